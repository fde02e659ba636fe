//! Items of past returns, to compare a year with.

use std::collections::BTreeMap;

use crate::{Books, FileId, StoreError, Tx};

/// One item of a past return.
#[derive(Debug, Clone, PartialEq)]
pub struct PastItem {
    /// Collection year the figures speak of, which need not be the one the file is kept for.
    pub year: u16,
    /// The item's key.
    pub item: String,
    /// White, BME and unknown, each where the return gives it.
    pub figures: [Option<f64>; 3],
}

/// Writes the items of a past return. A return may give an item of a year once only.
pub fn insert(tx: &Tx<'_>, file: FileId, items: &[PastItem]) -> Result<(), StoreError> {
    let mut statement = tx.conn.prepare_cached(
        "INSERT INTO past_item (file_id, year, item, white, bme, unknown) VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
    )?;
    for held in items {
        let [white, bme, unknown] = held.figures;
        statement.execute((file, held.year, &held.item, white, bme, unknown))?;
    }
    Ok(())
}

/// What past returns say of a year: White, BME and unknown by item. Where two current returns speak of the same year, the one kept
/// for the later collection year is believed.
pub fn of_year(books: &Books, year: u16) -> Result<BTreeMap<String, [Option<f64>; 3]>, StoreError> {
    let mut statement = books.conn.prepare_cached(
        "SELECT past_item.item, past_item.white, past_item.bme, past_item.unknown
         FROM past_item JOIN file ON file.id = past_item.file_id
         WHERE past_item.year = ?1 AND file.state = 'current' ORDER BY file.year",
    )?;
    let items = statement.query_map([year], |row| Ok((row.get(0)?, [row.get(1)?, row.get(2)?, row.get(3)?])))?;
    Ok(items.collect::<Result<_, _>>()?)
}

/// The years before one that current past returns speak of, the latest first.
pub fn years_before(books: &Books, year: u16) -> Result<Vec<u16>, StoreError> {
    let mut statement = books.conn.prepare_cached(
        "SELECT DISTINCT past_item.year FROM past_item JOIN file ON file.id = past_item.file_id
         WHERE past_item.year < ?1 AND file.state = 'current' ORDER BY past_item.year DESC",
    )?;
    let years = statement.query_map([year], |row| row.get(0))?;
    Ok(years.collect::<Result<_, _>>()?)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::file::{self, Kind};
    use crate::fixture::{Trust, at, new_file};
    use crate::year;

    fn item(year: u16, item: &str, white: f64) -> PastItem {
        PastItem {
            year,
            item: item.into(),
            figures: [Some(white), None, Some(0.0)],
        }
    }

    #[test]
    fn not_given_is_not_nought_and_a_later_return_is_believed() {
        let mut trust = Trust::new();
        trust.keep(Kind::Return, |tx, id| {
            insert(
                tx,
                id,
                &[item(2025, "board.voting", 9.0), item(2024, "board.voting", 8.0)],
            )
        });
        let held = of_year(&trust.store, 2025).unwrap();
        assert_eq!(held["board.voting"], [Some(9.0), None, Some(0.0)]);
        trust.write(|tx| {
            year::start(tx, 2025, at(10))?;
            let earlier = file::keep(
                tx,
                &file::NewFile {
                    year: 2025,
                    ..new_file(Kind::Return, "older.xlsx")
                },
            )?;
            insert(
                tx,
                earlier,
                &[item(2025, "board.voting", 1.0), item(2025, "board.executive", 4.0)],
            )
        });
        let held = of_year(&trust.store, 2025).unwrap();
        assert_eq!(
            held["board.voting"][0],
            Some(9.0),
            "the return kept for 2026 goes before the one kept for 2025"
        );
        assert_eq!(held["board.executive"][0], Some(4.0));
        assert!(of_year(&trust.store, 2023).unwrap().is_empty());
    }

    #[test]
    fn a_replaced_return_says_nothing() {
        let mut trust = Trust::new();
        trust.keep(Kind::Return, |tx, id| {
            insert(tx, id, &[item(2025, "board.voting", 9.0)])
        });
        assert_eq!(years_before(&trust.store, 2026).unwrap(), [2025]);
        assert!(years_before(&trust.store, 2025).unwrap().is_empty());
        trust.keep(Kind::Return, |_, _| Ok(()));
        assert!(of_year(&trust.store, 2025).unwrap().is_empty());
        assert!(years_before(&trust.store, 2026).unwrap().is_empty());
    }
}
