//! Searches: assets by what they are and hold, wherever they lie.

#[cfg(feature = "wire")]
use {
    serde::{Deserialize, Serialize},
    ts_rs::TS,
};

use crate::{AssetKind, SearchId, Value};

/// What is looked for. Everything that is said has to be so; an empty part says nothing.
#[derive(Clone, Debug, Default, PartialEq)]
#[cfg_attr(feature = "wire", derive(Serialize, Deserialize, TS), serde(rename_all = "camelCase"))]
pub struct Search {
    /// Below which folder.
    pub path: String,
    /// Part of the file name; `*` for anything.
    pub name: String,
    /// Words, anywhere in the metadata.
    pub text: String,
    /// Any of these kinds.
    pub kinds: Vec<AssetKind>,
    /// When it was last changed.
    pub changed: Option<DateSpan>,
    /// Any of these tags, by id, or one below them.
    pub tags: Vec<String>,
    /// What fields hold.
    pub fields: Vec<FieldTest>,
    /// What is left out.
    pub without: Vec<SearchPart>,
    /// Whether content fragments are found too.
    pub include_fragments: bool,
}

/// A span of time.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "wire", derive(Serialize, Deserialize, TS), serde(rename_all = "camelCase"))]
pub struct DateSpan {
    /// ISO 8601: not before; none: from ever.
    pub from: Option<String>,
    /// ISO 8601: before; none: for ever.
    pub to: Option<String>,
}

/// What a field has to hold.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(feature = "wire", derive(Serialize, Deserialize, TS), serde(rename_all = "camelCase"))]
pub struct FieldTest {
    /// Which field.
    pub property: String,
    /// What it has to hold.
    pub test: ValueTest,
}

/// What a value has to be.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(
    feature = "wire",
    derive(Serialize, Deserialize, TS),
    serde(rename_all = "camelCase", tag = "kind")
)]
pub enum ValueTest {
    /// Exactly this, or a list with it.
    #[cfg_attr(feature = "wire", serde(rename_all = "camelCase"))]
    Equals {
        /// The value.
        value: Value,
    },
    /// A text, or a list of texts, with this in it.
    #[cfg_attr(feature = "wire", serde(rename_all = "camelCase"))]
    Contains {
        /// The text.
        text: String,
    },
    /// There is none.
    Empty,
    /// There is one.
    NotEmpty,
}

/// What a search leaves out.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(
    feature = "wire",
    derive(Serialize, Deserialize, TS),
    serde(rename_all = "camelCase", tag = "kind")
)]
pub enum SearchPart {
    /// Whatever lies below a folder.
    #[cfg_attr(feature = "wire", serde(rename_all = "camelCase"))]
    Folder {
        /// Its path.
        path: String,
    },
    /// Whatever has this in its file name.
    #[cfg_attr(feature = "wire", serde(rename_all = "camelCase"))]
    Name {
        /// Part of the name; `*` for anything.
        name: String,
    },
    /// Whatever has a tag.
    #[cfg_attr(feature = "wire", serde(rename_all = "camelCase"))]
    Tag {
        /// Its id.
        id: String,
    },
    /// Whatever passes a test.
    #[cfg_attr(feature = "wire", serde(rename_all = "camelCase"))]
    Field {
        /// The test.
        test: FieldTest,
    },
}

/// A search that was given a name.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(feature = "wire", derive(Serialize, Deserialize, TS), serde(rename_all = "camelCase"))]
pub struct SavedSearch {
    /// Which one.
    pub id: SearchId,
    /// Its name.
    pub name: String,
    /// What is looked for.
    pub search: Search,
    /// Of the practice environment, whose folders and assets no other one has.
    pub practice: bool,
}
