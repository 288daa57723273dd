//! The invented library of the practice environment.

use time::Duration;
use time::macros::datetime;

use crate::LIBRARY_ROOT;
use crate::content::build::{self, asset_content, folder, hash, mix, moment, sha1_text, uuid};
use crate::content::library_titles::{ARTICLES, EMPTY, SECTIONS, Section, Shelf, VIEWS};
use crate::content::{schema, tags};
use crate::node::{Node, Properties};
use crate::value::Property;

/// Who took a picture: rooms and roles, nobody in particular.
const CREATORS: [&str; 5] =
    ["In-house studio", "Brand photography", "Freelance pool", "Agency pool", "Product team"];
const RIGHTS: [&str; 4] = [
    "© Northlight 2024. All rights reserved.",
    "© Northlight",
    "© 2025 Northlight, print and web",
    "Tous droits réservés, Northlight",
];
const PLACES: [(&str, &str); 5] = [
    ("Harbour Town", "Northland"),
    ("Upper Valley", "Northland"),
    ("Saint-Aubépin", "Westmark"),
    ("Lindenfurt", "Ostmark"),
    ("Port Clair", "Westmark"),
];

pub(crate) fn fill(root: &mut Node) {
    tags::fill(root);
    schema::fill(root);
    root.place(LIBRARY_ROOT, folder("sling:OrderedFolder", "Northlight"));
    for (path, title) in EMPTY {
        root.place(&format!("{LIBRARY_ROOT}/{path}"), folder("sling:Folder", title));
    }
    let documents = format!("{LIBRARY_ROOT}/documents/jcr:content");
    let documents = crate::paths::segments(&documents);
    root.change(&documents, crate::node::Missing::Leave, |content| {
        content.properties.insert("metadataSchema".into(), Property::text(schema::DOCUMENTS));
    });
    for path in ["people", "places", "events"] {
        let title = path[..1].to_uppercase() + &path[1..];
        root.place(&format!("{LIBRARY_ROOT}/{path}"), folder("sling:Folder", &title));
    }
    for section in &SECTIONS {
        let folder_path = format!("{LIBRARY_ROOT}/{}", section.path);
        root.place(&folder_path, folder("sling:Folder", section.title));
        for title in titles(section) {
            place_asset(root, section, &folder_path, &title);
        }
    }
    place_archive(root);
    place_articles(root);
}

fn titles(section: &Section) -> Vec<String> {
    match section.shelf {
        Shelf::Products => section
            .titles
            .iter()
            .flat_map(|title| VIEWS.iter().map(move |view| format!("{title}, {view}")))
            .collect(),
        _ => section.titles.iter().map(|title| (*title).to_owned()).collect(),
    }
}

/// MIME type and extension.
fn format(shelf: Shelf, seed: u64) -> (&'static str, &'static str) {
    match shelf {
        Shelf::Graphics if seed.is_multiple_of(3) => ("image/svg+xml", "svg"),
        Shelf::Graphics => ("image/png", "png"),
        Shelf::Products if seed.is_multiple_of(4) => ("image/tiff", "tif"),
        Shelf::Photos | Shelf::Products => ("image/jpeg", "jpg"),
        Shelf::Documents => ("application/pdf", "pdf"),
        Shelf::Videos => ("video/mp4", "mp4"),
        Shelf::Audio => ("audio/mpeg", "mp3"),
    }
}

/// A file name people would have given: lower case, no accents.
fn file_name(title: &str, extension: &str) -> String {
    let mut name = String::new();
    for c in title.to_lowercase().chars() {
        let plain = match c {
            'à' | 'â' | 'á' => "a",
            'ä' => "ae",
            'é' | 'è' | 'ê' | 'ë' => "e",
            'î' | 'ï' => "i",
            'ô' => "o",
            'ö' => "oe",
            'ù' | 'û' => "u",
            'ü' => "ue",
            'ç' => "c",
            'ß' => "ss",
            c if c.is_ascii_alphanumeric() => {
                name.push(c);
                continue;
            }
            _ => "-",
        };
        if plain != "-" || !name.ends_with('-') {
            name.push_str(plain);
        }
    }
    let name = name.trim_matches('-');
    format!("{name}.{extension}")
}

fn place_asset(root: &mut Node, section: &Section, folder: &str, title: &str) {
    let seed = hash(&format!("{folder}/{title}"));
    let (mime, extension) = format(section.shelf, seed);
    let name = file_name(title, extension);
    let modified = moment(seed >> 3, 500);
    let mut metadata = technical(section.shelf, mime, seed, modified);
    describe(&mut metadata, section, title, seed);
    let content = asset_content(&name, folder, modified);
    let created = modified - Duration::days(i64::from(seed as u32 % 200));
    let path = format!("{folder}/{name}");
    root.place(&path, build::asset(&uuid(hash(&path)), created, content, metadata));
}

type Wide = Vec<(&'static str, Property)>;

fn extend(metadata: &mut Properties, properties: Wide) {
    metadata.extend(properties.into_iter().map(|(name, property)| (name.into(), property)));
}

/// What AEM reads out of the file.
fn technical(shelf: Shelf, mime: &str, seed: u64, modified: time::OffsetDateTime) -> Properties {
    let mut metadata = Properties::new();
    let bytes = match shelf {
        Shelf::Videos => 24_000_000 + i64::from(mix(seed) as u32 % 380_000_000),
        Shelf::Documents | Shelf::Audio => 300_000 + i64::from(mix(seed) as u32 % 9_000_000),
        Shelf::Graphics => 8_000 + i64::from(mix(seed) as u32 % 900_000),
        _ => 900_000 + i64::from(mix(seed) as u32 % 14_000_000),
    };
    extend(
        &mut metadata,
        vec![
            ("dam:MIMEtype", Property::text(mime)),
            ("dam:extracted", Property::date(modified)),
            ("dam:sha1", Property::text(sha1_text(seed))),
            ("dam:size", Property::long(bytes)),
            ("dc:format", Property::text(mime)),
            ("dc:modified", Property::date(modified)),
        ],
    );
    if matches!(shelf, Shelf::Photos | Shelf::Products) {
        let taken = modified - Duration::days(20 + i64::from(seed as u32 % 90));
        let (width, height) = if seed.is_multiple_of(4) { (4_000, 6_000) } else { (6_000, 4_000) };
        extend(
            &mut metadata,
            vec![
                ("tiff:ImageWidth", Property::long(width)),
                ("tiff:ImageLength", Property::long(height)),
                ("tiff:Orientation", Property::long(1)),
                ("photoshop:ColorMode", Property::long(3)),
                ("photoshop:DateCreated", Property::date(taken)),
                ("xmp:CreateDate", Property::date(taken)),
                ("xmp:CreatorTool", Property::text("Camera firmware 2.1")),
            ],
        );
    }
    metadata
}

/// What people wrote, with the gaps a real library has.
fn describe(metadata: &mut Properties, section: &Section, title: &str, seed: u64) {
    let one_in = |n: u64, salt: u64| mix(seed ^ salt).is_multiple_of(n);
    let pick = |len: usize, salt: u64| (mix(seed ^ salt) % len as u64) as usize;
    let mut properties: Wide = vec![("dc:language", Property::text(section.language))];
    if !one_in(9, 1) {
        properties.push(("dc:title", Property::text(title)));
    }
    if !one_in(3, 2) {
        properties.push(("dc:description", Property::text(description(section, title))));
    }
    let keywords = 1 + pick(section.subjects.len(), 3);
    if !one_in(7, 4) {
        properties
            .push(("dc:subject", Property::texts(section.subjects[..keywords].iter().copied())));
    }
    if !one_in(5, 5) {
        properties.push(("dc:creator", Property::texts([CREATORS[pick(CREATORS.len(), 6)]])));
    }
    // Copyright is the field most libraries lack: every third asset has none.
    if !one_in(3, 7) {
        properties.push(("dc:rights", Property::text(RIGHTS[pick(RIGHTS.len(), 8)])));
    }
    if !one_in(2, 9) {
        properties.push(("xmpRights:Marked", Property::boolean(!one_in(4, 10))));
        properties.push(("xmpRights:Owner", Property::texts(["Northlight"])));
        properties.push(("xmpRights:UsageTerms", Property::text("Own channels, no resale")));
    }
    if !section.tags.is_empty() && !one_in(4, 11) {
        let tags = section.tags.iter().map(|tag| format!("northlight:{tag}"));
        properties.push(("cq:tags", Property::texts(tags)));
    }
    if one_in(4, 12) {
        let ends = datetime!(2027-01-01 00:00 UTC) + Duration::days(pick(900, 13) as i64);
        properties.push(("prism:expirationDate", Property::date(ends)));
    }
    if one_in(2, 14) {
        let status = ["approved", "approved", "changesRequested", "rejected"][pick(4, 15)];
        properties.push(("dam:status", Property::text(status)));
    }
    if matches!(section.shelf, Shelf::Photos) && !one_in(3, 16) {
        let (city, country) = PLACES[pick(PLACES.len(), 17)];
        properties.push(("photoshop:City", Property::text(city)));
        properties.push(("photoshop:Country", Property::text(country)));
        properties.push(("photoshop:Credit", Property::text("Northlight")));
    }
    extend(metadata, properties);
}

fn description(section: &Section, title: &str) -> String {
    let what = match (section.language, section.shelf) {
        ("fr", _) => "Photographie de la série",
        ("de", _) => "Aufnahme aus der Serie",
        (_, Shelf::Products) => "Product photograph from the range",
        (_, Shelf::Graphics) => "Graphic from the set",
        (_, Shelf::Documents) => "Document in the collection",
        (_, Shelf::Videos) => "Film from the collection",
        (_, Shelf::Audio) => "Recording from the collection",
        _ => "Photograph from the series",
    };
    format!("{title}. {what} “{}”.", section.title)
}

/// Numbered scans nobody described, and one asset whose time is over.
fn place_archive(root: &mut Node) {
    let section = Section {
        path: "archive/scans-1998",
        title: "Scans 1998",
        shelf: Shelf::Photos,
        language: "en",
        tags: &[],
        subjects: &["archive"],
        titles: &[],
    };
    let folder_path = format!("{LIBRARY_ROOT}/{}", section.path);
    root.place(&folder_path, folder("sling:Folder", section.title));
    for number in 1..=18 {
        let seed = hash(&format!("scan {number}"));
        let name = format!("SCAN_{number:04}.jpg");
        let path = format!("{folder_path}/{name}");
        let modified = moment(seed, 60) - Duration::days(3_000);
        let content = asset_content(&name, &folder_path, modified);
        let metadata = technical(section.shelf, "image/jpeg", seed, modified);
        root.place(&path, build::asset(&uuid(hash(&path)), modified, content, metadata));
    }
    let folder_path = format!("{LIBRARY_ROOT}/archive/expired-campaigns");
    root.place(&folder_path, folder("sling:Folder", "Expired campaigns"));
    let section = Section { title: "Expired campaigns", tags: &["use/internal"], ..section };
    for title in
        ["Summer sale 2019, banner", "Radio prize draw, poster", "Loyalty card, old design"]
    {
        place_asset(root, &section, &folder_path, title);
    }
    let over = format!("{folder_path}/summer-sale-2019-banner.jpg/jcr:content");
    let segments = crate::paths::segments(&over);
    root.change(&segments, crate::node::Missing::Leave, |content| {
        let end = Property::date(datetime!(2019-09-01 00:00 UTC));
        content.properties.insert("offTime".into(), end);
    });
}

fn place_articles(root: &mut Node) {
    let folder_path = format!("{LIBRARY_ROOT}/magazine");
    root.place(&folder_path, folder("sling:Folder", "Magazine articles"));
    for (name, title, teaser) in ARTICLES {
        let path = format!("{folder_path}/{name}");
        let seed = hash(&path);
        let modified = moment(seed, 400);
        let mut content = asset_content(name, &folder_path, modified);
        content.insert("contentFragment".into(), Property::boolean(true));
        content.insert("jcr:title".into(), Property::text(title));
        let mut metadata = Properties::new();
        if !seed.is_multiple_of(3) {
            metadata.insert("dc:title".into(), Property::text(title));
        }
        metadata.insert("cq:tags".into(), Property::texts(["northlight:use/web"]));
        let master = Node::of_type("nt:unstructured")
            .with("headline", Property::text(title))
            .with("teaser", Property::text(teaser))
            .with("minutes", Property::long(2 + i64::from(seed as u32 % 7)));
        let data = Node::of_type("nt:unstructured")
            .with("cq:model", Property::text("/conf/northlight/settings/dam/cfm/models/article"))
            .with_child("master", master);
        root.place(&path, build::asset(&uuid(seed), modified, content, metadata));
        let content_path = format!("{path}/jcr:content");
        root.change(&crate::paths::segments(&content_path), crate::node::Missing::Leave, |node| {
            *node = std::mem::take(node).with_child("data", data);
        });
    }
}

#[cfg(test)]
mod tests {
    use super::{file_name, fill};
    use crate::listing;
    use crate::node::Node;

    #[test]
    fn the_library_is_as_large_as_promised() {
        let mut root = Node::default();
        fill(&mut root);
        let library = root.at(&["content", "dam", "northlight"]).unwrap();
        let count = listing::count_assets(&library, false);
        assert!((300..=340).contains(&count), "{count} assets");
        let page = listing::assets_page(&library, "/content/dam/northlight", false, 0, count);
        let has = |property: &str| {
            let path = format!("jcr:content/metadata/{property}");
            page.iter().filter(|(_, node)| node.property_at(&path).is_some()).count()
        };
        for property in ["dc:title", "dc:rights", "cq:tags", "xmpRights:Marked"] {
            assert!(has(property) > 50 && has(property) < count, "{property}: {}", has(property));
        }
    }

    #[test]
    fn file_names_have_no_accents() {
        assert_eq!(file_name("Été – Größe, 2 × l’œil", "jpg"), "ete-groesse-2-l-il.jpg");
    }
}
