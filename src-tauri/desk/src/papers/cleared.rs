//! What a paper may show: every count it will print, how they add up, and which of them are hidden.
//!
//! The counts of all tables of a paper are one system, so that no table gives away what another hides. Sentences, percentages, ratios and
//! marks of figures are shown only where each count they are made of is. Of earlier years no counts are printed, only figures, each of which
//! is left out where any count of its own is small.

use std::collections::BTreeMap;

use domain::breakdown::{self, Dimension, Key};
use domain::disclosure::{CellId, Hiding, Line, Rule, Tables, attack, suppress};
use domain::ethnicity::{Group, Triple};
use domain::indicator::Indicators;
use domain::survey::SurveyResult;
use domain::workforce::{Band, Section};
use files::reference::Reference;
use store::Books;

use super::shown::is_small;
use crate::gather::{self, YearData};
use crate::{DeskError, breakdown as by_line, nine, text};

/// What is counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Of {
    /// Staff in post.
    Staff,
    /// Applicants shortlisted.
    Shortlisted,
    /// Applicants appointed.
    Appointed,
    /// Staff who entered the disciplinary process.
    Disciplined,
    /// Staff who accessed non-mandatory training.
    Trained,
}

/// Where they are counted.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum At {
    /// All of them.
    Everyone,
    /// Bands 8a to 9 and very senior managers.
    Senior,
    /// Very senior managers of both sections.
    VerySenior,
    /// A section of the return.
    Section(Section),
    /// A band of a section.
    Row(Section, Band),
    /// A line of another breakdown, by its key.
    Line(Dimension, String),
}

/// One count: of a group, or of everybody.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Count {
    pub(super) of: Of,
    pub(super) at: At,
    pub(super) group: Option<Group>,
}

/// A line of a breakdown.
pub(super) struct Placed {
    pub(super) label: String,
    pub(super) at: At,
    /// The ratio of its rates, where there is one.
    pub(super) ratio: Option<f64>,
}

/// What may be shown.
pub(super) struct Cleared {
    rule: Rule,
    tables: Tables,
    lines: BTreeMap<(Of, At), Line>,
    hiding: Hiding,
    places: BTreeMap<(u8, Dimension), Vec<Placed>>,
    open: [bool; 9],
    /// Whether last year's figures may be shown, and those of every earlier year held.
    was_open: [bool; 9],
    were_open: [bool; 9],
}

/// The counts while they are put together.
#[derive(Default)]
struct System {
    tables: Tables,
    lines: BTreeMap<(Of, At), Line>,
}

impl System {
    fn line(&mut self, of: Of, at: At, people: Triple) -> Result<Line, DeskError> {
        if let Some(held) = self.lines.get(&(of, at.clone())) {
            return Ok(*held);
        }
        let line = self.tables.line(people).map_err(too_many)?;
        self.lines.insert((of, at), line);
        Ok(line)
    }

    /// Whether a line may stand for people: it is of just as many, or there is none yet.
    fn agrees(&self, of: Of, at: &At, people: Triple) -> bool {
        let held = self.lines.get(&(of, at.clone()));
        held.is_none_or(|line| {
            Group::ALL
                .into_iter()
                .all(|group| self.tables.count(line.get(group)) == people.get(group))
        })
    }

    /// Keeps the two counts that a ratio is made of; the others beside them are rather hidden.
    fn keep_compared(&mut self, line: Line) {
        self.tables.keep(line.white);
        self.tables.keep(line.bme);
    }

    /// Says column by column that lines add up to another. Where a figure was typed in over its files they do not, and nobody can reckon with it.
    fn total(&mut self, total: Line, parts: &[Line]) {
        for column in 0..4 {
            let parts: Vec<CellId> = parts.iter().map(|part| part.cells()[column]).collect();
            let _ = self.tables.sum(total.cells()[column], &parts);
        }
    }

    /// The same of a part and its whole. Some of the people of a case log have left, so that a part may be more than its whole.
    fn part(&mut self, part: Line, whole: Line) {
        for (part, whole) in part.cells().into_iter().zip(whole.cells()) {
            let _ = self.tables.part(part, whole);
        }
    }
}

fn too_many(error: domain::disclosure::DoesNotAdd) -> DeskError {
    DeskError::given(
        format!("The counts of the year are too large to be checked for small numbers: {error}."),
        "Look at the figures that were typed in.",
    )
}

impl Cleared {
    /// Settles what may be shown under a rule, with indicators 2 to 4 broken down as named.
    ///
    /// # Errors
    /// Where the store cannot be read, or where a small number could be worked out whatever is hidden.
    pub(super) fn of(
        books: &Books,
        reference: &Reference,
        data: &YearData<'_>,
        rule: Rule,
        by: &[Dimension],
    ) -> Result<Self, DeskError> {
        let mut system = System::default();
        staff(&mut system, data)?;
        parts(&mut system, data)?;
        let mut places = BTreeMap::new();
        for (number, by) in (2..=4).flat_map(|number| by.iter().map(move |by| (number, *by))) {
            if let Some(held) = lines(&mut system, reference, data, number, by)? {
                places.insert((number, by), held);
            }
        }
        let System { tables, lines } = system;
        let hiding = suppress(&tables, rule.hides_up_to());
        // The attack is run once more over what is about to be written, whatever chose it.
        let recovered = attack(&tables, &hiding.hidden, rule.hides_up_to());
        if let Some(held) = recovered.iter().find(|held| held.is_small) {
            return Err(DeskError::NotReady {
                message: format!(
                    "A count of {} to {} could be worked out from what the paper would show, so it is not written.",
                    held.least, held.most
                ),
                hint: "Choose fewer breakdowns.".to_owned(),
            });
        }
        let mut cleared = Self {
            rule,
            tables,
            lines,
            hiding,
            places,
            open: [true; 9],
            was_open: [true; 9],
            were_open: [true; 9],
        };
        let earlier = gather::earlier(books, reference, data.rules)?;
        for number in 1..=9 {
            let place = usize::from(number) - 1;
            cleared.open[place] = cleared.headline_is_open(data, number);
            cleared.was_open[place] = data.last.as_ref().is_none_or(|nine| !is_small(nine, number, rule));
            cleared.were_open[place] = earlier.values().all(|nine| !is_small(nine, number, rule));
        }
        Ok(cleared)
    }

    /// The rule by which it is cleared.
    pub(super) const fn rule(&self) -> Rule {
        self.rule
    }

    fn headline_is_open(&self, data: &YearData<'_>, number: u8) -> bool {
        let groups = |of: Of, at: At, groups: &[Option<Group>]| -> Vec<Count> {
            let count = |group: &Option<Group>| Count {
                of,
                at: at.clone(),
                group: *group,
            };
            groups.iter().map(count).collect()
        };
        let (white, bme, unknown) = (Some(Group::White), Some(Group::Bme), Some(Group::Unknown));
        let everyone = || groups(Of::Staff, At::Everyone, &[white, bme, unknown, None]);
        let counts = match number {
            1 => {
                let mut counts = everyone();
                counts.extend(groups(Of::Staff, At::Senior, &[bme, None]));
                counts.extend(groups(
                    Of::Staff,
                    At::Row(Section::Medical, Band::Consultant),
                    &[bme, None],
                ));
                counts
            }
            2..=4 => {
                let (whole, part) = match number {
                    2 => (Of::Shortlisted, Of::Appointed),
                    3 => (Of::Staff, Of::Disciplined),
                    _ => (Of::Staff, Of::Trained),
                };
                let mut counts = groups(whole, At::Everyone, &[white, bme]);
                counts.extend(groups(part, At::Everyone, &[white, bme]));
                counts
            }
            5..=8 => return !is_small(&data.nine, number, self.rule),
            _ => everyone(),
        };
        self.are_open(&counts)
    }

    /// Whether this year's figure of an indicator may be shown, with everything that is worked out from it.
    pub(super) fn is_open(&self, number: u8) -> bool {
        self.open[usize::from(number.clamp(1, 9)) - 1]
    }

    /// Whether last year's may.
    pub(super) fn was_open(&self, number: u8) -> bool {
        self.was_open[usize::from(number.clamp(1, 9)) - 1]
    }

    /// Whether those of every earlier year held may.
    pub(super) fn were_open(&self, number: u8) -> bool {
        self.were_open[usize::from(number.clamp(1, 9)) - 1]
    }

    /// Whether the share of very senior managers may be shown, with which published figures of indicator 1 are compared.
    pub(super) fn very_senior_are_open(&self) -> bool {
        let count = |group| Count {
            of: Of::Staff,
            at: At::VerySenior,
            group,
        };
        self.are_open(&[count(Some(Group::Bme)), count(None)])
    }

    /// Whether an indicator may be shown of one of the years of its course; of indicator 1 that is the share of very senior managers.
    pub(super) fn course_is_open(&self, number: u8, nine: &Indicators, is_this_year: bool) -> bool {
        let are_few = |people: Triple, of: Triple| number == 1 && self.rule.hides_part(of, people);
        if is_this_year {
            return self.is_open(number) && (number != 1 || self.very_senior_are_open());
        }
        let held = nine.representation.as_ref();
        !is_small(nine, number, self.rule) && !held.is_some_and(|held| are_few(held.vsm, held.workforce))
    }

    /// Whether percentages and numbers of those who answered would tell how few said so.
    pub(super) fn tells_few(&self, held: SurveyResult) -> bool {
        [
            (held.white_percent, held.white_responses),
            (held.bme_percent, held.bme_responses),
        ]
        .into_iter()
        .any(|(percent, responses)| match (percent, responses) {
            (Some(percent), Some(responses)) => {
                let said = text::count_of(percent / 100.0 * f64::from(responses));
                self.rule.is_small(said) || self.rule.is_small(responses.saturating_sub(said))
            }
            _ => false,
        })
    }

    fn cell(&self, count: &Count) -> Option<CellId> {
        let line = self.lines.get(&(count.of, count.at.clone()))?;
        Some(match count.group {
            Some(group) => line.get(group),
            None => line.all,
        })
    }

    /// Whether anything is counted of a kind.
    pub(super) fn holds(&self, of: Of) -> bool {
        self.lines.contains_key(&(of, At::Everyone))
    }

    /// Whether every one of some counts is shown. What is not counted hides nothing.
    pub(super) fn are_open(&self, counts: &[Count]) -> bool {
        let cells: Vec<CellId> = counts.iter().filter_map(|count| self.cell(count)).collect();
        self.hiding.is_open(&cells)
    }

    /// A count as it is printed: "1,204", "*" where it is hidden, "–" where there is none.
    pub(super) fn shown(&self, count: &Count) -> String {
        match self.cell(count) {
            None => nine::NONE.to_owned(),
            Some(cell) if self.hiding.is_hidden(cell) => "*".to_owned(),
            Some(cell) => text::count(self.tables.count(cell)),
        }
    }

    /// A share as it is printed: "28.6%", "*" where a count of it is hidden, "–" where there is nobody.
    pub(super) fn percent(&self, part: &Count, whole: &Count) -> String {
        let (Some(part_cell), Some(whole_cell)) = (self.cell(part), self.cell(whole)) else {
            return nine::NONE.to_owned();
        };
        if !self.hiding.is_open(&[part_cell, whole_cell]) {
            return "*".to_owned();
        }
        let (part, whole) = (self.tables.count(part_cell), self.tables.count(whole_cell));
        if whole == 0 || part > whole {
            return nine::NONE.to_owned();
        }
        text::percent(f64::from(part) * 100.0 / f64::from(whole))
    }

    /// The lines of a breakdown that was asked for.
    pub(super) fn lines(&self, number: u8, by: Dimension) -> Option<&[Placed]> {
        self.places.get(&(number, by)).map(Vec::as_slice)
    }

    /// Which rule was used and what came of it, in sentences; none where nothing is hidden.
    pub(super) fn sentences(&self) -> Vec<String> {
        let most = self.rule.hides_up_to();
        if most == 0 {
            return Vec::new();
        }
        let counts = |number: usize| text::counted(u32::try_from(number).unwrap_or(u32::MAX), "count is", "counts are");
        let (small, others) = (self.hiding.small, self.hiding.others);
        let board = "The members of the board are publicly known, so their number is shown however small it is.";
        let mut sentences = vec![format!("{} {board}", self.rule.sentence())];
        sentences.push(format!(
            "Here {} not shown because of their size, and {} others so that those cannot be worked out from rows, columns, totals or other tables. \
             Percentages, ratios, sentences and figures that rest on a count that is not shown are left out. Before the paper was written, every \
             count that is not shown was tried to be worked out from all that is shown, and none could be told more closely than the rule allows.",
            counts(small),
            text::count(u32::try_from(others).unwrap_or(u32::MAX))
        ));
        sentences
    }
}

/// Staff by section and band.
fn staff(system: &mut System, data: &YearData<'_>) -> Result<(), DeskError> {
    let Some(everyone) = data.counts.staff() else {
        return Ok(());
    };
    let everyone = system.line(Of::Staff, At::Everyone, everyone)?;
    system.tables.keep_line(everyone);
    let (Some(workforce), Some(held)) = (&data.counts.workforce, &data.nine.representation) else {
        return Ok(());
    };
    let mut sections = Vec::new();
    let (mut seniors, mut very_senior) = (Vec::new(), Vec::new());
    for section in Section::ALL {
        let whole = system.line(Of::Staff, At::Section(section), workforce.section(section))?;
        let mut rows = Vec::new();
        for row in held.rows.iter().filter(|row| row.section == section) {
            let line = system.line(Of::Staff, At::Row(section, row.band), row.people)?;
            if row.band == Band::SeniorMedicalManager {
                // They are a part of the consultants, in the row before.
                let consultants = system
                    .lines
                    .get(&(Of::Staff, At::Row(section, Band::Consultant)))
                    .copied();
                if let Some(consultants) = consultants {
                    system.part(line, consultants);
                }
                continue;
            }
            seniors.extend(row.band.is_senior().then_some(line));
            very_senior.extend((row.band == Band::Vsm).then_some(line));
            rows.push(line);
        }
        system.total(whole, &rows);
        sections.push(whole);
    }
    system.total(everyone, &sections);
    for (at, people, parts) in [
        (At::Senior, held.senior, seniors),
        (At::VerySenior, held.vsm, very_senior),
    ] {
        let line = system.line(Of::Staff, at.clone(), people)?;
        if at == At::Senior {
            system.tables.keep_line(line);
        }
        system.total(line, &parts);
    }
    Ok(())
}

/// Applicants, and the staff of a part.
fn parts(system: &mut System, data: &YearData<'_>) -> Result<(), DeskError> {
    if let Some(held) = data.counts.recruitment {
        let shortlisted = system.line(Of::Shortlisted, At::Everyone, held.shortlisted)?;
        let appointed = system.line(Of::Appointed, At::Everyone, held.appointed)?;
        system.part(appointed, shortlisted);
        system.keep_compared(shortlisted);
        system.keep_compared(appointed);
    }
    let staff = system.lines.get(&(Of::Staff, At::Everyone)).copied();
    let disciplined = data.counts.casework.map(|held| held.people);
    for (of, people) in [(Of::Disciplined, disciplined), (Of::Trained, data.counts.training)] {
        let (Some(people), Some(staff)) = (people, staff) else {
            continue;
        };
        let line = system.line(of, At::Everyone, people)?;
        system.part(line, staff);
        system.keep_compared(line);
    }
    Ok(())
}

/// One indicator line by line; `None` where nothing is held by which it could be.
fn lines(
    system: &mut System,
    reference: &Reference,
    data: &YearData<'_>,
    number: u8,
    by: Dimension,
) -> Result<Option<Vec<Placed>>, DeskError> {
    let (of_whole, of_part) = match number {
        2 => (Of::Shortlisted, Of::Appointed),
        3 => (Of::Staff, Of::Disciplined),
        _ => (Of::Staff, Of::Trained),
    };
    let (Some(ratio), Ok(cells)) = (by_line::ratio_of(number), by_line::cells(data, number)) else {
        return Ok(None);
    };
    let held = breakdown::lines(by, cells);
    if held.len() < 2 {
        return Ok(None);
    }
    let all = breakdown::total(&held);
    let (mut wholes, mut parts, mut placed) = (Vec::new(), Vec::new(), Vec::new());
    for line in &held {
        let at = match line.key {
            Key::Section(section) if system.agrees(of_whole, &At::Section(section), line.whole) => At::Section(section),
            key => At::Line(by, key.text().into_owned()),
        };
        let whole = system.line(of_whole, at.clone(), line.whole)?;
        let part = system.line(of_part, at.clone(), line.part)?;
        system.part(part, whole);
        wholes.push(whole);
        parts.push(part);
        placed.push(Placed {
            label: by_line::label(reference, line.key),
            at,
            ratio: breakdown::compare(by, ratio, line, all, data.rules)
                .ok()
                .and_then(|held| held.value.ok()),
        });
    }
    for (of, parts) in [(of_whole, wholes), (of_part, parts)] {
        if let Some(everyone) = system.lines.get(&(of, At::Everyone)).copied() {
            system.total(everyone, &parts);
        }
    }
    Ok(Some(placed))
}
