//! Indicator 3 over one year or two: what a trust chose for a collection year, and how it is told.
//!
//! Both figures are always shown. Which of them the return takes is the pack's to say, and the trust's to change; where the mean of two
//! years lacks last year's people it is named as lacking, and the year alone never takes its place unsaid.

use domain::ethnicity::Triple;
use domain::rules::{Averaging, Basis, RulePack};
use files::reference::Reference;
use store::{Books, setting};

use crate::gather::YearData;
use crate::view::{AveragingView, Choice, Table};
use crate::{DeskError, text};

/// The key under which a trust sets it.
pub(crate) const KEY: &str = "rules.indicator_3.averaging";

/// Where the choice for a collection year is kept.
pub(crate) fn kept_as(year: u16) -> String {
    format!("rules.{year}.indicator_3.averaging")
}

/// Reads a value set for [`KEY`].
pub(crate) fn parse(value: &str) -> Result<Averaging, DeskError> {
    Averaging::from_key(value.trim()).ok_or_else(|| {
        DeskError::given(
            format!("“{}” is not a way of averaging indicator 3.", value.trim()),
            "Known are single_year and two_years; an empty value goes back to what the rules of the year say.",
        )
    })
}

/// Puts what the trust chose into the rules in force in each year.
pub(crate) fn apply(books: &Books, reference: &mut Reference) -> Result<(), DeskError> {
    for year in reference.years() {
        let Some(chosen) = setting::get(books, &kept_as(year))?.and_then(|key| Averaging::from_key(&key)) else {
            continue;
        };
        if let Some(rules) = reference.rules.iter_mut().find(|pack| pack.year == year) {
            let pack = in_words(rules.averaging);
            rules.averaging = chosen;
            rules.averaging_basis = Basis {
                confidence: None,
                source: format!("chosen by the trust; the rules of {year} say: {pack}"),
            };
        }
    }
    Ok(())
}

pub(crate) fn in_words(held: Averaging) -> &'static str {
    match held {
        Averaging::SingleYear => "the people of one year",
        Averaging::TwoYears => "the mean of this year’s and last year’s people",
    }
}

/// Number of the item of a key; 0 where the form has none.
fn item(rules: &RulePack, key: &str) -> u16 {
    rules
        .items
        .iter()
        .find(|item| item.key == key)
        .map_or(0, |item| item.number)
}

/// What the return's items of indicator 3 hold, in sentences.
pub(crate) fn of_return(data: &YearData<'_>) -> String {
    let rules = data.rules;
    let (people, ratio) = (item(rules, "casework.people"), item(rules, "casework.ratio"));
    let held = match rules.averaging {
        Averaging::SingleYear => format!("Indicator 3: items {people} to {ratio} take the people of this year alone."),
        Averaging::TwoYears => format!(
            "Indicator 3: item {people} is the mean of this year’s and last year’s people, which may end in a half, and items {} to {ratio} \
             are worked out from it, against this year’s staff.",
            people + 1
        ),
    };
    let lacks = if rules.averaging == Averaging::TwoYears {
        lacking(data)
    } else {
        None
    };
    let basis = if rules.averaging_basis.confidence.is_none() {
        "This was chosen by the trust."
    } else {
        "Which of the two the guidance of this year wants is known only from memory."
    };
    [Some(held.as_str()), lacks, Some(basis)]
        .into_iter()
        .flatten()
        .collect::<Vec<_>>()
        .join(" ")
}

/// Why there is no figure over two years; `None` where there is one, or where this year has none either.
pub(crate) fn lacking(data: &YearData<'_>) -> Option<&'static str> {
    let has = data.nine.disciplinary.is_some() && data.nine.disciplinary_two_years.is_none();
    has.then_some(if data.last_is_mean {
        "The mean of two years cannot be worked out: last year’s return holds a mean of two years, which does not say how many people \
         entered in last year alone."
    } else {
        "The mean of two years cannot be worked out: last year’s people in the disciplinary process are not held with their \
         ethnicity."
    })
}

/// What stands beside the headline where the return takes the mean of two years; empty otherwise.
pub(crate) fn beside(data: &YearData<'_>) -> String {
    if data.rules.averaging == Averaging::SingleYear || data.nine.disciplinary.is_none() {
        return String::new();
    }
    match data.nine.disciplinary_two_years.map(|two| two.value) {
        Some(Ok(value)) => format!(
            "That is of this year alone. The return takes the mean of two years, whose ratio is {}.",
            text::ratio(value)
        ),
        Some(Err(_)) => {
            "That is of this year alone. The return takes the mean of two years, which gives no ratio.".to_owned()
        }
        None => format!(
            "That is of this year alone. The return takes the mean of two years. {}",
            lacking(data).unwrap_or_default()
        ),
    }
}

/// The control and both figures, for the page of indicator 3.
pub(crate) fn view(data: &YearData<'_>) -> AveragingView {
    let is_chosen = data.rules.averaging_basis.confidence.is_none();
    let pack = if is_chosen {
        data.rules.averaging_basis.source.clone()
    } else {
        format!(
            "the rules of {} say: {}",
            data.rules.year,
            in_words(data.rules.averaging)
        )
    };
    let choice = |key: &str, label: &str| Choice {
        key: key.to_owned(),
        label: label.to_owned(),
    };
    AveragingView {
        key: KEY.to_owned(),
        chosen: if is_chosen {
            data.rules.averaging.key().to_owned()
        } else {
            String::new()
        },
        choices: vec![
            choice("", "As the rules of the year say"),
            choice(Averaging::SingleYear.key(), "This year alone"),
            choice(Averaging::TwoYears.key(), "The mean of this year and last year"),
        ],
        note: format!("In force: {}; {pack}.", in_words(data.rules.averaging)),
        table: table(data),
    }
}

/// One year and two beside each other, with each year's own people.
fn table(data: &YearData<'_>) -> Table {
    let people = |held: Option<Triple>| {
        held.map_or_else(
            || vec!["not held".to_owned(); 3],
            |held| [held.white, held.bme, held.unknown].map(text::count).to_vec(),
        )
    };
    let ratio = |held: Option<f64>| held.map_or_else(|| crate::nine::NONE.to_owned(), text::ratio);
    let one = data.nine.disciplinary;
    let two = data.nine.disciplinary_two_years;
    let mut rows = Vec::new();
    let mut add = |label: &str, cells: Vec<String>, ratio: String| {
        let mut row = vec![label.to_owned()];
        row.extend(cells);
        row.push(ratio);
        rows.push(row);
    };
    let now = data.counts.casework.map(|held| held.people);
    add(
        "This year alone",
        people(now),
        ratio(one.and_then(|held| held.value.ok())),
    );
    add(
        "Last year’s people",
        people(data.disciplined_last_year),
        crate::nine::NONE.to_owned(),
    );
    let mean = two.map_or_else(
        || vec![crate::nine::NONE.to_owned(); 3],
        |two| {
            domain::ethnicity::Group::ALL
                .map(|group| domain::rounding::text(two.mean(group), 1))
                .to_vec()
        },
    );
    add("Mean of both years", mean, ratio(two.and_then(|two| two.value.ok())));
    Table {
        caption: "Indicator 3 over one year and over two".to_owned(),
        headings: ["People", "White", "BME", "Unknown", "Ratio (BME ÷ White)"]
            .map(str::to_owned)
            .to_vec(),
        rows,
        note: lacking(data)
            .unwrap_or("Both are set against this year’s staff. Above 1 is worse for BME staff.")
            .to_owned(),
    }
}
