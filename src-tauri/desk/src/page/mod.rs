//! One indicator's page: sentence, figure, how sure, in people, where, over time, how it was counted.

mod over_time;
mod receipts;
mod tables;

use domain::gap::State;
use domain::indicator::RelativeLikelihood;
use domain::rules::Averaging;
use files::reference::Reference;
use store::Books;

use crate::gather::{self, YearData};
use crate::view::{IndicatorPage, WhyView};
use crate::why::Why;
use crate::{DeskError, drawing, nine, notes, plan, settings, text};

pub(crate) fn page(books: &Books, reference: &Reference, year: u16, number: u8) -> Result<IndicatorPage, DeskError> {
    if !(1..=9).contains(&number) {
        return Err(DeskError::given(
            format!("There is no indicator {number}."),
            "The indicators are 1 to 9.",
        ));
    }
    let data = gather::year(books, reference, year)?;
    let trust = settings::trust(books)?;
    let rule = data.rules.indicator(number);
    let actions = plan::actions(books, reference, year)?
        .into_iter()
        .filter(|action| action.indicator == number)
        .collect();
    let over_time = over_time::over_time(books, reference, &data, &trust, number)?;
    Ok(IndicatorPage {
        row: nine::row(&data, reference, &trust, number),
        wording: rule.map(|rule| rule.wording.clone()).unwrap_or_default(),
        direction: rule.map(|rule| rule.direction.clone()).unwrap_or_default(),
        figure: drawing::figure(&data, reference, &trust.region, number),
        sure: sure(&data, number),
        in_people: nine::in_people(&data.nine, number),
        tables: tables::tables(&data, number),
        over_time: over_time.table,
        over_time_figure: over_time.figure,
        why: why(books, reference, year, number)?,
        counted: counted(&data, number),
        receipts: receipts::receipts(books, &data, number)?,
        note: notes::of(books, year, number)?,
        actions,
    })
}

/// Why the figures changed since last year.
fn why(books: &Books, reference: &Reference, year: u16, number: u8) -> Result<Vec<WhyView>, DeskError> {
    if reference.rules_for(year - 1).is_none() {
        return Ok(Vec::new());
    }
    Ok(Why::between(books, reference, year - 1, year)?.views(number))
}

/// How sure can we be, in paragraphs.
fn sure(data: &YearData<'_>, number: u8) -> Vec<String> {
    let mut paragraphs = Vec::new();
    let state = nine::state(&data.nine, number);
    let row = nine::interval(&data.nine, number);
    if let Some(interval) = row {
        paragraphs.push(match number {
            2..=4 => format!(
                "These counts fit a true ratio anywhere from {interval} (95% interval, Koopman’s method). A ratio of 1 is parity."
            ),
            1 | 5..=8 => format!(
                "These counts fit a true difference anywhere from {interval} (95% interval, Newcombe’s method). No difference is 0."
            ),
            _ => format!(
                "A board of this size fits an underlying BME share anywhere from {interval} (95% interval, Wilson’s method)."
            ),
        });
    }
    if state != State::Missing {
        paragraphs.push(match (number, nine::state(&data.nine, number)) {
            (_, State::TooFew) => format!(
                "Below {} people in a group, or {} events in all, nothing is claimed beyond the counts.",
                data.rules.too_few.people, data.rules.too_few.events
            ),
            _ => "This is this program’s own reading of chance. The national team’s test for “significantly more likely” is not \
                  published."
                .to_owned(),
        });
    }
    if let Some(held) = ratio_of(data, number)
        && let Some(four_fifths) = held.four_fifths
    {
        let (low, high) = data.rules.four_fifths;
        let place = match four_fifths {
            domain::indicator::FourFifths::Within => "inside",
            domain::indicator::FourFifths::AdverseBme => "above",
            domain::indicator::FourFifths::AdverseWhite => "below",
        };
        paragraphs.push(format!(
            "The ratio lies {place} the four-fifths range ({low:.2} to {high:.2}), a guideline that takes no account of chance."
        ));
    }
    paragraphs
}

fn ratio_of<'a>(data: &'a YearData<'_>, number: u8) -> Option<&'a RelativeLikelihood> {
    match number {
        2 => data.nine.appointment.as_ref(),
        3 => data.nine.disciplinary.as_ref(),
        4 => data.nine.training.as_ref(),
        _ => None,
    }
}

/// How it was counted, in sentences.
fn counted(data: &YearData<'_>, number: u8) -> Vec<String> {
    let mut sentences = Vec::new();
    if let Some(rule) = data.rules.indicator(number) {
        sentences.push(rule.counted.clone());
        sentences.push(format!("Formula: {}", rule.formula));
        if rule.confidence == domain::classify::Confidence::Recalled {
            sentences.push("This rule is known only from memory of earlier guidance and should be checked.".to_owned());
        }
    }
    sentences.push(format!(
        "Rules of {} ({}).",
        data.rules.year,
        data.rules.edition.trim_end_matches('.')
    ));
    if number == 3 {
        let averaging = match data.rules.averaging {
            Averaging::SingleYear => "The return takes the people of one year.",
            Averaging::TwoYears => {
                "The guidance takes the mean of two years’ people; the items of the return here hold the people of this year alone."
            }
        };
        sentences.push(averaging.to_owned());
        if data.rules.averaging_basis.confidence == Some(domain::classify::Confidence::Recalled) {
            sentences.push(
                "Which of the two holds is known only from memory and should be checked with the national team."
                    .to_owned(),
            );
        }
        match &data.nine.disciplinary_two_years {
            Some(two) => {
                if let Ok(value) = two.value {
                    sentences.push(format!(
                        "Over this year and last year together the ratio is {}.",
                        text::ratio(value)
                    ));
                }
            }
            None => sentences.push("Last year’s people are not held, so there is no ratio over two years.".to_owned()),
        }
        if let Some(held) = data.counts.casework {
            sentences.push(format!(
                "{} in {}: a person is counted once, however many cases.",
                text::counted(held.people.total(), "person", "people"),
                text::counted(held.cases, "case", "cases")
            ));
        }
    }
    sentences
}
