//! Decisions that are remembered: saved to a file, loaded by another trust, changed one by one; and a file that is chosen again.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    reason = "a test stops where it cannot go on"
)]

mod support;

use std::collections::BTreeMap;

use desk::Desk;
use desk::view::{Decisions, ImportFile};
use support::{northmoor, now, on};

fn nothing() -> Decisions {
    Decisions {
        answers: Vec::new(),
        kinds: BTreeMap::new(),
        sheets: BTreeMap::new(),
        header_rows: BTreeMap::new(),
        left_out: Vec::new(),
    }
}

#[test]
fn decisions_saved_by_one_trust_are_the_same_in_another() {
    let mut trust = northmoor();
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("decisions.toml");
    trust.desk.write_answers(&file, now()).unwrap();
    let text = std::fs::read_to_string(&file).unwrap();
    assert!(
        text.contains("923|LOC7") && !text.contains("923|loc7"),
        "a value decided stands in the file as the trust writes it:\n{text}"
    );
    for private in ["RNM", "Northmoor"] {
        assert!(!text.contains(private), "the file names the trust ({private}):\n{text}");
    }

    let mut other = Desk::open(&folder.path().join("other")).unwrap();
    let first = other.load_answers(&file, now()).unwrap();
    assert!(first.added > 0 && first.changed == 0, "{first:?}");
    let again = other.load_answers(&file, now()).unwrap();
    assert_eq!(
        (again.added, again.changed, again.same),
        (0, 0, first.added),
        "loading twice changes nothing"
    );
    let meanings = |desk: &Desk| -> Vec<(String, String, String)> {
        let held = desk.data(2026).unwrap().answers;
        held.into_iter()
            .filter(|held| held.field != "organisation" && held.field != "return_year")
            .map(|held| (held.field, held.value, held.meaning))
            .collect()
    };
    assert_eq!(
        meanings(&other),
        meanings(&trust.desk),
        "every decision came across with its meaning, written as it was"
    );
}

#[test]
fn a_decision_can_be_changed_and_forgotten_and_only_to_what_its_section_allows() {
    let mut trust = northmoor();
    let held = |desk: &Desk| {
        let answers = desk.data(2026).unwrap().answers;
        answers
            .into_iter()
            .find(|held| held.field == "ethnic_origin" && held.value.eq_ignore_ascii_case("T"))
    };
    let before = held(&trust.desk).expect("the made-up trust has decided about “T”");
    assert_eq!(before.meaning, "white");
    assert!(
        before.kinds.contains(&"staff".to_owned()),
        "it says in which files it is used"
    );
    trust.desk.change_answer("ethnic_origin", "T", "bme", now()).unwrap();
    assert_eq!(held(&trust.desk).unwrap().meaning, "bme");
    let refused = trust
        .desk
        .change_answer("ethnic_origin", "T", "green", now())
        .unwrap_err();
    assert!(
        refused.to_string().contains("green"),
        "the refusal names what was given: {refused}"
    );
    assert_eq!(
        held(&trust.desk).unwrap().meaning,
        "bme",
        "what was refused changed nothing"
    );
    trust.desk.change_answer("ethnic_origin", "T", "", now()).unwrap();
    assert_eq!(held(&trust.desk), None, "it is forgotten, and the next file asks again");
}

#[test]
fn a_file_that_holds_no_decisions_is_refused_and_changes_nothing() {
    let mut trust = northmoor();
    let folder = tempfile::tempdir().unwrap();
    let before = trust.desk.data(2026).unwrap().answers;
    for (name, bytes) in [
        ("table.toml", &b"PK\x03\x04\xff\xfe"[..]),
        ("typo.toml", b"[ethnic_origin\nT = 1"),
        (
            "meaning.toml",
            b"[stage]\n\"Offer\" = \"appointed\"\n[ethnic_origin]\n\"T\" = \"green\"",
        ),
    ] {
        let file = folder.path().join(name);
        std::fs::write(&file, bytes).unwrap();
        assert!(trust.desk.load_answers(&file, now()).is_err(), "{name} must be refused");
        assert_eq!(
            trust.desk.data(2026).unwrap().answers,
            before,
            "{name} changed a decision"
        );
    }
}

fn looked(trust: &mut support::Northmoor, name: &str, decisions: &Decisions) -> ImportFile {
    let paths = [trust.workbooks.join(name)];
    let report = trust.desk.look(2026, &paths, decisions, &mut on).unwrap();
    report.files.into_iter().next().unwrap()
}

#[test]
fn the_same_file_again_is_noticed() {
    let mut trust = northmoor();
    let staff = looked(&mut trust, "staff-list.xlsx", &nothing());
    let held = staff.held.expect("a staff list is held");
    assert!(held.same_file && held.nothing_changes, "{held:?}");
    assert!(held.line.contains("nothing would change"), "{}", held.line);

    let mut other = nothing();
    other.answers.push(desk::view::AnswerView {
        field: "pay_scale".to_owned(),
        value: "923|LOC7".to_owned(),
        meaning: "exclude".to_owned(),
    });
    let held = looked(&mut trust, "staff-list.xlsx", &other).held.unwrap();
    assert!(
        held.same_file && !held.nothing_changes,
        "the same file with another decision does change figures: {}",
        held.line
    );
}

#[test]
fn every_row_of_the_made_up_trust_is_accounted_for() {
    let mut trust = northmoor();
    for name in [
        "staff-list.xlsx",
        "recruitment.xlsx",
        "casework.xlsx",
        "learning.csv",
        "board.xlsx",
    ] {
        let file = looked(&mut trust, name, &nothing());
        let out: u32 = file.balance.lines.iter().map(|line| line.rows).sum();
        assert_eq!(
            file.rows.read,
            file.rows.used + out,
            "{name}: {}",
            file.balance.sentence
        );
        assert_eq!(file.balance.waiting, 0, "{name}: {}", file.balance.sentence);
    }
}

#[test]
fn what_was_noticed_is_a_table_with_a_line_for_each_finding() {
    let mut trust = northmoor();
    let paths = [
        trust.workbooks.join("staff-list.xlsx"),
        trust.workbooks.join("board.xlsx"),
    ];
    let report = trust.desk.look(2026, &paths, &nothing(), &mut on).unwrap();
    let csv = String::from_utf8(desk::findings_csv(&report)).unwrap();
    let findings: usize = report.files.iter().map(|file| file.findings.len()).sum();
    assert!(findings > 0, "the made-up trust has something to notice");
    assert!(
        csv.starts_with("\u{feff}file,sheet,cell,severity,message,hint\r\n"),
        "{csv}"
    );
    assert_eq!(
        csv.matches("\r\n").count(),
        findings + 1,
        "a line each and the headings:\n{csv}"
    );
}
