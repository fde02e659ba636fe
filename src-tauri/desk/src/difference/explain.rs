//! What a movement comes from, in sentences: the people of a row followed from one staff list into the next, the parts of an indicator's
//! change, or that it cannot be told.

use domain::ethnicity::Group;
use domain::rounding;
use domain::submission::{Cells, Line, Movement};
use domain::workforce::{Band, Section};

use super::Beside;
use crate::view::WhyView;
use crate::why::Why;

/// What a movement comes from; always at least one sentence.
pub(super) fn explain(beside: &Beside<'_>, why: &Why<'_>, line: &Line, held: &Movement) -> Vec<String> {
    let key = line.item.key.as_str();
    let (stem, what) = key.split_once('.').unwrap_or((key, ""));
    let said = match (stem, what) {
        ("workforce", _) => held
            .group
            .map(|group| why.row(row(what), group, held.last.unwrap_or_default()))
            .unwrap_or_default(),
        ("workforce_percent", _) if held.group == Some(Group::Bme) => parts(&why.views(1), 0),
        ("survey" | "board_difference", _) | (_, "ratio") => parts(&why.views(line.item.indicator), 0),
        ("workforce_percent", _) => rate(beside, "workforce.total", None, held).into_iter().collect(),
        ("board_percent", part) => rate(beside, &format!("board.{part}"), None, held).into_iter().collect(),
        ("recruitment", "likelihood") => {
            let part = Some("recruitment.appointed");
            rate(beside, "recruitment.shortlisted", part, held).into_iter().collect()
        }
        ("casework", "likelihood") => {
            rate(beside, "workforce.total", Some("casework.people"), held).into_iter().collect()
        }
        ("training", "likelihood") => {
            rate(beside, "workforce.total", Some("training.people"), held).into_iter().collect()
        }
        ("recruitment", _) => vec![
            "Applicants of one year are not those of the next, so that nobody can be followed from one into the other. The page of indicator 2 \
             shows where applicants stand: by band, staff group and division."
                .to_owned(),
        ],
        ("casework", _) => vec![
            "Who enters the process in one year does not follow from the year before, so this cannot be traced further. Look at the case log \
             of both years, and whether the same kinds of case were counted."
                .to_owned(),
        ],
        ("training", _) => vec![
            "What people learn in one year does not follow from the year before, so this cannot be traced further. Look at the learning \
             records of both years, and whether the same courses were counted as non-mandatory."
                .to_owned(),
        ],
        ("board", _) => vec![
            "Members of the board are not followed from one year to the next. Look at the lists of members of both years.".to_owned(),
        ],
        _ => Vec::new(),
    };
    if said.is_empty() {
        vec!["What this comes from cannot be told from what is held.".to_owned()]
    } else {
        said
    }
}

/// The row of indicator 1 that a key names after its first part; `None` for the whole workforce.
fn row(what: &str) -> Option<(Section, Band)> {
    let (section, band) = what.split_once('.')?;
    Some((Section::from_key(section)?, Band::from_key(band)?))
}

/// The parts of an indicator's change as its page has them, and what is to be known of them.
fn parts(views: &[WhyView], at: usize) -> Vec<String> {
    let Some(view) = views.get(at) else { return Vec::new() };
    let (together, parts) = match view.table.rows.split_last() {
        Some((together, parts)) => (Some(together), parts),
        None => (None, &[][..]),
    };
    let mut said: Vec<String> = parts
        .iter()
        .filter_map(|row| match row.as_slice() {
            [part, far, what] if what.is_empty() => Some(format!("{part}: {far}.")),
            [part, far, what] => Some(format!("{part}: {far}. {what}")),
            _ => None,
        })
        .collect();
    if together.is_none() {
        said.push(view.lead.clone());
    }
    said.extend(view.notes.iter().cloned());
    said
}

/// Both years' people behind a likelihood, or behind a share of a whole where no part is given.
fn rate(beside: &Beside<'_>, whole: &str, part: Option<&str>, held: &Movement) -> Option<String> {
    let at = Group::ALL.iter().position(|group| Some(*group) == held.group)?;
    let line = |key: &str| beside.filled.lines.iter().find(|line| line.item.key == key);
    let (whole, part) = (line(whole)?, part.map_or_else(|| line(whole), line)?);
    let all = |cells: Cells| Some(cells[0]? + cells[1]? + cells[2].unwrap_or_default());
    let of = |cells: Cells| {
        if part.item.number == whole.item.number {
            all(cells)
        } else {
            cells[at]
        }
    };
    let before = |line: &Line| beside.last.get(&line.item.number).copied();
    let people = |value: f64| rounding::text(value, u16::from(value.fract() != 0.0));
    let (last, now) = beside.years();
    Some(format!(
        "{} of {} people in {last}, {} of {} in {now}.",
        people(before(part)?[at]?),
        people(of(before(whole)?)?),
        people(part.current[at]?),
        people(of(whole.current)?)
    ))
}
