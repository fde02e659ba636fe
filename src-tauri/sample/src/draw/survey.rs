//! Draws the staff survey workbook: five years of indicators 5 to 8 for the made-up trust and its made-up peers.

use crate::rng::Draw;
use crate::trust::{SurveyFigure, SurveyLine, SurveySheet};
use crate::{CODE, NAME};

/// Sheet of the made-up trust's own benchmark group, as the national workbook names it.
pub(crate) const OWN_SHEET: &str = "Acute&Acute Community Trusts";

const ACUTE_PEERS: &[(&str, &str)] = &[
    ("R9A", "Ashbourne Vale Hospitals (made up)"),
    ("R9B", "Blackwater Estuary Hospitals (made up)"),
    ("R9C", "Calder Moss University Hospitals (made up)"),
    ("R9D", "Dunmere General Hospitals (made up)"),
    ("R9E", "Eastfell Hospitals (made up)"),
    ("R9F", "Fenwick and Holme Hospitals (made up)"),
    ("R9G", "Greyscar Hospitals (made up)"),
    ("R9H", "Harrowby Hospitals (made up)"),
    ("R9J", "Inglemoor Hospitals (made up)"),
    ("R9K", "Kestrel Bay Hospitals (made up)"),
    ("R9L", "Langstrand Hospitals (made up)"),
    ("R9M", "Marlpit University Hospitals (made up)"),
    ("R9N", "Netherby Hospitals (made up)"),
    ("R9P", "Orrell Bank Hospitals (made up)"),
    ("R9Q", "Penhallow Hospitals (made up)"),
];

const OTHER_SHEETS: &[(&str, &[(&str, &str)])] = &[
    (
        "Acute Specialist Trusts",
        &[
            ("R8A", "Northmoor Eye Hospital (made up)"),
            ("R8B", "Westerdale Heart Centre (made up)"),
        ],
    ),
    (
        "MH&LD, MH, LD & Community Trust",
        &[
            ("R7A", "Saltmarsh Mental Health (made up)"),
            ("R7B1", "Tarnside Partnership (made up)"),
        ],
    ),
    ("Community Trusts", &[("R6A", "Upper Vale Community (made up)")]),
    ("Ambulance Trusts", &[("R5A", "Wolds and Coast Ambulance (made up)")]),
];

/// White and BME shares in thousandths about which figures are drawn, for indicators 5 to 8.
const USUAL: [[u32; 2]; 4] = [[251, 283], [208, 262], [584, 471], [64, 148]];

/// Draws the sheets in the order of the workbook.
pub(super) fn sheets(draw: &mut Draw, people: u32) -> Vec<SurveySheet> {
    let own = line(draw, CODE, NAME, people);
    let mut lines: Vec<SurveyLine> = ACUTE_PEERS.iter().map(|(code, name)| peer(draw, code, name)).collect();
    // One peer hides its BME figures of the latest year, as the survey does for small groups.
    for figure in &mut lines[4].years[4] {
        figure.thousandths[1] = None;
        figure.responses[1] = 8;
    }
    lines.insert(9, own);
    let mut sheets = vec![SurveySheet { name: OWN_SHEET, lines }];
    for (name, trusts) in OTHER_SHEETS {
        let lines = trusts.iter().map(|(code, name)| peer(draw, code, name)).collect();
        sheets.push(SurveySheet { name, lines });
    }
    sheets
}

fn peer(draw: &mut Draw, code: &'static str, name: &'static str) -> SurveyLine {
    let people = draw.between(2_500, 14_000);
    line(draw, code, name, people)
}

fn line(draw: &mut Draw, code: &'static str, name: &'static str, people: u32) -> SurveyLine {
    let years = std::array::from_fn(|_| {
        let (white, bme) = (
            people * draw.between(300, 360) / 1000,
            people * draw.between(80, 120) / 1000,
        );
        std::array::from_fn(|indicator| {
            let mut near = |usual: u32| Some(usual - 20 + draw.below(41));
            SurveyFigure {
                thousandths: [near(USUAL[indicator][0]), near(USUAL[indicator][1])],
                responses: [white - draw.below(20).min(white), bme - draw.below(10).min(bme)],
            }
        })
    });
    SurveyLine { code, name, years }
}
