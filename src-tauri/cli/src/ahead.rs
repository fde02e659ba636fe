//! `wres plan way`, `appointments`, `ladder`, `ready` and `ledger`: what lies ahead of a plan, what boards ask, and what worked.

use clap::Subcommand;
use desk::view::{LadderQuestion, LedgerView, NeedQuestion, ReadyView, Table};
use desk::{Desk, DeskError};
use serde_json::json;

use crate::arguments::Where;
use crate::print;
use crate::run::now;

/// What to look at beside the plan itself.
#[derive(Debug, Subcommand)]
pub(crate) enum Ahead {
    /// Print the way of an action's figure from its baseline to its target, with the range that chance alone would give round it
    Way {
        /// The action by its place in the plan, as `plan list` counts
        #[arg(value_name = "PLACE")]
        action: usize,
        #[command(flatten)]
        place: Where,
    },
    /// Print how many BME people would have to be appointed at bands 8a to 9 and VSM to reach a share by a year
    Appointments {
        /// Share to reach, percent; the BME share of all staff if not given
        #[arg(long, value_name = "PERCENT")]
        share: Option<f64>,
        /// Year by which it is to be reached
        #[arg(long, value_name = "YEAR")]
        by: Option<u16>,
        /// Leavers a year of every 100 BME people there
        #[arg(long, value_name = "NUMBER")]
        leavers_bme: Option<f64>,
        /// Leavers a year of every 100 others there
        #[arg(long, value_name = "NUMBER")]
        leavers_others: Option<f64>,
        /// Posts more a year; fewer if negative
        #[arg(long, value_name = "NUMBER", allow_negative_numbers = true)]
        growth: Option<f64>,
        #[command(flatten)]
        place: Where,
    },
    /// Print what every band would be if one step of the career ladder changed
    Ladder {
        /// clinical or non_clinical
        #[arg(long, value_name = "SECTION", default_value = "clinical")]
        section: String,
        /// Band that the changed step leads to, as band_7; the step where BME people are least likely to go up if not given
        #[arg(long, value_name = "BAND")]
        step: Option<String>,
        /// Likelihood of BME people of going up it, of that of White people; 1 if not given
        #[arg(long, value_name = "RATIO")]
        likelihood: Option<f64>,
        /// Years ahead
        #[arg(long, value_name = "NUMBER")]
        years: Option<u16>,
        #[command(flatten)]
        place: Where,
    },
    /// Print what boards are told to ask, and whether the data held answer it
    Ready {
        #[command(flatten)]
        place: Where,
    },
    /// Print the finished actions of every year, and whether their figure moved by more than chance usually gives
    Ledger {
        #[command(flatten)]
        place: Where,
    },
}

impl Ahead {
    /// The store and year it speaks of.
    pub(crate) const fn place(&self) -> &Where {
        match self {
            Self::Way { place, .. }
            | Self::Appointments { place, .. }
            | Self::Ladder { place, .. }
            | Self::Ready { place }
            | Self::Ledger { place } => place,
        }
    }
}

pub(crate) fn run(what: &Ahead) -> Result<(), DeskError> {
    let place = what.place();
    let (desk, year, today) = (Desk::open_existing(&place.store)?, place.year, now().date());
    match what {
        Ahead::Way { action, .. } => {
            let plan = desk.plan(year, today)?;
            let held = action.checked_sub(1).and_then(|place| plan.actions.get(place));
            let held = held.ok_or_else(|| DeskError::Given {
                message: format!(
                    "The plan of {year} has no action {action}; it has {}.",
                    plan.actions.len()
                ),
                hint: "Ask “wres plan list” for the actions and their places.".to_owned(),
                place: String::new(),
            })?;
            let way = desk.path(year, held.id)?;
            if place.json {
                print::json(&json!({
                    "schema": "wres-desk/plan-way/1", "year": year, "action": held.id, "lead": way.lead, "table": way.table,
                    "readings": way.readings, "basis": way.basis,
                }));
                return Ok(());
            }
            print::wrapped(&held.fields.title, "");
            answer(&way.lead, way.table.as_ref(), &[way.readings, way.basis].concat());
        }
        Ahead::Appointments {
            share,
            by,
            leavers_bme,
            leavers_others,
            growth,
            ..
        } => {
            let asked = NeedQuestion {
                share: *share,
                by: *by,
                leavers_bme: *leavers_bme,
                leavers_others: *leavers_others,
                growth: *growth,
            };
            let need = desk.appointments(year, &asked)?;
            if place.json {
                print::json(&json!({
                    "schema": "wres-desk/plan-appointments/1", "year": year, "asked": need.question, "lead": need.lead, "table": need.table,
                    "basis": need.basis,
                }));
                return Ok(());
            }
            answer(&need.lead, need.table.as_ref(), &need.basis);
        }
        Ahead::Ladder {
            section,
            step,
            likelihood,
            years,
            ..
        } => {
            let asked = LadderQuestion {
                section: section.replace('-', "_"),
                step: step.clone().unwrap_or_default(),
                likelihood: *likelihood,
                years: *years,
            };
            let ladder = desk.ladder(year, &asked)?;
            if place.json {
                print::json(&json!({
                    "schema": "wres-desk/plan-ladder/1", "year": year, "asked": ladder.question, "lead": ladder.lead, "table": ladder.table,
                    "basis": ladder.basis, "steps": ladder.steps,
                }));
                return Ok(());
            }
            answer(&ladder.lead, ladder.table.as_ref(), &ladder.basis);
        }
        Ahead::Ready { .. } => {
            let list = desk.readiness(year, today)?;
            if place.json {
                print::json(&json!({"schema": "wres-desk/plan-ready/1", "year": year, "questions": list}));
                return Ok(());
            }
            list.iter().for_each(ready);
        }
        Ahead::Ledger { .. } => {
            let ledger = desk.ledger(today)?;
            if place.json {
                print::json(&json!({"schema": "wres-desk/plan-ledger/1", "lead": ledger.lead, "lines": ledger.lines}));
                return Ok(());
            }
            worked(&ledger);
        }
    }
    Ok(())
}

fn answer(lead: &str, table: Option<&Table>, basis: &[String]) {
    print::wrapped(lead, "");
    if let Some(table) = table {
        print::table(table);
    }
    if !basis.is_empty() {
        print::line("");
    }
    for line in basis {
        print::wrapped(line, "");
    }
}

fn ready(held: &ReadyView) {
    print::line("");
    print::wrapped(&format!("{}: {}", held.state_label, held.question), "");
    print::wrapped(&held.because, "   ");
    print::wrapped(&format!("Asked by: {}", held.source), "   ");
}

fn worked(ledger: &LedgerView) {
    print::wrapped(&ledger.lead, "");
    for held in &ledger.lines {
        print::line("");
        print::wrapped(&format!("{}, {}: {}", held.year, held.indicator, held.title), "");
        print::wrapped(&format!("{}.", held.finished.trim_end_matches('.')), "   ");
        print::wrapped(&format!("{}. {}", held.outcome_label, held.because), "   ");
        print::wrapped(&held.impact, "   ");
    }
}
