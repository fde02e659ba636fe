//! Findings of a reading, those that are alike put together so that a list of thousands stays readable.

use std::collections::HashMap;

use domain::finding::{Finding, Place, Severity};

/// How many alike are told one by one before they are put together.
const APART: usize = 20;
/// How many places are named when they are put together.
const NAMED: usize = 5;

/// Findings gathered while rows go by.
pub(crate) struct Notes {
    file: String,
    sheet: String,
    single: Vec<Finding>,
    alike: Vec<Alike>,
    places: HashMap<(Severity, String), usize>,
}

/// Findings that say the same of several places.
struct Alike {
    severity: Severity,
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
            places: HashMap::new(),
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

    /// A finding that may be true of many places; those with the same message are told together.
    pub(crate) fn alike(&mut self, severity: Severity, cell: String, message: &str, hint: &str) {
        let key = (severity, message.to_owned());
        let place = *self.places.entry(key).or_insert_with(|| {
            self.alike.push(Alike {
                severity,
                message: message.to_owned(),
                hint: hint.to_owned(),
                cells: Vec::new(),
                count: 0,
            });
            self.alike.len() - 1
        });
        let alike = &mut self.alike[place];
        alike.count += 1;
        if alike.cells.len() < APART {
            alike.cells.push(cell);
        }
    }

    /// The findings, the gravest first, each a whole sentence with its full stop.
    pub(crate) fn finish(mut self) -> Vec<Finding> {
        for alike in std::mem::take(&mut self.alike) {
            if alike.count <= APART {
                for cell in &alike.cells {
                    let place = self.place(cell);
                    let (message, hint) = (alike.message.clone(), alike.hint.clone());
                    self.single.push(Finding {
                        severity: alike.severity,
                        place,
                        message,
                        hint,
                    });
                }
            } else {
                let place = self.place(&alike.cells[0]);
                let named = alike.cells[..NAMED].join(", ");
                let rest = alike.count - NAMED;
                let message = format!("{} ({} rows: {named} and {rest} more)", alike.message, alike.count);
                self.single.push(Finding {
                    severity: alike.severity,
                    place,
                    message,
                    hint: alike.hint,
                });
            }
        }
        for finding in &mut self.single {
            if !finding.message.ends_with(['.', '?', '!']) {
                finding.message.push('.');
            }
        }
        self.single.sort_by_key(|finding| finding.severity);
        self.single
    }

    fn place(&self, cell: &str) -> Place {
        Place {
            file: self.file.clone(),
            sheet: self.sheet.clone(),
            cell: cell.to_owned(),
        }
    }
}
