//! Excel files are archives. What an archive unpacks to is measured while it is
//! unpacked, and its table of parts is looked at before anything is made of it: an
//! archive of 60 MB can announce a million parts, each of which would cost memory.

use std::cell::Cell;
use std::io::{self, BufRead, Read, Seek, SeekFrom};
use std::rc::Rc;
use std::time::Instant;

use crate::sheet::error::{Error, Limit};
use crate::sheet::limits;

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
pub fn check(file: &mut (impl Read + Seek)) -> Result<(), Error> {
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

/// How much may still be unpacked from a file, and until when.
#[derive(Clone, Debug)]
pub struct Budget {
    left: Rc<Cell<u64>>,
    until: Rc<Cell<Option<Instant>>>,
}

impl Budget {
    /// That of one file that is opened now.
    #[must_use]
    pub fn new() -> Self {
        Self {
            left: Rc::new(Cell::new(limits::UNPACKED)),
            until: Rc::new(Cell::new(Some(Instant::now() + limits::FIRST_ROW))),
        }
    }

    /// The first row is there.
    pub fn first_row(&self) {
        self.until.set(None);
    }

    fn take(&self, bytes: usize) -> io::Result<()> {
        let left = self.left.get().checked_sub(bytes as u64);
        self.left.set(left.ok_or_else(|| limit("it unpacks to more than 1 GiB"))?);
        if self.until.get().is_some_and(|until| Instant::now() > until) {
            return Err(limit("it takes too long to come to its first row"));
        }
        Ok(())
    }
}

impl Default for Budget {
    fn default() -> Self {
        Self::new()
    }
}

/// A part of an archive, unpacked piece by piece and measured.
pub struct Guarded<R> {
    inner: R,
    buffer: Box<[u8]>,
    from: usize,
    to: usize,
    budget: Budget,
    piece: Rc<Cell<usize>>,
}

impl<R> std::fmt::Debug for Guarded<R> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Guarded").field("budget", &self.budget).finish_non_exhaustive()
    }
}

impl<R: Read> Guarded<R> {
    /// `piece` counts what was taken since whoever reads set it to 0.
    pub fn new(inner: R, budget: &Budget, piece: &Rc<Cell<usize>>) -> Self {
        let buffer = vec![0; 32 * 1024].into_boxed_slice();
        Self { inner, buffer, from: 0, to: 0, budget: budget.clone(), piece: Rc::clone(piece) }
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
            if self.piece.get() > limits::XML_PIECE {
                return Err(limit("a piece of it is longer than 256 KiB"));
            }
            self.from = 0;
            self.to = self.inner.read(&mut self.buffer)?;
            self.budget.take(self.to)?;
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
