//! How an indicator was counted: the rule and where it is from, the survey's question, the choices settled, the pack.

use domain::classify::Confidence;
use domain::overridden::Overridden;
use domain::rules::{Origin, RulePack};

use crate::gather::YearData;
use crate::{averaging, text};

/// Which pack made the figures, in one sentence.
pub(crate) fn pack(rules: &RulePack) -> String {
    let edition = rules.edition.trim_end_matches('.');
    match rules.origin {
        Origin::BuiltIn => format!("Computed under the rules “{}” ({edition}).", rules.name),
        Origin::Loaded => format!(
            "Computed under the rules “{}”, a pack that the trust loaded ({edition}).",
            rules.name
        ),
    }
}

/// How it was counted, in sentences.
pub(super) fn counted(data: &YearData<'_>, number: u8) -> Vec<String> {
    let rules = data.rules;
    let recalled = |held: Confidence| held == Confidence::Recalled;
    let mut sentences = Vec::new();
    if let Some(rule) = rules.indicator(number) {
        sentences.push(rule.counted.clone());
        sentences.push(format!("Formula: {}", rule.formula));
        if recalled(rule.confidence) {
            sentences.push(
                "Part of this rule is known only from memory of earlier guidance and should be checked.".to_owned(),
            );
        }
    }
    if let Some(question) = rules.question(number) {
        let known = if recalled(question.confidence) {
            " It is known only from memory and should be checked."
        } else {
            ""
        };
        sentences.push(format!(
            "In the staff survey of {}: {}.{known}",
            rules.survey_year,
            question.label()
        ));
    }
    sentences.extend(rules.cautions(number, rules.year).map(|held| held.what.clone()));
    if let Some(held) = rules
        .latest_break(number, rules.year)
        .filter(|held| held.year == rules.year)
    {
        sentences.push(format!("The series is broken from {}: {}", held.year, held.why));
    }
    let overridden = data
        .overridden
        .iter()
        .filter(|held| held.indicators().contains(&number));
    sentences.extend(overridden.map(Overridden::sentence));
    if number == 3 {
        sentences.push(averaging::of_return(data));
        if let Some(held) = data.counts.casework {
            sentences.push(format!(
                "{} in {}: a person is counted once, however many cases.",
                text::counted(held.people.total(), "person", "people"),
                text::counted(held.cases, "case", "cases")
            ));
        }
    }
    if !rules.asks(number) {
        sentences.push(format!(
            "In {} organisations did not return this indicator themselves: it was taken centrally.",
            rules.year
        ));
    }
    sentences.extend(
        rules
            .choices(number)
            .map(|held| format!("{}: {}", held.title, held.words)),
    );
    sentences.push(pack(rules));
    sentences
}
