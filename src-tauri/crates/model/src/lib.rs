//! The words that every part of Relabel shares.
//!
//! Values only: no file, no network, no clock, and no form of theirs. How a word is spelt
//! for the window stands in `api::types` of the core, how it is spelt in the database in
//! `store::words`, so that neither spelling can change the other.

#![deny(missing_docs, rustdoc::broken_intra_doc_links)]
#![forbid(unsafe_code)]

mod certificates;
mod keys;
mod stage;

pub use certificates::CertificateFacts;
pub use keys::{KeyFacts, KeyKind};
pub use stage::Stage;
