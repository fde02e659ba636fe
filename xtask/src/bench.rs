//! `cargo xtask bench`: large files against the bare readers, in one run on one machine, as ratios.
//!
//! Seconds wander with whatever else a machine does; the ratio of two medians of one run wanders far less. Nothing here passes or
//! fails: what was measured is written down, beside what is aimed at.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::fs;
use std::path::PathBuf;
use std::process::Command;

use crate::places::Places;
use crate::steps::{Step, Steps};

/// The cargo profile that is measured.
const PROFILE: &str = "bench-run";
/// Rounds where none are asked for.
const ROUNDS: usize = 5;

/// What is compared: the case, what it is held against right after it ran, and what is aimed at for the ratio of seconds by the clock.
const RATIOS: &[(&str, &str, Option<f64>)] = &[
    ("xlsx-30k-read", "xlsx-30k-cells", Some(1.2)),
    ("xlsx-150k-read", "xlsx-150k-cells", None),
    ("xlsx-150k-keep", "xlsx-150k-cells", None),
    ("csv-1500k-read", "csv-1500k-records", None),
    ("csv-1500k-keep", "csv-1500k-records", Some(3.0)),
    ("whole-30k-lines", "whole-30k-nine", None),
    ("whole-1500k-lines", "whole-1500k-nine", None),
];
/// The cases that a person waits for, with the most seconds by the clock that are aimed at.
const SECONDS: &[(&str, f64)] = &[("whole-30k-lines", 0.1), ("whole-1500k-lines", 3.0)];
/// The cases whose memory is held against [`MOST_MEMORY`].
const MEMORY: &[&str] = &["xlsx-150k-read", "xlsx-150k-keep", "csv-1500k-keep"];
/// The most memory that is aimed at, in megabytes.
const MOST_MEMORY: f64 = 100.0;

/// What one case took, by name: `wall` and `cpu` in seconds, `own` and `child` in kibibytes.
type Took = BTreeMap<String, f64>;
/// What the case and its base took, by their place in [`RATIOS`], one pair a round.
type Pairs = BTreeMap<usize, Vec<[Took; 2]>>;

/// Builds, makes the files, runs every case in rounds and writes `docs/benchmarks.md`.
///
/// # Errors
/// The first step that failed.
pub(crate) fn bench(places: &Places, rounds: Option<&str>) -> Result<(), String> {
    let rounds = match rounds.map(str::parse::<usize>) {
        None => ROUNDS,
        Some(Ok(rounds)) if rounds > 0 => rounds,
        Some(_) => return Err("The number of rounds is a whole number from 1.".to_owned()),
    };
    let mut steps = Steps::new(&places.remembered().join("logs"))?;
    steps.step("the program that measures", |step| {
        let mut build = places.cargo();
        build.args(["build", "--locked", "--profile", PROFILE, "--package", "bench"]);
        step.command(&mut build)?;
        Ok(String::new())
    })?;
    let program = places.built_as(PROFILE, "bench");
    let dir = places.target.join("bench");
    steps.step("the files", |step: &mut Step| {
        step.command(Command::new(&program).arg("make").arg(&dir))?;
        Ok(String::new())
    })?;
    let cases: Vec<String> = output(Command::new(&program).arg("cases"))?
        .lines()
        .map(str::to_owned)
        .collect();
    let mut taken: BTreeMap<String, Vec<Took>> = BTreeMap::new();
    let mut paired = Pairs::new();
    steps.step("the cases", |_| {
        for round in 1..=rounds {
            let mut one = |case: &str| {
                let told = output(Command::new(&program).args(["one", case]).arg(&dir))?;
                println!("  {round}/{rounds} {case}: {}", told.trim());
                let took = pairs(&told);
                taken.entry(case.to_owned()).or_default().push(took.clone());
                Ok::<_, String>(took)
            };
            for (place, (case, base, _)) in RATIOS.iter().enumerate() {
                let base = one(base)?;
                paired.entry(place).or_default().push([one(case)?, base]);
            }
            let is_paired = |case: &String| RATIOS.iter().any(|(held, base, _)| case == held || case == base);
            for case in cases.iter().filter(|case| !is_paired(case)) {
                one(case)?;
            }
        }
        Ok(String::new())
    })?;
    let page = Page {
        rounds,
        cases: &cases,
        taken: &taken,
        paired: &paired,
    };
    let written: PathBuf = places.root.join("docs").join("benchmarks.md");
    fs::write(&written, page.text(&surroundings(places))).map_err(|error| format!("{}: {error}", written.display()))?;
    println!("{}", places.shown(&written));
    Ok(())
}

/// Runs a command and gives what it prints.
fn output(command: &mut Command) -> Result<String, String> {
    let ran = command.output().map_err(|error| error.to_string())?;
    if ran.status.success() {
        Ok(String::from_utf8_lossy(&ran.stdout).into_owned())
    } else {
        Err(String::from_utf8_lossy(&ran.stderr).into_owned())
    }
}

/// Reads pairs of a name and a number.
fn pairs(text: &str) -> Took {
    text.split_whitespace()
        .filter_map(|pair| pair.split_once('='))
        .filter_map(|(name, number)| Some((name.to_owned(), number.parse().ok()?)))
        .collect()
}

/// On what, with what and when it was measured.
fn surroundings(places: &Places) -> Vec<(&'static str, String)> {
    let first_line = |text: String| text.lines().next().unwrap_or_default().to_owned();
    let found = |path: &str, label: &str| {
        fs::read_to_string(path).ok().and_then(|text| {
            let line = text.lines().find(|line| line.starts_with(label))?;
            line.split_once(':').map(|(_, value)| value.trim().to_owned())
        })
    };
    let told = |command: &mut Command| output(command).map_or_else(|_| "not known".to_owned(), first_line);
    let processors = std::thread::available_parallelism().map_or(0, usize::from);
    let locked = fs::read_to_string(places.root.join("Cargo.lock")).unwrap_or_default();
    let versions: Vec<String> = ["calamine", "csv", "libsqlite3-sys"]
        .iter()
        .filter_map(|name| {
            let (_, after) = locked.split_once(&format!("name = \"{name}\"\nversion = \""))?;
            Some(format!("{name} {}", after.split('"').next()?))
        })
        .collect();
    vec![
        ("Day", told(Command::new("date").args(["-u", "+%d/%m/%Y"]))),
        (
            "Processor",
            format!(
                "{}, {processors} at once",
                found("/proc/cpuinfo", "model name").unwrap_or_else(|| "not known".to_owned())
            ),
        ),
        (
            "Memory",
            found("/proc/meminfo", "MemTotal").unwrap_or_else(|| "not known".to_owned()),
        ),
        ("System", format!("{} {}", std::env::consts::OS, std::env::consts::ARCH)),
        ("Compiler", told(Command::new("rustc").arg("--version"))),
        ("Versions", versions.join(", ")),
    ]
}

/// The page that is written.
struct Page<'a> {
    rounds: usize,
    cases: &'a [String],
    taken: &'a BTreeMap<String, Vec<Took>>,
    paired: &'a Pairs,
}

impl Page<'_> {
    fn all(&self, case: &str, what: &str) -> Vec<f64> {
        let mut numbers: Vec<f64> = self
            .taken
            .get(case)
            .into_iter()
            .flatten()
            .filter_map(|took| took.get(what).copied())
            .collect();
        numbers.sort_by(f64::total_cmp);
        numbers
    }

    fn middle(&self, case: &str, what: &str) -> Option<f64> {
        median(&self.all(case, what))
    }

    /// The middle one of the ratios of the rounds, each of a case and the base that ran right before it.
    fn ratio(&self, place: usize, what: &str) -> Option<f64> {
        let mut ratios: Vec<f64> = self
            .paired
            .get(&place)
            .into_iter()
            .flatten()
            .filter_map(|[case, base]| case.get(what).zip(base.get(what)).map(|(case, base)| case / base))
            .collect();
        ratios.sort_by(f64::total_cmp);
        median(&ratios)
    }

    /// The most memory of all rounds, in megabytes: of this process, and of the one that reads the file for it.
    fn memory(&self, case: &str) -> Option<(f64, f64)> {
        let most = |what| self.all(case, what).last().map(|kibibytes| kibibytes * 1024.0 / 1e6);
        most("own").zip(most("child"))
    }

    fn text(&self, surroundings: &[(&str, String)]) -> String {
        let mut text = String::from(BEFORE);
        // Writing to a string cannot fail.
        for (name, value) in surroundings {
            let _ = writeln!(text, "- {name}: {value}");
        }
        let _ = writeln!(text, "- Rounds: {}\n", self.rounds);
        text.push_str(
            "## Ratios\n\n| Case | held against | by the clock | aim | processors |\n|---|---|--:|--:|--:|\n",
        );
        for (place, (case, base, aim)) in RATIOS.iter().enumerate() {
            let ratio = |what| self.ratio(place, what);
            let aim = aim.map_or_else(String::new, |aim| format!("≤ {aim}"));
            let _ = writeln!(
                text,
                "| {case} | {base} | {} | {aim} | {} |",
                shown(ratio("wall"), 2),
                shown(ratio("cpu"), 2)
            );
        }
        text.push_str("\n## Memory\n\nThe most that was resident in any round, in megabytes.\n\n");
        text.push_str("| Case | the program | the process that reads | together | aim |\n|---|--:|--:|--:|--:|\n");
        for case in MEMORY {
            let (own, child) = self.memory(case).unzip();
            let both = own.zip(child).map(|(own, child)| own + child);
            let _ = writeln!(
                text,
                "| {case} | {} | {} | {} | < {MOST_MEMORY} |",
                shown(own, 0),
                shown(child, 0),
                shown(both, 0)
            );
        }
        text.push_str(
            "\n## Seconds\n\n| Case | median | least | most | processors | aim |\n|---|--:|--:|--:|--:|--:|\n",
        );
        for case in self.cases {
            let all = self.all(case, "wall");
            let aim = SECONDS.iter().find(|(held, _)| held == case);
            let aim = aim.map_or_else(String::new, |(_, aim)| format!("< {aim}"));
            let _ = writeln!(
                text,
                "| {case} | {} | {} | {} | {} | {aim} |",
                shown(median(&all), 3),
                shown(all.first().copied(), 3),
                shown(all.last().copied(), 3),
                shown(self.middle(case, "cpu"), 2)
            );
        }
        text
    }
}

const BEFORE: &str = "\
# Benchmarks

Written by `cargo xtask bench`; not to be edited. Each case runs in a process of its own, right after what it is held against; a ratio
is the median of those of the rounds, since a machine that slows down slows both. “cells” is calamine alone visiting every cell of the sheet, “records” the csv crate alone visiting every
record; “read” reads and classifies in one process; “keep” reads in a process of its own, classifies and keeps in a store on the
disc, with everything that a trust's earlier answers settle; “nine” computes the nine indicators from that store. “whole” is a trust with all four lists (applications for every second row of the
staff list, learning for every third), and “lines” computes the nine and every breakdown of indicators 1 to 4 from its store, each line with
its ratio and interval. The lists are made up: thirty columns, no names.

";

/// The middle of sorted numbers.
fn median(sorted: &[f64]) -> Option<f64> {
    let middle = sorted.len() / 2;
    if sorted.len() % 2 == 1 {
        sorted.get(middle).copied()
    } else {
        Some(f64::midpoint(
            *sorted.get(middle.checked_sub(1)?)?,
            *sorted.get(middle)?,
        ))
    }
}

fn shown(number: Option<f64>, decimals: usize) -> String {
    number.map_or_else(|| "not told".to_owned(), |number| format!("{number:.decimals$}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_median_is_the_middle_or_between_the_two() {
        assert_eq!(median(&[]), None);
        assert_eq!(median(&[1.0]), Some(1.0));
        assert_eq!(median(&[1.0, 2.0, 9.0]), Some(2.0));
        assert_eq!(median(&[1.0, 2.0, 3.0, 9.0]), Some(2.5));
    }

    #[test]
    fn a_ratio_is_the_middle_one_of_its_rounds_and_what_is_not_told_is_said() {
        let took = |wall: f64| Took::from([("wall".to_owned(), wall)]);
        let cases = ["xlsx-30k-cells".to_owned(), "xlsx-30k-read".to_owned()];
        let (base, case) = ([2.0, 1.0, 5.0], [3.0, 2.2, 5.5]);
        let taken = BTreeMap::from([
            (cases[0].clone(), base.map(took).to_vec()),
            (cases[1].clone(), case.map(took).to_vec()),
        ]);
        let rounds = case.into_iter().zip(base).map(|(case, base)| [took(case), took(base)]);
        let page = Page {
            rounds: 3,
            cases: &cases,
            taken: &taken,
            paired: &Pairs::from([(0, rounds.collect())]),
        };
        let text = page.text(&[]);
        assert!(
            text.contains("| xlsx-30k-read | xlsx-30k-cells | 1.50 | ≤ 1.2 | not told |"),
            "{text}"
        );
        assert!(
            text.contains("| xlsx-30k-cells | 2.000 | 1.000 | 5.000 | not told |  |"),
            "{text}"
        );
    }

    #[test]
    fn pairs_are_read_and_words_are_not() {
        let took = pairs("count=7 wall=0.5 note=none child=12\n");
        assert_eq!(took.get("wall"), Some(&0.5));
        assert_eq!(took.get("child"), Some(&12.0));
        assert_eq!(took.get("note"), None);
    }
}
