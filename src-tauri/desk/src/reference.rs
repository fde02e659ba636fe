//! The reference data in use, as tables that show each row's confidence and source.

use std::collections::BTreeSet;

use domain::benchmark::Scope;
use domain::classify::{Code, CodeList, Confidence, Pattern};
use files::reference::Reference;

use crate::view::{ReferenceView, Table};

mod rules;

/// Every file of reference data as a table, each row with its confidence and source.
pub(crate) fn views(reference: &Reference) -> Vec<ReferenceView> {
    let lists = &reference.lists;
    let mut views = vec![
        list(
            "Ethnic origins",
            "What recorded ethnic origins mean.",
            &lists.ethnic_origin,
            |group| group.label().to_owned(),
        ),
        list(
            "Staff groups",
            "Which staff groups are clinical.",
            &lists.staff_group,
            |section| section.label().to_owned(),
        ),
        pay_scales(reference),
        list(
            "Job roles",
            "Roles of doctors that decide their subgroup.",
            &lists.job_role,
            |band| band.label().to_owned(),
        ),
        benchmarks(reference),
    ];
    views.extend(reference.rules.iter().rev().map(rules::view));
    views.push(actions(reference));
    views
}

fn confidence(held: Confidence) -> &'static str {
    match held {
        Confidence::Verified => "read in a published source",
        Confidence::Inferred => "follows from a published source",
        Confidence::Recalled => "known only from memory, to be checked",
    }
}

fn shown(pattern: &Pattern, label: &str) -> String {
    match pattern {
        Pattern::Whole(value) if value.is_empty() => "(empty)".to_owned(),
        Pattern::Whole(value) if label.is_empty() => value.clone(),
        _ => label.to_owned(),
    }
}

fn list<T: Copy>(name: &str, what: &str, list: &CodeList<T>, meaning: impl Fn(T) -> String) -> ReferenceView {
    let row = |code: &Code<T>| {
        vec![
            shown(&code.pattern, &code.label),
            code.meaning.map_or_else(|| "always asked".to_owned(), &meaning),
            confidence(code.confidence).to_owned(),
            code.source.clone(),
        ]
    };
    let recalled = list
        .codes
        .iter()
        .filter(|code| code.confidence == Confidence::Recalled)
        .count();
    reference_view(
        name,
        what,
        &["Value", "Meaning", "How sure", "Source"],
        list.codes.iter().map(row).collect(),
        recalled,
    )
}

fn reference_view(name: &str, what: &str, headings: &[&str], rows: Vec<Vec<String>>, recalled: usize) -> ReferenceView {
    let number = |count: usize| u32::try_from(count).unwrap_or(u32::MAX);
    ReferenceView {
        name: name.to_owned(),
        what: what.to_owned(),
        rows: number(rows.len()),
        recalled: number(recalled),
        table: Table {
            caption: name.to_owned(),
            headings: headings.iter().map(ToString::to_string).collect(),
            rows,
            note: String::new(),
        },
    }
}

fn pay_scales(reference: &Reference) -> ReferenceView {
    use domain::pay_scale::BandRule;
    let scales = &reference.lists.pay_scale.scales;
    let rows = scales
        .iter()
        .map(|scale| {
            let meaning = match scale.rule {
                BandRule::Is(band) => band.label().to_owned(),
                BandRule::FromGroup | BandRule::LookUpGroup => "read from its parts".to_owned(),
                BandRule::Ask(_) => "always asked".to_owned(),
                BandRule::ByRole => "left to the job role".to_owned(),
                BandRule::Pass => "says nothing".to_owned(),
            };
            vec![
                shown(&scale.pattern, &scale.label),
                meaning,
                confidence(scale.confidence).to_owned(),
                scale.source.clone(),
            ]
        })
        .collect();
    let recalled = scales
        .iter()
        .filter(|scale| scale.confidence == Confidence::Recalled)
        .count();
    reference_view(
        "Pay scales",
        "Which pay scales belong to which band.",
        &["Value", "Band", "How sure", "Source"],
        rows,
        recalled,
    )
}

fn benchmarks(reference: &Reference) -> ReferenceView {
    let held = &reference.benchmarks.rows;
    let years: BTreeSet<u16> = held.iter().map(|row| row.year).collect();
    let rows = held
        .iter()
        .map(|row| {
            let place = if row.scope == Scope::England {
                "England"
            } else {
                &row.scope_name
            };
            vec![
                format!("{} ({})", row.measure, row.group),
                row.indicator.clone(),
                format!("{place}, {}", row.year),
                format!("{} {}", row.value, row.unit),
                domain::sentence_gap::confidence(&row.confidence).to_owned(),
                row.source_title.clone(),
            ]
        })
        .collect();
    let recalled = held
        .iter()
        .filter(|row| !matches!(row.confidence.as_str(), "one_source" | "two_sources"))
        .count();
    let what = match (years.first(), years.last()) {
        (Some(first), Some(last)) => {
            format!("Published figures for England, regions and types of trust, {first} to {last}.")
        }
        _ => "Published figures.".to_owned(),
    };
    let headings = ["Figure", "Indicator", "For", "Value", "How sure", "Source"];
    reference_view("Published figures", &what, &headings, rows, recalled)
}

fn actions(reference: &Reference) -> ReferenceView {
    let rows = reference
        .actions
        .iter()
        .map(|action| {
            vec![
                action.title.clone(),
                action.evidence.label().to_owned(),
                action.origin.to_string(),
                confidence(action.confidence).to_owned(),
                action.source.clone(),
            ]
        })
        .collect();
    let recalled = reference.actions.iter();
    let recalled = recalled
        .filter(|action| action.confidence == Confidence::Recalled)
        .count();
    reference_view(
        "Action library",
        "Actions with the strength of their evidence.",
        &["Action", "Evidence", "From", "How sure", "Source"],
        rows,
        recalled,
    )
}
