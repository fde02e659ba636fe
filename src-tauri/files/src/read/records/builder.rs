//! The builders of the kinds that are read row by row, behind one door.

use domain::kind::Kind;

use super::{Desk, Record, board, casework, recruitment, staff, training};
use crate::read::Settings;
use crate::read::columns::Row;
use crate::read::values;

/// Builds the records of the kinds that are read row by row.
pub(crate) enum Builder<'a> {
    Staff(Box<staff::Staff<'a>>),
    Recruitment(Box<recruitment::Recruitment<'a>>),
    Casework(casework::Casework<'a>),
    Training(training::Training<'a>),
    Board(board::Board<'a>),
}

impl<'a> Builder<'a> {
    /// The builder of a kind; none for the two kinds whose layout is national.
    pub(crate) fn new(kind: Kind, settings: &Settings<'a>) -> Option<Self> {
        Some(match kind {
            Kind::Staff => Self::Staff(Box::new(staff::Staff::new(settings))),
            Kind::Recruitment => Self::Recruitment(Box::new(recruitment::Recruitment::new(settings))),
            Kind::Casework => Self::Casework(casework::Casework::new(settings)),
            Kind::Training => Self::Training(training::Training::new(settings)),
            Kind::Board => Self::Board(board::Board::new(settings)),
            Kind::Survey | Kind::Return => return None,
        })
    }

    /// Whether a row without a person is no record of this kind.
    pub(crate) fn lacks_key(&mut self, row: Row<'_>) -> bool {
        match self {
            Self::Staff(builder) => builder.lacks_person(row),
            Self::Training(_) => {
                row.columns.has("employee_number") && values::person_text(row.cell("employee_number")).is_empty()
            }
            Self::Recruitment(_) | Self::Casework(_) | Self::Board(_) => false,
        }
    }

    /// Takes one row.
    pub(crate) fn take(&mut self, row: Row<'_>, desk: &mut Desk) {
        match self {
            Self::Staff(builder) => builder.take(row, desk),
            Self::Recruitment(builder) => builder.take(row, desk),
            Self::Casework(builder) => builder.take(row, desk),
            Self::Training(builder) => builder.take(row, desk),
            Self::Board(builder) => builder.take(row, desk),
        }
    }

    /// Rows taken that are no records after all, with the reason.
    pub(crate) fn left_out(&self) -> (&'static str, u32) {
        match self {
            Self::Recruitment(builder) => ("same_application", builder.rows_repeated()),
            Self::Casework(builder) => ("same_case", builder.rows_repeated()),
            Self::Board(builder) => ("vacant", builder.vacant()),
            Self::Staff(_) | Self::Training(_) => ("", 0),
        }
    }

    /// Ends: the records that were held until now are given, and what is noticed about them as a whole is said.
    pub(crate) fn finish(self, desk: &mut Desk) {
        match self {
            Self::Staff(mut builder) => builder.finish(desk),
            Self::Recruitment(builder) => {
                let applications = builder.finish(desk);
                desk.records.extend(applications.into_iter().map(Record::Application));
            }
            Self::Casework(builder) => {
                let cases = builder.finish(desk);
                desk.records.extend(cases.into_iter().map(Record::Case));
            }
            Self::Training(mut builder) => builder.finish(desk),
            Self::Board(builder) => {
                let members = builder.finish(desk);
                desk.records.extend(members.into_iter().map(Record::Member));
            }
        }
    }
}
