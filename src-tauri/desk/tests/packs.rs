//! Packs that a trust loads: refused with line and reason, in force from then on, named by the figures, taken back again.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    reason = "a test that cannot go on has failed"
)]

mod support;

use std::path::Path;

use desk::view::PackView;
use desk::{Asked, Assignment, Desk, DeskError};
use support::{northmoor, now};

const PACK: &str = include_str!("../../../assets/reference/rules/2026.toml");
const FIGURES: &str = include_str!("../../../assets/reference/benchmarks.csv");

/// The pack of 2026 as a trust would change it.
fn changed(name: &str, changes: &[(&str, &str)]) -> String {
    let mut text = PACK.replace("name = \"2026\"", &format!("name = \"{name}\""));
    for (from, to) in changes {
        assert!(text.contains(from), "the pack of 2026 holds {from:?}");
        text = text.replace(from, to);
    }
    text
}

fn load(desk: &mut Desk, folder: &Path, file: &str, text: &str) -> Result<PackView, DeskError> {
    let path = folder.join(file);
    std::fs::write(&path, text).unwrap();
    desk.load_pack(&path, now())
}

fn rules(desk: &Desk, asked: Option<&str>) -> (String, f64) {
    let asked = Asked {
        rules: asked.map(str::to_owned),
        ..Asked::default()
    };
    let nine = desk.indicators_json(2026, &asked).unwrap();
    (
        nine["rules"]["pack"].as_str().unwrap().to_owned(),
        nine["indicators"]["3"]["relative_likelihood"].as_f64().unwrap(),
    )
}

#[test]
fn a_loaded_pack_rules_its_year_until_it_is_taken_back() {
    let folder = tempfile::tempdir().unwrap();
    let mut northmoor = northmoor();
    let desk = &mut northmoor.desk;
    let (own, ratio) = rules(desk, None);
    assert_eq!(own, "2026");

    let text = changed(
        "2026 revised",
        &[("people = 10, events = 10", "people = 10, events = 1000")],
    );
    let loaded = load(desk, folder.path(), "new rules.txt", &text).unwrap();
    assert!(
        loaded.is_loaded && loaded.is_in_force && loaded.problem.is_empty(),
        "{loaded:?}"
    );
    assert_eq!((loaded.kind.as_str(), loaded.year), ("rules", Some(2026)));
    assert_eq!(loaded.from, "Loaded 20 April 2026 at 09:30");

    let state = |desk: &Desk| desk.nine(2026).unwrap().rows[2].state.clone();
    assert_eq!(state(desk), "too_few", "what the pack says of few events holds at once");
    assert_eq!(
        rules(desk, None).0,
        "2026 revised",
        "figures name the pack that made them"
    );
    assert_eq!(
        rules(desk, Some("2026")),
        ("2026".to_owned(), ratio),
        "the pack of the program can still be asked for"
    );
    let packs = desk.packs().unwrap();
    let in_force: Vec<&str> = packs
        .iter()
        .filter(|pack| pack.year == Some(2026) && pack.is_in_force)
        .map(|pack| pack.name.as_str())
        .collect();
    assert_eq!(in_force, ["2026 revised"], "one pack of a year is in force");

    let store = northmoor.workbooks.with_file_name("store");
    let again = Desk::open_existing(&store).unwrap();
    assert_eq!(
        rules(&again, None).0,
        "2026 revised",
        "it is in force when the store is opened again"
    );

    let desk = &mut northmoor.desk;
    desk.remove_pack("rules", "2026 revised", now()).unwrap();
    assert_eq!(rules(desk, None), ("2026".to_owned(), ratio), "as before");
    assert!(desk.remove_pack("rules", "2026 revised", now()).is_err(), "it is gone");
    assert!(
        desk.remove_pack("rules", "2026", now()).is_err(),
        "the program's own cannot be removed"
    );
}

#[test]
fn the_pack_loaded_last_is_in_force_and_one_of_the_same_name_is_replaced() {
    let folder = tempfile::tempdir().unwrap();
    let mut northmoor = northmoor();
    let desk = &mut northmoor.desk;
    load(desk, folder.path(), "a.toml", &changed("A", &[])).unwrap();
    let path = folder.path().join("b.toml");
    std::fs::write(&path, changed("B", &[])).unwrap();
    desk.load_pack(&path, now() + chrono::Duration::seconds(1)).unwrap();
    assert_eq!(rules(desk, None).0, "B");
    std::fs::write(&path, changed("A", &[("edition = \"", "edition = \"Second. ")])).unwrap();
    desk.load_pack(&path, now() + chrono::Duration::seconds(2)).unwrap();
    let held: Vec<PackView> = desk
        .packs()
        .unwrap()
        .into_iter()
        .filter(|pack| pack.is_loaded)
        .collect();
    assert_eq!(
        held.iter().map(|pack| pack.name.as_str()).collect::<Vec<_>>(),
        ["A", "B"],
        "the latest first"
    );
    assert!(
        held[0].is_in_force && held[0].what.starts_with("Second. "),
        "{:?}",
        held[0]
    );
}

#[test]
fn a_pack_of_a_new_year_opens_that_year_and_stays_while_it_is_needed() {
    let folder = tempfile::tempdir().unwrap();
    let mut desk = Desk::open(&folder.path().join("store")).unwrap();
    assert!(desk.nine(2027).is_err(), "there are no rules for 2027");
    let text = PACK
        .replace("2026-", "2027-")
        .replace("2025-04", "2026-04")
        .replace("\"2026\"", "\"2027\"")
        .replace("year = 2026\ned", "year = 2027\ned");
    load(&mut desk, folder.path(), "2027.toml", &text).unwrap();
    assert_eq!(
        desk.frame(None).unwrap().year,
        2027,
        "the newest year there are rules for"
    );
    let typed = Assignment {
        key: "survey.5.white_percent".to_owned(),
        value: "20".to_owned(),
        ..Assignment::default()
    };
    desk.set_values(2027, &[typed], now()).unwrap();
    let refused = desk.remove_pack("rules", "2027", now()).unwrap_err().to_string();
    assert!(refused.contains("only rule pack of 2027"), "{refused}");
    load(
        &mut desk,
        folder.path(),
        "2027 second.toml",
        &text.replace("\"2027\"", "\"2027 b\""),
    )
    .unwrap();
    desk.remove_pack("rules", "2027", now()).unwrap();
    assert_eq!(desk.nine(2027).unwrap().rows.len(), 9);
}

#[test]
fn a_loaded_pack_rules_reading_and_files_kept_under_other_dates_are_told() {
    let folder = tempfile::tempdir().unwrap();
    let mut northmoor = northmoor();
    let recruitment = northmoor.workbooks.join("recruitment.xlsx");
    let desk = &mut northmoor.desk;
    let shortlisted = |desk: &Desk| {
        let nine = desk.indicators_json(2026, &Asked::default()).unwrap();
        let held = &nine["indicators"]["2"]["shortlisted"];
        ["white", "bme", "unknown"]
            .map(|group| held[group].as_u64().unwrap())
            .iter()
            .sum::<u64>()
    };
    let told = |desk: &Desk| {
        let files = desk.data(2026).unwrap().kinds.into_iter().flat_map(|kind| kind.files);
        files
            .flat_map(|file| file.findings)
            .filter(|held| held.message.contains("now in force"))
            .count()
    };
    let whole = shortlisted(desk);
    assert_eq!(told(desk), 0);
    let half = changed(
        "2026 half",
        &[("period_first = 2025-04-01", "period_first = 2025-10-01")],
    );
    load(desk, folder.path(), "half.toml", &half).unwrap();
    assert!(
        told(desk) > 0,
        "rows kept were counted by the other dates, which is told"
    );
    assert_eq!(
        shortlisted(desk),
        whole,
        "until the file is read again nothing of it changes"
    );
    let nothing = desk::view::Decisions {
        answers: Vec::new(),
        kinds: std::collections::BTreeMap::new(),
        sheets: std::collections::BTreeMap::new(),
        header_rows: std::collections::BTreeMap::new(),
        left_out: Vec::new(),
    };
    let report = desk
        .keep(2026, &[recruitment], &nothing, now(), &mut support::on)
        .unwrap();
    assert!(report.kept, "{report:?}");
    let now_held = shortlisted(desk);
    assert!(
        now_held < whole && now_held > 0,
        "half a year’s applicants: {now_held} of {whole}"
    );
}

#[test]
fn a_file_that_is_no_pack_is_refused_with_line_and_reason_and_changes_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let mut northmoor = northmoor();
    let desk = &mut northmoor.desk;
    let before = desk.packs().unwrap();
    let averaging = PACK.lines().position(|line| line.starts_with("averaging =")).unwrap() + 1;
    for (text, line, reason) in [
        ("", 1, "this is no pack"),
        ("Dear colleague,\nhere are the rules.\n", 1, "this is no pack"),
        (PACK, 3, "comes with the program"),
        (
            &changed("x", &[("single_year", "three_years")]),
            averaging,
            "three_years",
        ),
        ("year;indicator;value\n2025;1;28\n", 1, "the columns must be"),
        (
            &FIGURES.replacen(",28.6,percent,", ",many,percent,", 1),
            0,
            "is not a value that is known",
        ),
    ] {
        let error = load(desk, folder.path(), "pack.toml", text).expect_err(reason);
        assert_eq!(error.exit_status(), 4, "{error}");
        let (failure, words) = (error.failure(), error.to_string());
        assert!(
            words.starts_with("“pack.toml” is not loaded: line ") && words.contains(reason),
            "{words}"
        );
        if line > 0 {
            assert_eq!(failure.place, format!("pack.toml, line {line}"), "{words}");
        }
    }
    let path = folder.path().join("latin.toml");
    std::fs::write(&path, b"name = \"2026\"\nedition = \"Zo\xeb\"\n").unwrap();
    let words = desk.load_pack(&path, now()).unwrap_err().to_string();
    assert!(words.contains("line 2: ") && words.contains("UTF-8"), "{words}");
    let words = desk
        .load_pack(&folder.path().join("nowhere.toml"), now())
        .unwrap_err()
        .to_string();
    assert!(
        words.contains("“nowhere.toml” is not loaded: it cannot be read"),
        "{words}"
    );
    assert_eq!(desk.packs().unwrap(), before, "nothing was changed");
}

#[test]
fn newer_published_figures_take_the_place_of_those_for_the_same_thing() {
    let folder = tempfile::tempdir().unwrap();
    let mut northmoor = northmoor();
    let desk = &mut northmoor.desk;
    let header = FIGURES.lines().find(|line| line.starts_with("year,")).unwrap();
    let row = "2026,2,england,England,relative_likelihood,ratio,1.47,ratio,yes,one_source,Made up for this test,,A title,https://example.org";
    let england = |desk: &Desk| {
        let gaps = desk.gaps_json(2026).unwrap();
        let of = gaps["gaps"].as_array().unwrap().iter().find(|gap| {
            gap["indicator"] == "2" && gap["measure"] == "relative_likelihood" && gap["scope"] == "england"
        });
        of.map(|gap| (gap["year"].as_u64().unwrap(), gap["benchmark"].as_f64().unwrap()))
            .unwrap()
    };
    let before = england(desk);
    assert_ne!(before.0, 2026, "no figure for 2026 comes with the program");
    let loaded = load(desk, folder.path(), "figures 2026.csv", &format!("{header}\n{row}\n")).unwrap();
    assert_eq!(
        (loaded.kind.as_str(), loaded.name.as_str()),
        ("benchmarks", "figures 2026")
    );
    assert_eq!(england(desk), (2026, 1.47));
    load(
        desk,
        folder.path(),
        "figures 2026.csv",
        &format!("{header}\n{}\n", row.replace("1.47", "1.51")),
    )
    .unwrap();
    assert_eq!(england(desk), (2026, 1.51), "the newer figures of the same name");
    desk.remove_pack("benchmarks", "figures 2026", now()).unwrap();
    assert_eq!(england(desk), before);
}

const LIBRARY: &str = include_str!("../../../assets/reference/actions/library.toml");

/// A pack of the library's first action under another name and key.
fn actions(name: &str, key: &str, title: &str) -> String {
    let (head, rest) = LIBRARY.split_once("[[action]]").unwrap();
    let first = rest.split("[[action]]").next().unwrap();
    let head = head.replace("Actions of WRES Desk", name);
    let first = first
        .replace("key = \"structured_shortlisting\"", &format!("key = \"{key}\""))
        .replace("Shortlist with a short list", title);
    format!("{head}[[action]]{first}")
}

#[test]
fn packs_of_actions_are_laid_over_the_library_and_never_take_a_trusts_own_away() {
    let folder = tempfile::tempdir().unwrap();
    let mut northmoor = northmoor();
    let desk = &mut northmoor.desk;
    let shown = |desk: &Desk| {
        let reference = desk.settings().unwrap().reference;
        let library = reference
            .into_iter()
            .find(|view| view.name == "Action library")
            .unwrap();
        let rows = library.table.rows.into_iter();
        rows.map(|row| row[0].clone()).collect::<Vec<_>>()
    };
    let loaded = load(
        desk,
        folder.path(),
        "ours.toml",
        &actions("Ours", "own_lists", "Keep short lists"),
    )
    .unwrap();
    assert_eq!((loaded.kind.as_str(), loaded.name.as_str()), ("actions", "Ours"));
    assert_eq!(loaded.what, "1 action, November 2026");
    assert!(loaded.is_in_force && loaded.is_loaded);
    load(
        desk,
        folder.path(),
        "newer.toml",
        &actions("2027", "structured_shortlisting", "Shortlist by grid"),
    )
    .unwrap();
    let titles = shown(desk);
    assert_eq!(titles.len(), 41);
    assert!(
        titles[0].starts_with("Shortlist by grid"),
        "the newer one stands in its place"
    );
    assert!(titles[40].starts_with("Keep short lists"), "the trust’s own stays");

    let other = actions("Ours", "structured_shortlisting", "Shortlist by lot");
    let refused = load(desk, folder.path(), "other.toml", &other).expect_err("it would take the trust’s own away");
    assert!(refused.to_string().contains("own_lists"), "{refused}");
    assert_eq!(shown(desk), titles, "nothing changed");
    let edited = actions("Ours", "own_lists", "Keep very short lists");
    load(desk, folder.path(), "ours.toml", &edited).unwrap();
    assert!(
        shown(desk)[40].starts_with("Keep very short lists"),
        "its own file may be edited"
    );

    let odd = edited.replace("months = 6", "months = 0");
    let refused = load(desk, folder.path(), "odd.toml", &odd).expect_err("no months");
    assert!(
        refused.to_string().contains("line ") && refused.to_string().contains("own_lists"),
        "{refused}"
    );

    desk.remove_pack("actions", "2027", now()).unwrap();
    desk.remove_pack("actions", "Ours", now()).unwrap();
    assert_eq!(shown(desk).len(), 40, "what came with the program is left");
    let kinds: Vec<String> = desk.packs().unwrap().into_iter().map(|pack| pack.kind).collect();
    assert_eq!(
        kinds.last().unwrap(),
        "actions",
        "the library that came with the program is listed"
    );
}
