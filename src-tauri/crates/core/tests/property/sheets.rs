//! What is written into a sheet comes back as it was: 100,000 cells of each form, made
//! of what spreadsheets and readers of them trip over.

use std::path::{Path, PathBuf};

use proptest::collection::vec;
use proptest::prelude::*;
use proptest::test_runner::{Config, TestRunner};
use relabel_core::api::types::SheetSeparator;
use relabel_core::plan::fit::fit;
use relabel_core::sheets::detect::{self, ReadAs};
use relabel_core::sheets::mapping;
use relabel_core::sheets::values::{Reader, Said};
use relabel_core::sheets::vocabulary::Vocabulary;
use relabel_model::{Kind, Property, Zone, same};
use relabel_sheet::{
    read::{Form, Row},
    rows::RowReader,
    write::{
        csv::TextSheet,
        staged::{Column, Found, Staged, Staging, Written},
        xlsx::Workbook,
    },
};

use crate::tries::tries;

/// Sheets that are generated, and their rows and columns: 100,000 cells.
const SHEETS: u32 = 8;
const ROWS: usize = 250;
const COLUMNS: usize = 10;

/// Text of pieces that mean something to somebody.
fn text() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        Just("'"),
        Just("\""),
        Just("="),
        Just("+"),
        Just("-"),
        Just("@"),
        Just("＝"),
        Just("＠"),
        Just("\t"),
        Just("\n"),
        Just("\r\n"),
        Just("\r"),
        Just(" "),
        Just("\u{a0}"),
        Just("|"),
        Just("\\"),
        Just(","),
        Just(";"),
        Just("(clear)"),
        Just("(Vider)"),
        Just("_x000D_"),
        Just("_x0041_"),
        Just("<b>"),
        Just("&amp;"),
        Just("]]>"),
        Just("{{String}}"),
        Just("é"),
        Just("e\u{301}"),
        Just("日本"),
        Just("👩‍🌾"),
        Just("\u{202e}"),
        Just("\u{feff}"),
        Just("00123"),
        Just("12345678901234567890"),
        Just("1e5"),
        Just("TRUE"),
        Just("#N/A"),
        Just("2031-05-01"),
        Just("03/04/2031"),
        Just("sea"),
        Just("\u{85}"),
        Just("\u{2028}"),
        Just("sep=;"),
    ];
    prop_oneof![
        6 => vec(piece, 0..5).prop_map(|pieces| pieces.concat()),
        2 => "[a-zA-Z0-9 ,.éàü-]{1,40}",
        1 => any::<String>().prop_filter("a sheet holds it", |text| {
            !text.contains(|c: char| {
                c < ' ' && !matches!(c, '\t' | '\n' | '\r')
                    || matches!(c, '\u{FFFD}'..='\u{FFFF}')
            })
        }),
    ]
}

fn entry(kind: Kind) -> BoxedStrategy<String> {
    match kind {
        Kind::String | Kind::Decimal | Kind::Name | Kind::Path | Kind::Uri => text().boxed(),
        Kind::Long => any::<i64>().prop_map(|number| number.to_string()).boxed(),
        Kind::Double => (-1e9_f64..1e9).prop_map(|number| number.to_string()).boxed(),
        Kind::Boolean => any::<bool>().prop_map(|yes| yes.to_string()).boxed(),
        Kind::Date => (1_990..2_090_i32, 1..13_u8, 1..29_u8, 0..24_u8, 0..60_u8, -11..12_i8)
            .prop_map(|(year, month, day, hour, minute, zone)| {
                let sign = if zone < 0 { '-' } else { '+' };
                let zone = zone.unsigned_abs();
                format!("{year}-{month:02}-{day:02}T{hour:02}:{minute:02}:07{sign}{zone:02}:30")
            })
            .boxed(),
    }
}

fn value(kind: Kind) -> BoxedStrategy<Option<Property>> {
    prop_oneof![
        1 => Just(None),
        5 => entry(kind).prop_map(move |entry| Some(Property::single(kind, entry))),
        4 => vec(entry(kind), 0..4).prop_map(move |entries| Some(Property::list(kind, entries))),
    ]
    .boxed()
}

/// Columns: of texts, of single texts, of every other kind, and of mixed kinds.
fn row() -> impl Strategy<Value = Vec<Option<Property>>> {
    let kinds =
        prop_oneof![Just(Kind::String), Just(Kind::Long), Just(Kind::Boolean), Just(Kind::Date)];
    let single = |kind| entry(kind).prop_map(move |entry| Some(Property::single(kind, entry)));
    let columns: Vec<BoxedStrategy<Option<Property>>> = vec![
        value(Kind::String),
        single(Kind::String).boxed(),
        value(Kind::String),
        single(Kind::Long).boxed(),
        single(Kind::Double).boxed(),
        value(Kind::Long),
        value(Kind::Date),
        single(Kind::Boolean).boxed(),
        kinds.prop_flat_map(value).boxed(),
        single(Kind::String).boxed(),
    ];
    assert_eq!(columns.len(), COLUMNS);
    columns
}

type Rows = Vec<Vec<Option<Property>>>;

fn staged(folder: &Path, rows: &Rows) -> Staged {
    let columns =
        (0..COLUMNS).map(|at| Column::new(format!("x:c{at}"), (Kind::String, false))).collect();
    let mut staging = Staging::new(folder, columns).expect("a scratch file");
    for (number, row) in rows.iter().enumerate() {
        let found = row.iter().map(|value| value.as_ref().map_or(Found::Nothing, Found::Value));
        staging.row(&format!("/content/dam/{number}"), found).expect("is taken");
    }
    staging.finish(false).expect("is staged")
}

fn as_text(folder: &Path, rows: &Rows) -> (Written, PathBuf) {
    let path = folder.join("sheet.csv");
    let _ = std::fs::remove_file(&path);
    let mut sheet = TextSheet::create(&path, SheetSeparator::Semicolon).expect("a file");
    let written = staged(folder, rows).write(&mut sheet, |_| true).expect("is written");
    sheet.finish().expect("is written");
    (written, path)
}

fn as_workbook(folder: &Path, rows: &Rows) -> (Written, PathBuf) {
    let path = folder.join("sheet.xlsx");
    let _ = std::fs::remove_file(&path);
    let staged = staged(folder, rows);
    let mut sheet = Workbook::create(&path, staged.width()).expect("a file");
    let written = staged.write(&mut sheet, |_| true).expect("is written");
    sheet.finish().expect("is written");
    (written, path)
}

/// Reads a sheet as an import does, nothing said about it, and compares what each cell
/// says with what the asset holds.
fn check(rows: &Rows, written: &Written, path: &Path) {
    let sheet = detect::read(path, &ReadAs::default()).expect("is read");
    assert!(sheet.is_ours && sheet.encoding.is_none_or(|evidence| evidence.is_sure));
    assert_eq!((sheet.rows.count(), written.rows as usize), (rows.len(), rows.len()));
    let (mapping, _) = mapping::propose(&sheet, &Vocabulary::default(), None, "Europe/Paris");
    assert_eq!(mapping.asset_column, Some(0));
    assert_eq!(mapping::questions(&sheet, &mapping), [], "nothing is asked");
    let columns: Vec<Reader> =
        mapping.columns.iter().filter_map(|used| Reader::new(&sheet, &mapping, used)).collect();
    assert_eq!(columns.len(), COLUMNS);
    let mut reader = RowReader::new(std::sync::Arc::clone(&sheet.rows));
    let mut cells = Row::default();
    let mut lost = 0;
    for (number, row) in rows.iter().enumerate() {
        assert!(reader.read(number, &mut cells).expect("is read"), "row {number} is there");
        let path = format!("/content/dam/{number}");
        assert_eq!(cells.cell(0), Some((Form::Text, path.as_str())));
        for (at, (held, column)) in row.iter().zip(&columns).enumerate() {
            assert_eq!(column.property, format!("x:c{at}"));
            let said = match cells.cell(column.column) {
                Some((form, text)) => column.read(form, text),
                None => Said::Blank,
            };
            let value = match (&said, held) {
                (Said::Blank, None) => continue,
                // Nothing tells a list of one empty text from none.
                (Said::Blank, Some(held)) => {
                    lost += u32::from(held.multi && held.entries.len() == 1);
                    assert!(held.entries.iter().all(String::is_empty) && held.entries.len() < 2);
                    continue;
                }
                (said, held) => match (said.value(), held) {
                    (Some(value), Some(_)) => value,
                    (_, held) => panic!("{held:?} came back as {said:?}"),
                },
            };
            let fitted = fit(column.kind, held.as_ref(), &value, &Zone::utc());
            let is_same = fitted.as_ref().is_ok_and(|fitted| same(held.as_ref(), Some(fitted)));
            assert!(is_same, "{held:?} came back as {value:?}: {fitted:?}");
        }
    }
    assert_eq!(written.left_blank, lost);
}

fn for_each_sheet(write: fn(&Path, &Rows) -> (Written, PathBuf)) {
    let folder = tempfile::tempdir().expect("a folder");
    // What failed is one cell, which the assertion names: nothing is to be made smaller.
    let config = Config { cases: tries(SHEETS), max_shrink_iters: 0, ..Config::default() };
    let mut runner = TestRunner::new(config);
    let outcome = runner.run(&vec(row(), ROWS), |rows| {
        let (written, path) = write(folder.path(), &rows);
        check(&rows, &written, &path);
        Ok(())
    });
    if let Err(error) = outcome {
        panic!("{error}");
    }
}

#[test]
fn a_text_sheet_gives_back_what_was_written() {
    for_each_sheet(as_text);
}

#[test]
fn a_workbook_gives_back_what_was_written() {
    for_each_sheet(as_workbook);
}
