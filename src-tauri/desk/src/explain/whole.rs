//! Every count of a return with its files and rows, for documents that hold them all. A staff list is read once, however many rows of
//! the return it fills.

use std::collections::BTreeMap;
use std::collections::btree_map::Entry;

use domain::workforce::{Band, Section};
use store::file::KeptFile;
use store::{Books, FileId};

use super::rows::{self, Counted, Places, Rows};
use super::{behind, cells, given, values, what};
use crate::gather::YearData;
use crate::view::ExplainedCount;
use crate::{DeskError, submission};

/// The counts behind a year's return.
pub(crate) struct Whole {
    /// Each count once, in the order in which the items need them.
    pub(crate) counts: Vec<ExplainedCount>,
    /// Keys of the counts behind each item, in the order in which they are read: the whole before the part.
    pub(crate) behind: BTreeMap<u16, Vec<String>>,
}

/// Said instead of the rows of the whole workforce, which stand with its parts.
const TOGETHER: &str =
    "Its rows are those of every row of indicator 1 together; senior medical managers are among the consultants.";

/// Gathers them.
pub(crate) fn whole(books: &Books, data: &YearData<'_>) -> Result<Whole, DeskError> {
    let files = store::file::of_year(books, data.rules.year)?;
    let lines = submission::filled(data).lines;
    let mut staff: BTreeMap<FileId, BTreeMap<(Section, Band), Rows>> = BTreeMap::new();
    let mut behind_items = BTreeMap::new();
    let mut counts: Vec<ExplainedCount> = Vec::new();
    for item in &data.rules.items {
        let keys = behind(&item.key);
        for key in &keys {
            if counts.iter().any(|held| held.key == *key) {
                continue;
            }
            let Some(counted) = Counted::of(key) else { continue };
            let typed = data.typed.contains(counted.kind().key());
            let kept: Vec<&KeptFile> = files
                .iter()
                .filter(|kept| !typed && kept.file.kind == counted.kind())
                .collect();
            let mut of_files = Vec::with_capacity(kept.len());
            for kept in kept {
                let rows = match counted {
                    Counted::Staff(Places::One(section, band)) => {
                        let held = match staff.entry(kept.id) {
                            Entry::Occupied(held) => held.into_mut(),
                            Entry::Vacant(place) => place.insert(rows::by_place(books, kept.id)?),
                        };
                        rows::of_place(held, section, band)
                    }
                    Counted::Staff(_) => Rows::new(),
                    _ => counted.rows(books, data, kept.id, None)?,
                };
                of_files.push(given(data, counted, kept, None, rows));
            }
            let is_whole_workforce = counted == Counted::Staff(Places::All);
            counts.push(ExplainedCount {
                what: what(key, &lines),
                values: values(key, cells(key, &lines, data), None),
                files: of_files,
                typed,
                note: match (typed, is_whole_workforce) {
                    (true, _) => String::new(),
                    (false, true) => format!("{} {TOGETHER}", counted.note()),
                    (false, false) => counted.note().to_owned(),
                },
                key: key.clone(),
            });
        }
        behind_items.insert(item.number, keys);
    }
    Ok(Whole {
        counts,
        behind: behind_items,
    })
}
