//! Searches in the words of AEM's query builder (protocol reference, section 6.3).
//!
//! AEM's index says where to look, and what an asset holds now says whether it is
//! found. A query is therefore at least as wide as the search: where AEM compares letter
//! by letter and people do not, or where no source says how it compares, it asks for
//! more, and what the hits hold decides. So "été" is found whatever its capitals and
//! accents, and an asset that the index has not caught up with yet is not taken for what
//! it was. What the search leaves out is decided here alone. Words in a text are the
//! exception: how AEM cuts and inflects them is its own, and the index is believed.
//!
//! An account that may not search can still have a search for names, kinds and folders,
//! because walking through the folder shows those. For anything else every asset would
//! have to be read alone, which for the size of a library nobody wants: that is refused.

mod filter;
mod name;
mod paths;
mod query;

pub use paths::{PathFound, PathLookup};
pub use query::{Error, SearchQuery};
