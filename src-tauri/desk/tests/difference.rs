//! This year's return beside last year's: the largest movements, what they come from, and what cannot be compared.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    reason = "a test that cannot go on has failed"
)]

mod support;

use std::collections::BTreeMap;
use std::io::Cursor;

use calamine::{Reader, Xlsx};
use desk::Assignment;
use desk::view::{Decisions, DifferenceView};
use support::{Trust, northmoor, now, on};

const STAFF: &str =
    "Employee Number,Ethnic Origin,Pay Scale,Staff Group,Assignment Category,Assignment Status,FTE,Primary";

fn keep(trust: &mut Trust, year: u16, name: &str, lines: &[String]) {
    let lines: Vec<&str> = lines.iter().map(String::as_str).collect();
    let file = trust.list(name, STAFF, &lines);
    let nothing = Decisions {
        answers: Vec::new(),
        kinds: BTreeMap::new(),
        sheets: BTreeMap::new(),
        header_rows: BTreeMap::new(),
        left_out: Vec::new(),
    };
    let report = trust.desk.keep(year, &[file], &nothing, now(), &mut on).unwrap();
    assert!(report.kept, "{report:?}");
}

fn staff(number: u32, ethnicity: &str, band: u32) -> String {
    format!("{number},{ethnicity},Band {band},Administrative and Clerical,Permanent,Active Assignment,1,Y")
}

/// Last year 60 White and 40 Indian people in band 5 and 30 White in band 6. This year ten White people of band 5 have left, five Indian
/// people have moved from band 5 to band 6, twelve Indian people have joined band 5, and one White person is recorded as Indian.
fn two_years() -> Trust {
    let (white, indian) = ("White - British", "Indian");
    let mut trust = Trust::new();
    let last: Vec<String> = (1..=130)
        .map(|number| match number {
            1..=60 => staff(number, white, 5),
            61..=100 => staff(number, indian, 5),
            _ => staff(number, white, 6),
        })
        .collect();
    let this: Vec<String> = (11..=142)
        .map(|number| match number {
            11 => staff(number, indian, 5),
            12..=60 => staff(number, white, 5),
            61..=65 => staff(number, indian, 6),
            66..=100 | 131..=142 => staff(number, indian, 5),
            _ => staff(number, white, 6),
        })
        .collect();
    keep(&mut trust, 2025, "staff-2025.csv", &last);
    keep(&mut trust, 2026, "staff-2026.csv", &this);
    trust
}

fn why(view: &DifferenceView, label: &str, group: &str) -> (String, String) {
    let held = view
        .largest
        .iter()
        .find(|held| held.group == group && held.says.starts_with(label))
        .unwrap_or_else(|| panic!("no {label}, {group} among {:?}", view.largest));
    (held.says.clone(), held.why.join(" "))
}

#[test]
fn a_row_of_staff_is_explained_by_who_joined_left_and_moved() {
    let view = two_years().desk.difference(2026, None).unwrap();
    assert_eq!((view.year, view.compare), (2026, 2025));
    assert_eq!(
        why(&view, "Band 5", "BME"),
        (
            "Band 5 (1a) Non Clinical workforce), BME: 40 in 2025, 48 in 2026 (+8, +20.0%).".to_owned(),
            "Between the two staff lists 12 people joined, 5 people went to other rows and 1 person was recorded in another group last year."
                .to_owned()
        )
    );
    let (_, white) = why(&view, "Band 5", "White");
    assert_eq!(
        white,
        "Between the two staff lists 10 people left and 1 person is recorded in another group now."
    );
    let (_, whole) = why(&view, "Number of staff in workforce", "BME");
    assert_eq!(
        whole, "Between the two staff lists 12 people joined and 1 person was recorded in another group last year.",
        "moves between rows leave the whole as it is"
    );
    assert!(
        view.largest
            .iter()
            .filter(|held| held.says.starts_with("Number of staff"))
            .count()
            <= 3,
        "the workforce is printed three times and told once a group: {:?}",
        view.largest
    );
    let band_6 = view
        .lines
        .iter()
        .find(|line| line.label == "Band 6" && line.group == "BME")
        .unwrap();
    assert_eq!((band_6.standing.as_str(), band_6.difference.as_str()), ("few", "+5"));
}

#[test]
fn without_last_years_list_it_says_that_it_cannot_be_told() {
    let northmoor = northmoor();
    let view = northmoor.desk.difference(2026, None).unwrap();
    assert!(!view.largest.is_empty() && view.lines.len() > 100, "{}", view.lead);
    for held in &view.largest {
        assert!(
            !held.why.is_empty() && held.why.iter().all(|why| !why.is_empty()),
            "{held:?}"
        );
        assert!((1..=9).contains(&held.indicator));
    }
    let staff = view
        .lines
        .iter()
        .find(|line| line.item == 38 && line.group == "White")
        .unwrap();
    assert!(
        staff.difference.starts_with(['+', '\u{2212}']) && staff.relative.ends_with('%'),
        "{staff:?}"
    );
    let broken: Vec<_> = view
        .lines
        .iter()
        .filter(|line| line.standing == "not_comparable")
        .collect();
    assert!(
        !broken.is_empty()
            && broken
                .iter()
                .all(|line| line.indicator == 7 && line.difference.is_empty()),
        "indicator 7 has another question since the survey of 2025: {broken:?}"
    );
    assert!(broken[0].note.contains("question"), "{:?}", broken[0]);
    let item = northmoor
        .desk
        .submission(2026)
        .unwrap()
        .lines
        .into_iter()
        .find(|line| line.item == 48)
        .unwrap();
    assert!(
        item.not_comparable.starts_with("Not comparable with last year: "),
        "{item:?}"
    );
}

#[test]
fn figures_typed_over_last_years_files_are_marked_beside_this_years() {
    const WHY: &str = "One person was counted in another trust.";
    let mut trust = two_years();
    let set = |trust: &mut Trust, value: &str, reason: &str| {
        let typed = Assignment {
            key: "workforce.non_clinical.band_5.bme".to_owned(),
            value: value.to_owned(),
            reason: reason.to_owned(),
            role: "Head of workforce".to_owned(),
        };
        trust.desk.set_values(2025, &[typed], now()).unwrap();
    };
    set(&mut trust, "39", WHY);
    let lines = trust.desk.submission(2026).unwrap().lines;
    let line = |item: u16| lines.iter().find(|line| line.item == item).unwrap();
    let band_5 = line(6);
    assert_eq!((band_5.previous[1].as_str(), band_5.current[1].as_str()), ("39", "48"));
    let [mark] = band_5.last_overridden.as_slice() else {
        panic!("one figure of the item was typed over: {band_5:?}");
    };
    assert_eq!((mark.column, mark.is_own), (1, true), "it stands at its own cell");
    assert!(
        mark.words.starts_with("In 2025: ") && mark.words.contains("the files give 40") && mark.words.contains(WHY),
        "{}",
        mark.words
    );
    assert!(
        band_5.overridden.is_empty() && !band_5.source.contains(WHY),
        "this year's figure is the files' own"
    );
    let all = line(38);
    assert!(
        all.last_overridden.iter().any(|held| held.column == 1 && !held.is_own),
        "what was worked out from it says so: {all:?}"
    );
    assert!(line(7).last_overridden.is_empty(), "another line does not rest on it");

    let paper = |trust: &Trust, key: &str| trust.desk.document(2026, key, now().date()).unwrap();
    let json: serde_json::Value = serde_json::from_slice(&paper(&trust, "submission-json")).unwrap();
    assert_eq!(json["items"][5]["previous_overridden"][0]["reason"], WHY);
    assert!(json["items"][5].get("overridden").is_none());
    assert!(json["items"][6].get("previous_overridden").is_none());
    for key in ["submission", "evidence"] {
        let said = cells(paper(&trust, key));
        assert!(
            said.iter().any(|text| text.contains("In 2025: ") && text.contains(WHY)),
            "{key} says it"
        );
    }

    set(&mut trust, "", "");
    let lines = trust.desk.submission(2026).unwrap().lines;
    assert!(
        lines.iter().all(|line| line.last_overridden.is_empty()),
        "taken back, nothing is marked"
    );
}

/// What the cells of a workbook say.
fn cells(bytes: Vec<u8>) -> Vec<String> {
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).unwrap();
    let sheets = book.worksheets();
    let cells = sheets.iter().flat_map(|(_, sheet)| sheet.used_cells());
    cells.map(|(_, _, cell)| cell.to_string()).collect()
}

#[test]
fn figures_are_unrounded_for_programs_and_a_table_for_people() {
    let northmoor = northmoor();
    let json = northmoor.desk.difference_json(2026, None).unwrap();
    let figures = json["figures"].as_array().unwrap();
    let ratio = figures.iter().find(|held| held["item"] == 37).unwrap();
    let (last, now) = (ratio["last"].as_f64().unwrap(), ratio["now"].as_f64().unwrap());
    assert!((ratio["difference"].as_f64().unwrap() - (now - last)).abs() < 1e-12);
    let text = String::from_utf8(
        northmoor
            .desk
            .document(2026, "difference-csv", support::now().date())
            .unwrap(),
    )
    .unwrap();
    assert_eq!(text.lines().count() - 1, figures.len(), "one figure a line");
    assert!(text.lines().next().unwrap().contains("2025,2026,difference"));
}

#[test]
fn another_year_can_be_set_beside_this_one_and_a_later_one_cannot() {
    let trust = two_years();
    let none = trust.desk.difference(2026, Some(2020)).unwrap();
    assert!(
        none.lead.contains("Nothing is held of the return of 2020"),
        "{}",
        none.lead
    );
    assert!(none.largest.is_empty());
    let error = trust.desk.difference(2026, Some(2026)).unwrap_err();
    assert!(error.to_string().contains("not before"), "{error}");
}
