//! The board paper: cover block, one page of summary, the nine in one table, a section an indicator, data quality, the action plan, appendices.

use super::super::document::{
    Block, Cell, Column, Document, Page, Paragraph, Row, Section, Style, Table, heading, text,
};
use super::parts::{self, counted, facts, joined, passage, passage_cell, table};
use super::{Report, appendix, glance, indicator};

/// What stands in the cover block: the key of each passage.
const COVER: [&str; 10] = [
    "board.meeting",
    "board.date",
    "board.author",
    "board.sponsor",
    "board.purpose",
    "board.assurance",
    "board.risks",
    "board.well_led",
    "board.objectives",
    "board.recommendation",
];

/// The board paper.
pub fn board_paper(report: &Report) -> Document {
    let title = format!("Workforce Race Equality Standard {}", report.year);
    let mut blocks = cover(report, &title);
    blocks.extend(summary(report));
    blocks.push(heading(Style::Heading1, "The nine indicators"));
    blocks.push(text(
        "A difference is called worse or better only where chance alone would rarely give it. Where chance may well have, the table says that \
         there is no clear difference.",
    ));
    blocks.push(glance::table(report));
    for (place, part) in report.indicators.iter().enumerate() {
        let section = indicator::section(report, part);
        blocks.extend(if place == 0 { on_a_new_page(section) } else { section });
    }
    blocks.push(
        Paragraph::of(Style::Heading1, "How good the data are")
            .on_a_new_page()
            .into(),
    );
    blocks.extend(passage(&report.passage("board.quality")));
    for held in &report.quality {
        blocks.extend(table(held));
    }
    blocks.extend(plan(report));
    blocks.extend(appendix::appendices(report, true));
    Document {
        subject: format!(
            "The nine indicators of the Workforce Race Equality Standard {} for the board",
            report.year
        ),
        organisation: report.trust.clone(),
        day: report.written.clone(),
        sections: vec![Section {
            page: Page::Portrait,
            head: [title.clone(), report.named()],
            foot: report.status.clone(),
            blocks,
        }],
        title,
    }
}

/// The same blocks, the first of which begins a page.
fn on_a_new_page(mut blocks: Vec<Block>) -> Vec<Block> {
    if let Some(Block::Paragraph(first)) = blocks.first_mut() {
        first.new_page = true;
    }
    blocks
}

fn cover(report: &Report, title: &str) -> Vec<Block> {
    let mut rows = vec![("Trust".to_owned(), Cell::of(report.named()))];
    rows.extend(COVER.into_iter().map(|key| {
        let held = report.passage(key);
        (held.title.clone(), passage_cell(&held))
    }));
    rows.push(("Snapshot date".to_owned(), Cell::of(report.snapshot.as_str())));
    rows.push(("Status of the return".to_owned(), Cell::of(report.status.as_str())));
    let mut blocks: Vec<Block> = vec![
        heading(Style::Title, title),
        heading(Style::Subtitle, "Paper for the board of directors"),
        facts(rows),
    ];
    blocks.extend(parts::warnings(report));
    blocks
}

fn summary(report: &Report) -> Vec<Block> {
    let mut blocks: Vec<Block> = vec![Paragraph::of(Style::Heading1, "Summary").on_a_new_page().into()];
    blocks.extend(passage(&report.passage("board.summary")));
    let said = |tone: super::Tone| report.indicators.iter().filter(move |part| part.tone == tone);
    for (tone, title) in [
        (
            super::Tone::Act,
            "Worse for BME staff, by more than chance would explain",
        ),
        (
            super::Tone::Good,
            "Better for BME staff, by more than chance would explain",
        ),
    ] {
        let items: Vec<_> = said(tone)
            .map(|part| {
                vec![
                    super::super::document::bold(format!("Indicator {}. ", part.number)),
                    super::super::document::run(joined(&[&part.sentence])),
                ]
            })
            .collect();
        if !items.is_empty() {
            blocks.push(heading(Style::Heading2, title));
            blocks.push(Block::List { numbered: false, items });
        }
    }
    blocks
}

fn plan(report: &Report) -> Vec<Block> {
    let mut blocks: Vec<Block> = vec![Paragraph::of(Style::Heading1, "Action plan").on_a_new_page().into()];
    blocks.extend(passage(&report.passage("board.plan")));
    if report.actions.is_empty() {
        blocks.push(text("The plan has no actions yet."));
        return blocks;
    }
    let rows = report.actions.iter().map(|action| {
        Row::from(vec![
            Cell::of(action.number.as_str()),
            Cell::of(action.title.as_str()),
            Cell::of(action.indicators.as_str()),
            Cell::of(action.owner.as_str()),
            Cell::of(action.due.as_str()),
            Cell::of(action.outcome.as_str()),
            Cell::of(action.state.as_str()),
        ])
    });
    blocks.push(
        Table {
            caption: format!("The plan: {}", counted(report.actions.len(), "action", "actions")),
            description: "A row for each action, in the order of the plan.".to_owned(),
            columns: vec![
                Column::words("No.", 10.0),
                Column::words("Action", 50.0),
                Column::words("Indicator", 18.0),
                Column::words("Owner", 27.0),
                Column::words("Due", 20.0),
                Column::words("What should change", 32.0),
                Column::words("State", 17.0),
            ],
            rows: rows.collect(),
            names: true,
        }
        .into(),
    );
    blocks
}
