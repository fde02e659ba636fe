//! What stops a use case, by what the reader can do about it.

use store::StoreError;

use crate::view::Failure;

/// Why a use case could not be done. Nothing was changed.
#[derive(Debug, thiserror::Error)]
pub enum DeskError {
    /// The store cannot be used.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// The reference data built into the program cannot be read, which is our fault.
    #[error("The program's own reference data cannot be read: {0}")]
    Reference(#[from] files::reference::ReferenceError),
    /// A file is no pack that can be used.
    #[error("“{file}” is not loaded: {}{message}.", line.map(|line| format!("line {line}: ")).unwrap_or_default())]
    PackRefused {
        /// The file's name.
        file: String,
        /// The line, counted from 1, where one is at fault.
        line: Option<u64>,
        /// What is wrong.
        message: String,
    },
    /// A file given cannot be read; the words say what, where and what to do next.
    #[error("{0}")]
    Unreadable(String),
    /// There are no rules for the year asked for.
    #[error("There is no rule pack for {year}. Held are {held}.")]
    NoRules {
        /// The year asked for.
        year: u16,
        /// Years held, in words.
        held: String,
    },
    /// Something given cannot be used.
    #[error("{message}")]
    Given {
        /// What is wrong.
        message: String,
        /// What to do.
        hint: String,
        /// Where.
        place: String,
    },
    /// A document cannot be written from what is held.
    #[error("{message}")]
    NotReady {
        /// What is missing.
        message: String,
        /// What to do.
        hint: String,
    },
    /// The document writer failed, which is our fault.
    #[error("The document could not be made: {0}")]
    Write(#[from] files::write::WriteError),
    /// A file or folder of the surroundings cannot be read or written.
    #[error("{what}: {source}")]
    Surroundings {
        /// What was tried.
        what: String,
        /// What the system said.
        source: std::io::Error,
    },
    /// Errors or unexplained warnings of the return stop what was asked.
    #[error("{message}")]
    Stopped {
        /// What stops it.
        message: String,
        /// What to do.
        hint: String,
    },
    /// A file was written, and the line of the log about it could not be kept.
    #[error("“{path}” was written, but the log could not record it: {source}")]
    NotLogged {
        /// The file.
        path: String,
        /// Why.
        source: Box<DeskError>,
    },
    /// The made-up trust could not be drawn, which is our fault.
    #[error("The made-up trust could not be made: {0}")]
    Sample(String),
    /// The work was cancelled; nothing was kept.
    #[error("Cancelled. Nothing was changed.")]
    Cancelled,
}

impl DeskError {
    /// Something given that cannot be used.
    pub(crate) fn given(message: impl Into<String>, hint: impl Into<String>) -> Self {
        Self::Given {
            message: message.into(),
            hint: hint.into(),
            place: String::new(),
        }
    }

    /// The exit status of the command for this error: 1 our fault, 2 bad arguments, 4 input, 5 errors of the return, 6 surroundings.
    pub fn exit_status(&self) -> u8 {
        match self {
            Self::Reference(_) | Self::Write(_) | Self::Sample(_) => 1,
            Self::Given { .. } | Self::NotReady { .. } | Self::Cancelled => 2,
            Self::NoRules { .. } | Self::PackRefused { .. } | Self::Unreadable(_) => 4,
            Self::Stopped { .. } => 5,
            Self::Store(_) | Self::Surroundings { .. } | Self::NotLogged { .. } => 6,
        }
    }

    /// The error as it crosses to the window or into JSON.
    pub fn failure(&self) -> Failure {
        let (code, hint, place) = match self {
            Self::Store(error) => (store_code(error), String::new(), String::new()),
            Self::Reference(_) | Self::Write(_) | Self::Sample(_) => (
                "internal",
                "This is a fault of the program. Report it with these words.".to_owned(),
                String::new(),
            ),
            Self::Unreadable(_) => ("unreadable", "Nothing was changed.".to_owned(), String::new()),
            Self::NoRules { .. } => (
                "no_rules",
                "Choose one of these years, or ask for a newer version of the program.".to_owned(),
                String::new(),
            ),
            Self::PackRefused { file, line, .. } => (
                "pack_refused",
                "Nothing was changed. Correct the file in a text editor, or ask whoever made it, and load it again."
                    .to_owned(),
                line.map_or_else(|| file.clone(), |line| format!("{file}, line {line}")),
            ),
            Self::Given { hint, place, .. } => ("given", hint.clone(), place.clone()),
            Self::Stopped { hint, .. } => ("stopped", hint.clone(), String::new()),
            Self::NotReady { hint, .. } => ("not_ready", hint.clone(), String::new()),
            Self::Surroundings { .. } => (
                "surroundings",
                "Check the folder and its permissions, then try again.".to_owned(),
                String::new(),
            ),
            Self::NotLogged { .. } => (
                "not_logged",
                "Write the file again once the store can be written, so that the log knows of it.".to_owned(),
                String::new(),
            ),
            Self::Cancelled => ("cancelled", String::new(), String::new()),
        };
        Failure {
            code: code.to_owned(),
            message: self.to_string(),
            hint,
            place,
        }
    }
}

fn store_code(error: &StoreError) -> &'static str {
    match error {
        StoreError::Locked => "store_locked",
        StoreError::NoPermission(_) => "store_no_permission",
        StoreError::DiskFull => "disk_full",
        StoreError::Newer { .. } => "store_newer",
        StoreError::Missing { .. } => "store_missing",
        _ => "store",
    }
}
