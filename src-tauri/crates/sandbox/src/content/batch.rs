//! A folder's worth of assets that are built when somebody looks at them.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use time::OffsetDateTime;

use crate::content::synthetic;
use crate::node::{Node, Properties};
use crate::value::Property;

/// Assets `first .. first + len` of the synthetic library, and what was
/// written to them.
#[derive(Clone, Debug)]
pub(crate) struct Batch {
    first: u32,
    len: u32,
    written: BTreeMap<u32, Written>,
    removed: BTreeSet<u32>,
}

/// The difference between an asset as generated and as it is now. The time and
/// the author of the last write are apart because every write sets them.
#[derive(Clone, Debug, Default)]
struct Written {
    modified: Option<(OffsetDateTime, Arc<str>)>,
    properties: Vec<(Place, Box<str>, Option<Property>)>,
}

/// Where an asset keeps a property.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Place {
    Content,
    Metadata,
}

impl Place {
    /// The place that a path below an asset means.
    pub(crate) fn of(path: &[&str]) -> Option<Place> {
        [Place::Content, Place::Metadata].into_iter().find(|place| place.path() == path)
    }

    fn path(self) -> &'static [&'static str] {
        match self {
            Place::Content => &["jcr:content"],
            Place::Metadata => &["jcr:content", "metadata"],
        }
    }
}

impl Batch {
    pub(crate) fn new(first: u32, len: u32) -> Batch {
        Batch { first, len, written: BTreeMap::new(), removed: BTreeSet::new() }
    }

    /// How many assets there are.
    pub(crate) fn len(&self) -> u32 {
        self.len - u32::try_from(self.removed.len()).unwrap_or(0)
    }

    /// The positions of the assets that are there.
    pub(crate) fn positions(&self) -> impl Iterator<Item = u32> {
        (0..self.len).filter(|index| !self.removed.contains(index))
    }

    /// The name of the asset at a position; names sort like positions.
    pub(crate) fn name(&self, index: u32) -> String {
        synthetic::asset_name(self.first + index)
    }

    pub(crate) fn index_of(&self, name: &str) -> Option<u32> {
        let index = synthetic::asset_number(name)?.checked_sub(self.first)?;
        let is_there = index < self.len && !self.removed.contains(&index);
        (is_there && self.name(index) == name).then_some(index)
    }

    pub(crate) fn node(&self, index: u32) -> Node {
        let mut node = synthetic::asset(self.first + index);
        let Some(written) = self.written.get(&index) else { return node };
        for place in [Place::Content, Place::Metadata] {
            edit(&mut node, place, |properties| {
                for (_, name, property) in written.properties.iter().filter(|p| p.0 == place) {
                    match property {
                        Some(property) => properties.insert(name.clone(), property.clone()),
                        None => properties.remove(name),
                    };
                }
                if let (Place::Content, Some((at, by))) = (place, &written.modified) {
                    properties.insert("jcr:lastModified".into(), Property::date(*at));
                    properties.insert("jcr:lastModifiedBy".into(), Property::text(&**by));
                }
            });
        }
        node
    }

    /// See [`Node::property_at`], without building the asset. `None` where that has
    /// to be done.
    pub(crate) fn property_at(&self, index: u32, path: &str) -> Option<Option<Property>> {
        let Some((nodes, name)) = path.rsplit_once('/') else {
            // What a search calls the path is no property.
            return (path == "jcr:path").then_some(None);
        };
        let place = match nodes {
            "jcr:content" => Place::Content,
            "jcr:content/metadata" => Place::Metadata,
            _ => return None,
        };
        let written = self.written.get(&index);
        let set = written.and_then(|written| {
            written.properties.iter().find(|(at, known, _)| *at == place && **known == *name)
        });
        match (set, place, name) {
            (Some((.., property)), ..) => Some(property.clone()),
            (None, Place::Content, "dam:assetState") => Some(Some(Property::text("processed"))),
            _ if synthetic::has(name) => None,
            _ => Some(None),
        }
    }

    /// Takes an asset out of the folder.
    pub(crate) fn remove(&mut self, index: u32) -> Node {
        let node = self.node(index);
        self.written.remove(&index);
        self.removed.insert(index);
        node
    }

    /// Sets a property of an asset, or removes it without a value.
    pub(crate) fn set(&mut self, index: u32, place: Place, name: &str, value: Option<Property>) {
        let written = self.written.entry(index).or_default();
        let known = written.properties.iter_mut().find(|p| p.0 == place && *p.1 == *name);
        match known {
            Some(known) => known.2 = value,
            None => {
                // Most assets are written to once: no room for more.
                written.properties.reserve_exact(1);
                written.properties.push((place, name.into(), value));
            }
        }
    }

    /// Notes who changed an asset and when.
    pub(crate) fn touch(&mut self, index: u32, at: OffsetDateTime, by: &str) {
        // Authors are few; the one of the asset before is the likely one.
        let known = self.written.values().rev().filter_map(|written| written.modified.as_ref());
        let author = known.take(2).find(|(_, author)| **author == *by);
        let author = author.map_or_else(|| Arc::from(by), |(_, author)| Arc::clone(author));
        self.written.entry(index).or_default().modified = Some((at, author));
    }

    /// Remembers how `node` differs from what is generated. Gives the node back
    /// when more than properties of `jcr:content` and `metadata` changed.
    pub(crate) fn keep(&mut self, index: u32, mut node: Node) -> Result<(), Node> {
        let mut base = synthetic::asset(self.first + index);
        let mut written = Written::default();
        if let (Some(at), Some(by)) = (
            node.property_at("jcr:content/jcr:lastModified").and_then(|p| p.as_date()),
            node.property_at("jcr:content/jcr:lastModifiedBy")
                .and_then(|p| p.first_text().map(|t| Arc::from(&*t))),
        ) {
            written.modified = Some((at, by));
        }
        for place in [Place::Content, Place::Metadata] {
            let then = edit(&mut base, place, |p| p.clone()).unwrap_or_default();
            let Some(now) = edit(&mut node, place, |p| p.clone()) else { return Err(node) };
            let skip = |name: &str| {
                place == Place::Content
                    && written.modified.is_some()
                    && matches!(name, "jcr:lastModified" | "jcr:lastModifiedBy")
            };
            for (name, property) in &now {
                if then.get(name) != Some(property) && !skip(name) {
                    written.properties.push((place, name.clone(), Some(property.clone())));
                }
            }
            for name in then.keys().filter(|name| !now.contains_key(*name)) {
                written.properties.push((place, name.clone(), None));
            }
        }
        if !same_shape(&base, &node) {
            self.written.remove(&index);
            return Err(node);
        }
        written.properties.shrink_to_fit();
        self.written.insert(index, written);
        Ok(())
    }
}

fn edit<R>(node: &mut Node, place: Place, work: impl FnOnce(&mut Properties) -> R) -> Option<R> {
    node.change(place.path(), crate::node::Missing::Leave, |node| work(&mut node.properties))
}

/// Whether both have the same nodes, and the same properties where a batch
/// keeps no record of them.
fn same_shape(base: &Node, node: &Node) -> bool {
    let names = |node: &Node, path: &[&str]| {
        node.at(path).map(|n| n.stored_children().keys().cloned().collect::<Vec<_>>())
    };
    base.properties == node.properties
        && [&[][..], Place::Content.path(), Place::Metadata.path()]
            .iter()
            .all(|path| names(base, path) == names(node, path))
}

#[cfg(test)]
mod tests {
    use super::{Batch, Place};
    use crate::node::{Missing, Node};
    use crate::value::Property;

    #[test]
    fn a_written_property_is_kept_and_the_rest_is_generated_again() {
        let mut batch = Batch::new(1, 10);
        let mut node = batch.node(3);
        let path = ["jcr:content", "metadata"];
        node.change(&path, Missing::Leave, |m| {
            m.properties.insert("dc:rights".into(), Property::text("ours"));
            m.properties.remove("dc:title");
        })
        .unwrap();
        batch.keep(3, node.clone()).unwrap();
        assert_eq!(batch.node(3).at(&path).unwrap().properties, node.at(&path).unwrap().properties);
        assert_eq!(batch.written[&3].properties.len(), 2);
        assert!(batch.node(4).at(&path).unwrap().get("dc:title").is_some());
    }

    #[test]
    fn what_is_told_without_building_an_asset_is_what_it_holds() {
        let mut batch = Batch::new(1, 10);
        batch.set(3, Place::Metadata, "dc:rights", Some(Property::text("ours")));
        batch.set(3, Place::Metadata, "dc:title", None);
        batch.set(3, Place::Content, "cq:drivelock", Some(Property::text("me")));
        batch.touch(3, time::macros::datetime!(2026-03-01 10:00 UTC), "somebody");
        let mut told = 0;
        for index in 0..10 {
            let node = batch.node(index);
            let places = [Place::Content, Place::Metadata].map(|place| place.path().join("/"));
            let held = places.iter().flat_map(|place| {
                let node = node.at(&place.split('/').collect::<Vec<_>>()).unwrap();
                node.properties.keys().map(|name| format!("{place}/{name}")).collect::<Vec<_>>()
            });
            let absent = ["dc:title", "cq:drivelock", "photoshop:Headline", "dc:rights"];
            let absent =
                absent.iter().flat_map(|name| places.clone().map(|p| format!("{p}/{name}")));
            for path in held.chain(absent).chain(["jcr:path".to_owned()]) {
                if let Some(property) = batch.property_at(index, &path) {
                    assert_eq!(property, node.property_at(&path), "{path} of {index}");
                    told += 1;
                }
            }
        }
        assert!(told > 40, "only {told} were told");
    }

    #[test]
    fn a_new_child_node_does_not_fit_into_a_batch() {
        let mut batch = Batch::new(1, 10);
        let node = batch.node(0).with_child("extra", Node::of_type("nt:unstructured"));
        assert!(batch.keep(0, node).is_err());
    }

    #[test]
    fn what_is_set_directly_is_what_a_change_would_keep() {
        let (mut direct, mut kept) = (Batch::new(1, 10), Batch::new(1, 10));
        let at = time::macros::datetime!(2026-03-01 10:00 UTC);
        for text in ["first", "second"] {
            let value = Some(Property::text(text));
            direct.set(2, Place::Metadata, "dc:rights", value);
            direct.set(2, Place::Metadata, "dc:title", None);
            direct.touch(2, at, "somebody");
        }
        let mut node = kept.node(2);
        node.change(&["jcr:content", "metadata"], Missing::Leave, |m| {
            m.properties.insert("dc:rights".into(), Property::text("second"));
            m.properties.remove("dc:title");
        });
        node.change(&["jcr:content"], Missing::Leave, |content| {
            content.properties.insert("jcr:lastModified".into(), Property::date(at));
            content.properties.insert("jcr:lastModifiedBy".into(), Property::text("somebody"));
        });
        kept.keep(2, node).unwrap();
        for path in [&["jcr:content"][..], &["jcr:content", "metadata"]] {
            let properties = |batch: &Batch| batch.node(2).at(path).unwrap().properties.clone();
            assert_eq!(properties(&direct), properties(&kept));
        }
        assert_eq!(direct.written[&2].properties.len(), 2);
    }

    #[test]
    fn what_is_removed_is_no_longer_there() {
        let mut batch = Batch::new(1, 5);
        let name = batch.name(2);
        assert!(batch.remove(2).is_asset());
        assert_eq!((batch.len(), batch.index_of(&name)), (4, None));
        assert_eq!(batch.positions().collect::<Vec<_>>(), [0, 1, 3, 4]);
    }

    #[test]
    fn only_names_of_its_own_range_are_found() {
        let batch = Batch::new(11, 10);
        assert_eq!(batch.index_of(&batch.name(0)), Some(0));
        assert_eq!(batch.index_of(&Batch::new(1, 10).name(9)), None);
        assert_eq!(batch.index_of("other.jpg"), None);
    }
}
