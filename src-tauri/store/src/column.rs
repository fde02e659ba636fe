//! Reading columns that hold keys of the standard, so that a word nobody knows is damage and never a wrong group.

use domain::ethnicity::Group;
use rusqlite::Row;
use rusqlite::types::Type;

/// A stored word that this program does not know.
#[derive(Debug, thiserror::Error)]
#[error("“{word}” is stored where this program knows no such word")]
struct UnknownWord {
    word: String,
}

/// Reads a column whose text is a key.
pub(crate) fn key<T>(row: &Row<'_>, index: usize, from_key: impl Fn(&str) -> Option<T>) -> rusqlite::Result<T> {
    understand(index, row.get_ref(index)?.as_str()?, from_key)
}

/// Reads a column whose text is a key, or which is empty.
pub(crate) fn optional_key<T>(
    row: &Row<'_>,
    index: usize,
    from_key: impl Fn(&str) -> Option<T>,
) -> rusqlite::Result<Option<T>> {
    let word = row.get_ref(index)?.as_str_or_null()?;
    word.map(|word| understand(index, word, from_key)).transpose()
}

/// Reads the group of a person.
pub(crate) fn group(row: &Row<'_>, index: usize) -> rusqlite::Result<Group> {
    key(row, index, Group::from_key)
}

/// Reads a one-letter category, or none.
pub(crate) fn category(row: &Row<'_>, index: usize) -> rusqlite::Result<Option<char>> {
    optional_key(row, index, |word| {
        let mut letters = word.chars();
        letters.next().filter(|_| letters.next().is_none())
    })
}

fn understand<T>(index: usize, word: &str, from_key: impl Fn(&str) -> Option<T>) -> rusqlite::Result<T> {
    from_key(word).ok_or_else(|| {
        let word = word.to_owned();
        rusqlite::Error::FromSqlConversionFailure(index, Type::Text, Box::new(UnknownWord { word }))
    })
}
