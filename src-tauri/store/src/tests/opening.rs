//! Opening, creating, refusing and bringing up to date.

use std::fs;
use std::path::Path;
use std::time::Duration;

use rusqlite::Connection;
use rusqlite_migration::{M, Migrations};
use tempfile::TempDir;

use crate::fixture::Trust;
use crate::{FILE_NAME, Store, StoreError, schema, setting};

fn number(conn: &Connection, pragma: &str) -> i64 {
    conn.query_row(&format!("PRAGMA {pragma}"), [], |row| row.get(0))
        .unwrap()
}

fn names_in(dir: &Path) -> Vec<String> {
    let mut names: Vec<String> = fs::read_dir(dir)
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect();
    names.sort();
    names
}

/// A store written and closed, as bytes.
fn closed_store() -> (TempDir, Vec<u8>) {
    let mut trust = Trust::new();
    trust.write(|tx| (0..2000).try_for_each(|number| setting::set(tx, &format!("note.{number}"), "some words")));
    let Trust { store, dir } = trust;
    drop(store);
    let bytes = fs::read(dir.path().join(FILE_NAME)).unwrap();
    (dir, bytes)
}

#[test]
fn the_migrations_are_valid() {
    Migrations::new(schema::migrations()).validate().unwrap();
}

#[test]
fn every_table_is_strict() {
    let trust = Trust::new();
    let mut statement = trust
        .store
        .conn
        .prepare("SELECT name FROM pragma_table_list WHERE schema = 'main' AND name NOT LIKE 'sqlite_%' AND NOT strict")
        .unwrap();
    let loose: Vec<String> = statement
        .query_map([], |row| row.get(0))
        .unwrap()
        .map(Result::unwrap)
        .collect();
    assert!(
        loose.is_empty(),
        "these tables would take a word for a number: {loose:?}"
    );
}

#[test]
fn a_new_store_is_made_with_its_folders_and_opened_again_with_the_same_key() {
    let dir = TempDir::new().unwrap();
    let folder = dir.path().join("a trust's folder").join("é");
    let key = *Store::open(&folder).unwrap().person_key();
    assert_ne!(key, [0; 32]);
    let again = Store::open_existing(&folder).unwrap();
    assert_eq!(*again.person_key(), key);
    assert_eq!(again.path(), folder.join(FILE_NAME));
    assert_ne!(Trust::new().store.person_key(), &key, "two trusts must not share a key");
}

#[test]
fn a_connection_is_set_up_as_promised() {
    let trust = Trust::new();
    let conn = &trust.store.conn;
    let journal: String = conn.query_row("PRAGMA journal_mode", [], |row| row.get(0)).unwrap();
    assert_eq!(journal, "wal");
    assert_eq!(number(conn, "synchronous"), 1);
    assert_eq!(number(conn, "foreign_keys"), 1);
    assert_eq!(number(conn, "secure_delete"), 1);
    assert_eq!(number(conn, "application_id"), i64::from(schema::APPLICATION_ID));
    assert!(trust.store.verify().unwrap().is_empty());
}

#[test]
fn where_the_new_journal_cannot_be_had_the_old_one_is_made_safe() {
    // A database in memory, like some network shares, refuses the write-ahead log.
    let conn = Connection::open_in_memory().unwrap();
    crate::books::set_up(&conn).unwrap();
    assert_eq!(
        number(&conn, "synchronous"),
        2,
        "without the log every commit must reach the disc"
    );
    assert_eq!(number(&conn, "foreign_keys"), 1);
}

#[test]
fn a_file_left_empty_by_a_crash_becomes_a_store() {
    let dir = TempDir::new().unwrap();
    fs::write(dir.path().join(FILE_NAME), "").unwrap();
    Store::open(dir.path()).unwrap();
    assert!(Store::open_existing(dir.path()).unwrap().verify().unwrap().is_empty());
}

#[test]
fn two_programs_may_start_the_same_store_at_once() {
    let dir = TempDir::new().unwrap();
    let stores: Vec<Store> = std::thread::scope(|scope| {
        let threads: Vec<_> = (0..4)
            .map(|_| scope.spawn(|| Store::open(dir.path()).unwrap()))
            .collect();
        threads.into_iter().map(|thread| thread.join().unwrap()).collect()
    });
    let key = *Store::open_existing(dir.path()).unwrap().person_key();
    assert!(
        stores.iter().all(|store| *store.person_key() == key),
        "nobody may hold a store that has gone"
    );
    drop(stores);
    assert_eq!(names_in(dir.path()), [FILE_NAME]);
}

#[cfg(unix)]
#[test]
fn nobody_else_may_read_the_file() {
    use std::os::unix::fs::PermissionsExt;
    let trust = Trust::new();
    let mode = fs::metadata(trust.store.path()).unwrap().permissions().mode();
    assert_eq!(mode & 0o077, 0, "mode {mode:o}");
}

#[test]
fn a_store_that_must_exist_is_not_created() {
    let dir = TempDir::new().unwrap();
    let refused = Store::open_existing(dir.path());
    assert!(
        matches!(&refused, Err(StoreError::Missing { path }) if *path == dir.path().join(FILE_NAME)),
        "{refused:?}"
    );
    assert!(names_in(dir.path()).is_empty());
}

#[test]
fn a_file_that_is_no_store_is_refused_and_left_alone() {
    let dir = TempDir::new().unwrap();
    let path = dir.path().join(FILE_NAME);
    let words = "Employee Number,Ethnic Origin\n".repeat(500);
    fs::write(&path, &words).unwrap();
    for refused in [Store::open(dir.path()), Store::open_existing(dir.path())] {
        assert!(matches!(refused, Err(StoreError::NotAStore)), "{refused:?}");
    }
    assert_eq!(fs::read_to_string(&path).unwrap(), words);
}

#[test]
fn another_programs_database_is_refused() {
    let dir = TempDir::new().unwrap();
    Connection::open(dir.path().join(FILE_NAME))
        .unwrap()
        .execute_batch("CREATE TABLE song (title TEXT)")
        .unwrap();
    let refused = Store::open(dir.path());
    assert!(matches!(refused, Err(StoreError::NotAStore)), "{refused:?}");
}

#[test]
fn a_folder_of_the_files_name_is_refused() {
    let dir = TempDir::new().unwrap();
    fs::create_dir(dir.path().join(FILE_NAME)).unwrap();
    let refused = Store::open(dir.path());
    assert!(matches!(refused, Err(StoreError::NotAStore)), "{refused:?}");
}

#[test]
fn a_newer_file_is_refused_in_words_and_left_alone() {
    let known = u32::try_from(schema::migrations().len()).unwrap();
    let (dir, _) = closed_store();
    let path = dir.path().join(FILE_NAME);
    Connection::open(&path)
        .unwrap()
        .execute_batch("PRAGMA journal_mode = DELETE; PRAGMA user_version = 99")
        .unwrap();
    let before = fs::read(&path).unwrap();
    let refused = Store::open(dir.path()).unwrap_err();
    assert!(
        matches!(
            refused,
            StoreError::Newer {
                file_version: 99,
                known_version
            } if known_version == known
        ),
        "{refused:?}"
    );
    assert!(refused.to_string().contains("Install the newer version"), "{refused}");
    assert!(fs::read(&path).unwrap() == before, "a newer file must not be touched");
    assert_eq!(names_in(dir.path()), [FILE_NAME]);
}

#[test]
fn a_truncated_file_is_called_damaged() {
    let (dir, bytes) = closed_store();
    fs::write(dir.path().join(FILE_NAME), &bytes[..bytes.len() / 2]).unwrap();
    let refused = Store::open(dir.path());
    assert!(matches!(refused, Err(StoreError::Damaged(_))), "{refused:?}");
}

#[test]
fn a_scribbled_page_is_found_by_verifying() {
    let (dir, mut bytes) = closed_store();
    let length = bytes.len();
    bytes[length - 4096..].fill(0xA5);
    fs::write(dir.path().join(FILE_NAME), &bytes).unwrap();
    let found = Store::open(dir.path()).and_then(|store| store.verify());
    let found_damage = match &found {
        Ok(wrong) => !wrong.is_empty(),
        Err(error) => matches!(error, StoreError::Damaged(_)),
    };
    assert!(found_damage, "{found:?}");
}

#[test]
fn a_store_without_its_key_is_damaged() {
    let trust = Trust::new();
    trust.store.conn.execute("DELETE FROM meta", []).unwrap();
    let refused = Store::open(trust.dir.path());
    assert!(matches!(refused, Err(StoreError::Damaged(_))), "{refused:?}");
}

#[test]
fn a_store_in_use_says_so() {
    let mut trust = Trust::new();
    let other = Store::open(trust.dir.path()).unwrap();
    other.conn.execute_batch("BEGIN IMMEDIATE").unwrap();
    trust.store.conn.busy_timeout(Duration::from_millis(20)).unwrap();
    let refused = trust
        .store
        .transaction(|tx| setting::set(tx, "trust.name", "Northmoor"));
    assert!(matches!(refused, Err(StoreError::Locked)), "{refused:?}");
    other.conn.execute_batch("ROLLBACK").unwrap();
    trust.write(|tx| setting::set(tx, "trust.name", "Northmoor"));
    assert_eq!(
        setting::get(&other, "trust.name").unwrap().as_deref(),
        Some("Northmoor")
    );
}

#[test]
fn a_folder_that_is_a_file_is_no_place_for_a_store() {
    let dir = TempDir::new().unwrap();
    let file = dir.path().join("notes.txt");
    fs::write(&file, "notes").unwrap();
    let refused = Store::open(&file);
    assert!(refused.is_err(), "{refused:?}");
    assert_eq!(fs::read_to_string(&file).unwrap(), "notes");
}

/// Whether permissions bind the user who runs the tests; they do not bind an administrator.
#[cfg(unix)]
fn permissions_bind(dir: &Path) -> bool {
    let probe = dir.join("probe");
    let bind = fs::write(&probe, "").is_err();
    let _ = fs::remove_file(probe);
    bind
}

#[cfg(unix)]
#[test]
fn a_read_only_folder_is_a_matter_of_permission() {
    use std::os::unix::fs::PermissionsExt;
    let (full, _) = closed_store();
    let empty = TempDir::new().unwrap();
    for dir in [&full, &empty] {
        fs::set_permissions(dir.path(), fs::Permissions::from_mode(0o555)).unwrap();
        let bind = permissions_bind(dir.path());
        let opened = Store::open(dir.path());
        fs::set_permissions(dir.path(), fs::Permissions::from_mode(0o755)).unwrap();
        if bind {
            assert!(matches!(opened, Err(StoreError::NoPermission(_))), "{opened:?}");
        } else {
            assert!(opened.is_ok(), "{opened:?}");
        }
    }
}

#[test]
fn a_file_in_the_place_of_the_folder_is_said() {
    let dir = TempDir::new().unwrap();
    let file = dir.path().join("notes.txt");
    fs::write(&file, "not a folder").unwrap();
    for folder in [file.clone(), file.join("store")] {
        let opened = Store::open(&folder);
        assert!(matches!(opened, Err(StoreError::NotAFolder)), "{opened:?}");
    }
    assert_eq!(fs::read_to_string(&file).unwrap(), "not a folder");
}

#[cfg(unix)]
#[test]
fn a_read_only_file_is_a_matter_of_permission() {
    use std::os::unix::fs::PermissionsExt;
    let (dir, _) = closed_store();
    let path = dir.path().join(FILE_NAME);
    fs::set_permissions(&path, fs::Permissions::from_mode(0o444)).unwrap();
    let bind = fs::OpenOptions::new().append(true).open(&path).is_err();
    let opened = Store::open(dir.path());
    if bind {
        assert!(matches!(opened, Err(StoreError::NoPermission(_))), "{opened:?}");
    } else {
        assert!(opened.is_ok(), "{opened:?}");
    }
}

#[test]
fn an_older_file_is_copied_and_then_brought_up_to_date() {
    let (dir, _) = closed_store();
    let mut migrations = schema::migrations();
    migrations.push(M::up("CREATE TABLE later (id INTEGER PRIMARY KEY) STRICT"));
    let store = Store::open_or_create(dir.path(), migrations).unwrap();
    let known = i64::try_from(schema::migrations().len()).unwrap();
    assert_eq!(number(&store.conn, "user_version"), known + 1);
    let copies: Vec<String> = names_in(dir.path())
        .into_iter()
        .filter(|name| name.starts_with("wres-before"))
        .collect();
    assert_eq!(copies, [format!("wres-before-format-{}.sqlite", known + 1)]);
    let kept = TempDir::new().unwrap();
    fs::copy(dir.path().join(&copies[0]), kept.path().join(FILE_NAME)).unwrap();
    let before = Store::open_existing(kept.path()).unwrap();
    assert_eq!(number(&before.conn, "user_version"), known);
    assert_eq!(setting::all(&before).unwrap().len(), 2000);
    assert_eq!(before.person_key(), store.person_key());
}

#[test]
fn a_migration_that_fails_leaves_the_file_as_it_was() {
    let (dir, _) = closed_store();
    let mut migrations = schema::migrations();
    migrations.push(M::up("DROP TABLE setting; CREATE TABLE meta (again TEXT) STRICT"));
    assert!(Store::open_or_create(dir.path(), migrations).is_err());
    let store = Store::open(dir.path()).unwrap();
    assert_eq!(setting::all(&store).unwrap().len(), 2000);
}

#[test]
fn a_store_that_cannot_be_made_leaves_nothing_behind() {
    let dir = TempDir::new().unwrap();
    assert!(Store::open_or_create(dir.path(), vec![M::up("CREATE TABEL oops")]).is_err());
    assert!(names_in(dir.path()).is_empty());
    assert!(Store::open(dir.path()).is_ok());
}

#[test]
fn a_copy_is_a_store_of_its_own() {
    let mut trust = Trust::new();
    trust.write(|tx| setting::set(tx, "trust.name", "Northmoor"));
    let elsewhere = TempDir::new().unwrap();
    let path = elsewhere.path().join(FILE_NAME);
    fs::write(&path, "an older copy").unwrap();
    trust.store.copy_to(&path).unwrap();
    trust.write(|tx| setting::set(tx, "trust.name", "Southmoor"));
    let copy = Store::open_existing(elsewhere.path()).unwrap();
    assert_eq!(setting::get(&copy, "trust.name").unwrap().as_deref(), Some("Northmoor"));
    assert!(
        !names_in(elsewhere.path()).iter().any(|name| name.contains(".part")),
        "nothing unfinished may stay"
    );
}
