//! Runs the case tables in `tests/acceptance`, which an analyst can read and extend. The expected figures were worked out by hand or
//! with other software; this file only reads tables and compares.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    reason = "a test that cannot go on has failed"
)]

mod common;
mod table;

use domain::board::Board;
use domain::ethnicity::{Group, Triple};
use domain::gap::State;
use domain::indicator::relative_likelihood::{self, FourFifths, NotCalculable, Ratio};
use domain::indicator::{board_gap, representation, survey_gap};
use domain::sentence;
use domain::statistics::Interval;
use domain::survey::SurveyResult;
use domain::workforce::{Band, Section, Workforce};
use table::Row;

fn run(indicator: u8) {
    let rows = table::read(&format!("indicator-{indicator}.md"));
    assert!(rows.len() > 15, "indicator {indicator}: only {} cases", rows.len());
    let ratio = match indicator {
        2 => Ratio::Appointment,
        3 => Ratio::Disciplinary,
        _ => Ratio::Training,
    };
    for row in &rows {
        match (row.heading.as_str(), indicator) {
            ("Ratio", 2..=4) => check_ratio(row, ratio),
            ("Rates", 2..=4) => check_rates(row, ratio),
            ("Sentence", 2..=4) => check_ratio_sentence(row, ratio),
            ("Two years", 3) => check_two_years(row),
            ("Survey", 5..=8) => check_survey(row, indicator),
            ("Sentence", 5..=8) => check_survey_sentence(row, indicator),
            ("Board", 9) => check_board(row),
            ("Sentence", 9) => check_board_sentence(row),
            ("Shares", 1) => check_shares(row),
            ("Senior rows", 1) => check_senior_rows(row),
            ("Consultants and both judged groups", 1) => check_judged(row),
            ("Each senior row", 1) => check_each_senior_row(row),
            ("Medical rows", 1) => check_medical_rows(row),
            ("Which rows are senior", 1) => check_senior_band(row),
            ("Sentence", 1) => check_representation_sentence(row),
            (heading, _) => panic!("{}: no check reads tables under \"{heading}\"", row.place()),
        }
    }
}

#[test]
fn indicator_1() {
    run(1);
}
#[test]
fn indicator_2() {
    run(2);
}
#[test]
fn indicator_3() {
    run(3);
}
#[test]
fn indicator_4() {
    run(4);
}
#[test]
fn indicator_5() {
    run(5);
}
#[test]
fn indicator_6() {
    run(6);
}
#[test]
fn indicator_7() {
    run(7);
}
#[test]
fn indicator_8() {
    run(8);
}
#[test]
fn indicator_9() {
    run(9);
}

/// The words of the tables for the two numbers of a ratio table: whole and part.
const fn words(ratio: Ratio) -> (&'static str, &'static str) {
    match ratio {
        Ratio::Appointment => ("shortlisted", "appointed"),
        Ratio::Disciplinary => ("staff", "entered"),
        Ratio::Training => ("staff", "trained"),
    }
}

fn state_word(state: State) -> &'static str {
    match state {
        State::Worse => "worse",
        State::Better => "better",
        State::NoClearDifference => "no clear difference",
        State::TooFew => "too few",
        State::Missing => "missing",
    }
}

#[track_caller]
fn check_bounds(row: &Row, found: Option<Interval>, times: f64) {
    row.number("From", found.map(|held| held.low * times));
    if found.is_some_and(|held| held.high.is_none()) {
        row.text("To", "none");
    } else {
        row.number("To", found.and_then(|held| held.high).map(|high| high * times));
    }
}

fn computed(row: &Row, ratio: Ratio) -> relative_likelihood::RelativeLikelihood {
    let (whole, part) = words(ratio);
    relative_likelihood::compute(ratio, row.groups(whole), row.groups(part), &common::rules(&[]))
}

fn check_ratio(row: &Row, ratio: Ratio) {
    let found = computed(row, ratio);
    match found.value {
        Ok(value) => row.number("Ratio", Some(value)),
        Err(why) => row.text("Ratio", &why.key(ratio)),
    }
    check_bounds(row, found.interval, 1.0);
    row.text(
        "Four-fifths",
        match found.four_fifths {
            None => table::NOTHING,
            Some(FourFifths::Within) => "within",
            Some(FourFifths::AdverseBme) => "above",
            Some(FourFifths::AdverseWhite) => "below",
        },
    );
    row.text("State", state_word(found.state));
    row.number("Short", found.shortfall());
}

fn check_rates(row: &Row, ratio: Ratio) {
    let found = computed(row, ratio);
    for group in Group::ALL {
        row.number(
            &format!("{} %", group.label()),
            found.likelihood(group).map(|rate| rate * 100.0),
        );
    }
}

/// A cell of a ratio or the key of why there is none.
fn ratio_cell(row: &Row, ratio: Ratio) -> Result<f64, NotCalculable> {
    let cell = row.get("Ratio");
    if let Ok(value) = cell.parse() {
        return Ok(value);
    }
    let reasons = Group::ALL.into_iter().flat_map(|group| {
        [
            NotCalculable::NoPeople(group),
            NotCalculable::NoEvents(group),
            NotCalculable::MoreThanWhole(group),
        ]
    });
    Err(reasons
        .into_iter()
        .find(|why| why.key(ratio) == cell)
        .unwrap_or_else(|| panic!("{}: \"{cell}\" is neither a ratio nor a reason", row.place())))
}

fn check_ratio_sentence(row: &Row, ratio: Ratio) {
    row.text("Sentence", &sentence::ratio(ratio, ratio_cell(row, ratio)));
}

fn check_two_years(row: &Row) {
    let this_year = relative_likelihood::compute(
        Ratio::Disciplinary,
        row.groups("staff"),
        row.groups("now"),
        &common::rules(&[]),
    );
    let found = relative_likelihood::two_years(&this_year, row.groups("before"));
    for group in Group::ALL {
        row.number(&format!("{} mean", group.label()), Some(found.mean(group)));
        let people = row.groups("staff").get(group);
        assert_eq!(
            found.likelihood(group).is_some(),
            people > 0,
            "{}: a rate needs people",
            row.place()
        );
    }
    match found.value {
        Ok(value) => row.number("Ratio", Some(value)),
        Err(why) => row.text("Ratio", &why.key(Ratio::Disciplinary)),
    }
}

fn check_survey(row: &Row, number: u8) {
    let result = SurveyResult {
        white_percent: row.optional("White %"),
        bme_percent: row.optional("BME %"),
        white_responses: row.optional("White responses"),
        bme_responses: row.optional("BME responses"),
    };
    let found = survey_gap::compute(number, result, &common::rules(&[]));
    row.number("Points", found.points);
    check_bounds(row, found.interval, 1.0);
    row.text("State", state_word(found.state));
}

fn check_survey_sentence(row: &Row, number: u8) {
    let result = SurveyResult {
        white_percent: row.optional("White %"),
        bme_percent: row.optional("BME %"),
        ..SurveyResult::default()
    };
    let found = survey_gap::compute(number, result, &common::rules(&[]));
    row.text("Sentence", &sentence::survey(&found));
}

fn check_board(row: &Row) {
    let board = Board {
        voting: row.triple("Voting"),
        non_voting: row.triple("Non-voting"),
        executive: row.triple("Executive"),
        non_executive: row.triple("Non-executive"),
    };
    let found = board_gap::compute(board, row.triple("Workforce"), &common::rules(&[]));
    for (column, part) in [
        ("Total points", board.total()),
        ("Voting points", board.voting),
        ("Non-voting points", board.non_voting),
        ("Executive points", board.executive),
        ("Non-executive points", board.non_executive),
    ] {
        row.number(column, found.difference(part));
    }
    check_bounds(row, found.interval, 1.0);
    row.text("State", state_word(found.state));
}

fn check_board_sentence(row: &Row) {
    let board = Board {
        voting: row.triple("Voting"),
        ..Board::default()
    };
    let found = board_gap::compute(board, row.triple("Workforce"), &common::rules(&[]));
    row.text("Sentence", &sentence::board(&found));
}

fn check_shares(row: &Row) {
    let people = row.groups("");
    for group in Group::ALL {
        row.number(&format!("{} %", group.label()), people.percent(group));
    }
}

/// A workforce whose senior rows and other rows are spread over several bands, so that adding up is tested with them.
fn senior_and_others(row: &Row) -> Workforce {
    let mut workforce = Workforce::default();
    let (senior, others) = (row.groups("senior"), row.groups("others"));
    let mut place = |section, band, people| {
        workforce.people.insert((section, band), people);
    };
    place(
        Section::NonClinical,
        Band::Vsm,
        Triple::new(senior.white, 0, senior.unknown),
    );
    place(Section::Clinical, Band::Band8a, Triple::new(0, senior.bme, 0));
    place(Section::NonClinical, Band::Band7, Triple::new(others.white, 0, 0));
    place(Section::Medical, Band::Trainee, Triple::new(0, others.bme, 0));
    place(Section::Clinical, Band::Under1, Triple::new(0, 0, others.unknown));
    workforce
}

fn check_senior_rows(row: &Row) {
    let found = representation::compute(&senior_and_others(row), &common::rules(&[]));
    row.number("Workforce BME %", found.workforce_percent());
    row.number("Senior BME %", found.senior_percent());
    let [bands, consultants] = &found.judged;
    check_bounds(row, bands.difference, 1.0);
    row.text("State", state_word(bands.state));
    assert_eq!(
        consultants.state,
        State::Missing,
        "{}: nobody is a consultant",
        row.place()
    );
    assert_eq!(
        found.state,
        bands.state,
        "{}: a group of nobody decides nothing",
        row.place()
    );
    row.number("More", found.senior_shortfall());
}

/// Senior bands, consultants and everybody else; the consultants are spread over both of their lines.
fn check_judged(row: &Row) {
    let mut workforce = Workforce::default();
    let consultants = row.triple("Consultants");
    for (section, band, people) in [
        (Section::NonClinical, Band::Band8a, row.triple("Bands 8a to VSM")),
        (
            Section::Medical,
            Band::Consultant,
            Triple::new(consultants.white, 0, consultants.unknown),
        ),
        (
            Section::Medical,
            Band::SeniorMedicalManager,
            Triple::new(0, consultants.bme, 0),
        ),
        (Section::Clinical, Band::Band5, row.triple("Others")),
    ] {
        workforce.people.insert((section, band), people);
    }
    let found = representation::compute(&workforce, &common::rules(&[]));
    let [bands, doctors] = &found.judged;
    row.text("State of bands", state_word(bands.state));
    row.number("Points", doctors.points());
    check_bounds(row, doctors.difference, 1.0);
    row.text("State of consultants", state_word(doctors.state));
    row.text("State", state_word(found.state));
}

/// One senior row among everybody else.
fn check_each_senior_row(row: &Row) {
    let mut workforce = Workforce::default();
    let band = Band::from_key(row.get("Band")).unwrap_or_else(|| panic!("{}: no such band", row.place()));
    let section = if band.is_medical() {
        Section::Medical
    } else {
        Section::NonClinical
    };
    workforce.people.insert((section, band), row.triple("People"));
    workforce
        .people
        .insert((Section::Clinical, Band::Band6), row.triple("Others"));
    let found = representation::compute(&workforce, &common::rules(&[]));
    let key = band.key();
    let readings: Vec<_> = found.senior_rows.iter().filter(|held| held.of.key() == key).collect();
    let [reading] = readings[..] else {
        panic!("{}: {} readings of one row", row.place(), readings.len());
    };
    row.number("Points", reading.points());
    check_bounds(row, reading.difference, 1.0);
    row.text("State", state_word(reading.state));
    row.text("Sentence", &sentence::senior_row(reading));
}

fn check_representation_sentence(row: &Row) {
    let found = representation::compute(&senior_and_others(row), &common::rules(&[]));
    row.text("Sentence", &sentence::representation(&found));
}

fn check_medical_rows(row: &Row) {
    let mut workforce = Workforce::default();
    for (band, column) in [
        (Band::Consultant, "Consultants"),
        (Band::SeniorMedicalManager, "Senior medical managers"),
        (Band::Trainee, "Trainees"),
    ] {
        workforce.people.insert((Section::Medical, band), row.triple(column));
    }
    let found = representation::compute(&workforce, &common::rules(&[]));
    let total = row.triple("Medical total");
    for (what, people, expected) in [
        (
            "consultants",
            found.band(Band::Consultant),
            row.triple("Row of consultants"),
        ),
        (
            "managers",
            found.band(Band::SeniorMedicalManager),
            row.triple("Row of senior medical managers"),
        ),
        ("the section", found.medical(), total),
        ("everyone", found.workforce, total),
        ("the section of the list", workforce.section(Section::Medical), total),
    ] {
        assert_eq!(people, expected, "{}: {what}", row.place());
    }
}

fn check_senior_band(row: &Row) {
    let (section, band) = (Section::from_key(row.get("Section")), Band::from_key(row.get("Band")));
    let (Some(section), Some(band)) = (section, band) else {
        panic!("{}: no such section or band", row.place());
    };
    let mut workforce = Workforce::default();
    workforce.people.insert((section, band), Triple::new(1, 1, 1));
    let is_senior = workforce.senior().total() > 0;
    row.text("Senior", if is_senior { "yes" } else { "no" });
    assert!(
        section.bands().any(|held| held == band),
        "{}: the section has no such row",
        row.place()
    );
}
