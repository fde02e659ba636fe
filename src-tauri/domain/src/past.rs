//! A past return read back into counts, so that last year's indicators are computed by the same code as this year's.

use std::collections::BTreeMap;

use crate::board::Board;
use crate::casework::Casework;
use crate::counts::Counts;
use crate::ethnicity::{Group, Triple};
use crate::indicator::Ratio;
use crate::indicator::relative_likelihood;
use crate::recruitment::Recruitment;
use crate::rules::{Averaging, Item, Measure, RulePack};
use crate::submission::Cells;
use crate::survey::SurveyResult;
use crate::workforce::{Band, Section, Workforce};

/// The counts behind a return's items, by item number. What the return leaves empty stays missing.
///
/// Where the rules of the return take the mean of two years for indicator 3, its item 39 does not say how many people entered in that
/// year, so that they stay missing; [`disciplinary_ratio`] gives its ratio.
pub fn counts(items: &BTreeMap<u16, Cells>, rules: &RulePack) -> Counts {
    let cells = |key: &str| {
        let item = rules.items.iter().find(|item| item.key == key)?;
        items.get(&item.number).copied()
    };
    let heads = |key: &str| cells(key).and_then(triple);
    let mut people: BTreeMap<(Section, Band), Triple> = BTreeMap::new();
    for section in Section::ALL {
        for band in section.bands() {
            if let Some(held) = heads(&format!("workforce.{}.{}", section.key(), band.key())) {
                people.insert((section, band), held);
            }
        }
    }
    // The form prints consultants with the senior medical managers among them; held here, each person stands once.
    let managers = people
        .get(&(Section::Medical, Band::SeniorMedicalManager))
        .copied()
        .unwrap_or_default();
    if let Some(consultants) = people.get_mut(&(Section::Medical, Band::Consultant)) {
        match consultants.minus(managers) {
            Some(others) => *consultants = others,
            // Managers who are not among the consultants cannot be held twice; the larger line is believed.
            None => {
                people.remove(&(Section::Medical, Band::SeniorMedicalManager));
            }
        }
    }
    let workforce = Workforce { people };
    // Rows that do not add up to the return's own total leave people out; a smaller whole would make last year's ratios wrong.
    let is_whole = heads("workforce.total").is_none_or(|total| total == workforce.total());
    let survey = [5_u8, 6, 7, 8].map(|number| {
        let [white_percent, bme_percent, _] = cells(&format!("survey.{number}")).unwrap_or_default();
        SurveyResult {
            white_percent,
            bme_percent,
            ..SurveyResult::default()
        }
    });
    Counts {
        workforce: (is_whole && workforce.total().total() > 0).then_some(workforce),
        recruitment: heads("recruitment.shortlisted")
            .zip(heads("recruitment.appointed"))
            .map(|(shortlisted, appointed)| Recruitment { shortlisted, appointed }),
        casework: heads("casework.people")
            .filter(|_| rules.averaging == Averaging::SingleYear)
            .map(|people| Casework {
                people,
                cases: people.total(),
            }),
        training: heads("training.people"),
        survey,
        board: board(&heads),
    }
}

/// The ratio of indicator 3 as a return's items 38 and 39 give it, whichever years its people are of: BME rate ÷ White rate.
pub fn disciplinary_ratio(items: &BTreeMap<u16, Cells>, rules: &RulePack) -> Option<f64> {
    let cells = |key: &str| {
        let item = rules.items.iter().find(|item| item.key == key)?;
        items.get(&item.number).copied()
    };
    let [white, bme, _] = cells("casework.people")?;
    let whole = triple(cells("workforce.total")?)?;
    let (white, bme) = (white?, bme?);
    let people = |group| if group == Group::White { white } else { bme };
    relative_likelihood::divide(Ratio::Disciplinary, whole, people).ok()
}

/// The rows of indicator 1 as a past return gives them, and the workforce that it says they make, where the two differ. The workforce of
/// such a return is not used: [`counts`] leaves it missing.
pub fn rows_against_total(items: &BTreeMap<u16, Cells>, form: &[Item]) -> Option<(Triple, Triple)> {
    let within = format!(
        "workforce.{}.{}",
        Section::Medical.key(),
        Band::SeniorMedicalManager.key()
    );
    let of = |item: &Item| items.get(&item.number).copied().and_then(triple);
    let is_row = |item: &&Item| item.indicator == 1 && item.measure == Measure::Headcount && item.key != within;
    let rows: Vec<Triple> = form.iter().filter(is_row).filter_map(of).collect();
    let total = form.iter().find(|item| item.key == "workforce.total").and_then(of)?;
    let sum: Triple = rows.iter().copied().sum();
    (!rows.is_empty() && sum != total).then_some((sum, total))
}

fn board(heads: &impl Fn(&str) -> Option<Triple>) -> Option<Board> {
    let (total, voting, executive) = (heads("board.total")?, heads("board.voting")?, heads("board.executive")?);
    Some(Board {
        voting,
        non_voting: total.minus(voting)?,
        executive,
        non_executive: total.minus(executive)?,
    })
}

/// Three cells as heads; `None` where White or BME is empty or any is not a whole number. An empty unknown is nought.
fn triple(cells: Cells) -> Option<Triple> {
    let [white, bme, unknown] = cells;
    Some(Triple::new(head(white?)?, head(bme?)?, head(unknown.unwrap_or(0.0))?))
}

fn head(value: f64) -> Option<u32> {
    #[allow(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "the range is checked first"
    )]
    (value >= 0.0 && value <= f64::from(u32::MAX) && value.fract() == 0.0).then_some(value as u32)
}
