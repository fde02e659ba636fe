//! The figures of the papers, drawn from what may be shown.

use domain::ethnicity::Group;
use domain::sentence;
use files::reference::Reference;
use files::write::figure as draw;
use files::write::report::{Drawn, Table};
use store::Books;

use super::cleared::{At, Cleared, Count, Of};
use crate::DeskError;
use crate::drawing;
use crate::gather::YearData;
use crate::page::{self, Years};
use crate::view::TrustView;

/// Dots across the picture that stands in for a figure where a program cannot draw it: 170 mm at 200 dots an inch.
const ACROSS: u32 = 1340;

/// A figure with the picture that stands in for it.
fn drawn(figure: draw::Figure, caption: &str) -> Result<Drawn, DeskError> {
    let png = draw::png(&figure.svg, ACROSS)?;
    Ok(Drawn {
        table: Table {
            caption: caption.to_owned(),
            headings: figure.table.headings,
            rows: figure.table.rows,
            note: String::new(),
        },
        finding: figure.finding,
        alternative: figure.alt,
        svg: figure.svg,
        png,
    })
}

/// The figure of one indicator in this year; nothing where it is not shown.
pub(super) fn of_year(
    data: &YearData<'_>,
    reference: &Reference,
    region: &str,
    cleared: &Cleared,
    number: u8,
) -> Result<Option<Drawn>, DeskError> {
    if !cleared.is_open(number) {
        return Ok(None);
    }
    let caption = format!("Indicator {number}, {}", data.rules.year);
    let held = match number {
        1 => ladder(data, cleared),
        _ => drawing::drawn(data, reference, region, number, cleared.was_open(number)),
    };
    held.map(|held| drawn(held, &caption)).transpose()
}

/// The ladder of bands, each as far as its counts are shown.
fn ladder(data: &YearData<'_>, cleared: &Cleared) -> Option<draw::Figure> {
    let held = data.nine.representation.as_ref()?;
    let rows = held.rows.iter().map(|row| {
        let count = |group: Option<Group>| Count {
            of: Of::Staff,
            at: At::Row(row.section, row.band),
            group,
        };
        let whole = [Some(Group::White), Some(Group::Bme), Some(Group::Unknown), None].map(count);
        let share = [Some(Group::Bme), None].map(count);
        draw::BandRow {
            section: row.section,
            band: row.band,
            share: match row.people.percent(Group::Bme) {
                _ if cleared.are_open(&whole) => draw::BandShare::People(row.people),
                Some(percent) if cleared.are_open(&share) => draw::BandShare::Percent(percent),
                _ => draw::BandShare::Hidden,
            },
        }
    });
    draw::ladder(&draw::Ladder {
        rows: rows.collect(),
        workforce: held.workforce_percent(),
        finding: sentence::representation_finding(held),
        lead: sentence::representation(held),
    })
}

/// The indicators over the years.
pub(super) struct Courses<'a> {
    years: Years<'a>,
    data: &'a YearData<'a>,
}

impl<'a> Courses<'a> {
    pub(super) fn of(books: &Books, reference: &'a Reference, data: &'a YearData<'a>) -> Result<Self, DeskError> {
        Ok(Self {
            years: Years::of(books, reference, data)?,
            data,
        })
    }

    /// The figure of one indicator over the years in which it may be shown.
    pub(super) fn figure(&self, trust: &TrustView, cleared: &Cleared, number: u8) -> Result<Option<Drawn>, DeskError> {
        let is_open = |year: u16| {
            self.years
                .own()
                .get(&year)
                .is_some_and(|nine| cleared.course_is_open(number, nine, year == self.data.rules.year))
        };
        let held = page::over_time(&self.years, self.data, trust, number, &is_open);
        let caption = format!("Indicator {number}, year by year");
        held.drawn.map(|held| drawn(held, &caption)).transpose()
    }
}
