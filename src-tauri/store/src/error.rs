//! What can stop the store, by what the reader can do about it.

use std::io;
use std::path::PathBuf;

use rusqlite::ErrorCode;

/// Whatever lies beneath, kept for whoever looks into it.
type Cause = Box<dyn std::error::Error + Send + Sync + 'static>;

/// Why the store could not do what was asked. Nothing was changed, whichever it is.
#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    /// The file is no WRES Desk store, or is encrypted.
    #[error(
        "The file wres.sqlite in this folder is not a WRES Desk store, or it is protected by a passphrase. Choose another \
         folder, or open it with its passphrase."
    )]
    NotAStore,
    /// The file is a store, and parts of it cannot be read.
    #[error(
        "The store is damaged and cannot be read. Restore it from your latest backup; the damaged file has not been changed."
    )]
    Damaged(#[source] Cause),
    /// A newer version of this program wrote the file.
    #[error(
        "The store was written by a newer version of WRES Desk (its format is {file_version}; this program knows formats up \
         to {known_version}). Install the newer version and open it with that."
    )]
    Newer {
        /// The format of the file.
        file_version: u32,
        /// The newest format this program knows.
        known_version: u32,
    },
    /// Another program holds the file.
    #[error(
        "The store is in use by another program. Close other windows of WRES Desk and any wres command that is running, then \
         try again."
    )]
    Locked,
    /// The file or its folder cannot be read or written by this user.
    #[error(
        "This user may not read and write the store's file or its folder. Ask for permission to change that folder, or choose \
         a folder of your own."
    )]
    NoPermission(#[source] Cause),
    /// There is no room left.
    #[error("The disc is full. Make room on it, then try again; nothing was changed.")]
    DiskFull,
    /// There is no store where one was expected.
    #[error("There is no store at {}. Check the folder, or import a file to start one there.", path.display())]
    Missing {
        /// The file that was looked for.
        path: PathBuf,
    },
    /// A file stands where the store's folder should be.
    #[error("A file stands where the store's folder should be, or one of the folders above it. Choose a folder.")]
    NotAFolder,
    /// Something that the reader cannot put right.
    #[error("The store could not be used: {0}. Try again; if it happens again, report it with these words.")]
    Other(#[source] Cause),
}

impl StoreError {
    /// What an operation on files says, in these terms.
    pub(crate) fn from_io(error: io::Error) -> Self {
        match error.kind() {
            io::ErrorKind::PermissionDenied | io::ErrorKind::ReadOnlyFilesystem => Self::NoPermission(Box::new(error)),
            io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => Self::DiskFull,
            io::ErrorKind::NotADirectory => Self::NotAFolder,
            _ => Self::Other(Box::new(error)),
        }
    }
}

impl From<rusqlite::Error> for StoreError {
    fn from(error: rusqlite::Error) -> Self {
        use rusqlite::Error::{
            FromSqlConversionFailure, IntegralValueOutOfRange, InvalidColumnType, SqlInputError, SqliteFailure,
        };
        let code = match &error {
            SqliteFailure(failure, _) | SqlInputError { error: failure, .. } => failure.code,
            FromSqlConversionFailure(..) | IntegralValueOutOfRange(..) | InvalidColumnType(..) => {
                return Self::Damaged(Box::new(error));
            }
            _ => return Self::Other(Box::new(error)),
        };
        match code {
            ErrorCode::NotADatabase => Self::NotAStore,
            ErrorCode::DatabaseCorrupt => Self::Damaged(Box::new(error)),
            ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked | ErrorCode::FileLockingProtocolFailed => Self::Locked,
            ErrorCode::PermissionDenied
            | ErrorCode::ReadOnly
            | ErrorCode::CannotOpen
            | ErrorCode::AuthorizationForStatementDenied => Self::NoPermission(Box::new(error)),
            ErrorCode::DiskFull => Self::DiskFull,
            _ => Self::Other(Box::new(error)),
        }
    }
}

impl From<rusqlite_migration::Error> for StoreError {
    fn from(error: rusqlite_migration::Error) -> Self {
        match error {
            rusqlite_migration::Error::RusqliteError { err, .. } => err.into(),
            other => Self::Other(Box::new(other)),
        }
    }
}
