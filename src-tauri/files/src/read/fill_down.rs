//! Columns in which a value stands only on the first row of its group, as report tools print them and merged cells leave them.
//!
//! Nothing is filled in unless the trust says that the blank rows belong to the group above them. The pattern is looked for in the first
//! rows of a table and, since groups may begin further down, in every stretch of blank cells below.

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
pub(crate) const SECTION: &str = "fill_down";
/// Fewer rows than this say nothing of a pattern.
const FEWEST_ROWS: usize = 4;

/// A stretch of fewer rows may be blank by chance.
const SHORTEST: u32 = 6;
/// As many filled rows running end a stretch of groups.
const FILLED_AGAIN: u32 = 4;
/// Where cells are blank by chance, the same value comes twice running more often than once in so many.
const GROUPS_A_REPEAT: u32 = 10;

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
    /// Whether the first rows look so already.
    from_start: bool,
    trace: Trace,
}

/// What the blank cells of a column look like while rows go by: nothing is done on rows that are filled, which are nearly all.
#[derive(Default)]
struct Trace {
    /// Whether a blank cell was seen lately.
    open: bool,
    rows: u32,
    blanks: u32,
    /// Values that were followed by no row of the same value, and how many of them since the last blank cell.
    values: u32,
    since: u32,
    last: Cell,
    /// Blank cells and values of all stretches that look like groups, and of how many such stretches the last value came again.
    grouped: u32,
    groups: u32,
    repeats: u32,
}

impl Trace {
    fn blank(&mut self) {
        if !self.open {
            // The row above, whose value is not known here, begins the stretch.
            (self.open, self.rows, self.blanks, self.values) = (true, 1, 0, 0);
            self.last = Cell::Empty;
        }
        self.rows += 1;
        self.blanks += 1;
        self.since = 0;
    }

    fn filled(&mut self, cell: &Cell) {
        if *cell == self.last {
            self.values = self.values.saturating_sub(1);
            self.repeats += u32::from(self.is_mostly_blank());
            self.close();
            return;
        }
        self.rows += 1;
        self.values += 1;
        self.since += 1;
        self.last.clone_from(cell);
        if self.since == FILLED_AGAIN {
            self.rows -= self.since;
            self.values -= self.since;
            self.close();
        }
    }

    fn is_mostly_blank(&self) -> bool {
        self.rows >= SHORTEST && self.blanks * 2 >= self.rows
    }

    fn close(&mut self) {
        if self.open && self.values > 0 && self.is_mostly_blank() {
            self.grouped += self.blanks;
            self.groups += self.values;
        }
        self.open = false;
    }

    /// Whether the blank cells, most of a column's, stand below values that never come twice running.
    fn is_grouped(&mut self, blank: u32) -> bool {
        self.close();
        self.grouped > 0 && self.grouped * 2 >= blank && self.groups >= GROUPS_A_REPEAT * self.repeats
    }
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
            let described = matched.described.iter().find(|described| described.field == field.key);
            let heading = described.map(|described| described.heading.clone()).unwrap_or_default();
            groups.push(Group {
                asked_as,
                column,
                answered: answers.meaning(SECTION, &heading).map(|answer| answer == "yes"),
                heading,
                value: Cell::Empty,
                blank: 0,
                from_start: is_grouped(&cells, names_people(table.kind, field.key)),
                trace: Trace::default(),
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
            match cells.get(group.column) {
                None | Some(Cell::Empty) => {
                    group.blank += 1;
                    group.trace.blank();
                }
                Some(cell) if group.trace.open => group.trace.filled(cell),
                Some(_) => {}
            }
        }
    }

    /// Asks about the columns nothing was said of, in the stead of what their blank values would be asked; says what was filled.
    pub(super) fn finish(self, questions: &mut Vec<Question>, notes: &mut Notes) {
        for mut group in self.groups.into_iter().filter(|group| group.blank > 0) {
            let is_grouped = group.from_start || group.trace.is_grouped(group.blank);
            let Group { heading, blank, .. } = group;
            match group.answered {
                Some(true) => {
                    let (severity, hint) = if is_grouped {
                        (
                            Severity::Note,
                            "Change the answer if a blank means that nothing is recorded.",
                        )
                    } else {
                        (
                            Severity::Warning,
                            "In this file the blank rows do not look like groups. Change the answer if a blank means that nothing is \
                             recorded.",
                        )
                    };
                    notes.add(
                        severity,
                        "",
                        format!(
                            "“{heading}” was blank on {blank} {} and was filled from the row above, as you said.",
                            counted("row", "rows", blank)
                        ),
                        hint,
                    );
                }
                Some(false) => {}
                None if !is_grouped => {}
                None => {
                    questions.retain(|asked| asked.field != group.asked_as || !asked.value.trim().is_empty());
                    questions.push(question(heading, blank, self.rows));
                }
            }
        }
    }
}

/// The question whether the blank rows of a column belong to the value above them.
pub(crate) fn question(heading: String, blank: u32, rows: u32) -> Question {
    Question {
        field: SECTION.to_owned(),
        prompt: format!(
            "“{heading}” is blank on {blank} of {rows} rows and filled only where a group of rows seems to begin. Does each blank row \
             belong to the value above it?"
        ),
        value: heading,
        rows: blank,
        choices: choices(SECTION),
        suggestion: None,
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
