//! Notes for the board, and the table of nine as a file.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    reason = "a test that cannot go on has failed"
)]

mod support;

use support::{Trust, northmoor, now};

#[test]
fn a_note_for_the_board_is_kept_with_its_year_and_taken_back() {
    let mut trust = Trust::new();
    let note = |trust: &Trust, year| trust.desk.indicator(year, 3).unwrap().note;
    trust
        .desk
        .save_note(2026, 3, "  Two cases of last year closed late.\n", now())
        .unwrap();
    assert_eq!(note(&trust, 2026), "Two cases of last year closed late.");
    assert_eq!(note(&trust, 2025), "", "another year has its own");
    let page = trust.desk.indicator(2026, 4).unwrap();
    assert_eq!(page.note, "", "another indicator has its own");
    assert!(
        trust.desk.save_note(2026, 0, "x", now()).is_err(),
        "there is no indicator 0"
    );
    let long = "x".repeat(10_001);
    let refused = trust.desk.save_note(2026, 3, &long, now()).unwrap_err();
    assert!(refused.to_string().contains("longer"), "{refused}");
    assert_eq!(
        note(&trust, 2026),
        "Two cases of last year closed late.",
        "a refusal changes nothing"
    );
    trust.desk.save_note(2026, 3, " ", now()).unwrap();
    assert_eq!(note(&trust, 2026), "");
}

#[test]
fn the_table_of_nine_is_a_line_an_indicator_and_says_its_rules() {
    let table = String::from_utf8(northmoor().desk.document(2026, "indicators-csv", now().date()).unwrap()).unwrap();
    let lines: Vec<&str> = table.trim_start_matches('\u{feff}').trim_end().split("\r\n").collect();
    assert_eq!(lines.len(), 10, "headings and nine lines");
    assert!(
        lines[0].starts_with("indicator,title,state,four-fifths rule,this year"),
        "{}",
        lines[0]
    );
    assert!(
        lines[2].starts_with("2,") && lines[2].contains("times as likely"),
        "{}",
        lines[2]
    );
    assert!(
        lines[1..].iter().all(|line| line.contains("2026: ")),
        "every line names its pack"
    );
    assert!(!table.contains(",="), "no cell is a formula");
}

#[test]
fn last_years_figure_from_before_a_break_says_that_it_cannot_be_compared() {
    let rows = northmoor().desk.nine(2026).unwrap().rows;
    let broken: Vec<u8> = rows
        .iter()
        .filter(|row| row.last_year.contains("not comparable"))
        .map(|row| row.number)
        .collect();
    assert_eq!(
        broken,
        [7],
        "the question behind indicator 7 changed for 2026, and no other"
    );
}
