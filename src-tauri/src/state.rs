//! What the commands share: the desk behind its one lock, the files chosen but not kept, and the wish to stop.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::PathBuf;
use std::sync::{Mutex, MutexGuard, PoisonError};

use chrono::NaiveDateTime;
use desk::view::{Decisions, Failure};
use desk::{Desk, DeskError};

use crate::failure;
use crate::jobs::Jobs;

/// What the commands share.
#[derive(Debug)]
pub(crate) struct Shell {
    folder: PathBuf,
    desk: Mutex<Option<Desk>>,
    draft: Mutex<Option<Draft>>,
    /// The long work that is going on.
    pub(crate) jobs: Jobs,
}

/// Files chosen but not kept.
#[derive(Debug, Clone)]
pub(crate) struct Draft {
    /// The files, in the order chosen.
    pub(crate) paths: Vec<PathBuf>,
    /// Kind they were chosen for; absent where each is to be recognised.
    pub(crate) kind: Option<String>,
}

impl Shell {
    /// A shell on the store in a folder. The store is opened when the first question needs it.
    pub(crate) fn new(folder: PathBuf) -> Self {
        Self {
            folder,
            desk: Mutex::new(None),
            draft: Mutex::new(None),
            jobs: Jobs::default(),
        }
    }

    /// Asks the desk. A store that could not be opened is tried again with every question, because a reader may have closed the
    /// program that held it.
    ///
    /// # Errors
    /// What the desk said, or that the program is at fault where it broke off.
    pub(crate) fn ask<T>(&self, question: impl FnOnce(&mut Desk) -> Result<T, DeskError>) -> Result<T, Failure> {
        let mut held = lock(&self.desk);
        let desk = match held.as_mut() {
            Some(desk) => desk,
            None => held.insert(Desk::open(&self.folder).map_err(|error| failure::of(&error))?),
        };
        // A command that breaks off would leave the window waiting for ever. The desk is thrown away with whatever it was doing.
        match catch_unwind(AssertUnwindSafe(|| question(desk))) {
            Ok(answer) => answer.map_err(|error| failure::of(&error)),
            Err(_) => {
                *held = None;
                Err(failure::broke_off())
            }
        }
    }

    /// Folder of the store.
    pub(crate) fn folder(&self) -> &PathBuf {
        &self.folder
    }

    /// Holds files as the draft, in place of those held before.
    pub(crate) fn hold(&self, draft: Draft) {
        *lock(&self.draft) = Some(draft);
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
