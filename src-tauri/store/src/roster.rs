//! Whom the staff list of a year knows, to look up the people of case logs and learning records.

use std::collections::{BTreeSet, HashMap};

use domain::ethnicity::Group;
use domain::workforce::LeftOut;

use crate::file::Kind;
use crate::{Books, Person, StoreError, assignment, post};

/// A person of the staff list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Listed {
    /// The group the person is counted in; of someone who is not counted, the group some row of theirs states.
    pub group: Group,
    /// Why the person is not counted; `None` if they are. Of several reasons, one that leaves the person within the standard
    /// (a leaver, say) goes before one that puts them outside it (a bank post beside), since it is the one their cases
    /// and learning are judged by.
    pub left_out: Option<LeftOut>,
}

impl Listed {
    /// Which of a person's rows speaks for them: the lowest.
    fn precedence(self) -> (usize, bool) {
        let reason = self.left_out.map_or(0, |reason| {
            let place = LeftOut::ALL
                .iter()
                .position(|held| *held == reason)
                .unwrap_or(LeftOut::ALL.len());
            1 + place
                + if reason.is_outside_the_standard() {
                    LeftOut::ALL.len()
                } else {
                    0
                }
        });
        (reason, self.group == Group::Unknown)
    }
}

/// Those of some people whom the current staff list of a year knows, all files of it together; nobody where the year has none.
pub fn of_year(books: &Books, year: u16, people: &BTreeSet<Person>) -> Result<HashMap<Person, Listed>, StoreError> {
    let mut roster: HashMap<Person, Listed> = HashMap::new();
    if people.is_empty() {
        return Ok(roster);
    }
    for file in crate::file::current(books, year, Kind::Staff)? {
        let posts: HashMap<u32, Listed> = post::of_file(books, file)?
            .into_iter()
            .map(|(number, post)| {
                let listed = Listed {
                    group: post.origin.group,
                    left_out: post.left_out,
                };
                (number, listed)
            })
            .collect();
        let mut statement = books
            .conn
            .prepare_cached("SELECT person, post FROM assignment WHERE at BETWEEN ?1 AND ?2 ORDER BY at")?;
        let mut rows = statement.query(assignment::span(file))?;
        while let Some(row) = rows.next()? {
            let person = row.get(0)?;
            if !people.contains(&person) {
                continue;
            }
            if let Some(new) = posts.get(&row.get(1)?) {
                roster
                    .entry(person)
                    .and_modify(|held| *held = merge(*held, *new))
                    .or_insert(*new);
            }
        }
    }
    Ok(roster)
}

/// What two rows of one person say together.
fn merge(held: Listed, new: Listed) -> Listed {
    let (speaks, other) = if new.precedence() < held.precedence() {
        (new, held)
    } else {
        (held, new)
    };
    // A counted row already carries the person's origin, whatever else their other rows say.
    let group = if speaks.left_out.is_some() && speaks.group == Group::Unknown {
        other.group
    } else {
        speaks.group
    };
    Listed { group, ..speaks }
}
