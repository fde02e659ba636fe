//! What a document is made of, as whoever composes one sees it. [`super::docx`] makes a Word document of it and [`super::html`] a web page.
//!
//! There is no layout here: no empty paragraphs, no tabs, no sizes of type. What a paragraph is called decides how it looks.

mod colour;

pub(super) use colour::LINE;
pub use colour::{Ink, Shade};

/// A whole document.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Document {
    /// Its title, as programs show it and screen readers announce it.
    pub title: String,
    /// What it is about, in a sentence.
    pub subject: String,
    /// Whose it is.
    pub organisation: String,
    /// The day it is dated to, `2026-03-31`; the bytes depend on no other clock. Any other text leaves it out.
    pub day: String,
    /// Its sections; each begins a page.
    pub sections: Vec<Section>,
}

/// Pages that are of one shape and have one head and foot.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Section {
    /// Which way round.
    pub page: Page,
    /// At the head of each page, left and right. Not on the first page of the document, which has its title there.
    pub head: [String; 2],
    /// At the foot of each page, left of the page's number.
    pub foot: String,
    /// What stands on the pages.
    pub blocks: Vec<Block>,
}

/// A4, one way or the other.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Page {
    /// Upright: 174 mm of text.
    #[default]
    Portrait,
    /// On its side: 267 mm of text.
    Landscape,
}

impl Page {
    /// Width and height in millimetres.
    pub(in crate::write) const fn size(self) -> (f64, f64) {
        match self {
            Self::Portrait => (210.0, 297.0),
            Self::Landscape => (297.0, 210.0),
        }
    }

    /// The margin left and right in millimetres.
    pub(in crate::write) const fn margin(self) -> f64 {
        match self {
            Self::Portrait => 18.0,
            Self::Landscape => 15.0,
        }
    }

    /// The width there is for text, in millimetres.
    pub const fn text(self) -> f64 {
        self.size().0 - 2.0 * self.margin()
    }
}

/// One thing below the other.
#[derive(Debug, Clone, PartialEq)]
pub enum Block {
    /// A paragraph.
    Paragraph(Paragraph),
    /// A list, numbered anew from 1 if it is numbered.
    List {
        /// Whether it is numbered; else it has bullets.
        numbered: bool,
        /// Its items.
        items: Vec<Vec<Run>>,
    },
    /// A table.
    Table(Table),
    /// A picture.
    Picture(Picture),
}

/// What a paragraph is, which decides how it looks and what a screen reader makes of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Style {
    /// The title of the document; one.
    Title,
    /// What stands below the title.
    Subtitle,
    /// A heading of the first level.
    Heading1,
    /// A heading of the second level.
    Heading2,
    /// A heading of the third level.
    Heading3,
    /// Running text.
    #[default]
    Normal,
    /// Something not to be overlooked, set apart.
    Note,
    /// The words above a table or a picture.
    Caption,
    /// In a cell.
    TableText,
    /// In a cell of the head of a table.
    TableHeading,
    /// A figure in a cell, to the right.
    TableFigure,
    /// An item of a list with bullets.
    ListBullet,
    /// An item of a numbered list.
    ListNumber,
    /// In the head of a page.
    Header,
    /// In the foot of a page.
    Footer,
    /// A note at the foot of a page.
    FootnoteText,
}

impl Style {
    /// Whether it is a heading of any level.
    pub(in crate::write) const fn is_heading(self) -> bool {
        matches!(self, Self::Heading1 | Self::Heading2 | Self::Heading3)
    }
}

/// A paragraph.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Paragraph {
    /// What it is.
    pub style: Style,
    /// Its words.
    pub runs: Vec<Run>,
    /// Whether it stays on the page of what follows. Headings and captions always do.
    pub with_next: bool,
    /// Whether it begins a page.
    pub new_page: bool,
}

/// Words that look alike.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Run {
    /// The words. A line feed breaks the line.
    pub text: String,
    /// Whether bold.
    pub bold: bool,
    /// Whether italic.
    pub italic: bool,
    /// In what colour, where it is not the style's.
    pub ink: Option<Ink>,
    /// Where it leads, an address as `https://…` or `mailto:…`; anything else is no address and leaves plain words.
    pub link: String,
    /// The words of a footnote that is marked behind it; empty for none.
    pub note: String,
}

/// A table whose head is said again on every page.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Table {
    /// What it shows; stands above it, numbered. Empty where the heading above says it already, as on a cover.
    pub caption: String,
    /// What it holds and how to read it, for whoever does not see it.
    pub description: String,
    /// Its columns.
    pub columns: Vec<Column>,
    /// Its rows below the head.
    pub rows: Vec<Row>,
    /// Whether the first cell of a row names the row.
    pub names: bool,
}

/// A column.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Column {
    /// Its heading. Where no column has one, the table has no head.
    pub heading: String,
    /// Its width in millimetres. Where all are wider than the page they are made narrower alike.
    pub width: f64,
    /// Whether it holds figures, which stand to the right.
    pub figures: bool,
}

/// A row.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Row {
    /// Its cells, from the left. Missing ones are empty; ones beyond the last column are an error of whoever composes.
    pub cells: Vec<Cell>,
}

/// A cell.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Cell {
    /// Its paragraphs.
    pub paragraphs: Vec<Paragraph>,
    /// Its ground.
    pub shade: Option<Shade>,
}

/// A picture.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Picture {
    /// What it shows; stands above it, numbered. Empty for none.
    pub caption: String,
    /// What it says, for whoever does not see it.
    pub alternative: String,
    /// The picture as PNG.
    pub png: Vec<u8>,
    /// The same as SVG, which newer programs draw instead; empty for none.
    pub svg: String,
    /// How wide, in millimetres. A picture wider than the page is made as wide as the page.
    pub width: u16,
}

/// Words of the style's own look.
pub fn run(text: impl Into<String>) -> Run {
    Run {
        text: text.into(),
        ..Run::default()
    }
}

/// Bold words.
pub fn bold(text: impl Into<String>) -> Run {
    Run {
        bold: true,
        ..run(text)
    }
}

/// A paragraph of one style.
pub fn heading(style: Style, text: impl Into<String>) -> Block {
    Paragraph::of(style, text).into()
}

/// Running text.
pub fn text(words: impl Into<String>) -> Block {
    Paragraph::of(Style::Normal, words).into()
}

impl Run {
    /// The same in italics.
    #[must_use]
    pub fn italic(mut self) -> Self {
        self.italic = true;
        self
    }

    /// The same in a colour.
    #[must_use]
    pub fn in_ink(mut self, ink: Ink) -> Self {
        self.ink = Some(ink);
        self
    }

    /// The same, leading to an address.
    #[must_use]
    pub fn leading_to(mut self, address: impl Into<String>) -> Self {
        self.link = address.into();
        self
    }

    /// The same with a footnote.
    #[must_use]
    pub fn with_note(mut self, note: impl Into<String>) -> Self {
        self.note = note.into();
        self
    }
}

impl Paragraph {
    /// A paragraph of plain words.
    pub fn of(style: Style, text: impl Into<String>) -> Self {
        Self::runs(style, vec![run(text)])
    }

    /// A paragraph of several runs.
    pub fn runs(style: Style, runs: Vec<Run>) -> Self {
        Self {
            style,
            runs,
            ..Self::default()
        }
    }

    /// The same on a new page.
    #[must_use]
    pub fn on_a_new_page(mut self) -> Self {
        self.new_page = true;
        self
    }

    /// The same, kept with what follows.
    #[must_use]
    pub fn kept(mut self) -> Self {
        self.with_next = true;
        self
    }

    /// Whether there is a word in it.
    pub(in crate::write) fn says_something(&self) -> bool {
        self.runs.iter().any(|run| !run.text.trim().is_empty())
    }
}

impl Column {
    /// A column of words.
    pub fn words(heading: impl Into<String>, width: f64) -> Self {
        Self {
            heading: heading.into(),
            width,
            figures: false,
        }
    }

    /// A column of figures.
    pub fn figures(heading: impl Into<String>, width: f64) -> Self {
        Self {
            figures: true,
            ..Self::words(heading, width)
        }
    }
}

impl Table {
    /// The same without the column of a heading; its width goes to the other columns of words, to each by its own.
    #[must_use]
    pub fn without(mut self, heading: &str) -> Self {
        let Some(place) = self.columns.iter().position(|column| column.heading == heading) else {
            return self;
        };
        let free = self.columns.remove(place).width;
        for row in &mut self.rows {
            if place < row.cells.len() {
                row.cells.remove(place);
            }
        }
        let words = self.columns.iter().skip(1).filter(|column| !column.figures);
        let share = free / words.map(|column| column.width).sum::<f64>().max(1.0);
        for column in self.columns.iter_mut().skip(1).filter(|column| !column.figures) {
            column.width += column.width * share;
        }
        self
    }
}

impl Cell {
    /// A cell of plain words.
    pub fn of(text: impl Into<String>) -> Self {
        Self::runs(vec![run(text)])
    }

    /// A cell of one paragraph.
    pub fn runs(runs: Vec<Run>) -> Self {
        Self::paragraphs(vec![runs])
    }

    /// A cell of several paragraphs; those that say nothing are left out.
    pub fn paragraphs(paragraphs: Vec<Vec<Run>>) -> Self {
        let paragraphs = paragraphs
            .into_iter()
            .map(|runs| Paragraph::runs(Style::TableText, runs));
        Self {
            paragraphs: paragraphs.filter(Paragraph::says_something).collect(),
            shade: None,
        }
    }

    /// The same on a ground.
    #[must_use]
    pub fn on(mut self, shade: Option<Shade>) -> Self {
        self.shade = shade;
        self
    }
}

impl From<Vec<Cell>> for Row {
    fn from(cells: Vec<Cell>) -> Self {
        Self { cells }
    }
}

impl From<Paragraph> for Block {
    fn from(paragraph: Paragraph) -> Self {
        Self::Paragraph(paragraph)
    }
}

impl From<Table> for Block {
    fn from(table: Table) -> Self {
        Self::Table(table)
    }
}

impl From<Picture> for Block {
    fn from(picture: Picture) -> Self {
        Self::Picture(picture)
    }
}
