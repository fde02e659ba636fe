//! Which values the deciding columns of a file held, so that new ones can be named next time and answers that match nothing now.
//!
//! Only columns whose values have a meaning to be decided are looked at, and each value is kept once: nothing here names a person.

use std::collections::{BTreeMap, BTreeSet, HashSet};

use domain::classify::{plain, tidy};
use domain::kind::Kind;
use foldhash::fast::RandomState;

use super::answers::{Answers, COLUMNS, every_other};
use super::cell::Cell;
use super::columns::{Row, Spot};
use super::kind;
use super::vocabulary::squashed;

/// The most values of one field that are kept; a column with more is no list of codes.
pub(crate) const MOST: usize = 500;
/// The longest value that is kept, in characters.
const LONGEST: usize = 120;

/// The section of answers in which the values of a field are decided.
pub(crate) fn section(kind: Kind, field: &str) -> Option<&'static str> {
    Some(match (kind, field) {
        (_, "ethnic_origin") => "ethnic_origin",
        (Kind::Staff, "pay_scale") => "pay_scale",
        (Kind::Staff, "staff_group") => "staff_group",
        (Kind::Staff, "job_role") => "job_role",
        (Kind::Staff, "occupation_code") => "occupation_code",
        (Kind::Staff, "person_type") => "person_type",
        (Kind::Staff, "assignment_category") => "assignment_category",
        (Kind::Staff, "assignment_status") => "assignment_status",
        (Kind::Recruitment, "stage") => "stage",
        (Kind::Recruitment, mark) if mark.ends_with("_mark") => "stage_mark",
        (Kind::Casework, "case_type") => "casework.case_type",
        (Kind::Casework, "stage") => "casework.stage",
        (Kind::Training, "category") => "training",
        (Kind::Training, "attendance") => "attendance",
        (Kind::Board, "executive") => "board_office",
        (Kind::Board, "voting") => "voting",
        _ => return None,
    })
}

/// The values of one field.
#[derive(Debug)]
struct Column {
    field: &'static str,
    values: HashSet<String, RandomState>,
    has_blank: bool,
    spot: Spot,
    /// The text of the last row, which is very often that of the next one as well.
    last: String,
}

/// The values of the deciding columns, gathered while rows go by.
#[derive(Debug)]
pub(crate) struct Seen {
    kind: Kind,
    columns: Vec<Column>,
}

impl Seen {
    /// Nothing seen yet of a table of a kind.
    pub(crate) fn new(kind: Kind) -> Self {
        let fields = kind::read_for(kind).iter().map(|field| field.key);
        let columns = fields
            .filter(|field| section(kind, field).is_some())
            .map(|field| Column {
                field,
                values: HashSet::default(),
                has_blank: false,
                spot: Spot::default(),
                last: String::new(),
            });
        Self {
            kind,
            columns: columns.collect(),
        }
    }

    /// Looks at one row.
    pub(crate) fn take(&mut self, row: Row<'_>) {
        for column in &mut self.columns {
            let cell = column.spot.cell(row, column.field);
            match cell {
                Cell::Empty => column.has_blank = true,
                _ if column.values.len() >= MOST => {}
                Cell::Text(text) if *text == column.last || text.len() > LONGEST => {}
                Cell::Text(text) => {
                    column.last.clone_from(text);
                    if !column.values.contains(text.as_str()) {
                        column.values.insert(text.clone());
                    }
                }
                Cell::Number(_) | Cell::Date(_) | Cell::Bool(_) => {
                    column.values.insert(cell.shown());
                }
            }
        }
    }

    /// Looks at a text that stands where a table of counts names a value of a field.
    pub(crate) fn take_words(&mut self, field: &str, text: &str) {
        let column = self.columns.iter_mut().find(|column| column.field == field);
        if let Some(column) = column.filter(|column| column.values.len() < MOST && text.len() <= LONGEST) {
            column.values.insert(text.to_owned());
        }
    }

    /// The values of the fields whose new values are worth naming, tidied. Roles and occupation codes are not: there are many, and few
    /// decide.
    pub(crate) fn by_field(&self) -> BTreeMap<String, BTreeSet<String>> {
        self.columns
            .iter()
            .filter(|column| !matches!(column.field, "job_role" | "occupation_code") && !column.values.is_empty())
            .map(|column| {
                let words = column.values.iter().map(|value| tidy(value));
                (column.field.to_owned(), words.collect())
            })
            .collect()
    }

    /// The answers that this table had a use for, by section and value; for columns, `columns` and the key.
    pub(crate) fn answers_used(&self, answers: &Answers, headings: &[String]) -> BTreeSet<(String, String)> {
        let mut used = BTreeSet::new();
        let present: HashSet<String> = headings.iter().map(|heading| squashed(heading)).collect();
        for (key, heading) in &answers.columns {
            let field = match key.split_once('.') {
                Some((named, field)) => (named == self.kind.key()).then_some(field),
                None => Some(key.as_str()),
            };
            let is_of_kind = field.is_some_and(|field| kind::field(self.kind, field).is_some());
            if is_of_kind && (heading.is_empty() || present.contains(&squashed(heading))) {
                used.insert((COLUMNS.to_owned(), key.clone()));
            }
        }
        for column in &self.columns {
            let Some(section) = section(self.kind, column.field) else {
                continue;
            };
            let mut use_of = |section: &str, value: String| {
                let key = (section.to_owned(), value);
                if answers.values.contains_key(&key) {
                    used.insert(key);
                }
            };
            if let Some(other) = every_other(section) {
                use_of(other, String::new());
            }
            if column.has_blank {
                use_of(section, String::new());
            }
            for value in &column.values {
                let part = super::composite::part(column.field, value);
                use_of(section, plain(&part));
                use_of(section, plain(value));
            }
        }
        let free = match self.kind {
            Kind::Survey => "organisation",
            Kind::Return => "return_year",
            _ => "",
        };
        used.extend(answers.values.keys().filter(|(section, _)| section == free).cloned());
        used
    }
}

impl Answers {
    /// Names the answers that match nothing in any of the files that were read, each given as its kind and the answers it had a use
    /// for. Answers that are only about other kinds of file are not named. `None` where every one matched.
    pub fn unused(&self, read: &[(Kind, &BTreeSet<(String, String)>)]) -> Option<String> {
        let concerns = |section: &str, key: &str| {
            read.iter().any(|(kind, _)| match (section, key.split_once('.')) {
                (COLUMNS, Some((named, _))) => named == kind.key(),
                (COLUMNS, None) => kind::field(*kind, key).is_some(),
                _ => kind::read_for(*kind)
                    .iter()
                    .any(|field| self::section(*kind, field.key) == Some(section)),
            })
        };
        let is_used = |key: &(String, String)| read.iter().any(|(_, used)| used.contains(key));
        let columns = self.columns.keys().map(|key| (COLUMNS.to_owned(), key.clone()));
        let named: Vec<String> = columns
            .chain(self.values.keys().cloned())
            .filter(|key| concerns(&key.0, &key.1) && !is_used(key))
            .map(|(section, key)| match (section.as_str(), self.columns.get(&key)) {
                (COLUMNS, Some(heading)) => format!("[{COLUMNS}] {key} = “{heading}”"),
                _ => format!("[{section}] “{key}”"),
            })
            .collect();
        match named.len() {
            0 => None,
            1 => Some(format!("This answer matches nothing in the files: {}.", named[0])),
            count => Some(format!(
                "{count} answers match nothing in the files: {}.",
                named.join("; ")
            )),
        }
    }
}
