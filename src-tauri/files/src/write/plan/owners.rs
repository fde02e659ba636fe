//! A page for each owner: their actions, their next dates, and what is asked of them.

use std::collections::BTreeMap;

use super::super::WriteError;
use super::super::docx::{Block, Cell, Column, Document, Page, Paragraph, Row, Run, Section, Style, Table, bold, run};
use super::words::{self, heading, in_full, is_over, or, shown, text};
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
    let mut blocks = words::cover(plan, &title, &[], 130.0);
    if owners.is_empty() {
        blocks.push(text("The plan has no actions yet."));
    }
    for (owner, actions) in owners.values().enumerate() {
        let name = actions
            .first()
            .map(|(_, action)| action.owner.trim())
            .unwrap_or_default();
        let head = Paragraph::of(Style::Heading1, or(name, "Actions without an owner"));
        // The first owner's page begins below the title.
        blocks.push(if owner == 0 { head } else { head.on_a_new_page() }.into());
        page(&mut blocks, plan, actions, name.is_empty());
    }
    Document {
        subject: "What each owner has to do, and by when".to_owned(),
        organisation: plan.trust.clone(),
        day: plan.as_at.clone(),
        sections: vec![Section {
            page: Page::Portrait,
            head: [title.clone(), plan.named()],
            foot: plan.status.clone(),
            blocks,
        }],
        title,
    }
    .bytes()
}

fn page(blocks: &mut Vec<Block>, plan: &Plan, actions: &[(usize, &Action)], nobody: bool) {
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
    let counted = action.process.what.trim().trim_end_matches('.');
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
