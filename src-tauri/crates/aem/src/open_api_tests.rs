use serde_json::json;

use super::*;
use relabel_model::PropertySet;

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
    assert_eq!(operations(&view, &state(&held), &changes).unwrap().unwrap(), wanted);
    let absent = operations(&json!({}), &state(&json!({})), &changes).unwrap().unwrap();
    assert_eq!(absent, wanted[..6], "what is absent is set, and not removed");
    assert_eq!(json!(3.0).to_string(), "3.0", "a whole number of decimals keeps its type");
    let body = json_patch(&wanted);
    assert_eq!(body.content_type, "application/json-patch+json");
    assert!(body.bytes.starts_with(br#"[{"op":"add","path":"/assetMetadata/dc:title","#));
}

#[test]
fn a_value_that_is_no_number_is_not_sent() {
    for (kind, text) in [(Kind::Long, "3.5"), (Kind::Double, "NaN"), (Kind::Boolean, "yes")] {
        let changes = [set("n", Property::single(kind, text))];
        let refused = operations(&json!({}), &state(&json!({})), &changes);
        assert!(matches!(refused, Err(Error::Rejected { .. })), "{kind:?} {text}");
    }
}

#[test]
fn a_field_that_was_changed_meanwhile_is_noticed_and_others_do_not_matter() {
    let state = state(&json!({ "dc:title": "Surf", "dc:subject": ["sea"], "size": 1 }));
    let changes = [set("dc:title", Property::single(Kind::String, "x")), gone("dc:subject")];
    let view = |title: Json, subject: Json| json!({ "assetMetadata": { "dc:title": title, "dc:subject": subject, "size": 2 } });
    let outcome = |view: &Json| {
        operations(view, &state, &changes).map(|found| found.map(|found| found.len()))
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

/// The values before and after as the interface and Sling show them, and whether the
/// interface takes the change.
#[test]
fn only_what_both_views_show_in_the_kind_and_form_to_come_is_told() {
    let one = |kind, entry: &str| Some(Property::single(kind, entry));
    let list = |entries: &[&str]| {
        let entries = entries.iter().map(|entry| (*entry).to_owned()).collect();
        Some(Property::list(Kind::String, entries))
    };
    let (absent, sling_day) = (Json::Null, json!("Fri Aug 12 2022 17:02:57 GMT+0000"));
    let day = json!("2022-08-12T17:02:57.000Z");
    let date = "2031-05-01T00:00:00.000Z";
    for (held, shown, after, is_told) in [
        (&absent, &absent, one(Kind::String, "y"), true),
        (&absent, &absent, one(Kind::Date, date), true),
        (&absent, &absent, list(&["y"]), true),
        (&absent, &absent, list(&[]), false),
        (&json!("x"), &json!("x"), one(Kind::String, "y"), true),
        (&json!("2031-05-01"), &json!("2031-05-01"), one(Kind::String, "soon"), true),
        (&json!(["x"]), &json!(["x"]), list(&["y", "z"]), true),
        (&json!(3), &json!(3), one(Kind::Long, "4"), true),
        (&json!("x"), &json!("x"), None, true),
        // A Decimal is text for Sling, a date is one for the interface.
        (&json!("3.5"), &json!(3.5), one(Kind::String, "4"), false),
        (&json!("3.5"), &json!(3.5), None, true),
        (&sling_day, &day, one(Kind::Date, date), false),
        (&json!("x"), &json!(["x"]), one(Kind::String, "y"), false),
        (&json!("x"), &json!("x"), list(&["y"]), false),
        (&json!(["x"]), &json!(["x"]), one(Kind::String, "y"), false),
        (&json!(["x"]), &json!(["x"]), list(&[]), false),
        (&json!(3), &json!(3), one(Kind::String, "4"), false),
        (&json!("x"), &absent, one(Kind::String, "y"), false),
        (&json!("x"), &absent, None, false),
    ] {
        let node = |value: &Json| match value {
            Json::Null => json!({}),
            value => json!({ "p": value }),
        };
        let change = [Change { property: "p".into(), after }];
        let view = json!({ "assetMetadata": node(shown) });
        let found = operations(&view, &state(&node(held)), &change).unwrap();
        assert_eq!(found.is_some(), is_told, "{held} {shown} {change:?}");
    }
}

#[test]
fn a_date_is_told_with_its_zone() {
    let date = [set("p", Property::single(Kind::Date, "2022-08-12T17:02:57+02:00"))];
    let found = operations(&json!({}), &state(&json!({})), &date).unwrap().unwrap();
    assert_eq!(found[0]["value"], "2022-08-12T17:02:57.000+02:00");
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
