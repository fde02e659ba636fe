//! Paragraphs, lists, tables and figures as elements.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;

use super::super::document::{Cell, Column, Paragraph, Picture, Row, Run, Shade, Style, Table};
use super::Written;
use super::markup::{Markup, escaped};
use super::words;

impl Written {
    pub(super) fn paragraph(&mut self, held: &Paragraph) {
        let words = words::runs(&held.runs, &mut self.notes);
        match held.style {
            style if style.is_heading() => {
                self.headings += 1;
                let name = match style {
                    Style::Heading1 => "h2",
                    Style::Heading2 => "h3",
                    _ => "h4",
                };
                let id = format!("part{}", self.headings);
                let class = if held.new_page { ("class", "new-page") } else { ("", "") };
                self.body.line(name, &[("id", &id), class], &words);
            }
            Style::Note => self.body.line("p", &[("class", "note")], &words),
            _ if words.is_empty() => {}
            _ => self.body.line("p", &[], &words),
        }
    }

    pub(super) fn list(&mut self, numbered: bool, items: &[Vec<Run>]) {
        let Self { body, notes, .. } = self;
        body.block(if numbered { "ol" } else { "ul" }, &[], |html| {
            for item in items {
                html.line("li", &[], &words::runs(item, notes));
            }
        });
    }

    pub(super) fn table(&mut self, table: &Table) {
        let Self {
            body, notes, tables, ..
        } = self;
        let is_named = !table.caption.is_empty();
        *tables += usize::from(is_named);
        let id = format!("table{tables}");
        // A table that is wider than the window scrolls by itself, and can be reached with the keyboard to do so.
        let named = [
            ("role", "region"),
            ("aria-labelledby", id.as_str()),
            ("tabindex", "0"),
            ("class", "wide"),
        ];
        let frame: &[(&str, &str)] = if is_named { &named } else { &[("class", "wide")] };
        body.block("div", frame, |html| {
            html.block("table", &[], |html| {
                if is_named {
                    let caption = format!("Table {tables}. {}", escaped(&table.caption));
                    html.line("caption", &[("id", &id)], &caption);
                }
                if table.columns.iter().any(|column| !column.heading.is_empty()) {
                    html.block("thead", &[], |html| {
                        html.block("tr", &[], |html| head(html, &table.columns));
                    });
                }
                html.block("tbody", &[], |html| {
                    for row in &table.rows {
                        html.block("tr", &[], |html| cells(html, row, table, notes));
                    }
                });
            });
        });
    }

    pub(super) fn picture(&mut self, held: &Picture) {
        let Self { body, figures, .. } = self;
        body.block("figure", &[], |html| {
            if !held.caption.is_empty() {
                *figures += 1;
                html.line(
                    "figcaption",
                    &[],
                    &format!("Figure {figures}. {}", escaped(&held.caption)),
                );
            }
            if held.svg.is_empty() {
                let bytes = format!("data:image/png;base64,{}", STANDARD.encode(&held.png));
                html.void("img", &[("src", &bytes), ("alt", &held.alternative)]);
            } else {
                // Drawn into the page itself: it stays sharp, and its words can be searched.
                html.0.push_str(&held.svg);
                html.0.push('\n');
            }
        });
    }
}

fn head(html: &mut Markup, columns: &[Column]) {
    for column in columns {
        let class = if column.figures { ("class", "figure") } else { ("", "") };
        match column.heading.as_str() {
            "" => html.line("td", &[class], ""),
            heading => html.line("th", &[("scope", "col"), class], &escaped(heading)),
        }
    }
}

fn cells(html: &mut Markup, row: &Row, table: &Table, notes: &mut Vec<String>) {
    for (place, column) in table.columns.iter().enumerate() {
        let cell = row.cells.get(place);
        let (name, scope) = if table.names && place == 0 {
            ("th", ("scope", "row"))
        } else {
            ("td", ("", ""))
        };
        let figure = column.figures.then_some("figure");
        let classes: Vec<&str> = figure
            .into_iter()
            .chain(cell.and_then(|cell| cell.shade).map(shade))
            .collect();
        let classes = classes.join(" ");
        let class = if classes.is_empty() {
            ("", "")
        } else {
            ("class", classes.as_str())
        };
        html.line(name, &[scope, class], &paragraphs(cell, notes));
    }
}

fn paragraphs(cell: Option<&Cell>, notes: &mut Vec<String>) -> String {
    let held = cell.map(|cell| cell.paragraphs.as_slice()).unwrap_or_default();
    let written: Vec<String> = held.iter().map(|held| words::runs(&held.runs, notes)).collect();
    match written.as_slice() {
        [one] => one.clone(),
        [] => String::new(),
        several => format!("<p>{}</p>", several.join("</p><p>")),
    }
}

const fn shade(shade: Shade) -> &'static str {
    match shade {
        Shade::Blue => "on-blue",
        Shade::Pale => "on-pale",
        Shade::Grey => "on-grey",
        Shade::Good => "on-good",
        Shade::Watch => "on-watch",
        Shade::Act => "on-act",
    }
}
