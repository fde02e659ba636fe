//! The packages of npm, and the window's built files.

use std::path::Path;
use std::process::Command;

use crate::places::Places;
use crate::stamp;
use crate::steps::Step;
use crate::versions::npm;

/// Installs what a folder's `package-lock.json` names, unless that was done since the lock last changed.
///
/// # Errors
/// A sentence, where npm fails.
pub(crate) fn install(step: &mut Step, places: &Places, folder: &Path) -> Result<String, String> {
    let lock = folder.join("package-lock.json");
    let name = places.shown(folder).replace(['/', '\\'], "-");
    let installed = places.remembered().join(format!("{name}-package-lock.json"));
    if folder.join("node_modules").is_dir() && stamp::same(&lock, &installed) {
        return Ok("nothing changed".to_owned());
    }
    step.command(npm_in(folder).args(["ci", "--no-audit", "--no-fund"]))?;
    stamp::remember(&lock, &installed)?;
    Ok(String::new())
}

/// Builds the window's files into `ui/dist`, unless nothing they are built from changed.
///
/// # Errors
/// A sentence, where the build fails.
pub(crate) fn build(step: &mut Step, places: &Places) -> Result<String, String> {
    let ui = places.ui();
    let sources: Vec<_> = std::fs::read_dir(&ui)
        .map_err(|error| format!("{}: {error}", ui.display()))?
        .filter_map(Result::ok)
        .filter(|entry| !["dist", "node_modules"].iter().any(|name| entry.file_name() == *name))
        .map(|entry| entry.path())
        .collect();
    let sources: Vec<&Path> = sources.iter().map(std::path::PathBuf::as_path).collect();
    if stamp::up_to_date(&ui.join("dist").join("index.html"), &sources) {
        return Ok("nothing changed".to_owned());
    }
    step.command(npm_in(&ui).args(["run", "build"]))?;
    Ok(String::new())
}

/// npm, started in a folder.
pub(crate) fn npm_in(folder: &Path) -> Command {
    let mut npm = npm();
    npm.current_dir(folder);
    npm
}
