//! Figures as SVG: one style for the window and for paper.
//!
//! Text is horizontal, in Arial, and stands beside what it names; shapes and words carry the meaning, colour only repeats it. Figures use
//! presentation attributes alone, for a window that refuses inline styles. What is said in words comes from
//! [`domain::sentence`]. Nothing is suppressed here: a figure for publication is drawn from values that may be published.

mod bands;
mod board;
mod funnel;
mod likelihood;
mod lines;
mod png;
mod survey;
mod svg;
mod table;
mod trend;
mod way;

pub use bands::{BandRow, BandShare, Ladder, bands, bands_mini, ladder};
pub use board::{board, board_mini};
pub use funnel::{Own, funnel};
pub use likelihood::{likelihood, likelihood_mini};
pub use lines::{RatioLine, ratio_lines};
pub use png::png;
pub use survey::{SurveyPair, survey, survey_mini};
pub use table::FigureTable;
pub use trend::{Trend, TrendLine, TrendOf, TrendPoint, TrendUnit, trend};
pub use way::way;

/// A drawn figure.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Figure {
    /// The SVG, a whole document without a declaration, so that it can stand in a page or in a file.
    pub svg: String,
    /// What it shows, in full sentences.
    pub alt: String,
    /// What it finds, in one sentence, for its title: who is worse or better off where that is more than chance would usually give, and that
    /// nothing is claimed where it is not.
    pub finding: String,
    /// The figures behind every mark.
    pub table: FigureTable,
}

/// Whose figure a mark is, which decides its shape.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Who {
    /// England, a square.
    England,
    /// The trust's region, a triangle.
    Region,
    /// Trusts of the same type, a triangle on its tip.
    TrustType,
    /// The trust itself in an earlier year, a cross.
    Earlier,
}

/// A figure to compare with.
#[derive(Debug, Clone, PartialEq)]
pub struct Marker {
    /// Whose it is.
    pub who: Who,
    /// Its name as shown: "England 2025", "North East and Yorkshire 2024", "Last year".
    pub label: String,
    /// The figure.
    pub value: f64,
}
