//! The board paper and the public report of a year: gathered, cleared of what their readers may not see, worded, and handed to the writers.
//!
//! What a paper hides is settled once, over everything it will print ([`cleared`]); tables, sentences and figures take what may be shown from
//! there. Nothing here lays a page out.

mod cleared;
mod drafts;
mod figures;
mod gathered;
mod kinds;
mod passages;
mod shown;
mod tables;

use chrono::{NaiveDate, NaiveDateTime};
use domain::disclosure::Level;
use files::reference::Reference;
use files::write::report;
use store::Books;
use store::entry::{self, Entry, Given};

use crate::gather::{self, YearData};
use crate::view::PassagesView;
use crate::{Desk, DeskError};
use drafts::Drafts;
use gathered::Gathered;
use kinds::Paper;

pub(crate) use passages::{carry, note};

/// The board paper as a Word document.
pub(crate) fn board_paper(
    books: &Books,
    reference: &Reference,
    data: &YearData<'_>,
    today: NaiveDate,
) -> Result<Vec<u8>, DeskError> {
    let gathered = Gathered::of(books, reference, data, Paper::Board, level(books, data)?, today)?;
    Ok(report::board_paper(&gathered.report()?).docx()?)
}

/// The public report, as a Word document or as a web page.
pub(crate) fn public_report(
    books: &Books,
    reference: &Reference,
    data: &YearData<'_>,
    today: NaiveDate,
    as_page: bool,
) -> Result<Vec<u8>, DeskError> {
    let gathered = Gathered::of(books, reference, data, Paper::Public, Level::Public, today)?;
    let document = report::public_report(&gathered.report()?);
    Ok(if as_page { document.html() } else { document.docx()? })
}

/// For whom the board paper is written: as the trust chose, else for readers inside the organisation.
fn level(books: &Books, data: &YearData<'_>) -> Result<Level, DeskError> {
    let held = entry::of_year(books, data.rules.year)?.remove(LEVEL);
    Ok(match held {
        Some(Entry::Words(words)) => Level::from_key(&words).unwrap_or(Level::Internal),
        _ => Level::Internal,
    })
}

/// The key under which it is kept for whom the board paper is written.
const LEVEL: &str = "papers.level";

impl Desk {
    /// Chooses for whom the board paper of a year is written, by the key of a level.
    ///
    /// # Errors
    /// Where there is no such level, no rules for the year, or the store cannot be written.
    pub fn set_paper_level(&mut self, year: u16, level: &str, now: NaiveDateTime) -> Result<(), DeskError> {
        gather::rules(&self.reference, year)?;
        let Some(level) = Level::from_key(level) else {
            let known = Level::ALL.map(Level::key).join(", ");
            return Err(DeskError::given(
                format!("There is no level “{level}”."),
                format!("Known are {known}."),
            ));
        };
        self.store.transaction(|tx| {
            store::year::start(tx, year, now)?;
            let words = Entry::Words(level.key().to_owned());
            entry::set(tx, year, LEVEL, &words, &Given::default())?;
            let what = format!("Chose for whom the board paper is written: {}.", level.key());
            crate::log(tx, year, now, what)
        })
    }
}

/// The program's words for a paper as it prints them, and as the trust's own are compared with.
fn drafts_of(
    books: &Books,
    reference: &Reference,
    data: &YearData<'_>,
    paper: Paper,
    today: NaiveDate,
) -> Result<(Drafts, Drafts), DeskError> {
    let of = |level: Level| -> Result<Drafts, DeskError> {
        Ok(Gathered::of(books, reference, data, paper, level, today)?.drafts())
    };
    let level = match paper {
        Paper::Board => level(books, data)?,
        Paper::Public => Level::Public,
    };
    Ok((of(level)?, of(Level::Working)?))
}

/// The passages of a year as the window shows them.
fn passages_view(
    books: &Books,
    reference: &Reference,
    data: &YearData<'_>,
    today: NaiveDate,
) -> Result<PassagesView, DeskError> {
    let (board, basis) = drafts_of(books, reference, data, Paper::Board, today)?;
    let (public, _) = drafts_of(books, reference, data, Paper::Public, today)?;
    passages::view(
        books,
        reference,
        data,
        level(books, data)?,
        &|paper| match paper {
            Paper::Board => &board,
            Paper::Public => &public,
        },
        &basis,
    )
}
