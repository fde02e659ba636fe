//! Packs that the trust loaded beside the ones that come with the program.
//!
//! The document stands here as it was loaded, so that what it says can be shown and checked again; what it means is read by the caller.

use chrono::NaiveDateTime;

use crate::{Books, StoreError, Tx, column};

/// What a pack says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PackKind {
    /// The standard's rules of one collection year.
    Rules,
    /// Published figures to compare with.
    Benchmarks,
    /// Actions with the evidence for each.
    Actions,
}

impl PackKind {
    /// Every kind.
    pub const ALL: [Self; 3] = [Self::Rules, Self::Benchmarks, Self::Actions];

    /// The key used in the store.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Rules => "rules",
            Self::Benchmarks => "benchmarks",
            Self::Actions => "actions",
        }
    }

    /// Reads a key written by [`PackKind::key`].
    pub fn from_key(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.key() == key)
    }
}

/// One pack as it was loaded.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pack {
    /// What it says.
    pub kind: PackKind,
    /// The name by which it is chosen; one of each name in a kind.
    pub name: String,
    /// The document.
    pub text: String,
    /// SHA-256 of the document's bytes, in small hexadecimal.
    pub sha256: String,
    /// When it was loaded.
    pub loaded_at: NaiveDateTime,
}

/// Every pack, by kind and name.
pub fn all(books: &Books) -> Result<Vec<Pack>, StoreError> {
    let mut statement = books
        .conn
        .prepare_cached("SELECT kind, name, text, sha256, loaded_at FROM pack ORDER BY kind, name")?;
    let rows = statement.query_map([], |row| {
        Ok(Pack {
            kind: column::key(row, 0, PackKind::from_key)?,
            name: row.get(1)?,
            text: row.get(2)?,
            sha256: row.get(3)?,
            loaded_at: row.get(4)?,
        })
    })?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// Keeps a pack; one of the same kind and name is replaced.
pub fn put(tx: &Tx<'_>, pack: &Pack) -> Result<(), StoreError> {
    tx.conn
        .prepare_cached(
            "INSERT INTO pack (kind, name, text, sha256, loaded_at) VALUES (?1, ?2, ?3, ?4, ?5)
             ON CONFLICT (kind, name) DO UPDATE SET text = excluded.text, sha256 = excluded.sha256, loaded_at = excluded.loaded_at",
        )?
        .execute((pack.kind.key(), &pack.name, &pack.text, &pack.sha256, pack.loaded_at))?;
    Ok(())
}

/// Takes a pack back; true where there was one.
pub fn remove(tx: &Tx<'_>, kind: PackKind, name: &str) -> Result<bool, StoreError> {
    Ok(tx
        .conn
        .prepare_cached("DELETE FROM pack WHERE kind = ?1 AND name = ?2")?
        .execute([kind.key(), name])?
        > 0)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fixture::{Trust, at};

    #[test]
    fn a_pack_is_kept_replaced_by_its_name_and_taken_back() {
        let pack = |kind, name: &str, text: &str| Pack {
            kind,
            name: name.into(),
            text: text.into(),
            sha256: "0f".into(),
            loaded_at: at(9),
        };
        let mut trust = Trust::new();
        trust.write(|tx| {
            put(tx, &pack(PackKind::Rules, "2027", "year = 2026"))?;
            put(tx, &pack(PackKind::Rules, "2027", "year = 2027"))?;
            put(tx, &pack(PackKind::Benchmarks, "2027", "year,indicator"))?;
            put(tx, &pack(PackKind::Actions, "2027", "[[action]]"))
        });
        let held = all(&trust.store).unwrap();
        assert_eq!(
            held,
            [
                pack(PackKind::Actions, "2027", "[[action]]"),
                pack(PackKind::Benchmarks, "2027", "year,indicator"),
                pack(PackKind::Rules, "2027", "year = 2027")
            ],
            "a name stands once in a kind, and the later document is the one that holds"
        );
        trust.write(|tx| remove(tx, PackKind::Rules, "2027").map(|_| ()));
        assert_eq!(all(&trust.store).unwrap().len(), 2, "only the one that was named goes");
    }
}
