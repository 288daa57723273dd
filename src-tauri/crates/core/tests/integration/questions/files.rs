//! Answers as files, and as a selection.

use std::path::Path;

use calamine::{Data, Reader as _};
use relabel_core::api::types::*;
use serde_json::Value as Json;

use super::front::Front;
use super::{asked, number, stories};
use crate::rig::wait;

pub(super) async fn export(front: &Front, answer: &AnswerState, format: AnswerFormat, path: &Path) {
    let request = ExportAnswer { answer_id: answer.answer_id, format, separator: None };
    front.rig.app.export_answer(request, path).await.unwrap();
}

/// The cells of a workbook, which are all texts.
pub(super) fn workbook(path: &Path) -> Vec<Vec<String>> {
    let mut book = calamine::open_workbook_auto(path).unwrap();
    let name = book.sheet_names()[0].clone();
    let formulas = book.worksheet_formula(&name).unwrap();
    assert!(formulas.used_cells().next().is_none(), "no cell is computed");
    let cell = |data: &Data| match data {
        Data::Empty => String::new(),
        Data::String(text) => text.clone(),
        other => panic!("{other:?} is no text"),
    };
    let range = book.worksheet_range(&name).unwrap();
    range.rows().map(|row| row.iter().map(cell).collect()).collect()
}

pub(super) fn comma_separated(path: &Path) -> Vec<Vec<String>> {
    separated(path, b',')
}

fn separated(path: &Path, sign: u8) -> Vec<Vec<String>> {
    let text = std::fs::read_to_string(path).unwrap();
    let text = text.trim_start_matches('\u{feff}');
    let mut reader =
        csv::ReaderBuilder::new().delimiter(sign).has_headers(false).from_reader(text.as_bytes());
    let rows = reader.records().map(|row| row.unwrap().iter().map(str::to_owned).collect());
    rows.collect()
}

#[tokio::test]
async fn a_sheet_holds_exactly_what_aem_answered() {
    let front = Front::stories(130).await;
    let fields = ["headline", "price", "topics", "designer.name", "picture", "pictures", "teaser"];
    let answer = front.ask(asked(&stories(&fields, Vec::new()))).await;
    let raw = front.json(&answer).await;
    let [xlsx, csv, json] =
        ["a.xlsx", "a.csv", "a.json"].map(|name| front.rig.folder.path().join(name));
    export(&front, &answer, AnswerFormat::Xlsx, &xlsx).await;
    export(&front, &answer, AnswerFormat::Csv, &csv).await;
    export(&front, &answer, AnswerFormat::Json, &json).await;

    let parsed: Vec<Json> = serde_json::from_slice(&std::fs::read(&json).unwrap()).unwrap();
    assert_eq!(parsed, raw, "JSON is what AEM sent");
    let text = |value: &Json| value.as_str().unwrap_or_default().to_owned();
    let list = |value: &Json, of: fn(&Json) -> &Json| {
        let all = value.as_array().map(Vec::as_slice).unwrap_or_default();
        all.iter().map(|one| text(of(one))).collect::<Vec<_>>().join("|")
    };
    let mut expected =
        vec![["_path"].iter().chain(&fields).map(|name| (*name).to_owned()).collect::<Vec<_>>()];
    expected.extend(raw.iter().map(|row| {
        vec![
            text(&row["_path"]),
            text(&row["headline"]),
            row["price"].to_string(),
            list(&row["topics"], |one| one),
            text(&row["designer"]["name"]),
            text(&row["picture"]["_path"]),
            list(&row["pictures"], |one| &one["_path"]),
            text(&row["teaser"]["plaintext"]),
        ]
    }));
    assert_eq!(workbook(&xlsx), expected);
    assert_eq!(comma_separated(&csv), expected);

    let mut request = ExportAnswer {
        answer_id: answer.answer_id,
        format: AnswerFormat::Csv,
        separator: Some(SheetSeparator::Semicolon),
    };
    front.rig.app.export_answer(request, &csv).await.unwrap();
    assert_eq!(separated(&csv, b';'), expected);
    request.separator = Some(SheetSeparator::Tab);
    front.rig.app.export_answer(request, &csv).await.unwrap();
    assert_eq!(separated(&csv, b'\t'), expected);

    let nowhere = front.rig.folder.path().join("none").join("a.csv");
    let refused = front.rig.app.export_answer(request, &nowhere).await;
    assert_eq!(refused.unwrap_err().code, ErrorCode::FileNotWritten);
}

#[tokio::test]
async fn the_rows_can_be_a_selection() {
    let front = Front::stories(60).await;
    let dear = vec![("price", number(OrderTest::Above, 200.0))];
    let answer = front.ask(asked(&stories(&["headline"], dear))).await;
    assert!(answer.is_selectable && answer.rows > 10);
    let listing = front.rig.app.use_answer(answer.answer_id).await.unwrap();
    let state = front.rig.app.watch_listing(listing).unwrap();
    let state = wait(state, |state| state.complete || state.error.is_some()).await;
    assert_eq!((state.error, state.count, state.not_found), (None, answer.rows, 0));
    let mut listed: Vec<String> =
        front.rig.rows(listing).await.into_iter().map(|asset| asset.path).collect();
    listed.sort();
    let mut paths = front.paths(&answer).await;
    paths.sort();
    assert_eq!(listed, paths);

    // A path is taken as it is, and nothing else for one.
    let odd = [
        "/content/dam/a, /content/dam/b",
        "/content/dam/a%20b",
        "/content/dam/a\tb\n/content/dam/c",
        "/content/dam/../x",
        "/content/dam",
        "/etc/passwd",
        "https://a.example/content/dam/x",
    ];
    let rows: Vec<Json> = odd.iter().map(|path| serde_json::json!({"_path": path})).collect();
    let rows = serde_json::json!({"data": {"storyList": {"items": rows}}}).to_string();
    let forged = Front::new(relabel_sandbox::Content::Stories(1), move |asked, _| {
        asked.runs().then(|| (200, rows.clone()))
    });
    let forged = forged.await;
    let answer = forged.written("{ a }", "").await;
    let listing = forged.rig.app.use_answer(answer.answer_id).await.unwrap();
    let state = forged.rig.app.watch_listing(listing).unwrap();
    let state = wait(state, |state| state.complete || state.error.is_some()).await;
    assert_eq!((state.error, state.count), (None, 0));
    assert_eq!(state.missing, odd[..2]);

    let names = front.written("{ designerList { items { name } } }", "").await;
    assert!(!names.is_selectable);
    let refused = front.rig.app.use_answer(names.answer_id).await.unwrap_err();
    assert_eq!(refused.code, ErrorCode::RequestInvalid);
}

#[tokio::test]
async fn values_of_a_list_stay_beside_each_other_in_a_sheet() {
    let row = serde_json::json!({"_path": "/content/dam/a", "related": [
        {"_path": "/content/dam/b", "headline": null},
        {"_path": "/content/dam/c", "headline": "C"},
    ]});
    let page = serde_json::json!({"data": {"storyList": {"items": [row]}}}).to_string();
    let front = Front::new(relabel_sandbox::Content::Stories(1), move |asked, _| {
        asked.runs().then(|| (200, page.clone()))
    });
    let front = front.await;
    let answer = front.written("{ a }", "").await;
    let csv = front.rig.folder.path().join("a.csv");
    export(&front, &answer, AnswerFormat::Csv, &csv).await;
    let lines = comma_separated(&csv);
    assert_eq!(lines[0], ["_path", "related._path", "related.headline"]);
    assert_eq!(lines[1], ["/content/dam/a", "/content/dam/b|/content/dam/c", "|C"]);
    assert_eq!(front.cells(&answer).await[0][2], ["C"], "the window shows what is there");
}

#[tokio::test]
async fn two_answers_at_once_stay_apart_and_end_with_their_connection() {
    let front = Front::stories(230).await;
    let cheap = vec![("price", number(OrderTest::Below, 200.0))];
    let dear = vec![("price", number(OrderTest::AtLeast, 200.0))];
    let (cheap, dear) = tokio::join!(
        front.ask(asked(&stories(&["price"], cheap))),
        front.ask(asked(&stories(&["price"], dear))),
    );
    assert_eq!(cheap.rows + dear.rows, 230);
    for (answer, is_cheap) in [(&cheap, true), (&dear, false)] {
        let rows = front.json(answer).await;
        assert!(rows.iter().all(|row| (row["price"].as_f64().unwrap() < 200.0) == is_cheap));
    }
    front.rig.sandbox.set_latency(std::time::Duration::from_millis(50), std::time::Duration::ZERO);
    let going = front.start(asked(&stories(&["headline"], Vec::new()))).await;
    let watched = front.rig.app.watch_answer(going).unwrap();
    wait(watched.clone(), |state| state.rows >= 50).await;
    front.rig.app.remove_connection(front.rig.connection).await.unwrap();
    let state = wait(watched, |state| state.complete).await;
    assert!(state.stopped && state.rows < 230, "{state:?}");
    let page = AnswerPage { answer_id: cheap.answer_id, from: 0, limit: 1 };
    let gone = front.rig.app.answer_page(page).await.unwrap_err();
    assert_eq!(gone.code, ErrorCode::AnswerGone);
}
