//! The receipt of a figure: which rule and edition, which counts, which file, which rows.
//!
//! A figure is asked for by its item in the return (`35`), by its key (`recruitment.appointed`, `recruitment.appointed.bme`) or by its
//! indicator (`indicator-2`), whose headline is meant.

mod rows;
mod whole;

use domain::breakdown::Dimension;
use domain::classify::Confidence;
use domain::ethnicity::{Group, Triple};
use domain::indicator::relative_likelihood;
use domain::rounding;
use domain::rules::{Item, RulePack};
use domain::submission::{Cells, Line as Filled};
use files::reference::Reference;
use store::Books;
use store::file::KeptFile;

use crate::breakdown::{self, Line};
use crate::gather::{self, YearData};
use crate::nine::NONE;
use crate::view::{Explained, ExplainedCount, ExplainedFile, ExplainedRows, ExplainedValue};
use crate::{Desk, DeskError, submission, text};
use rows::{Counted, Rows};

pub(crate) use whole::{Whole, whole};

/// What was asked for.
struct Wanted {
    key: String,
    group: Option<Group>,
    indicator: u8,
    label: String,
    item: Option<u16>,
}

/// The share of senior bands stands in no item of the return.
const SENIOR: &str = "workforce.senior";

fn wanted(asked: &str, rules: &RulePack) -> Result<Wanted, DeskError> {
    let unknown = || {
        DeskError::given(
            format!("There is no figure “{asked}”."),
            "Ask for an item of the return (35), a key (recruitment.appointed, workforce.clinical.band_5.bme) or an indicator (indicator-2).",
        )
    };
    let asked = asked.trim();
    let of = |item: &Item, group: Option<Group>| Wanted {
        key: item.key.clone(),
        group,
        indicator: item.indicator,
        label: labelled(item),
        item: Some(item.number),
    };
    let by_key = |key: &str| rules.items.iter().find(|item| item.key == key);
    if let Ok(number) = asked.trim_start_matches("item-").parse::<u16>() {
        let item = rules.items.iter().find(|item| item.number == number);
        return item.map(|item| of(item, None)).ok_or_else(unknown);
    }
    if let Some(number) = asked.strip_prefix("indicator-") {
        let number: u8 = number.parse().map_err(|_| unknown())?;
        let key = match number {
            1 => "workforce_percent.total",
            2 => "recruitment.ratio",
            3 => "casework.ratio",
            4 => "training.ratio",
            5..=8 => &format!("survey.{number}"),
            9 => "board_difference.voting",
            _ => return Err(unknown()),
        };
        return by_key(key)
            .map(|item| Wanted {
                indicator: number,
                ..of(item, None)
            })
            .ok_or_else(unknown);
    }
    let (stem, group) = match asked.rsplit_once('.') {
        Some((stem, last)) => Group::from_key(last).map_or((asked, None), |group| (stem, Some(group))),
        None => (asked, None),
    };
    if stem == SENIOR {
        return Ok(Wanted {
            key: SENIOR.to_owned(),
            group,
            indicator: 1,
            label: "Bands 8a to 9 and very senior managers".to_owned(),
            item: None,
        });
    }
    by_key(stem).map(|item| of(item, group)).ok_or_else(unknown)
}

/// The counted keys behind a key, in the order in which they are read.
fn behind(key: &str) -> Vec<String> {
    let (stem, rest) = key.split_once('.').unwrap_or((key, ""));
    let of = |keys: &[&str]| keys.iter().map(|key| (*key).to_owned()).collect();
    match (stem, rest) {
        ("recruitment", "likelihood" | "ratio") => of(&["recruitment.shortlisted", "recruitment.appointed"]),
        ("casework", "likelihood" | "ratio") => of(&["workforce.total", "casework.people"]),
        ("training", "likelihood" | "ratio") => of(&["workforce.total", "training.people"]),
        ("workforce_percent", _) => of(&["workforce.total"]),
        ("board_percent", part) => vec![format!("board.{part}")],
        ("board_difference", part) => vec![format!("board.{part}"), "workforce.total".to_owned()],
        _ => vec![key.to_owned()],
    }
}

/// An item's label, with the heading that it needs to be understood by itself.
fn labelled(item: &Item) -> String {
    if item.indicator == 1 {
        format!("{}: {}", item.block, item.label)
    } else {
        item.label.clone()
    }
}

/// What a counted key counts, for a reader.
fn what(key: &str, lines: &[Filled]) -> String {
    match key {
        "workforce.total" => "Staff in post on the snapshot date".to_owned(),
        SENIOR => "Staff at bands 8a to 9 and very senior managers".to_owned(),
        _ => lines
            .iter()
            .find(|line| line.item.key == key)
            .map_or_else(|| key.to_owned(), |line| labelled(&line.item)),
    }
}

fn explain(
    books: &Books,
    reference: &Reference,
    year: u16,
    asked: &str,
    line: Option<Line<'_>>,
) -> Result<Explained, DeskError> {
    let data = gather::year(books, reference, year)?;
    let wanted = wanted(asked, data.rules)?;
    let lines = submission::filled(&data).lines;
    let cells = |key: &str| match line {
        None => Ok(cells(key, &lines, &data)),
        Some(line) => on_line(key, &data, wanted.indicator, line),
    };
    let values = values(&wanted.key, cells(&wanted.key)?, wanted.group);
    let rule = data.rules.indicator(wanted.indicator);
    let files = store::file::of_year(books, year)?;
    // The headline of indicator 1 is two shares: of everybody and of the senior bands.
    let senior = (wanted.indicator == 1 && line.is_none() && wanted.key.starts_with("workforce_percent"))
        .then(|| SENIOR.to_owned());
    let counts = behind(&wanted.key)
        .into_iter()
        .chain(senior)
        .map(|key| {
            let counted = Counted::of(&key).ok_or_else(|| {
                DeskError::given(
                    format!("There is no receipt for “{key}”."),
                    "Ask for the figure it is made of.",
                )
            })?;
            let typed = data.typed.contains(counted.kind().key());
            let held = files.iter().filter(|kept| !typed && kept.file.kind == counted.kind());
            let files = held
                .map(|kept| file(books, &data, counted, kept, wanted.group, line))
                .collect::<Result<_, _>>()?;
            Ok(ExplainedCount {
                what: what(&key, &lines),
                values: self::values(&key, cells(&key)?, wanted.group),
                files,
                typed,
                note: if typed {
                    String::new()
                } else {
                    let mut note = counted.note().to_owned();
                    let over = data.overridden.iter().filter(|held| held.touches(&key).is_some());
                    for figure in over.filter(|_| line.is_none()) {
                        if !note.is_empty() {
                            note.push(' ');
                        }
                        note.push_str(&figure.sentence());
                    }
                    note
                },
                key,
            })
        })
        .collect::<Result<_, DeskError>>()?;
    Ok(Explained {
        key: match wanted.group {
            Some(group) => format!("{}.{}", wanted.key, group.key()),
            None => wanted.key.clone(),
        },
        item: wanted.item,
        indicator: wanted.indicator,
        label: match line {
            Some(line) => format!(
                "{}, {}: {}",
                wanted.label,
                line.by.label().to_lowercase(),
                if line.key.is_empty() { "not given" } else { line.key }
            ),
            None => wanted.label,
        },
        values,
        rule: rule_in_words(data.rules, wanted.indicator),
        rule_source: rule.map(|rule| rule.source.clone()).unwrap_or_default(),
        counts,
    })
}

/// The cells of a key on one line of a breakdown.
fn on_line(key: &str, data: &YearData<'_>, indicator: u8, line: Line<'_>) -> Result<Cells, DeskError> {
    let no_lines = || {
        DeskError::given(
            format!("“{key}” has no line “{}” by {}.", line.key, line.by.key()),
            "Lines are those of `wres indicators --by`, for indicators 1 to 4 and the counts they are made of.",
        )
    };
    let (whole, part) = breakdown::of_line(data, indicator, line).ok_or_else(no_lines)?;
    let heads = |people: Triple| Group::ALL.map(|group| Some(f64::from(people.get(group))));
    let (stem, last) = key.split_once('.').unwrap_or((key, ""));
    let ratio = || -> Option<Cells> {
        let kind = breakdown::ratio_of(indicator)?;
        let held = relative_likelihood::compute(kind, whole, part, data.rules);
        Some(match last {
            "ratio" => [held.value.ok(), None, None],
            _ => Group::ALL.map(|group| held.likelihood(group)),
        })
    };
    match (stem, last) {
        ("workforce", "total") | ("recruitment", "shortlisted") => Ok(heads(whole)),
        ("workforce_percent", "total") => Ok(Group::ALL.map(|group| whole.percent(group))),
        ("recruitment", "appointed") | ("casework" | "training", "people") => Ok(heads(part)),
        ("recruitment" | "casework" | "training", "ratio" | "likelihood") => ratio().ok_or_else(no_lines),
        _ => Err(no_lines()),
    }
}

fn cells(key: &str, lines: &[Filled], data: &YearData<'_>) -> Cells {
    if key == SENIOR {
        let senior = data.counts.workforce.as_ref().map(domain::workforce::Workforce::senior);
        return Group::ALL.map(|group| senior.map(|senior| f64::from(senior.get(group))));
    }
    lines
        .iter()
        .find(|line| line.item.key == key)
        .map(|line| line.current)
        .unwrap_or_default()
}

fn people(value: f64) -> String {
    #[allow(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "a whole number of people"
    )]
    let people = value.max(0.0) as u32;
    text::count(people)
}

fn values(key: &str, cells: Cells, group: Option<Group>) -> Vec<ExplainedValue> {
    let (stem, last) = key.split_once('.').unwrap_or((key, ""));
    let shown = |value: Option<f64>| {
        value.map_or_else(
            || NONE.to_owned(),
            |value| match (stem, last) {
                ("workforce_percent" | "board_percent" | "survey", _) => text::percent(value),
                ("board_difference", _) => format!("{} points", text::signed(value, 1)),
                (_, "ratio") => text::ratio(value),
                (_, "likelihood") => format!("{}%", rounding::text(value * 100.0, 2)),
                // People, in halves where a mean of two years is asked for.
                _ if value.fract() != 0.0 => rounding::text(value, 1),
                _ => people(value),
            },
        )
    };
    if last == "ratio" {
        return vec![ExplainedValue {
            name: "Ratio".to_owned(),
            text: shown(cells[0]),
            number: cells[0],
        }];
    }
    Group::ALL
        .into_iter()
        .zip(cells)
        .filter(|(held, value)| {
            group.is_none_or(|group| group == *held)
                && !(stem == "survey" && value.is_none() && *held == Group::Unknown)
        })
        .map(|(held, value)| ExplainedValue {
            name: held.label().to_owned(),
            text: shown(value),
            number: value,
        })
        .collect()
}

fn rule_in_words(rules: &RulePack, indicator: u8) -> Vec<String> {
    let mut sentences = Vec::new();
    if let Some(rule) = rules.indicator(indicator) {
        sentences.push(format!(
            "Indicator {indicator}: {}.",
            rule.wording.trim_end_matches('.')
        ));
        sentences.push(rule.counted.clone());
        sentences.push(format!("Formula: {}", rule.formula));
        if rule.confidence == Confidence::Recalled {
            sentences.push(
                "Part of this rule is known only from memory of earlier guidance and should be checked.".to_owned(),
            );
        }
    }
    sentences.push(format!("Rules: pack “{}”. {}", rules.name, rules.edition));
    sentences
}

fn file(
    books: &Books,
    data: &YearData<'_>,
    counted: Counted<'_>,
    kept: &KeptFile,
    group: Option<Group>,
    line: Option<Line<'_>>,
) -> Result<ExplainedFile, DeskError> {
    let rows = counted.rows(books, data, kept.id, line)?;
    Ok(given(data, counted, kept, group, rows))
}

/// A file with the rows that are behind a count.
fn given(
    data: &YearData<'_>,
    counted: Counted<'_>,
    kept: &KeptFile,
    group: Option<Group>,
    rows: Rows,
) -> ExplainedFile {
    let read = &kept.file;
    let used = counted.used(data, kept);
    ExplainedFile {
        file: read.name.clone(),
        sheet: read.sheet.clone(),
        sha256: read.sha256.clone(),
        kept: text::moment(read.kept_at),
        rules: read.rules.clone(),
        balance: format!(
            "{} read, {} used, {} left out",
            text::counted(read.rows_read, "row", "rows"),
            text::count(used),
            text::count(read.rows_read.saturating_sub(used))
        ),
        rows: rows
            .into_iter()
            .filter(|(held, _)| group.is_none_or(|group| group == *held))
            .map(|(held, numbers)| ExplainedRows {
                group: held.label().to_owned(),
                count: u32::try_from(numbers.len()).unwrap_or(u32::MAX),
                ranges: rows::ranges(&numbers),
            })
            .collect(),
    }
}

impl Desk {
    /// The receipt of a figure: an item of the return, a key or an indicator.
    ///
    /// # Errors
    /// Where there is no such figure, no rules for the year, or the store cannot be read.
    pub fn explain(&self, year: u16, asked: &str) -> Result<Explained, DeskError> {
        explain(self.books(), self.reference(), year, asked, None)
    }

    /// The receipt of a figure on one line of a breakdown; the line by its key there, empty for what is not given.
    ///
    /// # Errors
    /// As [`Desk::explain`], and where the figure has no such line.
    pub fn explain_line(&self, year: u16, asked: &str, by: Dimension, line: &str) -> Result<Explained, DeskError> {
        explain(
            self.books(),
            self.reference(),
            year,
            asked,
            Some(Line { by, key: line }),
        )
    }
}
