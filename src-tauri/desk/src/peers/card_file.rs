//! A peer card as a file: JSON of the schema `wres-desk/peer-card/1`, written from what may be shown and read without trust in it.

use domain::disclosure::{Level, Rule};
use domain::peers::card::{self, CardValue};
use domain::peers::{PeerCounts, Subject};
use serde::{Deserialize, Serialize};

/// The least that a card hides: counts of 1 to 4. Trusts choose more than that, each its own.
const LEAST_HIDDEN: u32 = 4;
/// Beyond this a card would show next to nothing.
const MOST_HIDDEN: u32 = 100;

/// The schema's name.
pub(super) const SCHEMA: &str = "wres-desk/peer-card/1";

/// A card.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Card {
    pub(super) schema: String,
    pub(super) organisation: Organisation,
    /// Collection year.
    pub(super) year: u16,
    pub(super) rules: Rules,
    pub(super) disclosure: Disclosure,
    pub(super) values: Vec<Value>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Organisation {
    pub(super) name: String,
    pub(super) code: String,
    pub(super) region: String,
    /// Key of the type of organisation.
    #[serde(rename = "type")]
    pub(super) kind: String,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Rules {
    pub(super) pack: String,
    pub(super) edition: String,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Disclosure {
    pub(super) level: String,
    /// Counts up to this one are hidden, and what would give them away.
    pub(super) hides_up_to: u32,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[allow(clippy::struct_field_names, reason = "the schema's own names")]
pub(super) struct Value {
    /// Key of the subject: `2.ratio`, `5.bme`.
    pub(super) subject: String,
    /// What it is, for whoever opens the file.
    pub(super) label: String,
    pub(super) unit: String,
    /// `null` where it is hidden.
    pub(super) value: Option<f64>,
    pub(super) hidden: bool,
    pub(super) counts: Option<Counts>,
}

#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Counts {
    /// Of a share.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) events: Option<f64>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) people: Option<u32>,
    /// Of a ratio: events and people of the group above the line, and of the one below.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) above: Option<(u32, u32)>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) below: Option<(u32, u32)>,
}

impl Value {
    pub(super) fn of(held: &CardValue) -> Self {
        Self {
            subject: held.subject.key(),
            label: held.subject.label().to_owned(),
            unit: held.subject.unit().key().to_owned(),
            value: held.value,
            hidden: held.is_hidden(),
            counts: held.counts.map(|counts| match counts {
                PeerCounts::Share { events, people } => Counts {
                    events: Some(events),
                    people: Some(people),
                    above: None,
                    below: None,
                },
                PeerCounts::Ratio { first, second } => Counts {
                    events: None,
                    people: None,
                    above: Some(first),
                    below: Some(second),
                },
            }),
        }
    }

    /// What it says, if it can be: the reason in words where it cannot.
    fn read(&self, level: Rule) -> Result<CardValue, String> {
        let subject = Subject::from_key(&self.subject)
            .ok_or_else(|| format!("it holds a figure “{}” that is not known", self.subject))?;
        let what = subject.label();
        if self.unit != subject.unit().key() {
            return Err(format!(
                "“{what}” is measured in {} and should be in {}",
                self.unit,
                subject.unit().key()
            ));
        }
        if self.hidden != self.value.is_none() {
            return Err(format!("“{what}” is both hidden and shown, or neither"));
        }
        let counts = match self.counts {
            None => None,
            Some(held) => {
                Some(counts(subject, held).ok_or_else(|| format!("the counts of “{what}” are not possible"))?)
            }
        };
        let Some(value) = self.value else {
            return match counts {
                None => Ok(CardValue {
                    subject,
                    value: None,
                    counts: None,
                }),
                Some(_) => Err(format!("“{what}” is hidden and its counts are not")),
            };
        };
        let is_possible = value.is_finite()
            && match subject.unit() {
                domain::gap::Unit::Percent => (0.0..=100.0).contains(&value),
                domain::gap::Unit::Ratio => (0.0..=1_000.0).contains(&value),
                domain::gap::Unit::Points => (-100.0..=100.0).contains(&value),
            };
        if !is_possible {
            return Err(format!("“{what}” has a figure that is not possible"));
        }
        if let Some(counts) = &counts {
            if card::hides(level, counts) {
                return Err(format!(
                    "“{what}” shows a count that its own level hides, so the card was not written by this program or was changed since"
                ));
            }
            if card::value_of(counts).is_none_or(|counted| (counted - value).abs() > 1e-6 * value.abs().max(1.0)) {
                return Err(format!("the figure of “{what}” does not follow from its counts"));
            }
        }
        Ok(CardValue {
            subject,
            value: Some(value),
            counts,
        })
    }
}

/// The counts, where they are of the subject's kind and possible.
fn counts(subject: Subject, held: Counts) -> Option<PeerCounts> {
    let is_ratio = matches!(subject, Subject::Ratio(_));
    match (held.events, held.people, held.above, held.below) {
        (Some(events), Some(people), None, None) if !is_ratio => {
            (people > 0 && (0.0..=f64::from(people)).contains(&events)).then_some(PeerCounts::Share { events, people })
        }
        (None, None, Some(first), Some(second)) if is_ratio => {
            (first.0 <= first.1 && second.0 <= second.1).then_some(PeerCounts::Ratio { first, second })
        }
        _ => None,
    }
}

/// A card that was read, with its level and what it says.
pub(super) struct Read {
    pub(super) card: Card,
    pub(super) values: Vec<CardValue>,
}

/// What a file says it is, so that another file is told apart from a damaged card.
#[derive(Deserialize)]
struct Named {
    #[serde(default)]
    schema: String,
}

/// Reads a card.
///
/// # Errors
/// Why it cannot be used, in words that complete “… is not loaded: ”, and the line where the text itself is at fault.
pub(super) fn read(text: &str) -> Result<Read, (Option<u64>, String)> {
    let at_large = |message: String| (None, message);
    let named: Named = serde_json::from_str(text).map_err(|error| match error.classify() {
        serde_json::error::Category::Data => at_large("it is not a peer card".to_owned()),
        _ => (
            Some(error.line() as u64),
            "it is not a peer card, or it was damaged on its way (no JSON from here on)".to_owned(),
        ),
    })?;
    if named.schema != SCHEMA {
        return Err(at_large(if named.schema.starts_with("wres-desk/peer-card/") {
            "it is a card of a newer kind; a newer version of this program is needed".to_owned()
        } else {
            "it is not a peer card".to_owned()
        }));
    }
    let card: Card = serde_json::from_str(text).map_err(|error| (Some(error.line() as u64), error.to_string()))?;
    let organisation = &card.organisation;
    let is_line = |text: &str| text.chars().count() <= 200 && !text.chars().any(char::is_control);
    if organisation.name.trim().is_empty() || !is_line(&organisation.name) {
        return Err(at_large("it does not name its organisation".to_owned()));
    }
    let code = &organisation.code;
    let is_code = (3..=6).contains(&code.len())
        && code
            .chars()
            .all(|letter| letter.is_ascii_uppercase() || letter.is_ascii_digit());
    if !(code.is_empty() || is_code) {
        return Err(at_large(format!("“{code}” is not an organisation code")));
    }
    if !is_line(&organisation.region)
        || !is_line(&organisation.kind)
        || !is_line(&card.rules.pack)
        || !is_line(&card.rules.edition)
    {
        return Err(at_large("one of its texts is not a line of text".to_owned()));
    }
    if !(2015..2100).contains(&card.year) {
        return Err(at_large(format!("{} is not a collection year", card.year)));
    }
    let level = Level::from_key(&card.disclosure.level)
        .map(|level| Rule::new(level, card.disclosure.hides_up_to))
        .filter(|rule| (LEAST_HIDDEN..=MOST_HIDDEN).contains(&rule.hides_up_to()))
        .ok_or_else(|| at_large("it does not hide small numbers by a level that this program knows".to_owned()))?;
    let mut values: Vec<CardValue> = Vec::new();
    for held in &card.values {
        let read = held.read(level).map_err(at_large)?;
        if values.iter().any(|other| other.subject == read.subject) {
            return Err(at_large(format!("“{}” stands in it twice", read.subject.label())));
        }
        values.push(read);
    }
    if values.is_empty() {
        return Err(at_large("it holds no figures".to_owned()));
    }
    Ok(Read { card, values })
}
