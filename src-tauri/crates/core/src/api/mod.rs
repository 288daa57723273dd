//! What the shells call: one file per feature, each a thin face over the modules
//! below. An [`App`] is one running Relabel; the window and the command line are
//! two shells around it.

mod add_connection;
mod addresses;
mod admin_requests;
mod app;
mod assets;
mod certificates;
mod check_rows;
mod checks;
mod connections;
pub mod damage;
mod error;
mod guard;
mod history;
mod jobs;
mod keys;
mod local_aem;
mod network;
mod outlook;
mod plans;
mod reports;
mod trials;
pub mod types;

pub use app::{App, AppOptions};
pub(crate) use error::{ApiResult, blocking};
