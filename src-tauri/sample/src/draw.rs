//! Draws the whole trust from a seed, one file a subject.

mod board;
mod casework;
mod extra_posts;
mod learning;
mod past_return;
mod people;
mod recruitment;
mod survey;

use crate::rng::Draw;
use crate::trust::{Group, Trust};
use crate::words;

/// Draws the made-up trust.
///
/// `people` is the number of people who count as staff on the snapshot date, at least 300 and at most 100,000; numbers
/// outside are moved to the nearest of the two. The same seed and size always give the same trust.
pub fn northmoor(seed: u64, people: u32) -> Trust {
    let people = people.clamp(300, 100_000);
    let mut numbers = people::Numbers::default();
    let staff = people::staff(&mut Draw::new(seed, 1), people, &mut numbers);
    let cases = casework::cases(&mut Draw::new(seed, 2), people, &staff, &mut numbers);
    let learning = learning::enrolments(&mut Draw::new(seed, 3), people, &staff, &mut numbers);
    Trust {
        seed,
        cases,
        learning,
        applications: recruitment::applications(&mut Draw::new(seed, 4), &mut Draw::new(seed, 7), people),
        survey: survey::sheets(&mut Draw::new(seed, 5), people),
        board: board::members(),
        past_return: past_return::items(&mut Draw::new(seed, 6), people),
        people: staff,
    }
}

/// Scales a number meant for a trust of 6,000 people, never below 1.
fn scaled(of_six_thousand: u32, people: u32) -> u32 {
    (of_six_thousand * people / 6_000).max(1)
}

/// Draws a group: unknown first, then BME among those who said.
fn group(draw: &mut Draw, unknown_per_mille: u32, bme_per_mille: u32) -> Group {
    if draw.per_mille(unknown_per_mille) {
        Group::Unknown
    } else if draw.per_mille(bme_per_mille) {
        Group::Bme
    } else {
        Group::White
    }
}

/// Writes an ethnic origin of a group the way some clerk or system might have.
fn ethnic_origin(draw: &mut Draw, group: Group) -> String {
    let list = match group {
        Group::Unknown => return draw.weighted(words::UNKNOWN).to_owned(),
        Group::White if draw.per_mille(2) => return words::ASK_WHITE.to_owned(),
        Group::Bme if draw.per_mille(9) => return words::ASK_BME.to_owned(),
        Group::White => words::WHITE,
        Group::Bme => words::BME,
    };
    let (code, label) = draw.weighted(list);
    match draw.below(100) {
        0..10 => code.to_owned(),
        10..16 if code.len() == 1 => label.to_owned(),
        16 => format!("{code} {label} "),
        17 => format!("{code}  {label}"),
        18 => format!("{code}\u{a0}{label}"),
        _ => format!("{code} {label}"),
    }
}
