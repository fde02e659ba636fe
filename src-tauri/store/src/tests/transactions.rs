//! A use case is kept wholly or not at all.

use crate::file::{self, Kind};
use crate::fixture::{Trust, at, insert, new_file, person};
use crate::log::Line;
use crate::{FileId, StoreError, answer, assignment, log, outcome, setting, year};

use super::staff::counted;

#[derive(Debug, PartialEq)]
enum UseCaseError {
    Refused,
    Store(String),
}

impl From<StoreError> for UseCaseError {
    fn from(error: StoreError) -> Self {
        Self::Store(error.to_string())
    }
}

fn everything(trust: &Trust) -> Vec<(String, i64)> {
    let tables = ["setting", "answer", "year", "file", "finding", "assignment", "log"];
    let count = |table: &str| {
        trust
            .store
            .conn
            .query_row(&format!("SELECT count(*) FROM {table}"), [], |row| row.get(0))
            .unwrap()
    };
    tables.iter().map(|table| ((*table).to_owned(), count(table))).collect()
}

#[test]
fn an_import_that_fails_half_way_leaves_the_store_as_it_was() {
    let mut trust = Trust::new();
    let first = trust.keep(Kind::Staff, |tx, id| insert(tx, id, &[counted(10, person(1))]));
    let before = everything(&trust);
    let failed = trust.store.transaction(|tx| {
        year::start(tx, 2027, at(9))?;
        setting::set(tx, "trust.name", "Northmoor")?;
        let id = file::keep(tx, &new_file(Kind::Staff, "b.xlsx"))?;
        insert(tx, id, &[counted(10, person(1)), counted(11, person(2))])?;
        log::add(
            tx,
            &Line {
                at: at(9),
                year: None,
                what: "The staff list was kept.".into(),
            },
        )?;
        Err::<(), _>(UseCaseError::Refused)
    });
    assert_eq!(failed, Err(UseCaseError::Refused));
    assert_eq!(everything(&trust), before);
    assert_eq!(file::current(&trust.store, 2026, Kind::Staff).unwrap(), [first]);
    assert!(trust.store.conn.is_autocommit(), "no transaction may stay open");
}

#[test]
fn a_row_that_the_store_refuses_takes_the_whole_import_with_it() {
    let mut trust = Trust::new();
    let first = trust.keep(Kind::Staff, |tx, id| insert(tx, id, &[counted(10, person(1))]));
    let failed = trust.store.transaction(|tx| {
        let id = file::keep(tx, &new_file(Kind::Staff, "b.xlsx"))?;
        insert(tx, id, &[counted(10, person(1)), counted(10, person(2))])
    });
    assert!(
        matches!(failed, Err(StoreError::Other(_))),
        "one row of a sheet twice: {failed:?}"
    );
    assert_eq!(outcome::rows(&trust.store, first, "counted").unwrap(), [10]);
    assert_eq!(file::current(&trust.store, 2026, Kind::Staff).unwrap(), [first]);
}

#[test]
fn a_panic_in_a_use_case_leaves_the_store_as_it_was() {
    let mut trust = Trust::new();
    let panicked = std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| {
        trust.store.transaction(|tx| -> Result<(), StoreError> {
            setting::set(tx, "trust.name", "Northmoor")?;
            panic!("as a use case never should")
        })
    }));
    assert!(panicked.is_err());
    assert_eq!(setting::get(&trust.store, "trust.name").unwrap(), None);
}

#[test]
fn what_was_written_can_be_read_before_the_transaction_ends() {
    let mut trust = Trust::new();
    trust.write(|tx| {
        setting::set(tx, "trust.name", "Northmoor")?;
        assert_eq!(setting::get(tx, "trust.name")?.as_deref(), Some("Northmoor"));
        assert!(answer::all(tx)?.is_empty());
        Ok(())
    });
}

#[test]
fn rows_of_no_file_and_files_of_no_year_are_refused() {
    let mut trust = Trust::new();
    let no_file = trust
        .store
        .transaction(|tx| insert(tx, FileId(77), &[counted(1, person(1))]));
    assert!(matches!(no_file, Err(StoreError::Other(_))), "{no_file:?}");
    let no_year = trust
        .store
        .transaction(|tx| file::keep(tx, &new_file(Kind::Staff, "a.xlsx")));
    assert!(matches!(no_year, Err(StoreError::Other(_))), "{no_year:?}");
}

#[test]
fn a_stored_word_that_nobody_knows_is_damage() {
    let mut trust = Trust::new();
    trust.keep(Kind::Staff, |tx, id| insert(tx, id, &[counted(1, person(1))]));
    trust
        .store
        .conn
        .execute("UPDATE post SET band = 'band_12'", [])
        .unwrap();
    let read = assignment::workforce(&trust.store, 2026);
    assert!(matches!(read, Err(StoreError::Damaged(_))), "{read:?}");
}
