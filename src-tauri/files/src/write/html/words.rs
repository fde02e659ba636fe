//! Words: with their looks, links and notes.

use super::super::document::{Ink, Run};
use super::super::docx::is_address;
use super::markup::{Markup, escaped};

/// Runs as HTML, with the notes that they mark added to those there are.
pub(super) fn runs(runs: &[Run], notes: &mut Vec<String>) -> String {
    runs.iter().map(|run| one(run, notes)).collect()
}

fn one(run: &Run, notes: &mut Vec<String>) -> String {
    let mut words = escaped(&run.text).replace('\n', "<br>");
    if run.italic {
        words = format!("<em>{words}</em>");
    }
    if run.bold {
        words = format!("<strong>{words}</strong>");
    }
    if let Some(class) = run.ink.and_then(class) {
        words = format!("<span class=\"{class}\">{words}</span>");
    }
    if is_address(&run.link) {
        words = format!("<a href=\"{}\">{words}</a>", escaped(&run.link));
    }
    if run.note.trim().is_empty() {
        return words;
    }
    notes.push(run.note.trim().to_owned());
    let number = notes.len();
    format!("{words}<sup id=\"mark{number}\"><a href=\"#note{number}\" aria-label=\"Note {number}\">{number}</a></sup>")
}

const fn class(ink: Ink) -> Option<&'static str> {
    match ink {
        Ink::Text => None,
        Ink::Blue => Some("blue"),
        Ink::Quiet => Some("quiet"),
        Ink::Alarm => Some("alarm"),
        Ink::White => Some("white"),
    }
}

/// Writes the notes at the foot of the page, each with the way back to its mark.
pub(super) fn notes(html: &mut Markup, notes: &[String]) {
    if notes.is_empty() {
        return;
    }
    html.block("section", &[("class", "notes"), ("aria-labelledby", "notes")], |html| {
        html.line("h2", &[("id", "notes")], "Notes");
        html.block("ol", &[], |html| {
            for (place, note) in notes.iter().enumerate() {
                let number = place + 1;
                let back = format!(
                    "{} <a href=\"#mark{number}\">Back to the text of note {number}</a>",
                    escaped(note)
                );
                html.line("li", &[("id", &format!("note{number}"))], &back);
            }
        });
    });
}
