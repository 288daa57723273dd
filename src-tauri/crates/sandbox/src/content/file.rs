//! Content from a JSON file: folders, assets with typed properties, tags.

use std::collections::BTreeSet;
use std::path::Path;

use serde::Deserialize;
use serde_json::{Map, Value as Json};

use crate::Error;
use crate::content::{build, tags};
use crate::dates;
use crate::graphql;
use crate::node::{Node, Properties};
use crate::value::Property;

#[derive(Deserialize)]
struct ContentFile {
    #[serde(default)]
    folders: Vec<FolderEntry>,
    #[serde(default)]
    assets: Vec<AssetEntry>,
    #[serde(default)]
    tags: Vec<TagEntry>,
}

#[derive(Deserialize)]
struct FolderEntry {
    path: String,
    #[serde(rename = "type", default = "FolderEntry::default_type")]
    primary_type: String,
    title: Option<String>,
}

impl FolderEntry {
    fn default_type() -> String {
        "sling:Folder".to_owned()
    }
}

#[derive(Deserialize)]
struct AssetEntry {
    path: String,
    uuid: Option<String>,
    #[serde(default)]
    content: Map<String, Json>,
    #[serde(default)]
    metadata: Map<String, Json>,
    /// Content fragments only: the variations with their elements.
    fragment: Option<Map<String, Json>>,
    model: Option<String>,
}

/// A tag: its path, its title and titles in other languages
/// (`jcr:title.fr` or `title.fr`).
#[derive(Deserialize)]
struct TagEntry {
    path: String,
    title: Option<String>,
    #[serde(flatten)]
    more: Map<String, Json>,
}

pub(crate) fn fill(root: &mut Node, path: &Path) -> Result<(), Error> {
    let failed = |what: String| Error::Content(format!("{}: {what}", path.display()));
    let bytes = std::fs::read(path).map_err(|error| failed(error.to_string()))?;
    let file: ContentFile =
        serde_json::from_slice(&bytes).map_err(|error| failed(error.to_string()))?;
    for entry in &file.folders {
        inside(&entry.path, "/content/").map_err(&failed)?;
        let title = entry.title.as_deref().unwrap_or_default();
        root.place(&entry.path, build::folder(&entry.primary_type, title));
    }
    let models = file.assets.iter().filter_map(|asset| asset.model.as_deref());
    let configurations: BTreeSet<String> = models
        .filter_map(|model| model.strip_prefix("/conf/")?.split_once("/settings/"))
        .map(|(configuration, _)| configuration.to_owned())
        .collect();
    for entry in file.assets {
        inside(&entry.path, "/content/dam/").map_err(&failed)?;
        let path = entry.path.clone();
        let node = asset(entry).map_err(&failed)?;
        root.place(&path, node);
    }
    // A site that has fragments has an endpoint for the models of its configuration.
    for configuration in configurations {
        graphql::place_endpoint(root, &configuration);
    }
    for entry in &file.tags {
        inside(&entry.path, "/content/cq:tags/").map_err(&failed)?;
        let titles = entry.more.iter().filter_map(|(name, value)| {
            let locale = name.strip_prefix("jcr:title.").or(name.strip_prefix("title."))?;
            Some((locale, value.as_str()?))
        });
        let title = entry.title.as_deref().unwrap_or_default();
        root.place(&entry.path, tags::tag(title, titles));
    }
    Ok(())
}

fn inside(path: &str, root: &str) -> Result<(), String> {
    let odd = path.split('/').skip(1).any(|s| s.is_empty() || s == "." || s == "..");
    if path.starts_with(root) && !odd {
        return Ok(());
    }
    Err(format!("the path {path:?} is not below {root}"))
}

fn asset(entry: AssetEntry) -> Result<Node, String> {
    let AssetEntry { path, uuid, content, metadata, fragment, model } = entry;
    let seed = build::hash(&path);
    let content = properties(&path, &content)?;
    let created = content
        .get("jcr:lastModified")
        .and_then(Property::as_date)
        .unwrap_or_else(|| build::moment(seed, 900));
    let uuid = uuid.unwrap_or_else(|| build::uuid(seed));
    let mut node = build::asset(&uuid, created, content, properties(&path, &metadata)?);
    if let Some(fragment) = fragment {
        let mut data = Node::of_type("nt:unstructured");
        if let Some(model) = model {
            data = data.with("cq:model", Property::text(model));
        }
        for (name, variation) in &fragment {
            let elements = variation.as_object().cloned().unwrap_or_default();
            let mut child = Node::of_type("nt:unstructured");
            child.properties.extend(properties(&path, &elements)?);
            data = data.with_child(name, child);
        }
        node.change(&["jcr:content"], crate::node::Missing::Create, |content| {
            *content = std::mem::take(content).with_child("data", data);
        });
    }
    Ok(node)
}

fn properties(path: &str, typed: &Map<String, Json>) -> Result<Properties, String> {
    typed
        .iter()
        .map(|(name, value)| {
            let property = match (name.as_str(), value) {
                // Type names are names, whatever the file calls them.
                ("jcr:primaryType", value) => Property::name(
                    value.get("value").and_then(Json::as_str).unwrap_or("nt:unstructured"),
                ),
                (_, value) => Property::from_typed_json(value)
                    .ok_or_else(|| format!("{path}: {name} has no readable value"))?,
            };
            Ok((name.as_str().into(), property))
        })
        .collect()
}

/// Reads a typed value given by a test; dates may be in any form AEM takes.
pub(crate) fn typed(value: &Json) -> Option<Property> {
    Property::from_typed_json(value).or_else(|| match value {
        Json::String(text) => Some(dates_or_text(text)),
        Json::Bool(yes) => Some(Property::boolean(*yes)),
        Json::Number(number) => number.as_i64().map(Property::long),
        Json::Array(texts) => {
            texts.iter().map(Json::as_str).collect::<Option<Vec<_>>>().map(Property::texts)
        }
        _ => None,
    })
}

fn dates_or_text(text: &str) -> Property {
    match dates::parse(text) {
        Some(moment) if text.len() >= 19 => Property::date(moment),
        _ => Property::text(text),
    }
}
