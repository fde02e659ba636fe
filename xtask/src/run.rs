//! `cargo xtask run` and `cargo xtask sample`.

use std::path::Path;

use crate::node;
use crate::packages::Purpose;
use crate::places::Places;
use crate::setup;
use crate::stamp;
use crate::steps::Steps;

/// Prepares, builds, makes the made-up trust, and opens the window on it; without a display, prints what the command says of it.
///
/// # Errors
/// The first step that failed.
pub(crate) fn run(places: &Places) -> Result<(), String> {
    let mut steps = Steps::new(&places.remembered().join("logs"))?;
    setup::prepare(&mut steps, places, Purpose::Run)?;
    steps.step("the window's files", |step| node::build(step, places))?;
    steps.step("the programs", |step| {
        let mut build = places.cargo();
        build.args(["build", "--locked", "--package", "wres-desk", "--package", "wres"]);
        step.command(&mut build)?;
        Ok(String::new())
    })?;
    let told = places.remembered().join("demo.txt");
    steps.step("the made-up trust", |_| demo(places, &told))?;

    let store = places.northmoor().join("store");
    if has_display() {
        let window = places.program("wres-desk");
        println!(
            "→ the window\n  {} --store {}\n  It is open until you close it.",
            places.shown(&window),
            places.shown(&store)
        );
        let status = places
            .command(&window.to_string_lossy())
            .arg("--store")
            .arg(&store)
            .status()
            .map_err(|error| format!("The window cannot be started: {error}"))?;
        return if status.success() {
            Ok(())
        } else {
            Err(format!("The window ended with {status}."))
        };
    }
    println!("→ no display here, so the same without a window");
    print!(
        "{}",
        std::fs::read_to_string(&told).map_err(|error| format!("{}: {error}", told.display()))?
    );
    println!(
        "\nTo open the window, start this again where DISPLAY or WAYLAND_DISPLAY is set, or:\n  {} --store {}",
        places.shown(&places.program("wres-desk")),
        places.shown(&store)
    );
    Ok(())
}

/// Writes the made-up trust's workbooks into a folder.
///
/// # Errors
/// A sentence, where it cannot be built or written.
pub(crate) fn sample(places: &Places, into: &Path) -> Result<(), String> {
    let status = places
        .cargo()
        .args(["run", "--quiet", "--locked", "--package", "sample", "--"])
        .arg(into)
        .status()
        .map_err(|error| format!("cargo cannot be started: {error}"))?;
    if status.success() {
        Ok(())
    } else {
        Err(format!("The sample was not written: {status}."))
    }
}

/// Runs `wres demo`, unless it was done with the program as it is now, and keeps what it says.
fn demo(places: &Places, told: &Path) -> Result<String, String> {
    let wres = places.program("wres");
    let northmoor = places.northmoor();
    if northmoor.join("store").join("wres.sqlite").is_file() && stamp::up_to_date(told, &[&wres]) {
        return Ok(format!("{} is there already", places.shown(&northmoor)));
    }
    if northmoor.exists() {
        std::fs::remove_dir_all(&northmoor)
            .map_err(|error| format!("{} cannot be made anew: {error}", northmoor.display()))?;
    }
    let output = places
        .command(&wres.to_string_lossy())
        .args(["demo", "--out"])
        .arg(&northmoor)
        .stderr(std::process::Stdio::inherit())
        .output()
        .map_err(|error| format!("{} cannot be started: {error}", wres.display()))?;
    if !output.status.success() {
        return Err(format!("wres demo ended with {}", output.status));
    }
    std::fs::write(told, &output.stdout).map_err(|error| format!("{}: {error}", told.display()))?;
    Ok(format!("in {}", places.shown(&northmoor)))
}

fn has_display() -> bool {
    if cfg!(any(windows, target_os = "macos")) {
        return true;
    }
    ["DISPLAY", "WAYLAND_DISPLAY"]
        .iter()
        .any(|name| std::env::var_os(name).is_some_and(|value| !value.is_empty()))
}
