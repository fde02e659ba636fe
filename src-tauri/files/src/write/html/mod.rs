//! Documents as one web page that needs nothing else: no script, no other file, no address is ever asked for.
//!
//! It reads well with a screen reader, at any size of type and on paper: headings in order, tables with heads that scroll in a frame of their
//! own where a window is narrow and repeat on each printed page, figures with their words, a list of contents. What an address in the
//! text leads to is for whoever follows it.

mod blocks;
mod contents;
mod markup;
mod words;

use super::document::{Block, Document, Page, Section, Style};
use markup::Markup;

/// How the page looks, on a screen and on paper.
const STYLE: &str = include_str!("style.css");

/// What the page may ask for: nothing but what it holds.
const POLICY: &str = "default-src 'none'; style-src 'unsafe-inline'; img-src data:";

impl Document {
    /// The document as one self-contained page. The same document gives the same bytes.
    pub fn html(&self) -> Vec<u8> {
        let mut page = Written::default();
        for section in &self.sections {
            page.section(section);
        }
        let mut html = Markup("<!DOCTYPE html>\n".to_owned());
        html.block("html", &[("lang", "en-GB")], |html| {
            html.block("head", &[], |html| self.head(html));
            html.block("body", &[], |html| {
                html.line("a", &[("class", "skip"), ("href", "#main")], "Skip to the report");
                html.block("header", &[], |html| html.0.push_str(&page.head.0));
                contents::write(html, self);
                html.block("main", &[("id", "main"), ("tabindex", "-1")], |html| {
                    html.0.push_str(&page.body.0);
                    words::notes(html, &page.notes);
                });
            });
        });
        html.0.into_bytes()
    }

    fn head(&self, html: &mut Markup) {
        html.void("meta", &[("charset", "utf-8")]);
        html.void(
            "meta",
            &[("http-equiv", "Content-Security-Policy"), ("content", POLICY)],
        );
        let whole_width = "width=device-width, initial-scale=1";
        html.void("meta", &[("name", "viewport"), ("content", whole_width)]);
        html.line("title", &[], &markup::escaped(&self.title));
        for (name, text) in [("description", &self.subject), ("author", &self.organisation)] {
            if !text.trim().is_empty() {
                html.void("meta", &[("name", name), ("content", text)]);
            }
        }
        html.block("style", &[], |html| html.0.push_str(STYLE));
    }
}

/// What has been written so far.
#[derive(Default)]
struct Written {
    /// Title and subtitle.
    head: Markup,
    body: Markup,
    notes: Vec<String>,
    tables: usize,
    figures: usize,
    headings: usize,
}

impl Written {
    fn section(&mut self, section: &Section) {
        let shape = match section.page {
            Page::Portrait => "upright",
            Page::Landscape => "landscape",
        };
        let outer = std::mem::take(&mut self.body);
        for block in &section.blocks {
            match block {
                Block::Paragraph(held) if matches!(held.style, Style::Title | Style::Subtitle) => {
                    let words = words::runs(&held.runs, &mut self.notes);
                    let name = if held.style == Style::Title { "h1" } else { "p" };
                    self.head.line(name, &[], &words);
                }
                Block::Paragraph(held) => self.paragraph(held),
                Block::List { numbered, items } => self.list(*numbered, items),
                Block::Table(held) => self.table(held),
                Block::Picture(held) => self.picture(held),
            }
        }
        let inner = std::mem::replace(&mut self.body, outer);
        self.body
            .block("div", &[("class", shape)], |html| html.0.push_str(&inner.0));
    }
}
