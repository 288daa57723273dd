//! Dates the way people write them, in both languages, and in columns of a sheet.

pub mod names;
pub mod read;
pub mod words_en_fr;
pub mod zone;

pub use read::{Evidence, ReadDay, Writing, read};
pub use zone::{Moment, Zone};
