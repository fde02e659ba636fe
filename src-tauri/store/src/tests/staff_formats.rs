//! Staff lists of an older format, and of a damaged file.

use domain::ethnicity::Triple;
use domain::workforce::{Band, LeftOut};
use tempfile::TempDir;

use crate::file::Kind;
use crate::fixture::{Line, Trust, insert, of_file, person};
use crate::{FileId, Store, application, outcome, schema};

use super::staff::counted;

#[test]
fn the_rows_of_a_first_store_are_the_same_in_the_newest() {
    let dir = TempDir::new().unwrap();
    let first = Store::open_or_create(dir.path(), schema::migrations()[..1].to_vec()).unwrap();
    first
        .conn
        .execute_batch(
            "INSERT INTO year VALUES (2026, 'draft', '2026-05-01T08:30:00');
             INSERT INTO file VALUES (1, 2026, 'staff', 'a.xlsx', '00ff', 'Sheet1', 1, 4, 3, 3, NULL, '2026-05-01T09:30:00', '2026', '',
                                      'current', '{}', '{}');
             INSERT INTO file VALUES (2, 2026, 'recruitment', 'b.xlsx', '00ff', '', 1, 1, 1, 1, NULL, '2026-05-01T09:30:00', '2026', '',
                                      'current', '{}', '{}');
             INSERT INTO application VALUES (2, 7, 'bme', 'shortlisted', 'counted');
             INSERT INTO assignment VALUES
                (1, 2, zeroblob(16), 'A', 'white', 'clinical', 'band_5', 0.8, 1, 'Nursing', 'Surgery', 'Female', 'counted'),
                (1, 3, zeroblob(16), NULL, 'unknown', NULL, NULL, NULL, NULL, '', '', '', 'bank'),
                (1, 4, randomblob(16), 'A', 'white', 'clinical', 'band_5', 1.0, 1, 'Nursing', 'Surgery', 'Female', 'counted'),
                (1, 5, randomblob(16), 'N', 'bme', 'clinical', 'band_5', 1.0, 1, 'Nursing', 'Surgery', 'Female', 'counted');",
        )
        .unwrap();
    drop(first);
    let store = Store::open(dir.path()).unwrap();
    let lines = of_file(&store, FileId(1));
    let said = |line: &Line| {
        let band = line.band.map(Band::key);
        let why = line.left_out.map(LeftOut::key);
        (
            line.row,
            line.fte,
            line.origin.category,
            line.origin.group.key(),
            band,
            why,
        )
    };
    assert_eq!(
        lines.iter().map(said).collect::<Vec<_>>(),
        [
            (2, Some(0.8), Some('A'), "white", Some("band_5"), None),
            (3, None, None, "unknown", None, Some("bank")),
            (4, Some(1.0), Some('A'), "white", Some("band_5"), None),
            (5, Some(1.0), Some('N'), "bme", Some("band_5"), None),
        ]
    );
    assert_eq!(lines[3].division, "Surgery");
    let posts: u32 = store
        .conn
        .query_row("SELECT count(*) FROM post", [], |row| row.get(0))
        .unwrap();
    assert_eq!(posts, 3, "two rows that say the same share a line");
    assert_eq!(outcome::rows(&store, FileId(2), "counted").unwrap(), [7]);
    let applicants = application::of_year(&store, 2026).unwrap().unwrap();
    assert_eq!(applicants.recruitment().shortlisted, Triple::new(0, 1, 0));
    assert_eq!(store.verify().unwrap(), Vec::<String>::new());
}

#[test]
fn a_row_without_its_post_is_found_when_the_store_is_verified() {
    let mut trust = Trust::new();
    trust.keep(Kind::Staff, |tx, id| insert(tx, id, &[counted(10, person(1))]));
    assert_eq!(trust.store.verify().unwrap(), Vec::<String>::new());
    trust.store.conn.execute("DELETE FROM post", []).unwrap();
    assert_eq!(
        trust.store.verify().unwrap(),
        ["1 row of assignment belongs to no row of post"]
    );
}
