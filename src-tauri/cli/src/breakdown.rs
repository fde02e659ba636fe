//! `wres indicators --by`: indicators 1 to 4 line by line.

use desk::view::{Breakdown, BreakdownLine, Table};
use desk::{BrokenDown, Desk, DeskError, Dimension};

use crate::arguments::Where;
use crate::print;
use crate::run::given;

/// Reads the word for a dimension.
pub(crate) fn dimension(key: &str) -> Result<Dimension, DeskError> {
    Dimension::from_key(key).ok_or_else(|| {
        given(
            format!("Indicators cannot be broken down by “{key}”."),
            &format!("Known are {}.", Dimension::ALL.map(Dimension::key).join(", ")),
        )
    })
}

/// Prints the indicators that are asked for.
pub(crate) fn run(desk: &Desk, place: &Where, by: Dimension, asked: &BrokenDown<'_>) -> Result<(), DeskError> {
    if place.json {
        print::json(&desk.breakdown_json(place.year, by, asked)?);
        return Ok(());
    }
    for (number, held) in desk.breakdowns(place.year, by, asked)?.into_iter().enumerate() {
        if number > 0 {
            print::line("");
        }
        show(held);
    }
    Ok(())
}

fn show(held: Breakdown) {
    let Some(total) = held.total else {
        print::line(&held.caption);
        print::wrapped(&held.nothing, "");
        print::wrapped(&held.hint, "");
        return;
    };
    let row = |line: BreakdownLine| std::iter::once(line.label).chain(line.cells).collect();
    let mut rows: Vec<Vec<String>> = held.lines.into_iter().map(row).collect();
    rows.push(row(total));
    print::table(&Table {
        caption: held.caption,
        headings: held.headings,
        rows,
        note: String::new(),
    });
    for note in held.notes {
        print::wrapped(&note, "");
    }
}
