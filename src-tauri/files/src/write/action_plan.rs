//! The action plan as a workbook: one row an action.
//!
//! Words come in as they are kept; only dates are read, so that a spreadsheet can sort by them.

use chrono::NaiveDate;
use domain::plan::Evidence;
use rust_xlsxwriter::{DataValidation, ExcelDateTime, Format, Workbook, Worksheet, XlsxError};

use super::{WriteError, style};

/// What the action plan's workbook is written from.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct ActionPlanInput {
    /// Name of the trust.
    pub trust: String,
    /// Its national code; may be empty.
    pub code: String,
    /// Collection year.
    pub year: u16,
    /// The states an action can be in, for the list offered in the state column.
    pub states: Vec<String>,
    /// The actions, in order.
    pub actions: Vec<Action>,
}

/// One action, everything in words; empty where nothing is known.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Action {
    /// Indicator it answers, in words: "2: Appointment from shortlisting".
    pub indicator: String,
    /// High Impact Actions it serves: "2, 6".
    pub high_impact_actions: String,
    /// The gap it answers.
    pub gap: String,
    /// What will be done.
    pub title: String,
    /// Why we believe it will work.
    pub why: String,
    /// Grade of the evidence.
    pub evidence: String,
    /// Source of the evidence.
    pub source: String,
    /// Role that owns it.
    pub owner: String,
    /// Executive sponsor, a role.
    pub sponsor: String,
    /// Start, ISO date.
    pub start: String,
    /// Due, ISO date.
    pub due: String,
    /// What is counted every month or quarter.
    pub process_measure: String,
    /// What should change.
    pub outcome_measure: String,
    /// Where it stands now.
    pub baseline: String,
    /// Where it should stand.
    pub target: String,
    /// State, one of the states of the input.
    pub state: String,
    /// What has been done so far.
    pub progress: String,
}

/// Headings with widths in characters.
const COLUMNS: [(&str, f64); 18] = [
    ("No.", 5.0),
    ("Indicator", 18.0),
    ("High Impact Actions", 9.0),
    ("Gap it answers", 34.0),
    ("Action", 36.0),
    ("Why we believe it will work", 34.0),
    ("Grade of the evidence", 18.0),
    ("Source of the evidence", 26.0),
    ("Owner (role)", 18.0),
    ("Executive sponsor (role)", 18.0),
    ("Start", 12.0),
    ("Due", 12.0),
    ("Process measure", 26.0),
    ("Outcome measure", 26.0),
    ("Baseline", 20.0),
    ("Target", 20.0),
    ("State", 14.0),
    ("Progress so far", 34.0),
];
/// Row of the headings, below the cover block.
const HEADINGS: u32 = 4;
/// Column of the state.
const STATE: u16 = 16;
/// Rows below the last action that the state's list reaches, for actions typed in by hand.
const SPARE_ROWS: u32 = 50;

/// The action plan as an xlsx workbook of two sheets: the plan, and what the grades of evidence mean.
///
/// Dates that are ISO dates become dates; others stay words. Fails where a text is too long for a cell.
pub fn workbook(input: &ActionPlanInput) -> Result<Vec<u8>, WriteError> {
    let document = format!("{}, WRES action plan {}", input.trust, input.year);
    let mut workbook = Workbook::new();
    workbook.set_properties(&style::properties(
        &format!("WRES action plan {}", input.year),
        &input.trust,
        input.year,
    )?);
    plan(workbook.add_worksheet(), input, &document)?;
    grades(workbook.add_worksheet(), &document)?;
    Ok(workbook.save_to_buffer()?)
}

fn plan(sheet: &mut Worksheet, input: &ActionPlanInput, document: &str) -> Result<(), XlsxError> {
    sheet.set_name("Action plan")?.set_landscape();
    style::page(sheet, document, style::A3);
    style::widths(sheet, &COLUMNS.map(|(_, width)| width))?;
    let trust = match input.code.as_str() {
        "" => input.trust.clone(),
        code => format!("{} ({code})", input.trust),
    };
    let year = input.year;
    let count = match input.actions.len() {
        0 => "No actions yet".to_owned(),
        1 => "1 action".to_owned(),
        many => format!("{many} actions"),
    };
    let line = style::text().unset_text_wrap();
    sheet.set_row_height(0, 24)?;
    sheet.write_with_format(0, 0, "WRES action plan", &style::title())?;
    sheet.write_string_with_format(1, 0, trust, &line.clone().set_bold())?;
    sheet.write_string_with_format(2, 0, format!("Collection year {year}. {count}."), &line)?;

    let header = style::header();
    for (column, (head, _)) in (0..).zip(COLUMNS) {
        sheet.write_with_format(HEADINGS, column, head, &header)?;
    }
    let cell = style::cell();
    let date = style::cell().set_num_format("dd mmm yyyy");
    for ((row, number), action) in (HEADINGS + 1..).zip(1_u32..).zip(&input.actions) {
        sheet.write_with_format(row, 0, number, &cell)?;
        for (column, text) in (1..).zip(words(action)) {
            if matches!(column, 10 | 11) {
                day(sheet, row, column, text, &date)?;
            } else {
                sheet.write_string_with_format(row, column, text, &cell)?;
            }
        }
    }
    for (row, action) in (HEADINGS + 1..).zip(&input.actions) {
        let widths = COLUMNS.iter().skip(1).map(|(_, width)| *width);
        style::height(sheet, row, words(action).into_iter().zip(widths))?;
    }
    style::height(sheet, HEADINGS, COLUMNS)?;
    let last = HEADINGS + u32::try_from(input.actions.len()).unwrap_or(u32::MAX - SPARE_ROWS - HEADINGS);
    // Excel refuses a list whose words together are longer than 255 characters; then the column is free text.
    let letters: usize = input.states.iter().map(|state| state.chars().count() + 1).sum();
    if (1..=255).contains(&letters) {
        let list = DataValidation::new()
            .allow_list_strings(&input.states)?
            .set_error_title("Not one of the states")?
            .set_error_message("Choose a state from the list.")?;
        sheet.add_data_validation(HEADINGS + 1, STATE, last + SPARE_ROWS, STATE, &list)?;
    }
    sheet.autofilter(HEADINGS, 0, last.max(HEADINGS + 1), 17)?;
    sheet
        .set_freeze_panes(HEADINGS + 1, 2)?
        .set_repeat_rows(HEADINGS, HEADINGS)?;
    Ok(())
}

/// The cells of an action after its number, in the order of the headings.
fn words(action: &Action) -> [&str; 17] {
    [
        &action.indicator,
        &action.high_impact_actions,
        &action.gap,
        &action.title,
        &action.why,
        &action.evidence,
        &action.source,
        &action.owner,
        &action.sponsor,
        &action.start,
        &action.due,
        &action.process_measure,
        &action.outcome_measure,
        &action.baseline,
        &action.target,
        &action.state,
        &action.progress,
    ]
}

fn day(sheet: &mut Worksheet, row: u32, column: u16, text: &str, format: &Format) -> Result<(), XlsxError> {
    // A year before 1900 is no date to a spreadsheet, and no due date either.
    let is_date = NaiveDate::parse_from_str(text, "%Y-%m-%d").is_ok();
    match ExcelDateTime::parse_from_str(text).ok().filter(|_| is_date) {
        Some(date) => sheet.write_datetime_with_format(row, column, date, format)?,
        None => sheet.write_string_with_format(row, column, text, format)?,
    };
    Ok(())
}

fn grades(sheet: &mut Worksheet, document: &str) -> Result<(), XlsxError> {
    sheet.set_name("Evidence grades")?;
    style::page(sheet, document, style::A4);
    let rows = Evidence::ALL.map(|grade| {
        let (name, meaning) = grade.label().split_once([':', ',']).unwrap_or((grade.label(), ""));
        let meaning = meaning.trim();
        let mut letters = meaning.chars();
        let meaning = letters
            .next()
            .map(|first| format!("{}{}.", first.to_uppercase(), letters.as_str()))
            .unwrap_or_default();
        let drafted = match grade {
            Evidence::Effective | Evidence::Promising => "Proposed where an indicator is worse for BME staff.",
            Evidence::Required => {
                "Proposed where an indicator is worse for BME staff, because it is asked for; judge for yourself whether it will work."
            }
            Evidence::Mixed | Evidence::Weak => "Never proposed; you can add it yourself.",
        };
        [name.to_owned(), meaning, drafted.to_owned()]
    });
    style::table(
        sheet,
        [("Grade", 24.0), ("What it means", 50.0), ("In a first draft", 50.0)],
        rows,
    )
}
