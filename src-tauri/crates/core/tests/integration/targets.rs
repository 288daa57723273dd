//! Which assets a change reaches: exactly those that were named, whatever they are called
//! (threat T15), and none that nobody meant (threat T16).

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::path::PathBuf;

use relabel_core::api::types::*;
use relabel_sandbox::{Content, KeyFileKind, Options};
use serde_json::json;

use super::plan_rows::{all, planned};
use super::rig::{Rig, ended, text, wait};

/// What a URL, Sling, a shell or a spreadsheet takes for something else.
const ODD: [&str; 50] = [
    " ",
    "  ",
    "%",
    "%20",
    "%2F",
    "%2e%2e%2f",
    "%00",
    "%0d%0a",
    "+",
    "&a=1",
    "=",
    "?x",
    "#x",
    ";v=1.0",
    ";jsessionid=1",
    "!",
    "$(x)",
    "'",
    "(1)",
    "*",
    ",",
    "@Delete",
    "@TypeHint",
    "[0]",
    "{0}",
    "|",
    "^",
    "`",
    "~",
    "\"",
    "<b>",
    "é",
    "e\u{301}",
    "ß",
    "漢字",
    "🙂",
    "שלום",
    "\u{200d}",
    "\u{feff}",
    "\u{202e}gpj",
    "\u{a0}",
    "\u{2028}",
    ".json",
    ".infinity.json",
    ".1.json",
    ".html",
    "...",
    "_jcr_content",
    "metadata",
    "-",
];

/// Paths that must lead nowhere.
const REFUSED: [&str; 14] = [
    "",
    "/",
    "/content",
    "/content/damn/a.jpg",
    "/content/dam",
    "/content/dam/",
    "/content/dam//a.jpg",
    "/content/dam/./a.jpg",
    "/content/dam/../etc/a.jpg",
    "/content/dam/a/../../../apps/a.jpg",
    "/content/dam/a\\..\\b.jpg",
    "/content/dam/a\u{0}b.jpg",
    "/content/dam/a\u{7f}b.jpg",
    "/etc/passwd",
];

/// A hundred assets: the odd part in the name of the file, and in that of its folder.
fn odd_paths() -> Vec<String> {
    let names = ODD.iter().map(|odd| format!("/content/dam/files/a{odd}b.jpg"));
    names.chain(ODD.iter().map(|odd| format!("/content/dam/folders/a{odd}b/one.jpg"))).collect()
}

async fn library<'a>(paths: impl Iterator<Item = &'a str>) -> Rig {
    let folder = tempfile::tempdir().expect("a folder");
    let assets: Vec<_> = paths.map(|path| json!({ "path": path })).collect();
    let content = folder.path().join("content.json");
    std::fs::write(&content, json!({ "assets": assets }).to_string()).expect("writes");
    let options = Options {
        content: Content::File(content),
        technical_user_may_write: true,
        ..Options::default()
    };
    Rig::with(options, KeyFileKind::ServiceCredentials).await
}

/// A sheet of two columns, everything quoted.
fn sheet(rig: &Rig, heading: &str, rows: &[(String, String)]) -> PathBuf {
    let quoted = |text: &str| format!("\"{}\"", text.replace('"', "\"\""));
    let mut text = format!("path,{heading}\n");
    for (path, value) in rows {
        let _ = writeln!(text, "{},{}", quoted(path), quoted(value));
    }
    let path = rig.folder.path().join("sheet.csv");
    std::fs::write(&path, text).expect("writes");
    path
}

async fn plan_sheet(rig: &Rig, path: &std::path::Path) -> PlanState {
    let SheetInspection::Usable { sheet } = rig.app.inspect_sheet(path).await else {
        panic!("the sheet is read")
    };
    assert_eq!(sheet.questions, []);
    let request = MakeSheetPlan {
        sheet_id: sheet.sheet_id,
        connection_id: rig.connection,
        within: "/content/dam".to_owned(),
        include_fragments: false,
        letters: BrokenLetters::Ask,
    };
    let id = rig.app.make_sheet_plan(&request).await.expect("the plan starts");
    let state = rig.app.watch_plan(id).expect("the plan is known");
    wait(state, |state| state.complete || state.error.is_some()).await
}

async fn outlook(rig: &Rig, plan: &PlanState) -> JobOutlook {
    rig.app.job_outlook(plan.plan_id).await.expect("an outlook")
}

/// Assets that were written, with how often.
fn written(rig: &Rig) -> BTreeMap<String, u32> {
    let mut written = BTreeMap::new();
    for write in rig.sandbox.writes() {
        assert_eq!(write.asset.trim_end_matches("/jcr:content/metadata"), write.asset);
        *written.entry(write.asset).or_default() += 1;
    }
    written
}

#[tokio::test]
async fn a_hundred_odd_paths_arrive_as_they_are_meant() {
    let paths = odd_paths();
    assert_eq!(paths.iter().collect::<BTreeSet<_>>().len(), 100);
    let rig = library(paths.iter().map(String::as_str)).await;
    let listed = rig.list("/content/dam", true, false).await;
    let found: BTreeSet<String> =
        rig.rows(listed.listing_id).await.into_iter().map(|row| row.path).collect();
    assert_eq!(found, paths.iter().cloned().collect());

    let plan = rig.plan(listed.listing_id, vec![text("dc:title", "Meant")]).await;
    assert_eq!((plan.counts.will_change, plan.counts.cannot), (100, 0), "{plan:?}");
    let result = rig.run(&plan).await;
    assert_eq!(result.counts.changed, 100, "{result:?}");
    let once: BTreeMap<String, u32> = paths.iter().map(|path| (path.clone(), 1)).collect();
    assert_eq!(written(&rig), once);
    // Removing takes another way of writing.
    let clear = FieldEdit { change: FieldAction::Clear, ..text("dc:title", "") };
    let plan = rig.plan(listed.listing_id, vec![clear]).await;
    let result = rig.run(&plan).await;
    assert_eq!(result.counts.changed, 100, "{result:?}");
    assert!(paths.iter().all(|path| rig.held(path, "dc:title").is_null()));
    let twice: BTreeMap<String, u32> = paths.iter().map(|path| (path.clone(), 2)).collect();
    assert_eq!(written(&rig), twice);

    // And from a sheet, each its own value.
    let rows: Vec<(String, String)> =
        paths.iter().enumerate().map(|(at, path)| (path.clone(), format!("Row {at}"))).collect();
    let plan = plan_sheet(&rig, &sheet(&rig, "dc:title", &rows)).await;
    assert_eq!((plan.counts.will_change, plan.counts.cannot), (100, 0), "{plan:?}");
    let result = rig.run(&plan).await;
    assert_eq!(result.counts.changed, 100, "{result:?}");
    for (path, value) in &rows {
        assert_eq!(rig.held(path, "dc:title")["value"], *value, "{path}");
    }
}

#[tokio::test]
async fn paths_that_lead_elsewhere_are_never_sent() {
    let rig = library(["/content/dam/a/one.jpg"].into_iter()).await;
    // A row without a path is no row.
    let named = REFUSED.iter().filter(|path| !path.is_empty() && !path.contains('\u{0}'));
    let rows: Vec<(String, String)> =
        named.map(|path| ((*path).to_owned(), "x".to_owned())).collect();
    let all_rows = rows.iter().cloned().chain([("/content/dam/a/one.jpg".into(), "y".into())]);
    let all_rows: Vec<(String, String)> = all_rows.collect();
    let plan = plan_sheet(&rig, &sheet(&rig, "dc:title", &all_rows)).await;
    assert_eq!(plan.counts.will_change, 1, "{plan:?}");
    for row in all(&rig, plan.plan_id, &PlanView::default()).await {
        let is_meant = row.path == "/content/dam/a/one.jpg";
        let reason = (!is_meant).then_some(CannotReason::AssetNotFound);
        assert_eq!(row.reason, reason, "{:?}", row.path);
    }
    let before = rig.sandbox.requests().len();
    for path in REFUSED.iter().filter(|path| !path.starts_with("/content/dam") || path.len() > 13) {
        let request = OpenListing {
            connection_id: rig.connection,
            path: (*path).to_owned(),
            recursive: true,
            include_fragments: false,
        };
        assert!(rig.app.open_listing(&request).await.is_err(), "{path:?}");
    }
    assert_eq!(rig.sandbox.requests().len(), before, "nothing was asked for");
    rig.run(&plan).await;
    assert_eq!(written(&rig).into_keys().collect::<Vec<_>>(), ["/content/dam/a/one.jpg"]);
    let elsewhere = |path: &str| {
        path.contains("..") || path.contains("//") || path.contains("etc") || path.contains("apps")
    };
    let asked = rig.sandbox.requests();
    assert!(asked.iter().all(|one| !elsewhere(&one.path)), "{asked:?}");
}

#[tokio::test]
async fn a_sheet_for_the_folders_of_several_teams_wants_its_number_typed() {
    let paths = ["a/1.jpg", "a/2.jpg", "a/b/3.jpg", "c/4.jpg", "c/5.jpg"]
        .map(|below| format!("/content/dam/{below}"));
    let rig = library(paths.iter().map(String::as_str)).await;
    let rows = |paths: &[String]| -> Vec<(String, String)> {
        paths.iter().map(|path| (path.clone(), "Sea".to_owned())).collect()
    };
    let one_team = plan_sheet(&rig, &sheet(&rig, "dc:title", &rows(&paths[..3]))).await;
    let told = outlook(&rig, &one_team).await;
    assert!(!told.must_type_count, "below one folder of the library");
    assert_eq!(told.folders.len(), 2);

    let several = plan_sheet(&rig, &sheet(&rig, "dc:title", &rows(&paths))).await;
    let told = outlook(&rig, &several).await;
    let folders: Vec<(&str, u32)> =
        told.folders.iter().map(|one| (one.folder.as_str(), one.assets)).collect();
    assert_eq!(
        folders,
        [("/content/dam/a", 2), ("/content/dam/c", 2), ("/content/dam/a/b", 1)],
        "the most first"
    );
    assert_eq!((told.assets, told.other_folders, told.must_type_count), (5, 0, true));
    let fields: Vec<(&str, u32)> =
        told.fields.iter().map(|one| (one.property.as_str(), one.assets)).collect();
    assert_eq!(fields, [("dc:title", 5)]);
    for typed_assets in [None, Some(4)] {
        let request = StartJob { plan_id: several.plan_id, expected_assets: 5, typed_assets };
        let error = rig.app.start_job(&request).await.expect_err("not typed");
        assert_eq!(error.code, ErrorCode::CountNotTyped);
    }
    assert!(paths.iter().all(|path| rig.held(path, "dc:title").is_null()));
    let request = StartJob { plan_id: several.plan_id, expected_assets: 5, typed_assets: Some(5) };
    let job = rig.app.start_job(&request).await.expect("the job starts");
    let result = ended(rig.app.watch_job(job).expect("is known")).await;
    assert_eq!(result.counts.changed, 5);

    // Whoever chose the whole library on screen saw it.
    let listed = rig.list("/content/dam", true, false).await;
    let chosen = rig.plan(listed.listing_id, vec![text("dc:title", "Sun")]).await;
    let told = outlook(&rig, &chosen).await;
    assert_eq!((told.folders.len(), told.must_type_count), (3, false));
}

#[tokio::test]
async fn more_than_a_thousand_assets_want_their_number_typed() {
    let (rig, plan) = planned(1_001).await;
    let told = outlook(&rig, &plan).await;
    assert_eq!((told.assets, told.must_type_count), (1_001, true));
    let spread: u32 = told.folders.iter().map(|one| one.assets).sum();
    assert_eq!(spread, 1_001, "{:?}", told.folders);
    let request =
        StartJob { plan_id: plan.plan_id, expected_assets: 1_001, typed_assets: Some(1_000) };
    let error = rig.app.start_job(&request).await.expect_err("another number");
    assert_eq!(error.code, ErrorCode::CountNotTyped);
    // The outlook tries whether writing is allowed, on nothing of this plan.
    let is_of_plan = |name: &String| name.contains("photoshop:");
    let writes = rig.sandbox.writes();
    assert!(writes.iter().all(|write| !write.properties.keys().any(is_of_plan)), "{writes:?}");
    let (rig, plan) = planned(1_000).await;
    assert!(!outlook(&rig, &plan).await.must_type_count);
}

#[tokio::test]
async fn the_largest_folders_are_named_and_the_others_counted() {
    let paths: Vec<String> = (0..25)
        .flat_map(|folder| {
            (0..=folder / 10).map(move |n| format!("/content/dam/team/f{folder:02}/{n}.jpg"))
        })
        .collect();
    let rig = library(paths.iter().map(String::as_str)).await;
    let listed = rig.list("/content/dam", true, false).await;
    let plan = rig.plan(listed.listing_id, vec![text("dc:title", "Sea")]).await;
    let told = outlook(&rig, &plan).await;
    assert_eq!((told.folders.len(), told.other_folders), (20, 5));
    assert_eq!(told.folders[0], FolderCount { folder: "/content/dam/team/f20".into(), assets: 3 });
    assert!(told.folders.is_sorted_by(|a, b| a.assets >= b.assets));
}

#[tokio::test]
async fn what_aem_keeps_for_itself_is_no_column_of_a_sheet() {
    let rig = library(["/content/dam/a/one.jpg"].into_iter()).await;
    let before = rig.sandbox.metadata("/content/dam/a/one.jpg");
    let value = |value: &str| vec![("/content/dam/a/one.jpg".to_owned(), value.to_owned())];
    for heading in ["jcr:created", "rep:policy", "sling:resourceType", "dam:size", "jcr:mixinTypes"]
    {
        for heading in [heading.to_owned(), format!("{heading}{{{{String}}}}")] {
            let path = sheet(&rig, &heading, &value("x"));
            let SheetInspection::Usable { sheet } = rig.app.inspect_sheet(&path).await else {
                continue;
            };
            let used: Vec<_> =
                sheet.mapping.columns.iter().filter_map(|one| one.property.clone()).collect();
            assert!(used.is_empty(), "{heading} goes into {used:?}");
        }
    }
    assert!(rig.sandbox.writes().is_empty());
    assert_eq!(rig.sandbox.metadata("/content/dam/a/one.jpg"), before);
}
