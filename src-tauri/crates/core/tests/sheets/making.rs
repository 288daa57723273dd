//! Files that are made for a test: workbooks part by part, and archives byte by byte,
//! because no honest program writes what a bomb is made of.

use std::io::Write as _;
use std::path::{Path, PathBuf};

use flate2::{Compress, Compression, FlushCompress, Status};
use relabel_core::sheets::detect::{ReadAs, Sheet, read};
use relabel_sheet::{error::Error, read::Row, rows::RowReader};
use tempfile::TempDir;

const RELATIONS: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const MAIN: &str = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";

/// A part of an archive: what stands in it, packed, and how long it says to be.
pub(crate) struct Part {
    name: String,
    packed: Vec<u8>,
    sum: u32,
    length: u32,
}

/// Packs text so that a piece of it comes any number of times, without ever having all
/// of it: each piece is packed for itself.
pub(crate) fn repeated(name: &str, before: &str, piece: &str, times: usize, after: &str) -> Part {
    repeated_bytes(name, before.as_bytes(), piece.as_bytes(), times, after.as_bytes())
}

/// The same of bytes.
pub(crate) fn repeated_bytes(
    name: &str,
    before: &[u8],
    piece: &[u8],
    times: usize,
    after: &[u8],
) -> Part {
    let mut packer = Compress::new(Compression::fast(), false);
    let mut pack = |bytes: &[u8], flush: FlushCompress| {
        let mut packed = Vec::with_capacity(bytes.len() + 1024);
        let status = packer.compress_vec(bytes, &mut packed, flush).expect("packs");
        assert_ne!(status, Status::BufError);
        packed
    };
    let mut packed = pack(before, FlushCompress::Full);
    if times > 0 {
        packed.extend(pack(piece, FlushCompress::Full).repeat(times));
    }
    packed.extend(pack(after, FlushCompress::Finish));
    let length = before.len() + piece.len() * times + after.len();
    // What is repeated is never read to its end, where its sum would be looked at.
    let mut sum = flate2::Crc::new();
    sum.update(before);
    sum.update(after);
    let length = u32::try_from(length).expect("32 bits");
    Part { name: name.to_owned(), packed, sum: sum.sum(), length }
}

pub(crate) fn part(name: &str, text: &str) -> Part {
    Part::of(name, text.as_bytes())
}

impl Part {
    /// A part of these bytes.
    pub(crate) fn of(name: &str, bytes: &[u8]) -> Self {
        repeated_bytes(name, bytes, &[], 0, &[])
    }
}

/// An archive of these parts.
pub(crate) fn archive(parts: &[Part]) -> Vec<u8> {
    let (mut bytes, mut table) = (Vec::new(), Vec::new());
    for Part { name, packed, sum, length } in parts {
        let mut about = Vec::new();
        // Version, flags, deflate, time, date.
        for number in [20_u16, 0, 8, 0, 33] {
            about.extend(number.to_le_bytes());
        }
        about.extend(sum.to_le_bytes());
        about.extend(u32::try_from(packed.len()).expect("32 bits").to_le_bytes());
        about.extend(length.to_le_bytes());
        about.extend(u16::try_from(name.len()).expect("16 bits").to_le_bytes());
        about.extend(0_u16.to_le_bytes());
        let offset = u32::try_from(bytes.len()).expect("32 bits");
        bytes.extend(b"PK\x03\x04");
        bytes.extend(&about);
        bytes.extend(name.as_bytes());
        bytes.extend(packed);
        table.extend(b"PK\x01\x02\x14\x00");
        table.extend(&about);
        table.extend([0; 10]);
        table.extend(offset.to_le_bytes());
        table.extend(name.as_bytes());
    }
    let (count, offset) = (u16::try_from(parts.len()).expect("16 bits"), bytes.len());
    bytes.extend(&table);
    end(&mut bytes, count, table.len(), offset);
    bytes
}

/// Ends an archive.
pub(crate) fn end(bytes: &mut Vec<u8>, count: u16, length: usize, offset: usize) {
    bytes.extend(b"PK\x05\x06\0\0\0\0");
    bytes.extend(count.to_le_bytes());
    bytes.extend(count.to_le_bytes());
    for number in [length, offset] {
        bytes.extend(u32::try_from(number).expect("32 bits").to_le_bytes());
    }
    bytes.extend([0; 2]);
}

/// A workbook whose sums are right, of these parts besides those that every one has.
pub(crate) fn workbook(parts: &[(&str, &str)]) -> Vec<u8> {
    let mut writer = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    let mut all: Vec<(&str, String)> = frame();
    all.retain(|(name, _)| parts.iter().all(|(other, _)| name != other));
    all.extend(parts.iter().map(|(name, text)| (*name, (*text).to_owned())));
    for (name, text) in all {
        let options = zip::write::SimpleFileOptions::default();
        writer.start_file(name, options).expect("begins");
        writer.write_all(text.as_bytes()).expect("writes");
    }
    writer.finish().expect("ends").into_inner()
}

/// The parts that say what a workbook consists of.
fn frame() -> Vec<(&'static str, String)> {
    vec![
        (
            "xl/workbook.xml",
            format!(
                r#"<?xml version="1.0"?><workbook xmlns="{MAIN}" xmlns:r="{RELATIONS}"><sheets><sheet name="Assets" sheetId="7" r:id="rId1"/></sheets></workbook>"#
            ),
        ),
        (
            "xl/_rels/workbook.xml.rels",
            format!(
                r#"<Relationships><Relationship Id="rId1" Type="{RELATIONS}/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="{RELATIONS}/styles" Target="styles.xml"/><Relationship Id="rId3" Type="{RELATIONS}/sharedStrings" Target="/xl/sharedStrings.xml"/></Relationships>"#
            ),
        ),
    ]
}

/// A workbook of which these parts are bombs.
pub(crate) fn bomb(parts: Vec<Part>) -> Vec<u8> {
    let mut all: Vec<Part> = frame().iter().map(|(name, text)| part(name, text)).collect();
    all.extend(parts);
    archive(&all)
}

pub(crate) const SHEET: &str = "xl/worksheets/sheet1.xml";
pub(crate) const STRINGS: &str = "xl/sharedStrings.xml";
pub(crate) const STYLES: &str = "xl/styles.xml";

/// A tab with these rows, as they stand in its XML.
pub(crate) fn tab(rows: &str) -> String {
    format!("<worksheet><sheetData>{rows}</sheetData></worksheet>")
}

/// A cell of text.
pub(crate) fn text(name: &str, text: &str) -> String {
    format!(r#"<c r="{name}" t="inlineStr"><is><t xml:space="preserve">{text}</t></is></c>"#)
}

/// A folder with a file in it.
pub(crate) fn file(name: &str, bytes: &[u8]) -> (TempDir, PathBuf) {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join(name);
    std::fs::write(&path, bytes).expect("writes");
    (folder, path)
}

/// Reads a file of this content.
pub(crate) fn open(name: &str, bytes: &[u8]) -> Result<Sheet, Error> {
    let (_folder, path) = file(name, bytes);
    read(&path, &ReadAs::default())
}

pub(crate) fn open_as(path: &Path, read_as: ReadAs) -> Sheet {
    read(path, &read_as).expect("reads")
}

/// Number and cells of every row below the headings.
pub(crate) fn rows(sheet: &Sheet) -> Vec<(u32, Vec<String>)> {
    let mut reader = RowReader::new(std::sync::Arc::clone(&sheet.rows));
    let mut row = Row::default();
    let mut found = Vec::new();
    let mut place = 0;
    while reader.read(place, &mut row).expect("reads") {
        let width = u32::try_from(sheet.columns.len()).expect("a number");
        let cell = |column| row.cell(column).map_or(String::new(), |(_, text)| text.to_owned());
        found.push((row.number, (0..width).map(cell).collect()));
        place += 1;
    }
    found
}

/// Headings, in their order.
pub(crate) fn headings(sheet: &Sheet) -> Vec<&str> {
    sheet.columns.iter().map(|column| column.heading.as_str()).collect()
}
