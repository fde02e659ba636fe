//! Findings of a reading, those that are alike put together so that a list of thousands stays readable.
//!
//! Findings are alike where they say the same apart from what stands in quotation marks: the trust's own values. However many rows
//! a file has, a bounded number of values and places is kept; what is beyond is counted.

use std::collections::HashMap;

use domain::finding::{Finding, Place, Severity};

/// How many alike are told one by one before they are put together.
const APART: usize = 20;
/// How many places are named when they are put together.
const NAMED: usize = 5;
/// How many different values are told of when they are put together.
const TOLD: usize = 20;
/// How many different values are kept of findings that are alike.
const KEPT: usize = 400;

/// Findings gathered while rows go by.
pub(crate) struct Notes {
    file: String,
    sheet: String,
    single: Vec<Finding>,
    alike: Vec<Alike>,
    templates: HashMap<(Severity, String), usize>,
    messages: HashMap<String, (usize, usize)>,
}

/// Findings that say the same, perhaps of different values.
struct Alike {
    severity: Severity,
    template: String,
    sayings: Vec<Saying>,
    /// Rows of values that are not kept, and the first of them.
    beyond: (usize, Option<String>),
}

/// The same said of several places.
struct Saying {
    message: String,
    hint: String,
    cells: Vec<String>,
    count: usize,
}

impl Notes {
    /// Findings about one sheet of one file.
    pub(crate) fn new(file: &str, sheet: &str) -> Self {
        Self {
            file: file.to_owned(),
            sheet: sheet.to_owned(),
            single: Vec::new(),
            alike: Vec::new(),
            templates: HashMap::new(),
            messages: HashMap::new(),
        }
    }

    /// Turns to another sheet; what was added before stays where it was.
    pub(crate) fn on_sheet(&mut self, sheet: &str) {
        sheet.clone_into(&mut self.sheet);
    }

    /// One finding about the sheet as a whole, or about one place in it.
    pub(crate) fn add(&mut self, severity: Severity, cell: &str, message: impl Into<String>, hint: impl Into<String>) {
        let place = self.place(cell);
        self.single.push(Finding {
            severity,
            place,
            message: message.into(),
            hint: hint.into(),
        });
    }

    /// Says that cells hold a formula and no stored result.
    pub(crate) fn formulas_without_result(&mut self, cells: u32, first: &str) {
        let message = match cells {
            1 => format!("Cell {first} holds a formula without a stored result and was read as empty"),
            _ => format!(
                "{cells} cells hold a formula without a stored result and were read as empty, the first of them {first}"
            ),
        };
        let hint = "Open the file in Excel, wait until it has calculated, save it and choose it again.";
        self.add(Severity::Warning, first, message, hint);
    }

    /// A finding that may be true of many places. Those that say the same apart from the values in quotation marks are told together.
    pub(crate) fn alike(&mut self, severity: Severity, cell: String, message: &str, hint: &str) {
        if let Some((alike, saying)) = self.messages.get(message).copied()
            && self.alike[alike].severity == severity
        {
            let saying = &mut self.alike[alike].sayings[saying];
            saying.count += 1;
            if saying.cells.len() < APART {
                saying.cells.push(cell);
            }
            return;
        }
        let template = template(message);
        let key = (severity, template);
        let place = self.templates.get(&key).copied().unwrap_or_else(|| {
            let place = self.alike.len();
            self.alike.push(Alike {
                severity,
                template: key.1.clone(),
                sayings: Vec::new(),
                beyond: (0, None),
            });
            self.templates.insert(key, place);
            place
        });
        let alike = &mut self.alike[place];
        if alike.sayings.len() < KEPT {
            self.messages.insert(message.to_owned(), (place, alike.sayings.len()));
            alike.sayings.push(Saying {
                message: message.to_owned(),
                hint: hint.to_owned(),
                cells: vec![cell],
                count: 1,
            });
        } else {
            alike.beyond.0 += 1;
            alike.beyond.1.get_or_insert(cell);
        }
    }

    /// The findings, the gravest first, each a whole sentence with its full stop.
    pub(crate) fn finish(mut self) -> Vec<Finding> {
        for alike in std::mem::take(&mut self.alike) {
            self.tell(alike);
        }
        for finding in &mut self.single {
            if !finding.message.ends_with(['.', '?', '!']) {
                finding.message.push('.');
            }
        }
        self.single.sort_by_key(|finding| finding.severity);
        self.single
    }

    /// Tells findings that are alike: one by one where they are few, else value by value, the values with most rows first.
    fn tell(&mut self, mut alike: Alike) {
        let all: usize = alike.sayings.iter().map(|saying| saying.count).sum::<usize>() + alike.beyond.0;
        let severity = alike.severity;
        if all <= APART {
            for saying in alike.sayings {
                for cell in &saying.cells {
                    self.add(severity, cell, saying.message.as_str(), saying.hint.as_str());
                }
            }
            return;
        }
        alike.sayings.sort_by_key(|saying| usize::MAX - saying.count);
        let rest = alike.sayings.split_off(alike.sayings.len().min(TOLD));
        let hint = alike
            .sayings
            .first()
            .map(|saying| saying.hint.clone())
            .unwrap_or_default();
        for saying in alike.sayings {
            self.add(severity, &saying.cells[0], together(&saying), saying.hint);
        }
        let rows: usize = rest.iter().map(|saying| saying.count).sum::<usize>() + alike.beyond.0;
        let first = rest
            .first()
            .and_then(|saying| saying.cells.first().cloned())
            .or(alike.beyond.1);
        if let Some(first) = first {
            let values = match (rest.len(), alike.beyond.0) {
                (values, 0) => format!("{values} other values"),
                (values, _) => format!("more than {values} other values"),
            };
            let message = format!("{} (the same of {values}, {rows} rows)", alike.template);
            self.add(severity, &first, message, hint);
        }
    }

    fn place(&self, cell: &str) -> Place {
        Place {
            file: self.file.clone(),
            sheet: self.sheet.clone(),
            cell: cell.to_owned(),
        }
    }
}

/// What is said of several places, with how many and the first of them.
fn together(saying: &Saying) -> String {
    let named = saying.cells[..saying.cells.len().min(NAMED)].join(", ");
    match saying.count {
        1 => saying.message.clone(),
        count if count <= NAMED => format!("{} ({count} rows: {named})", saying.message),
        count => format!("{} ({count} rows: {named} and {} more)", saying.message, count - NAMED),
    }
}

/// A message with every value in quotation marks taken out.
fn template(message: &str) -> String {
    let mut template = String::with_capacity(message.len());
    let mut depth = 0_usize;
    for character in message.chars() {
        match character {
            '“' => {
                if depth == 0 {
                    template.push_str("“…”");
                }
                depth += 1;
            }
            '”' => depth = depth.saturating_sub(1),
            other if depth == 0 => template.push(other),
            _ => {}
        }
    }
    template
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(rows: impl Iterator<Item = (u32, String)>) -> Vec<String> {
        let mut notes = Notes::new("staff.xlsx", "Sheet1");
        for (row, message) in rows {
            notes.alike(Severity::Warning, format!("K{row}"), &message, "Correct it.");
        }
        let findings = notes.finish();
        assert!(
            findings.iter().all(|finding| finding.hint == "Correct it."),
            "the hint stays"
        );
        findings
            .into_iter()
            .map(|finding| format!("{}: {}", finding.place.cell, finding.message))
            .collect()
    }

    fn unreadable(value: u32) -> String {
        format!("“{value}” is not a date")
    }

    #[test]
    fn a_few_are_told_one_by_one() {
        let found = told((10..13).map(|row| (row, unreadable(row % 2))));
        assert_eq!(found.len(), 3, "{found:?}");
        assert!(found.contains(&"K12: “0” is not a date.".to_owned()), "{found:?}");
    }

    #[test]
    fn many_of_one_value_are_one_finding() {
        let found = told((10..322).map(|row| (row, unreadable(7))));
        assert_eq!(
            found,
            ["K10: “7” is not a date (312 rows: K10, K11, K12, K13, K14 and 307 more)."]
        );
    }

    #[test]
    fn many_values_are_told_by_rows_and_the_rest_together() {
        // Value 0 stands on 100 rows, the values from 1 to 999 on one row each.
        let rows = (0..100).map(|row| (row, unreadable(0)));
        let found = told(rows.chain((1..1_000).map(|value| (value + 100, unreadable(value)))));
        assert_eq!(found.len(), TOLD + 1, "a list of thousands stays readable");
        assert!(found[0].contains("“0” is not a date (100 rows"), "{}", found[0]);
        assert_eq!(found[1], "K101: “1” is not a date.");
        assert_eq!(
            found[TOLD], "K120: “…” is not a date (the same of more than 380 other values, 980 rows).",
            "no row is lost"
        );
    }

    #[test]
    fn what_differs_outside_quotation_marks_is_not_alike() {
        assert_eq!(
            template("The pay scale “5 “old””, of “A”, asks"),
            "The pay scale “…”, of “…”, asks"
        );
        let rows = (0..30).map(|row| {
            (
                row,
                format!("It is {} than that", if row % 2 == 0 { "more" } else { "less" }),
            )
        });
        assert_eq!(told(rows).len(), 30, "fifteen of each are few");
    }
}
