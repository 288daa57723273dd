//! The rows of an opened sheet, in a file of their own.
//!
//! A sheet is read once. Its rows are kept, packed, in a file that the system removes
//! when it is closed, with a table of where each begins: eight bytes a row. Asking for
//! another mapping, finding rows that contradict each other and planning then cost no
//! reading of the sheet. Rejected: a table in SQLite, which takes ten times as long to
//! fill as the sheet takes to read.

use std::fs::File;
use std::io::{BufWriter, Write};
use std::path::Path;
use std::sync::Arc;

use super::error::Error;
use super::read::{Form, Row};

/// Bytes that are read at once.
const PIECE: u64 = 64 * 1024;

const FORMS: [Form; 7] = [
    Form::Text,
    Form::Number,
    Form::Formatted,
    Form::Rounded,
    Form::Date,
    Form::YesNo,
    Form::Error,
];

/// Rows in the making.
#[derive(Debug)]
pub struct RowWriter {
    file: BufWriter<File>,
    packed: Vec<u8>,
    begins: Vec<u64>,
    end: u64,
}

impl RowWriter {
    /// Nothing yet; to be kept in a folder, which had better not be one that is memory.
    ///
    /// # Errors
    /// [`Error::Scratch`].
    pub fn new(folder: &Path) -> Result<Self, Error> {
        let file = tempfile::tempfile_in(folder).map_err(Error::Scratch)?;
        let file = BufWriter::with_capacity(256 * 1024, file);
        Ok(Self { file, packed: Vec::new(), begins: Vec::new(), end: 0 })
    }

    /// Adds a row.
    ///
    /// # Errors
    /// [`Error::Scratch`].
    pub fn push(&mut self, row: &Row) -> Result<(), Error> {
        self.packed.clear();
        self.packed.extend_from_slice(&row.number.to_le_bytes());
        for (cell, text) in row.cells() {
            let form = FORMS.iter().position(|form| *form == cell.form).unwrap_or(0);
            // A column takes 14 bits and a cell at most 131,068 bytes: 18 bits.
            let head = u64::from(cell.column) << 32 | (form as u64) << 24 | text.len() as u64;
            self.packed.extend_from_slice(&head.to_le_bytes());
            self.packed.extend_from_slice(text.as_bytes());
        }
        self.file.write_all(&self.packed).map_err(Error::Scratch)?;
        self.begins.push(self.end);
        self.end += self.packed.len() as u64;
        Ok(())
    }

    /// The rows, to be read.
    ///
    /// # Errors
    /// [`Error::Scratch`].
    pub fn finish(self) -> Result<Rows, Error> {
        let file = self.file.into_inner().map_err(|error| Error::Scratch(error.into_error()))?;
        Ok(Rows { file, begins: self.begins, end: self.end })
    }
}

/// Rows that were read, by their place in the order of the sheet.
#[derive(Debug)]
pub struct Rows {
    file: File,
    begins: Vec<u64>,
    end: u64,
}

impl Rows {
    /// How many there are.
    #[must_use]
    pub fn count(&self) -> usize {
        self.begins.len()
    }
}

/// Reads rows, of which any number of readers may read at the same time.
#[derive(Debug)]
pub struct RowReader {
    rows: Arc<Rows>,
    /// A piece of the file, and where it begins.
    piece: Vec<u8>,
    begin: u64,
}

impl RowReader {
    /// Nothing is read yet.
    #[must_use]
    pub fn new(rows: Arc<Rows>) -> Self {
        Self { rows, piece: Vec::new(), begin: 0 }
    }

    /// Reads the row at that place; false behind the last.
    ///
    /// # Errors
    /// [`Error::Scratch`], [`Error::Damaged`].
    pub fn read(&mut self, place: usize, into: &mut Row) -> Result<bool, Error> {
        let Some(from) = self.rows.begins.get(place).copied() else { return Ok(false) };
        let to = self.rows.begins.get(place + 1).copied().unwrap_or(self.rows.end);
        let changed = || Error::damaged("what was kept of the sheet has changed");
        if from < self.begin || to > self.begin + self.piece.len() as u64 {
            let length = (to - from).max(PIECE).min(self.rows.end - from);
            self.piece.resize(usize::try_from(length).map_err(|_| changed())?, 0);
            self.begin = from;
            read_exact_at(&self.rows.file, &mut self.piece, from).map_err(Error::Scratch)?;
        }
        let within = |at: u64| usize::try_from(at - self.begin).unwrap_or(usize::MAX);
        let packed = self.piece.get(within(from)..within(to)).ok_or_else(changed)?;
        unpack(packed, into).ok_or_else(changed)?;
        Ok(true)
    }
}

#[cfg(unix)]
fn read_exact_at(file: &File, into: &mut [u8], at: u64) -> std::io::Result<()> {
    std::os::unix::fs::FileExt::read_exact_at(file, into, at)
}

#[cfg(windows)]
fn read_exact_at(file: &File, mut into: &mut [u8], mut at: u64) -> std::io::Result<()> {
    while !into.is_empty() {
        let read = std::os::windows::fs::FileExt::seek_read(file, into, at)?;
        if read == 0 {
            return Err(std::io::ErrorKind::UnexpectedEof.into());
        }
        into = &mut into[read..];
        at += read as u64;
    }
    Ok(())
}

fn unpack(packed: &[u8], into: &mut Row) -> Option<()> {
    let (number, mut rest) = packed.split_first_chunk::<4>()?;
    into.begin(u32::from_le_bytes(*number));
    while !rest.is_empty() {
        let (head, after) = rest.split_first_chunk::<8>()?;
        let head = u64::from_le_bytes(*head);
        let (text, after) = after.split_at_checked((head & 0xFF_FFFF) as usize)?;
        let form = *FORMS.get((head >> 24 & 0xFF) as usize)?;
        into.push(u32::try_from(head >> 32).ok()?, form, std::str::from_utf8(text).ok()?);
        rest = after;
    }
    Some(())
}
