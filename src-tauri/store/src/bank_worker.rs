//! Bank-only workers of a year's staff list: people with a bank post and no post that counts in the standard itself.

use std::collections::{HashMap, HashSet};

use domain::ethnicity::Group;
use domain::workforce::LeftOut;

use crate::file::Kind;
use crate::post::{self, PostRow};
use crate::{Books, Person, StoreError, assignment};

/// One bank-only worker, from the first of their bank posts in the list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BankWorker {
    /// The group: what the first bank row that states one says.
    pub group: Group,
    /// Sex as recorded, tidied; empty where not given.
    pub sex: String,
    /// Some bank post of theirs is in force on the snapshot date.
    pub in_force: bool,
    /// Another row says that the person left a post of the trust itself, so that what happened to them in the year is counted with the staff.
    pub left_a_post: bool,
}

/// The bank-only workers of a year's current staff list, also those whose bank posts had ended or not begun; `None` where the year has no staff list.
pub fn of_year(books: &Books, year: u16) -> Result<Option<HashMap<Person, BankWorker>>, StoreError> {
    let files = crate::file::current(books, year, Kind::Staff)?;
    if files.is_empty() {
        return Ok(None);
    }
    let mut workers: HashMap<Person, BankWorker> = HashMap::new();
    let posts = files
        .iter()
        .map(|file| Ok((*file, post::of_file(books, *file)?)))
        .collect::<Result<Vec<_>, StoreError>>()?;
    for (file, held) in &posts {
        let is_bank = |post: &PostRow| post.left_out.is_some_and(LeftOut::is_bank);
        if !held.values().any(is_bank) {
            continue;
        }
        each(books, *file, |person, number| {
            let Some(post) = held.get(&number).filter(|post| is_bank(post)) else {
                return;
            };
            let worker = workers.entry(person).or_insert_with(|| BankWorker {
                group: post.origin.group,
                sex: post.sex.clone(),
                in_force: false,
                left_a_post: false,
            });
            worker.in_force |= post.left_out == Some(LeftOut::Bank);
            if worker.group == Group::Unknown {
                worker.group = post.origin.group;
            }
            if worker.sex.is_empty() {
                worker.sex.clone_from(&post.sex);
            }
        })?;
    }
    if workers.is_empty() {
        return Ok(Some(workers));
    }
    let mut in_the_standard: HashSet<Person> = HashSet::new();
    for (file, held) in &posts {
        each(books, *file, |person, number| {
            let Some(worker) = workers.get_mut(&person) else { return };
            match held.get(&number).map(|post| post.left_out) {
                Some(None) => {
                    in_the_standard.insert(person);
                }
                Some(Some(LeftOut::Leaver)) => worker.left_a_post = true,
                _ => {}
            }
        })?;
    }
    workers.retain(|person, _| !in_the_standard.contains(person));
    Ok(Some(workers))
}

/// Tells every row's person and the number of its post, in the order of the sheet.
fn each(books: &Books, file: crate::FileId, mut tell: impl FnMut(Person, u32)) -> Result<(), StoreError> {
    let mut statement = books
        .conn
        .prepare_cached("SELECT person, post FROM assignment WHERE at BETWEEN ?1 AND ?2 ORDER BY at")?;
    let mut rows = statement.query(assignment::span(file))?;
    while let Some(row) = rows.next()? {
        tell(row.get(0)?, row.get(1)?);
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use domain::ethnicity::Origin;
    use domain::workforce::{Band, Section};

    use super::*;
    use crate::fixture::{Line, Trust, insert, person};

    fn line(row: u32, who: u32, group: Group, left_out: Option<LeftOut>) -> Line {
        Line {
            row,
            person: person(who),
            origin: Origin { group, category: None },
            section: Some(Section::Clinical),
            band: Some(Band::Band5),
            fte: None,
            primary: None,
            staff_group: String::new(),
            division: String::new(),
            sex: if row.is_multiple_of(2) {
                "Female".into()
            } else {
                String::new()
            },
            left_out,
        }
    }

    #[test]
    fn a_person_is_bank_only_where_no_post_of_theirs_counts() {
        let mut trust = Trust::new();
        assert!(
            of_year(&trust.store, 2026).unwrap().is_none(),
            "without a list nothing is known"
        );
        trust.keep(Kind::Staff, |tx, file| {
            insert(
                tx,
                file,
                &[
                    line(1, 1, Group::Unknown, Some(LeftOut::Bank)),
                    line(2, 1, Group::Bme, Some(LeftOut::Bank)),
                    line(3, 2, Group::White, Some(LeftOut::Bank)),
                    line(4, 2, Group::White, None),
                    line(5, 3, Group::White, Some(LeftOut::Leaver)),
                    line(6, 3, Group::White, Some(LeftOut::Bank)),
                    line(7, 4, Group::White, Some(LeftOut::Agency)),
                    line(8, 5, Group::White, Some(LeftOut::BankEnded)),
                    line(9, 6, Group::White, Some(LeftOut::BankEnded)),
                    line(10, 6, Group::White, Some(LeftOut::Bank)),
                    line(11, 7, Group::White, Some(LeftOut::BankNotBegun)),
                    line(12, 8, Group::White, Some(LeftOut::BankEnded)),
                    line(13, 8, Group::White, None),
                ],
            )
        });
        let held = of_year(&trust.store, 2026).unwrap().unwrap();
        assert_eq!(
            held.len(),
            5,
            "one with two bank posts, one who left a post and works on the bank, and three with bank posts that ended or are to come: {held:?}"
        );
        let first = &held[&person(1)];
        assert_eq!(
            (first.group, first.sex.as_str()),
            (Group::Bme, "Female"),
            "what one row leaves open another may state"
        );
        assert!(held[&person(3)].left_a_post && !first.left_a_post);
        assert!(!held.contains_key(&person(2)), "who has a post that counts is staff");
        assert!(!held.contains_key(&person(8)), "also beside a bank post that has ended");
        assert_eq!(
            [1, 3, 5, 6, 7].map(|who| held[&person(who)].in_force),
            [true, true, false, true, false],
            "one bank post in force is enough; one that ended or has not begun is none"
        );
    }
}
