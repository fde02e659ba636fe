//! The collection year that a text names.

use domain::classify::tidy;

/// The collection year that a text names: the last of its years, and of `2024/25` the second.
pub(crate) fn year_in(text: &str) -> Option<u16> {
    let text = tidy(text);
    let runs: Vec<(usize, &str)> = digit_runs(&text);
    let mut found = None;
    for (place, (_, run)) in runs.iter().enumerate() {
        let Some(year) = run
            .parse::<u16>()
            .ok()
            .filter(|year| run.len() == 4 && (2010..2100).contains(year))
        else {
            continue;
        };
        found = Some(year);
        if let Some((start, next)) = runs.get(place + 1)
            && next.len() == 2
            && matches!(text.as_bytes().get(start.wrapping_sub(1)), Some(b'/' | b'-'))
            && next.parse::<u16>().ok() == Some((year + 1) % 100)
        {
            found = Some(year + 1);
        }
    }
    found
}

fn digit_runs(text: &str) -> Vec<(usize, &str)> {
    let mut runs = Vec::new();
    let mut start = None;
    for (place, byte) in text.bytes().chain([b' ']).enumerate() {
        match (start, byte.is_ascii_digit()) {
            (None, true) => start = Some(place),
            (Some(first), false) => {
                runs.push((first, &text[first..place]));
                start = None;
            }
            _ => {}
        }
    }
    runs
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_collection_year_is_the_one_the_snapshot_lies_in() {
        assert_eq!(year_in("2025"), Some(2025));
        assert_eq!(year_in("31 March 2025"), Some(2025));
        assert_eq!(year_in("2024/25"), Some(2025));
        assert_eq!(year_in("Year 2024-25 – Verified figures"), Some(2025));
        assert_eq!(year_in("2024 and 2025"), Some(2025));
        assert_eq!(year_in("Verified figures"), None);
    }
}
