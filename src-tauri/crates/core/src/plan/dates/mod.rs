//! Dates the way people write them, in both languages, and in columns of a sheet.

mod evidence;
pub mod names;
pub mod read;
pub mod words_en_fr;

pub use evidence::Evidence;
pub use read::{ReadDay, Writing, read};
