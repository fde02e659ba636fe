//! Figures typed in over those that the trust's files give, each with the word why.
//!
//! Such a figure is used everywhere in the place of the counted one, and says so wherever it stands.

use chrono::NaiveDateTime;

use crate::ethnicity::Group;
use crate::rounding;

/// One figure that was typed in over the files' own.
#[derive(Debug, Clone, PartialEq)]
pub struct Overridden {
    /// Its key: `recruitment.appointed.white`, `survey.5.bme_percent`.
    pub key: String,
    /// What it is, for a reader: "White: appointed".
    pub label: String,
    /// Key of the item it belongs to, `recruitment.appointed`, whether or not the return has such an item; numbers of responses belong to
    /// `survey_responses.5` and the like.
    pub item: String,
    /// The group it is of.
    pub group: Group,
    /// The figure that is used: people, or percent for the survey's percentages.
    pub typed: f64,
    /// What the files give.
    pub counted: f64,
    /// Whether it is a percentage.
    pub is_percent: bool,
    /// False where the figure cannot stand beside the others, so that the files' is used: fewer consultants than the senior medical
    /// managers among them.
    pub is_used: bool,
    /// Why, in the trust's own words; empty where nobody said, and where it was said over another figure of the files.
    pub reason: String,
    /// The reason from when the files gave another figure, and that figure: it does not stand any more.
    pub outdated: Option<(String, f64)>,
    /// Who said so: a role; may be empty.
    pub by_role: String,
    /// When, where that was kept.
    pub at: Option<NaiveDateTime>,
}

/// What an overridden figure has to do with an item.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Touch {
    /// It is one of the item's own cells.
    Itself,
    /// The item is worked out from it.
    Behind,
}

impl Overridden {
    /// What the figure has to do with an item of a key; `None` where nothing.
    pub fn touches(&self, item: &str) -> Option<Touch> {
        if self.item == item {
            return Some(Touch::Itself);
        }
        let (own, part) = self.item.split_once('.')?;
        let (stem, what) = item.split_once('.')?;
        let is_behind = match own {
            // Senior medical managers are counted among the consultants, so that their own line is in no total.
            "workforce" if self.item == "workforce.medical.senior_medical_manager" => false,
            "workforce" => {
                item == "workforce.total"
                    || stem == "workforce_percent"
                    || stem == "board_difference"
                    || (matches!(stem, "casework" | "training") && matches!(what, "likelihood" | "ratio"))
            }
            "board" => {
                (matches!(stem, "board_percent" | "board_difference")
                    && (what == part || what == "total" && is_of_total(part)))
                    || (item == "board.total" && is_of_total(part))
            }
            "recruitment" | "casework" | "training" => {
                own == stem && (what == "ratio" && self.group != Group::Unknown || what == "likelihood")
            }
            _ => false,
        };
        is_behind.then_some(Touch::Behind)
    }

    /// The indicators whose figures rest on it, 1 to 9.
    pub fn indicators(&self) -> &'static [u8] {
        match self.item.split_once('.') {
            Some(("workforce", "medical.senior_medical_manager")) => &[1],
            Some(("workforce", _)) => &[1, 3, 4, 9],
            Some(("recruitment", _)) => &[2],
            Some(("casework", _)) => &[3],
            Some(("training", _)) => &[4],
            Some(("board", _)) => &[9],
            Some(("survey" | "survey_responses", "5")) => &[5],
            Some(("survey" | "survey_responses", "6")) => &[6],
            Some(("survey" | "survey_responses", "7")) => &[7],
            Some(("survey" | "survey_responses", "8")) => &[8],
            _ => &[],
        }
    }

    /// The key of the check that shows it.
    pub fn check_key(&self) -> String {
        format!("typed.{}", self.key)
    }

    /// The figure and why it is there, in words: "White: appointed is 12, typed in; the files give 14. Reason: …".
    pub fn sentence(&self) -> String {
        let (typed, counted) = (self.text(self.typed), self.text(self.counted));
        let used = if self.is_used {
            format!("{} is {typed}, typed in; the files give {counted}.", self.label)
        } else {
            format!(
                "{} was typed in as {typed}, which cannot stand beside the other figures; the files’ {counted} is used.",
                self.label
            )
        };
        if self.reason.is_empty() {
            format!("{used} No reason stands for it yet.")
        } else {
            let role = if self.by_role.is_empty() {
                String::new()
            } else {
                format!(" ({})", self.by_role)
            };
            format!("{used} Reason{role}: {}", self.reason)
        }
    }

    /// A value of this figure as a reader sees it.
    pub fn text(&self, value: f64) -> String {
        if self.is_percent {
            format!("{}%", rounding::text(value, 1))
        } else {
            format!("{value:.0}")
        }
    }
}

/// Whether a part of the board belongs to the pair by which its total is counted.
fn is_of_total(part: &str) -> bool {
    matches!(part, "voting" | "non_voting")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(item: &str, group: Group) -> Overridden {
        Overridden {
            key: format!("{item}.{}", group.key()),
            label: "White: appointed".to_owned(),
            item: item.to_owned(),
            group,
            typed: 12.0,
            counted: 14.0,
            is_percent: false,
            is_used: true,
            reason: "Two withdrew.".to_owned(),
            outdated: None,
            by_role: "Head of resourcing".to_owned(),
            at: None,
        }
    }

    #[test]
    fn a_figure_is_behind_exactly_the_items_that_are_worked_out_from_it() {
        use Touch::{Behind, Itself};
        for (figure, item, wanted) in [
            ("recruitment.appointed", "recruitment.appointed", Some(Itself)),
            ("recruitment.appointed", "recruitment.likelihood", Some(Behind)),
            ("recruitment.appointed", "recruitment.ratio", Some(Behind)),
            ("recruitment.appointed", "recruitment.shortlisted", None),
            ("recruitment.appointed", "casework.ratio", None),
            ("workforce.clinical.band_5", "workforce.total", Some(Behind)),
            ("workforce.clinical.band_5", "workforce.clinical.band_6", None),
            ("workforce.clinical.band_5", "casework.likelihood", Some(Behind)),
            ("workforce.clinical.band_5", "casework.people", None),
            ("workforce.clinical.band_5", "board_difference.voting", Some(Behind)),
            ("workforce.clinical.band_5", "board_percent.voting", None),
            (
                "workforce.medical.senior_medical_manager",
                "workforce.medical.consultant",
                None,
            ),
            ("workforce.medical.senior_medical_manager", "workforce.total", None),
            ("survey_responses.5", "survey.5", None),
            ("board.voting", "board.total", Some(Behind)),
            ("board.executive", "board.total", None),
            ("board.executive", "board_percent.executive", Some(Behind)),
            ("board.executive", "board_percent.total", None),
            ("survey.5", "survey.5", Some(Itself)),
            ("survey.5", "survey.6", None),
        ] {
            let held = of(figure, Group::White);
            assert_eq!(held.touches(item), wanted, "{figure} and {item}");
        }
        assert_eq!(
            of("recruitment.appointed", Group::Unknown).touches("recruitment.ratio"),
            None,
            "people of unknown ethnicity are in no ratio"
        );
    }

    #[test]
    fn the_sentence_holds_both_figures_and_the_reason() {
        assert_eq!(
            of("recruitment.appointed", Group::White).sentence(),
            "White: appointed is 12, typed in; the files give 14. Reason (Head of resourcing): Two withdrew."
        );
    }
}
