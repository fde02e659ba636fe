//! A year's staff list in one pass over its rows: how many people each post counts, and where some named people stand on it.

use std::collections::{HashMap, HashSet};
use std::hash::BuildHasher;

use domain::breakdown::{Cell, Particulars, Place};
use domain::ethnicity::{Group, Triple};
use domain::workforce::{LeftOut, Workforce};

use crate::file::Kind;
use crate::post::PostRow;
use crate::roster::Listed;
use crate::{Books, Person, StoreError, assignment, post, roster};

/// What rows say of a post, and how many rows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Held {
    /// What they say beside the group.
    pub said: Particulars,
    /// The group; of counted rows, that of the person.
    pub group: Group,
    /// Why the rows are left out; `None` if they count.
    pub left_out: Option<LeftOut>,
    /// Whether the list marks the post as the primary one.
    pub is_primary: bool,
    /// Rows, which are people where they count.
    pub rows: u32,
}

/// The staff list of a year, all files of it together.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct StaffList {
    /// Every post of the list.
    pub posts: Vec<Held>,
    /// Those of the people asked for whom the list knows.
    pub people: HashMap<Person, Listed>,
}

impl StaffList {
    /// Indicator 1: counted staff by section and band.
    pub fn workforce(&self) -> Workforce {
        let mut workforce = Workforce::default();
        for post in self.counted() {
            // The table holds no post that counts without a place.
            if let Some(place) = post.said.section.zip(post.said.band) {
                *workforce.people.entry(place).or_default() += Triple::of(post.group, post.rows);
            }
        }
        workforce
    }

    /// Counted staff by where they stand.
    pub fn cells(&self) -> impl Iterator<Item = Cell<'_>> {
        self.counted().map(|post| Cell {
            place: Place::Recorded(&post.said),
            whole: Triple::of(post.group, post.rows),
            part: Triple::default(),
        })
    }

    fn counted(&self) -> impl Iterator<Item = &Held> {
        self.posts.iter().filter(|post| post.left_out.is_none())
    }
}

/// The current staff list of a year, and where some people stand on it. `None` where the year has no staff list.
pub fn of_year<S: BuildHasher>(
    books: &Books,
    year: u16,
    people: &HashSet<Person, S>,
) -> Result<Option<StaffList>, StoreError> {
    let files = crate::file::current(books, year, Kind::Staff)?;
    if files.is_empty() {
        return Ok(None);
    }
    let mut list = StaffList::default();
    for file in files {
        let mut places: HashMap<u32, usize> = HashMap::new();
        for (number, post) in post::of_file(books, file)? {
            places.insert(number, list.posts.len());
            list.posts.push(held(&post));
        }
        if people.is_empty() {
            let mut statement = books
                .conn
                .prepare_cached("SELECT post FROM assignment WHERE at BETWEEN ?1 AND ?2")?;
            let mut rows = statement.query(assignment::span(file))?;
            while let Some(row) = rows.next()? {
                if let Some(place) = places.get(&row.get(0)?) {
                    list.posts[*place].rows += 1;
                }
            }
            continue;
        }
        let mut statement = books
            .conn
            .prepare_cached("SELECT person, post FROM assignment WHERE at BETWEEN ?1 AND ?2 ORDER BY at")?;
        let mut rows = statement.query(assignment::span(file))?;
        while let Some(row) = rows.next()? {
            let Some(place) = places.get(&row.get(1)?).copied() else {
                continue;
            };
            list.posts[place].rows += 1;
            let person = row.get(0)?;
            if people.contains(&person) {
                let new = Listed {
                    group: list.posts[place].group,
                    left_out: list.posts[place].left_out,
                    post: place,
                };
                let posts = &list.posts;
                list.people
                    .entry(person)
                    .and_modify(|held| *held = roster::merge(*held, new, |post| posts[post].is_primary))
                    .or_insert(new);
            }
        }
    }
    Ok(Some(list))
}

fn held(post: &PostRow) -> Held {
    Held {
        said: post.said(),
        group: post.origin.group,
        left_out: post.left_out,
        is_primary: post.primary == Some(true),
        rows: 0,
    }
}
