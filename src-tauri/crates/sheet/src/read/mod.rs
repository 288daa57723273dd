//! Reads sheets row by row.
//!
//! All forms are read in one pass that hands out each row once, into memory that is
//! used again for the next one. Nothing is ever reserved by a number that stands in the
//! file, and a cell, a row and the whole are measured while they are read
//! ([limits](super::limits)). So memory is bounded by construction, and a thread is all
//! the isolation that reading needs: a process of its own that could be killed would
//! bound nothing that is not bounded here.

mod biff;
pub mod book;
mod compound;
pub mod csv;
pub mod decode;
pub mod ods;
pub mod package;
mod relations;
pub mod separator;
pub mod shared_strings;
pub mod styles;
pub mod xls;
mod xls_records;
mod xls_rows;
pub mod xlsb;
pub mod xlsx;
mod xlsx_rows;
mod xml;

use super::error::Error;
use super::limits;

/// What a cell holds besides its letters.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// Text, as it was typed.
    Text,
    /// A number; the text is its shortest form.
    Number,
    /// A number that the spreadsheet shows in another form, such as 50 % for 0.5; the text
    /// is its own shortest form.
    Formatted,
    /// A whole number of more digits than a spreadsheet keeps.
    Rounded,
    /// A day, with or without a time; the text is ISO 8601.
    Date,
    /// Yes or no; the text is `true` or `false`.
    YesNo,
    /// An error such as `#N/A`.
    Error,
}

/// Where a cell stands in its row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Cell {
    /// Column, from 0.
    pub column: u32,
    /// What it holds.
    pub form: Form,
    from: usize,
    to: usize,
}

/// One row: its cells that hold something.
#[derive(Clone, Debug, Default)]
pub struct Row {
    /// As the spreadsheet numbers it, from 1.
    pub number: u32,
    cells: Vec<Cell>,
    text: String,
}

impl Row {
    /// Its cells, from the left; empty ones are left out.
    pub fn cells(&self) -> impl Iterator<Item = (Cell, &str)> {
        self.cells.iter().map(|cell| (*cell, &self.text[cell.from..cell.to]))
    }

    /// The cell of a column, if it holds something.
    #[must_use]
    pub fn cell(&self, column: u32) -> Option<(Form, &str)> {
        // In most rows every cell holds something.
        let cell = self.cells.get(column as usize).filter(|cell| cell.column == column);
        let cell = match cell {
            Some(cell) => cell,
            None => {
                let at = self.cells.binary_search_by_key(&column, |cell| cell.column).ok()?;
                &self.cells[at]
            }
        };
        Some((cell.form, &self.text[cell.from..cell.to]))
    }

    /// Whether no cell holds anything.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.cells.is_empty()
    }

    /// How long its texts are together, in bytes.
    fn text_bytes(&self) -> usize {
        self.text.len()
    }

    /// Whether it may hold so much: letters that cells share stand in the file but once.
    fn check_length(&self) -> Result<(), Error> {
        match self.text.len() > limits::ROW_BYTES {
            true => Err(Error::TooLarge("the cells of a row hold more than 16 MiB")),
            false => Ok(()),
        }
    }

    /// Begins a row below it.
    fn follow(&mut self, number: u32) -> Result<(), Error> {
        if number > limits::ROWS {
            return Err(Error::TooLarge("it has more than 1,048,576 rows"));
        }
        if number <= self.number {
            return Err(Error::damaged("rows stand in the wrong order"));
        }
        self.begin(number);
        Ok(())
    }

    pub(super) fn begin(&mut self, number: u32) {
        self.number = number;
        self.cells.clear();
        self.text.clear();
    }

    /// Adds a cell to the right of the others; an empty one is left out.
    pub(super) fn push(&mut self, column: u32, form: Form, text: &str) {
        if text.is_empty() {
            return;
        }
        let from = self.text.len();
        self.text.push_str(text);
        self.cells.push(Cell { column, form, from, to: self.text.len() });
    }

    fn push_yes_no(&mut self, column: u32, is_yes: bool) {
        self.push(column, Form::YesNo, if is_yes { "true" } else { "false" });
    }

    /// Takes the texts of all cells at once, and of each cell its column, what it holds
    /// and where its text ends; none of them is empty. `None` where that is no UTF-8, or
    /// a letter is cut in two.
    pub fn fill(
        &mut self,
        number: u32,
        text: &[u8],
        cells: impl Iterator<Item = (u32, Form, usize)>,
    ) -> Option<()> {
        self.begin(number);
        self.text.push_str(simdutf8::basic::from_utf8(text).ok()?);
        let mut from = 0;
        for (column, form, to) in cells {
            if to <= from || !self.text.is_char_boundary(to) {
                return None;
            }
            self.cells.push(Cell { column, form, from, to });
            from = to;
        }
        Some(())
    }

    /// The texts of all cells, as [`Row::fill`] takes them.
    pub(super) fn text(&self) -> &str {
        &self.text
    }

    /// Where the text of each cell ends, as [`Row::fill`] takes it.
    pub(super) fn ends(&self) -> impl ExactSizeIterator<Item = (u32, Form, usize)> {
        self.cells.iter().map(|cell| (cell.column, cell.form, cell.to))
    }
}

/// What is done with each row.
pub type OnRow<'a> = dyn FnMut(&Row) -> Result<(), Error> + 'a;

/// Whether a cell may be so long.
fn check_length(text: &str) -> Result<(), Error> {
    match limits::is_longer_than_a_cell(text) {
        true => Err(Error::TooLarge("a cell holds more than 32,767 letters")),
        false => Ok(()),
    }
}

/// The column after that of a cell, which may stand in the `next` one or right of it.
fn column_after(column: u32, next: u32) -> Result<u32, Error> {
    if column >= limits::COLUMNS {
        return Err(Error::TooLarge("it has more than 16,384 columns"));
    }
    if column < next {
        return Err(Error::damaged("cells stand in the wrong order"));
    }
    Ok(column + 1)
}
