//! Compound files ([MS-CFB]), of which old Excel files are made: a file system in a file.
//!
//! Our own reader and not `cfb`: that one takes the whole directory into memory, which can
//! be as long as the file. Here a chain of sectors is followed no further than there are
//! sectors, and only what lies at the top of the directory is looked at.
//!
//! [MS-CFB]: https://learn.microsoft.com/openspecs/windows_protocols/ms-cfb

use std::fs::File;
use std::io::{self, Read};

use crate::error::Error;
use crate::limits;
use relabel_files::ReadFrom;

/// Numbers of sectors from here on stand for something else, such as the end of a chain.
const NO_SECTOR: u32 = 0xFFFF_FFFA;
/// No other entry of the directory.
const NO_ENTRY: u32 = 0xFFFF_FFFF;
const ENTRY_LENGTH: usize = 128;
/// Streams shorter than this lie in small sectors.
const SMALL_STREAM: u64 = 4096;
const SMALL_SECTOR: u64 = 64;
/// Tables of sectors that the head names itself.
const TABLES_IN_HEAD: usize = 109;

/// A compound file of which nothing but its tables was read.
#[derive(Debug)]
pub(super) struct Compound {
    file: File,
    sector: u64,
    sectors: u64,
    /// By sector: the one that follows.
    next: Vec<u32>,
    /// By small sector: the one that follows.
    next_small: Vec<u32>,
    /// Where the sectors lie that hold the small ones.
    small: Vec<u64>,
    /// What lies at the top.
    streams: Vec<Entry>,
}

/// A stream of the directory.
#[derive(Debug)]
struct Entry {
    name: String,
    start: u32,
    length: u64,
}

impl Compound {
    /// Reads the tables of a file and the top of its directory.
    ///
    /// # Errors
    /// [`Error::Damaged`], [`Error::TooLarge`], [`Error::Io`].
    pub(super) fn open(file: File) -> Result<Self, Error> {
        let length = file.metadata()?.len();
        let mut head = [0; 512];
        read_exact_at(&file, &mut head, 0)?;
        let sector = match u16::from_le_bytes([head[30], head[31]]) {
            9 => 512,
            12 => 4096,
            _ => return Err(Error::damaged("its sectors have no known length")),
        };
        let mut compound = Self {
            file,
            sector,
            sectors: (length / sector).min(u64::from(NO_SECTOR)),
            next: Vec::new(),
            next_small: Vec::new(),
            small: Vec::new(),
            streams: Vec::new(),
        };
        compound.read_table(&head)?;
        let number = |at: usize| word(&head, at);
        let directory = compound.chain(number(48))?;
        let root = compound.entry(&directory, 0)?;
        compound.small = compound.chain(word(&root, 116))?;
        let mut bytes = Vec::new();
        for place in compound.chain(number(60))? {
            compound.read_sector(place, &mut bytes)?;
            compound.next_small.extend(words(&bytes));
        }
        compound.list(&directory, word(&root, 76))?;
        Ok(compound)
    }

    /// Reads which sector follows each. Where those tables are stands in the head, and what
    /// does not fit there in a chain of sectors.
    fn read_table(&mut self, head: &[u8]) -> Result<(), Error> {
        let mut tables: Vec<u32> = words(&head[76..]).take(TABLES_IN_HEAD).collect();
        let (mut more, mut bytes) = (word(head, 68), Vec::new());
        let mut followed = 0;
        while more < NO_SECTOR {
            followed += 1;
            if followed > self.sectors {
                return Err(leads_back());
            }
            self.read_sector(self.place(more)?, &mut bytes)?;
            tables.extend(words(&bytes));
            more = tables.pop().unwrap_or(NO_ENTRY);
        }
        for table in tables.into_iter().filter(|table| *table < NO_SECTOR) {
            if self.next.len() as u64 >= self.sectors {
                break;
            }
            self.read_sector(self.place(table)?, &mut bytes)?;
            self.next.extend(words(&bytes));
        }
        Ok(())
    }

    /// Notes the streams at the top of the directory, which is a tree by name.
    fn list(&mut self, directory: &[u64], top: u32) -> Result<(), Error> {
        let (mut open, mut seen) = (vec![top], 0);
        while let Some(number) = open.pop().filter(|_| seen <= limits::PARTS) {
            if number == NO_ENTRY {
                continue;
            }
            seen += 1;
            let entry = self.entry(directory, number)?;
            open.extend([word(&entry, 68), word(&entry, 72)]);
            if entry[66] == 2 {
                let units = usize::from(u16::from_le_bytes([entry[64], entry[65]])) / 2;
                let name = entry[..64].as_chunks().0.iter().map(|unit| u16::from_le_bytes(*unit));
                let name: Vec<u16> = name.take(units.saturating_sub(1)).collect();
                let high = if self.sector == 512 { 0 } else { word(&entry, 124) };
                self.streams.push(Entry {
                    name: String::from_utf16_lossy(&name),
                    start: word(&entry, 116),
                    length: (u64::from(high) << 32) | u64::from(word(&entry, 120)),
                });
            }
        }
        if seen > limits::PARTS {
            return Err(Error::TooLarge("the file has more than 2,000 parts"));
        }
        Ok(())
    }

    /// Whether there is a stream of this name, whatever the case of its letters.
    pub(super) fn has(&self, name: &str) -> bool {
        self.streams.iter().any(|stream| stream.name.eq_ignore_ascii_case(name))
    }

    /// The stream of this name; none where there is none.
    pub(super) fn stream(self, name: &str) -> Result<Option<Stream>, Error> {
        let found = self.streams.iter().find(|stream| stream.name.eq_ignore_ascii_case(name));
        let Some(Entry { start, length, .. }) = found else { return Ok(None) };
        let (pieces, piece) = if *length < SMALL_STREAM {
            let per_sector = self.sector / SMALL_SECTOR;
            let place = |small: u32| {
                let sector = usize::try_from(u64::from(small) / per_sector).ok();
                let sector = sector.and_then(|sector| self.small.get(sector));
                let place = sector.map(|at| at + u64::from(small) % per_sector * SMALL_SECTOR);
                place.ok_or_else(ends_early)
            };
            let numbers = follow(&self.next_small, *start)?;
            (numbers.into_iter().map(place).collect::<Result<_, _>>()?, SMALL_SECTOR)
        } else {
            (self.chain(*start)?, self.sector)
        };
        if (pieces.len() as u64).saturating_mul(piece) < *length {
            return Err(ends_early());
        }
        Ok(Some(Stream { file: self.file, pieces, piece, length: *length, at: 0 }))
    }

    /// Where the sectors of a chain lie in the file.
    fn chain(&self, start: u32) -> Result<Vec<u64>, Error> {
        follow(&self.next, start)?.into_iter().map(|sector| self.place(sector)).collect()
    }

    fn place(&self, sector: u32) -> Result<u64, Error> {
        let sector = u64::from(sector);
        // The last may be cut short.
        if sector <= self.sectors { Ok((sector + 1) * self.sector) } else { Err(ends_early()) }
    }

    fn read_sector(&self, place: u64, into: &mut Vec<u8>) -> Result<(), Error> {
        into.resize(usize::try_from(self.sector).unwrap_or(0), 0);
        read_exact_at(&self.file, into, place)
    }

    fn entry(&self, directory: &[u64], number: u32) -> Result<[u8; ENTRY_LENGTH], Error> {
        let per_sector = self.sector / ENTRY_LENGTH as u64;
        let sector = usize::try_from(u64::from(number) / per_sector).ok();
        let sector = sector.and_then(|sector| directory.get(sector)).ok_or_else(ends_early)?;
        let mut entry = [0; ENTRY_LENGTH];
        let within = u64::from(number) % per_sector * ENTRY_LENGTH as u64;
        read_exact_at(&self.file, &mut entry, sector + within)?;
        Ok(entry)
    }
}

/// The numbers of a chain.
fn follow(next: &[u32], start: u32) -> Result<Vec<u32>, Error> {
    let (mut chain, mut sector) = (Vec::new(), start);
    while sector < NO_SECTOR {
        if chain.len() >= next.len() {
            return Err(leads_back());
        }
        chain.push(sector);
        sector = *next.get(sector as usize).ok_or_else(ends_early)?;
    }
    Ok(chain)
}

/// A stream of a compound file.
#[derive(Debug)]
pub(super) struct Stream {
    file: File,
    /// Where its pieces lie in the file.
    pieces: Vec<u64>,
    /// How long each of them is.
    piece: u64,
    length: u64,
    at: u64,
}

impl Stream {
    /// Goes on from another place.
    pub(super) fn jump(&mut self, to: u64) {
        self.at = to;
    }
}

impl Read for Stream {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        let piece = usize::try_from(self.at / self.piece).ok();
        let Some(place) = piece.and_then(|piece| self.pieces.get(piece)) else { return Ok(0) };
        let within = self.at % self.piece;
        let left = (self.piece - within).min(self.length.saturating_sub(self.at));
        let wanted = into.len().min(usize::try_from(left).unwrap_or(0));
        let read = ReadFrom::new(&self.file, place + within).read(&mut into[..wanted])?;
        self.at += read as u64;
        Ok(read)
    }
}

fn read_exact_at(file: &File, into: &mut [u8], at: u64) -> Result<(), Error> {
    ReadFrom::new(file, at).read_exact(into).map_err(|error| match error.kind() {
        io::ErrorKind::UnexpectedEof => ends_early(),
        _ => error.into(),
    })
}

fn words(bytes: &[u8]) -> impl Iterator<Item = u32> + '_ {
    bytes.as_chunks().0.iter().map(|word| u32::from_le_bytes(*word))
}

fn word(bytes: &[u8], at: usize) -> u32 {
    words(&bytes[at..]).next().unwrap_or(NO_ENTRY)
}

fn ends_early() -> Error {
    Error::damaged("it ends early")
}

fn leads_back() -> Error {
    Error::damaged("a chain of its sectors leads back")
}
