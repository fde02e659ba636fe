//! What stands beside the nine: earlier years, years taken together, race disparity ratios, the aspiration. All of it is the program's own
//! reading; none of it is in the return.

pub(crate) mod aim;
mod json;
mod view;

use domain::indicator::{
    Aspiration, Disparity, Indicators, Pooled, Ratio, RelativeLikelihood, aspiration, disparity, pooled,
};
use domain::rules::{Averaging, RulePack};
use domain::workforce::Band;
use files::reference::Reference;
use store::Books;

use crate::DeskError;
use crate::gather::{self, YearData};

pub(crate) use json::add as add_json;
pub(crate) use view::{measures, sure};

/// What is held beside the nine of a year.
#[derive(Debug, Clone)]
pub(crate) struct Beside<'a> {
    pub(crate) data: &'a YearData<'a>,
    pub(crate) reference: &'a Reference,
    /// The nine of last year, where held.
    pub(crate) last: Option<Indicators>,
    /// The nine of the year before that, where held.
    before_last: Option<Indicators>,
    /// Race disparity ratios: both sections together, non-clinical, clinical.
    pub(crate) disparity: Option<[Disparity; 3]>,
    /// The aim in force.
    pub(crate) aim: Option<aim::Held>,
    /// The senior bands against the aim.
    pub(crate) aspiration: Option<Aspiration>,
}

impl<'a> Beside<'a> {
    /// The same without what is held of earlier years, for papers that may not speak of them.
    pub(crate) fn of_this_year_alone(&self) -> Self {
        Self {
            last: None,
            before_last: None,
            ..self.clone()
        }
    }

    /// Gathers what stands beside a year.
    pub(crate) fn of(books: &Books, reference: &'a Reference, data: &'a YearData<'a>) -> Result<Self, DeskError> {
        let year = data.rules.year;
        let mut years = gather::earlier(books, reference, data.rules)?;
        let aim = aim::held(books, reference, &data.nine)?;
        let representation = data.nine.representation.as_ref();
        let aspiration = match (aim, representation) {
            (Some(held), Some(now)) => {
                let base = years
                    .get(&held.aim.base_year)
                    .and_then(|nine| nine.representation.clone());
                let in_base = |band: Band| base.as_ref().map(|held| held.band(band)).unwrap_or_default();
                let base: Option<&dyn Fn(Band) -> _> = base.as_ref().map(|_| &in_base as _);
                Some(aspiration::compute(held.aim, year, |band| now.band(band), base))
            }
            _ => None,
        };
        Ok(Self {
            data,
            reference,
            last: years.remove(&(year - 1)),
            before_last: years.remove(&(year - 2)),
            disparity: data
                .counts
                .workforce
                .as_ref()
                .map(|staff| disparity::compute(staff, &reference.measures.rungs, data.rules)),
            aim,
            aspiration,
        })
    }

    fn rules(&self) -> &RulePack {
        self.data.rules
    }

    /// Last year's nine where the indicator can be compared with it: its series was not broken since, and it is no mean of two years, which
    /// would share a year with the mean before it.
    fn comparable_last(&self, number: u8) -> Option<&Indicators> {
        let year = self.rules().year;
        if number == 3 && self.rules().averaging == Averaging::TwoYears {
            return None;
        }
        let is_broken = self
            .rules()
            .latest_break(number, year)
            .is_some_and(|broken| broken.year == year);
        self.last.as_ref().filter(|_| !is_broken)
    }

    /// Two and three years of indicator 2, 3 or 4 together, as far as they are held and the series is not broken.
    fn pooled(&self, number: u8) -> Vec<Pooled> {
        let year = self.rules().year;
        let first = self.rules().latest_break(number, year).map_or(0, |broken| broken.year);
        let years = [
            (year, Some(&self.data.nine)),
            (year - 1, self.last.as_ref()),
            (year - 2, self.before_last.as_ref()),
        ];
        let counts: Vec<pooled::YearCounts> = years
            .into_iter()
            .map_while(|(year, nine)| {
                let held = ratio_of(nine?, number)?;
                (year >= first && is_possible(held)).then_some((year, held.whole, held.part))
            })
            .collect();
        let Some(ratio) = ratio(number) else {
            return Vec::new();
        };
        (2..=counts.len())
            .filter_map(|years| pooled::pool(ratio, &counts[..years], self.rules()))
            .collect()
    }
}

/// Whether no part is larger than its whole.
const fn is_possible(held: &RelativeLikelihood) -> bool {
    held.part.white <= held.whole.white && held.part.bme <= held.whole.bme
}

/// Which ratio an indicator is.
const fn ratio(number: u8) -> Option<Ratio> {
    match number {
        2 => Some(Ratio::Appointment),
        3 => Some(Ratio::Disciplinary),
        4 => Some(Ratio::Training),
        _ => None,
    }
}

/// Indicator 2, 3 or 4 of a year.
fn ratio_of(nine: &Indicators, number: u8) -> Option<&RelativeLikelihood> {
    match number {
        2 => nine.appointment.as_ref(),
        3 => nine.disciplinary.as_ref(),
        4 => nine.training.as_ref(),
        _ => None,
    }
}
