//! Excel files with binary parts ([MS-XLSB]), row by row, in the order in which they stand.
//!
//! Our own reader and not `calamine`: that one does not tell a number that is shown as it
//! is from one that is shown in another form, and takes every shared text into memory.
//!
//! [MS-XLSB]: https://learn.microsoft.com/openspecs/office_file_formats/ms-xlsb

use std::cell::Cell;
use std::io::Read as _;
use std::path::Path;
use std::rc::Rc;

use super::book::{FoundTabs, Tabs};
use super::package::{Package, Part};
use super::relations::Relations;
use super::shared_strings::SharedStrings;
use super::styles::Styles;
use super::{Form, OnRow, Row, biff, check_length, column_after};
use crate::error::Error;
use crate::limits;

const RELATIONS: &str = "xl/_rels/workbook.bin.rels";
pub(super) const WORKBOOK: &str = "xl/workbook.bin";

/// Kinds of records ([MS-XLSB] 2.3.1).
mod kind {
    pub(super) const ROW: u32 = 0;
    pub(super) const CELL_BLANK: u32 = 1;
    pub(super) const CELL_RK: u32 = 2;
    pub(super) const CELL_ERROR: u32 = 3;
    pub(super) const CELL_BOOL: u32 = 4;
    pub(super) const CELL_REAL: u32 = 5;
    pub(super) const CELL_TEXT: u32 = 6;
    pub(super) const CELL_SHARED: u32 = 7;
    pub(super) const FORMULA_TEXT: u32 = 8;
    pub(super) const FORMULA_NUMBER: u32 = 9;
    pub(super) const FORMULA_BOOL: u32 = 10;
    pub(super) const FORMULA_ERROR: u32 = 11;
    /// First and last of the cells that do not say where they stand; Excel writes none.
    pub(super) const SHORT_FIRST: u32 = 12;
    pub(super) const SHORT_LAST: u32 = 18;
    pub(super) const SHARED_TEXT: u32 = 19;
    pub(super) const FORMAT: u32 = 44;
    pub(super) const STYLE: u32 = 47;
    pub(super) const CELL_RICH_TEXT: u32 = 62;
    pub(super) const BOOK_END: u32 = 132;
    pub(super) const ROWS_END: u32 = 146;
    pub(super) const BOOK_SETTINGS: u32 = 153;
    pub(super) const TAB: u32 = 156;
    pub(super) const SHARED_END: u32 = 160;
    pub(super) const STYLES_END: u32 = 279;
    pub(super) const CELL_STYLES: u32 = 617;
    pub(super) const CELL_STYLES_END: u32 = 618;
}

/// A binary workbook whose list of tabs was read.
#[derive(Debug)]
pub struct Workbook {
    package: Package,
    /// Each with its part.
    pub(super) tabs: Tabs<String>,
    since_1904: bool,
    relations: Relations,
}

impl Workbook {
    /// Reads which tabs there are.
    ///
    /// # Errors
    /// [`Error::Protected`], [`Error::TooLarge`], [`Error::Damaged`], [`Error::Empty`],
    /// [`Error::Io`].
    pub fn open(mut package: Package) -> Result<Self, Error> {
        let relations = Relations::read(&mut package, RELATIONS)?;
        let (mut tabs, mut since_1904) = (FoundTabs::new(), false);
        let mut records = Records::new(&mut package, WORKBOOK)?;
        loop {
            match records.next()? {
                kind::BOOK_SETTINGS => since_1904 = records.body().number(4)? & 1 == 1,
                kind::TAB => {
                    let mut body = records.body();
                    let is_hidden = body.number(4)? != 0;
                    body.skip(4)?;
                    let (mut id, mut name) = (String::new(), String::new());
                    body.text(&mut id)?;
                    body.text(&mut name)?;
                    if let Some(part) = relations.worksheet(&id) {
                        tabs.push(name, part.to_owned(), is_hidden)?;
                    }
                }
                kind::BOOK_END => break,
                _ => {}
            }
        }
        drop(records);
        Ok(Self { package, tabs: tabs.finish()?, since_1904, relations })
    }

    /// Hands out the rows of a tab, as [`Book::rows`](super::book::Book::rows).
    pub(super) fn rows(
        mut self,
        tab: usize,
        folder: &Path,
        on_row: &mut OnRow<'_>,
    ) -> Result<(), Error> {
        let styles = match &self.relations.styles {
            Some(part) => styles(Records::new(&mut self.package, part)?)?,
            None => Styles::default(),
        };
        let strings = match &self.relations.strings {
            Some(part) => strings(Records::new(&mut self.package, part)?, folder)?,
            None => SharedStrings::default(),
        };
        let styles = styles.since_1904(self.since_1904);
        let records = Records::new(&mut self.package, self.tabs.place(tab)?)?;
        rows(records, &styles, strings, on_row)
    }
}

fn styles(mut records: Records<'_>) -> Result<Styles, Error> {
    let mut styles = Styles::default();
    let mut in_cells = false;
    loop {
        match records.next()? {
            kind::FORMAT => {
                let mut body = records.body();
                let id = body.number(2)?;
                let mut code = String::new();
                body.text(&mut code)?;
                styles.add_format(id, &code)?;
            }
            kind::CELL_STYLES => in_cells = true,
            kind::CELL_STYLES_END => in_cells = false,
            kind::STYLE if in_cells => {
                let mut body = records.body();
                body.skip(2)?;
                styles.add_style(body.number(2)?)?;
            }
            kind::STYLES_END => return Ok(styles),
            _ => {}
        }
    }
}

fn strings(mut records: Records<'_>, folder: &Path) -> Result<SharedStrings, Error> {
    let mut strings = SharedStrings::default();
    let mut text = String::new();
    loop {
        match records.next()? {
            kind::SHARED_TEXT => {
                let mut body = records.body();
                body.skip(1)?;
                body.text(&mut text)?;
                strings.push(&text, folder)?;
            }
            kind::SHARED_END => {
                strings.settle()?;
                return Ok(strings);
            }
            _ => {}
        }
    }
}

/// Hands out the rows that hold something.
fn rows(
    mut records: Records<'_>,
    styles: &Styles,
    mut strings: SharedStrings,
    on_row: &mut OnRow<'_>,
) -> Result<(), Error> {
    let (mut row, mut text) = (Row::default(), String::new());
    let mut next_column = 0;
    // Bytes since the last row or cell, and how many there may be.
    let (mut between, mut longest) = (0, limits::ROW_BYTES);
    loop {
        let kind = records.next()?;
        match kind {
            kind::ROW => {
                if !row.is_empty() {
                    on_row(&row)?;
                }
                row.follow(records.body().number(4)?.saturating_add(1))?;
                (next_column, between, longest) = (0, 0, limits::BETWEEN_ROWS);
            }
            kind::CELL_BLANK..=kind::FORMULA_ERROR | kind::CELL_RICH_TEXT => {
                let mut body = records.body();
                let column = body.number(4)?;
                let style = body.number(3)? as usize;
                body.skip(1)?;
                if row.number == 0 {
                    return Err(Error::damaged("cells stand before all rows"));
                }
                (next_column, between) = (column_after(column, next_column)?, 0);
                match kind {
                    kind::CELL_RK => {
                        styles.push(&mut row, column, style, biff::rk(body.number(4)?));
                    }
                    kind::CELL_REAL | kind::FORMULA_NUMBER => {
                        let number = Some(body.float()?).filter(|number| number.is_finite());
                        let number = number.ok_or_else(|| Error::damaged("a number is none"))?;
                        styles.push(&mut row, column, style, number);
                    }
                    kind::CELL_BOOL | kind::FORMULA_BOOL => {
                        row.push_yes_no(column, body.number(1)? != 0);
                    }
                    kind::CELL_ERROR | kind::FORMULA_ERROR => {
                        let [code] = body.take()?;
                        row.push(column, Form::Error, biff::error(code));
                    }
                    kind::CELL_SHARED => {
                        let number = body.number(4)? as usize;
                        row.push(column, Form::Text, strings.of_cell(number)?);
                    }
                    kind::CELL_TEXT | kind::FORMULA_TEXT | kind::CELL_RICH_TEXT => {
                        body.skip(usize::from(kind == kind::CELL_RICH_TEXT))?;
                        body.text(&mut text)?;
                        check_length(&text)?;
                        row.push(column, Form::Text, &text);
                    }
                    _ => {}
                }
                row.check_length()?;
            }
            kind::SHORT_FIRST..=kind::SHORT_LAST => {
                return Err(Error::damaged("a cell stands nowhere"));
            }
            kind::ROWS_END => {
                return if row.is_empty() { Ok(()) } else { on_row(&row) };
            }
            _ => {
                between += records.length();
                if between > longest {
                    return Err(Error::TooLarge("too much stands between two rows"));
                }
            }
        }
    }
}

/// The records of a part.
struct Records<'a> {
    part: Part<'a>,
    piece: Rc<Cell<usize>>,
    body: Vec<u8>,
}

impl<'a> Records<'a> {
    fn new(package: &'a mut Package, part: &str) -> Result<Self, Error> {
        let piece = Rc::default();
        Ok(Self { part: package.part(part, &piece)?, piece, body: Vec::new() })
    }

    /// Reads the next record: its kind. Every part ends with a record that says so.
    fn next(&mut self) -> Result<u32, Error> {
        self.piece.set(0);
        let kind = self.varied(2)?;
        let length = u64::from(self.varied(4)?);
        if length > limits::PIECE as u64 {
            return Err(Error::TooLarge("a piece of it is longer than 256 KiB"));
        }
        self.body.clear();
        let read = (&mut self.part).take(length).read_to_end(&mut self.body)?;
        if read as u64 == length { Ok(kind) } else { Err(Error::damaged("it ends early")) }
    }

    /// A number of seven bits in each byte, as long as the eighth is set.
    fn varied(&mut self, longest: u32) -> Result<u32, Error> {
        let mut number = 0;
        for place in 0..longest {
            let mut byte = [0];
            self.part.read_exact(&mut byte)?;
            number |= u32::from(byte[0] & 0x7F) << (7 * place);
            if byte[0] & 0x80 == 0 {
                break;
            }
        }
        Ok(number)
    }

    /// What stands in the record that was read last.
    fn body(&self) -> Body<'_> {
        Body(&self.body)
    }

    /// How long that record is, with its head.
    fn length(&self) -> usize {
        self.piece.get()
    }
}

/// What is still to be read of a record.
struct Body<'a>(&'a [u8]);

impl Body<'_> {
    fn skip(&mut self, bytes: usize) -> Result<(), Error> {
        self.0 = self.0.get(bytes..).ok_or_else(short)?;
        Ok(())
    }

    fn take<const N: usize>(&mut self) -> Result<[u8; N], Error> {
        let (taken, rest) = self.0.split_first_chunk().ok_or_else(short)?;
        self.0 = rest;
        Ok(*taken)
    }

    /// A whole number of so many bytes, at most four.
    fn number(&mut self, bytes: usize) -> Result<u32, Error> {
        let (taken, rest) = self.0.split_at_checked(bytes).ok_or_else(short)?;
        self.0 = rest;
        Ok(taken.iter().rev().fold(0, |sum, byte| (sum << 8) | u32::from(*byte)))
    }

    fn float(&mut self) -> Result<f64, Error> {
        Ok(f64::from_le_bytes(self.take()?))
    }

    /// A text after its number of units (`XLWideString`); none is an empty one.
    fn text(&mut self, into: &mut String) -> Result<(), Error> {
        into.clear();
        let units = match self.number(4)? {
            u32::MAX => 0,
            units => units as usize,
        };
        let (taken, rest) = units
            .checked_mul(2)
            .and_then(|bytes| self.0.split_at_checked(bytes))
            .ok_or_else(short)?;
        self.0 = rest;
        biff::push_utf16(into, taken);
        Ok(())
    }
}

fn short() -> Error {
    Error::damaged("a record is too short")
}
