//! AEM's form, the standard fields and what assets hold, as one catalogue.

mod by_folder;
pub mod labels;
pub mod merge;
pub mod protected;
pub mod standard;

pub use by_folder::{FolderFields, FolderForm};
pub use merge::{Catalogue, kind_of_value};
pub use protected::{is_protected, needs_tags};
pub use standard::{REVIEW_STATUS, standard_fields};
