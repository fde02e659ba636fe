//! Where a ladder's inputs come from: two staff lists where they tell enough, conventions of this program where they do not.

use super::{Ladder, MOST_LIKELIHOOD, Rung};
use crate::change::{Moves, Place};
use crate::ethnicity::{Group, Triple};
use crate::rules::TooFew;
use crate::workforce::{Band, Section, Workforce};

/// People of every 100 who leave a band in a year, where a trust's own are not known; a convention of this program.
pub const USUAL_LEAVERS: f64 = 10.0;

/// Vacancies of every 100 that are filled from the band below, where a trust's own are not known; a convention of this program.
pub const USUAL_FROM_BELOW: f64 = 50.0;

/// The relative likelihood of going up a step, BME ÷ White, where nothing at all is known of it: the same for both; a convention of this
/// program.
pub const USUAL_LIKELIHOOD: f64 = 1.0;

/// Where an input comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Source {
    /// Counted from people followed between two staff lists of the trust.
    Moves,
    /// The trust's own indicator 2, turned round to BME ÷ White, since nothing nearer is known.
    Appointment,
    /// The people in the band now, since nothing nearer is known.
    Present,
    /// A convention of this program.
    Convention,
}

impl Source {
    /// The key used in JSON.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Moves => "moves",
            Self::Appointment => "indicator_2",
            Self::Present => "present",
            Self::Convention => "convention",
        }
    }
}

/// Where the inputs of a band come from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Sources {
    /// [`Rung::leavers`].
    pub leavers: Source,
    /// [`Rung::from_below`].
    pub from_below: Source,
    /// [`Rung::likelihood`].
    pub likelihood: Source,
    /// [`Rung::outside`].
    pub outside: Source,
}

/// What two staff lists show of a band.
#[derive(Debug, Clone, Copy, Default)]
struct Seen {
    /// Its people last year.
    before: Triple,
    /// Of those, who are in no higher band and not in this one.
    left: u32,
    /// Who came to it from a lower band, by the ethnicity recorded last year.
    up: Triple,
    /// Who came to it otherwise, by the ethnicity recorded this year.
    outside: Triple,
}

impl Ladder {
    /// The ladder of a section: its bands that have anybody in them. `None` for doctors, and where fewer than two bands have.
    ///
    /// From `moves`, people followed from last year's staff list to this year's, come leavers, how vacancies were filled, the mix of those from
    /// outside and the relative likelihood of each step, each only where it rests on enough people and events (`too_few`). A step over several
    /// bands counts as one from the band below; going down, or to another section, counts as leaving. Where they do not tell, the likelihood is
    /// the trust's own of being appointed from shortlisting, BME ÷ White (`appointment`), and the mix from outside that of the band now.
    pub fn of(
        workforce: &Workforce,
        section: Section,
        moves: Option<&Moves>,
        appointment: Option<f64>,
        too_few: TooFew,
    ) -> Option<Self> {
        if section == Section::Medical {
            return None;
        }
        let bands: Vec<(Band, Triple)> = section
            .bands()
            .map(|band| (band, workforce.row(section, band)))
            .filter(|(_, people)| people.total() > 0)
            .collect();
        let seen: Vec<Option<Seen>> = bands
            .iter()
            .map(|(band, _)| moves.map(|moves| seen(moves, section, *band)))
            .collect();
        let rungs: Vec<Rung> = bands
            .iter()
            .zip(&seen)
            .enumerate()
            .map(|(place, ((band, people), held))| {
                let below = place.checked_sub(1).and_then(|place| seen[place]);
                rung((*band, *people), *held, below, place == 0, appointment, too_few)
            })
            .collect();
        (rungs.len() > 1).then_some(Self { section, rungs })
    }
}

/// One band from what is seen of it and of the band below.
fn rung(
    (band, people): (Band, Triple),
    seen: Option<Seen>,
    below: Option<Seen>,
    is_lowest: bool,
    appointment: Option<f64>,
    too_few: TooFew,
) -> Rung {
    let percent = |part: u32, whole: u32| 100.0 * f64::from(part) / f64::from(whole);
    let leavers = seen
        .filter(|held| held.before.total() >= too_few.people.max(1))
        .map(|held| percent(held.left, held.before.total()));
    let arrivals = seen.filter(|held| held.up.total() + held.outside.total() >= too_few.events.max(1));
    let from_below = arrivals.map(|held| percent(held.up.total(), held.up.total() + held.outside.total()));
    let outside = seen
        .map(|held| held.outside)
        .filter(|held| held.total() >= too_few.events.max(1));
    let likelihood = seen
        .zip(below)
        .and_then(|(held, below)| likelihood(held.up, below.before, too_few));
    let appointment = appointment.filter(|held| *held > 0.0 && *held <= MOST_LIKELIHOOD);
    let or = |known: Option<f64>, usual: f64| known.map_or((usual, Source::Convention), |held| (held, Source::Moves));
    let (leavers, leavers_source) = or(leavers, USUAL_LEAVERS);
    let (from_below, from_below_source) = if is_lowest {
        (0.0, Source::Convention)
    } else {
        or(from_below, USUAL_FROM_BELOW)
    };
    let (likelihood, likelihood_source) = match (likelihood, appointment) {
        (Some(held), _) => (held, Source::Moves),
        (None, Some(held)) => (held, Source::Appointment),
        (None, None) => (USUAL_LIKELIHOOD, Source::Convention),
    };
    let (outside, outside_source) = outside.map_or((people, Source::Present), |held| (held, Source::Moves));
    Rung {
        band,
        people,
        leavers,
        from_below,
        likelihood,
        outside,
        sources: Sources {
            leavers: leavers_source,
            from_below: from_below_source,
            likelihood: likelihood_source,
            outside: outside_source,
        },
    }
}

/// The rate of BME people of going up divided by that of White people; `None` where there are too few people or promotions, or either
/// group had none.
fn likelihood(up: Triple, below: Triple, too_few: TooFew) -> Option<f64> {
    let is_few = below.white < too_few.people || below.bme < too_few.people || up.stated() < too_few.events;
    if is_few || up.white == 0 || up.bme == 0 || below.white == 0 || below.bme == 0 {
        return None;
    }
    let value = f64::from(up.bme) * f64::from(below.white) / (f64::from(below.bme) * f64::from(up.white));
    Some(value.min(MOST_LIKELIHOOD))
}

/// What two staff lists show of a band of a section.
fn seen(moves: &Moves, section: Section, band: Band) -> Seen {
    let here = |place: Option<Place>| place.filter(|place| place.section == section && place.band == band);
    let on_ladder = |place: Option<Place>| place.filter(|place| place.section == section);
    let left = moves.count(|before, after| {
        let stayed = on_ladder(after).is_some_and(|after| after.band >= band);
        here(before).filter(|_| !stayed).map(|place| place.group)
    });
    // Who was in the section below the band, as against everybody else who was not in the band.
    let from_below = |before: Option<Place>| on_ladder(before).is_some_and(|before| before.band < band);
    let group = |place: Option<Place>| place.map_or(Group::Unknown, |place| place.group);
    Seen {
        before: moves.count(|before, _| here(before).map(|place| place.group)),
        left: left.total(),
        up: moves.count(|before, after| (here(after).is_some() && from_below(before)).then(|| group(before))),
        outside: moves.count(|before, after| {
            let arrived = here(after).is_some() && here(before).is_none() && !from_below(before);
            arrived.then(|| group(after))
        }),
    }
}
