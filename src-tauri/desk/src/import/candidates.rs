//! What rows of a recruitment list say of applicant and job, each statement written once for the many rows that make it.

use std::collections::HashMap;

use domain::breakdown::Particulars;
use domain::ethnicity::Group;
use domain::recruitment::About;
use domain::workforce::Word;
use foldhash::fast::RandomState;
use store::StoreError;
use store::candidate::CandidateRow;

/// Statements remembered at a time; a list of endless ones has some of them written more than once.
const MOST: usize = 100_000;

/// The statements of one part of a list so far.
#[derive(Debug, Default)]
pub(super) struct Candidates {
    numbers: HashMap<(Group, About), u32, RandomState>,
    next: u32,
}

impl Candidates {
    /// The number of what a row says, whose words stand for texts; a statement that is new is given to be written.
    ///
    /// # Errors
    /// Where it could not be written.
    pub(super) fn number(
        &mut self,
        group: Group,
        about: About,
        text: impl Fn(Word) -> String,
        write: impl FnOnce(u32, &CandidateRow) -> Result<(), StoreError>,
    ) -> Result<u32, StoreError> {
        if let Some(number) = self.numbers.get(&(group, about)) {
            return Ok(*number);
        }
        if self.numbers.len() >= MOST {
            self.numbers.clear();
        }
        self.next += 1;
        let said = Particulars {
            category: about.category,
            section: about.section,
            band: about.band,
            staff_group: text(about.staff_group),
            division: text(about.division),
            sex: text(about.sex),
            overseas: about.overseas,
        };
        write(self.next, &CandidateRow { group, said })?;
        self.numbers.insert((group, about), self.next);
        Ok(self.next)
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

    use super::*;

    #[test]
    fn each_statement_is_written_once_and_a_group_makes_another() {
        let mut candidates = Candidates::default();
        let mut written: Vec<(u32, Group, String)> = Vec::new();
        let surgery = About {
            division: Word(1),
            ..About::default()
        };
        let rows = [
            (Group::White, surgery),
            (Group::Bme, surgery),
            (Group::White, surgery),
            (Group::White, About::default()),
        ];
        let text = |word: Word| if word == Word(1) { "Surgery" } else { "" }.to_owned();
        let numbers = rows.map(|(group, about)| {
            let write = |number, row: &CandidateRow| {
                written.push((number, row.group, row.said.division.clone()));
                Ok(())
            };
            candidates.number(group, about, text, write).unwrap()
        });
        assert_eq!(numbers, [1, 2, 1, 3]);
        let expected = [
            (1, Group::White, "Surgery"),
            (2, Group::Bme, "Surgery"),
            (3, Group::White, ""),
        ];
        assert_eq!(
            written,
            expected.map(|(number, group, text)| (number, group, text.to_owned()))
        );
    }
}
