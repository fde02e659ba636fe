//! Rows of headings: what each column is called, also where its heading stands on two rows, and which columns belong together.
//!
//! Which header is the one to read is decided in [`super::table`].

use domain::classify::tidy;
use domain::kind::Kind;

use super::cell::Cell;
use super::table::FirstRows;
use super::vocabulary::Vocabulary;

/// Rows below a header in which a column must be as good as empty to divide two tables.
const ROWS_BELOW: usize = 15;
/// One filled cell in this many is a stray one.
const STRAY: usize = 8;

/// What a row says its columns are, read together with the row above it where that one names groups of columns.
pub(crate) struct Header {
    /// Heading of each column of the sheet; empty where it has none.
    pub(crate) headings: Vec<String>,
    /// Whether the row above is part of it.
    pub(crate) has_two_rows: bool,
}

/// The headings of one of the first rows, as a kind's vocabulary understands them.
///
/// A column is called by its own cell; where that is not known, by the group above it and its own cell together; where it has no
/// cell of its own, by a known heading in the row above (two cells merged into one).
pub(crate) fn headings(rows: &FirstRows, index: usize, kind: Kind, vocabulary: &Vocabulary) -> Header {
    let own = texts(&rows[index].1);
    // The kinds whose layout is national have one row of headings.
    let above = above(rows, index).filter(|_| !matches!(kind, Kind::Survey | Kind::Return));
    let Some(above) = above else {
        return Header {
            headings: own,
            has_two_rows: false,
        };
    };
    let above = texts(above);
    let is_known = |heading: &str| !vocabulary.senses(kind, heading).is_empty();
    let groups = above.iter().filter(|text| !text.is_empty()).count();
    let is_repeated = |heading: &String| own.iter().filter(|other| *other == heading).count() > 1;
    let mut has_two_rows = false;
    let mut from_below = 0;
    let mut group = "";
    let mut headings = Vec::new();
    for column in 0..own.len().max(above.len()) {
        let over = above.get(column).map_or("", String::as_str);
        if !over.is_empty() {
            group = over;
        }
        let own_heading = own.get(column).cloned().unwrap_or_default();
        let heading = if own_heading.is_empty() {
            if is_known(over) { over.to_owned() } else { own_heading }
        } else if group.is_empty() || is_known(&own_heading) {
            from_below += usize::from(is_known(&own_heading));
            own_heading
        } else {
            let both = format!("{group} {own_heading}");
            // Groups over the same few headings ("White", "BME") are needed to tell the columns from one another.
            if is_known(&both) || (groups >= 2 && is_repeated(&own_heading)) {
                from_below += usize::from(is_known(&both));
                both
            } else {
                own_heading
            }
        };
        has_two_rows |= !heading.is_empty() && own.get(column) != Some(&heading);
        headings.push(heading);
    }
    // A row that names nothing itself is a record below the headings.
    if has_two_rows && from_below > 0 {
        Header { headings, has_two_rows }
    } else {
        Header {
            headings: own,
            has_two_rows: false,
        }
    }
}

/// Whether one of the first rows can be a header at all: at least two of its words name a field of some kind, by themselves or
/// together with the row above.
pub(crate) fn may_be_header(rows: &FirstRows, index: usize, vocabulary: &Vocabulary) -> bool {
    let own = texts(&rows[index].1);
    let above = above(rows, index).map(texts).unwrap_or_default();
    let mut group = "";
    let mut known = 0;
    for column in 0..own.len().max(above.len()) {
        let over = above.get(column).map_or("", String::as_str);
        if !over.is_empty() {
            group = over;
        }
        let heading = own.get(column).map_or("", String::as_str);
        let is_known = match (heading.is_empty(), group.is_empty()) {
            (true, _) => !over.is_empty() && vocabulary.is_heading(over),
            (false, true) => vocabulary.is_heading(heading),
            (false, false) => vocabulary.is_heading(heading) || vocabulary.is_heading(&format!("{group} {heading}")),
        };
        known += usize::from(is_known);
    }
    known >= 2
}

/// The row directly above one of the first rows.
fn above(rows: &FirstRows, index: usize) -> Option<&[Cell]> {
    let (number, cells) = rows.get(index.checked_sub(1)?)?;
    (number + 1 == rows[index].0).then_some(cells.as_slice())
}

fn texts(cells: &[Cell]) -> Vec<String> {
    cells
        .iter()
        .map(|cell| match cell {
            Cell::Text(text) => tidy(text),
            _ => String::new(),
        })
        .collect()
}

/// Stretches of columns under a header that are divided from one another by columns without a heading and as good as empty; where a
/// kind's layout is national, quite empty.
pub(crate) fn segments(rows: &FirstRows, index: usize, kind: Kind, headings: &[String]) -> Vec<(usize, usize)> {
    let below = &rows[index + 1..rows.len().min(index + 1 + ROWS_BELOW)];
    let width = headings.len().max(rows[index].1.len());
    let divides = |column: usize| {
        let has_heading = headings.get(column).is_some_and(|heading| !heading.is_empty())
            || rows[index].1.get(column).is_some_and(|cell| !cell.is_empty());
        let filled = below
            .iter()
            .filter(|(_, cells)| cells.get(column).is_some_and(|cell| !cell.is_empty()))
            .count();
        let may_stray = !matches!(kind, Kind::Survey | Kind::Return);
        !has_heading && (filled == 0 || (may_stray && filled * STRAY <= below.len()))
    };
    let mut found = Vec::new();
    let mut start = None;
    for column in 0..=width {
        let blank = column == width || divides(column);
        match (start, blank) {
            (None, false) => start = Some(column),
            (Some(first), true) => {
                found.push((first, column));
                start = None;
            }
            _ => {}
        }
    }
    found
}

/// Whether two neighbouring stretches of columns are one table with an empty column inside: their rows begin and end together.
pub(crate) fn go_together(rows: &FirstRows, index: usize, left: (usize, usize), right: (usize, usize)) -> bool {
    let filled = |cells: &[Cell], (first, end): (usize, usize)| {
        let end = end.min(cells.len());
        cells
            .get(first..end)
            .map_or(0, |cells| cells.iter().filter(|cell| !cell.is_empty()).count())
    };
    let (mut together, mut apart) = (0, 0);
    for (_, cells) in &rows[index + 1..] {
        match (filled(cells, left), filled(cells, right)) {
            // A title or a footnote says nothing of the rows.
            (0, 0..=1) | (1, 0) => {}
            (0, _) | (_, 0) => apart += 1,
            _ => together += 1,
        }
    }
    together >= 2 && apart * 5 <= together
}
