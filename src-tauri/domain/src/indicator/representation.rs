//! Indicator 1: who is in each band.
//!
//! **What it measures.** The share of BME staff in each Agenda for Change band, among very senior managers and in each medical
//! subgroup, beside their share of the whole workforce.
//! **Who is counted.** Heads in post on the snapshot date, bank-only workers left out.
//! **Formula.** BME people in the row ÷ everyone in the row, people of unknown ethnicity included.
//! **Direction.** Worse where the senior rows have a smaller share than everybody else. Two groups of senior rows are judged: bands 8a to 9
//! with very senior managers, and consultants. The indicator is worse where either is, better only where one is better and neither is
//! worse. Lower bands describe; they are never judged.
//! **When it cannot be calculated.** A row of nobody has no share.
//! **Source.** WRES indicators 2023–2025, indicator 1; denominators from published counts (North Cumbria 2025: 990 of 7,422 printed as 13 %).

use crate::disclosure::Rule;
use crate::ethnicity::{Group, Triple};
use crate::gap::{State, WorseWhen};
use crate::rules::RulePack;
use crate::statistics::{self, Interval};
use crate::workforce::{Band, Section, Workforce};

/// One row of indicator 1.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Row {
    /// Section of the return.
    pub section: Section,
    /// Band within it.
    pub band: Band,
    /// People; senior medical managers stand in the consultants' row and again in their own.
    pub people: Triple,
}

/// Whom a reading of indicator 1 is of. Bands are over the clinical and non-clinical sections together.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Senior {
    /// Bands 8a to 9 and very senior managers together: judged.
    Bands,
    /// Consultants, senior medical managers among them: judged.
    Consultants,
    /// One of the bands 8a to 9, or very senior managers: read by itself, and judged with the others.
    Band(Band),
}

impl Senior {
    /// The rows that are read each by itself, most junior first.
    pub const ROWS: [Self; 7] = [
        Self::Band(Band::Band8a),
        Self::Band(Band::Band8b),
        Self::Band(Band::Band8c),
        Self::Band(Band::Band8d),
        Self::Band(Band::Band9),
        Self::Band(Band::Vsm),
        Self::Consultants,
    ];

    /// The key used in JSON.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Bands => "bands_8a_to_vsm",
            Self::Consultants => "consultant",
            Self::Band(band) => band.key(),
        }
    }
}

/// Some of the senior rows beside everybody else.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct SeniorReading {
    /// Whom it is of.
    pub of: Senior,
    /// The people in it.
    pub people: Triple,
    /// Everybody else in the workforce.
    pub others: Triple,
    /// Newcombe's interval of the difference in BME share, these people minus everybody else, in percentage points.
    pub difference: Option<Interval>,
    /// What the interval and the counts allow to be said.
    pub state: State,
}

impl SeniorReading {
    fn new(of: Senior, people: Triple, total: Triple, rules: &RulePack) -> Self {
        let others = total.minus(people).unwrap_or_default();
        let share = |triple: Triple| (f64::from(triple.bme), f64::from(triple.total()));
        let difference = statistics::difference(share(people), share(others)).map(Interval::in_percent);
        let state = match &difference {
            None => State::Missing,
            Some(_) if people.stated() < rules.too_few.people || total.bme < rules.too_few.people => State::TooFew,
            Some(interval) => WorseWhen::Lower.read(interval, 0.0),
        };
        Self {
            of,
            people,
            others,
            difference,
            state,
        }
    }

    /// BME share of these people minus that of everybody else, in percentage points.
    pub fn points(&self) -> Option<f64> {
        self.people
            .percent(Group::Bme)
            .zip(self.others.percent(Group::Bme))
            .map(|(these, others)| these - others)
    }

    /// How many more BME people would give these people the share of the whole workforce, at the same size. Not rounded.
    pub fn shortfall(&self) -> Option<f64> {
        (self.people + self.others)
            .percent(Group::Bme)
            .map(|percent| percent / 100.0 * f64::from(self.people.total()) - f64::from(self.people.bme))
    }
}

/// What two judged groups come to together: worse where either is worse, better where one is better and neither worse. Where neither
/// differs, the one that says more is taken.
fn together(first: State, second: State) -> State {
    [State::Worse, State::Better, State::NoClearDifference, State::TooFew]
        .into_iter()
        .find(|state| [first, second].contains(state))
        .unwrap_or(State::Missing)
}

/// Indicator 1 of one year.
#[derive(Debug, Clone, PartialEq)]
pub struct Representation {
    /// Every row of the return, in its order.
    pub rows: Vec<Row>,
    /// The whole workforce.
    pub workforce: Triple,
    /// Bands 8a to 9 and very senior managers.
    pub senior: Triple,
    /// Very senior managers, clinical and non-clinical.
    pub vsm: Triple,
    /// The groups that are judged: bands 8a to 9 with very senior managers, and consultants.
    pub judged: [SeniorReading; 2],
    /// Each senior row by itself, in the order of [`Senior::ROWS`].
    pub senior_rows: Vec<SeniorReading>,
    /// What the two judged groups allow to be said together.
    pub state: State,
}

/// Every row of the return, in its order.
pub fn rows(workforce: &Workforce) -> Vec<Row> {
    Section::ALL
        .into_iter()
        .flat_map(|section| section.bands().map(move |band| (section, band)))
        .map(|(section, band)| Row {
            section,
            band,
            people: workforce.row(section, band),
        })
        .collect()
}

/// Which rows a level hides. Each section is made safe by itself, so that its total may be shown too. Senior medical managers are a
/// part of the consultants' row and not among the rows that add up.
pub fn hidden(rows: &[Row], level: Rule) -> Vec<bool> {
    let mut hidden = vec![false; rows.len()];
    for section in Section::ALL {
        let adding: Vec<usize> = (0..rows.len())
            .filter(|index| rows[*index].section == section && rows[*index].band != Band::SeniorMedicalManager)
            .collect();
        let people: Vec<Triple> = adding.iter().map(|index| rows[*index].people).collect();
        for (index, is_hidden) in adding.iter().zip(level.hidden_rows(&people)) {
            hidden[*index] = is_hidden;
        }
    }
    for (row, hidden) in rows.iter().zip(&mut hidden) {
        if row.band == Band::SeniorMedicalManager {
            *hidden = level.hides(row.people);
        }
    }
    hidden
}

/// Computes indicator 1.
pub fn compute(workforce: &Workforce, rules: &RulePack) -> Representation {
    let all_rows = self::rows(workforce);
    let (total, senior) = (workforce.total(), workforce.senior());
    let consultants = workforce.row(Section::Medical, Band::Consultant);
    let read = |of: Senior| {
        let people = match of {
            Senior::Bands => senior,
            Senior::Consultants => consultants,
            Senior::Band(band) => workforce.row(Section::NonClinical, band) + workforce.row(Section::Clinical, band),
        };
        SeniorReading::new(of, people, total, rules)
    };
    let judged = [read(Senior::Bands), read(Senior::Consultants)];
    let state = together(judged[0].state, judged[1].state);
    let vsm = workforce.row(Section::NonClinical, Band::Vsm) + workforce.row(Section::Clinical, Band::Vsm);
    Representation {
        rows: all_rows,
        workforce: total,
        senior,
        vsm,
        judged,
        senior_rows: Senior::ROWS.into_iter().map(read).collect(),
        state,
    }
}

impl Representation {
    /// BME share of the whole workforce, percent.
    pub fn workforce_percent(&self) -> Option<f64> {
        self.workforce.percent(Group::Bme)
    }

    /// BME share of bands 8a to 9 and very senior managers, percent.
    pub fn senior_percent(&self) -> Option<f64> {
        self.senior.percent(Group::Bme)
    }

    /// The judged groups that are in a state; those that make the indicator worse, say.
    pub fn judged_as(&self, state: State) -> impl Iterator<Item = &SeniorReading> {
        self.judged.iter().filter(move |held| held.state == state)
    }

    /// How many more BME people in the senior rows would give them the share of the whole workforce, at the same size.
    pub fn senior_shortfall(&self) -> Option<f64> {
        self.workforce_percent()
            .map(|percent| percent / 100.0 * f64::from(self.senior.total()) - f64::from(self.senior.bme))
    }

    /// The people of one band over both clinical and non-clinical sections, or of a medical subgroup.
    pub fn band(&self, band: Band) -> Triple {
        self.rows
            .iter()
            .filter(|row| row.band == band)
            .map(|row| row.people)
            .sum()
    }

    /// Everyone in the medical and dental section, each person once.
    pub fn medical(&self) -> Triple {
        self.rows
            .iter()
            .filter(|row| row.section == Section::Medical && row.band != Band::SeniorMedicalManager)
            .map(|row| row.people)
            .sum()
    }
}
