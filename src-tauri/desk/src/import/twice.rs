//! The same data twice in one import: an accident that would double every figure, or a second file where there can be but one.

use domain::classify::plain;
use domain::finding::{Finding, Place, Severity};
use files::read::{Kind, Question, SAME_APPLICATIONS};

use super::overlap::Repeats;
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
        let sum = |of: fn(&Repeats) -> u32| read.taken.iter().map(|taken| of(&taken.repeats)).sum::<u32>();
        let answered = sum(|held| held.answered);
        let (once, asked, apart) = (sum(|held| held.once), sum(|held| held.asked), sum(|held| held.apart));
        if answered > 0 {
            let used = (SAME_APPLICATIONS.to_owned(), plain(&file.name));
            read.reading.answers_used.insert(used);
        }
        if apart > 0 {
            read.findings.push(finding(
                format!(
                    "{} the vacancy and number of one in another file or sheet, but another ethnic group.",
                    text::counted(apart, "application has", "applications have")
                ),
                "They are counted apart. If they are the same applications, correct the ethnic group, or leave them out in one place.",
            ));
        }
        if once > 0 {
            read.findings.push(finding(
                format!(
                    "{} in another file or sheet as well; each is counted once.",
                    text::counted(once, "application stands", "applications stand")
                ),
                "The row with the furthest stage counts, and the other is left out as the same application. Nothing need be done if the \
                 files overlap, as two exports that have a month in common do.",
            ));
        }
        if asked > 0 {
            read.reading.questions.push(Question {
                field: SAME_APPLICATIONS.to_owned(),
                value: file.name.clone(),
                rows: asked,
                prompt: format!(
                    "{} of “{}” that another file or sheet has too, and no column names the vacancy. Are they the same applications?",
                    text::counted(asked, "application has a number", "applications have numbers"),
                    file.name
                ),
                choices: files::read::choices(SAME_APPLICATIONS),
                suggestion: None,
            });
        }
        if once + asked + answered > 0 {
            continue;
        }
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
