//! Spreadsheets written as markup and named `.xls`: web pages, web pages saved in one file, XML spreadsheets of Excel 2003.
//!
//! The text is held, its tokens are not: each sheet is read from its place in the text on whenever its rows are asked for.

mod behind;
mod charset;
mod grid;
mod mime;
mod page;
mod token;
mod xml2003;

use std::borrow::Cow;
use std::collections::HashSet;
use std::io::Read;
use std::ops::ControlFlow;

use super::ReadError;
use super::behind::{Asked, Behind};
use super::cell::Cell;
use super::input::Input;
use super::workbook::{MOST_ROWS, SheetName, Wanted};

pub(crate) use grid::Grid;
pub(crate) use token::resolved;
use token::{Token, Tokens, is_named};

/// Largest file of markup in bytes, since its text is held.
const LARGEST: u64 = 300 << 20;

/// Which kind of markup a file is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    /// A web page.
    Page,
    /// A web page saved in one file.
    Pages,
    /// An XML spreadsheet of Excel 2003.
    Xml2003,
}

/// Whether a file begins like a web page saved in one file.
pub(crate) fn is_mime(head: &[u8]) -> bool {
    mime::begins(head)
}

/// The beginning of a file as text.
pub(crate) fn head_text(head: &[u8]) -> Cow<'_, str> {
    charset::decoded(head, None)
}

/// A sheet in the markup.
struct Place {
    /// Which of the texts it stands in.
    text: usize,
    /// Where it begins there.
    start: usize,
    rows: u32,
}

/// A workbook of markup.
pub(crate) struct Markup<'a> {
    kind: Kind,
    texts: Vec<Cow<'a, str>>,
    places: Vec<Place>,
}

impl<'a> Markup<'a> {
    /// Finds the sheets of a file.
    pub(crate) fn open(file: &str, input: Input<'a>, kind: Kind) -> Result<(Self, Vec<SheetName>), ReadError> {
        let bytes = held(file, input)?;
        let mut markup = Self {
            kind,
            texts: Vec::new(),
            places: Vec::new(),
        };
        let mut sheets = Sheets::default();
        match kind {
            Kind::Xml2003 => {
                markup.texts.push(text(bytes, None));
                for found in xml2003::sheets(&markup.texts[0]) {
                    sheets.add(found.name, found.visible);
                    markup.places.push(Place {
                        text: 0,
                        start: found.place,
                        rows: found.rows,
                    });
                }
            }
            Kind::Page => {
                let names = names(&head_text(&bytes[..bytes.len().min(1 << 20)]));
                markup.add_page(text(bytes, None), names.first(), &mut sheets);
            }
            Kind::Pages => {
                for (name, page) in pages(&bytes) {
                    markup.add_page(Cow::Owned(page), name.as_ref(), &mut sheets);
                }
            }
        }
        if markup.places.is_empty() {
            return Err(ReadError::NotASpreadsheet {
                file: file.to_owned(),
                looks_like: "a web page without a table".to_owned(),
                next: "If it opens in Excel, save it there as an Excel workbook (.xlsx), and choose that; else export the data \
                       again."
                    .to_owned(),
            });
        }
        Ok((markup, sheets.named))
    }

    fn add_page(&mut self, page: Cow<'a, str>, name: Option<&Named>, sheets: &mut Sheets) {
        let tables = page::tables(&page);
        let is_only = tables.len() == 1;
        for found in tables {
            let (title, visible) = match name {
                Some(named) if is_only || found.title.is_empty() => (named.name.clone(), named.visible),
                Some(named) => (found.title, named.visible),
                None => (found.title, true),
            };
            sheets.add(title, visible);
            self.places.push(Place {
                text: self.texts.len(),
                start: found.place,
                rows: found.rows,
            });
        }
        self.texts.push(page);
    }

    /// Visits the rows of a sheet, numbered from the first row of its table. A page may have as many as it likes, since they all stand
    /// there; a spreadsheet numbers them itself.
    pub(crate) fn rows(
        &self,
        (file, name): (&str, &str),
        sheet: usize,
        wanted: Wanted<'_>,
        visit: &mut dyn FnMut(u32, &[Cell]) -> ControlFlow<()>,
    ) -> Result<(), ReadError> {
        let Some(place) = self.places.get(sheet) else {
            return Ok(());
        };
        let text = &self.texts[place.text];
        let grid = match self.kind {
            Kind::Xml2003 => {
                let mut grid = Grid::new(wanted, MOST_ROWS, visit);
                xml2003::rows(text, place.start, &mut grid);
                grid
            }
            Kind::Page | Kind::Pages => {
                let mut grid = Grid::new(wanted, u32::MAX, visit);
                page::rows(text, place.start, &mut grid);
                grid
            }
        };
        match grid.beyond() {
            Some(row) => Err(ReadError::beyond(file, name, row.into())),
            None => Ok(()),
        }
    }

    /// What stands behind the cells of a sheet.
    pub(crate) fn behind(&self, sheet: usize, asked: Asked<'_>, found: &mut Behind) {
        let Some(place) = self.places.get(sheet) else {
            return;
        };
        let text = &self.texts[place.text];
        match self.kind {
            Kind::Xml2003 => behind::xml2003(text, place.start, asked, found),
            Kind::Page | Kind::Pages => behind::page(text, place.start, found),
        }
    }

    /// The last row of a sheet.
    pub(crate) fn last_row(&self, sheet: usize) -> u32 {
        self.places.get(sheet).map_or(0, |place| place.rows)
    }
}

/// Names for the sheets, each its own.
#[derive(Default)]
struct Sheets {
    named: Vec<SheetName>,
    used: HashSet<String>,
}

impl Sheets {
    fn add(&mut self, title: String, visible: bool) {
        let number = self.named.len() + 1;
        let title = if title.trim().is_empty() {
            format!("Table {number}")
        } else {
            title
        };
        let mut name: String = title.trim().chars().take(80).collect();
        if !self.used.insert(name.to_lowercase()) {
            name = format!("{name} ({number})");
            self.used.insert(name.to_lowercase());
        }
        self.named.push(SheetName { name, visible });
    }
}

/// All bytes of a file, unless there are too many.
fn held<'a>(file: &str, input: Input<'a>) -> Result<Cow<'a, [u8]>, ReadError> {
    let bytes = match input {
        Input::Bytes(bytes) => Cow::Borrowed(bytes),
        Input::File(_) => {
            let mut bytes = Vec::new();
            input
                .pass()
                .take(LARGEST + 1)
                .read_to_end(&mut bytes)
                .map_err(|error| ReadError::unreachable(file, &error))?;
            Cow::Owned(bytes)
        }
    };
    if bytes.len() as u64 > LARGEST {
        return Err(ReadError::TooLarge {
            file: file.to_owned(),
            place: String::new(),
            detail: "it is a web page or XML file of more than 300 MB".to_owned(),
        });
    }
    Ok(bytes)
}

/// Bytes as text, without a copy where they are text already.
fn text<'a>(bytes: Cow<'a, [u8]>, said: Option<&str>) -> Cow<'a, str> {
    match bytes {
        Cow::Borrowed(bytes) => charset::decoded(bytes, said),
        Cow::Owned(bytes) => {
            let turned = match charset::decoded(&bytes, said) {
                Cow::Owned(turned) => turned,
                Cow::Borrowed(text) if text.len() < bytes.len() => text.to_owned(),
                Cow::Borrowed(_) => String::new(),
            };
            if turned.is_empty() {
                Cow::Owned(String::from_utf8(bytes).unwrap_or_default())
            } else {
                Cow::Owned(turned)
            }
        }
    }
}

/// A sheet as the workbook part of Excel's pages names it.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Named {
    name: String,
    source: String,
    visible: bool,
}

/// The sheets that Excel names in a comment at the head of its pages.
fn names(page: &str) -> Vec<Named> {
    let mut names: Vec<Named> = Vec::new();
    for token in Tokens::new(page, 0) {
        let Token::Comment(comment) = token else { continue };
        let mut inside = "";
        for token in Tokens::new(comment, 0) {
            match token {
                Token::Open { tag, .. } if tag.is("excelworksheet") => names.push(Named {
                    name: String::new(),
                    source: String::new(),
                    visible: true,
                }),
                Token::Open { tag, closed } => {
                    if let (true, Some(named)) = (tag.is("worksheetsource"), names.last_mut()) {
                        named.source = tag.attribute("href").unwrap_or_default().into_owned();
                    }
                    inside = if closed { "" } else { tag.local_name() };
                }
                Token::Close(_) => inside = "",
                Token::Text(text) => match names.last_mut() {
                    Some(named) if is_named(inside, "name") => resolved(text).trim().clone_into(&mut named.name),
                    Some(named) if is_named(inside, "visible") => {
                        named.visible = !text.to_ascii_lowercase().contains("hidden");
                    }
                    _ => {}
                },
                _ => {}
            }
        }
    }
    names
}

/// The pages that hold the sheets of a file of several, with their names where a workbook part gives them.
fn pages(bytes: &[u8]) -> Vec<(Option<Named>, String)> {
    let pages: Vec<(String, String)> = mime::parts(bytes)
        .into_iter()
        .filter(|part| part.kind == "text/html" || part.kind == "application/xhtml+xml")
        .map(|part| (part.location, text(part.body, part.charset.as_deref()).into_owned()))
        .collect();
    let named: Vec<Named> = pages.iter().flat_map(|(_, page)| names(page)).collect();
    let of = |location: &str| {
        let file = location.rsplit(['/', '\\']).next().unwrap_or_default();
        named
            .iter()
            .find(|named| !file.is_empty() && named.source.rsplit(['/', '\\']).next() == Some(file))
            .cloned()
    };
    let mut found: Vec<(Option<Named>, String)> = pages
        .into_iter()
        .map(|(location, page)| (of(&location), page))
        .collect();
    // Where sheets are named, the other pages are the frame around them and the strip of tabs.
    if found.iter().any(|(name, _)| name.is_some()) {
        found.retain(|(name, _)| name.is_some());
    } else if let ([named], [(name, _)]) = (named.as_slice(), found.as_mut_slice()) {
        *name = Some(named.clone());
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_is_read_to_its_end_however_many_rows_it_has() {
        let rows = MOST_ROWS + 7;
        let page = format!("<html><table>{}", "<tr><td>7".repeat(rows as usize));
        let (markup, sheets) = Markup::open("long.html", Input::Bytes(page.as_bytes()), Kind::Page).unwrap();
        let mut last = 0;
        let read = markup.rows(("long.html", &sheets[0].name), 0, Wanted::All, &mut |row, _| {
            last = row;
            ControlFlow::Continue(())
        });
        assert_eq!((read, last), (Ok(()), rows));
    }
}
