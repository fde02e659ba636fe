//! Whoever changes the log or a signed return with another program is noticed.

use rusqlite::Connection;

use crate::fixture::{Trust, at};
use crate::log::{self, Line};
use crate::signature::{self, Signature};
use crate::year::{self, YearState};
use crate::{FILE_NAME, Store, schema, signed_return};

/// A log of so many entries.
fn logged(entries: u32) -> Trust {
    let mut trust = Trust::new();
    trust.write(|tx| (1..=entries).try_for_each(|number| log::add(tx, &line(&format!("Change {number}."))).map(drop)));
    trust
}

fn line(what: &str) -> Line {
    Line {
        at: at(9),
        year: Some(2026),
        what: what.into(),
    }
}

fn after(tamper: &str) -> Vec<String> {
    let trust = logged(9);
    assert!(trust.store.verify().unwrap().is_empty(), "the log is whole before");
    trust.store.conn.execute_batch(tamper).unwrap();
    trust.store.verify().unwrap()
}

#[test]
fn every_way_of_touching_the_log_is_named() {
    for (what, tamper, expected) in [
        ("other words", "UPDATE log SET what = 'Nothing.' WHERE id = 4", "Entry 4 of the log is not as it was written"),
        ("another time", "UPDATE log SET at = '2026-05-01 09:30:01' WHERE id = 1", "Entry 1 of the log is not as it was written"),
        ("another year", "UPDATE log SET year = 2025 WHERE id = 9", "Entry 9 of the log is not as it was written"),
        ("no year", "UPDATE log SET year = NULL WHERE id = 5", "Entry 5 of the log is not as it was written"),
        ("another hash", "UPDATE log SET hash = zeroblob(32) WHERE id = 9", "Entry 9 of the log is not as it was written"),
        ("one removed", "DELETE FROM log WHERE id = 4", "Entry 4 of the log was removed."),
        ("the first removed", "DELETE FROM log WHERE id <= 2", "Entries 1 to 2 of the log were removed."),
        ("the last removed", "DELETE FROM log WHERE id >= 7", "Entries 7 to 9 of the log were removed."),
        ("all removed", "DELETE FROM log", "Entries 1 to 9 of the log were removed."),
        (
            "one put in at the end",
            "INSERT INTO log (at, year, what) VALUES ('2026-05-01 09:30:00', 2026, 'Signed.')",
            "Entry 10 of the log was not written by this program.",
        ),
        (
            "one put in and the rest moved up",
            "UPDATE log SET id = id + 100 WHERE id > 5; UPDATE log SET id = id - 99 WHERE id > 100;
             INSERT INTO log (id, at, year, what, hash) VALUES (6, '2026-05-01 09:30:00', 2026, 'Signed.', zeroblob(32))",
            "Entry 6 of the log is not as it was written",
        ),
        (
            "two exchanged",
            "UPDATE log SET id = 100 WHERE id = 3; UPDATE log SET id = 3 WHERE id = 7; UPDATE log SET id = 7 WHERE id = 100",
            "Entry 3 of the log is not as it was written",
        ),
        ("the end forgotten", "DELETE FROM meta WHERE key = 'log_head'", "The log does not say where it ends"),
    ] {
        let wrong = after(tamper);
        assert!(wrong.iter().any(|found| found.starts_with(expected)), "{what}: {wrong:?}");
    }
}

#[test]
fn a_single_change_is_told_as_one() {
    assert_eq!(after("UPDATE log SET what = 'Nothing.' WHERE id = 4").len(), 1);
    assert_eq!(
        after("DELETE FROM log WHERE id BETWEEN 4 AND 6"),
        ["Entries 4 to 6 of the log were removed."]
    );
}

#[test]
fn a_last_line_made_anew_does_not_fit_the_end() {
    let trust = logged(3);
    let forged = {
        // The same change as in another store, whose line fits the chain as well.
        let mut other = logged(2);
        other.write(|tx| log::add(tx, &line("Something else.")))
    };
    trust
        .store
        .conn
        .execute(
            "UPDATE log SET what = ?1, hash = unhex(?2) WHERE id = 3",
            (&forged.line.what, &forged.hash),
        )
        .unwrap();
    let wrong = trust.store.verify().unwrap();
    assert!(
        wrong[0].starts_with("The log does not end as the program left it"),
        "{wrong:?}"
    );
}

#[test]
fn writing_on_does_not_cover_what_was_removed() {
    for tamper in [
        "DELETE FROM log WHERE id >= 7",
        "UPDATE log SET what = 'Nothing.' WHERE id = 9",
    ] {
        let mut trust = logged(9);
        trust.store.conn.execute_batch(tamper).unwrap();
        trust.write(|tx| log::add(tx, &line("Later.")));
        assert!(!trust.store.verify().unwrap().is_empty(), "{tamper}");
    }
    // Not even where the table forgets how far it had counted.
    let mut trust = logged(9);
    trust
        .store
        .conn
        .execute_batch("DELETE FROM log WHERE id >= 7; UPDATE sqlite_sequence SET seq = 6 WHERE name = 'log'")
        .unwrap();
    trust.write(|tx| log::add(tx, &line("Later.")));
    assert!(!trust.store.verify().unwrap().is_empty());
}

#[test]
fn a_change_that_is_undone_leaves_no_line_and_no_gap() {
    let mut trust = logged(2);
    let failed = trust.store.transaction(|tx| {
        log::add(tx, &line("Half done."))?;
        year::set_state(tx, 2026, YearState::Signed)?;
        signed_return::put(tx, 2031, "{}", at(9))
    });
    assert!(failed.is_err(), "the year was never started");
    trust.write(|tx| log::add(tx, &line("Done.")));
    assert_eq!(log::head(&trust.store).unwrap().unwrap().id, 3);
    assert!(trust.store.verify().unwrap().is_empty());
}

#[test]
fn the_lines_of_an_older_store_are_chained_as_they_stand() {
    let dir = tempfile::TempDir::new().unwrap();
    let older = Store::open_or_create(dir.path(), schema::migrations()[..8].to_vec()).unwrap();
    older
        .conn
        .execute_batch(
            "INSERT INTO log (at, year, what) VALUES ('2026-05-01 09:30:00', 2026, 'Kept “staff.xlsx” as staff list.'),
                                                     ('2026-05-01 09:31:00', NULL, 'Set trust.name.')",
        )
        .unwrap();
    drop(older);
    let mut store = Store::open(dir.path()).unwrap();
    assert_eq!(store.verify().unwrap(), [] as [String; 0]);
    assert_eq!(log::latest(&store, None, 9).unwrap().len(), 2);
    store.transaction(|tx| log::add(tx, &line("Later."))).unwrap();
    assert!(store.verify().unwrap().is_empty());
    store
        .conn
        .execute("UPDATE log SET what = 'x' WHERE id = 1", [])
        .unwrap();
    assert_eq!(store.verify().unwrap().len(), 1);
    // What the chain was made of is in the copy taken before.
    let now = schema::migrations().len();
    let copy = Connection::open(dir.path().join(format!("wres-before-format-{now}.sqlite"))).unwrap();
    let lines: u32 = copy
        .query_row("SELECT count(*) FROM log", [], |row| row.get(0))
        .unwrap();
    assert_eq!(lines, 2, "{FILE_NAME} was copied before");
}

/// A year of which two roles have signed a document.
fn signed() -> Trust {
    let mut trust = Trust::new();
    trust.write(|tx| {
        year::start(tx, 2026, at(8))?;
        let document = r#"{"items":[1,2]}"#;
        let digest = signed_return::digest(document);
        for role in ["Equality lead", "Director of People"] {
            let entry = log::add(
                tx,
                &line(&format!("{role} signed {digest}. Statement: I have checked it.")),
            )?;
            let signature = Signature {
                role: role.into(),
                statement: "I have checked it.".into(),
                at: at(9),
                digest: digest.clone(),
                logged: (entry.id, entry.hash),
                lapsed: None,
            };
            signature::add(tx, 2026, &signature)?;
        }
        signed_return::put(tx, 2026, document, at(9))?;
        year::set_state(tx, 2026, YearState::Signed)
    });
    trust
}

#[test]
fn a_signed_return_that_was_touched_is_named() {
    assert_eq!(signed().store.verify().unwrap(), [] as [String; 0]);
    for (tamper, expected) in [
        (
            "UPDATE signed_return SET document = '{}'",
            "The figures of 2026 signed on",
        ),
        (
            "UPDATE signature SET statement = 'I have not checked it.' WHERE id = 1",
            "The signature of Equality lead",
        ),
        (
            "UPDATE signature SET at = '2026-05-02 09:30:00' WHERE id = 2",
            "The signature of Director of People",
        ),
        (
            "UPDATE signed_return SET document = '{}', digest = '00'",
            "The figures of 2026 signed on",
        ),
        (
            "DELETE FROM signed_return",
            "The year 2026 says that its return is signed off",
        ),
        (
            "DELETE FROM signature WHERE id = 2",
            "The year 2026 says that its return is signed off",
        ),
        (
            "UPDATE signature SET digest = '00' WHERE id = 1",
            "The signature of Equality lead",
        ),
        (
            "UPDATE signature SET role = 'Chair' WHERE id = 1",
            "The signature of Chair to the return of 2026",
        ),
        (
            "UPDATE year SET state = 'draft'",
            "The return of 2026 is signed off, and its year says it is not",
        ),
        (
            "UPDATE year SET state = 'draft'; DELETE FROM signed_return",
            "The return of 2026 has 2 signatures that count, its year says that it is not signed off",
        ),
        (
            "DELETE FROM signature; DELETE FROM signed_return",
            "The year 2026 says that its return is signed off",
        ),
        (
            "UPDATE year SET state = 'draft'; DELETE FROM signature",
            "The return of 2026 is signed off, and its year says it is not",
        ),
    ] {
        let trust = signed();
        trust.store.conn.execute_batch(tamper).unwrap();
        let wrong = trust.store.verify().unwrap();
        assert!(
            wrong.iter().any(|found| found.starts_with(expected)),
            "{tamper}: {wrong:?}"
        );
    }
}

#[test]
fn moments_are_told_without_parts_of_a_second() {
    let trust = signed();
    trust
        .store
        .conn
        .execute_batch("UPDATE signed_return SET document = '{}', signed_at = '2026-05-01 09:30:07.123456789'")
        .unwrap();
    assert_eq!(
        trust.store.verify().unwrap()[0],
        "The figures of 2026 signed on 1 May 2026 at 09:30:07 were changed after they were signed."
    );
}

#[test]
fn what_is_reopened_stays_in_history() {
    let mut trust = signed();
    trust.write(|tx| {
        assert!(signed_return::end(tx, 2026, at(12))?);
        signature::lapse(tx, 2026, at(12), "Reopened.")?;
        year::set_state(tx, 2026, YearState::Draft)
    });
    assert_eq!(signed_return::in_force(&trust.store, 2026).unwrap(), None);
    assert_eq!(signed_return::all(&trust.store).unwrap()[0].ended_at, Some(at(12)));
    assert_eq!(trust.store.verify().unwrap(), [] as [String; 0]);
    let forged = signed_return::digest("{}");
    trust
        .store
        .conn
        .execute("UPDATE signed_return SET document = '{}', digest = ?1", [forged])
        .unwrap();
    assert_eq!(
        trust.store.verify().unwrap().len(),
        1,
        "history is held to what was signed, too"
    );
}

#[test]
fn a_signed_return_that_was_changed_is_not_given_out() {
    let trust = signed();
    assert!(
        signed_return::in_force(&trust.store, 2026).unwrap().is_some(),
        "as it was signed"
    );
    for tamper in [
        "DELETE FROM signature WHERE id = 2",
        "UPDATE signed_return SET document = '{}'",
    ] {
        trust.store.conn.execute_batch(tamper).unwrap();
        let refused = signed_return::in_force(&trust.store, 2026).unwrap_err().to_string();
        assert!(
            refused.contains("damaged"),
            "nothing may go out as signed that was not: {refused}"
        );
    }
}
