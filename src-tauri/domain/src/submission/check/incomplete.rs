//! What is not there: items, last year's people, last year's return, a stated way of averaging, files behind figures that were typed in.

use super::form::{self, Form};
use super::{Check, Column, Facts, Look, Nature};
use crate::classify::Confidence;
use crate::ethnicity::Group;
use crate::finding::Severity;
use crate::kind::Kind;
use crate::rules::{Averaging, Measure, RulePack};
use crate::submission::Line;

pub(super) fn find(form: &Form<'_>, rules: &RulePack, facts: &Facts, checks: &mut Vec<Check>) {
    averaging(form, rules, checks);
    missing_items(form, checks);
    last_year(form, checks);
    typed(facts, checks);
}

/// Whether the return takes the mean of two years and only last year's people are wanting.
fn lacks_last_year(form: &Form<'_>) -> bool {
    let filled = form.filled;
    filled.averaging == Averaging::TwoYears
        && filled.disciplined_this_year.is_some()
        && filled.disciplined_last_year.is_none()
}

/// Indicator 3 over two years needs last year's people; and which of the two ways is meant has to be known.
fn averaging(form: &Form<'_>, rules: &RulePack, checks: &mut Vec<Check>) {
    let Some(line) = form.line("casework.people") else {
        return;
    };
    let cells = form::cells(line, Column::ThisYear, &Group::ALL);
    let is_empty = line.current.iter().all(Option::is_none);
    if is_empty && lacks_last_year(form) {
        checks.push(
            Check::error("averaging.last_year", Nature::Incomplete, cells)
                .says(
                    format!(
                        "Indicator 3 is the mean of two years in {}, and last year’s people are not held.",
                        form.filled.year
                    ),
                    "Import last year’s case log, or type last year’s people in; or set indicator 3 to a single year. The people of \
                     this year alone do not take their place by themselves.",
                )
                .looks([Look::Indicator(3), Look::Data(Kind::Casework)]),
        );
    } else if !is_empty && rules.averaging_basis.confidence == Some(Confidence::Recalled) && rules.asks(3) {
        let way = match form.filled.averaging {
            Averaging::SingleYear => "the people of this year alone",
            Averaging::TwoYears => "the mean of this year’s and last year’s people",
        };
        checks.push(
            Check::new("averaging.stated", Nature::Incomplete, Severity::Warning, Vec::new())
                .of_item(Some(line.item.number))
                .says(
                    format!(
                        "Indicator 3 takes {way}. Which of the two the guidance of {} wants is known only from memory.",
                        form.filled.year
                    ),
                    "Look into the guidance and choose it on the page of indicator 3, or say in a word where it is stated.",
                )
                .looks([Look::Indicator(3)])
                .resting_on(form.filled.averaging.key()),
        );
    }
}

fn missing_items(form: &Form<'_>, checks: &mut Vec<Check>) {
    let lacks_last_year = lacks_last_year(form);
    for indicator in (1..=9_u8).filter(|number| !form.filled.not_asked.contains(number)) {
        let lines: Vec<&Line> = form
            .lines()
            .filter(|line| line.item.measure != Measure::Calculated && line.item.indicator == indicator)
            .collect();
        let needed = |line: &Line| if line.item.measure == Measure::Percentage { 2 } else { 3 };
        let empty: Vec<&&Line> = lines
            .iter()
            .filter(|line| line.current[..needed(line)].iter().any(Option::is_none))
            // What is missing is last year's people, which is said by itself.
            .filter(|line| !(lacks_last_year && line.item.key == "casework.people"))
            .collect();
        let Some(first) = empty.first() else { continue };
        let cells = empty.iter().flat_map(|line| {
            let groups = &Group::ALL[..needed(line)];
            form::cells(line, Column::ThisYear, groups)
                .into_iter()
                .filter(|cell| form.at(*cell).is_none())
        });
        checks.push(
            Check::error(format!("missing.{indicator}"), Nature::Incomplete, cells.collect())
                .says(
                    match (empty.len(), lines.len()) {
                        (held, all) if held == all => format!("Indicator {indicator} has no figures."),
                        (1, _) => format!("Indicator {indicator} has an empty item: item {}.", first.item.number),
                        (held, _) => format!(
                            "Indicator {indicator} has {held} empty items, the first is item {}.",
                            first.item.number
                        ),
                    },
                    missing_hint(indicator),
                )
                .looks(missing_looks(form::kind(&first.item.key))),
        );
    }
}

fn missing_hint(indicator: u8) -> &'static str {
    match indicator {
        1 => "Import a staff list of the snapshot date.",
        2 => "Import the year's recruitment records, or type the counts in.",
        3 => "Import the disciplinary case log, or type the counts in.",
        4 => "Import the learning records, or type the counts in.",
        9 => "Import or type in the board's members.",
        _ => "Import the staff survey workbook, or type the percentages in.",
    }
}

fn missing_looks(kind: Kind) -> Vec<Look> {
    match kind {
        Kind::Staff => vec![Look::Data(kind)],
        _ => vec![Look::Data(kind), Look::Typed(kind)],
    }
}

/// No return of last year, or one without some indicators: then nothing stands beside this year's figures.
fn last_year(form: &Form<'_>, checks: &mut Vec<Check>) {
    let has = |indicator: u8| {
        let mut lines = form.lines().filter(|line| line.item.indicator == indicator);
        lines.any(|line| line.previous.iter().any(Option::is_some))
    };
    let asked: Vec<u8> = (1..=9)
        .filter(|number| form.lines().any(|line| line.item.indicator == *number))
        .collect();
    let lacking: Vec<u8> = asked.iter().copied().filter(|number| !has(*number)).collect();
    if lacking.is_empty() || asked.is_empty() {
        return;
    }
    let is_whole = lacking.len() == asked.len();
    let numbers: Vec<String> = lacking.iter().map(ToString::to_string).collect();
    let says = if is_whole {
        "Nothing is held of last year’s return, so that no figure can be set against last year’s.".to_owned()
    } else {
        format!(
            "Last year’s figures are not held for {} {}.",
            if numbers.len() == 1 { "indicator" } else { "indicators" },
            numbers.join(", ")
        )
    };
    checks.push(
        Check::new("last_year.missing", Nature::Incomplete, Severity::Warning, Vec::new())
            .says(
                says,
                "Import last year’s return as it was sent, or say in a word why there is none.",
            )
            .looks([Look::Data(Kind::Return)])
            .resting_on(format!("not held: {}", numbers.join(", "))),
    );
}

/// Figures that were typed in: half of a group, which is not used; and those without a file that shows them.
fn typed(facts: &Facts, checks: &mut Vec<Check>) {
    for held in &facts.half_typed {
        let label = held.kind.label().to_lowercase();
        checks.push(
            Check::new(
                format!("typed.{}", held.kind.key()),
                Nature::Incomplete,
                Severity::Warning,
                Vec::new(),
            )
            .says(
                format!(
                    "What was typed in for {label} is not used yet. Still needed: {}.",
                    held.wanted.join("; ")
                ),
                "Type the rest in, or take back what was begun.",
            )
            .looks([Look::Typed(held.kind)])
            .resting_on(held.wanted.join("; ")),
        );
    }
    for kind in &facts.typed {
        if facts.files.iter().any(|file| file.kind == *kind) {
            continue;
        }
        let label = kind.label().to_lowercase();
        checks.push(
            Check::new(
                format!("evidence.{}", kind.key()),
                Nature::Incomplete,
                Severity::Warning,
                Vec::new(),
            )
            .says(
                format!("The figures for {label} were typed in, and no file is kept that shows them."),
                "Import the file they come from as well, or say in a word where they can be seen.",
            )
            .looks([Look::Data(*kind), Look::Typed(*kind)]),
        );
    }
}
