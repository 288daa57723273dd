//! Rows on their way into a sheet.
//!
//! What a column is (its type, a list or not, escaped or not) is known only when all
//! rows are. They are therefore put into a scratch file first, which has no name and
//! goes with the program, and the sheet is written from that: memory stays what it is
//! for any number of rows.

use std::fs::File;
use std::io::{self, BufReader, BufWriter, Read as _, Seek as _, Write as _};
use std::path::Path;

use super::{Error, Sheet};
use crate::aem::{Kind, Property, exact_date, parse_date};
use crate::sheet::headings::{ASSET_PATH, Heading, SIGNATURE, write as heading_text};
use crate::sheet::{limits, lists, marks};

/// Bytes read and written at a time.
const BUFFER: usize = 256 * 1024;
/// Rows between two looks whether to go on.
const ROWS_BETWEEN_LOOKS: u32 = 1_000;

/// A column in the making.
#[derive(Clone, Debug)]
pub struct Column {
    /// Property.
    pub property: String,
    /// Kind of a value and whether it is a list, where no asset tells.
    pub presumed: (Kind, bool),
    /// Kind that all values have, so far.
    kind: Option<Kind>,
    has_list: bool,
    has_empty_list: bool,
    /// Whether a text holds the separator of lists.
    has_separator: bool,
}

impl Column {
    /// Nothing is known of it yet.
    #[must_use]
    pub fn new(property: impl Into<String>, presumed: (Kind, bool)) -> Self {
        Self {
            property: property.into(),
            presumed,
            kind: None,
            has_list: false,
            has_empty_list: false,
            has_separator: false,
        }
    }

    /// Whether any asset holds something.
    fn is_used(&self) -> bool {
        self.kind.is_some() || self.has_empty_list
    }

    fn learn(&mut self, value: &Property) {
        self.kind = Some(match (self.kind, value.kind) {
            (None, kind) => kind,
            (Some(known), kind) if known == kind => known,
            (Some(Kind::Long | Kind::Double), Kind::Long | Kind::Double) => Kind::Double,
            // What differs is text, and takes the kind each asset holds when it comes
            // back.
            (Some(_), _) => Kind::String,
        });
        self.has_list |= value.multi;
        self.has_separator |= value.entries.iter().any(|entry| entry.contains(lists::SEPARATOR));
    }

    fn is_multi(&self) -> bool {
        match self.kind {
            Some(_) => self.has_list,
            None => self.has_empty_list || self.presumed.1,
        }
    }

    fn is_escaped(&self) -> bool {
        self.is_multi() && self.has_separator
    }

    fn heading(&self) -> Heading {
        let kind = self.kind.unwrap_or(self.presumed.0);
        Heading::of(&self.property, kind, self.is_multi(), self.is_escaped())
    }

    /// Whether its cells are plain numbers, which no spreadsheet computes although they
    /// may begin with a minus.
    fn is_plain_number(&self) -> bool {
        matches!(self.kind, Some(Kind::Long | Kind::Double)) && !self.is_multi()
    }
}

/// What an asset holds of a column.
#[derive(Clone, Copy, Debug)]
pub enum Found<'a> {
    /// Nothing.
    Nothing,
    /// Something that is not written into a sheet, such as nodes below it.
    Other,
    /// A value.
    Value(&'a Property),
}

/// Takes rows.
#[derive(Debug)]
pub struct Staging {
    scratch: BufWriter<File>,
    columns: Vec<Column>,
    rows: u32,
    left_blank: u32,
    row: Vec<u8>,
}

impl Staging {
    /// With a scratch file in a folder.
    ///
    /// # Errors
    /// Those of the disk.
    pub fn new(folder: &Path, columns: Vec<Column>) -> io::Result<Self> {
        let scratch = BufWriter::with_capacity(BUFFER, tempfile::tempfile_in(folder)?);
        Ok(Self { scratch, columns, rows: 0, left_blank: 0, row: Vec::new() })
    }

    /// Takes the row of an asset: what it holds of each column.
    ///
    /// # Errors
    /// Those of the disk.
    pub fn row<'a>(
        &mut self,
        path: &str,
        cells: impl IntoIterator<Item = Found<'a>>,
    ) -> io::Result<()> {
        self.row.clear();
        if !is_holdable(path) {
            // Without its path a row is worth nothing.
            self.left_blank += 1;
            return Ok(());
        }
        put(&mut self.row, path)?;
        for (column, found) in self.columns.iter_mut().zip(cells) {
            let count_at = self.row.len();
            self.row.extend_from_slice(&0_u32.to_le_bytes());
            let value = match found {
                Found::Nothing => continue,
                Found::Value(value) if is_writable(value) => value,
                Found::Other | Found::Value(_) => {
                    self.left_blank += 1;
                    continue;
                }
            };
            if value.entries.is_empty() {
                column.has_empty_list |= value.multi;
                continue;
            }
            // A single empty text is as good as none.
            if !value.multi && value.entries.iter().all(String::is_empty) {
                continue;
            }
            column.learn(value);
            for entry in &value.entries {
                match parse_date(entry).filter(|_| value.kind == Kind::Date).and_then(exact_date) {
                    Some(date) => put(&mut self.row, &date)?,
                    None => put(&mut self.row, entry)?,
                }
            }
            let count = length(value.entries.len())?.to_le_bytes();
            self.row[count_at..count_at + count.len()].copy_from_slice(&count);
        }
        self.scratch.write_all(&length(self.row.len())?.to_le_bytes())?;
        self.scratch.write_all(&self.row)?;
        self.rows += 1;
        Ok(())
    }

    /// All rows are there. Columns of which no asset holds anything are left out where
    /// only `used_only` are wanted.
    ///
    /// # Errors
    /// Those of the disk.
    pub fn finish(self, used_only: bool) -> io::Result<Staged> {
        let mut scratch = self.scratch.into_inner().map_err(io::IntoInnerError::into_error)?;
        scratch.rewind()?;
        let shown = self.columns.iter().map(|column| !used_only || column.is_used()).collect();
        Ok(Staged {
            scratch: BufReader::with_capacity(BUFFER, scratch),
            columns: self.columns,
            shown,
            rows: self.rows,
            left_blank: self.left_blank,
        })
    }
}

/// All rows of a sheet to be written.
#[derive(Debug)]
pub struct Staged {
    scratch: BufReader<File>,
    columns: Vec<Column>,
    shown: Vec<bool>,
    rows: u32,
    left_blank: u32,
}

/// What became of it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Written {
    /// Rows below the headings.
    pub rows: u32,
    /// Values a sheet cannot hold, whose cells are blank.
    pub left_blank: u32,
    /// Properties of columns AEM's own importer would read otherwise, because there are
    /// marks or escapes in them.
    pub not_for_aem: Vec<String>,
}

impl Staged {
    /// Columns of the sheet: that of the assets, those of the fields, the signature.
    #[must_use]
    pub fn width(&self) -> u32 {
        let shown = self.shown.iter().filter(|shown| **shown).count();
        u32::try_from(shown + 2).unwrap_or(u32::MAX)
    }

    /// Writes headings and rows. `look` is told now and then how many rows are written
    /// and says whether to go on.
    ///
    /// # Errors
    /// [`Error`]; [`Error::Stopped`] where `look` said so.
    pub fn write(
        mut self,
        sheet: &mut impl Sheet,
        mut look: impl FnMut(u32) -> bool,
    ) -> Result<Written, Error> {
        sheet.cell(ASSET_PATH)?;
        for (column, _) in self.columns.iter().zip(&self.shown).filter(|(_, shown)| **shown) {
            sheet.cell(&heading_text(&column.heading()))?;
        }
        sheet.cell(SIGNATURE)?;
        sheet.end_row()?;
        let mut differs: Vec<bool> = self.columns.iter().map(Column::is_escaped).collect();
        let mut written = Written { left_blank: self.left_blank, ..Written::default() };
        let (mut row, mut text) = (Vec::new(), String::new());
        for number in 0..self.rows {
            if number % ROWS_BETWEEN_LOOKS == 0 && !look(number) {
                return Err(Error::Stopped);
            }
            let mut size = [0; 4];
            self.scratch.read_exact(&mut size)?;
            row.resize(u32::from_le_bytes(size) as usize, 0);
            self.scratch.read_exact(&mut row)?;
            let mut rest = Row(&row);
            sheet.cell(rest.text()?)?;
            for (index, column) in self.columns.iter().enumerate() {
                let entries = rest.number()?;
                let cell = rest.cell(entries, column.is_escaped(), &mut text)?;
                if !self.shown[index] {
                    continue;
                }
                let marked = if column.is_plain_number() { cell.into() } else { mark(sheet, cell) };
                if is_too_long(&marked) {
                    written.left_blank += 1;
                    sheet.cell("")?;
                    continue;
                }
                // A list of one empty text looks like nothing at all.
                written.left_blank += u32::from(entries > 0 && marked.is_empty());
                differs[index] |= marked.len() != cell.len();
                sheet.cell(&marked)?;
            }
            sheet.cell("")?;
            sheet.end_row()?;
            written.rows += 1;
        }
        let named = self.columns.into_iter().zip(differs).zip(self.shown);
        written.not_for_aem = named
            .filter(|((_, differs), shown)| *differs && *shown)
            .map(|((column, _), _)| column.property)
            .collect();
        Ok(written)
    }
}

fn mark<'a, S: Sheet>(_: &S, cell: &'a str) -> std::borrow::Cow<'a, str> {
    if S::IS_TYPED { marks::marked_typed(cell) } else { marks::marked(cell) }
}

/// A row of the scratch file: texts after their lengths.
struct Row<'a>(&'a [u8]);

impl<'a> Row<'a> {
    fn take(&mut self, length: usize) -> io::Result<&'a [u8]> {
        let (taken, rest) = self.0.split_at_checked(length).ok_or_else(broken)?;
        self.0 = rest;
        Ok(taken)
    }

    fn number(&mut self) -> io::Result<u32> {
        let bytes = self.take(4)?.try_into().map_err(|_| broken())?;
        Ok(u32::from_le_bytes(bytes))
    }

    fn text(&mut self) -> io::Result<&'a str> {
        let length = self.number()? as usize;
        std::str::from_utf8(self.take(length)?).map_err(|_| broken())
    }

    /// The text of a cell, in `joined` where it is made of several.
    fn cell<'b>(
        &mut self,
        entries: u32,
        is_escaped: bool,
        joined: &'b mut String,
    ) -> io::Result<&'b str>
    where
        'a: 'b,
    {
        match entries {
            0 => Ok(""),
            1 if !is_escaped => self.text(),
            _ => {
                joined.clear();
                for number in 0..entries {
                    lists::push(joined, number == 0, self.text()?, is_escaped);
                }
                Ok(joined)
            }
        }
    }
}

fn broken() -> io::Error {
    io::Error::new(io::ErrorKind::InvalidData, "the scratch file is not as it was written")
}

fn length(length: usize) -> io::Result<u32> {
    u32::try_from(length).map_err(|_| io::Error::from(io::ErrorKind::FileTooLarge))
}

fn put(row: &mut Vec<u8>, text: &str) -> io::Result<()> {
    row.extend_from_slice(&length(text.len())?.to_le_bytes());
    row.extend_from_slice(text.as_bytes());
    Ok(())
}

fn is_too_long(cell: &str) -> bool {
    cell.len() > limits::CELL_UNITS && cell.encode_utf16().count() > limits::CELL_UNITS
}

fn is_writable(value: &Property) -> bool {
    value.entries.iter().all(|entry| is_holdable(entry))
}

/// Whether spreadsheets hold a text as it is: not control characters, which XML has no
/// place for, nor the character that stands for one that was lost, which would be taken
/// for a wrong encoding.
fn is_holdable(text: &str) -> bool {
    !text.bytes().any(|byte| byte < b' ' && !matches!(byte, b'\t' | b'\n' | b'\r'))
        && (text.is_ascii() || !text.contains(['\u{FFFD}', '\u{FFFE}', '\u{FFFF}']))
}
