//! Keeping a file over another, undoing it, and removing files.

use std::collections::HashSet;
use std::fs;

use domain::workforce::LeftOut;

use crate::file::{self, Kind, Undone};
use crate::fixture::{Line, Trust, at, insert, new_file, of_file, person};
use crate::post::{self, Change, Changes};
use crate::{FileId, Person, Store, assignment, outcome, staff_list, year};

use super::staff::counted;

fn keep_rows(trust: &mut Trust, rows: u32) -> FileId {
    let list: Vec<_> = (0..rows).map(|row| counted(10 + row, person(row))).collect();
    trust.keep(Kind::Staff, |tx, id| insert(tx, id, &list))
}

fn rows_held(trust: &Trust) -> i64 {
    trust
        .store
        .conn
        .query_row("SELECT count(*) FROM assignment", [], |row| row.get(0))
        .unwrap()
}

fn current(trust: &Trust) -> Option<FileId> {
    file::current(&trust.store, 2026, Kind::Staff).unwrap().pop()
}

fn people(trust: &Trust) -> Option<u32> {
    assignment::workforce(&trust.store, 2026)
        .unwrap()
        .map(|workforce| workforce.total().total())
}

#[test]
fn a_kept_file_comes_back_as_it_was_given() {
    let mut trust = Trust::new();
    let staff = trust.keep(Kind::Staff, |_, _| Ok(()));
    let bare = file::NewFile {
        header_row: None,
        as_at: None,
        ..new_file(Kind::Board, "board.csv")
    };
    let board = trust.write(|tx| file::keep(tx, &bare));
    let held = file::of_year(&trust.store, 2026).unwrap();
    assert_eq!(
        held.iter().map(|kept| kept.id).collect::<Vec<_>>(),
        [staff, board],
        "in the order a year asks for them"
    );
    assert_eq!(held[0].file, new_file(Kind::Staff, "a.xlsx"));
    assert_eq!(held[1].file, bare);
    assert!(file::of_year(&trust.store, 2025).unwrap().is_empty());
    assert_eq!(file::get(&trust.store, FileId(99)).unwrap(), None);
}

#[test]
fn keeping_another_sets_the_first_aside_and_the_third_deletes_the_first() {
    let mut trust = Trust::new();
    let first = keep_rows(&mut trust, 1);
    let second = keep_rows(&mut trust, 2);
    assert_eq!(
        (current(&trust), people(&trust), rows_held(&trust)),
        (Some(second), Some(2), 3)
    );
    assert!(!file::get(&trust.store, first).unwrap().unwrap().current);
    let third = keep_rows(&mut trust, 4);
    assert_eq!(
        (current(&trust), people(&trust), rows_held(&trust)),
        (Some(third), Some(4), 6)
    );
    assert_eq!(file::get(&trust.store, first).unwrap(), None);
}

#[test]
fn undoing_brings_the_one_before_back_and_then_there_is_none() {
    let mut trust = Trust::new();
    let first = keep_rows(&mut trust, 1);
    keep_rows(&mut trust, 2);
    assert_eq!(
        trust.write(|tx| file::undo_keep(tx, 2026, Kind::Staff)),
        Undone::Restored(vec![first])
    );
    assert_eq!(
        (current(&trust), people(&trust), rows_held(&trust)),
        (Some(first), Some(1), 1)
    );
    assert_eq!(
        trust.write(|tx| file::undo_keep(tx, 2026, Kind::Staff)),
        Undone::Removed
    );
    assert_eq!((current(&trust), people(&trust), rows_held(&trust)), (None, None, 0));
    assert_eq!(
        trust.write(|tx| file::undo_keep(tx, 2026, Kind::Staff)),
        Undone::Nothing
    );
}

#[test]
fn another_kind_and_another_year_are_left_alone() {
    let mut trust = Trust::new();
    keep_rows(&mut trust, 1);
    let board = trust.keep(Kind::Board, |_, _| Ok(()));
    assert_eq!(
        trust.write(|tx| file::undo_keep(tx, 2026, Kind::Board)),
        Undone::Removed
    );
    assert_eq!(file::get(&trust.store, board).unwrap(), None);
    assert_eq!(
        trust.write(|tx| file::undo_keep(tx, 2025, Kind::Staff)),
        Undone::Nothing
    );
    assert_eq!(people(&trust), Some(1));
}

#[test]
fn removing_leaves_no_rows_behind_unseen() {
    let mut trust = Trust::new();
    keep_rows(&mut trust, 1);
    let second = keep_rows(&mut trust, 2);
    let board = trust.keep(Kind::Board, |_, _| Ok(()));
    assert!(trust.write(|tx| file::remove(tx, second)));
    assert_eq!((current(&trust), rows_held(&trust)), (None, 0));
    assert!(file::get(&trust.store, board).unwrap().is_some());
    assert!(!trust.write(|tx| file::remove(tx, second)));
}

/// Two staff lists that are kept together, with so many rows each.
fn keep_two(trust: &mut Trust, rows: [u32; 2]) -> [FileId; 2] {
    trust.write(|tx| {
        year::start(tx, 2026, at(8))?;
        file::make_way(tx, 2026, Kind::Staff)?;
        let mut next = 0;
        let mut kept = Vec::new();
        for count in rows {
            let id = file::add(tx, &new_file(Kind::Staff, "part.xlsx"))?;
            // Both lists begin in the same row, so that rows of two files share their numbers.
            let list: Vec<_> = (0..count).map(|row| counted(10 + row, person(next + row))).collect();
            insert(tx, id, &list)?;
            next += count;
            kept.push(id);
        }
        Ok([kept[0], kept[1]])
    })
}

#[test]
fn files_kept_together_count_together_and_are_replaced_and_brought_back_together() {
    let mut trust = Trust::new();
    let [one, other] = keep_two(&mut trust, [2, 3]);
    assert_eq!(file::current(&trust.store, 2026, Kind::Staff).unwrap(), [one, other]);
    assert_eq!(people(&trust), Some(5), "both lists count");
    assert_eq!(
        staff_list::of_year(&trust.store, 2026, &(0..9).map(person).collect::<HashSet<_>>())
            .unwrap()
            .unwrap()
            .people
            .len(),
        5,
        "and both know their people"
    );
    let alone = keep_rows(&mut trust, 1);
    assert_eq!(file::current(&trust.store, 2026, Kind::Staff).unwrap(), [alone]);
    assert_eq!(people(&trust), Some(1), "the new list takes the place of both");
    assert_eq!(
        trust.write(|tx| file::undo_keep(tx, 2026, Kind::Staff)),
        Undone::Restored(vec![one, other])
    );
    assert_eq!(people(&trust), Some(5));
}

#[test]
fn removing_one_of_two_takes_its_rows_only() {
    let mut trust = Trust::new();
    keep_rows(&mut trust, 7);
    let [one, other] = keep_two(&mut trust, [2, 3]);
    assert!(trust.write(|tx| file::remove(tx, one)));
    assert_eq!(file::current(&trust.store, 2026, Kind::Staff).unwrap(), [other]);
    assert_eq!(
        (people(&trust), rows_held(&trust)),
        (Some(3), 10),
        "what both had replaced can still be brought back"
    );
    assert!(trust.write(|tx| file::remove(tx, other)));
    assert_eq!(
        (people(&trust), rows_held(&trust)),
        (None, 0),
        "with the last one nothing stays behind unseen"
    );
}

#[test]
fn what_a_row_says_of_itself_can_be_given_back() {
    let mut trust = Trust::new();
    let unknown = Line {
        origin: domain::ethnicity::Origin {
            category: None,
            group: domain::ethnicity::Group::Unknown,
        },
        ..counted(10, person(1))
    };
    let rows = [unknown, counted(11, person(2)), counted(12, person(3))];
    let file = trust.keep(Kind::Staff, |tx, id| insert(tx, id, &rows));
    trust.write(|tx| {
        let mut changes = Changes::new(tx);
        changes.change(file, 10, Change::Borrow(rows[1].origin))?;
        changes.change(file, 11, Change::LeaveOut(LeftOut::SecondPost))
    });
    let changed = [
        Line {
            origin: rows[1].origin,
            ..rows[0].clone()
        },
        Line {
            left_out: Some(LeftOut::SecondPost),
            ..rows[1].clone()
        },
        rows[2].clone(),
    ];
    assert_eq!(
        of_file(&trust.store, file),
        changed,
        "a row that says the same stays as it is"
    );
    trust.write(|tx| post::give_back(tx, file));
    assert_eq!(of_file(&trust.store, file), rows);
}

#[test]
fn removing_one_set_aside_leaves_the_current_one() {
    let mut trust = Trust::new();
    let first = keep_rows(&mut trust, 1);
    let second = keep_rows(&mut trust, 2);
    assert!(trust.write(|tx| file::remove(tx, first)));
    assert_eq!(
        (current(&trust), people(&trust), rows_held(&trust)),
        (Some(second), Some(2), 2)
    );
}

#[test]
fn a_files_id_is_never_given_again() {
    let mut trust = Trust::new();
    let first = keep_rows(&mut trust, 1);
    trust.write(|tx| file::remove(tx, first));
    let second = keep_rows(&mut trust, 1);
    assert_ne!(first, second, "a receipt for the first must not point at the second");
    assert_eq!(outcome::rows(&trust.store, second, "counted").unwrap(), [10]);
}

#[test]
fn removed_rows_are_gone_from_the_disc() {
    let someone = Person(*b"sixteen bytes of");
    let holds_them = |trust: &Trust| {
        fs::read_dir(trust.dir.path()).unwrap().any(|entry| {
            let bytes = fs::read(entry.unwrap().path()).unwrap();
            bytes.windows(16).any(|window| window == someone.0)
        })
    };
    let mut trust = Trust::new();
    let file = trust.keep(Kind::Staff, |tx, id| insert(tx, id, &[counted(10, someone)]));
    assert!(holds_them(&trust), "the person is looked for in the right place");
    trust.write(|tx| file::remove(tx, file));
    let Trust { store, dir } = trust;
    drop(store);
    let trust = Trust {
        store: Store::open_existing(dir.path()).unwrap(),
        dir,
    };
    assert!(!holds_them(&trust));
}
