//! AEM's own metadata sheets, both ways: its importer reads what Relabel writes, and what
//! its exporter writes changes nothing here.

use std::collections::BTreeMap;

use relabel_core::api::types::*;
use serde_json::{Value as Json, json};

use super::exports::{DAM, export, request, rig, text_rows};
use super::rig::{Rig, wait};

/// Values as AEM's own importer takes them from a sheet (protocol reference, section
/// 9.2): a blank cell leaves its property alone, `|` is between entries, a type without
/// a pattern of dates has the usual one, and nothing is known of marks or escapes.
fn as_aem_reads(rows: &[Vec<String>]) -> BTreeMap<(String, String), Json> {
    let mut values = BTreeMap::new();
    for row in &rows[1..] {
        for (heading, cell) in rows[0].iter().zip(row).skip(1).filter(|(_, cell)| !cell.is_empty())
        {
            let (name, words) = heading.split_once("{{").unwrap_or((heading, "String}}"));
            let words = words.trim_end_matches("}}");
            let (kind, multi) = words.split_once(':').unwrap_or((words, ""));
            let typed = |text: &str| match kind.trim() {
                "Long" => json!(text.parse::<i64>().expect("a whole number")),
                "Double" => json!(text.parse::<f64>().expect("a number")),
                "Boolean" => json!(text.parse::<bool>().expect("true or false")),
                "Date" => {
                    let is_usual = text.len() >= 24 && text.as_bytes()[19] == b'.';
                    assert!(is_usual, "{text} is not yyyy-MM-dd'T'HH:mm:ss.SSSXXX");
                    json!(text)
                }
                _ => json!(text),
            };
            let value = match multi.trim() {
                "" => typed(cell),
                "multi" => cell.split('|').map(typed).collect(),
                other => panic!("AEM does not know {other}"),
            };
            values.insert((row[0].clone(), name.trim().to_owned()), value);
        }
    }
    values
}

#[tokio::test]
async fn aem_reads_what_relabel_writes() {
    let (rig, listed, paths) = rig(12).await;
    rig.sandbox.set_metadata(&paths[0], "x:n", json!({"type": "Long", "value": -3}));
    rig.sandbox.set_metadata(&paths[1], "x:d", json!({"type": "Double", "value": 2.5}));
    rig.sandbox.set_metadata(
        &paths[2],
        "x:on",
        json!({"type": "Date", "value": "2031-05-01T10:00:00.000Z"}),
    );
    rig.sandbox.set_metadata(&paths[3], "x:words", json!(["été", "sea, sand", "two\nlines"]));
    rig.sandbox.set_metadata(&paths[4], "x:bad", json!("=1+1"));
    rig.sandbox.set_metadata(&paths[5], "x:escaped", json!(["a|b"]));
    let columns = ["dc:title", "dc:subject", "x:n", "x:d", "x:on", "x:words", "x:bad", "x:escaped"];
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("a.csv");
    let state = export(&rig, &request(&rig, &listed, &columns, SheetFormat::Csv), &path).await;
    assert_eq!(state.not_for_aem, ["x:bad", "x:escaped"]);
    let mut rows = text_rows(&path, b',');
    let others: Vec<usize> = (0..rows[0].len()).filter(|column| ![7, 8].contains(column)).collect();
    for row in &mut rows {
        *row = others.iter().map(|column| row[*column].clone()).collect();
    }
    let read = as_aem_reads(&rows);
    assert!(read.len() > 12, "{read:?}");
    for ((asset, property), value) in &read {
        let held = rig.held(asset, property);
        let held = if held["values"].is_null() { &held["value"] } else { &held["values"] };
        // One text for a list of one is how AEM takes it, too.
        let list = json!([held]);
        assert!(value == held || *value == list, "{asset} {property}: {value} is not {held}");
    }
}

/// A sheet as AEM's own exporter writes it, of everything some assets hold.
fn as_aem_writes(rig: &Rig, paths: &[String], columns: &[(&str, &str)]) -> String {
    let mut lines = csv::Writer::from_writer(Vec::new());
    let headings = columns.iter().map(|(name, words)| format!("{name}{{{{{words}}}}}"));
    lines.write_record(std::iter::once(ASSET.to_owned()).chain(headings)).expect("a row");
    for path in paths {
        let cells = columns.iter().map(|(name, _)| {
            let held = rig.held(path, name);
            let text = |value: &Json| match value {
                Json::String(text) => text.clone(),
                Json::Null => String::new(),
                other => other.to_string(),
            };
            match held["values"].as_array() {
                Some(entries) => entries.iter().map(text).collect::<Vec<_>>().join("|"),
                None => text(&held["value"]),
            }
        });
        lines.write_record(std::iter::once(path.clone()).chain(cells)).expect("a row");
    }
    String::from_utf8(lines.into_inner().expect("is written")).expect("is text")
}

const ASSET: &str = "assetPath";

#[tokio::test]
async fn what_aem_writes_changes_nothing() {
    let (rig, _, paths) = rig(10).await;
    let set = |row: usize, property: &str, value: Json| {
        rig.sandbox.set_metadata(&paths[row], property, value);
    };
    set(0, "dc:subject", json!([" sea ", "sea", "sand, salt", ""]));
    set(1, "dc:subject", json!(["one"]));
    set(2, "dc:title", json!("=1+1; 'quoted', two\nlines"));
    set(3, "dc:title", json!("0012345678901234567890"));
    set(4, "dc:title", json!("  spaces  "));
    set(0, "x:n", json!({"type": "Long", "value": -3}));
    set(1, "x:d", json!({"type": "Double", "value": 2.5}));
    set(2, "x:on", json!({"type": "Date", "value": "2031-05-01T10:00:00.000+02:00"}));
    set(3, "x:yes", json!({"type": "Boolean", "value": false}));
    set(4, "x:ns", json!({"type": "Long", "values": [1, 2, 3]}));
    let columns = [
        ("dc:title", "String"),
        ("dc:subject", "String : multi"),
        ("dc:rights", "String"),
        ("x:n", "Long"),
        ("x:d", "Double"),
        ("x:on", "Date: DateFormat: yyyy-MM-dd'T'HH:mm:ss.SSSXXX"),
        ("x:yes", "Boolean"),
        ("x:ns", "Long: multi"),
        // AEM gives these out too, and nobody can change them.
        ("dam:size", "Long"),
        ("jcr:primaryType", "Name"),
    ];
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("metadata.csv");
    std::fs::write(&path, as_aem_writes(&rig, &paths, &columns)).expect("writes");
    let SheetInspection::Usable { sheet } = rig.app.inspect_sheet(&path).await else {
        panic!("AEM's sheet is read")
    };
    assert!(!sheet.is_ours && sheet.questions.is_empty(), "{sheet:?}");
    let request = MakeSheetPlan {
        sheet_id: sheet.sheet_id,
        connection_id: rig.connection,
        within: DAM.to_owned(),
        include_fragments: true,
        letters: BrokenLetters::Ask,
    };
    let plan = rig.app.make_sheet_plan(&request).await.expect("the plan starts");
    let state = rig.app.watch_plan(plan).expect("the plan is known");
    let state = wait(state, |state| state.complete || state.error.is_some()).await;
    assert!(state.complete, "{state:?}");
    let page = PlanPage { plan_id: plan, state: None, from: 0, limit: 200 };
    let mut rows = rig.app.plan_page(page).await.expect("a page");
    rows.retain(|row| row.state != CellState::AlreadyRight);
    assert!(rows.is_empty(), "{rows:?}");
    assert!(state.counts.already_right > 20, "{:?}", state.counts);
}
