//! Writes the made-up trust into a folder: `northmoor DIR [SEED [PEOPLE]]`.

use std::path::Path;
use std::process::ExitCode;

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let (dir, seed, people) = match parse(&arguments) {
        Ok(wanted) => wanted,
        Err(message) => {
            eprintln!("{message}\nUsage: northmoor DIR [SEED [PEOPLE]]");
            return ExitCode::from(2);
        }
    };
    let trust = sample::northmoor(seed, people);
    match sample::write(Path::new(dir), &trust) {
        Ok(paths) => {
            println!("{} · seed {seed} · collection year {}", sample::NAME, sample::YEAR);
            for path in paths {
                println!("  {}", path.display());
            }
            ExitCode::SUCCESS
        }
        Err(error) => {
            eprintln!("Could not write the sample into {dir}: {error}. Check that the folder can be written to.");
            ExitCode::from(6)
        }
    }
}

fn parse(arguments: &[String]) -> Result<(&str, u64, u32), String> {
    let Some(dir) = arguments.first() else {
        return Err("Say which folder to write into.".to_owned());
    };
    if dir.starts_with('-') || arguments.len() > 3 {
        return Err(format!("Did not understand: {}", arguments.join(" ")));
    }
    let seed = match arguments.get(1) {
        Some(text) => text
            .parse()
            .map_err(|_| format!("The seed is not a whole number: {text}"))?,
        None => sample::DEFAULT_SEED,
    };
    let people = match arguments.get(2) {
        Some(text) => text
            .parse()
            .map_err(|_| format!("The number of people is not a whole number: {text}"))?,
        None => sample::DEFAULT_PEOPLE,
    };
    Ok((dir, seed, people))
}
