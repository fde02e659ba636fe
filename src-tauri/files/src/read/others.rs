//! Other sheets of the workbook that hold a table of the same kind: what stands on them is in no figure.

use domain::finding::Severity;

use super::notes::Notes;
use super::table::Table;
use super::workbook::Workbook;

/// Says which other sheets hold a table of the same kind: what stands on them is in no figure.
pub(super) fn say(workbook: &Workbook<'_>, table: &Table, others: &[usize], chosen: bool, notes: &mut Notes) {
    if others.is_empty() {
        return;
    }
    let names: Vec<String> = others
        .iter()
        .map(|index| format!("“{}”", workbook.sheets[*index].name))
        .collect();
    let (subject, verb) = match names.len() {
        1 => ("sheet", "holds"),
        _ => ("sheets", "hold"),
    };
    notes.add(
        // Who names a sheet knows of the others.
        if chosen { Severity::Note } else { Severity::Warning },
        "",
        format!(
            "The {subject} {} also {verb} a table of this kind; only “{}” was read.",
            names.join(", "),
            workbook.sheets[table.sheet].name
        ),
        "Choose the other sheet if that is the one you meant. If both are needed, put their rows into one sheet and import again.",
    );
}
