//! AEM's tags, read once and kept for a while.

mod index;
mod read;

pub use index::{KnownTag, TagIndex};

/// A tag or namespace as AEM keeps it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Tag {
    /// Such as `northlight:season/summer`; a namespace ends in `:`.
    pub id: String,
    /// Title without a language; the name where it has none.
    pub title: String,
    /// Titles by language, such as `fr` or `fr_ca`, in lower case.
    pub titles: Vec<(String, String)>,
    /// Id of the tag it was moved to.
    pub moved_to: Option<String>,
}
