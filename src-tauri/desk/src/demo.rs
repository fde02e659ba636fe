//! The made-up trust: its workbooks go through the same import as any trust's.

use std::path::{Path, PathBuf};

use chrono::NaiveDateTime;

use crate::settings::Assignment;
use crate::view::Decisions;
use crate::{Continue, Desk, DeskError, Progress, settings};

/// Fills an empty desk. Gives the collection year.
pub(crate) fn fill(
    desk: &mut Desk,
    folder: &Path,
    now: NaiveDateTime,
    progress: &mut dyn FnMut(Progress) -> Continue,
) -> Result<u16, DeskError> {
    let frame = desk.frame(None)?;
    if !frame.first_run {
        return Err(DeskError::given(
            "This store already holds a trust’s data.",
            "The made-up trust is only put into an empty store. Choose another folder for it.",
        ));
    }
    let mut tell = |what: &str, done: u32| {
        let step = Progress {
            what: what.to_owned(),
            done,
            of: Some(3),
        };
        if progress(step) == Continue::Yes {
            Ok(())
        } else {
            Err(DeskError::Cancelled)
        }
    };
    tell("Making up a trust", 0)?;
    let trust = sample::northmoor(sample::DEFAULT_SEED, sample::DEFAULT_PEOPLE);
    tell("Writing its workbooks", 1)?;
    let paths = sample::write(folder, &trust).map_err(|source| DeskError::Surroundings {
        what: format!("The workbooks cannot be written to {}", folder.display()),
        source,
    })?;
    let workbooks: Vec<PathBuf> = paths
        .into_iter()
        .filter(|path| {
            path.extension()
                .is_some_and(|ending| ending == "xlsx" || ending == "csv")
        })
        .collect();
    let year = u16::try_from(sample::YEAR).map_err(|error| DeskError::Sample(error.to_string()))?;
    let decisions = Decisions {
        answers: settings::answers(&sample::answers_toml(&trust))?,
        kinds: std::collections::BTreeMap::new(),
        sheets: std::collections::BTreeMap::new(),
        header_rows: std::collections::BTreeMap::new(),
        left_out: Vec::new(),
    };
    // The details come first, since the survey workbook is searched for the trust's code; they are taken back if the import fails.
    desk.set_values(year, &details(true), now)?;
    let kept = desk.keep(year, &workbooks, &decisions, now, progress);
    match kept {
        Ok(report) if report.kept => Ok(year),
        Ok(report) => {
            desk.set_values(year, &details(false), now)?;
            let why = report.files.iter().find_map(|file| {
                let question = file
                    .questions
                    .first()
                    .map(|question| format!("{}: {}", file.file, question.prompt));
                file.error.as_ref().map(|error| error.message.clone()).or(question)
            });
            Err(DeskError::Sample(why.unwrap_or_default()))
        }
        Err(error) => {
            desk.set_values(year, &details(false), now)?;
            Err(error)
        }
    }
}

/// The made-up trust's details, or the same keys emptied.
fn details(filled: bool) -> Vec<Assignment> {
    [
        (store::setting::TRUST_NAME, sample::NAME),
        (store::setting::TRUST_CODE, sample::CODE),
        (store::setting::TRUST_REGION, sample::REGION),
        (store::setting::TRUST_TYPE, "acute"),
    ]
    .into_iter()
    .map(|(key, value)| Assignment {
        key: key.to_owned(),
        value: if filled { value.to_owned() } else { String::new() },
        ..Assignment::default()
    })
    .collect()
}
