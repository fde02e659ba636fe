//! One indicator's page: sentence, figure, how sure, in people, where, over time, how it was counted.

mod counted;
mod over_time;
mod receipts;
mod tables;

use domain::indicator::RelativeLikelihood;
use files::reference::Reference;
use store::Books;

use crate::gather::{self, YearData};
use crate::sure::Beside;
use crate::view::{IndicatorPage, WhyView};
use crate::why::Why;
use crate::{DeskError, averaging, drawing, nine, papers, plan, settings, sure};

pub(crate) use counted::pack;
pub(crate) use over_time::{Years, over_time};

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
    let actions = plan::answering(books, year, number)?;
    let over_time = over_time(&Years::of(books, reference, &data)?, &data, &trust, number, &|_| true);
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
        over_time_figure: over_time.drawn.map(drawing::view),
        why: why(books, reference, year, number)?,
        averaging: (number == 3).then(|| averaging::view(&data)),
        counted: counted::counted(&data, number),
        receipts: receipts::receipts(books, &data, number)?,
        note: papers::note(books, year, number)?,
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
