//! Which counts the trust hides in what it publishes: a setting that holds for every year.

use domain::disclosure::{Level, Rule, Thresholds};
use files::reference::Reference;
use store::{Books, setting};

use crate::settings::Assignment;
use crate::{Desk, DeskError};

/// The largest count that is hidden from the public.
pub(crate) const PUBLIC: &str = "disclosure.public";

/// Whether a setting is of disclosure, known or not.
pub(crate) fn is_key(key: &str) -> bool {
    key.starts_with("disclosure.")
}

/// A typed setting in the form in which it is kept; `None` takes it back.
pub(crate) fn value(key: &str, typed: &str) -> Result<Option<String>, DeskError> {
    let typed = typed.trim();
    if key != PUBLIC {
        return Err(DeskError::given(
            format!("There is no setting called “{key}”."),
            format!("Known is {PUBLIC}."),
        ));
    }
    if typed.is_empty() {
        return Ok(None);
    }
    match typed.parse::<u32>() {
        Ok(most) => Ok(Some(most.to_string())),
        Err(_) => Err(DeskError::given(
            format!("“{typed}” is not the largest count to be hidden."),
            "Give a whole number, such as 9.",
        )),
    }
}

/// Whether what is to be set is one of the choices there are.
pub(crate) fn check_offered(held: &Thresholds, values: &[Assignment]) -> Result<(), DeskError> {
    for given in values.iter().filter(|given| is_key(&given.key)) {
        let Some(typed) = value(&given.key, &given.value)? else {
            continue;
        };
        let offered: Vec<String> = held
            .public
            .iter()
            .map(|threshold| threshold.hides_up_to.to_string())
            .collect();
        if !offered.contains(&typed) {
            return Err(DeskError::given(
                format!("Counts of 1 to {typed} are not one of the choices."),
                format!("The largest hidden count can be {}.", offered.join(", ")),
            ));
        }
    }
    Ok(())
}

/// Lays the trust's choice over the reference data.
pub(crate) fn choose(books: &Books, reference: &mut Reference) -> Result<(), DeskError> {
    reference.disclosure.chosen = setting::get(books, PUBLIC)?.and_then(|text| text.parse().ok());
    Ok(())
}

impl Desk {
    /// The rule of a level in this trust: which counts are hidden.
    pub fn disclosure_rule(&self, level: Level) -> Rule {
        self.reference().disclosure.rule(level)
    }
}
