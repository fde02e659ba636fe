//! The split of a change in words: what each part is, how far it went, and what cannot be told.

use domain::change::{Cause, Change, Figure, Part};
use domain::ethnicity::{Group, Triple};
use domain::indicator::Ratio;

use super::{Found, Why};
use crate::text;
use crate::view::{Table, WhyView};

/// The change of one figure, ready to show.
pub(super) fn view(why: &Why<'_>, found: &Found) -> WhyView {
    let change = &found.change;
    let figure = change.figure;
    let (last, now) = (why.last.rules.year, why.now.rules.year);
    let rows = change
        .parts
        .iter()
        .filter(|part| is_worth_a_line(part))
        .map(|part| {
            vec![
                cause(figure, part.cause).to_owned(),
                amount(figure, part.amount),
                detail(why, found, part.cause),
            ]
        })
        .chain([vec![
            "Together".to_owned(),
            amount(figure, change.now - change.last),
            format!(
                "From {} in {last} to {} in {now}.",
                shown(figure, change.last),
                shown(figure, change.now)
            ),
        ]])
        .collect();
    WhyView {
        figure: name(figure).to_owned(),
        lead: lead(change, last, now),
        table: Table {
            caption: format!("{}: {last} to {now}", name(figure)),
            headings: ["Part of the change", "How far", "What it is"]
                .map(str::to_owned)
                .to_vec(),
            rows,
            note: rounding(change),
        },
        notes: notes(why, found),
    }
}

/// A figure that stands on both sides of a break in its series.
pub(super) fn broken(figure: Figure, why: &str) -> WhyView {
    WhyView {
        figure: name(figure).to_owned(),
        lead: format!("The two years cannot be compared. {why}"),
        table: Table {
            caption: name(figure).to_owned(),
            headings: Vec::new(),
            rows: Vec::new(),
            note: String::new(),
        },
        notes: Vec::new(),
    }
}

/// A change of rules that changed nothing is not worth a line; that nobody's ethnicity changed is.
fn is_worth_a_line(part: &Part) -> bool {
    part.cause != Cause::Definition || part.amount.abs() > 1e-9
}

/// A caution where the parts as printed do not add up to the whole as printed.
fn rounding(change: &Change) -> String {
    let decimals = if matches!(change.figure, Figure::Likelihood(_)) {
        2
    } else {
        1
    };
    let printed = |value: f64| domain::rounding::round(value, decimals);
    let sum: f64 = change.parts.iter().map(|part| printed(part.amount)).sum();
    if (sum - printed(change.now - change.last)).abs() < 1e-9 {
        String::new()
    } else {
        "The parts are rounded, so they differ from the whole in the last place.".to_owned()
    }
}

/// What the figure is.
fn name(figure: Figure) -> &'static str {
    match figure {
        Figure::WorkforceShare => "BME share of all staff",
        Figure::SeniorShare => "BME share of bands 8a to 9 and very senior managers",
        Figure::Likelihood(Ratio::Appointment) => "Likelihood of appointment, White ÷ BME",
        Figure::Likelihood(Ratio::Disciplinary) => {
            "Likelihood of entering the formal disciplinary process, BME ÷ White"
        }
        Figure::Likelihood(Ratio::Training) => "Likelihood of accessing non-mandatory training, White ÷ BME",
        Figure::Survey(5) => "Harassment from the public, BME percentage minus White percentage",
        Figure::Survey(6) => "Harassment from staff, BME percentage minus White percentage",
        Figure::Survey(7) => "Belief in equal opportunities, BME percentage minus White percentage",
        Figure::Survey(_) => "Discrimination at work, BME percentage minus White percentage",
        Figure::Board => "BME share of voting members minus BME share of staff",
    }
}

fn shown(figure: Figure, value: f64) -> String {
    match figure {
        Figure::WorkforceShare | Figure::SeniorShare => text::percent(value),
        Figure::Likelihood(_) => text::ratio(value),
        Figure::Survey(_) | Figure::Board => format!("{} points", text::signed(value, 1)),
    }
}

fn amount(figure: Figure, value: f64) -> String {
    match figure {
        Figure::Likelihood(_) => text::signed(value, 2),
        _ => format!("{} points", text::signed(value, 1)),
    }
}

fn lead(change: &Change, last: u16, now: u16) -> String {
    let figure = change.figure;
    let (from, to) = (shown(figure, change.last), shown(figure, change.now));
    if from == to {
        format!("{from} in {last} and in {now}.")
    } else {
        format!(
            "From {from} in {last} to {to} in {now}: {}.",
            amount(figure, change.now - change.last)
        )
    }
}

fn cause(figure: Figure, cause: Cause) -> &'static str {
    match (cause, figure) {
        (Cause::Definition, _) => "Counted by other rules",
        (Cause::Told, _) => "Ethnicity known that was unknown",
        (Cause::Recorded, _) => "Ethnicity recorded otherwise",
        (Cause::Left, _) => "People who left",
        (Cause::Moved, Figure::SeniorShare) => "People who moved into or out of these bands",
        (Cause::Moved, _) => "People who changed band or section",
        (Cause::Joined, _) => "People who joined",
        (Cause::White, Figure::Survey(_)) => "Answers of White staff",
        (Cause::Bme, Figure::Survey(_)) => "Answers of BME staff",
        (Cause::White, Figure::Likelihood(Ratio::Appointment)) => "Rate of White applicants",
        (Cause::Bme, Figure::Likelihood(Ratio::Appointment)) => "Rate of BME applicants",
        (Cause::White, _) => "Rate of White staff",
        (Cause::Bme, _) => "Rate of BME staff",
        (Cause::Members, _) => "Voting members of the board",
        (Cause::Workforce, _) => "The workforce it is compared with",
        (Cause::Counts, _) => "Everything that happened",
    }
}

/// "12 White, 5 BME and 1 unknown".
fn people(held: Triple) -> String {
    let mut parts: Vec<String> = Vec::new();
    for group in Group::ALL {
        let count = held.get(group);
        if count > 0 {
            let name = if group == Group::Unknown {
                "of unknown ethnicity"
            } else {
                group.label()
            };
            parts.push(format!("{} {name}", text::count(count)));
        }
    }
    match parts.split_last() {
        None => "nobody".to_owned(),
        Some((last, [])) => last.clone(),
        Some((last, others)) => format!("{} and {last}", others.join(", ")),
    }
}

fn detail(why: &Why<'_>, found: &Found, cause: Cause) -> String {
    let change = &found.change;
    let moves = why
        .followed
        .as_ref()
        .filter(|_| found.traced)
        .map(|followed| &followed.moves);
    let senior = change.figure == Figure::SeniorShare;
    let counts = |place: domain::change::Place| !senior || place.band.is_senior();
    match (cause, moves) {
        (Cause::Definition, _) => {
            "What last year’s people give under this year’s rules, less what they give under last year’s.".to_owned()
        }
        (Cause::Told, Some(moves)) => {
            let told = moves.count(|before, after| {
                let (before, after) = before.filter(|held| counts(*held)).zip(after)?;
                (before.group == Group::Unknown && after.group != Group::Unknown).then_some(after.group)
            });
            match told.total() {
                0 => "Nobody who is on both lists changed in this way.".to_owned(),
                _ => format!(
                    "{} on both staff lists: {} now.",
                    text::counted(told.total(), "person", "people"),
                    people(told)
                ),
            }
        }
        (Cause::Recorded, Some(moves)) => {
            let then = moves.count(|before, after| {
                let (before, after) = before.filter(|held| counts(*held)).zip(after)?;
                (before.group != Group::Unknown && before.group != after.group).then_some(before.group)
            });
            match then.total() {
                0 => "Nobody who is on both lists changed in this way.".to_owned(),
                _ => format!(
                    "{} on both staff lists in another group than before: {} then.",
                    text::counted(then.total(), "person", "people"),
                    people(then)
                ),
            }
        }
        (Cause::Left, Some(moves)) => {
            let left = moves.count(|before, after| {
                before
                    .filter(|held| counts(*held) && after.is_none())
                    .map(|held| held.group)
            });
            capital(&format!("{}.", people(left)))
        }
        (Cause::Joined, Some(moves)) => {
            let joined = moves.count(|before, after| {
                after
                    .filter(|held| counts(*held) && before.is_none())
                    .map(|held| held.group)
            });
            capital(&format!("{}.", people(joined)))
        }
        (Cause::Moved, Some(moves)) if senior => {
            let moved = |came: bool| {
                moves.count(|before, after| {
                    let (before, after) = before.zip(after)?;
                    (before.band.is_senior() != came && after.band.is_senior() == came).then_some(after.group)
                })
            };
            format!("Came in: {}. Went out: {}.", people(moved(true)), people(moved(false)))
        }
        (Cause::Moved, Some(_)) => "Leaves the share of all staff as it is.".to_owned(),
        (Cause::White, _) => rates(why, found, Group::White),
        (Cause::Bme, _) => rates(why, found, Group::Bme),
        (Cause::Members, _) => board(why),
        (Cause::Workforce, _) => staff(why),
        (Cause::Counts, _) => {
            "What happened among people, and what changed in their records; the two cannot be told apart here."
                .to_owned()
        }
        _ => String::new(),
    }
}

fn capital(text: &str) -> String {
    let mut characters = text.chars();
    match characters.next() {
        Some(first) => first.to_uppercase().chain(characters).collect(),
        None => String::new(),
    }
}

/// A group's rate, or answers, of both years; last year's with ethnicity as known now where people could be followed.
fn rates(why: &Why<'_>, found: &Found, group: Group) -> String {
    let figure = found.change.figure;
    if let Figure::Survey(number) = figure {
        let of = |year: &super::Year<'_>| {
            let result = year.best(figure)?.0.counts.survey[usize::from(number) - 5];
            let percent = if group == Group::White {
                result.white_percent
            } else {
                result.bme_percent
            };
            percent.map(text::percent)
        };
        return match of(&why.last).zip(of(&why.now)) {
            Some((last, now)) => format!("From {last} to {now}."),
            None => String::new(),
        };
    }
    let of = |year: &super::Year<'_>| change_rate(figure, year.best(figure)?.0.counts);
    let shown = |(part, whole): (Triple, Triple)| {
        format!(
            "{}% ({} of {})",
            domain::rounding::text(f64::from(part.get(group)) * 100.0 / f64::from(whole.get(group)), 2),
            text::count(part.get(group)),
            text::count(whole.get(group))
        )
    };
    let Some((then, now)) = of(&why.last).zip(of(&why.now)) else {
        return String::new();
    };
    let as_known = why.followed.as_ref().filter(|_| found.traced).and_then(|followed| {
        let part = match figure {
            Figure::Likelihood(Ratio::Training) => why.recorded.training,
            _ => why.recorded.casework,
        };
        Some((part?, followed.moves.recorded_as_now(true).total()))
    });
    match as_known.filter(|known| known.0.get(group) != then.0.get(group) || known.1.get(group) != then.1.get(group)) {
        Some(known) => format!("From {}, with ethnicity as known now, to {}.", shown(known), shown(now)),
        None => format!("From {} to {}.", shown(then), shown(now)),
    }
}

fn change_rate(figure: Figure, counts: &domain::counts::Counts) -> Option<(Triple, Triple)> {
    match figure {
        Figure::Likelihood(Ratio::Appointment) => counts.recruitment.map(|held| (held.appointed, held.shortlisted)),
        Figure::Likelihood(Ratio::Disciplinary) => counts.casework.map(|held| held.people).zip(counts.staff()),
        Figure::Likelihood(Ratio::Training) => counts.training.zip(counts.staff()),
        _ => None,
    }
}

fn board(why: &Why<'_>) -> String {
    let of = |year: &super::Year<'_>| {
        let voting = year.best(Figure::Board)?.0.counts.board?.voting;
        Some(format!("{} BME of {}", voting.bme, voting.total()))
    };
    match of(&why.last).zip(of(&why.now)) {
        Some((last, now)) => format!("From {last} to {now}."),
        None => String::new(),
    }
}

fn staff(why: &Why<'_>) -> String {
    let of = |year: &super::Year<'_>| year.best(Figure::Board)?.0.counts.staff()?.percent(Group::Bme);
    match of(&why.last).zip(of(&why.now)) {
        Some((last, now)) => format!(
            "BME share of staff from {} to {}; a rising share lowers the difference.",
            text::percent(last),
            text::percent(now)
        ),
        None => String::new(),
    }
}

/// What cannot be told, and how to read the parts.
fn notes(why: &Why<'_>, found: &Found) -> Vec<String> {
    let change = &found.change;
    let last = why.last.rules.year;
    let mut notes = Vec::new();
    let is_same = shown(change.figure, change.last) == shown(change.figure, change.now);
    notes.extend(change.is_clear.filter(|_| !is_same).map(|is_clear| {
        if is_clear {
            "The change as a whole is larger than chance alone would usually give.".to_owned()
        } else {
            "Chance alone can give a change of this size, so the parts describe what was counted and claim no trend."
                .to_owned()
        }
    }));
    if !change.untraced.is_empty() {
        notes.push(if matches!(change.figure, Figure::Likelihood(Ratio::Appointment)) {
            unknown_applicants(why)
        } else if why.by_hand {
            "A figure of a staff list was typed in over the list’s own, so that its people no longer add up to the figures and nobody was \
             followed from one list into the other: ethnicity that became known or was recorded otherwise is within the other parts."
                .to_owned()
        } else if why.strangers {
            format!(
                "Fewer than half of the people of {last} are on this year’s staff list, as when numbers are given anew, so nobody was followed from one \
                 list into the other: ethnicity that became known or was recorded otherwise is within the other parts."
            )
        } else {
            format!(
                "Without the staff lists of both years nobody can be followed from one into the other: ethnicity that became known or was recorded \
                 otherwise is within the other parts. Import the staff list of {last} to see it."
            )
        });
    }
    if let Some(printed) = found.printed {
        notes.push(format!(
            "The return held for {last} says {}; here the files held for {last} are counted.",
            shown(change.figure, printed)
        ));
    }
    notes
}

fn unknown_applicants(why: &Why<'_>) -> String {
    let of = |year: &super::Year<'_>| {
        let (held, _) = year.best(Figure::Likelihood(Ratio::Appointment))?;
        held.counts
            .recruitment?
            .shortlisted
            .percent(Group::Unknown)
            .map(text::percent)
    };
    let shares = match of(&why.last).zip(of(&why.now)) {
        Some((last, now)) if last == now => {
            format!(" {now} of shortlisted applicants were of unknown ethnicity in both years.")
        }
        Some((last, now)) => {
            format!(" The share of shortlisted applicants of unknown ethnicity went from {last} to {now}.")
        }
        None => String::new(),
    };
    format!(
        "Applicants of one year are not those of the next, so a change in how ethnicity is recorded cannot be told from a change in rates.{shares}"
    )
}
