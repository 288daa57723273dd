//! Spreadsheets from the command line.

use relabel_sandbox::Content;
use serde_json::{Value as Json, json};

use crate::rig::{Rig, run};

const DAM: &str = "/content/dam";

fn rows(path: &std::path::Path, separator: u8) -> Vec<Vec<String>> {
    let bytes = std::fs::read(path).expect("the file");
    let text = bytes.strip_prefix("\u{FEFF}".as_bytes()).expect("a mark for Excel");
    let mut reader =
        csv::ReaderBuilder::new().delimiter(separator).has_headers(false).from_reader(text);
    reader.records().map(|row| row.expect("a row").iter().map(str::to_owned).collect()).collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn an_export_tells_what_it_wrote_and_replaces_nothing_unasked() {
    let rig = Rig::new(Content::Synthetic(5)).await;
    let assets = rig.assets(DAM).await;
    rig.sandbox.set_metadata(&assets[0], "dc:rights", json!("=1+1"));
    rig.sandbox.set_metadata(&assets[1], "dc:rights", json!("© \u{1}"));
    let file = rig.folder.path().join("rechte.csv");
    let export = |more: &[&str]| {
        let mut command = rig.with_key("export", ["--folder", DAM, "--recursive", "--out"]);
        command.arg(&file).args(["--fields", "dc:rights,dc:title", "--separator", ";"]).args(more);
        command
    };
    let done = run(&mut export(&[])).await;
    assert_eq!(done.code, 0, "{}{}", done.stdout, done.stderr);
    assert_eq!(done.last()["event"], "finished");
    let told = done.lines.iter().find(|line| line["event"] == "exported").expect("is told");
    assert_eq!(told["rows"], 5);
    assert_eq!((&told["leftBlank"], &told["notForAem"]), (&json!(1), &json!(["dc:rights"])));
    let written = rows(&file, b';');
    assert_eq!(
        written[0],
        ["assetPath", "dc:rights{{String}}", "dc:title{{String}}", "relabelSheet1"]
    );
    assert_eq!((written[1][1].as_str(), written[2][1].as_str()), ("'=1+1", ""));

    let before = std::fs::read(&file).expect("the file");
    rig.sandbox.set_metadata(&assets[0], "dc:rights", Json::Null);
    let refused = run(&mut export(&[])).await;
    refused.assert_refused(2, "requestInvalid");
    assert!(refused.stderr.contains("--replace"), "{}", refused.stderr);
    assert_eq!(std::fs::read(&file).expect("the file"), before, "it is as it was");
    let replaced = run(&mut export(&["--replace"])).await;
    assert_eq!(replaced.code, 0, "{}", replaced.stderr);
    assert_eq!(rows(&file, b';')[1][1], "");

    let elsewhere = rig.folder.path().join("a.ods");
    let mut other = rig.with_key("export", ["--folder", DAM, "--out"]);
    run(other.arg(&elsewhere)).await.assert_refused(2, "requestInvalid");
    assert!(!elsewhere.exists());
}

#[tokio::test(flavor = "multi_thread")]
async fn an_excel_file_has_the_fields_that_are_in_use() {
    let rig = Rig::new(Content::Library).await;
    let file = rig.folder.path().join("all.xlsx");
    let mut export = rig.with_key("export", ["--folder", DAM, "--recursive", "--out"]);
    let done = run(export.arg(&file)).await;
    assert_eq!(done.code, 0, "{}{}", done.stdout, done.stderr);
    let assets = rig.assets(DAM).await;
    let mut book: calamine::Xlsx<_> = calamine::open_workbook(&file).expect("a workbook");
    let range = calamine::Reader::worksheet_range(&mut book, "Assets").expect("the sheet");
    assert_eq!(range.height(), assets.len() + 1);
    assert!(range.width() > 5, "{}", range.width());
    let mut named: Vec<String> = range.rows().skip(1).map(|row| row[0].to_string()).collect();
    named.sort();
    let mut assets = assets;
    assets.sort();
    assert_eq!(named, assets);
}
