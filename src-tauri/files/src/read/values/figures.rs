//! Numbers as trusts' workbooks write them, with percent signs, commas between thousands and marks for what was hidden.

use domain::classify::{plain, tidy};

use super::super::cell::Cell;
use super::is_digits;

/// What a cell says of a number.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) enum Figure {
    /// Nothing.
    Blank,
    /// A number; a percent sign is noted and not divided out.
    Is {
        /// The number as written.
        value: f64,
        /// Whether it carries a percent sign.
        percent: bool,
    },
    /// A number with something in brackets behind it, such as the percentage of “243 (3.2%)”, which was left aside.
    Remarked {
        /// The number before the brackets.
        value: f64,
    },
    /// Hidden by whoever published it.
    Suppressed,
    /// Something that is not a number.
    Unreadable,
}

/// The number a cell gives.
pub(crate) fn figure(cell: &Cell) -> Figure {
    match cell {
        Cell::Empty => Figure::Blank,
        Cell::Number(value) if value.is_finite() => Figure::Is {
            value: *value,
            percent: false,
        },
        Cell::Text(text) => text_figure(text),
        Cell::Number(_) | Cell::Date(_) | Cell::Bool(_) => Figure::Unreadable,
    }
}

fn text_figure(text: &str) -> Figure {
    if is_simple_decimal(text)
        && let Ok(value) = text.parse()
    {
        return Figure::Is { value, percent: false };
    }
    let text = tidy(text);
    let key = plain(&text);
    if text.starts_with('<')
        || text
            .chars()
            .all(|character| matches!(character, '*' | '-' | '.' | '#' | '~'))
    {
        return Figure::Suppressed;
    }
    if [
        "",
        "s",
        "c",
        "n a",
        "na",
        "null",
        "suppressed",
        "supp",
        "not available",
        "low n",
        "blank entry",
    ]
    .contains(&key.as_str())
    {
        return Figure::Suppressed;
    }
    let (digits, percent) = text
        .strip_suffix('%')
        .map_or((text.as_str(), false), |digits| (digits, true));
    if let Some(value) = number(digits) {
        return Figure::Is { value, percent };
    }
    let before = text.strip_suffix(')').and_then(|text| text.split_once('('));
    match before.and_then(|(before, inside)| number(before).zip(number(inside.trim_end().trim_end_matches('%')))) {
        Some((value, _)) => Figure::Remarked { value },
        None => Figure::Unreadable,
    }
}

/// Whether a text is a few digits, perhaps with a point between them.
fn is_simple_decimal(text: &str) -> bool {
    let (whole, decimals) = text.split_once('.').unwrap_or((text, "0"));
    text.len() < 16 && is_digits(whole) && is_digits(decimals)
}

/// A number in digits, with commas between thousands and a point before decimals. Words for numbers are none.
fn number(text: &str) -> Option<f64> {
    let text = text.trim();
    let has_digit = text.bytes().any(|byte| byte.is_ascii_digit());
    let is_plain = text
        .bytes()
        .all(|byte| byte.is_ascii_digit() || matches!(byte, b',' | b'.' | b'-' | b'+' | b'E' | b'e'));
    // A comma that does not part thousands may be a decimal one: 12,5 is not 125.
    let parts_thousands = text.split('.').next().is_some_and(|whole| {
        let mut parts = whole.split(',');
        parts
            .next()
            .is_some_and(|first| !whole.contains(',') || (1..=4).contains(&first.len()))
            && parts.all(|part| part.len() == 3)
    });
    (has_digit && is_plain && parts_thousands)
        .then(|| text.replace(',', "").parse::<f64>().ok())
        .flatten()
        .filter(|value| value.is_finite())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hidden_figures_are_not_nought() {
        for hidden in ["*", "<5", "-", "n/a", "suppressed", "s"] {
            assert_eq!(figure(&Cell::text(hidden)), Figure::Suppressed, "{hidden}");
        }
        assert_eq!(
            figure(&Cell::text("1,234")),
            Figure::Is {
                value: 1234.0,
                percent: false
            }
        );
        assert_eq!(
            figure(&Cell::text("12.5%")),
            Figure::Is {
                value: 12.5,
                percent: true
            }
        );
        for (written, value) in [("243 (3.2%)", 243.0), ("1,243 (3.2 %)", 1243.0), ("12(50)", 12.0)] {
            assert_eq!(figure(&Cell::text(written)), Figure::Remarked { value }, "{written}");
        }
        for unread in [
            "243 (approx)",
            "12,5",
            "1,2345",
            "inf",
            "nan",
            "twelve",
            "12 13",
            "(12)",
        ] {
            assert_eq!(figure(&Cell::text(unread)), Figure::Unreadable, "{unread}");
        }
        assert_eq!(
            figure(&Cell::Number(0.0)),
            Figure::Is {
                value: 0.0,
                percent: false
            }
        );
    }
}
