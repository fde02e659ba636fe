//! OLE compound files: the directory and the bytes of a stream, read without trusting anything that the file declares.

use std::io::{Read, Seek, SeekFrom};

use super::ReadError;
use super::input::{Input, Pass};

/// Sectors from here on are no sectors but marks.
const MARKS: u32 = 0xFFFF_FFFA;
/// Streams shorter than this lie in the small sectors.
const SMALL: u64 = 4096;
/// Bytes of a small sector.
const SMALL_SECTOR: u64 = 64;

/// Why a compound file cannot be read.
#[derive(Debug)]
pub(crate) enum Broken {
    /// The system could not read it.
    Unreachable(std::io::Error),
    /// It breaks off before what it refers to.
    Cut,
    /// It contradicts itself.
    Odd,
    /// It holds nothing that is known.
    Hollow,
}

impl From<std::io::Error> for Broken {
    fn from(error: std::io::Error) -> Self {
        if error.kind() == std::io::ErrorKind::UnexpectedEof {
            Self::Cut
        } else {
            Self::Unreachable(error)
        }
    }
}

impl Broken {
    /// In words.
    pub(crate) fn words(self, file: &str) -> ReadError {
        let detail = match self {
            Self::Unreachable(error) => return ReadError::unreachable(file, &error),
            Self::Cut => "the end of the file is missing",
            Self::Odd => "a part of it contradicts itself",
            Self::Hollow => "it begins like an old Excel workbook but holds none",
        };
        ReadError::Damaged {
            file: file.to_owned(),
            place: String::new(),
            detail: detail.to_owned(),
        }
    }
}

/// A stream's place in the file.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Stream {
    start: u32,
    length: u64,
}

/// A compound file.
pub(crate) struct Ole<'a> {
    pass: Pass<'a>,
    sector: u64,
    sectors: u64,
    /// The next sector, by sector.
    next: Vec<u32>,
    /// The next small sector, by small sector.
    next_small: Vec<u32>,
    /// The sectors that hold the small sectors.
    small: Vec<u32>,
    entries: Vec<(String, Stream)>,
}

fn number(bytes: &[u8], place: usize) -> u32 {
    bytes
        .get(place..place + 4)
        .and_then(|four| four.try_into().ok())
        .map_or(0, u32::from_le_bytes)
}

impl<'a> Ole<'a> {
    /// Reads the tables and the directory.
    pub(crate) fn open(input: Input<'a>) -> Result<Self, Broken> {
        let mut pass = input.pass();
        let length = pass.seek(SeekFrom::End(0))?;
        pass.seek(SeekFrom::Start(0))?;
        let mut header = [0; 512];
        pass.read_exact(&mut header)?;
        let sector: u64 = match header[30] {
            9 => 512,
            12 => 4096,
            _ => return Err(Broken::Odd),
        };
        if header[32] != 6 {
            return Err(Broken::Odd);
        }
        let mut ole = Self {
            pass,
            sector,
            sectors: length.div_ceil(sector).saturating_sub(1),
            next: Vec::new(),
            next_small: Vec::new(),
            small: Vec::new(),
            entries: Vec::new(),
        };
        ole.read_table(&header)?;
        let mut directory = Vec::new();
        for id in ole.chain(number(&header, 48))? {
            directory.extend(ole.sector_bytes(id)?);
        }
        for entry in directory.chunks_exact(128) {
            let letters: Vec<u16> = entry[..64]
                .chunks_exact(2)
                .map(|pair| u16::from_le_bytes([pair[0], pair[1]]))
                .take_while(|letter| *letter != 0)
                .collect();
            let high = if sector == 512 { 0 } else { number(entry, 124) };
            let stream = Stream {
                start: number(entry, 116),
                length: u64::from(high) << 32 | u64::from(number(entry, 120)),
            };
            // What a directory declares is never more than there is: readers ask for memory by it.
            let holds_bytes = matches!(entry[66], 2 | 5);
            if holds_bytes && stream.length > length {
                return Err(Broken::Cut);
            }
            if entry[66] == 5 && number(&header, 64) > 0 {
                ole.small = ole.chain(stream.start)?;
            }
            ole.entries.push((String::from_utf16_lossy(&letters), stream));
        }
        if ole.entries.is_empty() {
            return Err(Broken::Odd);
        }
        if number(&header, 64) > 0 {
            for id in ole.chain(number(&header, 60))? {
                let bytes = ole.sector_bytes(id)?;
                ole.next_small.extend(bytes.chunks_exact(4).map(|four| number(four, 0)));
            }
        }
        Ok(ole)
    }

    /// Reads which sector follows which.
    fn read_table(&mut self, header: &[u8; 512]) -> Result<(), Broken> {
        let mut ids: Vec<u32> = (76..512).step_by(4).map(|place| number(header, place)).collect();
        let mut further = number(header, 68);
        let mut seen = 0;
        while further < MARKS {
            seen += 1;
            if seen > self.sectors {
                return Err(Broken::Odd);
            }
            let bytes = self.sector_bytes(further)?;
            ids.extend(bytes.chunks_exact(4).map(|four| number(four, 0)));
            further = ids.pop().unwrap_or(MARKS);
        }
        ids.retain(|id| *id < MARKS);
        if ids.len() as u64 > self.sectors {
            return Err(Broken::Odd);
        }
        for id in ids {
            let bytes = self.sector_bytes(id)?;
            self.next.extend(bytes.chunks_exact(4).map(|four| number(four, 0)));
        }
        Ok(())
    }

    /// The bytes of a sector; fewer at the end of the file.
    fn sector_bytes(&mut self, id: u32) -> Result<Vec<u8>, Broken> {
        if u64::from(id) >= self.sectors {
            return Err(Broken::Cut);
        }
        let mut bytes = Vec::new();
        self.pass.seek(SeekFrom::Start((u64::from(id) + 1) * self.sector))?;
        (&mut self.pass).take(self.sector).read_to_end(&mut bytes)?;
        Ok(bytes)
    }

    /// The sectors that follow one another from a first one on.
    fn chain(&self, first: u32) -> Result<Vec<u32>, Broken> {
        let mut chain = Vec::new();
        let mut id = first;
        while id < MARKS {
            if chain.len() as u64 > self.sectors {
                return Err(Broken::Odd);
            }
            chain.push(id);
            id = *self
                .next
                .get(usize::try_from(id).unwrap_or(usize::MAX))
                .ok_or(Broken::Cut)?;
        }
        Ok(chain)
    }

    /// Whether the directory has this name.
    pub(crate) fn has(&self, name: &str) -> bool {
        self.stream(name).is_some()
    }

    /// The stream of this name.
    pub(crate) fn stream(&self, name: &str) -> Option<Stream> {
        let named = |(found, _): &&(String, Stream)| found.eq_ignore_ascii_case(name);
        self.entries.iter().find(named).map(|(_, stream)| *stream)
    }

    /// The bytes of a stream, one after another.
    pub(crate) fn bytes(&mut self, stream: Stream) -> Result<Bytes<'_, 'a>, Broken> {
        let is_small = stream.length < SMALL;
        let chain = if is_small {
            let mut chain = Vec::new();
            let mut id = stream.start;
            while id < MARKS && (chain.len() as u64) * SMALL_SECTOR < stream.length {
                chain.push(id);
                id = *self
                    .next_small
                    .get(usize::try_from(id).unwrap_or(usize::MAX))
                    .ok_or(Broken::Cut)?;
            }
            chain
        } else {
            self.chain(stream.start)?
        };
        Ok(Bytes {
            ole: self,
            chain: chain.into_iter(),
            is_small,
            left: stream.length,
            held: Vec::new(),
            taken: 0,
        })
    }
}

/// A pass over the bytes of a stream.
pub(crate) struct Bytes<'o, 'a> {
    ole: &'o mut Ole<'a>,
    chain: std::vec::IntoIter<u32>,
    is_small: bool,
    left: u64,
    held: Vec<u8>,
    taken: usize,
}

impl Bytes<'_, '_> {
    fn fill(&mut self) -> Result<(), Broken> {
        self.taken = 0;
        self.held.clear();
        let Some(id) = self.chain.next() else {
            return if self.left == 0 { Ok(()) } else { Err(Broken::Cut) };
        };
        self.held = if self.is_small {
            let place = u64::from(id) * SMALL_SECTOR;
            let within = usize::try_from(place / self.ole.sector).unwrap_or(usize::MAX);
            let sector = *self.ole.small.get(within).ok_or(Broken::Cut)?;
            let start = usize::try_from(place % self.ole.sector).unwrap_or(0);
            let bytes = self.ole.sector_bytes(sector)?;
            bytes
                .get(start..)
                .unwrap_or_default()
                .iter()
                .copied()
                .take(64)
                .collect()
        } else {
            self.ole.sector_bytes(id)?
        };
        let most = usize::try_from(self.left).unwrap_or(usize::MAX);
        self.held.truncate(most);
        self.left -= self.held.len() as u64;
        if self.held.is_empty() && self.left > 0 {
            return Err(Broken::Cut);
        }
        Ok(())
    }

    /// Reads exactly this many bytes, or none at the end of the stream; says which.
    pub(crate) fn read_exact_or_end(&mut self, buffer: &mut [u8]) -> Result<bool, Broken> {
        let mut filled = 0;
        while filled < buffer.len() {
            if self.taken == self.held.len() {
                if self.left == 0 {
                    return if filled == 0 { Ok(false) } else { Err(Broken::Cut) };
                }
                self.fill()?;
            }
            let count = (self.held.len() - self.taken).min(buffer.len() - filled);
            buffer[filled..filled + count].copy_from_slice(&self.held[self.taken..self.taken + count]);
            self.taken += count;
            filled += count;
        }
        Ok(true)
    }
}
