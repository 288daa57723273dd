//! Writes sheets.
//!
//! What is in a sheet can be read back exactly: every cell is text, marked
//! ([`marks`](super::marks)) where somebody would take it for something else, lists are
//! joined and where needed escaped ([`lists`](super::lists)), and a value that no
//! spreadsheet can hold is left blank and counted, never cut. A sheet for a person to read,
//! which is not read back, shows as much of such a value as fits ([`Sheet::show`]).

pub mod csv;
pub mod staged;
pub mod xlsx;

use std::borrow::Cow;
use std::io;

use crate::limits::{CELL_UNITS, is_longer_than_a_cell};
use crate::marks;

/// Ends a text of which not all is shown.
const CUT: char = '…';

/// Why a sheet was not written.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// The file, or the scratch file before it, could not be written.
    #[error("the file could not be written")]
    File(#[from] io::Error),
    /// More than a workbook can hold, or than one of ours is ever read.
    #[error("this is too much for one Excel file: save it as .csv, or export fewer assets")]
    TooLarge,
    /// Somebody wanted it to end.
    #[error("it was stopped")]
    Stopped,
}

/// A sheet in the making: cells from the left, row by row.
pub trait Sheet {
    /// Whether a cell says itself that it is text, so that no program computes it.
    const IS_TYPED: bool;

    /// The next cell of the row.
    ///
    /// # Errors
    /// [`Error`]
    fn cell(&mut self, text: &str) -> Result<(), Error>;

    /// Ends the row.
    ///
    /// # Errors
    /// [`Error`]
    fn end_row(&mut self) -> Result<(), Error>;

    /// A text so that neither a spreadsheet nor Relabel takes it for something else.
    #[must_use]
    fn marked(text: &str) -> Cow<'_, str> {
        if Self::IS_TYPED { marks::marked_typed(text) } else { marks::marked(text) }
    }

    /// The next cell of the row, for a person to read: any text, of which a workbook shows
    /// what it can hold.
    ///
    /// # Errors
    /// [`Error`]
    fn show(&mut self, text: &str) -> Result<(), Error> {
        let marked = Self::marked(text);
        if Self::IS_TYPED { self.cell(&fitting(&marked)) } else { self.cell(&marked) }
    }
}

/// A text as a workbook can hold it: without characters that its XML has no place for, and
/// no longer than a cell.
fn fitting(text: &str) -> Cow<'_, str> {
    let is_held =
        |c: char| (c >= ' ' && !matches!(c, '\u{FFFE}' | '\u{FFFF}')) || "\t\n\r".contains(c);
    let is_cut = is_longer_than_a_cell(text);
    if !is_cut && text.chars().all(is_held) {
        return text.into();
    }
    let mut room = if is_cut { CELL_UNITS - CUT.len_utf16() } else { CELL_UNITS };
    let mut fitting = String::with_capacity(text.len().min(4 * CELL_UNITS));
    for c in text.chars() {
        let c = if is_held(c) { c } else { char::REPLACEMENT_CHARACTER };
        let Some(left) = room.checked_sub(c.len_utf16()) else { break };
        room = left;
        fitting.push(c);
    }
    if is_cut {
        fitting.push(CUT);
    }
    fitting.into()
}
