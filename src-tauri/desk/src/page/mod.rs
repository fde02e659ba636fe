//! One indicator's page: sentence, figure, how sure, in people, where, over time, how it was counted.

mod over_time;
mod receipts;
mod tables;

use domain::indicator::RelativeLikelihood;
use domain::rules::Averaging;
use files::reference::Reference;
use store::Books;

use crate::gather::{self, YearData};
use crate::sure::Beside;
use crate::view::{IndicatorPage, WhyView};
use crate::why::Why;
use crate::{DeskError, drawing, nine, notes, plan, settings, sure, text};

pub(crate) fn page(books: &Books, reference: &Reference, year: u16, number: u8) -> Result<IndicatorPage, DeskError> {
    if !(1..=9).contains(&number) {
        return Err(DeskError::given(
            format!("There is no indicator {number}."),
            "The indicators are 1 to 9.",
        ));
    }
    let data = gather::year(books, reference, year)?;
    let trust = settings::trust(books)?;
    let beside = Beside::of(books, reference, &data)?;
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
        sure: sure::sure(&beside, number),
        in_people: nine::in_people(&data.nine, number),
        tables: tables::tables(&data, number),
        measures: sure::measures(&beside, number),
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
