//! Spreadsheets: read with limits that no file gets past, and written so that they
//! open as text and come back as they were.

pub mod assets;
pub mod detect;
pub mod error;
pub mod headings;
pub mod letters;
pub mod limits;
pub mod lists;
pub mod lookup;
pub mod mapping;
pub mod marks;
pub mod matching;
mod naming;
mod parts;
pub mod read;
pub mod rows;
mod said;
mod typing;
pub mod values;
pub mod vocabulary;
pub mod write;
