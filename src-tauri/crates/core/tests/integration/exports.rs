//! Sheets made of assets, read back by other programs.

use std::path::{Path, PathBuf};

use calamine::{Data, Reader as _};
use relabel_core::api::types::*;
use relabel_sandbox::{Content, KeyFileKind, Options};
use relabel_sheet::{
    headings::{self, SIGNATURE},
    lists, marks,
};
use serde_json::{Value as Json, json};

use super::pauses::SmallDisk;
use super::rig::{Rig, wait};

pub(crate) const DAM: &str = "/content/dam";

pub(crate) async fn rig(assets: u32) -> (Rig, ListingState, Vec<String>) {
    let content = Content::Synthetic(assets);
    let options = Options { content, technical_user_may_write: true, ..Options::default() };
    let rig = Rig::with(options, KeyFileKind::ServiceCredentials).await;
    let listed = rig.list(DAM, true, false).await;
    let paths = rig.rows(listed.listing_id).await.into_iter().map(|row| row.path).collect();
    (rig, listed, paths)
}

pub(crate) fn request(
    rig: &Rig,
    listed: &ListingState,
    properties: &[&str],
    format: SheetFormat,
) -> ExportSheet {
    ExportSheet {
        connection_id: rig.connection,
        selection: Selection::All { listing_id: listed.listing_id, except: Vec::new() },
        properties: properties.iter().map(|name| (*name).to_owned()).collect(),
        format,
        separator: None,
    }
}

/// Exports to the end.
pub(crate) async fn export(rig: &Rig, request: &ExportSheet, path: &Path) -> ExportState {
    let id = rig.app.export_sheet(request, path).await.expect("the export starts");
    let state = rig.app.watch_export(id).expect("the export is known");
    let state = wait(state, |state| state.complete || state.error.is_some()).await;
    let folder = std::fs::read_dir(path.parent().expect("a folder")).expect("reads").flatten();
    let parts = folder.filter(|one| one.file_name().to_string_lossy().ends_with(".part")).count();
    assert_eq!(parts, 0, "nothing unfinished is left behind");
    state
}

pub(crate) fn text_rows(path: &Path, separator: u8) -> Vec<Vec<String>> {
    let bytes = std::fs::read(path).expect("the file");
    let text = bytes.strip_prefix("\u{FEFF}".as_bytes()).expect("a mark for Excel");
    let mut reader =
        csv::ReaderBuilder::new().delimiter(separator).has_headers(false).from_reader(text);
    reader.records().map(|row| row.expect("a row").iter().map(str::to_owned).collect()).collect()
}

pub(crate) fn workbook_rows(path: &Path) -> Vec<Vec<String>> {
    let mut book = calamine::open_workbook_auto(path).expect("a workbook");
    assert_eq!(book.worksheet_formula("Assets").map_or(0, |all| all.used_cells().count()), 0);
    let range = book.worksheet_range("Assets").expect("the sheet");
    let text = |cell: &Data| match cell {
        Data::String(text) => text.clone(),
        Data::Empty => String::new(),
        other => panic!("{other:?} is not text"),
    };
    range.rows().map(|row| row.iter().map(text).collect()).collect()
}

#[tokio::test]
async fn a_sheet_says_the_same_in_both_forms_and_computes_nothing() {
    let (rig, listed, paths) = rig(40).await;
    let hostile = "=HYPERLINK(\"http://x\";\"click\")";
    let set = |row: usize, property: &str, value: Json| {
        rig.sandbox.set_metadata(&paths[row], property, value);
    };
    set(0, "dc:title", json!(hostile));
    set(1, "dc:title", json!("two\r\nlines; \"quoted\", _x000D_ <é> 👍"));
    set(2, "dc:title", json!("(CLEAR)"));
    set(3, "dc:title", json!("   "));
    set(4, "dc:title", json!("0012345678901234567890"));
    set(5, "dc:title", Json::Null);
    set(0, "dc:subject", json!(["sea", "a|b\\", "-5"]));
    set(1, "dc:subject", json!("one | two"));
    set(2, "dc:subject", json!(["", ""]));
    set(0, "x:rank", json!({"type": "Long", "value": -7}));
    set(1, "x:rank", json!({"type": "Double", "value": 0.5}));
    set(0, "x:until", json!({"type": "Date", "value": "2031-05-01T10:00:00.000+02:00"}));
    set(0, "x:marked", json!({"type": "Boolean", "value": true}));
    set(0, "x:mixed", json!({"type": "Boolean", "value": true}));
    set(1, "x:mixed", json!("-yes"));
    let columns = ["dc:title", "dc:subject", "x:rank", "x:until", "x:marked", "x:mixed", "x:none"];
    let folder = tempfile::tempdir().expect("a folder");
    let (csv, xlsx) = (folder.path().join("été.csv"), folder.path().join("sheet.xlsx"));
    std::fs::write(&csv, "what was there before").expect("writes");
    let mut wanted = request(&rig, &listed, &columns, SheetFormat::Csv);
    wanted.separator = Some(SheetSeparator::Semicolon);
    let state = export(&rig, &wanted, &csv).await;
    assert_eq!((state.complete, state.written, state.left_blank), (true, 40, 0), "{state:?}");
    assert_eq!(state.not_for_aem, ["dc:title", "dc:subject", "x:mixed"]);
    let wanted = request(&rig, &listed, &columns, SheetFormat::Xlsx);
    let state = export(&rig, &wanted, &xlsx).await;
    assert_eq!((state.complete, state.written, state.left_blank), (true, 40, 0), "{state:?}");

    let raw = text_rows(&csv, b';');
    assert_eq!(
        raw[0],
        [
            "assetPath",
            "dc:title{{String}}",
            "dc:subject{{String: multi: escaped}}",
            "x:rank{{Double}}",
            "x:until{{Date}}",
            "x:marked{{Boolean}}",
            "x:mixed{{String}}",
            "x:none{{String}}",
            SIGNATURE,
        ]
    );
    for (index, cell) in raw.iter().flat_map(|row| row.iter().enumerate()) {
        let is_active = cell.starts_with(['=', '+', '-', '@', '\t', '\r', '\n']);
        assert!(!is_active || index == 3 && cell == "-7", "{cell:?} is a formula");
    }
    let plain = |rows: &[Vec<String>]| -> Vec<Vec<String>> {
        let plain = |cell: &String| marks::unmarked(cell).to_owned();
        rows.iter().map(|row| row.iter().map(plain).collect()).collect()
    };
    let rows = plain(&raw);
    assert_eq!(rows.len(), 41);
    assert_eq!(
        rows[1][..8],
        [
            &*paths[0],
            hostile,
            "sea|a\\|b\\\\|-5",
            "-7",
            "2031-05-01T10:00:00.000+02:00",
            "true",
            "true",
            ""
        ]
    );
    assert_eq!(lists::split(&rows[1][2], "|", true), ["sea", "a|b\\", "-5"]);
    assert_eq!(lists::split(&rows[2][2], "|", true), ["one | two"]);
    assert_eq!(rows[2][1], "two\r\nlines; \"quoted\", _x000D_ <é> 👍");
    assert_eq!(rows[3][1..3], ["(CLEAR)", "|"]);
    assert_eq!((raw[3][1].as_str(), raw[4][1].as_str()), ("'(CLEAR)", "'   "));
    assert_eq!(rows[5][1], "0012345678901234567890");
    assert_eq!(rows[6][1], "");
    assert_eq!(plain(&workbook_rows(&xlsx)), rows);
}

#[tokio::test]
async fn what_no_sheet_can_hold_is_left_blank_and_counted() {
    let (rig, listed, paths) = rig(7).await;
    let long = "é".repeat(32_768);
    let almost = format!("={}", "x".repeat(32_766));
    for (path, value) in paths.iter().zip([
        json!(long),
        json!(almost),
        json!("a\u{1}b"),
        json!("was \u{FFFD}"),
        json!([""]),
        json!([]),
        json!("right"),
    ]) {
        rig.sandbox.set_metadata(path, "x:text", value);
    }
    let folder = tempfile::tempdir().expect("a folder");
    for (format, name, lost) in [(SheetFormat::Csv, "a.csv", 5), (SheetFormat::Xlsx, "a.xlsx", 4)] {
        let path = folder.path().join(name);
        let state = export(&rig, &request(&rig, &listed, &["x:text"], format), &path).await;
        assert_eq!((state.written, state.left_blank), (7, lost), "{format:?}: {state:?}");
        let rows =
            if format == SheetFormat::Csv { text_rows(&path, b',') } else { workbook_rows(&path) };
        let cells: Vec<&str> = rows[1..].iter().map(|row| row[1].as_str()).collect();
        // A mark would not fit into the second one, but a workbook needs none.
        let second = if format == SheetFormat::Csv { "" } else { &almost };
        assert_eq!(cells, ["", second, "", "", "", "", "right"]);
    }
}

#[tokio::test]
async fn without_names_it_has_the_standard_fields_that_are_in_use() {
    let (rig, listed, paths) = rig(3).await;
    for path in &paths {
        let held = rig.sandbox.metadata(path).expect("an asset");
        for name in held.as_object().into_iter().flatten().map(|(name, _)| name) {
            rig.sandbox.set_metadata(path, name, Json::Null);
        }
    }
    rig.sandbox.set_metadata(&paths[0], "cq:tags", json!(["a:b"]));
    rig.sandbox.set_metadata(&paths[1], "dc:rights", json!("©"));
    rig.sandbox.set_metadata(&paths[2], "xmpRights:Marked", json!(true));
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("a.csv");
    let state = export(&rig, &request(&rig, &listed, &[], SheetFormat::Csv), &path).await;
    assert!(state.complete, "{state:?}");
    let mut names: Vec<String> =
        text_rows(&path, b',')[0].iter().map(|heading| headings::parse(heading).name).collect();
    names.sort();
    assert_eq!(names, ["assetPath", "cq:tags", "dc:rights", SIGNATURE, "xmpRights:Marked"]);
}

#[tokio::test]
async fn only_what_is_selected_and_still_there_is_in_it() {
    let (rig, listed, paths) = rig(6).await;
    let selection = Selection::Rows { listing_id: listed.listing_id, rows: vec![1, 3, 4] };
    let wanted =
        ExportSheet { selection, ..request(&rig, &listed, &["dc:title"], SheetFormat::Xlsx) };
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("a.xlsx");
    let state = export(&rig, &wanted, &path).await;
    assert_eq!((state.assets, state.read, state.written), (3, 3, 3), "{state:?}");
    let rows = workbook_rows(&path);
    let listed: Vec<&String> = rows[1..].iter().map(|row| &row[0]).collect();
    assert_eq!(listed, [&paths[1], &paths[3], &paths[4]]);
}

#[tokio::test]
async fn a_wrong_request_is_refused_before_anything_is_read() {
    let (rig, listed, _) = rig(2).await;
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("a.csv");
    for columns in [&["a b"][..], &["=x"], &["dc:title", "dc:title"], &["a{{b"], &[""]] {
        let wanted = request(&rig, &listed, columns, SheetFormat::Csv);
        let error = rig.app.export_sheet(&wanted, &path).await.expect_err("is refused");
        assert_eq!(error.code, ErrorCode::FieldInvalid, "{columns:?}");
    }
    let missing = folder.path().join("gone/a.csv");
    let wanted = request(&rig, &listed, &["dc:title"], SheetFormat::Csv);
    let state = export(&rig, &wanted, &folder.path().join("a.csv")).await;
    assert!(state.complete);
    let asked = rig.sandbox.requests().len();
    let id = rig.app.export_sheet(&wanted, &missing).await.expect("starts");
    let state = wait(rig.app.watch_export(id).expect("known"), |state| state.error.is_some()).await;
    let error = state.error.expect("an error");
    assert_eq!(
        (error.code, error.message.as_str()),
        (ErrorCode::FileNotWritten, "the folder for the file is not there")
    );
    assert_eq!(error.details.path.as_deref(), missing.to_str());
    assert_eq!(rig.sandbox.requests().len(), asked, "nothing was read for it");
}

#[tokio::test]
async fn nothing_stays_of_an_export_that_was_stopped() {
    let (rig, listed, _) = rig(2_000).await;
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("a.xlsx");
    std::fs::write(&path, "before").expect("writes");
    let wanted = request(&rig, &listed, &["dc:title"], SheetFormat::Xlsx);
    let id = rig.app.export_sheet(&wanted, &path).await.expect("starts");
    let watched = rig.app.watch_export(id).expect("known");
    rig.app.stop_export(id).await.expect("is stopped");
    assert!(!watched.borrow().complete, "it was stopped before its end");
    assert_eq!(std::fs::read_to_string(&path).expect("reads"), "before");
    assert_eq!(std::fs::read_dir(folder.path()).expect("reads").count(), 1);
    assert_eq!(rig.app.stop_export(id).await.expect_err("is gone").code, ErrorCode::NotFound);
}

#[tokio::test]
async fn a_full_disk_leaves_the_earlier_file() {
    let folder = tempfile::tempdir().expect("a folder");
    let Some(disk) = SmallDisk::new(folder.path()) else {
        println!("skipped: a small disk needs the right to mount one");
        return;
    };
    let (rig, listed, _) = rig(30).await;
    disk.fill();
    for format in [SheetFormat::Csv, SheetFormat::Xlsx] {
        let path: PathBuf = folder.path().join("sheet");
        let state = export(&rig, &request(&rig, &listed, &[], format), &path).await;
        let error = state.error.expect("there is no room");
        assert_eq!((error.code, error.details.full), (ErrorCode::FileNotWritten, Some(true)));
        let left = std::fs::read_dir(folder.path()).expect("reads").flatten();
        assert_eq!(left.map(|one| one.file_name()).collect::<Vec<_>>(), ["filler"], "{format:?}");
    }
}
