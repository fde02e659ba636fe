//! The checks of the return with the words given for them: what the checks are told beside the return, which reasons still stand, and how
//! they are shown and written.
//!
//! A reason stands for the figures it was given for. Where they have changed since, it is shown with what it was said of, and asked for
//! again.

mod table;

use std::collections::BTreeMap;

use chrono::NaiveDateTime;
use domain::finding::Severity;
use domain::overridden::Overridden;
use domain::submission::{self, CellAt, Check, Facts, FileFact, HalfTyped, Look};
use store::file::Kind;
use store::reason::Reason;
use store::{Books, Store};

use crate::gather::{self, YearData};
use crate::view::{CellView, CheckView, LookView};
use crate::{Assignment, Desk, DeskError, entries, settings, text};

pub(crate) use table::table;

/// A check with what was said of it.
#[derive(Debug, Clone)]
pub(crate) struct Reasoned {
    pub(crate) check: Check,
    /// The reason, where one was given for these very figures.
    pub(crate) standing: Option<Reason>,
    /// A reason that was given for other figures.
    pub(crate) outdated: Option<Reason>,
}

impl Reasoned {
    /// The words of the reason that stands; empty where none does.
    pub(crate) fn reason(&self) -> String {
        self.standing
            .as_ref()
            .map(|held| held.reason.clone())
            .unwrap_or_default()
    }

    /// Whether it still stops or asks for something: an error always does, a warning until a reason stands.
    pub(crate) fn is_open(&self) -> bool {
        match self.check.severity {
            Severity::Error => true,
            Severity::Warning => self.standing.is_none(),
            Severity::Note => false,
        }
    }
}

/// Every check of a year with what was said of it.
pub(crate) fn reasoned(books: &Books, data: &YearData<'_>) -> Result<Vec<Reasoned>, DeskError> {
    let mut given: BTreeMap<String, Reason> = store::reason::of_year(books, data.rules.year)?
        .into_iter()
        .map(|reason| (reason.check_key.clone(), reason))
        .collect();
    let filled = crate::submission::filled(data);
    let checks = submission::check(&filled, data.rules, &facts(books, data)?);
    Ok(checks
        .into_iter()
        .map(|check| {
            if let Some(held) = data.overridden.iter().find(|held| held.check_key() == check.key) {
                return of_typed(check, held);
            }
            // An error is put right and not explained; a reason from when it was a warning says nothing of it.
            let (standing, outdated) = match given.remove(&check.key) {
                Some(reason) if check.severity == Severity::Warning && reason.figures == check.figures => {
                    (Some(reason), None)
                }
                other => (None, other),
            };
            Reasoned {
                check,
                standing,
                outdated,
            }
        })
        .collect())
}

/// The check of a figure typed in over the files', whose reason is kept with the figure.
fn of_typed(check: Check, held: &Overridden) -> Reasoned {
    let reason = |words: &str, finding: String| Reason {
        check_key: check.key.clone(),
        reason: words.to_owned(),
        by_role: held.by_role.clone(),
        at: held.at.unwrap_or_default(),
        figures: String::new(),
        finding,
    };
    let stands = check.severity == Severity::Warning && !held.reason.is_empty();
    let standing = stands.then(|| reason(&held.reason, check.message.clone()));
    let outdated = held
        .outdated
        .as_ref()
        .map(|(words, over)| reason(words, format!("The files gave {} then.", held.text(*over))));
    Reasoned {
        check,
        standing,
        outdated,
    }
}

/// What the checks are told beside the return.
fn facts(books: &Books, data: &YearData<'_>) -> Result<Facts, DeskError> {
    let year = data.rules.year;
    let files = store::file::of_year(books, year)?
        .into_iter()
        .map(|kept| {
            let left_out: BTreeMap<String, u32> = serde_json::from_str(&kept.file.left_out).unwrap_or_default();
            FileFact {
                kind: kept.file.kind,
                name: kept.file.name,
                as_at: kept.file.as_at,
                rows: kept.file.rows_read,
                outside_period: left_out.get("out_of_period").copied().unwrap_or_default(),
            }
        })
        .collect();
    Ok(Facts {
        explained: data.explained,
        files,
        typed: Kind::ALL
            .into_iter()
            .filter(|kind| data.typed.contains(kind.key()))
            .collect(),
        half_typed: half_typed(books, data)?,
    })
}

/// Groups of figures that were begun to be typed in and are not used yet.
fn half_typed(books: &Books, data: &YearData<'_>) -> Result<Vec<HalfTyped>, DeskError> {
    let needed = entries::still_needed(&store::entry::of_year(books, data.rules.year)?, &data.files);
    let mut wanted: BTreeMap<Kind, Vec<String>> = BTreeMap::new();
    for typed in entries::all().into_iter().filter(|typed| needed.contains(&typed.key)) {
        wanted.entry(typed.kind).or_default().push(typed.label);
    }
    Ok(wanted
        .into_iter()
        .map(|(kind, wanted)| HalfTyped { kind, wanted })
        .collect())
}

/// The checks as they are shown.
pub(crate) fn views(checks: Vec<Reasoned>) -> Vec<CheckView> {
    checks.into_iter().map(view).collect()
}

fn view(held: Reasoned) -> CheckView {
    let (reason, given) = (held.reason(), held.standing.as_ref().map(given).unwrap_or_default());
    let outdated = held
        .outdated
        .as_ref()
        .map(|reason| outdated(&held.check, reason))
        .unwrap_or_default();
    CheckView {
        reason,
        given,
        outdated,
        outdated_reason: held.outdated.map(|reason| reason.reason).unwrap_or_default(),
        cells: held.check.cells.iter().copied().map(cell).collect(),
        looks: held.check.looks.iter().copied().map(look).collect(),
        nature: held.check.nature.key().to_owned(),
        nature_label: held.check.nature.label().to_owned(),
        severity: held.check.severity.key().to_owned(),
        item: held.check.item.unwrap_or_default(),
        key: held.check.key,
        message: held.check.message,
        hint: held.check.hint,
    }
}

fn cell(held: CellAt) -> CellView {
    CellView {
        item: held.item,
        group: held.group.map(|group| group.key().to_owned()).unwrap_or_default(),
        year: held.column.key().to_owned(),
        name: held.name(),
    }
}

fn look(held: Look) -> LookView {
    let (kind, number) = match held {
        Look::Data(kind) | Look::Typed(kind) => (kind.key().to_owned(), 0),
        Look::Receipt(item) => (String::new(), item),
        Look::Indicator(indicator) => (String::new(), u16::from(indicator)),
    };
    LookView {
        place: held.key().to_owned(),
        kind,
        number,
        label: held.label(),
    }
}

/// When a reason was given, and by whom where that is kept.
fn given(reason: &Reason) -> String {
    let by = if reason.by_role.is_empty() {
        String::new()
    } else {
        format!(" by {}", reason.by_role)
    };
    format!("Given {}{by}", text::moment(reason.at))
}

/// What is to be known of a reason that was given for other figures.
fn outdated(check: &Check, reason: &Reason) -> String {
    let then = if reason.finding.is_empty() {
        "For which figures it was given was not kept.".to_owned()
    } else if reason.finding == check.message {
        "The figures behind it have changed since.".to_owned()
    } else {
        format!("It was said of this: “{}”", reason.finding)
    };
    let now = if check.severity == Severity::Error {
        "It is an error now, which has to be put right."
    } else {
        "Say it again if it still holds."
    };
    format!(
        "“{}” was said on {}. {then} {now}",
        reason.reason,
        text::moment(reason.at)
    )
}

/// Keeps a word why a warning is right, for the figures it rests on now; an empty one takes it back.
pub(crate) fn give_reason(
    store: &mut Store,
    reference: &files::reference::Reference,
    year: u16,
    key: &str,
    reason: &str,
    now: NaiveDateTime,
) -> Result<(), DeskError> {
    crate::refuse_if_signed(store, year)?;
    let reason = domain::classify::tidy(reason);
    let data = gather::year(store, reference, year)?;
    if let Some(held) = data.overridden.iter().find(|held| held.check_key() == key) {
        if reason.is_empty() {
            return Err(DeskError::given(
                "A figure typed in over the files’ own keeps its reason.".to_owned(),
                "Take the figure back to use the files’ own.",
            ));
        }
        let again = Assignment {
            key: held.key.clone(),
            value: held.typed.to_string(),
            reason,
            role: held.by_role.clone(),
        };
        return settings::set_values(store, gather::rules(reference, year)?, &[again], now);
    }
    let found = { reasoned(store, &data)?.into_iter().find(|held| held.check.key == key) };
    let given = match found {
        _ if reason.is_empty() => None,
        Some(held) if held.check.severity == Severity::Warning => Some(Reason {
            check_key: key.to_owned(),
            reason: reason.clone(),
            by_role: String::new(),
            at: now,
            figures: held.check.figures,
            finding: held.check.message,
        }),
        Some(_) => {
            return Err(DeskError::given(
                "This is an error, so that a reason does not take the place of putting it right.".to_owned(),
                "Look at the figures it names.",
            ));
        }
        None => {
            return Err(DeskError::given(
                format!("The checks of {year} do not find “{key}” any more."),
                "Look at the checks again.",
            ));
        }
    };
    store.transaction(|tx| {
        // Another program may have signed since.
        crate::refuse_if_signed(tx, year)?;
        store::year::start(tx, year, now)?;
        let what = if let Some(given) = &given {
            store::reason::give(tx, year, given)?;
            format!("Gave a reason for {key}: {reason}")
        } else {
            store::reason::take_back(tx, year, key)?;
            format!("Took back the reason for {key}.")
        };
        crate::log(tx, year, now, what)
    })
}

impl Desk {
    /// Keeps a word why a warning is right as it stands; an empty one takes it back. It holds for the figures that the warning rests on
    /// now, and is asked for again once they change.
    ///
    /// # Errors
    /// Where the year is signed off, the checks find no such warning, or the store cannot be written.
    pub fn give_reason(&mut self, year: u16, key: &str, reason: &str, now: NaiveDateTime) -> Result<(), DeskError> {
        give_reason(&mut self.store, &self.reference, year, key, reason, now)
    }
}
