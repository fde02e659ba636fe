//! Rounding as a reader with a calculator expects it: halves away from nought, of the number as it would be written down.
//!
//! 199 of 1,000 over 200 of 1,000 is 0.995, which binary numbers hold a hair below. Spreadsheets show it as 1.00, and so do we.

/// A number rounded to some decimals.
pub fn round(value: f64, decimals: i32) -> f64 {
    let scale = 10_f64.powi(decimals);
    // What binary numbers lose is far smaller than this, and no figure here is meant to eleven places.
    let scaled = value.abs() * scale + 1e-9;
    (scaled.round() / scale).copysign(value)
}

/// A number rounded to some decimals, as text; nought has no sign.
pub fn text(value: f64, decimals: u16) -> String {
    let rounded = round(value, i32::from(decimals));
    let rounded = if rounded == 0.0 { 0.0 } else { rounded };
    format!("{rounded:.0$}", usize::from(decimals))
}

/// A number rounded to some decimals, without those that say nothing: "10", "10.5".
pub fn shortest(value: f64, decimals: u16) -> String {
    let shown = text(value, decimals);
    if shown.contains('.') {
        shown.trim_end_matches('0').trim_end_matches('.').to_owned()
    } else {
        shown
    }
}

/// A count with its thousands set apart: "6,012".
pub fn count(value: u32) -> String {
    let digits = value.to_string();
    let mut grouped = String::with_capacity(digits.len() + digits.len() / 3);
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) {
            grouped.push(',');
        }
        grouped.push(digit);
    }
    grouped
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn halves_go_away_from_nought_as_in_a_spreadsheet() {
        for (value, decimals, expected) in [
            (0.995, 2, "1.00"),
            (1.005, 2, "1.01"),
            (0.994_99, 2, "0.99"),
            (28.65, 1, "28.7"),
            (-0.05, 1, "-0.1"),
            (-0.04, 1, "0.0"),
            (0.0, 1, "0.0"),
            (1.594_999, 2, "1.59"),
            (2.5, 0, "3"),
        ] {
            assert_eq!(text(value, decimals), expected, "{value} to {decimals}");
        }
    }
}
