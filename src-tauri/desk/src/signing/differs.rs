//! Where what is held now would give other figures than those that were signed, said wherever the figures of now stand.

use std::fmt::Write as _;

use domain::disclosure::Rule;
use domain::ethnicity::Group;
use domain::submission::{Cells, Line, Return};
use serde_json::{Value, json};

use crate::gather::YearData;
use crate::{submission, text};

/// So many items stand in a sentence; the Submit screen and the data formats have them all.
const NAMED: usize = 6;

/// One item, of this year or last, that differs.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Differing {
    /// Number of the item.
    pub(crate) item: u16,
    /// Its indicator, 1 to 9.
    pub(crate) indicator: u8,
    /// Which figures: "item 35 (Appointed), this year".
    pub(crate) place: String,
    /// Those that differ, as they were signed: "White 20, BME 9"; empty where the item itself is another.
    pub(crate) signed: String,
    /// The same as what is held gives them now.
    pub(crate) now: String,
}

impl Differing {
    /// "item 35 (Appointed), this year: signed BME 9, now BME 10".
    pub(crate) fn sentence(&self) -> String {
        let Self { place, signed, now, .. } = self;
        if signed.is_empty() {
            place.clone()
        } else {
            format!("{place}: signed {signed}, now {now}")
        }
    }
}

/// What differs from what was signed, in the order of the form; empty of a year that is not signed off.
pub(crate) fn of(data: &YearData<'_>) -> Vec<Differing> {
    let signed = data.signed.as_ref();
    signed.map_or_else(Vec::new, |signed| between(&signed.filled, &submission::computed(data)))
}

/// "These figures differ from what was signed on 4 May 2026 at 11:00: item 35 (Appointed), this year: signed BME 9, now BME 10." Of one
/// indicator or of all; empty where nothing differs. Outside the working level the items stand without their figures.
pub(crate) fn sentence(data: &YearData<'_>, indicator: Option<u8>, level: Rule) -> String {
    let Some(signed) = &data.signed else {
        return String::new();
    };
    let found: Vec<String> = of(data)
        .into_iter()
        .filter(|held| indicator.is_none_or(|number| held.indicator == number))
        .map(|held| {
            if level.is_working() {
                held.sentence()
            } else {
                held.place
            }
        })
        .collect();
    if found.is_empty() {
        return String::new();
    }
    let mut words = format!(
        "These figures differ from what was signed on {}: {}",
        text::moment(signed.at),
        found[..found.len().min(NAMED)].join("; ")
    );
    match found.len().saturating_sub(NAMED) {
        0 => {}
        more => {
            let _ = write!(words, "; and {more} more, which the Submit screen lists");
        }
    }
    words.push_str(". The return keeps what was signed.");
    words
}

/// The same for programs; `None` of a year that is not signed off.
pub(crate) fn json(data: &YearData<'_>, level: Rule) -> Option<Value> {
    let signed = data.signed.as_ref()?;
    let differs: Vec<Value> = of(data)
        .iter()
        .map(|held| {
            let mut object = json!({"item": held.item, "indicator": held.indicator, "place": held.place});
            if level.is_working() {
                object["signed"] = json!(held.signed);
                object["now"] = json!(held.now);
            }
            object
        })
        .collect();
    let sentence = sentence(data, None, level);
    Some(json!({"at": signed.at.format("%Y-%m-%dT%H:%M:%S").to_string(), "differs": differs, "sentence": sentence}))
}

/// Where the figures held now are others than those signed.
pub(crate) fn between(signed: &Return, now: &Return) -> Vec<Differing> {
    let mut found = Vec::new();
    let other_item = |line: &Line, words: String| Differing {
        item: line.item.number,
        indicator: line.item.indicator,
        place: format!("item {} ({}), {words}", line.item.number, line.item.label),
        signed: String::new(),
        now: String::new(),
    };
    for line in &signed.lines {
        let Line { item, .. } = line;
        let Some(other) = now.lines.iter().find(|other| other.item.number == item.number) else {
            found.push(other_item(line, "which the rules in use do not have".to_owned()));
            continue;
        };
        if (&other.item.key, &other.item.label) != (&item.key, &item.label) {
            found.push(other_item(line, format!("which now is “{}”", other.item.label)));
        }
        for (what, was, is) in [
            ("this year", line.current, other.current),
            ("last year", line.previous, other.previous),
        ] {
            if was != is {
                let (signed, now) = beside(line, was, is);
                found.push(Differing {
                    signed,
                    now,
                    ..other_item(line, what.to_owned())
                });
            }
        }
    }
    let is_new = |line: &&Line| signed.lines.iter().all(|held| held.item.number != line.item.number);
    let added = now.lines.iter().filter(is_new);
    found.extend(added.map(|line| other_item(line, "which was not in it".to_owned())));
    found
}

/// The cells that differ, as signed and as they are now. Figures that differ only beyond what is shown of them are given in full.
fn beside(line: &Line, was: Cells, is: Cells) -> (String, String) {
    let shown = |value: Option<f64>, is_full: bool| match value {
        None => "no figure".to_owned(),
        Some(value) if is_full => value.to_string(),
        Some(value) => submission::shown(&line.item, value),
    };
    let (mut signed, mut now) = (Vec::new(), Vec::new());
    for (group, (was, is)) in Group::ALL.into_iter().zip(was.into_iter().zip(is)) {
        if was == is {
            continue;
        }
        let is_full = shown(was, false) == shown(is, false);
        let name = if submission::is_alone(&line.item) {
            String::new()
        } else {
            format!("{} ", group.label())
        };
        signed.push(format!("{name}{}", shown(was, is_full)));
        now.push(format!("{name}{}", shown(is, is_full)));
    }
    (signed.join(", "), now.join(", "))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::signing::frozen::tests::filled;

    #[test]
    fn what_differs_is_named_by_item_and_year() {
        let signed = filled();
        assert_eq!(between(&signed, &signed), []);
        let mut now = signed.clone();
        now.lines[2].current[0] = Some(1.0);
        now.lines[3].previous[1] = Some(1.0);
        now.lines.pop();
        let (third, fourth, last) = (
            &signed.lines[2].item,
            &signed.lines[3].item,
            &signed.lines[signed.lines.len() - 1].item,
        );
        assert_eq!(
            between(&signed, &now)
                .iter()
                .map(Differing::sentence)
                .collect::<Vec<_>>(),
            [
                format!(
                    "item {} ({}), this year: signed White {}, now White {}",
                    third.number,
                    third.label,
                    submission::shown(third, 2.0 / 3.0),
                    submission::shown(third, 1.0)
                ),
                format!(
                    "item {} ({}), last year: signed BME no figure, now BME {}",
                    fourth.number,
                    fourth.label,
                    submission::shown(fourth, 1.0)
                ),
                format!(
                    "item {} ({}), which the rules in use do not have",
                    last.number, last.label
                ),
            ]
        );
    }
}
