//! How each action goes, in words.

use chrono::NaiveDate;
use domain::plan::TargetUnit;
use domain::plan::state::{self, Aim, Because, Delivery, Known, Outcome};
use store::action::Particulars;

use super::figures::{self, Figures, Seen, Since};
use crate::view::StandingView;
use crate::{DeskError, text};

/// What the state of an action is worked out from.
fn known(action: &Particulars) -> Known<'_> {
    Known {
        start: action.start,
        due: action.due,
        started_on: action.started_on,
        finished_on: action.finished_on,
        closed_on: action.closed_on,
        milestones: &action.milestones,
        process: Aim {
            baseline: action.process.baseline,
            target: action.process.target,
            by: action.process.by,
        },
        readings: &action.readings,
        updated_on: action.updates.iter().map(|update| update.day).max(),
    }
}

/// Whether what was planned is done, as of a day.
pub(crate) fn delivery(action: &Particulars, today: NaiveDate) -> Delivery {
    state::delivery(&known(action), today).0
}

/// How an action goes, as of a day.
pub(super) fn of(action: &Particulars, today: NaiveDate, figures: &mut Figures<'_>) -> Result<StandingView, DeskError> {
    let (delivery, because) = state::delivery(&known(action), today);
    let (outcome, outcome_because) = outcome(action, figures)?;
    let (state, label) = state::in_a_word(delivery, action.closed_on.is_some(), outcome);
    let mut lines: Vec<String> = because.iter().map(|why| in_words(action, why, today)).collect();
    if action.closed_on.is_some() {
        lines.push(format!("Why it was closed: {}", action.closed_reason));
    }
    let (baseline, target) = aim_in_words(action);
    Ok(StandingView {
        state: state.to_owned(),
        label: label.to_owned(),
        tone: tone(delivery).to_owned(),
        because: lines,
        outcome: outcome.key().to_owned(),
        outcome_label: outcome.label().to_owned(),
        outcome_because,
        baseline,
        target,
        next: next(action, delivery).map(|day| day.to_string()).unwrap_or_default(),
        is_open: delivery.is_open(),
        is_overdue: because
            .iter()
            .any(|why| matches!(why, Because::Overdue(_) | Because::Milestone(..))),
    })
}

const fn tone(delivery: Delivery) -> &'static str {
    match delivery {
        Delivery::NotStarted | Delivery::Closed => "plain",
        Delivery::OnTrack | Delivery::Done => "good",
        Delivery::AtRisk => "watch",
        Delivery::Late => "act",
    }
}

/// The next day on which something of an open action is due.
fn next(action: &Particulars, delivery: Delivery) -> Option<NaiveDate> {
    let open = action.milestones.iter().filter(|step| step.done_on.is_none());
    let days = open.filter_map(|step| step.due).chain(action.due);
    days.min().filter(|_| delivery.is_open())
}

fn days(count: i64) -> String {
    text::counted(u32::try_from(count).unwrap_or(u32::MAX), "day", "days")
}

fn in_words(action: &Particulars, why: &Because, today: NaiveDate) -> String {
    let step = |place: usize| {
        action
            .milestones
            .get(place)
            .map(|step| step.what.as_str())
            .unwrap_or_default()
    };
    let unit = action.process.unit;
    match why {
        Because::Finished(day) => format!("Finished on {}.", text::date(*day)),
        Because::ClosedOn(day) => format!("Closed on {}.", text::date(*day)),
        Because::Overdue(count) => format!("Its last day passed {} ago and it is not finished.", days(*count)),
        Because::NotBegun(count) => {
            format!("It was to begin {} ago, and nothing says that it has.", days(*count))
        }
        Because::BeginsIn(0) => "It begins today.".to_owned(),
        Because::BeginsIn(count) => format!("It begins in {}.", days(*count)),
        Because::NoDates => "It has no dates yet.".to_owned(),
        Because::Milestone(place, count) => {
            format!("The milestone “{}” was due {} ago.", step(*place), days(*count))
        }
        Because::Behind(reading, line) => format!(
            "The latest reading is {}, where the way from baseline to target is at {} by now.",
            quantity(*reading, unit),
            quantity(*line, unit)
        ),
        Because::Quiet(count) => format!("Nothing has been reported for {}.", days(*count)),
        Because::Next(Some(place), day) => {
            format!("Next: “{}”, due {}.", step(*place), text::away(*day, today))
        }
        Because::Next(None, day) => format!("Due on {}, {}.", text::date(*day), text::away(*day, today)),
        Because::Begun => "Work has begun; no day is given for what comes next.".to_owned(),
    }
}

/// A reading of a process measure as a reader sees it: "64%", "12 days".
pub(super) fn quantity(value: f64, unit: Option<TargetUnit>) -> String {
    let plain = domain::rounding::shortest(value, 1);
    match unit {
        Some(TargetUnit::Percent) => format!("{plain}%"),
        Some(TargetUnit::Points) if plain == "1" => "1 point".to_owned(),
        Some(TargetUnit::Points) => format!("{plain} points"),
        Some(TargetUnit::Days) if plain == "1" => "1 day".to_owned(),
        Some(TargetUnit::Days) => format!("{plain} days"),
        Some(TargetUnit::Count) | None => plain,
    }
}

/// Baseline and target of the outcome, in words.
fn aim_in_words(action: &Particulars) -> (String, String) {
    let Some(aim) = action.outcome else {
        return (action.baseline.clone(), action.target.clone());
    };
    let show = |value: f64| figures::show(action.indicator, value);
    let baseline = aim
        .baseline
        .map_or_else(String::new, |value| format!("{} in {}", show(value), aim.from));
    let target = match (aim.target, aim.by) {
        (Some(value), Some(by)) => format!("{} by {by}", show(value)),
        (Some(value), None) => show(value),
        (None, _) => String::new(),
    };
    (baseline, target)
}

/// Years as a reader names them: "2026", "2025 and 2026 together", "2024 to 2026 together".
fn span(years: &[u16]) -> String {
    match years {
        [one] => one.to_string(),
        [first, last] => format!("{first} and {last} together"),
        [first, .., last] => format!("{first} to {last} together"),
        [] => String::new(),
    }
}

/// What became of the figure that the action should move, and its figures in a sentence.
fn outcome(action: &Particulars, figures: &mut Figures<'_>) -> Result<(Outcome, String), DeskError> {
    let Some(aim) = action.outcome else {
        let is_named = !action.outcome_measure.is_empty() || !action.target.is_empty();
        return Ok(if is_named {
            let words = "It is measured by something other than the indicator’s figure, so what came of it is to be said in words.";
            (Outcome::NotYet, words.to_owned())
        } else {
            (Outcome::NoMeasure, String::new())
        });
    };
    let show = |value: f64| figures::show(action.indicator, value);
    let over = action.finished_on.or(action.closed_on);
    let parity = figures.parity(action.indicator, aim.from)?;
    Ok(match figures.since(action.indicator, aim, over)? {
        Since::NothingLater(first) => (
            Outcome::NotYet,
            format!("The figure of {first} is the first that can tell, and it is not here yet."),
        ),
        Since::Broken(why) => (Outcome::Broken, why),
        Since::Moved(Seen {
            moved,
            before,
            after,
            needed,
        }) => {
            // Without the workforce's own share more is still better at senior bands, where BME people are fewer.
            let found = state::outcome(Some(moved), aim.target, parity.unwrap_or(100.0));
            let chance = match moved.is_clear {
                Some(true) => "more than chance alone usually gives",
                Some(false) => "no more than chance alone could give",
                None => "and the counts do not tell whether chance alone could give that",
            };
            let several = needed.map_or_else(String::new, |needed| {
                format!(
                    " At this size the target needs {} beside as many before, and not all of them are held.",
                    text::counted(u32::from(needed), "year", "years taken together")
                )
            });
            let words = format!(
                "From {} in {} to {} in {}: {chance}.{several} That it moved does not show that this action moved it.",
                show(moved.from),
                span(&before),
                show(moved.to),
                span(&after)
            );
            (found, words)
        }
    })
}
