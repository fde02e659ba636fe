//! The receipt of a figure: its rows, counted again, are the figure.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    reason = "a test that cannot go on has failed"
)]

mod support;

use std::collections::BTreeMap;

use desk::view::{Decisions, Explained};
use support::{Trust, northmoor, now, on};

fn nothing() -> Decisions {
    Decisions {
        answers: Vec::new(),
        kinds: BTreeMap::new(),
        sheets: BTreeMap::new(),
        header_rows: BTreeMap::new(),
        left_out: Vec::new(),
    }
}

/// How many rows a list of ranges names.
fn rows(ranges: &str) -> u32 {
    let number = |text: &str| -> u32 { text.parse().unwrap() };
    ranges
        .split(", ")
        .filter(|part| !part.is_empty())
        .map(|part| match part.split_once('–') {
            Some((first, last)) => number(last) - number(first) + 1,
            None => 1,
        })
        .sum()
}

#[test]
fn every_counted_item_of_the_return_is_the_number_of_its_rows() {
    let trust = northmoor();
    let submission = trust.desk.submission(2026).unwrap();
    let mut tried = 0;
    for line in &submission.lines {
        let explained = trust.desk.explain(2026, &line.item.to_string()).unwrap();
        assert_eq!(explained.item, Some(line.item));
        assert!(
            !explained.rule.is_empty() && !explained.rule_source.is_empty(),
            "item {}",
            line.item
        );
        for count in &explained.counts {
            assert!(
                !count.files.is_empty(),
                "item {}: {} names its file",
                line.item,
                count.key
            );
            for file in &count.files {
                assert_eq!(file.sha256.len(), 64, "{}", file.file);
            }
            // A person may have several cases or courses, and a survey has no rows of its own.
            if ["casework", "training", "survey"]
                .iter()
                .any(|stem| count.key.starts_with(stem))
            {
                continue;
            }
            for value in &count.values {
                let found: u32 = count
                    .files
                    .iter()
                    .flat_map(|file| &file.rows)
                    .filter(|of| of.group == value.name)
                    .map(|of| {
                        assert_eq!(rows(&of.ranges), of.count, "{}", of.ranges);
                        of.count
                    })
                    .sum();
                assert!(
                    (f64::from(found) - value.number.unwrap()).abs() < f64::EPSILON,
                    "item {}, {} {}: {found} rows",
                    line.item,
                    count.key,
                    value.name
                );
                tried += 1;
            }
        }
    }
    assert!(tried > 150, "all items were tried: {tried}");
}

#[test]
fn a_figure_is_followed_to_the_rows_that_a_reader_can_open() {
    let mut trust = Trust::new();
    let staff = trust.list(
        "staff.csv",
        "Employee Number,Ethnic Origin,Pay Scale,Staff Group,Assignment Category,Assignment Status,FTE,Primary",
        &[
            "1,White - British,Band 5,Nursing and Midwifery Registered,Permanent,Active Assignment,1,Y",
            "2,Indian,Band 5,Nursing and Midwifery Registered,Permanent,Active Assignment,1,Y",
            "2,Indian,Band 6,Nursing and Midwifery Registered,Permanent,Active Assignment,0.2,N",
            "3,Indian,Band 5,Nursing and Midwifery Registered,Bank,Active Assignment,1,Y",
            "4,Chinese,Band 5,Nursing and Midwifery Registered,Permanent,Active Assignment,1,Y",
        ],
    );
    let cases = trust.list(
        "cases.csv",
        "Case Reference,Employee Number,Ethnic Origin,Case Type,Stage,Date Entered",
        &[
            "C1,2,Indian,Disciplinary,Formal,01/09/2025",
            "C2,1,White - British,Grievance,Formal,01/09/2025",
            "C3,2,Indian,Disciplinary,Formal,01/12/2025",
            "C4,3,Indian,Disciplinary,Formal,01/12/2025",
        ],
    );
    let report = trust
        .desk
        .keep(2026, &[staff, cases], &nothing(), now(), &mut on)
        .unwrap();
    assert!(report.kept, "{report:?}");
    let only = |explained: &Explained| {
        let count = explained.counts.last().unwrap();
        let file = &count.files[0];
        let rows: Vec<(String, String)> = file
            .rows
            .iter()
            .map(|of| (of.group.clone(), of.ranges.clone()))
            .collect();
        (count.values[0].text.clone(), file.file.clone(), rows)
    };
    let band = trust.desk.explain(2026, "workforce.clinical.band_5.bme").unwrap();
    let bme = |rows: &str| vec![("BME".to_owned(), rows.to_owned())];
    assert_eq!(
        only(&band),
        ("2".to_owned(), "staff.csv".to_owned(), bme("3, 6")),
        "neither the second post nor the bank worker counts"
    );
    assert_eq!(band.counts.len(), 1);
    let cases = trust.desk.explain(2026, "casework.people.bme").unwrap();
    assert_eq!(
        only(&cases),
        ("1".to_owned(), "cases.csv".to_owned(), bme("2, 4")),
        "one person in two cases; the bank worker's case is outside the standard"
    );
    assert!(
        cases.counts[0].files[0]
            .balance
            .starts_with("4 rows read, 2 used, 2 left out"),
        "{cases:?}"
    );
    let ratio = trust.desk.explain(2026, "indicator-3").unwrap();
    let keys: Vec<&str> = ratio.counts.iter().map(|count| count.key.as_str()).collect();
    assert_eq!(
        keys,
        ["workforce.total", "casework.people"],
        "a ratio is followed to both its counts"
    );
    for wrong in [
        "99",
        "indicator-0",
        "indicator-12",
        "workforce",
        "recruitment.appointed.green",
        "",
        "../x",
    ] {
        let refused = trust.desk.explain(2026, wrong).unwrap_err().to_string();
        assert!(refused.contains("no figure"), "{wrong}: {refused}");
    }
}

#[test]
fn every_line_of_a_breakdown_is_the_number_of_its_rows() {
    let trust = northmoor();
    let mut tried = 0;
    for (indicator, whole, part) in [
        (1, "workforce.total", None),
        (2, "recruitment.shortlisted", Some("recruitment.appointed")),
    ] {
        let first = trust.desk.breakdown(2026, indicator, None, desk::Level::Working.key());
        for way in first.unwrap().ways {
            let by = desk::Dimension::from_key(&way.key).unwrap();
            let shown = trust
                .desk
                .breakdown(2026, indicator, Some(by.key()), desk::Level::Working.key())
                .unwrap();
            assert!(shown.lines.len() > 1, "{by:?}: {}", shown.nothing);
            // The first lines and the last, which is of what is not given, tell as much as all of them.
            for line in shown.lines.iter().take(3).chain(shown.lines.last()) {
                for key in [Some(whole), part].into_iter().flatten() {
                    let explained = trust.desk.explain_line(2026, key, by, &line.key).unwrap();
                    let count = &explained.counts[0];
                    for value in &count.values {
                        let of = count.files[0].rows.iter().find(|of| of.group == value.name);
                        assert!(
                            (f64::from(of.map_or(0, |of| of.count)) - value.number.unwrap()).abs() < f64::EPSILON,
                            "{key} by {by:?}, {}: {value:?}",
                            line.label
                        );
                        tried += 1;
                    }
                }
            }
        }
    }
    assert!(tried > 40, "{tried} values were tried");
    let refused = trust
        .desk
        .explain_line(2026, "recruitment.appointed", desk::Dimension::Division, "Moon base");
    assert!(
        refused.unwrap_err().to_string().contains("has no line"),
        "a line that is none is named"
    );
}
