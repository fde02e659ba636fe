//! Several files of one kind: kept together, counted together, taken back together.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    reason = "a test that cannot go on has failed"
)]

mod support;

use std::collections::BTreeMap;
use std::path::PathBuf;

use desk::view::{Decisions, FileView, ImportReport};
use support::{Trust, now, on};

impl Trust {
    fn keep(&mut self, files: &[PathBuf]) -> ImportReport {
        let report = self.desk.keep(2026, files, &nothing_decided(), now(), &mut on).unwrap();
        for file in &report.files {
            assert!(
                file.questions.is_empty(),
                "{}: nothing is asked: {:?}",
                file.file,
                file.questions
            );
        }
        report
    }

    fn held(&self, kind: &str) -> Vec<FileView> {
        let kinds = self.desk.data(2026).unwrap().kinds;
        kinds.into_iter().find(|held| held.kind == kind).unwrap().files
    }

    fn figure(&self, indicator: u8, what: &str) -> (u32, String) {
        let page = self.desk.indicator(2026, indicator).unwrap();
        let receipt = page.receipts.into_iter().find(|receipt| receipt.what.starts_with(what));
        let receipt = receipt.unwrap_or_else(|| panic!("indicator {indicator} has no receipt for “{what}”"));
        (receipt.count, receipt.from)
    }
}

fn nothing_decided() -> Decisions {
    Decisions {
        answers: Vec::new(),
        kinds: BTreeMap::new(),
        sheets: BTreeMap::new(),
        header_rows: BTreeMap::new(),
        left_out: Vec::new(),
    }
}

const APPLICATIONS: &str = "Application Number,Ethnic Origin,Application Status,Date Shortlisted";
const STAFF: &str =
    "Employee Number,Ethnic Origin,Pay Scale,Staff Group,Assignment Category,Assignment Status,FTE,Primary";
const CASES: &str = "Case Reference,Employee Number,Ethnic Origin,Case Type,Stage,Date Entered";

fn says(report: &ImportReport, file: usize, words: &str) -> bool {
    let findings = &report.files[file].findings;
    findings.iter().any(|finding| finding.message.contains(words))
}

#[test]
fn recruitment_from_two_systems_is_one_years_recruitment() {
    let mut trust = Trust::new();
    let old = trust.list(
        "nhs jobs.csv",
        APPLICATIONS,
        &[
            "A1,White - British,Shortlisted,12/05/2025",
            "A2,Indian,Appointed,12/05/2025",
            "A3,Indian,Applied,",
        ],
    );
    let new = trust.list(
        "trac.csv",
        "Application Number,Vacancy Reference,Ethnic Origin,Application Status,Date Shortlisted",
        &[
            "T1,V1,White - British,Appointed,02/02/2026",
            "T2,V2,Chinese,Shortlisted,02/02/2026",
        ],
    );
    let report = trust.keep(&[old.clone(), new.clone()]);
    assert!(report.kept, "{report:?}");
    let balances: Vec<&str> = report.files.iter().map(|file| file.balance.sentence.as_str()).collect();
    assert_eq!(
        balances,
        ["3 rows read = 2 used + 1 left out", "2 rows read = 2 used + 0 left out"],
        "each file has its own balance"
    );
    let names: Vec<String> = trust.held("recruitment").into_iter().map(|file| file.name).collect();
    assert_eq!(names, ["nhs jobs.csv", "trac.csv"], "both are held");
    let (shortlisted, from) = trust.figure(2, "Applications shortlisted");
    assert_eq!(shortlisted, 4, "both systems count");
    assert!(
        from.contains("nhs jobs.csv") && from.contains("trac.csv"),
        "the receipt names both files: {from}"
    );

    // Importing one of them alone later takes the place of both, and says so; undoing brings both back.
    let later = trust
        .desk
        .look(2026, std::slice::from_ref(&new), &nothing_decided(), &mut on)
        .unwrap();
    assert!(
        !later.files[0].held.as_ref().unwrap().nothing_changes,
        "the other file would go, so something would change"
    );
    trust.keep(std::slice::from_ref(&new));
    assert_eq!(trust.figure(2, "Applications shortlisted").0, 2);
    trust.desk.undo_keep(2026, "recruitment", now()).unwrap();
    assert_eq!(trust.held("recruitment").len(), 2, "both are back");
    assert_eq!(trust.figure(2, "Applications shortlisted").0, 4);

    let again = trust.desk.look(2026, &[old, new], &nothing_decided(), &mut on).unwrap();
    assert!(
        again
            .files
            .iter()
            .all(|file| file.held.as_ref().unwrap().nothing_changes),
        "the same two files once more change nothing: {:?}",
        again.files.iter().map(|file| &file.held).collect::<Vec<_>>()
    );

    assert!(
        again.files.iter().all(|file| file.changes.is_empty()),
        "each is compared with itself, not with the other system: {:?}",
        again.files.iter().map(|file| &file.changes).collect::<Vec<_>>()
    );

    let gone = trust.held("recruitment")[0].id;
    trust.desk.remove_file(2026, gone, now()).unwrap();
    assert_eq!(trust.held("recruitment").len(), 1);
    assert_eq!(
        trust.figure(2, "Applications shortlisted").0,
        2,
        "its rows are gone, the others stay"
    );
}

#[test]
fn a_person_on_two_payrolls_is_one_head_and_stays_one_when_a_list_goes() {
    let mut trust = Trust::new();
    let hospital = trust.list(
        "hospital.csv",
        STAFF,
        &[
            "100,White - British,Band 5,Nursing and Midwifery Registered,Permanent,Active Assignment,0.4,N",
            "101,Indian,Band 5,Nursing and Midwifery Registered,Permanent,Active Assignment,1,Y",
            "102,Not Stated,Band 6,Nursing and Midwifery Registered,Permanent,Active Assignment,1,Y",
        ],
    );
    let community = trust.list(
        "community.csv",
        STAFF,
        &[
            "100,White - British,Band 6,Nursing and Midwifery Registered,Permanent,Active Assignment,0.6,Y",
            "102,Chinese,Band 6,Nursing and Midwifery Registered,Permanent,Active Assignment,0.2,N",
            "103,Chinese,Band 7,Nursing and Midwifery Registered,Permanent,Active Assignment,1,Y",
        ],
    );
    let report = trust.keep(&[hospital, community]);
    assert!(report.kept, "{report:?}");
    let balances: Vec<&str> = report.files.iter().map(|file| file.balance.sentence.as_str()).collect();
    assert_eq!(
        balances,
        ["3 rows read = 2 used + 1 left out", "3 rows read = 2 used + 1 left out"],
        "a person stands in the file of the post that counts"
    );
    assert!(
        says(
            &report,
            0,
            "2 people stand on more than one of the staff lists and are counted once"
        ),
        "{:?}",
        report.files[0].findings
    );
    assert_eq!(trust.figure(1, "Staff in post").0, 4, "four people in six rows");
    let groups = |trust: &Trust| {
        let nine = trust.desk.indicators_json(2026, &desk::Asked::default()).unwrap();
        nine["counts"]["workforce"].clone()
    };
    let together = groups(&trust);
    // Without the community's list the hospital's row of 100 counts, and nothing says any more what 102 is.
    let community = trust.held("staff")[1].id;
    trust.desk.remove_file(2026, community, now()).unwrap();
    let left = trust.held("staff");
    assert_eq!(
        (left.len(), left[0].used, left[0].people),
        (1, 3, 3),
        "each row stands for its person again"
    );
    assert!(left[0].left_out.is_empty(), "{:?}", left[0].left_out);
    assert_eq!(trust.figure(1, "Staff in post").0, 3);
    drop(together);
}

#[test]
fn cases_of_two_logs_are_people_once_and_rows_of_their_own_file() {
    let mut trust = Trust::new();
    let one = trust.list(
        "north.csv",
        CASES,
        &[
            "N1,100,White - British,Disciplinary,Formal investigation,12/05/2025",
            "N2,101,Indian,Disciplinary,Formal investigation,13/05/2025",
        ],
    );
    let other = trust.list(
        "south.csv",
        CASES,
        &[
            "S1,102,Indian,Grievance,Formal investigation,12/05/2025",
            "S2,101,Indian,Disciplinary,Formal investigation,01/09/2025",
        ],
    );
    let report = trust.keep(&[one, other]);
    assert!(report.kept, "{report:?}");
    let (people, from) = trust.figure(3, "People who entered");
    assert_eq!(people, 2, "101 stands in both logs and is one person");
    assert!(
        from.contains("north.csv; rows 2, 3") && from.contains("south.csv; rows 3"),
        "the receipt names the rows of each file: {from}"
    );
    let counted: Vec<(u32, u32)> = trust
        .held("casework")
        .iter()
        .map(|file| (file.used, file.people))
        .collect();
    assert_eq!(
        counted,
        [(2, 2), (1, 0)],
        "each person stands with the first file that names them, so that files add up"
    );
}

#[test]
fn the_same_data_twice_is_refused_in_words() {
    let mut trust = Trust::new();
    let lines = [
        "A1,White - British,Shortlisted,12/05/2025",
        "A2,Indian,Appointed,12/05/2025",
    ];
    let one = trust.list("applications.csv", APPLICATIONS, &lines);
    let copy = trust.list("applications (1).csv", APPLICATIONS, &lines);
    let report = trust.keep(&[one, copy]);
    assert!(!report.kept, "the rows would count twice");
    let error = report.files[1].error.as_ref().unwrap();
    assert_eq!(error.code, "same_file_twice");
    assert!(error.message.contains("applications.csv"), "{error:?}");

    let board = "Name,Position,Executive,Voting,Ethnic Origin";
    let now_held = trust.list(
        "board.csv",
        board,
        &[
            "A,Chair,Non-executive,Yes,White - British",
            "B,Chief executive,Executive,Yes,Indian",
        ],
    );
    let old = trust.list(
        "board 2024.csv",
        board,
        &[
            "C,Chair,Non-executive,Yes,White - British",
            "D,Director,Executive,Yes,Indian",
        ],
    );
    let report = trust.keep(&[now_held, old]);
    assert!(!report.kept);
    assert_eq!(
        report.files[1].error.as_ref().map(|error| error.code.as_str()),
        Some("same_kind_twice"),
        "there is one board"
    );
}

/// The case log of the corpus with a sheet a month, the trust's answers, and the truth of the log.
fn months() -> (PathBuf, Vec<desk::view::AnswerView>, serde_json::Value) {
    let corpus = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../tests/workbooks");
    let answers = std::fs::read_to_string(corpus.join("answers.toml")).unwrap();
    let truth = std::fs::read_to_string(corpus.join("truth.json")).unwrap();
    let truth: serde_json::Value = serde_json::from_str(&truth).unwrap();
    (
        corpus.join("shapes/casework-a-sheet-a-month.xlsx"),
        desk::answers(&answers).unwrap(),
        truth["truths"]["casework"].clone(),
    )
}

#[test]
fn a_case_log_with_a_sheet_a_month_is_one_log_once_the_trust_says_so() {
    let mut trust = Trust::new();
    let (workbook, mut answers, truth) = months();
    let decided = |answers: &[desk::view::AnswerView]| Decisions {
        answers: answers.to_vec(),
        ..nothing_decided()
    };
    let files = [workbook];
    let asked = trust.desk.look(2026, &files, &decided(&answers), &mut on).unwrap();
    let questions = &asked.files[0].questions;
    assert_eq!(questions.len(), 1, "one question for all sheets: {questions:?}");
    assert!(
        questions[0].field == "sheets" && questions[0].prompt.contains("“Mar 2026”"),
        "{questions:?}"
    );

    answers.push(desk::view::AnswerView {
        field: "sheets".to_owned(),
        value: questions[0].value.clone(),
        meaning: "all".to_owned(),
    });
    let report = trust
        .desk
        .keep(2026, &files, &decided(&answers), now(), &mut on)
        .unwrap();
    assert!(report.kept, "{:?}", report.files[0].questions);
    let file = &report.files[0];
    assert_eq!(file.rows.read, truth["rows"], "rows of all sheets");
    assert_eq!(file.rows.used, truth["cases"]);
    assert_eq!(file.people, truth["people"], "each person once over all sheets");
    assert_eq!(file.balance.waiting, 0, "{}", file.balance.sentence);
    assert_eq!(trust.figure(3, "People who entered").0, truth["people"]);

    let held = trust.held("casework");
    assert_eq!(held.len(), 11, "each sheet can be told by itself");
    let rows: u32 = held.iter().map(|part| part.rows).sum();
    let used: u32 = held.iter().map(|part| part.used).sum();
    let people: u32 = held.iter().map(|part| part.people).sum();
    assert_eq!(
        (rows, used, people),
        (file.rows.read, file.rows.used, file.people),
        "and the sheets add up"
    );
    let from = trust.figure(3, "People who entered").1;
    assert!(
        from.contains("sheet “Dec 2025”; rows 2, 5"),
        "receipts name sheet and row: {from}"
    );

    let again = trust.desk.look(2026, &files, &nothing_decided(), &mut on).unwrap();
    assert!(
        again.files[0].held.as_ref().unwrap().nothing_changes,
        "the same workbook, answered as it was: {:?}",
        again.files[0].held
    );
    let by_hand = Decisions {
        sheets: BTreeMap::from([("casework-a-sheet-a-month.xlsx".to_owned(), "Mar 2026".to_owned())]),
        ..nothing_decided()
    };
    let one = trust.desk.look(2026, &files, &by_hand, &mut on).unwrap();
    assert_eq!(one.files[0].sheet, "Mar 2026", "a sheet chosen by hand wins");
    assert!(one.files[0].rows.read < file.rows.read, "and is read alone");

    trust.desk.undo_keep(2026, "casework", now()).unwrap();
    assert!(trust.held("casework").is_empty(), "all sheets go together");
}
