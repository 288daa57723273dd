//! The rows of one tab of an old Excel file.

use super::shared_strings::SharedStrings;
use super::styles::Styles;
use super::xls_records::Records;
use super::{Form, OnRow, Row, biff, column_after};
use crate::error::Error;

/// Kinds of records ([MS-XLS] 2.3.1).
///
/// [MS-XLS]: https://learn.microsoft.com/openspecs/office_file_formats/ms-xls
mod kind {
    pub(super) const FORMULA: u16 = 0x0006;
    pub(super) const END: u16 = 0x000A;
    pub(super) const RK_CELLS: u16 = 0x00BD;
    pub(super) const RICH_TEXT: u16 = 0x00D6;
    pub(super) const SHARED: u16 = 0x00FD;
    pub(super) const NUMBER: u16 = 0x0203;
    pub(super) const TEXT: u16 = 0x0204;
    pub(super) const BOOL_OR_ERROR: u16 = 0x0205;
    pub(super) const RESULT: u16 = 0x0207;
    pub(super) const RK: u16 = 0x027E;
    pub(super) const BEGIN: u16 = 0x0809;
}

/// Hands out the rows that hold something.
pub(super) fn rows(
    records: Records,
    styles: &Styles,
    strings: SharedStrings,
    on_row: &mut OnRow<'_>,
) -> Result<(), Error> {
    let (row, text) = (Row::default(), String::new());
    RowParser { records, styles, strings, row, next_column: 0, awaited: None, text }.run(on_row)
}

struct RowParser<'a> {
    records: Records,
    styles: &'a Styles,
    strings: SharedStrings,
    row: Row,
    next_column: u32,
    /// The column of a formula whose text follows.
    awaited: Option<u32>,
    text: String,
}

impl RowParser<'_> {
    fn run(mut self, on_row: &mut OnRow<'_>) -> Result<(), Error> {
        // Charts stand within a tab as tabs of their own.
        let mut depth = 1_u32;
        loop {
            match self.records.next()? {
                kind::BEGIN => depth += 1,
                kind::END => depth -= 1,
                _ if depth > 1 => {}
                kind::NUMBER => {
                    let (column, style) = self.cell(on_row)?;
                    let number = self.records.f64()?;
                    self.number(column, style, number)?;
                }
                kind::RK => {
                    let (column, style) = self.cell(on_row)?;
                    let number = biff::rk(self.records.u32()?);
                    self.number(column, style, number)?;
                }
                kind::RK_CELLS => self.rk_cells(on_row)?,
                kind::SHARED => {
                    let (column, _) = self.cell(on_row)?;
                    let number = self.records.u32()? as usize;
                    self.row.push(column, Form::Text, self.strings.of_cell(number)?);
                }
                kind::TEXT | kind::RICH_TEXT => {
                    let (column, _) = self.cell(on_row)?;
                    self.text(column)?;
                }
                kind::BOOL_OR_ERROR => {
                    let (column, _) = self.cell(on_row)?;
                    let [value, is_error] = self.records.take()?;
                    self.bool_or_error(column, value, is_error == 1);
                }
                kind::FORMULA => self.formula(on_row)?,
                kind::RESULT => {
                    if let Some(column) = self.awaited.take() {
                        self.text(column)?;
                    }
                }
                _ => {}
            }
            if depth == 0 {
                return if self.row.is_empty() { Ok(()) } else { on_row(&self.row) };
            }
            self.row.check_length()?;
        }
    }

    /// Where a cell stands: its column and its style. The rows before it are handed out.
    fn cell(&mut self, on_row: &mut OnRow<'_>) -> Result<(u32, usize), Error> {
        let column = self.place(on_row)?;
        self.stands_at(column)?;
        Ok((column, self.records.u16()?.into()))
    }

    /// The column at which a record begins; the rows before its row are handed out.
    fn place(&mut self, on_row: &mut OnRow<'_>) -> Result<u32, Error> {
        let number = u32::from(self.records.u16()?) + 1;
        if number != self.row.number {
            if !self.row.is_empty() {
                on_row(&self.row)?;
            }
            self.row.follow(number)?;
            self.next_column = 0;
        }
        Ok(self.records.u16()?.into())
    }

    fn stands_at(&mut self, column: u32) -> Result<(), Error> {
        (self.next_column, self.awaited) = (column_after(column, self.next_column)?, None);
        Ok(())
    }

    /// Several numbers in a row: the style and value of each, and after them the last column.
    fn rk_cells(&mut self, on_row: &mut OnRow<'_>) -> Result<(), Error> {
        let mut column = self.place(on_row)?;
        while self.records.left() >= 6 {
            let style = self.records.u16()?;
            let number = biff::rk(self.records.u32()?);
            self.stands_at(column)?;
            self.number(column, style.into(), number)?;
            column += 1;
        }
        Ok(())
    }

    /// What a formula came to; a text follows in a record of its own.
    fn formula(&mut self, on_row: &mut OnRow<'_>) -> Result<(), Error> {
        let (column, style) = self.cell(on_row)?;
        match self.records.take::<8>()? {
            [0, .., 0xFF, 0xFF] => self.awaited = Some(column),
            [form @ (1 | 2), _, value, .., 0xFF, 0xFF] => {
                self.bool_or_error(column, value, form == 2);
            }
            // An empty text.
            [.., 0xFF, 0xFF] => {}
            number => self.number(column, style, f64::from_le_bytes(number))?,
        }
        Ok(())
    }

    fn number(&mut self, column: u32, style: usize, number: f64) -> Result<(), Error> {
        if !number.is_finite() {
            return Err(Error::damaged("a number is none"));
        }
        self.styles.push(&mut self.row, column, style, number);
        Ok(())
    }

    fn text(&mut self, column: u32) -> Result<(), Error> {
        let units = self.records.u16()?;
        self.records.text(units.into(), &mut self.text)?;
        self.row.push(column, Form::Text, &self.text);
        Ok(())
    }

    fn bool_or_error(&mut self, column: u32, value: u8, is_error: bool) {
        match is_error {
            true => self.row.push(column, Form::Error, biff::error(value)),
            false => self.row.push_yes_no(column, value != 0),
        }
    }
}
