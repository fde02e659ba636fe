//! Where a post or a job stands as far as lists and answers say, for those whom no row of the return counts: leavers and jobs
//! advertised. Only breakdowns hang on it, so nothing is asked and nothing is noted; what is open stays not given.

use domain::pay_scale::{Placed, place};
use domain::workforce::{Band, Section};

use super::Desk;
use super::lookup::Decided;
use super::place::Placing;
use crate::read::Settings;
use crate::read::columns::Row;
use crate::read::notes::Notes;
use crate::read::question::Questions;

/// Finds places while rows go by.
pub(crate) struct QuietPlace<'a> {
    placing: Placing<'a>,
    /// Takes the questions and notes that nobody is to see.
    aside: Desk,
}

impl<'a> QuietPlace<'a> {
    pub(crate) fn new(settings: &Settings<'a>) -> Self {
        Self {
            placing: Placing::new(settings),
            aside: Desk {
                questions: Questions::default(),
                notes: Notes::new("", ""),
                words: Vec::new(),
                records: Vec::new(),
                decisions: Vec::new(),
            },
        }
    }

    /// Section and band of a row; each `None` where it is not given or only the trust could say.
    pub(crate) fn of(&mut self, row: Row<'_>) -> (Option<Section>, Option<Band>) {
        let known = |decided| match decided {
            Decided::Known(section) => Some(section),
            Decided::Excluded | Decided::Ask(_) => None,
        };
        let section = known(self.placing.section(row, &mut self.aside));
        let band = if row.columns.has("pay_scale") && !row.text("pay_scale").is_empty() {
            match self.placing.band(row, section, &mut self.aside) {
                Decided::Known(band) => Some(band),
                Decided::Excluded | Decided::Ask(_) => None,
            }
        } else {
            None
        };
        match (section, band) {
            (Some(section), Some(band)) => match place(section, band) {
                Placed::Here(section, band) | Placed::Despite(section, band, _) => (Some(section), Some(band)),
                // Either may be wrong.
                Placed::Disagree => (None, None),
            },
            // Only doctors and dentists are paid so.
            (None, Some(band)) if band.is_medical() => (Some(Section::Medical), Some(band)),
            open => open,
        }
    }
}
