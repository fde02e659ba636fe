//! Why did it change: two years of a small trust, as its own files tell them.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    reason = "a test that cannot go on has failed"
)]

mod support;

use std::collections::BTreeMap;

use desk::view::{Decisions, WhyView};
use support::{Trust, now, on};

const STAFF: &str =
    "Employee Number,Ethnic Origin,Pay Scale,Staff Group,Assignment Category,Assignment Status,FTE,Primary";
const CASES: &str = "Case Reference,Employee Number,Ethnic Origin,Case Type,Stage,Date Entered";
const ANSWERS: [&str; 2] = ["White - British", "Indian"];

impl Trust {
    fn keep(&mut self, year: u16, name: &str, heading: &str, lines: &[String]) {
        let lines: Vec<&str> = lines.iter().map(String::as_str).collect();
        let file = self.list(name, heading, &lines);
        let nothing = Decisions {
            answers: Vec::new(),
            kinds: BTreeMap::new(),
            sheets: BTreeMap::new(),
            header_rows: BTreeMap::new(),
            left_out: Vec::new(),
        };
        let report = self.desk.keep(year, &[file], &nothing, now(), &mut on).unwrap();
        assert!(report.kept, "{report:?}");
    }

    fn why(&self, figure: &str) -> WhyView {
        let all = self.desk.why(2025, 2026).unwrap();
        let names: Vec<String> = all.iter().map(|held| held.figure.clone()).collect();
        all.into_iter()
            .find(|held| held.figure == figure)
            .unwrap_or_else(|| panic!("no “{figure}” among {names:?}"))
    }
}

fn staff(number: u32, ethnicity: &str, band: &str) -> String {
    format!("{number},{ethnicity},{band},Administrative and Clerical,Permanent,Active Assignment,1,Y")
}

/// Last year 80 White, 15 Indian and 5 people whose ethnicity is not stated, all in band 5. This year two of the five are known to be
/// Indian, ten White people have left, one Indian person is in band 8a, five Indian people have joined.
fn two_years() -> Trust {
    let [white, indian] = ANSWERS;
    let of = |number: u32| match number {
        1..=80 => white,
        81..=95 => indian,
        _ => "Not Stated",
    };
    let last: Vec<String> = (1..=100).map(|number| staff(number, of(number), "Band 5")).collect();
    let now: Vec<String> = (11..=105)
        .map(|number| match number {
            81 => staff(number, indian, "Band 8a"),
            96 | 97 | 101.. => staff(number, indian, "Band 5"),
            _ => staff(number, of(number), "Band 5"),
        })
        .collect();
    let mut trust = Trust::new();
    trust.keep(2025, "staff 2025.csv", STAFF, &last);
    trust.keep(2026, "staff 2026.csv", STAFF, &now);
    trust
}

fn parts(view: &WhyView) -> Vec<(&str, &str)> {
    view.table
        .rows
        .iter()
        .map(|row| (row[0].as_str(), row[1].as_str()))
        .collect()
}

#[test]
fn the_share_of_staff_is_followed_through_two_staff_lists() {
    let trust = two_years();
    let share = trust.why("BME share of all staff");
    assert_eq!(share.lead, "From 15.0% in 2025 to 23.2% in 2026: +8.2 points.");
    assert_eq!(
        parts(&share),
        [
            ("Ethnicity known that was unknown", "+2.0 points"),
            ("Ethnicity recorded otherwise", "0.0 points"),
            ("People who left", "+1.9 points"),
            ("People who changed band or section", "0.0 points"),
            ("People who joined", "+4.3 points"),
            ("Together", "+8.2 points"),
        ],
        "17 of 100, then 17 of 90, then 22 of 95"
    );
    assert_eq!(share.table.rows[0][2], "2 people on both staff lists: 2 BME now.");
    assert_eq!(share.table.rows[2][2], "10 White.");
    assert_eq!(share.notes.len(), 1, "everything could be told: {:?}", share.notes);
    assert!(
        share.notes[0].starts_with("Chance alone can give"),
        "95 people are few: {:?}",
        share.notes
    );
    let json = trust.desk.why_json(2025, 2026).unwrap();
    let sum: f64 = json[0]["parts"]
        .as_array()
        .unwrap()
        .iter()
        .map(|part| part["amount"].as_f64().unwrap())
        .sum();
    assert!(
        (sum - (2200.0 / 95.0 - 15.0)).abs() < 1e-9,
        "unrounded parts add up: {json}"
    );
}

#[test]
fn a_case_whose_person_is_known_now_moves_with_them() {
    let mut trust = two_years();
    let case = |case: u32, person: u32, ethnicity: &str, date: &str| {
        format!("C{case},{person},{ethnicity},Disciplinary,Formal,{date}")
    };
    let [white, indian] = ANSWERS;
    trust.keep(
        2025,
        "cases 2025.csv",
        CASES,
        &[
            case(1, 11, white, "01/09/2024"),
            case(2, 12, white, "01/09/2024"),
            case(3, 82, indian, "01/09/2024"),
            case(4, 96, "Not Stated", "01/09/2024"),
        ],
    );
    trust.keep(
        2026,
        "cases 2026.csv",
        CASES,
        &[case(1, 13, white, "01/09/2025"), case(2, 83, indian, "01/09/2025")],
    );
    let ratio = trust.why("Likelihood of entering the formal disciplinary process, BME ÷ White");
    // (1/15)/(2/80) = 2.67; with the person who is known now (2/17)/(2/80) = 4.71.
    assert_eq!(ratio.lead, "From 2.67 in 2025 to 3.18 in 2026: +0.52.");
    assert_eq!(parts(&ratio)[0], ("Ethnicity known that was unknown", "+2.04"));
    assert_eq!(
        ratio.table.rows[3][2], "From 11.76% (2 of 17), with ethnicity as known now, to 4.55% (1 of 22).",
        "the part starts where the one before it ends"
    );
    let page = trust.desk.indicator(2026, 3).unwrap();
    assert_eq!(page.why, [ratio], "the page of the indicator says the same");
}

#[test]
fn without_last_years_list_what_cannot_be_told_is_said() {
    let trust = support::northmoor();
    let why = trust.desk.why(2025, 2026).unwrap();
    let share = why.iter().find(|held| held.figure == "BME share of all staff").unwrap();
    assert_eq!(parts(share)[0].0, "Everything that happened");
    assert!(
        share.notes[1].contains("Import the staff list of 2025"),
        "only last year’s return is held: {:?}",
        share.notes
    );
    assert!(
        !why.iter()
            .any(|held| held.figure.contains("Percentage") && held.lead.contains("NaN")),
        "{why:?}"
    );
}

#[test]
fn numbers_given_anew_make_nobody_traceable_and_are_named() {
    let [white, indian] = ANSWERS;
    let of = |first: u32| -> Vec<String> {
        (first..first + 40)
            .map(|number| staff(number, if number % 4 == 0 { indian } else { white }, "Band 5"))
            .collect()
    };
    let mut trust = Trust::new();
    trust.keep(2025, "a.csv", STAFF, &of(100));
    trust.keep(2026, "b.csv", STAFF, &of(9000));
    let share = trust.why("BME share of all staff");
    assert!(
        share.notes.iter().any(|note| note.contains("numbers are given anew")),
        "{:?}",
        share.notes
    );
    assert_eq!(share.lead, "25.0% in 2025 and in 2026.");
}

#[test]
fn a_broken_series_is_named_and_not_split() {
    let why = support::northmoor().desk.why(2025, 2026).unwrap();
    let belief = why
        .iter()
        .find(|held| held.figure.starts_with("Belief in equal"))
        .unwrap();
    assert!(
        belief.lead.starts_with("The two years cannot be compared."),
        "{}",
        belief.lead
    );
    assert_eq!(
        belief.table.rows,
        Vec::<Vec<String>>::new(),
        "and no part of a difference is shown"
    );
}
