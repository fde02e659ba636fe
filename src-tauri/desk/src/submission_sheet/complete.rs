//! The notes of the workbook: how complete the data is, which files it came from, what was chosen and which reasons were given.

use domain::classify::Confidence;
use domain::ethnicity::Triple;
use domain::rules::Basis;
use files::write::grid::{Cell, Part, Table};
use files::write::submission::ReasonedCheck;
use store::Books;
use store::file::Kind;

use super::bank_part;
use crate::gather::{Folded, YearData};
use crate::held_files::{self, HeldFile};
use crate::{DeskError, answers_file, averaging, text};

/// The parts of the notes, in order.
pub(super) fn parts(books: &Books, data: &YearData<'_>, checks: &[ReasonedCheck]) -> Result<Vec<Part>, DeskError> {
    let files = held_files::of_year(books, data)?;
    Ok(vec![
        ethnicity(data, &files),
        survey(data),
        not_listed(data),
        held(&files),
        left_out(&files),
        method(data),
        decisions(books)?,
        overridden(data),
        reasons(checks),
        bank_part::part(books, data)?,
    ])
}

fn table<const N: usize>(headings: [&str; N], rows: Vec<[Cell; N]>) -> Option<Table> {
    (!rows.is_empty()).then(|| Table {
        headings: headings.map(str::to_owned).to_vec(),
        rows: rows.into_iter().map(|row| row.to_vec()).collect(),
    })
}

/// Where a kind's figures come from, in a few words.
fn from(data: &YearData<'_>, files: &[HeldFile], kind: Kind) -> String {
    if data.typed.contains(kind.key()) {
        return "typed in".to_owned();
    }
    let names: Vec<String> = files
        .iter()
        .filter(|held| held.kept.file.kind == kind)
        .map(HeldFile::name)
        .collect();
    if names.is_empty() {
        "no file held".to_owned()
    } else {
        names.join("; ")
    }
}

/// How many of each count have no known ethnicity.
fn ethnicity(data: &YearData<'_>, files: &[HeldFile]) -> Part {
    let counts = &data.counts;
    let row = |what: &str, kind: Kind, people: Option<Triple>| {
        let count = |of: fn(Triple) -> u32| Cell::Count(people.map(|people| f64::from(of(people))));
        let share = people.and_then(|people| people.percent(domain::ethnicity::Group::Unknown));
        [
            Cell::words(what),
            Cell::words(from(data, files, kind)),
            count(Triple::total),
            count(|people| people.white),
            count(|people| people.bme),
            count(|people| people.unknown),
            Cell::Figure(share, 1),
        ]
    };
    let recruitment = counts.recruitment;
    Part {
        heading: "Whose ethnicity is not known".to_owned(),
        words: vec![
            "Not stated, blank and not recorded all count as unknown. Shares are of everybody in the row, in percent. An empty row means \
             that nothing is held."
                .to_owned(),
        ],
        table: table(
            ["Who", "From", "People", "White", "BME", "Unknown", "Unknown (%)"],
            vec![
                row("Staff in post on the snapshot date", Kind::Staff, counts.staff()),
                row(
                    "Shortlisted applicants",
                    Kind::Recruitment,
                    recruitment.map(|held| held.shortlisted),
                ),
                row("Of these, appointed", Kind::Recruitment, recruitment.map(|held| held.appointed)),
                row(
                    "People who entered the disciplinary process",
                    Kind::Casework,
                    counts.casework.map(|held| held.people),
                ),
                row("People who accessed non-mandatory training", Kind::Training, counts.training),
                row("Board members", Kind::Board, counts.board.map(|board| board.total())),
            ],
        ),
    }
}

/// How many answered the survey; it publishes no answers of people whose ethnicity is unknown.
fn survey(data: &YearData<'_>) -> Part {
    let responses = |held: Option<u32>| Cell::Count(held.map(f64::from));
    let rows = (5_u8..)
        .zip(data.counts.survey)
        .map(|(number, held)| {
            let rule = data.rules.indicator(number);
            [
                Cell::words(format!("Indicator {number}")),
                Cell::words(rule.map(|rule| rule.short.clone()).unwrap_or_default()),
                responses(held.white_responses),
                responses(held.bme_responses),
            ]
        })
        .collect();
    Part {
        heading: "How many answered the staff survey".to_owned(),
        words: vec![
            "The survey gives percentages of those who answered, White and BME; it has no column for people whose ethnicity is unknown. \
             Where the numbers of answers are empty they are not held."
                .to_owned(),
        ],
        table: table(["Indicator", "About", "White", "BME"], rows),
    }
}

/// People of the case log and learning records whom the staff list does not know, or who had left.
fn not_listed(data: &YearData<'_>) -> Part {
    let row = |kind: Kind, folded: &Folded| {
        [
            Cell::words(kind.label()),
            Cell::words("on no staff list, or the row gives no number"),
            Cell::count(folded.unmatched.total()),
            Cell::count(folded.unmatched.white),
            Cell::count(folded.unmatched.bme),
            Cell::count(folded.unmatched.unknown),
        ]
    };
    let left = |kind: Kind, folded: &Folded| {
        [
            Cell::words(kind.label()),
            Cell::words("left before the snapshot date; counted all the same"),
            Cell::count(folded.left.total()),
            Cell::count(folded.left.white),
            Cell::count(folded.left.bme),
            Cell::count(folded.left.unknown),
        ]
    };
    let mut rows = Vec::new();
    for kind in [Kind::Casework, Kind::Training] {
        let typed = data.typed.contains(kind.key());
        if let Some(folded) = held_files::folded(data, kind).filter(|_| !typed) {
            rows.extend([row(kind, folded), left(kind, folded)]);
        }
    }
    Part {
        heading: "People who are not among the staff in post".to_owned(),
        words: vec![if rows.is_empty() {
            "Nothing to say: no file of cases or of training is behind the figures.".to_owned()
        } else {
            "They are part of items 39 and 43 and not of the workforce these are set against. Somebody on no staff list counts with the \
             ethnicity the row itself states, else as unknown."
                .to_owned()
        }],
        table: table(["List", "Who", "People", "White", "BME", "Unknown"], rows),
    }
}

/// The files, with what proves which ones they were.
fn held(files: &[HeldFile]) -> Part {
    let rows: Vec<[Cell; 7]> = files
        .iter()
        .map(|held| {
            let file = &held.kept.file;
            let typed = if held.replaced_by_typed {
                " Not used: figures typed in take its place."
            } else {
                ""
            };
            [
                Cell::words(file.kind.label()),
                Cell::words(format!(
                    "{}, kept {}.{typed}\nSHA-256 {}",
                    held.name(),
                    text::moment(file.kept_at),
                    file.sha256
                )),
                Cell::words(held.as_at()),
                Cell::count(file.rows_read),
                Cell::count(held.used),
                Cell::count(file.rows_read.saturating_sub(held.used)),
                Cell::Count(counts_people(file.kind).then(|| f64::from(held.people))),
            ]
        })
        .collect();
    Part {
        heading: "Files".to_owned(),
        words: vec![if rows.is_empty() {
            "No file is held; whatever figures there are were typed in.".to_owned()
        } else {
            "The SHA-256 is the file’s fingerprint: whoever has the file can show that it is the same one. Rows read are rows used and \
             rows left out together."
                .to_owned()
        }],
        table: table(
            ["Kind", "File", "As at", "Rows read", "Rows used", "Left out", "People"],
            rows,
        ),
    }
}

/// Whether people are counted of a kind; the others hold applications, percentages or items.
const fn counts_people(kind: Kind) -> bool {
    matches!(kind, Kind::Staff | Kind::Casework | Kind::Training | Kind::Board)
}

fn left_out(files: &[HeldFile]) -> Part {
    let rows: Vec<[Cell; 3]> = files
        .iter()
        .flat_map(|held| {
            held.left_out.iter().map(|(reason, rows)| {
                [
                    Cell::words(held.kept.file.kind.label()),
                    Cell::words(format!("{}: {}", held.kept.file.name, text::left_out(reason))),
                    Cell::count(*rows),
                ]
            })
        })
        .collect();
    Part {
        heading: "Rows left out, by reason".to_owned(),
        words: if rows.is_empty() {
            vec!["No row was left out.".to_owned()]
        } else {
            Vec::new()
        },
        table: table(["Kind", "File and reason", "Rows"], rows),
    }
}

/// How sure a choice is, in a few words.
pub(crate) fn sure(basis: &Basis) -> &'static str {
    match basis.confidence {
        Some(Confidence::Verified) => "read in a source",
        Some(Confidence::Inferred) => "put together from published returns",
        Some(Confidence::Recalled) => "from memory, to be checked",
        None => "a convention, or chosen by the trust",
    }
}

fn method(data: &YearData<'_>) -> Part {
    let chosen = [
        Cell::words("Indicator 3 over one year or two"),
        Cell::words(averaging::of_return(data)),
    ];
    let choices = data.rules.choices.iter().map(|held| {
        let words = held.words.trim_end_matches('.');
        [
            Cell::words(&held.title),
            Cell::words(format!("{words}. ({})", sure(&held.basis))),
        ]
    });
    Part {
        heading: "How it was counted: what the standard leaves open".to_owned(),
        words: Vec::new(),
        table: table(
            ["Choice", "What was chosen"],
            [chosen].into_iter().chain(choices).collect(),
        ),
    }
}

fn decisions(books: &Books) -> Result<Part, DeskError> {
    let rows: Vec<[Cell; 2]> = answers_file::remembered(books)?
        .into_iter()
        .map(|held| {
            [
                Cell::words(held.about),
                Cell::words(format!(
                    "{}: {}, decided {}",
                    held.field.replace('_', " "),
                    held.meaning_label,
                    held.decided
                )),
            ]
        })
        .collect();
    Ok(Part {
        heading: "What the trust decided of single values and columns".to_owned(),
        words: if rows.is_empty() {
            vec!["Nothing had to be decided: every value and column was known.".to_owned()]
        } else {
            Vec::new()
        },
        table: table(["Value or column", "What it means"], rows),
    })
}

/// Figures typed in over those of the files.
fn overridden(data: &YearData<'_>) -> Part {
    let rows: Vec<[Cell; 4]> = data
        .overridden
        .iter()
        .map(|held| {
            [
                Cell::words(&held.label),
                Cell::words(held.sentence()),
                Cell::Figure(Some(held.typed), u8::from(held.is_percent)),
                Cell::Figure(Some(held.counted), u8::from(held.is_percent)),
            ]
        })
        .collect();
    Part {
        heading: "Figures typed in over those of the files".to_owned(),
        words: if rows.is_empty() {
            vec!["None: every figure that a file gives is the file’s.".to_owned()]
        } else {
            Vec::new()
        },
        table: table(["Figure", "What was done, and why", "Typed in", "The files"], rows),
    }
}

fn reasons(checks: &[ReasonedCheck]) -> Part {
    let rows: Vec<[Cell; 2]> = checks
        .iter()
        .filter(|held| !held.reason.is_empty())
        .map(|held| {
            let item = held
                .check
                .item
                .map_or_else(|| "The whole return".to_owned(), |item| format!("Item {item}"));
            [
                Cell::words(item),
                Cell::words(format!("{} Reason given: {}", held.check.message, held.reason)),
            ]
        })
        .collect();
    Part {
        heading: "Reasons given for warnings".to_owned(),
        words: if rows.is_empty() {
            vec!["None was given. The sheet “Checks” has every warning.".to_owned()]
        } else {
            Vec::new()
        },
        table: table(["Item", "What was found, and the reason"], rows),
    }
}
