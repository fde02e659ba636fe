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
    let nothing = Decisions {
        answers: Vec::new(),
        kinds: BTreeMap::new(),
        sheets: BTreeMap::new(),
        header_rows: BTreeMap::new(),
        left_out: Vec::new(),
    };
    let report = trust
        .desk
        .keep(2026, &[staff, cases], &nothing, now(), &mut on)
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
