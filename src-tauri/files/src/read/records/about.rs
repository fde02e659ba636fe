//! What rows of a recruitment list say of applicant and job, for the breakdowns of indicator 2. Nothing is asked for its sake: what
//! cannot be read is not given.

use domain::classify::CodeList;
use domain::finding::Severity;
use domain::recruitment::About;

use super::Desk;
use super::lookup::of_row;
use super::memo::Memo;
use super::quiet_place::QuietPlace;
use super::words::Words;
use crate::read::Settings;
use crate::read::columns::{Row, Spot};

const OVERSEAS: &str = "overseas";

/// Reads them while rows go by.
pub(crate) struct Abouts<'a> {
    place: QuietPlace<'a>,
    /// Applications are held until the end of the list, and so are the numbers of their words.
    words: Words,
    marks: Memo<Option<bool>>,
    spot: Spot,
    overseas: &'a CodeList<bool>,
    yes_no: &'a CodeList<bool>,
}

impl<'a> Abouts<'a> {
    pub(crate) fn new(settings: &Settings<'a>) -> Self {
        Self {
            place: QuietPlace::new(settings),
            words: Words::lasting(),
            marks: Memo::default(),
            spot: Spot::default(),
            overseas: &settings.lists.overseas,
            yes_no: &settings.lists.yes_no,
        }
    }

    /// What a row says; the applicant's category is known to whoever reads the ethnic origin.
    pub(crate) fn of(&mut self, row: Row<'_>, category: Option<char>, desk: &mut Desk) -> About {
        let (section, band) = self.place.of(row);
        let [staff_group, division, sex] = self.words.of(row, desk);
        About {
            category,
            section,
            band,
            staff_group,
            division,
            sex,
            overseas: self.overseas(row, desk),
        }
    }

    fn overseas(&mut self, row: Row<'_>, desk: &mut Desk) -> Option<bool> {
        if !row.columns.has(OVERSEAS) {
            return None;
        }
        let (overseas, yes_no) = (self.overseas, self.yes_no);
        let said = of_row(&mut self.marks, &mut self.spot, row, OVERSEAS, |value| {
            yes_no.read(value).known().or_else(|| overseas.read(value).known())
        });
        if said.is_none() {
            let value = row.text(OVERSEAS);
            if !value.is_empty() {
                desk.notes.alike(
                    Severity::Note,
                    row.place(OVERSEAS),
                    &format!("“{value}” does not say whether it was overseas recruitment"),
                    "It was taken as not overseas. That matters only where indicator 2 is shown with and without overseas recruitment.",
                );
            }
        }
        said
    }
}
