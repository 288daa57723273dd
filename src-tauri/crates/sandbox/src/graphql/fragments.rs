//! Content fragments as they lie in the tree.

use std::borrow::Cow;
use std::collections::BTreeMap;

use serde_json::{Value as Json, json};

use crate::dates;
use crate::graphql::models::{Element, Kind};
use crate::node::{Node, Properties};
use crate::value::{Property, Value};

/// Name of what is not a variation of its own.
pub(crate) const MASTER: &str = "master";

/// A fragment in one of its variations. Many are looked at for each page of few, so it
/// borrows from the tree until it is wanted.
#[derive(Clone, Debug)]
pub(crate) struct Fragment<'a> {
    pub(crate) path: String,
    pub(crate) uuid: String,
    /// Path of its model.
    pub(crate) model: String,
    pub(crate) variation: String,
    /// Names of its variations, without the master.
    pub(crate) variations: Vec<String>,
    elements: Cow<'a, Properties>,
    /// Of `jcr:content` and, which wins, of `metadata`.
    properties: [Cow<'a, Properties>; 2],
}

impl Fragment<'_> {
    /// Reads the fragment a node is, in `variation` or, where it has none of that name,
    /// as the master is. `None` where the node is no fragment.
    pub(crate) fn read<'a>(
        path: &str,
        node: &'a Node,
        variation: Option<&str>,
    ) -> Option<Fragment<'a>> {
        if !node.is_asset() {
            return None;
        }
        // Generated assets are pictures and documents: every fragment is stored.
        let content = node.stored_children().get("jcr:content")?;
        let data = content.stored_children().get("data")?;
        let variations: Vec<String> = data
            .stored_children()
            .keys()
            .filter(|name| &***name != MASTER)
            .map(|name| name.to_string())
            .collect();
        let variation = variation
            .filter(|wanted| variations.iter().any(|name| name == wanted))
            .unwrap_or(MASTER);
        let metadata = content.stored_children().get("metadata");
        Some(Fragment {
            path: path.to_owned(),
            uuid: node.get("jcr:uuid")?.first_text()?.into_owned(),
            model: data.get("cq:model")?.first_text()?.into_owned(),
            variation: variation.to_owned(),
            elements: Cow::Borrowed(&data.stored_children().get(variation)?.properties),
            variations,
            properties: [
                Cow::Borrowed(&content.properties),
                metadata.map_or_else(Cow::default, |node| Cow::Borrowed(&node.properties)),
            ],
        })
    }

    /// All fragments of a model below `/content/dam`, in the order of their paths.
    pub(crate) fn of_model<'a>(
        root: &'a Node,
        model: &str,
        variation: Option<&str>,
    ) -> Vec<Fragment<'a>> {
        let mut found = Vec::new();
        let dam =
            root.stored_children().get("content").and_then(|n| n.stored_children().get("dam"));
        if let Some(dam) = dam {
            collect(dam, "/content/dam", model, variation, &mut found);
        }
        found
    }

    pub(crate) fn into_owned(self) -> Fragment<'static> {
        Fragment {
            path: self.path,
            uuid: self.uuid,
            model: self.model,
            variation: self.variation,
            variations: self.variations,
            elements: Cow::Owned(self.elements.into_owned()),
            properties: self.properties.map(|one| Cow::Owned(one.into_owned())),
        }
    }

    /// Of `jcr:content` and `metadata`, for `_metadata` and `_tags`.
    pub(crate) fn metadata(&self) -> BTreeMap<&str, &Property> {
        let all = self.properties.iter().flat_map(|part| part.iter());
        all.map(|(name, property)| (&**name, property)).collect()
    }

    fn property(&self, name: &str) -> Option<&Property> {
        self.elements.get(name)
    }

    /// The texts of an element: of a list each entry, else at most one. Empty texts count
    /// as nothing.
    pub(crate) fn texts(&self, element: &Element) -> Vec<String> {
        let Some(property) = self.property(element.name) else { return Vec::new() };
        let texts = property.list().iter().map(|value| value.text().into_owned());
        texts.filter(|text| !text.is_empty()).collect()
    }

    /// `text/html`, `text/x-markdown` or `text/plain` of a text in several forms.
    pub(crate) fn content_type(&self, element: &Element) -> String {
        let name = format!("{}@ContentType", element.name);
        let found = self.property(&name).and_then(|property| property.first_text());
        found.map_or_else(|| "text/html".to_owned(), |text| text.into_owned())
    }

    /// The value of an element as its GraphQL type shows it.
    pub(crate) fn json(&self, element: &Element) -> Json {
        let Some(property) = self.property(element.name) else {
            return if element.many { json!([]) } else { Json::Null };
        };
        let mut values = property.list().iter().map(|value| shown(value, element.kind));
        if element.many { values.collect() } else { values.next().unwrap_or(Json::Null) }
    }

    /// Whether it lies in a folder of this language, such as `en` in `/content/dam/site/en`.
    pub(crate) fn is_in_locale(&self, locale: &str) -> bool {
        let wanted = locale.replace('-', "_").to_lowercase();
        self.path.split('/').any(|segment| segment.replace('-', "_").to_lowercase() == wanted)
    }
}

fn shown(value: &Value, kind: Kind) -> Json {
    match (kind, value) {
        (Kind::Day, Value::Date(moment)) => json!(dates::iso(moment)[..10].to_owned()),
        (_, Value::Date(moment)) => json!(dates::iso(moment)),
        (Kind::Integer, Value::Long(number)) => json!(number),
        (Kind::Number, Value::Long(number)) => json!(*number as f64),
        (Kind::Number, Value::Double(number)) => json!(number),
        (Kind::YesNo, Value::Boolean(yes)) => json!(yes),
        (Kind::Integer | Kind::Number, Value::Text(text)) => {
            text.parse::<f64>().map_or(Json::Null, |number| json!(number))
        }
        (_, value) => {
            let text = value.text();
            if text.is_empty() { Json::Null } else { json!(text) }
        }
    }
}

fn collect<'a>(
    node: &'a Node,
    path: &str,
    model: &str,
    variation: Option<&str>,
    found: &mut Vec<Fragment<'a>>,
) {
    for (name, child) in node.stored_children() {
        let path = format!("{path}/{name}");
        if child.is_asset() {
            let fragment = Fragment::read(&path, child, variation);
            found.extend(fragment.filter(|fragment| fragment.model == model));
        } else {
            collect(child, &path, model, variation, found);
        }
    }
}
