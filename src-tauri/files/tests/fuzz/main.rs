//! Fuzz targets on stable Rust: every reader of what comes from outside, on damaged and hostile input by chance.
//!
//! Without a word they take a few seconds; `WRES_FUZZ_SECONDS` gives them more, shared among the targets, and `WRES_FUZZ_FROM` the number
//! of the first case, so that a longer run does not try the same again. What is found is written to `target/fuzz`.
//!
//! Nothing that is read may panic in our own code, take longer than 20 seconds or more than 400 MB, lose a row, or be something else
//! when it is read again.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    reason = "a test that cannot go on has failed"
)]

#[path = "../read_support/mod.rs"]
mod read_support;

mod chance;
mod filling;
mod mutate;
mod parts;
mod reading;
mod run;
mod seeds;

use std::alloc::System;

use cap::Cap;
use files::read::{Answers, Shape};
use files::reference::{actions, benchmarks, codes, headings, rules, wording};

use chance::Chance;
use run::{Case, Target, again, run};
use seeds::{Family, damaged_blank, damaged_cells, damaged_numbers, damaged_text, damaged_workbook, odd_beginning};

/// Counts what is taken.
#[global_allocator]
pub(crate) static MEMORY: Cap<System> = Cap::new(System, usize::MAX);

fn reads(name: &str, make: &dyn Fn(&mut Chance) -> Case) {
    run(&Target {
        name,
        make,
        check: &reading::check,
    });
}

#[test]
fn xlsx() {
    reads("xlsx", &|chance| damaged_workbook(chance, Family::Xlsx));
}

#[test]
fn xlsb() {
    reads("xlsb", &|chance| damaged_workbook(chance, Family::Xlsb));
}

#[test]
fn xls() {
    reads("xls", &|chance| damaged_workbook(chance, Family::Xls));
}

#[test]
fn ods() {
    reads("ods", &|chance| damaged_workbook(chance, Family::Ods));
}

#[test]
fn text() {
    reads("text", &|chance| damaged_workbook(chance, Family::Text));
}

#[test]
fn web_page() {
    reads("page", &|chance| damaged_workbook(chance, Family::Page));
}

#[test]
fn web_page_in_one_file() {
    reads("mhtml", &|chance| damaged_workbook(chance, Family::Mhtml));
}

#[test]
fn spreadsheetml() {
    reads("xml2003", &|chance| damaged_workbook(chance, Family::Xml2003));
}

#[test]
fn beginnings() {
    reads("sniff", &odd_beginning);
}

#[test]
fn values() {
    reads("values", &|chance| {
        if chance.once_in(2) {
            damaged_cells(chance)
        } else {
            damaged_numbers(chance)
        }
    });
}

#[test]
fn blanks() {
    run(&Target {
        name: "blanks",
        make: &damaged_blank,
        check: &filling::check,
    });
}

#[test]
fn answers() {
    run(&Target {
        name: "answers",
        make: &|chance| damaged_text(chance, &seeds::ANSWERS),
        check: &answers_hold,
    });
}

#[test]
fn reference() {
    run(&Target {
        name: "reference",
        make: &|chance| damaged_text(chance, &seeds::REFERENCE),
        check: &reference_holds,
    });
}

#[test]
fn shape() {
    run(&Target {
        name: "shape",
        make: &|chance| damaged_text(chance, &seeds::SHAPES),
        check: &shape_holds,
    });
}

/// A finding once more: see `WRES_FUZZ_FILE` in CONTRIBUTING.md.
#[test]
fn a_file_that_was_found_is_tried_again() {
    again(&|target, case| match target {
        "answers" => answers_hold(case),
        "blanks" => filling::check(case),
        "reference" => reference_holds(case),
        "shape" => shape_holds(case),
        _ => reading::check(case),
    });
}

fn answers_hold(case: &Case) -> Result<(), String> {
    let text = String::from_utf8_lossy(&case.bytes);
    if let Ok(answers) = Answers::from_toml(&text) {
        let again = Answers::from_toml(&answers.to_toml());
        if again.as_ref() != Ok(&answers) {
            return Err(format!(
                "answers are others when written and read again: {answers:?} {again:?}"
            ));
        }
    }
    Ok(())
}

fn shape_holds(case: &Case) -> Result<(), String> {
    let text = String::from_utf8_lossy(&case.bytes);
    if let Some(shape) = Shape::from_text(&text) {
        let again = Shape::from_text(&shape.to_text());
        if again.as_ref() != Some(&shape) {
            return Err(format!(
                "a shape is another when written and read again: {shape:?} {again:?}"
            ));
        }
    }
    Ok(())
}

fn reference_holds(case: &Case) -> Result<(), String> {
    let text = String::from_utf8_lossy(&case.bytes);
    let shared = |name: &str| {
        seeds::REFERENCE
            .iter()
            .find(|(held, _)| held.ends_with(name))
            .map(|(_, text)| text.clone())
    };
    let refusals = [
        codes::ethnic_origin("odd", &text).err(),
        codes::staff_group("odd", &text).err(),
        codes::job_role("odd", &text).err(),
        codes::standing("odd", &text).err(),
        codes::recruitment_stage("odd", &text).err(),
        codes::yes_or_no("odd", &text, "disciplinary").err(),
        codes::pay_scale("odd", &text).err(),
        headings::parse("odd", &text).err(),
        benchmarks::parse("odd", &text).err(),
        actions::parse("odd", &text).err(),
        wording::parse("odd", &text).err(),
        rules::parse("odd", &text, shared).err(),
    ];
    let lines = u64::try_from(text.lines().count()).unwrap() + 1;
    let lost = refusals
        .iter()
        .flatten()
        .find(|error| error.message.is_empty() || error.line == 0 || error.line > lines);
    lost.map_or(Ok(()), |error| {
        Err(format!("a refusal names no line of the file: {error:?}"))
    })
}
