//! Writes sheets.

pub mod collect;
pub mod csv;
pub mod xlsx;
