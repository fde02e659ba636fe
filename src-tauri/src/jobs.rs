//! Long work: telling the window how far it is, and stopping it when the reader asks.

use std::sync::atomic::{AtomicBool, Ordering};

use desk::{Continue, Progress};
use tauri::ipc::Channel;

/// The one long job that can be going on.
#[derive(Debug, Default)]
pub(crate) struct Jobs {
    stop: AtomicBool,
}

impl Jobs {
    /// Starts a job: what the desk tells is passed on, and the desk is told to stop once [`Jobs::stop`] was called.
    pub(crate) fn start(&self, window: Channel<Progress>) -> impl FnMut(Progress) -> Continue {
        self.stop.store(false, Ordering::Relaxed);
        move |progress| {
            // A window that no longer listens is no reason to stop half way.
            let _ = window.send(progress);
            if self.stop.load(Ordering::Relaxed) {
                Continue::No
            } else {
                Continue::Yes
            }
        }
    }

    /// Asks the job that is going on to stop.
    pub(crate) fn stop(&self) {
        self.stop.store(true, Ordering::Relaxed);
    }
}
