//! The rows behind a count, by file and group.

use std::collections::BTreeMap;

use domain::breakdown::Place;
use domain::ethnicity::Group;
use domain::recruitment::Stage;
use domain::workforce::{Band, Section};
use store::file::{KeptFile, Kind};
use store::{Books, COUNTED, FileId};

use crate::DeskError;
use crate::breakdown::{self, Line};
use crate::gather::{Folded, YearData};

/// Row numbers by group, in the order of the sheet.
pub(super) type Rows = BTreeMap<Group, Vec<u32>>;

/// What a counted key counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Counted<'a> {
    /// Staff in some places of the return.
    Staff(Places),
    /// Applications that reached a stage.
    Applications(Stage),
    /// People of the case log.
    Cases,
    /// People of the learning records.
    Learning,
    /// Survey percentages of an indicator.
    Survey,
    /// Members of the board.
    Board(&'a str),
}

/// Some places of the return.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Places {
    /// Everyone.
    All,
    /// Bands 8a to 9 and very senior managers.
    Senior,
    /// One row; consultants with the senior medical managers among them.
    One(Section, Band),
}

impl Places {
    fn hold(self, section: Section, band: Band) -> bool {
        match self {
            Self::All => true,
            Self::Senior => band.is_senior(),
            Self::One(wanted, Band::Consultant) => {
                section == wanted && matches!(band, Band::Consultant | Band::SeniorMedicalManager)
            }
            Self::One(wanted, row) => (section, band) == (wanted, row),
        }
    }
}

impl<'a> Counted<'a> {
    /// What a key counts; `None` for a key of something worked out.
    pub(super) fn of(key: &'a str) -> Option<Self> {
        let parts: Vec<&str> = key.split('.').collect();
        match parts.as_slice() {
            ["workforce", "total"] => Some(Self::Staff(Places::All)),
            ["workforce", "senior"] => Some(Self::Staff(Places::Senior)),
            ["workforce", section, band] => Some(Self::Staff(Places::One(
                Section::from_key(section)?,
                Band::from_key(band)?,
            ))),
            ["recruitment", "shortlisted"] => Some(Self::Applications(Stage::Shortlisted)),
            ["recruitment", "appointed"] => Some(Self::Applications(Stage::Appointed)),
            ["casework", "people"] => Some(Self::Cases),
            ["training", "people"] => Some(Self::Learning),
            ["survey", _] => Some(Self::Survey),
            ["board", part] => Some(Self::Board(part)),
            _ => None,
        }
    }

    /// The kind of file it is counted from.
    pub(super) const fn kind(self) -> Kind {
        match self {
            Self::Staff(_) => Kind::Staff,
            Self::Applications(_) => Kind::Recruitment,
            Self::Cases => Kind::Casework,
            Self::Learning => Kind::Training,
            Self::Survey => Kind::Survey,
            Self::Board(_) => Kind::Board,
        }
    }

    /// What a reader should know of how rows become this count.
    pub(super) const fn note(self) -> &'static str {
        match self {
            Self::Staff(_) => "One row for each person: the one that decides where they are counted.",
            Self::Applications(_) => {
                "One row for each application; a row of a table of counts stands for as many as it says."
            }
            Self::Cases => {
                "Every row of the people counted; a person with several cases is counted once. Who they are, the staff list says."
            }
            Self::Learning => {
                "Every row of the people counted; a person with several courses is counted once. Who they are, the staff list says."
            }
            Self::Survey => "The percentages stand in the file as they are; nothing is counted.",
            Self::Board(_) => "One row for each member who sat on the board on the snapshot date.",
        }
    }

    /// How many rows of a file count; of cases and learning that depends on the staff list held now.
    pub(super) fn used(self, data: &YearData<'_>, kept: &KeptFile) -> u32 {
        let folded = match self {
            Self::Cases => data.casework.as_ref(),
            Self::Learning => data.training.as_ref(),
            _ => return kept.file.rows_used,
        };
        folded
            .and_then(|folded| folded.files.get(&kept.id))
            .map_or(0, |part| part.rows)
    }

    /// The rows of a file that are behind it.
    pub(super) fn rows(
        self,
        books: &Books,
        data: &YearData<'_>,
        file: FileId,
        line: Option<Line<'_>>,
    ) -> Result<Rows, DeskError> {
        let holds = |place: Place<'_>, group| line.is_none_or(|line| line.holds(place, group));
        let mut rows = Rows::new();
        let mut add = |group: Group, row: u32| rows.entry(group).or_default().push(row);
        match self {
            Self::Staff(places) => {
                let posts = store::post::of_file(books, file)?;
                let groups: BTreeMap<u32, Group> = posts
                    .into_iter()
                    .filter(|(_, post)| post.left_out.is_none())
                    .filter_map(|(number, post)| {
                        let (section, band) = post.section.zip(post.band)?;
                        let group = post.origin.group;
                        let held = places.hold(section, band) && holds(Place::Recorded(&post.said()), group);
                        held.then_some((number, group))
                    })
                    .collect();
                for row in store::assignment::of_file(books, file)? {
                    if let Some(group) = groups.get(&row.post) {
                        add(*group, row.row);
                    }
                }
            }
            Self::Applications(stage) => {
                let candidates = store::candidate::of_file(books, file)?;
                for row in store::application::of_file(books, file)? {
                    if row.outcome == COUNTED
                        && row.stage >= stage
                        && let Some(candidate) = candidates.get(&row.candidate)
                        && holds(Place::Recorded(&candidate.said), candidate.group)
                    {
                        add(candidate.group, row.row);
                    }
                }
            }
            Self::Cases | Self::Learning => {
                let folded: Option<&Folded> = if self == Self::Cases {
                    data.casework.as_ref()
                } else {
                    data.training.as_ref()
                };
                let part = folded.and_then(|folded| folded.files.get(&file));
                for (row, group, stand) in part.map(|part| part.row_numbers.as_slice()).unwrap_or_default() {
                    if holds(breakdown::place(data, *stand), *group) {
                        add(*group, *row);
                    }
                }
            }
            Self::Survey => {}
            Self::Board(part) => {
                for member in store::board_member::of_file(books, file)?
                    .into_iter()
                    .filter(|member| member.sits)
                {
                    let is_part = match part {
                        "voting" => member.voting,
                        "non_voting" => !member.voting,
                        "executive" => member.executive,
                        "non_executive" => !member.executive,
                        _ => true,
                    };
                    if is_part {
                        add(member.group, member.row);
                    }
                }
            }
        }
        put_in_order(&mut rows);
        Ok(rows)
    }
}

/// The rows of a staff list that count, by the place of the return their person stands in; the list is read once.
pub(super) fn by_place(books: &Books, file: FileId) -> Result<BTreeMap<(Section, Band), Rows>, DeskError> {
    let posts = store::post::of_file(books, file)?;
    let places: BTreeMap<u32, (Section, Band, Group)> = posts
        .into_iter()
        .filter(|(_, post)| post.left_out.is_none())
        .filter_map(|(number, post)| {
            let (section, band) = post.section.zip(post.band)?;
            Some((number, (section, band, post.origin.group)))
        })
        .collect();
    let mut held: BTreeMap<(Section, Band), Rows> = BTreeMap::new();
    for row in store::assignment::of_file(books, file)? {
        if let Some((section, band, group)) = places.get(&row.post) {
            let rows = held.entry((*section, *band)).or_default();
            rows.entry(*group).or_default().push(row.row);
        }
    }
    for rows in held.values_mut() {
        put_in_order(rows);
    }
    Ok(held)
}

/// Of the rows of a staff list those of one row of the return.
pub(super) fn of_place(held: &BTreeMap<(Section, Band), Rows>, section: Section, band: Band) -> Rows {
    let mut found = Rows::new();
    for ((at, row), rows) in held {
        if Places::One(section, band).hold(*at, *row) {
            for (group, numbers) in rows {
                found.entry(*group).or_default().extend(numbers);
            }
        }
    }
    put_in_order(&mut found);
    found
}

fn put_in_order(rows: &mut Rows) {
    for numbers in rows.values_mut() {
        numbers.sort_unstable();
        numbers.dedup();
    }
}

/// Row numbers as a reader writes them: "2–14, 16, 20–31".
pub(super) fn ranges(numbers: &[u32]) -> String {
    let mut ranges: Vec<(u32, u32)> = Vec::new();
    for number in numbers {
        match ranges.last_mut() {
            Some((_, last)) if *last + 1 == *number => *last = *number,
            _ => ranges.push((*number, *number)),
        }
    }
    let shown: Vec<String> = ranges
        .into_iter()
        .map(|(first, last)| match last - first {
            0 => first.to_string(),
            1 => format!("{first}, {last}"),
            _ => format!("{first}–{last}"),
        })
        .collect();
    shown.join(", ")
}

#[cfg(test)]
mod tests {
    use super::ranges;

    #[test]
    fn rows_that_follow_each_other_are_written_as_one_range() {
        for (numbers, written) in [
            (&[][..], ""),
            (&[7][..], "7"),
            (&[2, 3][..], "2, 3"),
            (&[2, 3, 4, 6, 8, 9, 10, 11][..], "2–4, 6, 8–11"),
        ] {
            assert_eq!(ranges(numbers), written);
        }
    }
}
