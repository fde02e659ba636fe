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
        Dimension::Band if key == Band::Consultant.key() => Some("Consultants who are not senior medical managers"),
        Dimension::Band => Band::from_key(key).map(Band::label),
        Dimension::Section => Section::from_key(key).map(Section::label),
        Dimension::Category if key.is_empty() => Some("Stated without a national category"),
        Dimension::Category if key == store::assignment::UNKNOWN => Some("Unknown: not stated, not known or blank"),
        Dimension::Category => reference.lists.ethnic_origin.find(key).map(|code| code.label.as_str()),
        _ => None,
    };
    label
        .unwrap_or(if key.is_empty() { "Not given" } else { key })
        .to_owned()
}

/// One line of a breakdown; its people are `None` where the level hides them.
pub(crate) struct Line {
    pub(crate) key: String,
    pub(crate) label: String,
    pub(crate) people: Option<Triple>,
}

/// The lines of a breakdown. Where small numbers are hidden, bands stand section by section, as in indicator 1 itself, since a
/// sum over sections would give the hidden ones away.
pub(crate) fn lines(
    books: &Books,
    reference: &Reference,
    year: u16,
    by: By,
    level: Level,
) -> Result<Vec<Line>, DeskError> {
    let not_ready = || DeskError::NotReady {
        message: format!("There is no staff list for {year} yet."),
        hint: "Import one first.".to_owned(),
    };
    if by == By::Band && level != Level::Working {
        let workforce = store::assignment::workforce(books, year)?.ok_or_else(not_ready)?;
        let rows = domain::indicator::representation::rows(&workforce);
        let hidden = domain::indicator::representation::hidden(&rows, level);
        return Ok(rows
            .into_iter()
            .zip(hidden)
            .map(|(row, hidden)| Line {
                key: format!("{}.{}", row.section.key(), row.band.key()),
                label: format!("{}: {}", row.section.label(), row.band.label()),
                people: (!hidden).then_some(row.people),
            })
            .collect());
    }
    let dimension = by.dimension();
    let held = store::assignment::breakdown(books, year, dimension)?.ok_or_else(not_ready)?;
    let people: Vec<Triple> = held.iter().map(|(_, people)| *people).collect();
    Ok(held
        .into_iter()
        .zip(level.hidden_rows(&people))
        .map(|((key, people), hidden)| Line {
            label: line_label(reference, dimension, &key),
            key,
            people: (!hidden).then_some(people),
        })
        .collect())
}

pub(crate) fn breakdown(
    books: &Books,
    reference: &Reference,
    year: u16,
    by: By,
    level: Level,
) -> Result<Table, DeskError> {
    let rows = lines(books, reference, year, by, level)?
        .into_iter()
        .map(|line| {
            let mut row = vec![line.label];
            let Some(people) = line.people else {
                row.extend(["*"; 5].map(str::to_owned));
                return row;
            };
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
                "* Rows with a count of 1 to {most} are hidden, and others so that they cannot be worked out from this table ({} level). \
                 Beside a table of the same staff broken down another way they might be: publish one.",
                level.key()
            ),
        },
    })
}

/// The same as JSON, numbers unrounded.
pub(crate) fn json(
    books: &Books,
    reference: &Reference,
    year: u16,
    by: By,
    level: Level,
) -> Result<serde_json::Value, DeskError> {
    let lines: Vec<serde_json::Value> = lines(books, reference, year, by, level)?
        .into_iter()
        .map(|line| {
            let of = |group| line.people.map(|people| people.get(group));
            serde_json::json!({
                "key": line.key, "label": line.label,
                "white": of(Group::White), "bme": of(Group::Bme), "unknown": of(Group::Unknown),
                "bme_percent": line.people.and_then(|people| people.percent(Group::Bme)),
                "suppressed": line.people.is_none(),
            })
        })
        .collect();
    let by = By::ALL.iter().find(|(_, held)| *held == by).map(|(key, _)| *key);
    Ok(serde_json::json!({
        "schema": "wres-desk/breakdown/1", "year": year, "by": by,
        "disclosure": {"level": level.key(), "hides_up_to": level.hides_up_to()}, "lines": lines,
    }))
}
