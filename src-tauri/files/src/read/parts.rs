//! One list over several sheets: a sheet a month, a sheet a site. Each sheet is read as a part of its own, and the parts are added up.

use domain::classify::plain;
use domain::kind::Kind;

use super::decision;
use super::question::{Choice, Question};
use super::sheets::Look;
use super::walk;
use super::workbook::Workbook;
use super::{Answers, Part, ReadError, Reading, Settings, Source, Taker};

/// The section of answers on the sheets of a workbook; the value is the kind with the names of the sheets that are alike, as a name such
/// as “Sheet1” alone says nothing of what a file holds. The name of the sheet that is read first does where somebody writes only that.
pub(super) const SHEETS: &str = "sheets";
/// Most sheets that the value names.
const NAMED: usize = 16;
/// Read that sheet only.
pub(super) const ONE: &str = "one";
/// Read every sheet that has the same columns.
pub(super) const ALL: &str = "all";

/// What is to be done with the other sheets that have the same columns.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum With {
    /// There are none, or a sheet was named.
    None,
    /// The trust is asked.
    Ask(Question),
    /// Only the first is read, as the trust said of this value.
    Leave(String),
    /// They are read as well, as the trust said of this value.
    Read(String, Vec<String>),
}

impl With {
    /// What is asked, if anything.
    pub(super) fn question(&self) -> Option<&Question> {
        match self {
            Self::Ask(question) => Some(question),
            _ => None,
        }
    }

    /// The value of which the trust has said what is to be done, as it is kept.
    pub(super) fn answered(&self) -> Option<String> {
        match self {
            Self::Leave(value) | Self::Read(value, _) => Some(plain(value)),
            Self::None | Self::Ask(_) => None,
        }
    }

    /// The sheets that are to be read as well.
    pub(super) fn names(self) -> Vec<String> {
        match self {
            Self::Read(_, names) => names,
            _ => Vec::new(),
        }
    }
}

/// Decides what is to be done with the sheets that have the same columns as the one that is read.
pub(super) fn others(workbook: &mut Workbook<'_>, look: &Look, chosen: bool, answers: &Answers) -> With {
    let mut alike: Vec<(String, u32)> = Vec::new();
    for table in &look.alike {
        if table.sheet != look.table.sheet && workbook.sheets[table.sheet].visible {
            let last = look.rows[table.sheet].last().map_or(0, |(row, _)| *row);
            let rows = workbook
                .declared_rows(table.sheet)
                .max(last)
                .saturating_sub(table.header_row);
            alike.push((workbook.sheets[table.sheet].name.clone(), rows));
        }
    }
    if chosen || alike.is_empty() {
        return With::None;
    }
    let read = workbook.sheets[look.table.sheet].name.as_str();
    let value = value(look.table.kind, read, &alike);
    let said = [value.as_str(), read].into_iter().find_map(|value| {
        answers
            .meaning(SHEETS, value)
            .map(|meaning| (value.to_owned(), meaning))
    });
    match said {
        Some((value, ALL)) => With::Read(value, alike.into_iter().map(|(name, _)| name).collect()),
        Some((value, _)) => With::Leave(value),
        None => With::Ask(question(read, value, &alike)),
    }
}

/// What the answer is kept by: two workbooks whose sheets are named alike throughout and hold the same kind are of one shape.
fn value(kind: Kind, read: &str, alike: &[(String, u32)]) -> String {
    let names: Vec<&str> = std::iter::once(read)
        .chain(alike.iter().map(|(name, _)| name.as_str()))
        .collect();
    let more = names.len().saturating_sub(NAMED);
    let rest = if more > 0 {
        format!(" and {more} more")
    } else {
        String::new()
    };
    format!("{}: {}{rest}", kind.key(), names[..names.len() - more].join(", "))
}

fn question(read: &str, value: String, alike: &[(String, u32)]) -> Question {
    let names: Vec<String> = alike
        .iter()
        .map(|(name, rows)| format!("“{name}” ({rows} {})", if *rows == 1 { "row" } else { "rows" }))
        .collect();
    Question {
        field: SHEETS.to_owned(),
        value,
        rows: alike.iter().map(|(_, rows)| rows).sum(),
        prompt: format!(
            "Beside “{read}”, {} {} the same columns. Are they one list over several sheets, to be counted together?",
            names.join(", "),
            if alike.len() == 1 { "has" } else { "have" },
        ),
        choices: vec![
            Choice::new(ALL, "Read them all together"),
            Choice::new(ONE, &format!("Read “{read}” only")),
        ],
        suggestion: None,
    }
}

/// Reads a workbook with every sheet that belongs to the list; see [`super::read`].
pub(super) fn read(source: &Source<'_>, settings: &Settings<'_>, taker: &mut dyn Taker) -> Result<Reading, ReadError> {
    let (mut reading, others) = walk::read(source, settings, false, taker)?;
    if others.is_empty() {
        return Ok(reading);
    }
    reading.parts.push(part(&reading));
    reading.why = format!(
        "{} Read together with {}, which {} the same columns.",
        reading.why,
        others
            .iter()
            .map(|sheet| format!("“{sheet}”"))
            .collect::<Vec<_>>()
            .join(", "),
        if others.len() == 1 { "has" } else { "have" }
    );
    for sheet in &others {
        if taker.part().is_break() {
            return Err(ReadError::Cancelled {
                file: source.name.to_owned(),
            });
        }
        let of_sheet = Settings {
            kind: Some(reading.kind),
            sheet: Some(sheet),
            header_row: None,
            ..*settings
        };
        let (other, _) = walk::read(source, &of_sheet, true, taker)?;
        reading.parts.push(part(&other));
        add(&mut reading, other);
    }
    Ok(reading)
}

fn part(reading: &Reading) -> Part {
    Part {
        sheet: reading.sheet.clone(),
        header_row: reading.header_row,
        rows_read: reading.rows_read,
        left_out: reading.left_out.clone(),
    }
}

/// Adds another sheet of the list to what was read.
fn add(reading: &mut Reading, other: Reading) {
    reading.rows_read += other.rows_read;
    for (reason, rows) in other.left_out {
        *reading.left_out.entry(reason).or_default() += rows;
    }
    for asked in other.questions {
        let known = reading
            .questions
            .iter_mut()
            .find(|known| known.field == asked.field && plain(&known.value) == plain(&asked.value));
        match known {
            Some(known) => known.rows += asked.rows,
            None => reading.questions.push(asked),
        }
    }
    for decided in other.decisions {
        let known = reading.decisions.iter_mut().find(|known| {
            known.field == decided.field && known.value == decided.value && known.meaning == decided.meaning
        });
        match known {
            Some(known) => known.rows += decided.rows,
            None => reading.decisions.push(decided),
        }
    }
    decision::sort(&mut reading.decisions);
    reading.findings.extend(other.findings);
    for (field, values) in other.shape.values {
        reading.shape.values.entry(field).or_default().extend(values);
    }
    reading.answers_used.extend(other.answers_used);
}
