//! A library of any size, for trials of scale: alike assets, 1,000 a folder.

use crate::content::batch::Batch;
use crate::content::build::{
    asset_content, folder, mix, moment, seeds_of_uuid, sha1_text, unmix, uuid,
};
use crate::content::{build, tags};
use crate::node::{Node, Properties};
use crate::value::Property;
use crate::{Error, LIBRARY_ROOT};

/// Assets in one folder.
const FOLDER_SIZE: u32 = 1_000;
/// The most that the fixed-width names below can number.
const MOST: u32 = 1_000_000;

const SUBJECTS: [&str; 8] =
    ["harbour", "forest", "workshop", "market", "coast", "studio", "terrace", "station"];
const LIGHT: [&str; 6] = ["at dawn", "at noon", "in the rain", "at dusk", "by night", "in winter"];

pub(crate) fn fill(root: &mut Node, count: u32) -> Result<(), Error> {
    if count > MOST {
        return Err(Error::Content(format!(
            "a synthetic library has at most {MOST} assets, {count} were asked for"
        )));
    }
    tags::fill(root);
    root.place(LIBRARY_ROOT, folder("sling:OrderedFolder", "Northlight"));
    for (number, first) in (1..=count).step_by(FOLDER_SIZE as usize).enumerate() {
        let batch = Batch::new(first, FOLDER_SIZE.min(count - first + 1));
        let node = folder("sling:Folder", &format!("Series {:04}", number + 1)).with_batch(batch);
        root.place(&format!("{LIBRARY_ROOT}/series-{:04}", number + 1), node);
    }
    Ok(())
}

/// Names are of one width, so that they sort like numbers.
pub(crate) fn asset_name(number: u32) -> String {
    format!("image-{number:07}.jpg")
}

pub(crate) fn asset_number(name: &str) -> Option<u32> {
    let digits = name.strip_prefix("image-")?.strip_suffix(".jpg")?;
    (digits.len() == 7 && digits.bytes().all(|b| b.is_ascii_digit()))
        .then(|| digits.parse().ok())
        .flatten()
}

fn folder_path(number: u32) -> String {
    format!("{LIBRARY_ROOT}/series-{:04}", (number - 1) / FOLDER_SIZE + 1)
}

/// Where an asset with this `jcr:uuid` is in a synthetic library that is large
/// enough. `None` when none has it.
pub(crate) fn path_of_uuid(text: &str) -> Option<String> {
    seeds_of_uuid(text)
        .filter_map(|seed| u32::try_from(unmix(seed)).ok())
        .find(|number| (1..=MOST).contains(number) && uuid(mix(u64::from(*number))) == text)
        .map(|number| format!("{}/{}", folder_path(number), asset_name(number)))
}

/// Whether [`asset`] may give an asset a property of this name, and what is written to
/// one always does.
pub(crate) fn has(name: &str) -> bool {
    matches!(name.split(':').next(), Some("dc" | "dam" | "tiff" | "jcr" | "cq"))
        && name != "cq:drivelock"
}

/// The asset with this number, the same every time.
pub(crate) fn asset(number: u32) -> Node {
    let seed = mix(u64::from(number));
    let modified = moment(seed, 900);
    let name = asset_name(number);
    let parent = folder_path(number);
    let subject = SUBJECTS[(seed % 8) as usize];
    let title = format!("{subject} {} {number}", LIGHT[((seed >> 8) % 6) as usize]).replacen(
        &subject[..1],
        &subject[..1].to_uppercase(),
        1,
    );
    let mut metadata: Properties = [
        ("dam:MIMEtype", Property::text("image/jpeg")),
        ("dam:sha1", Property::text(sha1_text(seed))),
        ("dam:size", Property::long(200_000 + i64::from(seed as u32 % 4_000_000))),
        ("dc:format", Property::text("image/jpeg")),
        ("dc:modified", Property::date(modified)),
        ("dc:subject", Property::texts([subject, "series"])),
        ("dc:title", Property::text(title)),
        ("tiff:ImageLength", Property::long(1_080)),
        ("tiff:ImageWidth", Property::long(1_620)),
    ]
    .into_iter()
    .map(|(name, property)| (name.into(), property))
    .collect();
    if seed.is_multiple_of(3) {
        metadata.insert("dc:rights".into(), Property::text("© Northlight 2024"));
    }
    let content = asset_content(&name, &parent, modified);
    build::asset(&uuid(seed), modified, content, metadata)
}

#[cfg(test)]
mod tests {
    use super::{asset_name, asset_number, fill};
    use crate::node::Node;

    #[test]
    fn a_million_assets_cost_a_thousand_folders() {
        let mut root = Node::default();
        fill(&mut root, 1_000_000).unwrap();
        let library = root.at(&["content", "dam", "northlight"]).unwrap();
        assert_eq!(library.stored_children().len(), 1_001);
        let last =
            root.at(&["content", "dam", "northlight", "series-1000", "image-1000000.jpg"]).unwrap();
        assert!(last.is_asset());
        assert!(fill(&mut root, 1_000_001).is_err());
    }

    #[test]
    fn an_uneven_count_leaves_a_smaller_last_folder() {
        let mut root = Node::default();
        fill(&mut root, 1_001).unwrap();
        let folder = root.at(&["content", "dam", "northlight", "series-0002"]).unwrap();
        assert_eq!(folder.plain_batch().map(|b| b.len()), Some(1));
        assert_eq!(folder.child_names(), ["image-0001001.jpg", "jcr:content"]);
    }

    #[test]
    fn names_give_their_number_back() {
        assert_eq!(asset_number(&asset_name(42)), Some(42));
        assert_eq!(asset_number("image-42.jpg"), None);
        assert_eq!(asset_number("image-+000042.jpg"), None);
    }
}
