//! The same data twice in one import: an accident that would double every figure, or a second file where there can be but one.

use files::read::Kind;

use super::{Opened, Read};
use crate::view::Failure;

/// Refuses a file in words where an earlier one of the import is the same, or is of a kind of which there is one a year.
pub(super) fn refuse(file: &mut Opened, earlier: &[Opened]) {
    let Ok(Read { reading, .. }) = &file.outcome else { return };
    let read = earlier.iter().filter_map(|other| Some((other, other.outcome.as_ref().ok()?)));
    let failure = read.into_iter().find_map(|(other, held)| {
        let is_same = !file.sha256.is_empty() && other.sha256 == file.sha256;
        if is_same && held.reading.kind == reading.kind && held.reading.sheet == reading.sheet {
            return Some(Failure {
                code: "same_file_twice".to_owned(),
                message: format!(
                    "“{}” is the same file as “{}”, byte for byte; its rows would count twice.",
                    file.name, other.name
                ),
                hint: "Leave one of the two out.".to_owned(),
                place: file.name.clone(),
            });
        }
        let is_only_one = matches!(reading.kind, Kind::Survey | Kind::Board | Kind::Return);
        (is_only_one && held.reading.kind == reading.kind).then(|| Failure {
            code: "same_kind_twice".to_owned(),
            message: format!(
                "“{}” and “{}” are of one kind, {}, of which there is one for a year.",
                file.name,
                other.name,
                reading.kind.label().to_lowercase()
            ),
            hint: "Leave the one out that is not of this year.".to_owned(),
            place: file.name.clone(),
        })
    });
    if let Some(failure) = failure {
        file.outcome = Err(failure);
    }
}
