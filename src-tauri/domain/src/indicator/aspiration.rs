//! Representation against an aspiration: what it would take for each senior band to reach a share by a year.
//!
//! **What it measures.** For bands 8a to 9 and very senior managers: how many BME people would make up the share aspired to, at the band's
//! size today, and how many more a year that is.
//! **Formula.** Target: share × everyone in the band, rounded up to whole people. More each year: what is missing ÷ years left, rounded up.
//! The path is a straight line from the share in the base year to the aspiration in the target year.
//! **When it cannot be calculated.** A band of nobody has no target; a target year that is not ahead leaves no years.
//! **Source.** A Model Employer, NHS England 2019, whose method is known only from memory; the defaults are data ([`Defaults`]).

use crate::classify::Confidence;
use crate::ethnicity::{Group, Triple};
use crate::workforce::Band;

/// Base and target year where a trust sets none of its own.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Defaults {
    /// Base year.
    pub base_year: u16,
    /// Target year.
    pub target_year: u16,
    /// How sure we are of them and of the method.
    pub confidence: Confidence,
    /// Where they were read.
    pub source: String,
}

/// What is aspired to.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Aim {
    /// BME share aspired to in each senior band, percent, above 0 and at most 100.
    pub share: f64,
    /// The year from which the path is drawn.
    pub base_year: u16,
    /// The year in which the share should be reached.
    pub target_year: u16,
}

/// One senior band.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Row {
    /// The band, over clinical and non-clinical staff.
    pub band: Band,
    /// Its people now.
    pub people: Triple,
    /// BME people that would make up the share at this size; the fewest whole number that does.
    pub target: u32,
    /// BME people more than now.
    pub missing: u32,
    /// BME people more in each of the years left; `None` where no year is left and somebody is missing.
    pub each_year: Option<u32>,
    /// BME share in the base year, percent, where that year is held.
    pub base_share: Option<f64>,
}

/// Every senior band of one year.
#[derive(Debug, Clone, PartialEq)]
pub struct Aspiration {
    /// The aim.
    pub aim: Aim,
    /// The year the people are of.
    pub year: u16,
    /// Bands 8a to 9 and very senior managers that have anybody in them.
    pub rows: Vec<Row>,
}

/// The bands the method is applied to.
pub const BANDS: [Band; 6] = [
    Band::Band8a,
    Band::Band8b,
    Band::Band8c,
    Band::Band8d,
    Band::Band9,
    Band::Vsm,
];

/// Works out every senior band. `now` and `base` give the people of a band in the year and in the base year, where that one is held.
pub fn compute(aim: Aim, year: u16, now: impl Fn(Band) -> Triple, base: Option<&dyn Fn(Band) -> Triple>) -> Aspiration {
    let years_left = u32::from(aim.target_year.saturating_sub(year));
    let rows = BANDS
        .into_iter()
        .map(|band| (band, now(band)))
        .filter(|(_, people)| people.total() > 0)
        .map(|(band, people)| {
            let target = fewest(aim.share, people.total());
            let missing = target.saturating_sub(people.bme);
            let each_year = match (missing, years_left) {
                (0, _) => Some(0),
                (_, 0) => None,
                (missing, years) => Some(missing.div_ceil(years)),
            };
            Row {
                band,
                people,
                target,
                missing,
                each_year,
                base_share: base.and_then(|base| base(band).percent(Group::Bme)),
            }
        })
        .collect();
    Aspiration { aim, year, rows }
}

/// The fewest people who are at least a share of everyone.
fn fewest(share: f64, everyone: u32) -> u32 {
    let exact = share / 100.0 * f64::from(everyone);
    #[allow(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "between 0 and a number of people"
    )]
    // A share that was itself counted must not ask for one more because of what binary numbers lose.
    let people = (exact - 1e-9 * exact.max(1.0)).ceil().max(0.0) as u32;
    people.min(everyone)
}

impl Row {
    /// BME share now, percent.
    pub fn share(&self) -> Option<f64> {
        self.people.percent(Group::Bme)
    }
}

impl Aspiration {
    /// The share on the straight line from the base year to the target year, percent; `None` where the base year is not held, does not lie
    /// before the target year, or the year does not lie between the two.
    pub fn on_path(&self, row: &Row, year: u16) -> Option<f64> {
        let base = row.base_share?;
        let aim = self.aim;
        (aim.base_year < aim.target_year && (aim.base_year..=aim.target_year).contains(&year)).then(|| {
            let gone = f64::from(year - aim.base_year) / f64::from(aim.target_year - aim.base_year);
            base + (aim.share - base) * gone
        })
    }

    /// Years from the year the people are of to the target year; 0 where it is reached or past.
    pub fn years_left(&self) -> u16 {
        self.aim.target_year.saturating_sub(self.year)
    }

    /// BME people more than now over all bands.
    pub fn missing(&self) -> u32 {
        self.rows.iter().map(|row| row.missing).sum()
    }
}
