//! What an indicator's outcome is measured by, and a target that the trust could detect at its size.

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

/// The counts behind an indicator's outcome.
pub(super) fn counts(data: &YearData<'_>, indicator: u8) -> Option<MeasureCounts> {
    Measure::main(indicator)?.counts(&data.counts)
}

/// The target proposed for an indicator; `None` where it has no figure or is not worse than parity.
pub(super) fn of(data: &YearData<'_>, indicator: u8) -> Option<Target> {
    target::target(&counts(data, indicator)?).ok()
}

/// The target proposed for an indicator in sentences; where there is none, why.
pub(super) fn sentence(data: &YearData<'_>, indicator: u8) -> String {
    let Some(counts) = counts(data, indicator) else {
        return String::new();
    };
    match target::target(&counts) {
        Ok(found) => sentence::target(&counts, &found),
        Err(why) => sentence::no_target(why),
    }
}
