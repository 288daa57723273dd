//! How much of a file is ever read, unpacked or kept.
//!
//! The figures are those of Excel where it has one (rows, columns, letters of a cell);
//! the others are far above what a sheet of a million assets needs and far below what
//! would trouble a computer (threat T11). Every size is measured while reading: what a
//! file says about itself is never trusted, not even to reserve memory. Seconds are never
//! counted: a slow computer makes no honest file a bad one.

/// Largest file that is opened, in bytes.
pub const FILE: u64 = 512 * 1024 * 1024;
/// Most parts of a file, or tabs; an Excel file with a thousand tabs has about as many.
pub const PARTS: usize = 2_000;
/// Largest table of parts, in bytes.
pub const PART_TABLE: u64 = 1024 * 1024;
/// Most bytes unpacked from a part of a file.
pub const UNPACKED: u64 = 1024 * 1024 * 1024;
/// Bytes that a part of even the smallest file may unpack to.
pub const UNPACKED_ANYWAY: u64 = 64 * 1024 * 1024;
/// Bytes that may be unpacked for each byte of the file besides. Sheets unpack to five to
/// thirty bytes for each; bombs go up to the 1,032 that Deflate can do. Apache POI draws
/// the line at the same figure.
pub const UNPACKED_PER_BYTE: u64 = 100;
/// Longest piece of XML between two angle brackets, tag, text or comment, and longest
/// record of a binary workbook, in bytes: a full cell of letters that take four bytes
/// each, twice.
pub const PIECE: usize = 256 * 1024;
/// Deepest nesting of XML; sheets need seven.
pub const XML_DEPTH: usize = 64;
/// Longest row, longest part before the first row, and most text of a row, in bytes.
pub const ROW_BYTES: usize = 16 * 1024 * 1024;
/// Longest piece between two rows, in bytes; there should be nothing.
pub const BETWEEN_ROWS: usize = 256 * 1024;
/// Most rows, as in Excel.
pub const ROWS: u32 = 1_048_576;
/// Most columns, as in Excel.
pub const COLUMNS: u32 = 16_384;
/// Most letters of a cell, in units of UTF-16, as in Excel.
pub const CELL_UNITS: usize = 32_767;
/// Most texts that the cells of an Excel file share.
pub const SHARED_STRINGS: usize = 16_000_000;
/// Most bytes of texts that stand in a file once and in its cells often, counted as often
/// as they stand there, because each is kept: as much as a text file may hold.
pub const SHARED_BYTES: usize = 512 * 1024 * 1024;
/// What a cell takes besides its text, in bytes, where it is counted for standing in a file
/// once and in its rows often.
pub const CELL_BYTES: usize = 16;
/// Bytes of shared texts that are kept in memory; the others wait in a file.
pub const SHARED_IN_MEMORY: usize = 24 * 1024 * 1024;
/// Most number formats and styles of an Excel file; Excel takes 65,490.
pub const STYLES: usize = 65_536;

/// Whether a text has more letters than a cell takes.
#[must_use]
pub fn is_longer_than_a_cell(text: &str) -> bool {
    text.len() > CELL_UNITS
        && (text.len() > CELL_UNITS * 4 || text.encode_utf16().count() > CELL_UNITS)
}
