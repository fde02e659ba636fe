//! The made-up trust among others: a table of all trusts, cards written and loaded, what is refused.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    reason = "a test that cannot go on has failed"
)]

mod support;

use std::path::{Path, PathBuf};

use desk::Desk;
use desk::view::PeerAnswer;
use serde_json::{Value, json};
use support::{northmoor, now};

fn write(folder: &Path, name: &str, text: &str) -> PathBuf {
    let path = folder.join(name);
    std::fs::write(&path, text).unwrap();
    path
}

/// Thirty trusts with counts of indicator 2, one of them the made-up trust itself.
fn table() -> String {
    let rows: Vec<String> = (0..30)
        .map(|trust| {
            let (code, bme) = if trust == 0 {
                ("RNM".to_owned(), 210)
            } else {
                (format!("RX{trust:02}"), 160 + trust * 3)
            };
            format!("{code},Trust {trust},2025,Indicator 2,,300,1000,{bme},1000")
        })
        .collect();
    format!(
        "Code,Trust,Year,Measure,Value,White numerator,White denominator,BME numerator,BME denominator\n{}\n",
        rows.join("\n")
    )
}

#[test]
fn a_table_of_all_trusts_gives_a_place_quartiles_and_a_funnel() {
    let folder = tempfile::tempdir().unwrap();
    let mut northmoor = northmoor();
    let desk = &mut northmoor.desk;
    let before = desk.among_others(2026, 2).unwrap();
    assert!(
        before.measures.is_empty() && before.notes[0].contains("No table of all trusts"),
        "{before:?}"
    );
    let path = write(folder.path(), "all trusts.csv", &table());
    let report = desk.load_peer_table(&path, None, &[], now()).unwrap();
    assert!(report.kept && report.questions.is_empty(), "{report:#?}");
    assert_eq!((report.rows_read, report.values, report.trusts), (30, 30, 30));
    let among = desk.among_others(2026, 2).unwrap();
    let measure = &among.measures[0];
    assert_eq!(
        measure.quartiles.rows[0][0], "29",
        "the trust itself is not among the others"
    );
    let said = measure.sentences.join(" ");
    assert!(
        said.contains("of 2025 and this trust’s of 2026"),
        "the year is always printed: {said}"
    );
    assert!(said.contains("The table gives 1.43 for this trust"), "{said}");
    let funnel = measure.funnel.as_ref().unwrap();
    assert!(
        funnel.svg.starts_with("<svg")
            && funnel.alt.contains("30 trusts by size")
            && funnel.alt.contains("all trusts.csv")
    );
    assert!(
        desk.among_others(2024, 2).unwrap().measures.is_empty(),
        "2025 was not known in 2024"
    );
    let tables = desk.peers(2026).unwrap().tables;
    assert_eq!(tables[0].what, "30 trusts, 2025, 1 measure, 1 of them with counts");
    desk.remove_peer_table(tables[0].id.into(), now()).unwrap();
    assert!(desk.among_others(2026, 2).unwrap().measures.is_empty());
    assert!(desk.remove_peer_table(tables[0].id.into(), now()).is_err());
}

#[test]
fn a_table_with_open_questions_is_not_kept() {
    let folder = tempfile::tempdir().unwrap();
    let mut northmoor = northmoor();
    let desk = &mut northmoor.desk;
    let path = write(
        folder.path(),
        "t.csv",
        "Code,Indicator 6 BME\nRXA,0.28\nRXB,0.31\nRXC,0.22\n",
    );
    let report = desk.load_peer_table(&path, Some(2024), &[], now()).unwrap();
    assert!(!report.kept && report.questions.len() == 1);
    assert!(desk.peers(2026).unwrap().tables.is_empty(), "nothing was kept");
    let answer = PeerAnswer {
        field: "unit".to_owned(),
        value: "6.bme".to_owned(),
        answer: "fraction".to_owned(),
    };
    assert!(desk.load_peer_table(&path, Some(2024), &[answer], now()).unwrap().kept);
    let staff = write(folder.path(), "staff.csv", "Employee Number,Ethnic Origin\n1,A\n");
    let error = desk.load_peer_table(&staff, None, &[], now()).unwrap_err();
    assert_eq!(error.exit_status(), 4, "{error}");
}

fn card(desk: &Desk) -> Value {
    serde_json::from_str(&desk.peer_card(2026).unwrap()).unwrap()
}

fn as_of(mut card: Value, name: &str, code: &str) -> Value {
    card["organisation"]["name"] = json!(name);
    card["organisation"]["code"] = json!(code);
    card
}

#[test]
fn cards_are_exchanged_and_the_system_is_seen_together() {
    let folder = tempfile::tempdir().unwrap();
    let mut northmoor = northmoor();
    let desk = &mut northmoor.desk;
    let own = card(desk);
    let ratio = own["values"]
        .as_array()
        .unwrap()
        .iter()
        .find(|held| held["subject"] == "2.ratio")
        .unwrap()
        .clone();
    assert_eq!(own["disclosure"], json!({"level": "public", "hides_up_to": 6}));
    let load = |desk: &mut Desk, name: &str, card: &Value| {
        let path = write(folder.path(), name, &card.to_string());
        desk.load_peer_cards(&[path], now())
    };
    let refused = load(desk, "own.json", &own).unwrap_err().to_string();
    assert!(refused.contains("this trust’s own card"), "{refused}");
    let alder = as_of(own.clone(), "Alder NHS Trust", "RXA");
    assert_eq!(
        load(desk, "alder.json", &alder).unwrap(),
        ["Card of Alder NHS Trust, 2026: loaded."]
    );
    assert_eq!(
        load(desk, "alder.json", &alder).unwrap(),
        ["Card of Alder NHS Trust, 2026: replaced."]
    );
    let among = desk.among_others(2026, 2).unwrap();
    let rows = &among.cards[0].rows;
    assert_eq!(rows.len(), 3, "{rows:#?}");
    assert_eq!(rows[2][0], "Together");
    assert_eq!(rows[2][1], rows[0][1], "twice the same trust has the same ratio");
    assert_ne!(rows[2][2], rows[0][2], "and twice the counts a narrower range");
    assert!(rows[2][3].contains("all 2"));
    assert!(ratio["counts"]["above"].is_array());
    let hidden = desk.among_others(2026, 9).unwrap();
    assert!(
        hidden.cards[0].rows.iter().any(|row| row[3] == "hidden: small numbers"),
        "{:?}",
        hidden.cards
    );
    desk.remove_peer_card("RXA", 2026, now()).unwrap();
    assert!(desk.among_others(2026, 2).unwrap().cards.is_empty());
}

#[test]
fn what_is_no_safe_card_is_refused_and_nothing_is_kept() {
    let folder = tempfile::tempdir().unwrap();
    let mut northmoor = northmoor();
    let desk = &mut northmoor.desk;
    let good = as_of(card(desk), "Alder NHS Trust", "RXA");
    let place = good["values"]
        .as_array()
        .unwrap()
        .iter()
        .position(|held| held["subject"] == "2.ratio")
        .unwrap();
    let with = |change: &dyn Fn(&mut Value)| {
        let mut card = good.clone();
        change(&mut card);
        card.to_string()
    };
    let cases = [
        (
            "{\"schema\": \"wres-desk/peer-card/1\", ".to_owned(),
            "damaged on its way",
        ),
        ("[1, 2]".to_owned(), "is not a peer card"),
        (
            "{\"schema\": \"wres-desk/indicators/1\"}".to_owned(),
            "is not a peer card",
        ),
        (with(&|card| card["schema"] = json!("wres-desk/peer-card/2")), "newer"),
        (with(&|card| card["staff"] = json!([])), "unknown field"),
        (
            with(&|card| card["disclosure"]["level"] = json!("working")),
            "does not hide small numbers",
        ),
        (
            with(&|card| card["disclosure"]["hides_up_to"] = json!(0)),
            "does not hide small numbers",
        ),
        (
            with(&|card| card["disclosure"]["hides_up_to"] = json!(3)),
            "does not hide small numbers",
        ),
        (
            with(&|card| card["organisation"]["name"] = json!(" ")),
            "does not name its organisation",
        ),
        (
            with(&|card| card["year"] = json!(1998)),
            "1998 is not a collection year",
        ),
        (
            with(&|card| card["values"][place]["counts"]["above"] = json!([3, 900])),
            "a count that its own level hides",
        ),
        (
            with(&|card| card["values"][place]["counts"]["above"] = json!([900, 300])),
            "not possible",
        ),
        (
            with(&|card| card["values"][place]["value"] = json!(1.0)),
            "does not follow from its counts",
        ),
        (
            with(&|card| card["values"][place]["subject"] = json!("12.ratio")),
            "not known",
        ),
        (
            with(&|card| card["values"][place]["unit"] = json!("percent")),
            "should be in ratio",
        ),
        (
            with(&|card| card["values"][0] = card["values"][place].clone()),
            "stands in it twice",
        ),
    ];
    let fine = write(folder.path(), "fine.json", &good.to_string());
    for (text, why) in cases {
        let path = write(folder.path(), "bad.json", &text);
        let error = desk.load_peer_cards(&[fine.clone(), path], now()).unwrap_err();
        assert!(error.to_string().contains(why), "{why}: {error}");
        assert_eq!(error.exit_status(), 4, "{error}");
    }
    assert!(desk.peers(2026).unwrap().cards.is_empty(), "all or none");
}
