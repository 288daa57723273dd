//! Sling's default GET: JSON of any node, pictures of assets.

use std::borrow::Cow;
use std::collections::VecDeque;

use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};
use serde_json::{Map, Value, json};

use crate::aem::Call;
use crate::environment::Environment;
use crate::node::Node;
use crate::sling_response::error_page;
use crate::thumbnails;
use crate::value::Kind;
use crate::{jcr_names, paths, system_view};

/// Sling's `json.maximumresults`: more nodes than this are answered with 300.
const MOST_NODES: usize = 200;

/// `GET` of a repository path with selectors and extension.
pub(crate) fn answer(environment: &Environment, call: &Call) -> Response {
    let Some(path) = paths::decode(&call.path) else {
        return error_page(StatusCode::NOT_FOUND, "No resource found");
    };
    let root = environment.sight(call.account);
    if let Some(picture) = thumbnails::wanted(&root, &path) {
        drop(root);
        if environment.is_read_refused(&picture.asset) {
            return error_page(StatusCode::FORBIDDEN, "Access denied");
        }
        return environment.thumbnails.answer(&picture);
    }
    let Some(resource) = resolve(&root, &path) else {
        return error_page(StatusCode::NOT_FOUND, "No resource found");
    };
    if environment.is_read_refused(resource.path) {
        return error_page(StatusCode::FORBIDDEN, "Access denied");
    }
    let Some(node) = root.at(&paths::segments(resource.path)) else {
        return error_page(StatusCode::NOT_FOUND, "No resource found");
    };
    if resource.extension == "xml" && resource.selectors == ["sysview"] {
        return match environment.switches.gives_system_view() {
            true => system_view::answer(paths::name(resource.path), &node),
            false => error_page(StatusCode::NOT_FOUND, "No resource found"),
        };
    }
    match resource.extension {
        "json" => {}
        "" => return error_page(StatusCode::FORBIDDEN, "No default rendering for this resource"),
        _ => return error_page(StatusCode::NOT_FOUND, "No renderer for this extension"),
    }
    let view = match View::from_selectors(&resource.selectors) {
        Ok(view) => view,
        Err(selector) => {
            let message = format!("Invalid recursion selector value '{selector}'");
            return error_page(StatusCode::BAD_REQUEST, &message);
        }
    };
    if let Some(allowed) = too_deep(&node, view.depth) {
        let tidy = if view.tidy { ".tidy" } else { "" };
        let urls: Vec<String> = (0..=allowed)
            .rev()
            .map(|depth| format!("{}{tidy}.{depth}.json", paths::encode(resource.path)))
            .collect();
        return as_json(StatusCode::MULTIPLE_CHOICES, &json!(urls), view.tidy);
    }
    if has_no_number(&node, view.depth) {
        let message = "double value must not be NaN or Infinite";
        return error_page(StatusCode::INTERNAL_SERVER_ERROR, message);
    }
    as_json(StatusCode::OK, &render(&node, view.depth, view.array), view.tidy)
}

fn as_json(status: StatusCode, value: &Value, tidy: bool) -> Response {
    let text = if tidy { format!("{value:#}") } else { value.to_string() };
    (status, [(header::CONTENT_TYPE, "application/json;charset=utf-8")], text).into_response()
}

/// A URL taken apart the way Sling does.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Resource<'a> {
    pub(crate) path: &'a str,
    selectors: Vec<&'a str>,
    extension: &'a str,
}

/// Finds the longest path that exists; what follows its dot are selectors and
/// extension, what follows the next slash is the suffix.
pub(crate) fn resolve<'a>(root: &Node, path: &'a str) -> Option<Resource<'a>> {
    let exists = |path: &str| root.at(&paths::segments(path)).is_some();
    if exists(path) {
        return Some(Resource { path, selectors: Vec::new(), extension: "" });
    }
    let dots = path.char_indices().rev().filter(|(_, c)| *c == '.').map(|(at, _)| at);
    for dot in dots {
        let candidate = &path[..dot];
        if candidate.ends_with('/') || !exists(candidate) {
            continue;
        }
        let rest = &path[dot + 1..];
        let rest = rest.split('/').next().unwrap_or_default();
        let mut parts: Vec<&str> = rest.split('.').collect();
        let extension = parts.pop().unwrap_or_default();
        return Some(Resource { path: candidate, selectors: parts, extension });
    }
    None
}

/// What the selectors ask for.
struct View {
    /// Levels of children; `None` is all.
    depth: Option<usize>,
    tidy: bool,
    array: bool,
}

impl View {
    fn from_selectors<'a>(selectors: &[&'a str]) -> Result<View, &'a str> {
        let has = |name: &str| selectors.contains(&name);
        let level = selectors.iter().rev().find(|s| !matches!(**s, "tidy" | "harray"));
        let depth = match level {
            None => Some(0),
            Some(&"infinity") => None,
            Some(&"-1") => None,
            Some(level) => Some(level.parse::<usize>().map_err(|_| *level)?),
        };
        Ok(View { depth, tidy: has("tidy"), array: has("harray") })
    }
}

/// The highest depth that stays within the ceiling, when `depth` does not.
/// One level is always allowed (SLING-2320).
fn too_deep(node: &Node, depth: Option<usize>) -> Option<usize> {
    if matches!(depth, Some(0 | 1)) {
        return None;
    }
    let mut count = 0;
    let mut queue = VecDeque::from([(Cow::Borrowed(node), 0)]);
    while let Some((node, level)) = queue.pop_front() {
        if depth.is_some_and(|depth| level >= depth) {
            continue;
        }
        for name in node.child_names() {
            count += 1;
            if count > MOST_NODES {
                return Some(level);
            }
            let child = match &node {
                Cow::Borrowed(node) => node.child(&name),
                Cow::Owned(node) => node.child(&name).map(|child| Cow::Owned(child.into_owned())),
            };
            queue.extend(child.map(|child| (child, level + 1)));
        }
    }
    None
}

/// Whether a double is none that JSON can say; one is enough to spoil the answer.
fn has_no_number(node: &Node, depth: Option<usize>) -> bool {
    let is_odd = |value: &crate::value::Value| matches!(value, crate::value::Value::Double(number) if !number.is_finite());
    let has_own = node.properties.values().any(|property| property.list().iter().any(is_odd));
    let below = depth.map(|depth| depth.saturating_sub(1));
    has_own || (depth != Some(0) && node.children().any(|(_, child)| has_no_number(&child, below)))
}

/// Properties of a node and, down to `depth`, its children.
pub(crate) fn render(node: &Node, depth: Option<usize>, array: bool) -> Value {
    let mut object = Map::new();
    for (name, property) in &node.properties {
        // The length of a binary is shown under a name with a colon in front.
        let name = match property.kind {
            Kind::Binary => format!(":{name}"),
            _ => jcr_names::key(name),
        };
        object.insert(name, property.sling_json());
    }
    if depth == Some(0) {
        return Value::Object(object);
    }
    let below = depth.map(|depth| depth - 1);
    let mut list = Vec::new();
    for (name, child) in node.children() {
        let mut child = render(&child, below, array);
        if array {
            child["__name__"] = json!(name);
            list.push(child);
        } else {
            object.insert(name.into_owned(), child);
        }
    }
    if !list.is_empty() {
        object.insert("__children__".into(), Value::Array(list));
    }
    Value::Object(object)
}

#[cfg(test)]
mod tests {
    use super::{View, resolve, too_deep};
    use crate::content::batch::Batch;
    use crate::node::Node;

    #[test]
    fn the_longest_path_that_exists_is_the_resource() {
        let mut root = Node::default();
        root.place("/content/dam/a.b.jpg", Node::of_type("dam:Asset"));
        let found = resolve(&root, "/content/dam/a.b.jpg.tidy.2.json").unwrap();
        assert_eq!((found.path, found.extension), ("/content/dam/a.b.jpg", "json"));
        assert_eq!(found.selectors, ["tidy", "2"]);
        assert_eq!(resolve(&root, "/content/dam.json").unwrap().path, "/content/dam");
        assert_eq!(resolve(&root, "/content/dam/b.jpg.json"), None);
    }

    #[test]
    fn selectors_are_read_like_sling_reads_them() {
        let view = View::from_selectors(&["tidy", "3"]).unwrap_or_else(|_| unreachable!());
        assert_eq!((view.depth, view.tidy), (Some(3), true));
        assert!(View::from_selectors(&["-1"]).is_ok_and(|view| view.depth.is_none()));
        assert_eq!(View::from_selectors(&["deep"]).err(), Some("deep"));
        assert_eq!(View::from_selectors(&["-2"]).err(), Some("-2"));
    }

    #[test]
    fn two_hundred_nodes_are_the_ceiling() {
        let small = Node::of_type("sling:Folder").with_batch(Batch::new(1, 200));
        assert_eq!(too_deep(&small, Some(2)), Some(1));
        let large = Node::of_type("sling:Folder").with_batch(Batch::new(1, 201));
        assert_eq!(too_deep(&large, None), Some(0));
        assert_eq!(too_deep(&large, Some(1)), None);
        assert_eq!(too_deep(&Node::default(), None), None);
    }
}
