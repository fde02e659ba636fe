//! A rule pack as a table: every rule with how sure it is and where it comes from.

use domain::classify::Confidence;
use domain::rules::{Averaging, Basis, Origin, RulePack};

use super::{confidence, reference_view};
use crate::text;
use crate::view::ReferenceView;

/// The lines of the table.
#[derive(Default)]
struct Lines {
    rows: Vec<Vec<String>>,
    recalled: usize,
}

impl Lines {
    fn add(&mut self, what: impl Into<String>, rule: impl Into<String>, held: Confidence, source: &str) {
        self.recalled += usize::from(held == Confidence::Recalled);
        let row = [what.into(), rule.into(), confidence(held).to_owned(), source.to_owned()];
        self.rows.push(row.into());
    }

    fn add_basis(&mut self, what: impl Into<String>, rule: impl Into<String>, basis: &Basis) {
        if let Some(held) = basis.confidence {
            return self.add(what, rule, held, &basis.source);
        }
        let sure = "no rule of the standard, but settled here".to_owned();
        self.rows
            .push(vec![what.into(), rule.into(), sure, basis.source.clone()]);
    }
}

/// How indicator 3 is averaged, in a few words.
pub(crate) fn averaging(held: Averaging) -> &'static str {
    match held {
        Averaging::SingleYear => "one year",
        Averaging::TwoYears => "mean of two years",
    }
}

pub(super) fn view(pack: &RulePack) -> ReferenceView {
    let mut lines = Lines::default();
    for rule in &pack.indicators {
        let what = format!("Indicator {}", rule.number);
        lines.add(
            what,
            format!("{}. {}", rule.wording, rule.direction),
            rule.confidence,
            &rule.source,
        );
    }
    let (first, last) = (text::date(pack.period_first), text::date(pack.period_last));
    let dates = format!("staff and board on {last}; applications, cases and learning from {first} to {last}");
    lines.add_basis("Dates", dates, &pack.period_basis);
    lines.add_basis("Staff survey", pack.survey_year.to_string(), &pack.survey_basis);
    for held in &pack.questions {
        let what = format!("Indicator {}, in the survey of {}", held.indicator, pack.survey_year);
        lines.add(what, held.label(), held.confidence, &held.source);
    }
    lines.add_basis(
        "Indicator 3, people counted over",
        averaging(pack.averaging),
        &pack.averaging_basis,
    );
    for held in &pack.breaks {
        let what = format!("Indicator {}, series broken from {}", held.indicator, held.year);
        lines.add(what, &held.why, held.confidence, &held.source);
    }
    for held in &pack.cautions {
        let what = format!(
            "{}, figures of {} to be read with care",
            indicators(&held.indicators),
            held.year
        );
        lines.add(what, &held.what, held.confidence, &held.source);
    }
    for held in &pack.deadlines {
        lines.add(&held.what, text::date(held.date), held.confidence, &held.source);
    }
    let items = format!("{} items", pack.items.len());
    lines.add("Items of the return", items, pack.items_confidence, &pack.items_source);
    if let Some(asked) = &pack.asked {
        lines.add(
            "Asked of organisations",
            indicators(&asked.indicators),
            asked.confidence,
            &asked.source,
        );
    }
    for (number, held) in (1..).zip(&pack.report) {
        let what = format!("Public report, field {number}");
        let label = if held.part.is_empty() {
            held.label.clone()
        } else {
            format!("{}: {}", held.part, held.label)
        };
        lines.add(what, label, held.confidence, &held.source);
    }
    for held in &pack.choices {
        lines.add_basis(&held.title, &held.words, &held.basis);
    }
    let few = format!(
        "fewer than {} people in a group, or {} events in all",
        pack.too_few.people, pack.too_few.events
    );
    lines.add_basis("Too few to say", few, &pack.too_few_basis);
    let (low, high) = pack.four_fifths;
    lines.add_basis(
        "Four-fifths range",
        format!("{low:.2} to {high:.2}"),
        &pack.four_fifths_basis,
    );
    let name = match pack.origin {
        Origin::BuiltIn => format!("Rules of {}", pack.year),
        Origin::Loaded => format!("Rules of {}, pack “{}”", pack.year, pack.name),
    };
    let edition = pack.edition.trim_end_matches('.');
    reference_view(
        &name,
        &format!("What the standard asks in {}: {edition}.", pack.year),
        &["What", "Rule", "How sure", "Source"],
        lines.rows,
        lines.recalled,
    )
}

/// "Indicator 5", "Indicators 5 and 6".
fn indicators(numbers: &[u8]) -> String {
    let all: Vec<String> = numbers.iter().map(ToString::to_string).collect();
    match all.as_slice() {
        [one] => format!("Indicator {one}"),
        [before @ .., last] => format!("Indicators {} and {last}", before.join(", ")),
        [] => String::new(),
    }
}
