//! What stands at the end of a paper: band tables, what the figures are drawn from, method, receipts.

use super::super::document::{Block, Paragraph, Style, heading, text};
use super::parts::table;
use super::{Drawn, Report};

/// Writes the appendices that there is something for, named A, B, C and so on.
pub(super) fn appendices(report: &Report, with_receipts: bool) -> Vec<Block> {
    let drawn: Vec<&Drawn> = report
        .indicators
        .iter()
        .flat_map(|part| part.figure.iter().chain(&part.course))
        .filter(|held| !held.table.rows.is_empty())
        .collect();
    let receipts = report.receipts.as_ref().filter(|_| with_receipts);
    let parts: [(&str, Vec<Block>); 4] = [
        ("Staff by band", report.bands.iter().flat_map(table).collect()),
        (
            "What the figures are drawn from",
            drawn.into_iter().flat_map(|held| table(&held.table)).collect(),
        ),
        ("How the figures were worked out", method(report)),
        (
            "Where the counts come from",
            receipts.into_iter().flat_map(table).collect(),
        ),
    ];
    let mut blocks = Vec::new();
    let names = 'A'..='Z';
    for (name, (title, part)) in names.zip(parts.into_iter().filter(|(_, part)| !part.is_empty())) {
        let title = format!("Appendix {name}: {title}");
        blocks.push(Paragraph::of(Style::Heading1, title).on_a_new_page().into());
        blocks.extend(part);
    }
    blocks
}

fn method(report: &Report) -> Vec<Block> {
    let mut blocks: Vec<Block> = report.method.iter().map(|line| text(line.as_str())).collect();
    if !report.disclosure.is_empty() {
        blocks.push(heading(Style::Heading2, "Small numbers"));
        blocks.extend(report.disclosure.iter().map(|line| text(line.as_str())));
    }
    blocks
}
