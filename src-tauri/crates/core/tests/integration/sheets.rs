//! Spreadsheets as changes to assets.

use std::path::PathBuf;

use relabel_core::api::types::*;
use relabel_sandbox::{Content, KeyFileKind, Options};
use serde_json::json;

use super::plan_rows::{all, planned};
use super::rig::{Rig, wait};

/// A sheet in the folder of the program.
fn file(rig: &Rig, name: &str, text: impl AsRef<[u8]>) -> PathBuf {
    let path = rig.folder.path().join(name);
    std::fs::write(&path, text).expect("writes");
    path
}

/// Plans what a sheet says, nothing said about it, within a folder.
pub(crate) async fn plan(rig: &Rig, path: &std::path::Path, within: &str) -> PlanState {
    let SheetInspection::Usable { sheet } = rig.app.inspect_sheet(path).await else {
        panic!("the sheet is read")
    };
    assert_eq!(sheet.questions, []);
    let request = MakeSheetPlan {
        sheet_id: sheet.sheet_id,
        connection_id: rig.connection,
        within: within.to_owned(),
        include_fragments: false,
        letters: BrokenLetters::Ask,
    };
    let id = rig.app.make_sheet_plan(&request).await.expect("the plan starts");
    let state = rig.app.watch_plan(id).expect("the plan is known");
    wait(state, |state| state.complete || state.error.is_some()).await
}

/// A library of these assets.
async fn library(assets: &[&str]) -> Rig {
    let folder = tempfile::tempdir().expect("a folder");
    let entries: Vec<_> =
        assets.iter().map(|below| json!({ "path": format!("/content/dam/{below}") })).collect();
    let content = folder.path().join("content.json");
    std::fs::write(&content, json!({ "assets": entries }).to_string()).expect("writes");
    let options = Options {
        content: Content::File(content),
        technical_user_may_write: true,
        ..Options::default()
    };
    Rig::with(options, KeyFileKind::ServiceCredentials).await
}

#[tokio::test]
async fn content_fragments_of_a_sheet_are_left_out_and_counted_unless_asked_for() {
    let folder = tempfile::tempdir().expect("a folder");
    let content = folder.path().join("content.json");
    let story = json!({
        "path": "/content/dam/a/story",
        "content": { "contentFragment": { "type": "Boolean", "value": true } },
    });
    let assets = json!({ "assets": [story, { "path": "/content/dam/a/one.jpg" }] });
    std::fs::write(&content, assets.to_string()).expect("writes");
    let content = Content::File(content);
    let options = Options { content, technical_user_may_write: true, ..Options::default() };
    let rig = Rig::with(options, KeyFileKind::ServiceCredentials).await;
    let text = "assetPath,dc:title\n/content/dam/a/one.jpg,Sea\n/content/dam/a/story,Tale\n";
    let sheet = file(&rig, "sheet.csv", text);
    let without = plan(&rig, &sheet, "/content/dam").await;
    assert!(without.complete, "{without:?}");
    let counts = (without.assets, without.fragments_left_out, without.counts.will_change);
    assert_eq!(counts, (1, 1, 1), "{without:?}");
    let SheetInspection::Usable { sheet } = rig.app.inspect_sheet(&sheet).await else {
        panic!("the sheet is read")
    };
    let request = MakeSheetPlan {
        sheet_id: sheet.sheet_id,
        connection_id: rig.connection,
        within: "/content/dam".to_owned(),
        include_fragments: true,
        letters: BrokenLetters::Ask,
    };
    let id = rig.app.make_sheet_plan(&request).await.expect("the plan starts");
    let state = rig.app.watch_plan(id).expect("the plan is known");
    let with = wait(state, |state| state.complete || state.error.is_some()).await;
    assert_eq!((with.assets, with.fragments_left_out, with.counts.will_change), (2, 0, 2));
}

#[tokio::test]
async fn letters_that_another_program_broke_are_not_sent_without_a_word() {
    let rig = library(&["a/one.jpg", "a/two.jpg", "a/three.jpg"]).await;
    for (name, rights) in [("one", "© Zoë"), ("two", "Ã©tÃ©"), ("three", "old")] {
        let asset = format!("/content/dam/a/{name}.jpg");
        rig.sandbox.set_metadata(&asset, "dc:rights", json!(rights));
    }
    // What AEM holds as it is was not broken by the sheet.
    let text = "assetPath,dc:rights\n/content/dam/a/one.jpg,Â© ZoÃ«\n\
        /content/dam/a/two.jpg,Ã©tÃ©\n/content/dam/a/three.jpg,Ã‰tÃ©\n";
    let sheet = file(&rig, "sheet.csv", text);
    let SheetInspection::Usable { sheet } = rig.app.inspect_sheet(&sheet).await else {
        panic!("the sheet is read")
    };
    let sheet_id = sheet.sheet_id;
    let encoding = Some(SheetEncoding::Utf8);
    let read_as = ReadSheetAs {
        sheet_id,
        tab: None,
        encoding,
        separator: None,
        mapping: None,
        match_headings: None,
    };
    rig.app.read_sheet_as(&read_as).await.expect("the letters are whole as far as UTF-8 goes");
    let planned = async |letters| {
        let request = MakeSheetPlan {
            sheet_id,
            connection_id: rig.connection,
            within: "/content/dam".to_owned(),
            include_fragments: false,
            letters,
        };
        let id = rig.app.make_sheet_plan(&request).await.expect("the plan starts");
        let state = rig.app.watch_plan(id).expect("the plan is known");
        let plan = wait(state, |state| state.complete || state.error.is_some()).await;
        let PlanCounts { will_change, already_right, blocking, .. } = plan.counts;
        ((will_change, already_right, blocking), plan.broken)
    };
    let (counts, broken) = planned(BrokenLetters::Ask).await;
    assert_eq!(counts, (0, 1, 2));
    let broken = broken.expect("is told");
    assert_eq!((broken.count, &*broken.broken, &*broken.repaired), (2, "Â© ZoÃ«", "© Zoë"));
    assert_eq!(planned(BrokenLetters::Repair).await, ((1, 2, 0), None));
    assert_eq!(planned(BrokenLetters::Keep).await, ((2, 1, 0), None));
}

/// Path, reason and new value of every cell.
async fn told(rig: &Rig, plan: PlanId) -> Vec<String> {
    let rows = all(rig, plan, &PlanView::default()).await;
    let one = |row: PlanRow| {
        let reason = row.reason.map_or("-".to_owned(), |reason| format!("{reason:?}"));
        format!("{} {reason} {}", row.path, row.new.entries.join("+"))
    };
    rows.into_iter().map(one).collect()
}

#[tokio::test]
async fn rows_that_contradict_do_so_again_when_they_are_put_back() {
    let (rig, _) = planned(1).await;
    let listed = rig.list("/content/dam", true, false).await;
    let asset = rig.rows(listed.listing_id).await.remove(0).path;
    let file = rig.folder.path().join("sheet.csv");
    let text = format!("path,dc:title\n{asset},(clear)\n{asset},Sea\n");
    std::fs::write(&file, text).expect("writes");
    let SheetInspection::Usable { sheet } = rig.app.inspect_sheet(&file).await else {
        panic!("the sheet is read")
    };
    let request = MakeSheetPlan {
        sheet_id: sheet.sheet_id,
        connection_id: rig.connection,
        within: "/content/dam".to_owned(),
        include_fragments: false,
        letters: BrokenLetters::Ask,
    };
    let id = rig.app.make_sheet_plan(&request).await.expect("the plan starts");
    let state = rig.app.watch_plan(id).expect("the plan is known");
    let plan = wait(state, |state| state.complete || state.error.is_some()).await;
    assert_eq!((plan.counts.cannot, plan.counts.blocking), (1, 1));
    let planned = all(&rig, id, &PlanView::default()).await;
    let said = planned[0].says.iter().map(|said| (said.row, said.value.entries.join("+")));
    assert_eq!(said.collect::<Vec<_>>(), [(2, String::new()), (3, "Sea".to_owned())]);

    let edit = async |change| {
        let request = EditCell { plan_id: id, cell: 0, change };
        rig.app.edit_cell(&request).await.expect("the cell changes")
    };
    assert_eq!(edit(CellChange::LeaveOut).await.counts.blocking, 0);
    let back = edit(CellChange::PutBack).await;
    assert_eq!(back.counts, plan.counts, "no row was chosen, least of all the one that clears");
    assert_eq!(all(&rig, id, &PlanView::default()).await, planned);
    let request = StartJob { plan_id: id, expected_assets: 0, typed_assets: None };
    let error = rig.app.start_job(&request).await.expect_err("nothing is decided");
    assert_eq!(error.code, ErrorCode::PlanNotRunnable);

    let value = Value::Text { text: "Sea".to_owned() };
    let decided = edit(CellChange::Set { value }).await;
    assert_eq!((decided.counts.blocking, decided.counts.will_change), (0, 1));
}

#[tokio::test]
async fn a_date_cleared_instead_of_two_rows_that_contradict_comes_back_with_its_milliseconds() {
    let (rig, asset) = (library(&["a/one.jpg"]).await, "/content/dam/a/one.jpg");
    let date = json!({ "type": "Date", "value": "2031-05-01T10:00:00.123+05:30" });
    rig.sandbox.set_metadata(asset, "prism:expirationDate", date.clone());
    let text = format!("path,prism:expirationDate\n{asset},2032-05-01\n{asset},2033-05-01\n");
    let plan = plan(&rig, &file(&rig, "sheet.csv", text), "/content/dam").await;
    assert_eq!(plan.counts.blocking, 1);
    let request = EditCell { plan_id: plan.plan_id, cell: 0, change: CellChange::Clear };
    let counts = rig.app.edit_cell(&request).await.expect("the cell changes").counts;
    let job = rig.run(&PlanState { counts, ..plan }).await;
    assert_eq!(rig.held(asset, "prism:expirationDate"), json!(null));
    assert_eq!(rig.undo(job.job_id).await.counts.changed, 1);
    assert_eq!(rig.held(asset, "prism:expirationDate"), date);
}

#[tokio::test]
async fn assets_are_found_by_file_name_and_one_of_several_is_chosen() {
    let rig = library(&["a/one.jpg", "a/two.jpg", "b/two.jpg", "c/d/two.jpg", "c/three.jpg"]).await;
    let path = |below: &str| format!("/content/dam/{below}");
    let (once, twice) = (path("a/one.jpg"), "two.jpg");
    let same = [path("a/two.jpg"), path("b/two.jpg"), path("c/d/two.jpg")];
    let text = format!(
        "File name,dc:title,dc:description\n{twice},Sea,Waves\none.jpg,Sun,\nnowhere.jpg,Sand,\n one.jpg ,,Rays\n"
    );
    let sheet = file(&rig, "names.csv", text);
    let state = plan(&rig, &sheet, "/content/dam").await;
    assert!(state.complete, "{state:?}");
    assert_eq!((state.counts.will_change, state.counts.cannot), (2, 3));
    assert_eq!(
        told(&rig, state.plan_id).await,
        [
            format!("{} - Sun", once),
            format!("{} - Rays", once),
            format!("{twice} AssetAmbiguous Sea"),
            format!("{twice} AssetAmbiguous Waves"),
            "nowhere.jpg AssetNotFound Sand".to_owned(),
        ]
    );
    let which = AssetCandidates { plan_id: state.plan_id, cell: 2 };
    let found = rig.app.asset_candidates(which).await.expect("is known");
    assert_eq!((found.named.as_str(), found.count as usize), (twice, same.len()));
    let paths: Vec<String> = found.assets.into_iter().map(|one| one.path).collect();
    assert_eq!(paths, same);
    let none = AssetCandidates { plan_id: state.plan_id, cell: 0 };
    let error = rig.app.asset_candidates(none).await.expect_err("nothing is to be chosen");
    assert_eq!(error.code, ErrorCode::NotFound);

    let choose = async |cell, path: &str| {
        let change = CellChange::Asset { path: path.to_owned() };
        rig.app.edit_cell(&EditCell { plan_id: state.plan_id, cell, change }).await
    };
    let error = choose(2, &once).await.expect_err("it has another name");
    assert_eq!(error.details.technical.as_deref(), Some("asset"));
    rig.sandbox.set_metadata(&same[1], "dc:title", json!("Sea"));
    let chosen = choose(2, &same[1]).await.expect("is chosen");
    assert_eq!(
        (chosen.row.path.as_str(), chosen.row.state),
        (same[1].as_str(), CellState::AlreadyRight)
    );
    let counts = chosen.counts;
    assert_eq!((counts.will_change, counts.already_right, counts.cannot), (3, 1, 1));
    assert_eq!(counts.assets_to_change, 2);
    // Another choice is still open, and the index of the table follows.
    let chosen = choose(3, &same[0]).await.expect("is chosen again");
    assert_eq!((chosen.row.path.as_str(), chosen.counts.will_change), (same[0].as_str(), 4));
    let view = PlanView { find: "sea".to_owned(), ..PlanView::default() };
    assert!(all(&rig, state.plan_id, &view).await.iter().any(|row| row.path == same[0]));

    let counts = PlanState { counts: chosen.counts, ..state };
    let done = rig.run(&counts).await;
    assert_eq!(done.counts.changed, 2, "{done:?}");
    for (path, property, value) in [
        (&same[0], "dc:title", "Sea"),
        (&same[0], "dc:description", "Waves"),
        (&once, "dc:title", "Sun"),
        (&once, "dc:description", "Rays"),
    ] {
        assert!(rig.held(path, property).to_string().contains(value), "{path} {property}");
    }
    let error = choose(2, &same[1]).await.expect_err("there is a job");
    assert_eq!(error.code, ErrorCode::PlanNotRunnable);
}

#[tokio::test]
async fn an_asset_that_another_row_is_about_cannot_be_chosen() {
    let rig = library(&["a/one.jpg", "b/one.jpg"]).await;
    let [one, copy] = ["a", "b"].map(|folder| format!("/content/dam/{folder}/one.jpg"));
    let sheet = file(&rig, "names.csv", "file name,dc:title\none.jpg,Sea\none.jpg,Sun\n");
    let state = plan(&rig, &sheet, "/content/dam").await;
    assert_eq!(state.counts.cannot, 2, "each row may mean another: {state:?}");
    let choose = async |cell, path: &str| {
        let change = CellChange::Asset { path: path.to_owned() };
        rig.app.edit_cell(&EditCell { plan_id: state.plan_id, cell, change }).await
    };
    choose(0, &copy).await.expect("is chosen");
    let error = choose(1, &copy).await.expect_err("it is the other row's");
    assert_eq!(error.details.technical.as_deref(), Some("taken"));
    choose(1, &one).await.expect("is chosen");
}

#[tokio::test]
async fn assets_are_found_by_their_ids_within_a_folder() {
    let rig = library(&["a/one.jpg", "a/b/two.jpg", "c/three.jpg"]).await;
    let id = |below: &str| {
        let node = rig.sandbox.typed(&format!("/content/dam/{below}")).expect("an asset");
        node["jcr:uuid"]["value"].as_str().expect("an id").to_owned()
    };
    let (near, far) = (id("a/b/two.jpg"), id("c/three.jpg"));
    let text = format!("id,dc:title\nurn:aaid:aem:{},Sea\n{far},Sun\n", near.to_uppercase());
    let state = plan(&rig, &file(&rig, "ids.csv", text), "/content/dam/a").await;
    assert_eq!(
        told(&rig, state.plan_id).await,
        ["/content/dam/a/b/two.jpg - Sea".to_owned(), format!("{far} AssetNotFound Sun")]
    );
}

#[tokio::test]
async fn zeros_that_a_spreadsheet_dropped_are_no_change() {
    let (rig, _) = planned(3).await;
    let listed = rig.list("/content/dam", true, false).await;
    let assets = rig.rows(listed.listing_id).await;
    let [a, b, c] = [0, 1, 2].map(|at| assets[at].path.clone());
    rig.sandbox.set_metadata(&a, "dc:title", json!("00123"));
    rig.sandbox.set_metadata(&b, "dc:title", json!("00123"));
    rig.sandbox.set_metadata(&c, "dc:subject", json!(["0099", "sea"]));
    let text = format!(
        "path,dc:title,dc:subject{{{{String: multi}}}}\n{a},123,\n{b},00124,\n{c},,99|sea\n"
    );
    let state = plan(&rig, &file(&rig, "zeros.csv", text), "/content/dam").await;
    let mut told = told(&rig, state.plan_id).await;
    told.sort();
    let mut wanted = [
        format!("{a} NumberFormatted 123"),
        format!("{b} - 00124"),
        format!("{c} NumberFormatted 99+sea"),
    ];
    wanted.sort();
    assert_eq!(told, wanted);
}

#[tokio::test]
async fn another_tab_goes_into_the_fields_of_its_own_headings() {
    let rig = library(&["a/one.jpg"]).await;
    let asset = "/content/dam/a/one.jpg";
    rig.sandbox.set_metadata(asset, "dc:title", json!("Sea"));
    let mut book = rust_xlsxwriter::Workbook::new();
    for (name, heading, value) in [("One", "Title", "Sun"), ("Two", "Copyright", "© 2031")] {
        let sheet = book.add_worksheet();
        sheet.set_name(name).expect("a name");
        for (row, cells) in (0..).zip([["assetPath", heading], [asset, value]]) {
            for (column, cell) in (0..).zip(cells) {
                sheet.write_string(row, column, cell).expect("writes");
            }
        }
    }
    let path = rig.folder.path().join("book.xlsx");
    book.save(&path).expect("writes");
    let SheetInspection::Usable { sheet } = rig.app.inspect_sheet(&path).await else {
        panic!("the sheet is read")
    };
    let sheet_id = sheet.sheet_id;
    let read_as = async |tab, mapping| {
        let request = ReadSheetAs {
            sheet_id,
            tab,
            encoding: None,
            separator: None,
            mapping,
            match_headings: None,
        };
        rig.app.read_sheet_as(&request).await.expect("the tab is read")
    };
    let goes_into = |facts: &SheetFacts| facts.mapping.columns[1].property.clone();
    assert_eq!(goes_into(&sheet).as_deref(), Some("dc:title"));
    let other = read_as(Some(1), None).await;
    assert_eq!(goes_into(&other).as_deref(), Some("dc:rights"));
    // What is decided about a tab stays while that tab is read.
    let mut mapping = other.mapping;
    mapping.columns[1].property = Some("dc:description".to_owned());
    read_as(Some(1), Some(mapping)).await;
    let decided = read_as(None, None).await;
    assert_eq!(goes_into(&decided).as_deref(), Some("dc:description"));
    let back = read_as(Some(0), None).await;
    assert_eq!(goes_into(&back).as_deref(), Some("dc:title"));
    read_as(Some(1), None).await;

    let connection_id = rig.connection;
    let within = "/content/dam".to_owned();
    let request = MakeSheetPlan {
        sheet_id,
        connection_id,
        within,
        include_fragments: false,
        letters: BrokenLetters::Ask,
    };
    let id = rig.app.make_sheet_plan(&request).await.expect("the plan starts");
    let state = rig.app.watch_plan(id).expect("the plan is known");
    let plan = wait(state, |state| state.complete || state.error.is_some()).await;
    assert_eq!(rig.run(&plan).await.counts.changed, 1);
    assert!(rig.held(asset, "dc:rights").to_string().contains("© 2031"));
    assert!(rig.held(asset, "dc:title").to_string().contains("Sea"), "as it was");
}

#[tokio::test]
async fn line_ends_that_a_spreadsheet_changed_are_no_change() {
    let rig = library(&["a/one.jpg", "a/two.jpg", "a/three.jpg"]).await;
    let [one, two, three] =
        ["one", "two", "three"].map(|name| format!("/content/dam/a/{name}.jpg"));
    rig.sandbox.set_metadata(&one, "dc:description", json!("sea\r\nsun"));
    rig.sandbox.set_metadata(&two, "dc:description", json!("sea\r\nsun"));
    rig.sandbox.set_metadata(&three, "dc:subject", json!(["sea\rsun", "sand"]));
    let text = format!(
        "path,dc:description,dc:subject{{{{String: multi}}}}\n\
         {one},\"sea\nsun\",\n{two},\"sea\nsand\",\n{three},,\"sea\nsun|sand\"\n"
    );
    let state = plan(&rig, &file(&rig, "lines.csv", text), "/content/dam").await;
    let rows = all(&rig, state.plan_id, &PlanView::default()).await;
    let told = rows.into_iter().map(|row| {
        assert_eq!(row.old == row.new, row.note.is_some(), "{row:?}");
        (row.path, row.state, row.note)
    });
    let ends = Some(CellNote::LineEnds);
    let mut wanted = vec![
        (one.clone(), CellState::AlreadyRight, ends),
        (two.clone(), CellState::WillChange, None),
        (three, CellState::AlreadyRight, ends),
    ];
    wanted.sort_by(|a, b| a.0.cmp(&b.0));
    let mut told: Vec<_> = told.collect();
    told.sort_by(|a, b| a.0.cmp(&b.0));
    assert_eq!(told, wanted);
    let counts = rig.run(&state).await.counts;
    assert_eq!((counts.changed, counts.already_right), (1, 2));
    assert!(rig.held(&one, "dc:description").to_string().contains("sea\\r\\nsun"));
    assert!(rig.held(&two, "dc:description").to_string().contains("sea\\nsand"));
}

/// Its headings were matched with the fields of an environment that is gone.
#[tokio::test]
async fn a_sheet_is_read_in_another_way_when_its_connection_was_removed() {
    let rig = Rig::new().await;
    let path = file(&rig, "sheet.csv", "path;dc:title\n/content/dam/a.jpg;Sea\n");
    let SheetInspection::Usable { sheet } = rig.app.inspect_sheet(&path).await else {
        panic!("the sheet is read")
    };
    let mut request = ReadSheetAs {
        sheet_id: sheet.sheet_id,
        tab: None,
        encoding: None,
        separator: None,
        mapping: None,
        match_headings: Some(MatchHeadings {
            connection_id: rig.connection,
            language: "fr".to_owned(),
        }),
    };
    rig.app.read_sheet_as(&request).await.expect("is matched");
    rig.app.remove_connection(rig.connection).await.expect("removed");
    (request.match_headings, request.separator) = (None, Some(SheetSeparator::Comma));
    let sheet = rig.app.read_sheet_as(&request).await.expect("is read");
    assert_eq!(sheet.separator, Some(SheetSeparator::Comma));
}
