//! Packs that a trust loads beside the ones that come with the program: a year's rules, published figures, or actions.
//!
//! What a document is, is told by what stands in it and never by its name. Nothing here opens a file or keeps anything.

use std::collections::BTreeSet;

use domain::benchmark::{Benchmark, Benchmarks};
use domain::plan::LibraryAction;
use domain::rules::{Origin, RulePack};

use super::actions::{self, ActionPack};
use super::{Reference, ReferenceError, benchmarks, built_in, rules};

/// A document that a trust loaded, understood.
#[derive(Debug, Clone)]
pub enum Pack {
    /// The rules of one collection year.
    Rules(Box<RulePack>),
    /// Published figures to compare with.
    Benchmarks(Benchmarks),
    /// Actions for the plan.
    Actions(ActionPack),
}

impl Pack {
    /// Reads a document. A rule pack may name documents that come with the program, but not be named as a pack that does: figures could
    /// not say which of the two made them.
    ///
    /// # Errors
    /// Where it is neither kind of pack, or breaks a rule of its kind; with the line and the reason.
    pub fn read(file: &str, text: &str, held: &Reference) -> Result<Self, ReferenceError> {
        if is_table(text) {
            return benchmarks::parse(file, text).map(Self::Benchmarks);
        }
        if !is_document(text) {
            let message = "this is no pack: a rule pack holds lines such as year = 2026, a pack of actions lines such as [[action]], and \
                           published figures start with a line of columns, year,indicator,scope and so on";
            return Err(ReferenceError::new(file, 1, message));
        }
        if lines(text).any(|line| line == "[[action]]") {
            let pack = actions::parse_pack(file, text, &held.actions)?;
            if pack.name == held.library.0 {
                return Err(taken(file, text, &pack.name));
            }
            return Ok(Self::Actions(pack));
        }
        let pack = rules::parse(file, text, built_in::shared)?;
        let is_taken = |other: &RulePack| other.origin == Origin::BuiltIn && other.name == pack.name;
        if held.rules.iter().any(is_taken) {
            return Err(taken(file, text, &pack.name));
        }
        Ok(Self::Rules(Box::new(RulePack {
            origin: Origin::Loaded,
            ..pack
        })))
    }
}

/// Why a pack cannot bear the name of one that comes with the program.
fn taken(file: &str, text: &str, name: &str) -> ReferenceError {
    let message = format!(
        "a pack named \"{name}\" comes with the program; give this one a name of its own, such as \"{name} revised\""
    );
    let line = text.lines().position(|line| line.trim_start().starts_with("name"));
    ReferenceError::new(file, line.map_or(1, |line| line as u64 + 1), message)
}

/// Lines that say something.
fn lines(text: &str) -> impl Iterator<Item = &str> {
    text.trim_start_matches('\u{FEFF}')
        .lines()
        .map(str::trim)
        .filter(|line| !line.is_empty() && !line.starts_with('#'))
}

/// Whether a text starts as a table of published figures does.
fn is_table(text: &str) -> bool {
    let Some(first) = lines(text).next() else {
        return false;
    };
    let columns: Vec<&str> = first
        .split([',', ';', '\t'])
        .map(|cell| cell.trim_matches([' ', '"']))
        .collect();
    columns.contains(&"indicator") && columns.contains(&"value")
}

/// Whether a text has a line as a rule pack has it.
fn is_document(text: &str) -> bool {
    lines(text).any(|line| line.starts_with('[') || line.split_once('=').is_some_and(|(key, _)| is_key(key.trim())))
}

fn is_key(key: &str) -> bool {
    !key.is_empty() && key.chars().all(|letter| letter.is_ascii_lowercase() || letter == '_')
}

impl Reference {
    /// Lays a loaded pack over what is held. A rule pack comes before every other of its year, and takes the place of a loaded one of
    /// its name; a published figure takes the place of the one held for the same thing, and an action that of the one with its key.
    pub fn lay_over(&mut self, pack: Pack) {
        match pack {
            Pack::Rules(pack) => {
                self.rules.retain(|held| held.name != pack.name);
                self.rules.insert(0, *pack);
                // A stable sort: of one year, the pack laid over last stays first.
                self.rules.sort_by_key(|held| held.year);
            }
            Pack::Actions(pack) => lay_actions(&mut self.actions, pack.actions),
            Pack::Benchmarks(figures) => lay_figures(&mut self.benchmarks, figures),
        }
    }
}

/// Lays the actions of a pack over a library: an action takes the place of the one with its key, the others follow. Nothing is taken away, so
/// that a trust's own actions stay whatever newer pack is loaded.
pub(super) fn lay_actions(held: &mut Vec<LibraryAction>, newer: Vec<LibraryAction>) {
    for action in newer {
        match held.iter_mut().find(|other| other.key == action.key) {
            Some(other) => *other = action,
            None => held.push(action),
        }
    }
}

fn lay_figures(held: &mut Benchmarks, newer: Benchmarks) {
    let thing = |row: &Benchmark| {
        (
            row.year,
            row.indicator.clone(),
            row.scope,
            row.scope_name.to_lowercase(),
            row.measure_key.clone(),
            row.group.clone(),
        )
    };
    let taken: BTreeSet<_> = newer.rows.iter().filter(|row| row.preferred).map(thing).collect();
    for row in &mut held.rows {
        if row.preferred && taken.contains(&thing(row)) {
            row.preferred = false;
        }
    }
    held.rows.extend(newer.rows);
}
