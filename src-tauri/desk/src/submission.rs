//! The return with its checks and with where each figure comes from.

use std::collections::{BTreeMap, BTreeSet};

use domain::classify::Confidence;
use domain::counts::Counts;
use domain::ethnicity::Group;
use domain::finding::Severity;
use domain::overridden::{Overridden, Touch};
use domain::rounding;
use domain::rules::{Averaging, Item, Measure};
use domain::submission::{self, Cells, Check, Return};
use files::reference::Reference;
use store::Books;
use store::entry::{Entry, Given};
use store::file::{KeptFile, Kind};

use crate::gather::{self, YearData};
use crate::view::{EntryView, OverriddenView, SubmissionLine, SubmissionView};
use crate::{DeskError, averaging, by_hand, checks, data, difference, entries, nine, page, text};

/// The filled return: as it was signed where it is signed off, else worked out from what is held.
pub(crate) fn filled(data: &YearData<'_>) -> Return {
    match &data.signed {
        Some(signed) => Return {
            overridden: data.overridden.clone(),
            ..signed.filled.clone()
        },
        None => computed(data),
    }
}

/// The return worked out from what is held, whatever was signed.
pub(crate) fn computed(data: &YearData<'_>) -> Return {
    let mut filled = Return {
        overridden: data.overridden.clone(),
        ..submission::fill(&data.counts, data.disciplined_last_year, &data.last_items, data.rules)
    };
    let is_mean = data.rules.averaging == Averaging::TwoYears;
    if !data.last_items.is_empty() && data.last_is_mean != is_mean {
        let note = if is_mean {
            "Not comparable with last year: this return takes the mean of two years, last year’s the people of one year."
        } else {
            "Not comparable with last year: last year’s return takes the mean of two years, this one the people of one year."
        };
        for line in filled.lines.iter_mut().filter(|line| difference::is_mean_item(line)) {
            line.not_comparable.get_or_insert_with(|| note.to_owned());
        }
    }
    filled
}

/// Every check with the reason that stands for it; empty where none does.
pub(crate) fn checks(books: &Books, data: &YearData<'_>) -> Result<Vec<(Check, String)>, DeskError> {
    let reasoned = checks::reasoned(books, data)?;
    Ok(reasoned
        .into_iter()
        .map(|held| {
            let reason = held.reason();
            (held.check, reason)
        })
        .collect())
}

/// Where each item's figure comes from, by item number.
pub(crate) fn sources(books: &Books, data: &YearData<'_>) -> Result<BTreeMap<u16, String>, DeskError> {
    let files = store::file::of_year(books, data.rules.year)?;
    let of = |kind: Kind| -> Vec<&KeptFile> { files.iter().filter(|kept| kept.file.kind == kind).collect() };
    Ok(data
        .rules
        .items
        .iter()
        .map(|item| (item.number, source(item, data, &of)))
        .collect())
}

fn source<'a>(item: &Item, data: &YearData<'_>, of: &impl Fn(Kind) -> Vec<&'a KeptFile>) -> String {
    let stem = item.key.split('.').next().unwrap_or_default();
    let (kinds, typed): (&[Kind], &str) = match stem {
        "workforce" | "workforce_percent" => (&[Kind::Staff], "workforce"),
        "recruitment" => (&[Kind::Recruitment], "recruitment"),
        "casework" if item.measure == Measure::Headcount => (&[Kind::Casework], "casework"),
        "casework" => (&[Kind::Casework, Kind::Staff], "casework"),
        "training" if item.measure == Measure::Headcount => (&[Kind::Training], "training"),
        "training" => (&[Kind::Training, Kind::Staff], "training"),
        "survey" => (&[Kind::Survey], "survey"),
        "board_difference" => (&[Kind::Board, Kind::Staff], "board"),
        _ => (&[Kind::Board], "board"),
    };
    let mut parts: Vec<String> = Vec::new();
    for kind in kinds {
        if *kind != Kind::Staff && data.typed.contains(typed) {
            parts.push("typed in".to_owned());
            continue;
        }
        let held = of(*kind);
        if held.is_empty() {
            parts.push(format!("no {} yet", kind.label().to_lowercase()));
        }
        for kept in held {
            let sheet = if kept.file.sheet.is_empty() {
                String::new()
            } else {
                format!(", sheet “{}”", kept.file.sheet)
            };
            parts.push(format!(
                "{}{sheet}, kept {}",
                kept.file.name,
                text::moment(kept.file.kept_at)
            ));
        }
    }
    let from = parts.join("; ");
    let overridden = data.overridden.iter().filter(|held| held.touches(&item.key).is_some());
    let typed: Vec<String> = overridden.map(Overridden::sentence).collect();
    let from = if typed.is_empty() {
        from
    } else {
        format!("{from}. {}", typed.join(" "))
    };
    if item.measure == Measure::Calculated {
        format!("Worked out from {from}")
    } else {
        from
    }
}

/// What the item list is based on, in words.
pub(crate) fn basis(data: &YearData<'_>) -> String {
    let sure = match data.rules.items_confidence {
        Confidence::Verified => "read in the published form",
        Confidence::Inferred => "put together from published returns",
        Confidence::Recalled => {
            "put together from memory of earlier forms and not yet checked against this year’s; compare labels and numbers before \
             you type"
        }
    };
    let mut words = vec![format!("{} The list of items is {sure}.", page::pack(data.rules))];
    words.push(averaging::of_return(data));
    if let Some(asked) = &data.rules.asked {
        let numbers: Vec<String> = asked.indicators.iter().map(ToString::to_string).collect();
        words.push(format!(
            "In {} organisations returned the indicators {} themselves; which ones is known only from memory.",
            data.rules.year,
            numbers.join(", ")
        ));
    }
    words.join(" ")
}

pub(crate) fn submission(books: &Books, reference: &Reference, year: u16) -> Result<SubmissionView, DeskError> {
    let data = gather::year(books, reference, year)?;
    let sources = sources(books, &data)?;
    let held = filled(&data);
    let correcting = Correcting::of(books, &data)?;
    let last_overridden = difference::last_overridden(&data);
    let lines = held
        .lines
        .iter()
        .map(|line| SubmissionLine {
            item: line.item.number,
            indicator: line.item.indicator,
            block: line.item.block.clone(),
            label: line.item.label.clone(),
            measure: line.item.measure.label().to_owned(),
            previous: cells(&line.item, line.previous),
            for_form: cells(&line.item, line.current)
                .iter()
                .map(|text| for_form(text))
                .collect(),
            current: cells(&line.item, line.current),
            alone: is_alone(&line.item),
            source: sources.get(&line.item.number).cloned().unwrap_or_default(),
            not_comparable: line.not_comparable.clone().unwrap_or_default(),
            overridden: held
                .overridden_in(&line.item.key)
                .map(|figure| overridden_view(figure, &line.item))
                .collect(),
            last_overridden: last_overridden
                .get(&line.item.number)
                .into_iter()
                .flatten()
                .map(|figure| OverriddenView {
                    words: format!("In {}: {}", year - 1, figure.sentence()),
                    ..overridden_view(figure, &line.item)
                })
                .collect(),
            correct: correcting.entries(&line.item.key),
        })
        .collect();
    let checks = checks::reasoned(books, &data)?;
    let number = |severity: Severity| {
        let open = checks
            .iter()
            .filter(|held| held.check.severity == severity && held.is_open());
        u32::try_from(open.count()).unwrap_or(u32::MAX)
    };
    Ok(SubmissionView {
        lines,
        errors: number(Severity::Error),
        warnings: number(Severity::Warning),
        basis: basis(&data),
        checks: checks::views(checks),
    })
}

fn overridden_view(figure: &Overridden, item: &Item) -> OverriddenView {
    OverriddenView {
        column: column(figure, item),
        is_own: figure.touches(&item.key) == Some(Touch::Itself),
        words: figure.sentence(),
    }
}

/// The cell of an item in which a figure typed in shows: its own group's; a ratio stands in the first cell alone.
fn column(figure: &Overridden, item: &Item) -> u8 {
    if item.key.rsplit_once('.').is_some_and(|(_, what)| what == "ratio") {
        return 0;
    }
    match figure.group {
        Group::White => 0,
        Group::Bme => 1,
        Group::Unknown => 2,
    }
}

/// What the figures of the files can be corrected by.
struct Correcting<'a> {
    typed: BTreeMap<String, Entry>,
    given: BTreeMap<String, Given>,
    files: &'a Counts,
}

impl<'a> Correcting<'a> {
    fn of(books: &Books, data: &'a YearData<'_>) -> Result<Self, DeskError> {
        let year = data.rules.year;
        Ok(Self {
            typed: store::entry::of_year(books, year)?,
            given: store::entry::given(books, year)?,
            files: &data.files,
        })
    }

    /// The figures of an item that can be typed in over the files'; none where no file gives the item.
    fn entries(&self, item: &str) -> Vec<EntryView> {
        entries::all()
            .iter()
            .filter(|typed| typed.item == item && by_hand::given_by(self.files, typed).is_some())
            .map(|typed| data::entry_view(typed, &self.typed, &self.given, self.files, &[]))
            .collect()
    }
}

/// The three cells of an item as text.
fn cells(item: &Item, cells: Cells) -> Vec<String> {
    let of = |cell: Option<f64>| cell.map(|value| shown(item, value)).unwrap_or_default();
    cells.into_iter().map(of).collect()
}

/// A figure of an item as text: heads whole, percentages to one decimal, likelihoods to four, ratios to two.
pub(crate) fn shown(item: &Item, value: f64) -> String {
    let what = item.key.rsplit('.').next().unwrap_or_default();
    let is_points = item.key.starts_with("board_difference");
    let is_percent = item.measure == Measure::Percentage || item.key.contains("_percent.");
    if is_points {
        text::signed(value, 1)
    } else if is_percent {
        rounding::text(value, 1)
    } else if what == "ratio" {
        text::ratio(value)
    } else if what == "likelihood" {
        rounding::text(value, 4)
    } else {
        // A mean of two years' people may end in a half.
        rounding::text(value, u16::from(value.fract() != 0.0))
    }
}

/// Whether an item is one figure of no group.
pub(crate) fn is_alone(item: &Item) -> bool {
    matches!(item.key.rsplit_once('.'), Some((_, "ratio")))
}

/// A figure as a form takes it: a form knows no true minus sign, no plus and no comma between thousands.
fn for_form(text: &str) -> String {
    text.chars()
        .filter(|character| !matches!(character, '+' | ','))
        .map(|character| if character == '\u{2212}' { '-' } else { character })
        .collect()
}

/// The kinds that a set of item keys needs; used by documents to say what is missing.
pub(crate) fn missing(data: &YearData<'_>) -> Vec<u8> {
    (1..=9)
        .filter(|number| nine::value(&data.nine, *number).is_none())
        .collect::<BTreeSet<u8>>()
        .into_iter()
        .collect()
}
