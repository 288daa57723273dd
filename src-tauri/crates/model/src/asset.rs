//! Folders, listings and selections.

#[cfg(feature = "wire")]
use {
    serde::{Deserialize, Serialize},
    ts_rs::TS,
};

use crate::ListingId;

/// One folder.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "wire", derive(Serialize, Deserialize, TS), serde(rename_all = "camelCase"))]
pub struct Folder {
    /// Full path.
    pub path: String,
    /// Last segment of the path.
    pub name: String,
    /// Title where it has one, else the name.
    pub title: String,
}

/// What an asset is, for its icon.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
#[cfg_attr(feature = "wire", derive(Serialize, Deserialize, TS), serde(rename_all = "camelCase"))]
pub enum AssetKind {
    /// A picture.
    Image,
    /// A film.
    Video,
    /// Sound.
    Audio,
    /// PDF, text, presentation.
    Document,
    /// A content fragment.
    Fragment,
    /// Anything else.
    Other,
}

/// One asset in a listing.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "wire", derive(Serialize, Deserialize, TS), serde(rename_all = "camelCase"))]
pub struct Asset {
    /// Row number in its listing, from 0.
    pub row: u32,
    /// Full path.
    pub path: String,
    /// File name.
    pub name: String,
    /// Title where it has one.
    pub title: Option<String>,
    /// What it is.
    pub kind: AssetKind,
    /// Last change as AEM tells it.
    pub modified_at: Option<super::Timestamp>,
}

/// Which assets a change is for.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(
    feature = "wire",
    derive(Serialize, Deserialize, TS),
    serde(rename_all = "camelCase", tag = "kind")
)]
pub enum Selection {
    /// Every asset of a listing but these.
    #[cfg_attr(feature = "wire", serde(rename_all = "camelCase"))]
    All {
        /// Of which listing.
        listing_id: ListingId,
        /// Row numbers that are left out.
        except: Vec<u32>,
    },
    /// Just these.
    #[cfg_attr(feature = "wire", serde(rename_all = "camelCase"))]
    Rows {
        /// Of which listing.
        listing_id: ListingId,
        /// Row numbers.
        rows: Vec<u32>,
    },
}

/// What is listed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ListingScope {
    /// Which folder.
    pub path: String,
    /// Whether everything below it too.
    pub recursive: bool,
}

/// One asset as a listing finds it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FoundAsset {
    /// Full path.
    pub path: String,
    /// File name.
    pub name: String,
    /// Title, where it has one.
    pub title: Option<String>,
    /// What it is.
    pub kind: AssetKind,
    /// Last change, where the listing tells.
    pub modified_at: Option<time::OffsetDateTime>,
    /// Its id (`jcr:uuid`), which only a search tells.
    pub uuid: Option<String>,
}
