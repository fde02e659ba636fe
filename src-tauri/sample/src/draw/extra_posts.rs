//! Gives some people who count a further row: a second post, a bank post beside it, an ended or a coming one.

use crate::dates::{SNAPSHOT, after};
use crate::rng::Draw;
use crate::trust::{Band, Fate, Group, Person, Post, Section};
use crate::words::{self, Job};

use super::{ethnic_origin, people, scaled};

/// What a further row is there to show.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Why {
    /// The primary post decides, whatever the other's hours or band.
    Plain,
    /// No primary flag: the post with more hours decides.
    LargestFte,
    /// No primary flag and equal hours: the higher band decides.
    HighestBand,
    /// A bank post beside the one that counts.
    BankBeside,
    /// The bank post carries the primary flag; the other post still counts.
    BankPrimary,
    /// Ethnicity is blank or not stated on the primary row and stated on the other.
    StatedElsewhere,
    /// Ethnicity is stated on the primary row and blank on the other.
    BlankElsewhere,
    /// Two different stated ethnic origins: the primary row's is used.
    TwoOrigins,
    /// An earlier post that ended in the year.
    Ended,
    /// A post that starts after the snapshot date.
    Coming,
}

const KINDS: &[(Why, u32)] = &[
    (Why::LargestFte, 15),
    (Why::HighestBand, 6),
    (Why::StatedElsewhere, 6),
    (Why::BlankElsewhere, 4),
    (Why::TwoOrigins, 4),
    (Why::BankBeside, 20),
    (Why::BankPrimary, 5),
    (Why::Ended, 6),
    (Why::Coming, 3),
    (Why::Plain, 85),
];

/// Adds further rows to people in Agenda for Change bands 3 to 9, each at most one.
pub(super) fn add(draw: &mut Draw, people: u32, counted: &mut [Person]) {
    let afc: Vec<Job> = words::JOBS
        .iter()
        .filter(|job| {
            job.section != Section::Medical && job.band < Band::Vsm && !job.pay_scale.starts_with("Apprentice")
        })
        .copied()
        .collect();
    let may_have_two = |person: &Person| {
        let post = &person.posts[0];
        post.section != Section::Medical
            && (Band::Band3..=Band::Band9).contains(&post.band)
            && person.group != Group::Unknown
    };
    let mut candidates = counted.iter_mut().filter(|person| may_have_two(person));
    for (why, number) in KINDS {
        for person in candidates.by_ref().take(scaled(*number, people) as usize) {
            let lower: Vec<Job> = afc
                .iter()
                .filter(|job| job.band < person.posts[0].band)
                .copied()
                .collect();
            let job = draw.pick(if *why == Why::HighestBand { &lower } else { &afc });
            further(draw, *why, &job, person);
        }
    }
}

fn further(draw: &mut Draw, why: Why, job: &Job, person: &mut Person) {
    let first = &mut person.posts[0];
    let mut other = people::post(draw, job, first.ethnic_origin.clone(), Fate::SecondPost);
    other.primary = Some(false);
    first.fte_hundredths = draw.pick(&[40, 50, 60]);
    other.fte_hundredths = draw.pick(&[20, 40, 50]);
    match why {
        Why::Plain => {}
        Why::LargestFte => {
            clear_flags(first, &mut other);
            (first.fte_hundredths, other.fte_hundredths) = (60, 40);
        }
        Why::HighestBand => {
            clear_flags(first, &mut other);
            (first.fte_hundredths, other.fte_hundredths) = (50, 50);
        }
        Why::BankBeside | Why::BankPrimary => {
            people::bank(draw, &mut other);
            other.fate = Fate::Bank;
            if why == Why::BankPrimary {
                first.primary = Some(false);
                other.primary = Some(true);
            }
        }
        Why::StatedElsewhere => {
            first.ethnic_origin = draw.pick(&["", "", "Z Not Stated"]).to_owned();
        }
        Why::BlankElsewhere => other.ethnic_origin.clear(),
        Why::TwoOrigins => {
            let different = if person.group == Group::White {
                Group::Bme
            } else {
                Group::White
            };
            other.ethnic_origin = ethnic_origin(draw, different);
        }
        Why::Ended => {
            people::leave(draw, &mut other);
            other.fate = Fate::Leaver;
        }
        Why::Coming => {
            other.start = after(SNAPSHOT, draw.between(1, 60));
            other.fate = Fate::StarterAfter;
        }
    }
    let at = usize::from(draw.per_mille(600));
    person.posts.insert(at, other);
}

fn clear_flags(first: &mut Post, other: &mut Post) {
    first.primary = None;
    other.primary = None;
}
