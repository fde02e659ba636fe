//! The action plan as a Word paper.

use domain::plan::Evidence;

use super::super::WriteError;
use super::super::document::{
    Block, Cell, Column, Document, Ink, Page, Paragraph, Row, Run, Section, Style, Table, bold, heading, run, text,
};
use super::words::{self, count, grade, in_full, measure, or, shown};
use super::{Action, Indicator, Plan};

/// The plan as a Word document on A4 on its side: cover, summary, a block for each indicator, and what the grades of evidence mean.
///
/// Fails only where the zip cannot be written.
pub fn plan_docx(plan: &Plan) -> Result<Vec<u8>, WriteError> {
    let title = format!("WRES action plan {}", plan.year);
    let mut blocks = words::cover(plan, &title, &[], 130.0);
    summary(&mut blocks, plan);
    blocks.push(
        Paragraph::of(Style::Heading1, "The plan by indicator")
            .on_a_new_page()
            .into(),
    );
    if plan.actions.is_empty() && plan.indicators.is_empty() {
        blocks.push(text("There is no indicator and no action to tell of yet."));
    }
    let shown: Vec<usize> = plan
        .indicators
        .iter()
        .flat_map(|indicator| plan.of(indicator.number).map(|(place, _)| place))
        .collect();
    if !shown.is_sorted() {
        blocks.push(text(
            "Each action stands under the indicator that it mainly serves, with the number it has in the plan.",
        ));
    }
    for indicator in &plan.indicators {
        block(&mut blocks, plan, indicator);
    }
    if plan.of(0).next().is_some() && plan.indicators.iter().all(|held| held.number != 0) {
        let rest = Indicator {
            name: "Actions for the plan as a whole".to_owned(),
            ..Indicator::default()
        };
        block(&mut blocks, plan, &rest);
    }
    grades(&mut blocks, plan);
    Document {
        subject: "Actions on the gaps that the Workforce Race Equality Standard shows, with owners, dates and measures"
            .to_owned(),
        organisation: plan.trust.clone(),
        day: plan.as_at.clone(),
        sections: vec![Section {
            page: Page::Landscape,
            head: [title.clone(), plan.named()],
            foot: plan.status.clone(),
            blocks,
        }],
        title,
    }
    .docx()
}

fn summary(blocks: &mut Vec<Block>, plan: &Plan) {
    blocks.push(heading(Style::Heading1, "Summary"));
    let overdue = plan.actions.iter().filter(|action| action.overdue).count();
    blocks.push(text(match (plan.actions.len(), overdue) {
        (0, _) => "The plan has no actions yet.".to_owned(),
        (all, 0) => format!("The plan has {}. None is overdue.", count(all, "action", "actions")),
        (all, late) => {
            let are = if late == 1 { "is" } else { "are" };
            format!(
                "The plan has {}, of which {late} {are} overdue.",
                count(all, "action", "actions")
            )
        }
    }));
    if plan.indicators.is_empty() {
        return;
    }
    let rows = plan.indicators.iter().map(|indicator| {
        let actions: Vec<&Action> = plan.of(indicator.number).map(|(_, action)| action).collect();
        let late = actions.iter().filter(|action| action.overdue).count();
        let overdue = match late {
            0 => run("0"),
            late => bold(late.to_string()).in_ink(Ink::Alarm),
        };
        Row::from(vec![
            Cell::runs(vec![bold(named(indicator))]),
            Cell::paragraphs(vec![vec![bold(&indicator.finding)], vec![run(&indicator.gap)]]),
            Cell::of(&indicator.value),
            Cell::of(&indicator.target),
            Cell::of(actions.len().to_string()),
            Cell::runs(vec![overdue]),
        ])
    });
    blocks.push(
        Table {
            caption: "Each indicator, its gap, and how many actions answer it".to_owned(),
            description: "A row for each indicator. An action that serves several is counted once, at its main one."
                .to_owned(),
            columns: vec![
                Column::words("Indicator", 50.0),
                Column::words("The gap", 103.0),
                // Some are two figures with their words, which stand better to the left.
                Column::words("Figure", 43.0),
                Column::words("Target", 33.0),
                Column::figures("Actions", 18.0),
                Column::figures("Overdue", 20.0),
            ],
            rows: rows.collect(),
            names: true,
        }
        .into(),
    );
}

/// What names where the evidence comes from.
const SOURCE: &str = "Source of the evidence";

/// Where a text that was cut short stands whole.
const BELOW: &str = "in full below";

/// "2: Appointment from shortlisting", or the name alone.
fn named(indicator: &Indicator) -> String {
    match indicator.number {
        0 => indicator.name.clone(),
        number => format!("{number}: {}", indicator.name),
    }
}

fn block(blocks: &mut Vec<Block>, plan: &Plan, indicator: &Indicator) {
    let name = match indicator.number {
        0 => indicator.name.clone(),
        number => format!("Indicator {number}: {}", indicator.name),
    };
    blocks.push(heading(Style::Heading2, name));
    let mut finding = Vec::new();
    if !indicator.finding.trim().is_empty() {
        finding.push(bold(format!("{}. ", indicator.finding.trim().trim_end_matches('.'))));
    }
    if !indicator.gap.trim().is_empty() {
        finding.push(run(indicator.gap.trim()));
    }
    if !finding.is_empty() {
        blocks.push(Paragraph::runs(Style::Normal, finding).kept().into());
    }
    let held: Vec<(usize, &Action)> = plan.of(indicator.number).collect();
    if held.is_empty() {
        blocks.push(text(or(&indicator.without, "The plan has no action for it.")));
        return;
    }
    let caption = match indicator.number {
        0 => indicator.name.clone(),
        number => format!("Actions for indicator {number}"),
    };
    blocks.push(actions(plan, &held, &caption));
    milestones(blocks, plan, &held);
    let more: Vec<Vec<Run>> = held
        .iter()
        .filter_map(|(place, action)| background(plan, *place, action))
        .collect();
    if !more.is_empty() {
        blocks.push(heading(Style::Heading3, "More on these actions"));
        blocks.push(Block::List {
            numbered: false,
            items: more,
        });
    }
    for (place, action) in &held {
        if !action.legal_note.trim().is_empty() {
            let number = format!("The law on action {}. ", plan.number(*place));
            blocks.push(Paragraph::runs(Style::Note, vec![bold(number), run(action.legal_note.trim())]).into());
        }
    }
}

fn actions(plan: &Plan, held: &[(usize, &Action)], caption: &str) -> Block {
    let rows = held.iter().map(|(place, action)| {
        let mut why = vec![vec![run(words::cut(&action.why, BELOW))]];
        if let Some(evidence) = action.evidence {
            why.push(vec![bold("Evidence: "), run(grade(evidence).0)]);
        }
        let mut what = vec![vec![bold(action.title.trim())]];
        if !action.high_impact_actions.is_empty() {
            let numbers: Vec<String> = action.high_impact_actions.iter().map(u8::to_string).collect();
            what.push(vec![
                run(format!("High Impact Action {}", numbers.join(", "))).in_ink(Ink::Quiet),
            ]);
        }
        let mut process = measure(&action.process);
        if let Some(reading) = action.readings.last() {
            process.push(vec![
                bold("Latest: "),
                run(format!("{}, {}", reading.value.trim(), shown(&reading.day))),
            ]);
        }
        let due = match (action.overdue, or(&shown(&action.due), "No date yet")) {
            (true, due) => bold(due).in_ink(Ink::Alarm),
            (false, due) => run(due),
        };
        Row::from(vec![
            Cell::runs(vec![bold(plan.number(*place))]),
            Cell::paragraphs(what),
            Cell::paragraphs(why),
            words::owner(action),
            Cell::runs(vec![due]),
            Cell::paragraphs(process),
            Cell::paragraphs(measure(&action.outcome)),
            words::standing(action),
            Cell::runs(words::latest(action, BELOW)),
        ])
    });
    let table = Table {
        caption: caption.to_owned(),
        description:
            "A row for each action. How it is delivered and what came of it are told apart in the column State."
                .to_owned(),
        columns: vec![
            Column::words("No.", 12.0),
            Column::words("Action", 42.0),
            Column::words("Why we believe it will work", 43.0),
            Column::words("Owner and sponsor", 29.0),
            Column::words("Due", 19.0),
            Column::words("Process measure", 32.0),
            Column::words("Outcome measure", 32.0),
            Column::words("State", 28.0),
            Column::words("Progress", 30.0),
        ],
        rows: rows.collect(),
        names: true,
    };
    if plan.actions.iter().any(|action| !action.updates.is_empty()) {
        table.into()
    } else {
        table.without("Progress").into()
    }
}

fn milestones(blocks: &mut Vec<Block>, plan: &Plan, held: &[(usize, &Action)]) {
    let mut rows: Vec<Row> = Vec::new();
    for (place, action) in held {
        for step in &action.milestones {
            rows.push(
                vec![
                    Cell::runs(vec![bold(plan.number(*place))]),
                    Cell::of(step.what.trim()),
                    Cell::of(or(&shown(&step.due), "No date yet")),
                    Cell::of(or(&shown(&step.done), "Not yet")),
                ]
                .into(),
            );
        }
    }
    if rows.is_empty() {
        return;
    }
    blocks.push(
        Table {
            caption: "Milestones of these actions".to_owned(),
            description: "A row for each milestone, under the number of its action.".to_owned(),
            columns: vec![
                Column::words("Action", 16.0),
                Column::words("Milestone", 150.0),
                Column::words("Due", 28.0),
                Column::words("Reached", 28.0),
            ],
            rows,
            names: true,
        }
        .into(),
    );
}

/// Whatever else is known of an action, as one item of a list; `None` where there is nothing.
fn background(plan: &Plan, place: usize, action: &Action) -> Option<Vec<Run>> {
    let cause = match (action.root_cause.trim(), action.known_by.trim()) {
        ("", _) | (_, "") => action.root_cause.clone(),
        (cause, known) => format!("{} (known from {known})", cause.trim_end_matches('.')),
    };
    let attached: Vec<String> = action
        .attachments
        .iter()
        .map(|held| match (held.label.trim(), held.place.trim()) {
            (label, "") => label.to_owned(),
            (label, place) => format!("{label} ({place})"),
        })
        .collect();
    let carried = action
        .carried_from
        .map(|year| format!("the plan of {year}"))
        .unwrap_or_default();
    // The gap of the indicator stands above; one of the action's own is said here.
    let main = action.indicators.first().copied().unwrap_or(0);
    let said = plan.indicators.iter().find(|held| held.number == main);
    let said = said.map_or("", |held| held.gap.trim().trim_end_matches('.'));
    let gap = match action.gap.trim().strip_prefix(said) {
        Some(rest) if rest.is_empty() || rest.starts_with('.') => rest.trim_start_matches('.').trim().to_owned(),
        _ => action.gap.clone(),
    };
    let facts = [
        ("The gap it answers", gap),
        ("Why we believe it will work", words::if_cut(&action.why)),
        (
            "Progress",
            words::if_cut(action.updates.last().map_or("", |update| &update.words)),
        ),
        ("Kind", action.kind.clone()),
        ("Why there is a gap", cause),
        (SOURCE, action.source.clone()),
        ("Where", action.scope.clone()),
        (
            if action.started_on.trim().is_empty() {
                "Begins"
            } else {
                "Was to begin"
            },
            in_full(&action.start),
        ),
        ("Started", in_full(&action.started_on)),
        ("Needs", action.resources.clone()),
        ("Risk", action.risk.clone()),
        ("Equality and legal check", action.legal_check.clone()),
        ("Decision", action.decision.clone()),
        ("Carried over from", carried),
        ("Finished", in_full(&action.finished_on)),
        ("Closed", in_full(&action.closed_on)),
        ("Why it was closed", action.closed_reason.clone()),
        ("What it changed", action.impact.clone()),
        ("Kept elsewhere", attached.join("; ")),
    ];
    let mut runs = Vec::new();
    for (name, text) in facts {
        let text = text.trim().trim_end_matches('.');
        if !text.is_empty() {
            runs.push(bold(format!("{name}: ")));
            if name == SOURCE {
                runs.extend(words::linked(text));
                runs.push(run(". "));
            } else {
                runs.push(run(format!("{text}. ")));
            }
        }
    }
    if runs.is_empty() {
        return None;
    }
    runs.insert(0, bold(format!("Action {}. ", plan.number(place))).in_ink(Ink::Blue));
    Some(runs)
}

fn grades(blocks: &mut Vec<Block>, plan: &Plan) {
    blocks.push(heading(Style::Heading1, "What the grades of evidence mean"));
    let rows = Evidence::ALL.map(|evidence| {
        let (name, meaning) = grade(evidence);
        Row::from(vec![Cell::runs(vec![bold(name)]), Cell::of(meaning)])
    });
    blocks.push(
        Table {
            caption: "Grades of evidence".to_owned(),
            description: "A row for each grade, strongest first; what is asked for nationally stands last.".to_owned(),
            columns: vec![Column::words("Grade", 50.0), Column::words("What it means", 120.0)],
            rows: rows.into(),
            names: true,
        }
        .into(),
    );
    let limit = or(&plan.limit, words::LIMIT);
    let runs = vec![bold("The limit of the evidence. "), run(limit)];
    blocks.push(Paragraph::runs(Style::Note, runs).into());
}
