//! The table of nine as plain text, for other programs and for papers.

use files::reference::Reference;
use store::Books;

use crate::csv_table::CsvTable;
use crate::gather::YearData;
use crate::view::Compared;
use crate::{DeskError, nine, signing};

/// The nine with what stands beside them, one a line, as they are shown.
pub(crate) fn table(books: &Books, reference: &Reference, data: &YearData<'_>) -> Result<Vec<u8>, DeskError> {
    let trust = signing::organisation(books, data)?;
    let mut headings = vec![
        "indicator",
        "title",
        "state",
        "four-fifths rule",
        "this year",
        "what the figure is",
        "range the counts fit (95%)",
        "last year",
        "in words",
        "to be known of it",
    ];
    for place in ["England", "region", "type of trust"] {
        headings.extend([place, "its year", "gap", "how many sources", "source"]);
    }
    headings.extend(["rules", "organisation", "code of the organisation"]);
    let mut table = CsvTable::begin(&headings);
    let rules = format!("{}: {}", data.rules.name, data.rules.edition);
    for row in nine::rows(data, reference, &trust) {
        let number = row.number.to_string();
        let years = [&row.england, &row.region, &row.trust_type].map(year);
        let mut cells = vec![
            number.as_str(),
            &row.title,
            &row.state_label,
            &row.four_fifths,
            &row.value,
            &row.value_note,
            &row.interval,
            &row.last_year,
            &row.sentence,
            &row.caution,
        ];
        let gaps = [&row.england, &row.region, &row.trust_type].map(gap);
        let beside = [&row.england, &row.region, &row.trust_type]
            .into_iter()
            .zip(&years)
            .zip(&gaps);
        for ((held, year), gap) in beside {
            cells.extend([held.text.as_str(), year, gap, &held.confidence, &held.source]);
        }
        cells.extend([rules.as_str(), &trust.name, &trust.code]);
        table.line(&cells);
    }
    Ok(table.into_bytes())
}

/// The year of a published figure; nothing where none is held.
fn year(held: &Compared) -> String {
    if held.year == 0 {
        String::new()
    } else {
        held.year.to_string()
    }
}

/// The gap with what chance says of it, or why there is none.
fn gap(held: &Compared) -> String {
    match (held.gap.as_str(), held.chance.as_str()) {
        ("", _) => held.note.clone(),
        (gap, "") => gap.to_owned(),
        (gap, chance) => format!("{gap}; {chance}"),
    }
}
