//! Days as they cross from the process that reads a file to the one that keeps it: as numbers, because a day in words takes longer to
//! write and read than all the rest of a row.

use chrono::{Datelike, NaiveDate};
use serde::{Deserialize, Deserializer, Serialize, Serializer, de};

/// Writes a day as its number, 1 January of the year 1 being 1.
#[allow(
    clippy::ref_option,
    clippy::trivially_copy_pass_by_ref,
    reason = "serde hands fields over so"
)]
pub(crate) fn serialize<S: Serializer>(day: &Option<NaiveDate>, to: S) -> Result<S::Ok, S::Error> {
    day.map(|day| day.num_days_from_ce()).serialize(to)
}

/// Reads what [`serialize`] writes.
pub(crate) fn deserialize<'de, D: Deserializer<'de>>(from: D) -> Result<Option<NaiveDate>, D::Error> {
    let number = Option::<i32>::deserialize(from)?;
    let day = |number| NaiveDate::from_num_days_from_ce_opt(number).ok_or_else(|| de::Error::custom("no such day"));
    number.map(day).transpose()
}
