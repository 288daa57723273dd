//! Everything Relabel does, without a window.
//!
//! Dependencies point one way: `api` → `session` → `wire`, `jobs`, `answers`, `sheets` → `plan` →
//! `relabel_store`, `relabel_sheet`, `relabel_aem` → `relabel_access` → `relabel_model`. Nothing
//! here knows of a window, a terminal or Tauri.

#![deny(missing_docs, rustdoc::broken_intra_doc_links)]
#![forbid(unsafe_code)]

pub mod answers;
pub mod api;
mod blocking;
pub mod jobs;
pub mod plan;
mod process;
mod session;
pub mod sheets;
pub mod wire;

pub use blocking::Panicked;
pub use process::keep_memory_private;

/// What a shell logs: warnings, or what `RELABEL_LOG` names. The libraries that
/// handle requests stay silent whatever is asked for, because what they log may
/// hold a header or a body.
#[must_use]
pub fn log_filter() -> String {
    let wanted = std::env::var("RELABEL_LOG").unwrap_or_else(|_| "warn".to_owned());
    format!("{wanted},hyper=off,hyper_util=off,h2=off,reqwest=off,rustls=off")
}
