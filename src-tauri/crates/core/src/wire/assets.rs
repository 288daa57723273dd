//! Folders, listings and selections.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{ApiError, ConnectionId, ListingId};

/// Asks for the folders directly below a folder.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ListFolders {
    /// In which environment.
    pub connection_id: ConnectionId,
    /// Below which folder; the top is `/content/dam`.
    pub path: String,
}

/// Starts listing the assets of a folder.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct OpenListing {
    /// In which environment.
    pub connection_id: ConnectionId,
    /// Which folder.
    pub path: String,
    /// Whether everything below it too.
    pub recursive: bool,
    /// Whether content fragments belong to the listing.
    pub include_fragments: bool,
}

/// Names one listing.
#[derive(Clone, Copy, Debug, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ListingRef {
    /// Which one.
    pub listing_id: ListingId,
}

/// How far a listing is. Sent while it grows and once at its end.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ListingState {
    /// Which one.
    pub listing_id: ListingId,
    /// Assets found so far.
    pub count: u32,
    /// Content fragments that were met and left out.
    pub fragments_left_out: u32,
    /// Pasted paths at which there is no asset.
    pub not_found: u32,
    /// The first 20 of them.
    pub missing: Vec<String>,
    /// Pasted lines that are no paths, the first 20.
    pub not_paths: Vec<String>,
    /// How many lines are no paths.
    pub not_path_count: u32,
    /// Whether the end was reached.
    pub complete: bool,
    /// Why it stopped early.
    pub error: Option<ApiError>,
}

/// Asks for rows of a listing.
#[derive(Clone, Copy, Debug, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ListingPage {
    /// Which listing.
    pub listing_id: ListingId,
    /// First row, from 0.
    pub from: u32,
    /// How many; at most 200.
    pub limit: u32,
}

/// What the assets of a listing can be sorted by.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub enum AssetSort {
    /// What is shown as their name: the title, else the file name.
    Name,
    /// What they are.
    Kind,
    /// The folder they are in.
    Folder,
    /// Their last change.
    Modified,
}

/// Asks for the order of the rows of a whole listing, of at most 100,000.
#[derive(Clone, Copy, Debug, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct SortListing {
    /// Which listing.
    pub listing_id: ListingId,
    /// What they are sorted by.
    pub by: AssetSort,
    /// From the last to the first. What has nothing to sort by comes last all the same.
    pub descending: bool,
}

/// Asks for some rows of a listing.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ListingRows {
    /// Which listing.
    pub listing_id: ListingId,
    /// Their numbers, in the order in which they are wanted; at most 200.
    pub rows: Vec<u32>,
}
