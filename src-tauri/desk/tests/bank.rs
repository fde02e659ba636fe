//! Bank-only workers are in no figure of the return and are counted by themselves, nobody twice.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    reason = "a test that cannot go on has failed"
)]

mod support;

use std::collections::BTreeMap;

use desk::view::Decisions;
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

fn trust() -> Trust {
    let mut trust = Trust::new();
    let staff = trust.list(
        "staff.csv",
        "Employee Number,Ethnic Origin,Pay Scale,Staff Group,Assignment Category,Assignment Status,Gender,Primary",
        &[
            "1,White - British,Band 5,Nursing and Midwifery Registered,Permanent,Active Assignment,Female,Y",
            "2,Indian,Band 5,Nursing and Midwifery Registered,Permanent,Active Assignment,Male,Y",
            "2,Indian,Band 5,Nursing and Midwifery Registered,Bank,Active Assignment,Male,N",
            "3,Indian,Band 5,Nursing and Midwifery Registered,Bank,Active Assignment,Female,Y",
            "3,Indian,Band 3,Additional Clinical Services,Bank,Active Assignment,Female,N",
            "4,White - British,Band 2,Additional Clinical Services,Bank,Active Assignment,Male,Y",
            "5,Not Stated,Band 2,Additional Clinical Services,Bank,Active Assignment,Female,Y",
            "6,Chinese,Band 2,Additional Clinical Services,Bank,Active Assignment,Female,Y",
        ],
    );
    let cases = trust.list(
        "cases.csv",
        "Case Reference,Employee Number,Ethnic Origin,Case Type,Stage,Date Formal Investigation Began",
        &[
            "C1,2,Indian,Disciplinary,Formal,01/09/2025",
            "C2,3,Indian,Disciplinary,Formal,01/12/2025",
            "C3,3,Indian,Disciplinary,Formal,01/02/2026",
            "C4,4,White - British,Grievance,Formal,01/02/2026",
            "C5,6,Chinese,Disciplinary,Formal,01/02/2024",
            "C6,5,Indian,Disciplinary,Formal,01/02/2026",
        ],
    );
    let report = trust
        .desk
        .keep(2026, &[staff, cases], &nothing(), now(), &mut on)
        .unwrap();
    assert!(report.kept, "{report:?}");
    trust
}

#[test]
fn each_bank_only_worker_is_counted_once_and_staff_are_not() {
    let bank = trust().desk.bank_json(2026).unwrap();
    assert_eq!(
        bank["people"],
        serde_json::json!({"white": 1, "bme": 2, "unknown": 1, "total": 4}),
        "two posts are one person, and who has a post that counts is staff"
    );
    let sexes: Vec<(&str, u64)> = bank["by_sex"]
        .as_array()
        .unwrap()
        .iter()
        .map(|line| (line["name"].as_str().unwrap(), line["total"].as_u64().unwrap()))
        .collect();
    assert_eq!(sexes, [("Female", 3), ("Male", 1)]);
}

#[test]
fn their_cases_are_theirs_and_staff_keep_their_own() {
    let trust = trust();
    let bank = trust.desk.bank_json(2026).unwrap();
    let held = &bank["discipline"];
    assert_eq!(
        held["people"],
        serde_json::json!({"white": 0, "bme": 2, "unknown": 0, "total": 2}),
        "one person with two cases is one; where the list leaves ethnicity open the case log may state it; a grievance and a case of \
         another year are none"
    );
    let main = trust.desk.explain(2026, "casework.people.bme").unwrap();
    assert_eq!(
        main.values[0].text, "1",
        "the member of staff with a bank post beside stays in the return"
    );
    let view = trust.desk.bank(2026).unwrap();
    assert!(
        view.notes.iter().any(|note| note.contains("was not found in public")),
        "what is not defined is marked"
    );
}

/// A trust whose bank posts are in force or not, by dates and by status, in a list of its own beside the staff.
fn with_ended_posts() -> (Trust, [std::path::PathBuf; 3]) {
    let trust = Trust::new();
    let heading = "Employee Number,Ethnic Origin,Pay Scale,Staff Group,Assignment Category,Assignment Status,Gender,Start Date,Leaving Date";
    let nurse = "Nursing and Midwifery Registered";
    let post = |who: u32, origin: &str, category: &str, status: &str, from: &str, to: &str| {
        format!("{who},{origin},Band 5,{nurse},{category},{status},Female,{from},{to}")
    };
    let (active, from) = ("Active Assignment", "01/04/2020");
    let bank = [
        post(1, "Indian", "Bank", active, from, "30/03/2026"),
        post(2, "Indian", "Bank", active, from, "31/03/2026"),
        post(3, "White - British", "Bank", active, "01/04/2026", ""),
        post(4, "White - British", "Bank", active, "31/03/2026", ""),
        post(5, "Chinese", "Bank", "Terminated", from, ""),
        post(6, "Chinese", "Bank", "Terminated", from, "30/04/2026"),
        post(7, "Indian", "Bank", active, from, "01/01/2026"),
        post(7, "Indian", "Bank", active, "02/01/2026", ""),
        post(8, "Indian", "Bank", active, from, "01/01/2026"),
    ];
    let staff = [
        post(8, "Indian", "Permanent", active, from, ""),
        post(9, "White - British", "Permanent", active, from, ""),
        post(9, "White - British", "Bank", active, from, ""),
        post(10, "White - British", "Permanent", active, from, "01/12/2025"),
        post(10, "White - British", "Bank", active, from, "01/12/2025"),
    ];
    let write = |name: &str, rows: &[String]| {
        let rows: Vec<&str> = rows.iter().map(String::as_str).collect();
        trust.list(name, heading, &rows)
    };
    let (bank, staff) = (write("bank.csv", &bank), write("staff.csv", &staff));
    let cases = trust.list(
        "cases.csv",
        "Case Reference,Employee Number,Ethnic Origin,Case Type,Stage,Date Formal Investigation Began",
        &[
            "C1,1,Indian,Disciplinary,Formal,01/12/2025",
            "C2,2,Indian,Disciplinary,Formal,01/12/2025",
            "C3,10,White - British,Disciplinary,Formal,01/11/2025",
        ],
    );
    (trust, [bank, staff, cases])
}

#[test]
fn a_bank_post_that_ended_or_has_not_begun_makes_nobody_a_bank_worker() {
    let (mut trust, files) = with_ended_posts();
    let report = trust.desk.keep(2026, &files, &nothing(), now(), &mut on).unwrap();
    assert!(report.kept, "{report:?}");
    let held = trust.desk.bank_json(2026).unwrap();
    assert_eq!(
        held["people"],
        serde_json::json!({"white": 1, "bme": 3, "unknown": 0, "total": 4}),
        "2 on the last day, 4 on the first, 6 whose status is of a day after the snapshot, and 7 whose second post is in force"
    );
    assert_eq!(
        held["not_in_force_on_the_snapshot_date"], 4,
        "1 ended, 3 is to come, 5 has left by the status alone, and 10 left a post of the trust as well; 8 and 9 are staff"
    );
    assert_eq!(
        (
            &held["discipline"]["workers"]["total"],
            &held["discipline"]["people"]["total"]
        ),
        (&serde_json::json!(4), &serde_json::json!(2)),
        "who entered the process and left the bank since is counted in it, as leavers are among the staff"
    );
    assert_eq!(held["discipline"]["of_them_not_in_force"], 1);
    for (key, people) in [("casework.people.white", "1"), ("casework.people.bme", "0")] {
        let main = trust.desk.explain(2026, key).unwrap();
        assert_eq!(
            main.values[0].text, people,
            "{key}: nobody who left the bank is a leaver of the trust's staff; whoever left a post of the trust is"
        );
    }
    let data = trust.desk.data(2026).unwrap();
    let lines: Vec<&String> = data
        .kinds
        .iter()
        .flat_map(|kind| &kind.files)
        .flat_map(|file| &file.left_out)
        .collect();
    for words in [
        "4 rows: bank-only post that ended before the snapshot date",
        "1 row: bank-only post that begins after the snapshot date",
        "4 rows: bank-only post",
    ] {
        assert!(lines.iter().any(|line| *line == words), "{words}: {lines:?}");
    }
    let notes = trust.desk.bank(2026).unwrap().notes.join(" ");
    assert!(notes.contains("4 people with bank posts that had ended"), "{notes}");
}

#[test]
fn taking_the_staff_away_again_leaves_ended_bank_posts_ended() {
    let (mut trust, files) = with_ended_posts();
    trust.desk.keep(2026, &files, &nothing(), now(), &mut on).unwrap();
    let data = trust.desk.data(2026).unwrap();
    let staff = data
        .kinds
        .iter()
        .flat_map(|kind| &kind.files)
        .find(|file| file.name == "staff.csv")
        .unwrap();
    trust.desk.remove_file(2026, staff.id, now()).unwrap();
    let held = trust.desk.bank_json(2026).unwrap();
    assert_eq!(
        (&held["people"]["total"], &held["not_in_force_on_the_snapshot_date"]),
        (&serde_json::json!(4), &serde_json::json!(4)),
        "8 is no staff any more, and the bank post they had had ended"
    );
}

#[test]
fn the_made_up_trusts_return_and_bank_share_nobody() {
    let northmoor = northmoor();
    let bank = northmoor.desk.bank_json(2026).unwrap();
    let people = bank["people"]["total"].as_u64().unwrap();
    let rows = northmoor.truth["staff"]["rows"]["left_out"]["bank"].as_u64();
    let rows = rows.unwrap_or_else(|| panic!("the truth names the bank rows: {}", northmoor.truth["staff"]));
    assert!(people > 0 && people <= rows, "{people} people of {rows} rows");
    let sexes = bank["by_sex"].as_array().unwrap().iter();
    let sum: u64 = sexes.map(|line| line["total"].as_u64().unwrap()).sum();
    assert_eq!(sum, people, "the lines hold everyone once");
}

#[test]
fn without_a_staff_list_it_says_so() {
    let trust = Trust::new();
    assert!(trust.desk.bank(2026).unwrap().nothing.contains("no staff list"));
}
