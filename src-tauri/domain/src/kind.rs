//! The kinds of file a trust gives, in the order in which a year asks for them.

/// What a file holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub enum Kind {
    /// Staff in post, one row an assignment.
    Staff,
    /// Recruitment, one row an application.
    Recruitment,
    /// A log of disciplinary cases.
    Casework,
    /// Learning records.
    Training,
    /// Staff survey results.
    Survey,
    /// Members of the board.
    Board,
    /// An earlier year's return.
    Return,
}

impl Kind {
    /// Every kind, in order.
    pub const ALL: [Self; 7] = [
        Self::Staff,
        Self::Recruitment,
        Self::Casework,
        Self::Training,
        Self::Survey,
        Self::Board,
        Self::Return,
    ];

    /// The key used in data files, in the store, on the command line and in JSON.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Staff => "staff",
            Self::Recruitment => "recruitment",
            Self::Casework => "casework",
            Self::Training => "training",
            Self::Survey => "survey",
            Self::Board => "board",
            Self::Return => "return",
        }
    }

    /// Reads a key written by [`Kind::key`].
    pub fn from_key(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.key() == key)
    }

    /// The kind's name for a reader.
    pub const fn label(self) -> &'static str {
        match self {
            Self::Staff => "Staff list",
            Self::Recruitment => "Recruitment",
            Self::Casework => "Disciplinary cases",
            Self::Training => "Training",
            Self::Survey => "Staff survey",
            Self::Board => "Board",
            Self::Return => "Last year’s return",
        }
    }
}
