//! Spreadsheets since 2007 are archives. What an archive unpacks to is measured while it
//! is unpacked, and its table of parts is looked at before anything is made of it: an
//! archive of 60 MB can announce a million parts, each of which would cost memory.

use std::cell::Cell;
use std::fs::File;
use std::io::{self, BufRead, BufReader, Read, Seek, SeekFrom};
use std::rc::Rc;

use zip::ZipArchive;
use zip::read::ZipFile;
use zip::result::ZipError;

use super::xml::Xml;
use crate::error::{Error, Limit};
use crate::limits;

/// An archive of which nothing was unpacked yet.
#[derive(Debug)]
pub struct Package {
    archive: ZipArchive<BufReader<File>>,
    /// Most bytes unpacked from a part: a small file that holds much is no sheet.
    most: u64,
}

type PackedPart<'a> = ZipFile<'a, BufReader<File>>;
/// A part that is unpacked while it is read.
pub(super) type Part<'a> = Guarded<PackedPart<'a>>;

impl Package {
    /// Reads which parts there are.
    ///
    /// # Errors
    /// [`Error::TooLarge`], [`Error::Damaged`], [`Error::Protected`], [`Error::Io`].
    pub fn open(mut file: File) -> Result<Self, Error> {
        check(&mut file)?;
        let by_length = file.metadata()?.len().saturating_mul(limits::UNPACKED_PER_BYTE);
        let most = by_length.saturating_add(limits::UNPACKED_ANYWAY).min(limits::UNPACKED);
        let archive = ZipArchive::new(BufReader::new(file)).map_err(zip_error)?;
        Ok(Self { archive, most })
    }

    pub(super) fn has(&self, part: &str) -> bool {
        self.index(part).is_some()
    }

    /// Names of parts mean the same whatever the case of their letters (ECMA-376, part 2).
    fn index(&self, part: &str) -> Option<usize> {
        let is_it = |index: &usize| {
            let name = self.archive.name_for_index(*index).and_then(Result::ok);
            name.is_some_and(|name| name.eq_ignore_ascii_case(part))
        };
        self.archive.index_for_name(part).or_else(|| (0..self.archive.len()).find(is_it))
    }

    /// A part as it is; `piece` counts what was taken since whoever reads set it to 0.
    pub(super) fn part(&mut self, name: &str, piece: &Rc<Cell<usize>>) -> Result<Part<'_>, Error> {
        let index = self.index(name).ok_or_else(|| Error::damaged("a part is missing"))?;
        let part = self.archive.by_index(index).map_err(zip_error)?;
        Ok(Guarded::new(part, self.most, piece))
    }

    /// A part that is XML.
    pub(super) fn xml(&mut self, name: &str) -> Result<Xml<PackedPart<'_>>, Error> {
        let piece = Rc::default();
        Ok(Xml::new(self.part(name, &piece)?, piece))
    }
}

fn zip_error(error: ZipError) -> Error {
    match error {
        ZipError::Io(error) => error.into(),
        ZipError::UnsupportedArchive(what) if what == ZipError::PASSWORD_REQUIRED => {
            Error::Protected
        }
        other => Error::damaged(other.to_string()),
    }
}

/// The end of an archive's table: where it is and how much it announces.
const END: [u8; 4] = *b"PK\x05\x06";
const END_LENGTH: usize = 22;
/// Says that the numbers of the end are elsewhere because they are too large for it.
const LOCATOR: [u8; 4] = *b"PK\x06\x07";
const LOCATOR_LENGTH: usize = 20;
/// The longest comment behind the end.
const LONGEST_COMMENT: usize = 65_535;

/// Looks at every end that a reader of archives may find, and refuses one that
/// announces more than a sheet needs. One of 64 bits does so too: neither its number of
/// parts nor its length would need them.
///
/// # Errors
/// [`Error::TooLarge`], [`Error::Damaged`], [`Error::Io`].
fn check(file: &mut (impl Read + Seek)) -> Result<(), Error> {
    let length = file.seek(SeekFrom::End(0))?;
    let tail = length.min((END_LENGTH + LONGEST_COMMENT + LOCATOR_LENGTH) as u64);
    file.seek(SeekFrom::End(-i64::try_from(tail).unwrap_or(0)))?;
    let mut bytes = Vec::new();
    file.take(tail).read_to_end(&mut bytes)?;
    let begins = length - tail;
    let mut found = false;
    for at in memchr::memmem::find_iter(&bytes, &END) {
        let Some(end) = bytes.get(at..at + END_LENGTH) else { continue };
        let number = |from: usize, long: usize| {
            end[from..from + long]
                .iter()
                .rev()
                .fold(0_u64, |sum, byte| (sum << 8) | u64::from(*byte))
        };
        let (parts, size, offset) = (number(10, 2), number(12, 4), number(16, 4));
        let is_64_bit = at >= LOCATOR_LENGTH && bytes[at - LOCATOR_LENGTH..].starts_with(&LOCATOR)
            || parts == u64::from(u16::MAX)
            || offset == u64::from(u32::MAX);
        // Four bytes of packed data may look like an end by chance: its table does not
        // fit before it then.
        if !is_64_bit && offset + size > begins + at as u64 {
            continue;
        }
        found = true;
        if is_64_bit || parts > limits::PARTS as u64 || size > limits::PART_TABLE {
            return Err(Error::TooLarge("the file has more than 2,000 parts"));
        }
    }
    file.rewind()?;
    if found { Ok(()) } else { Err(Error::damaged("the table of parts is missing")) }
}

/// A part of an archive, unpacked piece by piece and measured.
pub(super) struct Guarded<R> {
    inner: R,
    buffer: Box<[u8]>,
    from: usize,
    to: usize,
    /// Bytes that may still be unpacked.
    left: u64,
    piece: Rc<Cell<usize>>,
}

impl<R> std::fmt::Debug for Guarded<R> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Guarded").field("left", &self.left).finish_non_exhaustive()
    }
}

impl<R: Read> Guarded<R> {
    fn new(inner: R, left: u64, piece: &Rc<Cell<usize>>) -> Self {
        let buffer = vec![0; 32 * 1024].into_boxed_slice();
        Self { inner, buffer, from: 0, to: 0, left, piece: Rc::clone(piece) }
    }
}

impl<R: Read> Read for Guarded<R> {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        let available = self.fill_buf()?;
        let length = available.len().min(into.len());
        into[..length].copy_from_slice(&available[..length]);
        self.consume(length);
        Ok(length)
    }
}

impl<R: Read> BufRead for Guarded<R> {
    fn fill_buf(&mut self) -> io::Result<&[u8]> {
        if self.from == self.to {
            if self.piece.get() > limits::PIECE {
                return Err(limit("a piece of it is longer than 256 KiB"));
            }
            self.from = 0;
            self.to = self.inner.read(&mut self.buffer)?;
            let left = self.left.checked_sub(self.to as u64);
            self.left = left.ok_or_else(|| limit("it unpacks to far more than it is"))?;
        }
        Ok(&self.buffer[self.from..self.to])
    }

    fn consume(&mut self, bytes: usize) {
        self.from = (self.from + bytes).min(self.to);
        self.piece.set(self.piece.get().saturating_add(bytes));
    }
}

fn limit(what: &'static str) -> io::Error {
    io::Error::other(Limit(what))
}
