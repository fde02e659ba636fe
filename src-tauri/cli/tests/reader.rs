//! The process that reads a file, and the one that asked for it: neither is left behind by the end of the other.

#![cfg(target_os = "linux")]
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    reason = "a test that cannot go on has failed"
)]

use std::fs::{self, File};
use std::io::Read;
use std::process::{Child, Command, Stdio};
use std::sync::mpsc;
use std::time::Duration;

/// Starts looking at a file that takes hours to read: blanks without end, which take no room on the disc. The reading process holds on
/// to the output, which therefore ends when both processes have ended.
fn looking(file: &File, path: &std::path::Path) -> (Child, String) {
    file.set_len(1 << 30).unwrap();
    let looking = Command::new("sh")
        .args(["-c", "exec 3>&1; exec \"$0\" inspect \"$1\""])
        .arg(env!("CARGO_BIN_EXE_wres"))
        .arg(path)
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .unwrap();
    let children = format!("/proc/{0}/task/{0}/children", looking.id());
    let reader = loop {
        let found = fs::read_to_string(&children).unwrap();
        let found = found.trim();
        // It is one of the two only once it has become the program that reads.
        let command = fs::read(format!("/proc/{found}/cmdline")).unwrap_or_default();
        if !found.is_empty() && command.windows(8).any(|part| part == b"read-one") {
            break found.to_owned();
        }
        std::thread::yield_now();
    };
    file.set_len(1 << 42).unwrap();
    (looking, reader)
}

#[test]
fn a_reader_ends_with_the_process_that_asked() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("blanks.csv");
    let (mut looking, _) = looking(&File::create(&path).unwrap(), &path);
    looking.kill().unwrap();
    let (ended, end) = mpsc::channel();
    let mut output = looking.stdout.take().unwrap();
    std::thread::spawn(move || {
        let _ = output.read_to_end(&mut Vec::new());
        let _ = ended.send(());
    });
    let has_ended = end.recv_timeout(Duration::from_mins(1)).is_ok();
    // Whatever is still reading comes to the end of the file now.
    File::create(&path).unwrap();
    looking.wait().unwrap();
    assert!(has_ended, "what it reads is for nobody any more");
}

#[test]
fn a_reader_that_is_ended_is_a_refusal_in_words() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("blanks.csv");
    let (looking, reader) = looking(&File::create(&path).unwrap(), &path);
    let killed = Command::new("kill").args(["-KILL", &reader]).status().unwrap();
    assert!(killed.success());
    let output = looking.wait_with_output().unwrap();
    let said = String::from_utf8(output.stdout).unwrap();
    assert_eq!(output.status.code(), Some(4), "{said}");
    assert!(said.contains("Nothing was kept"), "{said}");
}
