//! Where each count of an indicator's page came from.

use domain::ethnicity::Group;
use domain::kind::Kind;
use domain::overridden::Overridden;
use store::Books;
use store::file::KeptFile;

use crate::gather::{Folded, Stand, YearData};
use crate::view::Receipt;
use crate::{DeskError, text};

/// The files and rows behind an indicator.
pub(super) fn receipts(books: &Books, data: &YearData<'_>, number: u8) -> Result<Vec<Receipt>, DeskError> {
    let files = store::file::of_year(books, data.rules.year)?;
    let mut receipts = Vec::new();
    let mut add = |what: &str, key: &str, count: u32, kind: Kind, folded: Option<&Folded>| {
        let kept: Vec<&KeptFile> = files.iter().filter(|kept| kept.file.kind == kind).collect();
        let from = if data.typed.contains(kind.key()) {
            "typed in".to_owned()
        } else if kept.is_empty() {
            return;
        } else {
            let rows = |kept: &KeptFile| Some(folded?.files.get(&kept.id)?.row_numbers.as_slice());
            // A sheet or file none of whose rows counts is behind no figure.
            let counts = |kept: &&&KeptFile| rows(kept).is_some_and(|rows| !rows.is_empty());
            let behind: Vec<&KeptFile> = kept.iter().filter(counts).copied().collect();
            let shown = if behind.is_empty() { &kept } else { &behind };
            let origins: Vec<String> = shown.iter().map(|kept| origin(kept, rows(kept))).collect();
            let over = data.overridden.iter().filter(|held| held.touches(key).is_some());
            let over: Vec<String> = over.map(Overridden::sentence).collect();
            [origins.join("; and "), over.join(" ")]
                .join(". ")
                .trim_end_matches(". ")
                .to_owned()
        };
        receipts.push(Receipt {
            what: what.to_owned(),
            key: key.to_owned(),
            count,
            from,
        });
    };
    let staff = data.counts.staff();
    if let (1 | 3 | 4 | 9, Some(staff)) = (number, staff) {
        add(
            "Staff in post on the snapshot date",
            "workforce.total",
            staff.total(),
            Kind::Staff,
            None,
        );
    }
    match number {
        2 => {
            if let Some(held) = data.counts.recruitment {
                add(
                    "Applications shortlisted in the year",
                    "recruitment.shortlisted",
                    held.shortlisted.total(),
                    Kind::Recruitment,
                    None,
                );
                add(
                    "Of these, appointed",
                    "recruitment.appointed",
                    held.appointed.total(),
                    Kind::Recruitment,
                    None,
                );
            }
        }
        3 => {
            if let Some(held) = data.counts.casework {
                let rows = data.casework.as_ref();
                add(
                    "People who entered a formal disciplinary investigation",
                    "casework.people",
                    held.people.total(),
                    Kind::Casework,
                    rows,
                );
            }
        }
        4 => {
            if let Some(held) = data.counts.training {
                add(
                    "People who accessed non-mandatory training",
                    "training.people",
                    held.total(),
                    Kind::Training,
                    None,
                );
            }
        }
        5..=8 => {
            let held = data.counts.survey[usize::from(number) - 5];
            let responses = held.white_responses.unwrap_or(0) + held.bme_responses.unwrap_or(0);
            if !held.is_empty() {
                add(
                    "Survey responses",
                    &format!("survey.{number}"),
                    responses,
                    Kind::Survey,
                    None,
                );
            }
        }
        9 => {
            if let Some(held) = data.counts.board {
                add(
                    "Board members on the snapshot date",
                    "board.total",
                    held.total().total(),
                    Kind::Board,
                    None,
                );
            }
        }
        _ => {}
    }
    Ok(receipts)
}

/// File, sheet and rows in words.
fn origin(kept: &KeptFile, rows: Option<&[(u32, Group, Stand)]>) -> String {
    let sheet = if kept.file.sheet.is_empty() {
        String::new()
    } else {
        format!(", sheet “{}”", kept.file.sheet)
    };
    let left_out = kept.file.rows_read.saturating_sub(kept.file.rows_used);
    let rows = match rows {
        Some(rows) if !rows.is_empty() => {
            let shown: Vec<String> = rows.iter().take(60).map(|(row, ..)| row.to_string()).collect();
            let more = if rows.len() > 60 { " and others" } else { "" };
            format!("; rows {}{more}", shown.join(", "))
        }
        _ => format!(
            "; {} used of {} read, {} left out",
            text::count(kept.file.rows_used),
            text::counted(kept.file.rows_read, "row", "rows"),
            text::count(left_out)
        ),
    };
    format!("{}{sheet}{rows}", kept.file.name)
}
