//! The SQLite file of one trust: what was kept of its spreadsheets, what it answered, typed in and planned.
//!
//! [`Store`] opens the file; [`Store::transaction`] is the only way to change it, one transaction a use case, so that an
//! import is kept wholly or not at all. Each table has a module with its row, its reads and its writes: reads take
//! [`Books`], to which both [`Store`] and [`Tx`] lend themselves, and writes take [`Tx`].
//!
//! It deliberately knows no spreadsheet, no rule of the standard and no clock: rows come in decided and times are passed
//! in. Nobody's name is ever stored; a person is a [`Person`], a hash that the caller makes with [`Books::person_key`].

mod books;
mod column;
mod error;
mod ids;
mod schema;

pub mod answer;
pub mod file;
pub mod finding;
pub mod setting;
pub mod year;

pub mod application;
pub mod assignment;
pub mod bank_worker;
pub mod board_member;
pub mod candidate;
pub mod case_entry;
pub mod learning;
pub mod moves;
pub mod outcome;
pub mod past_item;
pub mod post;
pub mod roster;
pub mod staff_list;
pub mod survey_result;

pub mod action;
pub mod entry;
pub mod log;
pub mod pack;
pub mod passage;
pub mod peer_card;
pub mod peer_table;
pub mod reason;
pub mod signature;
pub mod signed_return;

#[cfg(test)]
mod fixture;
#[cfg(test)]
mod tests;

pub use books::{Books, FILE_NAME, Store, Tx};
pub use error::StoreError;
pub use ids::{ActionId, FileId, Person};

/// A row of a case log or a learning record that counts by itself; whether its person does is for the staff list to say.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Counted {
    /// The file it stands in.
    pub file: FileId,
    /// Row number in the sheet, counted from 1.
    pub row: u32,
    /// The person; `None` where the row gives no number.
    pub person: Option<Person>,
    /// The person's group as the row states it, where it does.
    pub group: Option<domain::ethnicity::Group>,
}

/// The outcome under which a row that counts is stored; every other outcome is the reason why a row does not.
pub const COUNTED: &str = "counted";
