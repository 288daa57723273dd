//! Rows on their way into a sheet.
//!
//! What a column is (its type, a list or not, escaped or not) is known only when all
//! rows are. They are therefore put into a scratch file first, which has no name and
//! goes with the program, and the sheet is written from that: memory stays what it is
//! for any number of rows.

use std::fs::File;
use std::io::{self, BufReader, Read as _, Seek as _};
use std::path::Path;

use super::{Error, Sheet};
use crate::headings::{ASSET_PATH, Heading, SIGNATURE, write as heading_text};
use crate::{limits, lists};
use relabel_files::WriteBehind;
use relabel_model::{Kind, Property, exact_date, is_exact_date, parse_date};

/// Bytes read at a time.
const BUFFER: usize = 256 * 1024;
/// Rows between two looks whether to go on.
const ROWS_BETWEEN_LOOKS: u32 = 1_000;
/// Behind each entry of a cell that is not plain, in the scratch file: no text that is
/// put there holds it.
const ENTRY_ENDS: char = '\u{1F}';
/// Bytes of a length in the scratch file.
const LENGTH: usize = size_of::<u32>();

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

    /// Learns of a value, and puts its entries behind the texts of the row.
    fn put(&mut self, value: &Property, is_plain: bool, texts: &mut String) {
        if value.entries.is_empty() {
            self.has_empty_list |= value.multi;
            return;
        }
        // A single empty text is as good as none.
        if !value.multi && value.entries.iter().all(String::is_empty) {
            return;
        }
        self.learn(value);
        for (number, entry) in value.entries.iter().enumerate() {
            if is_plain && number > 0 {
                texts.push_str(lists::SEPARATOR);
            }
            let is_rewritten = value.kind == Kind::Date && !is_exact_date(entry);
            let date = if is_rewritten { parse_date(entry) } else { None };
            match date.and_then(exact_date) {
                Some(date) => texts.push_str(&date),
                None => texts.push_str(entry),
            }
            if !is_plain {
                self.has_separator |= entry.contains(lists::SEPARATOR);
                texts.push(ENTRY_ENDS);
            }
        }
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

    /// The text of a cell out of what was put for it, in `joined` where that was not
    /// plain.
    fn cell<'a>(&self, entries: &'a str, joined: &'a mut String) -> &'a str {
        let Some(entries) = entries.strip_suffix(ENTRY_ENDS) else { return entries };
        joined.clear();
        for (number, entry) in entries.split(ENTRY_ENDS).enumerate() {
            lists::push(joined, number == 0, entry, self.is_escaped());
        }
        joined
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
    scratch: WriteBehind,
    columns: Vec<Column>,
    rows: u32,
    left_blank: u32,
    /// Of the row: the length of all its texts, then of each of them.
    lengths: Vec<u8>,
    /// Of the row: its texts, one after the other.
    texts: String,
}

impl Staging {
    /// With a scratch file in a folder.
    ///
    /// # Errors
    /// Those of the disk.
    pub fn new(folder: &Path, columns: Vec<Column>) -> io::Result<Self> {
        let scratch = WriteBehind::new(tempfile::tempfile_in(folder)?)?;
        let (lengths, texts) = (Vec::new(), String::new());
        Ok(Self { scratch, columns, rows: 0, left_blank: 0, lengths, texts })
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
        if !is_holdable(path) {
            // Without its path a row is worth nothing.
            self.left_blank += 1;
            return Ok(());
        }
        self.lengths.clear();
        self.texts.clear();
        put(&mut self.lengths, 0)?;
        self.texts.push_str(path);
        put(&mut self.lengths, path.len())?;
        for (column, found) in self.columns.iter_mut().zip(cells) {
            let begins = self.texts.len();
            match found {
                Found::Nothing => {}
                Found::Other => self.left_blank += 1,
                Found::Value(value) => {
                    let is_plain = value.entries.iter().all(|entry| is_plain(entry));
                    if is_plain || value.entries.iter().all(|entry| is_holdable(entry)) {
                        self.left_blank += u32::from(is_seen_blank(value));
                        column.put(value, is_plain, &mut self.texts);
                    } else {
                        self.left_blank += 1;
                    }
                }
            }
            put(&mut self.lengths, self.texts.len() - begins)?;
        }
        self.lengths[..LENGTH].copy_from_slice(&length(self.texts.len())?);
        self.scratch.put(&self.lengths);
        self.scratch.put(self.texts.as_bytes());
        self.scratch.hand_over()?;
        self.rows += 1;
        Ok(())
    }

    /// All rows are there. Columns of which no asset holds anything are left out where
    /// only `used_only` are wanted.
    ///
    /// # Errors
    /// Those of the disk.
    pub fn finish(self, used_only: bool) -> io::Result<Staged> {
        let mut scratch = self.scratch.finish()?;
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
    pub fn write<S: Sheet>(
        mut self,
        sheet: &mut S,
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
        let mut lengths = vec![0; (self.columns.len() + 2) * LENGTH];
        let (mut texts, mut joined) = (Vec::new(), String::new());
        for number in 0..self.rows {
            if number % ROWS_BETWEEN_LOOKS == 0 && !look(number) {
                return Err(Error::Stopped);
            }
            self.scratch.read_exact(&mut lengths)?;
            let (lengths, _) = lengths.as_chunks::<LENGTH>();
            let Some((whole, lengths)) = lengths.split_first() else { return Err(broken().into()) };
            texts.resize(u32::from_le_bytes(*whole) as usize, 0);
            self.scratch.read_exact(&mut texts)?;
            let texts = simdutf8::basic::from_utf8(&texts).map_err(|_| broken())?;
            let mut row = Row { lengths: lengths.iter(), texts };
            sheet.cell(row.text()?)?;
            for (index, column) in self.columns.iter().enumerate() {
                let entries = row.text()?;
                if !self.shown[index] {
                    continue;
                }
                let cell = column.cell(entries, &mut joined);
                let marked = if column.is_plain_number() { cell.into() } else { S::marked(cell) };
                if limits::is_longer_than_a_cell(&marked) {
                    written.left_blank += 1;
                    sheet.cell("")?;
                    continue;
                }
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

/// A row of the scratch file: what is left of it.
struct Row<'a> {
    lengths: std::slice::Iter<'a, [u8; LENGTH]>,
    texts: &'a str,
}

impl<'a> Row<'a> {
    fn text(&mut self) -> io::Result<&'a str> {
        let length = u32::from_le_bytes(*self.lengths.next().ok_or_else(broken)?) as usize;
        let (text, rest) = self.texts.split_at_checked(length).ok_or_else(broken)?;
        self.texts = rest;
        Ok(text)
    }
}

fn broken() -> io::Error {
    io::Error::new(io::ErrorKind::InvalidData, "the scratch file is not as it was written")
}

fn length(length: usize) -> io::Result<[u8; LENGTH]> {
    let length = u32::try_from(length).map_err(|_| io::ErrorKind::FileTooLarge)?;
    Ok(length.to_le_bytes())
}

fn put(lengths: &mut Vec<u8>, number: usize) -> io::Result<()> {
    lengths.extend_from_slice(&length(number)?);
    Ok(())
}

/// Whether a value looks like nothing at all in a sheet: a list of one empty text.
fn is_seen_blank(value: &Property) -> bool {
    value.multi && matches!(&*value.entries, [entry] if entry.is_empty())
}

/// Whether spreadsheets hold a text as it is: not control characters, which XML has no
/// place for, nor the character that stands for one that was lost, which would be taken
/// for a wrong encoding.
fn is_holdable(text: &str) -> bool {
    is_plain(text)
        || !text.bytes().any(|byte| byte < b' ' && !matches!(byte, b'\t' | b'\n' | b'\r'))
            && !text.contains(['\u{FFFD}', '\u{FFFE}', '\u{FFFF}'])
}

/// Whether nothing in a text needs a closer look: it can be held, and is the same in a
/// list with escapes and in one without. Told of many bytes at a time.
fn is_plain(text: &str) -> bool {
    // The last is what the letters that cannot be held begin with.
    let is_plain = |byte: u8| (byte >= b' ') & (byte != b'|') & (byte != b'\\') & (byte != 0xEF);
    let are_plain = |block: &[u8]| block.iter().fold(true, |all, byte| all & is_plain(*byte));
    let bytes = text.as_bytes();
    // The last block is looked at from the end, and so in part twice.
    if let Some(last) = bytes.last_chunk::<16>() {
        return are_plain(last) && bytes.as_chunks::<16>().0.iter().all(|block| are_plain(block));
    }
    if let (Some(first), Some(last)) = (bytes.first_chunk::<8>(), bytes.last_chunk::<8>()) {
        return are_plain(first) && are_plain(last);
    }
    if let (Some(first), Some(last)) = (bytes.first_chunk::<4>(), bytes.last_chunk::<4>()) {
        return are_plain(first) && are_plain(last);
    }
    are_plain(bytes)
}
