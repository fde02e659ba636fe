//! One indicator's page: sentence, figure, how sure, in people, where, over time, how it was counted.

use domain::benchmark::Scope;
use domain::ethnicity::{Group, Triple};
use domain::gap::State;
use domain::indicator::RelativeLikelihood;
use domain::rules::Averaging;
use domain::workforce::Section;
use files::reference::Reference;
use store::Books;
use store::file::{KeptFile, Kind};

use crate::compare::Unit;
use crate::gather::{self, YearData};
use crate::view::{IndicatorPage, Receipt, Table};
use crate::{DeskError, drawing, nine, plan, settings, text};

pub(crate) fn page(books: &Books, reference: &Reference, year: u16, number: u8) -> Result<IndicatorPage, DeskError> {
    if !(1..=9).contains(&number) {
        return Err(DeskError::given(
            format!("There is no indicator {number}."),
            "The indicators are 1 to 9.",
        ));
    }
    let data = gather::year(books, reference, year)?;
    let region = settings::trust(books)?.region;
    let rule = data.rules.indicator(number);
    let actions = plan::actions(books, reference, year)?
        .into_iter()
        .filter(|action| action.indicator == number)
        .collect();
    Ok(IndicatorPage {
        row: nine::row(&data, reference, &region, number),
        wording: rule.map(|rule| rule.wording.clone()).unwrap_or_default(),
        direction: rule.map(|rule| rule.direction.clone()).unwrap_or_default(),
        figure: drawing::figure(&data, reference, &region, number),
        sure: sure(&data, number),
        in_people: plan::in_people(&data.nine, number),
        tables: tables(&data, number),
        over_time: over_time(&data, reference, number),
        counted: counted(&data, number),
        receipts: receipts(books, &data, number)?,
        actions,
    })
}

/// How sure can we be, in paragraphs.
fn sure(data: &YearData<'_>, number: u8) -> Vec<String> {
    let mut paragraphs = Vec::new();
    let state = nine::state(&data.nine, number);
    let row = nine::interval(&data.nine, number);
    if let Some(interval) = row {
        paragraphs.push(match number {
            2..=4 => format!(
                "These counts fit a true ratio anywhere from {interval} (95% interval, Koopman’s method). A ratio of 1 is parity."
            ),
            1 | 5..=8 => format!(
                "These counts fit a true difference anywhere from {interval} (95% interval, Newcombe’s method). No difference is 0."
            ),
            _ => format!(
                "A board of this size fits an underlying BME share anywhere from {interval} (95% interval, Wilson’s method)."
            ),
        });
    }
    if state != State::Missing {
        paragraphs.push(match (number, nine::state(&data.nine, number)) {
            (_, State::TooFew) => format!(
                "Below {} people in a group, or {} events in all, nothing is claimed beyond the counts.",
                data.rules.too_few.people, data.rules.too_few.events
            ),
            _ => "This is this program’s own reading of chance. The national team’s test for “significantly more likely” is not \
                  published."
                .to_owned(),
        });
    }
    if let Some(held) = ratio_of(data, number)
        && let Some(four_fifths) = held.four_fifths
    {
        let (low, high) = data.rules.four_fifths;
        let place = match four_fifths {
            domain::indicator::FourFifths::Within => "inside",
            domain::indicator::FourFifths::AdverseBme => "above",
            domain::indicator::FourFifths::AdverseWhite => "below",
        };
        paragraphs.push(format!(
            "The ratio lies {place} the four-fifths range ({low:.2} to {high:.2}), a guideline that takes no account of chance."
        ));
    }
    paragraphs
}

fn ratio_of<'a>(data: &'a YearData<'_>, number: u8) -> Option<&'a RelativeLikelihood> {
    match number {
        2 => data.nine.appointment.as_ref(),
        3 => data.nine.disciplinary.as_ref(),
        4 => data.nine.training.as_ref(),
        _ => None,
    }
}

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
fn tables(data: &YearData<'_>, number: u8) -> Vec<Table> {
    match number {
        1 => representation_tables(data),
        2..=4 => ratio_of(data, number)
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
            held.likelihood(group)
                .map_or(nine::NONE.to_owned(), |rate| format!("{:.2}%", rate * 100.0)),
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

/// This year and earlier years, with England beside them where it can be compared.
fn over_time(data: &YearData<'_>, reference: &Reference, number: u8) -> Table {
    use domain::benchmark::Wanted;
    let (key, group) = crate::compare::headline(number);
    let wanted = Wanted {
        indicator: number,
        measure_key: key,
        group,
        scope: Scope::England,
        scope_name: "England",
    };
    let unit = if (2..=4).contains(&number) {
        Unit::Ratio
    } else {
        Unit::Percent
    };
    let series = reference.benchmarks.series(wanted);
    let year = data.rules.year;
    let first = data.rules.latest_break(number, year).map_or(0, |held| held.year);
    let mut years: Vec<u16> = series
        .iter()
        .map(|row| row.year)
        .filter(|held| *held + 6 > year && *held <= year)
        .collect();
    years.extend([year - 1, year]);
    years.sort_unstable();
    years.dedup();
    let rows = years
        .into_iter()
        .map(|held| {
            let own = match held {
                held if held == year => nine::value(&data.nine, number),
                held if held + 1 == year => data.last.as_ref().and_then(|last| nine::value(last, number)),
                _ => None,
            };
            let england = series
                .iter()
                .find(|row| row.year == held)
                .map(|row| unit.show(row.value));
            let caution = if held < first { "before a break" } else { "" };
            vec![
                held.to_string(),
                own.unwrap_or_else(|| nine::NONE.to_owned()),
                england.unwrap_or_else(|| nine::NONE.to_owned()),
                caution.to_owned(),
            ]
        })
        .collect();
    let england = match number {
        1 => "England, very senior managers",
        5..=8 => "England, BME staff",
        9 => "England, whole board",
        _ => "England",
    };
    Table {
        caption: "This year and earlier years".to_owned(),
        headings: ["Year", "This trust", england, "Note"].map(str::to_owned).to_vec(),
        rows,
        note: match data.rules.latest_break(number, year) {
            Some(held) => format!("The series is broken from {}: {}", held.year, held.why),
            None => String::new(),
        },
    }
}

/// How it was counted, in sentences.
fn counted(data: &YearData<'_>, number: u8) -> Vec<String> {
    let mut sentences = Vec::new();
    if let Some(rule) = data.rules.indicator(number) {
        sentences.push(rule.counted.clone());
        sentences.push(format!("Formula: {}", rule.formula));
        if rule.confidence == domain::classify::Confidence::Recalled {
            sentences.push("This rule is known only from memory of earlier guidance and should be checked.".to_owned());
        }
    }
    sentences.push(format!(
        "Rules of {} ({}).",
        data.rules.year,
        data.rules.edition.trim_end_matches('.')
    ));
    if number == 3 {
        let averaging = match data.rules.averaging {
            Averaging::SingleYear => "The return takes the people of one year.",
            Averaging::TwoYears => {
                "The guidance takes the mean of two years’ people; the items of the return here hold the people of this year alone."
            }
        };
        sentences.push(averaging.to_owned());
        if data.rules.averaging_confidence == domain::classify::Confidence::Recalled {
            sentences.push(
                "Which of the two holds is known only from memory and should be checked with the national team."
                    .to_owned(),
            );
        }
        match &data.nine.disciplinary_two_years {
            Some(two) => {
                if let Ok(value) = two.value {
                    sentences.push(format!(
                        "Over this year and last year together the ratio is {value:.2}."
                    ));
                }
            }
            None => sentences.push("Last year’s people are not held, so there is no ratio over two years.".to_owned()),
        }
        if let Some(held) = data.counts.casework {
            sentences.push(format!(
                "{} in {}: a person is counted once, however many cases.",
                text::counted(held.people.total(), "person", "people"),
                text::counted(held.cases, "case", "cases")
            ));
        }
    }
    sentences
}

/// The files and rows behind an indicator.
fn receipts(books: &Books, data: &YearData<'_>, number: u8) -> Result<Vec<Receipt>, DeskError> {
    let files = store::file::of_year(books, data.rules.year)?;
    let mut receipts = Vec::new();
    let mut add = |what: &str, count: u32, kind: Kind, rows: Option<&[u32]>| {
        let kept = files.iter().find(|kept| kept.file.kind == kind);
        let from = match kept {
            _ if data.typed.contains(kind.key()) => "typed in".to_owned(),
            Some(kept) => origin(kept, rows),
            None => return,
        };
        receipts.push(Receipt {
            what: what.to_owned(),
            count,
            from,
        });
    };
    let staff = data.counts.staff();
    if let (1 | 3 | 4 | 9, Some(staff)) = (number, staff) {
        add("Staff in post on the snapshot date", staff.total(), Kind::Staff, None);
    }
    match number {
        2 => {
            if let Some(held) = data.counts.recruitment {
                add(
                    "Applications shortlisted in the year",
                    held.shortlisted.total(),
                    Kind::Recruitment,
                    None,
                );
                add("Of these, appointed", held.appointed.total(), Kind::Recruitment, None);
            }
        }
        3 => {
            if let Some(held) = data.counts.casework {
                let rows = data.casework.as_ref().map(|folded| folded.row_numbers.as_slice());
                add(
                    "People who entered a formal disciplinary investigation",
                    held.people.total(),
                    Kind::Casework,
                    rows,
                );
            }
        }
        4 => {
            if let Some(held) = data.counts.training {
                add(
                    "People who accessed non-mandatory training",
                    held.total(),
                    Kind::Training,
                    None,
                );
            }
        }
        5..=8 => {
            let held = data.counts.survey[usize::from(number) - 5];
            let responses = held.white_responses.unwrap_or(0) + held.bme_responses.unwrap_or(0);
            if !held.is_empty() {
                add("Survey responses", responses, Kind::Survey, None);
            }
        }
        9 => {
            if let Some(held) = data.counts.board {
                add(
                    "Board members on the snapshot date",
                    held.total().total(),
                    Kind::Board,
                    None,
                );
            }
        }
        _ => {}
    }
    Ok(receipts)
}

/// File, sheet and rows in words.
fn origin(kept: &KeptFile, rows: Option<&[u32]>) -> String {
    let sheet = if kept.file.sheet.is_empty() {
        String::new()
    } else {
        format!(", sheet “{}”", kept.file.sheet)
    };
    let left_out = kept.file.rows_read.saturating_sub(kept.file.rows_used);
    let rows = match rows {
        Some(rows) if !rows.is_empty() => {
            let shown: Vec<String> = rows.iter().take(60).map(ToString::to_string).collect();
            let more = if rows.len() > 60 { " and others" } else { "" };
            format!("; rows {}{more}", shown.join(", "))
        }
        _ => format!(
            "; {} used of {} read, {} left out",
            text::count(kept.file.rows_used),
            text::counted(kept.file.rows_read, "row", "rows"),
            text::count(left_out)
        ),
    };
    format!("{}{sheet}{rows}", kept.file.name)
}
