//! The rows of an opened sheet, in a file of their own.
//!
//! A sheet is read once. Its rows are kept, packed, in a file that the system removes
//! when it is closed, with a table of where each begins: eight bytes a row. Asking for
//! another mapping, finding rows that contradict each other and planning then cost no
//! reading of the sheet. Rejected: a table in SQLite, which takes ten times as long to
//! fill as the sheet takes to read.

use std::fs::File;
use std::io::Read as _;
use std::path::Path;
use std::sync::Arc;

use super::error::Error;
use super::read::{Form, Row};
use relabel_files::{ReadFrom, WriteBehind};

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
    packed: WriteBehind,
    begins: Vec<u64>,
}

impl RowWriter {
    /// Nothing yet; to be kept in a folder, which had better not be one that is memory.
    ///
    /// # Errors
    /// [`Error::Scratch`].
    pub fn new(folder: &Path) -> Result<Self, Error> {
        let file = tempfile::tempfile_in(folder).map_err(Error::Scratch)?;
        let packed = WriteBehind::new(file).map_err(Error::Scratch)?;
        Ok(Self { packed, begins: Vec::new() })
    }

    /// Adds a row.
    ///
    /// # Errors
    /// [`Error::Scratch`].
    pub fn push(&mut self, row: &Row) -> Result<(), Error> {
        self.begins.push(self.packed.length());
        self.packed.put(&row.number.to_le_bytes());
        let ends = row.ends();
        self.packed.put(&(ends.len() as u64).to_le_bytes());
        for (column, form, to) in ends {
            let form = FORMS.iter().position(|one| *one == form).unwrap_or(0);
            // A column takes 14 bits and where a cell ends 40: a row has 16 MiB of text.
            let head = u64::from(column) << 48 | (form as u64) << 40 | to as u64;
            self.packed.put(&head.to_le_bytes());
        }
        self.packed.put(row.text().as_bytes());
        self.packed.hand_over().map_err(Error::Scratch)
    }

    /// The rows, to be read.
    ///
    /// # Errors
    /// [`Error::Scratch`].
    pub fn finish(self) -> Result<Rows, Error> {
        let Self { packed, begins } = self;
        let end = packed.length();
        Ok(Rows { file: packed.finish().map_err(Error::Scratch)?, begins, end })
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

    /// How many bytes one of them takes, by its place.
    pub fn bytes(&self, place: usize) -> u64 {
        let begin = |place: usize| self.begins.get(place).copied().unwrap_or(self.end);
        begin(place + 1) - begin(place)
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
            ReadFrom::new(&self.rows.file, from)
                .read_exact(&mut self.piece)
                .map_err(Error::Scratch)?;
        }
        let within = |at: u64| usize::try_from(at - self.begin).unwrap_or(usize::MAX);
        let packed = self.piece.get(within(from)..within(to)).ok_or_else(changed)?;
        unpack(packed, into).ok_or_else(changed)?;
        Ok(true)
    }
}

fn unpack(packed: &[u8], into: &mut Row) -> Option<()> {
    let (number, rest) = packed.split_first_chunk::<4>()?;
    let (count, rest) = rest.split_first_chunk::<8>()?;
    let heads = usize::try_from(u64::from_le_bytes(*count)).ok()?.checked_mul(8)?;
    let (heads, text) = rest.split_at_checked(heads)?;
    let cells = heads.as_chunks::<8>().0.iter().map(|head| {
        let head = u64::from_le_bytes(*head);
        let form = FORMS.get((head >> 40 & 0xFF) as usize).copied().unwrap_or(Form::Text);
        ((head >> 48) as u32, form, (head & 0xFF_FFFF_FFFF) as usize)
    });
    into.fill(u32::from_le_bytes(*number), text, cells)
}
