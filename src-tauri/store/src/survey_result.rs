//! Staff survey results of indicators 5 to 8, as published.

use domain::survey::SurveyResult;

use crate::file::Kind;
use crate::{Books, FileId, StoreError, Tx};

/// Writes the results of indicators 5, 6, 7 and 8, in this order. Percentages outside 0–100 are refused.
pub fn insert(tx: &Tx<'_>, file: FileId, results: &[SurveyResult; 4]) -> Result<(), StoreError> {
    let mut statement = tx.conn.prepare_cached(
        "INSERT INTO survey_result (file_id, indicator, white_percent, bme_percent, white_responses, bme_responses)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
    )?;
    for (indicator, result) in (5_u8..).zip(results) {
        let SurveyResult {
            white_percent,
            bme_percent,
            white_responses,
            bme_responses,
        } = *result;
        statement.execute((
            file,
            indicator,
            white_percent,
            bme_percent,
            white_responses,
            bme_responses,
        ))?;
    }
    Ok(())
}

/// The results of indicators 5, 6, 7 and 8 of a year, in this order; `None` where the year has no survey file.
pub fn of_year(books: &Books, year: u16) -> Result<Option<[SurveyResult; 4]>, StoreError> {
    let Some(file) = crate::file::current(books, year, Kind::Survey)?.pop() else {
        return Ok(None);
    };
    let mut statement = books.conn.prepare_cached(
        "SELECT indicator - 5, white_percent, bme_percent, white_responses, bme_responses FROM survey_result WHERE file_id = ?1",
    )?;
    let mut rows = statement.query([file])?;
    let mut results = [SurveyResult::default(); 4];
    while let Some(row) = rows.next()? {
        let place: u8 = row.get(0)?;
        let result = SurveyResult {
            white_percent: row.get(1)?,
            bme_percent: row.get(2)?,
            white_responses: row.get(3)?,
            bme_responses: row.get(4)?,
        };
        match results.get_mut(usize::from(place)) {
            Some(held) => *held = result,
            None => {
                return Err(StoreError::Damaged(
                    "a survey result belongs to no indicator of the survey".into(),
                ));
            }
        }
    }
    Ok(Some(results))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fixture::Trust;

    #[test]
    fn results_come_back_under_their_indicator_and_bit_for_bit() {
        let third = SurveyResult {
            white_percent: Some(100.0 / 3.0),
            ..SurveyResult::default()
        };
        let whole = SurveyResult {
            white_percent: Some(27.4),
            bme_percent: Some(31.1),
            white_responses: Some(1204),
            bme_responses: Some(398),
        };
        let results = [third, whole, SurveyResult::default(), whole];
        let mut trust = Trust::new();
        assert_eq!(of_year(&trust.store, 2026).unwrap(), None);
        trust.keep(Kind::Survey, |tx, id| insert(tx, id, &results));
        assert_eq!(of_year(&trust.store, 2026).unwrap(), Some(results));
    }

    #[test]
    fn a_percentage_above_a_hundred_is_refused() {
        let impossible = SurveyResult {
            bme_percent: Some(274.0),
            ..SurveyResult::default()
        };
        let mut trust = Trust::new();
        let file = trust.keep(Kind::Survey, |_, _| Ok(()));
        let refused = trust.store.transaction(|tx| insert(tx, file, &[impossible; 4]));
        assert!(matches!(refused, Err(StoreError::Other(_))), "{refused:?}");
    }
}
