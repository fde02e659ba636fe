//! The list of contents: the headings of the first level, with those of the second below them.

use super::super::document::{Block, Document, Style};
use super::markup::{Markup, escaped};

/// Writes the list, where there are headings enough for one to be of use.
pub(super) fn write(html: &mut Markup, document: &Document) {
    let blocks = document.sections.iter().flat_map(|section| &section.blocks);
    let headings: Vec<(usize, Style, String)> = blocks
        .filter_map(|block| match block {
            Block::Paragraph(held) if held.style.is_heading() => {
                let words: String = held.runs.iter().map(|run| run.text.as_str()).collect();
                Some((held.style, words.trim().to_owned()))
            }
            _ => None,
        })
        .enumerate()
        .map(|(place, (style, words))| (place + 1, style, words))
        .collect();
    // A heading of the first level with those below it.
    let parts: Vec<&[(usize, Style, String)]> = headings
        .chunk_by(|_, next| next.1 != Style::Heading1)
        .filter(|part| part.first().is_some_and(|first| first.1 == Style::Heading1))
        .collect();
    if parts.len() < 3 {
        return;
    }
    let link =
        |(number, _, words): &(usize, Style, String)| format!("<a href=\"#part{number}\">{}</a>", escaped(words));
    html.block("nav", &[("aria-label", "Contents")], |html| {
        html.line("h2", &[], "Contents");
        html.block("ol", &[], |html| {
            for part in parts {
                html.block("li", &[], |html| {
                    let below: Vec<_> = part.iter().filter(|held| held.1 == Style::Heading2).collect();
                    html.0.push_str(&part.first().map(link).unwrap_or_default());
                    html.0.push('\n');
                    if !below.is_empty() {
                        html.block("ol", &[], |html| {
                            for held in below {
                                html.line("li", &[], &link(held));
                            }
                        });
                    }
                });
            }
        });
    });
}
