//! From an indicator to its figure: chooses what stands in it; the drawing itself is [`files::write::figure`].
//!
//! Only published figures that can be compared stand in a figure; one from before a break in the series does not.

use domain::benchmark::Benchmark;
use domain::gap::Against;
use domain::indicator::RelativeLikelihood;
use files::reference::Reference;
use files::write::figure::{self as draw, Marker, SurveyPair, Who};

use crate::gather::YearData;
use crate::view::Figure;

/// The figure of an indicator's page; `None` where there is nothing to draw.
pub(crate) fn figure(data: &YearData<'_>, reference: &Reference, region: &str, number: u8) -> Option<Figure> {
    drawn(data, reference, region, number, true).map(view)
}

/// The same as it is drawn, with last year's mark or without.
pub(crate) fn drawn(
    data: &YearData<'_>,
    reference: &Reference,
    region: &str,
    number: u8,
    with_last: bool,
) -> Option<draw::Figure> {
    let nine = &data.nine;
    match number {
        1 => draw::bands(nine.representation.as_ref()?),
        2..=4 => {
            let mut markers: Vec<Marker> = places(region)
                .filter_map(|(who, against)| {
                    let row = comparable(data, reference, number, "ratio", against)?;
                    Some(Marker {
                        who,
                        label: format!("{} {}", against.name, row.year),
                        value: row.value,
                    })
                })
                .collect();
            if let Some(value) = last_ratio(data, number).filter(|_| with_last) {
                markers.push(Marker {
                    who: Who::Earlier,
                    label: "Last year".to_owned(),
                    value,
                });
            }
            draw::likelihood(ratio(nine, number)?, &markers)
        }
        5..=8 => {
            let index = usize::from(number) - 5;
            let mut pairs: Vec<SurveyPair> = places(region)
                .filter_map(|(who, against)| published(data, reference, number, who, against))
                .collect();
            let is_broken = data
                .rules
                .latest_break(number, data.rules.year)
                .is_some_and(|held| held.year == data.rules.year);
            let last = data
                .last
                .as_ref()
                .and_then(|last| last.survey[index].as_ref())
                .filter(|_| !is_broken && with_last);
            if let Some(last) = last {
                pairs.push(SurveyPair {
                    who: Who::Earlier,
                    label: "Last year".to_owned(),
                    white: last.result.white_percent,
                    bme: last.result.bme_percent,
                });
            }
            draw::survey(nine.survey[index].as_ref()?, &pairs)
        }
        _ => draw::board(nine.board.as_ref()?),
    }
}

/// The small figure of an indicator's card; `None` where there is nothing to draw.
pub(crate) fn mini(data: &YearData<'_>, reference: &Reference, number: u8) -> Option<Figure> {
    let nine = &data.nine;
    let england = Against::ENGLAND;
    let drawn = match number {
        1 => draw::bands_mini(nine.representation.as_ref()?),
        2..=4 => {
            let row = comparable(data, reference, number, "ratio", england);
            draw::likelihood_mini(ratio(nine, number)?, row.map(|row| row.value))
        }
        5..=8 => {
            let pair = published(data, reference, number, Who::England, england);
            draw::survey_mini(nine.survey[usize::from(number) - 5].as_ref()?, pair.as_ref())
        }
        _ => draw::board_mini(nine.board.as_ref()?),
    };
    drawn.map(view)
}

/// A drawn figure as a view.
pub(crate) fn view(drawn: draw::Figure) -> Figure {
    Figure {
        svg: drawn.svg,
        alt: drawn.alt,
    }
}

fn places(region: &str) -> impl Iterator<Item = (Who, Against<'_>)> {
    [(Who::England, Against::ENGLAND), (Who::Region, Against::region(region))]
        .into_iter()
        .filter(|(_, against)| !against.name.is_empty())
}

fn ratio(nine: &domain::indicator::Indicators, number: u8) -> Option<&RelativeLikelihood> {
    match number {
        2 => nine.appointment.as_ref(),
        3 => nine.disciplinary.as_ref(),
        _ => nine.training.as_ref(),
    }
}

fn last_ratio(data: &YearData<'_>, number: u8) -> Option<f64> {
    ratio(data.last.as_ref()?, number)?.value.ok()
}

/// The latest published headline figure that can be compared, for one group.
fn comparable<'a>(
    data: &YearData<'_>,
    reference: &'a Reference,
    number: u8,
    group: &str,
    against: Against<'_>,
) -> Option<&'a Benchmark> {
    let (key, _) = domain::gap::headline(number, data.rules);
    let wanted = domain::benchmark::Wanted {
        indicator: number,
        measure_key: key,
        group,
        scope: against.scope,
        scope_name: against.name,
    };
    reference.benchmarks.latest(wanted, data.rules).map(|held| held.row)
}

/// The two percentages published for one year, the BME one deciding which year.
fn published(
    data: &YearData<'_>,
    reference: &Reference,
    number: u8,
    who: Who,
    against: Against<'_>,
) -> Option<SurveyPair> {
    let bme = comparable(data, reference, number, "bme", against)?;
    let white = comparable(data, reference, number, "white", against).filter(|white| white.year == bme.year);
    Some(SurveyPair {
        who,
        label: format!("{} {}", against.name, bme.year),
        white: white.map(|row| row.value),
        bme: Some(bme.value),
    })
}
