//! What a file is, judged by what is in it; and its rows, read once and kept.

use std::fs::File;
use std::io::Read as _;
use std::panic::resume_unwind;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;
use std::time::SystemTime;

use super::asset_names::Names;
use crate::plan::dates::Evidence;
use relabel_files::ReadFrom;
use relabel_model::{SampleRow, SheetEncoding, SheetForm, SheetSeparator};
use relabel_sheet::{
    error::Error,
    headings, limits,
    read::{
        Row,
        book::Book,
        csv,
        decode::{self, Decoded},
        separator, xls,
    },
    rows::{RowWriter, Rows},
};

/// Rows that are shown.
const SAMPLES: usize = 5;
/// Letters of a cell that are shown.
const SHOWN_LETTERS: usize = 300;
/// Text that is looked at for the sign between cells, in bytes.
const HEAD: u64 = 256 * 1024;
/// Longest text that is looked at as a date, in bytes: one with its time and zone.
const LONGEST_DATE: usize = 48;
/// Columns without a heading that are shown, where something stands in them.
const UNNAMED: usize = 20;

/// What a file begins with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Magic {
    /// An archive: .xlsx, .xlsb and .ods.
    Archive,
    /// What .xls is made of, and what encloses an Excel file with a password.
    Compound,
    Other,
}

fn magic(head: &[u8]) -> Magic {
    match head {
        [b'P', b'K', 3 | 5 | 7, 4 | 6 | 8, ..] => Magic::Archive,
        [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, ..] => Magic::Compound,
        _ => Magic::Other,
    }
}

/// Whether a dropped file is to be read as a sheet: by its content where that tells,
/// else by its name.
#[must_use]
pub fn looks_like_sheet(path: &Path) -> bool {
    let mut head = Vec::new();
    let read = File::open(path).and_then(|file| file.take(64).read_to_end(&mut head));
    let ending = path.extension().and_then(|ending| ending.to_str()).unwrap_or_default();
    let ending = ending.to_ascii_lowercase();
    match magic(&head) {
        _ if read.is_err() => false,
        // Keys come in archives, too.
        Magic::Archive => matches!(&*ending, "xlsx" | "xlsm" | "xlsb" | "ods"),
        Magic::Compound => true,
        Magic::Other => matches!(&*ending, "csv" | "tsv" | "tab"),
    }
}

/// How a file is to be read; what is not named is found out.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct ReadAs {
    /// Which tab, from 0.
    pub tab: usize,
    /// How its letters are stored.
    pub encoding: Option<SheetEncoding>,
    /// The sign between its cells.
    pub separator: Option<SheetSeparator>,
}

/// Which state of a file was read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FileState {
    path: PathBuf,
    length: u64,
    changed: Option<SystemTime>,
}

/// A sheet that was read.
#[derive(Debug)]
pub struct Sheet {
    /// Name of the file.
    pub name: String,
    /// The file.
    pub file: FileState,
    /// Its form.
    pub form: SheetForm,
    /// Names of its tabs; one without a name for a text file.
    pub tabs: Vec<String>,
    /// Which tab was read.
    pub tab: usize,
    /// How its letters are stored; none where the form leaves no choice.
    pub encoding: Option<decode::Evidence>,
    /// The sign between its cells; none where the form leaves no choice.
    pub separator: Option<SheetSeparator>,
    /// Whether Relabel wrote it.
    pub is_ours: bool,
    /// Its columns, from the left.
    pub columns: Vec<Column>,
    /// The first rows below the headings.
    pub samples: Vec<SampleRow>,
    /// The rows below the headings that hold something.
    pub rows: Arc<Rows>,
}

/// A column of a sheet.
#[derive(Clone, Debug, Default)]
pub struct Column {
    /// What stands in the first row.
    pub heading: String,
    /// What its dates say about their order.
    pub dates: Evidence,
    /// What its first cells say about the sign between entries.
    pub signs: Signs,
    /// What its first cells have for assets.
    pub names: Names,
}

/// Which signs the cells of a column hold that may stand between entries.
#[derive(Clone, Debug, Default)]
pub struct Signs {
    /// Cells that were looked at.
    cells: u32,
    /// Those that hold the sign that AEM and Relabel write.
    bars: u32,
    /// Those that hold each of [`OTHER_SIGNS`], and the first such cell.
    others: [(u32, Option<String>); OTHER_SIGNS.len()],
}

/// Signs that people put between entries instead.
const OTHER_SIGNS: [&str; 3] = [";", ",", "\n"];
/// Cells of a column that are looked at for them.
const LOOKED_AT: u32 = 5_000;

impl Signs {
    fn add(&mut self, text: &str) {
        if self.cells >= LOOKED_AT {
            return;
        }
        self.cells += 1;
        self.bars += u32::from(text.contains('|'));
        for ((count, example), sign) in self.others.iter_mut().zip(OTHER_SIGNS) {
            if text.contains(sign) {
                *count += 1;
                example.get_or_insert_with(|| shortened(text));
            }
        }
    }

    /// The sign that may stand between entries, where it is not `|`, and a cell that has
    /// it: no cell has a `|`, and of the others at least every fourth has that sign.
    #[must_use]
    pub fn other(&self) -> Option<(&'static str, &str)> {
        if self.bars > 0 {
            return None;
        }
        let counted = OTHER_SIGNS.iter().zip(&self.others);
        // The first of those that come as often.
        let (sign, (count, example)) = counted.rev().max_by_key(|(_, (count, _))| *count)?;
        let is_frequent = *count > 0 && count.saturating_mul(4) >= self.cells;
        example.as_deref().filter(|_| is_frequent).map(|example| (*sign, example))
    }
}

/// Reads a file from its beginning to its end; its rows are kept in the system's folder
/// for what is temporary.
///
/// # Errors
/// Any [`Error`].
pub fn read(path: &Path, read_as: &ReadAs) -> Result<Sheet, Error> {
    read_into(&std::env::temp_dir(), path, read_as)
}

/// Reads a file from its beginning to its end, and keeps its rows in a folder.
///
/// # Errors
/// Any [`Error`].
pub fn read_into(folder: &Path, path: &Path, read_as: &ReadAs) -> Result<Sheet, Error> {
    let mut file = File::open(path).map_err(Error::Io)?;
    let about = file.metadata().map_err(Error::Io)?;
    if !about.is_file() {
        return Err(Error::NotRecognised);
    }
    if about.len() > limits::FILE {
        return Err(Error::TooLarge("the file is larger than 512 MB"));
    }
    let state =
        FileState { path: path.to_owned(), length: about.len(), changed: about.modified().ok() };
    let mut head = Vec::new();
    file.by_ref().take(1024 * 1024).read_to_end(&mut head)?;
    let sheet = Sheet {
        name: path.file_name().unwrap_or_default().to_string_lossy().into_owned(),
        file: state,
        form: SheetForm::Csv,
        tabs: vec![String::new()],
        tab: 0,
        encoding: None,
        separator: None,
        is_ours: false,
        columns: Vec::new(),
        samples: Vec::new(),
        rows: RowWriter::new(folder)?.finish().map(Arc::new)?,
    };
    let (taken, sheet) = match magic(&head) {
        magic @ (Magic::Archive | Magic::Compound) => {
            drop(head);
            let book = match magic {
                Magic::Archive => Book::in_archive(file)?,
                _ => Book::Xls(xls::Workbook::open(file)?),
            };
            let (form, tabs) = (book.form(), book.tabs());
            let mut taken = Taken::new(folder)?;
            book.rows(read_as.tab, folder, &mut |row| taken.take(row))?;
            (taken, Sheet { form, tabs, tab: read_as.tab, ..sheet })
        }
        Magic::Other if head.is_empty() => return Err(Error::Empty),
        Magic::Other => {
            drop(head);
            if read_as.tab > 0 {
                return Err(Error::Gone);
            }
            let text = TextFile { file: &file, separator: read_as.separator, folder };
            let (encoding, read) = match read_as.encoding {
                Some(encoding) => (
                    decode::Evidence { encoding, is_sure: true },
                    text.rows(encoding, &AtomicBool::new(false)),
                ),
                None => text.rows_by_evidence()?,
            };
            let (separator, taken) = read?;
            (taken, Sheet { encoding: Some(encoding), separator: Some(separator), ..sheet })
        }
    };
    taken.finish(sheet)
}

impl Sheet {
    /// Whether the file is still the one that was read.
    ///
    /// # Errors
    /// [`Error::Gone`].
    pub fn check_file(&self) -> Result<&Path, Error> {
        let FileState { path, length, changed } = &self.file;
        let about = std::fs::metadata(path).map_err(|_| Error::Gone)?;
        let is_same = about.len() == *length && about.modified().ok() == *changed;
        if is_same { Ok(path) } else { Err(Error::Gone) }
    }
}

/// A text file with rows in it.
#[derive(Clone, Copy)]
struct TextFile<'a> {
    file: &'a File,
    separator: Option<SheetSeparator>,
    folder: &'a Path,
}

/// The sign between the cells of a text file, and its rows.
type TextRows = Result<(SheetSeparator, Taken), Error>;

impl TextFile<'_> {
    /// Reads the rows of a file whose letters are stored so.
    ///
    /// # Errors
    /// [`Error::NotRecognised`] once they turned out to be stored otherwise; as reading does.
    fn rows(self, stored: SheetEncoding, is_otherwise: &AtomicBool) -> TextRows {
        let decoded = || Decoded::new(ReadFrom::new(self.file, 0), stored);
        let separator = match self.separator {
            Some(separator) => separator,
            None => {
                let mut text = Vec::new();
                decoded().take(HEAD).read_to_end(&mut text)?;
                separator::detect(&String::from_utf8_lossy(&text))
            }
        };
        let mut taken = Taken::new(self.folder)?;
        csv::rows(decoded(), csv::sign(separator), &mut |row| {
            if is_otherwise.load(Ordering::Relaxed) {
                return Err(Error::NotRecognised);
            }
            taken.take(row)
        })?;
        Ok((separator, taken))
    }

    /// Finds out how the letters of the file are stored, and reads its rows. Most files
    /// are UTF-8: while one is looked through its rows are read as that already.
    fn rows_by_evidence(self) -> Result<(decode::Evidence, TextRows), Error> {
        if let Some(evidence) = decode::of_head(self.file)? {
            return Ok((evidence, self.rows(evidence.encoding, &AtomicBool::new(false))));
        }
        let is_otherwise = AtomicBool::new(false);
        let (evidence, as_utf8) = thread::scope(|threads| {
            let looking = threads.spawn(|| {
                let evidence = decode::of_whole(self.file);
                let is_utf8 = evidence.as_ref().is_ok_and(|it| it.encoding == SheetEncoding::Utf8);
                is_otherwise.store(!is_utf8, Ordering::Relaxed);
                evidence
            });
            let as_utf8 = self.rows(SheetEncoding::Utf8, &is_otherwise);
            (looking.join().unwrap_or_else(|panic| resume_unwind(panic)), as_utf8)
        });
        let evidence = evidence?;
        let rows = match evidence.encoding {
            SheetEncoding::Utf8 => as_utf8,
            stored => {
                drop(as_utf8);
                self.rows(stored, &AtomicBool::new(false))
            }
        };
        Ok((evidence, rows))
    }
}

/// What is learnt from the rows while they are read.
struct Taken {
    rows: RowWriter,
    has_headings: bool,
    columns: Vec<Column>,
    samples: Vec<Row>,
}

impl Taken {
    fn new(folder: &Path) -> Result<Self, Error> {
        let rows = RowWriter::new(folder)?;
        Ok(Self { rows, has_headings: false, columns: Vec::new(), samples: Vec::new() })
    }

    fn take(&mut self, row: &Row) -> Result<(), Error> {
        if row.cells().all(|(_, text)| text.trim().is_empty()) {
            return Ok(());
        }
        if !self.has_headings {
            self.has_headings = true;
            for (cell, text) in row.cells() {
                let text = text.trim();
                if text.is_empty() {
                    continue;
                }
                self.columns.resize_with(cell.column as usize + 1, Column::default);
                if let Some(column) = self.columns.last_mut() {
                    text.clone_into(&mut column.heading);
                }
            }
            return Ok(());
        }
        for (cell, text) in row.cells() {
            if let Some(column) = self.columns.get_mut(cell.column as usize) {
                column.signs.add(text);
                column.names.add(text);
            }
            let first = text.as_bytes()[0];
            // Only numbers with a sign soon after them have an order to find out.
            if first.is_ascii_digit()
                && text.len() <= LONGEST_DATE
                && text.bytes().take(3).any(|byte| !byte.is_ascii_digit())
                && let Some(column) = self.columns.get_mut(cell.column as usize)
            {
                column.dates.add(text);
            }
        }
        if self.samples.len() < SAMPLES {
            self.samples.push(row.clone());
        }
        self.rows.push(row)
    }

    fn finish(mut self, sheet: Sheet) -> Result<Sheet, Error> {
        if self.samples.is_empty() {
            return Err(Error::Empty);
        }
        let last = self.samples.iter().filter_map(|row| row.cells().last());
        let widest = last.map(|(cell, _)| cell.column as usize + 1).max().unwrap_or(0);
        let named = self.columns.len();
        if widest > named {
            self.columns.resize_with(widest.min(named + UNNAMED), Column::default);
        }
        let names: Vec<&str> = self.columns.iter().map(|column| &*column.heading).collect();
        let is_ours = headings::is_ours(&names);
        let samples = self.samples.iter().map(|row| SampleRow {
            row: row.number,
            cells: (0..).take(names.len()).map(|column| shown(row, column)).collect(),
        });
        let samples = samples.collect();
        let rows = Arc::new(self.rows.finish()?);
        Ok(Sheet { is_ours, samples, columns: self.columns, rows, ..sheet })
    }
}

/// A cell as it is shown: its beginning.
fn shown(row: &Row, column: u32) -> String {
    shortened(row.cell(column).map_or("", |(_, text)| text))
}

fn shortened(text: &str) -> String {
    match text.char_indices().nth(SHOWN_LETTERS) {
        Some((at, _)) => format!("{}…", &text[..at]),
        None => text.to_owned(),
    }
}
