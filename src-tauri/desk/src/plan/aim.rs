//! What an indicator's outcome is measured by, and a target that the trust could detect at its size.

use domain::indicator::Senior;
use domain::indicator::relative_likelihood::Ratio;
use domain::plan::measure::MeasureCounts;
use domain::plan::target::{self, NoTarget, Target};

use super::figures;
use crate::gather::YearData;
use crate::text;

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
    let counts = &data.counts;
    let workforce = counts.staff();
    Some(match indicator {
        1 => MeasureCounts::Share {
            of: Senior::Bands,
            people: counts.workforce.as_ref()?.senior(),
            workforce: workforce?,
        },
        2 => MeasureCounts::Likelihood {
            ratio: Ratio::Appointment,
            whole: counts.recruitment?.shortlisted,
            part: counts.recruitment?.appointed,
        },
        3 => MeasureCounts::Likelihood {
            ratio: Ratio::Disciplinary,
            whole: workforce?,
            part: counts.casework?.people,
        },
        4 => MeasureCounts::Likelihood {
            ratio: Ratio::Training,
            whole: workforce?,
            part: counts.training?,
        },
        5..=8 => MeasureCounts::Survey {
            number: indicator,
            result: *counts.survey.get(usize::from(indicator) - 5)?,
        },
        9 => MeasureCounts::Board {
            voting: counts.board?.voting,
            workforce: workforce?,
        },
        _ => return None,
    })
}

/// The target proposed for an indicator; `None` where it has no figure or is not worse than parity.
pub(super) fn of(data: &YearData<'_>, indicator: u8) -> Option<Target> {
    target::target(&counts(data, indicator)?).ok()
}

/// The target proposed for an indicator in a sentence; empty where there is no figure.
pub(super) fn sentence(data: &YearData<'_>, indicator: u8) -> String {
    let Some(counts) = counts(data, indicator) else {
        return String::new();
    };
    let show = |value: f64| figures::show(indicator, value);
    match target::target(&counts) {
        Err(NoTarget::NoFigure) => String::new(),
        Err(NoTarget::NotWorse) => "The figure is at parity, so there is no step to aim for.".to_owned(),
        Ok(found) => {
            let people = found
                .in_people
                .map(|people| text::count_of(people.abs()))
                .filter(|people| *people > 0)
                .map(|people| format!(" That is about {}.", text::counted(people, "person", "people")))
                .unwrap_or_default();
            let when = match (found.is_detectable, found.years) {
                (true, _) => "the smallest step that one year’s figures at your size could tell from chance".to_owned(),
                (false, Some(years)) => format!(
                    "parity; one year at your size could not tell even that from chance, {years} years taken together could"
                ),
                (false, None) => {
                    "parity; at your size the figures of no year could tell even that from chance, so watch the process measure".to_owned()
                }
            };
            format!(
                "From {} to {}: {when}.{people}",
                show(found.baseline),
                show(found.target)
            )
        }
    }
}
