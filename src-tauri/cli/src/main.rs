//! The `wres` command: the same use cases as the window, without one.
//!
//! It reads arguments, calls one use case and prints. Exit status: 0 done, 1 our fault, 2 bad arguments, 3 decisions are needed,
//! 4 the input cannot be read, 5 the return has errors that stop a submission, 6 the surroundings stop us.

mod arguments;
mod print;
mod run;

use std::process::ExitCode;

use clap::Parser;

fn main() -> ExitCode {
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
