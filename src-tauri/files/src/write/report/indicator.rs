//! The section of one indicator in the board paper.

use super::super::document::{Block, Cell, Column, Page, Paragraph, Row, Style, Table, bold, heading, run, text};
use super::parts::{self, figure, ground, paragraphs, table};
use super::{Part, Report};

/// Sentence, figure, counts, comparison, uncertainty, where it is, what is being done.
pub(super) fn section(report: &Report, part: &Part) -> Vec<Block> {
    let title = format!("Indicator {}: {}", part.number, part.name);
    let mut blocks: Vec<Block> = vec![heading(Style::Heading1, title)];
    blocks.push(Paragraph::runs(Style::Normal, vec![bold(part.sentence.as_str())]).into());
    if !part.meaning.trim().is_empty() {
        let said = vec![bold(format!("{}. ", part.finding)), run(part.meaning.as_str())];
        blocks.push(Paragraph::runs(Style::Normal, said).into());
    }
    blocks.extend(paragraphs(&part.note.words));
    if part.note.is_out_of_date {
        blocks.extend(parts::out_of_date(&part.note));
    }
    blocks.extend(part.figure.as_ref().map(figure));
    if !part.caution.trim().is_empty() {
        blocks.push(Paragraph::of(Style::Note, part.caution.trim()).into());
    }
    for held in &part.counts {
        blocks.extend(table(held));
    }
    blocks.push(heading(Style::Heading2, "Beside others and last year"));
    blocks.push(comparison(report, part));
    blocks.extend(part.course.as_ref().map(figure));
    let mut sure: Vec<&str> = part.sure.iter().map(|line| line.trim()).collect();
    sure.push(part.in_people.trim());
    sure.retain(|line| !line.is_empty());
    if !sure.is_empty() {
        blocks.push(heading(Style::Heading2, "How sure can we be"));
        blocks.push(Block::List {
            numbered: false,
            items: sure.into_iter().map(|line| vec![run(line)]).collect(),
        });
    }
    if !part.places.is_empty() {
        blocks.push(heading(Style::Heading2, "Where it is"));
        for held in &part.places {
            blocks.extend(table(held));
        }
    }
    blocks.push(heading(Style::Heading2, "What we are doing"));
    if part.actions.is_empty() {
        blocks.push(text("No action of the plan answers this indicator."));
    } else {
        blocks.push(Block::List {
            numbered: false,
            items: part.actions.iter().map(|line| vec![run(line.as_str())]).collect(),
        });
    }
    blocks
}

/// The figure of this trust in two years, and published ones beside it, in one row.
fn comparison(report: &Report, part: &Part) -> Block {
    let mut held = vec![
        (format!("This trust, {}", report.year), part.value.as_str()),
        (
            format!("This trust, {}", report.year.saturating_sub(1)),
            part.last_year.as_str(),
        ),
        ("England".to_owned(), part.england.as_str()),
        (report.region.clone(), part.region.as_str()),
    ];
    held.retain(|(name, _)| !name.trim().is_empty());
    let width = Page::Portrait.text() / f64::from(u32::try_from(held.len()).unwrap_or(1).max(1));
    let cells = held.iter().enumerate().map(|(place, (_, value))| {
        let value = if value.trim().is_empty() { "–" } else { value.trim() };
        let shade = ground(part.tone).filter(|_| place == 0);
        Cell::of(value).on(shade)
    });
    Table {
        caption: format!("{}: {}", part.name, part.value_note),
        description: "The figure of this trust in two years, and published ones beside it.".to_owned(),
        rows: vec![Row::from(cells.collect::<Vec<_>>())],
        columns: held
            .iter()
            .map(|(name, _)| Column::words(name.as_str(), width))
            .collect(),
        names: false,
    }
    .into()
}
