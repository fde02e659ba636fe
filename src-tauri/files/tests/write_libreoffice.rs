//! Every formula of the submission workbook calculated by LibreOffice, which must be installed for this test.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    reason = "a test that cannot go on says so by failing"
)]

#[path = "write_support/libreoffice.rs"]
mod libreoffice;
mod write_support;

use calamine::{Data, Range, Reader};
use domain::counts::Counts;
use domain::ethnicity::Triple;
use domain::recruitment::Recruitment;
use domain::rules::{Averaging, Measure};
use domain::workforce::Workforce;
use files::write::submission::{SubmissionInput, workbook};
use write_support::{after, counts, input, last_years};

/// The row of each item on the sheet, by number.
fn row_of(sheet: &Range<Data>, item: u16) -> u32 {
    let is_item = |row: &u32| sheet.get_value((*row, 1)).and_then(Data::as_float) == Some(f64::from(item));
    (2..).take(200).find(is_item).unwrap()
}

trait AsFloat {
    fn as_float(&self) -> Option<f64>;
}

impl AsFloat for Data {
    fn as_float(&self) -> Option<f64> {
        match self {
            Self::Float(figure) => Some(*figure),
            #[allow(clippy::cast_precision_loss, reason = "an item's number")]
            Self::Int(figure) => Some(*figure as f64),
            _ => None,
        }
    }
}

/// Holds both years of the return, as LibreOffice calculates them, to what the program holds. `figures` is how many cells must hold one,
/// so that a return that lost its figures does not pass.
#[track_caller]
fn check(input: &SubmissionInput, name: &str, figures: usize) {
    let bytes = workbook(input).unwrap();
    let (mut book, _) = libreoffice::every_formula_gives_what_is_written(bytes, name);
    let sheet = book.worksheet_range("WRES return").unwrap();
    let mut compared = 0;
    for line in &input.filled.lines {
        let number = line.item.number;
        let row = row_of(&sheet, number);
        for (column, figure) in (4..).zip(line.previous.into_iter().chain(line.current)) {
            let found = sheet.get_value((row, column)).and_then(AsFloat::as_float);
            match (found, figure) {
                (None, None) => {
                    let text = sheet
                        .get_value((row, column))
                        .map(ToString::to_string)
                        .unwrap_or_default();
                    assert_eq!(text, "", "item {number} is empty, not an error");
                }
                (Some(found), Some(figure)) => {
                    compared += 1;
                    assert!(
                        libreoffice::agree(found, figure),
                        "item {number}, column {column}: the spreadsheet calculates {found}, the program {figure}"
                    );
                }
                (found, figure) => panic!("item {number}, column {column}: {found:?} is not {figure:?}"),
            }
        }
    }
    assert_eq!(compared, figures, "every figure was compared");
}

#[test]
fn a_spreadsheet_calculates_what_the_program_calculated_for_both_years() {
    let whole = after(&counts(), &last_years(), Averaging::SingleYear);
    let calculated = whole
        .filled
        .lines
        .iter()
        .filter(|line| line.item.measure == Measure::Calculated);
    let empty = |cells: [Option<f64>; 3]| cells.iter().filter(|cell| cell.is_none()).count();
    assert_eq!(
        calculated
            .map(|line| empty(line.previous) + empty(line.current))
            .sum::<usize>(),
        3 * 2 * 2,
        "only the ratios leave two of their three cells empty"
    );
    // 65 items of three cells and two years; the three ratios and four survey lines fill fewer.
    check(&whole, "whole", 65 * 6 - 3 * 2 * 2 - 4 * 2);
}

#[test]
fn a_spreadsheet_takes_the_mean_of_two_years_as_the_program_does() {
    let mean = after(&counts(), &last_years(), Averaging::TwoYears);
    let people = mean.filled.lines.iter().find(|line| line.item.number == 39).unwrap();
    assert!(
        people.current.iter().flatten().any(|cell| cell.fract() != 0.0),
        "the mean ends in a half somewhere, or this shows nothing: {:?}",
        people.current
    );
    check(&mean, "two-years", 65 * 6 - 3 * 2 * 2 - 4 * 2);
    let lacking = after(&counts(), &Counts::default(), Averaging::TwoYears);
    check(&lacking, "two-years-without-the-last", 65 * 3 - 3 * 2 - 4 - 3 - 3 - 1);
}

#[test]
fn formulas_leave_cells_empty_where_there_is_nothing_to_divide() {
    let mut without = counts();
    without.board = None;
    without.training = None;
    without.recruitment = Some(Recruitment {
        shortlisted: Triple::new(40, 12, 0),
        appointed: Triple::new(5, 0, 0),
    });
    check(&input(&without), "gaps", cells(&input(&without)));
    let no_workforce = input(&Counts {
        board: counts().board,
        recruitment: counts().recruitment,
        ..Counts::default()
    });
    check(&no_workforce, "no-workforce", cells(&no_workforce));
}

#[test]
fn an_empty_return_stays_empty_when_it_is_calculated() {
    let nothing = after(&Counts::default(), &Counts::default(), Averaging::SingleYear);
    check(&nothing, "empty", 0);
}

#[test]
fn a_return_without_a_single_bme_person_has_no_ratio_and_no_error() {
    let nobody = |people: Triple| Triple::new(people.white, 0, people.unknown);
    let mut zero = counts();
    let mut workforce = Workforce::default();
    for (place, people) in &write_support::workforce().people {
        workforce.people.insert(*place, nobody(*people));
    }
    zero.workforce = Some(workforce);
    zero.training = zero.training.map(nobody);
    if let Some(held) = &mut zero.recruitment {
        held.shortlisted = nobody(held.shortlisted);
        held.appointed = nobody(held.appointed);
    }
    if let Some(held) = &mut zero.casework {
        held.people = nobody(held.people);
    }
    let input = after(&zero, &zero, Averaging::SingleYear);
    for item in [37, 41, 45] {
        let line = input.filled.lines.iter().find(|line| line.item.number == item).unwrap();
        assert_eq!(line.current, [None; 3], "item {item} divides by nobody");
    }
    check(&input, "zero-bme", cells(&input));
}

/// The cells of a return that hold a figure, of both years.
fn cells(input: &SubmissionInput) -> usize {
    let cells = input.filled.lines.iter().flat_map(|line| [line.previous, line.current]);
    cells.flatten().flatten().count()
}
