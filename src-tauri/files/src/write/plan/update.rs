//! The quarterly update of the plan for a committee.

use chrono::NaiveDate;

use super::super::WriteError;
use super::super::document::{
    Block, Cell, Column, Document, Page, Row, Section, Style, Table, bold, heading, run, text,
};
use super::words::{self, count, day, in_full, or, shade, shown};
use super::{Action, Plan, Quarter, Tone};

/// Something that falls on a day: the last day of an action, or a milestone.
struct Step<'a> {
    place: usize,
    action: &'a Action,
    /// What the milestone says; `None` for the action itself.
    milestone: Option<&'a str>,
    due: &'a str,
    done: &'a str,
}

/// The update as a Word document on upright A4: what is asked of the committee, what was due, late, at risk and done, what comes next,
/// and the readings of each process measure.
///
/// Fails only where the zip cannot be written.
pub fn update_docx(plan: &Plan, quarter: &Quarter) -> Result<Vec<u8>, WriteError> {
    let title = format!("WRES action plan {}: update for {}", plan.year, quarter.name);
    let more = [
        ("Quarter", quarter.name.clone()),
        ("Committee", quarter.committee.clone()),
    ];
    let mut blocks = words::cover(plan, &title, &more, 130.0);
    let (from, until) = (day(&quarter.from), day(&quarter.until));
    let after = until.and_then(|day| day.succ_opt());
    let steps = steps(plan);
    let within = |text: &str, from: Option<NaiveDate>, until: Option<NaiveDate>| {
        day(text).is_some_and(|day| from.is_some_and(|from| from <= day) && until.is_some_and(|until| day <= until))
    };
    let due: Vec<&Step<'_>> = steps.iter().filter(|step| within(step.due, from, until)).collect();
    let done: Vec<&Step<'_>> = steps.iter().filter(|step| within(step.done, from, until)).collect();
    let next_until = day(&quarter.next_until);
    let next: Vec<&Step<'_>> = steps
        .iter()
        .filter(|step| step.done.trim().is_empty() && within(step.due, after, next_until))
        .collect();
    let numbered = || plan.actions.iter().enumerate();
    let late: Vec<(usize, &Action)> = numbered().filter(|(_, action)| action.overdue).collect();
    let at_risk: Vec<(usize, &Action)> = numbered()
        .filter(|(_, action)| !action.overdue && action.delivery.tone == Tone::Watch)
        .collect();

    blocks.push(heading(Style::Heading1, "What the committee is asked to decide"));
    if quarter.decisions.is_empty() {
        blocks.push(text(
            "No decision is asked for. The committee is asked to note the progress below.",
        ));
    } else {
        blocks.push(Block::List {
            numbered: true,
            items: quarter.decisions.iter().map(|words| vec![run(words.trim())]).collect(),
        });
    }
    blocks.push(heading(Style::Heading1, "In short"));
    blocks.push(in_short([
        ("Due in this quarter", due.len()),
        ("Done in this quarter", done.len()),
        ("Actions late on their own date or a milestone’s", late.len()),
        ("Actions at risk", at_risk.len()),
        ("Due in the next quarter", next.len()),
    ]));
    blocks.push(heading(Style::Heading1, "Due in this quarter"));
    list(
        &mut blocks,
        plan,
        &due,
        "Due in this quarter",
        "Nothing was due in this quarter.",
    );
    blocks.push(heading(Style::Heading1, "Late"));
    standings(&mut blocks, plan, &late, "Actions that are late", "No action is late.");
    blocks.push(heading(Style::Heading1, "At risk"));
    standings(&mut blocks, plan, &at_risk, "Actions at risk", "No action is at risk.");
    blocks.push(heading(Style::Heading1, "Done in this quarter"));
    list(
        &mut blocks,
        plan,
        &done,
        "Done in this quarter",
        "Nothing was finished in this quarter.",
    );
    let next_name = or(&quarter.next_name, "the next quarter");
    blocks.push(heading(Style::Heading1, format!("Due next: {next_name}")));
    list(
        &mut blocks,
        plan,
        &next,
        "Due in the next quarter",
        "Nothing is due in the next quarter.",
    );
    readings(&mut blocks, plan, quarter);
    Document {
        subject: format!("Progress of the WRES action plan in {}", quarter.name),
        organisation: plan.trust.clone(),
        day: plan.as_at.clone(),
        sections: vec![Section {
            page: Page::Portrait,
            head: [title.clone(), or(&plan.code, &plan.trust)],
            foot: plan.status.clone(),
            blocks,
        }],
        title,
    }
    .docx()
}

/// Every day of the plan on which something is to be reached, in the order of the days; what has no date stands last.
fn steps(plan: &Plan) -> Vec<Step<'_>> {
    let mut steps = Vec::new();
    for (place, action) in plan.actions.iter().enumerate() {
        for milestone in &action.milestones {
            steps.push(Step {
                place,
                action,
                milestone: Some(milestone.what.trim()),
                due: &milestone.due,
                done: &milestone.done,
            });
        }
        steps.push(Step {
            place,
            action,
            milestone: None,
            due: &action.due,
            done: if action.finished_on.trim().is_empty() {
                &action.closed_on
            } else {
                &action.finished_on
            },
        });
    }
    steps.sort_by_key(|step| day(step.due).unwrap_or(NaiveDate::MAX));
    steps
}

fn in_short(counts: [(&str, usize); 5]) -> Block {
    let rows = counts.map(|(name, number)| Row::from(vec![Cell::of(name), Cell::of(number.to_string())]));
    Table {
        description: "How many of each.".to_owned(),
        columns: vec![Column::words("What", 110.0), Column::figures("How many", 24.0)],
        rows: rows.into(),
        names: true,
        ..Table::default()
    }
    .into()
}

fn list(blocks: &mut Vec<Block>, plan: &Plan, steps: &[&Step<'_>], caption: &str, none: &str) {
    if steps.is_empty() {
        blocks.push(text(none));
        return;
    }
    let rows = steps.iter().map(|step| {
        let what = match step.milestone {
            Some(milestone) => vec![
                vec![bold("Milestone: "), run(milestone)],
                vec![run(step.action.title.trim()).in_ink(super::super::document::Ink::Quiet)],
            ],
            None => vec![vec![bold("Whole action: "), run(step.action.title.trim())]],
        };
        // An action that was closed without being finished is not called done.
        let closed = step.milestone.is_none() && step.action.finished_on.trim().is_empty();
        let state = match (step.done.trim(), closed) {
            ("", _) => Cell::of("Not done"),
            (done, true) => Cell::of(format!("Closed, {}", shown(done))),
            (done, false) => Cell::of(format!("Done, {}", shown(done))).on(shade(Tone::Good)),
        };
        Row::from(vec![
            Cell::runs(vec![bold(plan.number(step.place))]),
            Cell::paragraphs(what),
            Cell::of(or(&step.action.owner, "No owner yet")),
            Cell::of(or(&shown(step.due), "No date")),
            state,
        ])
    });
    blocks.push(
        Table {
            caption: format!("{caption}: {}", count(steps.len(), "date", "dates")),
            description: "A row for each last day of an action or milestone, the earliest first.".to_owned(),
            columns: vec![
                Column::words("No.", 14.0),
                Column::words("What", 75.0),
                Column::words("Owner", 36.0),
                Column::words("Due", 23.0),
                Column::words("State", 26.0),
            ],
            rows: rows.collect(),
            names: true,
        }
        .into(),
    );
}

fn standings(blocks: &mut Vec<Block>, plan: &Plan, held: &[(usize, &Action)], caption: &str, none: &str) {
    if held.is_empty() {
        blocks.push(text(none));
        return;
    }
    let rows = held.iter().map(|(place, action)| {
        Row::from(vec![
            Cell::runs(vec![bold(plan.number(*place))]),
            Cell::of(action.title.trim()),
            words::owner(action),
            Cell::of(or(&shown(&action.due), "No date")),
            words::standing(action),
            Cell::runs(words::latest(action, "in full in the plan")),
        ])
    });
    blocks.push(
        Table {
            caption: format!("{caption}: {}", held.len()),
            description: "A row for each action, with how it stands and the latest word on it.".to_owned(),
            columns: vec![
                Column::words("No.", 13.0),
                Column::words("Action", 43.0),
                Column::words("Owner and sponsor", 30.0),
                Column::words("Due", 20.0),
                Column::words("State", 34.0),
                Column::words("Latest word", 34.0),
            ],
            rows: rows.collect(),
            names: true,
        }
        .into(),
    );
}

fn readings(blocks: &mut Vec<Block>, plan: &Plan, quarter: &Quarter) {
    blocks.push(heading(Style::Heading1, "What the process measures say"));
    let measures = plan
        .actions
        .iter()
        .filter(|action| !action.process.what.trim().is_empty());
    let has_baseline = measures
        .clone()
        .any(|action| !action.process.baseline.trim().is_empty());
    let with_readings = measures.clone().filter(|action| !action.readings.is_empty()).count();
    let all = measures.count();
    if all == 0 {
        blocks.push(text("No action has a process measure yet."));
        return;
    }
    if with_readings == 0 {
        let measures = count(all, "process measure", "process measures");
        blocks.push(text(format!("The plan has {measures}; no reading has been given yet.")));
        return;
    }
    let is_new = |reading: &super::Reading| {
        day(&reading.day).is_some_and(|of| {
            day(&quarter.from).is_some_and(|from| from <= of) && day(&quarter.until).is_some_and(|until| of <= until)
        })
    };
    let until = in_full(&quarter.until);
    if plan.actions.iter().flat_map(|action| &action.readings).any(is_new) {
        blocks.push(text(format!(
            "Readings of this quarter, to {until}, are bold; the newest stands first."
        )));
    } else {
        blocks.push(text(format!(
            "No reading was given for this quarter, to {until}; the newest of earlier ones stands first."
        )));
    }
    let whole = super::Indicator {
        name: "The plan as a whole".to_owned(),
        ..super::Indicator::default()
    };
    let lists_whole = plan.indicators.iter().any(|held| held.number == 0);
    for indicator in plan.indicators.iter().chain((!lists_whole).then_some(&whole)) {
        let rows: Vec<Row> = plan
            .of(indicator.number)
            .filter(|(_, action)| !action.process.what.trim().is_empty())
            .map(|(place, action)| {
                let said: Vec<_> = action
                    .readings
                    .iter()
                    .rev()
                    .take(4)
                    .map(|reading| {
                        let words = format!("{}: {}", shown(&reading.day), reading.value.trim());
                        vec![if is_new(reading) { bold(words) } else { run(words) }]
                    })
                    .collect();
                let readings = if said.is_empty() {
                    Cell::of("None yet")
                } else {
                    Cell::paragraphs(said)
                };
                Row::from(vec![
                    Cell::runs(vec![bold(plan.number(place))]),
                    Cell::of(words::counted(&action.process).0),
                    Cell::of(action.process.baseline.trim()),
                    Cell::of(action.process.target.trim()),
                    readings,
                ])
            })
            .collect();
        if rows.is_empty() {
            continue;
        }
        let table = Table {
                caption: match indicator.number {
                    0 => format!("Readings: {}", indicator.name),
                    number => format!("Readings for indicator {number}, {}", indicator.name),
                },
                description: "A row for each process measure, its four latest readings with the newest first; those of this quarter are bold."
                    .to_owned(),
                columns: vec![
                    Column::words("No.", 14.0),
                    Column::words("What is counted", 68.0),
                    Column::words("Baseline", 24.0),
                    Column::words("Target", 24.0),
                    Column::words("Readings", 44.0),
                ],
                rows,
                names: true,
            };
        let table = if has_baseline { table } else { table.without("Baseline") };
        blocks.push(table.into());
    }
}
