//! Starting a collection year from the one before: what is carried over, what stays, in words.
//!
//! Remembered decisions and the trust's details hold for every year and need no carrying. Copied are the notes for the board, each marked as
//! last year's, the facts of the papers' covers, and the actions that are still open, with where they came from. Files, typed figures, reasons, choices of the year's rules and
//! signatures stay with their year. It is done once for a year, so that what was removed since does not come back.

use chrono::NaiveDateTime;
use files::reference::Reference;
use store::{Books, Tx};

use crate::view::{NextYear, Started};
use crate::{Desk, DeskError, averaging, gather, papers, plan, signing, text};

impl Desk {
    /// Starts a collection year from the latest one before it, and says what was carried over. Where that was done before, nothing is
    /// changed.
    ///
    /// # Errors
    /// Where there are no rules for the year, or the store cannot be written.
    pub fn start_year(&mut self, year: u16, now: NaiveDateTime) -> Result<Started, DeskError> {
        refuse_without_rules(&self.reference, year)?;
        let reference = &self.reference;
        self.store.transaction(|tx| start(tx, reference, year, now))
    }
}

fn refuse_without_rules(reference: &Reference, year: u16) -> Result<(), DeskError> {
    if reference.rules_for(year).is_some() {
        return Ok(());
    }
    let held: Vec<String> = reference.years().iter().map(ToString::to_string).collect();
    Err(DeskError::NotReady {
        message: format!(
            "There are no rules for {year} yet. Held are those of {}.",
            held.join(", ")
        ),
        hint: format!(
            "Load a rule pack of {year} first, on the Settings screen or with “wres packs load”, or install a newer version of the program."
        ),
    })
}

/// The latest year before one that has been started.
fn before(books: &Books, year: u16) -> Result<Option<u16>, DeskError> {
    let years = store::year::all(books)?;
    Ok(years.into_iter().map(|held| held.year).find(|held| *held < year))
}

/// Whether and how the year after one can be started.
pub(crate) fn offer(books: &Books, reference: &Reference, year: u16) -> Result<NextYear, DeskError> {
    let next = year + 1;
    let is_held = |year: u16| Ok::<_, DeskError>(store::year::get(books, year)?.is_some());
    let nothing = NextYear {
        year: next,
        can_start: false,
        words: String::new(),
    };
    if !is_held(year)? || store::year::carried(books, next)?.is_some() {
        return Ok(nothing);
    }
    if reference.rules_for(next).is_none() {
        return Ok(if signing::is_signed(books, year)? {
            NextYear {
                words: format!(
                    "{next} can be started once its rules are here: load a rule pack of {next} on the Settings screen."
                ),
                ..nothing
            }
        } else {
            nothing
        });
    }
    Ok(NextYear {
        can_start: true,
        words: format!(
            "Starting {next} keeps every decision about columns and values, copies the notes for the board and the open actions, and sets \
             {year} beside it as last year."
        ),
        ..nothing
    })
}

fn start(tx: &Tx<'_>, reference: &Reference, year: u16, now: NaiveDateTime) -> Result<Started, DeskError> {
    if let Some((from, at)) = store::year::carried(tx, year)? {
        return Ok(Started {
            year,
            from: Some(from),
            is_new: false,
            lines: vec![format!(
                "{year} was started from {from} on {}; nothing was carried over again. What was added to {from} since stays there.",
                text::moment(at)
            )],
        });
    }
    let was_there = store::year::get(tx, year)?.is_some();
    let Some(from) = before(tx, year)? else {
        store::year::start(tx, year, now)?;
        if !was_there {
            crate::log(tx, year, now, format!("Started {year}."))?;
        }
        return Ok(Started {
            year,
            from: None,
            is_new: !was_there,
            lines: vec![nothing_carried(tx, year)?],
        });
    };
    store::year::start(tx, year, now)?;
    let notes = papers::carry(tx, from, year)?;
    let (copied, stayed) = copy_actions(tx, from, year, now)?;
    store::year::set_carried(tx, year, from, now)?;
    let what = format!(
        "Started {year} from {from}: {} and {} copied.",
        text::counted(notes, "note for the board", "notes for the board"),
        text::counted(copied, "open action", "open actions")
    );
    crate::log(tx, year, now, what)?;
    let mut lines = vec![format!("{year} is started from {from}.")];
    let decisions = u32::try_from(store::answer::all(tx)?.len()).unwrap_or(u32::MAX);
    lines.push(format!(
        "{} about columns and values, the trust’s details and its aspiration hold for every year.",
        text::counted(decisions, "remembered decision", "remembered decisions")
    ));
    lines.push(last_return(tx, reference, from, year)?);
    lines.push(match notes {
        0 => "There were no notes for the board to copy.".to_owned(),
        notes => format!(
            "{} copied, marked “From {from}”. Look at each before it goes to the board.",
            text::counted(notes, "note for the board was", "notes for the board were")
        ),
    });
    lines.push(match (copied, stayed) {
        (0, 0) => format!("The plan of {from} has no actions."),
        (copied, stayed) => format!(
            "{} copied to the plan of {year} with their baselines; {} in the plan of {from}.",
            text::counted(copied, "open action was", "open actions were"),
            text::counted(
                stayed,
                "action that is done or closed stays",
                "actions that are done or closed stay"
            )
        ),
    });
    lines.extend(choice_left(tx, reference, from, year)?);
    lines.push(format!(
        "The files, typed figures, reasons and signatures of {from} stay with {from}: the files of {year} are to be imported."
    ));
    Ok(Started {
        year,
        from: Some(from),
        is_new: true,
        lines,
    })
}

/// Copies the actions that are open; says how many, and how many are not.
fn copy_actions(tx: &Tx<'_>, from: u16, year: u16, now: NaiveDateTime) -> Result<(u32, u32), DeskError> {
    let (mut copied, mut stayed) = (0, 0);
    for action in store::action::of_year(tx, from)? {
        if plan::delivery(&action.particulars, now.date()).is_open() {
            store::action::carry(tx, &action, year, now)?;
            copied += 1;
        } else {
            stayed += 1;
        }
    }
    Ok((copied, stayed))
}

/// What is said where no year before was worked on here. Past returns stand in no year of work, and may be held all the same.
fn nothing_carried(books: &Books, year: u16) -> Result<String, DeskError> {
    let held = store::past_item::years_before(books, year)?;
    Ok(match held.as_slice() {
        [] => format!("{year} is started. Nothing is held of an earlier year, so nothing was carried over."),
        [latest, ..] if latest + 1 == year => format!(
            "{year} is started. The return of {latest} is held, and its figures stand beside {year} as last year’s. No earlier year was \
             worked on here, so there were no notes and no actions to carry over."
        ),
        [latest, ..] => format!(
            "{year} is started. The return of {latest} is held, and that of {}, the year before, is not. No earlier year was worked on here, \
             so there were no notes and no actions to carry over.",
            year - 1
        ),
    })
}

/// What stands beside the new year as last year's return.
fn last_return(books: &Books, reference: &Reference, from: u16, year: u16) -> Result<String, DeskError> {
    if from + 1 != year {
        return Ok(format!(
            "Nothing was held of {}, so that there is no last year beside {year} until its return is imported.",
            year - 1
        ));
    }
    let is_imported = !store::past_item::of_year(books, from)?.is_empty();
    Ok(match (is_imported, store::signed_return::in_force(books, from)?) {
        (true, _) => format!("Last year’s figures are those of the return of {from} that was imported."),
        (false, Some(signed)) => format!(
            "Last year’s figures are those of the return of {from}, signed off on {}.",
            text::moment(signed.signed_at)
        ),
        (false, None) if gather::rules(reference, from).is_ok() => format!(
            "Last year’s figures are those held of {from}, which is not signed off: they change with it until it is."
        ),
        (false, None) => format!("There are no rules for {from}, so that its figures do not stand beside {year}."),
    })
}

/// A choice of the year's rules is made for its year; what the new year's rules say may be another thing.
fn choice_left(books: &Books, reference: &Reference, from: u16, year: u16) -> Result<Option<String>, DeskError> {
    let chosen = |year: u16| store::setting::get(books, &averaging::kept_as(year));
    if chosen(from)?.is_none() || chosen(year)?.is_some() {
        return Ok(None);
    }
    let rules = gather::rules(reference, year)?;
    Ok(Some(format!(
        "How indicator 3 is averaged was chosen for {from} alone. In {year} the rules of {year} hold: {}. Choose again on the page of \
         indicator 3 if that is not right.",
        averaging::in_words(rules.averaging)
    )))
}
