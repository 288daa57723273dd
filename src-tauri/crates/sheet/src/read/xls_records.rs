//! The records of an old Excel file.

use std::io::{BufRead as _, BufReader, Read as _};

use super::compound::Stream;
use crate::error::Error;
use crate::limits;

/// Goes on with what did not fit into the record before.
const CONTINUES: u16 = 0x003C;

/// Records, each read from its beginning on as far as it is wanted.
#[derive(Debug)]
pub(super) struct Records {
    stream: BufReader<Stream>,
    /// Where in the stream the reader is.
    at: u64,
    /// Where the record began.
    began: u64,
    /// Bytes left of the record, up to the one that continues it.
    left: usize,
    /// Kind and length of the record that follows, where its head was read already.
    following: Option<(u16, usize)>,
}

impl Records {
    pub(super) fn new(stream: Stream) -> Self {
        let stream = BufReader::with_capacity(64 * 1024, stream);
        Self { stream, at: 0, began: 0, left: 0, following: None }
    }

    /// Goes on from another place, where a record begins.
    pub(super) fn jump(&mut self, to: u64) {
        self.stream.get_mut().jump(to);
        // Takes away what was read ahead.
        let ahead = self.stream.buffer().len();
        self.stream.consume(ahead);
        (self.at, self.left, self.following) = (to, 0, None);
    }

    /// Where the record began.
    pub(super) fn began(&self) -> u64 {
        self.began
    }

    /// Goes to the next record that continues no other: its kind.
    pub(super) fn next(&mut self) -> Result<u16, Error> {
        loop {
            self.drop_rest()?;
            let (kind, length) = match self.following.take() {
                Some(head) => head,
                None => self.head()?,
            };
            (self.began, self.left) = (self.at - 4, length);
            if kind != CONTINUES {
                return Ok(kind);
            }
        }
    }

    fn head(&mut self) -> Result<(u16, usize), Error> {
        let mut head = [0; 4];
        self.read(&mut head)?;
        let [kind, length] = [[head[0], head[1]], [head[2], head[3]]].map(u16::from_le_bytes);
        Ok((kind, length.into()))
    }

    fn read(&mut self, into: &mut [u8]) -> Result<(), Error> {
        self.stream.read_exact(into)?;
        self.at += into.len() as u64;
        Ok(())
    }

    fn drop_rest(&mut self) -> Result<(), Error> {
        let left = self.left as u64;
        let dropped = std::io::copy(&mut (&mut self.stream).take(left), &mut std::io::sink())?;
        if dropped < left {
            return Err(Error::damaged("it ends early"));
        }
        (self.at, self.left) = (self.at + left, 0);
        Ok(())
    }

    /// Bytes left of the record, up to the one that continues it.
    pub(super) fn left(&self) -> usize {
        self.left
    }

    /// Whether the record and those that continue it are read to their end.
    pub(super) fn is_at_end(&mut self) -> Result<bool, Error> {
        while self.left == 0 {
            if self.following.is_none() {
                self.following = Some(self.head()?);
            }
            let (_, length) = match self.following.take_if(|(kind, _)| *kind == CONTINUES) {
                Some(head) => head,
                None => return Ok(true),
            };
            self.left = length;
        }
        Ok(false)
    }

    pub(super) fn take<const N: usize>(&mut self) -> Result<[u8; N], Error> {
        let mut bytes = [0; N];
        let mut taken = 0;
        while taken < N {
            if self.is_at_end()? {
                return Err(short());
            }
            let piece = self.left.min(N - taken);
            self.read(&mut bytes[taken..taken + piece])?;
            (taken, self.left) = (taken + piece, self.left - piece);
        }
        Ok(bytes)
    }

    pub(super) fn skip(&mut self, mut bytes: usize) -> Result<(), Error> {
        while bytes > 0 {
            if self.is_at_end()? {
                return Err(short());
            }
            let piece = bytes.min(self.left);
            let rest = self.left - piece;
            self.left = piece;
            self.drop_rest()?;
            (bytes, self.left) = (bytes - piece, rest);
        }
        Ok(())
    }

    pub(super) fn u8(&mut self) -> Result<u8, Error> {
        self.take().map(u8::from_le_bytes)
    }

    pub(super) fn u16(&mut self) -> Result<u16, Error> {
        self.take().map(u16::from_le_bytes)
    }

    pub(super) fn u32(&mut self) -> Result<u32, Error> {
        self.take().map(u32::from_le_bytes)
    }

    pub(super) fn f64(&mut self) -> Result<f64, Error> {
        self.take().map(f64::from_le_bytes)
    }

    /// A text of so many units, whose first byte says how they are stored.
    pub(super) fn text(&mut self, units: usize, into: &mut String) -> Result<(), Error> {
        let flags = self.u8()?;
        self.letters(units, flags, into)
    }

    /// A text of so many units, whose letters may look different, or be pronounced.
    pub(super) fn rich_text(&mut self, units: usize, into: &mut String) -> Result<(), Error> {
        let flags = self.u8()?;
        let looks = if flags & 8 == 0 { 0 } else { usize::from(self.u16()?) * 4 };
        let spoken = if flags & 4 == 0 { 0 } else { self.u32()? as usize };
        self.letters(units, flags, into)?;
        self.skip(looks)?;
        self.skip(spoken)
    }

    fn letters(&mut self, units: usize, flags: u8, into: &mut String) -> Result<(), Error> {
        into.clear();
        if units > limits::CELL_UNITS {
            return Err(Error::TooLarge("a cell holds more than 32,767 letters"));
        }
        // One byte for each where no letter needs two.
        let (mut is_wide, mut left) = (flags & 1 == 1, units);
        let (mut bytes, mut letters) = ([0; 512], Vec::with_capacity(units));
        while left > 0 {
            if self.left == 0 {
                // Where it is continued it may be stored otherwise.
                is_wide = self.u8()? & 1 == 1;
            }
            let width = if is_wide { 2 } else { 1 };
            let piece = left.min(self.left / width).min(bytes.len() / width);
            if piece == 0 && self.left > 0 {
                return Err(Error::damaged("a letter is cut in two"));
            }
            let read = &mut bytes[..piece * width];
            self.stream.read_exact(read)?;
            if is_wide {
                let units = read.as_chunks().0.iter().map(|unit| u16::from_le_bytes(*unit));
                letters.extend(units);
            } else {
                letters.extend(read.iter().map(|byte| u16::from(*byte)));
            }
            self.at += (piece * width) as u64;
            (left, self.left) = (left - piece, self.left - piece * width);
        }
        let letters = char::decode_utf16(letters);
        into.extend(letters.map(|letter| letter.unwrap_or(char::REPLACEMENT_CHARACTER)));
        Ok(())
    }
}

fn short() -> Error {
    Error::damaged("a record is too short")
}
