//! Indicators 2, 3 and 4: how many times as likely one group is as the other.
//!
//! **What it measures.** 2: being appointed from shortlisting. 3: entering the formal disciplinary process. 4: accessing
//! non-mandatory training and continuing professional development.
//! **Who is counted.** 2: applicants shortlisted in the year. 3 and 4: the workforce on the snapshot date as the whole, and the
//! distinct people of the year as the part.
//! **Formula.** The rate of each group is part ÷ whole; the ratio is taken of unrounded rates. 2 and 4: White ÷ BME. 3: BME ÷ White.
//! **Direction.** Above 1 is worse for BME people in all three.
//! **When it cannot be calculated.** A group of nobody has no rate; a comparison group with a rate of nought gives no ratio.
//! People of unknown ethnicity have a rate of their own and never enter the ratio.
//! **Source.** WRES indicators 2023–2025; The Christie 2022 (46.99 % ÷ 14.65 % = 3.2); Kent and Medway 2020 (ratio of rounded
//! rates printed as 1.7 where the counts give 1.83).

use crate::ethnicity::{Group, Triple};
use crate::gap::{State, WorseWhen};
use crate::rules::RulePack;
use crate::statistics::{self, Change, Counted, Interval, Noise};

/// Which of the three.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Ratio {
    /// Indicator 2, White ÷ BME.
    Appointment,
    /// Indicator 3, BME ÷ White.
    Disciplinary,
    /// Indicator 4, White ÷ BME.
    Training,
}

impl Ratio {
    /// The indicator's number.
    pub const fn number(self) -> u8 {
        match self {
            Self::Appointment => 2,
            Self::Disciplinary => 3,
            Self::Training => 4,
        }
    }

    /// The group whose rate is divided, and the group it is compared with.
    pub const fn groups(self) -> (Group, Group) {
        match self {
            Self::Appointment | Self::Training => (Group::White, Group::Bme),
            Self::Disciplinary => (Group::Bme, Group::White),
        }
    }
}

/// Why there is no ratio.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum NotCalculable {
    /// The group has nobody in it, so it has no rate.
    NoPeople(Group),
    /// The comparison group has no event, so its rate is nought.
    NoEvents(Group),
    /// More people of the group are in the part than in the whole, since some have left; a rate above one is none.
    MoreThanWhole(Group),
}

impl NotCalculable {
    /// The key used in JSON, such as `no_bme_appointments`.
    pub fn key(self, ratio: Ratio) -> String {
        let (people, events) = match ratio {
            Ratio::Appointment => ("applicants", "appointments"),
            Ratio::Disciplinary => ("staff", "cases"),
            Ratio::Training => ("staff", "training"),
        };
        match self {
            Self::NoPeople(group) => format!("no_{}_{people}", group.key()),
            Self::NoEvents(group) => format!("no_{}_{events}", group.key()),
            Self::MoreThanWhole(group) => format!("more_{}_{events}_than_{people}", group.key()),
        }
    }
}

/// Where a ratio lies to the four-fifths range, a guideline that takes no account of chance.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum FourFifths {
    /// Inside 0.80–1.25.
    Within,
    /// Above: adverse for BME people.
    AdverseBme,
    /// Below: adverse for White people.
    AdverseWhite,
}

impl FourFifths {
    /// The key used in JSON.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Within => "within",
            Self::AdverseBme => "adverse_bme",
            Self::AdverseWhite => "adverse_white",
        }
    }
}

/// One of the three indicators, computed.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct RelativeLikelihood {
    /// Which.
    pub ratio: Ratio,
    /// Shortlisted applicants (2) or the workforce (3, 4).
    pub whole: Triple,
    /// Appointments (2), people who entered the process (3), people who accessed training (4).
    pub part: Triple,
    /// The ratio, or why there is none.
    pub value: Result<f64, NotCalculable>,
    /// Koopman's interval, where the counts allow one.
    pub interval: Option<Interval>,
    /// Where the ratio lies to the four-fifths range.
    pub four_fifths: Option<FourFifths>,
    /// What the interval and counts allow to be said.
    pub state: State,
}

/// Computes indicator 2, 3 or 4.
pub fn compute(ratio: Ratio, whole: Triple, part: Triple, rules: &RulePack) -> RelativeLikelihood {
    let (first, second) = ratio.groups();
    let larger = [Group::White, Group::Bme]
        .into_iter()
        .find(|group| whole.get(*group) > 0 && part.get(*group) > whole.get(*group));
    let value = match (divide(ratio, whole, |group| f64::from(part.get(group))), larger) {
        (Ok(_), Some(group)) => Err(NotCalculable::MoreThanWhole(group)),
        (value, _) => value,
    };
    let interval = statistics::ratio(
        (part.get(first), whole.get(first)),
        (part.get(second), whole.get(second)),
    );
    let (low, high) = rules.four_fifths;
    let four_fifths = value.ok().map(|value| {
        if value > high {
            FourFifths::AdverseBme
        } else if value < low {
            FourFifths::AdverseWhite
        } else {
            FourFifths::Within
        }
    });
    let few = |group| whole.get(group) < rules.too_few.people;
    let state = match (&value, &interval) {
        (Err(NotCalculable::NoPeople(_) | NotCalculable::MoreThanWhole(_)), _) => State::Missing,
        _ if few(first) || few(second) || part.white + part.bme < rules.too_few.events => State::TooFew,
        (_, None) => State::Missing,
        (_, Some(interval)) => WorseWhen::Higher.read(interval, 1.0),
    };
    RelativeLikelihood {
        ratio,
        whole,
        part,
        value,
        interval,
        four_fifths,
        state,
    }
}

/// The ratio of two rates, whose parts may be a mean of two years.
pub(crate) fn divide(ratio: Ratio, whole: Triple, part: impl Fn(Group) -> f64) -> Result<f64, NotCalculable> {
    let (first, second) = ratio.groups();
    for group in [Group::White, Group::Bme] {
        if whole.get(group) == 0 {
            return Err(NotCalculable::NoPeople(group));
        }
    }
    if part(second) == 0.0 {
        return Err(NotCalculable::NoEvents(second));
    }
    // Multiplied crosswise, so that the two divisions lose nothing to rounding.
    Ok(part(first) * f64::from(whole.get(second)) / (f64::from(whole.get(first)) * part(second)))
}

impl RelativeLikelihood {
    /// The rate of one group, a fraction; `None` where the group has nobody.
    pub fn likelihood(&self, group: Group) -> Option<f64> {
        (self.whole.get(group) > 0).then(|| f64::from(self.part.get(group)) / f64::from(self.whole.get(group)))
    }

    /// The difference in people from what White people's rate would give BME people: appointments short (2), cases too many (3),
    /// people short of training (4). Positive is to the disadvantage of BME people. Not rounded. `None` where a rate is none.
    pub fn shortfall(&self) -> Option<f64> {
        if matches!(self.value, Err(NotCalculable::MoreThanWhole(_))) {
            return None;
        }
        let expected = self.likelihood(Group::White)? * f64::from(self.whole.bme);
        (self.whole.bme > 0).then(|| {
            let short = expected - f64::from(self.part.bme);
            if self.ratio == Ratio::Disciplinary {
                -short
            } else {
                short
            }
        })
    }
}

/// How sure one can be; none of it decides the state.
impl RelativeLikelihood {
    /// Events and people of the group named first in the ratio, and of the other.
    pub fn counted(&self) -> (Counted, Counted) {
        let (first, second) = self.ratio.groups();
        let of = |group| (self.part.get(group), self.whole.get(group));
        (of(first), of(second))
    }

    /// The rate of both groups together, a fraction; `None` where the counts give no interval.
    pub fn pooled_rate(&self) -> Option<f64> {
        let ((x1, n1), (x2, n2)) = self.counted();
        self.interval
            .map(|_| (f64::from(x1) + f64::from(x2)) / (f64::from(n1) + f64::from(n2)))
    }

    /// The two-sided probability of Fisher's exact test.
    pub fn fisher(&self) -> Option<f64> {
        let (first, second) = self.counted();
        statistics::fisher(first, second)
    }

    /// How often chance alone would put groups of these sizes outside the four-fifths range, at the rate of both together.
    pub fn noise(&self, rules: &RulePack) -> Option<Noise> {
        let ((_, first), (_, second)) = self.counted();
        statistics::noise(first, second, self.pooled_rate()?, rules.four_fifths)
    }

    /// The smallest true ratio above 1 that the interval would find four times out of five, the second group's rate being that of both
    /// together. The outer `None` is where the counts allow no such reckoning, the inner where no ratio would be found.
    #[allow(
        clippy::option_option,
        reason = "no reckoning and no such ratio are two things to say"
    )]
    pub fn smallest_detectable(&self) -> Option<Option<f64>> {
        let ((_, first), (_, second)) = self.counted();
        let rate = self.pooled_rate().filter(|rate| *rate > 0.0 && *rate < 1.0)?;
        Some(statistics::smallest_detectable(first, second, rate))
    }

    /// How the ratio changed since an earlier year.
    pub fn change_since(&self, earlier: &Self) -> Option<Change> {
        statistics::ratio_change(self.counted(), earlier.counted())
    }
}

/// Indicator 3 over two years: the mean of the people of both, as a share of this year's workforce.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct TwoYears {
    /// This year's people and last year's.
    pub people: (Triple, Triple),
    /// This year's workforce.
    pub whole: Triple,
    /// BME rate ÷ White rate, or why there is none.
    pub value: Result<f64, NotCalculable>,
}

/// Computes indicator 3 over two years. Editions from 2016 to 2019 took it so; which rule holds since is not settled.
pub fn two_years(this_year: &RelativeLikelihood, last_year: Triple) -> TwoYears {
    let people = (this_year.part, last_year);
    let mean = |group| f64::from(people.0.get(group) + people.1.get(group)) / 2.0;
    TwoYears {
        people,
        whole: this_year.whole,
        value: divide(this_year.ratio, this_year.whole, mean),
    }
}

impl TwoYears {
    /// The mean of the two years' people of a group.
    pub fn mean(&self, group: Group) -> f64 {
        f64::from(self.people.0.get(group) + self.people.1.get(group)) / 2.0
    }

    /// The mean rate of a group, a fraction.
    pub fn likelihood(&self, group: Group) -> Option<f64> {
        (self.whole.get(group) > 0).then(|| self.mean(group) / f64::from(self.whole.get(group)))
    }
}
