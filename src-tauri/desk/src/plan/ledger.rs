//! What worked: the finished actions of every year, and whether their figure moved by more than chance usually gives.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use domain::plan::state::Delivery;

use super::figures::Figures;
use super::standing;
use crate::view::{LedgerLine, LedgerView};
use crate::{Desk, DeskError, gather, text};

impl Desk {
    /// The ledger of what worked, as it stands on a day. An action that was carried on into a later plan stands there once, where it was
    /// finished.
    ///
    /// # Errors
    /// Where the store cannot be read.
    pub fn ledger(&self, today: NaiveDate) -> Result<LedgerView, DeskError> {
        let mut figures = Figures::of(&self.store, &self.reference)?;
        let carried = store::action::carried_on(&self.store)?;
        let mut years: Vec<u16> = store::year::all(&self.store)?
            .into_iter()
            .map(|held| held.year)
            .collect();
        years.sort_unstable();
        let mut lines = Vec::new();
        let mut told = BTreeMap::new();
        for year in years.into_iter().rev() {
            let label = |number: u8| match gather::rules(&self.reference, year) {
                Ok(rules) => super::indicator_label(rules, number),
                Err(_) => number.to_string(),
            };
            for action in store::action::of_year(&self.store, year)? {
                let held = &action.particulars;
                let is_over = !standing::delivery(held, today).is_open();
                if !is_over || carried.contains(&action.id) {
                    continue;
                }
                let view = standing::of(held, today, &mut figures)?;
                let finished = match (standing::delivery(held, today), held.finished_on, held.closed_on) {
                    (Delivery::Done, Some(day), _) => format!("Finished on {}", text::date(day)),
                    (_, _, Some(day)) => format!("Closed on {}: {}", text::date(day), held.closed_reason),
                    _ => String::new(),
                };
                if let Some(aim) = held.outcome {
                    told.insert(
                        (held.indicator, aim.from, view.outcome_because.clone()),
                        view.outcome.clone(),
                    );
                }
                lines.push(LedgerLine {
                    year,
                    title: held.title.clone(),
                    indicator: label(held.indicator),
                    finished,
                    outcome: view.outcome,
                    outcome_label: view.outcome_label,
                    because: view.outcome_because,
                    impact: held.impact.clone(),
                });
            }
        }
        Ok(LedgerView {
            lead: lead(lines.len(), &told.into_values().collect::<Vec<_>>()),
            lines,
        })
    }
}

/// What can be said of the ledger: `outcomes` has one for each figure, however many actions were to move it.
fn lead(actions: usize, outcomes: &[String]) -> String {
    if actions == 0 {
        return "No action is finished yet. Once one is, and a later year’s figures are here, this says whether its figure moved.".to_owned();
    }
    let count = |keys: &[&str]| {
        let found = outcomes
            .iter()
            .filter(|outcome| keys.contains(&outcome.as_str()))
            .count();
        u32::try_from(found).unwrap_or(u32::MAX)
    };
    let moved = count(&["reached", "better"]);
    let told = moved + count(&["not_shown", "worse"]);
    let actions = text::counted(u32::try_from(actions).unwrap_or(u32::MAX), "action is", "actions are");
    if told == 0 {
        return format!("{actions} finished or closed. No later figure can tell yet what came of it.");
    }
    format!(
        "{actions} finished or closed. Later figures tell of {}: {} moved towards the target by more than chance alone usually gives. Several \
         actions may share a figure. Where one moved, other things moved too; the ledger shows what went together, not what caused what.",
        text::counted(told, "figure that they were to move", "figures that they were to move"),
        text::count(moved),
    )
}
