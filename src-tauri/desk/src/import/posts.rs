//! What the rows of a staff list say of a post, each statement written once for the many rows that make it.

use std::collections::HashMap;
use std::hash::{Hash, Hasher};

use domain::ethnicity::Origin;
use domain::workforce::{Assignment, Band, LeftOut, Section, Word};
use foldhash::fast::RandomState;
use store::StoreError;
use store::post::PostRow;

/// Statements remembered at a time; a list of endless ones has some of them written more than once.
const MOST: usize = 100_000;

/// The statements of one part of a list so far.
#[derive(Debug, Default)]
pub(super) struct Posts {
    /// What the numbers of words stand for, from 1.
    words: Vec<String>,
    numbers: HashMap<Said, u32, RandomState>,
    next: u32,
}

/// A statement.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Said {
    origin: Origin,
    section: Option<Section>,
    band: Option<Band>,
    primary: Option<bool>,
    staff_group: Word,
    division: Word,
    sex: Word,
    left_out: Option<LeftOut>,
}

/// By what differs most; a statement is looked up for every row.
impl Hash for Said {
    fn hash<H: Hasher>(&self, state: &mut H) {
        let place =
            self.band.map_or(0, |band| band as u64 + 1) << 8 | self.section.map_or(0, |section| section as u64 + 1);
        let origin = self.origin.category.map_or(0, u64::from) << 8 | self.origin.group as u64;
        state.write_u64(u64::from(self.staff_group.0) << 32 | u64::from(self.division.0));
        state.write_u64(u64::from(self.sex.0) << 40 | origin << 16 | place);
    }
}

impl Posts {
    /// Hears what a word stands for. Where it stood for something else before, so do the statements that had it.
    pub(super) fn word(&mut self, word: Word, text: &str) {
        let Some(index) = word.0.checked_sub(1).and_then(|index| usize::try_from(index).ok()) else {
            return;
        };
        if let Some(held) = self.words.get_mut(index) {
            text.clone_into(held);
            self.numbers.clear();
        } else {
            self.words.resize(index, String::new());
            self.words.push(text.to_owned());
        }
    }

    /// The number of what a row says; a statement that is new is given to be written.
    ///
    /// # Errors
    /// Where it could not be written.
    pub(super) fn number(
        &mut self,
        row: &Assignment,
        left_out: Option<LeftOut>,
        write: impl FnOnce(u32, &PostRow) -> Result<(), StoreError>,
    ) -> Result<u32, StoreError> {
        let said = Said {
            origin: row.origin,
            section: row.section,
            band: row.band,
            primary: row.primary,
            staff_group: row.staff_group,
            division: row.division,
            sex: row.sex,
            left_out,
        };
        if let Some(number) = self.numbers.get(&said) {
            return Ok(*number);
        }
        if self.numbers.len() >= MOST {
            self.numbers.clear();
        }
        self.next += 1;
        write(self.next, &self.post(&said))?;
        self.numbers.insert(said, self.next);
        Ok(self.next)
    }

    /// What a word stands for; empty where nothing is recorded.
    pub(super) fn text(&self, word: Word) -> String {
        let index = word.0.checked_sub(1).and_then(|index| usize::try_from(index).ok());
        index
            .and_then(|index| self.words.get(index))
            .cloned()
            .unwrap_or_default()
    }

    fn post(&self, said: &Said) -> PostRow {
        PostRow {
            origin: said.origin,
            section: said.section,
            band: said.band,
            primary: said.primary,
            staff_group: self.text(said.staff_group),
            division: self.text(said.division),
            sex: self.text(said.sex),
            left_out: said.left_out,
        }
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

    use super::*;

    fn row(division: u32) -> Assignment {
        Assignment {
            row: 2,
            person: "1".to_owned(),
            origin: Origin::UNKNOWN,
            section: None,
            band: None,
            fte: None,
            primary: None,
            start: None,
            leave: None,
            category: None,
            excluded: false,
            staff_group: Word::NONE,
            division: Word(division),
            sex: Word::NONE,
        }
    }

    #[test]
    fn each_statement_is_written_once_and_a_word_told_again_makes_a_new_one() {
        let mut posts = Posts::default();
        let mut written: Vec<(u32, String)> = Vec::new();
        let mut number = |posts: &mut Posts, division| {
            posts
                .number(&row(division), None, |number, post| {
                    written.push((number, post.division.clone()));
                    Ok(())
                })
                .unwrap()
        };
        posts.word(Word(1), "Surgery");
        posts.word(Word(2), "Medicine");
        assert_eq!([1, 2, 1, 0].map(|division| number(&mut posts, division)), [1, 2, 1, 3]);
        posts.word(Word(1), "Estates");
        assert_eq!(number(&mut posts, 1), 4, "it stands for another division now");
        let expected = [(1, "Surgery"), (2, "Medicine"), (3, ""), (4, "Estates")];
        assert_eq!(written, expected.map(|(number, text)| (number, text.to_owned())));
    }
}
