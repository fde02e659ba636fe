//! Every change and every file that leaves the program has its line in the log, and a change that failed has none.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    reason = "a test that cannot go on has failed"
)]

mod complete;

use std::path::Path;

use complete::{YEAR, at, complete, keep_staff, nothing_decided, set};
use desk::view::{ActionFields, ActionView, AnswerView, Decisions, TrustView};
use desk::{Assignment, Continue, Desk};

/// What the log gained by doing something, oldest first.
fn gained(desk: &mut Desk, work: impl FnOnce(&mut Desk)) -> Vec<String> {
    let before = desk.verify().unwrap().entries;
    work(desk);
    let verified = desk.verify().unwrap();
    assert!(verified.is_whole, "{:?}", verified.wrong);
    let mut lines: Vec<String> = desk
        .log_entries()
        .unwrap()
        .into_iter()
        .filter(|entry| entry.number > before)
        .map(|entry| entry.what)
        .collect();
    lines.reverse();
    lines
}

fn action(desk: &mut Desk) -> ActionView {
    let action = ActionFields {
        title: "Use structured interviews.".to_owned(),
        owner: "Head of resourcing".to_owned(),
        ..desk.new_action(YEAR, 2, at("10:00:00").date()).unwrap().fields
    };
    desk.save_action(YEAR, 0, 0, &action, at("10:00:00")).unwrap()
}

type Change = (&'static str, &'static str, fn(&mut Desk, &Path));

/// Each change in the order of a year's work, with words its line has.
const CHANGES: [Change; 33] = [
    ("details of the trust", "Set trust.region to London.", |desk, _| {
        set(desk, &[("trust.region", "London")]).unwrap();
    }),
    ("the form of the trust", "Set trust.type to acute.", |desk, _| {
        let trust = TrustView {
            name: "Little Combe".into(),
            code: "RZ9".into(),
            region: "London".into(),
            kind: "acute".into(),
        };
        desk.save_trust(&trust, at("09:00:00")).unwrap();
    }),
    ("a figure typed in", "Set training.people.bme to 13.", |desk, _| {
        set(desk, &[("training.people.bme", "13")]).unwrap();
    }),
    ("a figure taken back", "Took back training.people.bme.", |desk, _| {
        set(desk, &[("training.people.bme", "")]).unwrap();
    }),
    (
        "averaging",
        "Set rules.indicator_3.averaging to single_year.",
        |desk, _| {
            set(desk, &[("rules.indicator_3.averaging", "single_year")]).unwrap();
        },
    ),
    ("the aspiration", "Set aspiration.share to 25.", |desk, _| {
        let value = |key: &str, value: &str| Assignment {
            key: key.into(),
            value: value.into(),
            reason: String::new(),
            role: String::new(),
        };
        desk.set_values(
            YEAR,
            &[value("aspiration.share", "25"), value("aspiration.target_year", "2030")],
            at("09:00:00"),
        )
        .unwrap();
    }),
    ("an import", "Kept “cases.csv” as", |desk, folder| {
        let path = folder.join("cases.csv");
        std::fs::write(
            &path,
            "Case Reference,Employee Number,Ethnic Origin,Case Type,Stage,Date Entered\nC1,1001,Indian,Disciplinary,Formal,01/06/2025\n",
        )
        .unwrap();
        keep(desk, &path, Vec::new());
    }),
    (
        "a decision given with an import",
        "Decided that “Elvish” means bme (ethnic_origin).",
        |desk, folder| {
            let path = folder.join("board.csv");
            std::fs::write(&path, "Name,Ethnic Origin,Executive or Non-Executive,Voting\nA,Elvish,Executive,Yes\nB,White - British,Non-Executive,Yes\n")
            .unwrap();
            let answer = AnswerView {
                field: "ethnic_origin".into(),
                value: "Elvish".into(),
                meaning: "bme".into(),
            };
            keep(desk, &path, vec![answer]);
        },
    ),
    (
        "a decision changed",
        "Decided that “Elvish” means white (ethnic_origin).",
        |desk, _| {
            desk.change_answer("ethnic_origin", "Elvish", "white", at("09:00:00"))
                .unwrap();
        },
    ),
    (
        "a decision forgotten",
        "Forgot what “Elvish” means (ethnic_origin).",
        |desk, _| {
            desk.change_answer("ethnic_origin", "Elvish", "", at("09:00:00"))
                .unwrap();
        },
    ),
    (
        "decisions loaded",
        "Decided that “Dwarvish” means white (ethnic_origin).",
        |desk, folder| {
            let path = folder.join("decisions.toml");
            std::fs::write(&path, "[ethnic_origin]\n\"Dwarvish\" = \"white\"\n").unwrap();
            desk.load_answers(&path, at("09:00:00")).unwrap();
        },
    ),
    ("an import taken back", "Took back the", |desk, _| {
        desk.undo_keep(YEAR, "casework", at("09:00:00")).unwrap();
    }),
    ("a file removed", "Removed “board.csv”", |desk, _| {
        let files = desk.data(YEAR).unwrap().kinds.into_iter().flat_map(|kind| kind.files);
        let id = files.into_iter().find(|file| file.name == "board.csv").unwrap().id;
        desk.remove_file(YEAR, id, at("09:00:00")).unwrap();
    }),
    (
        "another staff list",
        "Kept “staff later.csv” as staff list, SHA-256",
        |desk, folder| {
            keep_staff(desk, folder, "staff later.csv", 90).unwrap();
        },
    ),
    ("a reason", "Gave a reason for", |desk, _| {
        set(desk, &[("survey.8.bme_percent", "0.4")]).unwrap();
        complete::explain_all(desk);
    }),
    ("a reason taken back", "Took back the reason for", |desk, _| {
        let checks = desk.submission(YEAR).unwrap().checks;
        let given = checks.into_iter().find(|check| !check.reason.is_empty()).unwrap();
        desk.give_reason(YEAR, &given.key, "", at("09:00:00")).unwrap();
    }),
    (
        "a note for the board",
        "Changed the words of the board paper: Indicator 2, Appointment from shortlisting: note for the board.",
        |desk, _| {
            desk.save_note(YEAR, 2, "Look at bands 7 and above.", at("09:00:00"))
                .unwrap();
        },
    ),
    (
        "an action",
        "Added the action “Use structured interviews.”",
        |desk, _| {
            action(desk);
        },
    ),
    (
        "an action removed",
        "Removed the action “Use structured interviews.”",
        |desk, _| {
            let id = desk.plan(YEAR, at("09:00:00").date()).unwrap().actions[0].id;
            desk.remove_actions(YEAR, &[id], at("09:00:00")).unwrap();
        },
    ),
    ("a drafted plan", "from the gaps.", |desk, _| {
        desk.draft_plan(YEAR, at("09:00:00")).unwrap();
    }),
    (
        "a pack loaded",
        "Loaded the rule pack “2027”, SHA-256",
        |desk, folder| {
            let path = folder.join("2027.toml");
            let text = include_str!("../../../assets/reference/rules/2026.toml")
                .replace("2026", "2027")
                .replace("2025", "2026");
            std::fs::write(&path, text).unwrap();
            desk.load_pack(&path, at("09:00:00")).unwrap();
        },
    ),
    ("a pack removed", "Removed the rule pack “2027”.", |desk, _| {
        desk.remove_pack("rules", "2027", at("09:00:00")).unwrap();
    }),
    (
        "a table of all trusts",
        "Table of all trusts loaded: all trusts.csv.",
        |desk, folder| {
            let path = folder.join("all trusts.csv");
            let head = "Code,Trust,Year,Measure,Value,White numerator,White denominator,BME numerator,BME denominator";
            std::fs::write(
                &path,
                format!("{head}\nRX01,Trust 1,2025,Indicator 2,,300,1000,160,1000\n"),
            )
            .unwrap();
            assert!(desk.load_peer_table(&path, None, &[], at("09:00:00")).unwrap().kept);
        },
    ),
    ("a table of all trusts removed", "Table of all trusts", |desk, _| {
        let id = desk.peers(YEAR).unwrap().tables[0].id;
        desk.remove_peer_table(id.into(), at("09:00:00")).unwrap();
    }),
    (
        "a card written",
        "Wrote “our card.json” (Peer card), SHA-256",
        |desk, folder| {
            desk.write_peer_card(YEAR, &folder.join("our card.json"), at("09:00:00"))
                .unwrap();
        },
    ),
    ("another's card", "Card of Elsewhere", |desk, folder| {
        let path = folder.join("card.json");
        let own = std::fs::read_to_string(folder.join("our card.json")).unwrap();
        std::fs::write(&path, own.replace("Little Combe", "Elsewhere").replace("RZ9", "RXA")).unwrap();
        desk.load_peer_cards(&[path], at("09:00:00")).unwrap();
    }),
    ("another's card removed", "Card of", |desk, _| {
        desk.remove_peer_card("RXA", YEAR, at("09:00:00")).unwrap();
    }),
    ("a document", "Wrote “sheet.xlsx” (Submission", |desk, folder| {
        desk.write_document(YEAR, "submission", &folder.join("sheet.xlsx"), at("09:00:00"))
            .unwrap();
    }),
    (
        "findings",
        "Wrote “findings.csv” (Findings of an import)",
        |desk, folder| {
            desk.write_findings(YEAR, "staff", &folder.join("findings.csv"), at("09:00:00"))
                .unwrap();
        },
    ),
    (
        "decisions written",
        "Wrote “WRES decisions.toml” (Remembered decisions)",
        |desk, folder| {
            desk.write_answers(&folder.join("WRES decisions.toml"), at("09:00:00"))
                .unwrap();
        },
    ),
    (
        "signing",
        "Equality lead signed the return of 2026, figures ",
        |desk, _| {
            set(desk, &complete::TYPED).unwrap();
            complete::explain_all(desk);
            desk.sign(YEAR, "Equality lead", "I have checked it.", at("10:00:00"))
                .unwrap();
        },
    ),
    (
        "signing off",
        "The return of 2026 is signed off by Equality lead and Chair.",
        |desk, _| {
            desk.sign(YEAR, "Chair", "I approve it.", at("10:00:00")).unwrap();
        },
    ),
    (
        "reopening",
        "Reopened the return of 2026. Chair: A figure was wrong.",
        |desk, _| {
            desk.reopen(YEAR, "Chair", "A figure was wrong.", at("11:00:00"))
                .unwrap();
        },
    ),
];

fn keep(desk: &mut Desk, path: &Path, answers: Vec<AnswerView>) {
    let decisions = Decisions {
        answers,
        ..nothing_decided()
    };
    let report = desk
        .keep(YEAR, &[path.to_owned()], &decisions, at("09:00:00"), &mut |_| {
            Continue::Yes
        })
        .unwrap();
    assert!(report.kept, "{:#?}", report.files);
}

#[test]
fn every_change_and_every_file_written_has_its_line() {
    let folder = tempfile::tempdir().unwrap();
    let mut desk = complete(folder.path());
    for (what, words, work) in CHANGES {
        let lines = gained(&mut desk, |desk| work(desk, folder.path()));
        assert!(
            lines.iter().any(|line| line.contains(words)),
            "{what}: “{words}” is in the log: {lines:?}"
        );
        let place = folder.path().to_string_lossy().into_owned();
        assert!(
            lines.iter().all(|line| !line.contains(&place)),
            "{what}: the log names files and no folders: {lines:?}"
        );
    }
}

#[test]
fn what_failed_or_was_only_looked_at_has_no_line() {
    let folder = tempfile::tempdir().unwrap();
    let mut desk = complete(folder.path());
    let failed: [Change; 5] = [
        ("a value that cannot be", "", |desk, _| {
            assert!(set(desk, &[("training.people.bme", "-1")]).is_err());
        }),
        ("one good value and one bad", "", |desk, _| {
            assert!(set(desk, &[("trust.region", "London"), ("trust.type", "castle")]).is_err());
        }),
        ("a look at a file", "", |desk, folder| {
            let path = folder.join("staff.csv");
            desk.look(YEAR, &[path], &nothing_decided(), &mut |_| Continue::Yes)
                .unwrap();
        }),
        ("a document without a place", "", |desk, folder| {
            let nowhere = folder.join("no such folder").join("sheet.xlsx");
            assert!(
                desk.write_document(YEAR, "submission", &nowhere, at("09:00:00"))
                    .is_err()
            );
        }),
        ("signing by nobody", "", |desk, _| {
            assert!(desk.sign(YEAR, "", "I have checked it.", at("09:00:00")).is_err());
        }),
    ];
    for (what, _, work) in failed {
        let lines = gained(&mut desk, |desk| work(desk, folder.path()));
        assert_eq!(lines, [] as [String; 0], "{what}");
    }
}

#[test]
fn the_fingerprint_is_that_of_the_last_entry() {
    let folder = tempfile::tempdir().unwrap();
    let mut desk = Desk::open(folder.path()).unwrap();
    assert_eq!(desk.log_fingerprint().unwrap(), None);
    set(&mut desk, &[("trust.region", "London")]).unwrap();
    let shown = desk.log_view().unwrap();
    let expected = format!("log entry 1, {}", shown.entries[0].fingerprint);
    assert_eq!(desk.log_fingerprint().unwrap(), Some(expected.clone()));
    assert_eq!(shown.verified.fingerprint, expected);
    assert_eq!(shown.entries[0].fingerprint.len(), 19, "sixteen digits in four groups");
}
