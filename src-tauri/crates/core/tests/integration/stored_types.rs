//! An edit and its undo leave the type of a property as it is, also where JSON does not
//! show it: a Decimal, a Name, a Path and a URI look like text.

use relabel_core::api::types::*;
use relabel_sandbox::{Content, KeyFileKind, Options};
use serde_json::{Value as Json, json};

use super::rig::{Rig, replace, text};

const ASSET: &str = "/content/dam/a.jpg";

async fn rig(key: KeyFileKind, stored: &[(&str, Json)]) -> Rig {
    let folder = tempfile::tempdir().expect("a folder");
    let content = folder.path().join("content.json");
    std::fs::write(&content, json!({ "assets": [{ "path": ASSET }] }).to_string()).expect("writes");
    let options = Options {
        content: Content::File(content),
        technical_user_may_write: true,
        ..Options::default()
    };
    let rig = Rig::with(options, key).await;
    for (property, value) in stored {
        rig.sandbox.set_metadata(ASSET, property, value.clone());
    }
    rig
}

fn list(property: &str, entries: &[&str]) -> FieldEdit {
    let entries = entries.iter().map(|entry| (*entry).to_owned()).collect();
    replace(property, FieldKind::List, Value::List { entries })
}

/// Edits all fields in one write, compares with `edited`, undoes it, compares again.
async fn edited_and_undone(
    key: KeyFileKind,
    stored: &[(&str, Json)],
    fields: Vec<FieldEdit>,
    edited: &[(&str, Json)],
) {
    let rig = rig(key, stored).await;
    let listed = rig.list("/content/dam", true, false).await;
    let plan = rig.plan(listed.listing_id, fields).await;
    let job = rig.run(&plan).await;
    let reasons = rig.app.job_reasons(job.job_id).await.expect("reasons");
    assert_eq!(job.counts.changed, 1, "{reasons:?}");
    for (property, value) in edited {
        assert_eq!(rig.held(ASSET, property), *value, "{property} after the edit by {key:?}");
    }
    assert_eq!(rig.undo(job.job_id).await.counts.changed, 1);
    for (property, value) in stored {
        assert_eq!(rig.held(ASSET, property), *value, "{property} after the undo by {key:?}");
    }
}

#[tokio::test]
async fn types_survive_an_edit_and_its_undo() {
    let one = |kind: &str, value: Json| json!({ "type": kind, "value": value });
    let many = |kind: &str, values: Json| json!({ "type": kind, "values": values });
    let stored = [
        ("xmp:Rating", one("Decimal", json!(3.5))),
        ("dam:Prices", many("Decimal", json!([1.5, 2.5]))),
        ("dam:Copies", one("Long", json!(3))),
        ("dam:Weight", one("Double", json!(3.5))),
        ("xmpRights:Marked", one("Boolean", json!(true))),
        ("prism:expirationDate", one("Date", json!("2031-05-01T10:00:00.000+02:00"))),
        ("dam:Kind", one("Name", json!("dam:Asset"))),
        ("dam:Home", one("Path", json!("/content/dam"))),
        ("dam:Site", one("URI", json!("https://example.com"))),
        ("dc:subject", many("String", json!(["sea"]))),
        ("dam:Names", many("Name", json!(["a", "b"]))),
    ];
    let yes_no = |property, yes| replace(property, FieldKind::YesNo, Value::YesNo { yes });
    let fields = vec![
        text("xmp:Rating", "4"),
        list("dam:Prices", &["4.5"]),
        text("dam:Copies", "4"),
        text("dam:Weight", "4"),
        yes_no("xmpRights:Marked", false),
        text("prism:expirationDate", "2032-05-01T10:00:00.000+02:00"),
        text("dam:Kind", "dam:Folder"),
        text("dam:Home", "/content/dam/b"),
        text("dam:Site", "https://example.com/b"),
        list("dc:subject", &["sun", "sand"]),
        list("dam:Names", &["c"]),
    ];
    let edited = [
        ("xmp:Rating", one("Decimal", json!(4.0))),
        ("dam:Prices", many("Decimal", json!([4.5]))),
        ("dam:Copies", one("Long", json!(4))),
        ("dam:Weight", one("Double", json!(4.0))),
        ("xmpRights:Marked", one("Boolean", json!(false))),
        ("prism:expirationDate", one("Date", json!("2032-05-01T10:00:00.000+02:00"))),
        ("dam:Kind", one("Name", json!("dam:Folder"))),
        ("dam:Home", one("Path", json!("/content/dam/b"))),
        ("dam:Site", one("URI", json!("https://example.com/b"))),
        ("dc:subject", many("String", json!(["sun", "sand"]))),
        ("dam:Names", many("Name", json!(["c"]))),
    ];
    for key in [KeyFileKind::ServiceCredentials, KeyFileKind::OauthServerToServer] {
        edited_and_undone(key, &stored, fields.clone(), &edited).await;
    }
}

/// What JSON does not show: types, milliseconds and zones.
fn hidden() -> [(&'static str, Json); 9] {
    let one = |kind: &str, value: Json| json!({ "type": kind, "value": value });
    let many = |kind: &str, values: Json| json!({ "type": kind, "values": values });
    [
        ("xmp:Rating", one("Decimal", json!(3.5))),
        ("dam:Prices", many("Decimal", json!([1.5, 2.5]))),
        ("prism:expirationDate", one("Date", json!("2016-03-12T12:11:17.603+01:00"))),
        ("dam:Dates", many("Date", json!(["2016-03-12T12:11:17.603-03:30"]))),
        ("dam:Kind", one("Name", json!("word"))),
        ("dam:Home", one("Path", json!("/content/dam"))),
        ("dam:Site", one("URI", json!("https://example.com"))),
        ("dam:Names", many("Name", json!(["a", "b"]))),
        ("dc:rights", one("String", json!("3"))),
    ]
}

fn clear(property: &str) -> FieldEdit {
    let (property, change) = (property.to_owned(), FieldAction::Clear);
    FieldEdit { property, kind: FieldKind::Text, change, only_empty: false }
}

#[tokio::test]
async fn what_is_cleared_comes_back_with_its_type_and_its_milliseconds() {
    let stored = hidden();
    let fields: Vec<FieldEdit> = stored.iter().map(|(property, _)| clear(property)).collect();
    let gone = stored.clone().map(|(property, _)| (property, Json::Null));
    for key in [KeyFileKind::ServiceCredentials, KeyFileKind::OauthServerToServer] {
        edited_and_undone(key, &stored, fields.clone(), &gone).await;
        // Each alone takes the way that is its own.
        for ((held, field), gone) in stored.iter().zip(&fields).zip(&gone) {
            let (held, gone) = (std::slice::from_ref(held), std::slice::from_ref(gone));
            edited_and_undone(key, held, vec![field.clone()], gone).await;
        }
    }
}

#[tokio::test]
async fn a_date_that_is_replaced_comes_back_with_its_milliseconds() {
    let date = |value: &str| json!({ "type": "Date", "value": value });
    let stored = [("dam:reviewedOn", date("2016-03-12T12:11:17.603+01:00"))];
    let day = Value::Date { date: "2031-05-01T00:00:00Z".into() };
    let fields = vec![replace("dam:reviewedOn", FieldKind::Date, day)];
    let edited = [("dam:reviewedOn", date("2031-05-01T00:00:00.000Z"))];
    for key in [KeyFileKind::ServiceCredentials, KeyFileKind::OauthServerToServer] {
        edited_and_undone(key, &stored, fields.clone(), &edited).await;
    }
}

/// Each by itself: a change of several fields of one asset goes one way.
#[tokio::test]
async fn a_type_that_json_hides_survives_an_edit_through_the_interface() {
    let one = |kind: &str, value: &str| json!({ "type": kind, "value": value });
    for (kind, before, after) in [
        ("Name", "word", "other"),
        ("Path", "/content/dam", "/content"),
        ("URI", "https://example.com", "https://example.com/b"),
        ("String", "word", "other"),
    ] {
        let (stored, edited) = ([("dam:X", one(kind, before))], [("dam:X", one(kind, after))]);
        let key = KeyFileKind::OauthServerToServer;
        edited_and_undone(key, &stored, vec![text("dam:X", after)], &edited).await;
    }
}

#[tokio::test]
async fn where_aem_hides_types_the_check_names_what_undo_may_not_bring_back() {
    let rig = rig(KeyFileKind::ServiceCredentials, &hidden()).await;
    rig.sandbox.give_system_view(false);
    let fields = hidden().iter().map(|(property, _)| clear(property)).collect();
    let listed = rig.list("/content/dam", true, false).await;
    let plan = rig.plan(listed.listing_id, fields).await;
    let page = PlanPage { plan_id: plan.plan_id, state: None, from: 0, limit: 200 };
    let rows = rig.app.plan_page(page).await.expect("rows");
    let named = rows.iter().filter(|row| row.note == Some(CellNote::UndoInexact));
    let named: Vec<&str> = named.map(|row| &*row.property).collect();
    // Nearly every word could be a name: of words nothing is said.
    let doubtful = hidden().map(|(property, _)| property);
    let doubtful: Vec<&str> =
        doubtful.into_iter().filter(|it| !matches!(*it, "dam:Kind" | "dam:Names")).collect();
    assert_eq!(named, doubtful);
    let again = rig.plan(listed.listing_id, vec![clear("xmp:Rating")]).await;
    assert_eq!(again.counts.noted, 1);
    let asked = rig.sandbox.requests();
    let asked = asked.iter().filter(|request| request.path.ends_with(".sysview.xml"));
    assert_eq!(asked.count(), 1, "found out once");
}

/// What is made of a cell by hand needs what a plan did not have to read: a keyword that is
/// replaced keeps its type by itself, one that is taken away has to be put back with it.
#[tokio::test]
async fn what_is_cleared_by_hand_comes_back_with_its_type() {
    let one = |kind: &str, value: Json| json!({ "type": kind, "value": value });
    let stored = [
        ("xmp:Rating", one("Decimal", json!(3.5))),
        ("dam:Kind", one("Name", json!("word"))),
        ("prism:expirationDate", one("Date", json!("2031-05-01T10:00:00.123+05:30"))),
    ];
    for is_shown in [true, false] {
        let rig = rig(KeyFileKind::ServiceCredentials, &stored).await;
        rig.sandbox.give_system_view(is_shown);
        let listed = rig.list("/content/dam", true, false).await;
        let fields = vec![
            text("xmp:Rating", "4"),
            text("dam:Kind", "other"),
            // Right already, so that it is read only for what is made of it.
            text("prism:expirationDate", "2031-05-01T10:00:00.000+05:30"),
        ];
        let plan = rig.plan(listed.listing_id, fields).await;
        let mut counts = plan.counts;
        for cell in 0..3 {
            let request = EditCell { plan_id: plan.plan_id, cell, change: CellChange::Clear };
            let edited = rig.app.edit_cell(&request).await.expect("the cell changes");
            let is_doubtful = edited.row.property != "dam:Kind";
            let note = (!is_shown && is_doubtful).then_some(CellNote::UndoInexact);
            assert_eq!(edited.row.note, note, "{:?}", edited.row);
            counts = edited.counts;
        }
        assert_eq!(counts.noted, if is_shown { 0 } else { 2 });
        let job = rig.run(&PlanState { counts, ..plan }).await;
        assert_eq!(job.counts.changed, 1, "{job:?}");
        for (property, _) in &stored {
            assert_eq!(rig.held(ASSET, property), Json::Null, "{property}");
        }
        if !is_shown {
            continue;
        }
        assert_eq!(rig.undo(job.job_id).await.counts.changed, 1);
        for (property, value) in &stored {
            assert_eq!(rig.held(ASSET, property), *value, "{property} after the undo");
        }
    }
}
