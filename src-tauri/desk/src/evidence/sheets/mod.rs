//! The evidence as sheets of a workbook.

mod held;
mod numbers;
mod said;

use files::write::evidence::{EvidenceInput, Sheet};
use files::write::grid::Cell;

use super::Evidence;
use held::{choices, columns, decisions, files, left_out, overridden, typed};
use numbers::{bank, items, nine, rows_behind};
use said::{checks, log, published, signatures};

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
            bank(&held.bank),
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
        let differs = &held.standing.differs_from_signed;
        return format!("Signed off by: {}. {differs}", by.join("; "))
            .trim_end()
            .to_owned();
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
    let list = held.items.first().map_or("", |item| item.rule.source.as_str());
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
        ("Where the item list comes from", list.to_owned()),
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
