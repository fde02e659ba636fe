//! The bytes of a chosen file: opening it, its hash, and in words why it cannot be had.

use std::fs::File;
use std::io::Read;
use std::path::Path;
use std::sync::atomic::{AtomicBool, Ordering};

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

fn hexadecimal(bytes: &[u8]) -> String {
    use std::fmt::Write;
    bytes
        .iter()
        .fold(String::with_capacity(bytes.len() * 2), |mut text, byte| {
            let _ = write!(text, "{byte:02x}");
            text
        })
}
