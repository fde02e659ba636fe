//! The tables of an indicator's page.

use domain::ethnicity::{Group, Triple};
use domain::indicator::board_gap::Part;
use domain::indicator::{RelativeLikelihood, Representation, Senior};
use domain::rounding;
use domain::statistics::Interval;
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
            let line = |label: &str, part: Part| {
                let people = held.members(part);
                let mut row = heads_row(label, people);
                row.push(
                    held.difference(people)
                        .map_or(nine::NONE.to_owned(), |points| text::signed(points, 1)),
                );
                row.push(range(held.share_interval(part), text::percent));
                row
            };
            let mut workforce = heads_row("Workforce", held.workforce);
            workforce.extend([nine::NONE.to_owned(), nine::NONE.to_owned()]);
            let mut table = heads_table(
                "Board members and workforce",
                vec![
                    line("Whole board", Part::Total),
                    line("Voting members", Part::Voting),
                    line("Non-voting members", Part::NonVoting),
                    line("Executive members", Part::Executive),
                    line("Non-executive members", Part::NonExecutive),
                    workforce,
                ],
                "The difference is the BME share minus the workforce’s, in percentage points. The range is what a part filled by the same odds could \
                 look like (95% interval, Wilson’s method).",
            );
            table
                .headings
                .extend(["Difference", "Range of the share"].map(str::to_owned));
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
    tables.push(senior_table(held));
    tables
}

/// The senior rows, each beside everybody else.
fn senior_table(held: &Representation) -> Table {
    let rows = held.judged.iter().chain(&held.senior_rows).map(|reading| {
        let label = match reading.of {
            Senior::Bands => "Bands 8a to 9 and very senior managers (judged)",
            Senior::Consultants => "Consultants (judged)",
            Senior::Band(band) => band.label(),
        };
        vec![
            label.to_owned(),
            format!(
                "{} of {}",
                text::count(reading.people.bme),
                text::count(reading.people.total())
            ),
            reading
                .people
                .percent(Group::Bme)
                .map_or(nine::NONE.to_owned(), text::percent),
            reading
                .others
                .percent(Group::Bme)
                .map_or(nine::NONE.to_owned(), text::percent),
            reading
                .points()
                .map_or(nine::NONE.to_owned(), |points| text::signed(points, 1)),
            range(reading.difference, |value| text::signed(value, 1)),
            reading.state.label().to_owned(),
        ]
    });
    let mut rows: Vec<Vec<String>> = rows.collect();
    // Consultants are a judged group and a row of their own; once is enough.
    rows.pop();
    Table {
        caption: "Senior rows beside everybody else".to_owned(),
        headings: [
            "",
            "BME people",
            "BME share",
            "Share of everybody else",
            "Difference in points",
            "Range of the difference",
            "Reading",
        ]
        .map(str::to_owned)
        .to_vec(),
        rows,
        note: "The indicator is worse where either judged group is worse, and better where one is better and neither is worse. Lower bands are \
               described and never judged."
            .to_owned(),
    }
}

/// An interval as text.
fn range(held: Option<Interval>, show: impl Fn(f64) -> String) -> String {
    match held.and_then(|held| Some((held.low, held.high?))) {
        Some((low, high)) => format!("{} to {}", show(low), show(high)),
        None => nine::NONE.to_owned(),
    }
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
