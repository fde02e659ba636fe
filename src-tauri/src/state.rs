//! What the commands share: the desk behind its one lock, the files chosen but not kept, and the wish to stop.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};
use std::sync::{Mutex, MutexGuard, PoisonError};

use chrono::NaiveDateTime;
use desk::view::{Decisions, Failure, ImportReport};
use desk::{Desk, DeskError};

use crate::failure;
use crate::jobs::Jobs;

/// What the commands share.
#[derive(Debug)]
pub(crate) struct Shell {
    /// Folder of the store that the window was opened on.
    own: PathBuf,
    desk: Mutex<Open>,
    draft: Mutex<Option<Draft>>,
    /// The table of all trusts that was chosen last, while its questions are answered.
    peer_table: Mutex<Option<PathBuf>>,
    /// The official blank that was matched last.
    blank: Mutex<Option<PathBuf>>,
    /// The long work that is going on.
    pub(crate) jobs: Jobs,
}

/// The store that is shown.
#[derive(Debug)]
struct Open {
    folder: PathBuf,
    desk: Option<Desk>,
}

/// Files chosen but not kept.
#[derive(Debug, Clone)]
pub(crate) struct Draft {
    /// The files, in the order chosen.
    pub(crate) paths: Vec<PathBuf>,
    /// Kind they were chosen for; absent where each is to be recognised.
    pub(crate) kind: Option<String>,
    /// What the latest look at them came to.
    pub(crate) report: Option<ImportReport>,
}

impl Shell {
    /// A shell on the store in a folder. The store is opened when the first question needs it.
    pub(crate) fn new(own: PathBuf) -> Self {
        let desk = Mutex::new(Open {
            folder: own.clone(),
            desk: None,
        });
        Self {
            own,
            desk,
            draft: Mutex::new(None),
            peer_table: Mutex::new(None),
            blank: Mutex::new(None),
            jobs: Jobs::default(),
        }
    }

    /// Asks the desk. A store that could not be opened is tried again with every question, because a reader may have closed the
    /// program that held it.
    ///
    /// # Errors
    /// What the desk said, or that the program is at fault where it broke off.
    pub(crate) fn ask<T>(&self, question: impl FnOnce(&mut Desk) -> Result<T, DeskError>) -> Result<T, Failure> {
        let mut open = lock(&self.desk);
        let Open { folder, desk: held } = &mut *open;
        let desk = match held.as_mut() {
            Some(desk) => desk,
            None => held.insert(
                Desk::open(folder)
                    .map_err(|error| failure::of(&error))?
                    .reading_in(std::env::current_exe().ok()),
            ),
        };
        // A command that breaks off would leave the window waiting for ever. The desk is thrown away with whatever it was doing.
        if let Ok(answer) = catch_unwind(AssertUnwindSafe(|| question(desk))) {
            answer.map_err(|error| failure::of(&error))
        } else {
            *held = None;
            Err(failure::broke_off())
        }
    }

    /// Folder of the store that the window was opened on.
    pub(crate) fn own(&self) -> &Path {
        &self.own
    }

    /// Whether the store that the window was opened on is the one that is shown.
    pub(crate) fn shows_own(&self) -> bool {
        lock(&self.desk).folder == self.own
    }

    /// Shows the store in another folder. Files chosen for the one before are forgotten.
    pub(crate) fn show(&self, folder: &Path) {
        self.forget();
        *lock(&self.desk) = Open {
            folder: folder.to_owned(),
            desk: None,
        };
    }

    /// The table of all trusts that was chosen last.
    pub(crate) fn peer_table(&self) -> Option<PathBuf> {
        lock(&self.peer_table).clone()
    }

    /// Holds a table of all trusts that was chosen.
    pub(crate) fn hold_peer_table(&self, path: PathBuf) {
        *lock(&self.peer_table) = Some(path);
    }

    /// The official blank that was matched last.
    pub(crate) fn blank(&self) -> Option<PathBuf> {
        lock(&self.blank).clone()
    }

    /// Holds an official blank that was matched.
    pub(crate) fn hold_blank(&self, path: PathBuf) {
        *lock(&self.blank) = Some(path);
    }

    /// Holds files as the draft, in place of those held before.
    pub(crate) fn hold(&self, draft: Draft) {
        *lock(&self.draft) = Some(draft);
    }

    /// Holds what the latest look at the draft came to.
    pub(crate) fn looked(&self, report: &ImportReport) {
        if let Some(draft) = lock(&self.draft).as_mut() {
            draft.report = Some(report.clone());
        }
    }

    /// Puts back the draft that was held before, where the files chosen in its place could not be looked at.
    pub(crate) fn put_back(&self, before: Option<Draft>) {
        *lock(&self.draft) = before;
    }

    /// Forgets the draft.
    pub(crate) fn forget(&self) {
        *lock(&self.draft) = None;
    }

    /// The draft.
    ///
    /// # Errors
    /// Where no files are held.
    pub(crate) fn draft(&self) -> Result<Draft, Failure> {
        lock(&self.draft).clone().ok_or_else(failure::no_draft)
    }
}

impl Draft {
    /// Decisions with the kind the files were chosen for, where the reader has not chosen another since.
    pub(crate) fn decided(&self, mut decisions: Decisions) -> Decisions {
        for path in &self.paths {
            if let (Some(kind), Some(name)) = (&self.kind, path.file_name()) {
                let name = name.to_string_lossy().into_owned();
                decisions.kinds.entry(name).or_insert_with(|| kind.clone());
            }
        }
        decisions
    }
}

/// The time by this computer's clock: the only place where the program asks it.
pub(crate) fn now() -> NaiveDateTime {
    chrono::Local::now().naive_local()
}

/// A lock whose holder broke off is still good here: what it guards is whole or thrown away.
fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
