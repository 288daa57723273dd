//! Searches: assets by what they are and hold, wherever they lie.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{ConnectionId, Search, SearchId};

/// Starts a search. What it finds is a listing.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct SearchAssets {
    /// In which environment.
    pub connection_id: ConnectionId,
    /// What is looked for.
    pub search: Search,
}

/// Makes a listing of pasted paths.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ListPaths {
    /// In which environment.
    pub connection_id: ConnectionId,
    /// Paths or addresses of AEM, one a line.
    pub text: String,
    /// Whether content fragments belong to the listing.
    pub include_fragments: bool,
}

/// Saves a search.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct SaveSearch {
    /// Which one is replaced; none: a new one.
    pub id: Option<SearchId>,
    /// Its name.
    pub name: String,
    /// What is looked for.
    pub search: Search,
    /// Of the practice environment, whose folders and assets no other one has.
    pub practice: bool,
}

/// Names one saved search.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct SearchRef {
    /// Which one.
    pub search_id: SearchId,
}
