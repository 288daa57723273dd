//! Workbooks that are no .xlsx: OpenDocument, and both binary forms of Excel.

use std::path::PathBuf;

use proptest::prelude::*;
use relabel_core::sheets::detect::{ReadAs, read};
use relabel_sheet::{
    error::Error,
    read::{Form, Row},
    rows::RowReader,
};

use super::making::*;
use super::making_binary::*;
use super::tries::tries;

/// What a row holds: column, form and text of each cell.
fn cells(sheet: &relabel_core::sheets::detect::Sheet, place: usize) -> Vec<(u32, Form, String)> {
    let mut reader = RowReader::new(std::sync::Arc::clone(&sheet.rows));
    let mut row = Row::default();
    assert!(reader.read(place, &mut row).expect("reads"));
    row.cells().map(|(cell, text)| (cell.column, cell.form, text.to_owned())).collect()
}

fn wanted<const N: usize>(cells: [(u32, Form, &str); N]) -> Vec<(u32, Form, String)> {
    cells.map(|(column, form, text)| (column, form, text.to_owned())).to_vec()
}

fn saved() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/sheets/saved")
}

/// The same workbook, made by Relabel's tests and saved by LibreOffice 7.4 and Gnumeric 1.12:
/// `soffice --headless --convert-to ods|xls mixed.xlsx`, `ssconvert mixed.xlsx NAME`.
#[test]
fn copies_that_other_programs_saved_read_the_same() {
    let folder = saved();
    let original = open_as(&folder.join("mixed.xlsx"), Default::default());
    for name in ["libre-office.ods", "libre-office.xls", "gnumeric.ods", "gnumeric.xls"] {
        let copy = open_as(&folder.join(name), Default::default());
        assert_eq!(copy.tabs, original.tabs, "{name}");
        assert_eq!(headings(&copy), headings(&original), "{name}");
        assert_eq!(copy.rows.count(), original.rows.count(), "{name}");
        for place in 0..original.rows.count() {
            let (held, copied) = (cells(&original, place), cells(&copy, place));
            assert_eq!(copied, held, "{name}, row {place}");
        }
    }
}

#[test]
fn every_kind_of_cell_of_an_old_excel_file_is_read() {
    let formats = [(164, "General"), (165, "dd/mm/yyyy"), (166, "00000"), (167, "0%")];
    let mut book: Vec<Vec<u8>> = formats
        .iter()
        .map(|(id, code)| record(0x041E, &[&u16::to_le_bytes(*id)[..], &latin(code)].concat()))
        .collect();
    book.extend(formats.map(|(id, _)| words(0xE0, &[0, id, 0, 0, 0, 0, 0, 0, 0, 0])));
    // Three shared texts: the second goes on in another record, in letters of two bytes, and
    // the third has runs of other looks and says how it is pronounced.
    let texts = [&[3_u32.to_le_bytes(), 3_u32.to_le_bytes()].concat(), &latin("path")[..]].concat();
    book.push(record(0xFC, &[&texts[..], &9_u16.to_le_bytes(), &[0], b"For\xEAt "].concat()));
    let more = "日本 ".encode_utf16().flat_map(u16::to_le_bytes).collect::<Vec<_>>();
    let rich = [&[3, 0, 0x0C, 1, 0, 2, 0, 0, 0][..], b"sea", &[0; 6]].concat();
    book.push(record(0x3C, &[&[1][..], &more, &rich].concat()));
    let float = |row: u16, column: u16, style: u16, number: f64| {
        let place: Vec<u8> =
            [row, column, style].iter().flat_map(|word| word.to_le_bytes()).collect();
        [place, number.to_le_bytes().to_vec()].concat()
    };
    let result = |column: u16, result: [u8; 8]| {
        record(0x06, &[&float(1, column, 0, 0.0)[..6], &result, &[0; 8]].concat())
    };
    let tab = [
        words(0xFD, &[0, 0, 0, 0, 0]),
        words(0xFD, &[1, 0, 0, 1, 0]),
        record(0x0203, &float(1, 1, 1, 47_941.0)),
        record(0x027E, &[&float(1, 2, 2, 0.0)[..6], &((123 << 2) | 2_u32).to_le_bytes()].concat()),
        record(0x0203, &float(1, 3, 3, 0.5)),
        words(0x0205, &[1, 4, 0, 1]),
        words(0x0205, &[1, 5, 0, 0x012A]),
        words(0xBD, &[1, 6, 0, 30, 0, 0, 34, 0, 7]),
        record(0x0204, &[&float(1, 8, 0, 0.0)[..6], &latin("été")].concat()),
        result(9, 4.5_f64.to_le_bytes()),
        result(10, [0, 0, 0, 0, 0, 0, 0xFF, 0xFF]),
        record(0x0207, &latin("computed")),
        result(11, [1, 0, 1, 0, 0, 0, 0xFF, 0xFF]),
        result(12, [2, 0, 7, 0, 0, 0, 0xFF, 0xFF]),
        result(13, [3, 0, 0, 0, 0, 0, 0xFF, 0xFF]),
        // A chart within the tab.
        words(0x0809, &[0x0600, 0x20, 0, 0, 0, 0, 0, 0]),
        record(0x0203, &float(0, 0, 0, 9.0)),
        record(0x0A, &[]),
        words(0xFD, &[3, 2, 0, 2, 0]),
    ];
    let sheet = open("a.xls", &xls(&book, &tab)).expect("reads");
    assert_eq!(sheet.tabs, ["Assets"]);
    let first = [
        (0, Form::Text, "Forêt 日本 "),
        (1, Form::Date, "2031-04-03T00:00:00"),
        (2, Form::Number, "00123"),
        (3, Form::Formatted, "0.5"),
        (4, Form::YesNo, "true"),
        (5, Form::Error, "#N/A"),
        (6, Form::Number, "7"),
        (7, Form::Number, "8"),
        (8, Form::Text, "été"),
        (9, Form::Number, "4.5"),
        (10, Form::Text, "computed"),
        (11, Form::YesNo, "true"),
        (12, Form::Error, "#DIV/0!"),
    ];
    assert_eq!(cells(&sheet, 0), wanted(first));
    assert_eq!(cells(&sheet, 1), wanted([(2, Form::Text, "sea")]));
    let (_, samples) =
        rows(&sheet).into_iter().map(|(number, _)| (number, ())).unzip::<_, _, Vec<_>, Vec<_>>();
    assert_eq!(samples.len(), 2);
}

#[test]
fn every_kind_of_cell_of_a_binary_workbook_is_read() {
    let float = |number: f64| number.to_le_bytes().to_vec();
    let records = [
        binary_row(1),
        binary_cell(7, 0, 0, &0_u32.to_le_bytes()),
        binary_row(3),
        binary_cell(7, 0, 0, &1_u32.to_le_bytes()),
        binary_cell(5, 1, 1, &float(47_941.0)),
        binary_cell(2, 2, 2, &((123 << 2) | 2_u32).to_le_bytes()),
        binary_cell(5, 3, 3, &float(0.5)),
        binary_cell(4, 4, 0, &[1]),
        binary_cell(3, 5, 0, &[0x2A]),
        binary_cell(1, 6, 0, &[]),
        binary_cell(6, 7, 0, &wide("👩‍🌾")),
        binary_cell(62, 8, 0, &[&[0][..], &wide("rich")].concat()),
        binary_cell(8, 9, 0, &[&wide("computed")[..], &[0; 10]].concat()),
        binary_cell(9, 10, 0, &float(4.5)),
        binary_cell(10, 11, 0, &[0]),
        binary_cell(11, 12, 0, &[0x17]),
    ];
    let formats = ["General", "dd/mm/yyyy", "00000", "0%"];
    let sheet = open("a.xlsb", &xlsb(&formats, &["path", "Forêt"], &records)).expect("reads");
    assert_eq!(sheet.tabs, ["Assets"]);
    assert_eq!(rows(&sheet)[0].0, 3);
    let first = [
        (0, Form::Text, "Forêt"),
        (1, Form::Date, "2031-04-03T00:00:00"),
        (2, Form::Number, "00123"),
        (3, Form::Formatted, "0.5"),
        (4, Form::YesNo, "true"),
        (5, Form::Error, "#N/A"),
        (7, Form::Text, "👩‍🌾"),
        (8, Form::Text, "rich"),
        (9, Form::Text, "computed"),
        (10, Form::Number, "4.5"),
        (11, Form::YesNo, "false"),
        (12, Form::Error, "#REF!"),
    ];
    assert_eq!(cells(&sheet, 0), wanted(first));
}

#[test]
fn every_kind_of_cell_of_an_open_document_is_read() {
    let rows_of = |cells: &str| {
        format!(
            "<table:table-row><table:table-cell><text:p>path</text:p></table:table-cell></table:table-row><table:table-row>{cells}</table:table-row>"
        )
    };
    let cell = |about: &str, text: &str| {
        format!("<table:table-cell {about}><text:p>{text}</text:p></table:table-cell>")
    };
    let of = |kind: &str, value: &str, text: &str| {
        cell(&format!(r#"office:value-type="{kind}" {value}"#), text)
    };
    let all = [
        of("string", "", "a<text:s text:c=\"2\"/>b  c<text:tab/>d</text:p><text:p>e<text:line-break/>f"),
        r#"<table:table-cell table:number-columns-repeated="2"/>"#.to_owned(),
        of("date", r#"office:date-value="2031-04-03""#, "03/04/2031"),
        of("float", r#"office:value="123""#, "123"),
        of("float", r#"office:value="1.5""#, "1,5"),
        of("percentage", r#"office:value="0.5""#, "50 %"),
        of("boolean", r#"office:boolean-value="true""#, "VRAI"),
        cell(r#"office:value-type="string" calcext:value-type="error""#, "#N/A"),
        r#"<table:table-cell table:number-columns-repeated="2" office:value-type="string"><office:annotation><text:p>a remark</text:p></office:annotation><text:p>twice</text:p></table:table-cell>"#.to_owned(),
    ];
    let rest = r#"</table:table-row><table:table-row table:number-rows-repeated="2"><table:table-cell><text:p>x</text:p></table:table-cell></table:table-row><table:table-row table:number-rows-repeated="1048572"><table:table-cell table:number-columns-repeated="16384"/>"#;
    let sheet = open("a.ods", &ods(&rows_of(&(all.concat() + rest)))).expect("reads");
    assert_eq!(sheet.tabs, ["Assets"]);
    let first = [
        (0, Form::Text, "a  b  c\td\ne\nf"),
        (3, Form::Date, "2031-04-03"),
        (4, Form::Number, "123"),
        (5, Form::Number, "1.5"),
        (6, Form::Formatted, "0.5"),
        (7, Form::YesNo, "true"),
        (8, Form::Error, "#N/A"),
        (9, Form::Text, "twice"),
        (10, Form::Text, "twice"),
    ];
    assert_eq!(cells(&sheet, 0), wanted(first));
    let numbers: Vec<u32> = rows(&sheet).iter().map(|(number, _)| *number).collect();
    assert_eq!(numbers, [2, 3, 4]);
}

#[test]
fn a_file_with_a_password_says_so() {
    let manifest =
        r#"<m:manifest xmlns:m="m"><m:file-entry><m:encryption-data/></m:file-entry></m:manifest>"#;
    let parts =
        [ods_kind(), part("content.xml", "packed"), part("META-INF/manifest.xml", manifest)];
    for (name, bytes) in [
        ("a.ods", archive(&parts)),
        ("a.xlsx", compound("EncryptedPackage", &[])),
        ("a.xls", xls(&[words(0x2F, &[0, 0, 0])], &[])),
    ] {
        let opened = open(name, &bytes);
        assert!(matches!(opened, Err(Error::Protected)), "{name}: {opened:?}");
    }
}

#[test]
fn a_compound_file_that_is_no_workbook_says_so() {
    let word = open("a.doc", &compound("WordDocument", &[]));
    assert!(matches!(word, Err(Error::NotRecognised)), "{word:?}");
    let older = open("a.xls", &compound("Book", &[]));
    assert!(matches!(older, Err(Error::OldFormat)), "{older:?}");
    let old_version = words(0x0809, &[0x0500, 5, 0, 0]);
    let older = open("a.xls", &compound("Workbook", &old_version));
    assert!(matches!(older, Err(Error::OldFormat)), "{older:?}");
}

#[test]
fn a_binary_file_that_is_cut_off_or_contradicts_itself_is_damaged() {
    let shared = |row: u16, column: u16, text: u16| words(0xFD, &[row, column, 0, text, 0]);
    let texts = || {
        let texts = [&[0; 8][..], &latin("path"), &latin("/a")].concat();
        vec![record(0xFC, &texts)]
    };
    let good = xls(&texts(), &[shared(0, 0, 0), shared(1, 0, 1)]);
    assert_eq!(open("a.xls", &good).expect("reads").rows.count(), 1);
    for length in [100, 600, 1_500, 2_000] {
        let cut = open("a.xls", &good[..length]);
        assert!(matches!(cut, Err(Error::Damaged(_))), "{length}: {cut:?}");
    }
    // Sector 2 is the first of the stream: it is made to follow itself.
    let mut loops = good.clone();
    loops[512 + 8..512 + 12].copy_from_slice(&2_u32.to_le_bytes());
    let rows = |rows: &[(u32, u32)]| {
        let records = rows.iter().flat_map(|(row, column)| {
            [binary_row(*row), binary_cell(7, *column, 0, &0_u32.to_le_bytes())]
        });
        xlsb(&["General"], &["path"], &records.collect::<Vec<_>>())
    };
    let mut endless = binary_frame(&[], &[]);
    endless.push(Part::of(BINARY_TAB, &binary_row(1)));
    let cell_twice = [binary_row(1), binary_cell(4, 1, 0, &[1]), binary_cell(4, 1, 0, &[1])];
    for (name, bytes) in [
        ("a chain that leads back", loops),
        ("rows in the wrong order", xls(&texts(), &[shared(1, 0, 0), shared(0, 0, 1)])),
        ("cells in the wrong order", xls(&texts(), &[shared(0, 1, 0), shared(0, 0, 1)])),
        ("a text that is not there", xls(&texts(), &[shared(0, 0, 7)])),
        ("a short record", xls(&texts(), &[words(0xFD, &[0, 0])])),
        ("binary rows in the wrong order", rows(&[(2, 0), (2, 0)])),
        ("a binary cell twice", xlsb(&[], &[], &cell_twice)),
        ("a binary tab without an end", archive(&endless)),
        ("a short binary record", xlsb(&[], &[], &[binary_row(1), binary(7, &[0; 6])])),
    ] {
        let opened = open("a.xls", &bytes);
        assert!(matches!(opened, Err(Error::Damaged(_))), "{name}: {opened:?}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: tries(64), ..ProptestConfig::default() })]

    /// Whatever bytes change, a file is read or refused.
    #[test]
    fn a_file_with_other_bytes_is_read_or_refused(
        changes in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..12),
        in_front in any::<bool>(),
    ) {
        let formats = ["General", "dd/mm/yyyy"];
        let records = [binary_row(1), binary_cell(7, 0, 1, &[0; 4]), binary_row(2), binary_cell(5, 0, 1, &[0; 8])];
        let old = std::fs::read(saved().join("libre-office.xls")).expect("is there");
        for whole in [old, xlsb(&formats, &["path"], &records)] {
            let mut bytes = whole;
            // The tables of a compound file and its first records are where the most is said.
            let end = if in_front { bytes.len().min(3_000) } else { bytes.len() };
            for (at, value) in &changes {
                bytes[at.index(end)] = *value;
            }
            let (_folder, path) = file("a.xls", &bytes);
            let _ = read(&path, &ReadAs::default());
        }
    }
}
