//! The `wres` command: the same use cases as the window, without one.
//!
//! It reads arguments, calls one use case and prints. Exit status: 0 done, 1 our fault, 2 bad arguments, 3 decisions are needed,
//! 4 the input cannot be read, 5 the return has errors that stop a submission, 6 the surroundings stop us.

mod ahead;
mod arguments;
mod bank;
mod breakdown;
mod difference;
mod explain;
mod official;
mod packs;
mod papers;
mod peers;
mod plan;
mod print;
mod run;
mod store;
mod why;
mod year;

use std::alloc::System;
use std::process::ExitCode;

use cap::Cap;
use clap::Parser;

/// Counts what is taken, so that reading a file can be held to a limit.
#[global_allocator]
static MEMORY: Cap<System> = Cap::new(System, usize::MAX);

fn main() -> ExitCode {
    let limit = |most| {
        // Fails only where more is taken already, and a program that has just begun has taken next to nothing.
        let _ = MEMORY.set_limit(most);
    };
    if let Some(status) = desk::read_if_asked(std::env::args_os(), limit) {
        return status;
    }
    let arguments = match arguments::Arguments::try_parse() {
        Ok(arguments) => arguments,
        Err(error) => {
            // Help and version are answers, not mistakes. A closed pipe is the reader's choice and no fault of ours.
            let _ = error.print();
            return if error.use_stderr() {
                ExitCode::from(2)
            } else {
                ExitCode::SUCCESS
            };
        }
    };
    ExitCode::from(run::run(arguments.command))
}
