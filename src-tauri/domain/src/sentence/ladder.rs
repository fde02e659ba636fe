//! A what-if on the career ladder, in words.

use super::words::{capital, counted, factor, likelier, percent};
use crate::plan::ladder::{Futures, Ladder, MOST_LIKELIHOOD, MOST_YEARS, NoWhatIf, Rung, Source, WhatIf};
use crate::rounding;
use crate::workforce::{Band, Section};

/// "band 7", "very senior manager".
fn named(band: Band) -> String {
    let label = band.label();
    let mut letters = label.chars();
    letters
        .next()
        .map(|first| first.to_lowercase().chain(letters).collect())
        .unwrap_or_default()
}

fn of(section: Section) -> &'static str {
    match section {
        Section::NonClinical => "non-clinical",
        Section::Clinical => "clinical",
        Section::Medical => "medical",
    }
}

/// How likely the groups are to go up, from BME ÷ White: "White staff being 1.59 times as likely as BME staff to go up".
fn chances(likelihood: f64) -> String {
    match likelier(likelihood, "BME staff", "White staff") {
        Some((more, times, less)) => format!("{more} being {} times as likely as {less} to go up", factor(times)),
        None => "White and BME staff being equally likely to go up".to_owned(),
    }
}

/// One band in both futures; `None` where they do not differ as printed.
fn band(held: &Futures) -> Option<String> {
    let (without, with) = (held.without.share()?, held.with.share()?);
    let people = rounding::round(held.people().abs(), 0);
    if people < 1.0 && percent(without) == percent(with) {
        return None;
    }
    #[allow(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "a number of people of a band"
    )]
    let people = people as u32;
    let side = if held.people() > 0.0 { "more" } else { "fewer" };
    let said = match people {
        0 => "less than one person".to_owned(),
        people => counted(people, &format!("BME person {side}"), &format!("BME people {side}")),
    };
    Some(format!(
        "{}: {} BME instead of {} ({said})",
        named(held.band),
        percent(with),
        percent(without)
    ))
}

/// The answer in two or three sentences; `year` is the target year.
pub fn what_if(held: &WhatIf, year: u16) -> String {
    let changed: Vec<String> = held.bands.iter().filter_map(band).collect();
    let result = if changed.is_empty() {
        format!("By {year} no band would be different by as much as is printed.")
    } else {
        format!("By {year}, {}.", changed.join("; "))
    };
    format!(
        "{} staff, from {} to {}: as things are, with {}; as supposed, with {}. {result}",
        capital(of(held.section)),
        named(held.from),
        named(held.step),
        chances(held.before),
        chances(held.after)
    )
}

/// What it rests on, to be shown with it: first what the reckoning takes for granted, then where its inputs come from.
pub fn ladder_basis(held: &Ladder) -> Vec<String> {
    let mut basis: Vec<String> = [
        "This is no forecast: every number is an expectation, and what the two futures differ by is the one step that is changed.",
        "Each band keeps as many posts as now, and every post left is filled within the year.",
        "In each band BME and White people leave at the same rate; only going up differs between them.",
        "Whoever goes up comes from the next band below that has anybody in it, and goes up once a year at most.",
        "People of unknown ethnicity go up as often as the others do on average, and stay unknown.",
        "BME people who go up are followed only by those who come into the band below; where few come, a higher chance of going up brings more at first \
         and fewer later.",
        "Each year is like the next: rates, and the mix of those who come from outside, do not change.",
    ]
    .into_iter()
    .map(str::to_owned)
    .collect();
    let steps = held.rungs.get(1..).unwrap_or_default();
    basis.extend(from(
        "Leavers",
        &held.rungs,
        |rung| rung.sources.leavers,
        |rung| format!("{} of 100 a year", rounding::shortest(rung.leavers, 1)),
    ));
    basis.extend(from(
        "Vacancies filled from the band below",
        steps,
        |rung| rung.sources.from_below,
        |rung| format!("{} of 100", rounding::shortest(rung.from_below, 1)),
    ));
    basis.extend(from(
        "The chance of going up",
        steps,
        |rung| rung.sources.likelihood,
        |rung| chances(rung.likelihood),
    ));
    basis.extend(from(
        "Those who come from outside",
        &held.rungs,
        |rung| rung.sources.outside,
        |rung| {
            format!(
                "{} BME",
                rung.outside
                    .percent(crate::ethnicity::Group::Bme)
                    .map_or_else(String::new, percent)
            )
        },
    ));
    basis
}

/// One sentence for each source of an input; a convention says its value, since it is the same everywhere.
fn from(what: &str, rungs: &[Rung], source: impl Fn(&Rung) -> Source, value: impl Fn(&Rung) -> String) -> Vec<String> {
    let mut said = Vec::new();
    for kind in [Source::Moves, Source::Appointment, Source::Present, Source::Convention] {
        let of: Vec<&Rung> = rungs.iter().filter(|rung| source(rung) == kind).collect();
        let Some(last) = of.last() else {
            continue;
        };
        let bands = if of.len() == rungs.len() {
            "every band".to_owned()
        } else {
            of.iter().map(|rung| named(rung.band)).collect::<Vec<_>>().join(", ")
        };
        said.push(match kind {
            Source::Moves => {
                let values: Vec<String> = of
                    .iter()
                    .map(|rung| format!("{} {}", named(rung.band), value(rung)))
                    .collect();
                format!("{what}, from your two staff lists: {}.", values.join("; "))
            }
            Source::Appointment => {
                format!(
                    "{what}, for {bands}: as in your indicator 2, {}, since promotions are not known well enough.",
                    value(last)
                )
            }
            Source::Present => format!(
                "{what}, for {bands}: the same mix as in the band now, since arrivals are not known well enough."
            ),
            Source::Convention => format!("{what}, for {bands}: {}, a convention of this program.", value(last)),
        });
    }
    said
}

/// Why there is no answer, in one sentence.
pub fn no_what_if(why: NoWhatIf) -> String {
    match why {
        NoWhatIf::NoStep => "No step leads up to that band here.".to_owned(),
        NoWhatIf::Years => format!("A what-if looks 1 to {MOST_YEARS} years ahead."),
        NoWhatIf::OutOfRange => {
            format!(
                "A relative likelihood has to be above 0 and at most {MOST_LIKELIHOOD}, and rates from 0 to 100 of every 100."
            )
        }
    }
}
