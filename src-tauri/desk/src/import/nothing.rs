//! A file of which not one row could be taken: it is shown as it was read, and refused in words.

use domain::finding::Severity;

use super::Read;
use crate::text;
use crate::view::Failure;

/// Why a file that could be read cannot be kept, where nothing came of it.
pub(super) fn taken(name: &str, read: &Read) -> Option<Failure> {
    let reading = &read.reading;
    if !reading.takes_nothing() {
        return None;
    }
    let why = text::left_out_lines(&reading.left_out);
    let why = if why.is_empty() {
        String::new()
    } else {
        format!(" ({})", why.join("; "))
    };
    // What was noticed is most often the cause, a formula without a result for one.
    let noticed = read
        .findings
        .iter()
        .find(|finding| finding.severity == Severity::Warning && finding.message.contains("formula"));
    let cause = noticed
        .map(|finding| format!(" {}", finding.message))
        .unwrap_or_default();
    Some(Failure {
        code: "nothing_taken".to_owned(),
        message: format!("Not one row of “{name}” could be taken{why}.{cause}"),
        hint: noticed.map_or_else(
            || {
                "Choose another sheet or kind if this is the wrong one. Otherwise fill in the column that names the person, or leave this \
                 file out."
                    .to_owned()
            },
            |finding| finding.hint.clone(),
        ),
        place: name.to_owned(),
    })
}
