//! Draws the employee relations log.

use crate::dates::{LAST_DAY, SNAPSHOT, YEAR_START, after, before};
use crate::rng::Draw;
use crate::trust::{Case, Fate, Group, Person};
use crate::words;

use super::people::{Numbers, of_group};
use super::scaled;

/// Group, standing and number of people (of 6,000) who entered a formal disciplinary investigation in the year.
const ENTERED: &[(Group, Fate, u32)] = &[
    (Group::White, Fate::Counted, 19),
    (Group::White, Fate::Leaver, 2),
    (Group::Bme, Fate::Counted, 15),
    (Group::Bme, Fate::Leaver, 2),
    (Group::Unknown, Fate::Counted, 2),
    (Group::Unknown, Fate::Leaver, 1),
];

/// Draws the cases, in order of their numbers.
pub(super) fn cases(draw: &mut Draw, people: u32, staff: &[Person], numbers: &mut Numbers) -> Vec<Case> {
    let mut log = Vec::new();
    for (group, standing, number) in ENTERED {
        let who: Vec<usize> = of_group(draw, staff, *group, *standing)
            .into_iter()
            .take(scaled(*number, people) as usize)
            .collect();
        for (place, index) in who.iter().enumerate() {
            log.push(before_leaving(
                formal(draw, Some(*index), staff[*index].number),
                &staff[*index],
            ));
            // Every sixth of them has a second case in the same year; people are counted once.
            if place % 6 == 5 {
                log.push(before_leaving(
                    formal(draw, Some(*index), staff[*index].number),
                    &staff[*index],
                ));
            }
        }
    }
    for _ in 0..2 {
        let number = numbers.give(draw);
        log.push(formal(draw, None, number));
    }
    edges(draw, staff, &mut log);
    for standing in [Fate::Bank, Fate::Bank, Fate::Honorary, Fate::Student] {
        let index = someone(draw, staff, standing);
        log.push(formal(draw, Some(index), staff[index].number));
    }
    for _ in 0..scaled(150, people) {
        let index = someone(draw, staff, Fate::Counted);
        log.push(other(draw, index, staff[index].number));
    }
    draw.shuffle(&mut log);
    for (place, case) in (1..).zip(&mut log) {
        case.number = place;
    }
    log
}

fn someone(draw: &mut Draw, staff: &[Person], standing: Fate) -> usize {
    let among: Vec<usize> = staff
        .iter()
        .enumerate()
        .filter(|(_, person)| person.standing() == standing)
        .map(|(index, _)| index)
        .collect();
    draw.pick(&among)
}

/// A formal disciplinary case whose investigation began in the year; some were opened before the year did.
fn formal(draw: &mut Draw, who: Option<usize>, employee: u32) -> Case {
    let began = after(YEAR_START, draw.between(0, LAST_DAY));
    let closed = draw.per_mille(600).then(|| after(began, draw.between(20, 200)));
    Case {
        number: 0,
        employee,
        who,
        case_type: "Disciplinary",
        formal: true,
        opened: before(began, draw.between(0, 45)),
        formal_began: Some(began),
        closed,
        outcome: if closed.is_some() {
            draw.pick(words::OUTCOMES)
        } else {
            ""
        },
    }
}

/// Moves a case to the last day in post of somebody who left in the year, if it would have begun later.
fn before_leaving(mut case: Case, person: &Person) -> Case {
    let left = person
        .posts
        .iter()
        .filter(|post| post.fate == Fate::Leaver)
        .filter_map(|post| post.leave)
        .max();
    if let (Fate::Leaver, Some(left)) = (person.standing(), left) {
        case.formal_began = case.formal_began.map(|began| began.min(left));
        case.opened = case.opened.min(left);
    }
    case
}

/// Cases on the first and last day of the year and on the days beside it, each of somebody with no other case there.
fn edges(draw: &mut Draw, staff: &[Person], log: &mut Vec<Case>) {
    for began in [before(YEAR_START, 1), after(SNAPSHOT, 1), YEAR_START, SNAPSHOT] {
        let index = loop {
            let index = someone(draw, staff, Fate::Counted);
            if log.iter().all(|case| case.who != Some(index)) {
                break index;
            }
        };
        let mut case = formal(draw, Some(index), staff[index].number);
        case.formal_began = Some(began);
        case.opened = before(began, 9);
        case.closed = None;
        case.outcome = "";
        log.push(case);
    }
}

/// A case that does not count: another type, not formal, or a formal disciplinary investigation in another year.
fn other(draw: &mut Draw, who: usize, employee: u32) -> Case {
    let mut case = formal(draw, Some(who), employee);
    match draw.below(10) {
        0 | 1 => {
            case.formal = false;
            case.formal_began = None;
        }
        2 => {
            let began = before(YEAR_START, draw.between(1, 330));
            case.formal_began = Some(began);
            case.opened = before(began, draw.between(0, 30));
            case.closed = Some(after(began, draw.between(30, 200)));
        }
        kind => {
            case.case_type = match kind {
                3 | 4 => "Grievance",
                5 => "Bullying and Harassment",
                6 => "Capability",
                _ => "Sickness",
            };
            case.formal = draw.per_mille(400);
            if !case.formal {
                case.formal_began = None;
            }
        }
    }
    case
}
