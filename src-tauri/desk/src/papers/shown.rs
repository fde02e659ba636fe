//! The nine as a paper may show them: what would tell a small number is taken out of every sentence, figure and comparison.

use domain::disclosure::Rule;
use domain::gap::State;
use domain::indicator::Indicators;
use files::reference::Reference;

use super::cleared::Cleared;
use crate::gather::YearData;
use crate::signing::differs;
use crate::view::{Compared, NineRow, TrustView};
use crate::{nine, sure};

/// What stands in the place of a result that is not shown.
pub(super) const HIDDEN: &str = "Not shown, since small numbers of people could be worked out from it.";
/// The same in a cell.
pub(super) const HIDDEN_SHORT: &str = "not shown";

/// One indicator as a paper may show it.
pub(super) struct Shown {
    pub(super) row: NineRow,
    pub(super) state: State,
    /// Whether this year's figure is shown.
    pub(super) is_open: bool,
    /// How sure one can be, in sentences.
    pub(super) sure: Vec<String>,
    /// What it comes to in people.
    pub(super) in_people: String,
}

/// The nine.
pub(super) fn nine_shown(
    data: &YearData<'_>,
    reference: &Reference,
    trust: &TrustView,
    beside: &sure::Beside<'_>,
    cleared: &Cleared,
) -> Vec<Shown> {
    (1..=9)
        .map(|number| one(data, reference, trust, beside, cleared, number))
        .collect()
}

fn one(
    data: &YearData<'_>,
    reference: &Reference,
    trust: &TrustView,
    beside: &sure::Beside<'_>,
    cleared: &Cleared,
    number: u8,
) -> Shown {
    let mut row = nine::row(data, reference, trust, number);
    let state = nine::state(&data.nine, number);
    let is_open = cleared.is_open(number);
    let was_open = cleared.was_open(number);
    if !was_open && !row.last_year.is_empty() {
        HIDDEN_SHORT.clone_into(&mut row.last_year);
        // Of indicator 3 the sentence may speak of the mean of two years too.
        row.sentence = nine::sentence_of(&data.nine, number).unwrap_or(row.sentence);
    }
    if !cleared.rule().is_working() {
        row.caution = caution(data, number, cleared.rule());
    }
    let mut held = Shown {
        sure: Vec::new(),
        in_people: String::new(),
        is_open,
        state,
        row,
    };
    if is_open {
        // What is said of chance speaks of last year and of years together too.
        let alone = beside.of_this_year_alone();
        let may_look_back = was_open && cleared.were_open(number);
        let said = sure::sure(if may_look_back { beside } else { &alone }, number);
        held.sure = said.lines.into_iter().chain(said.pooled).collect();
        if number == 1 && !cleared.very_senior_are_open() {
            // Published figures of indicator 1 are set against the share of very senior managers.
            for compared in [&mut held.row.england, &mut held.row.region, &mut held.row.trust_type] {
                hide_gap(compared);
            }
        }
        held.in_people = nine::in_people(&data.nine, number);
    } else {
        hide(&mut held.row);
        held.state = State::Missing;
    }
    held
}

/// Takes everything out of a row that is made of its counts.
fn hide(row: &mut NineRow) {
    HIDDEN.clone_into(&mut row.sentence);
    HIDDEN_SHORT.clone_into(&mut row.value);
    row.interval.clear();
    row.four_fifths.clear();
    "Not shown".clone_into(&mut row.state_label);
    row.state_sentence.clear();
    row.mini = None;
    for compared in [&mut row.england, &mut row.region, &mut row.trust_type] {
        hide_gap(compared);
    }
}

/// Leaves the published figure, and takes out what it is set against.
fn hide_gap(compared: &mut Compared) {
    for words in [
        &mut compared.gap,
        &mut compared.difference,
        &mut compared.reading,
        &mut compared.reading_label,
        &mut compared.chance,
        &mut compared.ours,
    ] {
        words.clear();
    }
}

/// What is to be known of an indicator's figures, without a count in it.
fn caution(data: &YearData<'_>, number: u8, rule: Rule) -> String {
    let is_typed = data.overridden.iter().any(|held| held.indicators().contains(&number));
    let typed = "A figure of this indicator was typed in over the one that the files give.";
    [
        differs::sentence(data, Some(number), rule),
        nine::cautions(data.rules, number, data.rules.year),
        if is_typed { typed.to_owned() } else { String::new() },
    ]
    .into_iter()
    .filter(|held| !held.is_empty())
    .collect::<Vec<_>>()
    .join(" ")
}

/// Whether any number that an indicator's headline is made of is small, so that neither it nor anything worked out from it may be shown.
/// Of indicators 5 to 8 that are the people who answered; of indicator 9 nothing is hidden, since the members of a board are known.
pub(super) fn is_small(nine: &Indicators, number: u8, rule: Rule) -> bool {
    match number {
        1 => nine.representation.as_ref().is_some_and(|held| {
            rule.hides(held.workforce)
                || rule.hides_part(held.workforce, held.senior)
                || held
                    .judged
                    .iter()
                    .any(|judged| rule.hides_part(held.workforce, judged.people))
        }),
        2..=4 => {
            let ratio = match number {
                2 => nine.appointment.as_ref(),
                3 => nine.disciplinary.as_ref(),
                _ => nine.training.as_ref(),
            };
            ratio.is_some_and(|held| rule.hides_part(held.whole, held.part))
        }
        5..=8 => nine.survey[usize::from(number) - 5]
            .as_ref()
            .is_some_and(|held| rule.hides_survey(&held.result)),
        _ => nine.board.as_ref().is_some_and(|held| rule.hides(held.workforce)),
    }
}
