//! What is told of signatures: who signed what and when, what is in the way, and whether the figures are still those signed.

use domain::submission::Check;
use store::Books;
use store::log;
use store::signature::{self, Signature};

use super::differs::Differing;
use super::frozen::Organisation;
use super::{counting, differs, frozen, in_the_way, is_signed, roles};
use crate::gather::YearData;
use crate::view::{InTheWay, SignOffView, SignatureView};
use crate::{DeskError, logbook, submission, text};

/// Roles offered; any other can be typed.
const ROLES: [&str; 2] = ["Equality lead", "Director of People"];

pub(super) fn view(books: &Books, data: &YearData<'_>) -> Result<SignOffView, DeskError> {
    let year = data.rules.year;
    let is_signed = is_signed(books, year)?;
    let in_the_way: Vec<InTheWay> = if is_signed {
        Vec::new()
    } else {
        in_the_way(books, data)?.iter().map(standing).collect()
    };
    let mut signatures = Vec::new();
    let mut history = Vec::new();
    for held in signature::of_year(books, year)? {
        let is_past = held.lapsed.is_some();
        let shown = signature_view(books, held)?;
        if is_past {
            history.push(shown);
        } else {
            signatures.push(shown);
        }
    }
    let mut notes = Vec::new();
    let mut differs = Vec::new();
    if data.signed.is_some() {
        differs = differs::of(data);
        if !differs.is_empty() {
            notes.push(format!(
                "What is held now would give other figures than those signed. The return, its sheet and its tables keep the signed ones; \
                 the other screens show what is held now. Reopen the return only if the signed figures are wrong. They differ in: {}.",
                differs.iter().map(Differing::sentence).collect::<Vec<_>>().join("; ")
            ));
        }
        notes.extend(renamed(books, data)?);
    } else if has_changed(books, data)? {
        let who = signatures.first().map(|held| held.role.clone()).unwrap_or_default();
        notes.push(format!(
            "The figures, or the name or code of the organisation, have changed since {who} signed, so that signature no longer counts. The next to sign is the first of two again."
        ));
    }
    let contradiction = super::contradiction(books, year)?;
    let signed_now = if notes.is_empty() { signatures.len() } else { 0 };
    let (state, next) = match (is_signed, signed_now, in_the_way.is_empty()) {
        (true, ..) => (
            "signed",
            "Both have signed. The data and figures of this year cannot be changed.",
        ),
        (false, 1, _) => ("half", "One of two has signed. A second role signs the same figures."),
        (false, _, true) => (
            "ready",
            "Nothing stands in the way. Two roles sign, one after the other.",
        ),
        (false, _, false) => ("stopped", "This has to be settled before anybody can sign."),
    };
    let next = contradiction.map_or_else(
        || next.to_owned(),
        |words| format!("{words} {}", super::AFTER_A_CONTRADICTION),
    );
    let is_free = |role: &&str| !signatures.iter().any(|held| roles::look_alike(&held.role, role));
    let offered = ROLES.into_iter().find(is_free).unwrap_or_default();
    Ok(SignOffView {
        state: state.to_owned(),
        next,
        in_the_way,
        role: offered.to_owned(),
        statement: statement(year, signed_now),
        signatures,
        history,
        notes,
        differs: u32::try_from(differs.len()).unwrap_or(u32::MAX),
    })
}

/// The statement offered: of the one who worked on the figures, then of the one who answers for them.
fn statement(year: u16, signed: usize) -> String {
    if signed == 0 {
        format!(
            "I have checked the figures of the WRES return of {year} against the files they come from, and every warning has a reason."
        )
    } else {
        format!("I approve the WRES return of {year} for submission on behalf of the organisation.")
    }
}

fn standing(check: &Check) -> InTheWay {
    InTheWay {
        key: check.key.clone(),
        nature: check.nature.label().to_owned(),
        item: check.item.unwrap_or_default(),
        message: check.message.clone(),
    }
}

fn signature_view(books: &Books, held: Signature) -> Result<SignatureView, DeskError> {
    let logged = log::get(books, held.logged.0)?.filter(|entry| entry.hash == held.logged.1);
    Ok(SignatureView {
        role: held.role,
        statement: held.statement,
        at: text::moment(held.at),
        recorded: logged.map_or_else(
            || {
                format!(
                    "log entry {}, which is not what it was: run “wres store verify”",
                    held.logged.0
                )
            },
            |entry| logbook::of_entry(&entry),
        ),
        lapsed: held.lapsed.map_or_else(String::new, |(at, why)| {
            format!("Ceased to count on {}. {why}", text::moment(at))
        }),
    })
}

/// Every signature to a year's return, first one first, those that have lapsed among them.
pub(crate) fn all(books: &Books, year: u16) -> Result<Vec<SignatureView>, DeskError> {
    store::signature::of_year(books, year)?
        .into_iter()
        .map(|held| signature_view(books, held))
        .collect()
}

/// Said where the settings name the organisation otherwise than the return that was signed.
fn renamed(books: &Books, data: &YearData<'_>) -> Result<Option<String>, DeskError> {
    let (signed, now) = (super::organisation(books, data)?, Organisation::of(books)?);
    if (&signed.name, &signed.code) == (&now.name, &now.code) {
        return Ok(None);
    }
    let named = |name: &str, code: &str| match (name, code) {
        ("", "") => "without a name".to_owned(),
        (name, "") => format!("“{name}”"),
        ("", code) => format!("the code {code}"),
        (name, code) => format!("“{name}” ({code})"),
    };
    Ok(Some(format!(
        "The settings now give the organisation as {}. The papers of this year keep what was signed: {}.",
        named(&now.name, &now.code),
        named(&signed.name, &signed.code)
    )))
}

/// Whether a signature counts no more because the figures, or the name or code of the organisation, are others by now.
fn has_changed(books: &Books, data: &YearData<'_>) -> Result<bool, DeskError> {
    let signatures = counting(books, data.rules.year)?;
    // Of a year that is signed off the figures are those that were signed, whatever is held by now.
    if signatures.is_empty() || data.signed.is_some() {
        return Ok(false);
    }
    let document = frozen::document(&submission::computed(data), &Organisation::of(books)?)?;
    let digest = store::signed_return::digest(&document);
    Ok(signatures.iter().any(|held| held.digest != digest))
}

/// The signatures that stand on the figures as they are: two where the year is signed off.
pub(crate) fn in_force(books: &Books, data: &YearData<'_>) -> Result<Vec<Signature>, DeskError> {
    if has_changed(books, data)? {
        return Ok(Vec::new());
    }
    counting(books, data.rules.year)
}

/// How many of two signatures stand on the figures as they are.
pub(crate) fn standing_signatures(books: &Books, data: &YearData<'_>) -> Result<Vec<String>, DeskError> {
    if has_changed(books, data)? {
        return Ok(Vec::new());
    }
    Ok(counting(books, data.rules.year)?
        .into_iter()
        .map(|held| held.role)
        .collect())
}

/// What every screen says of a year that is signed off; empty of one that is not.
pub(crate) fn banner(books: &Books, data: &YearData<'_>) -> Result<String, DeskError> {
    let year = data.rules.year;
    if data.signed.is_none() {
        return Ok(String::new());
    }
    let signatures = counting(books, year)?;
    let roles: Vec<&str> = signatures.iter().map(|held| held.role.as_str()).collect();
    let last = signatures.last().map(|held| text::moment(held.at)).unwrap_or_default();
    let differs = differs::of(data).len();
    let other = match u32::try_from(differs).unwrap_or(u32::MAX) {
        0 => String::new(),
        differs => format!(
            " What is held now would give other figures in {}; the return keeps the signed ones.",
            text::counted(differs, "place", "places")
        ),
    };
    Ok(format!(
        "The return of {year} was signed off by {} on {last}. Its data and figures cannot be changed; the action plan and the notes for \
         the board can.{other}",
        roles.join(" and ")
    ))
}

/// The signatures as lines for papers, with where the log records them: "Signed by Equality lead on 3 May 2026 at 10:00: “…” (log entry
/// 57, a1b2 c3d4 e5f6 0718)". Empty where nobody has signed the figures as they are.
pub(crate) fn lines(books: &Books, data: &YearData<'_>) -> Result<Vec<String>, DeskError> {
    if has_changed(books, data)? {
        return Ok(Vec::new());
    }
    counting(books, data.rules.year)?
        .into_iter()
        .map(|held| {
            let shown = signature_view(books, held)?;
            Ok(format!(
                "Signed by {} on {}: “{}” ({}).",
                shown.role, shown.at, shown.statement, shown.recorded
            ))
        })
        .collect()
}
