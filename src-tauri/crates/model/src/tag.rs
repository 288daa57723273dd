//! Tags, as AEM keeps them: a tree of titles below namespaces.

#[cfg(feature = "wire")]
use {
    serde::{Deserialize, Serialize},
    ts_rs::TS,
};

/// One tag, or a namespace of tags.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "wire", derive(Serialize, Deserialize, TS), serde(rename_all = "camelCase"))]
pub struct TagFacts {
    /// What is stored, such as `northlight:season/summer`.
    pub id: String,
    /// In the language asked for, else AEM's own title, else the name.
    pub title: String,
    /// Titles from the namespace down to its parent; empty for a namespace.
    pub trail: Vec<String>,
    /// Whether there are tags below.
    pub has_children: bool,
}

/// One pasted word and the tags it may mean.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "wire", derive(Serialize, Deserialize, TS), serde(rename_all = "camelCase"))]
pub struct PastedTag {
    /// The word as it was pasted.
    pub text: String,
    /// None: unknown. Several: to be chosen.
    pub tags: Vec<TagFacts>,
}
