//! A breakdown as a reader sees it.

use domain::breakdown::Dimension;
use domain::disclosure::{Level, Rule};
use domain::ethnicity::{Group, Triple};
use domain::gap::State;
use domain::indicator::{Ratio, RelativeLikelihood};
use domain::statistics::{self, Interval};
use files::reference::Reference;
use files::write::figure::{RatioLine, ratio_lines};

use super::lines::{Held, Shown};
use super::{Nothing, cells, dimensions, ratio_of, words};
use crate::gather::YearData;
use crate::view::{Breakdown, BreakdownLine, Choice, Figure};
use crate::{nine, text};

pub(super) fn view(
    data: &YearData<'_>,
    reference: &Reference,
    indicator: u8,
    by: Dimension,
    level: Rule,
    held: Result<Held, Nothing>,
) -> Breakdown {
    let choice = |key: &str, label: &str| Choice {
        key: key.to_owned(),
        label: label.to_owned(),
    };
    let ways = cells(data, indicator)
        .map(|cells| dimensions(&cells, indicator))
        .unwrap_or_default();
    let mut view = Breakdown {
        indicator,
        by: by.key().to_owned(),
        level: level.key().to_owned(),
        ways: ways.into_iter().map(|by| choice(by.key(), by.label())).collect(),
        levels: levels(reference),
        caption: caption(data, indicator, by),
        headings: headings(indicator, by),
        lines: Vec::new(),
        total: None,
        notes: Vec::new(),
        figure: None,
        nothing: String::new(),
        hint: String::new(),
    };
    match held {
        Ok(held) => {
            view.lines = held.lines.iter().map(|shown| line(shown, indicator, by)).collect();
            view.total = Some(line(&held.total, indicator, by));
            view.notes = words::notes(&held, indicator, by, level);
            view.figure = figure(&held, indicator);
        }
        Err(nothing) => {
            view.nothing = nothing.message;
            view.hint = nothing.hint;
        }
    }
    view
}

/// The levels with what each hides.
pub(crate) fn levels(reference: &Reference) -> Vec<Choice> {
    Level::ALL
        .map(|level| Choice {
            key: level.key().to_owned(),
            label: level_label(reference.disclosure.rule(level)),
        })
        .to_vec()
}

fn level_label(rule: Rule) -> String {
    let most = rule.hides_up_to();
    match rule.level() {
        Level::Working => "For your own work: nothing is hidden".to_owned(),
        Level::Internal => format!("For a paper inside the organisation: counts of 1 to {most} are hidden"),
        Level::Public => format!("For the public: counts of 1 to {most} are hidden"),
    }
}

/// The lines that are shown and compared, as a figure.
fn figure(held: &Held, indicator: u8) -> Option<Figure> {
    let ratio = ratio_of(indicator)?;
    let lines: Vec<RatioLine<'_>> = held
        .lines
        .iter()
        .filter_map(|line| Some((line.label.as_str(), Some(line.open()?))))
        .collect();
    let everyone = (held.total.label.as_str(), Some(held.total.open()?));
    let drawn = ratio_lines(ratio, &lines, everyone)?;
    Some(Figure {
        svg: drawn.svg,
        alt: drawn.alt,
    })
}

fn caption(data: &YearData<'_>, indicator: u8, by: Dimension) -> String {
    let by = match by {
        Dimension::Band => "by band",
        Dimension::Section => "clinical, non-clinical and medical",
        Dimension::StaffGroup => "by staff group",
        Dimension::Division => "by division",
        Dimension::EthnicGroup => "by ethnic group",
        Dimension::Sex => "by sex",
        Dimension::Overseas => "with and without overseas recruitment",
    };
    let what = match indicator {
        1 => "staff in post at the snapshot date",
        2 => "applicants appointed of those shortlisted",
        3 => "staff who entered the formal disciplinary process",
        _ => "staff who accessed non-mandatory training",
    };
    format!("Indicator {indicator}, {}: {what}, {by}", data.rules.year)
}

fn headings(indicator: u8, by: Dimension) -> Vec<String> {
    let first = match by {
        Dimension::Section => "Part of the workforce",
        Dimension::Overseas => "Applicants",
        other => other.label(),
    };
    let rest: &[&str] = match ratio_of(indicator) {
        None => &["White", "BME", "Unknown", "All", "BME share", "Range by chance (95%)"],
        Some(Ratio::Disciplinary) => &[
            "White",
            "BME",
            "Unknown",
            "Ratio, BME ÷ White",
            "Range by chance (95%)",
            "BME people, at the White rate",
            "Reading",
        ],
        Some(_) => &[
            "White",
            "BME",
            "Unknown",
            "Ratio, White ÷ BME",
            "Range by chance (95%)",
            "BME people, at the White rate",
            "Reading",
        ],
    };
    std::iter::once(first)
        .chain(rest.iter().copied())
        .map(str::to_owned)
        .collect()
}

fn line(shown: &Shown, indicator: u8, by: Dimension) -> BreakdownLine {
    let columns = headings(indicator, by).len() - 1;
    let cells = if shown.is_hidden {
        vec!["*".to_owned(); columns]
    } else {
        match &shown.compared {
            None => heads(shown.whole),
            Some(_) => compared(shown, by),
        }
    };
    let state = match &shown.compared {
        Some(Ok(held)) if !shown.is_hidden => held.state,
        _ => State::Missing,
    };
    BreakdownLine {
        key: shown.key.clone(),
        label: shown.label.clone(),
        cells,
        sentence: words::line(shown, by),
        state: state.key().to_owned(),
        hidden: shown.is_hidden,
    }
}

fn heads(people: Triple) -> Vec<String> {
    let mut cells: Vec<String> = [people.white, people.bme, people.unknown, people.total()]
        .map(text::count)
        .to_vec();
    cells.push(people.percent(Group::Bme).map_or(nine::NONE.to_owned(), text::percent));
    let range = statistics::wilson(f64::from(people.bme), f64::from(people.total()));
    cells.push(range.map_or(nine::NONE.to_owned(), |range| ends(&range.in_percent(), &text::percent)));
    cells
}

/// The ends of an interval for a reader.
fn ends(held: &Interval, show: &dyn Fn(f64) -> String) -> String {
    match held.high {
        Some(high) => format!("{} to {}", show(held.low), show(high)),
        None => format!("{} or more", show(held.low)),
    }
}

fn compared(shown: &Shown, by: Dimension) -> Vec<String> {
    let of = |group: Group| {
        let (whole, part) = (shown.whole.get(group), shown.part.get(group));
        let counts = format!("{} of {}", text::count(part), text::count(whole));
        match whole {
            0 if part == 0 => nine::NONE.to_owned(),
            whole if part <= whole && whole > 0 => {
                let rate = f64::from(part) * 100.0 / f64::from(whole);
                format!("{counts} ({})", text::percent(rate))
            }
            _ => counts,
        }
    };
    let mut cells: Vec<String> = Group::ALL.map(of).to_vec();
    let none = || nine::NONE.to_owned();
    let open = shown.open();
    cells.push(match open.map(|held| held.value) {
        Some(Ok(value)) => text::ratio(value),
        Some(Err(_)) => "not calculable".to_owned(),
        None => none(),
    });
    cells.push(
        open.and_then(|held| held.interval.as_ref())
            .map_or_else(none, |range| ends(range, &text::ratio)),
    );
    cells.push(open.and_then(people).unwrap_or_else(none));
    cells.push(words::reading(shown, by).to_owned());
    cells
}

/// How many more or fewer BME people there would be at the rate of White people.
fn people(held: &RelativeLikelihood) -> Option<String> {
    let short = held.shortfall()?;
    let more = if held.ratio == Ratio::Disciplinary {
        -short
    } else {
        short
    };
    #[allow(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "a positive number of people"
    )]
    let number = domain::rounding::round(more.abs(), 0) as u32;
    Some(match number {
        0 if more == 0.0 => "the same".to_owned(),
        0 => "less than one person".to_owned(),
        number if more > 0.0 => format!("{} more", text::count(number)),
        number => format!("{} fewer", text::count(number)),
    })
}
