//! Chosen files beside the files of their kind that are held for the year: what would make way, and whether anything would change.

use std::collections::BTreeMap;

use domain::rules::RulePack;
use store::file::KeptFile;

use crate::text;
use crate::view::{FindingView, HeldView, ImportFile, PlaceView};

/// Puts beside each file what is held of its kind. Must be called before the staff list refines cases and learning, because what is
/// held was counted without it.
pub(super) fn beside(files: &mut [ImportFile], held: &[KeptFile], rules: &RulePack) {
    let views: Vec<Option<(HeldView, FindingView)>> = files
        .iter()
        .map(|file| {
            let kept: Vec<&KeptFile> = held.iter().filter(|kept| kept.file.kind.key() == file.kind).collect();
            let chosen: Vec<&ImportFile> = files.iter().filter(|other| other.kind == file.kind).collect();
            line(file, &chosen, &kept, rules)
        })
        .collect();
    for (file, view) in files.iter_mut().zip(views) {
        if let Some((view, finding)) = view {
            file.findings.push(finding);
            file.held = Some(view);
        }
    }
}

/// The parts of a held file that are the chosen one, byte for byte.
fn same<'a>(file: &ImportFile, kept: &[&'a KeptFile]) -> Vec<&'a KeptFile> {
    let is_same = |kept: &&&KeptFile| !file.sha256.is_empty() && kept.file.sha256 == file.sha256;
    kept.iter().filter(is_same).copied().collect()
}

/// Whether a file is held already and is read and counted as it was.
fn is_as_held(file: &ImportFile, kept: &[&KeptFile], rules: &RulePack) -> bool {
    let same = same(file, kept);
    let Some(first) = same.first() else { return false };
    let columns: BTreeMap<String, String> = serde_json::from_str(&first.file.columns).unwrap_or_default();
    let mut left_out: BTreeMap<String, u32> = BTreeMap::new();
    for part in &same {
        let of_part: BTreeMap<String, u32> = serde_json::from_str(&part.file.left_out).unwrap_or_default();
        for (reason, rows) in of_part {
            *left_out.entry(reason).or_default() += rows;
        }
    }
    let sum = |of: fn(&KeptFile) -> u32| same.iter().map(|part| of(part)).sum::<u32>();
    file.questions.is_empty()
        && (first.file.sheet.as_str(), first.file.rules.as_str()) == (file.sheet.as_str(), rules.name.as_str())
        && (
            sum(|part| part.file.rows_read),
            sum(|part| part.file.rows_used),
            sum(|part| part.file.people),
        ) == (file.rows.read, file.rows.used, file.people)
        && (columns, left_out) == (file.columns.clone(), file.rows.left_out.clone())
}

fn line(
    file: &ImportFile,
    chosen: &[&ImportFile],
    kept: &[&KeptFile],
    rules: &RulePack,
) -> Option<(HeldView, FindingView)> {
    let same_file = same(file, kept).first().copied();
    let held = same_file.or_else(|| kept.first().copied())?;
    let kept_at = text::moment(held.file.kept_at);
    // Leaving one file out would leave the others to take the place of all that is held.
    let all_held = kept
        .iter()
        .all(|kept| chosen.iter().any(|file| file.sha256 == kept.file.sha256));
    let nothing_changes = all_held && chosen.iter().all(|file| is_as_held(file, kept, rules));
    let mut names: Vec<String> = kept.iter().map(|kept| format!("“{}”", kept.file.name)).collect();
    names.dedup();
    let many = chosen.len() > 1 || names.len() > 1;
    let line = if nothing_changes && many {
        format!("These are exactly the files kept on {kept_at}; nothing would change.")
    } else if nothing_changes {
        format!("This is exactly the file kept on {kept_at}; nothing would change.")
    } else if same_file.is_some() && many {
        format!(
            "This is exactly a file kept on {kept_at}, but the files of its kind are not the same, or are read or decided differently now."
        )
    } else if same_file.is_some() {
        format!("This is exactly the file kept on {kept_at}, but it is read or decided differently now.")
    } else if chosen.len() > 1 {
        format!(
            "The {} files of this kind take the place of {}, kept {kept_at}.",
            chosen.len(),
            names.join(" and ")
        )
    } else {
        format!("This takes the place of {}, kept {kept_at}.", names.join(" and "))
    };
    let hint = if nothing_changes && many {
        "You can leave them out."
    } else if nothing_changes {
        "You can leave it out."
    } else if same_file.is_some() {
        "Compare the rows used and left out with those held before you keep it."
    } else {
        "Keeping can be undone. If records are spread over several files, choose all of them together: they are then kept side by side."
    };
    let finding = FindingView {
        severity: "note".to_owned(),
        place: PlaceView {
            sheet: String::new(),
            cell: String::new(),
        },
        message: line.clone(),
        hint: hint.to_owned(),
    };
    let view = HeldView {
        name: held.file.name.clone(),
        kept_at,
        same_file: same_file.is_some(),
        nothing_changes,
        line,
    };
    Some((view, finding))
}
