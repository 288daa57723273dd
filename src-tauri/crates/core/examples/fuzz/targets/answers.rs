//! What AEM answers, or whoever stands where it should be.

use std::fmt::Write as _;

use relabel_aem::untrusted;
use relabel_model::{Kind, Property, PropertySet, exact_date, parse_date};
use serde_json::{Value, json};

use crate::harness::Target;
use crate::random::Random;
use crate::structure;

const SIREN_WORDS: [&str; 28] = [
    "entities",
    "properties",
    "name",
    "class",
    "assets/asset",
    "assets/folder",
    "links",
    "rel",
    "next",
    "href",
    "dc:title",
    "metadata",
    "jcr:title",
    "dc:format",
    "image/jpeg",
    "contentFragment",
    "/api/assets/practice.json?offset=100",
    "https://evil.example/api/assets/x",
    "//evil.example/",
    "..",
    ".",
    "a/b",
    "jcr:content",
    "a\nb",
    "a\\b",
    "status.code",
    "status.message",
    "\u{0}",
];

/// The Assets HTTP API.
pub(crate) struct Siren;

impl Target for Siren {
    fn name(&self) -> &'static str {
        "siren"
    }

    fn seeds(&self) -> Vec<Vec<u8>> {
        let entity = |name: &str, class: &str| {
            json!({"class": [class], "properties": {"name": name, "dc:title": [name],
                "metadata": {"dc:format": "image/jpeg", "dc:title": "A title"}}})
        };
        let page = |from: u32, names: &[&str]| {
            let all: Vec<Value> = names.iter().map(|name| entity(name, "assets/asset")).collect();
            let next = format!("/api/assets/practice.json?offset={from}&limit=100");
            json!({"class": ["assets/folder"], "entities": all,
                "links": [{"rel": ["self"], "href": "/x"}, {"rel": ["next"], "href": next}]})
        };
        let folders = json!({"entities": [entity("sub", "assets/folder"),
            {"class": "assets/asset", "properties": {"name": "f", "contentFragment": true}}]});
        vec![
            page(100, &["a.jpg", "b.pdf"]).to_string().into_bytes(),
            json!([page(1, &["a.jpg"]), page(2, &["b.jpg"]), folders]).to_string().into_bytes(),
            json!({"properties": {"status.code": 404, "status.message": "no"}})
                .to_string()
                .into_bytes(),
        ]
    }

    fn mutate(&self, input: &mut Vec<u8>, other: &[u8], random: &mut Random) {
        structure::json(input, other, &SIREN_WORDS, random);
    }

    fn run(&mut self, input: &[u8]) -> String {
        match untrusted::json(200, input) {
            Ok(Value::Array(pages)) => untrusted::siren(&pages),
            Ok(page) => untrusted::siren(&[page.clone(), page]),
            Err(told) => told,
        }
    }
}

const SLING_WORDS: [&str; 56] = [
    "jcr:primaryType",
    "dam:AssetContent",
    "metadata",
    "jcr:content",
    "dam:assetState",
    "processing",
    "cq:drivelock",
    "jcr:uuid",
    "success",
    "hits",
    "more",
    "jcr:path",
    "/content/dam/a.jpg",
    "/content/dam/../x",
    "jcr:title",
    "jcr:title.fr",
    "cq:Tag",
    "cq:movedTo",
    "/content/cq:tags/northlight/sea",
    "northlight:sea",
    "dc:title",
    "dc:subject",
    ":jcr:data",
    "Fri Aug 12 2022 17:02:57 GMT+0200",
    "Fri Aug 12 0000 17:02:57 GMT+0200",
    "Mon Feb 30 2022 99:99:99 GMT+9999",
    "2031-05-01T00:00:00.123Z",
    "-9999-01-01T00:00:00Z",
    "9999-12-31T23:59:59-14:00",
    "status.code",
    "status.message",
    "error",
    "message",
    "detail",
    "title",
    "items",
    "tabs",
    "name",
    "./jcr:content/metadata/dc:title",
    "fieldLabel",
    "metaType",
    "sling:resourceType",
    "granite:data",
    "required",
    "disabled",
    "true",
    "maxlength",
    "text",
    "value",
    "datasource",
    "multifield",
    "dropdown",
    "Bearer eyJhbGciOiJub25lIn0.eyJ9.x",
    "jcr:lastModified",
    "contentFragment",
    "\u{0}",
];

/// AEM's own JSON of nodes and searches.
pub(crate) struct Sling;

impl Target for Sling {
    fn name(&self) -> &'static str {
        "sling"
    }

    fn seeds(&self) -> Vec<Vec<u8>> {
        let metadata = json!({"jcr:primaryType": "nt:unstructured", "dc:title": "Bali",
            "dc:subject": ["sea", "sun"], "n": 3, "d": 3.5, "b": true, "empty": [],
            "on": "Fri Aug 12 2022 17:02:57 GMT+0200", "xmpMM:History": {"1": {"a": 1}}, ":x": 12});
        let content = json!({"jcr:primaryType": "dam:AssetContent", "dam:assetState": "processed",
            "jcr:title": "Bali", "metadata": metadata.clone()});
        let hit = json!({"jcr:path": "/content/dam/a.jpg", "jcr:uuid": "6f0c1a7e-2f3b-4b69-8f0a-0e9b1a2c3d4e",
            "jcr:content": {"metadata": metadata.clone(), "jcr:lastModified": "2031-05-01T00:00:00.123Z"}});
        let tags = json!({"jcr:primaryType": "sling:Folder", "northlight": {"jcr:primaryType": "cq:Tag",
            "jcr:title": "Northlight", "sea": {"jcr:primaryType": "cq:Tag", "jcr:title": "Sea",
            "jcr:title.fr": "Mer"}, "old": {"jcr:primaryType": "cq:Tag",
            "cq:movedTo": "/content/cq:tags/northlight/sea"}}});
        let field = json!({"name": "./jcr:content/metadata/dc:title", "fieldLabel": "Title",
            "sling:resourceType": "granite/ui/components/coral/foundation/form/select",
            "required": true, "maxlength": 80,
            "items": {"a": {"text": "A", "value": "a"}, "b": {"text": "B", "value": "b"}}});
        let form = json!({"items": {"tabs": {"items": {"tab1": {"jcr:title": "Basic",
            "items": {"col1": {"items": {"title": field}}}}}}}});
        [
            content.clone(),
            json!({"jcr:primaryType": "dam:Asset", "jcr:content": content}),
            json!({"success": true, "more": false, "hits": [hit.clone(), hit]}),
            tags,
            form,
            metadata,
            json!({"status.code": 500, "status.message": "OakState0001: no"}),
            json!({"error": {"message": "no Bearer eyJhbGciOiJub25lIn0.eyJ9.x"}}),
        ]
        .map(|seed| seed.to_string().into_bytes())
        .to_vec()
    }

    fn mutate(&self, input: &mut Vec<u8>, other: &[u8], random: &mut Random) {
        structure::json(input, other, &SLING_WORDS, random);
    }

    fn run(&mut self, input: &[u8]) -> String {
        let statuses = [200, 201, 204, 302, 400, 403, 404, 409, 412, 423, 429, 500, 503, 207, 300];
        let rare = input.len().checked_rem(31).filter(|rare| *rare < statuses.len());
        let status =
            if !input.len().is_multiple_of(4) { 200 } else { rare.map_or(200, |at| statuses[at]) };
        let body = match untrusted::json(status, input) {
            Ok(body) => body,
            Err(told) => return told,
        };
        let mut told = untrusted::sling(&body);
        let nodes = [Some(&body), body.get("metadata"), body.pointer("/jcr:content/metadata")];
        for node in nodes.into_iter().flatten() {
            let set = PropertySet::from_json(node);
            for (name, property) in set.iter() {
                check(name, property);
                let entries = property.entries.len().min(3);
                let _ = write!(told, "{:?} {} {entries} ", property.kind, property.multi);
            }
            let _ = write!(told, "unsupported {} ", set.unsupported().count().min(3));
        }
        told
    }
}

/// What holds of every value that was read: it is itself, it survives being kept, and
/// what is written of a date is that date.
fn check(name: &str, property: &Property) {
    assert!(property.same(property), "{name} is not what it is: {property:?}");
    assert!(property.multi || property.entries.len() == 1, "{name} is single: {property:?}");
    let again = relabel_store::staging::kept(property).expect("is kept and read again");
    assert!(again.same(property), "{name} came back as {again:?}");
    for entry in property.entries.iter().filter(|_| property.kind == Kind::Date) {
        let date = parse_date(entry);
        assert!(date.is_some(), "{entry:?} of {name} is no date");
        if let Some(exact) = date.and_then(exact_date) {
            let same = parse_date(&exact).map(time::OffsetDateTime::unix_timestamp);
            assert_eq!(same, date.map(time::OffsetDateTime::unix_timestamp), "{entry:?}");
        }
    }
}
