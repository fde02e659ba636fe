//! The three programs that must be there before anything else, and the versions they must have.

use std::process::Command;

struct Wanted {
    program: &'static str,
    at_least: (u32, u32),
    advice: &'static str,
}

const WANTED: [Wanted; 3] = [
    Wanted {
        program: "rustc",
        at_least: (1, 95),
        advice: "run `rustup update stable`, or install Rust with rustup (see rust-lang.org, Install)",
    },
    Wanted {
        program: "node",
        at_least: (20, 19),
        advice: "install a newer Node.js (see nodejs.org, Download)",
    },
    Wanted {
        program: "npm",
        at_least: (0, 0),
        advice: "install npm; it comes with Node.js (see nodejs.org, Download)",
    },
];

/// Checks all three before saying anything, so that a reader installs once.
///
/// # Errors
/// What is missing or too old, each with what to do.
pub(crate) fn check() -> Result<String, String> {
    let answers = WANTED.iter().map(|wanted| (wanted, ask(wanted.program)));
    let (mut found, mut wrong) = (Vec::new(), Vec::new());
    for (wanted, answer) in answers {
        match verdict(wanted, answer.as_deref()) {
            Ok(said) => found.push(said),
            Err(said) => wrong.push(said),
        }
    }
    if wrong.is_empty() {
        Ok(found.join(", "))
    } else {
        Err(wrong.join("\n  "))
    }
}

/// Checks for the two parts of Rust that only tests need.
///
/// # Errors
/// Which is missing, and what to do.
pub(crate) fn check_tools() -> Result<String, String> {
    let missing: Vec<&str> = ["cargo-fmt", "cargo-clippy"]
        .into_iter()
        .filter(|tool| ask(tool).is_none())
        .collect();
    if missing.is_empty() {
        Ok("both there".to_owned())
    } else {
        Err(format!(
            "{} not found: run `rustup component add rustfmt clippy`, or install the packages of your system that hold them.",
            missing.join(" and ")
        ))
    }
}

fn verdict(wanted: &Wanted, answer: Option<&str>) -> Result<String, String> {
    let Wanted {
        program,
        at_least,
        advice,
    } = wanted;
    let needed = if *at_least == (0, 0) {
        String::new()
    } else {
        format!(" {}.{} or newer", at_least.0, at_least.1)
    };
    let Some(answer) = answer else {
        return Err(format!("{program}{needed} is needed and was not found: {advice}."));
    };
    match version(answer) {
        Some(version) if version >= *at_least => Ok(format!("{program} {}.{}", version.0, version.1)),
        Some(version) => Err(format!(
            "{program}{needed} is needed and this is {}.{}: {advice}.",
            version.0, version.1
        )),
        None => Err(format!(
            "{program} did not say its version but `{}`: {advice}.",
            answer.trim()
        )),
    }
}

/// A command line program of npm is a script on Windows, which only its command interpreter starts.
pub(crate) fn npm() -> Command {
    if cfg!(windows) {
        let mut command = Command::new("cmd");
        command.args(["/C", "npm"]);
        command
    } else {
        Command::new("npm")
    }
}

fn ask(program: &str) -> Option<String> {
    let mut command = if program == "npm" { npm() } else { Command::new(program) };
    let output = command.arg("--version").output().ok()?;
    output
        .status
        .success()
        .then(|| String::from_utf8_lossy(&output.stdout).into_owned())
}

/// The first two numbers of what a program says its version is: `rustc 1.95.0 (…)`, `v20.20.2`, `11.19.1`.
fn version(said: &str) -> Option<(u32, u32)> {
    let start = said.find(|c: char| c.is_ascii_digit())?;
    let mut parts = said[start..].split(|c: char| !c.is_ascii_digit());
    Some((parts.next()?.parse().ok()?, parts.next()?.parse().ok()?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn versions_are_read_as_programs_print_them() {
        assert_eq!(version("rustc 1.95.0 (59807616e 2026-04-14)"), Some((1, 95)));
        assert_eq!(version("v20.20.2\n"), Some((20, 20)));
        assert_eq!(version("11.19.1"), Some((11, 19)));
        assert_eq!(version("no such thing"), None);
    }

    #[test]
    fn what_is_missing_or_too_old_is_named_with_what_to_do() {
        let node = &WANTED[1];
        let missing = verdict(node, None).unwrap_err();
        assert!(
            missing.contains("node 20.19 or newer is needed and was not found"),
            "{missing}"
        );
        assert!(missing.contains("nodejs.org"), "{missing}");
        let old = verdict(node, Some("v18.19.0")).unwrap_err();
        assert!(old.contains("this is 18.19"), "{old}");
        assert!(verdict(node, Some("v20.19.0")).is_ok());
        assert!(verdict(&WANTED[0], Some("rustc 1.94.9")).is_err());
    }
}
