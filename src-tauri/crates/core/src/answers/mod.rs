//! Answers to questions: asked page by page, kept outside memory, shown and saved.

mod asking;
mod columns;
mod rows;
mod saving;

pub use asking::{Asking, What};
pub use columns::{Column, Columns};
pub use rows::Rows;
pub use saving::{paths, save};
