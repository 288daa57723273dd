//! Everything that the content holds, for a comparison of before and after.

use std::collections::BTreeMap;

use serde_json::{Map, Value};

use crate::node::Node;
use crate::paths;
use crate::sandbox::Sandbox;

impl Sandbox {
    /// The properties of every node at and below a path, by the path of the node, in the
    /// form of [`Sandbox::typed`]. What one write did, wherever it landed, is the
    /// difference of two of these.
    pub fn held_below(&self, path: &str) -> BTreeMap<String, Value> {
        let root = self.environment.content();
        let mut held = BTreeMap::new();
        if let Some(node) = root.at(&paths::segments(path)) {
            collect(&node, path, &mut held);
        }
        held
    }
}

fn collect(node: &Node, path: &str, held: &mut BTreeMap<String, Value>) {
    let typed: Map<String, Value> = node
        .properties
        .iter()
        .map(|(name, property)| (name.to_string(), property.typed_json()))
        .collect();
    held.insert(path.to_owned(), Value::Object(typed));
    for (name, child) in node.children() {
        collect(&child, &format!("{path}/{name}"), held);
    }
}
