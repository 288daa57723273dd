//! Excel workbooks in which every cell is a text: nothing in them is ever computed,
//! and what is typed into an empty cell stays as it was typed.
//!
//! Each sheet goes into the archive as its rows come, so that memory stays what it is. Rejected: `rust_xlsxwriter` in its mode of constant memory, which puts all rows
//! into a temporary file first and panics when there is no room for that.

use std::fmt::Write as _;
use std::fs::File;
use std::io::{self, BufWriter, Write as _};
use std::path::Path;

use zip::result::ZipError;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

use super::{Error, Sheet};
use crate::limits;

/// Rows a sheet can have, its headings included.
pub const MOST_ROWS: u32 = limits::ROWS;
/// Most bytes of the sheet before it is packed: what Relabel unpacks of a workbook,
/// less some room for the other parts.
const MOST_BYTES: u64 = limits::UNPACKED - (1 << 20);
/// Bytes that are packed at a time.
const BUFFER: usize = 64 * 1024;
/// Characters the title of a sheet can have, less room for a number.
const LONGEST_TITLE: usize = 25;
/// Widths of the first column, which has the paths, and of the others, in characters.
const WIDTHS: (u32, u32) = (60, 28);

const RELATIONSHIPS: &str = r#"<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>"#;
/// What begins each part.
const XML: &str = r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
"#;
const WORKSHEET: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml";
/// Style 1 is text, style 2 bold text: number format 49 is Excel's own for text.
const STYLES: &str = r#"<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><fonts count="2"><font><sz val="11"/><name val="Calibri"/><family val="2"/></font><font><b/><sz val="11"/><name val="Calibri"/><family val="2"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="3"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/><xf numFmtId="49" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/><xf numFmtId="49" fontId="1" fillId="0" borderId="0" xfId="0" applyNumberFormat="1" applyFont="1"/></cellXfs><cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>"#;
/// The headings stay in sight.
const SHEET_BEGINS: &str = r#"<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews>"#;

/// A workbook in the making.
#[derive(Debug)]
pub struct Workbook {
    zip: ZipWriter<BufWriter<File>>,
    /// What its sheets are called.
    title: String,
    /// Sheets so far, the one being written included.
    sheets: u32,
    /// Widths of the columns, in characters.
    widths: Vec<u32>,
    /// Names of the columns, `A` and so on.
    names: Vec<String>,
    /// What is not packed yet.
    text: String,
    /// Bytes of the sheet that are.
    packed: u64,
    /// The row being written, from 1.
    row: u32,
    /// Cells of the row so far.
    column: u32,
}

impl Workbook {
    /// Makes the file, which must not be there, with so many columns, the first of which
    /// has the paths of assets.
    ///
    /// # Errors
    /// Those of the disk; [`Error::TooLarge`].
    pub fn create(path: &Path, columns: u32) -> Result<Self, Error> {
        let width_of = |column| if column == 0 { WIDTHS.0 } else { WIDTHS.1 };
        Self::titled(path, "Assets", (0..columns).map(width_of))
    }

    /// The same with a title, as far as Excel takes it, and columns of these widths, in
    /// characters.
    ///
    /// # Errors
    /// Those of the disk; [`Error::TooLarge`].
    pub fn titled(
        path: &Path,
        title: &str,
        widths: impl IntoIterator<Item = u32>,
    ) -> Result<Self, Error> {
        let most = limits::COLUMNS as usize;
        let widths: Vec<u32> = widths.into_iter().take(most + 1).collect();
        if widths.len() > most {
            return Err(Error::TooLarge);
        }
        let mut book = Self {
            zip: ZipWriter::new(BufWriter::new(File::create_new(path)?)),
            title: title_of(title),
            sheets: 0,
            names: (0..).map(name_of).take(widths.len()).collect(),
            widths,
            text: String::with_capacity(2 * BUFFER),
            packed: 0,
            row: 1,
            column: 0,
        };
        book.part("_rels/.rels", RELATIONSHIPS)?;
        book.part("xl/styles.xml", STYLES)?;
        book.begin_sheet()?;
        Ok(book)
    }

    /// Whether the sheet has no room for another row.
    #[must_use]
    pub fn is_full(&self) -> bool {
        self.row > MOST_ROWS || self.packed > MOST_BYTES - limits::ROW_BYTES as u64
    }

    /// Goes on in another sheet.
    ///
    /// # Errors
    /// Those of the disk.
    pub fn add_sheet(&mut self) -> Result<(), Error> {
        self.end_sheet()?;
        self.begin_sheet()
    }

    /// Ends the file.
    ///
    /// # Errors
    /// Those of the disk.
    pub fn finish(mut self) -> Result<(), Error> {
        self.end_sheet()?;
        let (mut types, mut sheets, mut relationships) =
            (String::new(), String::new(), String::new());
        for number in 1..=self.sheets {
            let mut name = String::new();
            escape(&self.title, &mut name);
            if number > 1 {
                let _ = write!(name, " {number}");
            }
            let name = name.replace('"', "&quot;");
            let _ =
                write!(sheets, r#"<sheet name="{name}" sheetId="{number}" r:id="rId{number}"/>"#);
            let _ = write!(
                types,
                r#"<Override PartName="/xl/worksheets/sheet{number}.xml" ContentType="{WORKSHEET}"/>"#
            );
            let _ = write!(
                relationships,
                r#"<Relationship Id="rId{number}" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet{number}.xml"/>"#
            );
        }
        let styles = self.sheets + 1;
        self.part("xl/workbook.xml", &format!(r#"<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets>{sheets}</sheets></workbook>"#))?;
        self.part("xl/_rels/workbook.xml.rels", &format!(r#"<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{relationships}<Relationship Id="rId{styles}" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles" Target="styles.xml"/></Relationships>"#))?;
        self.part("[Content_Types].xml", &format!(r#"<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/>{types}<Override PartName="/xl/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml"/></Types>"#))?;
        let mut file = self.zip.finish().map_err(of_zip)?;
        file.flush()?;
        Ok(())
    }

    fn part(&mut self, name: &str, content: &str) -> Result<(), Error> {
        let options = SimpleFileOptions::default().compression_method(CompressionMethod::Deflated);
        self.zip.start_file(name, options).map_err(of_zip)?;
        self.zip.write_all(XML.as_bytes())?;
        self.zip.write_all(content.as_bytes())?;
        Ok(())
    }

    fn begin_sheet(&mut self) -> Result<(), Error> {
        self.sheets += 1;
        (self.packed, self.row, self.column) = (0, 1, 0);
        self.part(&format!("xl/worksheets/sheet{}.xml", self.sheets), SHEET_BEGINS)?;
        self.text.push_str("<cols>");
        for (column, width) in (1..).zip(&self.widths) {
            let _ = write!(
                self.text,
                r#"<col min="{column}" max="{column}" width="{width}" style="1" customWidth="1"/>"#
            );
        }
        self.text.push_str("</cols><sheetData>");
        Ok(())
    }

    fn end_sheet(&mut self) -> Result<(), Error> {
        self.text.push_str("</sheetData>");
        if let Some(last) = self.names.last() {
            // Without this every number that is text gets a warning in its corner.
            let _ = write!(
                self.text,
                r#"<ignoredErrors><ignoredError sqref="A1:{last}{}" numberStoredAsText="1"/></ignoredErrors>"#,
                self.row.saturating_sub(1).max(1)
            );
        }
        self.text.push_str("</worksheet>");
        self.pack()
    }

    fn pack(&mut self) -> Result<(), Error> {
        self.packed += self.text.len() as u64;
        if self.packed > MOST_BYTES {
            return Err(Error::TooLarge);
        }
        self.zip.write_all(self.text.as_bytes())?;
        self.text.clear();
        Ok(())
    }
}

impl Sheet for Workbook {
    const IS_TYPED: bool = true;

    fn cell(&mut self, text: &str) -> Result<(), Error> {
        if self.column == 0 {
            if self.row > MOST_ROWS {
                return Err(Error::TooLarge);
            }
            let _ = write!(self.text, r#"<row r="{}">"#, self.row);
        }
        let column = self.column as usize;
        self.column += 1;
        if text.is_empty() {
            return Ok(());
        }
        let name = self.names.get(column).ok_or(Error::TooLarge)?;
        let style = if self.row == 1 { 2 } else { 1 };
        let _ = write!(self.text, r#"<c r="{name}{}" s="{style}" t="inlineStr"><is><t"#, self.row);
        if text.starts_with(char::is_whitespace) || text.ends_with(char::is_whitespace) {
            self.text.push_str(r#" xml:space="preserve""#);
        }
        self.text.push('>');
        escape(text, &mut self.text);
        self.text.push_str("</t></is></c>");
        if self.text.len() > BUFFER { self.pack() } else { Ok(()) }
    }

    fn end_row(&mut self) -> Result<(), Error> {
        if self.column > 0 {
            self.text.push_str("</row>");
        }
        self.row += 1;
        self.column = 0;
        if self.text.len() > BUFFER { self.pack() } else { Ok(()) }
    }
}

/// Writes text as XML. A line end of Windows would come back as one of Unix, and a text
/// that looks like one of Excel's own escapes as what that means: both are written as
/// such an escape. Control characters must not be there.
fn escape(text: &str, out: &mut String) {
    let needs = |byte: u8| matches!(byte, b'&' | b'<' | b'>' | b'\r' | b'_');
    let mut rest = text;
    while let Some(at) = rest.bytes().position(needs) {
        let (before, after) = rest.split_at(at);
        out.push_str(before);
        out.push_str(match after.as_bytes()[0] {
            b'&' => "&amp;",
            b'<' => "&lt;",
            b'>' => "&gt;",
            b'\r' => "_x000D_",
            _ if is_escape(after) => "_x005F_",
            _ => "_",
        });
        rest = &after[1..];
    }
    out.push_str(rest);
}

/// Whether a text begins with an escape such as `_x000D_`.
fn is_escape(text: &str) -> bool {
    matches!(
        text.as_bytes(),
        [b'_', b'x' | b'X', a, b, c, d, b'_', ..]
            if [a, b, c, d].iter().all(|digit| digit.is_ascii_hexdigit())
    )
}

/// A title Excel takes for a sheet: without certain characters, not too long, not empty.
fn title_of(wanted: &str) -> String {
    let is_taken = |c: &char| !"[]:*?/\\'".contains(*c) && !c.is_control();
    let title: String = wanted.chars().filter(is_taken).take(LONGEST_TITLE).collect();
    match title.trim() {
        "" => "Relabel".to_owned(),
        title => title.to_owned(),
    }
}

/// `A` for 0, `Z` for 25, `AA` for 26.
fn name_of(column: u32) -> String {
    let mut name = Vec::new();
    let mut rest = column + 1;
    while rest > 0 {
        rest -= 1;
        name.push(char::from(b'A' + u8::try_from(rest % 26).unwrap_or(0)));
        rest /= 26;
    }
    name.iter().rev().collect()
}

fn of_zip(error: ZipError) -> Error {
    match error {
        ZipError::Io(error) => error.into(),
        other => io::Error::other(other).into(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_are_named_as_excel_names_them() {
        let named: Vec<String> = [0, 25, 26, 701, 702, 16_383].into_iter().map(name_of).collect();
        assert_eq!(named, ["A", "Z", "AA", "ZZ", "AAA", "XFD"]);
    }

    #[test]
    fn a_full_sheet_is_followed_by_another() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("book.xlsx");
        let mut book = Workbook::titled(&path, " a/\"b\" ", [10]).expect("a file");
        assert!(!book.is_full());
        book.row = MOST_ROWS + 1;
        assert!(book.is_full());
        book.add_sheet().expect("room");
        assert!(!book.is_full());
        book.packed = MOST_BYTES - limits::ROW_BYTES as u64 + 1;
        assert!(book.is_full());
        book.finish().expect("room");
        let mut zip = zip::ZipArchive::new(File::open(&path).expect("the file")).expect("one");
        let mut part = |name: &str| {
            let part = zip.by_name(name).expect("the part");
            io::read_to_string(part).expect("text")
        };
        assert!(part("xl/worksheets/sheet2.xml").contains(r#"width="10""#));
        let sheets = part("xl/workbook.xml");
        assert!(sheets.contains(r#"<sheet name="a&quot;b&quot;" sheetId="1" r:id="rId1"/>"#));
        assert!(sheets.contains(r#"<sheet name="a&quot;b&quot; 2" sheetId="2" r:id="rId2"/>"#));
        assert!(part("[Content_Types].xml").contains("/xl/worksheets/sheet2.xml"));
        assert!(part("xl/_rels/workbook.xml.rels").contains(r#"Id="rId3""#));
    }

    #[test]
    fn text_that_looks_like_an_escape_stays_text() {
        let escaped = |text: &str| {
            let mut out = String::new();
            escape(text, &mut out);
            out
        };
        assert_eq!(escaped("a<b>&\r\n_x"), "a&lt;b&gt;&amp;_x000D_\n_x");
        assert_eq!(escaped("_x000D_ _xyz1_ __x0041_"), "_x005F_x000D_ _xyz1_ __x005F_x0041_");
    }
}
