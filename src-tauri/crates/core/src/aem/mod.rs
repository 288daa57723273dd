//! What Relabel says to an AEM author: list, read, write, thumbnails.
//!
//! Everything here speaks for one connection. What an answer means is decided
//! once, in [`answer`]; which wire form a change takes is decided once, in
//! [`write`]. Nothing here knows plans, jobs or the store.

mod answer;
mod author;
mod folders;
mod listing;
mod property;
mod read;
mod siren;
mod write;

pub use answer::Error;
pub use author::Author;
pub use folders::{DAM_ROOT, check_dam_path};
pub use listing::{FoundAsset, ListingScope, ListingSource};
pub use property::{Kind, Property, PropertySet, parse_date, same};
pub use read::AssetState;
pub use write::Change;
