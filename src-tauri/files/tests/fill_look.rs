//! What is found in blanks by other writers: one cell a figure, and in words why there is none.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    reason = "a test that cannot go on says so by failing"
)]

mod fill_support;
mod write_support;

use std::collections::BTreeMap;

use domain::ethnicity::Group;
use domain::rules::Measure;
use files::fill::{Becomes, Found, Holds, Place, Wanted, Year};
use fill_support::{BLANKS, blank, fill_bytes, look, truth, wanted};

fn key(place: &Place) -> (Year, u16, Option<Group>) {
    (place.year, place.item, place.group)
}

/// Holds every place to where the maker of the blank put that figure.
fn check(name: &str, found: &Found, wanted: &Wanted) {
    let truth = truth(name);
    for place in &found.places {
        let year = if place.year == Year::This { "this" } else { "last" };
        let index = place
            .group
            .map_or(0, |group| Group::ALL.iter().position(|held| *held == group).unwrap());
        let cell = format!("{}!{}", place.sheet, place.cell);
        let expected = &truth[year][place.item.to_string()][index];
        assert_eq!(
            Some(cell.as_str()),
            expected.as_str(),
            "{name}: item {} of {year} year, {:?}",
            place.item,
            place.group
        );
        let line = wanted.lines.iter().find(|line| line.item.number == place.item).unwrap();
        let cells = if place.year == Year::This {
            line.current
        } else {
            line.previous
        };
        assert_eq!(
            cells[index],
            Some(place.figure),
            "{name}: the figure of item {}",
            place.item
        );
    }
    let mut cells: Vec<(&str, &str)> = found
        .places
        .iter()
        .map(|place| (place.sheet.as_str(), place.cell.as_str()))
        .collect();
    cells.sort_unstable();
    cells.dedup();
    assert_eq!(cells.len(), found.places.len(), "{name}: no cell is given twice");
}

#[test]
fn every_figure_is_found_where_the_form_wants_it() {
    let wanted = wanted();
    for (name, is_whole) in BLANKS {
        let found = look(name, &wanted).unwrap();
        check(name, &found, &wanted);
        let truth = truth(name);
        for line in &wanted.lines {
            let cells = truth["this"][line.item.number.to_string()].as_array();
            let cells = cells.map_or(0, Vec::len);
            for index in (0..cells).filter(|index| line.current[*index].is_some()) {
                let group = (cells > 1).then(|| Group::ALL[index]);
                let at = found
                    .places
                    .iter()
                    .find(|place| key(place) == (Year::This, line.item.number, group));
                assert!(
                    at.is_some() || !is_whole,
                    "{name}: item {}, {group:?} was not found: {:?}",
                    line.item.number,
                    found.not_placed
                );
            }
        }
        if is_whole {
            assert_eq!(found.not_placed, [], "{name}: everything has a place");
        }
    }
}

#[test]
fn prepopulated_columns_are_left_and_verified_ones_taken() {
    let found = look("recalled-xlsxwriter.xlsx", &wanted()).unwrap();
    for place in &found.places {
        let column = place.cell.trim_end_matches(|letter: char| letter.is_ascii_digit());
        let verified = if place.year == Year::This {
            ["N", "O", "P"]
        } else {
            ["H", "I", "J"]
        };
        assert!(verified.contains(&column), "{} is not a verified column", place.cell);
        assert!(place.heading.contains("Verified figures"), "{}", place.heading);
    }
}

#[test]
fn last_year_is_written_only_where_nothing_stands() {
    let found = look("other-words-xlsxwriter.xlsx", &wanted()).unwrap();
    let last: Vec<(&str, &Becomes)> = found
        .places
        .iter()
        .filter(|place| place.year == Year::Last)
        .map(|place| (place.cell.as_str(), &place.becomes))
        .collect();
    assert_eq!(
        last,
        [("F6", &Becomes::Written(0.0))],
        "B6 and D6 hold last year’s figures already"
    );
    assert!(
        found
            .notes
            .iter()
            .any(|note| note.contains("cell B6") && note.contains("holds 12") && note.contains("said 1.")),
        "a figure that differs is told: {:?}",
        found.notes
    );
}

#[test]
fn what_stands_in_a_cell_is_told_and_texts_and_formulas_stay() {
    let found = look("other-words-xlsxwriter.xlsx", &wanted()).unwrap();
    let holds: BTreeMap<&str, &Holds> = found
        .places
        .iter()
        .map(|place| (place.cell.as_str(), &place.holds))
        .collect();
    assert_eq!(
        holds["C7"],
        &Holds::Number(99.0),
        "another figure is shown before it is replaced"
    );
    assert_eq!(holds["C9"], &Holds::Text("–".to_owned()), "a dash waits for a figure");
    let why: Vec<&str> = found
        .not_placed
        .iter()
        .filter(|held| held.group.is_some())
        .map(|held| held.why.as_str())
        .collect();
    assert_eq!(
        why,
        [
            "The text “see the note” stands in cell C8 of sheet “Return”.",
            "A formula stands in cell C10 of sheet “Return”, and formulas are never written over.",
        ]
    );
}

#[test]
fn items_without_a_line_and_lines_without_an_item_are_told() {
    let found = look("other-words-xlsxwriter.xlsx", &wanted()).unwrap();
    let missing: Vec<u16> = found
        .not_placed
        .iter()
        .filter(|held| held.group.is_none())
        .map(|held| held.item)
        .collect();
    assert_eq!(
        missing,
        [46, 47, 48, 49, 50, 51, 54],
        "this form has no survey and no board"
    );
    let found = look("sheet-an-indicator-openpyxl.xlsx", &wanted()).unwrap();
    let unknown: Vec<&str> = found.unknown.iter().map(|held| held.line.as_str()).collect();
    assert_eq!(unknown, ["Associate members"], "the standard knows no such members");
}

#[test]
fn a_percentage_is_stored_as_its_cell_shows_it() {
    let stored = |name: &str| {
        let found = look(name, &wanted()).unwrap();
        let place = found
            .places
            .iter()
            .find(|place| key(place) == (Year::This, 46, Some(Group::White)))
            .unwrap();
        (place.becomes, place.is_fraction)
    };
    assert_eq!(
        stored("recalled-xlsxwriter.xlsx"),
        (Becomes::Written(0.20731), true),
        "its format is 0.0%"
    );
    assert_eq!(
        stored("sheet-an-indicator-openpyxl.xlsx"),
        (Becomes::Written(20.731), false),
        "its format is 0.0"
    );
}

#[test]
fn a_figure_that_is_not_held_leaves_its_cell_alone() {
    let mut wanted = wanted();
    for line in &mut wanted.lines {
        if line.item.key == "training.people" {
            line.current = [None; 3];
        }
    }
    let found = look("recalled-xlsxwriter.xlsx", &wanted).unwrap();
    assert_eq!(found.empty, [43]);
    assert!(
        !found
            .places
            .iter()
            .any(|place| place.item == 43 && place.year == Year::This)
    );
    assert!(
        !found
            .places
            .iter()
            .any(|place| matches!(place.becomes, Becomes::Result(_))),
        "what follows from an empty cell is for the form to say"
    );
}

#[test]
fn a_blank_of_another_year_is_told_and_its_columns_are_not_taken() {
    let mut wanted = wanted();
    wanted.year = 2027;
    let found = look("recalled-xlsxwriter.xlsx", &wanted).unwrap();
    assert!(
        !found.places.iter().any(|place| place.year == Year::This),
        "there is no column for 2027"
    );
    assert!(
        found.notes.iter().any(|note| note.contains("other years than 2027")),
        "{:?}",
        found.notes
    );
    assert!(
        found.not_placed.iter().all(|held| held.why.contains("other years")),
        "{:?}",
        found.not_placed
    );
}

#[test]
fn other_containers_are_refused_with_what_to_do() {
    let folder = fill_support::folder().join("../containers");
    for (name, words) in [
        ("staff-libreoffice.ods", "save it as an Excel workbook (.xlsx)"),
        ("staff-libreoffice.xls", "Excel Workbook (.xlsx)"),
        ("staff-by-hand-biff12.xlsb", "binary workbook"),
        ("staff-comma-utf-8.csv", "no cells to fill"),
    ] {
        let bytes = std::fs::read(folder.join(name)).unwrap();
        let error = fill_bytes(name, &bytes, &wanted()).unwrap_err().to_string();
        assert!(error.contains(name) && error.contains(words), "{error}");
    }
    let bytes = std::fs::read(folder.join("../refused/password.xlsx")).unwrap();
    let error = fill_bytes("password.xlsx", &bytes, &wanted()).unwrap_err().to_string();
    assert!(error.contains("protected with a password"), "{error}");
}

#[test]
fn a_workbook_that_is_no_blank_is_not_filled() {
    let bytes = std::fs::read(fill_support::folder().join("../containers/staff-openpyxl-iso-dates.xlsx")).unwrap();
    let error = fill_bytes("staff.xlsx", &bytes, &wanted()).unwrap_err().to_string();
    assert!(error.starts_with("Nothing can be filled in “staff.xlsx”"), "{error}");
    assert!(!blank("recalled-xlsxwriter.xlsx").is_empty());
}

/// A workbook of one sheet with these texts and numbers, row by row; `~` stands for a cell that is merged with the one before.
fn made(rows: &[&[&str]]) -> Vec<u8> {
    let mut book = rust_xlsxwriter::Workbook::new();
    let sheet = book.add_worksheet();
    let edge = rust_xlsxwriter::Format::new().set_bold();
    for (row, cells) in (0..).zip(rows) {
        let mut column = 0_u16;
        while let Some(text) = cells.get(usize::from(column)) {
            let wide = cells[usize::from(column) + 1..]
                .iter()
                .take_while(|next| **next == "~")
                .count();
            let last = column + u16::try_from(wide).unwrap();
            if last > column {
                sheet.merge_range(row, column, row, last, text, &edge).unwrap();
            } else if let Ok(number) = text.parse::<f64>() {
                sheet.write(row, column, number).unwrap();
            } else if text.is_empty() {
                sheet.write_blank(row, column, &edge).unwrap();
            } else {
                sheet.write(row, column, *text).unwrap();
            }
            column = last + 1;
        }
    }
    book.save_to_buffer().unwrap()
}

fn cells(rows: &[&[&str]]) -> (Vec<String>, Vec<String>) {
    let bytes = made(rows);
    let source = files::read::Source {
        name: "made.xlsx",
        input: files::read::Input::Bytes(&bytes),
    };
    let lists = files::reference::blanks::BlankLists::built_in().unwrap();
    let found = files::fill::look(&source, &wanted(), &lists).unwrap();
    let this = found.places.iter().filter(|place| place.year == Year::This);
    let asked = |held: &&files::fill::NotPlaced| (1..=2).contains(&held.item) || held.item == 15;
    (
        this.map(|place| format!("{} {}", place.item, place.cell)).collect(),
        found
            .not_placed
            .iter()
            .filter(asked)
            .map(|held| held.why.clone())
            .collect(),
    )
}

#[test]
fn columns_and_lines_are_told_apart_or_left_alone() {
    let (places, _) = cells(&[
        &["Non-clinical", "White", "~", "BME", "~"],
        &["", "Headcount", "%", "Headcount", "%"],
        &["Band 1", "", "", "", ""],
    ]);
    assert_eq!(places, ["2 B3", "2 D3"], "shares beside heads are none");

    let (places, why) = cells(&[
        &["Non-clinical", "White", "BME", "White", "BME"],
        &["Band 1", "", "", "", ""],
    ]);
    assert!(
        places.is_empty(),
        "nothing says which of two pairs is meant: {places:?}"
    );
    assert!(why.iter().any(|why| why.contains("Several columns fit")), "{why:?}");

    let (places, why) = cells(&[&["Workforce", "White", "BME"], &["Under Band 1", "", ""]]);
    assert!(
        places.is_empty(),
        "a band stands in two parts of the workforce: {places:?}"
    );
    assert!(
        why.iter().any(|why| why.contains("no heading above it says which")),
        "{why:?}"
    );

    let (places, why) = cells(&[
        &["Non-clinical", "White", "BME"],
        &["Band 1", "", ""],
        &["Example", "White", "BME"],
        &["Non-clinical", "", ""],
        &["Band 1", "", ""],
    ]);
    assert!(places.is_empty(), "two lines of one name both wait: {places:?}");
    assert!(
        why.iter().any(|why| why.contains("several places that wait")),
        "{why:?}"
    );

    let (places, _) = cells(&[
        &["Non-clinical", "White", "BME"],
        &["Band 1", "2025", "2026"],
        &["Band 2", "", ""],
    ]);
    assert_eq!(
        places,
        ["2 B2", "2 C2", "3 B3", "3 C3"],
        "figures that look like years are figures"
    );
}

#[test]
fn a_ratio_the_other_way_round_is_another_figure() {
    let (places, _) = cells(&[
        &["Indicator 2", "White", "BME"],
        &[
            "Relative likelihood of BME staff being appointed compared to White staff",
            "",
            "~",
        ],
    ]);
    assert!(places.is_empty(), "ours is White over BME: {places:?}");
    let (places, _) = cells(&[
        &["Indicator 2", "White", "BME"],
        &[
            "Relative likelihood of White applicants being appointed compared to BME applicants",
            "",
            "~",
        ],
    ]);
    assert_eq!(places, ["37 B2"]);
}

#[test]
fn nobody_is_counted_twice_in_what_is_typed_and_what_is_worked_out() {
    let wanted = wanted();
    let found = look("recalled-xlsxwriter.xlsx", &wanted).unwrap();
    for place in &found.places {
        let line = wanted.lines.iter().find(|line| line.item.number == place.item).unwrap();
        let is_formula = matches!(place.holds, Holds::Formula(_));
        assert_eq!(
            is_formula,
            line.item.measure == Measure::Calculated,
            "item {}",
            place.item
        );
        assert_eq!(
            is_formula,
            matches!(place.becomes, Becomes::Result(_) | Becomes::Formula),
            "a formula’s cell is never written: item {}",
            place.item
        );
    }
}

fn seen(rows: &[&[&str]]) -> Found {
    let bytes = made(rows);
    let source = files::read::Source {
        name: "made.xlsx",
        input: files::read::Input::Bytes(&bytes),
    };
    let lists = files::reference::blanks::BlankLists::built_in().unwrap();
    files::fill::look(&source, &wanted(), &lists).unwrap()
}

const RATIO: &str = "Relative likelihood of White staff being appointed from shortlisting compared to BME staff";

#[test]
fn a_ratio_is_not_put_where_doubtful_columns_leave_room() {
    let found = seen(&[
        &["", "2026", "~", "~", "England 2026", "~"],
        &["", "WHITE", "BME", "ETHNICITY UNKNOWN/NULL", "WHITE", "BME"],
        &[RATIO, "", "", "", "", ""],
        &["Number of shortlisted applicants", "", "", "", "", ""],
    ]);
    let ratio = found.places.iter().find(|place| place.item == 37);
    assert!(
        ratio.is_none(),
        "the unknown column is not where a ratio stands: {ratio:?}"
    );
    let why = found.not_placed.iter().find(|held| held.item == 37).unwrap();
    assert!(why.why.starts_with("Several columns fit"), "{}", why.why);
}

#[test]
fn a_form_for_other_people_is_left_alone() {
    let lines: [&[&str]; 4] = [
        &["Bank Workforce Race Equality Standard data return 2026"],
        &["", "WHITE", "BME", "ETHNICITY UNKNOWN/NULL"],
        &["Number of shortlisted applicants", "", "", ""],
        &["Number appointed from shortlisting", "", "", ""],
    ];
    let found = seen(&lines);
    assert!(found.places.is_empty(), "{:?}", found.places);
    assert!(
        found.notes.iter().any(|note| note.contains("another standard")),
        "{:?}",
        found.notes
    );
    let note: [&[&str]; 4] = [
        &["Workforce Race Equality Standard 2026 (bank-only staff are excluded)"],
        lines[1],
        lines[2],
        lines[3],
    ];
    assert!(
        !seen(&note).places.is_empty(),
        "what says that bank staff are left out is the return itself"
    );
}

#[test]
fn numbers_that_are_another_items_are_told() {
    let found = seen(&[
        &["", "", "WHITE", "BME", "ETHNICITY UNKNOWN/NULL"],
        &["35", "Number of shortlisted applicants", "", "", ""],
        &["36", "Number appointed from shortlisting", "", "", ""],
    ]);
    assert!(!found.places.is_empty(), "lines are told by their labels");
    assert!(
        found
            .notes
            .iter()
            .any(|note| note.starts_with("The numbers of 2 lines are not those")),
        "{:?}",
        found.notes
    );
}

#[test]
fn years_under_the_groups_or_over_them_are_told_apart_merged_or_not() {
    let expected = ["2 C", "2 E", "2 G"];
    for (why, rows) in [
        (
            "years under groups that are merged",
            [
                &["Non-clinical", "White", "~", "BME", "~", "Unknown", "~"][..],
                &["", "2025", "2026", "2025", "2026", "2025", "2026"],
                &["Band 1", "", "", "", "", "", ""],
            ],
        ),
        (
            "years under groups that stand in the first cell of two",
            [
                &["Non-clinical", "White", "", "BME", "", "Unknown", ""],
                &["", "2025", "2026", "2025", "2026", "2025", "2026"],
                &["Band 1", "", "", "", "", "", ""],
            ],
        ),
        (
            "a label beside the years",
            [
                &["", "White", "", "BME", "", "Unknown", ""],
                &["Non-clinical", "2025", "2026", "2025", "2026", "2025", "2026"],
                &["Band 1", "", "", "", "", "", ""],
            ],
        ),
        (
            "years in words, BME first",
            [
                &["Non-clinical", "BME", "", "White", "", "Unknown", ""],
                &[
                    "",
                    "Previous year",
                    "Current year",
                    "Previous year",
                    "Current year",
                    "Previous year",
                    "Current year",
                ],
                &["Band 1", "", "", "", "", "", ""],
            ],
        ),
    ] {
        let (mut places, left) = cells(&rows);
        places.sort_unstable();
        assert_eq!(places, expected.map(|place| format!("{place}3")), "{why}: {left:?}");
    }
    for (why, rows) in [
        (
            "years over the groups, merged",
            [
                &["", "2025", "~", "~", "2026", "~", "~"][..],
                &["Non-clinical", "White", "BME", "Unknown", "White", "BME", "Unknown"],
                &["Band 1", "", "", "", "", "", ""],
            ],
        ),
        (
            "years over the groups, in the first cell of three",
            [
                &["", "2025", "", "", "2026", "", ""],
                &["Non-clinical", "White", "BME", "Unknown", "White", "BME", "Unknown"],
                &["Band 1", "", "", "", "", "", ""],
            ],
        ),
    ] {
        let (places, left) = cells(&rows);
        assert_eq!(places, ["2 E3", "2 F3", "2 G3"], "{why}: {left:?}");
    }
}

#[test]
fn a_heading_whose_reach_nobody_can_say_gets_no_second_column() {
    let (places, why) = cells(&[
        &["Non-clinical", "", "White", "", "", "BME", "", ""],
        &["", "2024", "2025", "2026", "2024", "2025", "2026"],
        &["Band 1", "", "", "", "", "", ""],
    ]);
    assert!(places.is_empty(), "groups in the middle of three years: {places:?}");
    assert!(
        why.iter()
            .any(|why| why.contains("that are headed “White” are of other years")),
        "{why:?}"
    );
    let found = seen(&[
        &["", "White", "", "BME", "", "Unknown", ""],
        &["", "2025", "2026", "2025", "2026", "2025", "2026"],
        &["Number of shortlisted applicants", "", "", "", "", "", ""],
        &[RATIO, "", "", "", "", "", ""],
    ]);
    let ratios: Vec<(Year, &str)> = found
        .not_placed
        .iter()
        .filter(|held| held.item == 37)
        .map(|held| (held.year, held.why.as_str()))
        .collect();
    assert_eq!(
        ratios.len(),
        2,
        "last year's ratio is told like this year's: {ratios:?}"
    );
    assert!(
        ratios
            .iter()
            .all(|(_, why)| why.contains("several cells that it could stand in")),
        "{ratios:?}"
    );
}
