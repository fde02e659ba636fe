//! A filled return for the tests of the writers.

#![allow(
    dead_code,
    unreachable_pub,
    reason = "each test file uses a part, and none is a library"
)]

pub mod gallery;

use std::collections::BTreeMap;

use domain::board::Board;
use domain::casework::Casework;
use domain::classify::Confidence;
use domain::counts::Counts;
use domain::ethnicity::Triple;
use domain::finding::Severity;
use domain::recruitment::Recruitment;
use domain::rules::{Averaging, Basis, Item, Measure, Origin, RulePack, TooFew};
use domain::submission::{self, Cells, Check, Nature, Return};
use domain::survey::SurveyResult;
use domain::workforce::{Section, Workforce};
use files::write::grid::{Cell, Part, Table};
use files::write::submission::{ReasonedCheck, SubmissionInput};

/// The shipped items of the return, read without the product's own parser.
pub fn items() -> Vec<Item> {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../../assets/reference/rules/items.toml");
    let text = std::fs::read_to_string(path).unwrap();
    let table: toml::Table = text.parse().unwrap();
    let word = |value: &toml::Value, key: &str| value[key].as_str().unwrap().to_owned();
    let mut items = Vec::new();
    for block in table["block"].as_array().unwrap() {
        for item in block["items"].as_array().unwrap() {
            items.push(Item {
                number: u16::try_from(item["number"].as_integer().unwrap()).unwrap(),
                indicator: u8::try_from(block["indicator"].as_integer().unwrap()).unwrap(),
                block: word(block, "heading"),
                label: word(item, "label"),
                measure: match item["measure"].as_str().unwrap() {
                    "headcount" => Measure::Headcount,
                    "percentage" => Measure::Percentage,
                    _ => Measure::Calculated,
                },
                key: word(item, "key"),
            });
        }
    }
    items
}

/// A rule pack with the shipped items; nothing else of it matters to the return.
pub fn rules() -> RulePack {
    let day = |text: &str| text.parse().unwrap();
    let basis = || Basis {
        confidence: Some(Confidence::Recalled),
        source: String::new(),
    };
    RulePack {
        name: "2026".to_owned(),
        origin: Origin::BuiltIn,
        year: 2026,
        edition: String::new(),
        snapshot: day("2026-03-31"),
        period_first: day("2025-04-01"),
        period_last: day("2026-03-31"),
        survey_year: 2025,
        averaging: Averaging::SingleYear,
        averaging_basis: basis(),
        period_basis: basis(),
        survey_basis: basis(),
        too_few_basis: basis(),
        four_fifths_basis: basis(),
        questions: Vec::new(),
        cautions: Vec::new(),
        asked: None,
        report: Vec::new(),
        choices: Vec::new(),
        indicators: Vec::new(),
        breaks: Vec::new(),
        deadlines: Vec::new(),
        items: items(),
        items_confidence: Confidence::Recalled,
        items_source: String::new(),
        too_few: TooFew { people: 10, events: 10 },
        four_fifths: (0.80, 1.25),
    }
}

/// A workforce in which every row has people, in numbers that do not divide evenly.
pub fn workforce() -> Workforce {
    let mut held = Workforce::default();
    let rows = Section::ALL
        .into_iter()
        .flat_map(|section| section.bands().map(move |band| (section, band)));
    for (step, key) in (1_u32..).zip(rows) {
        held.people
            .insert(key, Triple::new(211 - 3 * step, 97 - 2 * step, 7 + step % 5));
    }
    held
}

/// Counts of a whole year.
pub fn counts() -> Counts {
    let survey = |white, bme| SurveyResult {
        white_percent: Some(white),
        bme_percent: Some(bme),
        white_responses: Some(1830),
        bme_responses: Some(611),
    };
    Counts {
        workforce: Some(workforce()),
        recruitment: Some(Recruitment {
            shortlisted: Triple::new(2911, 3307, 203),
            appointed: Triple::new(523, 373, 31),
        }),
        casework: Some(Casework {
            people: Triple::new(37, 29, 1),
            cases: 71,
        }),
        training: Some(Triple::new(2417, 913, 88)),
        survey: [
            survey(20.731, 24.947),
            survey(18.2, 23.9),
            survey(59.04, 47.3),
            survey(6.1, 14.8),
        ],
        board: Some(Board {
            voting: Triple::new(9, 2, 1),
            non_voting: Triple::new(3, 1, 0),
            executive: Triple::new(6, 1, 1),
            non_executive: Triple::new(6, 2, 0),
        }),
    }
}

/// The submission of some counts.
pub fn input(counts: &Counts) -> SubmissionInput {
    let last_year: BTreeMap<u16, Cells> = [
        (1, [Some(1.0), Some(2.0), Some(0.0)]),
        (37, [Some(1.4321), None, None]),
        (46, [Some(21.0), Some(25.5), None]),
    ]
    .into();
    SubmissionInput {
        organisation: "Northmoor & District NHS Trust".to_owned(),
        code: "RZZ".to_owned(),
        snapshot: "31 March 2026".to_owned(),
        filled: submission::fill(counts, None, &last_year, &rules()),
        checks: vec![ReasonedCheck {
            check: Check {
                key: "unknown.share".to_owned(),
                nature: Nature::Suspicious,
                severity: Severity::Warning,
                item: Some(38),
                message: "The ethnicity of 5.2 % of staff is unknown.".to_owned(),
                hint: "Say what is being done about it.".to_owned(),
                cells: Vec::new(),
                looks: Vec::new(),
                figures: String::new(),
            },
            reason: "=Self-service campaign in May".to_owned(),
        }],
        sources: [(
            34,
            "Recruitment 2025-26.xlsx, sheet Applications, 6,421 rows".to_owned(),
        )]
        .into(),
        basis: "Reconstructed from memory; check it against the form.".to_owned(),
        notes: [(39, "Two people are in both years.".to_owned())].into(),
        completeness: notes(),
        signed_off: None,
    }
}

/// Counts of the year before, in other numbers.
pub fn last_years() -> Counts {
    let mut last = counts();
    let mut workforce = Workforce::default();
    for (place, people) in &self::workforce().people {
        let people = Triple::new(people.white + 5, people.bme.saturating_sub(3), people.unknown + 1);
        workforce.people.insert(*place, people);
    }
    last.workforce = Some(workforce);
    last.casework = Some(Casework {
        people: Triple::new(40, 31, 2),
        cases: 75,
    });
    last.training = Some(Triple::new(2380, 871, 90));
    last
}

/// The submission of some counts after a year whose return the program filled itself.
pub fn after(counts: &Counts, last: &Counts, averaging: Averaging) -> SubmissionInput {
    let rules = RulePack { averaging, ..rules() };
    let people = last.casework.map(|held| held.people);
    let items = submission::fill(last, None, &BTreeMap::new(), &self::rules());
    let items = items
        .lines
        .into_iter()
        .map(|line| (line.item.number, line.current))
        .collect();
    SubmissionInput {
        filled: submission::fill(counts, people, &items, &rules),
        ..input(counts)
    }
}

/// Notes with every shape of part: words alone, a table of words, a table of figures.
pub fn notes() -> Vec<Part> {
    let heads = |headings: &[&str]| headings.iter().map(|heading| (*heading).to_owned()).collect();
    vec![
        Part {
            heading: "Whose ethnicity is known".to_owned(),
            words: vec!["Shares are of everybody counted.".to_owned()],
            table: Some(Table {
                headings: heads(&["Counted", "From", "People", "Unknown", "Share unknown (%)"]),
                rows: vec![vec![
                    Cell::words("Staff in post"),
                    Cell::words("staff.xlsx"),
                    Cell::count(2417),
                    Cell::count(88),
                    Cell::Figure(Some(3.640_877_1), 1),
                ]],
            }),
        },
        Part {
            heading: "Choices made".to_owned(),
            words: Vec::new(),
            table: Some(Table {
                headings: heads(&["Choice", "What was chosen"]),
                rows: vec![vec![
                    Cell::words("=Indicator 3"),
                    Cell::words("The people of this year alone. ".repeat(12)),
                ]],
            }),
        },
    ]
}

/// The lines of a return that hold something, with which a test proves that it compared anything at all.
pub fn figures(filled: &Return) -> usize {
    let cells = filled.lines.iter().flat_map(|line| line.current);
    cells.flatten().count()
}
