//! Steps: what is being done, how long it took, and, at the end, which of them failed.

use std::fmt::Write as _;
use std::fs::File;
use std::io::{IsTerminal, Read, Write};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::Mutex;
use std::thread;
use std::time::{Duration, Instant};

/// Lines of a failed step that are shown again at the end, where a reader looks first.
const LINES_SHOWN_AGAIN: usize = 40;

/// The steps of one task.
pub(crate) struct Steps {
    logs: PathBuf,
    failed: Vec<Failed>,
}

struct Failed {
    name: &'static str,
    why: String,
    log: PathBuf,
}

/// The step that is being done: runs commands, showing and keeping what they print.
pub(crate) struct Step {
    log: PathBuf,
}

impl Steps {
    /// Starts a task; what its steps print is kept in `logs`.
    ///
    /// # Errors
    /// A sentence, where the folder cannot be made.
    pub(crate) fn new(logs: &Path) -> Result<Steps, String> {
        std::fs::create_dir_all(logs).map_err(|error| format!("{}: {error}", logs.display()))?;
        Ok(Steps {
            logs: logs.to_path_buf(),
            failed: Vec::new(),
        })
    }

    /// Does one step. The work answers with what there is to say about it; an empty text says nothing.
    ///
    /// # Errors
    /// What the work said.
    pub(crate) fn step(
        &mut self,
        name: &'static str,
        work: impl FnOnce(&mut Step) -> Result<String, String>,
    ) -> Result<(), String> {
        println!("→ {name}");
        let log = self.logs.join(format!("{}.txt", name.replace([' ', ','], "-")));
        // A log of the last time must not be taken for one of this time.
        let _ = std::fs::remove_file(&log);
        let started = Instant::now();
        let outcome = work(&mut Step { log: log.clone() });
        let took = in_words(started.elapsed());
        match outcome {
            Ok(said) if said.is_empty() => println!("  done in {took}"),
            Ok(said) => println!("  {said} ({took})"),
            Err(why) => {
                println!("  FAILED after {took}: {why}");
                self.failed.push(Failed {
                    name,
                    why: why.clone(),
                    log,
                });
                return Err(why);
            }
        }
        Ok(())
    }

    /// Does one step of a task that goes on with whatever does not depend on it: a failure is told again by [`Steps::end`].
    pub(crate) fn check(&mut self, name: &'static str, work: impl FnOnce(&mut Step) -> Result<String, String>) -> bool {
        self.step(name, work).is_ok()
    }

    /// Says a step cannot be done because an earlier one failed.
    pub(crate) fn left_out(&mut self, name: &'static str, why: &str) {
        println!("→ {name}\n  not run: {why}");
        self.failed.push(Failed {
            name,
            why: format!("not run: {why}"),
            log: PathBuf::new(),
        });
    }

    /// Ends the task.
    ///
    /// # Errors
    /// The steps that failed, with the last lines each of them printed.
    pub(crate) fn end(self) -> Result<(), String> {
        if self.failed.is_empty() {
            return Ok(());
        }
        let mut text = String::new();
        for failed in &self.failed {
            let printed = std::fs::read_to_string(&failed.log).unwrap_or_default();
            let lines: Vec<&str> = printed.lines().collect();
            let from = lines.len().saturating_sub(LINES_SHOWN_AGAIN);
            if !lines.is_empty() {
                let _ = writeln!(text, "── last lines of: {}\n{}", failed.name, lines[from..].join("\n"));
            }
        }
        text.push_str("── failed\n");
        for failed in &self.failed {
            let _ = writeln!(text, "  {}: {}", failed.name, failed.why);
        }
        Err(text)
    }
}

impl Step {
    /// Runs a command to its end, showing what it prints and keeping it.
    ///
    /// # Errors
    /// A sentence, where the command cannot be started or ends with another status than 0.
    pub(crate) fn command(&mut self, command: &mut Command) -> Result<(), String> {
        let name = command.get_program().to_string_lossy().into_owned();
        if std::io::stdout().is_terminal() {
            command.env("CARGO_TERM_COLOR", "always").env("FORCE_COLOR", "1");
        }
        let log = File::options()
            .create(true)
            .append(true)
            .open(&self.log)
            .map_err(|error| format!("{}: {error}", self.log.display()))?;
        let mut child = command
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .map_err(|error| format!("{name} cannot be started: {error}"))?;
        let (out, err) = (child.stdout.take(), child.stderr.take());
        let log = Mutex::new(log);
        thread::scope(|scope| {
            if let Some(out) = out {
                scope.spawn(|| copy(out, std::io::stdout(), &log));
            }
            if let Some(err) = err {
                scope.spawn(|| copy(err, std::io::stderr(), &log));
            }
        });
        let status = child.wait().map_err(|error| format!("{name}: {error}"))?;
        if status.success() {
            Ok(())
        } else {
            Err(format!("{name} ended with {status}"))
        }
    }
}

/// Copies what a command prints as it comes. What cannot be shown or kept is no reason to stop the command.
fn copy(mut from: impl Read, mut shown: impl Write, kept: &Mutex<File>) {
    let mut part = [0; 8192];
    while let Ok(length) = from.read(&mut part) {
        if length == 0 {
            return;
        }
        let _ = shown.write_all(&part[..length]);
        let _ = shown.flush();
        if let Ok(mut kept) = kept.lock() {
            let _ = kept.write_all(&part[..length]);
        }
    }
}

/// A length of time for a reader.
pub(crate) fn in_words(took: Duration) -> String {
    let seconds = took.as_secs();
    if seconds >= 60 {
        format!("{} min {} s", seconds / 60, seconds % 60)
    } else {
        format!("{:.1} s", took.as_secs_f64())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_length_of_time_is_told_as_people_tell_it() {
        assert_eq!(in_words(Duration::from_millis(1250)), "1.2 s");
        assert_eq!(in_words(Duration::from_secs(185)), "3 min 5 s");
    }

    #[test]
    #[cfg(unix)]
    fn a_failed_step_is_named_at_the_end_with_its_last_lines() {
        let logs = std::env::temp_dir().join(format!("wres-xtask-steps-{}", std::process::id()));
        let mut steps = Steps::new(&logs).unwrap();
        let ran = steps.step("say and fail", |step| {
            step.command(Command::new("sh").args(["-c", "echo the reason; exit 3"]))?;
            Ok(String::new())
        });
        let good = steps.step("say", |step| {
            step.command(Command::new("sh").args(["-c", "echo fine"]))?;
            Ok(String::new())
        });
        let told = steps.end().unwrap_err();
        std::fs::remove_dir_all(&logs).unwrap();
        assert!(ran.is_err() && good.is_ok());
        assert!(told.contains("the reason"), "the last lines are shown again: {told}");
        assert!(told.contains("say and fail: sh ended with exit status: 3"), "{told}");
        assert!(
            !told.contains("fine"),
            "a step that went well is not shown again: {told}"
        );
    }
}
