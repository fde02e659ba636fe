//! What the trust aspires to: three settings that hold for every year, each with what is taken where it is not set.

use domain::indicator::{Aim, Indicators};
use files::reference::Reference;
use store::{Books, setting};

use crate::DeskError;
use crate::settings::Assignment;

/// BME share aspired to, percent.
pub(crate) const SHARE: &str = "aspiration.share";
/// Year from which the path is drawn.
pub(crate) const BASE_YEAR: &str = "aspiration.base_year";
/// Year in which the share should be reached.
pub(crate) const TARGET_YEAR: &str = "aspiration.target_year";

/// Years that can be meant.
const YEARS: std::ops::RangeInclusive<u16> = 2000..=2100;

/// Whether a setting is one of these, known or not.
pub(crate) fn is_key(key: &str) -> bool {
    key.starts_with("aspiration.")
}

/// A typed setting in the form in which it is kept; `None` takes it back.
pub(crate) fn value(key: &str, typed: &str) -> Result<Option<String>, DeskError> {
    let typed = typed.trim();
    match key {
        SHARE | BASE_YEAR | TARGET_YEAR if typed.is_empty() => Ok(None),
        SHARE => {
            let share: Option<f64> = typed.trim_end_matches('%').trim_end().parse().ok();
            match share {
                Some(share) if share > 0.0 && share <= 100.0 => Ok(Some(share.to_string())),
                _ => Err(DeskError::given(
                    format!("“{typed}” is not a share that can be aspired to."),
                    "Give a percentage above 0 and at most 100, such as 25 or 27.5.",
                )),
            }
        }
        BASE_YEAR | TARGET_YEAR => match typed.parse::<u16>() {
            Ok(year) if YEARS.contains(&year) => Ok(Some(year.to_string())),
            _ => Err(DeskError::given(
                format!("“{typed}” is not a year."),
                format!("Give a year from {} to {}.", YEARS.start(), YEARS.end()),
            )),
        },
        other => Err(DeskError::given(
            format!("There is no setting called “{other}”."),
            format!("Known are {SHARE}, {BASE_YEAR}, {TARGET_YEAR}."),
        )),
    }
}

/// Whether the years would still follow each other once these values are set: the target year comes after the base year.
pub(crate) fn check_years(books: &Books, reference: &Reference, values: &[Assignment]) -> Result<(), DeskError> {
    if !values.iter().any(|given| is_key(&given.key)) {
        return Ok(());
    }
    let year = |key: &str, default: u16| -> Result<u16, DeskError> {
        let kept = match values.iter().rfind(|given| given.key == key) {
            Some(given) => value(key, &given.value)?,
            None => setting::get(books, key)?,
        };
        Ok(kept.and_then(|text| text.parse().ok()).unwrap_or(default))
    };
    let defaults = &reference.measures.aspiration;
    let (base, target) = (
        year(BASE_YEAR, defaults.base_year)?,
        year(TARGET_YEAR, defaults.target_year)?,
    );
    if base < target {
        return Ok(());
    }
    Err(DeskError::given(
        format!("The target year {target} does not come after the base year {base}."),
        "Set both years together, the later one as the target year.",
    ))
}

/// The aim, and which of its three parts the trust set itself: share, base year, target year.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Held {
    /// The aim.
    pub(crate) aim: Aim,
    /// Set by the trust: share, base year, target year.
    pub(crate) own: [bool; 3],
}

/// The aim in force: the trust's settings, else its own workforce's BME share and the years of the reference data. `None` without a share.
pub(crate) fn held(books: &Books, reference: &Reference, nine: &Indicators) -> Result<Option<Held>, DeskError> {
    let share: Option<f64> = setting::get(books, SHARE)?.and_then(|text| text.parse().ok());
    let year = |key: &str| -> Result<Option<u16>, DeskError> {
        Ok(setting::get(books, key)?.and_then(|text| text.parse().ok()))
    };
    let (base, target) = (year(BASE_YEAR)?, year(TARGET_YEAR)?);
    let of_staff = nine
        .representation
        .as_ref()
        .and_then(domain::indicator::Representation::workforce_percent);
    let defaults = &reference.measures.aspiration;
    Ok(share.or(of_staff).filter(|share| *share > 0.0).map(|in_force| Held {
        aim: Aim {
            share: in_force,
            base_year: base.unwrap_or(defaults.base_year),
            target_year: target.unwrap_or(defaults.target_year),
        },
        own: [share.is_some(), base.is_some(), target.is_some()],
    }))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_setting_is_kept_as_a_plain_number_or_refused_with_a_reason() {
        for (key, typed, expected) in [
            (SHARE, " 27.50 % ", Some("27.5")),
            (SHARE, "100", Some("100")),
            (SHARE, "", None),
            (TARGET_YEAR, "2030", Some("2030")),
        ] {
            assert_eq!(value(key, typed).unwrap().as_deref(), expected, "{key}={typed}");
        }
        for (key, typed) in [
            (SHARE, "0"),
            (SHARE, "101"),
            (SHARE, "NaN"),
            (SHARE, "a quarter"),
            (BASE_YEAR, "18"),
            (TARGET_YEAR, "2030.5"),
            ("aspiration.goal", "5"),
            ("aspiration.goal", ""),
        ] {
            assert!(value(key, typed).is_err(), "{key}={typed} cannot be used");
        }
    }
}
