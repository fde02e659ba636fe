//! `cargo xtask test`: every check and test there is, the cheap ones first.

use std::collections::BTreeMap;
use std::path::Path;

use crate::node::{self, npm_in};
use crate::packages::Purpose;
use crate::places::Places;
use crate::python;
use crate::setup;
use crate::steps::Steps;
use crate::versions;

/// Prepares and runs everything. A failure does not stop what does not depend on it, so that one run tells all that is wrong.
///
/// # Errors
/// The steps that failed, each with its last lines.
pub(crate) fn test(places: &Places) -> Result<(), String> {
    let mut steps = Steps::new(&places.remembered().join("logs"))?;
    steps.step("rustfmt and clippy", |_| versions::check_tools())?;
    setup::prepare(&mut steps, places, Purpose::Test)?;

    steps.check("formatting", |step| {
        step.command(places.cargo().args(["fmt", "--all", "--", "--check"]))?;
        Ok(String::new())
    });
    let window = steps.check("the window's types, files and tests", |step| {
        step.command(npm_in(&places.ui()).args(["run", "check"]))?;
        step.command(npm_in(&places.ui()).arg("test"))?;
        node::build(step, places)
    });
    // Clippy, the build and the tests ask for the same targets, so that all three share one set of features and one build of each
    // dependency's build script; the build of OpenSSL alone takes minutes.
    steps.check("clippy", |step| {
        let mut clippy = places.cargo();
        clippy.args([
            "clippy",
            "--workspace",
            "--all-targets",
            "--locked",
            "--",
            "-D",
            "warnings",
        ]);
        step.command(&mut clippy)?;
        Ok(String::new())
    });
    let built = steps.check("build", |step| {
        step.command(
            places
                .cargo()
                .args(["build", "--workspace", "--all-targets", "--locked"]),
        )?;
        Ok(String::new())
    });
    if built {
        tests(&mut steps, places);
        fuzz(&mut steps, places);
        read_back(&mut steps, places);
    } else {
        steps.left_out("tests", "the build failed");
    }
    if window && built {
        walk(&mut steps, places);
    } else {
        steps.left_out("the walk through the window", "there is no window to walk through");
    }
    steps.end()?;
    println!("\nEverything passed.");
    Ok(())
}

fn tests(steps: &mut Steps, places: &Places) {
    let types = places.ui().join("src").join("backend").join("types");
    let before = texts(&types);
    steps.check("tests", |step| {
        let mut test = places.cargo();
        test.args(["test", "--workspace", "--locked", "--no-fail-fast"]);
        step.command(&mut test)?;
        Ok(String::new())
    });
    steps.check("the window's types are those of the program", |_| {
        unchanged(&before, &texts(&types)).map_err(|names| {
            format!(
                "the tests wrote other types into {}: {names}. Look at the change and keep it.",
                places.shown(&types)
            )
        })
    });
}

/// Reads damaged and hostile files by chance for some minutes; the tests before have done so for some seconds.
fn fuzz(steps: &mut Steps, places: &Places) {
    const SECONDS: &str = "80";
    steps.check("damaged and hostile files by chance", |step| {
        let mut fuzz = places.cargo();
        // The whole workspace, so that nothing is built anew with fewer features.
        fuzz.args(["test", "--workspace", "--locked", "--test", "fuzz", "--", "--nocapture"])
            .env("WRES_FUZZ_SECONDS", SECONDS);
        step.command(&mut fuzz)?;
        Ok(String::new())
    });
}

/// Has the sheet that the command exports read by a program that shares no code with us.
fn read_back(steps: &mut Steps, places: &Places) {
    steps.check("the exported sheet, read by another program", |step| {
        let demo = places.remembered().join("demo");
        if demo.exists() {
            std::fs::remove_dir_all(&demo).map_err(|error| format!("{}: {error}", demo.display()))?;
        }
        let wres = places.program("wres");
        step.command(
            places
                .command(&wres.to_string_lossy())
                .args(["demo", "--out"])
                .arg(&demo),
        )?;
        let python = python::program(places);
        let mut read = places.command(&python.to_string_lossy());
        read.arg("tests/acceptance/read_back.py").arg(&demo);
        step.command(&mut read)?;
        Ok(String::new())
    });
}

/// Walks through the real window on a screen of its own.
fn walk(steps: &mut Steps, places: &Places) {
    const NAME: &str = "the walk through the window";
    if !cfg!(target_os = "linux") {
        println!("→ {NAME}\n  not run: it needs WebKitWebDriver, which only Linux has");
        return;
    }
    steps.check(NAME, |step| {
        let mut walk = places.command("xvfb-run");
        walk.args(["-a", "-s", "-screen 0 1280x900x24 -nolisten tcp"])
            .args([
                "node",
                "--test",
                "--test-reporter=spec",
                "--test-concurrency=1",
                "tests/webview/",
            ])
            .env("WRES_WINDOW", places.program("wres-desk"))
            .env("WRES_NORTHMOOR", places.program("northmoor"));
        step.command(&mut walk)?;
        Ok(format!(
            "screenshots in {}",
            places.shown(&places.target.join("screens"))
        ))
    });
}

/// The files of a folder by name.
fn texts(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    std::fs::read_dir(folder)
        .into_iter()
        .flatten()
        .filter_map(Result::ok)
        .filter_map(|entry| Some((entry.file_name().into_string().ok()?, std::fs::read(entry.path()).ok()?)))
        .collect()
}

/// Compares two states of a folder.
fn unchanged(before: &BTreeMap<String, Vec<u8>>, after: &BTreeMap<String, Vec<u8>>) -> Result<String, String> {
    let mut names: Vec<&str> = before
        .iter()
        .filter(|(name, text)| after.get(*name) != Some(text))
        .map(|(name, _)| name.as_str())
        .collect();
    names.extend(
        after
            .keys()
            .filter(|name| !before.contains_key(*name))
            .map(String::as_str),
    );
    if names.is_empty() {
        Ok(format!("{} files", after.len()))
    } else {
        Err(names.join(", "))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_type_that_is_new_gone_or_different_is_named() {
        let folder = |files: &[(&str, &str)]| -> BTreeMap<String, Vec<u8>> {
            files
                .iter()
                .map(|(name, text)| ((*name).to_owned(), text.as_bytes().to_vec()))
                .collect()
        };
        let before = folder(&[("A.ts", "a"), ("B.ts", "b")]);
        assert!(unchanged(&before, &before.clone()).is_ok());
        assert_eq!(
            unchanged(&before, &folder(&[("A.ts", "a"), ("B.ts", "c")])),
            Err("B.ts".to_owned())
        );
        assert_eq!(
            unchanged(&before, &folder(&[("A.ts", "a"), ("C.ts", "c")])),
            Err("B.ts, C.ts".to_owned())
        );
    }
}
