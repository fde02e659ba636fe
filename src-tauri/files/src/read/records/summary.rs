//! A recruitment summary: ethnic groups down and the steps of recruitment across, or the other way round, with counts in the cells.
//!
//! Percentages beside the counts are passed over. What the counts mean is worked out in [`super::tallies`].

use domain::classify::{plain, tidy};
use domain::ethnicity::Group;
use domain::finding::Severity;
use domain::kind::Kind;
use domain::recruitment::{Step, Summary};

use super::Desk;
use super::collection_year::year_in;
use super::group_above;
use super::lookup::{Decided, Origins};
use super::past_return::nearest;
use super::summary_words::{Label, SHARES, is_group, is_total, label, step_of};
use super::tallies::{self, Count, Is, Line};
use crate::read::Settings;
use crate::read::answers::{COLUMNS, ColumnAnswer, column_key};
use crate::read::cell::Cell;
use crate::read::question::{Choice, Question};
use crate::read::table::FirstRows;
use crate::read::vocabulary::Vocabulary;

/// The labels of rows stand within this many columns.
const LABELS_WITHIN: usize = 6;

/// A column or a row of counts of one step.
#[derive(Debug, Clone)]
struct Of {
    step: Step,
    /// Column from 0, or index of the row.
    at: usize,
    heading: String,
    year: Option<u16>,
}

/// A summary found in the first rows of a sheet.
pub(crate) struct Layout {
    /// Index of the header among the rows.
    pub(crate) header: usize,
    /// Columns from 0 in which it stands.
    pub(crate) first_column: usize,
    /// Whether the ethnic groups stand down the table.
    groups_down: bool,
    steps: Vec<Of>,
    /// Column of the labels.
    labels: usize,
    /// Index of the row after the last.
    end: usize,
    /// How much was recognised.
    pub(crate) score: usize,
}

/// What was read of a summary.
pub(crate) struct Found {
    pub(crate) summary: Summary,
    pub(crate) questions: Vec<Question>,
    pub(crate) rows_read: u32,
    pub(crate) left_out: Vec<(&'static str, u32)>,
    /// The headings of the counts, each with its step.
    pub(crate) headings: Vec<(Step, String)>,
}

/// The summary of a sheet, where it holds one.
pub(crate) fn layout(rows: &FirstRows, vocabulary: &Vocabulary, settings: &Settings<'_>) -> Option<Layout> {
    let mut best: Option<Layout> = None;
    for header in 0..rows.len() {
        let found = down(rows, header, vocabulary, settings).or_else(|| across(rows, header, vocabulary, settings));
        if let Some(found) = found
            && best.as_ref().is_none_or(|best| found.score > best.score)
        {
            best = Some(found);
        }
    }
    best
}

/// Ethnic groups down, steps across.
fn down(rows: &FirstRows, header: usize, vocabulary: &Vocabulary, settings: &Settings<'_>) -> Option<Layout> {
    let cells = &rows[header].1;
    let mut steps: Vec<Of> = Vec::new();
    for (column, cell) in cells.iter().enumerate() {
        let Cell::Text(heading) = cell else { continue };
        let Some(step) = step_of(vocabulary, heading) else {
            continue;
        };
        let above = rows[header.saturating_sub(2)..header].iter().rev();
        let year = year_in(heading).or_else(|| {
            above
                .filter_map(|(_, cells)| nearest(cells, column))
                .find_map(|text| year_in(&text))
        });
        let width = cells[column + 1..].iter().take_while(|cell| cell.is_empty()).count();
        steps.push(Of {
            step,
            at: counts_column(rows, header, column, width),
            heading: tidy(heading),
            year,
        });
    }
    let distinct: std::collections::BTreeSet<Step> = steps.iter().map(|of| of.step).collect();
    if distinct.len() < 2 {
        return None;
    }
    let end = end(rows, header, &steps, vocabulary);
    let first_step = steps.iter().map(|of| of.at).min()?;
    let below = &rows[header + 1..end];
    let groups = |column: usize| {
        below
            .iter()
            .filter(|(_, cells)| is_group(cells.get(column), settings))
            .count()
    };
    let (labels, named) = (0..first_step)
        .map(|column| (column, groups(column)))
        .max_by_key(|(column, named)| (*named, std::cmp::Reverse(*column)))?;
    let mut counts = below
        .iter()
        .flat_map(|(_, cells)| steps.iter().filter_map(|of| cells.get(of.at)))
        .filter(|cell| !cell.is_empty());
    let is_summary = counts.any(|cell| match tallies::count(cell) {
        Count::Is(people, beside) => beside || people > 1,
        Count::Hidden(bound) => bound.is_some(),
        Count::Blank | Count::Other => false,
    });
    (named >= 2 && is_summary).then(|| Layout {
        header,
        first_column: labels,
        groups_down: true,
        score: named + distinct.len(),
        steps,
        labels,
        end,
    })
}

/// The column of the counts under a heading that may reach over a count and a percentage, named in the row below it.
fn counts_column(rows: &FirstRows, header: usize, column: usize, width: usize) -> usize {
    let Some((_, below)) = rows.get(header + 1) else {
        return column;
    };
    let is_share = |at: usize| {
        matches!(below.get(at), Some(Cell::Text(text))
            if text.contains('%') || plain(text).split(' ').any(|word| SHARES.contains(&word)))
    };
    (column..=column + width).find(|at| !is_share(*at)).unwrap_or(column)
}

/// Index of the row after the last: at another header, or where a gap follows the total.
fn end(rows: &FirstRows, header: usize, steps: &[Of], vocabulary: &Vocabulary) -> usize {
    let mut after_total = false;
    for index in header + 1..rows.len() {
        let (row, cells) = &rows[index];
        let again = steps
            .iter()
            .filter(|of| matches!(cells.get(of.at), Some(Cell::Text(text)) if step_of(vocabulary, text).is_some()))
            .count();
        let gap = row - rows[index - 1].0 > 1 || cells.iter().all(Cell::is_empty);
        if again >= 2 || (gap && after_total) {
            return index;
        }
        after_total |= cells
            .iter()
            .any(|cell| matches!(cell, Cell::Text(text) if is_total(text)));
    }
    rows.len()
}

/// Steps down, ethnic groups across.
fn across(rows: &FirstRows, header: usize, vocabulary: &Vocabulary, settings: &Settings<'_>) -> Option<Layout> {
    let cells = &rows[header].1;
    // Looking a group up takes long, so the steps are looked for first.
    let is_step = |cell: &Cell| matches!(cell, Cell::Text(text) if step_of(vocabulary, text).is_some());
    let has_step = |row: &&(u32, Vec<Cell>)| row.1.iter().take(LABELS_WITHIN).any(is_step);
    if rows[header + 1..].iter().filter(has_step).count() < 2 {
        return None;
    }
    let groups: Vec<usize> = (0..cells.len())
        .filter(|column| is_group(cells.get(*column), settings))
        .collect();
    let first_group = *groups.first().filter(|_| groups.len() >= 2)?;
    let mut steps: Vec<Of> = Vec::new();
    let mut labels = 0;
    for (index, (_, cells)) in rows.iter().enumerate().skip(header + 1) {
        let named = (0..first_group).find_map(|column| match cells.get(column) {
            Some(Cell::Text(text)) => step_of(vocabulary, text).map(|step| (column, step, text)),
            _ => None,
        });
        let counts = groups
            .iter()
            .filter_map(|column| cells.get(*column))
            .map(tallies::count);
        let (mut some, mut shares) = (false, false);
        for count in counts {
            some |= matches!(count, Count::Is(..) | Count::Hidden(_));
            shares |= count == Count::Other;
        }
        if let Some((column, step, text)) = named
            && some
            && !shares
        {
            labels = column;
            steps.push(Of {
                step,
                at: index,
                heading: tidy(text),
                year: year_in(text),
            });
        }
    }
    let distinct: std::collections::BTreeSet<Step> = steps.iter().map(|of| of.step).collect();
    (distinct.len() >= 2).then(|| Layout {
        header,
        first_column: labels,
        groups_down: false,
        score: groups.len() + distinct.len(),
        end: steps.iter().map(|of| of.at + 1).max().unwrap_or(header + 1),
        steps,
        labels,
    })
}

/// Reads a summary.
pub(crate) fn read(rows: &FirstRows, layout: &Layout, settings: &Settings<'_>, desk: &mut Desk) -> Found {
    let mut questions = Vec::new();
    let steps: Vec<Of> = Step::ALL
        .iter()
        .filter_map(|step| choose(*step, layout, settings, &mut questions))
        .collect();
    let mut origins = Origins::new(&settings.lists.ethnic_origin, settings.answers);
    let mut lines = Vec::new();
    let (mut read, mut used) = (0, std::collections::BTreeSet::new());
    let filled = layout
        .groups_down
        .then(|| groups_above(rows, layout, &steps, settings, desk));
    let is_filled = filled.is_some_and(|(question, is_filled)| {
        questions.extend(question);
        is_filled
    });
    let mut above = None;
    for (row, cells) in &rows[layout.header + 1..layout.end] {
        read += u32::from(cells.iter().any(|cell| !cell.is_empty()));
        if layout.groups_down {
            let counts = steps.iter().map(|of| (of.step, *row, of.at, cells.get(of.at)));
            let own = cells.get(layout.labels).filter(|cell| !cell.is_empty());
            above = own.or(above.filter(|_| is_filled));
            lines.extend(line(*row, above, counts, settings, &mut origins, desk));
        }
    }
    if !layout.groups_down {
        let header = &rows[layout.header].1;
        for column in layout.labels + 1..header.len() {
            let counts = steps
                .iter()
                .map(|of| (of.step, rows[of.at].0, column, rows[of.at].1.get(column)));
            let number = u32::try_from(column + 1).unwrap_or(u32::MAX);
            lines.extend(line(number, header.get(column), counts, settings, &mut origins, desk));
        }
    }
    desk.decisions.extend(origins.drain());
    let totals: Vec<u32> = lines
        .iter()
        .filter(|line| matches!(line.is, Is::Total(_)))
        .map(|line| line.number)
        .collect();
    let taken = tallies::take(lines, settings, desk);
    questions.extend(taken.questions);
    used.extend(taken.summary.tallies.iter().map(|tally| tally.row));
    let used = u32::try_from(used.len()).unwrap_or(u32::MAX);
    let sums = if layout.groups_down {
        totals.len() + taken.sums.len()
    } else {
        0
    };
    let sums = u32::try_from(sums).unwrap_or(u32::MAX).min(read.saturating_sub(used));
    if layout.end < rows.len() {
        desk.notes.add(
            Severity::Note,
            &rows[layout.end].0.to_string(),
            "What stands from this row on was not read: the table of ethnic groups ends before it",
            "Check that it is another table.",
        );
    }
    Found {
        summary: taken.summary,
        questions,
        rows_read: read,
        left_out: vec![("total_row", sums), ("no_figures", read.saturating_sub(used + sums))],
        headings: steps.into_iter().map(|of| (of.step, of.heading)).collect(),
    }
}

/// Whether rows of counts without a group are filled from the one above them, or the question whether they are.
fn groups_above(
    rows: &FirstRows,
    layout: &Layout,
    steps: &[Of],
    settings: &Settings<'_>,
    desk: &mut Desk,
) -> (Option<Question>, bool) {
    let counted: Vec<(u32, bool)> = rows[layout.header + 1..layout.end]
        .iter()
        .filter(|(_, cells)| {
            let mut counts = steps.iter().filter_map(|of| cells.get(of.at)).map(tallies::count);
            counts.any(|count| matches!(count, Count::Is(..) | Count::Hidden(_)))
        })
        .map(|(row, cells)| (*row, cells.get(layout.labels).is_none_or(Cell::is_empty)))
        .collect();
    let heading = rows[layout.header].1.get(layout.labels).map(Cell::shown);
    group_above::settle(&tidy(&heading.unwrap_or_default()), &counted, settings, desk)
}

/// One line, where it has any count; a label that is not known is asked about.
fn line<'c>(
    number: u32,
    text: Option<&Cell>,
    counts: impl Iterator<Item = (Step, u32, usize, Option<&'c Cell>)>,
    settings: &Settings<'_>,
    origins: &mut Origins<'_>,
    desk: &mut Desk,
) -> Option<Line> {
    let mut found = Line {
        number,
        label: tidy(&text.map(Cell::shown).unwrap_or_default()),
        is: Is::Of(None),
        places: [None; 5],
        counts: [Count::Blank; 5],
    };
    for (step, row, column, cell) in counts {
        found.places[step as usize] = Some((row, column));
        found.counts[step as usize] = cell.map_or(Count::Blank, tallies::count);
    }
    if found
        .counts
        .iter()
        .all(|count| matches!(count, Count::Blank | Count::Other))
    {
        return None;
    }
    found.is = match label(&found.label, settings) {
        Label::Total(group) => Is::Total(group),
        Label::Group(origin) => Is::Of(Some(origin)),
        Label::Ask(suggestion) => match origins.decide(&found.label) {
            Decided::Known(origin) => Is::Of(Some(origin)),
            Decided::Ask(_) | Decided::Excluded => {
                desk.questions
                    .ask("ethnic_origin", &found.label, suggestion.map(Group::key));
                Is::Of(None)
            }
        },
    };
    Some(found)
}

/// The counts of a step: those of the year, where there are several; a question where that does not settle it.
fn choose(step: Step, layout: &Layout, settings: &Settings<'_>, questions: &mut Vec<Question>) -> Option<Of> {
    let all: Vec<&Of> = layout.steps.iter().filter(|of| of.step == step).collect();
    let field = format!("{}_mark", step.key());
    let answered = match settings.answers.column(Kind::Recruitment, &field) {
        Some(ColumnAnswer::Heading(heading)) => Some(plain(heading)),
        Some(ColumnAnswer::Absent) | None => None,
    };
    if let Some(of) = all.iter().find(|of| answered.as_deref() == Some(&plain(&of.heading))) {
        return Some((*of).clone());
    }
    let mut of_year = all.iter().filter(|of| of.year == Some(settings.rules.year));
    let found = match (&all[..], of_year.next(), of_year.next()) {
        ([only], ..) => Some((*only).clone()),
        (_, Some(only), None) => Some((*only).clone()),
        _ => None,
    };
    if found.is_none() && matches!(step, Step::Shortlisted | Step::Appointed) {
        let offered = layout.steps.iter().filter(|of| all.is_empty() || of.step == step);
        let headings: std::collections::BTreeSet<&str> = offered.map(|of| of.heading.as_str()).collect();
        questions.push(Question {
            field: COLUMNS.to_owned(),
            value: column_key(Kind::Recruitment, &field),
            rows: 0,
            prompt: format!("Which counts are those of the {}?", step.label().to_lowercase()),
            choices: headings
                .into_iter()
                .map(|heading| Choice::new(heading, heading))
                .collect(),
            suggestion: None,
        });
    }
    found
}
