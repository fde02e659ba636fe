//! Opening the file, and the one way to change it.

use std::fs::{self, OpenOptions};
use std::io::ErrorKind;
use std::ops::Deref;
use std::path::{Path, PathBuf};
use std::time::Duration;

use rusqlite::{Connection, MAIN_DB, OpenFlags, Transaction, TransactionBehavior};
use rusqlite_migration::{M, Migrations};

use crate::{StoreError, log, schema, signed_return};

/// Name of the store's file in its folder.
pub const FILE_NAME: &str = "wres.sqlite";

/// How long to wait for another program to let go of the file before giving up.
const PATIENCE: Duration = Duration::from_secs(5);

/// A trust's file, open for reading. [`Store`] and [`Tx`] both lend themselves as this.
#[derive(Debug)]
pub struct Books {
    pub(crate) conn: Connection,
    person_key: [u8; 32],
}

impl Books {
    /// The secret with which the trust's own numbers are hashed into a [`crate::Person`]: 32 random bytes drawn when the store
    /// was created. It never leaves this computer except inside the store's own file.
    pub fn person_key(&self) -> &[u8; 32] {
        &self.person_key
    }
}

/// The store of one trust.
#[derive(Debug)]
pub struct Store {
    pub(crate) books: Books,
    path: PathBuf,
}

impl Deref for Store {
    type Target = Books;

    fn deref(&self) -> &Books {
        &self.books
    }
}

/// A transaction: everything written through it is kept together, or none of it is.
#[derive(Debug)]
pub struct Tx<'store> {
    books: &'store Books,
}

impl Deref for Tx<'_> {
    type Target = Books;

    fn deref(&self) -> &Books {
        self.books
    }
}

impl Store {
    /// Opens the store in a folder, creating folder and file where they are absent, and brings an older file up to date after
    /// copying it beside itself (`wres-before-format-N.sqlite`, where N is the new format).
    pub fn open(dir: &Path) -> Result<Self, StoreError> {
        Self::open_or_create(dir, schema::migrations())
    }

    /// Opens the store in a folder as [`Store::open`] does, but never creates one.
    pub fn open_existing(dir: &Path) -> Result<Self, StoreError> {
        let path = dir.join(FILE_NAME);
        if !path.try_exists().map_err(StoreError::from_io)? {
            return Err(StoreError::Missing { path });
        }
        Self::connect(path, schema::migrations())
    }

    pub(crate) fn open_or_create(dir: &Path, migrations: Vec<M<'_>>) -> Result<Self, StoreError> {
        let path = dir.join(FILE_NAME);
        if path.try_exists().map_err(StoreError::from_io)? {
            return Self::connect(path, migrations);
        }
        create_folder(dir)?;
        create(&path, migrations.clone())?;
        Self::connect(path, migrations)
    }

    fn connect(path: PathBuf, migrations: Vec<M<'_>>) -> Result<Self, StoreError> {
        if !path.is_file() {
            return Err(StoreError::NotAStore);
        }
        let known = u32::try_from(migrations.len()).map_err(|error| StoreError::Other(Box::new(error)))?;
        let migrations = Migrations::new(migrations);
        let mut conn = Connection::open_with_flags(
            &path,
            OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX | OpenFlags::SQLITE_OPEN_EXRESCODE,
        )?;
        conn.busy_timeout(PATIENCE)?;
        let file_version = recognise(&conn, known)?;
        if conn.is_readonly(MAIN_DB)? {
            return Err(StoreError::NoPermission("the file may be read but not written".into()));
        }
        set_up(&conn)?;
        if file_version.is_some_and(|version| version < known) {
            let before = format!("wres-before-format-{known}.sqlite");
            copy(&conn, &path.with_file_name(before))?;
        }
        migrations.to_latest(&mut conn)?;
        let person_key = schema::person_key(&conn)?;
        Ok(Self {
            books: Books { conn, person_key },
            path,
        })
    }

    /// The store's file.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// Does one use case's writing. Where `work` fails, or the disc does, the store is exactly as it was before.
    pub fn transaction<T, E: From<StoreError>>(&mut self, work: impl FnOnce(&Tx<'_>) -> Result<T, E>) -> Result<T, E> {
        // Taking the write lock at once means that waiting for another program happens here and never half-way.
        let guard = Transaction::new_unchecked(&self.books.conn, TransactionBehavior::Immediate)
            .map_err(|error| E::from(error.into()))?;
        let done = work(&Tx { books: &self.books })?;
        guard.commit().map_err(|error| E::from(error.into()))?;
        Ok(done)
    }

    /// Writes a whole and consistent copy of the store to a file, replacing what is there.
    pub fn copy_to(&self, path: &Path) -> Result<(), StoreError> {
        copy(&self.books.conn, path)
    }

    /// Reads the whole file and lists what is wrong with it: what SQLite finds, in its words, then the chain of the log and the returns that
    /// were signed; empty where all is well.
    pub fn verify(&self) -> Result<Vec<String>, StoreError> {
        let mut wrong: Vec<String> = Vec::new();
        let mut checks = self.books.conn.prepare("PRAGMA integrity_check")?;
        for line in checks.query_map([], |row| row.get::<_, String>(0))? {
            let line = line?;
            if line != "ok" {
                wrong.push(line);
            }
        }
        let mut orphans = self.books.conn.prepare("PRAGMA foreign_key_check")?;
        for line in orphans.query_map([], |row| Ok((row.get::<_, String>(0)?, row.get::<_, String>(2)?)))? {
            let (table, parent) = line?;
            wrong.push(format!("a row of {table} belongs to no row of {parent}"));
        }
        // Looked up here and not for every row as it is written.
        for (table, parent, sql) in [
            (
                "assignment",
                "post",
                "SELECT count(*) FROM assignment
                 WHERE NOT EXISTS (SELECT 1 FROM post WHERE post.file_id = assignment.at >> 32 AND post.number = assignment.post)",
            ),
            (
                "application",
                "candidate",
                "SELECT count(*) FROM application AS held
                 WHERE NOT EXISTS (SELECT 1 FROM candidate WHERE candidate.file_id = held.file_id AND number = held.candidate)",
            ),
        ] {
            let astray: u32 = self.books.conn.query_row(sql, [], |row| row.get(0))?;
            if astray > 0 {
                let (rows, belong) = if astray == 1 {
                    ("row", "belongs")
                } else {
                    ("rows", "belong")
                };
                wrong.push(format!("{astray} {rows} of {table} {belong} to no row of {parent}"));
            }
        }
        wrong.extend(log::verify(self)?);
        wrong.extend(signed_return::verify(self)?);
        Ok(wrong)
    }
}

/// Says which format the file has, or `None` where it is new and empty; refuses what is no store or a newer one, before anything
/// in it is changed.
fn recognise(conn: &Connection, known_version: u32) -> Result<Option<u32>, StoreError> {
    let number = |pragma: &str| conn.query_row(&format!("PRAGMA {pragma}"), [], |row| row.get::<_, i64>(0));
    let (application_id, version) = (number("application_id")?, number("user_version")?);
    if number("page_count")? == 0 {
        return Ok(None);
    }
    if application_id != i64::from(schema::APPLICATION_ID) {
        return Err(StoreError::NotAStore);
    }
    match u32::try_from(version) {
        Ok(0) | Err(_) => Err(StoreError::Damaged(
            format!("the file says that its format is {version}").into(),
        )),
        Ok(file_version) if file_version > known_version => Err(StoreError::Newer {
            file_version,
            known_version,
        }),
        Ok(file_version) => Ok(Some(file_version)),
    }
}

/// Makes a new store under another name and gives it its own only when it is whole, so that there is never half a store. Where
/// another program has made one meanwhile, that one stays.
fn create(path: &Path, migrations: Vec<M<'_>>) -> Result<(), StoreError> {
    let mut number = [0_u8; 8];
    getrandom::fill(&mut number).map_err(|error| StoreError::Other(Box::new(error)))?;
    let unfinished = path.with_file_name(format!("{FILE_NAME}.new-{:016x}", u64::from_be_bytes(number)));
    create_private(&unfinished)?;
    let made = Store::connect(unfinished.clone(), migrations).map(drop).and_then(|()| {
        // A link, unlike a renaming, never replaces a file; not every disc knows links.
        match fs::hard_link(&unfinished, path) {
            Err(_) if !path.try_exists().map_err(StoreError::from_io)? => {
                fs::rename(&unfinished, path).map_err(StoreError::from_io)
            }
            _ => Ok(()),
        }
    });
    for ending in ["", "-wal", "-shm", "-journal"] {
        let mut name = unfinished.clone().into_os_string();
        name.push(ending);
        // Most of them are not there; the error worth reading is the one above.
        let _ = fs::remove_file(name);
    }
    made
}

/// Sets what holds for a connection, and the journal.
pub(crate) fn set_up(conn: &Connection) -> Result<(), StoreError> {
    conn.execute_batch(
        // Deleted rows are overwritten, since they are people's. Sorting happens in memory, never in a temporary file.
        "PRAGMA foreign_keys = ON; PRAGMA secure_delete = ON; PRAGMA temp_store = MEMORY; PRAGMA trusted_schema = OFF;",
    )?;
    let journal: String = conn.query_row("PRAGMA journal_mode = WAL", [], |row| row.get(0))?;
    if journal.eq_ignore_ascii_case("wal") {
        conn.execute_batch("PRAGMA synchronous = NORMAL")?;
    } else {
        // Some network shares cannot share memory between programs; the old journal works there.
        conn.query_row("PRAGMA journal_mode = DELETE", [], |_| Ok(()))?;
        conn.execute_batch("PRAGMA synchronous = FULL")?;
    }
    conn.set_prepared_statement_cache_capacity(64);
    Ok(())
}

/// Writes a copy that is either whole or not there.
fn copy(conn: &Connection, path: &Path) -> Result<(), StoreError> {
    let mut unfinished = path.as_os_str().to_owned();
    unfinished.push(".part");
    let unfinished = PathBuf::from(unfinished);
    if unfinished.try_exists().map_err(StoreError::from_io)? {
        fs::remove_file(&unfinished).map_err(StoreError::from_io)?;
    }
    create_private(&unfinished)?;
    let target = unfinished
        .to_str()
        .ok_or_else(|| StoreError::Other("the folder's name is not Unicode".into()))?;
    let copied = conn
        .execute("VACUUM INTO ?1", [target])
        .map_err(StoreError::from)
        .and_then(|_| fs::rename(&unfinished, path).map_err(StoreError::from_io));
    if copied.is_err() {
        let _ = fs::remove_file(&unfinished);
    }
    copied
}

/// Makes a folder, and those it lies in, where they are absent.
fn create_folder(dir: &Path) -> Result<(), StoreError> {
    let mut builder = fs::DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.create(dir).map_err(|error| match error.kind() {
        ErrorKind::AlreadyExists => StoreError::NotAFolder,
        _ => StoreError::from_io(error),
    })
}

/// Makes an empty file that, where the system knows such a thing, nobody but its owner may read.
fn create_private(path: &Path) -> Result<(), StoreError> {
    let mut options = OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options.open(path).map(drop).map_err(StoreError::from_io)
}
