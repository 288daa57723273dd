//! What the shells call.

pub mod types;
