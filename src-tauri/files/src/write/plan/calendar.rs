//! The plan's dates for a calendar (iCalendar, RFC 5545): one all-day entry for each last day and milestone that is still to come true.
//!
//! No attendees and no alarms: nobody is invited and nothing is sent.

use chrono::NaiveDate;

use super::super::docx::writable;
use super::words::{day, is_over};
use super::{Action, Plan};

/// The longest line of a calendar in bytes, without what ends it (RFC 5545, section 3.1).
const LINE: usize = 75;

/// The dates of the plan as an .ics file; `None` where there is none, since a calendar without an entry is not one.
///
/// What is done, finished or closed is left out, and so is a date that is none. Entries keep their ids as long as the keys of their
/// actions and milestones live, so that taking the file in again moves them instead of doubling them.
pub fn calendar(plan: &Plan) -> Option<String> {
    let stamp = day(&plan.as_at)
        .or_else(|| day(&plan.snapshot))
        .or_else(|| NaiveDate::from_ymd_opt(plan.year.into(), 1, 1))?;
    let mut file = Lines::default();
    file.line("BEGIN:VCALENDAR");
    file.line("VERSION:2.0");
    file.line("PRODID:-//WRES Desk//Action plan//EN");
    file.line("CALSCALE:GREGORIAN");
    file.line("METHOD:PUBLISH");
    file.line(&format!(
        "X-WR-CALNAME:{}",
        escaped(&format!("WRES action plan {}, {}", plan.year, plan.trust.trim()))
    ));
    let mut entries = 0;
    for (place, action) in plan.actions.iter().enumerate().filter(|(_, action)| !is_over(action)) {
        let number = plan.number(place);
        let mut entry = |id: String, due: &str, summary: String| {
            let Some(due) = day(due) else { return };
            entries += 1;
            file.line("BEGIN:VEVENT");
            file.line(&format!("UID:{id}"));
            file.line(&format!("DTSTAMP:{}T000000Z", stamp.format("%Y%m%d")));
            file.line(&format!("DTSTART;VALUE=DATE:{}", due.format("%Y%m%d")));
            file.line(&format!("SUMMARY:{}", escaped(&summary)));
            file.line(&format!("DESCRIPTION:{}", escaped(&description(action))));
            file.line("TRANSP:TRANSPARENT");
            file.line("END:VEVENT");
        };
        let title = action.title.trim();
        for (at, step) in action
            .milestones
            .iter()
            .enumerate()
            .filter(|(_, step)| step.done.trim().is_empty())
        {
            let key = match plain(&step.key) {
                key if key.is_empty() => (at + 1).to_string(),
                key => key,
            };
            let summary = format!("WRES action {number}, milestone: {}", step.what.trim());
            entry(
                id(plan, action, &number, &format!("milestone-{key}")),
                &step.due,
                summary,
            );
        }
        let summary = format!("WRES action {number} due: {title}");
        entry(id(plan, action, &number, "due"), &action.due, summary);
    }
    file.line("END:VCALENDAR");
    (entries > 0).then_some(file.text)
}

/// The id of an entry: of the trust, the action and what of it.
fn id(plan: &Plan, action: &Action, number: &str, what: &str) -> String {
    let key = match plain(&action.key) {
        key if key.is_empty() => format!("{}-{}", plan.year, plain(number)),
        key => key,
    };
    let trust = plain(&plan.code);
    format!("{key}.{what}.{trust}@wres-desk.invalid").replace(".@", "@")
}

/// The letters, figures and hyphens of a key, which need no escaping anywhere.
fn plain(key: &str) -> String {
    let kept = key
        .chars()
        .filter(|letter| letter.is_ascii_alphanumeric() || *letter == '-');
    kept.map(|letter| letter.to_ascii_lowercase()).collect()
}

fn description(action: &Action) -> String {
    let facts = [
        ("Action", &action.title),
        ("Owner", &action.owner),
        ("Sponsor", &action.sponsor),
        ("With", &action.network),
        ("Counted", &action.process.what),
    ];
    let facts = facts.iter().filter(|(_, text)| !text.trim().is_empty());
    let lines: Vec<String> = facts.map(|(name, text)| format!("{name}: {}", text.trim())).collect();
    lines.join("\n")
}

/// A text as a value: marks that mean something are escaped, lines become `\n`, control characters go.
fn escaped(text: &str) -> String {
    let text = writable(text)
        .replace('\\', "\\\\")
        .replace(';', "\\;")
        .replace(',', "\\,");
    text.replace('\t', " ").replace('\n', "\\n")
}

/// Lines that end and fold as the standard says.
#[derive(Default)]
struct Lines {
    text: String,
}

impl Lines {
    fn line(&mut self, line: &str) {
        let mut used = 0;
        for letter in line.chars() {
            if used + letter.len_utf8() > LINE {
                self.text.push_str("\r\n ");
                used = 1;
            }
            self.text.push(letter);
            used += letter.len_utf8();
        }
        self.text.push_str("\r\n");
    }
}
