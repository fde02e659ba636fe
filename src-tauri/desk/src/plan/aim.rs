//! What an indicator's outcome is measured by, and a target that the trust could detect at its size.

use chrono::{Datelike, NaiveDate};
use domain::gap::State;
use domain::indicator::Senior;
use domain::plan::measure::{Measure, MeasureCounts};
use domain::plan::target::{self, Target};
use domain::sentence;

use crate::gather::YearData;

/// What stands as the outcome measure of an indicator.
pub(super) const fn measure(indicator: u8) -> &'static str {
    match indicator {
        1 => "Share of BME staff at bands 8a to 9 and very senior manager (indicator 1)",
        2 => {
            "Relative likelihood of White applicants being appointed from shortlisting compared to BME applicants (indicator 2)"
        }
        3 => {
            "Relative likelihood of BME staff entering the formal disciplinary process compared to White staff (indicator 3)"
        }
        4 => "Relative likelihood of White staff accessing non-mandatory training compared to BME staff (indicator 4)",
        5 => {
            "Staff harassed, bullied or abused by patients or the public: BME percentage minus White percentage (indicator 5)"
        }
        6 => "Staff harassed, bullied or abused by staff: BME percentage minus White percentage (indicator 6)",
        7 => "Staff who believe there are equal opportunities: BME percentage minus White percentage (indicator 7)",
        8 => "Staff discriminated against at work: BME percentage minus White percentage (indicator 8)",
        _ => "BME share of voting board members minus BME share of staff (indicator 9)",
    }
}

/// The measure of the gap that a draft is drawn from: the main one, but of indicator 1 the share of consultants where theirs is the only one
/// that is worse.
pub(super) fn drawn(data: &YearData<'_>, indicator: u8) -> Option<Measure> {
    let main = Measure::main(indicator)?;
    if indicator != 1 {
        return Some(main);
    }
    let worse = data
        .nine
        .representation
        .iter()
        .flat_map(|held| held.judged_as(State::Worse));
    let worse: Vec<Senior> = worse.map(|held| held.of).collect();
    let is_consultants = worse.contains(&Senior::Consultants) && !worse.contains(&Senior::Bands);
    Some(if is_consultants {
        Measure::Share(Senior::Consultants)
    } else {
        main
    })
}

/// The first collection year whose figure can tell of what was done by a day: the snapshot must not lie before it. The answers behind
/// indicators 5 to 8 are those of the staff survey in the autumn before the snapshot (NHS Staff Survey), taken here as from 1 October.
pub(super) fn first_telling(indicator: u8, day: NaiveDate) -> u16 {
    let last = if (5..=8).contains(&indicator) { (9, 30) } else { (3, 31) };
    let is_past = (day.month(), day.day()) > last;
    let in_the_next = (5..=8).contains(&indicator);
    u16::try_from(day.year() + i32::from(is_past) + i32::from(in_the_next)).unwrap_or_default()
}

/// The last day of which the figure of a collection year can tell; see [`first_telling`].
pub(super) fn last_told(indicator: u8, year: u16) -> Option<NaiveDate> {
    let year = i32::from(year);
    if (5..=8).contains(&indicator) {
        NaiveDate::from_ymd_opt(year - 1, 9, 30)
    } else {
        NaiveDate::from_ymd_opt(year, 3, 31)
    }
}

/// The counts behind an indicator's outcome.
pub(super) fn counts(data: &YearData<'_>, indicator: u8) -> Option<MeasureCounts> {
    Measure::main(indicator)?.counts(&data.counts)
}

/// The target proposed for an indicator; `None` where it has no figure or is not worse than parity.
pub(super) fn of(data: &YearData<'_>, indicator: u8) -> Option<Target> {
    target::target(&drawn(data, indicator)?.counts(&data.counts)?).ok()
}

/// The target proposed for an indicator in sentences; where there is none, why.
pub(super) fn sentence(data: &YearData<'_>, indicator: u8) -> String {
    let Some(counts) = drawn(data, indicator).and_then(|measure| measure.counts(&data.counts)) else {
        return String::new();
    };
    match target::target(&counts) {
        Ok(found) => sentence::target(&counts, &found),
        Err(why) => sentence::no_target(why),
    }
}
