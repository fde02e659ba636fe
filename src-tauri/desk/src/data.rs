//! The data held: files, figures typed in, and how good they are.

use std::collections::BTreeMap;

use chrono::NaiveDateTime;
use domain::breakdown::Dimension;
use domain::counts::Counts;
use domain::ethnicity::Group;
use files::reference::Reference;
use store::entry::{Entry, Given};
use store::file::{KeptFile, Kind, Undone};
use store::{Books, FileId, Store};

use crate::entries::Typed;
use crate::gather::{self, YearData};
use crate::import::{finding_view, unmatched};
use crate::view::{DataView, EntryView, FileView, KindView, Table};
use crate::{DeskError, answers_file, breakdown, by_hand, entries, held_files, text};

/// What a kind is for and where it usually comes from.
pub(crate) fn what(kind: Kind) -> &'static str {
    match kind {
        Kind::Staff => {
            "One row for each assignment on the snapshot date, with ethnic origin, pay scale and staff group. Used for indicators 1, 3, 4 and 9."
        }
        Kind::Recruitment => {
            "One row for each application, with ethnic origin and the stage it reached, 1 April to 31 March. Used for indicator 2."
        }
        Kind::Casework => {
            "The log of cases, with type, stage and the date a formal investigation began. Used for indicator 3."
        }
        Kind::Training => "Learning records, with whether the course was mandatory and attended. Used for indicator 4.",
        Kind::Survey => "The national benchmark workbook of the staff survey. Used for indicators 5 to 8.",
        Kind::Board => "The members of the board, with office, vote and ethnic origin. Used for indicator 9.",
        Kind::Return => "The return as submitted last year, for the columns of last year and for the checks.",
    }
}

/// The kept files of a kind in one sentence.
pub(crate) fn summary(kind: Kind, kept: &[&KeptFile], data: &YearData<'_>) -> String {
    let (mut used, mut people, mut read) = (0, 0, 0);
    for kept in kept {
        let held = held_files::of((*kept).clone(), data);
        used += held.used;
        people += held.people;
        read += kept.file.rows_read;
    }
    match kind {
        Kind::Staff => format!(
            "{} counted from {}.",
            text::counted(people, "person", "people"),
            text::counted(read, "row", "rows")
        ),
        Kind::Recruitment => format!(
            "{} shortlisted in the year.",
            text::counted(used, "application", "applications")
        ),
        Kind::Casework => format!(
            "{} in {}.",
            text::counted(people, "person", "people"),
            text::counted(used, "case", "cases")
        ),
        Kind::Training => format!(
            "{} accessed non-mandatory training.",
            text::counted(people, "person", "people")
        ),
        Kind::Survey => "Percentages of indicators 5 to 8.".to_owned(),
        Kind::Board => format!("{} on the board.", text::counted(people, "member", "members")),
        Kind::Return => format!("{} read.", text::counted(used, "item", "items")),
    }
}

pub(crate) fn data(books: &Books, reference: &Reference, year: u16) -> Result<DataView, DeskError> {
    let data = gather::year(books, reference, year)?;
    let files = store::file::of_year(books, year)?;
    let typed = store::entry::of_year(books, year)?;
    let given = store::entry::given(books, year)?;
    let mut kinds = Vec::with_capacity(Kind::ALL.len());
    for kind in Kind::ALL {
        let of_kind = files.iter().filter(|kept| kept.file.kind == kind);
        let files = of_kind
            .map(|kept| file_view(books, reference, kept, &data))
            .collect::<Result<Vec<_>, _>>()?;
        kinds.push(KindView {
            kind: kind.key().to_owned(),
            label: kind.label().to_owned(),
            what: what(kind).to_owned(),
            can_undo: !files.is_empty(),
            entries: entry_views(kind, &typed, &given, &data.files),
            files,
        });
    }
    Ok(DataView {
        kinds,
        quality: quality(books, reference, year)?,
        answers: answers_file::remembered(books)?,
    })
}

/// The figures of a kind that can be typed in. Those of the staff list are corrected where the return shows them, line by line.
fn entry_views(
    kind: Kind,
    typed: &BTreeMap<String, Entry>,
    given: &BTreeMap<String, Given>,
    files: &Counts,
) -> Vec<EntryView> {
    if kind == Kind::Staff {
        return Vec::new();
    }
    let needed = entries::still_needed(typed, files);
    entries::all()
        .into_iter()
        .filter(|entry| entry.kind == kind)
        .map(|entry| entry_view(&entry, typed, given, files, &needed))
        .collect()
}

/// One figure that can be typed in, with what the files give in its place.
pub(crate) fn entry_view(
    entry: &Typed,
    typed: &BTreeMap<String, Entry>,
    given: &BTreeMap<String, Given>,
    files: &Counts,
    needed: &[String],
) -> EntryView {
    let value = typed.get(&entry.key).and_then(Entry::number);
    let counted = by_hand::given_by(files, entry);
    let why = given.get(&entry.key).cloned().unwrap_or_default();
    EntryView {
        note: if needed.contains(&entry.key) {
            "Still needed before the others are used.".to_owned()
        } else if value.is_some() && counted.is_some() && value != counted {
            "The figure typed in takes its place.".to_owned()
        } else {
            String::new()
        },
        unit: if entry.is_percent { "%" } else { "people" }.to_owned(),
        key: entry.key.clone(),
        label: entry.label.clone(),
        value: value.map(|number| number.to_string()).unwrap_or_default(),
        counted: counted.map(|number| number.to_string()).unwrap_or_default(),
        reason: why.reason,
        role: why.by_role,
    }
}

fn file_view(
    books: &Books,
    reference: &Reference,
    kept: &KeptFile,
    data: &YearData<'_>,
) -> Result<FileView, DeskError> {
    let file = &kept.file;
    let held = held_files::of(kept.clone(), data);
    let mut findings: Vec<_> = store::finding::of_file(books, kept.id)?
        .iter()
        .map(finding_view)
        .collect();
    findings.extend(crate::packs::other_dates(reference, &file.rules, data.rules));
    let folded = held_files::folded(data, file.kind);
    if let Some(part) = folded.and_then(|folded| folded.files.get(&kept.id)) {
        findings.extend(unmatched(part.unmatched, data.counts.workforce.is_some()));
    }
    let left_out = text::left_out_lines(&held.left_out);
    Ok(FileView {
        id: kept.id.0,
        name: file.name.clone(),
        sheet: file.sheet.clone(),
        as_at: file.as_at.map(text::date).unwrap_or_default(),
        rows: file.rows_read,
        used: held.used,
        people: held.people,
        kept_at: text::moment(file.kept_at),
        rules: file.rules.clone(),
        left_out,
        findings,
    })
}

/// Where ethnicity is unknown.
fn quality(books: &Books, reference: &Reference, year: u16) -> Result<Vec<Table>, DeskError> {
    let mut tables = Vec::new();
    let by = [Dimension::Band, Dimension::Division];
    for (lines, of) in breakdown::staff_lines(books, reference, year, &by)?
        .into_iter()
        .zip(["band", "division"])
    {
        let rows: Vec<Vec<String>> = lines
            .into_iter()
            .filter(|(_, people)| people.unknown > 0)
            .map(|(label, people)| {
                vec![
                    label,
                    text::count(people.unknown),
                    text::count(people.total()),
                    people.percent(Group::Unknown).map(text::percent).unwrap_or_default(),
                ]
            })
            .collect();
        if !rows.is_empty() {
            tables.push(Table {
                caption: format!("Staff of unknown ethnicity, by {of}"),
                headings: ["", "Unknown", "All staff", "Share unknown"]
                    .map(str::to_owned)
                    .to_vec(),
                rows,
                note: "Rows where every ethnicity is known are not shown.".to_owned(),
            });
        }
    }
    Ok(tables)
}

pub(crate) fn undo_keep(store: &mut Store, year: u16, kind: &str, now: NaiveDateTime) -> Result<(), DeskError> {
    let kind = Kind::from_key(kind).ok_or_else(|| {
        DeskError::given(
            format!("“{kind}” is not a kind of file."),
            "Choose a file of the data screen.",
        )
    })?;
    store.transaction(|tx| match undone(tx, year, kind)? {
        Undone::Nothing => Err(DeskError::given(
            "There is nothing to take back.",
            "Choose another file.",
        )),
        undone => {
            let what = match undone {
                Undone::Restored(files) => format!(
                    "Took back the latest {}; {} used again.",
                    kind.label().to_lowercase(),
                    if files.len() == 1 {
                        "the one before it is"
                    } else {
                        "the files before it are"
                    }
                ),
                _ => format!("Took back the {}.", kind.label().to_lowercase()),
            };
            crate::log(tx, year, now, what)
        }
    })
}

fn undone(tx: &store::Tx<'_>, year: u16, kind: Kind) -> Result<Undone, DeskError> {
    crate::refuse_if_signed(tx, year)?;
    Ok(store::file::undo_keep(tx, year, kind)?)
}

pub(crate) fn remove_file(store: &mut Store, year: u16, id: i64, now: NaiveDateTime) -> Result<(), DeskError> {
    let kept = store::file::get(store, FileId(id))?.filter(|kept| kept.file.year == year);
    let Some(kept) = kept else {
        return Err(DeskError::given(
            "That file is not held any more.",
            "Look at the data screen again.",
        ));
    };
    store.transaction(|tx| {
        crate::refuse_if_signed(tx, year)?;
        store::file::remove(tx, kept.id)?;
        if kept.current && kept.file.kind == Kind::Staff {
            crate::import::recount(tx, year)?;
        }
        if kept.current && kept.file.kind == Kind::Recruitment {
            crate::import::recount_applications(tx, year)?;
        }
        let sheet = match kept.file.sheet.as_str() {
            "" => String::new(),
            sheet => format!(", sheet “{sheet}”,"),
        };
        let what = format!("Removed “{}”{sheet} and its rows.", kept.file.name);
        crate::log(tx, year, now, what)
    })
}
