//! The dates of the 2026 collection: the snapshot of 31 March 2026 and the financial year that ends on it.

use chrono::{Days, NaiveDate};

/// The snapshot date.
pub const SNAPSHOT: NaiveDate = date(2026, 3, 31);
/// First day of the financial year.
pub const YEAR_START: NaiveDate = date(2025, 4, 1);

/// Makes a date of the calendar; a day that does not exist would show at once as the earliest date there is.
pub(crate) const fn date(year: i32, month: u32, day: u32) -> NaiveDate {
    match NaiveDate::from_ymd_opt(year, month, day) {
        Some(date) => date,
        None => NaiveDate::MIN,
    }
}

/// The date some days after another.
pub(crate) fn after(start: NaiveDate, days: u32) -> NaiveDate {
    start.checked_add_days(Days::new(u64::from(days))).unwrap_or(start)
}

/// The date some days before another.
pub(crate) fn before(end: NaiveDate, days: u32) -> NaiveDate {
    end.checked_sub_days(Days::new(u64::from(days))).unwrap_or(end)
}

/// Days from the first day of the financial year to the snapshot date, so that `after(YEAR_START, n)` with `n` from 0 to
/// this number is a day of the year.
pub(crate) const LAST_DAY: u32 = 364;

/// Whether a day lies in the financial year, both ends included.
pub(crate) fn in_year(day: NaiveDate) -> bool {
    YEAR_START <= day && day <= SNAPSHOT
}

#[cfg(test)]
mod tests {
    use super::{LAST_DAY, SNAPSHOT, YEAR_START, after, before, in_year};

    #[test]
    fn the_year_ends_on_the_snapshot_date() {
        assert_eq!(after(YEAR_START, LAST_DAY), SNAPSHOT);
        assert!(in_year(YEAR_START) && in_year(SNAPSHOT), "both ends belong to the year");
        assert!(
            !in_year(before(YEAR_START, 1)) && !in_year(after(SNAPSHOT, 1)),
            "the days beside it do not"
        );
    }
}
