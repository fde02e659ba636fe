//! What both papers are put together from.

use domain::rounding;

use super::super::document::{self, Table as Grid};
use super::super::document::{Block, Cell, Column, Ink, Paragraph, Picture, Row, Run, Shade, Style, bold, run};
use super::{Drawn, Passage, Report, Table, Tone};

/// What stands where somebody still has to write.
pub(super) const TO_WRITE: &str = "To be completed.";

/// Words in paragraphs; a blank line parts them.
pub(super) fn paragraphs(words: &str) -> Vec<Block> {
    let parts = words.split("\n\n").map(str::trim).filter(|part| !part.is_empty());
    parts.map(document::text).collect()
}

/// A passage in paragraphs: its words, or that somebody still has to write them.
pub(super) fn passage(held: &Passage) -> Vec<Block> {
    let mut blocks = paragraphs(&held.words);
    if blocks.is_empty() {
        blocks.push(Paragraph::runs(Style::Normal, to_write()).into());
    }
    blocks.extend(out_of_date(held));
    blocks
}

/// A passage in a cell.
pub(super) fn passage_cell(held: &Passage) -> Cell {
    let mut paragraphs: Vec<Vec<Run>> = held.words.split("\n\n").map(|part| vec![run(part.trim())]).collect();
    if held.words.trim().is_empty() {
        paragraphs = vec![to_write()];
    }
    if held.is_out_of_date {
        paragraphs.push(vec![run(OUT_OF_DATE).in_ink(Ink::Alarm)]);
    }
    Cell::paragraphs(paragraphs)
}

fn to_write() -> Vec<Run> {
    vec![bold(TO_WRITE).in_ink(Ink::Alarm)]
}

const OUT_OF_DATE: &str =
    "The figures have changed since these words were written. Read them again before the paper goes out.";

pub(super) fn out_of_date(held: &Passage) -> Option<Block> {
    let words = vec![bold("Out of date. ").in_ink(Ink::Alarm), run(OUT_OF_DATE)];
    held.is_out_of_date.then(|| Paragraph::runs(Style::Note, words).into())
}

/// A table whose first column names its rows. Columns whose every cell is short are of figures, which stand to the right.
pub(super) fn table(held: &Table) -> Vec<Block> {
    let Some(first) = held.headings.first() else {
        return Vec::new();
    };
    let rest = held.headings.len().saturating_sub(1).max(1);
    let widest = |place: usize| {
        let cells = held.rows.iter().filter_map(|row| row.get(place));
        cells.map(|cell| cell.chars().count()).max().unwrap_or(0)
    };
    let is_figure = |place: usize| {
        let mut cells = held.rows.iter().filter_map(|row| row.get(place)).peekable();
        cells.peek().is_some() && cells.all(|cell| is_figure(cell))
    };
    // Room goes by the longest words of a column, so that figures stay narrow.
    let wants: Vec<f64> = (0..held.headings.len())
        .map(|place| {
            let heading = held.headings.get(place).map_or(0, |heading| longest_word(heading));
            let letters = widest(place).min(if place == 0 { 34 } else { 26 }).max(heading);
            f64::from(u32::try_from(letters).unwrap_or(20).max(6))
        })
        .collect();
    let whole: f64 = wants.iter().sum();
    let room = if rest <= 2 {
        130.0
    } else {
        document::Page::Portrait.text()
    };
    let width = |place: usize| room * wants.get(place).copied().unwrap_or(1.0) / whole.max(1.0);
    let columns =
        std::iter::once(Column::words(first.as_str(), width(0))).chain((1..held.headings.len()).map(|place| {
            let heading = held.headings.get(place).cloned().unwrap_or_default();
            if is_figure(place) {
                Column::figures(heading, width(place))
            } else {
                Column::words(heading, width(place))
            }
        }));
    let grid = Grid {
        caption: held.caption.clone(),
        description: format!(
            "{}. A row for each of: {}.",
            held.caption.trim_end_matches('.'),
            naming(first)
        ),
        columns: columns.collect(),
        rows: held
            .rows
            .iter()
            .map(|row| Row::from(row.iter().map(|cell| Cell::of(cell.as_str())).collect::<Vec<_>>()))
            .collect(),
        names: true,
    };
    let mut blocks = vec![Block::Table(grid)];
    if !held.note.trim().is_empty() {
        blocks.push(Paragraph::runs(Style::Normal, vec![run(held.note.trim()).in_ink(Ink::Quiet)]).into());
    }
    blocks
}

fn naming(heading: &str) -> String {
    match heading.trim() {
        "" => "what the first column names".to_owned(),
        named => named.to_lowercase(),
    }
}

fn longest_word(text: &str) -> usize {
    text.split_whitespace()
        .map(|word| word.chars().count())
        .max()
        .unwrap_or(0)
        + 1
}

/// Whether a cell is a figure: a number with its sign, or one of the marks that stand for none.
fn is_figure(cell: &str) -> bool {
    let cell = cell.trim();
    matches!(cell, "*" | "–" | "")
        || (cell.chars().any(|letter| letter.is_ascii_digit())
            && cell
                .chars()
                .all(|letter| letter.is_ascii_digit() || ".,%+\u{2212}-".contains(letter)))
}

/// A figure, its finding as its caption.
pub(super) fn figure(held: &Drawn) -> Block {
    Picture {
        caption: held.finding.clone(),
        alternative: held.alternative.clone(),
        png: held.png.clone(),
        svg: held.svg.clone(),
        width: 170,
    }
    .into()
}

/// Facts about a paper: the name of each, then what it is.
pub(super) fn facts(rows: Vec<(String, Cell)>) -> Block {
    Grid {
        description: "What this paper is of: the name of each fact, then what it is.".to_owned(),
        columns: vec![Column::words("", 46.0), Column::words("", 128.0)],
        rows: rows
            .into_iter()
            .map(|(name, cell)| Row::from(vec![Cell::runs(vec![bold(name)]), cell]))
            .collect(),
        names: true,
        ..Grid::default()
    }
    .into()
}

/// The warnings that stand at the head of a paper.
pub(super) fn warnings(report: &Report) -> impl Iterator<Item = Block> + '_ {
    report
        .warnings
        .iter()
        .map(|words| Paragraph::of(Style::Note, words.trim()).into())
}

/// The ground of a finding; its words stand on it.
pub(super) const fn ground(tone: Tone) -> Option<Shade> {
    match tone {
        Tone::Plain => None,
        Tone::Good => Some(Shade::Good),
        Tone::Act => Some(Shade::Act),
    }
}

/// "3 actions".
pub(super) fn counted(number: usize, one: &str, many: &str) -> String {
    let shown = rounding::count(u32::try_from(number).unwrap_or(u32::MAX));
    format!("{shown} {}", if number == 1 { one } else { many })
}

/// Joins what is not empty with a comma.
pub(super) fn joined(parts: &[&str]) -> String {
    let held: Vec<&str> = parts
        .iter()
        .map(|part| part.trim())
        .filter(|part| !part.is_empty())
        .collect();
    held.join(", ")
}
