//! What became of the rows of a file, whichever table they are in: the ground of every receipt.

use std::collections::BTreeMap;

use crate::{Books, FileId, StoreError};

/// How many rows of a file have each outcome; [`crate::COUNTED`] among them.
pub fn tally(books: &Books, file: FileId) -> Result<BTreeMap<String, u32>, StoreError> {
    let mut statement = books.conn.prepare_cached(
        "SELECT outcome, count(*) FROM (
             SELECT outcome FROM assignment JOIN post ON file_id = ?1 AND number = post
             WHERE at BETWEEN (?1 << 32) AND (?1 << 32) + 4294967295
             UNION ALL SELECT outcome FROM application WHERE file_id = ?1
             UNION ALL SELECT outcome FROM case_entry WHERE file_id = ?1
             UNION ALL SELECT outcome FROM learning WHERE file_id = ?1)
         GROUP BY outcome",
    )?;
    let outcomes = statement.query_map([file], |row| Ok((row.get(0)?, row.get(1)?)))?;
    Ok(outcomes.collect::<Result<_, _>>()?)
}

/// The numbers of the sheet's rows that have an outcome, ascending; each once, even where a row holds several courses.
pub fn rows(books: &Books, file: FileId, outcome: &str) -> Result<Vec<u32>, StoreError> {
    let mut statement = books.conn.prepare_cached(
        "SELECT at & 4294967295 AS row FROM assignment
         WHERE at BETWEEN (?1 << 32) AND (?1 << 32) + 4294967295
           AND post IN (SELECT number FROM post WHERE file_id = ?1 AND outcome = ?2)
         UNION SELECT row FROM application WHERE file_id = ?1 AND outcome = ?2
         UNION SELECT row FROM case_entry WHERE file_id = ?1 AND outcome = ?2
         UNION SELECT row FROM learning WHERE file_id = ?1 AND outcome = ?2
         ORDER BY row",
    )?;
    Ok(statement
        .query_map((file, outcome), |row| row.get(0))?
        .collect::<Result<_, _>>()?)
}
