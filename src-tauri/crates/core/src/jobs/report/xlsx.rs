//! An Excel workbook of typed text: nothing in it is ever computed.

use std::error::Error as _;
use std::io;
use std::path::Path;

use rust_xlsxwriter::{Format, Workbook, Worksheet, XlsxError};

use super::csv::{cells, headings};
use super::{Error, Line};
use relabel_model::ReportWords;

/// Rows a sheet can have, its headings included.
const MOST_ROWS: u32 = 1_048_576;
/// Characters a cell can have.
const LONGEST_CELL: usize = 32_767;
/// Characters the name of a sheet can have, less room for a number.
const LONGEST_NAME: usize = 25;
/// Widths of the columns, in characters.
const WIDTHS: [f64; 6] = [60.0, 20.0, 30.0, 30.0, 16.0, 50.0];

/// A workbook in the making; a full sheet is followed by another.
pub(super) struct Sheets<'a> {
    words: &'a ReportWords,
    workbook: Workbook,
    sheets: u32,
    /// The next row of the last sheet.
    row: u32,
}

impl<'a> Sheets<'a> {
    pub(super) fn new(words: &'a ReportWords) -> Self {
        Self { words, workbook: Workbook::new(), sheets: 0, row: MOST_ROWS }
    }

    pub(super) fn line(&mut self, line: &Line<'_>) -> Result<(), Error> {
        if self.row >= MOST_ROWS {
            self.add_sheet()?;
        }
        let row = self.row;
        self.row += 1;
        let sheet = self.last()?;
        for (column, text) in (0..).zip(cells(line)) {
            if !text.is_empty() {
                sheet.write_string(row, column, fitting(text)).map_err(of_xlsx)?;
            }
        }
        Ok(())
    }

    fn last(&mut self) -> Result<&mut Worksheet, Error> {
        let last = self.sheets.saturating_sub(1) as usize;
        self.workbook.worksheet_from_index(last).map_err(of_xlsx)
    }

    fn add_sheet(&mut self) -> Result<(), Error> {
        self.sheets += 1;
        let name = sheet_name(&self.words.sheet, self.sheets);
        let bold = Format::new().set_bold();
        // Rows go to a temporary file as they come.
        let sheet = self.workbook.add_worksheet_with_constant_memory().map_err(of_xlsx)?;
        sheet.set_name(&name).map_err(of_xlsx)?;
        sheet.set_freeze_panes(1, 0).map_err(of_xlsx)?;
        for (column, (text, width)) in (0..).zip(headings(self.words).into_iter().zip(WIDTHS)) {
            sheet.set_column_width(column, width).map_err(of_xlsx)?;
            sheet.write_string_with_format(0, column, fitting(text), &bold).map_err(of_xlsx)?;
        }
        self.row = 1;
        Ok(())
    }

    pub(super) fn save(mut self, path: &Path) -> Result<(), Error> {
        if self.sheets == 0 {
            self.add_sheet()?;
        }
        self.workbook.save(path).map_err(of_xlsx)
    }
}

/// The beginning of a text that fits into a cell, which is counted in UTF-16 units.
fn fitting(text: &str) -> &str {
    let mut units = 0;
    let end = text.char_indices().find_map(|(at, c)| {
        units += c.len_utf16();
        (units > LONGEST_CELL).then_some(at)
    });
    end.map_or(text, |end| &text[..end])
}

/// A name Excel takes: without certain characters, not too long, not empty.
fn sheet_name(wanted: &str, number: u32) -> String {
    let name: String = wanted
        .chars()
        .filter(|c| {
            !matches!(c, '[' | ']' | ':' | '*' | '?' | '/' | '\\' | '\'') && !c.is_control()
        })
        .take(LONGEST_NAME)
        .collect();
    let name = if name.trim().is_empty() { "Relabel".to_owned() } else { name.trim().to_owned() };
    if number == 1 { name } else { format!("{name} {number}") }
}

fn of_xlsx(error: XlsxError) -> Error {
    let below = match &error {
        XlsxError::IoError(below) => Some(below),
        // The archive the workbook is, around what the disk said.
        XlsxError::ZipError(archive) => archive.source().and_then(|cause| cause.downcast_ref()),
        _ => None,
    };
    let kind = below.map_or(io::ErrorKind::Other, io::Error::kind);
    io::Error::new(kind, error.to_string()).into()
}
