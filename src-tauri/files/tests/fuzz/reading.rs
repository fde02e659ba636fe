//! What must be so of every reading, whatever was read.

use std::io::{Seek, Write};
use std::sync::LazyLock;

use files::read::{Answers, Input, Kind, ReadError, Reading, Settings, Source, read};
use files::reference::Reference;

use crate::read_support::{Records, Taken};
use crate::run::Case;
use crate::seeds;

/// The name under which everything is read; a refusal must tell it.
const NAME: &str = "odd file.xlsx";

static REFERENCE: LazyLock<Reference> = LazyLock::new(|| Reference::built_in().unwrap());
static ANSWERS: LazyLock<[Answers; 2]> =
    LazyLock::new(|| [Answers::default(), Answers::from_toml(&seeds::ANSWERS[0].1).unwrap()]);

fn once(input: Input<'_>, how: u8) -> Result<(Reading, Records), ReadError> {
    let kind = usize::from((how >> 1) & 7)
        .checked_sub(1)
        .and_then(|kind| Kind::ALL.get(kind).copied());
    let settings = Settings {
        rules: REFERENCE.rules_for(2026).unwrap(),
        lists: &REFERENCE.lists,
        headings: &REFERENCE.headings,
        answers: &ANSWERS[usize::from(how & 1)],
        trust_code: (how & 1 == 1).then_some("RZZ"),
        kind,
        sheet: None,
        header_row: None,
        last: None,
    };
    let mut taken = Taken::default();
    let reading = read(&Source { name: NAME, input }, &settings, &mut taken)?;
    Ok((reading, taken.records))
}

/// Reads a case and holds it to what must be so.
pub(crate) fn check(case: &Case) -> Result<(), String> {
    let outcome = once(Input::Bytes(&case.bytes), case.how);
    match &outcome {
        Err(error) => {
            let words = error.to_string();
            if !words.contains(NAME) {
                return Err(format!("a refusal does not name the file: {words}"));
            }
            if words.contains("contradicts itself") && !matches!(error, ReadError::Damaged { .. }) {
                return Err(format!("a refusal of another kind: {words}"));
            }
        }
        Ok((reading, records)) => balances(reading, records)?,
    }
    if (case.how >> 4).is_multiple_of(4) {
        let mut file = tempfile::tempfile().unwrap();
        file.write_all(&case.bytes).unwrap();
        file.rewind().unwrap();
        let again = once(Input::File(&file), case.how);
        // Compared as text: a number that is none is not equal to itself.
        let (first, second) = (format!("{outcome:?}"), format!("{again:?}"));
        if first != second {
            let place = first
                .bytes()
                .zip(second.bytes())
                .take_while(|(one, other)| one == other)
                .count();
            let from = place.saturating_sub(60);
            let around = |text: &str| {
                String::from_utf8_lossy(text.as_bytes().get(from..).unwrap_or_default())
                    .chars()
                    .take(200)
                    .collect::<String>()
            };
            return Err(format!(
                "read again, it is another: {} … {}",
                around(&first),
                around(&second)
            ));
        }
    }
    Ok(())
}

fn balances(reading: &Reading, records: &Records) -> Result<(), String> {
    let left_out: u64 = reading.left_out.values().map(|rows| u64::from(*rows)).sum();
    let taken = u64::try_from(records.len()).unwrap();
    if u64::from(reading.rows_read) != taken + left_out {
        return Err(format!(
            "{} rows of a {:?} file are not {taken} records and {:?}; asked: {:?}",
            reading.rows_read,
            reading.kind,
            reading.left_out,
            reading.questions.iter().map(|asked| &asked.field).collect::<Vec<_>>()
        ));
    }
    let wordless = reading
        .findings
        .iter()
        .find(|finding| finding.message.trim().is_empty());
    if let Some(finding) = wordless {
        return Err(format!("a finding says nothing: {finding:?}"));
    }
    Ok(())
}
