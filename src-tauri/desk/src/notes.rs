//! Notes for the board: what a trust wants said beside an indicator's figures.

use chrono::NaiveDateTime;
use store::Books;
use store::entry::{self, Entry, Given};

use crate::{Desk, DeskError, gather};

/// No note is longer; a page of a paper holds some 3,000 letters.
const LONGEST: usize = 10_000;

pub(crate) fn key(number: u8) -> String {
    format!("note.{number}")
}

/// The note on an indicator; empty where there is none.
pub(crate) fn of(books: &Books, year: u16, number: u8) -> Result<String, DeskError> {
    Ok(match entry::of_year(books, year)?.remove(&key(number)) {
        Some(Entry::Words(words)) => words,
        _ => String::new(),
    })
}

impl Desk {
    /// Keeps the note for the board on an indicator; empty words take it away.
    ///
    /// # Errors
    /// Where there is no such indicator, no rules for the year, the note is longer than 10,000 letters, or the store cannot be written.
    pub fn save_note(&mut self, year: u16, number: u8, words: &str, now: NaiveDateTime) -> Result<(), DeskError> {
        gather::rules(&self.reference, year)?;
        if !(1..=9).contains(&number) {
            return Err(DeskError::given(
                format!("There is no indicator {number}."),
                "The indicators are 1 to 9.",
            ));
        }
        let words = words.trim();
        if words.chars().count() > LONGEST {
            return Err(DeskError::given(
                "The note is longer than 10,000 letters.".to_owned(),
                "Shorten it; a board reads a page.",
            ));
        }
        self.store.transaction(|tx| {
            store::year::start(tx, year, now)?;
            if words.is_empty() {
                entry::delete(tx, year, &key(number))?;
            } else {
                entry::set(
                    tx,
                    year,
                    &key(number),
                    &Entry::Words(words.to_owned()),
                    &Given::default(),
                )?;
            }
            crate::log(
                tx,
                year,
                now,
                format!("Changed the note for the board on indicator {number}."),
            )
        })
    }
}
