//! What an OLE compound file is, by its directory, and whether its workbook can be read without harm.

use super::super::ReadError;
use super::super::input::Input;
use super::super::ole::{Broken, Ole};
use super::super::xls;
use super::{CHOOSE, Container, not};

/// What a compound file holds.
pub(super) fn content(file: &str, input: Input<'_>) -> Result<Container, ReadError> {
    let mut ole = Ole::open(input).map_err(|broken| broken.words(file))?;
    if ["\u{9}DRMContent", "DRMEncryptedDataSpace", "DRMEncryptedTransform"]
        .iter()
        .any(|name| ole.has(name))
    {
        return Err(ReadError::RightsProtected { file: file.to_owned() });
    }
    if ole.has("EncryptedPackage") || ole.has("EncryptionInfo") {
        return Err(ReadError::encrypted(file));
    }
    if let Some(stream) = ole.stream("Workbook").or_else(|| ole.stream("Book")) {
        xls::check(file, &mut ole, stream)?;
        return Ok(Container::Xls);
    }
    let others = [
        ("WordDocument", "a Word document"),
        ("PowerPoint Document", "a PowerPoint presentation"),
        ("VisioDocument", "a Visio drawing"),
        ("__nameid_version1.0", "an Outlook message"),
        ("MatOST", "a document of Microsoft Works"),
    ];
    match others.iter().find(|(name, _)| ole.has(name)) {
        Some((_, looks_like)) => Err(not(file, looks_like, CHOOSE)),
        None => Err(Broken::Hollow.words(file)),
    }
}
