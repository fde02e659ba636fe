//! Taking records while a file is read: counted at once, and written where they are to be kept.
//!
//! Nothing here holds a file's records; what must be known of all files of a kind together is held by [`Together`].

mod rows;

use std::collections::BTreeMap;
use std::hash::{DefaultHasher, Hasher};
use std::mem::take;
use std::ops::ControlFlow;

use chrono::NaiveDateTime;
use domain::headcount::Post;
use domain::kind::Kind;
use domain::recruitment::Identity;
use domain::rules::RulePack;
use domain::workforce::{Assignment, LeftOut, Word};
use files::read::{PastReturn, Record, Sighting, Taker};
use hmac::{Hmac, Mac};
use sha2::Sha256;
use store::application::ApplicationRow;
use store::assignment::AssignmentRow;
use store::board_member::MemberRow;
use store::case_entry::CaseRow;
use store::learning::LearningRow;
use store::past_item::PastItem;
use store::post::PostRow;
use store::{COUNTED, FileId, Person, StoreError, Tx};

use super::candidates::Candidates;
use super::overlap::Repeats;
use super::posts::Posts;
use super::together::Together;

/// Rows written at once.
const AT_ONCE: usize = 1024;

/// Where the records of a file are kept.
pub(super) struct Book<'a> {
    pub(super) tx: &'a Tx<'a>,
    /// The file's name, without folders.
    pub(super) name: &'a str,
    /// When it is kept.
    pub(super) at: NaiveDateTime,
}

/// What the records of a file came to.
#[derive(Debug, Default)]
pub(super) struct Taken {
    /// Its number among the parts of the import.
    pub(super) part: u16,
    /// Rows that count; of a staff list, of those each looked at by itself until [`Together::settle`] has decided.
    pub(super) used: u32,
    /// Distinct people counted that no file of the kind before it names; 0 where the kind counts none.
    pub(super) people: u32,
    /// Records that do not count, by reason.
    pub(super) left_out: BTreeMap<String, u32>,
    /// Whether a row that would count has no place yet, because something is left to decide.
    pub(super) undecided: bool,
    /// Cases that a part before this one has as well, to judge by person and day.
    pub(super) again: u32,
    /// Applications that a part before this one has as well.
    pub(super) repeats: Repeats,
    /// Tells the records of a kind that is counted by rows from any others, in their order.
    pub(super) seal: u64,
    /// A past return.
    pub(super) past: Option<PastReturn>,
    /// The file's id, where its records were written.
    pub(super) file: Option<FileId>,
}

/// Rows that wait to be written together.
enum Waiting {
    Nothing,
    Assignments(Vec<AssignmentRow>),
    Applications(Vec<ApplicationRow>),
    Cases(Vec<CaseRow>),
    Learning(Vec<LearningRow>),
    Members(Vec<MemberRow>),
}

/// Takes the records of one file.
pub(super) struct Taking<'a> {
    rules: &'a RulePack,
    hash: Hmac<Sha256>,
    /// Where the records are kept; nowhere for a look without a store.
    book: Option<Book<'a>>,
    /// Told the rows read so far; says whether to go on.
    tell: &'a mut dyn FnMut(u32) -> bool,
    together: &'a mut Together,
    part: u16,
    kind: Option<Kind>,
    /// The file's id in the store, from its first record on.
    file: Option<FileId>,
    outcomes: BTreeMap<&'static str, u32>,
    people: u32,
    again: u32,
    seal: DefaultHasher,
    past: Option<PastReturn>,
    /// Parts that have come to their end.
    done: Vec<Taken>,
    waiting: Waiting,
    posts: Posts,
    candidates: Candidates,
    /// A row of a staff list that would count but has no place yet, because something is left to decide.
    undecided: bool,
    failure: Option<StoreError>,
    /// What the first rows showed.
    sighting: Option<Sighting>,
}

impl<'a> Taking<'a> {
    /// Takes records under rules; persons are hashed under a key.
    pub(super) fn new(
        rules: &'a RulePack,
        key: &[u8; 32],
        book: Option<Book<'a>>,
        together: &'a mut Together,
        tell: &'a mut dyn FnMut(u32) -> bool,
    ) -> Self {
        let part = together.next_part();
        // A key shorter than a block is padded with noughts, by the definition of HMAC.
        let mut block = [0; 64];
        block[..32].copy_from_slice(key);
        Self {
            rules,
            hash: <Hmac<Sha256> as Mac>::new(&block.into()),
            book,
            tell,
            together,
            part,
            kind: None,
            file: None,
            outcomes: BTreeMap::new(),
            people: 0,
            again: 0,
            seal: DefaultHasher::new(),
            past: None,
            done: Vec::new(),
            waiting: Waiting::Nothing,
            posts: Posts::default(),
            candidates: Candidates::default(),
            undecided: false,
            failure: None,
            sighting: None,
        }
    }

    /// What the first rows of the workbook showed, once they were looked at.
    pub(super) fn sighting(&mut self) -> Option<Sighting> {
        self.sighting.take()
    }

    /// What the records of each part came to, once all are taken: of a list on several sheets one a sheet, else one.
    ///
    /// # Errors
    /// Where the store could not keep them.
    pub(super) fn finish(mut self) -> Result<Vec<Taken>, StoreError> {
        let last = self.end_part();
        self.done.push(last);
        self.failure.map_or(Ok(self.done), Err)
    }

    /// What the records came to since the file, or its last part, began; the next are of another part.
    fn end_part(&mut self) -> Taken {
        self.write();
        self.waiting = Waiting::Nothing;
        self.posts = Posts::default();
        self.candidates = Candidates::default();
        let mut taken = Taken {
            part: self.part,
            undecided: take(&mut self.undecided),
            again: take(&mut self.again),
            seal: take(&mut self.seal).finish(),
            past: self.past.take(),
            file: self.file.take(),
            ..Taken::default()
        };
        match self.kind.take() {
            Some(Kind::Survey) => taken.used = 1,
            Some(Kind::Return) => {
                let items = taken.past.as_ref().map_or(0, |past| past.items.len());
                taken.used = u32::try_from(items).unwrap_or(u32::MAX);
            }
            Some(kind) => {
                taken.used = self.outcomes.remove(COUNTED).unwrap_or(0);
                taken.people = match kind {
                    Kind::Board | Kind::Staff => taken.used,
                    _ => self.people,
                };
                taken.left_out = take(&mut self.outcomes)
                    .into_iter()
                    .map(|(reason, rows)| (reason.to_owned(), rows))
                    .collect();
            }
            None => {}
        }
        self.outcomes.clear();
        self.people = 0;
        taken
    }

    /// A person's number under the store's own key: the same within a store, and of no use outside it.
    fn person(&self, number: &str) -> Option<[u8; 16]> {
        if number.is_empty() {
            return None;
        }
        let mut mac = self.hash.clone();
        mac.update(number.as_bytes());
        let full = mac.finalize().into_bytes();
        let mut short = [0; 16];
        short.copy_from_slice(&full[..16]);
        Some(short)
    }

    /// What tells an application from others under the store's own key, and whether it is certain.
    fn identity(&self, identity: &Identity) -> Option<([u8; 16], bool)> {
        let (text, is_certain) = match identity {
            Identity::Unknown => return None,
            Identity::Number(text) => (text, false),
            Identity::Reference(text) => (text, true),
        };
        // No person's number begins like this, and a reference is never a number.
        let hashed = self.person(&format!("application\n{is_certain}\n{text}"))?;
        Some((hashed, is_certain))
    }

    /// Counts a row of a log under its outcome, and its person where it counts. A row without a number is a person of its own.
    fn count(&mut self, kind: Kind, outcome: &'static str, person: Option<[u8; 16]>) {
        *self.outcomes.entry(outcome).or_default() += 1;
        if outcome == COUNTED && person.is_none_or(|person| self.together.is_new(kind, self.part, person)) {
            self.people += 1;
        }
    }

    fn assignment(&mut self, held: &Assignment) {
        let person = self.person(&held.person);
        let post = Post::of(held, self.part, self.rules.snapshot);
        self.together.post(person, &post);
        *self
            .outcomes
            .entry(post.left_out.map_or(COUNTED, LeftOut::key))
            .or_default() += 1;
        self.undecided |= post.left_out.is_none() && (held.section.is_none() || held.band.is_none());
        if self.undecided {
            return;
        }
        let (Some(book), Some(file)) = (&self.book, self.file) else {
            return;
        };
        let write = |number, said: &PostRow| store::post::insert(book.tx, file, number, said);
        let said = match self.posts.number(held, post.left_out, write) {
            Ok(said) => said,
            Err(failure) => {
                self.failure.get_or_insert(failure);
                return;
            }
        };
        let row = AssignmentRow {
            row: held.row,
            // A row without a number is a person of its own; its row number cannot be another's trust number, which is never blank.
            person: Person(person.unwrap_or_else(|| self.nobody(held.row))),
            fte: held.fte,
            post: said,
        };
        match &mut self.waiting {
            Waiting::Assignments(rows) => rows.push(row),
            waiting => *waiting = Waiting::Assignments(vec![row]),
        }
    }

    /// Stands for the person of a row that names none.
    fn nobody(&self, row: u32) -> [u8; 16] {
        let mut mac = self.hash.clone();
        mac.update(b"\0");
        mac.update(&self.part.to_be_bytes());
        mac.update(&row.to_be_bytes());
        let full = mac.finalize().into_bytes();
        let mut short = [0; 16];
        short.copy_from_slice(&full[..16]);
        short
    }

    /// Writes what waits.
    fn write(&mut self) {
        let Some((tx, file)) = self.place() else {
            self.waiting = Waiting::Nothing;
            return;
        };
        let written = match &mut self.waiting {
            Waiting::Nothing => Ok(()),
            Waiting::Assignments(rows) => store::assignment::insert(tx, file, rows).map(|()| rows.clear()),
            Waiting::Applications(rows) => store::application::insert(tx, file, rows).map(|()| rows.clear()),
            Waiting::Cases(rows) => store::case_entry::insert(tx, file, rows).map(|()| rows.clear()),
            Waiting::Learning(rows) => store::learning::insert(tx, file, rows).map(|()| rows.clear()),
            Waiting::Members(rows) => store::board_member::insert(tx, file, rows).map(|()| rows.clear()),
        };
        if let Err(failure) = written {
            self.failure.get_or_insert(failure);
        }
    }

    /// Where records go; nowhere for a look without a store.
    fn place(&self) -> Option<(&'a Tx<'a>, FileId)> {
        self.book.as_ref().map(|book| book.tx).zip(self.file)
    }

    fn keep(&mut self, write: impl FnOnce(&Tx<'_>, FileId) -> Result<(), StoreError>) {
        if let Some(Err(failure)) = self.place().map(|(tx, file)| write(tx, file)) {
            self.failure.get_or_insert(failure);
        }
    }

    /// Makes room in the store for the file, whose kind the first record tells.
    fn begin(&mut self, kind: Kind) {
        self.kind = Some(kind);
        if let Some(book) = &self.book {
            let is_first = self.together.is_first(kind);
            match super::keep::begin(book.tx, self.rules, kind, book.name, book.at, is_first) {
                Ok(file) => self.file = Some(file),
                Err(failure) => self.failure = Some(failure),
            }
        }
    }
}

impl Waiting {
    fn len(&self) -> usize {
        match self {
            Self::Nothing => 0,
            Self::Assignments(rows) => rows.len(),
            Self::Applications(rows) => rows.len(),
            Self::Cases(rows) => rows.len(),
            Self::Learning(rows) => rows.len(),
            Self::Members(rows) => rows.len(),
        }
    }
}

impl Taker for Taking<'_> {
    fn sighted(&mut self, sighting: Sighting) {
        self.sighting = Some(sighting);
    }

    fn part(&mut self) -> ControlFlow<()> {
        let part = self.end_part();
        self.done.push(part);
        self.part = self.together.next_part();
        if self.failure.is_some() {
            ControlFlow::Break(())
        } else {
            ControlFlow::Continue(())
        }
    }

    fn rows(&mut self, read: u32) -> ControlFlow<()> {
        if (self.tell)(read) {
            ControlFlow::Continue(())
        } else {
            ControlFlow::Break(())
        }
    }

    fn word(&mut self, word: Word, text: &str) -> ControlFlow<()> {
        self.posts.word(word, text);
        ControlFlow::Continue(())
    }

    fn record(&mut self, record: Record) -> ControlFlow<()> {
        if self.kind.is_none() {
            self.begin(record.kind());
        }
        match record {
            Record::Assignment(held) => self.assignment(&held),
            Record::Application(held) => self.application(&held),
            Record::Summary(summary) => self.summary(&summary),
            Record::Case(held) => self.case(&held),
            Record::Learning(held) => self.learning(&held),
            Record::Member(held) => self.member(&held),
            Record::Survey(results) => {
                self.keep(|tx, file| store::survey_result::insert(tx, file, &results));
            }
            Record::Return(past) => {
                let items: Vec<PastItem> = past
                    .items
                    .iter()
                    .map(|(item, figures)| PastItem {
                        year: past.year,
                        item: item.to_string(),
                        figures: *figures,
                    })
                    .collect();
                self.keep(|tx, file| store::past_item::insert(tx, file, &items));
                self.past = Some(past);
            }
        }
        if self.waiting.len() >= AT_ONCE {
            self.write();
        }
        if self.failure.is_some() {
            ControlFlow::Break(())
        } else {
            ControlFlow::Continue(())
        }
    }
}
