//! Indicator 1: the BME share of each band beside that of the whole workforce.

use std::fmt::Write as _;

use domain::ethnicity::{Group, Triple};
use domain::indicator::Representation;
use domain::rounding;
use domain::sentence;
use domain::workforce::Section;

use super::Figure;
use super::survey::Percent;
use super::svg::{BLUE, FAINT, GREY, INK, Pen, Svg};

const TITLE: &str = "Indicator 1: BME staff in each band";

fn alt(held: &Representation) -> String {
    let mut alt = sentence::representation(held);
    for section in Section::ALL {
        let rows: Vec<String> = held
            .rows
            .iter()
            .filter(|row| row.section == section)
            .filter_map(|row| {
                let percent = row.people.percent(Group::Bme)?;
                Some(format!("{} {}%", row.band.label(), rounding::text(percent, 1)))
            })
            .collect();
        if !rows.is_empty() {
            let _ = write!(alt, " {}, BME share: {}.", section.label(), rows.join(", "));
        }
    }
    alt
}

/// The figure of indicator 1: every row of the return, section by section; `None` where nobody is counted.
pub fn bands(held: &Representation) -> Option<Figure> {
    let all = held.workforce_percent()?;
    let (top, step) = (46.0, 22.0);
    let shares = held.rows.iter().filter_map(|row| row.people.percent(Group::Bme));
    let scale = Percent::holding(shares.chain([all]), 210.0, 540.0);
    let height = Section::ALL.len() as f64 * 34.0 + held.rows.len() as f64 * step;
    let bottom = top + height + 4.0;
    let mut svg = Svg::new(720.0, bottom + 28.0);
    let (name, small) = (Pen::new(13.0), Pen::new(12.0));

    svg.text((720.0, 18.0), small.grey().end(), "BME people of all in the row");
    for tick in scale.ticks() {
        let x = scale.x(tick);
        svg.line((x, top), (x, bottom), FAINT, 1.0);
        svg.text((x, bottom + 18.0), small.middle(), &format!("{tick}%"));
    }
    let line = scale.x(all);
    svg.dashed((line, top - 12.0), (line, bottom), INK, 2.0);
    svg.text(
        (line, top - 18.0),
        name.bold().middle(),
        &format!("All staff {}%", rounding::text(all, 1)),
    );

    let mut y = top;
    for section in Section::ALL {
        svg.text((0.0, y + 24.0), Pen::new(14.0).bold(), section.label());
        y += 34.0;
        for row in held.rows.iter().filter(|row| row.section == section) {
            let baseline = y + step / 2.0 + 4.5;
            svg.text((0.0, baseline), name, row.band.label());
            match row.people.percent(Group::Bme) {
                Some(percent) => {
                    let end = scale.x(percent);
                    svg.rect((scale.left, y + 4.0), (end - scale.left, step - 8.0), BLUE);
                    let text = format!("{}%", rounding::text(percent, 1));
                    // A percentage that the line of all staff would cross stands behind the line.
                    let is_crossed = (end..end + 9.0 + small.width(&text)).contains(&line);
                    let start = if is_crossed { line } else { end };
                    svg.text_on_paper((start + 6.0, baseline), small, &text);
                    svg.text((720.0, baseline), small.end(), &counted(row.people));
                }
                None => svg.text((scale.left + 6.0, baseline), small.grey(), "nobody"),
            }
            y += step;
        }
    }
    svg.line((scale.left, top), (scale.left, bottom), GREY, 1.0);
    Some(svg.finish(TITLE, alt(held)))
}

fn counted(people: Triple) -> String {
    format!("{} of {}", people.bme, people.total())
}

/// The same for a card: all staff over bands 8a to very senior manager.
pub fn bands_mini(held: &Representation) -> Option<Figure> {
    let all = held.workforce_percent()?;
    let senior = held.senior_percent();
    let scale = Percent::holding([Some(all), senior].into_iter().flatten(), 78.0, 170.0);
    let mut svg = Svg::new(220.0, 48.0);
    let pen = Pen::new(12.0);
    for (y, label, percent) in [(4.0, "All staff", Some(all)), (28.0, "8a to VSM", senior)] {
        svg.text((0.0, y + 12.0), pen, label);
        match percent {
            Some(percent) => {
                let end = scale.x(percent);
                svg.rect((scale.left, y + 1.0), (end - scale.left, 14.0), BLUE);
                svg.text(
                    (end + 5.0, y + 12.0),
                    pen.bold(),
                    &format!("{}%", rounding::text(percent, 1)),
                );
            }
            None => svg.text((scale.left + 5.0, y + 12.0), pen.grey(), "nobody"),
        }
    }
    svg.line((scale.left, 0.0), (scale.left, 48.0), GREY, 1.0);
    Some(svg.finish(TITLE, sentence::representation(held)))
}
