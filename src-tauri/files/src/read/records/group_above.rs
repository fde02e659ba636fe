//! Rows of counts that name no ethnic group, as where its cell is merged over several of them.
//!
//! They are the group's above them or nobody's that is known, which only the trust can say.

use domain::finding::Severity;

use super::{Desk, counted as plural};
use crate::read::Settings;
use crate::read::fill_down;
use crate::read::question::Question;

/// What is done with rows of counts, each with its number and whether it names no group: the question, or whether the trust wants them
/// filled from the row above.
pub(super) fn settle(
    heading: &str,
    counted: &[(u32, bool)],
    settings: &Settings<'_>,
    desk: &mut Desk,
) -> (Option<Question>, bool) {
    let blank: Vec<u32> = counted
        .iter()
        .filter(|(_, blank)| *blank)
        .map(|(row, _)| *row)
        .collect();
    let (Some(first), Some((last, _))) = (blank.first(), counted.last()) else {
        return (None, false);
    };
    let heading = if heading.is_empty() { "Ethnic group" } else { heading };
    let count = u32::try_from(blank.len()).unwrap_or(u32::MAX);
    let answered = settings.answers.meaning(fill_down::SECTION, heading);
    // A single one at the end is a total, or those of whom nothing is known.
    if blank.as_slice() == [*last] || answered == Some("no") {
        desk.notes.add(
            Severity::Warning,
            &first.to_string(),
            format!(
                "{count} {} counts and no ethnic group, the first of them row {first}; what is no total was taken for people whose \
                 ethnicity is not known",
                plural("row has", "rows have", count)
            ),
            "If the group is known, write it beside the counts and import again.",
        );
        return (None, false);
    }
    if answered.is_none() {
        let all = u32::try_from(counted.len()).unwrap_or(u32::MAX);
        return (Some(fill_down::question(heading.to_owned(), count, all)), false);
    }
    desk.notes.add(
        Severity::Note,
        &first.to_string(),
        format!(
            "“{heading}” was blank on {count} {} and was filled from the row above, as you said",
            plural("row", "rows", count)
        ),
        "Change the answer if a blank means that the group is not known.",
    );
    (None, true)
}
