//! Where a post stands in the return: its section, and its band or medical subgroup.
//!
//! The section comes from the staff group, or from the occupation code where the trust has chosen that; the band from the pay scale,
//! never from a position's title; what a pay scale leaves open for doctors, from the job role. Whether the post counts at all is
//! decided before.

use std::borrow::Cow;

use domain::classify::plain;
use domain::finding::Severity;
use domain::pay_scale::{PayScaleList, Placed, place};
use domain::workforce::{Band, LeftOut, Section};

use super::Desk;
use super::lookup::{Decided, Lookup, Verdict, answered_with, decisions, from_list, of_row};
use super::memo::Memo;
use crate::read::Settings;
use crate::read::answers::Answers;
use crate::read::cell::Cell;
use crate::read::columns::{Row, Spot};
use crate::read::decision::{Decision, DecisionBy};

/// Where a post stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Post {
    /// In this row of the return.
    Stands(Section, Band),
    /// Nowhere: the trust leaves such posts out, perhaps for a reason that the standard itself names.
    LeftOut(Option<LeftOut>),
    /// Not known until a question is answered.
    Waits,
}

/// Finds the place of posts while rows go by.
pub(crate) struct Placing<'a> {
    /// Whether the occupation code tells the sections apart, and not the staff group.
    by_occupation: bool,
    answers: &'a Answers,
    pay_scales: &'a PayScaleList,
    sections: Lookup<'a, Section>,
    occupations: Lookup<'a, Section>,
    roles: Lookup<'a, Band>,
    /// Pay scales of everyone but doctors, and of doctors.
    scales: [Memo<(Verdict<Band>, bool)>; 2],
    spot: Spot,
}

impl<'a> Placing<'a> {
    pub(crate) fn new(settings: &Settings<'a>) -> Self {
        let (lists, answers) = (settings.lists, settings.answers);
        Self {
            by_occupation: answers.meaning("clinical_by", "") == Some("occupation_code"),
            answers,
            pay_scales: &lists.pay_scale,
            sections: Lookup::new("staff_group", &lists.staff_group, answers, Section::from_key),
            occupations: Lookup::new("occupation_code", &lists.occupation_code, answers, Section::from_key),
            roles: Lookup::new("job_role", &lists.job_role, answers, Band::from_key),
            scales: [Memo::default(), Memo::default()],
            spot: Spot::default(),
        }
    }

    /// Where the post of a row stands; what only the trust can say is asked.
    pub(crate) fn place(&mut self, row: Row<'_>, desk: &mut Desk) -> Post {
        let section = match self.section(row, desk) {
            Decided::Known(section) => Some(section),
            Decided::Excluded => {
                // Students are told apart from other rows that the trust leaves out, because the standard itself names them.
                return Post::LeftOut(is_student(&row.text("staff_group")).then_some(LeftOut::Student));
            }
            Decided::Ask(_) => None,
        };
        if !row.columns.has("pay_scale") {
            return Post::Waits;
        }
        let band = match self.band(row, section, desk) {
            Decided::Known(band) => band,
            Decided::Excluded => return Post::LeftOut(None),
            Decided::Ask(_) => return Post::Waits,
        };
        let Some(section) = section else { return Post::Waits };
        match place(section, band) {
            Placed::Here(section, band) => Post::Stands(section, band),
            Placed::Despite(section, band, reason) => {
                let (group, scale) = (row.text("staff_group"), row.text("pay_scale"));
                desk.notes.alike(
                    Severity::Warning,
                    row.place("pay_scale"),
                    &format!("Staff group “{group}” and pay scale “{scale}” do not agree"),
                    &format!("Here {reason}. Correct the record if that is wrong."),
                );
                Post::Stands(section, band)
            }
            Placed::Disagree => self.disagreement(row, section, band, desk),
        }
    }

    /// A doctor's pay scale in another staff group: the trust says which of the two is right.
    fn disagreement(&self, row: Row<'_>, section: Section, band: Band, desk: &mut Desk) -> Post {
        const FIELD: &str = "staff_group_and_pay_scale";
        let decider = if self.by_occupation {
            "occupation_code"
        } else {
            "staff_group"
        };
        let value = format!("{} | {}", row.text(decider), row.text("pay_scale"));
        match self.answers.meaning(FIELD, &value) {
            Some("medical") => Post::Stands(Section::Medical, band),
            Some("exclude") => Post::LeftOut(None),
            Some(key) => Band::from_key(key).map_or(Post::Waits, |band| Post::Stands(section, band)),
            None => {
                desk.questions.ask(FIELD, &value, None);
                Post::Waits
            }
        }
    }

    /// The section: by the column that the trust has chosen, with a word where the other one says otherwise.
    pub(super) fn section(&mut self, row: Row<'_>, desk: &mut Desk) -> Decided<Section> {
        let has_group = row.columns.has("staff_group");
        let by_group = if has_group {
            self.sections.of(row, "staff_group")
        } else {
            Decided::Ask(None)
        };
        // A group that is left out, as students are, is left out whichever column tells the sections apart.
        if by_group == Decided::Excluded {
            return Decided::Excluded;
        }
        let code = row.text("occupation_code");
        let by_code = (!code.is_empty()).then(|| self.occupation(row, &code, desk));
        if let (Decided::Known(by_group), Some(Decided::Known(by_code))) = (by_group, by_code)
            && by_group != by_code
        {
            let decider = if self.by_occupation {
                "occupation code"
            } else {
                "staff group"
            };
            desk.notes.alike(
                Severity::Warning,
                row.place("occupation_code"),
                &format!(
                    "Staff group “{}” and occupation code “{code}” belong to different parts of the return",
                    row.text("staff_group")
                ),
                &format!("The {decider} decided, as set for this trust. Correct the record if that is wrong."),
            );
        }
        let asked_of_students = matches!(by_group, Decided::Ask(_)) && is_student(&row.text("staff_group"));
        if self.by_occupation && !asked_of_students {
            if let Some(by_code) = by_code {
                if let Decided::Ask(suggestion) = by_code {
                    desk.questions
                        .ask("occupation_code", &code, suggestion.map(Section::key));
                }
                return by_code;
            }
            desk.notes.alike(
                Severity::Warning,
                row.place("occupation_code"),
                "The post has no occupation code, so its staff group decided between clinical and non-clinical",
                "Fill in the code, or choose the staff group for this trust.",
            );
        }
        if let Decided::Ask(suggestion) = by_group
            && has_group
        {
            let group = row.text("staff_group");
            desk.questions.ask("staff_group", &group, suggestion.map(Section::key));
        }
        by_group
    }

    /// The section of an occupation code. One that a spreadsheet may have taken for a number is said, and never decided by the list.
    fn occupation(&mut self, row: Row<'_>, code: &str, desk: &mut Desk) -> Decided<Section> {
        match occupation_code(row.cell("occupation_code"), code) {
            Occupation::Code(code) => self.occupations.decide(&code),
            Occupation::Doubtful => {
                let severity = if self.by_occupation {
                    Severity::Warning
                } else {
                    Severity::Note
                };
                desk.notes.alike(
                    severity,
                    row.place("occupation_code"),
                    &format!("The occupation code “{code}” may have been changed by a spreadsheet"),
                    "A code such as 1E1 turns into 10 or 1.00E+01. Export the file again with that column as text.",
                );
                match self.answers.meaning("occupation_code", code) {
                    Some("exclude") => Decided::Excluded,
                    Some(key) => Section::from_key(key).map_or(Decided::Ask(None), Decided::Known),
                    None => Decided::Ask(None),
                }
            }
        }
    }

    /// The band of a pay scale; for doctors, what the job role adds to it. What only the trust can say is asked.
    pub(super) fn band(&mut self, row: Row<'_>, section: Option<Section>, desk: &mut Desk) -> Decided<Band> {
        let is_medical = section == Some(Section::Medical);
        let (verdict, is_left_to_the_role) = self.scale(row, is_medical);
        let ask_scale = |suggestion: Option<Band>, desk: &mut Desk| {
            let scale = row.text("pay_scale");
            desk.questions.ask("pay_scale", &scale, suggestion.map(Band::key));
            Decided::Ask(suggestion)
        };
        let role = if is_medical {
            row.text("job_role")
        } else {
            Cow::Borrowed("")
        };
        if role.is_empty() {
            return match verdict.decided {
                Decided::Ask(suggestion) => ask_scale(suggestion, desk),
                decided => decided,
            };
        }
        let of_role = self.roles.of_by(row, "job_role");
        let is_answered = of_role.by == DecisionBy::Answer;
        match (verdict.decided, of_role.decided) {
            (Decided::Excluded, _) => Decided::Excluded,
            (Decided::Known(_), Decided::Known(band)) if is_left_to_the_role => Decided::Known(band),
            (Decided::Known(Band::Consultant), Decided::Known(Band::SeniorMedicalManager)) => {
                Decided::Known(Band::SeniorMedicalManager)
            }
            // Doctors whom the trust employs itself are paid like trainees and are none; the trust says where they belong.
            (Decided::Known(Band::Trainee), Decided::Known(band)) if is_answered => Decided::Known(band),
            (Decided::Known(Band::Trainee), Decided::Ask(suggestion))
                if verdict.by == DecisionBy::CodeList && self.roles.names(&role) =>
            {
                desk.questions.ask("job_role", &role, suggestion.map(Band::key));
                Decided::Ask(suggestion)
            }
            (Decided::Known(band), _) => Decided::Known(band),
            (Decided::Ask(_), Decided::Known(band)) if is_left_to_the_role || band != Band::SeniorMedicalManager => {
                if !is_left_to_the_role {
                    desk.notes.alike(
                        Severity::Note,
                        row.place("pay_scale"),
                        &format!(
                            "The pay scale “{}” is not a national one; the job role “{role}” decided the group",
                            row.text("pay_scale")
                        ),
                        "Answer for the pay scale if that is wrong.",
                    );
                }
                Decided::Known(band)
            }
            (Decided::Ask(_), Decided::Ask(suggestion)) if is_left_to_the_role || self.roles.names(&role) => {
                desk.questions.ask("job_role", &role, suggestion.map(Band::key));
                Decided::Ask(suggestion)
            }
            (Decided::Ask(suggestion), _) => ask_scale(suggestion, desk),
        }
    }

    /// What a pay scale says: the trust's answer first, then the list. Also whether it leaves the rest to the job role.
    fn scale(&mut self, row: Row<'_>, is_medical: bool) -> (Verdict<Band>, bool) {
        let (answers, pay_scales) = (self.answers, self.pay_scales);
        let memo = &mut self.scales[usize::from(is_medical)];
        of_row(memo, &mut self.spot, row, "pay_scale", |scale| {
            let answered = answers.meaning("pay_scale", scale);
            let verdict = match answered.map(|key| (key, Band::from_key(key))) {
                Some(("exclude", _)) => answered_with(Decided::Excluded),
                Some((_, Some(band))) => answered_with(Decided::Known(band)),
                // Without a section the reading of everyone but doctors is tried: what it knows holds for them as well.
                _ => from_list(pay_scales.read(
                    scale,
                    if is_medical {
                        Section::Medical
                    } else {
                        Section::Clinical
                    },
                )),
            };
            (verdict, pay_scales.is_left_to_the_role(scale))
        })
    }

    /// Tells what was done with every value, and what is noticed about the columns as a whole.
    pub(crate) fn finish(&mut self, desk: &mut Desk) {
        desk.decisions.extend(self.sections.drain());
        desk.decisions.extend(self.occupations.drain());
        let scales: Vec<Decision> = std::mem::take(&mut self.scales)
            .into_iter()
            .flat_map(|scales| decisions("pay_scale", scales.map(|(verdict, _)| verdict)))
            .collect();
        say_spine_points(&scales, desk);
        desk.decisions.extend(scales);
        desk.decisions.extend(self.roles.drain());
    }
}

/// A column of bare numbers may hold points of a pay spine: then 5 is no band.
fn say_spine_points(scales: &[Decision], desk: &mut Desk) {
    let number = |decision: &&Decision| decision.value.parse::<u32>().ok();
    let is_band = |decision: &&Decision| decision.by == DecisionBy::CodeList && number(decision).is_some();
    let rows: u32 = scales.iter().filter(is_band).map(|decision| decision.rows).sum();
    let above = scales
        .iter()
        .filter_map(|decision| number(&decision))
        .filter(|number| *number > 9)
        .min();
    if let Some(above) = above.filter(|_| rows > 0) {
        desk.notes.add(
            Severity::Error,
            "",
            format!("The column of pay scales holds bare numbers, and some are above 9, such as {above}"),
            format!(
                "They may be points of a pay spine. Those up to 9 were read as bands on {rows} rows: check that, and choose the \
                 column of the band if there is one."
            ),
        );
    }
}

/// Whether a staff group is that of students.
fn is_student(group: &str) -> bool {
    plain(group).starts_with("student")
}

/// An occupation code, as far as it can be made out.
#[derive(Debug, PartialEq, Eq)]
enum Occupation<'a> {
    /// The code; one of digits has its three.
    Code(Cow<'a, str>),
    /// A number that a code such as 1E1 may have been turned into.
    Doubtful,
}

/// The occupation code of a cell. A code of three digits loses its noughts in a spreadsheet, and a code such as 1E1 becomes a power of
/// ten. Source: occupation code manual (three characters); a spreadsheet reads 1E1 as 10.
fn occupation_code<'a>(cell: &Cell, text: &'a str) -> Occupation<'a> {
    let digits = text.strip_suffix(".0").unwrap_or(text);
    if digits.is_empty() || !digits.bytes().all(|byte| byte.is_ascii_digit()) {
        let is_power = text.to_uppercase().contains("E+") && text.parse::<f64>().is_ok();
        return if is_power {
            Occupation::Doubtful
        } else {
            Occupation::Code(Cow::Borrowed(text))
        };
    }
    let noughts = digits.trim_start_matches(|digit: char| digit != '0');
    let is_power = digits.len() - noughts.len() == 1 && !noughts.is_empty() && noughts.bytes().all(|byte| byte == b'0');
    // A text of three digits has kept its noughts, so it is as it was.
    let is_whole = digits.len() == 3 && matches!(cell, Cell::Text(_)) && digits == text;
    if digits.len() > 3 || (is_power && !is_whole) {
        Occupation::Doubtful
    } else {
        Occupation::Code(Cow::Owned(format!("{digits:0>3}")))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::read::values;

    #[test]
    fn an_occupation_code_keeps_its_three_digits_or_is_doubted() {
        let code = |text: &'static str| Occupation::Code(Cow::Borrowed(text));
        for (cell, expected) in [
            (Cell::text("011"), code("011")),
            (Cell::Number(11.0), code("011")),
            (Cell::text("11"), code("011")),
            (Cell::Number(5.0), code("005")),
            (Cell::text("921"), code("921")),
            (Cell::text("100"), code("100")),
            (Cell::text("N7B"), code("N7B")),
            (Cell::text("1E1"), code("1E1")),
            (Cell::Number(101.0), code("101")),
            (Cell::Number(10.0), Occupation::Doubtful),
            (Cell::text("10"), Occupation::Doubtful),
            (Cell::Number(200.0), Occupation::Doubtful),
            (Cell::text("1.00E+01"), Occupation::Doubtful),
            (Cell::Number(5_000_000.0), Occupation::Doubtful),
        ] {
            let text = values::words(&cell);
            let found = occupation_code(&cell, &text);
            assert_eq!(found, expected, "{cell:?}");
        }
    }
}
