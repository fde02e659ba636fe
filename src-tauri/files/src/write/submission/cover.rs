//! The cover: whose return it is, whether it is a draft, and how to use the workbook.

use domain::finding::Severity;
use rust_xlsxwriter::{Worksheet, XlsxError};

use super::{NAME, SubmissionInput, style};

/// Whether the return is a draft, in a few words for the foot of a page.
pub(super) fn standing(input: &SubmissionInput) -> &'static str {
    if input.signed_off.is_some() {
        "Signed off"
    } else {
        "Draft, not signed off"
    }
}

/// The same with what is still open, or who signed and when.
fn standing_in_full(input: &SubmissionInput) -> String {
    if let Some(held) = &input.signed_off {
        let by: Vec<String> = held
            .signatures
            .iter()
            .map(|signature| format!("{} on {}", signature.role, signature.at))
            .collect();
        return format!("Signed off by: {}.", by.join("; "));
    }
    let number = |severity: Severity| {
        let open = input.checks.iter().filter(|held| {
            held.check.severity == severity && (severity == Severity::Error || held.reason.trim().is_empty())
        });
        open.count()
    };
    let counted = |number: usize, one: &str| match number {
        0 => format!("no {one}s"),
        1 => format!("1 {one}"),
        number => format!("{number} {one}s"),
    };
    let (errors, warnings) = (number(Severity::Error), number(Severity::Warning));
    format!(
        "Draft, not signed off: {}, {} without a reason.",
        counted(errors, "error"),
        counted(warnings, "warning")
    )
}

/// Writes the cover.
pub(super) fn write(sheet: &mut Worksheet, input: &SubmissionInput) -> Result<(), XlsxError> {
    let year = input.filled.year;
    sheet.set_name("Cover")?;
    style::widths(sheet, &[24.0, 72.0])?;
    sheet
        .write_with_format(0, 0, "Workforce Race Equality Standard: the return", &style::title())?
        .set_row_height(0, 26)?;
    let standing = standing_in_full(input);
    sheet.merge_range(1, 0, 1, 1, &standing, &style::standing())?;
    style::height(sheet, 1, [(standing.as_str(), 76.0)])?;
    let statements = input.signed_off.iter().flat_map(|held| &held.signatures);
    let statements = statements.map(|held| (format!("Statement, {}", held.role), held.statement.clone()));
    let facts = [
        ("Organisation", input.organisation.clone()),
        ("Organisation code", input.code.clone()),
        ("Collection year", year.to_string()),
        ("Snapshot", input.snapshot.clone()),
        ("What the items are based on", input.basis.clone()),
        (
            "How to use this workbook",
            format!(
                "The sheet “{NAME}” has the items in the order of the form. Type or paste its white cells into the online form, \
                 item by item; the form works out the grey ones itself, and the grey cells here show what it should arrive at."
            ),
        ),
        (
            "What the sheets hold",
            format!(
                "{NAME}: the items. Where each figure comes from: the files behind every item. Notes: how complete the data is, the files, \
                 the choices made and the reasons given. Checks: what was found and what was said of it."
            ),
        ),
        (
            "Last year",
            "Last year’s figures stand as they were returned. A grey cell of last year is a formula only where last year’s own items \
             give the figure that was returned."
                .to_owned(),
        ),
        (
            "Percentages",
            "Percentages are written from 0 to 100: 28.4 means 28.4%. Cells hold every digit and show fewer.".to_owned(),
        ),
        (
            "Before you submit",
            "Read the sheet “Checks”: an error must be put right, a warning needs a word why. An empty cell means that no figure is \
             held; it does not mean nought."
                .to_owned(),
        ),
        (
            "Small numbers",
            "This workbook carries true counts, small ones too, for the submission. It is not for publication.".to_owned(),
        ),
    ]
    .map(|(name, text)| (name.to_owned(), text));
    let mut last = 1;
    for (row, (name, text)) in (3..).zip(statements.chain(facts)) {
        style::height(sheet, row, [(text.as_str(), 72.0), (name.as_str(), 22.0)])?;
        sheet.write_string_with_format(row, 0, name, &style::name())?;
        sheet.write_string_with_format(row, 1, text, &style::text())?;
        last = row;
    }
    sheet.set_print_area(0, 0, last, 1)?;
    Ok(())
}
