//! What the shells call: one file per feature, each a thin face over the modules
//! below. An [`App`] is one running Relabel; the window and the command line are
//! two shells around it.

mod add_connection;
mod addresses;
mod admin_requests;
mod app;
mod assets;
mod candidates;
mod catalogue;
mod certificates;
mod check_rows;
mod checks;
mod connections;
pub mod damage;
mod dates;
mod error;
mod exports;
mod file_names;
mod guard;
mod headings;
mod history;
mod jobs;
mod kept;
mod keys;
mod local_aem;
mod network;
mod outlook;
mod pause;
mod plan_rows;
mod plans;
mod proxy;
mod questions;
mod recipes;
mod reports;
mod samples;
mod searches;
mod sheets;
mod tags;
mod trials;

pub use crate::wire as types;
pub(crate) use crate::wire::{ApiResult, blocking};
pub use app::{App, AppOptions};
pub use dates::read_date;
pub use relabel_access::http::Redacted;
pub use sheets::DroppedFile;
