//! The content tree: nodes with typed properties and named children.
//!
//! Assets of the synthetic library are not stored. Their folder holds a
//! [`Batch`] that builds any of them on demand and keeps what was written to
//! it, so a million assets cost no memory until they are changed.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};

use crate::content::batch::{Batch, Place};
use crate::value::Property;

pub(crate) type Properties = BTreeMap<Box<str>, Property>;
/// A property to set or, without a value, to remove.
pub(crate) type Change = (Box<str>, Option<Property>);

/// Sizes of the renditions AEM makes of every asset.
const RENDITIONS: [(&str, &str); 4] = [
    ("cq5dam.thumbnail.140.100.png", "image/png"),
    ("cq5dam.thumbnail.319.319.png", "image/png"),
    ("cq5dam.thumbnail.48.48.png", "image/png"),
    ("cq5dam.web.1280.1280.jpeg", "image/jpeg"),
];

#[derive(Clone, Debug, Default)]
pub(crate) struct Node {
    pub(crate) properties: Properties,
    children: BTreeMap<Box<str>, Node>,
    batch: Option<Box<Batch>>,
}

/// What [`Node::change`] does where the path does not exist yet.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Missing {
    /// Leave everything as it is.
    Leave,
    /// Create `nt:unstructured` nodes down to the end of the path.
    Create,
}

/// What a path leads to, where clients tell things apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum ContentKind {
    Asset,
    Folder,
}

impl Node {
    pub(crate) fn of_type(primary_type: &str) -> Node {
        Node::default().with("jcr:primaryType", Property::name(primary_type))
    }

    pub(crate) fn with(mut self, name: &str, property: Property) -> Node {
        self.properties.insert(name.into(), property);
        self
    }

    pub(crate) fn with_child(mut self, name: &str, child: Node) -> Node {
        self.children.insert(name.into(), child);
        self
    }

    pub(crate) fn with_batch(mut self, batch: Batch) -> Node {
        self.batch = Some(Box::new(batch));
        self
    }

    pub(crate) fn primary_type(&self) -> &str {
        match self.properties.get("jcr:primaryType").map(Property::list) {
            Some([crate::value::Value::Text(name)]) => name,
            _ => "nt:unstructured",
        }
    }

    pub(crate) fn is_asset(&self) -> bool {
        self.primary_type() == "dam:Asset"
    }

    pub(crate) fn is_folder(&self) -> bool {
        matches!(self.primary_type(), "sling:Folder" | "sling:OrderedFolder" | "nt:folder")
    }

    pub(crate) fn get(&self, name: &str) -> Option<&Property> {
        self.properties.get(name)
    }

    /// The property at a path below this node, such as
    /// `jcr:content/metadata/dc:title`.
    pub(crate) fn property_at(&self, path: &str) -> Option<Property> {
        match path.rsplit_once('/') {
            None => self.get(path).cloned(),
            Some((nodes, name)) => {
                let segments: Vec<&str> = nodes.split('/').filter(|s| !s.is_empty()).collect();
                self.at(&segments)?.get(name).cloned()
            }
        }
    }

    pub(crate) fn child(&self, name: &str) -> Option<Cow<'_, Node>> {
        if let Some(child) = self.children.get(name) {
            return Some(Cow::Borrowed(child));
        }
        if let Some(batch) = &self.batch {
            return batch.index_of(name).map(|index| Cow::Owned(batch.node(index)));
        }
        (name == "renditions" && self.primary_type() == "dam:AssetContent")
            .then(|| Cow::Owned(self.renditions()))
    }

    pub(crate) fn at(&self, segments: &[&str]) -> Option<Cow<'_, Node>> {
        let mut here = Cow::Borrowed(self);
        for segment in segments {
            here = match here {
                Cow::Borrowed(node) => node.child(segment)?,
                Cow::Owned(mut node) => match node.children.remove(*segment) {
                    Some(child) => Cow::Owned(child),
                    None => Cow::Owned(node.child(segment)?.into_owned()),
                },
            };
        }
        Some(here)
    }

    /// Direct children in the order of their names.
    pub(crate) fn children(&self) -> impl Iterator<Item = (Cow<'_, str>, Cow<'_, Node>)> {
        self.child_names().into_iter().filter_map(|name| {
            let child = match &name {
                Cow::Borrowed(name) => self.child(name)?,
                Cow::Owned(name) => self.child(name)?,
            };
            Some((name, child))
        })
    }

    pub(crate) fn child_names(&self) -> Vec<Cow<'_, str>> {
        let stored = self.children.keys().map(|name| Cow::Borrowed(&**name));
        match &self.batch {
            Some(batch) => {
                let all: BTreeSet<Cow<'_, str>> =
                    stored.chain(batch.positions().map(|i| Cow::Owned(batch.name(i)))).collect();
                all.into_iter().collect()
            }
            None if self.primary_type() == "dam:AssetContent"
                && !self.children.contains_key("renditions") =>
            {
                stored.chain([Cow::Borrowed("renditions")]).collect()
            }
            None => stored.collect(),
        }
    }

    /// The batch, when it holds all assets of this folder and there are no
    /// subfolders.
    pub(crate) fn plain_batch(&self) -> Option<&Batch> {
        let only_content = self.children.keys().all(|name| &**name == "jcr:content");
        self.batch.as_deref().filter(|_| only_content)
    }

    /// Children that are stored as such, which is all of them outside the
    /// synthetic library.
    pub(crate) fn stored_children(&self) -> &BTreeMap<Box<str>, Node> {
        &self.children
    }

    /// Runs `edit` on the node at `segments`. `None` when it does not exist and
    /// must not be created.
    pub(crate) fn change<R>(
        &mut self,
        segments: &[&str],
        missing: Missing,
        edit: impl FnOnce(&mut Node) -> R,
    ) -> Option<R> {
        let Some((name, rest)) = segments.split_first() else { return Some(edit(self)) };
        if let Some(child) = self.children.get_mut(*name) {
            return child.change(rest, missing, edit);
        }
        if let Some(batch) = &mut self.batch
            && let Some(index) = batch.index_of(name)
        {
            let mut node = batch.node(index);
            let result = node.change(rest, missing, edit)?;
            // What does not fit into a record of changed properties becomes a
            // node of its own, which hides the generated one.
            if let Err(node) = batch.keep(index, node) {
                self.children.insert((*name).into(), node);
            }
            return Some(result);
        }
        if missing == Missing::Leave {
            return None;
        }
        let child =
            self.children.entry((*name).into()).or_insert_with(|| Node::of_type("nt:unstructured"));
        child.change(rest, missing, edit)
    }

    /// Whether there is an asset or a folder at a path, found without building
    /// what is generated.
    pub(crate) fn kind_at(&self, segments: &[&str]) -> Option<ContentKind> {
        let mut here = self;
        for (at, segment) in segments.iter().enumerate() {
            if let Some(child) = here.children.get(*segment) {
                here = child;
                continue;
            }
            let is_last = at + 1 == segments.len();
            let generated = here.batch.as_ref().and_then(|batch| batch.index_of(segment));
            if generated.is_some() && is_last {
                return Some(ContentKind::Asset);
            }
            return here.at(&segments[at..])?.kind();
        }
        here.kind()
    }

    fn kind(&self) -> Option<ContentKind> {
        match (self.is_asset(), self.is_folder()) {
            (true, _) => Some(ContentKind::Asset),
            (_, true) => Some(ContentKind::Folder),
            _ => None,
        }
    }

    /// Sets properties of a node inside a generated asset, where that can be done
    /// without building it. Gives them back otherwise.
    pub(crate) fn set_generated(
        &mut self,
        segments: &[&str],
        properties: Vec<Change>,
        touched: Option<(time::OffsetDateTime, &str)>,
    ) -> Result<(), Vec<Change>> {
        let mut here = self;
        for (at, segment) in segments.iter().enumerate() {
            if here.children.contains_key(*segment) {
                here = here.children.get_mut(*segment).expect("it was just found");
                continue;
            }
            let Some(batch) = &mut here.batch else { return Err(properties) };
            let place = Place::of(&segments[at + 1..]);
            let (Some(index), Some(place)) = (batch.index_of(segment), place) else {
                return Err(properties);
            };
            match noted(place, &properties) {
                Some((at, by)) => batch.touch(index, at, &by),
                None => {
                    for (name, value) in properties {
                        batch.set(index, place, &name, value);
                    }
                }
            }
            if let Some((at, by)) = touched {
                batch.touch(index, at, by);
            }
            return Ok(());
        }
        Err(properties)
    }

    /// Takes a node out of the tree, with all below it.
    pub(crate) fn remove(&mut self, segments: &[&str]) -> Option<Node> {
        let (name, parents) = segments.split_last()?;
        let mut here = self;
        for parent in parents {
            here = here.children.get_mut(*parent)?;
        }
        if let Some(child) = here.children.remove(*name) {
            // A stored node hides the generated one, which must not come back.
            if let Some(batch) = &mut here.batch
                && let Some(index) = batch.index_of(name)
            {
                batch.remove(index);
            }
            return Some(child);
        }
        let batch = here.batch.as_mut()?;
        let index = batch.index_of(name)?;
        Some(batch.remove(index))
    }

    /// Puts a node at a path, creating folders on the way. For content sources.
    pub(crate) fn place(&mut self, path: &str, node: Node) {
        let segments: Vec<&str> = path.split('/').filter(|s| !s.is_empty()).collect();
        let mut here = self;
        for segment in &segments {
            here = here
                .children
                .entry((*segment).into())
                .or_insert_with(|| Node::of_type("sling:Folder"));
        }
        let children = std::mem::take(&mut here.children);
        *here = node;
        for (name, child) in children {
            here.children.entry(name).or_insert(child);
        }
    }

    /// A copy in which the node at `segments` and all below it is missing.
    pub(crate) fn without(&self, segments: &[&str]) -> Node {
        let Some((name, rest)) = segments.split_first() else { return Node::default() };
        let mut copy = Node {
            properties: self.properties.clone(),
            children: BTreeMap::new(),
            batch: self.batch.clone(),
        };
        for (child_name, child) in &self.children {
            if **child_name != **name {
                copy.children.insert(child_name.clone(), child.clone());
            } else if !rest.is_empty() {
                copy.children.insert(child_name.clone(), child.without(rest));
            }
        }
        copy
    }

    fn renditions(&self) -> Node {
        let file = |mime: &str, length: u64| {
            let content = Node::of_type("nt:resource")
                .with("jcr:mimeType", Property::text(mime))
                .with("jcr:data", Property::binary(length));
            Node::of_type("nt:file").with_child("jcr:content", content)
        };
        let metadata = |name: &str| self.property_at(&format!("metadata/{name}"));
        let size = metadata("dam:size").and_then(|p| p.as_long()).unwrap_or(1024);
        let mime = metadata("dc:format").and_then(|p| p.first_text().map(|t| t.into_owned()));
        let size = u64::try_from(size).unwrap_or(0);
        let original = file(mime.as_deref().unwrap_or("application/octet-stream"), size);
        RENDITIONS.iter().enumerate().fold(
            Node::of_type("nt:folder").with_child("original", original),
            |folder, (step, (name, mime))| {
                folder.with_child(name, file(mime, size / (8 << step.min(8)) + 512))
            },
        )
    }
}

/// When and by whom an asset was changed, where that is all that is set: kept without the
/// room of two properties.
fn noted(place: Place, properties: &[Change]) -> Option<(time::OffsetDateTime, String)> {
    match properties {
        [(when, Some(at)), (who, Some(by))]
            if place == Place::Content
                && (&**when, &**who) == ("jcr:lastModified", "jcr:lastModifiedBy") =>
        {
            Some((at.as_date()?, by.first_text()?.into_owned()))
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::{Missing, Node};
    use crate::value::Property;

    fn tree() -> Node {
        let asset = Node::of_type("dam:Asset").with_child(
            "jcr:content",
            Node::of_type("dam:AssetContent").with_child(
                "metadata",
                Node::of_type("nt:unstructured").with("dc:title", Property::text("Lamp")),
            ),
        );
        let mut root = Node::default();
        root.place("/content/dam/a.jpg", asset);
        root
    }

    #[test]
    fn properties_are_found_by_path() {
        let root = tree();
        let asset = root.at(&["content", "dam", "a.jpg"]).unwrap();
        let title = asset.property_at("jcr:content/metadata/dc:title");
        assert_eq!(title, Some(Property::text("Lamp")));
        assert_eq!(asset.property_at("jcr:content/dc:title"), None);
        assert!(asset.property_at("jcr:content/renditions/original/jcr:primaryType").is_some());
    }

    #[test]
    fn what_is_left_out_is_gone_with_all_below_it_and_nothing_else_is() {
        let mut root = tree();
        root.place("/content/dam/ab/c.jpg", Node::of_type("dam:Asset"));
        let part = root.without(&["content", "dam", "ab"]);
        assert!(part.at(&["content", "dam", "ab"]).is_none());
        assert!(part.at(&["content", "dam", "a.jpg", "jcr:content", "metadata"]).is_some());
        assert!(root.at(&["content", "dam", "ab", "c.jpg"]).is_some());
    }

    #[test]
    fn a_missing_node_is_created_only_when_asked_for() {
        let mut root = tree();
        let path = ["content", "dam", "b.jpg", "jcr:content"];
        assert!(root.change(&path, Missing::Leave, |_| ()).is_none());
        assert!(root.at(&path).is_none());
        root.change(&path, Missing::Create, |_| ()).unwrap();
        assert_eq!(root.at(&path).unwrap().primary_type(), "nt:unstructured");
    }
}
