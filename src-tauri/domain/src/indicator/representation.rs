//! Indicator 1: who is in each band.
//!
//! **What it measures.** The share of BME staff in each Agenda for Change band, among very senior managers and in each medical
//! subgroup, beside their share of the whole workforce.
//! **Who is counted.** Heads in post on the snapshot date, bank-only workers left out.
//! **Formula.** BME people in the row ÷ everyone in the row, people of unknown ethnicity included.
//! **Direction.** Worse where the senior rows have a smaller share than the workforce. Lower bands describe; they are never "better".
//! **When it cannot be calculated.** A row of nobody has no share.
//! **Source.** WRES indicators 2023–2025, indicator 1; denominators from published counts (North Cumbria 2025: 990 of 7,422 printed as 13 %).

use crate::disclosure::Level;
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

/// Indicator 1 of one year.
#[derive(Debug, Clone, PartialEq)]
pub struct Representation {
    /// Every row of the return, in its order.
    pub rows: Vec<Row>,
    /// The whole workforce.
    pub workforce: Triple,
    /// Bands 8a to 9 and very senior managers.
    pub senior: Triple,
    /// BME share of the senior rows minus that of everybody else, as percentage points, with what chance would explain.
    pub senior_difference: Option<Interval>,
    /// Very senior managers, clinical and non-clinical.
    pub vsm: Triple,
    /// What the senior rows allow to be said.
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
pub fn hidden(rows: &[Row], level: Level) -> Vec<bool> {
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
    let others = total.minus(senior).unwrap_or_default();
    let of = |triple: Triple| (f64::from(triple.bme), f64::from(triple.total()));
    let senior_difference = statistics::difference(of(senior), of(others)).map(|held| Interval {
        low: held.low * 100.0,
        high: held.high.map(|high| high * 100.0),
        ..held
    });
    let state = match &senior_difference {
        None => State::Missing,
        Some(_) if senior.stated() < rules.too_few.people || total.bme < rules.too_few.people => State::TooFew,
        Some(interval) => WorseWhen::Lower.read(interval, 0.0),
    };
    let vsm = workforce.row(Section::NonClinical, Band::Vsm) + workforce.row(Section::Clinical, Band::Vsm);
    Representation {
        rows: all_rows,
        workforce: total,
        senior,
        senior_difference,
        vsm,
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
