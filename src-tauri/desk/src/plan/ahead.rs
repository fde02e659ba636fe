//! Looking ahead: an action's way from baseline to target, the appointments a share would take, and what one step of the ladder would change.

use domain::change::Moves;
use domain::ethnicity::Group;
use domain::indicator::Senior;
use domain::plan::appointments::{self, Growth, Leavers, Question, USUAL_LEAVERS};
use domain::plan::ladder::{self, Ladder, Rung};
use domain::plan::path::{self, Path};
use domain::sentence;
use domain::workforce::{Band, Section};
use files::write::figure::way;
use store::ActionId;

use super::figures::{self, Figures};
use super::gone;
use crate::gather;
use crate::view::{Choice, LadderQuestion, LadderView, NeedQuestion, NeedView, PathView, Table};
use crate::{Desk, DeskError, drawing, text};

/// Years looked ahead where nobody says how many; a convention of this program.
const USUAL_YEARS: u16 = 5;

impl Desk {
    /// The way of an action's outcome from its baseline to its target.
    ///
    /// # Errors
    /// Where the action is not in the plan or the store cannot be read.
    pub fn path(&self, year: u16, action: i64) -> Result<PathView, DeskError> {
        let held = store::action::get(&self.store, ActionId(action))?;
        let held = held.filter(|held| held.year == year).ok_or_else(gone)?.particulars;
        let none = |lead: &str| PathView {
            lead: lead.to_owned(),
            figure: None,
            table: None,
            readings: Vec::new(),
            basis: Vec::new(),
        };
        let Some(aim) = held.outcome else {
            return Ok(none(
                "The outcome is not an indicator’s figure, so there is no way to draw.",
            ));
        };
        let (Some(baseline), Some(goal), Some(by)) = (aim.baseline, aim.target, aim.by) else {
            return Ok(none("A way needs a baseline, a target and the year by which."));
        };
        let data = gather::year(&self.store, &self.reference, year)?;
        let Some(counts) = super::aim::counts(&data, held.indicator) else {
            return Ok(none(
                "The people behind the figure are not held, so what chance does round the way cannot be said.",
            ));
        };
        let found = match path::path(&counts, (aim.from, baseline), (by, goal)) {
            Ok(found) => found,
            Err(why) => return Ok(none(&sentence::no_path(why, counts.measure(), goal))),
        };
        let mut figures = Figures::of(&self.store, &self.reference)?;
        let mut seen = Vec::new();
        for step in &found.steps {
            if let Some(value) = figures.value(held.indicator, step.year)? {
                seen.push((step.year, value));
            }
        }
        let later = seen.iter().filter(|(year, _)| *year > aim.from);
        Ok(PathView {
            lead: sentence::path(&found),
            figure: way(super::aim::measure(held.indicator), &found, &seen).map(drawing::view),
            table: Some(path_table(&found, &seen, held.indicator)),
            readings: later
                .filter_map(|(year, value)| sentence::path_reading(&found, *year, *value))
                .collect(),
            basis: sentence::path_basis(found.measure)
                .into_iter()
                .map(str::to_owned)
                .collect(),
        })
    }

    /// What it would take in appointments to reach a BME share at bands 8a to 9 and very senior manager by a year.
    ///
    /// # Errors
    /// Where the store cannot be read or there are no rules for the year.
    pub fn appointments(&self, year: u16, asked: &NeedQuestion) -> Result<NeedView, DeskError> {
        let data = gather::year(&self.store, &self.reference, year)?;
        let moves = self.moves(year)?;
        let is_senior = |place: domain::change::Place| is_senior(place.band);
        let seen = moves.as_ref().and_then(|moves| Leavers::seen(moves, is_senior));
        let usual = seen.unwrap_or(Leavers::same(USUAL_LEAVERS));
        let people = data
            .counts
            .workforce
            .as_ref()
            .map(domain::workforce::Workforce::senior)
            .unwrap_or_default();
        let parity = data.counts.staff().and_then(|staff| staff.percent(Group::Bme));
        let question = Question {
            people,
            year,
            share: asked.share.or(parity).unwrap_or_default(),
            target_year: asked.by.unwrap_or(year + USUAL_YEARS),
            leavers: Leavers {
                bme: asked.leavers_bme.unwrap_or(usual.bme),
                others: asked.leavers_others.unwrap_or(usual.others),
            },
            growth: Growth::Heads(asked.growth.unwrap_or_default()),
        };
        let taken = NeedQuestion {
            share: Some(question.share),
            by: Some(question.target_year),
            leavers_bme: Some(question.leavers.bme),
            leavers_others: Some(question.leavers.others),
            growth: Some(asked.growth.unwrap_or_default()),
        };
        let mut basis = sentence::appointments_basis(&question);
        if asked.leavers_bme.is_none() || asked.leavers_others.is_none() {
            basis.push(match seen {
                Some(_) => format!("The leavers are those seen between the staff lists of {} and {year}.", year - 1),
                None => format!(
                    "Your own leavers are not known, since two staff lists are needed for that; {USUAL_LEAVERS} of 100 is this program’s convention."
                ),
            });
        }
        Ok(match appointments::needed(question) {
            Err(why) => NeedView {
                lead: sentence::no_appointments(why),
                table: None,
                basis: Vec::new(),
                question: taken,
            },
            Ok(need) => NeedView {
                lead: sentence::appointments(&need, "at bands 8a to 9 and very senior manager"),
                table: Some(Table {
                    caption: "Year by year, as expected".to_owned(),
                    headings: ["Year", "Posts filled", "BME people appointed", "Staff at its end", "BME share"]
                        .map(str::to_owned)
                        .to_vec(),
                    rows: need
                        .years
                        .iter()
                        .map(|held| {
                            vec![
                                held.year.to_string(),
                                text::count(held.posts()),
                                text::count(held.bme_people()),
                                domain::rounding::text(held.everyone, 0),
                                held.share().map_or_else(|| "–".to_owned(), text::percent),
                            ]
                        })
                        .collect(),
                    note: "People and posts are rounded up in each year. A share needed measures the distance; it is not a quota.".to_owned(),
                }),
                basis,
                question: taken,
            },
        })
    }

    /// What the BME share of every band would be some years ahead if one step of the career ladder changed.
    ///
    /// # Errors
    /// Where the section is not one with a ladder, or the store cannot be read.
    pub fn ladder(&self, year: u16, asked: &LadderQuestion) -> Result<LadderView, DeskError> {
        let section = Section::from_key(&asked.section).filter(|section| *section != Section::Medical);
        let section = section.ok_or_else(|| {
            DeskError::given(
                format!("“{}” has no career ladder.", asked.section),
                "Choose non-clinical or clinical staff.",
            )
        })?;
        let data = gather::year(&self.store, &self.reference, year)?;
        let moves = self.moves(year)?;
        // Indicator 2 is White ÷ BME.
        let appointment = data
            .nine
            .appointment
            .as_ref()
            .and_then(|held| held.value.ok())
            .map(|ratio| 1.0 / ratio);
        let workforce = data.counts.workforce.as_ref();
        let held = workforce
            .and_then(|workforce| Ladder::of(workforce, section, moves.as_ref(), appointment, data.rules.too_few));
        let Some(held) = held else {
            return Ok(LadderView {
                lead: "There is no ladder to look at: a staff list with at least two bands of these staff is needed."
                    .to_owned(),
                table: None,
                basis: Vec::new(),
                question: asked.clone(),
                steps: Vec::new(),
            });
        };
        let steps: Vec<(Band, Band)> = held.rungs.windows(2).map(|pair| (pair[0].band, pair[1].band)).collect();
        // Of the steps that are hardest for BME people to go up, the one below which most of them stand.
        let hardest = |pair: &[Rung]| (pair[1].likelihood, -f64::from(pair[0].people.bme));
        let least = held.rungs.windows(2).min_by(|a, b| {
            let (a, b) = (hardest(a), hardest(b));
            a.0.total_cmp(&b.0).then(a.1.total_cmp(&b.1))
        });
        let step = Band::from_key(&asked.step)
            .or(least.map(|pair| pair[1].band))
            .unwrap_or(steps[0].1);
        let (likelihood, years) = (asked.likelihood.unwrap_or(1.0), asked.years.unwrap_or(USUAL_YEARS));
        let answer = ladder::what_if(&held, step, likelihood, years);
        let shares = |split: &ladder::Split| split.share().map_or_else(|| "–".to_owned(), text::percent);
        let (lead, table) = match &answer {
            Err(why) => (sentence::no_what_if(*why), None),
            Ok(answer) => {
                let table = Table {
                    caption: format!("BME share of each band, {} staff", section.label().to_lowercase()),
                    headings: vec![
                        "Band".to_owned(),
                        "Now".to_owned(),
                        format!("{} without the change", year + years),
                        format!("{} with it", year + years),
                        "BME people more or fewer".to_owned(),
                    ],
                    rows: answer
                        .bands
                        .iter()
                        .map(|band| {
                            vec![
                                band.band.label().to_owned(),
                                band.now
                                    .percent(Group::Bme)
                                    .map_or_else(|| "–".to_owned(), text::percent),
                                shares(&band.without),
                                shares(&band.with),
                                text::signed(band.people(), 0),
                            ]
                        })
                        .collect(),
                    note: "Expectations, not a forecast.".to_owned(),
                };
                (sentence::what_if(answer, year + years), Some(table))
            }
        };
        Ok(LadderView {
            lead,
            table,
            basis: sentence::ladder_basis(&held),
            question: LadderQuestion {
                section: section.key().to_owned(),
                step: step.key().to_owned(),
                likelihood: Some(likelihood),
                years: Some(years),
            },
            steps: steps
                .into_iter()
                .map(|(from, to)| Choice {
                    key: to.key().to_owned(),
                    label: format!("{} to {}", from.label(), to.label()),
                })
                .collect(),
        })
    }

    /// The people followed from last year's staff list into this year's.
    fn moves(&self, year: u16) -> Result<Option<Moves>, DeskError> {
        Ok(store::moves::between(&self.store, year - 1, year)?.map(|followed| followed.moves))
    }
}

fn is_senior(band: Band) -> bool {
    Senior::ROWS
        .iter()
        .any(|row| matches!(row, Senior::Band(held) if *held == band))
}

fn path_table(held: &Path, seen: &[(u16, f64)], indicator: u8) -> Table {
    let show = |value: f64| figures::show(indicator, value);
    Table {
        caption: "The way, year by year".to_owned(),
        headings: ["Year", "On the way", "What chance alone would give", "The figure"]
            .map(str::to_owned)
            .to_vec(),
        rows: held
            .steps
            .iter()
            .map(|step| {
                let range = step.range.map_or_else(
                    || "–".to_owned(),
                    |range| match range.high {
                        Some(high) => format!("{} to {}", show(range.low), show(high)),
                        None => format!("{} or more", show(range.low)),
                    },
                );
                let value = seen.iter().find(|(year, _)| *year == step.year);
                vec![
                    step.year.to_string(),
                    show(step.value),
                    range,
                    value.map_or_else(|| "–".to_owned(), |(_, value)| show(*value)),
                ]
            })
            .collect(),
        note: String::new(),
    }
}
