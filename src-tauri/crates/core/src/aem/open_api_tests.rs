use serde_json::json;

use super::*;
use crate::aem::PropertySet;

fn state(metadata: &Json) -> AssetState {
    AssetState {
        read_at: std::time::Duration::ZERO,
        metadata: PropertySet::from_json(metadata),
        is_processing: false,
        is_checked_out: false,
        is_fragment: false,
        id: asset_id("0a1b2c3d-1111-4222-8333-444455556666"),
    }
}

fn set(property: &str, after: Property) -> Change {
    Change { property: property.into(), after: Some(after) }
}

fn gone(property: &str) -> Change {
    Change { property: property.into(), after: None }
}

#[test]
fn every_kind_is_told_as_its_own_json() {
    let held = json!({
        "dc:title": "Surf", "dc:subject": ["sun"], "n": 3, "d": 2.5, "xmpRights:Marked": false,
        "a/b~c": "y", "dc:rights": "©"
    });
    let view = json!({ "assetMetadata": held });
    let changes = [
        set("dc:title", Property::single(Kind::String, "Sur\"f")),
        set("dc:subject", Property::list(Kind::String, vec!["sea".into()])),
        set("n", Property::single(Kind::Long, "4")),
        set("d", Property::single(Kind::Double, "3")),
        set("xmpRights:Marked", Property::single(Kind::Boolean, "true")),
        set("a/b~c", Property::single(Kind::String, "x")),
        gone("dc:rights"),
        gone("never:there"),
    ];
    let add = |path: &str, value: Json| json!({ "op": "add", "path": format!("/assetMetadata/{path}"), "value": value });
    let wanted = [
        add("dc:title", json!("Sur\"f")),
        add("dc:subject", json!(["sea"])),
        add("n", json!(4)),
        add("d", json!(3.0)),
        add("xmpRights:Marked", json!(true)),
        add("a~1b~0c", json!("x")),
        json!({ "op": "remove", "path": "/assetMetadata/dc:rights" }),
    ];
    let state = state(&held);
    assert!(can_tell(&state, &changes));
    assert_eq!(operations(&view, &state, &changes, false).unwrap().unwrap(), wanted);
    assert_eq!(json!(3.0).to_string(), "3.0", "a whole number of decimals keeps its type");
    let body = json_patch(&wanted);
    assert_eq!(body.content_type, "application/json-patch+json");
    assert!(body.bytes.starts_with(br#"[{"op":"add","path":"/assetMetadata/dc:title","#));
}

#[test]
fn a_value_that_is_no_number_is_not_sent() {
    for (kind, text) in [(Kind::Long, "3.5"), (Kind::Double, "NaN"), (Kind::Boolean, "yes")] {
        let changes = [set("n", Property::single(kind, text))];
        let refused = operations(&json!({}), &state(&json!({})), &changes, false);
        assert!(matches!(refused, Err(Error::Rejected { .. })), "{kind:?} {text}");
    }
}

#[test]
fn a_field_that_was_changed_meanwhile_is_noticed_and_others_do_not_matter() {
    let state = state(&json!({ "dc:title": "Surf", "dc:subject": ["sea"], "size": 1 }));
    let changes = [set("dc:title", Property::single(Kind::String, "x")), gone("dc:subject")];
    let view = |title: Json, subject: Json| json!({ "assetMetadata": { "dc:title": title, "dc:subject": subject, "size": 2 } });
    let outcome = |view: &Json| {
        operations(view, &state, &changes, false).map(|found| found.map(|found| found.len()))
    };
    assert_eq!(outcome(&view(json!("Surf"), json!(["sea"]))).unwrap(), Some(2));
    assert_eq!(outcome(&view(json!("Surf"), json!("sea"))).unwrap(), Some(2), "it goes anyhow");
    assert_eq!(outcome(&view(json!(["Surf"]), json!(["sea"]))).unwrap(), None, "by the schema");
    for (title, subject) in [
        (json!("Surfing"), json!(["sea"])),
        (json!("Surf"), json!(["sea", "sun"])),
        (json!("Surf"), json!([])),
    ] {
        let refused = outcome(&view(title.clone(), subject));
        assert!(matches!(refused, Err(Error::Precondition { .. })), "{title} {refused:?}");
    }
}

#[test]
fn without_an_etag_the_present_values_are_the_condition() {
    let held = json!({ "dc:title": "Surf", "dc:rights": "©" });
    let view = json!({ "assetMetadata": held });
    let changes = [set("dc:title", Property::single(Kind::String, "x")), gone("dc:rights")];
    let found = operations(&view, &state(&held), &changes, true).unwrap().unwrap();
    let kinds: Vec<&str> = found.iter().filter_map(|one| one["op"].as_str()).collect();
    assert_eq!(kinds, ["test", "add", "test", "remove"]);
    assert_eq!((&found[0]["value"], &found[2]["value"]), (&json!("Surf"), &json!("©")));
}

#[test]
fn only_what_is_there_in_the_same_kind_and_form_is_told_exactly() {
    let held = state(&json!({
        "on": "Fri Aug 12 2022 17:02:57 GMT+0200", "day": "2022-08-12", "text": "x", "n": 3,
        "list": ["x"], "none": []
    }));
    let one = |name: &str, kind, entry: &str| set(name, Property::single(kind, entry));
    let list = |name: &str, entries: &[&str]| {
        let entries = entries.iter().map(|entry| (*entry).to_owned()).collect();
        set(name, Property::list(Kind::String, entries))
    };
    let date = "2031-05-01T00:00:00.000Z";
    for change in [
        one("text", Kind::String, "y"),
        one("n", Kind::Long, "4"),
        list("list", &["y", "z"]),
        list("none", &["y"]),
        gone("on"),
        gone("absent"),
    ] {
        assert!(can_tell(&held, &[gone("day"), change.clone()]), "{change:?}");
    }
    for change in [
        one("absent", Kind::String, "y"),
        list("absent", &["y"]),
        one("on", Kind::Date, date),
        one("absent", Kind::Date, date),
        // A schema may make a date of it, or refuse it because it has made one.
        one("day", Kind::String, "2031-05-01"),
        one("day", Kind::String, "soon"),
        one("text", Kind::String, "2031-05-01"),
        list("list", &["y", date]),
        list("text", &["y"]),
        one("list", Kind::String, "y"),
        one("n", Kind::String, "4"),
        one("text", Kind::Long, "4"),
        list("list", &[]),
    ] {
        assert!(!can_tell(&held, &[gone("day"), change.clone()]), "{change:?}");
    }
}

#[test]
fn an_id_is_made_of_a_uuid_only() {
    let id = asset_id("0a1b2c3d-1111-4222-8333-444455556666").unwrap();
    assert_eq!(
        metadata_path(&id),
        "/adobe/assets/urn:aaid:aem:0a1b2c3d-1111-4222-8333-444455556666/metadata"
    );
    for other in ["", "0a1b2c3d", "{0a1b2c3d-1111-4222-8333-4444555566}", "../../x/metadata?a=b"] {
        assert_eq!(asset_id(other), None, "{other}");
    }
    let simple = "0a1b2c3d111142228333444455556666";
    assert_eq!(asset_id(simple), None);
}
