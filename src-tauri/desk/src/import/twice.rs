//! The same data twice in one import: an accident that would double every figure, or a second file where there can be but one.

use domain::finding::{Finding, Place, Severity};
use files::read::Kind;

use super::{Opened, Read};
use crate::text;
use crate::view::Failure;

/// Refuses a file in words where an earlier one of the import is the same, or is of a kind of which there is one a year.
pub(super) fn refuse(file: &mut Opened, earlier: &[Opened]) {
    let Ok(Read { reading, .. }) = &file.outcome else {
        return;
    };
    let read = earlier
        .iter()
        .filter_map(|other| Some((other, other.outcome.as_ref().ok()?)));
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

/// Says where a file holds the rows of an earlier one, or cases of it: only the trust can say whether they are the same.
pub(super) fn say(opened: &mut [Opened]) {
    for index in 0..opened.len() {
        let (earlier, rest) = opened.split_at_mut(index);
        let Some(file) = rest.first_mut() else { continue };
        let Ok(read) = &mut file.outcome else { continue };
        let kind = read.reading.kind;
        let finding = |message: String, hint: &str| Finding {
            severity: Severity::Warning,
            place: Place {
                file: file.name.clone(),
                sheet: String::new(),
                cell: String::new(),
            },
            message,
            hint: hint.to_owned(),
        };
        let seals = |read: &Read| -> Vec<u64> { read.taken.iter().map(|taken| taken.seal).collect() };
        let is_by_rows = matches!(kind, Kind::Recruitment | Kind::Casework) && read.used() > 0;
        let twin = earlier.iter().find(|other| {
            let same = |other: &Read| other.reading.kind == kind && seals(other) == seals(read);
            is_by_rows && other.outcome.as_ref().is_ok_and(same)
        });
        let again: u32 = read.taken.iter().map(|taken| taken.again).sum();
        if let Some(twin) = twin {
            read.findings.push(finding(
                format!(
                    "“{}” holds the same rows as “{}”, in the same order.",
                    file.name, twin.name
                ),
                "It seems to be one list saved twice, and its rows count twice. Leave one of the two out.",
            ));
        } else if again > 0 {
            read.findings.push(finding(
                format!(
                    "{} of the same person and the same day as in another file or sheet.",
                    text::counted(again, "case is", "cases are")
                ),
                "People are counted once all the same. If they are the same cases, leave them out in one place.",
            ));
        }
    }
}
