//! The people of one row of indicator 1, followed from one staff list into the next.

use domain::change::Place;
use domain::ethnicity::Group;
use domain::workforce::{Band, Section};

use super::Why;
use crate::text;

/// What became of the people of a row and group between two staff lists.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
struct RowMoves {
    before: u32,
    after: u32,
    joined: u32,
    left: u32,
    came: u32,
    went: u32,
    regrouped_in: u32,
    regrouped_out: u32,
}

/// Whether somebody stands in a row; `None` is the whole workforce. The return counts senior medical managers among the consultants too.
fn stands_in(row: Option<(Section, Band)>, place: Place) -> bool {
    match row {
        None => true,
        Some((section, Band::Consultant)) => {
            place.section == section && matches!(place.band, Band::Consultant | Band::SeniorMedicalManager)
        }
        Some(row) => row == (place.section, place.band),
    }
}

impl Why<'_> {
    /// What became of the people of a row and group, in sentences; the reason why it cannot be told where nobody can be followed.
    /// `last` is what the earlier return says of the row.
    pub(crate) fn row(&self, row: Option<(Section, Band)>, group: Group, last: f64) -> Vec<String> {
        let year = self.last.rules.year;
        let Some(followed) = &self.followed else {
            return vec![if self.strangers {
                format!(
                    "Fewer than half of the people of {year} are on this year’s staff list, as when numbers are given anew, so who joined, \
                     left or moved cannot be told."
                )
            } else {
                format!(
                    "Without the staff lists of both years, who joined, left or moved cannot be told. Import the staff list of {year} to \
                     see it."
                )
            }];
        };
        let mut moves = RowMoves::default();
        for ((before, after), people) in &followed.moves.people {
            let is_in = |place: &Option<Place>| place.is_some_and(|place| stands_in(row, place));
            let counts = |place: &Option<Place>| is_in(place) && place.is_some_and(|place| place.group == group);
            let (was, is) = (counts(before), counts(after));
            moves.before += if was { *people } else { 0 };
            moves.after += if is { *people } else { 0 };
            let part = match (was, is) {
                (true, false) if after.is_none() => &mut moves.left,
                (true, false) if is_in(after) => &mut moves.regrouped_out,
                (true, false) => &mut moves.went,
                (false, true) if before.is_none() => &mut moves.joined,
                (false, true) if is_in(before) => &mut moves.regrouped_in,
                (false, true) => &mut moves.came,
                _ => continue,
            };
            *part += people;
        }
        let mut said = vec![moves.words(row.is_none())];
        if (f64::from(moves.before) - last).abs() > 0.5 {
            said.push(format!(
                "The staff list held for {year} counts {} here where the return says {}, so this does not explain all of the difference.",
                text::count(moves.before),
                domain::rounding::text(last, 0)
            ));
        }
        said
    }
}

impl RowMoves {
    fn words(self, is_whole: bool) -> String {
        let mut parts = Vec::new();
        let mut add = |people: u32, what: &str| {
            if people > 0 {
                let what = if people == 1 {
                    what.replace("were ", "was ").replace("are ", "is ")
                } else {
                    what.to_owned()
                };
                parts.push(format!("{} {what}", text::counted(people, "person", "people")));
            }
        };
        add(self.joined, "joined");
        add(self.left, "left");
        if !is_whole {
            add(self.came, "came from other rows");
            add(self.went, "went to other rows");
        }
        add(self.regrouped_in, "were recorded in another group last year");
        add(self.regrouped_out, "are recorded in another group now");
        match parts.split_last() {
            None => "Nobody joined, left or moved between the two staff lists.".to_owned(),
            Some((only, [])) => format!("Between the two staff lists {only}."),
            Some((last, others)) => format!("Between the two staff lists {} and {last}.", others.join(", ")),
        }
    }
}
