//! Race disparity ratios, and representation against an aspiration, in words.

use super::words::{capital, counted, factor, likelier, percent};
use crate::indicator::aspiration::{self, Aim, Aspiration};
use crate::indicator::disparity::{Rung, Stepped};
use crate::rounding;
use crate::workforce::{Band, Section};

/// "the lower bands".
fn bands(rung: Rung) -> String {
    format!("the {} bands", rung.key())
}

/// One step of the race disparity ratio in one sentence.
pub fn disparity(section: Option<Section>, held: &Stepped) -> String {
    let among = match section {
        None => "Clinical and non-clinical staff together",
        Some(Section::NonClinical) => "Non-clinical staff",
        Some(_) => "Clinical staff",
    };
    let (from, to) = (bands(held.step.from), bands(held.step.to));
    let value = match held.value {
        Ok(value) => value,
        Err(nobody) => {
            return format!(
                "{among}: this cannot be worked out, since no {} member of staff is in {}.",
                nobody.group,
                bands(nobody.rung)
            );
        }
    };
    let hundred = |from: u32, to: u32| rounding::text(f64::from(to) * 100.0 / f64::from(from), 1);
    let said = match likelier(value, "White", "BME") {
        Some((more, times, less)) => format!(
            "set against {from}, {more} staff are {} times as well represented in {to} as {less} staff",
            factor(times)
        ),
        None if value <= 0.0 => format!("no White member of staff is in {to}"),
        None => format!("both groups are represented alike in {to}, set against {from}"),
    };
    format!(
        "{among}: for every 100 people in {from} there are {} in {to} among White staff and {} among BME staff; {said} (disparity ratio {}).",
        hundred(held.from.white, held.to.white),
        hundred(held.from.bme, held.to.bme),
        factor(value)
    )
}

/// What is aspired to, in one sentence.
pub fn aspiration_aim(aim: Aim) -> String {
    format!(
        "The aim: {} of the people in each of bands 8a to 9 and among very senior managers to be BME by {}, on a straight line from {}.",
        percent(aim.share),
        aim.target_year,
        aim.base_year
    )
}

/// "Band 8a", "Very senior managers".
fn band_name(band: Band) -> &'static str {
    match band {
        Band::Vsm => "Very senior managers",
        band => band.label(),
    }
}

/// One senior band against the aspiration, in one sentence.
pub fn aspiration(aim: Aim, row: &aspiration::Row) -> String {
    let name = band_name(row.band);
    let needed = format!(
        "reaching {} of {} takes {}",
        percent(aim.share),
        counted(row.people.total(), "person", "people"),
        counted(row.target, "BME person", "BME people")
    );
    let now = format!(
        "there {} {} now",
        if row.people.bme == 1 { "is" } else { "are" },
        rounding::count(row.people.bme)
    );
    match (row.missing, row.each_year) {
        (0, _) => format!("{name}: {needed}; {now}, so the aim is reached."),
        (missing, Some(each_year)) => format!(
            "{name}: {needed}; {now}, so {} more {} needed by {}, {} a year.",
            rounding::count(missing),
            if missing == 1 { "is" } else { "are" },
            aim.target_year,
            rounding::count(each_year)
        ),
        (missing, None) => format!(
            "{name}: {needed}; {now}, so {} more {} needed, and no year is left before {}.",
            rounding::count(missing),
            if missing == 1 { "is" } else { "are" },
            aim.target_year
        ),
    }
}

/// Where a band stands on the straight line from the base year to the aim, in one sentence; `None` where there is no line.
pub fn aspiration_path(held: &Aspiration, row: &aspiration::Row) -> Option<String> {
    let (share, on_path, base) = (row.share()?, held.on_path(row, held.year)?, row.base_share?);
    let standing = match rounding::round(share - on_path, 1) {
        apart if apart < 0.0 => format!("{} points behind it", rounding::text(-apart, 1)),
        apart if apart > 0.0 => format!("{} points ahead of it", rounding::text(apart, 1)),
        _ => "on it".to_owned(),
    };
    Some(capital(&format!(
        "{}: a straight line from {} in {} to {} in {} passes {} in {}; the share is {}, {standing}.",
        band_name(row.band),
        percent(base),
        held.aim.base_year,
        percent(held.aim.share),
        held.aim.target_year,
        percent(on_path),
        held.year,
        percent(share)
    )))
}
