//! The bank-only workers among the notes of the workbook: a section of their own, in no figure of the return.

use domain::ethnicity::{Group, Triple};
use files::write::grid::{Cell, Part, Table};
use store::Books;

use crate::gather::YearData;
use crate::{DeskError, bank};

/// The section, or why there is nothing in it.
pub(super) fn part(books: &Books, data: &YearData<'_>) -> Result<Part, DeskError> {
    let heading = "Bank-only workers, who are in no figure of the return".to_owned();
    let year = data.rules.year;
    let held = bank::count(books, year)?;
    let Some(held) = held.as_ref().filter(|held| held.people.total() > 0) else {
        let words = held.as_ref().map_or_else(
            || "There is no staff list to count bank-only workers from.".to_owned(),
            bank::none,
        );
        return Ok(Part {
            heading,
            words: vec![words],
            table: None,
        });
    };
    let row = |what: &str, words: &str, people: Triple| {
        let count = |figure: u32| Cell::Count(Some(f64::from(figure)));
        vec![
            Cell::words(what),
            Cell::words(words),
            count(people.total()),
            count(people.white),
            count(people.bme),
            count(people.unknown),
            Cell::Figure(people.percent(Group::Bme), 1),
        ]
    };
    let mut rows: Vec<Vec<Cell>> = held
        .by_sex
        .iter()
        .map(|(sex, people)| row("People", if sex.is_empty() { "Sex not given" } else { sex }, *people))
        .collect();
    rows.push(row("People", "All", held.people));
    if let Some(people) = held.disciplined {
        rows.push(row(
            "Entered the formal disciplinary process",
            "Distinct people in the year",
            people,
        ));
    }
    Ok(Part {
        heading,
        words: bank::notes(held),
        table: Some(Table {
            headings: ["What", "Of whom", "All", "White", "BME", "Unknown", "BME %"]
                .map(str::to_owned)
                .to_vec(),
            rows,
        }),
    })
}
