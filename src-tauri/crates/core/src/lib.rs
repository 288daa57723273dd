//! Everything Relabel does, without a window.
//!
//! Dependencies point one way: `api` → `jobs` → `plan` → `store`, `aem` → `ims` →
//! `http`, `keys`. Nothing here knows of a window, a terminal or Tauri.

#![deny(missing_docs, rustdoc::broken_intra_doc_links)]
#![forbid(unsafe_code)]

pub mod aem;
pub mod api;
pub mod http;
pub mod ims;
pub mod jobs;
pub mod keys;
pub mod plan;
pub mod store;
