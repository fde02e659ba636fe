//! The race disparity ratio: how White and BME staff are spread over lower, middle and upper bands.
//!
//! **What it measures.** For every White person in the lower bands, how many are in the middle bands; the same for BME people; and one
//! number divided by the other. So between middle and upper, and lower and upper. It is a picture of one day, not of promotions.
//! **Who is counted.** Staff on Agenda for Change bands and very senior managers, non-clinical, clinical and both together; doctors and
//! dentists have no such bands and are left out. People of unknown ethnicity are left out.
//! **Formula.** (White higher ÷ White lower) ÷ (BME higher ÷ BME lower). Lower to upper is the product of the two steps.
//! **Direction.** Above 1 White staff are more often in the higher bands than BME staff.
//! **When it cannot be calculated.** With nobody of either group in the lower of the two, or no BME person in the higher.
//! **Source.** Which bands are lower, middle and upper is data ([`Rungs`]) and known only from memory of the national team's request of 2021.

use crate::classify::Confidence;
use crate::ethnicity::{Group, Triple};
use crate::gap::{State, WorseWhen};
use crate::rules::RulePack;
use crate::statistics::{self, Interval};
use crate::workforce::{Band, Section, Workforce};

/// Which bands make up each rung.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rungs {
    /// Lower bands.
    pub lower: Vec<Band>,
    /// Middle bands.
    pub middle: Vec<Band>,
    /// Upper bands.
    pub upper: Vec<Band>,
    /// How sure we are of them.
    pub confidence: Confidence,
    /// Where they were read.
    pub source: String,
}

/// A rung.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Rung {
    /// Lower bands.
    Lower,
    /// Middle bands.
    Middle,
    /// Upper bands.
    Upper,
}

impl Rung {
    /// Every rung, from the foot.
    pub const ALL: [Self; 3] = [Self::Lower, Self::Middle, Self::Upper];

    /// The word used in JSON and by a reader.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Lower => "lower",
            Self::Middle => "middle",
            Self::Upper => "upper",
        }
    }
}

impl Rungs {
    /// The bands of a rung.
    pub fn bands(&self, rung: Rung) -> &[Band] {
        match rung {
            Rung::Lower => &self.lower,
            Rung::Middle => &self.middle,
            Rung::Upper => &self.upper,
        }
    }
}

/// A step from one rung to a higher one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Step {
    /// From.
    pub from: Rung,
    /// To.
    pub to: Rung,
}

impl Step {
    /// The three steps.
    pub const ALL: [Self; 3] = [
        Self {
            from: Rung::Lower,
            to: Rung::Middle,
        },
        Self {
            from: Rung::Middle,
            to: Rung::Upper,
        },
        Self {
            from: Rung::Lower,
            to: Rung::Upper,
        },
    ];

    /// The key used in JSON.
    pub fn key(self) -> String {
        format!("{}_to_{}", self.from.key(), self.to.key())
    }
}

/// Why a step has no ratio: nobody of this group stands on this rung.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Nobody {
    /// The group.
    pub group: Group,
    /// The rung.
    pub rung: Rung,
}

/// The ratio of one step.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Stepped {
    /// The step.
    pub step: Step,
    /// People on the rung it starts from.
    pub from: Triple,
    /// People on the rung it leads to.
    pub to: Triple,
    /// The disparity ratio, or why there is none.
    pub value: Result<f64, Nobody>,
    /// Woolf's interval, where nobody is missing.
    pub interval: Option<Interval>,
    /// What the interval and the counts allow to be said.
    pub state: State,
}

/// The three steps among some of the staff.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Disparity {
    /// The section; `None` is clinical and non-clinical together.
    pub section: Option<Section>,
    /// Lower to middle, middle to upper, lower to upper.
    pub steps: [Stepped; 3],
}

/// The disparity ratios of both sections together, of non-clinical staff and of clinical staff.
pub fn compute(workforce: &Workforce, rungs: &Rungs, rules: &RulePack) -> [Disparity; 3] {
    [None, Some(Section::NonClinical), Some(Section::Clinical)].map(|section| {
        let people = |rung: Rung| -> Triple {
            [Section::NonClinical, Section::Clinical]
                .into_iter()
                .filter(|held| section.is_none_or(|section| section == *held))
                .flat_map(|held| rungs.bands(rung).iter().map(move |band| workforce.row(held, *band)))
                .sum()
        };
        Disparity {
            section,
            steps: Step::ALL.map(|step| stepped(step, people(step.from), people(step.to), rules)),
        }
    })
}

/// The ratio of one step from its counts.
pub fn stepped(step: Step, from: Triple, to: Triple, rules: &RulePack) -> Stepped {
    let missing = [
        (from.white, Group::White, step.from),
        (from.bme, Group::Bme, step.from),
        (to.bme, Group::Bme, step.to),
    ]
    .into_iter()
    .find(|(people, ..)| *people == 0);
    let value = match missing {
        Some((_, group, rung)) => Err(Nobody { group, rung }),
        // Multiplied crosswise, so that three divisions lose nothing to rounding.
        None => Ok(f64::from(to.white) * f64::from(from.bme) / (f64::from(from.white) * f64::from(to.bme))),
    };
    let interval = statistics::odds_ratio((to.white, from.white), (to.bme, from.bme));
    let few = |triple: Triple| triple.stated() < rules.too_few.people;
    let state = match (&value, &interval) {
        (Err(_), _) => State::Missing,
        _ if few(from) || few(to) || from.bme + to.bme < rules.too_few.people => State::TooFew,
        (_, None) => State::TooFew,
        (_, Some(interval)) => WorseWhen::Higher.read(interval, 1.0),
    };
    Stepped {
        step,
        from,
        to,
        value,
        interval,
        state,
    }
}
