//! The evidence as sheets of a workbook.

use files::write::evidence::{EvidenceInput, Sheet};
use files::write::grid::Cell;

use super::held::{CheckEvidence, FileEvidence};
use super::{Evidence, ItemEvidence, NineEvidence};
use crate::text;
use crate::view::ExplainedCount;

/// The longest list of row numbers in one cell, in characters; what is longer goes on in the next row.
const RANGES: usize = 1_200;

/// What the workbook is written from.
pub(super) fn input(held: &Evidence, snapshot: &str) -> EvidenceInput {
    let organisation = if held.organisation.name.is_empty() {
        "Organisation not named".to_owned()
    } else {
        held.organisation.name.clone()
    };
    EvidenceInput {
        year: held.year,
        standing: standing(held),
        foot: format!("{}. True counts, not for publication.", short_standing(held)),
        facts: facts(held, &organisation, snapshot),
        sheets: vec![
            nine(&held.indicators),
            items(&held.items),
            rows_behind(held),
            files(&held.files),
            left_out(&held.files),
            columns(&held.files),
            decisions(held),
            typed(held),
            overridden(held),
            choices(held),
            checks(&held.checks),
            published(held),
            signatures(held),
            log(held),
        ],
        organisation,
    }
}

fn is_signed(held: &Evidence) -> bool {
    held.standing.state == "signed"
}

fn short_standing(held: &Evidence) -> &'static str {
    if is_signed(held) {
        "Signed off"
    } else {
        "Draft, not signed off"
    }
}

fn standing(held: &Evidence) -> String {
    if is_signed(held) {
        let by = held
            .standing
            .signatures
            .iter()
            .filter(|signature| signature.lapsed.is_empty());
        let by: Vec<String> = by.map(|held| format!("{} on {}", held.role, held.at)).collect();
        return format!("Signed off by: {}.", by.join("; "));
    }
    let number = |number: usize, one: &str| match number {
        0 => format!("no {one}s"),
        1 => format!("1 {one}"),
        number => format!("{number} {one}s"),
    };
    format!(
        "Draft, not signed off: {}, {} without a reason.",
        number(held.standing.errors, "error"),
        number(held.standing.warnings_without_reason, "warning")
    )
}

fn facts(held: &Evidence, organisation: &str, snapshot: &str) -> Vec<(String, String)> {
    let code = match held.organisation.code.as_str() {
        "" => organisation.to_owned(),
        code => format!("{organisation} ({code})"),
    };
    [
        ("For whom", held.disclosure.to_owned()),
        ("Organisation", code),
        ("Collection year", held.year.to_string()),
        ("Snapshot", snapshot.to_owned()),
        ("Year of indicators 2 to 4", format!("{} to {}", held.period.0, held.period.1)),
        ("Rules", held.rules.made_by.clone()),
        ("What the items are based on", held.rules.basis.clone()),
        ("Program", format!("{} {}", held.program.name, held.program.version)),
        (
            "The log ends at",
            format!(
                "{}. Where this is on paper, a log that was changed since shows: “wres store verify” compares.",
                held.standing.log_ends_at
            ),
        ),
        (
            "How to follow a figure",
            "Take the item on the sheet “Items”, its counts on “Rows behind”, and the file there on “Files”. The SHA-256 shows whether a file \
             at hand is the one that was read; the row numbers are those a spreadsheet shows beside its rows."
                .to_owned(),
        ),
        (
            "People",
            "No person’s name or number is in this file; the program keeps none.".to_owned(),
        ),
    ]
    .map(|(name, text)| (name.to_owned(), text))
    .to_vec()
}

fn sheet<const N: usize>(
    name: &str,
    what: &str,
    columns: [(&str, f64); N],
    rows: impl IntoIterator<Item = [Cell; N]>,
    empty: &str,
) -> Sheet {
    Sheet {
        name: name.to_owned(),
        what: what.to_owned(),
        columns: columns.map(|(heading, width)| (heading.to_owned(), width)).to_vec(),
        rows: rows.into_iter().map(|row| row.to_vec()).collect(),
        empty: empty.to_owned(),
    }
}

fn words(text: &str) -> Cell {
    Cell::words(text)
}

fn number(figure: impl Into<f64>) -> Cell {
    Cell::Figure(Some(figure.into()), 0)
}

fn nine(held: &[NineEvidence]) -> Sheet {
    let rows = held.iter().map(|held| {
        [
            number(held.indicator),
            words(&held.wording),
            words(&held.figure),
            words(&held.sentence),
            words(&held.formula),
            words(&held.in_numbers),
            words(&held.interval_text),
            words(held.interval["method"].as_str().unwrap_or_default()),
            words(held.state_label),
            words(&held.last_year),
            words(&format!("{} {}", held.counted, held.caution)),
            words(&format!(
                "Pack “{}”. {} ({})",
                held.rule.pack, held.rule.source, held.rule.confidence
            )),
        ]
    });
    sheet(
        "The nine",
        "The nine indicators: figure, formula in words and in numbers, the range the counts fit, and the rule.",
        [
            ("Indicator", 9.0),
            ("Wording", 34.0),
            ("Figure", 18.0),
            ("In words", 36.0),
            ("Formula", 30.0),
            ("In numbers", 36.0),
            ("Range (95%)", 16.0),
            ("Method", 10.0),
            ("State", 14.0),
            ("Last year", 14.0),
            ("Who is counted", 36.0),
            ("Rule, and how sure it is", 30.0),
        ],
        rows,
        "",
    )
}

fn items(held: &[ItemEvidence]) -> Sheet {
    let rows = held.iter().map(|held| {
        let cell = |place: usize| match held.measure {
            "headcount" => Cell::Count(held.cells[place]),
            _ => Cell::Figure(held.cells[place], 4),
        };
        [
            number(held.item),
            number(held.indicator),
            words(&format!("{}: {}", held.block, held.label)),
            words(held.measure),
            cell(0),
            cell(1),
            cell(2),
            words(&match &held.not_calculable {
                Some(why) => format!("{}: {why}", held.state),
                None => held.state.to_owned(),
            }),
            words(&held.counts_text),
            words(&held.interval_text),
            words(&held.source),
            words(&held.checks.join("; ")),
            words(&format!("{} ({})", held.rule.source, held.rule.confidence)),
        ]
    });
    sheet(
        "Items",
        "Every item of the return with its value, the counts behind it (the whole before the part), its files and its checks.",
        [
            ("Item", 7.0),
            ("Indicator", 9.0),
            ("What it is", 42.0),
            ("Measure", 12.0),
            ("White, or the one figure", 11.0),
            ("BME", 11.0),
            ("Unknown", 11.0),
            ("How it is held", 16.0),
            ("Counts behind it", 44.0),
            ("Range (95%)", 18.0),
            ("From", 40.0),
            ("Checks", 18.0),
            ("Item list, and how sure it is", 26.0),
        ],
        rows,
        "",
    )
}

/// A list of ranges in pieces that a cell can show, broken between ranges.
fn pieces(ranges: &str) -> Vec<String> {
    let mut pieces = vec![String::new()];
    for range in ranges.split(", ") {
        let full = pieces.last().is_some_and(|piece| piece.len() + range.len() > RANGES);
        if full {
            pieces.push(String::new());
        }
        if let Some(piece) = pieces.last_mut() {
            if !piece.is_empty() {
                piece.push_str(", ");
            }
            piece.push_str(range);
        }
    }
    pieces
}

fn rows_behind(held: &Evidence) -> Sheet {
    let items_of = |key: &str| {
        let numbers: Vec<String> = held
            .items
            .iter()
            .filter(|item| item.counts.iter().any(|count| count == key))
            .map(|item| item.item.to_string())
            .collect();
        numbers.join(", ")
    };
    let mut rows = Vec::new();
    for count in &held.counts {
        let items = items_of(&count.key);
        let mut add = |group: &str, rows_of_group: Cell, file: &str, sheet: &str, sha256: &str, ranges: String| {
            rows.push([
                words(&items),
                words(&count.what),
                words(group),
                value(count, group),
                words(file),
                words(sheet),
                words(sha256),
                rows_of_group,
                Cell::words(ranges),
            ]);
        };
        if count.typed {
            add(
                "",
                Cell::Count(None),
                "",
                "",
                "",
                "Typed in by hand; no file is behind it.".to_owned(),
            );
        }
        for file in &count.files {
            if file.rows.is_empty() {
                add(
                    "",
                    Cell::Count(None),
                    &file.file,
                    &file.sheet,
                    &file.sha256,
                    count.note.clone(),
                );
            }
            for group in &file.rows {
                for (index, piece) in pieces(&group.ranges).into_iter().enumerate() {
                    let number_of_rows = if index == 0 {
                        Cell::count(group.count)
                    } else {
                        Cell::Count(None)
                    };
                    add(
                        &group.group,
                        number_of_rows,
                        &file.file,
                        &file.sheet,
                        &file.sha256,
                        piece,
                    );
                }
            }
        }
    }
    sheet(
        "Rows behind",
        "The rows of the files behind every count, by group; long lists go on in the next row.",
        [
            ("Items", 14.0),
            ("What is counted", 34.0),
            ("Group", 10.0),
            ("The count", 10.0),
            ("File", 28.0),
            ("Sheet", 16.0),
            ("SHA-256 of the file", 24.0),
            ("Rows", 8.0),
            ("Row numbers", 90.0),
        ],
        rows,
        "Nothing is counted yet.",
    )
}

/// The count of one group.
fn value(count: &ExplainedCount, group: &str) -> Cell {
    let held = count.values.iter().find(|value| value.name == group);
    Cell::Figure(held.and_then(|value| value.number), 0)
}

fn files(held: &[FileEvidence]) -> Sheet {
    let rows = held.iter().map(|held| {
        [
            words(held.kind_label),
            words(&held.file),
            words(&held.sheet),
            Cell::Figure(held.header_row.map(f64::from), 0),
            words(held.as_at.as_deref().unwrap_or_default()),
            Cell::count(held.rows.read),
            Cell::count(held.rows.used),
            Cell::count(held.rows.read.saturating_sub(held.rows.used)),
            Cell::count(held.people),
            words(&held.kept_at),
            words(&held.rules),
            words(&held.recognised),
            words(&if held.replaced_by_typed_figures {
                "Not used: figures typed in take its place.".to_owned()
            } else {
                held.findings.join("\n")
            }),
            words(&held.sha256),
        ]
    });
    sheet(
        "Files",
        "The files read, with sheet, heading row, rows read, used and left out, and the fingerprint of each.",
        [
            ("Kind", 16.0),
            ("File", 28.0),
            ("Sheet", 16.0),
            ("Heading row", 9.0),
            ("As at", 12.0),
            ("Rows read", 9.0),
            ("Rows used", 9.0),
            ("Left out", 9.0),
            ("People", 9.0),
            ("Kept", 20.0),
            ("By the rules", 12.0),
            ("Why it was taken for this kind", 32.0),
            ("What was noticed", 50.0),
            ("SHA-256", 68.0),
        ],
        rows,
        "No file is held.",
    )
}

fn left_out(held: &[FileEvidence]) -> Sheet {
    let rows = held.iter().flat_map(|held| {
        held.rows.left_out.iter().map(|(reason, rows)| {
            [
                words(held.kind_label),
                words(&held.file),
                words(&held.sheet),
                words(text::left_out(reason)),
                Cell::count(*rows),
            ]
        })
    });
    sheet(
        "Rows left out",
        "Why rows of the files do not count, by file and reason.",
        [
            ("Kind", 18.0),
            ("File", 34.0),
            ("Sheet", 18.0),
            ("Reason", 50.0),
            ("Rows", 10.0),
        ],
        rows,
        "No row was left out.",
    )
}

fn columns(held: &[FileEvidence]) -> Sheet {
    let rows = held.iter().flat_map(|held| {
        held.columns.iter().map(|(field, heading)| {
            [
                words(held.kind_label),
                words(&held.file),
                words(&held.sheet),
                words(&field.replace('_', " ")),
                words(heading),
            ]
        })
    });
    sheet(
        "Columns",
        "Which heading of each file was read as what.",
        [
            ("Kind", 18.0),
            ("File", 34.0),
            ("Sheet", 18.0),
            ("Read as", 30.0),
            ("Heading in the file", 40.0),
        ],
        rows,
        "No file is held.",
    )
}

fn decisions(held: &Evidence) -> Sheet {
    let rows = held.decisions.iter().map(|held| {
        [
            words(&held.field.replace('_', " ")),
            words(&held.about),
            words(&held.meaning_label),
            words(&held.meaning),
            words(&held.decided),
        ]
    });
    sheet(
        "Decisions",
        "What the trust decided that a value or a column means, and when.",
        [
            ("About", 24.0),
            ("Value or column", 44.0),
            ("What it means", 36.0),
            ("Key", 18.0),
            ("Decided", 28.0),
        ],
        rows,
        "Nothing had to be decided: every value and column was known.",
    )
}

fn typed(held: &Evidence) -> Sheet {
    let rows = held
        .typed
        .iter()
        .map(|held| [words(&held.label), words(&held.key), Cell::Figure(held.value, 1)]);
    sheet(
        "Typed in",
        "Figures that were typed in by hand.",
        [("Figure", 60.0), ("Key", 40.0), ("Value", 12.0)],
        rows,
        "No figure was typed in.",
    )
}

fn overridden(held: &Evidence) -> Sheet {
    let rows = held.overridden.iter().map(|held| {
        [
            words(&held.label),
            Cell::Figure(Some(held.typed), 1),
            Cell::Figure(Some(held.files), 1),
            words(if held.used { "typed in" } else { "the files’" }),
            words(&held.reason),
            words(&held.by_role),
            words(&held.at),
            words(&held.key),
        ]
    });
    sheet(
        "Typed over files",
        "Figures that were typed in over those that the files give, with the reason, by which role and when.",
        [
            ("Figure", 44.0),
            ("Typed in", 10.0),
            ("The files", 10.0),
            ("Used", 12.0),
            ("Reason given", 50.0),
            ("By (role)", 18.0),
            ("When", 20.0),
            ("Key", 30.0),
        ],
        rows,
        "None: every figure that a file gives is the file’s.",
    )
}

fn choices(held: &Evidence) -> Sheet {
    let rows = held.choices.iter().map(|held| {
        [
            words(&held.title),
            words(&held.words),
            words(&held.setting),
            words(held.confidence),
            words(&held.source),
        ]
    });
    sheet(
        "Choices",
        "What was settled where the standard leaves a choice, how sure that is and where it comes from.",
        [
            ("Choice", 28.0),
            ("What is done", 60.0),
            ("Setting", 22.0),
            ("How sure", 12.0),
            ("Source", 50.0),
        ],
        rows,
        "",
    )
}

fn checks(held: &[CheckEvidence]) -> Sheet {
    let rows = held.iter().map(|held| {
        [
            words(held.severity),
            words(held.nature),
            Cell::Figure(held.item.map(f64::from), 0),
            words(&held.message),
            words(&held.hint),
            words(&held.reason),
            words(&held.by_role),
            words(&held.at),
            words(&held.key),
        ]
    });
    sheet(
        "Checks",
        "What the checks found, with the reason given, by which role and when.",
        [
            ("Severity", 10.0),
            ("Kind", 12.0),
            ("Item", 7.0),
            ("What was found", 48.0),
            ("What to do", 42.0),
            ("Reason given", 36.0),
            ("By (role)", 18.0),
            ("When", 20.0),
            ("Key", 24.0),
        ],
        rows,
        "The checks found nothing to put right or to explain.",
    )
}

fn published(held: &Evidence) -> Sheet {
    let rows = held.published.iter().map(|held| {
        [
            number(held.indicator),
            words(&held.place),
            words(&held.figure),
            number(held.year),
            words(&held.gap),
            words(&held.confidence),
            words(&held.source),
            words(&held.note),
        ]
    });
    sheet(
        "Published figures",
        "The published figures that the nine are set beside, with year, source and how sure they are.",
        [
            ("Indicator", 9.0),
            ("Place", 24.0),
            ("Figure", 32.0),
            ("Year", 7.0),
            ("Gap", 28.0),
            ("How sure", 16.0),
            ("Source", 48.0),
            ("Note", 40.0),
        ],
        rows,
        "No published figure is held that these could be set beside.",
    )
}

fn signatures(held: &Evidence) -> Sheet {
    let rows = held.standing.signatures.iter().map(|held| {
        [
            words(&held.role),
            words(&held.at),
            words(&held.statement),
            words(&held.recorded),
            words(&held.lapsed),
        ]
    });
    sheet(
        "Signatures",
        "Which roles signed the return, when and to what; a signature that no longer counts says why.",
        [
            ("Role", 28.0),
            ("When", 24.0),
            ("Statement", 60.0),
            ("Recorded as", 34.0),
            ("No longer counts", 34.0),
        ],
        rows,
        "Nobody has signed this return.",
    )
}

fn log(held: &Evidence) -> Sheet {
    let rows = held.log.iter().map(|held| {
        [
            Cell::Figure(u32::try_from(held.entry).ok().map(f64::from), 0),
            words(&held.at),
            Cell::Figure(held.year.map(f64::from), 0),
            words(&held.what),
            words(&held.hash),
        ]
    });
    sheet(
        "Log",
        "Every change that concerns this year or the trust, first one first; each line’s hash is made of its own words and the hash before.",
        [
            ("Entry", 7.0),
            ("When", 20.0),
            ("Year", 7.0),
            ("What was done", 80.0),
            ("Hash", 68.0),
        ],
        rows,
        "The log has no line.",
    )
}
