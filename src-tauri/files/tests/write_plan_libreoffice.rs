//! The plan's papers opened, laid out and read again by LibreOffice, which must be installed for this test.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    reason = "a test that cannot go on says so by failing"
)]

#[path = "write_support/libreoffice.rs"]
mod libreoffice;
mod plan_support;

use calamine::Reader;
use files::write::plan::{owners_docx, plan_docx, update_docx, workbook};
use plan_support::{awkward, interviews, plan, quarter};

/// Holds a Word paper to the lines that it must show, and to a number of pages when it is printed.
#[track_caller]
fn shows(bytes: &[u8], name: &str, lines: &[&str], pages: std::ops::RangeInclusive<usize>) {
    let text = libreoffice::converted(bytes, name, "docx", "txt:Text (encoded):UTF8");
    let text = String::from_utf8(text).unwrap();
    let text = text.trim_start_matches('\u{feff}');
    for line in lines {
        assert!(
            text.lines().any(|held| held.trim() == *line),
            "{name} shows “{line}”:\n{text}"
        );
    }
    let title = interviews().title;
    assert!(text.contains(&title), "{name} names the action “{title}”:\n{text}");
    let pdf = libreoffice::converted(bytes, name, "docx", "pdf");
    let found = libreoffice::pages(&pdf);
    assert!(pages.contains(&found), "{name} has {found} pages, not {pages:?}");
}

#[test]
fn another_word_processor_opens_the_plan_and_lays_it_out() {
    let headings = [
        "WRES action plan 2026",
        "Summary",
        "The plan by indicator",
        "Indicator 2: Appointment from shortlisting",
        "What the grades of evidence mean",
    ];
    shows(&plan_docx(&plan()).unwrap(), "plan", &headings, 2..=8);
}

#[test]
fn another_word_processor_opens_the_quarterly_update_and_lays_it_out() {
    let headings = [
        "WRES action plan 2026: update for October to December 2026",
        "What the committee is asked to decide",
        "Due in this quarter",
        "Late",
    ];
    shows(&update_docx(&plan(), &quarter()).unwrap(), "update", &headings, 1..=6);
}

#[test]
fn another_word_processor_opens_the_pages_of_owners_each_on_its_own() {
    let headings = [
        "All owners",
        "Head of development",
        "Head of resourcing",
        "Actions without an owner",
        "What is asked",
    ];
    // The overview, and one page for each of three.
    shows(&owners_docx(&plan()).unwrap(), "owners", &headings, 4..=4);
}

#[test]
fn another_spreadsheet_program_opens_the_plans_workbook_and_prints_it() {
    let bytes = workbook(&plan()).unwrap();
    let pdf = libreoffice::converted(&bytes, "book", "xlsx", "pdf");
    assert_eq!(
        libreoffice::pages(&pdf),
        4 + 5,
        "each of the four bands of columns is a page wide, and each other sheet is one page"
    );
    let mut book = libreoffice::recalculated(bytes, "book");
    for (sheet, said) in [
        ("Action plan", interviews().title),
        ("Milestones", "Cohort chosen".to_owned()),
        ("Updates", interviews().updates[0].words.clone()),
        ("Attachments", "Policies, folder R 12".to_owned()),
        ("Evidence grades", "Effective".to_owned()),
    ] {
        let held = book.worksheet_range(sheet).unwrap();
        let is_there = held.rows().flatten().any(|cell| cell.to_string() == said);
        assert!(is_there, "{sheet} shows “{said}”");
    }
}

#[test]
fn a_plan_that_no_page_was_made_for_is_laid_out_too() {
    for (name, bytes) in [
        ("awkward-plan", plan_docx(&awkward()).unwrap()),
        ("awkward-owners", owners_docx(&awkward()).unwrap()),
    ] {
        let pdf = libreoffice::converted(&bytes, name, "docx", "pdf");
        assert!(libreoffice::pages(&pdf) > 5, "{name} has pages");
    }
}
