//! What if one step of the career ladder changed: the BME share of every band at a later year, with the change and without it.
//!
//! One ladder is the bands of non-clinical staff, another those of clinical staff; doctors have no such ladder here. Each year people leave a
//! band, some vacancies are filled from the band below and the others from outside, and whoever goes up leaves a vacancy in turn. How likely BME
//! people are to go up a step compared with White people is an input of each step, and the one that a what-if changes. Every number is
//! an expectation: nothing is drawn by chance, heads do not change, and what the two futures differ by is the change alone.
//!
//! A higher likelihood never lowers the BME share of the band it leads to within a year, nor later on a ladder that is settled. Where the band
//! below has BME people who are not followed by others from outside, it uses them up sooner, and once those who went up have left the
//! share above can come out lower than it would have been; the reckoning shows that as it is.
//!
//! It is no forecast. Its inputs come from two staff lists where those tell enough ([`Ladder::of`]), and are conventions of this program
//! elsewhere; each says which.

mod inputs;

use crate::ethnicity::Triple;
use crate::workforce::{Band, Section};

pub use inputs::{Source, Sources, USUAL_FROM_BELOW, USUAL_LEAVERS, USUAL_LIKELIHOOD};

/// The most years looked ahead; a limit of this program.
pub const MOST_YEARS: u16 = 25;

/// The largest relative likelihood of a step that is taken; a limit of this program.
pub const MOST_LIKELIHOOD: f64 = 20.0;

/// One band of a ladder and what happens to it in a year.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Rung {
    /// The band.
    pub band: Band,
    /// Its people now.
    pub people: Triple,
    /// How many of every 100 leave it in a year otherwise than by going up, 0 to 100, whatever their ethnicity.
    pub leavers: f64,
    /// How many of every 100 of its vacancies are filled from the band below, 0 to 100; nought for the lowest.
    pub from_below: f64,
    /// The likelihood of BME people in the band below of going up to this one, divided by that of White people; above 0 and at most
    /// [`MOST_LIKELIHOOD`]. Below 1 is to the disadvantage of BME people. Nothing in the lowest.
    pub likelihood: f64,
    /// The mix of those who come from outside, as numbers of people of whom only the proportions matter.
    pub outside: Triple,
    /// Where the four come from.
    pub sources: Sources,
}

/// The bands of one section that have anybody in them, lowest first.
#[derive(Debug, Clone, PartialEq)]
pub struct Ladder {
    /// Non-clinical or clinical.
    pub section: Section,
    /// The bands, lowest first; at least two.
    pub rungs: Vec<Rung>,
}

/// Expected people of a band.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct Split {
    /// White people.
    pub white: f64,
    /// BME people.
    pub bme: f64,
    /// People whose ethnicity is unknown.
    pub unknown: f64,
}

impl Split {
    /// Everyone.
    pub fn total(&self) -> f64 {
        self.white + self.bme + self.unknown
    }

    /// BME share, percent; `None` of nobody.
    pub fn share(&self) -> Option<f64> {
        (self.total() > 0.0).then(|| 100.0 * self.bme / self.total())
    }

    fn of(people: Triple) -> Self {
        Self {
            white: f64::from(people.white),
            bme: f64::from(people.bme),
            unknown: f64::from(people.unknown),
        }
    }

    fn times(self, factor: f64) -> Self {
        Self {
            white: self.white * factor,
            bme: self.bme * factor,
            unknown: self.unknown * factor,
        }
    }

    fn plus(self, other: Self) -> Self {
        Self {
            white: self.white + other.white,
            bme: self.bme + other.bme,
            unknown: self.unknown + other.unknown,
        }
    }
}

/// A band in both futures.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Futures {
    /// The band.
    pub band: Band,
    /// Its people now.
    pub now: Triple,
    /// In the target year if nothing changes.
    pub without: Split,
    /// In the target year with the change.
    pub with: Split,
}

impl Futures {
    /// BME people more with the change than without it; negative where there are fewer.
    pub fn people(&self) -> f64 {
        self.with.bme - self.without.bme
    }
}

/// The answer to a what-if.
#[derive(Debug, Clone, PartialEq)]
pub struct WhatIf {
    /// Whose ladder.
    pub section: Section,
    /// The band that the changed step leads to.
    pub step: Band,
    /// The band that the changed step leads from.
    pub from: Band,
    /// The relative likelihood of the step as it is, BME ÷ White.
    pub before: f64,
    /// The same as changed.
    pub after: f64,
    /// Years ahead.
    pub years: u16,
    /// Every band, lowest first.
    pub bands: Vec<Futures>,
}

impl WhatIf {
    /// Some bands together: their BME share without the change and with it, percent; `None` where nobody is in them.
    pub fn together(&self, holds: impl Fn(Band) -> bool) -> Option<(f64, f64)> {
        let held = || self.bands.iter().filter(|rung| holds(rung.band));
        let without = held().fold(Split::default(), |sum, rung| sum.plus(rung.without));
        let with = held().fold(Split::default(), |sum, rung| sum.plus(rung.with));
        without.share().zip(with.share())
    }
}

/// Why there is no answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum NoWhatIf {
    /// The band is not on the ladder, or is the lowest, to which no step leads.
    NoStep,
    /// No year, or more than [`MOST_YEARS`].
    Years,
    /// A likelihood or a rate is not in its range.
    OutOfRange,
}

/// What every band would be after some years if the step up to a band had another relative likelihood, BME ÷ White.
///
/// # Errors
///
/// Where no such step is on the ladder, the years are none or too many, or an input is not in its range.
pub fn what_if(ladder: &Ladder, step: Band, likelihood: f64, years: u16) -> Result<WhatIf, NoWhatIf> {
    let place = ladder.rungs.iter().position(|rung| rung.band == step);
    let place = place.filter(|place| *place > 0).ok_or(NoWhatIf::NoStep)?;
    let mut changed = ladder.clone();
    changed.rungs[place].likelihood = likelihood;
    let (without, with) = (ahead(ladder, years)?, ahead(&changed, years)?);
    let bands = ladder.rungs.iter().zip(without.into_iter().zip(with));
    Ok(WhatIf {
        section: ladder.section,
        step,
        from: ladder.rungs[place - 1].band,
        before: ladder.rungs[place].likelihood,
        after: likelihood,
        years,
        bands: bands
            .map(|(rung, (without, with))| Futures {
                band: rung.band,
                now: rung.people,
                without,
                with,
            })
            .collect(),
    })
}

/// Every band after some years, lowest first, with nothing changed.
///
/// # Errors
///
/// Where the years are none or too many, or an input is not in its range.
pub fn ahead(ladder: &Ladder, years: u16) -> Result<Vec<Split>, NoWhatIf> {
    if !(1..=MOST_YEARS).contains(&years) {
        return Err(NoWhatIf::Years);
    }
    let is_percent = |value: f64| (0.0..=100.0).contains(&value);
    let is_sound = |rung: &Rung| {
        let is_likelihood = rung.likelihood > 0.0 && rung.likelihood <= MOST_LIKELIHOOD;
        is_percent(rung.leavers) && is_percent(rung.from_below) && is_likelihood && rung.outside.total() > 0
    };
    if !ladder.rungs.iter().all(is_sound) {
        return Err(NoWhatIf::OutOfRange);
    }
    let risen = risen(ladder);
    let now: Vec<Split> = ladder.rungs.iter().map(|rung| Split::of(rung.people)).collect();
    Ok((0..years).fold(now, |people, _| next(ladder, &risen, &people)))
}

/// How many go up to each band in a year, the same each year since heads do not change: worked out from the top, since whoever goes up leaves a
/// vacancy in the band below. No more than have stayed there.
fn risen(ladder: &Ladder) -> Vec<f64> {
    let mut risen = vec![0.0; ladder.rungs.len()];
    for (place, rung) in ladder.rungs.iter().enumerate().skip(1).rev() {
        let below = &ladder.rungs[place - 1];
        let out = risen.get(place + 1).copied().unwrap_or_default();
        let vacancies = f64::from(rung.people.total()) * rung.leavers / 100.0 + out;
        let stayed = f64::from(below.people.total()) * (1.0 - below.leavers / 100.0);
        risen[place] = (vacancies * rung.from_below / 100.0).min(stayed);
    }
    risen
}

/// One year on.
fn next(ladder: &Ladder, risen: &[f64], people: &[Split]) -> Vec<Split> {
    let rungs = &ladder.rungs;
    let stayed = |place: usize| people[place].times(1.0 - rungs[place].leavers / 100.0);
    let up_to: Vec<Split> = (0..rungs.len())
        .map(|place| match place {
            0 => Split::default(),
            _ => promoted(stayed(place - 1), rungs[place].likelihood, risen[place]),
        })
        .collect();
    (0..rungs.len())
        .map(|place| {
            let out = up_to.get(place + 1).copied().unwrap_or_default();
            let inside = stayed(place).plus(out.times(-1.0)).plus(up_to[place]);
            let vacant = f64::from(rungs[place].people.total()) - inside.total();
            let mix = Split::of(rungs[place].outside);
            inside.plus(mix.times(vacant / mix.total()))
        })
        .collect()
}

/// Who goes up, where so many do and BME people are so many times as likely to as White people. People of unknown ethnicity are as likely as the
/// others are on average. Of no group go up more than there are; the others then make up the number.
fn promoted(from: Split, likelihood: f64, number: f64) -> Split {
    let stated = from.white + from.bme;
    let average = if stated > 0.0 {
        (from.white + likelihood * from.bme) / stated
    } else {
        1.0
    };
    let people = [from.white, from.bme, from.unknown];
    let weights = [1.0, likelihood, average];
    let mut taken = [0.0_f64; 3];
    let mut is_full = [false; 3];
    // A round fills at least one group or is the last.
    for _ in 0..people.len() {
        let left = number
            - (0..3)
                .filter(|group| is_full[*group])
                .map(|group| taken[group])
                .sum::<f64>();
        let open = |group: usize| {
            if is_full[group] {
                0.0
            } else {
                weights[group] * people[group]
            }
        };
        let sum: f64 = (0..3).map(open).sum();
        if sum <= 0.0 {
            break;
        }
        let shares: [f64; 3] = std::array::from_fn(|group| left * open(group) / sum);
        let over: Vec<usize> = (0..3)
            .filter(|group| !is_full[*group] && shares[*group] > people[*group])
            .collect();
        for group in (0..3).filter(|group| !is_full[*group]) {
            taken[group] = shares[group].min(people[group]);
        }
        if over.is_empty() {
            break;
        }
        for group in over {
            is_full[group] = true;
        }
    }
    Split {
        white: taken[0],
        bme: taken[1],
        unknown: taken[2],
    }
}
