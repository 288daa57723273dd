//! What Relabel says to an AEM author: list, read, write, thumbnails, trials.
//!
//! Everything here speaks for one connection. What an answer means is decided
//! once, in `answer.rs`; which wire form a change takes is decided once, in
//! `write.rs`. Nothing here knows plans, jobs or the store.
//!
//! A new way to write begins here, with a file for its request and what the answer means,
//! beside `block.rs` and `sling_form.rs`, and the branch that takes it in `write.rs`. Where a
//! person may choose it, it is a `Route` of the model, with its word in `store/src/words.rs`.

#![deny(missing_docs, rustdoc::broken_intra_doc_links)]
#![forbid(unsafe_code)]

mod answer;
mod author;
pub mod block;
mod bulk_read;
mod by_path;
mod closed;
mod error;
mod folders;
pub mod graphql;
mod landing;
mod listing;
mod open_api;
mod pacer;
mod probe;
mod read;
mod read_each;
mod refusal;
pub mod schema_form;
pub mod search;
mod sign_in;
mod siren;
mod sling_form;
mod system_view;
pub mod tags;
mod tree;
mod trial;
mod typing;
#[doc(hidden)]
pub mod untrusted;
mod whose;
mod write;

pub use author::Author;
pub use bulk_read::{AssetRef, BulkReader};
pub use closed::Closed;
pub use error::Error;
pub use folders::{DAM_ROOT, check_dam_path};
pub use listing::ListingSource;
pub use pacer::Gate;
pub use probe::{AccountProbe, is_answer, question};
pub use read::AssetState;
pub use read_each::Unreadable;
pub use refusal::Refusal;
pub use schema_form::SchemaForm;
pub use sign_in::SignIn;
pub use trial::WriteProbe;
pub use write::{Change, PreparedWrite, TypedBy};
