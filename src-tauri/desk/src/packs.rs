//! Packs that the trust loaded: kept, laid over the reference data that came with the program, listed and taken back.
//!
//! A pack is read before anything is kept, so that one that cannot be used changes nothing. What is kept is the document itself; a
//! later program reads it again and says so where it no longer can.

use std::fs;
use std::path::Path;

use chrono::NaiveDateTime;
use domain::plan::OWN;
use domain::rules::{Origin, RulePack};
use files::reference::actions::ActionPack;
use files::reference::{Pack, Reference, ReferenceError};
use sha2::{Digest, Sha256};
use store::Books;
use store::pack::{Pack as Kept, PackKind};

use crate::import::hexadecimal;
use crate::view::{FindingView, PackView, PlaceView};
use crate::{Desk, DeskError, averaging, disclosure, logbook, text};

/// The largest document that is taken for a pack, in bytes; the largest that comes with the program is a hundredth of it.
const LARGEST: u64 = 16 << 20;

/// A pack read from a file, ready to be kept.
struct Given {
    name: String,
    text: String,
    pack: Pack,
}

/// Refuses a file that is no pack, before anything is opened or made for it.
///
/// # Errors
/// Where the file cannot be read or is no pack that can be used, with line and reason.
pub fn check_pack(path: &Path) -> Result<(), DeskError> {
    given(path, &Reference::built_in()?).map(|_| ())
}

fn given(path: &Path, reference: &Reference) -> Result<Given, DeskError> {
    let file = path
        .file_name()
        .map(|name| name.to_string_lossy().into_owned())
        .unwrap_or_default();
    let refused = |line: Option<u64>, message: String| DeskError::PackRefused {
        file: file.clone(),
        line,
        message,
    };
    let unreadable = |error: std::io::Error| refused(None, format!("it cannot be read ({error})"));
    let size = fs::metadata(path).map_err(unreadable)?.len();
    if size > LARGEST {
        return Err(refused(None, format!("it is too large for a pack ({} MB)", size >> 20)));
    }
    let bytes = fs::read(path).map_err(unreadable)?;
    let text = String::from_utf8(bytes).map_err(|error| {
        let before = error.as_bytes().iter().take(error.utf8_error().valid_up_to());
        let line = before.filter(|byte| **byte == b'\n').count() as u64 + 1;
        let message = "a letter is written in another way than UTF-8; save the file as UTF-8 (in Excel: CSV UTF-8)";
        refused(Some(line), message.to_owned())
    })?;
    let pack = Pack::read(&file, &text, reference).map_err(|error| refused(Some(error.line), error.message))?;
    let name = match &pack {
        Pack::Rules(rules) => rules.name.clone(),
        Pack::Actions(actions) => actions.name.clone(),
        // A table has no name of its own.
        Pack::Benchmarks(_) => path
            .file_stem()
            .map(|stem| stem.to_string_lossy().into_owned())
            .unwrap_or_default(),
    };
    Ok(Given { name, text, pack })
}

/// The reference data in use: what came with the program, with what the trust loaded laid over it, the latest on top. A kept pack that
/// can no longer be used is left out; [`Desk::packs`] says why.
pub(crate) fn reference(books: &Books) -> Result<Reference, DeskError> {
    let built_in = Reference::built_in()?;
    let mut reference = built_in.clone();
    for kept in in_order(books)? {
        if let Ok(pack) = Pack::read(&kept.name, &kept.text, &built_in) {
            reference.lay_over(pack);
        }
    }
    averaging::apply(books, &mut reference)?;
    disclosure::choose(books, &mut reference)?;
    Ok(reference)
}

/// Packs kept, in the order in which they were loaded.
fn in_order(books: &Books) -> Result<Vec<Kept>, DeskError> {
    let mut kept = store::pack::all(books)?;
    kept.sort_by_key(|pack| pack.loaded_at);
    Ok(kept)
}

impl Desk {
    /// The packs in use: those that came with the program and those that the trust loaded, newest year first.
    ///
    /// # Errors
    /// Where the store cannot be read.
    pub fn packs(&self) -> Result<Vec<PackView>, DeskError> {
        let built_in = Reference::built_in()?;
        let kept = in_order(&self.store)?;
        let mut views: Vec<PackView> = kept
            .iter()
            .rev()
            .map(|held| loaded(held, Pack::read(&held.name, &held.text, &built_in), &self.reference))
            .collect();
        views.extend(built_in.rules.iter().map(|pack| of_rules(pack, &self.reference)));
        // A stable sort: of one year, the one loaded last stays first.
        views.sort_by_key(|view| std::cmp::Reverse(view.year));
        let figures = PackView {
            kind: PackKind::Benchmarks.key().to_owned(),
            name: "built-in".to_owned(),
            what: figures(&built_in.benchmarks),
            year: None,
            is_loaded: false,
            from: "Came with the program".to_owned(),
            is_in_force: true,
            sha256: String::new(),
            problem: String::new(),
        };
        let library = PackView {
            kind: PackKind::Actions.key().to_owned(),
            name: built_in.library.0.clone(),
            what: actions(built_in.actions.len(), &built_in.library.1),
            ..figures.clone()
        };
        views.extend([figures, library]);
        Ok(views)
    }

    /// Keeps a pack from a file and uses it from now on; one of the same kind and name is replaced.
    ///
    /// # Errors
    /// Where the file is no pack that can be used, with line and reason; where the return of the pack's year is signed off; where the
    /// store cannot be written. Nothing is changed then.
    pub fn load_pack(&mut self, path: &Path, now: NaiveDateTime) -> Result<PackView, DeskError> {
        let given = given(path, &Reference::built_in()?)?;
        let (kind, year) = match &given.pack {
            Pack::Rules(rules) => (PackKind::Rules, Some(rules.year)),
            Pack::Benchmarks(_) => (PackKind::Benchmarks, None),
            Pack::Actions(newer) => {
                self.refuse_to_lose_own(newer)?;
                (PackKind::Actions, None)
            }
        };
        let sha256 = Sha256::digest(given.text.as_bytes());
        let kept = Kept {
            kind,
            name: given.name,
            text: given.text,
            sha256: hexadecimal(&sha256),
            loaded_at: now,
        };
        // One of the same name that spoke of another year is not replaced under that year's figures.
        if let Some(other) = self
            .loaded_rules(kind, &kept.name)
            .filter(|other| Some(other.year) != year)
        {
            self.refuse_if_needed(other)?;
            crate::refuse_if_signed(&self.store, other.year)?;
        }
        self.change_packs(
            year,
            now,
            format!("Loaded {} “{}”, SHA-256 {}.", kind_words(kind), kept.name, kept.sha256),
            |tx| Ok(store::pack::put(tx, &kept)?),
        )?;
        Ok(loaded(&kept, Ok(given.pack), &self.reference))
    }

    /// Takes a loaded pack back. Figures are computed again under what then holds.
    ///
    /// # Errors
    /// Where no such pack is loaded, where nothing else rules a year of which something is held, where the return of its year is
    /// signed off, or the store cannot be written.
    pub fn remove_pack(&mut self, kind: &str, name: &str, now: NaiveDateTime) -> Result<(), DeskError> {
        let held = store::pack::all(&self.store)?;
        let held = held.iter().find(|pack| pack.kind.key() == kind && pack.name == name);
        let Some(held) = held else {
            return Err(DeskError::given(
                format!("No pack “{name}” was loaded."),
                "Packs that came with the program cannot be removed.",
            ));
        };
        let kind = held.kind;
        let year = self.loaded_rules(kind, name).map(|pack| pack.year);
        if let Some(rules) = self.loaded_rules(kind, name) {
            self.refuse_if_needed(rules)?;
        }
        self.change_packs(year, now, format!("Removed {} “{name}”.", kind_words(kind)), |tx| {
            store::pack::remove(tx, kind, name)?;
            Ok(())
        })
    }

    /// Refuses to put a pack in the place of one that holds actions of the trust's own which it does not hold. They go only where somebody
    /// removes the pack that brought them.
    fn refuse_to_lose_own(&self, newer: &ActionPack) -> Result<(), DeskError> {
        let built_in = Reference::built_in()?;
        let kept = store::pack::all(&self.store)?;
        let replaced = kept
            .iter()
            .find(|pack| pack.kind == PackKind::Actions && pack.name == newer.name)
            .map(|pack| Pack::read(&pack.name, &pack.text, &built_in));
        let Some(Ok(Pack::Actions(replaced))) = replaced else {
            return Ok(());
        };
        let is_held = |key: &str| newer.actions.iter().any(|action| action.key == key);
        let lost = replaced
            .actions
            .iter()
            .find(|action| action.key.starts_with(OWN) && !is_held(&action.key));
        lost.map_or(Ok(()), |action| {
            Err(DeskError::given(
                format!(
                    "A pack “{}” is loaded that holds your own action “{}” ({}), and this one does not.",
                    newer.name, action.title, action.key
                ),
                "Give the new pack another name, add your own actions to it, or remove the loaded pack first.",
            ))
        })
    }

    /// A loaded rule pack by its name.
    fn loaded_rules(&self, kind: PackKind, name: &str) -> Option<&RulePack> {
        self.reference
            .pack(name)
            .filter(|pack| kind == PackKind::Rules && pack.origin == Origin::Loaded)
    }

    /// Refuses to take a pack away where nothing else rules its year and something is held of that year.
    fn refuse_if_needed(&self, pack: &RulePack) -> Result<(), DeskError> {
        let RulePack { name, year, .. } = pack;
        let has_other = self
            .reference
            .rules
            .iter()
            .any(|held| held.year == *year && held.name != *name);
        if has_other || store::year::get(&self.store, *year)?.is_none() {
            return Ok(());
        }
        Err(DeskError::given(
            format!("“{name}” is the only rule pack of {year}, and something is held of {year}."),
            "Load another pack of that year first.",
        ))
    }

    /// Changes the packs and what is used, together.
    fn change_packs(
        &mut self,
        year: Option<u16>,
        now: NaiveDateTime,
        what: String,
        change: impl FnOnce(&store::Tx<'_>) -> Result<(), DeskError>,
    ) -> Result<(), DeskError> {
        let reference = self.store.transaction(|tx| {
            if let Some(year) = year {
                crate::refuse_if_signed(tx, year)?;
            }
            change(tx)?;
            logbook::add(tx, year, now, what)?;
            reference(tx)
        })?;
        self.reference = reference;
        Ok(())
    }
}

/// What is to be said of a file kept under rules whose dates are not those in force now: its rows were counted by the other dates.
pub(crate) fn other_dates(reference: &Reference, kept_under: &str, rules: &RulePack) -> Option<FindingView> {
    let dates = |pack: &RulePack| (pack.snapshot, pack.period_first, pack.period_last, pack.survey_year);
    let is_same = kept_under == rules.name
        || reference
            .pack(kept_under)
            .is_some_and(|held| dates(held) == dates(rules));
    (!is_same).then(|| FindingView {
        severity: "warning".to_owned(),
        place: PlaceView {
            sheet: String::new(),
            cell: String::new(),
        },
        message: format!(
            "This file was read under the rules “{kept_under}”, whose dates may not be those of the rules “{}” now in force.",
            rules.name
        ),
        hint: "Import it again, so that its rows are counted by the dates now in force.".to_owned(),
    })
}

fn kind_words(kind: PackKind) -> &'static str {
    match kind {
        PackKind::Rules => "the rule pack",
        PackKind::Benchmarks => "the published figures",
        PackKind::Actions => "the pack of actions",
    }
}

fn of_rules(pack: &RulePack, reference: &Reference) -> PackView {
    let in_force = reference
        .rules_for(pack.year)
        .is_some_and(|held| held.name == pack.name);
    PackView {
        kind: PackKind::Rules.key().to_owned(),
        name: pack.name.clone(),
        what: pack.edition.clone(),
        year: Some(pack.year),
        is_loaded: pack.origin == Origin::Loaded,
        from: "Came with the program".to_owned(),
        is_in_force: in_force,
        sha256: String::new(),
        problem: String::new(),
    }
}

fn loaded(kept: &Kept, read: Result<Pack, ReferenceError>, reference: &Reference) -> PackView {
    let view = match read {
        Ok(Pack::Rules(rules)) => of_rules(&rules, reference),
        read => PackView {
            kind: kept.kind.key().to_owned(),
            name: kept.name.clone(),
            what: match &read {
                Ok(Pack::Benchmarks(held)) => figures(held),
                Ok(Pack::Actions(held)) => actions(held.actions.len(), &held.edition),
                _ => String::new(),
            },
            year: None,
            is_loaded: true,
            from: String::new(),
            is_in_force: read.is_ok(),
            sha256: String::new(),
            problem: read.err().map_or_else(String::new, |error| {
                format!(
                    "This version of the program cannot use it, so it is left out: line {}: {}",
                    error.line, error.message
                )
            }),
        },
    };
    PackView {
        from: format!("Loaded {}", text::moment(kept.loaded_at)),
        sha256: kept.sha256.clone(),
        ..view
    }
}

fn actions(number: usize, edition: &str) -> String {
    let number = u32::try_from(number).unwrap_or(u32::MAX);
    format!("{}, {edition}", text::counted(number, "action", "actions"))
}

fn figures(held: &domain::benchmark::Benchmarks) -> String {
    let years = || held.rows.iter().map(|row| row.year);
    let number = text::counted(
        u32::try_from(held.rows.len()).unwrap_or(u32::MAX),
        "published figure",
        "published figures",
    );
    match (years().min(), years().max()) {
        (Some(first), Some(last)) if first != last => format!("{number}, {first} to {last}"),
        (Some(only), _) => format!("{number}, {only}"),
        _ => number,
    }
}
