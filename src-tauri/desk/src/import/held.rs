//! A chosen file beside the file of its kind that is held for the year: what would make way, and whether anything would change.

use std::collections::BTreeMap;

use domain::rules::RulePack;
use store::file::KeptFile;

use crate::text;
use crate::view::{FindingView, HeldView, ImportFile, PlaceView};

/// Puts beside a file what is held of its kind. Must be called before the staff list refines cases and learning, because what is held
/// was counted without it.
pub(super) fn beside(file: &mut ImportFile, held: &KeptFile, rules: &RulePack) {
    let kept = &held.file;
    let kept_at = text::moment(kept.kept_at);
    let same_file = kept.sha256 == file.sha256;
    let columns: BTreeMap<String, String> = serde_json::from_str(&kept.columns).unwrap_or_default();
    let left_out: BTreeMap<String, u32> = serde_json::from_str(&kept.left_out).unwrap_or_default();
    let nothing_changes = same_file
        && file.questions.is_empty()
        && (kept.sheet.as_str(), kept.rules.as_str()) == (file.sheet.as_str(), rules.name.as_str())
        && (kept.rows_read, kept.rows_used, kept.people) == (file.rows.read, file.rows.used, file.people)
        && (columns, left_out) == (file.columns.clone(), file.rows.left_out.clone());
    let line = if nothing_changes {
        format!("This is exactly the file kept on {kept_at}; nothing would change.")
    } else if same_file {
        format!("This is exactly the file kept on {kept_at}, but it is read or decided differently now.")
    } else {
        format!("This takes the place of “{}”, kept {kept_at}.", kept.name)
    };
    file.findings.push(FindingView {
        severity: "note".to_owned(),
        place: PlaceView {
            sheet: String::new(),
            cell: String::new(),
        },
        message: line.clone(),
        hint: if nothing_changes {
            "You can leave it out.".to_owned()
        } else if same_file {
            "Compare the rows used and left out with those held before you keep it.".to_owned()
        } else {
            "One file of each kind is kept for a year; keeping can be undone. Records spread over several files must be put in one."
                .to_owned()
        },
    });
    file.held = Some(HeldView {
        name: kept.name.clone(),
        kept_at,
        same_file,
        nothing_changes,
        line,
    });
}
