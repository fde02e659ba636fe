//! What worked: the finished actions of every year, and whether their figure moved by more than chance usually gives.

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
            lead: lead(&lines),
            lines,
        })
    }
}

fn lead(lines: &[LedgerLine]) -> String {
    if lines.is_empty() {
        return "No action is finished yet. Once one is, and a later year’s figures are here, this says whether its figure moved.".to_owned();
    }
    let count = |keys: &[&str]| {
        let found = lines
            .iter()
            .filter(|line| keys.contains(&line.outcome.as_str()))
            .count();
        u32::try_from(found).unwrap_or(u32::MAX)
    };
    let all = u32::try_from(lines.len()).unwrap_or(u32::MAX);
    let moved = count(&["reached", "better"]);
    let told = moved + count(&["not_shown", "worse"]);
    format!(
        "{} finished or closed. Of {} a later figure tells: in {} it moved towards the target by more than chance alone usually gives. Where it \
         moved, other things moved too; the ledger shows what went together, not what caused what.",
        text::counted(all, "action is", "actions are"),
        text::count(told),
        text::count(moved),
    )
}
