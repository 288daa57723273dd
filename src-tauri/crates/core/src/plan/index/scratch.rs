//! The texts of the cells in a file of their own.
//!
//! One line for each cell, in the order of the plan: path, title, old and new value,
//! folded. Zeros stand between them, and a value begins with a byte that says how it
//! is sorted; neither can be in what is searched for.

use std::fs::File;
use std::io::{self, BufRead, BufReader, Read};
use std::path::Path;

use memchr::memchr;

use super::fold::fold;
use super::order::{By, LONGEST_KEY};
use relabel_files::{ReadFrom, WriteBehind};
use relabel_model::{FieldKind, ShownValue, parse_date};
use relabel_store::plan_cells::CellToIndex;

/// Lines between two of which the file knows where they begin.
const BLOCK: u32 = 256;
/// Read in one go.
const AT_ONCE: usize = 1 << 20;
pub(super) const END: u8 = b'\n';

const TEXT: u8 = 4;
const DATE: u8 = 3;
const NUMBER: u8 = 2;

/// What is searched and sorted of one cell.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Texts(Vec<u8>);

impl Texts {
    /// Of a cell.
    #[must_use]
    pub fn of(cell: &CellToIndex) -> Self {
        Self::new(&cell.path, cell.title.as_deref(), &cell.old, &cell.new)
    }

    pub(super) fn new(path: &str, title: Option<&str>, old: &ShownValue, new: &ShownValue) -> Self {
        let mut line = fold(path).into_bytes();
        line.push(0);
        line.extend(fold(title.unwrap_or_default()).into_bytes());
        for value in [old, new] {
            line.push(0);
            line.push(match value.kind {
                _ if value.entries.len() > 1 => TEXT,
                FieldKind::Number => NUMBER,
                FieldKind::Date => DATE,
                FieldKind::Text
                | FieldKind::LongText
                | FieldKind::List
                | FieldKind::Tags
                | FieldKind::YesNo => TEXT,
            });
            line.extend(fold(&value.entries.join(", ")).into_bytes());
        }
        Self(line)
    }

    /// Whether something is found in one of the texts.
    #[must_use]
    pub fn holds(&self, needle: &str) -> bool {
        memchr::memmem::find(&self.0, needle.as_bytes()).is_some()
    }

    /// What a cell is sorted by. Nothing comes first, then numbers, dates and texts.
    #[must_use]
    pub fn key(&self, by: By) -> Vec<u8> {
        let mut key = Vec::new();
        key_of(&self.0, by, &mut key);
        key
    }
}

/// Appends what the cell of a line is sorted by. A text counts with its beginning.
pub(super) fn key_of(line: &[u8], by: By, key: &mut Vec<u8>) {
    let mut parts = line.split(|byte| *byte == 0);
    let part = match by {
        By::Name => {
            let path = parts.next().unwrap_or_default();
            path.rsplit(|byte| *byte == b'/').next().unwrap_or_default()
        }
        By::Old => parts.nth(2).unwrap_or_default(),
        By::New => parts.nth(3).unwrap_or_default(),
    };
    let (kind, text) = match (by, part) {
        (By::Name, text) => (TEXT, text),
        (By::Old | By::New, [kind, text @ ..]) => (*kind, text),
        (By::Old | By::New, []) => (TEXT, part),
    };
    if text.is_empty() {
        return;
    }
    let ordered = std::str::from_utf8(text).ok().and_then(|text| match kind {
        NUMBER => text.parse::<f64>().ok().map(|number| (NUMBER, ordered_number(number))),
        DATE => parse_date(&text.to_ascii_uppercase()).map(|date| {
            let seconds = date.unix_timestamp();
            (DATE, seconds.cast_unsigned() ^ (1 << 63))
        }),
        _ => None,
    });
    match ordered {
        Some((kind, number)) => {
            key.push(kind);
            key.extend(number.to_be_bytes());
        }
        None => {
            key.push(TEXT);
            key.extend(&text[..text.len().min(LONGEST_KEY)]);
        }
    }
}

/// Bits that compare as the numbers do.
fn ordered_number(number: f64) -> u64 {
    // Zero has two forms, which are the same number.
    let bits = (number + 0.0).to_bits();
    if bits >> 63 == 0 { bits | 1 << 63 } else { !bits }
}

/// The finished file.
#[derive(Debug)]
pub struct Scratch {
    file: File,
    /// Where every [`BLOCK`]th line begins.
    blocks: Vec<u64>,
    lines: u32,
}

/// The file while it is written.
#[derive(Debug)]
pub struct ScratchWriter {
    file: WriteBehind,
    blocks: Vec<u64>,
    lines: u32,
}

impl ScratchWriter {
    /// Makes a file without a name in a folder.
    ///
    /// # Errors
    /// The folder cannot be written.
    pub fn new(folder: &Path) -> io::Result<Self> {
        let file = WriteBehind::new(tempfile::tempfile_in(folder)?)?;
        Ok(Self { file, blocks: Vec::new(), lines: 0 })
    }

    /// Adds the texts of the next cell.
    ///
    /// # Errors
    /// The disk is full.
    pub fn add(&mut self, texts: &Texts) -> io::Result<()> {
        if self.lines.is_multiple_of(BLOCK) {
            self.blocks.push(self.file.length());
        }
        self.file.put(&texts.0);
        self.file.put(&[END]);
        self.lines += 1;
        self.file.hand_over()
    }

    /// Ends the writing.
    ///
    /// # Errors
    /// The disk is full.
    pub fn finish(self) -> io::Result<Scratch> {
        let file = self.file.finish()?;
        Ok(Scratch { file, blocks: self.blocks, lines: self.lines })
    }
}

impl Scratch {
    /// How many cells there are.
    #[must_use]
    pub fn len(&self) -> u32 {
        self.lines
    }

    /// Whether there is no cell.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.lines == 0
    }

    /// The texts of a cell; nothing for one that is not there.
    ///
    /// # Errors
    /// Reading the file.
    pub fn texts(&self, cell: u32) -> io::Result<Texts> {
        let Some(from) = self.blocks.get((cell / BLOCK) as usize) else {
            return Ok(Texts(Vec::new()));
        };
        let mut lines = BufReader::with_capacity(16 << 10, ReadFrom::new(&self.file, *from));
        let mut line = Vec::new();
        for _ in 0..=cell % BLOCK {
            line.clear();
            lines.read_until(END, &mut line)?;
        }
        line.pop_if(|last| *last == END);
        Ok(Texts(line))
    }

    /// Every line, in order, from the beginning.
    pub(super) fn reader(&self) -> impl Read + '_ {
        ReadFrom::new(&self.file, 0)
    }

    /// Gives every line without its end to `take`, until that says to stop.
    pub(super) fn each(
        &self,
        mut take: impl FnMut(u32, &[u8]) -> io::Result<bool>,
    ) -> io::Result<()> {
        let mut lines = BufReader::with_capacity(AT_ONCE, self.reader());
        let mut line = Vec::new();
        for cell in 0..self.lines {
            line.clear();
            lines.read_until(END, &mut line)?;
            line.pop_if(|last| *last == END);
            if !take(cell, &line)? {
                break;
            }
        }
        Ok(())
    }
}

/// Only here so that the line of a needle can be told: see [`super::find`].
pub(super) fn lines_in(bytes: &[u8]) -> usize {
    memchr::memchr_iter(END, bytes).count()
}

/// Where the first line of some bytes ends.
pub(super) fn end_of_line(bytes: &[u8]) -> Option<usize> {
    memchr(END, bytes)
}
