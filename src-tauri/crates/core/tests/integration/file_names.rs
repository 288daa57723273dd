//! Names of assets and recipes beside names of files (threat T14).

use std::path::{Path, PathBuf};

use relabel_core::api::types::*;
use relabel_sandbox::{Content, KeyFileKind, Options};
use relabel_sheet::marks;
use serde_json::{Value as Json, json};

use super::exports::{DAM, export, request, text_rows, workbook_rows};
use super::rig::Rig;

/// Names that mean something to some system (threat T14).
fn names() -> Vec<String> {
    let devices = ["CON", "PRN", "AUX", "NUL", "COM1", "COM9", "LPT1", "LPT9", "CONIN$", "con"];
    let mut names: Vec<String> = devices.iter().map(|name| (*name).to_owned()).collect();
    names.extend(devices.iter().map(|name| format!("{name}.jpg")));
    let plain = [
        "..jpg",
        "...",
        "....jpg",
        ".hidden",
        "-rf",
        "--out",
        "~",
        "~root",
        "$HOME.jpg",
        "%TEMP%",
        "`id`.jpg",
        "$(id).jpg",
        "a;b.jpg",
        "a&b.jpg",
        "a'b.jpg",
        "a\"b.jpg",
        "a<b>.jpg",
        "a?b.jpg",
        "a*b.jpg",
        "a|b.jpg",
        "a:b.jpg",
        "C:evil.jpg",
        "file.jpg:stream",
        "a\\b.jpg",
        "..\\up.jpg",
        "\\\\server\\share",
        "%2e%2e%2fup.jpg",
        "..%2fup.jpg",
        "%00.jpg",
        "trailing. ",
        "trailing.",
        "trailing ",
        " leading.jpg",
        "\u{202e}gpj.exe",
        "photo\u{202e}gpj.exe",
        "a\u{2066}b\u{2069}.jpg",
        "\u{200b}.jpg",
        "\u{feff}.jpg",
        "é.jpg",
        "e\u{301}.jpg",
        "日本.jpg",
        "👩‍🌾.jpg",
        "İ.jpg",
        "ſ.jpg",
        "‥",
        "․․",
        "∕etc∕passwd",
        "／etc／passwd",
        "＼up",
        "desktop.ini",
        "Thumbs.db",
        "autorun.inf",
        "=cmd.jpg",
        "+1.jpg",
        "@sum.jpg",
        "sheet.csv.lnk",
        "a.csv",
        "a.xlsx",
    ];
    names.extend(plain.iter().map(|name| (*name).to_owned()));
    names.push("x".repeat(255));
    names.push(format!("{}.jpg", "é".repeat(125)));
    names
}

/// Every file below a folder.
fn tree(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for one in std::fs::read_dir(folder).expect("reads").flatten() {
        let path = one.path();
        if path.is_dir() { found.extend(tree(&path)) } else { found.push(path) }
    }
    found.sort();
    found
}

#[tokio::test]
async fn names_of_assets_never_become_names_of_files() {
    let names = names();
    assert!(names.len() >= 80, "{}", names.len());
    let around = tempfile::tempdir().expect("a folder");
    let content = around.path().join("content.json");
    let entries: Vec<Json> =
        names.iter().map(|name| json!({ "path": format!("/content/dam/{name}/{name}") })).collect();
    std::fs::write(&content, json!({ "assets": entries }).to_string()).expect("writes");
    let options = Options {
        content: Content::File(content.clone()),
        technical_user_may_write: true,
        ..Options::default()
    };
    let rig = Rig::with(options, KeyFileKind::ServiceCredentials).await;
    let listed = rig.list(DAM, true, false).await;
    let found = rig.rows(listed.listing_id).await;
    assert!(found.len() > 60, "{}", found.len());
    let target = around.path().join("one").join("target");
    std::fs::create_dir_all(&target).expect("makes");
    let data = tree(rig.folder.path());
    let mut made = vec![content];
    for (format, name) in [(SheetFormat::Csv, "a.csv"), (SheetFormat::Xlsx, "a.xlsx")] {
        let path = target.join(name);
        let state = export(&rig, &request(&rig, &listed, &["dc:title"], format), &path).await;
        assert_eq!((state.complete, state.written as usize), (true, found.len()), "{state:?}");
        let rows =
            if format == SheetFormat::Csv { text_rows(&path, b',') } else { workbook_rows(&path) };
        let told: Vec<&str> = rows[1..].iter().map(|row| marks::unmarked(&row[0])).collect();
        let paths: Vec<&str> = found.iter().map(|row| row.path.as_str()).collect();
        assert_eq!(told, paths, "the names themselves are as they are");
        made.push(path);
    }
    // A recipe of such a name goes where it is told to go, and nowhere else.
    for name in ["../../evil", "CON", "photo\u{202e}gpj.exe"] {
        let edit = Edit { fields: vec![super::rig::text("dc:title", "x")] };
        let recipe = SaveRecipe { id: None, name: name.to_owned(), edit, selection: None };
        let recipe = rig.app.save_recipe(&recipe).await.expect("is kept");
        let path = target.join("recipe.relabel.json");
        rig.app.save_recipe_file(recipe.id, &path).await.expect("is written");
        made.push(path);
    }
    // And a sheet goes to whatever name a person chose, with nothing beside it.
    let small = ExportSheet {
        selection: Selection::Rows { listing_id: listed.listing_id, rows: vec![0] },
        ..request(&rig, &listed, &["dc:title"], SheetFormat::Csv)
    };
    for name in names.iter().filter(|name| !name.starts_with("a.")) {
        let path = target.join(name);
        let state = export(&rig, &small, &path).await;
        match state.error {
            None => made.push(path),
            Some(error) => assert_eq!(error.code, ErrorCode::FileNotWritten, "{name}"),
        }
    }
    made.sort();
    made.dedup();
    assert_eq!(tree(around.path()), made, "nothing else was made anywhere");
    let after = tree(rig.folder.path());
    assert_eq!(after, data, "nor among Relabel's own files");
}
