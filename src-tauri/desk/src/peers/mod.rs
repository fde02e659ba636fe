//! The trust among others: loading tables of all trusts, exchanging peer cards, and what both say of an indicator.

mod beside;
mod card_file;
mod cards;
mod tables;

use chrono::NaiveDateTime;

use crate::view::{AmongOthers, PeersView};
use crate::{Desk, DeskError, gather};

pub use tables::check_answers;

impl Desk {
    /// Tables of all trusts and peer cards that were loaded.
    ///
    /// # Errors
    /// Where the store cannot be read.
    pub fn peers(&self, year: u16) -> Result<PeersView, DeskError> {
        Ok(PeersView {
            tables: tables::views(&self.store)?,
            cards: cards::views(&self.store)?,
            no_card: match cards::own(&self.store, &self.reference, year) {
                Ok(_) => String::new(),
                Err(error) => error.to_string(),
            },
        })
    }

    /// What other trusts' values say of an indicator.
    ///
    /// # Errors
    /// Where there is no such indicator, the store cannot be read or there are no rules for the year.
    pub fn among_others(&self, year: u16, number: u8) -> Result<AmongOthers, DeskError> {
        if !(1..=9).contains(&number) {
            return Err(DeskError::given(
                format!("There is no indicator {number}."),
                "The indicators are 1 to 9.",
            ));
        }
        let data = gather::year(&self.store, &self.reference, year)?;
        beside::section(&self.store, &data, number)
    }

    /// Takes a table of all trusts back.
    ///
    /// # Errors
    /// Where there is none of this number, or the store cannot be written.
    pub fn remove_peer_table(&mut self, id: i64, now: NaiveDateTime) -> Result<(), DeskError> {
        tables::remove(&mut self.store, id, now)
    }

    /// Takes a card back.
    ///
    /// # Errors
    /// Where there is none of this organisation and year, or the store cannot be written.
    pub fn remove_peer_card(&mut self, organisation: &str, year: u16, now: NaiveDateTime) -> Result<(), DeskError> {
        cards::remove(&mut self.store, organisation, year, now)
    }
}

/// Adds a line to the log, in the transaction of the change itself.
fn note(tx: &store::Tx<'_>, at: NaiveDateTime, what: &str) -> Result<(), DeskError> {
    crate::logbook::add(tx, None, at, what).map(|_| ())
}
