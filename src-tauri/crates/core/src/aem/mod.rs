//! What Relabel says to an AEM author: list, read, write, thumbnails, trials.
//!
//! Everything here speaks for one connection. What an answer means is decided
//! once, in `answer.rs`; which wire form a change takes is decided once, in
//! `write.rs`. Nothing here knows plans, jobs or the store.

mod answer;
mod author;
mod bulk_read;
mod by_path;
mod folders;
pub mod graphql;
mod listing;
mod open_api;
mod pacer;
mod probe;
mod property;
mod read;
mod read_each;
pub mod schema_form;
pub mod search;
mod sign_in;
mod siren;
pub mod tags;
mod tree;
mod trial;
#[doc(hidden)]
pub mod untrusted;
mod write;

pub use answer::Error;
pub use author::Author;
pub use bulk_read::{BulkReader, Wanted};
pub use folders::{DAM_ROOT, check_dam_path};
pub use listing::{FoundAsset, ListingScope, ListingSource};
pub use pacer::Gate;
pub use probe::AccountProbe;
pub use property::{
    Kind, Property, PropertySet, exact_date, is_exact_date, parse_date, parse_local, same,
};
pub use read::AssetState;
pub use read_each::Unreadable;
pub use schema_form::SchemaForm;
pub use sign_in::SignIn;
pub use trial::WriteProbe;
pub use write::{Change, PreparedWrite};
