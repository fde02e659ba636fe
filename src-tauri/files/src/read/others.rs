//! Other tables of the workbook that are of the same kind: what stands in them is in no figure.

use domain::finding::Severity;

use super::cell::column_letters;
use super::notes::Notes;
use super::parts::With;
use super::sheets::Look;
use super::table::Table;
use super::workbook::Workbook;

/// Says where else the workbook holds a table of the same kind: what stands there is in no figure.
pub(super) fn say(workbook: &Workbook<'_>, look: &Look, with: &With, chosen: bool, notes: &mut Notes) {
    // Who names a sheet, or has answered, knows of the others.
    let is_settled = matches!(with, With::Ask(_) | With::Read(..));
    let severity = if chosen || matches!(with, With::Leave(_)) {
        Severity::Note
    } else {
        Severity::Warning
    };
    let read = &workbook.sheets[look.table.sheet].name;
    let names = |visible: bool| -> Vec<String> {
        look.others
            .iter()
            .filter(|other| !(is_settled && visible && look.alike.contains(other)))
            .map(|other| &workbook.sheets[other.sheet])
            .filter(|sheet| sheet.visible == visible)
            .map(|sheet| format!("“{}”", sheet.name))
            .collect()
    };
    let seen = names(true);
    if !seen.is_empty() {
        let (subject, verb) = if seen.len() == 1 {
            ("sheet", "holds")
        } else {
            ("sheets", "hold")
        };
        notes.add(
            severity,
            "",
            format!(
                "The {subject} {} also {verb} a table of this kind; only “{read}” was read.",
                seen.join(", ")
            ),
            if matches!(with, With::Leave(_)) {
                "So you answered. If they belong to the list after all, change the answer, or choose the sheet that you meant."
            } else if is_settled || look.alike.is_empty() {
                "Choose the other sheet if that is the one you meant. If both are needed, put their rows into one sheet and import again."
            } else {
                "It looks like one list over several sheets, because their columns are the same. Put their rows into one sheet and \
                 import again, or choose the sheet that you meant."
            },
        );
    }
    let hidden = names(false);
    if !hidden.is_empty() {
        let (subject, verb) = if hidden.len() == 1 {
            ("sheet", "holds")
        } else {
            ("sheets", "hold")
        };
        notes.add(
            severity,
            "",
            format!(
                "The hidden {subject} {} also {verb} a table of this kind; only “{read}” was read.",
                hidden.join(", ")
            ),
            "Choose the hidden sheet if that is the one you meant.",
        );
    }
    for other in &look.beside {
        notes.add(
            severity,
            &other.header_row.to_string(),
            format!(
                "Another table of this kind stands on the same sheet, in columns {} from row {}; it was not read.",
                letters(other),
                other.header_row
            ),
            "If its rows are needed too, put them under the other table’s and import again.",
        );
    }
    if let Some(column) = look.table.empty_column {
        notes.add(
            Severity::Note,
            "",
            format!(
                "Column {} is empty; the columns on both sides of it were read as one table.",
                column_letters(column)
            ),
            "Take the column out, or a table apart, if that is wrong.",
        );
    }
}

fn letters(table: &Table) -> String {
    format!(
        "{} to {}",
        column_letters(table.first_column),
        column_letters(table.end_column.saturating_sub(1))
    )
}
