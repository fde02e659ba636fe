//! Rule packs: what the standard asks in one collection year.
//!
//! A pack is one document. What does not change with the year may stand in documents that packs share; the caller says what
//! such a name leads to. Each part has a module, which also says what it must hold.

mod choices;
mod form;
mod nine;
mod series;
mod top;

use domain::rules::RulePack;
use serde::de::DeserializeOwned;
use toml::Spanned;

use super::{ReferenceError, document};

/// A document of which a part is read: the pack itself, or one that it names.
struct Document {
    file: String,
    text: String,
}

impl Document {
    /// An error at a stretch of the document.
    fn error(&self, span: &std::ops::Range<usize>, message: impl Into<String>) -> ReferenceError {
        ReferenceError::new(&self.file, document::line_of(&self.text, span), message)
    }

    /// An error of the document as a whole.
    fn lacks(&self, message: impl Into<String>) -> ReferenceError {
        ReferenceError::new(&self.file, 1, message)
    }
}

/// A pack being read.
struct Reading<'a> {
    pack: Document,
    shared: &'a dyn Fn(&str) -> Option<String>,
}

impl Reading<'_> {
    /// A part of the pack, from the pack itself or from the document that it names for this, with the document it stands in.
    fn part<T: DeserializeOwned>(
        &self,
        what: &str,
        named: Option<&Spanned<String>>,
        own: Option<T>,
    ) -> Result<(Document, T), ReferenceError> {
        let pack = || Document {
            file: self.pack.file.clone(),
            text: self.pack.text.clone(),
        };
        match (named, own) {
            (None, Some(own)) => Ok((pack(), own)),
            (None, None) => Err(self.pack.lacks(format!("the {what} are missing"))),
            (Some(name), Some(_)) => Err(self.pack.error(&name.span(), format!("the {what} are given twice"))),
            (Some(name), None) => {
                let text = (self.shared)(name.get_ref()).ok_or_else(|| {
                    let message = format!("the file {} that it names is not there", name.get_ref());
                    self.pack.error(&name.span(), message)
                })?;
                let file = name.get_ref().clone();
                let read = document::read(&file, &text)?;
                Ok((Document { file, text }, read))
            }
        }
    }
}

/// Reads a pack. `shared` gives the text of a document that the pack names; a self-contained pack names none.
///
/// # Errors
/// Where the pack, or a document that it names, breaks a rule; with the line and the reason.
pub fn parse(file: &str, text: &str, shared: impl Fn(&str) -> Option<String>) -> Result<RulePack, ReferenceError> {
    let top: top::Pack = document::read(file, text)?;
    let reading = Reading {
        pack: Document {
            file: file.to_owned(),
            text: text.to_owned(),
        },
        shared: &shared,
    };
    top::pack(&reading, top)
}
