//! The national survey workbook: one row an organisation, one column a measure, group and year.
//!
//! Layout: "Benchmark report Excel data" of the NHS Staff Survey; 1 in a column's name is White staff and 2 is all other ethnic
//! groups. Shares are fractions of 1 there and percentages in other workbooks of the survey; which, is told by their size.

use std::collections::BTreeSet;
use std::ops::ControlFlow;

use domain::classify::plain;
use domain::finding::Severity;
use domain::survey::SurveyResult;

use super::Desk;
use crate::read::cell::{Cell, address};
use crate::read::question::{Choice, Question};
use crate::read::table::FirstRows;
use crate::read::values::{self, Figure};
use crate::read::vocabulary::Vocabulary;
use crate::read::workbook::{Wanted, Workbook};
use crate::read::{ReadError, Settings};

/// A sheet of the workbook that holds measures.
pub(crate) struct Layout {
    sheet: usize,
    header_row: u32,
    code: Option<usize>,
    name: Option<usize>,
    /// Column and year of each measure: White, BME, White responses, BME responses of indicators 5 to 8.
    measures: Vec<(usize, u16, usize, Part)>,
}

/// Which of the four figures of an indicator a column holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Part {
    White,
    Bme,
    WhiteResponses,
    BmeResponses,
}

impl Part {
    fn is_share(self) -> bool {
        matches!(self, Self::White | Self::Bme)
    }
}

/// An organisation's row.
struct Line {
    sheet: usize,
    row: u32,
    code: String,
    name: String,
    figures: Vec<Figure>,
}

/// What was read for an organisation.
pub(crate) struct Survey {
    pub(crate) results: [SurveyResult; 4],
    pub(crate) organisation: String,
    pub(crate) question: Option<Question>,
    pub(crate) rows_read: u32,
    /// The sheet on which the organisation stands.
    pub(crate) sheet: Option<usize>,
}

/// The measures of a sheet, where it has any.
pub(crate) fn layout(sheet: usize, rows: &FirstRows, vocabulary: &Vocabulary) -> Option<Layout> {
    rows.iter().find_map(|(row, cells)| {
        let mut found = Layout {
            sheet,
            header_row: *row,
            code: None,
            name: None,
            measures: Vec::new(),
        };
        for (column, cell) in cells.iter().enumerate() {
            let Cell::Text(heading) = cell else { continue };
            match vocabulary.survey_field(heading) {
                Some(("org_code", _)) => found.code = found.code.or(Some(column)),
                Some(("org_name", _)) => found.name = found.name.or(Some(column)),
                Some((field, Some(year))) => {
                    if let Some((indicator, part)) = measure(field) {
                        found.measures.push((column, year, indicator, part));
                    }
                }
                _ => {}
            }
        }
        (!found.measures.is_empty()).then_some(found)
    })
}

/// The indicator, counted from that of number 5, and the figure that a field of the headings list stands for.
fn measure(field: &str) -> Option<(usize, Part)> {
    let (group, rest) = field.split_once('_')?;
    let (number, responses) = rest
        .strip_suffix("_responses")
        .map_or((rest, false), |number| (number, true));
    let indicator = number
        .parse::<usize>()
        .ok()?
        .checked_sub(5)
        .filter(|index| *index < 4)?;
    let part = match (group, responses) {
        ("white", false) => Part::White,
        ("bme", false) => Part::Bme,
        ("white", true) => Part::WhiteResponses,
        ("bme", true) => Part::BmeResponses,
        _ => return None,
    };
    Some((indicator, part))
}

/// Reads one organisation's results of the survey year that the rules name.
pub(crate) fn read(
    file: &str,
    workbook: &mut Workbook<'_>,
    layouts: &[Layout],
    settings: &Settings<'_>,
    desk: &mut Desk,
) -> Result<Survey, ReadError> {
    let wanted_year = settings.rules.survey_year;
    let years: BTreeSet<u16> = layouts
        .iter()
        .flat_map(|layout| layout.measures.iter().map(|(_, year, ..)| *year))
        .collect();
    if !years.contains(&wanted_year) {
        let held: Vec<String> = years.iter().map(u16::to_string).collect();
        let sheet = layouts.first().and_then(|layout| workbook.sheets.get(layout.sheet));
        return Err(ReadError::NoSurveyYear {
            file: file.to_owned(),
            sheet: sheet.map(|sheet| sheet.name.clone()).unwrap_or_default(),
            held: held.join(", "),
            wanted: wanted_year,
        });
    }
    let mut lines: Vec<Line> = Vec::new();
    for layout in layouts {
        lines.extend(organisations(workbook, layout, wanted_year)?);
    }
    let rows_read = u32::try_from(lines.len()).unwrap_or(u32::MAX);
    let line = match choose(&lines, settings) {
        Ok(line) => line,
        Err(question) => {
            let question = Some(*question);
            return Ok(Survey {
                results: Default::default(),
                organisation: String::new(),
                question,
                rows_read,
                sheet: None,
            });
        }
    };
    if let Some(sheet) = workbook.sheets.get(line.sheet) {
        desk.notes.on_sheet(&sheet.name);
    }
    let layout = layouts.iter().find(|layout| layout.sheet == line.sheet);
    let results = layout
        .map(|layout| results(layout, wanted_year, line, &lines, desk))
        .unwrap_or_default();
    let organisation = match (line.code.is_empty(), line.name.is_empty()) {
        (false, false) => format!("{} ({})", line.name, line.code),
        (true, _) => line.name.clone(),
        (false, true) => line.code.clone(),
    };
    Ok(Survey {
        results,
        organisation,
        question: None,
        rows_read,
        sheet: Some(line.sheet),
    })
}

/// The measures of one year, in the order of the sheet's columns.
fn of_year(layout: &Layout, year: u16) -> impl Iterator<Item = &(usize, u16, usize, Part)> {
    layout.measures.iter().filter(move |(_, held, ..)| *held == year)
}

fn organisations(workbook: &mut Workbook<'_>, layout: &Layout, year: u16) -> Result<Vec<Line>, ReadError> {
    let end = layout
        .measures
        .iter()
        .map(|(column, ..)| column + 1)
        .chain(layout.code.map(|c| c + 1))
        .chain(layout.name.map(|c| c + 1));
    let mut marked = vec![false; end.max().unwrap_or(0)];
    for column in of_year(layout, year)
        .map(|(column, ..)| *column)
        .chain(layout.code)
        .chain(layout.name)
    {
        marked[column] = true;
    }
    let mut lines = Vec::new();
    workbook.rows(layout.sheet, Wanted::Only(&marked), &mut |row, cells| {
        let text = |column: Option<usize>| {
            column
                .and_then(|column| cells.get(column))
                .map(|cell| values::words(cell).into_owned())
                .unwrap_or_default()
        };
        let (code, name) = (text(layout.code), text(layout.name));
        if row > layout.header_row && !(code.is_empty() && name.is_empty()) {
            let figures: Vec<Figure> = of_year(layout, year)
                .map(|(column, ..)| cells.get(*column).map_or(Figure::Blank, values::figure))
                .collect();
            // A footnote stands in the first column and has no figures.
            if figures.iter().any(|figure| *figure != Figure::Blank) || code.len() <= 5 {
                lines.push(Line {
                    sheet: layout.sheet,
                    row,
                    code,
                    name,
                    figures,
                });
            }
        }
        ControlFlow::Continue(())
    })?;
    Ok(lines)
}

/// The trust's own row, or the question which it is.
fn choose<'l>(lines: &'l [Line], settings: &Settings<'_>) -> Result<&'l Line, Box<Question>> {
    let answered = settings.answers.meaning("organisation", "");
    for wanted in answered.into_iter().chain(settings.trust_code) {
        let key = plain(wanted);
        let exact = |line: &&Line| plain(&line.code) == key || plain(&line.name) == key;
        if let Some(line) = lines.iter().find(exact) {
            return Ok(line);
        }
        // A trust's sectors stand as its code and a digit; a single one is the trust.
        let sectors: Vec<&Line> = lines
            .iter()
            .filter(|line| key.len() >= 3 && plain(&line.code).starts_with(&key))
            .collect();
        if let [line] = sectors[..] {
            return Ok(line);
        }
        if !sectors.is_empty() {
            return Err(Box::new(question(&sectors)));
        }
    }
    if answered.is_none() && settings.trust_code.is_none() && lines.len() == 1 {
        return Ok(&lines[0]);
    }
    Err(Box::new(question(&lines.iter().collect::<Vec<_>>())))
}

fn question(lines: &[&Line]) -> Question {
    Question {
        field: "organisation".to_owned(),
        value: String::new(),
        rows: u32::try_from(lines.len()).unwrap_or(u32::MAX),
        prompt: "Which of these organisations is yours?".to_owned(),
        choices: lines
            .iter()
            .map(|line| {
                let key = if line.code.is_empty() { &line.name } else { &line.code };
                let label = if line.name.is_empty() {
                    line.code.clone()
                } else {
                    format!("{} – {}", line.code, line.name)
                };
                Choice::new(key, &label)
            })
            .collect(),
        suggestion: None,
    }
}

fn results(layout: &Layout, year: u16, line: &Line, lines: &[Line], desk: &mut Desk) -> [SurveyResult; 4] {
    let columns: Vec<_> = of_year(layout, year).copied().collect();
    // Fractions never pass 1; among the percentages of a sheet some always do.
    let as_percent = lines.iter().filter(|other| other.sheet == line.sheet).any(|other| {
        columns.iter().zip(&other.figures).any(|((.., part), figure)| {
            part.is_share() && matches!(figure, Figure::Is { value, percent } if *percent || *value > 1.0)
        })
    });
    let mut results = [SurveyResult::default(); 4];
    for ((column, _, indicator, part), figure) in columns.iter().zip(&line.figures) {
        let cell = address(*column, line.row);
        let value = match figure {
            Figure::Is { value, percent: _ } => *value,
            Figure::Blank | Figure::Suppressed => {
                if part.is_share() {
                    let whose = if *part == Part::White { "White" } else { "BME" };
                    desk.notes.add(
                        Severity::Warning,
                        &cell,
                        format!("Indicator {}: the result for {whose} staff is hidden in the workbook", indicator + 5),
                        "Results of groups with few responses are not published. It is left empty, which is not the same as 0.",
                    );
                }
                continue;
            }
            Figure::Unreadable | Figure::Remarked { .. } => {
                desk.notes.add(
                    Severity::Warning,
                    &cell,
                    "This is not a number",
                    "It is left empty. Check the workbook.",
                );
                continue;
            }
        };
        let share = if as_percent { value } else { (value * 1e8).round() / 1e6 };
        let is_plausible = if part.is_share() {
            (0.0..=100.0).contains(&share)
        } else {
            values::whole(value.round()).is_some()
        };
        if !is_plausible {
            desk.notes.add(
                Severity::Error,
                &cell,
                format!("{value} cannot be a share or a number of responses"),
                "It is left empty. Check the workbook.",
            );
            continue;
        }
        let result = &mut results[*indicator];
        match part {
            Part::White => result.white_percent = Some(share),
            Part::Bme => result.bme_percent = Some(share),
            Part::WhiteResponses => result.white_responses = values::whole(value.round()),
            Part::BmeResponses => result.bme_responses = values::whole(value.round()),
        }
    }
    let scale = if as_percent {
        "percentages"
    } else {
        "fractions of 1, shown here as percentages"
    };
    desk.notes.add(
        Severity::Note,
        &line.row.to_string(),
        format!("Results of the {year} survey were read as {scale}"),
        "In the columns, 1 is White staff and 2 is staff of all other ethnic groups. Check against the workbook’s notes.",
    );
    results
}
