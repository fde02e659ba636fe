//! The public report, its fields in the order of the national reporting template.
//!
//! Source: the reporting template as published by Newcastle upon Tyne Hospitals, 2023 to 2025, fields 1 to 17.

use super::super::document::{
    Block, Cell, Column, Document, Page, Paragraph, Row, Section, Style, Table, bold, heading, run, text,
};
use super::parts::{facts, figure, passage, passage_cell, table, warnings};
use super::{Report, appendix};

/// The public report.
pub fn public_report(report: &Report) -> Document {
    let title = format!("Workforce Race Equality Standard report {}", report.year);
    let head = [title.clone(), report.named()];
    let section = |page: Page, blocks: Vec<Block>| Section {
        page,
        head: head.clone(),
        foot: String::new(),
        blocks,
    };
    let mut first = front(report, &title);
    first.extend(background(report));
    let mut last = vec![];
    last.extend(figures(report));
    last.push(numbered(
        "16",
        "Other factors or data to be taken into consideration in assessing progress",
    ));
    last.extend(passage(&report.passage("report.factors")));
    last.push(numbered("17", "Action plan agreed by the board"));
    last.extend(passage(&report.passage("report.plan")));
    last.extend(appendix::appendices(report, false));
    Document {
        subject: format!(
            "The nine indicators of the NHS Workforce Race Equality Standard at {}, {}",
            report.trust, report.year
        ),
        organisation: report.trust.clone(),
        day: report.written.clone(),
        sections: vec![
            section(Page::Portrait, first),
            section(Page::Landscape, indicators(report)),
            section(Page::Portrait, last),
        ],
        title,
    }
}

fn numbered(number: &str, title: &str) -> Block {
    heading(Style::Heading2, format!("{number}. {title}"))
}

fn front(report: &Report, title: &str) -> Vec<Block> {
    let fact = |number: &str, name: &str, cell: Cell| (format!("{number}. {name}"), cell);
    let held = |key: &str| passage_cell(&report.passage(key));
    let mut blocks: Vec<Block> = vec![
        heading(Style::Title, title),
        heading(Style::Subtitle, report.named()),
        facts(vec![
            fact("1", "Name of organisation", Cell::of(report.named())),
            fact("2", "Date of report", held("report.date")),
            fact(
                "3",
                "Board lead for the Workforce Race Equality Standard",
                held("report.lead"),
            ),
            fact("4", "Lead manager compiling this report", held("report.manager")),
            fact(
                "5",
                "Where this report and its action plan are published",
                held("report.address"),
            ),
            fact("6", "Signed off on behalf of the board", held("report.signed")),
        ]),
    ];
    blocks.extend(warnings(report));
    blocks.extend(
        report
            .disclosure
            .first()
            .map(|line| Paragraph::of(Style::Note, line.as_str()).into()),
    );
    blocks
}

fn background(report: &Report) -> Vec<Block> {
    let mut blocks = vec![heading(Style::Heading1, "Background narrative")];
    let field = |blocks: &mut Vec<Block>, number: &str, title: &str, key: &str| {
        blocks.push(numbered(number, title));
        blocks.extend(passage(&report.passage(key)));
    };
    field(&mut blocks, "7", "Completeness of the data", "report.completeness");
    field(
        &mut blocks,
        "8",
        "Comparisons with previous years",
        "report.reliability",
    );
    blocks.push(heading(Style::Heading1, "Total numbers of staff and self-reporting"));
    let numbers = ["9", "10", "11"];
    let rows = report.staff.iter().zip(numbers).map(|([name, value], number)| {
        Row::from(vec![
            Cell::of(format!("{number}. {name}")),
            Cell::runs(vec![bold(value.as_str())]),
        ])
    });
    blocks.push(
        Table {
            caption: format!("Staff in post on {}", report.snapshot),
            description:
                "The number of staff, the share who are BME, and the share who have said what their ethnicity is."
                    .to_owned(),
            columns: vec![Column::words("What", 118.0), Column::words("Figure", 56.0)],
            rows: rows.collect(),
            names: true,
        }
        .into(),
    );
    field(
        &mut blocks,
        "12",
        "Steps taken in the last reporting period to improve self-reporting by ethnicity",
        "report.steps_taken",
    );
    field(
        &mut blocks,
        "13",
        "Steps planned during the current reporting period to improve self-reporting by ethnicity",
        "report.steps_planned",
    );
    blocks.push(heading(Style::Heading1, "Workforce data"));
    field(
        &mut blocks,
        "14",
        "The period that the organisation’s workforce data refer to",
        "report.period",
    );
    blocks
}

fn indicators(report: &Report) -> Vec<Block> {
    let rows = report.indicators.iter().map(|part| {
        let [narrative, action] = &part.narrative;
        Row::from(vec![
            Cell::paragraphs(vec![
                vec![bold(format!("{}. {}", part.number, part.name))],
                vec![run(part.wording.as_str())],
            ]),
            Cell::paragraphs(vec![
                vec![bold(part.value.as_str())],
                vec![run(part.value_note.as_str())],
            ]),
            Cell::of(if part.last_year.is_empty() {
                "Not held"
            } else {
                part.last_year.as_str()
            }),
            passage_cell(narrative),
            passage_cell(action),
        ])
    });
    vec![
        heading(Style::Heading1, "15. Workforce Race Equality Indicators"),
        text(
            "BME stands for Black and minority ethnic. What is published for England and the region stands in the sections below the table.",
        ),
        Table {
            caption: format!(
                "The nine indicators, {} and {}",
                report.year,
                report.year.saturating_sub(1)
            ),
            description:
                "A row for each indicator: what it is, this year’s data, last year’s, what they mean, and what is done."
                    .to_owned(),
            columns: vec![
                Column::words("Indicator", 58.0),
                Column::words(format!("Data for {}", report.year), 42.0),
                Column::words(format!("Data for {}", report.year.saturating_sub(1)), 33.0),
                Column::words("Narrative: implications and background", 66.0),
                Column::words("Action taken and planned", 68.0),
            ],
            rows: rows.collect(),
            names: true,
        }
        .into(),
    ]
}

/// A figure and the counts of each indicator.
fn figures(report: &Report) -> Vec<Block> {
    let mut blocks = vec![heading(Style::Heading1, "The indicators in figures")];
    for part in &report.indicators {
        blocks.push(heading(
            Style::Heading2,
            format!("Indicator {}: {}", part.number, part.name),
        ));
        blocks.push(text(part.sentence.as_str()));
        if !part.meaning.trim().is_empty() {
            blocks.push(text(part.meaning.as_str()));
        }
        blocks.extend(part.figure.as_ref().map(figure));
        let beside: Vec<String> = [("England", &part.england), (report.region.as_str(), &part.region)]
            .into_iter()
            .filter(|(name, value)| !name.trim().is_empty() && !value.trim().is_empty())
            .map(|(name, value)| format!("{name}: {value}"))
            .collect();
        if !beside.is_empty() {
            blocks.push(text(format!("Published figures beside it. {}.", beside.join("; "))));
        }
        if !part.caution.trim().is_empty() {
            blocks.push(Paragraph::of(Style::Note, part.caution.trim()).into());
        }
        for held in &part.counts {
            blocks.extend(table(held));
        }
    }
    blocks
}
