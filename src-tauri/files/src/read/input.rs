//! Where a file's bytes come from: memory or an open file. Every pass over them starts at the beginning.
//!
//! Nothing is known here of what the bytes mean.

use std::fs::File;
use std::io::{BufReader, Cursor, Read, Result, Seek, SeekFrom};

/// Bytes asked of an open file at a time.
const BUFFER: usize = 128 << 10;

/// The bytes of a file to read.
#[derive(Debug, Clone, Copy)]
pub enum Input<'a> {
    /// All of its bytes, in memory.
    Bytes(&'a [u8]),
    /// The file itself, open for reading. Its position is moved and means nothing afterwards.
    File(&'a File),
}

impl<'a> Input<'a> {
    /// A pass over the bytes from the first one on. Passes do not disturb one another.
    pub(crate) fn pass(self) -> Pass<'a> {
        match self {
            Self::Bytes(bytes) => Pass::Bytes(Cursor::new(bytes)),
            Self::File(file) => Pass::File(BufReader::with_capacity(BUFFER, Place { file, position: 0 })),
        }
    }

    /// The first bytes, at most this many.
    pub(crate) fn head(self, most: u64) -> Result<Vec<u8>> {
        let mut head = Vec::new();
        self.pass().take(most).read_to_end(&mut head)?;
        Ok(head)
    }
}

/// One pass over the bytes of an [`Input`].
pub(crate) enum Pass<'a> {
    Bytes(Cursor<&'a [u8]>),
    File(BufReader<Place<'a>>),
}

impl Read for Pass<'_> {
    fn read(&mut self, buffer: &mut [u8]) -> Result<usize> {
        match self {
            Self::Bytes(bytes) => bytes.read(buffer),
            Self::File(file) => file.read(buffer),
        }
    }
}

impl Seek for Pass<'_> {
    fn seek(&mut self, to: SeekFrom) -> Result<u64> {
        match self {
            Self::Bytes(bytes) => bytes.seek(to),
            Self::File(file) => file.seek(to),
        }
    }

    fn stream_position(&mut self) -> Result<u64> {
        match self {
            Self::Bytes(bytes) => bytes.stream_position(),
            Self::File(file) => file.stream_position(),
        }
    }
}

/// A place of its own in an open file, since the handle has only one that all passes share.
pub(crate) struct Place<'a> {
    file: &'a File,
    position: u64,
}

impl Read for Place<'_> {
    fn read(&mut self, buffer: &mut [u8]) -> Result<usize> {
        let mut file = self.file;
        file.seek(SeekFrom::Start(self.position))?;
        let read = file.read(buffer)?;
        self.position += read as u64;
        Ok(read)
    }
}

impl Seek for Place<'_> {
    fn seek(&mut self, to: SeekFrom) -> Result<u64> {
        let mut file = self.file;
        self.position = match to {
            SeekFrom::Start(position) => position,
            SeekFrom::End(_) => file.seek(to)?,
            SeekFrom::Current(by) => self
                .position
                .checked_add_signed(by)
                .ok_or_else(|| std::io::Error::from(std::io::ErrorKind::InvalidInput))?,
        };
        Ok(self.position)
    }
}
