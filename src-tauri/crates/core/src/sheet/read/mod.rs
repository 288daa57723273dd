//! Reads sheets row by row.

pub mod csv;
pub mod decode;
pub mod separator;
pub mod shared_strings;
pub mod xlsx;
pub mod xlsx_styles;
pub mod zip_guard;
