//! Answers as a file: TOML, one section a column that decides, `"value" = "meaning"` on each line.
//!
//! `[columns.staff]` says which heading holds a field of a staff list, and `[columns]` of a file of any kind; an empty heading says
//! that there is no such column. A blank value is written `""`.

use std::fmt::Write;

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::answers::{
    Answers, AnswersError, CASEWORK, CASEWORK_SECTION, COLUMNS, CaseworkList, FREE, SECTIONS, unknown_section,
};

/// The text of a file, for the lines of its errors.
struct Page<'a>(&'a str);

impl Page<'_> {
    fn line<T>(&self, entry: &Spanned<T>) -> usize {
        self.0
            .get(..entry.span().start)
            .map_or(1, |before| before.matches('\n').count() + 1)
    }
}

impl Answers {
    /// Reads a file of answers.
    ///
    /// # Errors
    /// [`AnswersError`] names the section, the line, the value and what is allowed.
    pub fn from_toml(text: &str) -> Result<Self, AnswersError> {
        let page = Page(text);
        let table = DeTable::parse(text).map_err(|error| AnswersError::NotToml(error.to_string()))?;
        let mut answers = Self::default();
        for (name, entries) in table.get_ref() {
            let (section, line) = (name.get_ref().as_ref(), page.line(name));
            let DeValue::Table(entries) = entries.get_ref() else {
                return Err(unknown_section(section).on_line(line));
            };
            match section {
                COLUMNS => answers.columns_of(&page, entries)?,
                CASEWORK_SECTION => answers.casework(&page, entries)?,
                _ if !is_known(section) => return Err(unknown_section(section).on_line(line)),
                _ => {
                    for (key, value) in entries {
                        answers.single(&page, section, key, value)?;
                    }
                }
            }
        }
        Ok(answers)
    }

    fn single(
        &mut self,
        page: &Page<'_>,
        section: &str,
        key: &Spanned<std::borrow::Cow<'_, str>>,
        value: &Spanned<DeValue<'_>>,
    ) -> Result<(), AnswersError> {
        let line = page.line(key);
        let Some(meaning) = value.get_ref().as_str() else {
            return Err(wrong_shape(section, key.get_ref(), "a text in quotation marks").on_line(line));
        };
        self.answer(section, key.get_ref(), meaning)
            .map_err(|error| error.on_line(line))
    }

    /// Takes the sections on columns: what is said of every kind first, so that what is said of one kind stands.
    fn columns_of(&mut self, page: &Page<'_>, entries: &DeTable<'_>) -> Result<(), AnswersError> {
        for (key, value) in entries {
            if !matches!(value.get_ref(), DeValue::Table(_)) {
                self.single(page, COLUMNS, key, value)?;
            }
        }
        for (kind, fields) in entries {
            let DeValue::Table(fields) = fields.get_ref() else {
                continue;
            };
            for (field, value) in fields {
                let line = page.line(field);
                let key = format!("{}.{}", kind.get_ref(), field.get_ref());
                let Some(heading) = value.get_ref().as_str() else {
                    let section = format!("{COLUMNS}.{}", kind.get_ref());
                    return Err(wrong_shape(&section, field.get_ref(), "a heading in quotation marks").on_line(line));
                };
                self.answer(COLUMNS, &key, heading)
                    .map_err(|error| error.on_line(line))?;
            }
        }
        Ok(())
    }

    /// Takes the section on casework: lists, whose values count and no others do, or single answers.
    fn casework(&mut self, page: &Page<'_>, entries: &DeTable<'_>) -> Result<(), AnswersError> {
        for (key, value) in entries {
            let line = page.line(key);
            let Some(of) = CASEWORK.into_iter().find(|list| list.name == key.get_ref()) else {
                return Err(unknown_section(&format!("{CASEWORK_SECTION}.{}", key.get_ref())).on_line(line));
            };
            let wrong = || wrong_shape(CASEWORK_SECTION, key.get_ref(), "a list of texts").on_line(line);
            match value.get_ref() {
                DeValue::Array(list) => {
                    for entry in list {
                        let text = entry.get_ref().as_str().ok_or_else(wrong)?;
                        self.answer(of.field, text, "count")?;
                    }
                    self.answer(of.other, "", "exclude")?;
                }
                DeValue::Table(entries) => {
                    for (key, value) in entries {
                        self.single(page, of.field, key, value)?;
                    }
                }
                _ => return Err(wrong()),
            }
        }
        Ok(())
    }

    /// Writes the answers as a file that [`Answers::from_toml`] reads back, sorted, each section with what it decides.
    pub fn to_toml(&self) -> String {
        let mut text = String::from(
            "# Answers to what a trust's files leave open. No personal data: only headings, values and their meaning.\n\
             # A value that stands for empty cells is written \"\".\n",
        );
        let mut section = |name: &str, decides: &str, entries: &[(&str, &str)]| {
            if entries.is_empty() {
                return;
            }
            let _ = write!(text, "\n# {decides}\n[{name}]\n");
            for (key, meaning) in entries {
                let _ = writeln!(text, "{} = {}", quoted(key), quoted(meaning));
            }
        };
        let mut kinds: Vec<&str> = Vec::new();
        for key in self.columns.keys() {
            let kind = key.split_once('.').map_or("", |(kind, _)| kind);
            if !kinds.contains(&kind) {
                kinds.push(kind);
            }
        }
        kinds.sort_unstable();
        for kind in kinds {
            let of_kind = |(key, heading): (&'_ String, &'_ String)| {
                let (named, field) = key.split_once('.').unwrap_or(("", key));
                (named == kind).then(|| (field.to_owned(), heading.clone()))
            };
            let held: Vec<(String, String)> = self.columns.iter().filter_map(of_kind).collect();
            let entries: Vec<(&str, &str)> = held.iter().map(|(key, value)| (key.as_str(), value.as_str())).collect();
            let name = if kind.is_empty() {
                COLUMNS.to_owned()
            } else {
                format!("{COLUMNS}.{kind}")
            };
            section(
                &name,
                "Which heading holds what; \"\" where there is no such column.",
                &entries,
            );
        }
        for (name, decides) in SECTIONS.into_iter().chain(FREE) {
            let spelt = self.of_section(name).into_iter();
            let spelt: Vec<(&str, &str)> = spelt
                .map(|(key, meaning)| (self.spelling(name, key), meaning))
                .collect();
            section(name, decides, &spelt);
        }
        let mut lists = String::new();
        for CaseworkList {
            name,
            field,
            other,
            decides,
        } in CASEWORK
        {
            if self.says_of_every_other(other) {
                let entries = self.of_section(field);
                let counted: Vec<String> = entries
                    .iter()
                    .filter(|(_, meaning)| *meaning == "count")
                    .map(|(key, _)| quoted(self.spelling(field, key)))
                    .collect();
                let _ = write!(lists, "# {decides}\n{name} = [{}]\n", counted.join(", "));
            }
        }
        if !lists.is_empty() {
            let _ = write!(text, "\n[{CASEWORK_SECTION}]\n{lists}");
        }
        for CaseworkList {
            field, other, decides, ..
        } in CASEWORK
        {
            let entries = self.of_section(field);
            if self.says_of_every_other(other) || entries.is_empty() {
                continue;
            }
            let _ = write!(text, "\n# {decides}\n[{field}]\n");
            for (key, meaning) in entries {
                let _ = writeln!(text, "{} = {}", quoted(self.spelling(field, key)), quoted(meaning));
            }
        }
        text
    }

    fn says_of_every_other(&self, other: &str) -> bool {
        self.values.contains_key(&(other.to_owned(), String::new()))
    }

    fn of_section(&self, section: &str) -> Vec<(&str, &str)> {
        self.values
            .iter()
            .filter(|((field, _), _)| field == section)
            .map(|((_, key), meaning)| (key.as_str(), meaning.as_str()))
            .collect()
    }
}

fn is_known(section: &str) -> bool {
    SECTIONS.into_iter().chain(FREE).any(|(known, _)| known == section)
}

/// A text as TOML writes it on one line.
fn quoted(text: &str) -> String {
    let mut written = String::from("\"");
    for character in text.chars() {
        match character {
            '"' | '\\' => written.extend(['\\', character]),
            control if control.is_control() => {
                let _ = write!(written, "\\u{:04X}", u32::from(control));
            }
            other => written.push(other),
        }
    }
    written.push('"');
    written
}

fn wrong_shape(section: &str, key: &str, wanted: &'static str) -> AnswersError {
    AnswersError::WrongShape {
        section: section.to_owned(),
        line: None,
        key: key.to_owned(),
        wanted,
    }
}
