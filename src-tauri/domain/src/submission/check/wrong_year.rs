//! Files of another year or day than the return's: by the date they speak of, by the years in their name, by rows that lie outside.

use chrono::{Datelike, NaiveDate};

use super::{Check, Facts, FileFact, Look};
use crate::kind::Kind;
use crate::rules::RulePack;

pub(super) fn find(rules: &RulePack, facts: &Facts, checks: &mut Vec<Check>) {
    for kind in Kind::ALL {
        let files: Vec<&FileFact> = facts.files.iter().filter(|file| file.kind == kind).collect();
        if kind == Kind::Staff {
            snapshot(rules, &files, checks);
        }
        let doubts: Vec<String> = files.iter().filter_map(|file| doubt(rules, kind, file)).collect();
        if !doubts.is_empty() {
            checks.push(
                Check::doubt(format!("wrong_year.{}", kind.key()), Vec::new())
                    .says(
                        doubts.join(" "),
                        "Look whether the file is of the right year. If it is, say so in a word.",
                    )
                    .looks([Look::Data(kind)])
                    .resting_on(doubts.join(" ")),
            );
        }
    }
}

/// A staff list of another day than the snapshot, in the same collection year.
fn snapshot(rules: &RulePack, files: &[&FileFact], checks: &mut Vec<Check>) {
    let off: Vec<String> = files
        .iter()
        .filter_map(|file| Some((file, file.as_at?)))
        .filter(|(_, day)| *day != rules.snapshot && is_of_year(rules, *day))
        .map(|(file, day)| format!("“{}” speaks of {}", file.name, date(day)))
        .collect();
    if !off.is_empty() {
        checks.push(
            Check::doubt("snapshot.date", Vec::new())
                .says(
                    format!("{}, the snapshot is {}.", off.join("; "), date(rules.snapshot)),
                    "Import the staff list of the snapshot date, or say in a word why this one is used.",
                )
                .looks([Look::Data(Kind::Staff)])
                .resting_on(off.join("; ")),
        );
    }
}

/// Whether a day lies in the year that ends on the snapshot, or in the half year after it, when lists are drawn.
fn is_of_year(rules: &RulePack, day: NaiveDate) -> bool {
    day >= rules.period_first && (day - rules.snapshot).num_days() <= 183
}

/// Why a file looks like one of another year.
fn doubt(rules: &RulePack, kind: Kind, file: &FileFact) -> Option<String> {
    if kind == Kind::Return {
        return None;
    }
    if let Some(day) = file.as_at
        && !is_of_year(rules, day)
    {
        return Some(format!("“{}” speaks of {}.", file.name, date(day)));
    }
    let named = years_named(&file.name);
    let wanted = match kind {
        Kind::Survey => vec![rules.survey_year, rules.year],
        // Records of a year that begins in April are often named by its first year.
        Kind::Recruitment | Kind::Casework | Kind::Training => vec![rules.year, rules.year - 1],
        _ => vec![rules.year],
    };
    if !named.is_empty() && !named.iter().any(|named| named.fits(&wanted, rules.year)) {
        let words: Vec<String> = named.iter().map(|named| named.words()).collect();
        return Some(format!(
            "The name of “{}” speaks of {}.",
            file.name,
            words.join(" and ")
        ));
    }
    (file.rows > 0 && file.outside_period * 2 > file.rows).then(|| {
        format!(
            "{} of {} rows of “{}” are dated outside {} to {}.",
            file.outside_period,
            file.rows,
            file.name,
            date(rules.period_first),
            date(rules.period_last)
        )
    })
}

/// A year, or two that follow each other, in a file's name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Named {
    Year(u16),
    /// A year that begins in one and ends in the next, by its end.
    Ending(u16),
}

impl Named {
    fn fits(self, wanted: &[u16], year: u16) -> bool {
        match self {
            Self::Year(named) => wanted.contains(&named),
            Self::Ending(named) => named == year,
        }
    }

    fn words(self) -> String {
        match self {
            Self::Year(year) => year.to_string(),
            Self::Ending(year) => format!("{}–{}", year - 1, year % 100),
        }
    }
}

/// The years that a file's name gives: 2025, 2025-26, 2025_2026, 20260331, 31.03.2026. Other numbers are passed over.
fn years_named(name: &str) -> Vec<Named> {
    let mut numbers: Vec<(usize, &str)> = Vec::new();
    let mut start = None;
    for (at, letter) in name.char_indices().chain([(name.len(), ' ')]) {
        match (letter.is_ascii_digit(), start) {
            (true, None) => start = Some(at),
            (false, Some(first)) => {
                numbers.push((first, &name[first..at]));
                start = None;
            }
            _ => {}
        }
    }
    let year = |text: &str| {
        text.parse::<u16>()
            .ok()
            .filter(|year| text.len() == 4 && (2000..2100).contains(year))
    };
    let mut found = Vec::new();
    let mut passed = false;
    for (index, (at, text)) in numbers.iter().enumerate() {
        if std::mem::take(&mut passed) {
            continue;
        }
        // 20260331, a day written together.
        let together = (text.len() == 8)
            .then(|| year(&text[..4]).or_else(|| year(&text[4..])))
            .flatten();
        if let Some(held) = together {
            found.push(Named::Year(held));
            continue;
        }
        let Some(held) = year(text) else { continue };
        let follows = numbers.get(index + 1).filter(|(next, _)| {
            let between = &name[at + text.len()..*next];
            matches!(between.trim(), "-" | "–" | "_" | "/" | "to")
        });
        // 2025-26 is a year, and 2025-12-31 a day; a month never is the year's own last digits plus one but in December 2011.
        let is_day = numbers.get(index + 2).is_some_and(|(_, third)| third.len() == 2)
            && follows.is_some_and(|(_, next)| next.len() == 2 && next.parse::<u16>().is_ok_and(|month| month <= 12));
        match follows {
            Some((_, next)) if !is_day && (next.parse() == Ok((held + 1) % 100) || next.parse() == Ok(held + 1)) => {
                found.push(Named::Ending(held + 1));
                passed = true;
            }
            _ => found.push(Named::Year(held)),
        }
    }
    found
}

fn date(day: NaiveDate) -> String {
    format!("{} {} {}", day.day(), day.format("%B"), day.year())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn years_in_names() {
        for (name, expected) in [
            ("Staff list 31 March 2026.xlsx", vec![Named::Year(2026)]),
            ("ESR_20260331.csv", vec![Named::Year(2026)]),
            ("ESR 31032026.csv", vec![Named::Year(2026)]),
            ("Recruitment 2025-26.xlsx", vec![Named::Ending(2026)]),
            ("Recruitment 2025_2026 v2.xlsx", vec![Named::Ending(2026)]),
            ("Cases 2024/25.csv", vec![Named::Ending(2025)]),
            ("Cases 2026-03-31.csv", vec![Named::Year(2026)]),
            ("Training 2025 to 2026.xlsx", vec![Named::Ending(2026)]),
            ("NSS 2025 Benchmark.xlsx", vec![Named::Year(2025)]),
            ("WRES.xlsx", vec![]),
            ("Report 1234 5678.xlsx", vec![]),
            ("Staff 2025 and 2026.xlsx", vec![Named::Year(2025), Named::Year(2026)]),
        ] {
            assert_eq!(years_named(name), expected, "{name}");
        }
    }
}
