//! The passages of a year: the program's words, or the trust's own in their place, which survive any recomputation and are marked once
//! what they were written on has changed.

use std::collections::BTreeMap;

use chrono::NaiveDateTime;
use domain::disclosure::Level;
use files::reference::Reference;
use files::write::report;
use store::passage::{self, Passage};
use store::{Books, Tx};

use super::drafts::Drafts;
use super::kinds::{self, Kind, Paper};
use crate::gather::{self, YearData};
use crate::view::{PassageView, PassagesView};
use crate::{Desk, DeskError, papers};

/// No passage is longer; a page of a paper holds some 3,000 letters.
const LONGEST: usize = 10_000;

/// The key of a board's note on an indicator.
pub(crate) fn note_key(number: u8) -> String {
    format!("board.indicator.{number}")
}

/// The note for the board on an indicator; empty where there is none.
pub(crate) fn note(books: &Books, year: u16, number: u8) -> Result<String, DeskError> {
    let held = passage::of_year(books, year)?.into_iter();
    Ok(held
        .filter(|passage| passage.key == note_key(number))
        .map(|passage| passage.words)
        .next()
        .unwrap_or_default())
}

fn names<'a>(data: &'a YearData<'_>) -> impl Fn(u8) -> String + 'a {
    |number| {
        data.rules
            .indicator(number)
            .map(|rule| rule.short.clone())
            .unwrap_or_default()
    }
}

/// One passage with the trust's words, where it has any.
struct Held {
    kind: Kind,
    draft: String,
    own: Option<Passage>,
    is_out_of_date: bool,
}

impl Held {
    fn words(&self) -> &str {
        self.own.as_ref().map_or(self.draft.as_str(), |own| own.words.as_str())
    }
}

/// Every passage of a year. `shown` drafts the words that are printed; `basis` what the trust's words are compared with, which does not
/// depend on what a paper hides.
fn held(books: &Books, data: &YearData<'_>, shown: &Drafts, basis: &Drafts) -> Result<Vec<Held>, DeskError> {
    let mut own: BTreeMap<String, Passage> = passage::of_year(books, data.rules.year)?
        .into_iter()
        .map(|passage| (passage.key.clone(), passage))
        .collect();
    let kinds = kinds::all(&names(data)).into_iter();
    Ok(kinds
        .map(|kind| {
            let own = own.remove(&kind.key);
            let now = basis.basis(&kind.key);
            let is_out_of_date = own
                .as_ref()
                .is_some_and(|own| !kind.is_fact && !own.basis.is_empty() && own.basis != now);
            Held {
                draft: shown.words(&kind.key),
                own,
                is_out_of_date,
                kind,
            }
        })
        .collect())
}

/// The passages of one paper as it prints them.
pub(super) fn printed(
    books: &Books,
    data: &YearData<'_>,
    shown: &Drafts,
    basis: &Drafts,
) -> Result<Vec<report::Passage>, DeskError> {
    Ok(held(books, data, shown, basis)?
        .into_iter()
        .map(|held| report::Passage {
            words: held.words().to_owned(),
            key: held.kind.key,
            title: held.kind.title,
            is_out_of_date: held.is_out_of_date,
        })
        .collect())
}

/// The passages of a year as the window shows them.
pub(super) fn view<'d>(
    books: &Books,
    reference: &Reference,
    data: &YearData<'_>,
    level: Level,
    drafts: &dyn Fn(Paper) -> &'d Drafts,
    basis: &Drafts,
) -> Result<PassagesView, DeskError> {
    let mut passages = Vec::new();
    for paper in [Paper::Board, Paper::Public] {
        let of_paper = held(books, data, drafts(paper), basis)?.into_iter();
        passages.extend(of_paper.filter(|held| held.kind.paper == paper).map(|held| {
            PassageView {
                words: held.words().to_owned(),
                paper: paper.label().to_owned(),
                title: held.kind.title.clone(),
                help: held.kind.help.to_owned(),
                is_line: held.kind.is_fact,
                is_own: held.own.is_some(),
                is_missing: held.words().trim().is_empty() && !held.kind.may_be_empty,
                is_out_of_date: held.is_out_of_date,
                was: held
                    .own
                    .as_ref()
                    .filter(|_| held.is_out_of_date)
                    .map(|own| own.basis.clone())
                    .unwrap_or_default(),
                now: if held.is_out_of_date {
                    basis.basis(&held.kind.key)
                } else {
                    String::new()
                },
                draft: held.draft,
                key: held.kind.key,
            }
        }));
    }
    let number = |of: &dyn Fn(&PassageView) -> bool| {
        u32::try_from(passages.iter().filter(|held| of(held)).count()).unwrap_or(u32::MAX)
    };
    Ok(PassagesView {
        level: level.key().to_owned(),
        levels: crate::breakdown::levels(reference),
        missing: number(&|held| held.is_missing),
        out_of_date: number(&|held| held.is_out_of_date),
        passages,
    })
}

/// Copies what holds for the next year too: facts as they stand, and notes for the board marked with the year they are from. Says how many
/// notes were copied.
pub(crate) fn carry(tx: &Tx<'_>, from: u16, year: u16) -> Result<u32, DeskError> {
    let there: Vec<String> = passage::of_year(tx, year)?.into_iter().map(|held| held.key).collect();
    let kinds = kinds::all(&|_| String::new());
    let mut notes = 0;
    for held in passage::of_year(tx, from)? {
        let is_fact = kinds.iter().any(|kind| kind.key == held.key && kind.is_fact);
        let is_note = held.key.starts_with("board.indicator.");
        // Days and addresses of last year's papers are not this year's.
        let is_of_its_year = matches!(held.key.as_str(), "board.date" | "report.date" | "report.signed");
        if there.contains(&held.key) || is_of_its_year || !(is_fact || is_note) {
            continue;
        }
        notes += u32::from(is_note);
        // A note that was carried before says already which year it is from.
        let words = if !is_note || held.words.starts_with("From 20") {
            held.words
        } else {
            format!("From {from}: {}", held.words)
        };
        let copied = Passage {
            words,
            basis: String::new(),
            ..held
        };
        passage::set(tx, year, &copied)?;
    }
    Ok(notes)
}

impl Desk {
    /// The passages of a year’s papers: the program's words, or the trust's own in their place.
    ///
    /// # Errors
    /// Where there are no rules for the year, or the store cannot be read.
    pub fn passages(&self, year: u16, now: NaiveDateTime) -> Result<PassagesView, DeskError> {
        let data = gather::year(self.books(), self.reference(), year)?;
        papers::passages_view(self.books(), self.reference(), &data, now.date())
    }

    /// Keeps the trust's words for a passage; empty words, or the program's own, take them away.
    ///
    /// # Errors
    /// Where there is no such passage, no rules for the year, the words are longer than 10,000 letters, or the store cannot be written.
    pub fn save_passage(&mut self, year: u16, key: &str, words: &str, now: NaiveDateTime) -> Result<(), DeskError> {
        let words = words.replace("\r\n", "\n");
        let words = words.trim();
        let data = gather::year(&self.store, &self.reference, year)?;
        let Some(kind) = kinds::all(&names(&data)).into_iter().find(|kind| kind.key == key) else {
            return Err(DeskError::given(
                format!("There is no passage “{key}”."),
                "Choose one of those that the papers have.",
            ));
        };
        if words.chars().count() > LONGEST {
            return Err(DeskError::given(
                "The words are longer than 10,000 letters.".to_owned(),
                "Shorten them; a board reads a page.",
            ));
        }
        let (shown, basis) = papers::drafts_of(&self.store, &self.reference, &data, kind.paper, now.date())?;
        let is_the_programs = words == shown.words(key).trim();
        self.store.transaction(|tx| {
            store::year::start(tx, year, now)?;
            if words.is_empty() || is_the_programs {
                passage::delete(tx, year, key)?;
            } else {
                let held = Passage {
                    key: key.to_owned(),
                    words: words.to_owned(),
                    basis: basis.basis(key),
                    written_at: Some(now),
                };
                passage::set(tx, year, &held)?;
            }
            crate::log(
                tx,
                year,
                now,
                format!(
                    "Changed the words of the {}: {}.",
                    kind.paper.label().to_lowercase(),
                    kind.title
                ),
            )
        })
    }

    /// Keeps the note for the board on an indicator; empty words take it away.
    ///
    /// # Errors
    /// As [`Desk::save_passage`], and where there is no such indicator.
    pub fn save_note(&mut self, year: u16, number: u8, words: &str, now: NaiveDateTime) -> Result<(), DeskError> {
        if !(1..=9).contains(&number) {
            return Err(DeskError::given(
                format!("There is no indicator {number}."),
                "The indicators are 1 to 9.",
            ));
        }
        self.save_passage(year, &note_key(number), words, now)
    }
}
