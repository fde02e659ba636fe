//! What the headings and values of a table of all trusts mean: four code lists, as data.

use domain::classify::CodeList;
use domain::peers::Subject;

use super::{ReferenceError, codes};

/// What a column of a table of all trusts holds, where it is not a measure of its own.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Role {
    /// Name of the trust.
    TrustName,
    /// Organisation code of the trust.
    TrustCode,
    /// Year.
    Year,
    /// Which measure the row is of.
    Measure,
    /// Which ethnic group the row is of.
    Group,
    /// The value of the row's measure.
    Value,
    /// Events of the row's measure.
    Events,
    /// People of the row's measure.
    People,
    /// Events among White people.
    WhiteEvents,
    /// White people.
    WhitePeople,
    /// Events among BME people.
    BmeEvents,
    /// BME people.
    BmePeople,
}

impl Role {
    /// Every role with its key.
    pub const ALL: [(Self, &str); 12] = [
        (Self::TrustName, "trust_name"),
        (Self::TrustCode, "trust_code"),
        (Self::Year, "year"),
        (Self::Measure, "measure"),
        (Self::Group, "group"),
        (Self::Value, "value"),
        (Self::Events, "events"),
        (Self::People, "people"),
        (Self::WhiteEvents, "white_events"),
        (Self::WhitePeople, "white_people"),
        (Self::BmeEvents, "bme_events"),
        (Self::BmePeople, "bme_people"),
    ];
}

/// Which part of a measure a column holds, in a table with one column a measure.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Part {
    /// The percentage or ratio itself.
    Value,
    /// Events behind it.
    Events,
    /// People behind it.
    People,
}

/// The lists.
#[derive(Debug, Clone)]
pub struct PeerLists {
    /// What a heading says of its column.
    pub column: CodeList<Role>,
    /// Which measure a text names; of a survey measure the list says only which indicator.
    pub measure: CodeList<Subject>,
    /// Which part of a measure a heading names.
    pub part: CodeList<Part>,
    /// Rows that stand for more than one trust.
    pub several: CodeList<bool>,
    /// Which of indicators 5 to 8 a label names.
    pub survey: CodeList<u8>,
}

macro_rules! asset {
    ($name:literal) => {
        ($name, include_str!(concat!("../../../../assets/reference/", $name)))
    };
}

impl PeerLists {
    /// The lists that came with the program.
    ///
    /// # Errors
    /// Only where the program's own data cannot be read.
    pub fn built_in() -> Result<Self, ReferenceError> {
        let (column, measure) = (asset!("codes/peer_column.csv"), asset!("codes/peer_measure.csv"));
        let (part, row) = (asset!("codes/peer_part.csv"), asset!("codes/peer_row.csv"));
        let survey = asset!("codes/survey_indicator.csv");
        Ok(Self {
            column: codes::list(column.0, column.1, "column", |key| {
                Role::ALL
                    .into_iter()
                    .find(|(_, held)| *held == key)
                    .map(|(role, _)| role)
            })?,
            measure: codes::list(measure.0, measure.1, "measure", Subject::from_key)?,
            part: codes::list(part.0, part.1, "part", |key| match key {
                "value" => Some(Part::Value),
                "events" => Some(Part::Events),
                "people" => Some(Part::People),
                _ => None,
            })?,
            several: codes::yes_or_no(row.0, row.1, "several")?,
            survey: codes::survey_indicator(survey.0, survey.1)?,
        })
    }
}
