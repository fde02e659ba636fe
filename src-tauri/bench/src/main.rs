//! One measurement in one process: what reading or keeping a large staff list takes, or the bare reader on the same file.
//!
//! `cargo xtask bench` builds this, lets it make the files and runs the cases against one another. Nothing is judged here, and
//! nothing of it is shipped.

mod cases;
mod make;
mod meter;
mod people;
mod rest;

use std::alloc::System;
use std::path::Path;
use std::process::ExitCode;

use cap::Cap;

/// The same counting of memory as in the shipped programs, for every case.
#[global_allocator]
static MEMORY: Cap<System> = Cap::new(System, usize::MAX);

const HELP: &str = "\
bench make DIR       write the files that are measured into a folder, where they are not there yet, and fill the stores of whole trusts
bench cases          name the cases
bench one CASE DIR   do one case once and print what it took";

fn main() -> ExitCode {
    let limit = |most| {
        // Fails only where more is taken already, and a program that has just begun has taken next to nothing.
        let _ = MEMORY.set_limit(most);
    };
    if let Some(status) = desk::read_if_asked(std::env::args_os(), limit) {
        return status;
    }
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let words: Vec<&str> = arguments.iter().map(String::as_str).collect();
    let done = match words.as_slice() {
        ["make", dir] => make::all(Path::new(dir)).and_then(|()| cases::stores(Path::new(dir))),
        ["cases"] => {
            for case in cases::ALL {
                println!("{}", case.name);
            }
            Ok(())
        }
        ["one", case, dir] => cases::one(case, Path::new(dir)),
        _ => Err(HELP.into()),
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{error}");
            ExitCode::FAILURE
        }
    }
}
