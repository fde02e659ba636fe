//! No sequence of edits lets an impossible return be signed, and none changes a signed one.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    reason = "a test that cannot go on has failed"
)]

mod complete;

use std::path::Path;
use std::sync::LazyLock;

use complete::{TYPED, YEAR, at, complete, keep_staff, set};
use desk::view::SubmissionView;
use desk::{Assignment, Desk};
use proptest::prelude::*;
use proptest::sample::select;

/// One thing that somebody does.
#[derive(Debug, Clone)]
enum Edit {
    Set(&'static str, &'static str),
    Last(&'static str, &'static str),
    PutRight,
    Explain,
    TakeReasonsBack,
    KeepStaff(usize),
    UndoStaff,
    RemoveStaff,
    Average(&'static str),
    Sign(&'static str),
    Reopen,
    Note,
}

fn edit() -> impl Strategy<Value = Edit> {
    // Values that are possible, and values that make a return impossible or doubtful.
    let values = select(vec!["", "0", "1", "2", "9", "12", "61", "200"]);
    let keys = select(TYPED[..32].iter().map(|(key, _)| *key).collect::<Vec<_>>());
    prop_oneof![
        5 => (keys.clone(), values.clone()).prop_map(|(key, value)| Edit::Set(key, value)),
        1 => (keys, values).prop_map(|(key, value)| Edit::Last(key, value)),
        4 => Just(Edit::PutRight),
        5 => Just(Edit::Explain),
        1 => Just(Edit::TakeReasonsBack),
        1 => select(vec![0, 3, 60, 90]).prop_map(Edit::KeepStaff),
        1 => Just(Edit::UndoStaff),
        1 => Just(Edit::RemoveStaff),
        1 => select(vec!["single_year", "two_years", ""]).prop_map(Edit::Average),
        9 => select(vec!["Equality lead", "Director of People", "Chair"]).prop_map(Edit::Sign),
        2 => Just(Edit::Reopen),
        1 => Just(Edit::Note),
    ]
}

/// Does it, whether or not it is allowed; true where it went through and is one that a signed year refuses.
fn does(desk: &mut Desk, folder: &Path, edit: &Edit) -> bool {
    let now = at("10:00:00");
    let reasons = |desk: &mut Desk, reason: &str| {
        let checks = desk.submission(YEAR).unwrap().checks;
        // Errors are given one as well: it must not help them.
        checks
            .iter()
            .filter(|check| desk.give_reason(YEAR, &check.key, reason, now).is_ok())
            .count()
            > 0
    };
    match edit {
        Edit::Set(key, value) => set(desk, &[(key, value)]).is_ok(),
        Edit::PutRight => set(desk, &TYPED).is_ok(),
        Edit::Average(way) => set(desk, &[("rules.indicator_3.averaging", way)]).is_ok(),
        Edit::Explain => reasons(desk, "Looked at and right."),
        Edit::TakeReasonsBack => reasons(desk, ""),
        Edit::KeepStaff(people) => {
            // An empty list cannot be kept, which is as good as not having tried.
            *people > 0 && keep_staff(desk, folder, "again.csv", *people).is_ok()
        }
        Edit::UndoStaff => desk.undo_keep(YEAR, "staff", now).is_ok(),
        Edit::RemoveStaff => {
            let files = desk.data(YEAR).unwrap().kinds.into_iter().flat_map(|kind| kind.files);
            let ids: Vec<i64> = files.map(|file| file.id).collect();
            ids.first().is_some_and(|id| desk.remove_file(YEAR, *id, now).is_ok())
        }
        Edit::Last(key, value) => {
            let value = Assignment {
                key: (*key).to_owned(),
                value: (*value).to_owned(),
                reason: String::new(),
                role: String::new(),
            };
            let _ = desk.set_values(YEAR - 1, &[value], now);
            false
        }
        Edit::Sign(role) => {
            let _ = desk.sign(YEAR, role, "I have checked it.", now);
            false
        }
        Edit::Reopen => {
            let _ = desk.reopen(YEAR, "Chair", "To put it right.", now);
            false
        }
        Edit::Note => {
            desk.save_note(YEAR, 2, "For the board.", now).unwrap();
            false
        }
    }
}

/// A figure of the return; `None` where the cell is empty.
fn figure(held: &SubmissionView, label: &str, block: u8, group: usize) -> Option<f64> {
    let line = held
        .lines
        .iter()
        .find(|line| line.indicator == block && line.label.contains(label))
        .unwrap_or_else(|| panic!("indicator {block} has “{label}”"));
    line.current[group].parse().ok()
}

/// What makes a return impossible, looked at by itself and not by the program's checks: parts above their wholes, cells that are empty.
fn impossible(held: &SubmissionView) -> Option<String> {
    for group in 0..3 {
        let whole = figure(held, "shortlisted", 2, group);
        let part = figure(held, "appointed", 2, group);
        if part > whole {
            return Some(format!("{part:?} appointed of {whole:?} shortlisted"));
        }
    }
    for line in held.lines.iter().filter(|line| line.measure != "Auto calculated") {
        let needed = if line.measure == "Percentage" { 2 } else { 3 };
        if line.current[..needed].iter().any(String::is_empty) {
            return Some(format!("item {} is empty", line.item));
        }
    }
    None
}

static READY: LazyLock<tempfile::TempDir> = LazyLock::new(|| {
    let folder = tempfile::tempdir().unwrap();
    drop(complete(folder.path()));
    folder
});

proptest! {
    #![proptest_config(ProptestConfig { cases: 12, max_shrink_iters: 60, ..ProptestConfig::default() })]

    #[test]
    fn no_sequence_of_edits_lets_an_impossible_return_be_signed(edits in proptest::collection::vec(edit(), 1..18)) {
        let folder = tempfile::tempdir().unwrap();
        let store = folder.path().join("store");
        std::fs::create_dir(&store).unwrap();
        std::fs::copy(READY.path().join("store/wres.sqlite"), store.join("wres.sqlite")).unwrap();
        let mut desk = Desk::open_existing(&store).unwrap();
        let mut signed: Option<SubmissionView> = None;
        for edit in edits {
            let went_through = does(&mut desk, folder.path(), &edit);
            let view = desk.sign_off(YEAR).unwrap();
            if view.state == "signed" {
                let held = desk.submission(YEAR).unwrap();
                prop_assert_eq!(impossible(&held), None, "after {:?} an impossible return is signed", edit);
                prop_assert_eq!(view.signatures.len(), 2);
                prop_assert_ne!(&view.signatures[0].role, &view.signatures[1].role);
                match &signed {
                    None => {
                        // At the moment of signing nothing may be in the way by the program's own checks either.
                        prop_assert_eq!((held.errors, held.warnings), (0, 0), "after {:?}", edit);
                        signed = Some(held);
                    }
                    Some(before) => {
                        prop_assert!(!went_through, "{:?} went through on a signed year", edit);
                        prop_assert_eq!(&held.lines, &before.lines, "{:?} changed a signed return", edit);
                    }
                }
            } else {
                signed = None;
            }
        }
        let verified = desk.verify().unwrap();
        prop_assert!(verified.is_whole, "{:?}", verified.wrong);
    }
}

/// The property above says nothing where no sequence ever gets to two signatures.
#[test]
fn the_ready_return_is_signed_by_two_edits() {
    let folder = tempfile::tempdir().unwrap();
    let mut desk = complete(folder.path());
    for role in ["Equality lead", "Chair"] {
        does(&mut desk, folder.path(), &Edit::Sign(role));
    }
    assert_eq!(desk.sign_off(YEAR).unwrap().state, "signed");
    assert_eq!(impossible(&desk.submission(YEAR).unwrap()), None);
}
