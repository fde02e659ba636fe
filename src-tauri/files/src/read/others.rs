//! Other tables of the workbook that are of the same kind: what stands in them is in no figure.

use domain::finding::Severity;
use domain::kind::Kind;

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
    let others = |visible: bool| -> Vec<&Table> {
        look.others
            .iter()
            .filter(|other| !(is_settled && visible && look.alike.contains(other)))
            .filter(|other| workbook.sheets[other.sheet].visible == visible)
            .collect()
    };
    let sentence = |tables: &[&Table], hidden: &str| {
        let names: Vec<String> = tables
            .iter()
            .map(|table| format!("“{}”", workbook.sheets[table.sheet].name))
            .collect();
        let (sheets, hold) = match names.len() {
            1 => ("sheet", "holds"),
            _ => ("sheets", "hold"),
        };
        format!(
            "The {hidden}{sheets} {} also {hold} a table of this kind; only “{}” was read.",
            names.join(", "),
            workbook.sheets[look.table.sheet].name
        )
    };
    let seen = others(true);
    if !seen.is_empty() {
        let is_one_list = seen.iter().any(|other| look.alike.contains(other));
        let hint = match with {
            With::Leave(_) => {
                "So you answered. If they belong to the list after all, change the answer, or choose the sheet that you meant."
            }
            _ if is_one_list => {
                "Columns are the same, so it may be one list over several sheets. If it is, take the choice of the sheet back: you are \
                 then asked whether to read them together."
            }
            _ if look.table.kind == Kind::Board => {
                "Choose another sheet if that is the one you meant. If more than one is needed, put their rows into one sheet and \
                 import again."
            }
            _ => {
                "Choose another sheet if that is the one you meant. If more than one is needed, save each as a file of its own and \
                 import the files together: they are counted together."
            }
        };
        notes.add(severity, "", sentence(&seen, ""), hint);
    }
    let hidden = others(false);
    if !hidden.is_empty() {
        notes.add(
            severity,
            "",
            sentence(&hidden, "hidden "),
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
