//! The parts of a reading in the shape in which they are shown: sheets, preview, columns, the balance of rows.
//!
//! Only words and marks are added here; nothing is read or decided.

use std::collections::BTreeMap;

use domain::kind::Kind;
use files::read::{Column, HeadingRow, Question, Reading, SheetSummary, Sighting};

use crate::text;
use crate::view::{
    BalanceLine, BalanceView, ChangeView, Choice, ColumnView, FindingView, HeadingRowView, PreviewColumn, PreviewRow,
    PreviewView, SheetView, ValueView,
};

/// From this confidence on a column is certain.
const CERTAIN: f64 = 0.9;
/// The most values that are shown with what was done with them.
const MOST_VALUES: usize = 500;
/// The most characters of a row that is offered as headings.
const MOST_WORDS: usize = 90;
/// The most columns of a preview.
const MOST_COLUMNS: usize = 60;

pub(super) const fn no_preview() -> PreviewView {
    PreviewView {
        columns: Vec::new(),
        rows: Vec::new(),
        table: String::new(),
    }
}

pub(super) const fn no_balance() -> BalanceView {
    BalanceView {
        sentence: String::new(),
        waiting: 0,
        lines: Vec::new(),
    }
}

/// Every sheet; none for a text file, which has but one without a name.
pub(super) fn sheets(reading: &Reading) -> Vec<SheetView> {
    sheets_seen(&reading.sheets, |name| {
        (name == reading.sheet).then(|| reading.kind.label().to_owned())
    })
}

/// Every sheet with what it seems to hold, or is known to.
pub(super) fn sheets_seen(sheets: &[SheetSummary], known: impl Fn(&str) -> Option<String>) -> Vec<SheetView> {
    sheets
        .iter()
        .filter(|sheet| !sheet.name.is_empty())
        .map(|sheet| SheetView {
            name: sheet.name.clone(),
            seems: known(&sheet.name).unwrap_or_else(|| sheet.kind.map_or("no table", |kind| kind.label()).to_owned()),
            visible: sheet.visible,
            rows: sheet.rows,
        })
        .collect()
}

/// The rows that could hold the headings.
pub(super) fn heading_rows(rows: &[HeadingRow]) -> Vec<HeadingRowView> {
    rows.iter()
        .map(|held| HeadingRowView {
            row: held.row,
            words: text::shortened(&held.words, MOST_WORDS),
        })
        .collect()
}

/// What was done with each value; the commonest where there are very many.
pub(super) fn values(reading: &Reading) -> Vec<ValueView> {
    reading
        .decisions
        .iter()
        .take(MOST_VALUES)
        .map(|decision| ValueView {
            field: decision.field.clone(),
            value: decision.value.clone(),
            rows: decision.rows,
            meaning: decision.meaning.clone().unwrap_or_default(),
            label: decision.label.clone(),
            by: decision.by.key().to_owned(),
            choices: files::read::choices(&decision.field)
                .into_iter()
                .map(|choice| Choice {
                    key: choice.key,
                    label: choice.label,
                })
                .collect(),
        })
        .collect()
}

/// The first rows of a file that was not read: no table is marked.
pub(super) fn preview_seen(seen: &Sighting) -> PreviewView {
    let width = seen.preview.iter().map(|row| row.cells.len()).max().unwrap_or(0);
    PreviewView {
        columns: (0..width.min(MOST_COLUMNS))
            .map(|column| PreviewColumn {
                letters: letters(column),
                in_table: false,
                used_for: String::new(),
            })
            .collect(),
        rows: seen
            .preview
            .iter()
            .map(|row| PreviewRow {
                number: row.row,
                is_header: row.row == seen.header_row,
                in_table: false,
                cells: row.cells.iter().take(MOST_COLUMNS).cloned().collect(),
            })
            .collect(),
        table: String::new(),
    }
}

/// The first rows, with the headings and the table marked.
pub(super) fn preview(reading: &Reading) -> PreviewView {
    let first = usize::try_from(reading.first_column.max(1)).unwrap_or(1) - 1;
    let end = first + reading.headings.len();
    let width = reading
        .preview
        .iter()
        .map(|row| row.cells.len())
        .max()
        .unwrap_or(0)
        .max(end)
        .min(MOST_COLUMNS);
    let used: BTreeMap<&str, &str> = reading
        .columns
        .iter()
        .filter(|column| column.sheet.is_empty())
        .map(|column| (column.letters.as_str(), column.label.as_str()))
        .collect();
    let has_table = reading.header_row > 0 && end > first;
    let columns = (0..width)
        .map(|column| {
            let letters = letters(column);
            PreviewColumn {
                in_table: has_table && (first..end).contains(&column),
                used_for: used.get(letters.as_str()).copied().unwrap_or_default().to_owned(),
                letters,
            }
        })
        .collect();
    let last = if reading.last_row > 0 {
        reading.last_row
    } else {
        u32::MAX
    };
    let rows = reading
        .preview
        .iter()
        .map(|row| PreviewRow {
            number: row.row,
            is_header: row.row == reading.header_row,
            in_table: has_table && (reading.header_row..=last).contains(&row.row),
            cells: row.cells.iter().take(width).cloned().collect(),
        })
        .collect();
    let table = if has_table {
        format!(
            "The table begins in row {}, column {}, and reaches to column {}.",
            text::count(reading.header_row),
            letters(first),
            letters(end - 1)
        )
    } else {
        String::new()
    };
    PreviewView { columns, rows, table }
}

/// The letters of a column counted from 0: A, B, …, Z, AA.
fn letters(column: usize) -> String {
    let mut rest = column + 1;
    let mut found = Vec::new();
    while rest > 0 {
        rest -= 1;
        found.push(char::from(b'A' + u8::try_from(rest % 26).unwrap_or(0)));
        rest /= 26;
    }
    found.iter().rev().collect()
}

/// A column with how sure it is in words.
pub(super) fn column(column: &Column, reading: &Reading) -> ColumnView {
    // What a question asks about already is not asked about twice.
    let key = format!("{}.{}", reading.kind.key(), column.field);
    let is_asked = reading
        .questions
        .iter()
        .any(|asked| asked.field == store::answer::COLUMNS && asked.value == key);
    let doubtful = column.doubtful && !is_asked;
    let sure = match column.confidence {
        _ if column.doubtful => "check",
        confidence if confidence >= CERTAIN => "certain",
        _ => "likely",
    };
    ColumnView {
        field: column.field.clone(),
        label: column.label.clone(),
        heading: column.heading.clone(),
        letters: column.letters.clone(),
        sheet: column.sheet.clone(),
        samples: column.samples.clone(),
        confidence: column.confidence,
        sure: sure.to_owned(),
        why: column.why.clone(),
        doubtful,
        others: column.others.clone(),
        required: column.required,
    }
}

/// What differs from the last file of the kind.
pub(super) fn changes(reading: &Reading) -> Vec<ChangeView> {
    reading
        .changes
        .iter()
        .map(super::report::finding)
        .map(|FindingView { message, hint, .. }| ChangeView { message, hint })
        .collect()
}

/// What follows where there is no column of the kind asked for; empty for other questions, and where there must be one.
pub(super) fn without(question: &Question) -> String {
    let is_offered = question.choices.iter().any(|choice| choice.key == "none");
    match question.value.split_once('.') {
        Some((kind, field)) if is_offered && question.field == store::answer::COLUMNS => Kind::from_key(kind)
            .map_or_else(String::new, |kind| {
                let so = files::read::without(kind, field);
                let what = so.rsplit_once("so ").map_or(so, |(_, what)| what);
                format!("If there is no such column: {what}.")
            }),
        _ => String::new(),
    }
}

/// Rows read as the sum of what became of them. What is neither used nor left out waits for a decision while there are questions;
/// where there are none it is named as well, since a sum that does not come out must be seen.
pub(super) fn balance(read: u32, used: u32, left_out: &BTreeMap<String, u32>, has_questions: bool) -> BalanceView {
    let out: u32 = left_out.values().sum();
    let rest = read.saturating_sub(used + out);
    let mut sentence = format!(
        "{} read = {} used + {} left out",
        text::counted(read, "row", "rows"),
        text::count(used),
        text::count(out)
    );
    if rest > 0 {
        let why = if has_questions {
            "waiting for a decision"
        } else {
            "not accounted for"
        };
        sentence = format!("{sentence} + {} {why}", text::count(rest));
    }
    let mut lines: Vec<BalanceLine> = left_out
        .iter()
        .filter(|(_, rows)| **rows > 0)
        .map(|(reason, rows)| BalanceLine {
            reason: reason.clone(),
            label: text::left_out(reason).to_owned(),
            rows: *rows,
        })
        .collect();
    lines.sort_by_key(|line| std::cmp::Reverse(line.rows));
    BalanceView {
        sentence,
        waiting: rest,
        lines,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_column_has_the_letters_a_spreadsheet_shows() {
        for (column, expected) in [(0, "A"), (25, "Z"), (26, "AA"), (701, "ZZ"), (702, "AAA")] {
            assert_eq!(letters(column), expected, "column {column}, counted from 0");
        }
    }

    #[test]
    fn rows_read_are_the_sum_of_what_became_of_them() {
        let reasons = BTreeMap::from([("bank".to_owned(), 141), ("leaver".to_owned(), 1_000)]);
        let whole = balance(7_141, 6_000, &reasons, false);
        assert_eq!(whole.sentence, "7,141 rows read = 6,000 used + 1,141 left out");
        assert_eq!(
            whole.lines[0].reason, "leaver",
            "the reason with most rows stands first"
        );
        let waiting = balance(7_155, 6_000, &reasons, true);
        assert_eq!(waiting.waiting, 14);
        assert!(
            waiting.sentence.ends_with("+ 14 waiting for a decision"),
            "{}",
            waiting.sentence
        );
        let wrong = balance(7_142, 6_000, &reasons, false);
        assert!(
            wrong.sentence.ends_with("+ 1 not accounted for"),
            "a sum that does not come out is said: {}",
            wrong.sentence
        );
    }
}
