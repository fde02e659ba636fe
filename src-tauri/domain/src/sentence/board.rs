//! Indicator 9 in words.

use std::cmp::Ordering;

use super::words::{of, percent, sign};
use crate::ethnicity::Group;
use crate::indicator::BoardGap;
use crate::indicator::board_gap::Part;
use crate::rounding;

/// Indicator 9 in one sentence: the voting members.
pub fn board(held: &BoardGap) -> String {
    if held.members(Part::Total).total() == 0 {
        return "There is nobody on the board, so there is nothing to compare.".to_owned();
    }
    if held.workforce.total() == 0 {
        return "There is nobody in the workforce, so there is nothing to compare.".to_owned();
    }
    board_part(held, Part::Voting)
}

/// A part of the board in one sentence.
pub fn board_part(held: &BoardGap, part: Part) -> String {
    let name = match part {
        Part::Total => "board members",
        Part::Voting => "voting board members",
        Part::NonVoting => "non-voting board members",
        Part::Executive => "executive board members",
        Part::NonExecutive => "non-executive board members",
    };
    let members = held.members(part);
    if members.total() > 0 && members.stated() == 0 {
        return format!(
            "The ethnicity of {} is unknown, so there is nothing to compare.",
            counted_members(members.total(), name)
        );
    }
    if held.workforce.total() > 0 && held.workforce.stated() == 0 {
        return "The ethnicity of everybody in the workforce is unknown, so there is nothing to compare.".to_owned();
    }
    let shares = members
        .percent(Group::Bme)
        .zip(held.workforce.percent(Group::Bme))
        .zip(held.difference(members));
    let Some(((share, staff), points)) = shares else {
        return format!("There are no {name} to compare.");
    };
    let (size, staff) = (rounding::text(points.abs(), 1), percent(staff));
    let tail = match sign(points, 1) {
        Ordering::Less => format!("{size} percentage points lower than among staff ({staff})"),
        Ordering::Greater => format!("{size} percentage points higher than among staff ({staff})"),
        Ordering::Equal => format!("the same as among staff ({staff})"),
    };
    format!(
        "{} of {name} are BME ({}), {tail}.",
        percent(share),
        of(members.bme, members.total())
    )
}

/// "3 voting board members", "1 voting board member".
fn counted_members(number: u32, name: &str) -> String {
    super::words::counted(number, name.trim_end_matches('s'), name)
}
