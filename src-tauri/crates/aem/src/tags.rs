//! AEM's tags (protocol reference, section 10.1).
//!
//! AEM ignores a tag that it does not know, without a word: what was asked for is then
//! simply not there. So tags are checked here, against the list that was read from this
//! AEM, before anything is sent.

mod fold;
mod index;
mod pasted;
mod read;

pub use fold::folded;
pub use index::{KnownTag, TagIndex};
pub(super) use read::of_tree;

/// Where all tags lie.
pub(super) const ROOT: &str = "/content/cq:tags";

/// The namespace of an id that names none.
const DEFAULT_NAMESPACE: &str = "default";

/// A tag or namespace as AEM keeps it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Tag {
    /// Such as `northlight:season/summer`; a namespace ends in `:`.
    pub id: String,
    /// Title without a language; empty where it has none.
    pub title: String,
    /// Titles by language, such as `fr` or `fr_ca`, in lower case.
    pub titles: Vec<(String, String)>,
    /// Id of the tag it was moved to.
    pub moved_to: Option<String>,
}

impl Tag {
    /// Whether it only holds tags and is none itself.
    #[must_use]
    pub fn is_namespace(&self) -> bool {
        self.id.ends_with(':')
    }
}

/// The id that a path in the repository, an id, or an id without a namespace means.
/// `None` for a path elsewhere.
#[must_use]
pub fn tag_id(text: &str) -> Option<String> {
    let text = text.trim();
    if let Some(below) = text.strip_prefix(ROOT) {
        let below = below.strip_prefix('/')?.trim_end_matches('/');
        let (namespace, path) = below.split_once('/').unwrap_or((below, ""));
        return (!namespace.is_empty()).then(|| format!("{namespace}:{path}"));
    }
    if text.is_empty() || text.starts_with('/') {
        return None;
    }
    Some(match text.split_once(':') {
        Some((namespace, path)) => {
            format!("{}:{}", namespace.trim_end(), path.trim().trim_matches('/'))
        }
        None => format!("{DEFAULT_NAMESPACE}:{}", text.trim_end_matches('/')),
    })
}

/// Id of the tag above; `None` above a namespace.
fn parent_of(id: &str) -> Option<&str> {
    let (namespace, path) = id.split_once(':')?;
    match path.rsplit_once('/') {
        Some((above, _)) => Some(&id[..=namespace.len() + above.len()]),
        None if path.is_empty() => None,
        None => Some(&id[..=namespace.len()]),
    }
}

/// Last part of an id: the name of the node.
fn name_of(id: &str) -> &str {
    let id = id.strip_suffix(':').unwrap_or(id);
    id.rsplit(['/', ':']).next().unwrap_or(id)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_and_paths_mean_the_same_tag() {
        for (text, id) in [
            ("northlight:season/summer", Some("northlight:season/summer")),
            ("/content/cq:tags/northlight/season/summer", Some("northlight:season/summer")),
            ("/content/cq:tags/northlight", Some("northlight:")),
            (" to-review ", Some("default:to-review")),
            ("northlight:", Some("northlight:")),
            ("/content/cq:tags", None),
            ("/content/cq:tagsx/a", None),
            ("/content/dam/x", None),
            ("", None),
        ] {
            assert_eq!(tag_id(text).as_deref(), id, "{text:?}");
        }
    }

    #[test]
    fn the_tree_is_in_the_ids() {
        assert_eq!(parent_of("a:b/c/d"), Some("a:b/c"));
        assert_eq!(parent_of("a:b"), Some("a:"));
        assert_eq!(parent_of("a:"), None);
        assert_eq!([name_of("a:b/c"), name_of("a:b"), name_of("a:")], ["c", "b", "a"]);
    }
}
