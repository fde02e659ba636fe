//! The cards of other organisations, as loaded: the documents themselves. What they say is read by the caller.

use chrono::NaiveDateTime;

use crate::{Books, StoreError, Tx};

/// A card that was loaded.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PeerCard {
    /// The organisation's code, else its name in capitals.
    pub organisation: String,
    /// Collection year.
    pub year: u16,
    /// File name, without folders.
    pub file_name: String,
    /// The document.
    pub text: String,
    /// When it was loaded.
    pub loaded_at: NaiveDateTime,
}

/// Every card, by year and organisation, the latest year first.
pub fn all(books: &Books) -> Result<Vec<PeerCard>, StoreError> {
    let mut statement = books.conn.prepare_cached(
        "SELECT organisation, year, file_name, text, loaded_at FROM peer_card ORDER BY year DESC, organisation",
    )?;
    let rows = statement.query_map([], |row| {
        Ok(PeerCard {
            organisation: row.get(0)?,
            year: row.get(1)?,
            file_name: row.get(2)?,
            text: row.get(3)?,
            loaded_at: row.get(4)?,
        })
    })?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// Keeps a card; one of the same organisation and year is replaced. True where there was one.
pub fn put(tx: &Tx<'_>, card: &PeerCard) -> Result<bool, StoreError> {
    let is_there = remove(tx, &card.organisation, card.year)?;
    tx.conn
        .prepare_cached(
            "INSERT INTO peer_card (organisation, year, file_name, text, loaded_at) VALUES (?1, ?2, ?3, ?4, ?5)",
        )?
        .execute((
            &card.organisation,
            card.year,
            &card.file_name,
            &card.text,
            card.loaded_at,
        ))?;
    Ok(is_there)
}

/// Takes a card back; true where there was one.
pub fn remove(tx: &Tx<'_>, organisation: &str, year: u16) -> Result<bool, StoreError> {
    Ok(tx
        .conn
        .prepare_cached("DELETE FROM peer_card WHERE organisation = ?1 AND year = ?2")?
        .execute((organisation, year))?
        > 0)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fixture::{Trust, at};

    #[test]
    fn a_card_is_kept_replaced_by_organisation_and_year_and_taken_back() {
        let card = |year, text: &str| PeerCard {
            organisation: "RXA".into(),
            year,
            file_name: "alder.json".into(),
            text: text.into(),
            loaded_at: at(9),
        };
        let mut trust = Trust::new();
        trust.write(|tx| {
            assert!(!put(tx, &card(2025, "{}"))?);
            assert!(put(tx, &card(2025, "{\"a\":1}"))?, "the same organisation and year");
            put(tx, &card(2026, "{}")).map(|_| ())
        });
        assert_eq!(all(&trust.store).unwrap(), [card(2026, "{}"), card(2025, "{\"a\":1}")]);
        trust.write(|tx| remove(tx, "RXA", 2025).map(|_| ()));
        assert_eq!(all(&trust.store).unwrap(), [card(2026, "{}")]);
    }
}
