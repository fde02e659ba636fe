//! Draws last year's return: items 1 to 65 for 2024 and 2025, each year consistent with itself.
//!
//! Item labels and numbers follow the recalled order of the national spreadsheet of 2019 to 2022; no public copy of it
//! could be read.

use crate::rng::Draw;
use crate::trust::ReturnItem;

use super::scaled;

type Triple = [Option<f64>; 3];

/// Label, people of 5,800, and BME per thousand, for items 1 to 33.
const WORKFORCE: [(&str, u32, u32); 33] = [
    ("Under Band 1", 14, 170),
    ("Band 1", 5, 300),
    ("Band 2", 530, 220),
    ("Band 3", 310, 150),
    ("Band 4", 205, 105),
    ("Band 5", 118, 130),
    ("Band 6", 76, 130),
    ("Band 7", 73, 115),
    ("Band 8A", 48, 90),
    ("Band 8B", 29, 80),
    ("Band 8C", 18, 60),
    ("Band 8D", 9, 50),
    ("Band 9", 6, 50),
    ("VSM", 6, 60),
    ("Under Band 1", 19, 230),
    ("Band 1", 0, 0),
    ("Band 2", 450, 310),
    ("Band 3", 395, 280),
    ("Band 4", 155, 220),
    ("Band 5", 985, 360),
    ("Band 6", 860, 210),
    ("Band 7", 430, 150),
    ("Band 8A", 126, 110),
    ("Band 8B", 40, 90),
    ("Band 8C", 10, 60),
    ("Band 8D", 3, 50),
    ("Band 9", 0, 0),
    ("VSM", 2, 50),
    ("Consultants", 340, 390),
    ("of which Senior medical manager", 6, 250),
    ("Non-consultant career grade", 98, 620),
    ("Trainee grades", 258, 460),
    ("Other", 5, 300),
];

/// Place of the "of which" line among the 33, which the total leaves out.
const OF_WHICH: usize = 29;

/// Labels of items 34 to 65.
const REST: [&str; 32] = [
    "Number of shortlisted applicants",
    "Number appointed from shortlisting",
    "Relative likelihood of shortlisting/appointed",
    "Relative likelihood of White staff being appointed from shortlisting compared to BME staff",
    "Number of staff in workforce",
    "Number of staff entering the formal disciplinary process",
    "Likelihood of staff entering the formal disciplinary process",
    "Relative likelihood of BME staff entering the formal disciplinary process compared to White staff",
    "Number of staff in workforce",
    "Number of staff accessing non-mandatory training and CPD",
    "Likelihood of staff accessing non-mandatory training and CPD",
    "Relative likelihood of White staff accessing non-mandatory training and CPD compared to BME staff",
    "% of staff experiencing harassment, bullying or abuse from patients, relatives or the public in last 12 months",
    "% of staff experiencing harassment, bullying or abuse from staff in last 12 months",
    "% staff believing that trust provides equal opportunities for career progression or promotion",
    "% staff personally experienced discrimination at work from Manager/team leader or other colleague",
    "Total Board members",
    "of which: Voting Board members",
    ": Non Voting Board members",
    "Total Board members",
    "of which: Exec Board members",
    ": Non Executive Board members",
    "Number of staff in overall workforce",
    "Total Board members - % by Ethnicity",
    "Voting Board Member - % by Ethnicity",
    "Non Voting Board Member - % by Ethnicity",
    "Executive Board Member - % by Ethnicity",
    "Non Executive Board Member - % by Ethnicity",
    "Overall workforce - % by Ethnicity",
    "Difference (Total Board - Overall workforce)",
    "Difference (Voting membership - Overall workforce)",
    "Difference (Executive membership - Overall workforce)",
];

/// Draws the items in order.
pub(super) fn items(draw: &mut Draw, people: u32) -> Vec<ReturnItem> {
    let years = [year(draw, people, 965), year(draw, people, 1000)];
    let labels = WORKFORCE.iter().map(|(label, _, _)| *label).chain(REST);
    (1..)
        .zip(labels)
        .enumerate()
        .map(|(place, (number, label))| ReturnItem {
            number,
            label,
            measure: measure(number),
            years: [years[0][place], years[1][place]],
        })
        .collect()
}

fn measure(number: u32) -> &'static str {
    match number {
        46..=49 => "Percentage",
        36..=38 | 40..=42 | 44 | 45 | 52 | 53 | 55..=65 => "Auto calculated",
        _ => "Headcount",
    }
}

fn year(draw: &mut Draw, people: u32, growth: u32) -> Vec<Triple> {
    let mut counts: Vec<[u32; 3]> = Vec::new();
    for (_, number, bme) in WORKFORCE {
        let all = if number == 0 {
            0
        } else {
            scaled(number * growth / 1000, people).max(1)
        };
        let unknown = all * draw.between(30, 60) / 1000;
        let bme = (all * bme / 1000 + draw.below(3)).min(all - unknown);
        counts.push([all - unknown - bme, bme, unknown]);
    }
    // An "of which" line can never be more than the consultants it is part of.
    counts[OF_WHICH] = std::array::from_fn(|group| counts[OF_WHICH][group].min(counts[OF_WHICH - 1][group]));
    let workforce: [u32; 3] = std::array::from_fn(|group| {
        counts
            .iter()
            .enumerate()
            .filter(|(place, _)| *place != OF_WHICH)
            .map(|(_, row)| row[group])
            .sum()
    });
    let shortlisted = [scaled(1_640, people), scaled(1_380, people), scaled(170, people)];
    let near = |draw: &mut Draw, share: u32, of: u32| of * (share - 8 + draw.below(17)) / 1000;
    let appointed = [
        near(draw, 290, shortlisted[0]),
        near(draw, 178, shortlisted[1]),
        near(draw, 220, shortlisted[2]),
    ];
    let cases = [
        scaled(24, people) + draw.below(3),
        scaled(16, people) + draw.below(3),
        scaled(2, people),
    ];
    let learners = [
        near(draw, 600, workforce[0]),
        near(draw, 540, workforce[1]),
        near(draw, 470, workforce[2]),
    ];

    let mut out: Vec<Triple> = counts.iter().map(|row| whole(*row)).collect();
    out.extend([
        whole(shortlisted),
        whole(appointed),
        rates(appointed, shortlisted),
        one(0, 1, appointed, shortlisted),
    ]);
    out.extend([
        whole(workforce),
        whole(cases),
        rates(cases, workforce),
        one(1, 0, cases, workforce),
    ]);
    out.extend([
        whole(workforce),
        whole(learners),
        rates(learners, workforce),
        one(0, 1, learners, workforce),
    ]);
    for [white, bme] in [[255, 289], [212, 268], [579, 462], [66, 151]] {
        let mut near = |usual: u32| Some(f64::from(usual - 10 + draw.below(21)) / 10.0);
        out.push([near(white), near(bme), None]);
    }
    let (board, voting, executive) = ([11, 2, 1], [9, 1, 1], [6, 1, 0]);
    let less = |part: [u32; 3]| std::array::from_fn(|group| board[group] - part[group]);
    let (non_voting, non_executive): ([u32; 3], [u32; 3]) = (less(voting), less(executive));
    out.extend([
        whole(board),
        whole(voting),
        whole(non_voting),
        whole(board),
        whole(executive),
        whole(non_executive),
    ]);
    out.push(whole(workforce));
    out.extend([board, voting, non_voting, executive, non_executive, workforce].map(percents));
    out.extend([board, voting, executive].map(|part| points(part, workforce)));
    out
}

fn whole(counts: [u32; 3]) -> Triple {
    counts.map(|count| Some(f64::from(count)))
}

fn rate(count: u32, of: u32) -> f64 {
    if of == 0 { 0.0 } else { f64::from(count) / f64::from(of) }
}

fn rounded(value: f64, places: i32) -> f64 {
    let scale = 10_f64.powi(places);
    // Adding zero turns a minus zero into a plain one.
    (value * scale).round() / scale + 0.0
}

fn rates(counts: [u32; 3], of: [u32; 3]) -> Triple {
    std::array::from_fn(|group| Some(rounded(rate(counts[group], of[group]), 4)))
}

/// A relative likelihood: the rate of one group over that of another, in the first of the three columns.
fn one(top: usize, bottom: usize, counts: [u32; 3], of: [u32; 3]) -> Triple {
    let below = rate(counts[bottom], of[bottom]);
    let ratio = if below > 0.0 {
        Some(rounded(rate(counts[top], of[top]) / below, 2))
    } else {
        None
    };
    [ratio, None, None]
}

fn percents(part: [u32; 3]) -> Triple {
    let all: u32 = part.iter().sum();
    part.map(|count| Some(rounded(100.0 * rate(count, all), 1)))
}

fn points(part: [u32; 3], of: [u32; 3]) -> Triple {
    let (all, whole): (u32, u32) = (part.iter().sum(), of.iter().sum());
    std::array::from_fn(|group| Some(rounded(100.0 * (rate(part[group], all) - rate(of[group], whole)), 1)))
}
