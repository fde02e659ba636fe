//! A year's counts without anything to remark on, and a return of a few items.

use std::collections::BTreeMap;

use domain::board::Board;
use domain::casework::Casework;
use domain::counts::Counts;
use domain::ethnicity::Triple;
use domain::recruitment::Recruitment;
use domain::rules::{Measure, RulePack};
use domain::submission::{Cells, fill};
use domain::survey::SurveyResult;
use domain::workforce::{Band, Section, Workforce};

use crate::common;

pub(crate) const ITEMS: &[(u16, u8, Measure, &str)] = &[
    (1, 1, Measure::Headcount, "workforce.clinical.band_5"),
    (2, 1, Measure::Headcount, "workforce.non_clinical.vsm"),
    (29, 1, Measure::Headcount, "workforce.medical.consultant"),
    (30, 1, Measure::Headcount, "workforce.medical.senior_medical_manager"),
    (34, 2, Measure::Headcount, "recruitment.shortlisted"),
    (35, 2, Measure::Headcount, "recruitment.appointed"),
    (36, 2, Measure::Calculated, "recruitment.likelihood"),
    (37, 2, Measure::Calculated, "recruitment.ratio"),
    (38, 3, Measure::Calculated, "workforce.total"),
    (39, 3, Measure::Headcount, "casework.people"),
    (40, 3, Measure::Calculated, "casework.likelihood"),
    (41, 3, Measure::Calculated, "casework.ratio"),
    (43, 4, Measure::Headcount, "training.people"),
    (45, 4, Measure::Calculated, "training.ratio"),
    (46, 5, Measure::Percentage, "survey.5"),
    (47, 6, Measure::Percentage, "survey.6"),
    (48, 7, Measure::Percentage, "survey.7"),
    (49, 8, Measure::Percentage, "survey.8"),
    (50, 9, Measure::Headcount, "board.total"),
    (51, 9, Measure::Headcount, "board.voting"),
    (52, 9, Measure::Calculated, "board.non_voting"),
    (54, 9, Measure::Headcount, "board.executive"),
    (55, 9, Measure::Calculated, "board.non_executive"),
    (58, 9, Measure::Calculated, "board_percent.voting"),
    (62, 9, Measure::Calculated, "workforce_percent.total"),
    (64, 9, Measure::Calculated, "board_difference.voting"),
];

pub(crate) fn pack() -> RulePack {
    common::rules(ITEMS)
}

/// A year without anything to remark on: 800 White, 180 BME and 20 unknown staff.
pub(crate) fn clean() -> Counts {
    let mut workforce = Workforce::default();
    for (section, band, people) in [
        (Section::Clinical, Band::Band5, Triple::new(700, 150, 15)),
        (Section::NonClinical, Band::Vsm, Triple::new(40, 10, 0)),
        (Section::Medical, Band::Consultant, Triple::new(50, 15, 5)),
        (Section::Medical, Band::SeniorMedicalManager, Triple::new(10, 5, 0)),
    ] {
        workforce.people.insert((section, band), people);
    }
    let survey = |white, bme| SurveyResult {
        white_percent: Some(white),
        bme_percent: Some(bme),
        ..SurveyResult::default()
    };
    Counts {
        workforce: Some(workforce),
        recruitment: Some(Recruitment {
            shortlisted: Triple::new(400, 200, 30),
            appointed: Triple::new(100, 40, 6),
        }),
        casework: Some(Casework {
            people: Triple::new(8, 3, 1),
            cases: 13,
        }),
        training: Some(Triple::new(400, 72, 5)),
        survey: [
            survey(27.3, 31.0),
            survey(21.4, 27.9),
            survey(61.5, 50.3),
            survey(6.4, 15.2),
        ],
        board: Some(Board {
            voting: Triple::new(11, 2, 0),
            non_voting: Triple::new(3, 1, 0),
            executive: Triple::new(6, 1, 0),
            non_executive: Triple::new(8, 2, 0),
        }),
    }
}

/// The return of the year before [`clean`]: a little smaller, and consistent with itself.
#[allow(dead_code, reason = "not every test looks back")]
pub(crate) fn before() -> BTreeMap<u16, Cells> {
    let mut counts = clean();
    if let Some(workforce) = &mut counts.workforce {
        workforce
            .people
            .insert((Section::Clinical, Band::Band5), Triple::new(690, 141, 18));
        workforce
            .people
            .insert((Section::NonClinical, Band::Vsm), Triple::new(41, 9, 0));
    }
    counts.recruitment = Some(Recruitment {
        shortlisted: Triple::new(420, 190, 20),
        appointed: Triple::new(104, 38, 6),
    });
    counts.training = Some(Triple::new(380, 70, 5));
    for held in &mut counts.survey {
        held.white_percent = held.white_percent.map(|percent| percent + 0.7);
        held.bme_percent = held.bme_percent.map(|percent| percent - 1.1);
    }
    fill(&counts, None, &BTreeMap::new(), &pack())
        .lines
        .into_iter()
        .map(|line| (line.item.number, line.current))
        .collect()
}
