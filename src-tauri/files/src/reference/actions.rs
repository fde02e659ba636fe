//! The library of graded actions: the one that came with the program, and packs of the same form.

use std::collections::BTreeSet;

use chrono::NaiveDate;
use domain::classify::Confidence;
use domain::plan::{ActionOrigin, ActionType, Bound, Evidence, LibraryAction, OWN, ProcessTarget, Step, TargetUnit};
use serde::Deserialize;
use toml::Spanned;

use super::{ReferenceError, document};

/// A library, or a pack that is laid over one.
#[derive(Debug, Clone, PartialEq)]
pub struct ActionPack {
    /// The name by which it is known.
    pub name: String,
    /// The edition, in the words of who made it.
    pub edition: String,
    /// The day of the edition.
    pub date: NaiveDate,
    /// Its actions, in order.
    pub actions: Vec<LibraryAction>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    #[serde(deserialize_with = "document::filled")]
    name: String,
    #[serde(deserialize_with = "document::filled")]
    edition: String,
    #[serde(deserialize_with = "document::spanned_date")]
    date: Spanned<NaiveDate>,
    action: Vec<Entry>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Entry {
    key: Spanned<String>,
    indicators: Vec<u8>,
    high_impact_actions: Vec<u8>,
    #[serde(deserialize_with = "kind")]
    kind: ActionType,
    #[serde(deserialize_with = "document::filled")]
    title: String,
    #[serde(deserialize_with = "document::evidence")]
    evidence: Evidence,
    gender: bool,
    #[serde(deserialize_with = "document::filled")]
    why: String,
    #[serde(deserialize_with = "document::filled")]
    process_measure: String,
    process_target: Target,
    months: u8,
    milestones: Vec<Milestone>,
    pair_with: Vec<Spanned<String>>,
    #[serde(deserialize_with = "document::filled")]
    watch: String,
    legal: String,
    #[serde(deserialize_with = "document::filled")]
    owner: String,
    #[serde(deserialize_with = "document::confidence")]
    confidence: Confidence,
    #[serde(deserialize_with = "document::filled")]
    source: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Target {
    #[serde(deserialize_with = "bound")]
    bound: Bound,
    number: u32,
    #[serde(deserialize_with = "unit")]
    unit: TargetUnit,
    #[serde(deserialize_with = "document::filled")]
    of: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Milestone {
    month: u8,
    #[serde(deserialize_with = "document::filled")]
    what: String,
}

fn kind<'de, D: serde::Deserializer<'de>>(deserializer: D) -> Result<ActionType, D::Error> {
    document::keyed(deserializer, "type of action", ActionType::from_key)
}

fn bound<'de, D: serde::Deserializer<'de>>(deserializer: D) -> Result<Bound, D::Error> {
    document::keyed(deserializer, "bound", Bound::from_key)
}

fn unit<'de, D: serde::Deserializer<'de>>(deserializer: D) -> Result<TargetUnit, D::Error> {
    document::keyed(deserializer, "unit", TargetUnit::from_key)
}

/// Reads the library that came with the program, which stands by itself.
///
/// # Errors
/// Where the file breaks its form, or an action is to be paired with one that it does not hold; with the line and the reason.
pub fn parse(file: &str, text: &str) -> Result<ActionPack, ReferenceError> {
    read(file, text, &[], |_| ActionOrigin::Program)
}

/// Reads a pack that a trust loads over a library. An action whose key begins with [`OWN`] is the trust's own.
///
/// # Errors
/// Where the file breaks its form, or an action is to be paired with one that neither it nor the library holds; with the line and the
/// reason.
pub fn parse_pack(file: &str, text: &str, held: &[LibraryAction]) -> Result<ActionPack, ReferenceError> {
    read(file, text, held, |header| ActionOrigin::Pack {
        name: header.name.trim().to_owned(),
        edition: header.edition.trim().to_owned(),
    })
}

fn read(
    file: &str,
    text: &str,
    held: &[LibraryAction],
    origin: impl Fn(&File) -> ActionOrigin,
) -> Result<ActionPack, ReferenceError> {
    let document = document::read::<File>(file, text)?;
    let origin = origin(&document);
    if document.action.is_empty() {
        return Err(ReferenceError::new(file, 1, "the file holds no actions"));
    }
    let known: BTreeSet<String> = held
        .iter()
        .map(|action| action.key.clone())
        .chain(document.action.iter().map(|entry| entry.key.get_ref().clone()))
        .collect();
    let mut seen: BTreeSet<String> = BTreeSet::new();
    let mut actions: Vec<LibraryAction> = Vec::new();
    for entry in document.action {
        let line = document::line_of(text, &entry.key.span());
        let key = entry.key.get_ref();
        let refuse = |message: String| Err(ReferenceError::new(file, line, message));
        if !is_key(key) {
            return refuse(format!(
                "\"{key}\" is not a key: small letters, figures and underscores, such as {OWN}night_shift_panels"
            ));
        }
        if !seen.insert(key.clone()) {
            return refuse(format!("the key {key} is given twice"));
        }
        if let Some(message) = what_is_wrong(&entry) {
            return refuse(message);
        }
        for partner in &entry.pair_with {
            let line = document::line_of(text, &partner.span());
            let partner = partner.get_ref();
            if partner == key || !known.contains(partner) {
                let message = format!("{key} is to be paired with {partner}, which is no other action of the library");
                return Err(ReferenceError::new(file, line, message));
            }
        }
        actions.push(action(entry, &origin));
    }
    Ok(ActionPack {
        name: document.name.trim().to_owned(),
        edition: document.edition.trim().to_owned(),
        date: document.date.into_inner(),
        actions,
    })
}

fn is_key(key: &str) -> bool {
    key.starts_with(|letter: char| letter.is_ascii_lowercase())
        && key
            .chars()
            .all(|letter| letter.is_ascii_lowercase() || letter.is_ascii_digit() || letter == '_')
}

/// The first thing in an entry that a reader of the plan could not use.
fn what_is_wrong(entry: &Entry) -> Option<String> {
    let key = entry.key.get_ref();
    if entry.indicators.is_empty() || entry.indicators.iter().any(|number| !(1..=9).contains(number)) {
        return Some(format!("the indicators of {key} are from 1 to 9, at least one"));
    }
    if entry.high_impact_actions.iter().any(|number| !(1..=6).contains(number)) {
        return Some(format!("the high impact actions of {key} are from 1 to 6"));
    }
    if !(1..=60).contains(&entry.months) {
        return Some(format!("the months of {key} are from 1 to 60"));
    }
    if entry.process_target.unit == TargetUnit::Percent && entry.process_target.number > 100 {
        return Some(format!("the target of {key} is over 100 percent"));
    }
    let in_time = |step: &Milestone| (1..=entry.months).contains(&step.month);
    if !entry.milestones.iter().all(in_time) {
        return Some(format!(
            "a milestone of {key} is not between month 1 and month {}, when it is done",
            entry.months
        ));
    }
    if !entry.milestones.is_sorted_by_key(|step| step.month) {
        return Some(format!("the milestones of {key} do not follow each other in time"));
    }
    None
}

fn action(entry: Entry, origin: &ActionOrigin) -> LibraryAction {
    let key = entry.key.into_inner();
    LibraryAction {
        origin: if key.starts_with(OWN) {
            ActionOrigin::Own
        } else {
            origin.clone()
        },
        key,
        indicators: entry.indicators,
        high_impact_actions: entry.high_impact_actions,
        kind: entry.kind,
        title: entry.title,
        evidence: entry.evidence,
        gender: entry.gender,
        why: entry.why,
        process_measure: entry.process_measure,
        process_target: ProcessTarget {
            bound: entry.process_target.bound,
            number: entry.process_target.number,
            unit: entry.process_target.unit,
            of: entry.process_target.of,
        },
        months: entry.months,
        milestones: entry
            .milestones
            .into_iter()
            .map(|step| Step {
                month: step.month,
                what: step.what,
            })
            .collect(),
        pair_with: entry.pair_with.into_iter().map(Spanned::into_inner).collect(),
        watch: entry.watch,
        legal: entry.legal,
        owner: entry.owner,
        confidence: entry.confidence,
        source: entry.source,
    }
}

/// Writes a library as a file of the form that [`parse_pack`] reads, to be edited and loaded.
pub fn to_toml(pack: &ActionPack) -> String {
    let quoted = |text: &str| toml::Value::String(text.to_owned()).to_string();
    let numbers = |held: &[u8]| held.iter().map(u8::to_string).collect::<Vec<_>>().join(", ");
    let mut lines = vec![
        "# Actions for gaps, as WRES Desk reads them: change a copy, give it a name of its own, and load it."
            .to_owned(),
        format!("# A key that begins with {OWN} is the trust’s own action, and stays when a newer pack is loaded."),
        String::new(),
        format!("name = {}", quoted(&pack.name)),
        format!("edition = {}", quoted(&pack.edition)),
        format!("date = {}", pack.date),
    ];
    for action in &pack.actions {
        let target = &action.process_target;
        lines.extend([
            String::new(),
            "[[action]]".to_owned(),
            format!("key = {}", quoted(&action.key)),
            format!("indicators = [{}]", numbers(&action.indicators)),
            format!("high_impact_actions = [{}]", numbers(&action.high_impact_actions)),
            format!("kind = {}", quoted(action.kind.key())),
            format!("title = {}", quoted(&action.title)),
            format!("evidence = {}", quoted(action.evidence.key())),
            format!("gender = {}", action.gender),
            format!("why = {}", quoted(&action.why)),
            format!("process_measure = {}", quoted(&action.process_measure)),
            format!(
                "process_target = {{ bound = {}, number = {}, unit = {}, of = {} }}",
                quoted(target.bound.key()),
                target.number,
                quoted(target.unit.key()),
                quoted(&target.of)
            ),
            format!("months = {}", action.months),
            "milestones = [".to_owned(),
        ]);
        let steps = action.milestones.iter();
        lines.extend(steps.map(|step| format!("    {{ month = {}, what = {} }},", step.month, quoted(&step.what))));
        let partners: Vec<String> = action.pair_with.iter().map(|partner| quoted(partner)).collect();
        lines.extend([
            "]".to_owned(),
            format!("pair_with = [{}]", partners.join(", ")),
            format!("watch = {}", quoted(&action.watch)),
            format!("legal = {}", quoted(&action.legal)),
            format!("owner = {}", quoted(&action.owner)),
            format!("confidence = {}", quoted(action.confidence.key())),
            format!("source = {}", quoted(&action.source)),
        ]);
    }
    lines.push(String::new());
    lines.join("\n")
}
