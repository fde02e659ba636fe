//! What a plan may measure its outcome by, and this year's counts behind it.
//!
//! A measure moves by its BME people only: White people's rate, the size of every group and the workforce a board is compared with are
//! held as they are this year. What the moved figure would say is asked of the same tests as a change between two years
//! (`domain::change`). Process measures are not here; what they count is the trust's own.

use crate::counts::Counts;
use crate::ethnicity::{Group, Triple};
use crate::gap::{Unit, WorseWhen};
use crate::indicator::{Ratio, Senior, survey_gap};
use crate::statistics::{self, Counted};
use crate::survey::SurveyResult;
use crate::workforce::{Band, Section};

/// A figure that a plan may be held to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Measure {
    /// Indicator 1: BME share of some senior rows, percent. Parity is the BME share of the whole workforce.
    Share(Senior),
    /// Indicators 2, 3 and 4: the ratio, in the indicator's own direction. Parity is 1.
    Likelihood(Ratio),
    /// Indicators 5 to 8: BME percentage minus White percentage, in points. Parity is 0.
    Survey(u8),
    /// Indicator 9: BME share of the voting members minus BME share of the workforce, in points. Parity is 0.
    Board,
}

impl Measure {
    /// Every measure, in the order of the indicators; the first of an indicator is the one a draft takes.
    pub const ALL: [Self; 16] = [
        Self::Share(Senior::Bands),
        Self::Share(Senior::Band(Band::Band8a)),
        Self::Share(Senior::Band(Band::Band8b)),
        Self::Share(Senior::Band(Band::Band8c)),
        Self::Share(Senior::Band(Band::Band8d)),
        Self::Share(Senior::Band(Band::Band9)),
        Self::Share(Senior::Band(Band::Vsm)),
        Self::Share(Senior::Consultants),
        Self::Likelihood(Ratio::Appointment),
        Self::Likelihood(Ratio::Disciplinary),
        Self::Likelihood(Ratio::Training),
        Self::Survey(5),
        Self::Survey(6),
        Self::Survey(7),
        Self::Survey(8),
        Self::Board,
    ];

    /// The measure that a draft takes for an indicator, 1 to 9: of indicator 1 the share at bands 8a to 9 and very senior manager.
    pub fn main(indicator: u8) -> Option<Self> {
        Self::ALL.into_iter().find(|measure| measure.indicator() == indicator)
    }

    /// The indicator it belongs to, 1 to 9.
    pub const fn indicator(self) -> u8 {
        match self {
            Self::Share(_) => 1,
            Self::Likelihood(ratio) => ratio.number(),
            Self::Survey(number) => number,
            Self::Board => 9,
        }
    }

    /// The key used in the store and in JSON, such as `1_bands_8a_to_vsm` or `3_ratio`.
    pub fn key(self) -> String {
        match self {
            Self::Share(of) => format!("1_{}", of.key()),
            Self::Likelihood(ratio) => format!("{}_ratio", ratio.number()),
            Self::Survey(number) => format!("{number}_points"),
            Self::Board => "9_points".to_owned(),
        }
    }

    /// Reads a key written by [`Measure::key`].
    pub fn from_key(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|measure| measure.key() == key)
    }

    /// What it is measured in.
    pub const fn unit(self) -> Unit {
        match self {
            Self::Share(_) => Unit::Percent,
            Self::Likelihood(_) => Unit::Ratio,
            Self::Survey(_) | Self::Board => Unit::Points,
        }
    }

    /// Which way it is worse for BME people.
    pub const fn worse(self) -> WorseWhen {
        match self {
            Self::Share(_) | Self::Board => WorseWhen::Lower,
            Self::Likelihood(_) => WorseWhen::Higher,
            Self::Survey(number) => survey_gap::worse_when(number),
        }
    }

    /// The counts behind it in a year; `None` where they are not held.
    ///
    /// Indicator 3 is taken of the one year, also where the rules average two: a mean of two years shares a year with the next one,
    /// so no test of a change between them is sound.
    pub fn counts(self, counts: &Counts) -> Option<MeasureCounts> {
        Some(match self {
            Self::Share(of) => {
                let workforce = counts.workforce.as_ref()?;
                let people = match of {
                    Senior::Bands => workforce.senior(),
                    Senior::Consultants => workforce.row(Section::Medical, Band::Consultant),
                    Senior::Band(band) => {
                        workforce.row(Section::NonClinical, band) + workforce.row(Section::Clinical, band)
                    }
                };
                MeasureCounts::Share {
                    of,
                    people,
                    workforce: workforce.total(),
                }
            }
            Self::Likelihood(ratio) => {
                let (whole, part) = match ratio {
                    Ratio::Appointment => counts.recruitment.map(|held| (held.shortlisted, held.appointed))?,
                    Ratio::Disciplinary => (counts.staff()?, counts.casework?.people),
                    Ratio::Training => (counts.staff()?, counts.training?),
                };
                MeasureCounts::Likelihood { ratio, whole, part }
            }
            Self::Survey(number) => MeasureCounts::Survey {
                number,
                result: *counts.survey.get(usize::from(number).checked_sub(5)?)?,
            },
            Self::Board => MeasureCounts::Board {
                voting: counts.board?.voting,
                workforce: counts.staff()?,
            },
        })
    }
}

/// A year's counts behind a measure.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum MeasureCounts {
    /// Indicator 1.
    Share {
        /// Whom the share is of.
        of: Senior,
        /// The people in it.
        people: Triple,
        /// The whole workforce, these people among them.
        workforce: Triple,
    },
    /// Indicators 2, 3 and 4.
    Likelihood {
        /// Which.
        ratio: Ratio,
        /// Shortlisted applicants (2) or the workforce (3, 4).
        whole: Triple,
        /// Appointed (2), in the process (3), trained (4).
        part: Triple,
    },
    /// Indicators 5 to 8.
    Survey {
        /// Which.
        number: u8,
        /// Percentages and numbers of responses.
        result: SurveyResult,
    },
    /// Indicator 9.
    Board {
        /// The voting members.
        voting: Triple,
        /// The whole workforce.
        workforce: Triple,
    },
}

/// What binary numbers lose of a number of people.
const LOST: f64 = 1e-9;

impl MeasureCounts {
    /// The measure.
    pub const fn measure(&self) -> Measure {
        match *self {
            Self::Share { of, .. } => Measure::Share(of),
            Self::Likelihood { ratio, .. } => Measure::Likelihood(ratio),
            Self::Survey { number, .. } => Measure::Survey(number),
            Self::Board { .. } => Measure::Board,
        }
    }

    /// This year's figure in the measure's unit, not rounded; `None` where there is none.
    pub fn value(&self) -> Option<f64> {
        match *self {
            Self::Share { people, .. } => people.percent(Group::Bme),
            Self::Likelihood { part, .. } => {
                let ((x1, n1), (x2, n2)) = self.ratio_counts(part.bme)?;
                (x2 > 0).then(|| f64::from(x1) * f64::from(n2) / (f64::from(n1) * f64::from(x2)))
            }
            Self::Survey { result, .. } => Some(result.bme_percent? - result.white_percent?),
            Self::Board { voting, workforce } => Some(voting.percent(Group::Bme)? - workforce.percent(Group::Bme)?),
        }
    }

    /// The figure at parity, in the measure's unit; `None` where nobody is there to compare with.
    pub fn parity(&self) -> Option<f64> {
        match *self {
            Self::Share { workforce, .. } => workforce.percent(Group::Bme),
            Self::Likelihood { .. } => Some(1.0),
            Self::Survey { .. } | Self::Board { .. } => Some(0.0),
        }
    }

    /// How large the group of BME people is that the measure moves by: everyone in the rows (1), BME applicants (2), BME staff (3, 4), BME
    /// people who answered (5 to 8), voting members (9). `None` where it is nobody or not held.
    pub fn size(&self) -> Option<u32> {
        let size = match *self {
            Self::Share { people, .. } => people.total(),
            Self::Likelihood { whole, .. } => whole.bme,
            Self::Survey { result, .. } => result.bme_responses?,
            Self::Board { voting, .. } => voting.total(),
        };
        (size > 0).then_some(size)
    }

    /// BME people behind this year's figure: in the rows, appointed, in the process, trained, answering so, or on the board. From a
    /// percentage of a number of responses they are not whole.
    pub fn bme(&self) -> Option<f64> {
        match *self {
            Self::Share { people, .. } => Some(f64::from(people.bme)),
            Self::Likelihood { part, .. } => Some(f64::from(part.bme)),
            Self::Survey { result, .. } => Some(result.bme_percent? / 100.0 * f64::from(result.bme_responses?)),
            Self::Board { voting, .. } => Some(f64::from(voting.bme)),
        }
    }

    /// The share of the group in [`MeasureCounts::size`] that gives the measure a value, a fraction 0 to 1; `None` where none does.
    pub fn rate_at(&self, value: f64) -> Option<f64> {
        let rate = match *self {
            Self::Share { .. } => value / 100.0,
            Self::Likelihood { ratio, .. } => {
                let white = self.white_rate()?;
                if value <= 0.0 || white <= 0.0 {
                    return None;
                }
                match ratio.groups().0 {
                    Group::White => white / value,
                    _ => white * value,
                }
            }
            Self::Survey { result, .. } => (result.white_percent? + value) / 100.0,
            Self::Board { workforce, .. } => (workforce.percent(Group::Bme)? + value) / 100.0,
        };
        // What was computed from counts may miss nought or one by what binary numbers lose.
        let held = rate.clamp(0.0, 1.0);
        ((rate - held).abs() < LOST).then_some(held)
    }

    /// White people's rate, a fraction, of indicators 2 to 8; `None` for the others, and where it is not held.
    pub fn white_rate(&self) -> Option<f64> {
        match *self {
            Self::Likelihood { whole, part, .. } => {
                (whole.white > 0 && part.white <= whole.white).then(|| f64::from(part.white) / f64::from(whole.white))
            }
            Self::Survey { result, .. } => Some(result.white_percent? / 100.0),
            Self::Share { .. } | Self::Board { .. } => None,
        }
    }

    /// The BME people who would give the measure a value or better it by least: whole people, counted away from this year's, except of a
    /// survey, whose answers are known as percentages. `None` where no number does.
    pub fn bme_at(&self, value: f64) -> Option<f64> {
        let (now, exact) = (self.bme()?, self.rate_at(value)? * f64::from(self.size()?));
        Some(match self {
            Self::Survey { .. } => exact,
            _ if exact > now => (exact - LOST * exact.max(1.0)).ceil(),
            _ => (exact + LOST * exact.max(1.0)).floor(),
        })
    }

    /// Whether years of it may be added up: they may where each year has events or answers of its own, and not where the same people
    /// are counted again.
    pub const fn adds_up(&self) -> bool {
        matches!(self, Self::Likelihood { .. } | Self::Survey { .. })
    }

    /// Whether the trust's own test would call the change from this year's figure to that of another number of BME people clear: whether
    /// its 95% interval leaves out "no change". Everything else is as this year. With several `years` as many years like this one are taken
    /// together on either side. `None` where the counts allow no test, and for several years of what does not add up.
    pub fn is_clear(&self, bme: f64, years: u8) -> Option<bool> {
        if years == 0 || (years > 1 && !self.adds_up()) {
            return None;
        }
        let times = f64::from(years);
        let share = |people: Triple| (f64::from(people.bme), f64::from(people.total()));
        match *self {
            Self::Share { people, .. } => {
                let now = share(people);
                Some(!statistics::difference((bme, now.1), now)?.covers(0.0))
            }
            Self::Likelihood { part, .. } => {
                let years = u32::from(years);
                let of = |bme: u32| {
                    let ((x1, n1), (x2, n2)) = self.ratio_counts(bme)?;
                    let all = [x1, n1, x2, n2].map(|count| count.checked_mul(years));
                    let [Some(x1), Some(n1), Some(x2), Some(n2)] = all else {
                        return None;
                    };
                    Some(((x1, n1), (x2, n2)))
                };
                let change = statistics::ratio_change(of(whole(bme)?)?, of(part.bme)?)?;
                Some(!change.interval.covers(1.0))
            }
            Self::Survey { result, .. } => {
                let white = f64::from(result.white_responses?) * times;
                let (white, size) = ((self.white_rate()? * white, white), f64::from(self.size()?) * times);
                let of = |bme: f64| ((bme * times, size), white);
                Some(
                    !statistics::difference_change(of(bme), of(self.bme()?))?
                        .interval
                        .covers(0.0),
                )
            }
            Self::Board { voting, workforce } => {
                let (now, staff) = (share(voting), share(workforce));
                let change = statistics::difference_change(((bme, now.1), staff), (now, staff))?;
                Some(!change.interval.covers(0.0))
            }
        }
    }

    /// Events and people of the group above the line of a ratio and of the one below, with another number of BME events; `None` for other
    /// measures, and where a group has nobody or more events than people.
    fn ratio_counts(&self, bme: u32) -> Option<(Counted, Counted)> {
        let Self::Likelihood { ratio, whole, part } = *self else {
            return None;
        };
        let of = |group: Group| {
            let events = if group == Group::Bme { bme } else { part.get(group) };
            (whole.get(group) > 0 && events <= whole.get(group)).then_some((events, whole.get(group)))
        };
        let (first, second) = ratio.groups();
        of(first).zip(of(second))
    }
}

/// A number of people that was reckoned as whole; `None` where it is not one.
#[allow(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "between nought and the largest number of people"
)]
fn whole(value: f64) -> Option<u32> {
    (value >= 0.0 && value <= f64::from(u32::MAX)).then_some(value.round() as u32)
}
