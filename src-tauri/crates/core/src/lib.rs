//! Everything Relabel does, without a window.

pub mod api;
pub mod http;
pub mod ims;
pub mod keys;
