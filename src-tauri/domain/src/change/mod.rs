//! Why a figure changed between two years held: the change split into parts that add up to it.
//!
//! The parts are taken one after the other, in the order of [`Cause`]: first what is no change among people at all (the definition,
//! ethnicity that has become known, ethnicity recorded otherwise than before), then what happened (people who left, changed place,
//! joined; the rate of either group). Each part is the figure after its step less the figure before it. Where two groups' rates change
//! together neither goes first: each is taken both ways round and halved.
//!
//! How far chance goes is not a part: it is a statement about the whole change, and stands beside it.

mod chance;
mod figure;
mod moves;

use crate::casework::Casework;
use crate::counts::Counts;
use crate::ethnicity::{Group, Triple};
use crate::indicator::relative_likelihood::Ratio;
use crate::rules::{Averaging, RulePack};
use crate::workforce::Workforce;

pub use figure::{Cause, Figure};
pub use moves::{Moves, Place};

/// What is held of one year.
#[derive(Debug, Clone, Copy)]
pub struct Held<'a> {
    /// Its counts.
    pub counts: &'a Counts,
    /// People who entered the disciplinary process the year before it, where held.
    pub disciplined_before: Option<Triple>,
    /// Its rules.
    pub rules: &'a RulePack,
}

/// What following people from one year into the next tells.
#[derive(Debug, Clone, Copy)]
pub struct Traced<'a> {
    /// The people of both staff lists.
    pub moves: &'a Moves,
    /// Last year's cases and learning, with ethnicity known now where it was unknown.
    pub told: Events,
    /// The same with every ethnicity as recorded now.
    pub recorded: Events,
}

/// People of the case log and of the learning records.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Events {
    /// People who entered a formal disciplinary investigation.
    pub casework: Option<Triple>,
    /// People who accessed non-mandatory training.
    pub training: Option<Triple>,
}

/// One part of a change.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Part {
    /// What it comes from.
    pub cause: Cause,
    /// How far it moved the figure, in the figure's own unit.
    pub amount: f64,
}

/// A change and its parts.
#[derive(Debug, Clone, PartialEq)]
pub struct Change {
    /// The figure.
    pub figure: Figure,
    /// Last year, under last year's rules.
    pub last: f64,
    /// This year.
    pub now: f64,
    /// The parts, in order; they add up to `now - last`.
    pub parts: Vec<Part>,
    /// Causes that cannot be told from what is held, and are within the parts that follow.
    pub untraced: Vec<Cause>,
    /// Whether the change is larger than chance alone would usually give; `None` where the counts do not tell.
    pub is_clear: Option<bool>,
}

/// Splits the change of a figure. `None` where either year has no such figure, or where the series is broken between them: then no
/// difference between the two may be read at all.
pub fn split(figure: Figure, last: Held<'_>, now: Held<'_>, traced: Option<Traced<'_>>) -> Option<Change> {
    let is_broken = now
        .rules
        .latest_break(figure.indicator(), now.rules.year)
        .is_some_and(|held| held.year > last.rules.year);
    if is_broken {
        return None;
    }
    let (from, to) = (value(figure, last)?, value(figure, now)?);
    let under_these_rules = Held {
        rules: now.rules,
        ..last
    };
    let mut steps = Steps {
        at: from,
        parts: Vec::new(),
    };
    steps.take(Cause::Definition, value(figure, under_these_rules)?);
    let mut untraced = Vec::new();
    match figure {
        Figure::WorkforceShare | Figure::SeniorShare => {
            if let Some(traced) = traced {
                steps.follow(figure, traced.moves, to)?;
            } else {
                untraced.extend([Cause::Told, Cause::Recorded]);
                steps.take(Cause::Counts, to);
            }
        }
        Figure::Likelihood(ratio) => {
            let mut before = Rates::of(ratio, under_these_rules)?;
            match traced {
                Some(traced) if ratio != Ratio::Appointment => {
                    for (cause, every, events) in [
                        (Cause::Told, false, traced.told),
                        (Cause::Recorded, true, traced.recorded),
                    ] {
                        let counts = Counts {
                            workforce: Some(traced.moves.recorded_as_now(every)),
                            casework: events.casework.map(|people| Casework {
                                people,
                                cases: people.total(),
                            }),
                            training: events.training,
                            ..last.counts.clone()
                        };
                        let held = Held {
                            counts: &counts,
                            ..under_these_rules
                        };
                        before = Rates::of(ratio, held)?;
                        steps.take(cause, before.ratio()?);
                    }
                }
                // Applicants of one year are not those of the next, so nobody can be followed.
                _ => untraced.extend([Cause::Told, Cause::Recorded]),
            }
            steps.rates(before, Rates::of(ratio, now)?, to)?;
        }
        Figure::Survey(number) => {
            let of = |held: Held<'_>| held.counts.survey[usize::from(number) - 5].white_percent;
            let (before, after) = (of(last)?, of(now)?);
            steps.take(Cause::White, steps.at - (after - before));
            steps.take(Cause::Bme, to);
        }
        Figure::Board => {
            let of = |held: Held<'_>| held.counts.staff()?.percent(Group::Bme);
            let (before, after) = (of(last)?, of(now)?);
            steps.take(Cause::Members, steps.at + (to - from) + (after - before));
            steps.take(Cause::Workforce, to);
        }
    }
    Some(Change {
        figure,
        last: from,
        now: to,
        parts: steps.parts,
        untraced,
        is_clear: chance::is_clear(figure, last, now),
    })
}

/// The whole and the part of a ratio.
fn of_ratio(ratio: Ratio, counts: &Counts) -> Option<(Triple, Triple)> {
    match ratio {
        Ratio::Appointment => counts.recruitment.map(|held| (held.shortlisted, held.appointed)),
        Ratio::Disciplinary => counts.staff().zip(counts.casework.map(|held| held.people)),
        Ratio::Training => counts.staff().zip(counts.training),
    }
}

/// The walk from last year's figure to this year's.
struct Steps {
    at: f64,
    parts: Vec<Part>,
}

impl Steps {
    fn take(&mut self, cause: Cause, to: f64) {
        self.parts.push(Part {
            cause,
            amount: to - self.at,
        });
        self.at = to;
    }

    /// A share of the workforce, people followed one by one.
    fn follow(&mut self, figure: Figure, moves: &Moves, to: f64) -> Option<()> {
        for (cause, workforce) in [
            (Cause::Told, moves.recorded_as_now(false)),
            (Cause::Recorded, moves.recorded_as_now(true)),
            (Cause::Left, moves.stayed()),
            (Cause::Moved, moves.moved()),
        ] {
            self.take(cause, share(figure, &workforce)?);
        }
        self.take(Cause::Joined, to);
        Some(())
    }

    /// A ratio: the rate of either group, each taken before and after the other and halved.
    fn rates(&mut self, before: Rates, after: Rates, to: f64) -> Option<()> {
        let white_only = Rates {
            white: after.white,
            ..before
        };
        let bme_only = Rates {
            bme: after.bme,
            ..before
        };
        let start = before.ratio()?;
        match white_only.ratio().zip(bme_only.ratio()) {
            Some((white_only, bme_only)) => {
                self.take(Cause::White, start + f64::midpoint(white_only - start, to - bme_only));
                self.take(Cause::Bme, to);
            }
            None => self.take(Cause::Counts, to),
        }
        Some(())
    }
}

/// The figure of a year, not rounded.
pub fn value(figure: Figure, held: Held<'_>) -> Option<f64> {
    match figure {
        Figure::WorkforceShare | Figure::SeniorShare => share(figure, held.counts.workforce.as_ref()?),
        Figure::Likelihood(ratio) => Rates::of(ratio, held)?.ratio(),
        Figure::Survey(number) => {
            let result = held.counts.survey.get(usize::from(number).checked_sub(5)?)?;
            Some(result.bme_percent? - result.white_percent?)
        }
        Figure::Board => {
            let board = held.counts.board?.voting.percent(Group::Bme)?;
            Some(board - held.counts.staff()?.percent(Group::Bme)?)
        }
    }
}

fn share(figure: Figure, workforce: &Workforce) -> Option<f64> {
    let people = match figure {
        Figure::SeniorShare => workforce.senior(),
        _ => workforce.total(),
    };
    people.percent(Group::Bme)
}

/// The rates of both groups, fractions.
#[derive(Debug, Clone, Copy)]
struct Rates {
    ratio: Ratio,
    white: f64,
    bme: f64,
}

impl Rates {
    fn of(ratio: Ratio, held: Held<'_>) -> Option<Self> {
        let (whole, part) = of_ratio(ratio, held.counts)?;
        let is_mean = ratio == Ratio::Disciplinary && held.rules.averaging == Averaging::TwoYears;
        let before = is_mean.then_some(held.disciplined_before);
        let rate = |group: Group| {
            let people = f64::from(part.get(group));
            let people = match before {
                None => people,
                Some(before) => f64::midpoint(people, f64::from(before?.get(group))),
            };
            (whole.get(group) > 0).then(|| people / f64::from(whole.get(group)))
        };
        Some(Self {
            ratio,
            white: rate(Group::White)?,
            bme: rate(Group::Bme)?,
        })
    }

    /// The ratio in the indicator's direction; `None` where the comparison rate is nought.
    fn ratio(self) -> Option<f64> {
        let (first, second) = match self.ratio.groups().0 {
            Group::White => (self.white, self.bme),
            _ => (self.bme, self.white),
        };
        (second > 0.0).then(|| first / second)
    }
}
