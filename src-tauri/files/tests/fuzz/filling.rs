//! What must be so of every filled copy, whatever was filled.

use std::sync::LazyLock;

use files::fill::{Becomes, FillError, Wanted, WantedLine, Year, fill, look};
use files::read::{Input, Source};
use files::reference::Reference;
use files::reference::blanks::BlankLists;

use crate::run::Case;

/// The name under which everything is read; a refusal must tell it.
const NAME: &str = "odd blank.xlsx";

static LISTS: LazyLock<BlankLists> = LazyLock::new(|| BlankLists::built_in().unwrap());
static WANTED: LazyLock<Wanted> = LazyLock::new(|| {
    let reference = Reference::built_in().unwrap();
    let lines = reference.rules_for(2026).unwrap().items.iter().map(|item| {
        let number = f64::from(item.number);
        WantedLine {
            item: item.clone(),
            previous: [Some(number), None, Some(0.0)],
            current: [Some(number + 0.5), Some(number), Some(1.0)],
        }
    });
    Wanted {
        year: 2026,
        lines: lines.collect(),
    }
});

/// Fills a case and holds the copy to what must be so.
pub(crate) fn check(case: &Case) -> Result<(), String> {
    let source = |bytes| Source {
        name: NAME,
        input: Input::Bytes(bytes),
    };
    let (found, copy) = match fill(&source(&case.bytes), &WANTED, &LISTS) {
        Ok(filled) => filled,
        Err(error) => {
            let words = error.to_string();
            // Where the other reader refuses what ours reads, no copy is given out.
            let is_refusal = !matches!(error, FillError::NotProven { .. }) || words.contains("read again");
            return if words.contains(NAME) && is_refusal {
                Ok(())
            } else {
                Err(format!("a refusal of another kind: {words}"))
            };
        }
    };
    let again = look(&source(&copy), &WANTED, &LISTS).map_err(|error| format!("the copy cannot be read: {error}"))?;
    for place in found
        .places
        .iter()
        .filter(|place| matches!(place.becomes, Becomes::Written(_)))
    {
        let held = again
            .places
            .iter()
            .find(|other| (&other.sheet, &other.cell) == (&place.sheet, &place.cell));
        if place.year == Year::This && held.is_none_or(|held| held.becomes != Becomes::Same) {
            return Err(format!(
                "{} {} does not hold its figure: {held:?}",
                place.sheet, place.cell
            ));
        }
    }
    Ok(())
}
