//! The first look at a workbook: what each of its sheets seems to hold and which table is the one to read, and what is shown of it.

use super::chosen::{self, ByHand, Chosen};
use super::scan::Search;
use super::table::{self, FirstRows, ROWS_LOOKED_AT, ROWS_LOOKED_AT_MOST, Table};
use super::vocabulary::Vocabulary;
use super::workbook::Workbook;
use super::{ReadError, Settings, SheetSummary};

/// Rows below chosen headings that are looked at in any case.
const ROWS_BELOW: usize = 20;

/// What the first rows of a workbook's sheets tell, before it is settled what is read.
pub(super) struct FirstLook {
    /// The first rows of each sheet.
    pub(super) rows: Vec<FirstRows>,
    /// What each sheet seems to hold; nothing where that is unclear.
    pub(super) each: Vec<Option<Table>>,
    found: Result<Found, ReadError>,
    /// The tables among which the kind is unclear.
    guesses: Vec<Table>,
    /// What was settled by hand, now or last time.
    pub(super) chosen: Chosen,
    /// The table that the program would read if nothing were settled.
    unaided: Option<Table>,
}

/// A table to read, and others of its kind.
struct Found {
    table: Table,
    others: Vec<Table>,
    beside: Vec<Table>,
    otherwise: Option<Table>,
}

/// What the first rows of a workbook's sheets tell.
pub(super) struct Look {
    /// The first rows of each sheet.
    pub(super) rows: Vec<FirstRows>,
    /// The table to read.
    pub(super) table: Table,
    /// What each sheet seems to hold; nothing where that is unclear.
    pub(super) each: Vec<Option<Table>>,
    /// Tables of the same kind on other sheets.
    pub(super) others: Vec<Table>,
    /// Those of them that have the same columns, as where a workbook has a sheet a month.
    pub(super) alike: Vec<Table>,
    /// Tables of the same kind on the same sheet, beside the one to read or above it.
    pub(super) beside: Vec<Table>,
    /// The table that would be read if no row of headings were chosen, where one is.
    pub(super) otherwise: Option<Table>,
    /// What was settled by hand, now or last time.
    pub(super) chosen: Chosen,
    /// Which of it the program would not have done by itself.
    pub(super) by_hand: ByHand,
}

impl FirstLook {
    /// The best table whose rows are records.
    pub(super) fn table(&self) -> Result<&Table, &ReadError> {
        self.found.as_ref().map(|found| &found.table)
    }

    /// The tables among which the kind is unclear; none where it is clear, or nothing is recognised.
    pub(super) fn guesses(&self) -> &[Table] {
        &self.guesses
    }

    /// What was settled by hand of the table that is read, where the program would have read another.
    pub(super) fn by_hand(&self, kind: domain::kind::Kind, sheet: usize, header_row: u32) -> ByHand {
        self.chosen.by_hand((kind, sheet, header_row), self.unaided.as_ref())
    }

    /// The look with its table settled; why there is none is explained from what was seen.
    ///
    /// # Errors
    /// [`ReadError`] where there is no table, or where it could be of two kinds alike.
    pub(super) fn decided(
        self,
        explained: impl FnOnce(ReadError, &[FirstRows]) -> ReadError,
    ) -> Result<Look, ReadError> {
        let by_hand = self.found.as_ref().map(|Found { table, .. }| {
            let Table {
                kind,
                sheet,
                header_row,
                ..
            } = table;
            self.by_hand(*kind, *sheet, *header_row)
        });
        let by_hand = by_hand.unwrap_or_default();
        let Found {
            table,
            others,
            beside,
            otherwise,
        } = self.found.map_err(|error| explained(error, &self.rows))?;
        Ok(Look {
            alike: table::alike(&others, &table),
            rows: self.rows,
            each: self.each,
            table,
            others,
            beside,
            otherwise,
            chosen: self.chosen,
            by_hand,
        })
    }
}

/// Looks at the first rows of every sheet, and at more of them where those hold no header.
///
/// # Errors
/// [`ReadError`] where the file is empty or damaged.
pub(super) fn look(
    file: &str,
    workbook: &mut Workbook<'_>,
    settings: &Settings<'_>,
    sheet: Option<usize>,
    vocabulary: &Vocabulary,
) -> Result<FirstLook, ReadError> {
    let mut rows = first_rows(workbook, ROWS_LOOKED_AT)?;
    if rows.iter().all(Vec::is_empty) {
        return Err(ReadError::Empty { file: file.to_owned() });
    }
    let is_far_down = |row: u32| usize::try_from(row).is_ok_and(|row| row + ROWS_BELOW > ROWS_LOOKED_AT);
    if settings
        .header_row
        .max(chosen::reach(settings.last))
        .is_some_and(is_far_down)
    {
        rows = first_rows(workbook, ROWS_LOOKED_AT_MOST)?;
    }
    let given = Chosen {
        kind: settings.kind,
        sheet,
        row: settings.header_row,
        is_remembered: false,
    };
    let search = |rows: Vec<FirstRows>, workbook: &Workbook<'_>| {
        let chosen = if given.is_any() {
            given
        } else {
            chosen::remembered(&workbook.sheets, &rows, settings.last).unwrap_or_default()
        };
        let search = Search {
            kind: chosen.kind,
            sheet: chosen.sheet,
            row: chosen.row,
            ..Search::new(file, &workbook.sheets, &rows, vocabulary, &settings.rules.items)
        };
        let found = table::find(&search).map(|table::Chosen { table, otherwise }| Found {
            others: table::others(&search, &table),
            beside: table::beside(&search, &table, otherwise.as_ref()),
            table,
            otherwise,
        });
        let guesses = match &found {
            Err(ReadError::KindUnclear { .. }) => table::guesses(&search),
            _ => Vec::new(),
        };
        let each = table::each(&search);
        let unaided = table::find(&Search {
            kind: None,
            sheet: None,
            row: None,
            ..search
        });
        FirstLook {
            each,
            found,
            guesses,
            chosen,
            unaided: unaided.ok().map(|found| found.table),
            rows,
        }
    };
    let look = search(rows, workbook);
    let is_cut = look.rows.iter().any(|rows| rows.len() >= ROWS_LOOKED_AT);
    let is_unknown = match &look.found {
        Ok(Found { table, .. }) => table.score == 0 && look.chosen.row.is_none(),
        Err(error) => matches!(error, ReadError::NoTable { .. }),
    };
    if is_cut && is_unknown {
        return Ok(search(first_rows(workbook, ROWS_LOOKED_AT_MOST)?, workbook));
    }
    Ok(look)
}

fn first_rows(workbook: &mut Workbook<'_>, most: usize) -> Result<Vec<FirstRows>, ReadError> {
    (0..workbook.sheets.len())
        .map(|sheet| workbook.first_rows(sheet, most))
        .collect()
}

/// The sheet that the user named, whatever its case.
pub(super) fn named(file: &str, workbook: &Workbook<'_>, name: &str) -> Result<usize, ReadError> {
    let wanted = name.trim().to_lowercase();
    workbook
        .sheets
        .iter()
        .position(|sheet| sheet.name.trim().to_lowercase() == wanted)
        .ok_or_else(|| {
            let sheets: Vec<String> = workbook
                .sheets
                .iter()
                .map(|sheet| format!("“{}”", sheet.name))
                .collect();
            ReadError::NoSuchSheet {
                file: file.to_owned(),
                sheet: name.to_owned(),
                sheets: sheets.join(", "),
            }
        })
}

/// Every sheet of the workbook in its order, with what it seems to hold; the table that is read is known for certain.
pub(super) fn summaries(
    workbook: &mut Workbook<'_>,
    rows: &[FirstRows],
    each: &[Option<Table>],
    read: Option<&Table>,
) -> Vec<SheetSummary> {
    (0..workbook.sheets.len())
        .map(|index| {
            // A file may declare less than it holds.
            let seen = rows[index].last().map_or(0, |(row, _)| *row);
            let declared = workbook.declared_rows(index).max(seen);
            let sheet = &workbook.sheets[index];
            let table = read.filter(|table| table.sheet == index).or(each[index].as_ref());
            SheetSummary {
                name: sheet.name.clone(),
                visible: sheet.visible,
                rows: declared,
                kind: table.map(|table| table.kind),
                why: match (table, rows[index].is_empty()) {
                    (Some(table), _) => table::evidence(table),
                    (None, true) => "The sheet is empty.".to_owned(),
                    (None, false) => "No row of headings was recognised.".to_owned(),
                },
                header_row: table.map(|table| table.header_row),
            }
        })
        .collect()
}
