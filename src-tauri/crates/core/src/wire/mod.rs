//! What crosses the border between the core and its shells, beside the words of the model:
//! one file per feature, camelCase on the wire, no tuples, no 64-bit numbers,
//! no secret. `ui/src/backend/bindings.ts` is generated from here.

mod answers;
mod assets;
mod bindings;
mod certificates;
mod checks;
mod connections;
mod dates;
mod edits;
mod error;
mod fields;
mod history;
mod jobs;
mod kept;
mod plans;
mod practice;
mod proxy;
mod questions;
mod recipes;
mod searches;
mod settings;
mod sheets;
mod tags;

pub use answers::*;
pub use assets::*;
pub use bindings::typescript;
pub use certificates::*;
pub use checks::*;
pub use connections::*;
pub use dates::*;
pub use edits::*;
pub use error::*;
pub use fields::*;
pub use history::*;
pub use jobs::*;
pub use kept::*;
pub use plans::*;
pub use practice::*;
pub use proxy::*;
pub use questions::*;
pub use recipes::*;
pub use searches::*;
pub use settings::*;
pub use sheets::*;
pub use tags::*;

pub use relabel_model::*;
