//! Text with a sign between the cells.
//!
//! Cells in double quotes may hold the sign and line breaks, and a quote twice; lines end
//! in any of the three ways. Our own reader and not the `csv` crate (the witness of the
//! tests): that one skips blank lines, which spreadsheets number, takes a quote that is
//! never closed for a cell, and lets a cell grow to any length.

use std::io::Read;

use super::{Form, OnRow, Row, check_length};
use crate::error::Error;
use crate::limits;
use relabel_model::SheetSeparator;

/// The sign itself.
#[must_use]
pub fn sign(separator: SheetSeparator) -> u8 {
    match separator {
        SheetSeparator::Comma => b',',
        SheetSeparator::Semicolon => b';',
        SheetSeparator::Tab => b'\t',
    }
}

/// Hands out the rows that hold something. `text` is UTF-8. A first line such as
/// `sep=;`, which Excel understands, is not handed out, but it counts.
///
/// # Errors
/// [`Error::TooLarge`], [`Error::Damaged`] where a quote is not closed, [`Error::Io`];
/// and what `on_row` says.
pub fn rows(text: impl Read, separator: u8, on_row: &mut OnRow<'_>) -> Result<(), Error> {
    let mut reader = Reader::new(text, separator);
    while reader.next()? {
        let is_instruction = reader.row.number == 1
            && reader.row.cells().next().is_some_and(|(_, text)| text.starts_with("sep="))
            && reader.row.cells().count() == 1
            && reader.row.cell(0).is_some_and(|(_, text)| text.len() <= 5);
        if !reader.row.is_empty() && !is_instruction {
            on_row(&reader.row)?;
        }
    }
    Ok(())
}

/// How a row or a cell ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Stop {
    Cell,
    Row,
    File,
}

struct Reader<R> {
    text: R,
    separator: u8,
    buffer: Box<[u8]>,
    from: usize,
    to: usize,
    number: u32,
    row: Row,
    /// The cells of the row as they are read: what is in them, and where each ends.
    cells: Vec<u8>,
    ends: Vec<(u32, usize)>,
    /// Where the one that is read begins.
    cell: usize,
}

impl<R: Read> Reader<R> {
    fn new(text: R, separator: u8) -> Self {
        Self {
            text,
            separator,
            buffer: vec![0; 64 * 1024].into_boxed_slice(),
            from: 0,
            to: 0,
            number: 0,
            row: Row::default(),
            cells: Vec::new(),
            ends: Vec::new(),
            cell: 0,
        }
    }

    /// Fills the buffer where it is used up; false at the end of the file.
    fn fill(&mut self) -> Result<bool, Error> {
        if self.from == self.to {
            (self.from, self.to) = (0, self.text.read(&mut self.buffer)?);
        }
        Ok(self.from < self.to)
    }

    fn peek(&mut self) -> Result<Option<u8>, Error> {
        Ok(if self.fill()? { Some(self.buffer[self.from]) } else { None })
    }

    /// Reads a row; false at the end of the file.
    fn next(&mut self) -> Result<bool, Error> {
        loop {
            if !self.fill()? {
                return Ok(false);
            }
            self.number += 1;
            if self.number > limits::ROWS {
                return Err(Error::TooLarge("it has more than 1,048,576 rows"));
            }
            // Of a blank line there is nothing to look at.
            if self.buffer[self.from] != b'\n' {
                break;
            }
            self.from += 1;
        }
        self.cells.clear();
        self.ends.clear();
        for column in 0.. {
            if column >= limits::COLUMNS {
                return Err(Error::TooLarge("it has more than 16,384 columns"));
            }
            self.cell = self.cells.len();
            let stop = match self.peek()? {
                Some(b'"') => self.quoted()?,
                Some(_) => self.plain()?,
                None => Stop::File,
            };
            if self.cells.len() > self.cell {
                self.ends.push((column, self.cells.len()));
            }
            if stop != Stop::Cell {
                break;
            }
        }
        let cells = self.ends.iter().map(|&(column, to)| (column, Form::Text, to));
        let filled = self.row.fill(self.number, &self.cells, cells);
        filled.ok_or_else(|| Error::damaged("a letter is cut in two"))?;
        self.row.cells().try_for_each(|(_, text)| check_length(text))?;
        Ok(true)
    }

    /// Reads a cell up to the sign or the end of the line.
    fn plain(&mut self) -> Result<Stop, Error> {
        loop {
            if !self.fill()? {
                return Ok(Stop::File);
            }
            let piece = &self.buffer[self.from..self.to];
            let Some(at) = memchr::memchr3(self.separator, b'\n', b'\r', piece) else {
                self.take(piece.len())?;
                continue;
            };
            let sign = piece[at];
            self.take(at)?;
            self.from += 1;
            if sign == self.separator {
                return Ok(Stop::Cell);
            }
            if sign == b'\r' && self.peek()? == Some(b'\n') {
                self.from += 1;
            }
            return Ok(Stop::Row);
        }
    }

    /// Reads a cell in quotes, and what may stand between them and its end.
    fn quoted(&mut self) -> Result<Stop, Error> {
        self.from += 1;
        loop {
            if !self.fill()? {
                return Err(Error::damaged("a quote is not closed"));
            }
            let piece = &self.buffer[self.from..self.to];
            let at = memchr::memchr(b'"', piece);
            self.take(at.unwrap_or(piece.len()))?;
            if at.is_none() {
                continue;
            }
            self.from += 1;
            if self.peek()? != Some(b'"') {
                return self.plain();
            }
            self.take(1)?;
        }
    }

    /// Moves bytes from the buffer into the cell.
    fn take(&mut self, bytes: usize) -> Result<(), Error> {
        self.cells.extend_from_slice(&self.buffer[self.from..self.from + bytes]);
        self.from += bytes;
        if self.cells.len() - self.cell > limits::CELL_UNITS * 4 {
            return Err(Error::TooLarge("a cell holds more than 32,767 letters"));
        }
        match self.cells.len() > limits::ROW_BYTES {
            true => Err(Error::TooLarge("a row is longer than 16 MiB")),
            false => Ok(()),
        }
    }
}
