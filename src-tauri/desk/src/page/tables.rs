//! The tables of an indicator's page.

use domain::ethnicity::{Group, Triple};
use domain::indicator::RelativeLikelihood;
use domain::rounding;
use domain::workforce::Section;

use crate::gather::YearData;
use crate::view::Table;
use crate::{nine, text};

fn heads_row(label: &str, people: Triple) -> Vec<String> {
    let mut row = vec![label.to_owned()];
    row.extend([people.white, people.bme, people.unknown, people.total()].map(text::count));
    row.push(people.percent(Group::Bme).map_or(nine::NONE.to_owned(), text::percent));
    row
}

fn heads_table(caption: &str, rows: Vec<Vec<String>>, note: &str) -> Table {
    Table {
        caption: caption.to_owned(),
        headings: ["", "White", "BME", "Unknown", "All", "BME share"]
            .map(str::to_owned)
            .to_vec(),
        rows,
        note: note.to_owned(),
    }
}

/// Counts and breakdowns.
pub(super) fn tables(data: &YearData<'_>, number: u8) -> Vec<Table> {
    match number {
        1 => representation_tables(data),
        2..=4 => super::ratio_of(data, number)
            .map(|held| vec![ratio_table(held)])
            .unwrap_or_default(),
        5..=8 => {
            let Some(held) = &data.nine.survey[usize::from(number) - 5] else {
                return Vec::new();
            };
            let show = |percent: Option<f64>| percent.map_or("missing".to_owned(), text::percent);
            let count = |responses: Option<u32>| responses.map_or("not given".to_owned(), text::count);
            vec![Table {
                caption: format!("Staff survey {}", data.rules.survey_year),
                headings: ["", "Percentage", "Responses"].map(str::to_owned).to_vec(),
                rows: vec![
                    vec![
                        "White staff".to_owned(),
                        show(held.result.white_percent),
                        count(held.result.white_responses),
                    ],
                    vec![
                        "BME staff".to_owned(),
                        show(held.result.bme_percent),
                        count(held.result.bme_responses),
                    ],
                ],
                note: "The percentages are used as the survey publishes them; nothing is worked out.".to_owned(),
            }]
        }
        _ => {
            let Some(held) = &data.nine.board else {
                return Vec::new();
            };
            let line = |label: &str, people: Triple| {
                let mut row = heads_row(label, people);
                row.push(
                    held.difference(people)
                        .map_or(nine::NONE.to_owned(), |points| text::signed(points, 1)),
                );
                row
            };
            let mut workforce = heads_row("Workforce", held.workforce);
            workforce.push(nine::NONE.to_owned());
            let mut table = heads_table(
                "Board members and workforce",
                vec![
                    line("Whole board", held.board.total()),
                    line("Voting members", held.board.voting),
                    line("Non-voting members", held.board.non_voting),
                    line("Executive members", held.board.executive),
                    line("Non-executive members", held.board.non_executive),
                    workforce,
                ],
                "The difference is the BME share minus the workforce’s, in percentage points.",
            );
            table.headings.push("Difference".to_owned());
            vec![table]
        }
    }
}

fn representation_tables(data: &YearData<'_>) -> Vec<Table> {
    let Some(held) = &data.nine.representation else {
        return Vec::new();
    };
    let mut tables: Vec<Table> = Section::ALL
        .into_iter()
        .map(|section| {
            let mut rows: Vec<Vec<String>> = held
                .rows
                .iter()
                .filter(|row| row.section == section)
                .map(|row| {
                    let label = if row.band == domain::workforce::Band::SeniorMedicalManager {
                        "of which senior medical managers"
                    } else {
                        row.band.label()
                    };
                    heads_row(label, row.people)
                })
                .collect();
            let total = data
                .counts
                .workforce
                .as_ref()
                .map(|workforce| workforce.section(section))
                .unwrap_or_default();
            rows.push(heads_row("All", total));
            let note = if section == Section::Medical {
                "Senior medical managers are consultants too; the total counts them once."
            } else {
                ""
            };
            heads_table(section.label(), rows, note)
        })
        .collect();
    tables.push(heads_table(
        "Whole workforce",
        vec![
            heads_row("Bands 8a to 9 and very senior managers", held.senior),
            heads_row("Everyone", held.workforce),
        ],
        "Shares are of everyone in the row, people of unknown ethnicity included, as the return works them out.",
    ));
    tables
}

fn ratio_table(held: &RelativeLikelihood) -> Table {
    use domain::indicator::Ratio;
    let (whole, part) = match held.ratio {
        Ratio::Appointment => ("Shortlisted", "Appointed"),
        Ratio::Disciplinary => ("Staff", "Entered the formal process"),
        Ratio::Training => ("Staff", "Accessed training"),
    };
    let row = |label: &str, group: Group| {
        vec![
            label.to_owned(),
            text::count(held.whole.get(group)),
            text::count(held.part.get(group)),
            held.likelihood(group).map_or(nine::NONE.to_owned(), |rate| {
                format!("{}%", rounding::text(rate * 100.0, 2))
            }),
        ]
    };
    Table {
        caption: "The counts behind it".to_owned(),
        headings: ["", whole, part, "Likelihood"].map(str::to_owned).to_vec(),
        rows: vec![
            row("White", Group::White),
            row("BME", Group::Bme),
            row("Unknown", Group::Unknown),
        ],
        note: "People of unknown ethnicity have a likelihood of their own and are not in the ratio.".to_owned(),
    }
}
