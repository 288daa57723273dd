//! Everything Relabel does, without a window.

pub mod api;
