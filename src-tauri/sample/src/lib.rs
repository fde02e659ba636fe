//! A made-up trust for trying the program out and for checking its counts: workbooks in the shapes trusts have them, and
//! the true counts behind them.
//!
//! Northmoor University Hospitals NHS Foundation Trust does not exist and RNM is not its code; its people, peers and
//! figures are drawn from a seed. There are no names and no dates of birth.
//!
//! The crate is an independent oracle. It uses none of the product's crates; the truth is counted from the people drawn,
//! never read back from a workbook, so an error in reading, classifying or counting cannot hide in both. It deliberately
//! knows nothing of the rule packs either: the counting rules are written out once more in [`truth`], by hand.
//!
//! ```
//! let trust = sample::northmoor(sample::DEFAULT_SEED, 300);
//! assert_eq!(sample::truth::count(&trust)["workforce"]["total"], 300);
//! ```

mod answers;
mod book;
mod dates;
mod draw;
mod rng;
mod words;

pub mod trust;
pub mod truth;

use std::io;
use std::path::{Path, PathBuf};

pub use answers::answers_toml;
pub use book::{NamedFile, workbooks};
pub use dates::{SNAPSHOT, YEAR_START};
pub use draw::northmoor;
pub use rust_xlsxwriter::XlsxError;
pub use trust::Trust;

/// The seed used when no other is given.
pub const DEFAULT_SEED: u64 = 2026;
/// People who count as staff on the snapshot date when no other number is given.
pub const DEFAULT_PEOPLE: u32 = 6_000;
/// Name of the made-up trust.
pub const NAME: &str = "Northmoor University Hospitals NHS Foundation Trust (made up)";
/// Organisation code of the made-up trust, in the shape of a real one.
pub const CODE: &str = "RNM";
/// Region the made-up trust is compared with.
pub const REGION: &str = "North West";
/// Type of trust, as the survey's benchmark group has it.
pub const TRUST_TYPE: &str = "Acute and acute & community trusts";
/// The collection year of the workbooks.
pub const YEAR: i32 = 2026;

/// Gives every file of the sample: the workbooks in [`workbooks`]' order, then `truth.json` and `answers.toml`.
///
/// # Errors
/// Only if a workbook breaks a limit of the format, which a drawn trust does not.
pub fn files(trust: &Trust) -> Result<Vec<NamedFile>, XlsxError> {
    let mut files = workbooks(trust)?;
    files.push(NamedFile {
        name: "truth.json",
        bytes: truth::json(trust).into_bytes(),
    });
    files.push(NamedFile {
        name: "answers.toml",
        bytes: answers_toml(trust).into_bytes(),
    });
    Ok(files)
}

/// Writes every file of the sample into a folder, which is made if it is not there, and gives their paths.
///
/// # Errors
/// If the folder cannot be made or a file cannot be written.
pub fn write(dir: &Path, trust: &Trust) -> io::Result<Vec<PathBuf>> {
    let files = files(trust).map_err(io::Error::other)?;
    std::fs::create_dir_all(dir)?;
    let mut paths = Vec::new();
    for file in files {
        let path = dir.join(file.name);
        std::fs::write(&path, file.bytes)?;
        paths.push(path);
    }
    Ok(paths)
}
