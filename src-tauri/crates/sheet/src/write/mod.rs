//! Writes sheets.
//!
//! What is in a sheet can be read back exactly: every cell is text, marked
//! ([`marks`](super::marks)) where somebody would take it for something else, lists are
//! joined and where needed escaped ([`lists`](super::lists)), and a value that no
//! spreadsheet can hold is left blank and counted, never cut.

mod behind;
pub mod csv;
pub mod staged;
pub mod xlsx;

use std::io;

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
}
