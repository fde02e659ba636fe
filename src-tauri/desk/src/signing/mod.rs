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

pub(crate) use words::{all, banner, in_force, lines, standing_signatures};

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

/// Whether a year is signed off: it says so, or a signed return stands for it. Where another program took one of the two away, the year is
/// held to be signed all the same, so that nothing is changed before somebody has looked; reopening leads out of either.
pub(crate) fn is_signed(books: &Books, year: u16) -> Result<bool, DeskError> {
    Ok(says_signed(books, year)? || signed_return::is_kept(books, year)?)
}

fn says_signed(books: &Books, year: u16) -> Result<bool, DeskError> {
    Ok(store::year::get(books, year)?.is_some_and(|held| held.state == YearState::Signed))
}

/// What is to be said where a year and its signed return contradict each other; `None` where they do not.
fn contradiction(books: &Books, year: u16) -> Result<Option<String>, DeskError> {
    let says = says_signed(books, year)?;
    let count = counting(books, year)?.len();
    let what = match (says, signed_return::is_kept(books, year)?) {
        (true, false) => "its year says that it is signed off, and the figures that were signed are not there",
        (false, true) => "the figures that were signed are there, and its year says that it is not signed off",
        (true, true) if count != 2 => "it is signed off, and its two signatures are not there",
        (false, false) if count > 1 => "it has two signatures, and its year says that it is not signed off",
        _ => return Ok(None),
    };
    Ok(Some(format!(
        "The return of {year} was changed outside this program: {what}."
    )))
}

/// What to do about it.
const AFTER_A_CONTRADICTION: &str = "Run “wres store verify” to see what else was changed, and go back to the latest backup that is whole. If \
    there is none, reopen the return, which is recorded, and have it signed again.";

/// Refuses to change a year that is signed off. Called in the transaction of the change, so that no other program can sign in between.
pub(crate) fn refuse_if_signed(books: &Books, year: u16) -> Result<(), DeskError> {
    if let Some(message) = contradiction(books, year)? {
        return Err(DeskError::given(message, AFTER_A_CONTRADICTION));
    }
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
    if let Some(message) = contradiction(tx, year)? {
        return Err(DeskError::given(message, AFTER_A_CONTRADICTION));
    }
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

    /// A year of which two roles signed what is held: next to nothing, which the checks would stop.
    fn signed() -> (tempfile::TempDir, Desk) {
        let folder = tempfile::tempdir().unwrap();
        let mut desk = Desk::open(folder.path()).unwrap();
        let filled = submission::filled(&gather::year(&desk.store, &desk.reference, 2026).unwrap());
        let document = frozen::document(&filled, &Organisation::default()).unwrap();
        desk.store
            .transaction(|tx| {
                store::year::start(tx, 2026, at(8))?;
                for (role, hour) in [("Equality lead", 9), ("Director of People", 10)] {
                    let digest = signed_return::digest(&document);
                    let line = format!("{role} signed the return of 2026, figures {digest}. Statement: Right.");
                    let entry = logbook::add(tx, Some(2026), at(hour), line)?;
                    let given = Signature {
                        role: role.to_owned(),
                        statement: "Right.".to_owned(),
                        at: at(hour),
                        digest,
                        logged: (entry.id, entry.hash),
                        lapsed: None,
                    };
                    signature::add(tx, 2026, &given)?;
                }
                signed_return::put(tx, 2026, &document, at(10))?;
                store::year::set_state(tx, 2026, YearState::Signed)?;
                Ok::<(), DeskError>(())
            })
            .unwrap();
        (folder, desk)
    }

    #[test]
    fn a_year_that_contradicts_its_signatures_is_told_of_and_can_be_reopened() {
        type Tamper = fn(&store::Tx<'_>);
        let set_back: Tamper = |tx| {
            store::year::set_state(tx, 2026, YearState::Draft).unwrap();
        };
        let no_figures: Tamper = |tx| {
            signed_return::end(tx, 2026, at(11)).unwrap();
        };
        let no_signatures: Tamper = |tx| {
            signature::lapse(tx, 2026, at(11), "Taken away.").unwrap();
        };
        for (what, tampers, words) in [
            (
                "set back to draft",
                vec![set_back],
                "its year says that it is not signed off",
            ),
            (
                "set back, without signatures",
                vec![set_back, no_signatures],
                "its year says that it is not signed off",
            ),
            (
                "set back, without figures",
                vec![set_back, no_figures],
                "it has two signatures",
            ),
            (
                "signed without figures",
                vec![no_figures],
                "the figures that were signed are not there",
            ),
            (
                "signed without signatures",
                vec![no_signatures],
                "its two signatures are not there",
            ),
            (
                "signed without either",
                vec![no_figures, no_signatures],
                "the figures that were signed are not there",
            ),
        ] {
            let (_folder, mut desk) = signed();
            assert!(desk.verify().unwrap().is_whole, "{what}: whole before");
            desk.store
                .transaction(|tx| {
                    for tamper in &tampers {
                        tamper(tx);
                    }
                    Ok::<(), DeskError>(())
                })
                .unwrap();
            let verified = desk.verify().unwrap();
            assert!(!verified.is_whole, "{what}: verify names it");
            let told = desk.sign(2026, "Chair", "Right.", at(12)).unwrap_err().failure();
            assert!(told.message.contains(words), "{what}: {}", told.message);
            assert!(
                told.hint.contains("wres store verify") && told.hint.contains("reopen"),
                "{what}: {}",
                told.hint
            );
            let value = crate::Assignment {
                key: "training.people.white".to_owned(),
                value: "7".to_owned(),
                ..crate::Assignment::default()
            };
            let told = desk.set_values(2026, std::slice::from_ref(&value), at(12)).unwrap_err();
            assert!(
                told.to_string().contains(words),
                "{what}: nothing is changed before: {told}"
            );
            if let Ok(view) = desk.sign_off(2026) {
                assert!(view.next.contains(words), "{what}: {}", view.next);
            }
            desk.reopen(2026, "Chair", "Changed outside.", at(13)).unwrap();
            let verified = desk.verify().unwrap();
            assert!(
                verified.is_whole,
                "{what}: reopened, it is whole again: {:?}",
                verified.wrong
            );
            desk.set_values(2026, &[value], at(14)).unwrap();
        }
    }
}
