//! The few marks that figures are drawn with, and how wide text is.

use std::fmt::Write as _;

use super::{Figure, FigureTable, Who};

/// Text and the trust's own marks; 15:1 on white.
pub(super) const INK: &str = "#212b32";
/// Secondary text and lines that matter; 6:1 on white.
pub(super) const GREY: &str = "#4c6272";
/// Lines that only guide the eye.
pub(super) const FAINT: &str = "#d8dde0";
/// NHS blue; 6:1 on white.
pub(super) const BLUE: &str = "#005eb8";
/// Pale blue, behind marks.
pub(super) const PALE: &str = "#dbe8f5";
/// Paper.
pub(super) const WHITE: &str = "#ffffff";

/// Where a text stands to its point.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Anchor {
    Start,
    Middle,
    End,
}

/// How a text looks.
#[derive(Debug, Clone, Copy)]
pub(super) struct Pen {
    pub(super) size: f64,
    pub(super) bold: bool,
    pub(super) colour: &'static str,
    pub(super) anchor: Anchor,
}

impl Pen {
    /// Plain text of a size, from its point rightwards.
    pub(super) const fn new(size: f64) -> Self {
        Self {
            size,
            bold: false,
            colour: INK,
            anchor: Anchor::Start,
        }
    }

    pub(super) const fn bold(self) -> Self {
        Self { bold: true, ..self }
    }

    pub(super) const fn grey(self) -> Self {
        Self { colour: GREY, ..self }
    }

    pub(super) const fn end(self) -> Self {
        Self {
            anchor: Anchor::End,
            ..self
        }
    }

    pub(super) const fn middle(self) -> Self {
        Self {
            anchor: Anchor::Middle,
            ..self
        }
    }

    /// How wide a text is, from the widths of Arial.
    pub(super) fn width(self, text: &str) -> f64 {
        let units: u32 = text.chars().map(units).sum();
        f64::from(units) * self.size / 1000.0 * if self.bold { 1.08 } else { 1.0 }
    }

    /// How tall a row has to be to hold a label no wider than `most`, and `least` where that is more.
    pub(super) fn row(self, text: &str, most: f64, least: f64) -> f64 {
        let lines = self.wrap(text, most).len() as f64;
        lines.mul_add(self.size * 1.15, self.size * 0.7).max(least)
    }

    /// Breaks a text into lines no wider than `most`, between words.
    pub(super) fn wrap(self, text: &str, most: f64) -> Vec<String> {
        let mut lines: Vec<String> = Vec::new();
        for word in text.split_whitespace() {
            match lines.last_mut() {
                Some(line) if self.width(line) + self.width(" ") + self.width(word) <= most => {
                    line.push(' ');
                    line.push_str(word);
                }
                _ => lines.push(word.to_owned()),
            }
        }
        lines
    }
}

/// Width of a character of Arial in thousandths of its size; letters not listed are taken as wide.
const fn units(letter: char) -> u32 {
    match letter {
        'i' | 'j' | 'l' | '\'' => 222,
        ' ' | '.' | ',' | '/' | ':' | ';' | 'f' | 't' | 'I' | '!' => 278,
        'r' | '(' | ')' | '-' => 333,
        'm' => 833,
        'w' => 722,
        'c' | 'k' | 's' | 'v' | 'x' | 'y' | 'z' | 'J' => 500,
        '0'..='9' | 'a'..='z' | 'L' | '–' | '+' | '=' => 565,
        'F' | 'T' | 'Z' => 611,
        'A' | 'B' | 'E' | 'K' | 'P' | 'S' | 'V' | 'X' | 'Y' => 667,
        '%' => 889,
        'W' => 944,
        '→' | '←' => 1000,
        _ => 778,
    }
}

/// A drawing that grows mark by mark.
#[derive(Debug)]
pub(super) struct Svg {
    width: f64,
    height: f64,
    body: String,
}

/// A coordinate with one decimal, which is finer than any screen and the same on every machine.
fn n(value: f64) -> String {
    let rounded = (value * 10.0).round() / 10.0;
    // Minus nought is nought.
    format!("{}", rounded + 0.0)
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;")
        .replace('"', "&quot;")
}

impl Svg {
    pub(super) fn new(width: f64, height: f64) -> Self {
        let mut svg = Self {
            width,
            height,
            body: String::new(),
        };
        svg.rect((0.0, 0.0), (width, height), WHITE);
        svg
    }

    pub(super) fn rect(&mut self, at: (f64, f64), size: (f64, f64), fill: &str) {
        let (x, y, w, h) = (n(at.0), n(at.1), n(size.0), n(size.1));
        let _ = write!(
            self.body,
            r#"<rect x="{x}" y="{y}" width="{w}" height="{h}" fill="{fill}"/>"#
        );
    }

    pub(super) fn line(&mut self, from: (f64, f64), to: (f64, f64), stroke: &str, width: f64) {
        self.stroke(from, to, stroke, width, "");
    }

    pub(super) fn dashed(&mut self, from: (f64, f64), to: (f64, f64), stroke: &str, width: f64) {
        self.stroke(from, to, stroke, width, r#" stroke-dasharray="4 3""#);
    }

    fn stroke(&mut self, from: (f64, f64), to: (f64, f64), stroke: &str, width: f64, more: &str) {
        let (x1, y1, x2, y2) = (n(from.0), n(from.1), n(to.0), n(to.1));
        let width = n(width);
        let _ = write!(
            self.body,
            r#"<line x1="{x1}" y1="{y1}" x2="{x2}" y2="{y2}" stroke="{stroke}" stroke-width="{width}"{more}/>"#
        );
    }

    pub(super) fn polygon(&mut self, points: &[(f64, f64)], fill: &str, stroke: &str) {
        let points: Vec<String> = points.iter().map(|(x, y)| format!("{},{}", n(*x), n(*y))).collect();
        let points = points.join(" ");
        let _ = write!(
            self.body,
            r#"<polygon points="{points}" fill="{fill}" stroke="{stroke}" stroke-width="2"/>"#
        );
    }

    pub(super) fn circle(&mut self, at: (f64, f64), radius: f64, fill: &str, stroke: &str) {
        let (x, y, r) = (n(at.0), n(at.1), n(radius));
        let _ = write!(
            self.body,
            r#"<circle cx="{x}" cy="{y}" r="{r}" fill="{fill}" stroke="{stroke}" stroke-width="2"/>"#
        );
    }

    /// BME people: a filled diamond.
    pub(super) fn bme(&mut self, (x, y): (f64, f64), r: f64) {
        self.polygon(&[(x, y - r), (x + r, y), (x, y + r), (x - r, y)], BLUE, BLUE);
    }

    /// White people: an open circle.
    pub(super) fn white(&mut self, at: (f64, f64), r: f64) {
        self.circle(at, r, WHITE, INK);
    }

    /// People of unknown ethnicity: a short bar.
    pub(super) fn unknown(&mut self, (x, y): (f64, f64), r: f64) {
        self.line((x - r, y), (x + r, y), GREY, 3.0);
    }

    /// Somebody else's figure, by its own shape.
    pub(super) fn who(&mut self, who: Who, (x, y): (f64, f64), r: f64) {
        match who {
            Who::England => self.polygon(
                &[(x - r, y - r), (x + r, y - r), (x + r, y + r), (x - r, y + r)],
                WHITE,
                INK,
            ),
            Who::Region => self.polygon(
                &[(x, y - r - 1.0), (x + r + 1.0, y + r), (x - r - 1.0, y + r)],
                WHITE,
                INK,
            ),
            Who::TrustType => self.polygon(
                &[(x, y + r + 1.0), (x + r + 1.0, y - r), (x - r - 1.0, y - r)],
                WHITE,
                INK,
            ),
            Who::Earlier => {
                self.line((x - r, y - r), (x + r, y + r), INK, 2.5);
                self.line((x - r, y + r), (x + r, y - r), INK, 2.5);
            }
        }
    }

    /// An arrow head at a point, to the right or to the left.
    pub(super) fn arrow(&mut self, (x, y): (f64, f64), rightwards: bool) {
        let back = if rightwards { -9.0 } else { 9.0 };
        self.polygon(&[(x, y), (x + back, y - 5.0), (x + back, y + 5.0)], INK, INK);
    }

    /// A text; its point is on its baseline.
    pub(super) fn text(&mut self, at: (f64, f64), pen: Pen, text: &str) {
        let (x, y, size) = (n(at.0), n(at.1), n(pen.size));
        let anchor = match pen.anchor {
            Anchor::Start => "start",
            Anchor::Middle => "middle",
            Anchor::End => "end",
        };
        let weight = if pen.bold { r#" font-weight="bold""# } else { "" };
        let (colour, text) = (pen.colour, escaped(text));
        let _ = write!(
            self.body,
            r#"<text x="{x}" y="{y}" font-size="{size}"{weight} text-anchor="{anchor}" fill="{colour}">{text}</text>"#
        );
    }

    /// A rectangle of paper behind a text that would otherwise be crossed by a line.
    pub(super) fn text_on_paper(&mut self, at: (f64, f64), pen: Pen, text: &str) {
        let width = pen.width(text) + 6.0;
        let left = match pen.anchor {
            Anchor::Start => at.0 - 3.0,
            Anchor::Middle => at.0 - width / 2.0,
            Anchor::End => at.0 + 3.0 - width,
        };
        self.rect((left, at.1 - pen.size * 0.8), (width, pen.size), WHITE);
        self.text(at, pen, text);
    }

    /// A label in the left column, its lines around the middle `y` of its row.
    pub(super) fn label(&mut self, y: f64, most: f64, pen: Pen, text: &str) {
        let lines = pen.wrap(text, most);
        let first = y + pen.size * 0.35 - (lines.len() as f64 - 1.0) * pen.size * 0.575;
        for (index, line) in lines.iter().enumerate() {
            self.text((0.0, first + index as f64 * pen.size * 1.15), pen, line);
        }
    }

    /// The whole document, named `title` and described by `alt`.
    pub(super) fn finish(self, title: &str, alt: String, finding: String, table: FigureTable) -> Figure {
        let (w, h) = (n(self.width), n(self.height));
        let (title, described) = (escaped(title), escaped(&alt));
        let svg = format!(
            r#"<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {w} {h}" role="img" aria-label="{described}" font-family="Arial, Helvetica, sans-serif"><title>{title}</title><desc>{described}</desc>{}</svg>"#,
            self.body
        );
        Figure {
            svg,
            alt,
            finding,
            table,
        }
    }
}
