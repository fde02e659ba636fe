//! A return as a document that is signed: every item with its cells, and nothing that may change after it.

use domain::ethnicity::Triple;
use domain::rules::{Averaging, Item, Measure};
use domain::submission::{Cells, Line, Return};
use serde::{Deserialize, Serialize};
use store::{Books, signed_return};

use crate::DeskError;

/// Names the form of the document; a later form gets another number.
const SCHEMA: &str = "wres-desk/signed-return/1";

#[derive(Serialize, Deserialize)]
struct Document {
    schema: String,
    year: u16,
    averaging: String,
    disciplined_this_year: Option<[u32; 3]>,
    disciplined_last_year: Option<[u32; 3]>,
    not_asked: Vec<u8>,
    items: Vec<SignedItem>,
}

#[derive(Serialize, Deserialize)]
struct SignedItem {
    number: u16,
    key: String,
    indicator: u8,
    block: String,
    label: String,
    measure: String,
    previous: [Option<String>; 3],
    current: [Option<String>; 3],
    /// Why last year’s figures cannot stand beside this year’s.
    not_comparable: Option<String>,
}

/// The document of a return. The same figures always give the same text.
pub(crate) fn document(filled: &Return) -> Result<String, DeskError> {
    let document = Document {
        schema: SCHEMA.to_owned(),
        year: filled.year,
        averaging: filled.averaging.key().to_owned(),
        disciplined_this_year: filled.disciplined_this_year.map(heads),
        disciplined_last_year: filled.disciplined_last_year.map(heads),
        not_asked: filled.not_asked.clone(),
        items: filled
            .lines
            .iter()
            .map(|line| SignedItem {
                number: line.item.number,
                key: line.item.key.clone(),
                indicator: line.item.indicator,
                block: line.item.block.clone(),
                label: line.item.label.clone(),
                measure: line.item.measure.label().to_owned(),
                previous: written(line.previous),
                current: written(line.current),
                not_comparable: line.not_comparable.clone(),
            })
            .collect(),
    };
    serde_json::to_string(&document).map_err(|error| unreadable(filled.year, &error.to_string()))
}

/// The return of a year as it was signed, where it is signed off. What is said of figures typed in over those of files is not part of what
/// is signed, but stands in the year's data, which nobody can change then.
pub(crate) fn in_force(books: &Books, year: u16) -> Result<Option<Return>, DeskError> {
    signed_return::in_force(books, year)?
        .map(|held| read(year, &held.document))
        .transpose()
}

fn read(year: u16, text: &str) -> Result<Return, DeskError> {
    let document: Document = serde_json::from_str(text).map_err(|error| unreadable(year, &error.to_string()))?;
    if document.schema != SCHEMA {
        return Err(unreadable(year, &format!("its form is {}", document.schema)));
    }
    let averaging = Averaging::from_key(&document.averaging)
        .ok_or_else(|| unreadable(year, &format!("“{}” is no way of averaging", document.averaging)))?;
    let lines = document
        .items
        .into_iter()
        .map(|held| {
            let measure = [Measure::Headcount, Measure::Percentage, Measure::Calculated]
                .into_iter()
                .find(|measure| measure.label() == held.measure)
                .ok_or_else(|| unreadable(year, &format!("“{}” is no measure", held.measure)))?;
            Ok(Line {
                item: Item {
                    number: held.number,
                    indicator: held.indicator,
                    block: held.block,
                    label: held.label,
                    measure,
                    key: held.key,
                },
                previous: figures(year, &held.previous)?,
                current: figures(year, &held.current)?,
                not_comparable: held.not_comparable,
            })
        })
        .collect::<Result<_, DeskError>>()?;
    Ok(Return {
        year: document.year,
        averaging,
        disciplined_this_year: document.disciplined_this_year.map(triple),
        disciplined_last_year: document.disciplined_last_year.map(triple),
        not_asked: document.not_asked,
        lines,
        overridden: Vec::new(),
    })
}

fn heads(held: Triple) -> [u32; 3] {
    [held.white, held.bme, held.unknown]
}

fn triple([white, bme, unknown]: [u32; 3]) -> Triple {
    Triple::new(white, bme, unknown)
}

/// Figures as digits that give back the same number, which numbers of JSON need not.
fn written(cells: Cells) -> [Option<String>; 3] {
    cells.map(|cell| cell.map(|figure| figure.to_string()))
}

fn figures(year: u16, written: &[Option<String>; 3]) -> Result<Cells, DeskError> {
    let mut cells = Cells::default();
    for (cell, held) in cells.iter_mut().zip(written) {
        if let Some(held) = held {
            let figure = held.parse::<f64>();
            *cell = Some(figure.map_err(|_| unreadable(year, &format!("“{held}” is no figure")))?);
        }
    }
    Ok(cells)
}

fn unreadable(year: u16, why: &str) -> DeskError {
    DeskError::NotReady {
        message: format!("The return of {year} as it was signed cannot be read: {why}."),
        hint: "Run “wres store verify”, and open the store with the newest version of the program.".to_owned(),
    }
}

/// Where the figures held now are others than those signed: "item 35 (Appointed), this year".
pub(crate) fn differences(signed: &Return, now: &Return) -> Vec<String> {
    let mut found = Vec::new();
    for line in &signed.lines {
        let Line { item, .. } = line;
        let Some(other) = now.lines.iter().find(|other| other.item.number == item.number) else {
            found.push(format!(
                "item {} ({}), which the rules in use do not have",
                item.number, item.label
            ));
            continue;
        };
        if (&other.item.key, &other.item.label) != (&item.key, &item.label) {
            found.push(format!(
                "item {} ({}), which now is “{}”",
                item.number, item.label, other.item.label
            ));
        }
        for (what, differs) in [
            ("this year", other.current != line.current),
            ("last year", other.previous != line.previous),
        ] {
            if differs {
                found.push(format!("item {} ({}), {what}", item.number, item.label));
            }
        }
    }
    let is_new = |line: &&Line| signed.lines.iter().all(|held| held.item.number != line.item.number);
    let added = now.lines.iter().filter(is_new);
    found.extend(added.map(|line| format!("item {} ({}), which was not in it", line.item.number, line.item.label)));
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use files::reference::Reference;

    fn filled() -> Return {
        let reference = Reference::built_in().unwrap();
        let rules = reference.rules_for(2026).unwrap();
        let mut filled = domain::submission::fill(
            &domain::counts::Counts::default(),
            None,
            &std::collections::BTreeMap::new(),
            rules,
        );
        for (place, line) in filled.lines.iter_mut().enumerate() {
            // Figures that a careless reading would not give back to the last digit.
            let third = f64::from(u32::try_from(place).unwrap()) / 3.0;
            line.current = [Some(third), Some(third * 1e-7), None];
            line.previous = [Some(0.1 + 0.2), None, Some(third.sqrt())];
            line.not_comparable = (place % 2 == 0).then(|| "Its series was broken.".to_owned());
        }
        filled
    }

    #[test]
    fn a_return_comes_back_to_the_last_digit() {
        for averaging in [Averaging::SingleYear, Averaging::TwoYears] {
            let filled = Return {
                averaging,
                disciplined_this_year: Some(Triple::new(1, 2, 3)),
                disciplined_last_year: Some(Triple::new(4, 5, 6)),
                not_asked: vec![1, 9],
                ..filled()
            };
            let text = document(&filled).unwrap();
            assert_eq!(read(2026, &text).unwrap(), filled);
            assert_eq!(
                document(&filled).unwrap(),
                text,
                "the same figures are the same document"
            );
        }
    }

    #[test]
    fn what_differs_is_named_by_item_and_year() {
        let signed = filled();
        assert_eq!(differences(&signed, &signed), [] as [String; 0]);
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
            differences(&signed, &now),
            [
                format!("item {} ({}), this year", third.number, third.label),
                format!("item {} ({}), last year", fourth.number, fourth.label),
                format!(
                    "item {} ({}), which the rules in use do not have",
                    last.number, last.label
                ),
            ]
        );
    }

    #[test]
    fn a_document_of_another_form_is_refused_in_words() {
        let text = document(&filled())
            .unwrap()
            .replace("signed-return/1", "signed-return/9");
        let refused = read(2026, &text).unwrap_err();
        assert!(
            refused.to_string().contains("its form is wres-desk/signed-return/9"),
            "{refused}"
        );
    }
}
