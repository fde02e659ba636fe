//! A return as a document that is signed: whose it is, every item with its cells, and nothing that may change after it.

use chrono::NaiveDateTime;
use domain::ethnicity::Triple;
use domain::rules::{Averaging, Item, Measure};
use domain::submission::{Cells, Line, Return};
use serde::{Deserialize, Serialize};
use store::{Books, signed_return};

use crate::view::TrustView;
use crate::{DeskError, settings};

/// Names the form of the document; a later form gets another number.
const SCHEMA: &str = "wres-desk/signed-return/2";
/// The form before it, without whose return it is. What was signed in it is read as ever.
const WITHOUT_ORGANISATION: &str = "wres-desk/signed-return/1";

/// A return as it was signed.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Signed {
    /// Its figures.
    pub(crate) filled: Return,
    /// Whose it is, where the document says so.
    pub(crate) organisation: Organisation,
    /// When the second signature made it the return.
    pub(crate) at: NaiveDateTime,
}

/// Whose return it is. Empty is what was not given, or not yet part of what is signed.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Organisation {
    /// Name, as it stands on the return.
    pub(crate) name: String,
    /// Code of the organisation, such as RXX.
    pub(crate) code: String,
}

impl Organisation {
    /// As the settings have it.
    pub(crate) fn of(books: &Books) -> Result<Self, DeskError> {
        let TrustView { name, code, .. } = settings::trust(books)?;
        Ok(Self { name, code })
    }
}

#[derive(Serialize, Deserialize)]
struct Document {
    schema: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    organisation: Option<Organisation>,
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

/// The document of an organisation’s return. The same organisation and figures always give the same text.
pub(crate) fn document(filled: &Return, organisation: &Organisation) -> Result<String, DeskError> {
    write(filled, SCHEMA, Some(organisation.clone()))
}

/// The document as it was before the organisation was part of what is signed: to tell a signature to it from one to other figures.
pub(super) fn without_organisation(filled: &Return) -> Result<String, DeskError> {
    write(filled, WITHOUT_ORGANISATION, None)
}

fn write(filled: &Return, schema: &str, organisation: Option<Organisation>) -> Result<String, DeskError> {
    let document = Document {
        schema: schema.to_owned(),
        organisation,
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
pub(crate) fn in_force(books: &Books, year: u16) -> Result<Option<Signed>, DeskError> {
    let Some(held) = signed_return::in_force(books, year)? else {
        return Ok(None);
    };
    let (filled, organisation) = read(year, &held.document)?;
    Ok(Some(Signed {
        filled,
        organisation,
        at: held.signed_at,
    }))
}

fn read(year: u16, text: &str) -> Result<(Return, Organisation), DeskError> {
    let document: Document = serde_json::from_str(text).map_err(|error| unreadable(year, &error.to_string()))?;
    if ![SCHEMA, WITHOUT_ORGANISATION].contains(&document.schema.as_str()) {
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
    let filled = Return {
        year: document.year,
        averaging,
        disciplined_this_year: document.disciplined_this_year.map(triple),
        disciplined_last_year: document.disciplined_last_year.map(triple),
        not_asked: document.not_asked,
        lines,
        overridden: Vec::new(),
    };
    Ok((filled, document.organisation.unwrap_or_default()))
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

#[cfg(test)]
pub(super) mod tests {
    use super::*;
    use files::reference::Reference;

    pub(in crate::signing) fn filled() -> Return {
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

    fn organisation() -> Organisation {
        Organisation {
            name: "Little Combe NHS Trust".to_owned(),
            code: "RZ9".to_owned(),
        }
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
            let text = document(&filled, &organisation()).unwrap();
            assert_eq!(read(2026, &text).unwrap(), (filled.clone(), organisation()));
            assert_eq!(
                document(&filled, &organisation()).unwrap(),
                text,
                "the same figures are the same document"
            );
            let earlier = without_organisation(&filled).unwrap();
            assert!(
                !earlier.contains("\"organisation\":"),
                "nothing is added to the earlier form, or its digest would be another"
            );
            assert_eq!(read(2026, &earlier).unwrap(), (filled, Organisation::default()));
        }
    }

    #[test]
    fn a_document_of_another_form_is_refused_in_words() {
        let text = document(&filled(), &organisation())
            .unwrap()
            .replace("signed-return/2", "signed-return/9");
        let refused = read(2026, &text).unwrap_err();
        assert!(
            refused.to_string().contains("its form is wres-desk/signed-return/9"),
            "{refused}"
        );
    }
}
