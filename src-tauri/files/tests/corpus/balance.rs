//! No row may be lost on the way: rows read = records + rows left out by each reason, on every fixture there is.

use crate::counted::{Outcomes, read, records};
use crate::read_support::{Reading, read_with};
use crate::truth::CORPUS;

fn check(file: &str, reading: &Reading) {
    let left_out: u32 = reading.left_out.values().sum();
    assert_eq!(
        reading.rows_read,
        records(reading) + left_out,
        "{file}: {} rows were read, {} became records, and these were left out: {:?}",
        reading.rows_read,
        records(reading),
        reading.left_out
    );
}

#[test]
fn rows_read_are_records_and_rows_left_out_in_every_file_of_the_corpus() {
    let mut balanced = 0;
    for workbook in CORPUS.workbooks() {
        let Outcomes { unanswered, answered } = read(&workbook);
        for reading in [unanswered, answered].into_iter().flatten() {
            check(workbook.path, reading);
            balanced += 1;
        }
    }
    assert!(
        balanced > 150,
        "most of the corpus can be read; only {balanced} readings were checked"
    );
}

#[test]
fn rows_read_are_records_and_rows_left_out_in_every_workbook_of_the_sample_trust() {
    let trust = sample::northmoor(sample::DEFAULT_SEED, 300);
    let answers = sample::answers_toml(&trust);
    let workbooks = sample::workbooks(&trust).unwrap();
    assert!(workbooks.len() >= 7, "one of each kind");
    for workbook in workbooks {
        for answers in ["", answers.as_str()] {
            let reading = read_with(workbook.name, &workbook.bytes, answers, Some(sample::CODE)).unwrap();
            check(workbook.name, &reading);
        }
    }
}

#[test]
fn a_survey_balances_also_while_the_trust_is_not_known() {
    for name in ["survey-national-fractions.xlsx", "survey-national-percentages.xls"] {
        let workbook = CORPUS.workbook(&format!("shapes/{name}"));
        let reading = read_with(name, &workbook.bytes(), "", None).unwrap();
        assert_eq!(reading.questions.len(), 1, "{name}: which of the three is the trust?");
        check(name, &reading);
    }
}
