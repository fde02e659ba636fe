//! Every file against its truth: the same counts and the same rows, or refused in the right words.

use serde_json::Value;

use crate::counted::{counted, read, records};
use crate::not_yet::not_yet;
use crate::truth::{CORPUS, Workbook};

/// Whether a file gives what is true of it; if not, in which way it does not.
pub(crate) fn check(workbook: &Workbook<'_>) -> Result<(), String> {
    let outcome = &read(workbook).answered;
    if let Some(words) = workbook.refused() {
        let message = match outcome {
            Err(error) => error.to_string(),
            Ok(reading) => return Err(format!("should be refused and was read as {:?}", reading.kind)),
        };
        let missing = words.iter().find(|word| !message.contains(**word));
        return missing.map_or(Ok(()), |word| {
            Err(format!("its refusal should say “{word}”: {message}"))
        });
    }
    let reading = outcome.as_ref().map_err(|error| format!("refused: {error}"))?;
    let agree = |what: &str, found: &dyn std::fmt::Debug, wanted: &dyn std::fmt::Debug| {
        let (found, wanted) = (format!("{found:?}"), format!("{wanted:?}"));
        if found == wanted {
            Ok(())
        } else {
            Err(format!("{what}: {found}, not {wanted}"))
        }
    };
    agree("kind", &reading.kind.key(), &workbook.text("kind").unwrap_or_default())?;
    if let Some(sheet) = workbook.text("sheet") {
        agree("sheet", &reading.sheet.as_str(), &sheet)?;
    }
    let asked: Vec<_> = reading
        .questions
        .iter()
        .map(|asked| (&asked.field, &asked.value))
        .collect();
    if !asked.is_empty() {
        return Err(format!("asks although all is answered: {asked:?}"));
    }
    if let Some(rows) = workbook.rows() {
        agree("rows read", &u64::from(reading.rows_read), &rows)?;
    }
    agree(
        "rows read = records + rows left out",
        &reading.rows_read,
        &(records(reading) + reading.left_out.values().sum::<u32>()),
    )?;
    if let Some(truth) = workbook.truth() {
        compare(&counted(reading), truth)?;
    }
    if let Some(words) = workbook.text("says")
        && !reading.findings.iter().any(|finding| finding.message.contains(words))
    {
        return Err(format!("no finding says “{words}”"));
    }
    Ok(())
}

/// Compares everything that the truth says with what was counted, the counts first and the rows last.
fn compare(found: &serde_json::Map<String, Value>, truth: &Value) -> Result<(), String> {
    let truth = truth.as_object().expect("a truth is an object");
    let (lists, counts): (Vec<_>, Vec<_>) = truth
        .iter()
        .filter(|(name, value)| *name != "rows" && !value.is_null())
        .partition(|(_, value)| value.is_array());
    for (name, wanted) in counts {
        let found = found.get(name).unwrap_or(&Value::Null);
        if found != wanted {
            return Err(format!("{name}: {found}, not {wanted}"));
        }
    }
    for (name, wanted) in lists {
        let empty = Vec::new();
        let found = found.get(name).and_then(Value::as_array).unwrap_or(&empty);
        let wanted = wanted.as_array().expect("sorted out above");
        for (place, (found, wanted)) in found.iter().zip(wanted).enumerate() {
            if found != wanted {
                return Err(format!("{name}, number {}: {found}, not {wanted}", place + 1));
            }
        }
        if found.len() != wanted.len() {
            return Err(format!("{name}: {} of them, not {}", found.len(), wanted.len()));
        }
    }
    Ok(())
}

#[test]
fn every_file_gives_its_truth_but_for_those_named_as_not_yet_read() {
    let not_yet = not_yet();
    let mut faults = Vec::new();
    for workbook in CORPUS.workbooks() {
        let known = not_yet.iter().find(|(path, _)| *path == workbook.path);
        match (check(&workbook), known) {
            (Ok(()), None) | (Err(_), Some(_)) => {}
            (Err(fault), None) => faults.push(format!("{}: {fault}", workbook.path)),
            (Ok(()), Some(_)) => faults.push(format!(
                "{} gives its truth now: take its line out of not_yet.txt, so that it is held to it",
                workbook.path
            )),
        }
    }
    assert!(faults.is_empty(), "{} files:\n{}", faults.len(), faults.join("\n"));
}

#[test]
fn only_files_of_the_corpus_are_named_as_not_yet_read() {
    for (path, why) in not_yet() {
        assert!(!why.is_empty(), "{path} should say what is wrong today");
        let _ = CORPUS.workbook(path);
    }
}
