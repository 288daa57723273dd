//! Spreadsheets: read with limits that no file gets past, and written so that they
//! open as text and come back as they were.
//!
//! Cells and rows only. Which field a column means, which asset a row, and what is asked
//! about either is decided above, in `sheets` of the core.

#![deny(missing_docs, rustdoc::broken_intra_doc_links)]
#![forbid(unsafe_code)]

pub mod error;
pub mod headings;
pub mod limits;
pub mod lists;
pub mod marks;
pub mod read;
pub mod rows;
pub mod write;
