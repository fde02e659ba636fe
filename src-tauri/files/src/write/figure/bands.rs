//! Indicator 1: a ladder of bands, each with its BME share and what chance leaves open, beside the share of the whole workforce.

use std::fmt::Write as _;

use domain::ethnicity::{Group, Triple};
use domain::indicator::Representation;
use domain::rounding;
use domain::sentence;
use domain::statistics::wilson;
use domain::workforce::{Band, Section};

use super::survey::Percent;
use super::svg::{BLUE, FAINT, GREY, INK, PALE, Pen, Svg};
use super::table::{HIDDEN, cell};
use super::{Figure, FigureTable};

const TITLE: &str = "Indicator 1: BME staff in each band";
/// Height of a row, and of a section's heading.
const STEP: f64 = 22.0;
const HEAD: f64 = 36.0;
const TOP: f64 = 46.0;

/// What may be shown of a band.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum BandShare {
    /// Its people.
    People(Triple),
    /// Its BME share alone, 0–100.
    Percent(f64),
    /// Nothing, because of small numbers.
    Hidden,
}

/// A row of the ladder.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct BandRow {
    /// Part of the workforce.
    pub section: Section,
    /// Band.
    pub band: Band,
    /// What may be shown of it.
    pub share: BandShare,
}

/// A ladder that may be published: drawn from nothing but what stands here.
#[derive(Debug, Clone, PartialEq)]
pub struct Ladder {
    /// Rows in the order of the return.
    pub rows: Vec<BandRow>,
    /// BME share of all staff, 0–100, where it may be shown.
    pub workforce: Option<f64>,
    /// What the figure finds, in one sentence, with no number that is hidden.
    pub finding: String,
    /// The same in the sentence that the alternative text begins with.
    pub lead: String,
}

impl BandShare {
    /// The share, 0–100; `None` where nobody is in the band or it is hidden.
    fn percent(self) -> Option<f64> {
        match self {
            Self::People(people) => people.percent(Group::Bme),
            Self::Percent(percent) => Some(percent),
            Self::Hidden => None,
        }
    }

    /// What chance leaves open of the share, 0–100, where the people are held.
    fn interval(self) -> Option<(f64, f64)> {
        let Self::People(people) = self else { return None };
        let held = wilson(f64::from(people.bme), f64::from(people.total()))?;
        Some((held.low * 100.0, held.high? * 100.0))
    }

    fn is_empty(self) -> bool {
        matches!(self, Self::People(people) if people.total() == 0)
    }

    /// As the column of shares says it.
    fn words(self) -> String {
        match (self, self.percent()) {
            (Self::Hidden, _) => HIDDEN.to_owned(),
            (_, Some(percent)) => in_percent(percent),
            (_, None) => "nobody".to_owned(),
        }
    }
}

fn in_percent(value: f64) -> String {
    format!("{}%", rounding::text(value, 1))
}

/// The figure of indicator 1 from all its counts, which is for the team alone; `None` where nobody is counted.
pub fn bands(held: &Representation) -> Option<Figure> {
    ladder(&Ladder {
        rows: held
            .rows
            .iter()
            .map(|row| BandRow {
                section: row.section,
                band: row.band,
                share: BandShare::People(row.people),
            })
            .collect(),
        workforce: Some(held.workforce_percent()?),
        finding: sentence::representation_finding(held),
        lead: sentence::representation(held),
    })
}

/// The ladder: section by section, a bar for each band that has anybody in it, its 95% interval, and the line of all staff. A band that is hidden
/// has no mark and says so. `None` where no band has a share to draw.
pub fn ladder(held: &Ladder) -> Option<Figure> {
    held.rows.iter().find_map(|row| row.share.percent())?;
    let of = |section: Section| {
        held.rows
            .iter()
            .filter(move |row| row.section == section && !row.share.is_empty())
    };
    let sections: Vec<Section> = Section::ALL
        .into_iter()
        .filter(|section| of(*section).next().is_some())
        .collect();
    let has_people = held.rows.iter().any(|row| matches!(row.share, BandShare::People(_)));
    let shares = held
        .rows
        .iter()
        .filter_map(|row| row.share.percent())
        .chain(held.workforce);
    let scale = Percent::holding(shares, 204.0, 540.0);
    let rows: f64 = sections.iter().map(|section| of(*section).count() as f64).sum();
    let bottom = TOP + sections.len() as f64 * HEAD + rows * STEP + 4.0;
    let empty = nobody(held);
    let (name, small) = (Pen::new(13.0), Pen::new(12.0));
    let notes: Vec<String> = [
        has_people.then(|| "Line at the end of a bar: 95% interval.".to_owned()),
        empty,
    ]
    .into_iter()
    .flatten()
    .flat_map(|note| small.wrap(&note, 700.0))
    .collect();
    let mut svg = Svg::new(720.0, bottom + 30.0 + notes.len() as f64 * 16.0);

    svg.text((606.0, 16.0), small.grey().end(), "BME share");
    if has_people {
        svg.text((720.0, 16.0), small.grey().end(), "BME of all people");
    }
    for tick in scale.ticks() {
        let x = scale.x(tick);
        svg.line((x, TOP), (x, bottom), FAINT, 1.0);
        svg.text((x, bottom + 18.0), small.middle(), &format!("{tick}%"));
    }
    let mut y = TOP;
    for section in sections {
        svg.text((0.0, y + 25.0), Pen::new(14.0).bold(), section.label());
        y += HEAD;
        for row in of(section) {
            draw(&mut svg, scale, y, *row);
            y += STEP;
        }
    }
    if let Some(all) = held.workforce {
        let (line, words) = (scale.x(all), format!("All staff {}", in_percent(all)));
        svg.dashed((line, TOP - 12.0), (line, bottom), INK, 2.0);
        let half = name.bold().width(&words) / 2.0;
        svg.text((line.min(536.0 - half), TOP - 18.0), name.bold().middle(), &words);
    }
    svg.line((scale.left, TOP), (scale.left, bottom), GREY, 1.0);
    for (index, note) in notes.iter().enumerate() {
        svg.text((0.0, bottom + 38.0 + index as f64 * 16.0), small.grey(), note);
    }
    Some(svg.finish(TITLE, alt(held), held.finding.clone(), table(held)))
}

fn draw(svg: &mut Svg, scale: Percent, y: f64, row: BandRow) {
    let (name, small) = (Pen::new(13.0), Pen::new(12.0));
    let (middle, baseline) = (y + STEP / 2.0, y + STEP / 2.0 + 4.5);
    svg.text((0.0, baseline), name, row.band.label());
    let Some(percent) = row.share.percent() else {
        svg.text_on_paper((scale.left + 8.0, baseline), small.grey(), &row.share.words());
        return;
    };
    let end = scale.x(percent);
    svg.rect((scale.left, y + 4.0), (end - scale.left, STEP - 8.0), PALE);
    // The end carries the figure, so that it stands out in grey and where nobody is BME.
    svg.rect((end - 1.5, y + 3.0), (4.0, STEP - 6.0), BLUE);
    if let Some((low, high)) = row.share.interval() {
        svg.line((scale.x(low), middle), (scale.x(high), middle), INK, 1.5);
        // Small bands leave more open than the scale holds; an arrow says that the line goes on.
        if high > scale.most {
            svg.arrow((scale.right, middle), true);
        }
    }
    svg.text((606.0, baseline), name.bold().end(), &in_percent(percent));
    if let BandShare::People(people) = row.share {
        svg.text((720.0, baseline), small.end(), &counted(people));
    }
}

/// The bands that have nobody in them, named under the figure instead of drawn.
fn nobody(held: &Ladder) -> Option<String> {
    let said: Vec<String> = Section::ALL
        .into_iter()
        .filter_map(|section| {
            let bands: Vec<&str> = held
                .rows
                .iter()
                .filter(|row| row.section == section && row.share.is_empty())
                .map(|row| row.band.label())
                .collect();
            (!bands.is_empty()).then(|| format!("{} ({})", bands.join(", "), section.label().to_lowercase()))
        })
        .collect();
    (!said.is_empty()).then(|| format!("Nobody is in: {}.", said.join("; ")))
}

fn counted(people: Triple) -> String {
    format!("{} of {}", rounding::count(people.bme), rounding::count(people.total()))
}

fn alt(held: &Ladder) -> String {
    let mut alt = held.lead.clone();
    for section in Section::ALL {
        let rows: Vec<String> = held
            .rows
            .iter()
            .filter(|row| row.section == section && !row.share.is_empty())
            .map(|row| format!("{} {}", row.band.label(), row.share.words()))
            .collect();
        if !rows.is_empty() {
            let _ = write!(alt, " {}, BME share: {}.", section.label(), rows.join(", "));
        }
    }
    alt
}

fn table(held: &Ladder) -> FigureTable {
    let has_people = held.rows.iter().any(|row| matches!(row.share, BandShare::People(_)));
    let mut table = if has_people {
        FigureTable::new(&["Band", "BME share", "BME people", "All people", "95% interval"])
    } else {
        FigureTable::new(&["Band", "BME share"])
    };
    for row in &held.rows {
        let mut cells = vec![
            format!("{}: {}", row.section.label(), row.band.label()),
            row.share.words(),
        ];
        if let BandShare::People(people) = row.share {
            let interval = row
                .share
                .interval()
                .map(|(low, high)| format!("{} to {}", in_percent(low), in_percent(high)));
            cells.extend([
                rounding::count(people.bme),
                rounding::count(people.total()),
                cell(interval),
            ]);
        }
        table.row(cells);
    }
    let all = held.workforce.map_or_else(|| HIDDEN.to_owned(), in_percent);
    table.row(vec!["All staff".to_owned(), all]);
    table
}

/// The same for a card: all staff over bands 8a to very senior manager.
pub fn bands_mini(held: &Representation) -> Option<Figure> {
    let all = held.workforce_percent()?;
    let senior = held.senior_percent();
    let scale = Percent::holding([Some(all), senior].into_iter().flatten(), 78.0, 170.0);
    let mut svg = Svg::new(220.0, 48.0);
    let pen = Pen::new(12.0);
    let mut table = FigureTable::new(&["", "BME share"]);
    for (y, label, percent) in [(4.0, "All staff", Some(all)), (28.0, "8a to VSM", senior)] {
        svg.text((0.0, y + 12.0), pen, label);
        table.row(vec![label.to_owned(), cell(percent.map(in_percent))]);
        match percent {
            Some(percent) => {
                let end = scale.x(percent);
                svg.rect((scale.left, y + 1.0), (end - scale.left, 14.0), BLUE);
                svg.text((end + 5.0, y + 12.0), pen.bold(), &in_percent(percent));
            }
            None => svg.text((scale.left + 5.0, y + 12.0), pen.grey(), "nobody"),
        }
    }
    svg.line((scale.left, 0.0), (scale.left, 48.0), GREY, 1.0);
    let (alt, finding) = (sentence::representation(held), sentence::representation_finding(held));
    Some(svg.finish(TITLE, alt, finding, table))
}
