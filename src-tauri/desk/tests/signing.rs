//! Signing off by two roles: what stops it, what it protects, how it is reopened, and what is carried into the next year.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    reason = "a test that cannot go on has failed"
)]

mod complete;

use complete::{TYPED, YEAR, at, complete, explain_all, keep_staff, set};
use desk::view::{ActionFields, SignOffView};
use desk::{Desk, DeskError, Level};

const LEAD: &str = "Equality lead";
const DIRECTOR: &str = "Director of People";
const SAID: &str = "I have checked these figures.";

fn sign(desk: &mut Desk, role: &str, time: &str) -> Result<SignOffView, DeskError> {
    desk.sign(YEAR, role, SAID, at(time))
}

fn signed(desk: &mut Desk) {
    sign(desk, LEAD, "10:00:00").unwrap();
    assert_eq!(sign(desk, DIRECTOR, "11:00:00").unwrap().state, "signed");
}

fn item(desk: &Desk, year: u16, label: &str) -> (Vec<String>, Vec<String>) {
    let lines = desk.submission(year).unwrap().lines;
    let line = lines.into_iter().find(|line| line.label.contains(label)).unwrap();
    (line.previous, line.current)
}

fn refused<T: std::fmt::Debug>(done: Result<T, DeskError>, words: &str) -> DeskError {
    let error = done.expect_err(words);
    assert!(error.to_string().contains(words), "“{error}” says “{words}”");
    error
}

#[test]
fn two_roles_sign_the_same_figures() {
    let folder = tempfile::tempdir().unwrap();
    let mut desk = complete(folder.path());
    assert_eq!(desk.sign_off(YEAR).unwrap().state, "ready");
    assert_eq!(desk.frame(Some(YEAR)).unwrap().state, "Checked");

    for (role, said, words) in [
        ("  ", SAID, "The role is missing"),
        (LEAD, " ", "The statement is missing"),
        (&"x".repeat(121), SAID, "longer than 120 letters"),
        (".", SAID, "has no word in it"),
        ("2026", SAID, "has no word in it"),
    ] {
        refused(desk.sign(YEAR, role, said, at("09:59:00")), words);
    }
    let half = sign(&mut desk, LEAD, "10:00:00").unwrap();
    assert_eq!((half.state.as_str(), half.signatures.len()), ("half", 1));
    assert_eq!(half.signatures[0].at, "4 May 2026 at 10:00");
    assert_ne!(half.role, LEAD, "another role is offered");
    assert_eq!(
        desk.frame(Some(YEAR)).unwrap().state,
        "Checked",
        "one signature is not two"
    );
    for other in [
        "EQUALITY  lead",
        "Equ\u{430}lity le\u{200D}ad.",
        "Ｅquality lead",
        "EquaIity lead",
    ] {
        refused(sign(&mut desk, other, "10:30:00"), "has signed already");
    }

    let json = |desk: &Desk| -> serde_json::Value {
        serde_json::from_slice(&desk.document(YEAR, "submission-json", at("12:00:00").date()).unwrap()).unwrap()
    };
    let draft = json(&desk);
    assert_eq!(
        (&draft["state"], draft["signatures"].as_array().unwrap().len()),
        (&serde_json::json!("draft"), 1)
    );
    let whole = sign(&mut desk, DIRECTOR, "11:00:00").unwrap();
    assert_eq!(whole.state, "signed");
    let held = json(&desk);
    assert_eq!(held["state"], "signed");
    let [first, second] = held["signatures"].as_array().unwrap().as_slice() else {
        panic!("two have signed: {held}");
    };
    assert_eq!(first["role"], LEAD);
    assert_eq!(
        (&second["role"], &second["at"]),
        (&serde_json::json!(DIRECTOR), &serde_json::json!("2026-05-04T11:00:00"))
    );
    assert_eq!(
        first["figures_sha256"], second["figures_sha256"],
        "both have signed the same"
    );
    assert!(
        desk.log_entries()
            .unwrap()
            .iter()
            .any(|line| line.what.contains(first["figures_sha256"].as_str().unwrap())),
        "the digest is the one that the log records"
    );
    let frame = desk.frame(Some(YEAR)).unwrap();
    assert_eq!(frame.state, "Signed off");
    assert!(
        frame
            .signed
            .contains("signed off by Equality lead and Director of People on 4 May 2026 at 11:00"),
        "{}",
        frame.signed
    );
    refused(sign(&mut desk, "Chair", "12:00:00"), "signed off already");
    let verified = desk.verify().unwrap();
    assert!(verified.is_whole, "{:?}", verified.wrong);
    for signature in &whole.signatures {
        assert!(
            signature.recorded.starts_with("log entry "),
            "a signature can be looked up in the log: {}",
            signature.recorded
        );
    }
}

#[test]
fn errors_and_unexplained_warnings_stop_signing() {
    let folder = tempfile::tempdir().unwrap();
    let mut desk = complete(folder.path());
    for (key, wrong, right) in [
        ("recruitment.appointed.bme", "61", "9"),
        ("board.executive.white", "6", "5"),
        ("survey.7.bme_percent", "", "45.6"),
        ("survey.8.bme_percent", "0.2", "14.8"),
    ] {
        set(&mut desk, &[(key, wrong)]).unwrap();
        let view = desk.sign_off(YEAR).unwrap();
        assert_eq!(view.state, "stopped", "{key}={wrong}");
        assert!(
            !view.in_the_way.is_empty(),
            "{key}={wrong}: what is in the way is named"
        );
        let stopped = refused(sign(&mut desk, LEAD, "10:00:00"), "cannot be signed yet");
        assert_eq!(
            stopped.exit_status(),
            5,
            "errors of the return have their own exit status"
        );
        set(&mut desk, &[(key, right)]).unwrap();
    }
    // A reason settles a warning and never an error.
    set(&mut desk, &[("recruitment.appointed.bme", "61")]).unwrap();
    let error = &desk.sign_off(YEAR).unwrap().in_the_way[0];
    desk.give_reason(YEAR, &error.key, "It is right all the same.", at("10:00:00"))
        .unwrap_err();
    refused(sign(&mut desk, LEAD, "10:00:00"), "cannot be signed yet");
    assert_eq!(desk.frame(Some(YEAR)).unwrap().state, "Draft");
    set(
        &mut desk,
        &[("recruitment.appointed.bme", "9"), ("survey.8.bme_percent", "0.2")],
    )
    .unwrap();
    explain_all(&mut desk);
    assert_eq!(sign(&mut desk, LEAD, "10:00:00").unwrap().state, "half");
}

#[test]
fn a_first_signature_lapses_with_its_figures() {
    let folder = tempfile::tempdir().unwrap();
    let mut desk = complete(folder.path());
    sign(&mut desk, LEAD, "10:00:00").unwrap();
    set(&mut desk, &[("training.people.bme", "13")]).unwrap();
    let view = desk.sign_off(YEAR).unwrap();
    assert_eq!(view.state, "ready");
    assert!(view.notes[0].contains("no longer counts"), "{:?}", view.notes);
    // The figures as they were are those that were signed.
    set(&mut desk, &[("training.people.bme", "12")]).unwrap();
    assert_eq!(desk.sign_off(YEAR).unwrap().state, "half");
    set(&mut desk, &[("training.people.bme", "13")]).unwrap();
    let view = sign(&mut desk, DIRECTOR, "11:00:00").unwrap();
    assert_eq!(view.state, "half", "the second to sign is the first on the new figures");
    assert_eq!(
        (view.signatures[0].role.as_str(), view.history[0].role.as_str()),
        (DIRECTOR, LEAD)
    );
    assert!(
        view.history[0].lapsed.contains("changed after it was signed"),
        "{:?}",
        view.history
    );
    assert_eq!(sign(&mut desk, LEAD, "12:00:00").unwrap().state, "signed");
}

/// Every change of a signed year's data is refused, and what it leaves is what was there.
#[test]
fn a_signed_year_can_only_be_read() {
    let folder = tempfile::tempdir().unwrap();
    let mut desk = complete(folder.path());
    let warned = desk
        .submission(YEAR)
        .unwrap()
        .checks
        .first()
        .map_or("x".to_owned(), |check| check.key.clone());
    signed(&mut desk);
    let before = desk.submission(YEAR).unwrap();
    let file = desk
        .data(YEAR)
        .unwrap()
        .kinds
        .into_iter()
        .flat_map(|kind| kind.files)
        .next()
        .unwrap();
    let now = at("12:00:00");
    let pack = folder.path().join("pack.toml");
    let rules = include_str!("../../../assets/reference/rules/2026.toml");
    std::fs::write(&pack, rules.replace("name = \"2026\"", "name = \"2026 other\"")).unwrap();

    let words = "is signed off, so its data and figures cannot be changed";
    refused(set(&mut desk, &[("training.people.bme", "13")]), words);
    refused(set(&mut desk, &[("training.people.bme", "")]), words);
    refused(set(&mut desk, &[("rules.indicator_3.averaging", "two_years")]), words);
    refused(keep_staff(&mut desk, folder.path(), "other.csv", 90), words);
    refused(desk.undo_keep(YEAR, "staff", now), words);
    refused(desk.remove_file(YEAR, file.id, now), words);
    refused(desk.give_reason(YEAR, &warned, "Another word.", now), words);
    refused(desk.load_pack(&pack, now).map(|_| ()), words);
    assert_eq!(desk.submission(YEAR).unwrap(), before);

    // The plan, the notes for the board and the trust's own details live on.
    desk.save_note(YEAR, 2, "The board asked for more.", now).unwrap();
    desk.save_action(YEAR, 0, 0, &action("Use structured interviews.", "on_track"), now)
        .unwrap();
    set(&mut desk, &[("trust.name", "Little Combe NHS Trust")]).unwrap();
    assert_eq!(desk.submission(YEAR).unwrap(), before);
    assert!(desk.verify().unwrap().is_whole);
}

fn action(title: &str, state: &str) -> ActionFields {
    let folder = tempfile::tempdir().unwrap();
    let today = at("10:00:00").date();
    let blank = Desk::open(folder.path())
        .unwrap()
        .new_action(YEAR, 2, today)
        .unwrap()
        .fields;
    let action = ActionFields {
        title: title.to_owned(),
        owner: "Head of resourcing".to_owned(),
        due: "2027-01-31".to_owned(),
        outcome_from: Some(YEAR),
        outcome_baseline: Some(1.48),
        outcome_target: Some(1.25),
        ..blank
    };
    match state {
        "late" => ActionFields {
            due: "2026-01-31".to_owned(),
            ..action
        },
        "done" => ActionFields {
            finished_on: today.to_string(),
            ..action
        },
        "closed" => ActionFields {
            closed_on: today.to_string(),
            closed_reason: "Overtaken by another.".to_owned(),
            ..action
        },
        _ => action,
    }
}

#[test]
fn what_changes_elsewhere_never_changes_signed_figures() {
    let folder = tempfile::tempdir().unwrap();
    let mut desk = complete(folder.path());
    signed(&mut desk);
    let before = desk.submission(YEAR).unwrap();
    // Last year's counts come in afterwards, which would stand beside this year's.
    let last: Vec<desk::Assignment> = TYPED
        .iter()
        .filter(|(key, _)| key.starts_with("recruitment."))
        .map(|(key, _)| desk::Assignment {
            key: (*key).to_owned(),
            value: "7".to_owned(),
            reason: String::new(),
            role: String::new(),
        })
        .collect();
    desk.set_values(YEAR - 1, &last, at("12:00:00")).unwrap();
    let after = desk.submission(YEAR).unwrap();
    assert_eq!(after.lines, before.lines, "the return is the one that was signed");
    let view = desk.sign_off(YEAR).unwrap();
    assert!(view.differs > 0);
    assert!(
        view.notes[0].contains("last year"),
        "what differs is named: {:?}",
        view.notes
    );
    assert!(
        desk.frame(Some(YEAR))
            .unwrap()
            .signed
            .contains("the return keeps the signed ones")
    );
    differs_is_said_where_the_figures_stand(&desk);
    let csv = String::from_utf8(desk.document(YEAR, "submission-csv", at("10:00:00").date()).unwrap()).unwrap();

    let view = desk
        .reopen(
            YEAR,
            "Director of People",
            "Last year’s counts were missing.",
            at("13:00:00"),
        )
        .unwrap();
    assert_eq!((view.signatures.len(), view.history.len()), (0, 2));
    assert!(
        view.history[1].lapsed.contains("counts were missing."),
        "{:?}",
        view.history
    );
    assert_ne!(
        desk.submission(YEAR).unwrap().lines,
        before.lines,
        "reopened, it is worked out again"
    );
    assert_ne!(
        String::from_utf8(desk.document(YEAR, "submission-csv", at("10:00:00").date()).unwrap()).unwrap(),
        csv
    );
    assert_eq!(desk.frame(Some(YEAR)).unwrap().signed, "");
    set(&mut desk, &[("training.people.bme", "13")]).unwrap();
    explain_all(&mut desk);
    signed(&mut desk);
    let verified = desk.verify().unwrap();
    assert!(verified.is_whole, "{:?}", verified.wrong);
}

/// Recruitment of last year is held now and was not when the return was signed.
fn differs_is_said_where_the_figures_stand(desk: &Desk) {
    let words = "These figures differ from what was signed on 4 May 2026 at 11:00: item ";
    let rows = desk.nine(YEAR).unwrap().rows;
    let caution = &rows[1].caution;
    assert!(
        caution.starts_with(words)
            && caution.contains("last year: signed White no figure")
            && caution.contains(", now White 7"),
        "{caution}"
    );
    assert_eq!(rows[4].caution, "", "what did not change says nothing");
    assert!(desk.indicator(YEAR, 2).unwrap().row.caution.starts_with(words));
    let text = |key: &str| String::from_utf8(desk.document(YEAR, key, at("10:00:00").date()).unwrap()).unwrap();
    assert!(text("indicators-csv").contains(words));
    let evidence: serde_json::Value = serde_json::from_str(&text("evidence-json")).unwrap();
    assert!(
        evidence["indicators"][1]["caution"]
            .as_str()
            .unwrap()
            .starts_with(words)
    );
    assert!(
        evidence["standing"]["differs_from_signed"]
            .as_str()
            .unwrap()
            .starts_with(words)
    );
    let items = evidence["items"].as_array().unwrap();
    assert!(items.iter().any(|item| item["differs_from_signed"][0].is_string()));

    for (level, figures) in [(Level::Working, true), (Level::Public, false)] {
        let asked = desk::Asked {
            level,
            ..desk::Asked::default()
        };
        let json = desk.indicators_json(YEAR, &asked).unwrap();
        assert!(json["indicators"]["2"]["caution"].as_str().unwrap().starts_with(words));
        let signed = json["signed"].to_string();
        assert!(signed.contains("last year"), "{signed}");
        assert_eq!(
            signed.contains("signed White no figure"),
            figures,
            "small numbers stay in the working level: {signed}"
        );
    }
    let compared = desk::Asked {
        compare: Some(YEAR),
        ..desk::Asked::default()
    };
    let json = desk.indicators_json(YEAR - 1, &compared).unwrap();
    assert!(
        json["compare"]["signed"]["sentence"]
            .as_str()
            .unwrap()
            .starts_with(words)
    );
    let gaps = desk.gaps_json(YEAR).unwrap();
    assert!(gaps["signed"]["sentence"].as_str().unwrap().starts_with(words));
}

#[test]
fn papers_of_a_signed_year_keep_the_name_and_code_that_were_signed() {
    let folder = tempfile::tempdir().unwrap();
    let mut desk = complete(folder.path());
    sign(&mut desk, LEAD, "10:00:00").unwrap();
    set(&mut desk, &[("trust.code", "RZ8")]).unwrap();
    let view = desk.sign_off(YEAR).unwrap();
    assert!(
        view.notes[0].contains("name or code"),
        "the code is part of what was signed: {:?}",
        view.notes
    );
    set(&mut desk, &[("trust.code", "RZ9"), ("trust.region", "London")]).unwrap();
    assert_eq!(
        desk.sign_off(YEAR).unwrap().state,
        "half",
        "the region is no part of it"
    );
    assert_eq!(sign(&mut desk, DIRECTOR, "11:00:00").unwrap().state, "signed");
    let paper = |desk: &Desk, key: &str| desk.document(YEAR, key, at("10:00:00").date()).unwrap();
    let before = ["submission-json", "submission"].map(|key| paper(&desk, key));

    set(&mut desk, &[("trust.name", "Great Combe Trust"), ("trust.code", "RZ7")]).unwrap();
    for key in ["submission-json", "evidence-json", "indicators-csv"] {
        let text = String::from_utf8(paper(&desk, key)).unwrap();
        assert!(
            text.contains("Little Combe Community Trust") && text.contains("RZ9"),
            "{key} carries what was signed"
        );
        // The log in the evidence says that the trust was named otherwise since; nothing else does.
        let log = text.find("\"log\"").unwrap_or(text.len());
        assert!(
            !text[..log].contains("Great Combe"),
            "{key} carries nothing of the new name"
        );
    }
    assert_eq!(
        ["submission-json", "submission"].map(|key| paper(&desk, key)),
        before,
        "the return's own papers are to the byte what they were"
    );
    let names = desk.documents(YEAR).unwrap().documents;
    assert!(names.iter().all(|held| held.file_name.contains("RZ9")), "{names:?}");
    let view = desk.sign_off(YEAR).unwrap();
    assert!(
        view.notes[0].contains("“Great Combe Trust” (RZ7)")
            && view.notes[0].contains("“Little Combe Community Trust” (RZ9)"),
        "{:?}",
        view.notes
    );
    assert!(desk.verify().unwrap().is_whole);
    desk.reopen(YEAR, LEAD, "The trust has a new name.", at("12:00:00"))
        .unwrap();
    let text = String::from_utf8(paper(&desk, "submission-json")).unwrap();
    assert!(
        text.contains("Great Combe"),
        "reopened, it is named as the settings have it"
    );
}

#[test]
fn reopening_needs_a_role_a_reason_and_a_signature() {
    let folder = tempfile::tempdir().unwrap();
    let mut desk = complete(folder.path());
    refused(desk.reopen(YEAR, LEAD, "Why not.", at("10:00:00")), "nothing to reopen");
    sign(&mut desk, LEAD, "10:00:00").unwrap();
    let view = desk.reopen(YEAR, LEAD, "Signed too early.", at("10:05:00")).unwrap();
    assert_eq!(view.state, "ready", "one signature alone can be taken back");
    signed(&mut desk);
    refused(desk.reopen(YEAR, "", "Why not.", at("12:00:00")), "The role is missing");
    refused(desk.reopen(YEAR, LEAD, " ", at("12:00:00")), "The reason is missing");
    assert_eq!(desk.sign_off(YEAR).unwrap().state, "signed");
}

#[test]
fn the_next_year_has_what_holds_on_and_nothing_else() {
    let folder = tempfile::tempdir().unwrap();
    let mut desk = complete(folder.path());
    let now = at("14:00:00");
    refused(desk.start_year(2027, now), "There are no rules for 2027 yet");
    assert!(!desk.home(YEAR, now.date()).unwrap().next_year.can_start);
    let pack = folder.path().join("2027.toml");
    std::fs::write(&pack, rules_of_2027()).unwrap();
    desk.load_pack(&pack, now).unwrap();

    desk.save_note(YEAR, 2, "Look at bands 7 and above.", now).unwrap();
    desk.save_note(YEAR, 9, "Two seats fall vacant.", now).unwrap();
    for (title, state) in [
        ("Open.", "late"),
        ("Done.", "done"),
        ("Closed.", "closed"),
        ("New.", "not_started"),
    ] {
        desk.save_action(YEAR, 0, 0, &action(title, state), now).unwrap();
    }
    set(&mut desk, &[("rules.indicator_3.averaging", "single_year")]).unwrap();
    explain_all(&mut desk);
    signed(&mut desk);
    let signed_cells = item(&desk, YEAR, "accessing").1;
    assert!(desk.home(YEAR, now.date()).unwrap().next_year.can_start);

    let started = desk.start_year(2027, now).unwrap();
    assert_eq!((started.from, started.is_new), (Some(YEAR), true));
    let words = started.lines.join("\n");
    for expected in [
        "2027 is started from 2026.",
        "signed off on 4 May 2026 at 11:00",
        "2 notes for the board were copied, marked “From 2026”",
        "2 open actions were copied",
        "2 actions that are done or closed stay",
        "How indicator 3 is averaged was chosen for 2026 alone.",
    ] {
        assert!(words.contains(expected), "“{expected}” is said:\n{words}");
    }
    assert_eq!(
        desk.indicator(2027, 2).unwrap().note,
        "From 2026: Look at bands 7 and above."
    );
    let plan = desk.plan(2027, now.date()).unwrap().actions;
    assert_eq!(
        plan.iter()
            .map(|held| (held.fields.title.as_str(), held.standing.baseline.as_str()))
            .collect::<Vec<_>>(),
        [("Open.", "1.48 in 2026"), ("New.", "1.48 in 2026")]
    );
    assert!(plan.iter().all(|held| held.carried_from == Some(YEAR)), "{plan:?}");
    assert_eq!(
        desk.plan(YEAR, now.date()).unwrap().actions.len(),
        4,
        "last year's plan is left as it is"
    );
    assert_eq!(
        item(&desk, 2027, "accessing").0,
        signed_cells,
        "last year beside this year is what was signed"
    );
    assert!(desk.data(2027).unwrap().kinds.iter().all(|kind| kind.files.is_empty()));

    // Once is enough: what is removed or changed since does not come back.
    desk.remove_actions(2027, &[plan[1].id], now).unwrap();
    desk.save_note(2027, 9, "", now).unwrap();
    let again = desk.start_year(2027, at("15:00:00")).unwrap();
    assert!(
        !again.is_new && again.lines[0].contains("nothing was carried over again"),
        "{again:?}"
    );
    assert_eq!(desk.plan(2027, now.date()).unwrap().actions.len(), 1);
    assert_eq!(desk.indicator(2027, 9).unwrap().note, "");
    assert!(desk.verify().unwrap().is_whole);
}

/// The rules of 2026 as those of a year later.
fn rules_of_2027() -> String {
    let text = include_str!("../../../assets/reference/rules/2026.toml");
    text.lines()
        .map(|line| match line.split_once('=').map(|(key, _)| key.trim()) {
            Some("name") if line.contains("\"2026\"") => line.replace("2026", "2027"),
            Some("year" | "snapshot") => line.replace("2026", "2027"),
            Some("period_first" | "period_last" | "survey_year" | "date") => {
                line.replace("2026", "2027").replace("2025", "2026")
            }
            _ => line.to_owned(),
        })
        .collect::<Vec<_>>()
        .join("\n")
}

#[test]
fn everything_typed_is_used() {
    let folder = tempfile::tempdir().unwrap();
    let desk = complete(folder.path());
    assert_eq!(
        desk.still_needed(YEAR).unwrap(),
        [] as [String; 0],
        "{} keys",
        TYPED.len()
    );
}
