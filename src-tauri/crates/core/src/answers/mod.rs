//! Answers to questions: asked page by page, kept outside memory, shown and saved.

mod asking;
mod columns;
mod error;
mod rows;
mod saving;

pub use asking::{Asking, Ended, Progress, What};
pub use columns::{Column, Columns};
pub use error::Error;
pub use rows::Rows;
pub use saving::{paths, save};
