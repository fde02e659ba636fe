//! The bytes of a chosen file: opening it, its hash, and in words why it cannot be had.

use std::fs::{File, Metadata};
use std::io::Read;
use std::path::Path;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::SystemTime;

use sha2::{Digest, Sha256};

use super::file_name;
use crate::view::Failure;

/// The largest file that is read, in bytes: far above the export of any trust, or of all of them together.
const LARGEST: u64 = 4 << 30;

/// Opens a file for reading, or says in words why it cannot be had.
pub(super) fn open(path: &Path) -> Result<File, Failure> {
    let name = file_name(path);
    let failure = |code: &str, message: String, hint: &str| Failure {
        code: code.to_owned(),
        message,
        hint: hint.to_owned(),
        place: name.clone(),
    };
    let of = |error: std::io::Error| match error.kind() {
        std::io::ErrorKind::NotFound => failure(
            "not_found",
            format!("“{name}” is not there any more."),
            "Check the folder and choose the file again.",
        ),
        // Windows reports a file that another program holds open with sharing refused as error 32 or 33.
        _ if cfg!(windows) && matches!(error.raw_os_error(), Some(32 | 33)) => failure(
            "file_locked",
            format!("“{name}” is open in another program."),
            "Close it there, in Excel for example, and choose it again.",
        ),
        std::io::ErrorKind::PermissionDenied => failure(
            "file_locked",
            format!("“{name}” may not be read: it is open elsewhere or you have no permission."),
            "Close it in other programs, or copy it to your own folder and choose the copy.",
        ),
        _ => failure(
            "unreadable",
            format!("“{name}” cannot be read: {error}."),
            "Copy it to your own folder and choose the copy.",
        ),
    };
    let about = std::fs::metadata(path).map_err(of)?;
    if about.is_dir() {
        return Err(failure(
            "unreadable",
            format!("“{name}” is a folder."),
            "Choose the files in it.",
        ));
    }
    // A pipe or a device may never end, and has no beginning to go back to.
    if !about.is_file() {
        return Err(failure(
            "unreadable",
            format!("“{name}” is no file, but a pipe or a device."),
            "Save what comes out of it in a file and choose that.",
        ));
    }
    if about.len() > LARGEST {
        let message = format!("“{name}” is larger than 4 GB.");
        return Err(failure(
            "too_large",
            message,
            "Save only the sheet that is needed in a workbook of its own.",
        ));
    }
    File::open(path).map_err(of)
}

/// How long a file was and when it was last written, by which it is noticed that it changed while it was read.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Written(u64, Option<SystemTime>);

impl Written {
    /// Of an open file; nothing where the system cannot say.
    pub(super) fn of(file: &File) -> Option<Self> {
        file.metadata().ok().as_ref().map(Self::from)
    }

    /// What is wrong where the file is no longer as it was, in itself or because another stands in its place. One that was taken
    /// away meanwhile was read whole.
    pub(super) fn changed(before: Option<&Self>, path: &Path, file: &File) -> Option<Failure> {
        let before = before?;
        let is_as_before = |now: Option<Self>| now.is_none_or(|now| now == *before);
        if is_as_before(Self::of(file)) && is_as_before(std::fs::metadata(path).ok().as_ref().map(Self::from)) {
            return None;
        }
        let name = file_name(path);
        Some(Failure {
            code: "changed".to_owned(),
            message: format!("“{name}” changed while it was read, so that a part of it may be missing or count twice."),
            hint: "Wait until the export, download or copy is finished, close the file in other programs, and choose it again."
                .to_owned(),
            place: name,
        })
    }
}

impl From<&Metadata> for Written {
    fn from(about: &Metadata) -> Self {
        Self(about.len(), about.modified().ok())
    }
}

/// SHA-256 of a file's bytes, in small hexadecimal digits; empty where it cannot be read, which the reading then says, or where the
/// reading came to nothing before the end.
pub(super) fn sha256(path: &Path, is_wanted: &AtomicBool) -> String {
    let mut hash = Sha256::new();
    let copied = File::open(path).and_then(|mut file| {
        let mut buffer = vec![0; 256 << 10];
        loop {
            if !is_wanted.load(Ordering::Relaxed) {
                return Err(std::io::ErrorKind::Interrupted.into());
            }
            match file.read(&mut buffer)? {
                0 => return Ok(()),
                read => hash.update(&buffer[..read]),
            }
        }
    });
    copied.map(|()| hexadecimal(&hash.finalize())).unwrap_or_default()
}

/// Bytes in small hexadecimal digits.
pub(crate) fn hexadecimal(bytes: &[u8]) -> String {
    use std::fmt::Write;
    bytes
        .iter()
        .fold(String::with_capacity(bytes.len() * 2), |mut text, byte| {
            let _ = write!(text, "{byte:02x}");
            text
        })
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

    use std::io::Write;

    use super::*;

    #[test]
    fn a_file_that_changes_while_it_is_read_is_noticed() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("staff.csv");
        std::fs::write(&path, "one\ntwo\n").unwrap();
        let file = open(&path).unwrap();
        let before = Written::of(&file);
        let changed = || Written::changed(before.as_ref(), &path, &file);
        assert_eq!(changed(), None, "nobody wrote to it");
        File::options()
            .append(true)
            .open(&path)
            .unwrap()
            .write_all(b"three\n")
            .unwrap();
        let failure = changed().unwrap();
        assert!(
            failure.message.starts_with("“staff.csv” changed while it was read"),
            "{failure:?}"
        );
        File::options().write(true).open(&path).unwrap().set_len(4).unwrap();
        assert!(changed().is_some(), "a part of it is gone");
    }

    #[test]
    fn a_file_in_the_place_of_another_is_noticed_and_one_that_was_taken_away_was_read_whole() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("staff.csv");
        std::fs::write(&path, "one\n").unwrap();
        let file = open(&path).unwrap();
        let before = Written::of(&file);
        std::fs::rename(&path, folder.path().join("old.csv")).unwrap();
        assert_eq!(Written::changed(before.as_ref(), &path, &file), None);
        std::fs::write(&path, "another\n").unwrap();
        assert!(Written::changed(before.as_ref(), &path, &file).is_some());
    }
}
