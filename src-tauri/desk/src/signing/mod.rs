//! Signing a year's return off by two roles, and reopening it.
//!
//! What is signed are the figures of the return. They are kept as signed, so that nothing that happens later elsewhere (last year's data,
//! rules, a newer program) can change them. Once both have signed, the data, typed figures, reasons and rules of the year cannot be changed;
//! the action plan and the notes for the board live on, since they are worked with after the return has gone.

pub(crate) mod differs;
pub(crate) mod frozen;
mod roles;
mod words;

use chrono::NaiveDateTime;
use domain::classify::tidy;
use domain::finding::Severity;
use domain::submission::Check;
use files::reference::Reference;
use store::signature::Signature;
use store::year::YearState;
use store::{Books, signature, signed_return};

use crate::checks::{self, Reasoned};
use crate::gather::{self, YearData};
use crate::view::{SignOffView, TrustView};
use crate::{Desk, DeskError, logbook, settings, submission, text};

use frozen::Organisation;

pub(crate) use words::{all, banner, lines, standing_signatures};

/// No role is longer, in letters.
const LONGEST_ROLE: usize = 120;
/// No statement and no reason is longer, in letters.
const LONGEST_WORDS: usize = 2_000;

impl Desk {
    /// Who has signed the return of a year, what stands in the way of signing it, and whether its figures are still those signed.
    ///
    /// # Errors
    /// Where the store cannot be read or there are no rules for the year.
    pub fn sign_off(&self, year: u16) -> Result<SignOffView, DeskError> {
        let data = gather::year(&self.store, &self.reference, year)?;
        words::view(&self.store, &data)
    }

    /// Signs the return of a year. The first of two roles confirms its figures as they stand; the second, on the same figures, makes the
    /// year read-only. Where the figures changed in between, the first signature lapses and this one is the first.
    ///
    /// # Errors
    /// Where the return has errors or a warning without a reason ([`DeskError::Stopped`]), where it is signed off already, where this role
    /// has signed already, where role or statement are empty or too long, the role is no word or looks like the
    /// one that signed, or the store cannot be written.
    pub fn sign(
        &mut self,
        year: u16,
        role: &str,
        statement: &str,
        now: NaiveDateTime,
    ) -> Result<SignOffView, DeskError> {
        let role = words_of(
            "The role",
            "Type the role of whoever signs, not a name.",
            role,
            LONGEST_ROLE,
        )?;
        roles::refuse_no_word(&role)?;
        let statement = words_of(
            "The statement",
            "Type in a sentence what is confirmed.",
            statement,
            LONGEST_WORDS,
        )?;
        let reference = &self.reference;
        self.store
            .transaction(|tx| sign(tx, reference, (year, &role, &statement), now))?;
        self.sign_off(year)
    }

    /// Reopens the return of a year: its signatures lapse, and it can be changed again. With one signature alone, takes that back.
    ///
    /// # Errors
    /// Where nobody has signed, where role or reason are empty or too long, or the store cannot be written.
    pub fn reopen(
        &mut self,
        year: u16,
        role: &str,
        reason: &str,
        now: NaiveDateTime,
    ) -> Result<SignOffView, DeskError> {
        gather::rules(&self.reference, year)?;
        let role = words_of(
            "The role",
            "Type the role of whoever reopens it, not a name.",
            role,
            LONGEST_ROLE,
        )?;
        roles::refuse_no_word(&role)?;
        let reason = words_of(
            "The reason",
            "Type in a sentence why it is reopened.",
            reason,
            LONGEST_WORDS,
        )?;
        self.store.transaction(|tx| {
            let was_signed = is_signed(tx, year)?;
            let why = format!("{role}: {reason}");
            if signature::lapse(tx, year, now, &why)? == 0 && !was_signed {
                return Err(DeskError::given(
                    format!("Nobody has signed the return of {year}, so there is nothing to reopen."),
                    "It can be changed as it is.",
                ));
            }
            signed_return::end(tx, year, now)?;
            store::year::set_state(tx, year, YearState::Draft)?;
            let what = if was_signed {
                format!("Reopened the return of {year}. {why}")
            } else {
                format!("Took back the signature to the return of {year}. {why}")
            };
            crate::log(tx, year, now, what)
        })?;
        self.sign_off(year)
    }
}

/// Words that must be given, tidied.
fn words_of(what: &str, hint: &str, given: &str, longest: usize) -> Result<String, DeskError> {
    let words = tidy(given);
    if words.is_empty() {
        return Err(DeskError::given(format!("{what} is missing."), hint));
    }
    if words.chars().count() > longest {
        return Err(DeskError::given(
            format!("{what} is longer than {longest} letters."),
            "Shorten it.",
        ));
    }
    Ok(words)
}

/// The trust as the papers of a year name it: of a year that is signed off by the name and code that were signed, whatever the settings say
/// by now. What was not signed is taken from the settings.
pub(crate) fn organisation(books: &Books, data: &YearData<'_>) -> Result<TrustView, DeskError> {
    let mut trust = settings::trust(books)?;
    if let Some(Organisation { name, code }) = data.signed.as_ref().map(|signed| signed.organisation.clone()) {
        for (held, signed) in [(&mut trust.name, name), (&mut trust.code, code)] {
            if !signed.is_empty() {
                *held = signed;
            }
        }
    }
    Ok(trust)
}

/// Whether a year is signed off.
pub(crate) fn is_signed(books: &Books, year: u16) -> Result<bool, DeskError> {
    Ok(store::year::get(books, year)?.is_some_and(|held| held.state == YearState::Signed))
}

/// Refuses to change a year that is signed off. Called in the transaction of the change, so that no other program can sign in between.
pub(crate) fn refuse_if_signed(books: &Books, year: u16) -> Result<(), DeskError> {
    if is_signed(books, year)? {
        return Err(DeskError::given(
            format!("The return of {year} is signed off, so its data and figures cannot be changed."),
            "Reopen it first, on the Submit screen or with “wres year reopen”; reopening is recorded.",
        ));
    }
    Ok(())
}

/// Signatures that count.
fn counting(books: &Books, year: u16) -> Result<Vec<Signature>, DeskError> {
    let all = signature::of_year(books, year)?;
    Ok(all.into_iter().filter(|held| held.lapsed.is_none()).collect())
}

/// What must be settled before anybody can sign: errors, and warnings without a reason.
fn in_the_way(books: &Books, data: &YearData<'_>) -> Result<Vec<Check>, DeskError> {
    let open = checks::reasoned(books, data)?.into_iter().filter(Reasoned::is_open);
    Ok(open.map(|held| held.check).collect())
}

fn sign(
    tx: &store::Tx<'_>,
    reference: &Reference,
    (year, role, statement): (u16, &str, &str),
    now: NaiveDateTime,
) -> Result<(), DeskError> {
    if is_signed(tx, year)? {
        return Err(DeskError::given(
            format!("The return of {year} is signed off already."),
            "To change it, reopen it first; reopening is recorded.",
        ));
    }
    let data = gather::year(tx, reference, year)?;
    refuse_if_stopped(tx, &data)?;
    store::year::start(tx, year, now)?;
    let filled = submission::filled(&data);
    let document = frozen::document(&filled, &Organisation::of(tx)?)?;
    let digest = signed_return::digest(&document);
    let mut before = counting(tx, year)?;
    if let Some(other) = before.iter().find(|held| held.digest != digest) {
        let why = if other.digest == signed_return::digest(&frozen::without_organisation(&filled)?) {
            "It was given before the name and code of the organisation were part of what is signed."
        } else {
            "The figures of the return, or the name or code of the organisation, changed after it was signed."
        };
        signature::lapse(tx, year, now, why)?;
        for lapsed in before.drain(..) {
            crate::log(tx, year, now, format!("The signature of {} lapsed. {why}", lapsed.role))?;
        }
    }
    if let Some(same) = before.iter().find(|held| roles::look_alike(&held.role, role)) {
        let message = if same.role == role {
            format!("{role} has signed already.")
        } else {
            format!("{role} has signed already, as “{}”.", same.role)
        };
        return Err(DeskError::given(
            message,
            "The second signature is that of another role.",
        ));
    }
    let line = format!("{role} signed the return of {year}, figures {digest}. Statement: {statement}");
    let entry = logbook::add(tx, Some(year), now, line)?;
    let signature = Signature {
        role: role.to_owned(),
        statement: statement.to_owned(),
        at: now,
        digest,
        logged: (entry.id, entry.hash),
        lapsed: None,
    };
    signature::add(tx, year, &signature)?;
    if let Some(first) = before.first() {
        signed_return::put(tx, year, &document, now)?;
        store::year::set_state(tx, year, YearState::Signed)?;
        let what = format!("The return of {year} is signed off by {} and {role}.", first.role);
        crate::log(tx, year, now, what)?;
    }
    Ok(())
}

/// Refuses to sign what has errors, or a warning that nobody explained.
fn refuse_if_stopped(books: &Books, data: &YearData<'_>) -> Result<(), DeskError> {
    let open = in_the_way(books, data)?;
    let Some(first) = open.first() else { return Ok(()) };
    let errors = open.iter().filter(|check| check.severity == Severity::Error).count();
    let number = |count: usize| u32::try_from(count).unwrap_or(u32::MAX);
    Err(DeskError::Stopped {
        message: format!(
            "The return of {} cannot be signed yet: {} and {} without a reason. The first: {}",
            data.rules.year,
            text::counted(number(errors), "error", "errors"),
            text::counted(number(open.len() - errors), "warning", "warnings"),
            first.message
        ),
        hint: "Put the errors right and give each warning a reason; the checks name them all.".to_owned(),
    })
}

#[cfg(test)]
mod tests {
    use store::setting;

    use super::*;

    fn at(hour: u32) -> NaiveDateTime {
        chrono::NaiveDate::from_ymd_opt(2026, 5, 4)
            .unwrap()
            .and_hms_opt(hour, 0, 0)
            .unwrap()
    }

    #[test]
    fn what_was_signed_without_a_name_opens_and_takes_it_from_the_settings() {
        let folder = tempfile::tempdir().unwrap();
        let mut desk = Desk::open(folder.path()).unwrap();
        let set = |desk: &mut Desk, key: &str, value: &str| {
            let value = crate::Assignment {
                key: key.to_owned(),
                value: value.to_owned(),
                ..crate::Assignment::default()
            };
            desk.set_values(2026, &[value], at(8)).unwrap();
        };
        set(&mut desk, setting::TRUST_NAME, "Little Combe NHS Trust");
        set(&mut desk, "training.people.white", "7");
        let filled = submission::filled(&gather::year(&desk.store, &desk.reference, 2026).unwrap());
        let document = frozen::without_organisation(&filled).unwrap();
        let digest = signed_return::digest(&document);
        let sign = |tx: &store::Tx<'_>, role: &str, hour| {
            let line = format!("{role} signed the return of 2026, figures {digest}. Statement: Right.");
            let entry = logbook::add(tx, Some(2026), at(hour), line)?;
            let given = Signature {
                role: role.to_owned(),
                statement: "Right.".to_owned(),
                at: at(hour),
                digest: digest.clone(),
                logged: (entry.id, entry.hash),
                lapsed: None,
            };
            signature::add(tx, 2026, &given).map_err(DeskError::from)
        };
        desk.store
            .transaction(|tx| {
                sign(tx, "Equality lead", 9)?;
                sign(tx, "Director of People", 10)?;
                signed_return::put(tx, 2026, &document, at(10))?;
                store::year::set_state(tx, 2026, YearState::Signed)?;
                Ok::<(), DeskError>(())
            })
            .unwrap();
        let verified = desk.verify().unwrap();
        assert!(verified.is_whole, "{:?}", verified.wrong);
        let data = gather::year(&desk.store, &desk.reference, 2026).unwrap();
        assert_eq!(submission::filled(&data), filled);
        assert_eq!(organisation(&desk.store, &data).unwrap().name, "Little Combe NHS Trust");
        set(&mut desk, setting::TRUST_NAME, "Great Combe NHS Trust");
        let data = gather::year(&desk.store, &desk.reference, 2026).unwrap();
        assert_eq!(
            organisation(&desk.store, &data).unwrap().name,
            "Great Combe NHS Trust",
            "what is not in the document is taken from the settings"
        );
        assert_eq!(desk.sign_off(2026).unwrap().notes, [] as [String; 0]);
    }
}
