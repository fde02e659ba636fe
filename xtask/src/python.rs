//! A Python of the tests' own, whose openpyxl reads what we write: a reader that shares no code with us.

use std::path::PathBuf;
use std::process::Command;

use crate::places::Places;
use crate::stamp;
use crate::steps::Step;

/// The Python of the tests.
pub(crate) fn program(places: &Places) -> PathBuf {
    let folder = places.target.join("python");
    if cfg!(windows) {
        folder.join("Scripts").join("python.exe")
    } else {
        folder.join("bin").join("python")
    }
}

/// Makes it, unless what it needs did not change.
///
/// # Errors
/// A sentence, where Python or pip fails.
pub(crate) fn prepare(step: &mut Step, places: &Places) -> Result<String, String> {
    let wanted = places.root.join("xtask").join("python-requirements.txt");
    let made = places.remembered().join("python-requirements.txt");
    let python = program(places);
    if python.is_file() && stamp::same(&wanted, &made) {
        return Ok("nothing changed".to_owned());
    }
    let of_the_system = if cfg!(windows) { "python" } else { "python3" };
    step.command(
        Command::new(of_the_system)
            .args(["-m", "venv", "--clear"])
            .arg(places.target.join("python")),
    )?;
    step.command(
        Command::new(&python)
            .args([
                "-m",
                "pip",
                "install",
                "--quiet",
                "--disable-pip-version-check",
                "--requirement",
            ])
            .arg(&wanted),
    )?;
    stamp::remember(&wanted, &made)?;
    Ok(String::new())
}
