//! The frame around every screen and the home screen.

use std::collections::BTreeSet;

use chrono::NaiveDate;
use domain::classify::Confidence;
use domain::finding::Severity;
use files::reference::Reference;
use store::Books;
use store::file::Kind;

use crate::gather::{self, YearData};
use crate::view::{DeadlineView, Frame, Home, PlaceState, Task};
use crate::{DeskError, data, forward, nine, settings, signing, submission, text};

/// The year to show when none is asked for.
fn year_to_show(books: &Books, reference: &Reference) -> Result<u16, DeskError> {
    let started = store::year::all(books)?.into_iter().map(|held| held.year);
    // A year whose only pack can no longer be used cannot be shown.
    let shown = started.filter(|year| reference.rules_for(*year).is_some()).max();
    Ok(shown.or_else(|| reference.years().last().copied()).unwrap_or_default())
}

pub(crate) fn frame(books: &Books, reference: &Reference, year: Option<u16>) -> Result<Frame, DeskError> {
    let year = match year {
        Some(year) => year,
        None => year_to_show(books, reference)?,
    };
    let data = gather::year(books, reference, year)?;
    let trust = settings::trust(books)?;
    let files = store::file::of_year(books, year)?;
    let started = store::year::all(books)?;
    let years: BTreeSet<u16> = reference
        .years()
        .into_iter()
        .chain(started.iter().map(|held| held.year))
        .collect();
    let (errors, warnings) = counts_of_checks(books, &data)?;
    // Where the store contradicts itself, it is not given out as signed off.
    let is_signed = data.signed.is_some();
    let any_data = held_kinds(&data, &files).next().is_some();
    let state = match (is_signed, errors + warnings, any_data) {
        (true, ..) => "Signed off",
        (false, 0, true) => "Checked",
        _ => "Draft",
    };
    let actions = store::action::count(books, year)?;
    let held = held_kinds(&data, &files).count();
    let figures = (1..=9)
        .filter(|number| nine::value(&data.nine, *number).is_some())
        .count();
    let place = |key: &str, label: &str, state: String| PlaceState {
        key: key.to_owned(),
        label: label.to_owned(),
        state,
    };
    Ok(Frame {
        is_sample: trust.code == sample::CODE && trust.name == sample::NAME,
        first_run: trust.name.is_empty() && started.is_empty(),
        trust: trust.name,
        year,
        years: years.into_iter().rev().collect(),
        snapshot: text::date(data.rules.snapshot),
        state: state.to_owned(),
        signed: signing::banner(books, &data)?,
        places: vec![
            place("return", "Return", String::new()),
            place("data", "Data", format!("{held} of {} held", Kind::ALL.len())),
            place("indicators", "Indicators", format!("{figures} of 9")),
            place(
                "plan",
                "Action plan",
                if actions == 0 {
                    "empty".to_owned()
                } else {
                    text::counted(actions, "action", "actions")
                },
            ),
            place("documents", "Documents", String::new()),
            place(
                "submit",
                "Submit",
                if !any_data {
                    String::new()
                } else if errors > 0 {
                    text::counted(errors, "error", "errors")
                } else if warnings > 0 {
                    text::counted(warnings, "warning", "warnings")
                } else {
                    "no errors".to_owned()
                },
            ),
        ],
    })
}

fn counts_of_checks(books: &Books, data: &YearData<'_>) -> Result<(u32, u32), DeskError> {
    let checks = submission::checks(books, data)?;
    let of = |severity: Severity| {
        let open = checks
            .iter()
            // An error stays one, whatever reason is given for it.
            .filter(|(check, reason)| check.severity == severity && (severity == Severity::Error || reason.is_empty()));
        u32::try_from(open.count()).unwrap_or(u32::MAX)
    };
    Ok((of(Severity::Error), of(Severity::Warning)))
}

/// Kinds of which something is held, from a file or typed in.
fn held_kinds<'a>(data: &'a YearData<'_>, files: &'a [store::file::KeptFile]) -> impl Iterator<Item = Kind> + 'a {
    Kind::ALL
        .into_iter()
        .filter(|kind| files.iter().any(|kept| kept.file.kind == *kind) || data.typed.contains(kind.key()))
}

pub(crate) fn home(books: &Books, reference: &Reference, year: u16, today: NaiveDate) -> Result<Home, DeskError> {
    let data = gather::year(books, reference, year)?;
    let trust = settings::trust(books)?;
    Ok(Home {
        tasks: tasks(books, &data)?,
        nine: nine::rows(&data, reference, &trust),
        deadlines: data
            .rules
            .deadlines
            .iter()
            .map(|held| DeadlineView {
                what: held.what.clone(),
                date: text::date(held.date),
                away: text::away(held.date, today),
                note: match held.confidence {
                    Confidence::Verified => String::new(),
                    Confidence::Inferred => "worked out from other dates".to_owned(),
                    Confidence::Recalled => {
                        "not published where we could read it; check with the national team".to_owned()
                    }
                },
            })
            .collect(),
        next_year: forward::offer(books, reference, year)?,
    })
}

fn tasks(books: &Books, data: &YearData<'_>) -> Result<Vec<Task>, DeskError> {
    let year = data.rules.year;
    let files = store::file::of_year(books, year)?;
    let trust = settings::trust(books)?;
    let task = |key: &str, label: &str, state: &str, detail: String, place: &str| Task {
        key: key.to_owned(),
        label: label.to_owned(),
        state: state.to_owned(),
        state_label: match state {
            "done" => "Done",
            "attention" => "Needs a look",
            "waiting" => "Cannot start yet",
            _ => "To do",
        }
        .to_owned(),
        detail,
        place: place.to_owned(),
    };
    let missing: Vec<&str> = [
        ("name", &trust.name),
        ("code", &trust.code),
        ("region", &trust.region),
        ("type", &trust.kind),
    ]
    .into_iter()
    .filter(|(_, value)| value.is_empty())
    .map(|(what, _)| what)
    .collect();
    let mut tasks = vec![task(
        "trust",
        "Trust details",
        if missing.is_empty() { "done" } else { "to_do" },
        if missing.is_empty() {
            format!(
                "{}, {}, {}.",
                trust.name,
                settings::kind_label(&trust.kind).to_lowercase(),
                trust.region
            )
        } else {
            format!("Missing: {}.", missing.join(", "))
        },
        "settings",
    )];
    for kind in Kind::ALL {
        let kept: Vec<_> = files.iter().filter(|kept| kept.file.kind == kind).collect();
        let (state, detail) = match kept.as_slice() {
            _ if data.typed.contains(kind.key()) => ("done", "Figures typed in are used.".to_owned()),
            held @ [_, ..] => ("done", data::summary(kind, held, data)),
            [] if kind == Kind::Return => (
                "to_do",
                "Last year’s return gives the figures of last year beside this year’s.".to_owned(),
            ),
            [] => ("to_do", data::what(kind).to_owned()),
        };
        tasks.push(task(kind.key(), kind.label(), state, detail, "data"));
    }
    let (errors, warnings) = counts_of_checks(books, data)?;
    let has_any = !files.is_empty() || !data.typed.is_empty();
    tasks.push(match (has_any, errors, warnings) {
        (false, ..) => task(
            "check",
            "Check",
            "waiting",
            "There is nothing to check yet.".to_owned(),
            "submit",
        ),
        (true, 0, 0) => task(
            "check",
            "Check",
            "done",
            "No errors, and every warning has a reason.".to_owned(),
            "submit",
        ),
        (true, errors, warnings) => task(
            "check",
            "Check",
            "attention",
            format!(
                "{} and {} without a reason.",
                text::counted(errors, "error", "errors"),
                text::counted(warnings, "warning", "warnings")
            ),
            "submit",
        ),
    });
    let actions = store::action::count(books, year)?;
    tasks.push(if actions == 0 {
        task(
            "plan",
            "Action plan",
            "to_do",
            "No actions yet; a first draft can be drawn from the gaps.".to_owned(),
            "plan",
        )
    } else {
        task(
            "plan",
            "Action plan",
            "done",
            format!("{} in the plan.", text::counted(actions, "action", "actions")),
            "plan",
        )
    });
    let signed = signing::standing_signatures(books, data)?;
    let (state, detail) = match (has_any && errors == 0, signed.as_slice()) {
        (_, [first, second, ..]) => ("done", format!("Signed off by {first} and {second}.")),
        (true, [first]) => (
            "to_do",
            format!("Signed by {first}; a second role signs the same figures."),
        ),
        (true, []) => (
            "to_do",
            "Have it signed off, save the submission sheet, and type or paste it into the national form.".to_owned(),
        ),
        (false, _) if has_any => ("waiting", "Errors have to be put right first.".to_owned()),
        (false, _) => ("waiting", "There are no figures yet.".to_owned()),
    };
    tasks.push(task("submit", "Submit", state, detail, "submit"));
    Ok(tasks)
}
