//! Indicator 1 by a dimension of the staff list, small numbers hidden as the level says.

use domain::disclosure::Level;
use domain::ethnicity::{Group, Triple};
use domain::workforce::{Band, Section};
use files::reference::Reference;
use store::Books;
use store::assignment::Dimension;

use crate::view::Table;
use crate::{DeskError, text};

/// By what indicator 1 can be broken down.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum By {
    /// Band or subgroup of doctors.
    Band,
    /// Clinical, non-clinical, medical.
    Section,
    /// Staff group as recorded.
    StaffGroup,
    /// Division as recorded.
    Division,
    /// National ethnic category.
    EthnicGroup,
    /// Sex as recorded.
    Sex,
}

impl By {
    /// Every dimension with its key on the command line.
    pub const ALL: [(&'static str, Self); 6] = [
        ("band", Self::Band),
        ("section", Self::Section),
        ("staff-group", Self::StaffGroup),
        ("division", Self::Division),
        ("ethnic-group", Self::EthnicGroup),
        ("sex", Self::Sex),
    ];

    const fn dimension(self) -> Dimension {
        match self {
            Self::Band => Dimension::Band,
            Self::Section => Dimension::Section,
            Self::StaffGroup => Dimension::StaffGroup,
            Self::Division => Dimension::Division,
            Self::EthnicGroup => Dimension::Category,
            Self::Sex => Dimension::Sex,
        }
    }
}

/// A line of a breakdown in words.
pub(crate) fn line_label(reference: &Reference, dimension: Dimension, key: &str) -> String {
    let label = match dimension {
        Dimension::Band => Band::from_key(key).map(Band::label),
        Dimension::Section => Section::from_key(key).map(Section::label),
        Dimension::Category if key.is_empty() => Some("Recorded without a national code, or unknown"),
        Dimension::Category => reference.lists.ethnic_origin.find(key).map(|code| code.label.as_str()),
        _ => None,
    };
    label
        .unwrap_or(if key.is_empty() { "Not given" } else { key })
        .to_owned()
}

pub(crate) fn breakdown(
    books: &Books,
    reference: &Reference,
    year: u16,
    by: By,
    level: Level,
) -> Result<Table, DeskError> {
    let dimension = by.dimension();
    let Some(lines) = store::assignment::breakdown(books, year, dimension)? else {
        return Err(DeskError::NotReady {
            message: format!("There is no staff list for {year} yet."),
            hint: "Import one first.".to_owned(),
        });
    };
    let people: Vec<Triple> = lines.iter().map(|(_, people)| *people).collect();
    let rows = lines
        .into_iter()
        .zip(level.hidden_rows(&people))
        .map(|((key, people), is_hidden)| {
            let mut row = vec![line_label(reference, dimension, &key)];
            if is_hidden {
                row.extend(["*"; 5].map(str::to_owned));
                return row;
            }
            row.extend([people.white, people.bme, people.unknown, people.total()].map(text::count));
            row.push(people.percent(Group::Bme).map(text::percent).unwrap_or_default());
            row
        })
        .collect();
    Ok(Table {
        caption: format!("Staff in post at the snapshot date of {year}"),
        headings: ["", "White", "BME", "Unknown", "All", "BME share"]
            .map(str::to_owned)
            .to_vec(),
        rows,
        note: match level.hides_up_to() {
            0 => "True counts for your own work: small numbers are not hidden.".to_owned(),
            most => format!(
                "* Rows with a count of 1 to {most} are hidden, and others so that they cannot be worked out ({} level).",
                level.key()
            ),
        },
    })
}
