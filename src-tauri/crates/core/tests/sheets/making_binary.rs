//! Binary files that are made for a test, record by record.

use super::making::{Part, archive, part};

const SECTOR: usize = 512;
const END_OF_CHAIN: u32 = 0xFFFF_FFFE;

/// A compound file with one stream at its top.
pub(crate) fn compound(name: &str, stream: &[u8]) -> Vec<u8> {
    let sectors = stream.len().max(4096).div_ceil(SECTOR);
    // One sector of the directory and those of the stream, before them the table.
    let tables = (sectors + 1).div_ceil(SECTOR / 4 - 1);
    let number = |number: usize| u32::try_from(number).expect("small");
    let mut next = vec![0xFFFF_FFFD; tables];
    next.push(END_OF_CHAIN);
    next.extend((1..sectors).map(|at| number(tables + 1 + at)));
    next.push(END_OF_CHAIN);
    next.resize(tables * SECTOR / 4, 0xFFFF_FFFF);

    let mut bytes = vec![0; SECTOR];
    bytes[..8].copy_from_slice(b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1");
    for (at, value) in [(24, 0x3E_u16), (26, 3), (28, 0xFFFE), (30, 9), (32, 6)] {
        bytes[at..at + 2].copy_from_slice(&value.to_le_bytes());
    }
    let no_sector = END_OF_CHAIN;
    for (at, value) in
        [(44, number(tables)), (48, number(tables)), (56, 4096), (60, no_sector), (68, no_sector)]
    {
        bytes[at..at + 4].copy_from_slice(&value.to_le_bytes());
    }
    for table in 0..109 {
        let value = if table < tables { number(table) } else { 0xFFFF_FFFF };
        bytes[76 + table * 4..80 + table * 4].copy_from_slice(&value.to_le_bytes());
    }
    bytes.extend(next.iter().flat_map(|sector| sector.to_le_bytes()));
    bytes.extend(entry("Root Entry", 5, 1, END_OF_CHAIN, 0));
    bytes.extend(entry(name, 2, 0xFFFF_FFFF, number(tables + 1), number(stream.len().max(4096))));
    bytes.extend([0; SECTOR - 256]);
    bytes.extend(stream);
    bytes.resize(SECTOR * (1 + tables + 1 + sectors), 0);
    bytes
}

fn entry(name: &str, form: u8, child: u32, start: u32, length: u32) -> [u8; 128] {
    let mut bytes = [0; 128];
    let name: Vec<u8> = name.encode_utf16().flat_map(u16::to_le_bytes).collect();
    bytes[..name.len()].copy_from_slice(&name);
    bytes[64] = u8::try_from(name.len() + 2).expect("short");
    bytes[66] = form;
    for (at, value) in [(68, u32::MAX), (72, u32::MAX), (76, child), (116, start), (120, length)] {
        bytes[at..at + 4].copy_from_slice(&value.to_le_bytes());
    }
    bytes
}

/// A record of an old Excel file.
pub(crate) fn record(kind: u16, body: &[u8]) -> Vec<u8> {
    let length = u16::try_from(body.len()).expect("short");
    [&kind.to_le_bytes(), &length.to_le_bytes(), body].concat()
}

/// A record of an old Excel file, of words of two bytes.
pub(crate) fn words(kind: u16, words: &[u16]) -> Vec<u8> {
    record(kind, &words.iter().flat_map(|word| word.to_le_bytes()).collect::<Vec<_>>())
}

/// A text of one byte for each letter, after its length.
pub(crate) fn latin(text: &str) -> Vec<u8> {
    let letters: Vec<u8> =
        text.chars().map(|letter| u8::try_from(letter).expect("Latin")).collect();
    let length = u16::try_from(letters.len()).expect("short");
    [&length.to_le_bytes(), &[0][..], &letters].concat()
}

/// An old Excel file of one tab: records of the workbook, and of the tab.
pub(crate) fn xls(book: &[Vec<u8>], tab: &[Vec<u8>]) -> Vec<u8> {
    let begin = |form: u16| words(0x0809, &[0x0600, form, 0, 0, 0, 0, 0, 0]);
    let book = book.concat();
    let before = begin(5).len() + book.len() + 4 + 8 + 6 + record(0x0A, &[]).len();
    let place = u32::try_from(before).expect("short").to_le_bytes();
    let named = [&place[..], &[0, 0, 6, 0], b"Assets"].concat();
    let stream = [begin(5), book, record(0x85, &named), record(0x0A, &[]), begin(0x10)].concat();
    assert_eq!(stream.len(), before + begin(0x10).len());
    compound("Workbook", &[stream, tab.concat(), record(0x0A, &[])].concat())
}

/// A record of a binary workbook.
pub(crate) fn binary(kind: u16, body: &[u8]) -> Vec<u8> {
    let seven =
        |number: usize, place: usize| u8::try_from((number >> place) & 0x7F).expect("seven bits");
    let kind = usize::from(kind);
    let mut bytes = match kind {
        0..0x80 => vec![seven(kind, 0)],
        _ => vec![seven(kind, 0) | 0x80, seven(kind, 7)],
    };
    let mut length = body.len();
    while length > 0x7F {
        bytes.push(seven(length, 0) | 0x80);
        length >>= 7;
    }
    bytes.push(seven(length, 0));
    [bytes, body.to_vec()].concat()
}

/// A text of two bytes for each unit, after its length.
pub(crate) fn wide(text: &str) -> Vec<u8> {
    let units: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
    [&u32::try_from(units.len() / 2).expect("short").to_le_bytes()[..], &units].concat()
}

/// A cell of a binary workbook: what kind of record, its column, its style and its value.
pub(crate) fn binary_cell(kind: u16, column: u32, style: u8, value: &[u8]) -> Vec<u8> {
    binary(kind, &[&column.to_le_bytes()[..], &[style, 0, 0, 0], value].concat())
}

/// The head of a row of a binary workbook, by its number from 1.
pub(crate) fn binary_row(number: u32) -> Vec<u8> {
    binary(0, &[&(number - 1).to_le_bytes()[..], &[0; 13]].concat())
}

const RELATIONS: &str = r#"<Relationships><Relationship Id="rId1" Type="x/worksheet" Target="worksheets/sheet1.bin"/><Relationship Id="rId2" Type="x/styles" Target="styles.bin"/><Relationship Id="rId3" Type="x/sharedStrings" Target="SharedStrings.bin"/></Relationships>"#;
pub(crate) const BINARY_TAB: &str = "xl/worksheets/sheet1.bin";

/// The parts of a binary workbook besides its tab: styles of these formats, and texts.
pub(crate) fn binary_frame(formats: &[&str], texts: &[&str]) -> Vec<Part> {
    let tab = [&[0; 8][..], &wide("rId1"), &wide("Assets")].concat();
    let book = [binary(153, &[0; 12]), binary(156, &tab), binary(132, &[])].concat();
    let mut styles = Vec::new();
    for (id, code) in (164_u16..).zip(formats) {
        styles.extend(binary(44, &[&id.to_le_bytes()[..], &wide(code)].concat()));
    }
    styles.extend(binary(617, &[0; 4]));
    for id in (164_u16..).take(formats.len()) {
        styles.extend(binary(47, &[&[0; 2][..], &id.to_le_bytes(), &[0; 12]].concat()));
    }
    styles.extend([binary(618, &[]), binary(279, &[])].concat());
    let texts: Vec<u8> =
        texts.iter().flat_map(|text| binary(19, &[&[0][..], &wide(text)].concat())).collect();
    vec![
        Part::of("xl/_rels/workbook.bin.rels", RELATIONS.as_bytes()),
        Part::of("xl/workbook.bin", &book),
        Part::of("xl/styles.bin", &styles),
        // Names mean the same in letters of either case.
        Part::of("xl/sharedStrings.bin", &[texts, binary(160, &[])].concat()),
    ]
}

/// A binary workbook with these records in its tab.
pub(crate) fn xlsb(formats: &[&str], texts: &[&str], records: &[Vec<u8>]) -> Vec<u8> {
    let mut parts = binary_frame(formats, texts);
    parts.push(Part::of(BINARY_TAB, &[records.concat(), binary(146, &[])].concat()));
    archive(&parts)
}

/// An OpenDocument spreadsheet of one table, with these rows as they stand in its XML.
pub(crate) fn ods(rows: &str) -> Vec<u8> {
    archive(&[ods_kind(), part("content.xml", &ods_content(rows))])
}

pub(crate) fn ods_kind() -> Part {
    part("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
}

/// The content of an OpenDocument spreadsheet, with these rows.
pub(crate) fn ods_content(rows: &str) -> String {
    format!(
        r#"<office:document-content xmlns:office="o" xmlns:table="t" xmlns:text="x" xmlns:calcext="c"><office:body><office:spreadsheet><table:table table:name="Assets">{rows}</table:table></office:spreadsheet></office:body></office:document-content>"#
    )
}
