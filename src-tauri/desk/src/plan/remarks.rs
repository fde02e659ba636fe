//! The wording check of each action, with what else stands in the plan and whether its target lies within the noise.

use chrono::{Months, NaiveDate};
use domain::plan::measure::MeasureCounts;
use domain::plan::state::Aim;
use domain::plan::target;
use domain::plan::wording::{self, Field, Worded};
use files::reference::Reference;
use store::action::{Action, Particulars};

use super::{aim, standing};
use crate::gather::YearData;
use crate::view::RemarkView;

/// What the check of every action of a plan shares.
pub(super) struct Check {
    /// The counts behind each indicator's outcome, 1 to 9.
    counts: Vec<Option<MeasureCounts>>,
    today: NaiveDate,
}

/// Prepares the check of a year's plan.
pub(super) fn of_year(data: &YearData<'_>, today: NaiveDate) -> Check {
    Check {
        counts: (1..=9).map(|number| aim::counts(data, number)).collect(),
        today,
    }
}

impl Check {
    /// What the check remarks on an action of a plan. What is finished or closed is left as it is.
    pub(super) fn of(&self, action: &Action, plan: &[Action], reference: &Reference) -> Vec<RemarkView> {
        let held = &action.particulars;
        if !standing::delivery(held, self.today).is_open() || (held.title.is_empty() && action.id.0 == 0) {
            return Vec::new();
        }
        let others: Vec<&Particulars> = plan
            .iter()
            .filter(|other| other.id != action.id)
            .map(|other| &other.particulars)
            .filter(|other| standing::delivery(other, self.today).is_open())
            .collect();
        let is_same_owner =
            |other: &&&Particulars| !held.owner.is_empty() && other.owner.to_lowercase() == held.owner.to_lowercase();
        let same_owner = others.iter().filter(is_same_owner).count();
        let serves = |other: &Particulars| other.indicator == held.indicator || other.others.contains(&held.indicator);
        let remarks = wording::check(
            &Worded {
                title: &held.title,
                owner: &held.owner,
                sponsor: &held.sponsor,
                kind: held.kind,
                start: held.start,
                due: held.due,
                first_milestone: held.milestones.iter().filter_map(|step| step.due).min(),
                process: &held.process.what,
                process_aim: Aim {
                    baseline: held.process.baseline,
                    target: held.process.target,
                    by: held.process.by,
                },
                outcome: &held.outcome_measure,
                outcome_aim: outcome_aim(held),
                inside_noise: self.inside_noise(held),
                others_change_process: others
                    .iter()
                    .any(|other| serves(other) && other.kind.is_some_and(domain::plan::ActionType::changes_decisions)),
                open_actions_of_owner: u32::try_from(same_owner + 1).unwrap_or(u32::MAX),
                figures_taken: self.next_taken(held.indicator, held.start),
            },
            &reference.wording,
        );
        remarks
            .into_iter()
            .map(|remark| {
                let text = match remark.field {
                    Field::Title => &held.title,
                    Field::Owner => &held.owner,
                    Field::Sponsor => &held.sponsor,
                    Field::Process => &held.process.what,
                    Field::Outcome => &held.outcome_measure,
                    Field::Due => "",
                };
                let small = |place: usize| u32::try_from(place).unwrap_or(u32::MAX);
                RemarkView {
                    rule: remark.rule.key().to_owned(),
                    field: remark.field.key().to_owned(),
                    span: remark.marked(text).map(|at| (small(at.start), small(at.end))),
                    message: remark.message,
                    suggestion: remark.suggestion,
                }
            })
            .collect()
    }

    /// The last day of which the next figures can tell, where they could show something of an action: three months or more after it
    /// begins, which is this program's convention. Of what is begun a month before nobody expects that the figures tell.
    fn next_taken(&self, indicator: u8, start: Option<NaiveDate>) -> Option<NaiveDate> {
        let from = start
            .and_then(|start| start.checked_add_months(Months::new(3)))
            .map_or(self.today, |able| able.max(self.today));
        aim::last_told(indicator, aim::first_telling(indicator, from))
    }

    /// Whether the outcome's target lies where chance alone could take the figure, at this year's size. A target as far as the one that the
    /// program proposes is not remarked on: where even that cannot be told from chance in one year, there is none to be had that could.
    fn inside_noise(&self, held: &Particulars) -> Option<bool> {
        let wanted = held.outcome?.target?;
        let counts = self.counts.get(usize::from(held.indicator).checked_sub(1)?)?.as_ref()?;
        let inside = target::inside_noise(counts, wanted)?;
        let proposed = target::target(counts).ok();
        let is_as_far = proposed.is_some_and(|proposed| {
            (wanted - proposed.baseline).abs() + 1e-9 >= (proposed.target - proposed.baseline).abs()
        });
        Some(inside && !is_as_far)
    }
}

/// Where the outcome should go. A target in words counts as one.
fn outcome_aim(held: &Particulars) -> Aim {
    match held.outcome {
        Some(aim) => Aim {
            baseline: aim.baseline,
            target: aim.target,
            by: None,
        },
        None => Aim {
            baseline: None,
            // What it says cannot be read as a figure; that something is said is what the check looks at.
            target: (!held.target.is_empty()).then_some(0.0),
            by: None,
        },
    }
}
