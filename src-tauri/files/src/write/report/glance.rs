//! The nine in one table.

use super::super::document::{Block, Cell, Column, Row, Table, bold, run};
use super::Report;
use super::parts::ground;

/// The nine indicators in one table: this year, last year, England, the region, and what may be said.
pub(super) fn table(report: &Report) -> Block {
    let has_region = !report.region.trim().is_empty();
    let mut columns = vec![
        Column::words("Indicator", 42.0),
        Column::words(format!("{}", report.year), 33.0),
        Column::words(format!("{}", report.year.saturating_sub(1)), 27.0),
        Column::words("England", 22.0),
    ];
    if has_region {
        columns.push(Column::words(report.region.trim(), 22.0));
    }
    columns.push(Column::words("What may be said", 28.0));
    let rows = report.indicators.iter().map(|part| {
        let mut cells = vec![
            Cell::runs(vec![bold(format!("{}. ", part.number)), run(part.name.as_str())]),
            Cell::of(part.value.as_str()),
            Cell::of(or_none(&part.last_year)),
            Cell::of(or_none(&part.england)),
        ];
        if has_region {
            cells.push(Cell::of(or_none(&part.region)));
        }
        cells.push(Cell::runs(vec![bold(part.finding.as_str())]).on(ground(part.tone)));
        Row::from(cells)
    });
    Table {
        caption: format!("The nine indicators, {}", report.year),
        description: "A row for each indicator: the figure of this year and last year, published figures beside it, and what chance allows to \
                      be said."
            .to_owned(),
        columns,
        rows: rows.collect(),
        names: true,
    }
    .into()
}

fn or_none(text: &str) -> &str {
    let text = text.trim();
    if text.is_empty() { "–" } else { text }
}
