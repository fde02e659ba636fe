//! Which columns of a past return are White, BME and unknown: a trust may print the groups in any order, with shares and totals between.

use domain::classify::plain;

use super::past_words;
use crate::read::cell::Cell;

/// How many columns the three groups of one year may span: each with its percentage and a total beside it.
const WIDEST: usize = 8;

/// The columns of heads of each group under a row of headings, percentages passed over: White, BME, unknown, and perhaps again. A trust
/// may print the groups in any order, and a total between them.
pub(super) fn triples(header: &[Cell]) -> Vec<[usize; 3]> {
    let heads: Vec<(usize, u8)> = header
        .iter()
        .enumerate()
        .filter(|(_, cell)| !past_words::is_share(cell))
        .filter_map(|(column, cell)| group(cell).map(|group| (column, group)))
        .collect();
    let mut found = Vec::new();
    let mut rest = heads.as_slice();
    while let [one, two, three, ..] = rest {
        let mut columns = [None; 3];
        for (column, group) in [one, two, three] {
            columns[usize::from(*group)] = Some(*column);
        }
        match columns {
            [Some(white), Some(bme), Some(unknown)] if three.0 - one.0 <= WIDEST => {
                found.push([white, bme, unknown]);
                rest = &rest[3..];
            }
            _ => rest = &rest[1..],
        }
    }
    found
}

/// The first of three columns.
pub(super) fn leftmost(columns: [usize; 3]) -> usize {
    columns.into_iter().min().unwrap_or_default()
}

/// Which group a heading names: 0 White, 1 BME, 2 unknown.
pub(super) fn group(cell: &Cell) -> Option<u8> {
    let Cell::Text(text) = cell else { return None };
    let key = plain(text);
    let words: Vec<&str> = key.split(' ').collect();
    let has = |wanted: &[&str]| wanted.iter().any(|word| words.contains(word));
    if has(&["bme", "bame"]) {
        Some(1)
    } else if has(&["unknown", "null"]) || key.contains("not stated") {
        Some(2)
    } else if has(&["white"]) {
        Some(0)
    } else {
        None
    }
}
