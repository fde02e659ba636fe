//! Quartiles of other trusts' values, and the place of one's own among them.

use std::cmp::Ordering;

use crate::rounding;

/// Quartiles by linear interpolation between ordered values: Hyndman and Fan 1996, type 7, as `QUARTILE.INC` of a spreadsheet and numpy's
/// default.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Quartiles {
    /// How many values.
    pub count: usize,
    /// The lowest value.
    pub lowest: f64,
    /// A quarter of the values lie below.
    pub lower: f64,
    /// The middle.
    pub median: f64,
    /// A quarter of the values lie above.
    pub upper: f64,
    /// The highest value.
    pub highest: f64,
}

/// The quantile of ordered values, `part` from 0 to 1, by type 7. `None` where there are no values.
pub fn quantile(ordered: &[f64], part: f64) -> Option<f64> {
    let last = ordered.len().checked_sub(1)?;
    #[allow(clippy::cast_precision_loss, reason = "a number of trusts")]
    let at = last as f64 * part.clamp(0.0, 1.0);
    #[allow(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "between 0 and the number of values"
    )]
    let below = at.floor() as usize;
    let (low, high) = (ordered[below], ordered[(below + 1).min(last)]);
    Some(low + (high - low) * at.fract())
}

/// The quartiles of values in any order; `None` where there are none.
pub fn quartiles(values: &[f64]) -> Option<Quartiles> {
    let mut ordered = values.to_vec();
    ordered.sort_by(f64::total_cmp);
    Some(Quartiles {
        count: ordered.len(),
        lowest: *ordered.first()?,
        lower: quantile(&ordered, 0.25)?,
        median: quantile(&ordered, 0.5)?,
        upper: quantile(&ordered, 0.75)?,
        highest: *ordered.last()?,
    })
}

/// Where a value stands among others, its own not counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Place {
    /// Others with a lower value.
    pub lower: usize,
    /// Others with the same value.
    pub same: usize,
    /// Others with a higher value.
    pub higher: usize,
    /// The quarter of the others' values it falls in, 1 (lowest) to 4 (highest); a value on a quartile belongs to the quarter below.
    pub quarter: u8,
}

/// The place of a value among others, all of them rounded to so many decimals first, since tables hold rounded values; `None` where there
/// are no others.
pub fn place(value: f64, others: &[f64], decimals: u16) -> Option<Place> {
    let round = |value: f64| rounding::round(value, i32::from(decimals));
    let others: Vec<f64> = others.iter().map(|other| round(*other)).collect();
    let value = round(value);
    let held = quartiles(&others)?;
    let is = |wanted: Ordering| others.iter().filter(|other| other.total_cmp(&value) == wanted).count();
    Some(Place {
        lower: is(Ordering::Less),
        same: is(Ordering::Equal),
        higher: is(Ordering::Greater),
        quarter: match value {
            value if value <= held.lower => 1,
            value if value <= held.median => 2,
            value if value <= held.upper => 3,
            _ => 4,
        },
    })
}
