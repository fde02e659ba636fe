//! Every header that the first rows of a workbook may hold, of any kind, scored by what is recognised.
//!
//! Which of them is the one to read is decided in [`super::table`].

use domain::classify::tidy;
use domain::kind::Kind;
use domain::rules::Item;

use super::cell::Cell;
use super::header::{go_together, headings, may_be_header, segments};
use super::records::past_return;
use super::table::{FirstRows, Table};
use super::vocabulary::Vocabulary;
use super::workbook::SheetName;

/// What to look for.
pub(crate) struct Search<'a> {
    pub(crate) file: &'a str,
    pub(crate) sheets: &'a [SheetName],
    pub(crate) rows: &'a [FirstRows],
    pub(crate) vocabulary: &'a Vocabulary,
    pub(crate) items: &'a [Item],
    pub(crate) kind: Option<Kind>,
    pub(crate) sheet: Option<usize>,
    /// Row of the headings, from 1, where it is chosen.
    pub(crate) row: Option<u32>,
    /// Every header of any kind, by sheet.
    pub(crate) found: Vec<Vec<Table>>,
}

impl<'a> Search<'a> {
    /// Looks through the first rows of every sheet.
    pub(crate) fn new(
        file: &'a str,
        sheets: &'a [SheetName],
        rows: &'a [FirstRows],
        vocabulary: &'a Vocabulary,
        items: &'a [Item],
    ) -> Self {
        let mut search = Self {
            file,
            sheets,
            rows,
            vocabulary,
            items,
            kind: None,
            sheet: None,
            row: None,
            found: Vec::new(),
        };
        search.found = (0..rows.len())
            .map(|sheet| {
                let indices = 0..rows[sheet].len();
                indices.flat_map(|index| headers(&search, sheet, index)).collect()
            })
            .collect();
        search
    }
}

/// The headers that one of the first rows may hold, of any kind.
fn headers(search: &Search<'_>, sheet: usize, index: usize) -> Vec<Table> {
    let rows = &search.rows[sheet];
    let texts = rows[index].1.iter().filter(|cell| matches!(cell, Cell::Text(_)));
    if texts.count() < 2 {
        return Vec::new();
    }
    let named = may_be_header(rows, index, search.vocabulary);
    Kind::ALL
        .into_iter()
        .filter(|kind| named || matches!(kind, Kind::Survey | Kind::Return))
        .flat_map(|kind| headers_of(search, sheet, index, kind))
        .filter(|table| table.score > 0)
        .collect()
}

/// The table of a kind under a row that was chosen, whatever stands in it: what is recognised best, else what is widest. Nothing where
/// the row holds no text, or no row stands below it.
pub(crate) fn under(search: &Search<'_>, sheet: usize, row: u32, kind: Kind) -> Option<Table> {
    let rows = &search.rows[sheet];
    let index = rows.iter().position(|(number, _)| *number == row)?;
    let has_text = rows[index].1.iter().any(|cell| matches!(cell, Cell::Text(_)));
    let tables = headers_of(search, sheet, index, kind).into_iter().rev();
    tables
        .filter(|table| has_text && table.has_rows)
        .max_by_key(|table| (table.score, table.end_column - table.first_column))
}

/// The headers of a kind that one of the first rows may hold: one for each stretch of its columns, and one for neighbouring
/// stretches that are one table.
fn headers_of(search: &Search<'_>, sheet: usize, index: usize, kind: Kind) -> Vec<Table> {
    let rows = &search.rows[sheet];
    let header = headings(rows, index, kind, search.vocabulary);
    let score = |(first, end): (usize, usize)| match kind {
        Kind::Survey => survey_score(search.vocabulary, &rows[index].1),
        Kind::Return => past_return::score(rows, index, search.items),
        _ => heading_score(
            search.vocabulary,
            kind,
            &header.headings[first..end.min(header.headings.len())],
        ),
    };
    let heading = |column: usize| {
        let heading = header.headings.get(column).filter(|heading| !heading.is_empty());
        let cell = rows[index].1.get(column);
        heading
            .cloned()
            .unwrap_or_else(|| cell.map_or_else(String::new, |cell| tidy(&cell.shown())))
    };
    let table = |(first, end): (usize, usize), empty_column: Option<usize>, score: u32, fields: Vec<String>| Table {
        sheet,
        kind,
        header_row: rows[index].0,
        first_column: first,
        end_column: end,
        score,
        fields,
        headings: (first..end).map(heading).collect(),
        has_two_rows: header.has_two_rows,
        empty_column,
        has_rows: index + 1 < rows.len(),
    };
    let mut found = Vec::new();
    let mut before: Option<((usize, usize), Vec<String>)> = None;
    for segment in segments(rows, index, kind, &header.headings) {
        let (points, fields) = score(segment);
        let named = named(search.vocabulary, kind, &header.headings, segment);
        let one_table = before.as_ref().filter(|(left, known)| {
            !known.is_empty()
                && !named.is_empty()
                && !known.iter().any(|field| named.contains(field))
                && go_together(rows, index, *left, segment)
        });
        if let Some((left, known)) = one_table {
            let whole = (left.0, segment.1);
            let (points, fields) = score(whole);
            found.push(table(whole, Some(left.1), points, fields));
            before = Some((whole, known.iter().chain(&named).cloned().collect()));
        } else {
            before = Some((segment, named));
        }
        found.push(table(segment, None, points, fields));
    }
    found
}

/// The fields of a kind that are named in a stretch of columns; none for the kinds whose layout is national.
fn named(vocabulary: &Vocabulary, kind: Kind, headings: &[String], (first, end): (usize, usize)) -> Vec<String> {
    headings[first..end.min(headings.len())]
        .iter()
        .filter_map(|heading| vocabulary.senses(kind, heading).first())
        .map(|sense| sense.field.key.to_owned())
        .collect()
}

fn heading_score(vocabulary: &Vocabulary, kind: Kind, headings: &[String]) -> (u32, Vec<String>) {
    let mut fields: Vec<String> = Vec::new();
    let mut score = 0;
    for heading in headings.iter().filter(|heading| !heading.is_empty()) {
        for sense in vocabulary.speaks_for(kind, heading) {
            if !fields.iter().any(|field| field == sense.field.key) {
                fields.push(sense.field.key.to_owned());
                score += sense.field.weight;
            }
        }
    }
    if fields.len() < 2 { (0, fields) } else { (score, fields) }
}

fn survey_score(vocabulary: &Vocabulary, cells: &[Cell]) -> (u32, Vec<String>) {
    let mut measures = 0;
    let mut fields = Vec::new();
    for cell in cells {
        if let Cell::Text(heading) = cell
            && let Some((field, Some(_))) = vocabulary.survey_field(heading)
        {
            measures += 1;
            if !fields.iter().any(|known| known == field) {
                fields.push(field.to_owned());
            }
        }
    }
    (if measures >= 2 { 20 + measures } else { 0 }, fields)
}
