//! The people of one year's staff list followed into another's.

use std::collections::{BTreeMap, HashMap};

use domain::change::{Moves, Place};
use domain::ethnicity::Group;

use crate::file::Kind;
use crate::{Books, Person, StoreError, assignment, post};

/// Who moved where between two years, and whose ethnicity is recorded otherwise.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Followed {
    /// How many people stood where and stand where.
    pub moves: Moves,
    /// People counted in both years in different groups: the group then and the group now.
    pub regrouped: HashMap<Person, (Group, Group)>,
}

/// Follows the counted people of `last` into `now`. `None` where either year has no staff list. The same trust's number makes the same
/// person, as long as the trust does not give numbers anew.
pub fn between(books: &Books, last: u16, now: u16) -> Result<Option<Followed>, StoreError> {
    let Some(before) = places(books, last)? else {
        return Ok(None);
    };
    let Some(after) = places(books, now)? else {
        return Ok(None);
    };
    let mut followed = Followed::default();
    let mut people: BTreeMap<(Option<Place>, Option<Place>), u32> = BTreeMap::new();
    for (person, then) in &before {
        let now = after.get(person).copied();
        *people.entry((Some(*then), now)).or_default() += 1;
        if let Some(now) = now.filter(|now| now.group != then.group) {
            followed.regrouped.insert(*person, (then.group, now.group));
        }
    }
    for (_, now) in after.iter().filter(|(person, _)| !before.contains_key(*person)) {
        *people.entry((None, Some(*now))).or_default() += 1;
    }
    followed.moves = Moves { people };
    Ok(Some(followed))
}

/// Where each counted person of a year stands.
fn places(books: &Books, year: u16) -> Result<Option<HashMap<Person, Place>>, StoreError> {
    let files = crate::file::current(books, year, Kind::Staff)?;
    if files.is_empty() {
        return Ok(None);
    }
    let mut places = HashMap::new();
    for file in files {
        let counted: HashMap<u32, Place> = post::of_file(books, file)?
            .into_iter()
            .filter(|(_, post)| post.left_out.is_none())
            .filter_map(|(number, post)| {
                let (section, band) = post.section.zip(post.band)?;
                let group = post.origin.group;
                Some((number, Place { section, band, group }))
            })
            .collect();
        let mut statement = books
            .conn
            .prepare_cached("SELECT person, post FROM assignment WHERE at BETWEEN ?1 AND ?2")?;
        let mut rows = statement.query(assignment::span(file))?;
        while let Some(row) = rows.next()? {
            if let Some(place) = counted.get(&row.get(1)?) {
                places.insert(row.get(0)?, *place);
            }
        }
    }
    Ok(Some(places))
}

#[cfg(test)]
mod tests {
    use domain::ethnicity::Origin;
    use domain::workforce::{Band, LeftOut, Section};

    use super::*;
    use crate::fixture::{Line, Trust, insert, person};

    const fn origin(group: Group) -> Origin {
        Origin { category: None, group }
    }

    fn line(row: u32, number: u32, band: Band, group: Group) -> Line {
        Line {
            row,
            person: person(number),
            origin: origin(group),
            section: Some(Section::NonClinical),
            band: Some(band),
            fte: None,
            primary: None,
            staff_group: "Administrative and Clerical".into(),
            division: String::new(),
            sex: String::new(),
            left_out: None,
        }
    }

    #[test]
    fn people_are_followed_by_their_number_and_only_those_who_count() {
        let mut trust = Trust::new();
        assert_eq!(
            between(&trust.store, 2025, 2026).unwrap(),
            None,
            "no list, nobody to follow"
        );
        let last = [
            line(2, 1, Band::Band7, Group::Unknown),
            line(3, 2, Band::Band7, Group::White),
            line(4, 3, Band::Band7, Group::Bme),
            line(5, 4, Band::Band7, Group::White),
        ];
        let now = [
            line(2, 1, Band::Band7, Group::Bme),
            line(3, 2, Band::Band8a, Group::White),
            Line {
                left_out: Some(LeftOut::Bank),
                ..line(4, 3, Band::Band7, Group::Bme)
            },
            line(6, 5, Band::Band5, Group::White),
            line(5, 4, Band::Band7, Group::White),
        ];
        trust.keep_for(2025, Kind::Staff, |tx, file| insert(tx, file, &last));
        assert_eq!(
            between(&trust.store, 2025, 2026).unwrap(),
            None,
            "one list is not enough"
        );
        trust.keep_for(2026, Kind::Staff, |tx, file| insert(tx, file, &now));
        let at = |band, group| {
            Some(Place {
                section: Section::NonClinical,
                band,
                group,
            })
        };
        let followed = between(&trust.store, 2025, 2026).unwrap().unwrap();
        let expected = [
            ((None, at(Band::Band5, Group::White)), 1),
            ((at(Band::Band7, Group::White), at(Band::Band7, Group::White)), 1),
            ((at(Band::Band7, Group::White), at(Band::Band8a, Group::White)), 1),
            ((at(Band::Band7, Group::Bme), None), 1),
            ((at(Band::Band7, Group::Unknown), at(Band::Band7, Group::Bme)), 1),
        ];
        assert_eq!(
            followed.moves.people,
            expected.into(),
            "somebody with nothing but a bank post now is not counted any more"
        );
        assert_eq!(followed.regrouped, [(person(1), (Group::Unknown, Group::Bme))].into());
    }
}
