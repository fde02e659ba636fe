//! Indicator 9: the members of the board one by one, beside the workforce's share.

use std::fmt::Write as _;

use domain::ethnicity::{Group, Triple};
use domain::indicator::BoardGap;
use domain::rounding;
use domain::sentence;

use super::svg::{INK, Pen, Svg};
use super::table::cell;
use super::{Figure, FigureTable};

const TITLE: &str = "Indicator 9: the board beside the workforce";

/// The parts of a board, voting members first because the standard's wording is of them.
fn parts(held: &BoardGap) -> [(&'static str, Triple); 4] {
    [
        ("Voting members", held.board.voting),
        ("Executive", held.board.executive),
        ("Non-executive", held.board.non_executive),
        ("All members", held.board.total()),
    ]
}

fn alt(held: &BoardGap) -> String {
    let mut alt = sentence::board(held);
    for (name, part) in parts(held).into_iter().skip(1) {
        match part.percent(Group::Bme) {
            Some(percent) => {
                let _ = write!(
                    alt,
                    " {name}: {} of {} are BME, {}%.",
                    part.bme,
                    part.total(),
                    rounding::text(percent, 1)
                );
            }
            None => {
                let _ = write!(alt, " {name}: nobody.");
            }
        }
    }
    alt
}

fn table(held: &BoardGap) -> FigureTable {
    let mut table = FigureTable::new(&[
        "Part of the board",
        "White",
        "BME",
        "Ethnicity unknown",
        "Members",
        "BME share",
    ]);
    let all = ("All staff", held.workforce);
    for (name, part) in parts(held).into_iter().chain([all]) {
        let share = part
            .percent(Group::Bme)
            .map(|share| format!("{}%", rounding::text(share, 1)));
        let count = rounding::count;
        table.row(vec![
            name.to_owned(),
            count(part.white),
            count(part.bme),
            count(part.unknown),
            count(part.total()),
            cell(share),
        ]);
    }
    table
}

/// Draws one mark a member, BME first, and where the workforce's share would fall. A mark takes `step` of room, `tall` up and down.
fn members(svg: &mut Svg, part: Triple, share: Option<f64>, (left, y): (f64, f64), step: f64, tall: f64) {
    let count = f64::from(part.total());
    let radius = step * 0.32;
    let kinds = std::iter::repeat_n(Group::Bme, part.bme as usize)
        .chain(std::iter::repeat_n(Group::White, part.white as usize))
        .chain(std::iter::repeat_n(Group::Unknown, part.unknown as usize));
    for (index, group) in kinds.enumerate() {
        let at = (left + (index as f64 + 0.5) * step, y);
        match group {
            Group::Bme => svg.bme(at, radius + 0.5),
            Group::White => svg.white(at, radius),
            Group::Unknown => svg.unknown(at, radius),
        }
    }
    if let Some(share) = share {
        let x = left + share / 100.0 * count * step;
        svg.dashed((x, y - tall), (x, y + tall), INK, 2.0);
    }
}

/// The figure of indicator 9; `None` where the board has nobody in it.
pub fn board(held: &BoardGap) -> Option<Figure> {
    if held.board.total().total() == 0 {
        return None;
    }
    let share = held.workforce.percent(Group::Bme);
    let (top, step, left) = (10.0, 42.0, 140.0);
    let mut svg = Svg::new(720.0, top + step * 4.0 + 66.0);
    let mark = (380.0 / f64::from(held.board.total().total())).min(26.0);
    let name = Pen::new(14.0);
    for (index, (label, part)) in parts(held).into_iter().enumerate() {
        let y = top + (index as f64 + 0.5) * step;
        let name = if index == 0 { name.bold() } else { name };
        svg.text((0.0, y + 5.0), name, label);
        match part.percent(Group::Bme) {
            Some(percent) => {
                members(&mut svg, part, share, (left, y), mark, 16.0);
                let counted = format!("{} of {} BME, {}%", part.bme, part.total(), rounding::text(percent, 1));
                svg.text((720.0, y + 5.0), name.end(), &counted);
            }
            None => svg.text((left, y + 5.0), name.grey(), "nobody"),
        }
    }
    let y = top + step * 4.0 + 22.0;
    let small = Pen::new(13.0);
    svg.bme((left + 8.0, y - 4.5), 7.0);
    svg.text((left + 24.0, y), small, "BME");
    svg.white((left + 78.0, y - 4.5), 6.5);
    svg.text((left + 94.0, y), small, "White");
    svg.unknown((left + 158.0, y - 4.5), 6.5);
    svg.text((left + 174.0, y), small, "Ethnicity unknown");
    if let Some(share) = share {
        svg.dashed((left + 8.0, y + 10.0), (left + 8.0, y + 32.0), INK, 2.0);
        let words = format!(
            "Where the BME share of the workforce would reach, {}%",
            rounding::text(share, 1)
        );
        svg.text((left + 24.0, y + 26.0), small, &words);
    }
    Some(svg.finish(TITLE, alt(held), sentence::board_finding(held), table(held)))
}

/// The same for a card: the voting members alone.
pub fn board_mini(held: &BoardGap) -> Option<Figure> {
    let voting = held.board.voting;
    let percent = voting.percent(Group::Bme)?;
    let share = held.workforce.percent(Group::Bme);
    let mut svg = Svg::new(220.0, 48.0);
    let mark = (220.0 / f64::from(voting.total())).min(18.0);
    members(&mut svg, voting, share, (0.0, 15.0), mark, 11.0);
    let pen = Pen::new(12.0);
    svg.text((0.0, 44.0), pen.bold(), &format!("BME {}%", rounding::text(percent, 1)));
    if let Some(share) = share {
        svg.dashed((96.0, 33.0), (96.0, 47.0), INK, 2.0);
        svg.text((103.0, 44.0), pen, &format!("workforce {}%", rounding::text(share, 1)));
    }
    Some(svg.finish(TITLE, sentence::board(held), sentence::board_finding(held), table(held)))
}
