//! Where things are in a checkout.

use std::env::consts::EXE_SUFFIX;
use std::path::{Path, PathBuf};
use std::process::Command;

/// The folders that the tasks read and write.
pub(crate) struct Places {
    /// Root of the checkout.
    pub(crate) root: PathBuf,
    /// `target` in the root: samples, screenshots, stamps and logs.
    pub(crate) target: PathBuf,
    /// Where cargo builds: `target`, or what `CARGO_TARGET_DIR` says.
    built: PathBuf,
}

impl Places {
    /// The checkout that this program was built from.
    ///
    /// # Errors
    /// A sentence, where the folder cannot be found.
    pub(crate) fn of_this_checkout() -> Result<Places, String> {
        let root = Path::new(env!("CARGO_MANIFEST_DIR"))
            .parent()
            .ok_or("The folder of the project cannot be found.")?
            .to_path_buf();
        let target = root.join("target");
        let built = match std::env::var_os("CARGO_TARGET_DIR").filter(|dir| !dir.is_empty()) {
            Some(dir) => std::path::absolute(&dir).map_err(|error| format!("CARGO_TARGET_DIR: {error}"))?,
            None => target.clone(),
        };
        Ok(Places { root, target, built })
    }

    /// A debug program built by cargo.
    pub(crate) fn program(&self, name: &str) -> PathBuf {
        self.built.join("debug").join(format!("{name}{EXE_SUFFIX}"))
    }

    /// A program built by cargo under a profile of ours.
    pub(crate) fn built_as(&self, profile: &str, name: &str) -> PathBuf {
        self.built.join(profile).join(format!("{name}{EXE_SUFFIX}"))
    }

    /// Folder of what these tasks remember between two runs.
    pub(crate) fn remembered(&self) -> PathBuf {
        self.target.join("xtask")
    }

    /// The made-up trust of `cargo xtask run`: raw workbooks, store and documents.
    pub(crate) fn northmoor(&self) -> PathBuf {
        self.target.join("northmoor")
    }

    /// The window's source.
    pub(crate) fn ui(&self) -> PathBuf {
        self.root.join("ui")
    }

    /// The walk through the real window.
    pub(crate) fn walk(&self) -> PathBuf {
        self.root.join("tests").join("webview")
    }

    /// A command that is started in the root of the checkout and builds where we look for what it built.
    pub(crate) fn command(&self, program: &str) -> Command {
        let mut command = Command::new(program);
        command.current_dir(&self.root).env("CARGO_TARGET_DIR", &self.built);
        command
    }

    /// The cargo that started us.
    pub(crate) fn cargo(&self) -> Command {
        self.command(&std::env::var("CARGO").unwrap_or_else(|_| "cargo".to_owned()))
    }

    /// A path as a reader wants it: from the root where it lies below it.
    pub(crate) fn shown(&self, path: &Path) -> String {
        path.strip_prefix(&self.root).unwrap_or(path).display().to_string()
    }
}
