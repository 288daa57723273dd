//! The words that every part of Relabel shares: assets, fields, edits, plans, jobs, searches,
//! questions, keys.
//!
//! Values only: no file, no network, no clock. With the feature `wire` they have the form in
//! which the window and the command line get them; without it they have no form at all. What
//! the database keeps of them is spelt in `store::words` and `store::forms`, so that neither
//! spelling can change the other.
//!
//! A new action for fields begins here, with a variant of [`FieldAction`]. Beside tests it
//! takes four more files: `store/src/forms.rs` (its form in the database), in
//! `core/src/plan/actions` the file of its kind (what it makes of a value, as a `Rewrite`) and
//! `check.rs` (what can be wrong with it), and `cli/src/edit.rs` (how it is typed). The
//! compiler names each that is missing.

#![deny(missing_docs, rustdoc::broken_intra_doc_links)]
#![forbid(unsafe_code)]

mod answer;
mod asset;
mod certificate;
mod connection;
mod date;
mod edit;
mod field;
mod id;
mod job;
mod key;
mod outcome;
mod plan;
mod property;
mod question;
mod report;
mod search;
mod sheet;
mod stage;
mod tag;
mod zone;

pub use answer::*;
pub use asset::*;
pub use certificate::*;
pub use connection::*;
pub use date::*;
pub use edit::*;
pub use field::*;
pub use id::*;
pub use job::*;
pub use key::*;
pub use outcome::*;
pub use plan::*;
pub use property::*;
pub use question::*;
pub use report::*;
pub use search::*;
pub use sheet::*;
pub use stage::*;
pub use tag::*;
pub use zone::*;
