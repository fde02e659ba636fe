//! What it would take in appointments for a band, or any group of staff, to reach a BME share by a year.
//!
//! Each year some people leave, the posts they leave and those that are new are filled, and the same share of those appointed is BME in every
//! year. Expectations, exactly reckoned: nothing is drawn by chance, and people are rounded up only to be shown. People of unknown ethnicity
//! count as not BME and stand in the denominator, as in indicator 1. Appointments are everybody who comes into the group, from outside
//! or from another band. What the law allows in appointing is not here: a share needed is a measure of the distance, never a quota.
//!
//! Source: the program's own arithmetic. The aspiration of A Model Employer (`indicator::aspiration`) takes posts as they are and forgets
//! leavers; this does not.

use crate::change::{Moves, Place};
use crate::ethnicity::{Group, Triple};

/// Leavers a year of every 100 people where a trust's own are not known; a convention of this program.
pub const USUAL_LEAVERS: f64 = 10.0;

/// The furthest year looked at for when a share could be reached, in years from now; a limit of this program.
pub const FURTHEST: u16 = 50;

/// How many of every 100 people leave the group in a year, 0 to 100, whether for another employer or another band.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Leavers {
    /// Of BME people.
    pub bme: f64,
    /// Of everybody else.
    pub others: f64,
}

impl Leavers {
    /// The same for everybody.
    pub const fn same(percent: f64) -> Self {
        Self {
            bme: percent,
            others: percent,
        }
    }

    /// What two staff lists show: of last year's people in a place that holds, by the ethnicity recorded then, those who are in no such
    /// place this year. `None` where either group had nobody.
    pub fn seen(moves: &Moves, holds: impl Fn(Place) -> bool) -> Option<Self> {
        let before = moves.count(|before, _| before.filter(|place| holds(*place)).map(|place| place.group));
        let left = moves.count(|before, after| {
            let stayed = after.is_some_and(&holds);
            before.filter(|place| holds(*place) && !stayed).map(|place| place.group)
        });
        let percent = |left: u32, before: u32| (before > 0).then(|| 100.0 * f64::from(left) / f64::from(before));
        Some(Self {
            bme: percent(left.bme, before.bme)?,
            others: percent(left.white + left.unknown, before.white + before.unknown)?,
        })
    }
}

/// How the number of posts changes in a year.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Growth {
    /// So many posts more each year; fewer if negative.
    Heads(f64),
    /// So many more of every 100 each year; above −100.
    Percent(f64),
}

/// What is asked.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Question {
    /// The people in the group now.
    pub people: Triple,
    /// The collection year they are of.
    pub year: u16,
    /// The share to reach, percent of everyone, above 0 and at most 100.
    pub share: f64,
    /// The year in which it is to be reached.
    pub target_year: u16,
    /// Who leaves.
    pub leavers: Leavers,
    /// How the number of posts changes. A group shrinks by leavers who are not replaced, and by no more than those.
    pub growth: Growth,
}

/// One year of the way.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Year {
    /// The collection year whose snapshot ends it.
    pub year: u16,
    /// Posts filled in it, expected.
    pub filled: f64,
    /// BME people among those appointed, expected.
    pub bme_appointed: f64,
    /// Everyone at its end.
    pub everyone: f64,
    /// BME people at its end.
    pub bme: f64,
}

impl Year {
    /// BME people to be appointed, rounded up to whole people. Each year is rounded by itself, so years may add up to more than
    /// [`Need::bme_appointed`].
    pub fn bme_people(&self) -> u32 {
        up(self.bme_appointed)
    }

    /// Posts to be filled, rounded up to whole posts.
    pub fn posts(&self) -> u32 {
        up(self.filled)
    }

    /// BME share at its end, percent; `None` where nobody is left.
    pub fn share(&self) -> Option<f64> {
        (self.everyone > 0.0).then(|| 100.0 * self.bme / self.everyone)
    }
}

/// Whether the share can be reached.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Reach {
    /// It holds in the target year even if nobody BME is appointed.
    Already,
    /// It can be reached.
    Possible,
    /// Not even if everyone appointed were BME; the years are then those of that.
    Not {
        /// The highest share that could be reached by the target year, percent.
        highest: f64,
        /// The first year in which it could be reached; `None` where that is not within [`FURTHEST`] years.
        earliest: Option<u16>,
    },
}

/// The answer.
#[derive(Debug, Clone, PartialEq)]
pub struct Need {
    /// What was asked.
    pub question: Question,
    /// Whether it can be reached.
    pub reach: Reach,
    /// The BME share of those appointed that reaches it, in each year the same, percent 0 to 100; 100 where it cannot be reached.
    pub share_of_appointed: f64,
    /// Year by year, from the next to the target year.
    pub years: Vec<Year>,
}

impl Need {
    /// BME people to be appointed over all the years, rounded up to whole people.
    pub fn bme_appointed(&self) -> u32 {
        up(self.years.iter().map(|year| year.bme_appointed).sum())
    }

    /// Posts filled over all the years, rounded up to whole posts.
    pub fn filled(&self) -> u32 {
        up(self.years.iter().map(|year| year.filled).sum())
    }
}

/// Why nothing can be worked out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum NoNeed {
    /// Nobody is in the group.
    Nobody,
    /// The target year is not ahead, or more than [`FURTHEST`] years ahead.
    Years,
    /// A share or rate is not in its range.
    OutOfRange,
}

/// The BME share of appointments that brings the group to a share by a year.
///
/// # Errors
///
/// Where nobody is in the group, the years do not follow, or a rate is none.
pub fn needed(question: Question) -> Result<Need, NoNeed> {
    let Question { people, leavers, .. } = question;
    if people.total() == 0 {
        return Err(NoNeed::Nobody);
    }
    let years = question.target_year.checked_sub(question.year);
    if !years.is_some_and(|years| (1..=FURTHEST).contains(&years)) {
        return Err(NoNeed::Years);
    }
    let is_percent = |value: f64| (0.0..=100.0).contains(&value);
    let is_growth = match question.growth {
        Growth::Heads(heads) => heads.is_finite(),
        Growth::Percent(percent) => percent.is_finite() && percent > -100.0,
    };
    let is_share = is_percent(question.share) && question.share > 0.0;
    if !(is_share && is_percent(leavers.bme) && is_percent(leavers.others) && is_growth) {
        return Err(NoNeed::OutOfRange);
    }
    let at_end = |appointed: f64| share_in(question, appointed, question.target_year);
    let is_reached = |share: f64| share >= question.share / 100.0 - 1e-12;
    let (reach, appointed) = if is_reached(at_end(0.0)) {
        (Reach::Already, 0.0)
    } else if is_reached(at_end(1.0)) {
        (Reach::Possible, least(|appointed| is_reached(at_end(appointed))))
    } else {
        let mut later = question.target_year + 1..=question.year.saturating_add(FURTHEST);
        let reach = Reach::Not {
            highest: 100.0 * at_end(1.0),
            earliest: later.find(|year| is_reached(share_in(question, 1.0, *year))),
        };
        (reach, 1.0)
    };
    Ok(Need {
        question,
        reach,
        share_of_appointed: 100.0 * appointed,
        years: way(question, appointed, question.target_year),
    })
}

/// Year by year, where a fraction of those appointed is BME.
fn way(question: Question, appointed: f64, until: u16) -> Vec<Year> {
    let Leavers {
        bme: bme_leavers,
        others,
    } = question.leavers;
    let (mut bme, mut everyone) = (f64::from(question.people.bme), f64::from(question.people.total()));
    (question.year + 1..=until)
        .map(|year| {
            let left = bme * bme_leavers / 100.0 + (everyone - bme) * others / 100.0;
            let growth = match question.growth {
                Growth::Heads(heads) => heads,
                Growth::Percent(percent) => everyone * percent / 100.0,
            };
            let filled = (left + growth).max(0.0);
            let bme_appointed = appointed * filled;
            bme = bme * (1.0 - bme_leavers / 100.0) + bme_appointed;
            everyone = everyone - left + filled;
            Year {
                year,
                filled,
                bme_appointed,
                everyone,
                bme,
            }
        })
        .collect()
}

/// The BME share in a year, a fraction; 0 where nobody is left.
fn share_in(question: Question, appointed: f64, year: u16) -> f64 {
    let last = way(question, appointed, year).pop();
    last.and_then(|year| year.share()).map_or(0.0, |share| share / 100.0)
}

/// The least fraction for which something holds that holds for one and goes on holding above: the more of those appointed are BME, the
/// higher the share, since whoever leaves is replaced by as many.
fn least(holds: impl Fn(f64) -> bool) -> f64 {
    let (mut low, mut high) = (0.0, 1.0);
    for _ in 0..60 {
        let middle = f64::midpoint(low, high);
        if holds(middle) {
            high = middle;
        } else {
            low = middle;
        }
    }
    high
}

/// An expectation as whole people; what binary numbers lose asks for nobody more.
#[allow(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "a number of people, cut off at the largest there is"
)]
fn up(expected: f64) -> u32 {
    (expected - 1e-9 * expected.max(1.0))
        .ceil()
        .clamp(0.0, f64::from(u32::MAX)) as u32
}

impl Question {
    /// BME share now, percent; `None` where nobody is in the group.
    pub fn share_now(&self) -> Option<f64> {
        self.people.percent(Group::Bme)
    }
}
