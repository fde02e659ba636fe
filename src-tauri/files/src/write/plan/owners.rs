//! A page for each owner: their actions, their next dates, and what is asked of them.

use std::collections::BTreeMap;

use super::super::WriteError;
use super::super::document::{
    Block, Cell, Column, Document, Ink, Page, Row, Run, Section, Style, Table, bold, heading, run, text,
};
use super::words::{self, in_full, is_over, or, shown};
use super::{Action, Plan};

/// A page for each owner as a Word document on upright A4, in the order of their names; actions without an owner come last.
///
/// Fails only where the zip cannot be written.
pub fn owners_docx(plan: &Plan) -> Result<Vec<u8>, WriteError> {
    let title = format!("WRES action plan {}: a page for each owner", plan.year);
    let mut owners: BTreeMap<(bool, String), Vec<(usize, &Action)>> = BTreeMap::new();
    for (place, action) in plan.actions.iter().enumerate() {
        let owner = action.owner.trim();
        // Roles typed with other capitals are the same role; the first way of writing it is shown.
        let key = (owner.is_empty(), owner.to_lowercase());
        owners.entry(key).or_default().push((place, action));
    }
    let mut first = words::cover(plan, &title, &[], 130.0);
    if owners.is_empty() {
        first.push(text("The plan has no actions yet."));
    } else {
        overview(&mut first, owners.values());
    }
    let head = |owner: &str| Section {
        page: Page::Portrait,
        head: [owner.to_owned(), format!("{}, {}", title, or(&plan.code, &plan.trust))],
        foot: plan.status.clone(),
        blocks: Vec::new(),
    };
    let mut sections = vec![Section {
        blocks: first,
        head: [title.clone(), plan.named()],
        ..head("")
    }];
    for actions in owners.values() {
        let owner = named(actions);
        // A section of its own: each page after the first says in its head whose it is.
        let mut section = head(&owner);
        section.blocks.push(heading(Style::Heading1, &owner));
        page(&mut section.blocks, plan, actions);
        sections.push(section);
    }
    Document {
        subject: "What each owner has to do, and by when".to_owned(),
        organisation: plan.trust.clone(),
        day: plan.as_at.clone(),
        sections,
        title,
    }
    .docx()
}

/// The role as its first action writes it.
fn named(actions: &[(usize, &Action)]) -> String {
    let name = actions.first().map_or("", |(_, action)| action.owner.trim());
    or(name, "Actions without an owner")
}

/// How much each owner has, and what is due first.
fn overview<'a>(blocks: &mut Vec<Block>, owners: impl Iterator<Item = &'a Vec<(usize, &'a Action)>>) {
    let rows = owners.map(|actions| {
        let open: Vec<&Action> = actions
            .iter()
            .map(|(_, action)| *action)
            .filter(|action| !is_over(action))
            .collect();
        let steps = open.iter().flat_map(|action| {
            let open = action.milestones.iter().filter(|step| step.done.trim().is_empty());
            open.map(|step| step.due.as_str()).chain([action.due.as_str()])
        });
        let next = steps.filter_map(words::day).min();
        let next = next.map_or_else(|| "No date".to_owned(), |day| shown(&day.to_string()));
        let late = open.iter().filter(|action| action.overdue).count();
        let overdue = match late {
            0 => run("0"),
            late => bold(late.to_string()).in_ink(Ink::Alarm),
        };
        Row::from(vec![
            Cell::runs(vec![bold(named(actions))]),
            Cell::of(open.len().to_string()),
            Cell::runs(vec![overdue]),
            Cell::of((actions.len() - open.len()).to_string()),
            Cell::of(next),
        ])
    });
    blocks.push(heading(Style::Heading1, "All owners"));
    blocks.push(
        Table {
            caption: "What each owner has".to_owned(),
            description: "A row for each role that owns actions, in the order of the pages that follow.".to_owned(),
            columns: vec![
                Column::words("Owner (role)", 80.0),
                Column::figures("Open", 20.0),
                Column::figures("Overdue", 22.0),
                Column::figures("Finished or closed", 26.0),
                Column::words("Next date", 32.0),
            ],
            rows: rows.collect(),
            names: true,
        }
        .into(),
    );
}

fn page(blocks: &mut Vec<Block>, plan: &Plan, actions: &[(usize, &Action)]) {
    let nobody = actions.iter().all(|(_, action)| action.owner.trim().is_empty());
    let open: Vec<(usize, &Action)> = actions.iter().copied().filter(|(_, action)| !is_over(action)).collect();
    blocks.push(heading(Style::Heading2, "What is asked"));
    let mut asked: Vec<Vec<Run>> = Vec::new();
    for (place, action) in &open {
        let asks = asks(action, nobody);
        asked.push(vec![
            bold(format!("Action {}: ", plan.number(*place))),
            run(format!("{}.", asks.join("; "))),
        ]);
    }
    if asked.is_empty() {
        blocks.push(text("Nothing is asked just now."));
    } else {
        blocks.push(Block::List {
            numbered: false,
            items: asked,
        });
    }
    let rows = actions.iter().map(|(place, action)| {
        Row::from(vec![
            Cell::runs(vec![bold(plan.number(*place))]),
            Cell::paragraphs(vec![
                vec![bold(action.title.trim())],
                vec![run(words::cut(&action.gap, "in full in the plan"))],
            ]),
            Cell::of(or(&shown(&action.due), "No date yet")),
            Cell::paragraphs(words::measure(&action.process)),
            words::standing(action),
        ])
    });
    blocks.push(
        Table {
            caption: "The actions".to_owned(),
            description: "A row for each action, finished ones too.".to_owned(),
            columns: vec![
                Column::words("No.", 14.0),
                Column::words("Action and the gap it answers", 66.0),
                Column::words("Due", 22.0),
                Column::words("What to count", 38.0),
                Column::words("State", 34.0),
            ],
            rows: rows.collect(),
            names: true,
        }
        .into(),
    );
}

/// What is asked of the owner of an action that is not over.
fn asks(action: &Action, nobody: bool) -> Vec<String> {
    let mut asks = Vec::new();
    if nobody {
        asks.push("name a role that owns it".to_owned());
    }
    if action.overdue {
        asks.push("it is overdue, so say what holds it up and by when it will be done".to_owned());
    }
    if let Some(step) = action.milestones.iter().find(|step| step.done.trim().is_empty()) {
        let by = match step.due.trim() {
            "" => ", and say by when".to_owned(),
            due => format!(" by {}", in_full(due)),
        };
        asks.push(format!("reach “{}”{by}", step.what.trim().trim_end_matches('.')));
    }
    asks.push(match action.due.trim() {
        "" => "say by when it will be finished".to_owned(),
        due => format!("finish it by {}", in_full(due)),
    });
    let counted = words::counted(&action.process).0.trim_end_matches('.');
    asks.push(match (counted, action.readings.last()) {
        ("", _) => "say what will be counted to show that it is being done".to_owned(),
        (counted, None) => format!("give the first reading of “{counted}”"),
        (counted, Some(last)) => {
            format!(
                "give the next reading of “{counted}” (the last is {} of {})",
                last.value.trim(),
                in_full(&last.day)
            )
        }
    });
    asks
}
