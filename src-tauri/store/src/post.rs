//! What rows of a staff list say of a post, and what became of them, each statement once for the many rows that make it.
//!
//! Which row stands for a person is decided by the caller, who writes rows while a list is read and then says of the few that another
//! row has a say in what became of them ([`Changes`]).

use std::collections::{BTreeMap, HashMap};

use domain::breakdown::Particulars;
use domain::ethnicity::Origin;
use domain::workforce::{Band, LeftOut, Section};
use rusqlite::Row;

use crate::assignment::at;
use crate::{Books, COUNTED, FileId, StoreError, Tx, column};

/// What rows say of a post, as it is stored.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PostRow {
    /// Of counted rows, the origin the persons are counted with; of any others, what the rows themselves say.
    pub origin: Origin,
    /// Section of the return; counted rows must have one.
    pub section: Option<Section>,
    /// Band; counted rows must have one.
    pub band: Option<Band>,
    /// Whether the list marks the post as the primary one, where it says.
    pub primary: Option<bool>,
    /// Staff group as recorded, tidied; empty where not given.
    pub staff_group: String,
    /// Division as recorded, tidied; empty where not given.
    pub division: String,
    /// Sex as recorded, tidied; empty where not given.
    pub sex: String,
    /// Why the rows are left out; `None` if they count.
    pub left_out: Option<LeftOut>,
}

impl PostRow {
    /// What is said of it beside the group, to see people by where they stand.
    pub fn said(&self) -> Particulars {
        Particulars {
            category: self.origin.category,
            section: self.section,
            band: self.band,
            staff_group: self.staff_group.clone(),
            division: self.division.clone(),
            sex: self.sex.clone(),
            overseas: None,
        }
    }
}

/// Writes what rows say of a post under a number that is free in the file. The same may stand there under several numbers.
pub fn insert(tx: &Tx<'_>, file: FileId, number: u32, post: &PostRow) -> Result<(), StoreError> {
    write(tx, file, number, post, false)
}

fn write(tx: &Tx<'_>, file: FileId, number: u32, post: &PostRow, borrowed: bool) -> Result<(), StoreError> {
    let mut letter = [0; 4];
    let category: Option<&str> = post.origin.category.map(|category| &*category.encode_utf8(&mut letter));
    tx.conn
        .prepare_cached(
            "INSERT INTO post (file_id, number, category, grp, section, band, is_primary, staff_group, division, sex, outcome, borrowed)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12)",
        )?
        .execute(rusqlite::params![
            file,
            number,
            category,
            post.origin.group.key(),
            post.section.map(Section::key),
            post.band.map(Band::key),
            post.primary,
            post.staff_group,
            post.division,
            post.sex,
            post.left_out.map_or(COUNTED, LeftOut::key),
            borrowed,
        ])?;
    Ok(())
}

/// The posts of a file by number.
pub fn of_file(books: &Books, file: FileId) -> Result<BTreeMap<u32, PostRow>, StoreError> {
    let mut statement = books.conn.prepare_cached(
        "SELECT number, category, grp, section, band, is_primary, staff_group, division, sex, outcome FROM post WHERE file_id = ?1",
    )?;
    let posts = statement.query_map([file], |row| Ok((row.get(0)?, read(row)?)))?;
    Ok(posts.collect::<Result<_, _>>()?)
}

fn read(row: &Row<'_>) -> rusqlite::Result<PostRow> {
    Ok(PostRow {
        origin: Origin {
            category: column::category(row, 1)?,
            group: column::group(row, 2)?,
        },
        section: column::optional_key(row, 3, Section::from_key)?,
        band: column::optional_key(row, 4, Band::from_key)?,
        primary: row.get(5)?,
        staff_group: row.get(6)?,
        division: row.get(7)?,
        sex: row.get(8)?,
        left_out: column::key(row, 9, left_out)?,
    })
}

/// Reads an outcome: counted, or why not.
// Two layers because an unknown word must stay apart from a row that counts.
#[allow(clippy::option_option)]
fn left_out(outcome: &str) -> Option<Option<LeftOut>> {
    if outcome == COUNTED {
        Some(None)
    } else {
        LeftOut::from_key(outcome).map(Some)
    }
}

/// Gives every row of a file back what it says of itself, so that heads can be counted anew: second posts may count again, and
/// origins of other rows are given back.
pub fn give_back(tx: &Tx<'_>, file: FileId) -> Result<(), StoreError> {
    tx.conn.execute(
        "UPDATE post SET category = NULL, grp = 'unknown', borrowed = 0 WHERE file_id = ?1 AND borrowed = 1",
        [file],
    )?;
    tx.conn.execute(
        "UPDATE post SET outcome = 'counted' WHERE file_id = ?1 AND outcome = ?2",
        (file, LeftOut::SecondPost.key()),
    )?;
    Ok(())
}

/// What another row of the same person says of a row.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Change {
    /// It counts, with this origin, which it does not state itself.
    Borrow(Origin),
    /// It is left out after all.
    LeaveOut(LeftOut),
}

/// Changes to rows after all are written. Rows that said the same and change the same way share a post again.
#[derive(Debug)]
pub struct Changes<'a> {
    tx: &'a Tx<'a>,
    made: HashMap<(FileId, u32, Change), u32>,
    next: HashMap<FileId, u32>,
}

impl<'a> Changes<'a> {
    /// Nothing is changed yet.
    pub fn new(tx: &'a Tx<'a>) -> Self {
        Self {
            tx,
            made: HashMap::new(),
            next: HashMap::new(),
        }
    }

    /// Changes one row.
    pub fn change(&mut self, file: FileId, row: u32, change: Change) -> Result<(), StoreError> {
        let said: u32 = self
            .tx
            .conn
            .prepare_cached("SELECT post FROM assignment WHERE at = ?1")?
            .query_row([at(file, row)], |row| row.get(0))?;
        let post = match self.made.get(&(file, said, change)) {
            Some(post) => *post,
            None => self.make(file, said, change)?,
        };
        self.tx
            .conn
            .prepare_cached("UPDATE assignment SET post = ?2 WHERE at = ?1")?
            .execute((at(file, row), post))?;
        Ok(())
    }

    fn make(&mut self, file: FileId, said: u32, change: Change) -> Result<u32, StoreError> {
        let mut post = self
            .tx
            .conn
            .prepare_cached(
                "SELECT number, category, grp, section, band, is_primary, staff_group, division, sex, outcome
                 FROM post WHERE file_id = ?1 AND number = ?2",
            )?
            .query_row((file, said), read)?;
        match change {
            Change::Borrow(origin) => post.origin = origin,
            Change::LeaveOut(reason) => post.left_out = Some(reason),
        }
        let number = match self.next.get(&file) {
            Some(number) => *number,
            None => self
                .tx
                .conn
                .prepare_cached("SELECT max(number) + 1 FROM post WHERE file_id = ?1")?
                .query_row([file], |row| row.get(0))?,
        };
        write(self.tx, file, number, &post, matches!(change, Change::Borrow(_)))?;
        self.next.insert(file, number + 1);
        self.made.insert((file, said, change), number);
        Ok(number)
    }
}
