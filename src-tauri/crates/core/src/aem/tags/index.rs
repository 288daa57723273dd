//! The tags of an environment, found by id, by title and as a tree.

use super::Tag;
use crate::api::types::{PastedTag, TagFacts};

/// The tags of an environment.
#[derive(Debug, Default)]
pub struct TagIndex {}

/// A tag that AEM knows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct KnownTag<'a> {
    /// What is to be stored.
    pub id: &'a str,
    /// Whether the tag that was asked for was moved, and `id` is where to.
    pub was_moved: bool,
}

impl TagIndex {
    /// An index of tags in any order.
    #[must_use]
    pub fn new(_tags: Vec<Tag>) -> Self {
        Self {}
    }

    /// The tag that an id or an absolute path means, its new place where it was moved.
    /// `None` for what AEM would drop.
    #[must_use]
    pub fn known(&self, _id_or_path: &str) -> Option<KnownTag<'_>> {
        None
    }

    /// Title of a tag in a language, by its id; `None` for a tag AEM does not know.
    #[must_use]
    pub fn title(&self, _id: &str, _locale: &str) -> Option<String> {
        None
    }

    /// Tags that match what was typed, the best first.
    #[must_use]
    pub fn find(&self, _text: &str, _locale: &str, _limit: usize) -> Vec<TagFacts> {
        Vec::new()
    }

    /// The tags directly below a tag, by title; the namespaces without one.
    #[must_use]
    pub fn children(&self, _parent: Option<&str>, _locale: &str) -> Vec<TagFacts> {
        Vec::new()
    }

    /// Which tags a pasted text means.
    #[must_use]
    pub fn read(&self, _text: &str, _locale: &str) -> Vec<PastedTag> {
        Vec::new()
    }
}
