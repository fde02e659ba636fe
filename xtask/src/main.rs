//! Development tasks: everything between a fresh clone and a window, or a checked change.
//!
//! It depends on the standard library only, so that it is built in a second before anything else is.

mod bench;
mod node;
mod packages;
mod places;
mod python;
mod run;
mod setup;
mod stamp;
mod steps;
mod test;
mod versions;

use std::process::ExitCode;

use places::Places;

const HELP: &str = "\
cargo xtask run            install what is missing, build, make the sample trust, and open the window on it;
                           where there is no display, print the nine indicators and where the documents are
cargo xtask test           prepare what the tests need and run every check and test there is
cargo xtask setup          only install and prepare what run and test need
cargo xtask sample [DIR]   write the made-up trust's workbooks (into target/sample)
cargo xtask bench [ROUNDS] measure large files against the bare readers; writes docs/benchmarks.md
cargo xtask help           this text";

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let words: Vec<&str> = arguments.iter().map(String::as_str).collect();
    let places = match Places::of_this_checkout() {
        Ok(places) => places,
        Err(message) => return stop(&message),
    };
    let outcome = match words.as_slice() {
        ["run"] => run::run(&places),
        ["test"] => test::test(&places),
        ["setup"] => setup::setup(&places),
        ["sample"] => run::sample(&places, &places.target.join("sample")),
        ["sample", dir] => std::path::absolute(dir)
            .map_err(|error| format!("{dir}: {error}"))
            .and_then(|dir| run::sample(&places, &dir)),
        ["bench"] => bench::bench(&places, None),
        ["bench", rounds] => bench::bench(&places, Some(rounds)),
        [] | ["help" | "--help" | "-h"] => {
            println!("{HELP}");
            Ok(())
        }
        other => {
            eprintln!("Did not understand: {}\n\n{HELP}", other.join(" "));
            return ExitCode::from(2);
        }
    };
    match outcome {
        Ok(()) => ExitCode::SUCCESS,
        Err(message) => stop(&message),
    }
}

fn stop(message: &str) -> ExitCode {
    eprintln!("\n{message}");
    ExitCode::FAILURE
}
