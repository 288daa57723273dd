//! What the content holds and who else changed it, for a comparison of before and after.

use std::collections::BTreeMap;
use std::sync::Arc;

use serde_json::{Map, Value};
use time::OffsetDateTime;

use crate::environment::Environment;
use crate::node::Node;
use crate::paths;
use crate::sandbox::Sandbox;

/// A look at the content from outside, also after the environment stopped.
#[derive(Clone)]
pub struct Repository(Arc<Environment>);

/// A change that no request made: a test did, or somebody else whom a fault brings in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OthersChange {
    /// When it was made, by the clock of this computer.
    pub at: OffsetDateTime,
    /// The node whose property was set, or that came or went with all below it.
    pub node: String,
    /// Which property; `None` for a node that came or went.
    pub property: Option<String>,
    /// What the property holds since, in the form of [`Sandbox::typed`]; `null` for nothing.
    pub value: Value,
}

impl std::fmt::Debug for Repository {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_tuple("Repository").field(&self.0.origin.as_str()).finish()
    }
}

impl Sandbox {
    /// Its content, for who only looks.
    pub fn repository(&self) -> Repository {
        Repository(Arc::clone(&self.environment))
    }
}

impl Repository {
    /// The properties of every node at and below a path, by the path of the node, in the
    /// form of [`Sandbox::typed`]. What one write did, wherever it landed, is the
    /// difference of two of these.
    pub fn held_below(&self, path: &str) -> BTreeMap<String, Value> {
        let root = self.0.content();
        let mut held = BTreeMap::new();
        if let Some(node) = root.at(&paths::segments(path)) {
            collect(&node, path, &mut held);
        }
        held
    }

    /// All that was changed by others since the start, in its order.
    pub fn changes_of_others(&self) -> Vec<OthersChange> {
        self.0.changes_of_others()
    }
}

/// The properties of a node in the form of [`Sandbox::typed`].
pub(crate) fn typed(node: &Node) -> Map<String, Value> {
    let properties = node.properties.iter();
    properties.map(|(name, property)| (name.to_string(), property.typed_json())).collect()
}

fn collect(node: &Node, path: &str, held: &mut BTreeMap<String, Value>) {
    held.insert(path.to_owned(), Value::Object(typed(node)));
    for (name, child) in node.children() {
        collect(&child, &format!("{path}/{name}"), held);
    }
}
