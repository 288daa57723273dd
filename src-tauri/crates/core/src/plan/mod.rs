//! From a selection and an edit to old and new values, before anything is sent.

pub mod actions;
mod cell;
pub mod checks;
pub mod contradictions;
pub mod dates;
mod edit;
mod error;
pub(crate) mod exact;
pub mod fields;
pub mod fit;
pub mod index;
pub mod letters;
mod reading;
pub mod sample;
pub mod source;
mod source_cells;
pub mod summary;
pub mod template;
mod zeros;

pub use actions::check::value_of;
pub use actions::{AssetFacts, CheckedAction};
pub use cell::{plan_cells, plan_judged_cells, state_of};
pub use edit::{
    CheckedEdit, CheckedField, EditRules, Error, Problem, is_property_name, names_tags,
};
pub use error::ReadingError;
pub use fields::standard_fields;
pub use reading::{Planning, Progress, plan_asset};
pub use source::{AssetEdit, AssetSource, ListedAssets, SourceAsset};
pub use source_cells::{PackedCells, SourceCells, SourceField};
