//! Columns in which a value stands only on the first row of its group, as report tools print them and merged cells leave them.
//!
//! Nothing is filled in unless the trust says that the blank rows belong to the group above them.

use domain::finding::Severity;
use domain::kind::Kind;

use super::answers::Answers;
use super::cell::Cell;
use super::choices::choices;
use super::columns::Row;
use super::kind;
use super::matching::Matched;
use super::notes::Notes;
use super::question::Question;
use super::records::counted;
use super::table::{FirstRows, Table};

/// Section of the answers, and field of the questions.
pub(super) const SECTION: &str = "fill_down";
/// Fewer rows than this say nothing of a pattern.
const FEWEST_ROWS: usize = 4;

/// Fields whose value a report prints once for a group of rows, never what is a person's own, each with the field under which a blank value of it is asked about.
const FIELDS: [(&str, &str); 13] = [
    ("employee_number", ""),
    ("pay_scale", "pay_scale"),
    ("staff_group", "staff_group"),
    ("job_role", "job_role"),
    ("person_type", "person_type"),
    ("assignment_category", "assignment_category"),
    ("division", ""),
    ("vacancy_ref", ""),
    ("job_title", ""),
    ("stage", "stage"),
    ("case_type", "casework.case_type"),
    ("course", ""),
    ("category", "training"),
];

/// One column that looks as if its values stood only where a group begins.
struct Group {
    asked_as: &'static str,
    column: usize,
    heading: String,
    /// What the trust said; nothing while it has not been asked.
    answered: Option<bool>,
    value: Cell,
    blank: u32,
}

/// The columns of a table to be filled down, or to be asked about.
pub(super) struct FillDown {
    groups: Vec<Group>,
    rows: u32,
}

impl FillDown {
    /// Looks for such columns in the first rows of a table.
    pub(super) fn find(table: &Table, matched: &Matched, rows: &FirstRows, answers: &Answers) -> Self {
        let below: Vec<Row<'_>> = rows
            .iter()
            .filter(|(number, _)| *number > table.header_row)
            .map(|(number, cells)| Row {
                number: *number,
                cells,
                columns: &matched.columns,
            })
            .filter(|row| row.filled().count() >= 2)
            .collect();
        let mut groups = Vec::new();
        for (field, asked_as) in FIELDS.into_iter().filter(|_| table.kind != Kind::Board) {
            let Some(field) = kind::field(table.kind, field).filter(|field| matched.columns.has(field.key)) else {
                continue;
            };
            let Some(column) = matched.columns.own(field.key) else {
                continue;
            };
            let cells: Vec<&Cell> = below.iter().map(|row| row.cell(field.key)).collect();
            if !is_grouped(&cells, names_people(table.kind, field.key)) {
                continue;
            }
            let described = matched.described.iter().find(|described| described.field == field.key);
            let heading = described.map(|described| described.heading.clone()).unwrap_or_default();
            groups.push(Group {
                asked_as,
                column,
                answered: answers.meaning(SECTION, &heading).map(|answer| answer == "yes"),
                heading,
                value: Cell::Empty,
                blank: 0,
            });
        }
        Self { groups, rows: 0 }
    }

    /// Whether a row is to be filled before it is read on.
    pub(super) fn fills(&self) -> bool {
        self.groups.iter().any(|group| group.answered == Some(true))
    }

    /// Fills a record's blank cells where the trust wants them filled.
    pub(super) fn fill(&mut self, cells: &mut Vec<Cell>) {
        for group in &mut self.groups {
            if group.answered != Some(true) {
                continue;
            }
            if let Some(cell) = cells.get(group.column).filter(|cell| !cell.is_empty()) {
                group.value = cell.clone();
            } else {
                if cells.len() <= group.column {
                    cells.resize(group.column + 1, Cell::Empty);
                }
                cells[group.column] = group.value.clone();
            }
        }
    }

    /// Counts the blank cells of a record as it stands in the file.
    pub(super) fn count(&mut self, cells: &[Cell]) {
        self.rows += 1;
        for group in &mut self.groups {
            group.blank += u32::from(cells.get(group.column).is_none_or(Cell::is_empty));
        }
    }

    /// Asks about the columns nothing was said of, in the stead of what their blank values would be asked; says what was filled.
    pub(super) fn finish(self, questions: &mut Vec<Question>, notes: &mut Notes) {
        for group in self.groups.into_iter().filter(|group| group.blank > 0) {
            let Group { heading, blank, .. } = group;
            match group.answered {
                Some(true) => notes.add(
                    Severity::Note,
                    "",
                    format!(
                        "“{heading}” was blank on {blank} {} and was filled from the row above, as you said.",
                        counted("row", "rows", blank)
                    ),
                    "Change the answer if a blank means that nothing is recorded.",
                ),
                Some(false) => {}
                None => {
                    questions.retain(|asked| asked.field != group.asked_as || !asked.value.trim().is_empty());
                    questions.push(Question {
                        field: SECTION.to_owned(),
                        prompt: format!(
                            "“{heading}” is blank on {blank} of {} rows and filled only where a group of rows seems to begin. Does \
                             each blank row belong to the value above it?",
                            self.rows
                        ),
                        value: heading,
                        rows: blank,
                        choices: choices(SECTION),
                        suggestion: None,
                    });
                }
            }
        }
    }
}

/// Whether blank rows of a column are left out for want of a person, so that even some of them matter.
fn names_people(kind: Kind, field: &str) -> bool {
    field == "employee_number" && matches!(kind, Kind::Staff | Kind::Training)
}

/// Whether the values of a column stand only where a group begins: the first row has one, many have none, and no value is followed
/// by the same one.
fn is_grouped(cells: &[&Cell], names_people: bool) -> bool {
    let filled: Vec<&&Cell> = cells.iter().filter(|cell| !cell.is_empty()).collect();
    let blank = cells.len() - filled.len();
    let most = if names_people {
        blank * 5 >= cells.len()
    } else {
        blank * 2 >= cells.len()
    };
    cells.len() >= FEWEST_ROWS
        && most
        && cells.first().is_some_and(|cell| !cell.is_empty())
        && filled.windows(2).all(|pair| pair[0] != pair[1])
}
