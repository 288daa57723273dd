//! Invented content fragments of the practice library: stories and their designers.

use serde_json::{Value as Json, json};
use time::Duration;
use time::macros::datetime;

use crate::LIBRARY_ROOT;
use crate::content::build::{self, folder, hash, moment, uuid};
use crate::graphql::place_endpoint;
use crate::node::{Node, Properties};
use crate::value::Property;

/// Beside the library, so that its numbers stay what they are.
const STORIES_ROOT: &str = "/content/dam/northlight-stories";
const CONFIGURATION: &str = "northlight";
const DESIGNERS: [(&str, &str, i64); 3] = [
    ("Studio Fjord", "Northland", 2009),
    ("Atelier Ouest", "Westmark", 2016),
    ("Werkraum Ost", "Ostmark", 2020),
];
const ROOMS: [&str; 4] = ["Kitchen", "Living", "Garden", "Bedroom"];
const TOPICS: [&str; 3] =
    ["northlight:season/summer", "northlight:room/garden", "northlight:season/winter"];
const HEADLINES: [&str; 8] = [
    "A lamp for long evenings",
    "Quiet chairs",
    "Herbs on the sill",
    "Été au jardin",
    "Wool that lasts",
    "The table that grows",
    "Über Nacht geräumig",
    "Light for reading",
];

/// Places the endpoint, the designers and this many stories.
pub(crate) fn fill(root: &mut Node, stories: u32) {
    place_endpoint(root, CONFIGURATION);
    root.place(STORIES_ROOT, folder("sling:OrderedFolder", "Northlight stories"));
    root.place(&format!("{STORIES_ROOT}/designers"), folder("sling:Folder", "Designers"));
    for (at, (name, studio, since)) in DESIGNERS.iter().enumerate() {
        let path = designer(at);
        let node = fragment(
            &path,
            "designer",
            name,
            vec![
                ("name", json!({"type": "String", "value": name})),
                ("studio", json!({"type": "String", "value": studio})),
                ("since", json!({"type": "Long", "value": since})),
            ],
        );
        root.place(&path, node);
    }
    let pictures = pictures(root);
    for number in 0..stories {
        if number % 1_000 == 0 && stories > 1_000 {
            root.place(&shelf(stories, number), folder("sling:Folder", ""));
        }
        let path = story(stories, number);
        let node =
            fragment(&path, "story", &headline(number), elements(number, stories, &pictures));
        root.place(&path, node);
    }
}

fn designer(at: usize) -> String {
    format!("{STORIES_ROOT}/designers/designer-{}", at + 1)
}

fn shelf(stories: u32, number: u32) -> String {
    match stories > 1_000 {
        true => format!("{STORIES_ROOT}/shelf-{:03}", number / 1_000),
        false => STORIES_ROOT.to_owned(),
    }
}

fn story(stories: u32, number: u32) -> String {
    format!("{}/story-{number:05}", shelf(stories, number))
}

fn headline(number: u32) -> String {
    let headline = HEADLINES[number as usize % HEADLINES.len()];
    match number as usize / HEADLINES.len() {
        0 => headline.to_owned(),
        round => format!("{headline}, part {}", round + 1),
    }
}

/// Pictures of the library that stories can show.
fn pictures(root: &Node) -> Vec<String> {
    let Some(folder) = root.at(&["content", "dam", "northlight", "products"]) else {
        return Vec::new();
    };
    let mut found = Vec::new();
    pictures_below(&folder, &format!("{LIBRARY_ROOT}/products"), &mut found);
    found
}

fn pictures_below(node: &Node, path: &str, found: &mut Vec<String>) {
    for (name, child) in node.stored_children() {
        let path = format!("{path}/{name}");
        if child.is_asset() {
            found.push(path);
        } else {
            pictures_below(child, &path, found);
        }
    }
}

fn elements(number: u32, stories: u32, pictures: &[String]) -> Vec<(&'static str, Json)> {
    let seed = hash(&format!("story {number}"));
    let one = |kind: &str, value: Json| json!({"type": kind, "value": value});
    let headline = headline(number);
    let published = datetime!(2025-01-06 00:00 UTC) + Duration::days(i64::from(number % 400));
    let mut elements = vec![
        ("headline", one("String", json!(headline))),
        ("teaser", one("String", json!(format!("<p>{headline}: what to look for, and why.</p>")))),
        ("teaser@ContentType", one("String", json!("text/html"))),
        ("room", one("String", json!(ROOMS[number as usize % ROOMS.len()]))),
        ("price", one("Double", json!(f64::from(number % 60) * 7.5 + 19.0))),
        ("words", one("Long", json!(180 + seed % 900))),
        ("isPublished", one("Boolean", json!(!number.is_multiple_of(3)))),
        ("publishedOn", one("Date", json!(crate::dates::iso(&published)))),
        ("reviewedAt", one("Date", json!(crate::dates::iso(&moment(seed, 300))))),
        ("topics", json!({"type": "String", "values": [TOPICS[number as usize % TOPICS.len()]]})),
        ("designer", one("String", json!(designer(number as usize % DESIGNERS.len())))),
    ];
    // Every fifth story has no picture yet.
    if number % 5 != 4
        && let Some(picture) = pictures.get(seed as usize % pictures.len().max(1))
    {
        elements.push(("picture", one("String", json!(picture))));
        let more: Vec<&String> = pictures.iter().skip(seed as usize % 7).take(2).collect();
        elements.push(("pictures", json!({"type": "String", "values": more})));
    }
    if number > 0 {
        elements
            .push(("related", json!({"type": "String", "values": [story(stories, number - 1)]})));
    }
    elements
}

fn fragment(path: &str, model: &str, title: &str, elements: Vec<(&str, Json)>) -> Node {
    let seed = hash(path);
    let mut master = Node::of_type("nt:unstructured");
    for (name, typed) in elements {
        if let Some(property) = Property::from_typed_json(&typed) {
            master.properties.insert(name.into(), property);
        }
    }
    let model = format!("/conf/{CONFIGURATION}/settings/dam/cfm/models/{model}");
    let data = Node::of_type("nt:unstructured")
        .with("cq:model", Property::text(model))
        .with_child("master", master);
    let modified = moment(seed >> 3, 500);
    let mut content = Properties::new();
    content.insert("contentFragment".into(), Property::boolean(true));
    content.insert("jcr:title".into(), Property::text(title));
    content.insert("jcr:lastModified".into(), Property::date(modified));
    let mut node = build::asset(&uuid(seed), modified, content, Properties::new());
    node.change(&["jcr:content"], crate::node::Missing::Create, |content| {
        *content = std::mem::take(content).with_child("data", data);
    });
    node
}
