//! A plan's measures are the indicators' own figures, and what a plan calls a clear change is what two years held would call one.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    reason = "a test that cannot go on has failed"
)]

use domain::board::Board;
use domain::change::{Figure, Held, split};
use domain::counts::Counts;
use domain::ethnicity::Triple;
use domain::indicator::{self, Indicators, Ratio, Senior};
use domain::plan::measure::Measure;
use domain::rules::RulePack;
use domain::workforce::{Band, Section};
use proptest::prelude::*;

mod common;
mod year;

fn counts() -> Counts {
    let mut counts = year::clean();
    let workforce = counts.workforce.as_mut().unwrap();
    for (section, band, people) in [
        (Section::Clinical, Band::Band8a, Triple::new(60, 7, 2)),
        (Section::NonClinical, Band::Band8a, Triple::new(40, 3, 0)),
        (Section::NonClinical, Band::Band9, Triple::new(9, 0, 0)),
    ] {
        workforce.people.insert((section, band), people);
    }
    for result in &mut counts.survey {
        result.white_responses = Some(420);
        result.bme_responses = Some(95);
    }
    counts
}

fn nine(counts: &Counts) -> Indicators {
    indicator::compute(counts, None, &year::pack())
}

#[test]
fn a_measure_has_the_value_of_its_indicator() {
    let counts = counts();
    let nine = nine(&counts);
    let one = nine.representation.as_ref().unwrap();
    for measure in Measure::ALL {
        let expected = match measure {
            Measure::Share(Senior::Bands) => one.senior_percent(),
            Measure::Share(Senior::Consultants) => one.judged[1].people.percent(domain::ethnicity::Group::Bme),
            Measure::Share(Senior::Band(band)) => one.band(band).percent(domain::ethnicity::Group::Bme),
            Measure::Likelihood(Ratio::Appointment) => nine.appointment.unwrap().value.ok(),
            Measure::Likelihood(Ratio::Disciplinary) => nine.disciplinary.unwrap().value.ok(),
            Measure::Likelihood(Ratio::Training) => nine.training.unwrap().value.ok(),
            Measure::Survey(number) => nine.survey[usize::from(number) - 5].unwrap().points,
            Measure::Board => {
                let board = nine.board.unwrap();
                board.difference(board.board.voting)
            }
        };
        let found = measure.counts(&counts).unwrap();
        assert_eq!(found.measure(), measure);
        match (found.value(), expected) {
            (Some(found), Some(expected)) => {
                assert!((found - expected).abs() < 1e-12, "{measure:?}: {found}, {expected}");
            }
            (found, expected) => assert_eq!(found, expected, "{measure:?}"),
        }
        if let (Some(value), Some(bme)) = (found.value(), found.bme()) {
            let back = found.bme_at(value).unwrap();
            assert!(
                (back - bme).abs() < 1e-9,
                "this year’s figure is that of this year’s people: {measure:?}"
            );
        }
    }
    assert_eq!(Measure::Board.counts(&Counts::default()), None, "nothing is held");
    assert_eq!(Measure::Likelihood(Ratio::Training).counts(&Counts::default()), None);
}

/// The year after, with the BME people of a measure changed and nothing else.
fn moved(counts: &Counts, measure: Measure, by: i64) -> Option<Counts> {
    let mut later = counts.clone();
    let change = |people: Triple, from_white: bool| {
        let white = if from_white {
            i64::from(people.white) - by
        } else {
            i64::from(people.white)
        };
        let (white, bme) = (
            u32::try_from(white).ok()?,
            u32::try_from(i64::from(people.bme) + by).ok()?,
        );
        Some(Triple::new(white, bme, people.unknown))
    };
    match measure {
        Measure::Share(_) => {
            let row = later
                .workforce
                .as_mut()?
                .people
                .get_mut(&(Section::NonClinical, Band::Vsm))?;
            *row = change(*row, true)?;
        }
        Measure::Likelihood(Ratio::Appointment) => {
            let held = later.recruitment.as_mut()?;
            held.appointed = change(held.appointed, false).filter(|people| people.bme <= held.shortlisted.bme)?;
        }
        Measure::Likelihood(Ratio::Disciplinary) => {
            let held = later.casework.as_mut()?;
            held.people = change(held.people, false)?;
        }
        Measure::Likelihood(Ratio::Training) => later.training = Some(change(later.training?, false)?),
        Measure::Survey(number) => {
            let held = &mut later.survey[usize::from(number) - 5];
            #[allow(clippy::cast_precision_loss, reason = "a small number of answers")]
            let percent = held.bme_percent? + 100.0 * by as f64 / f64::from(held.bme_responses?);
            held.bme_percent = Some(percent).filter(|percent| (0.0..=100.0).contains(percent));
            held.bme_percent?;
        }
        Measure::Board => {
            let board = later.board.as_mut()?;
            *board = Board {
                voting: change(board.voting, true)?,
                ..*board
            };
        }
    }
    Some(later)
}

proptest! {
    #[test]
    fn what_a_plan_calls_clear_two_years_held_call_clear(place in 0_usize..9, by in -70_i64..90) {
        let (measure, figure) = [
            (Measure::Share(Senior::Bands), Figure::SeniorShare),
            (Measure::Likelihood(Ratio::Appointment), Figure::Likelihood(Ratio::Appointment)),
            (Measure::Likelihood(Ratio::Disciplinary), Figure::Likelihood(Ratio::Disciplinary)),
            (Measure::Likelihood(Ratio::Training), Figure::Likelihood(Ratio::Training)),
            (Measure::Survey(5), Figure::Survey(5)),
            (Measure::Survey(6), Figure::Survey(6)),
            (Measure::Survey(7), Figure::Survey(7)),
            (Measure::Survey(8), Figure::Survey(8)),
            (Measure::Board, Figure::Board),
        ][place];
        let counts = counts();
        let Some(later) = moved(&counts, measure, by) else { return Ok(()) };
        let (last, now) = (RulePack { year: 2026, ..year::pack() }, RulePack { year: 2027, ..year::pack() });
        let held = |counts, rules| Held { counts, disciplined_before: None, rules };
        let expected = split(figure, held(&counts, &last), held(&later, &now), None).and_then(|change| change.is_clear);
        let of = |counts: &Counts| measure.counts(counts).unwrap();
        let found = of(&later).bme().and_then(|bme| of(&counts).is_clear(bme, 1));
        prop_assert_eq!(found, expected, "{:?} moved by {}", measure, by);
    }
}
