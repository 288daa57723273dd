//! What a cell of a sheet says of its field, in the letters of the cell as far as those
//! are the value.

use std::borrow::Cow;

use relabel_model::{CannotReason, Kind, Property};

/// What a cell says.
#[derive(Clone, Debug)]
pub enum Said<'a> {
    /// Nothing.
    Blank,
    /// The field is emptied.
    Clear,
    /// The field gets this one value.
    Single(Kind, Cow<'a, str>),
    /// The field gets this list of texts.
    List(Vec<Cow<'a, str>>),
    /// The field gets the list of what stands between these signs, all of it.
    Split(&'a str, char),
    /// That cannot be done; with the text that was read all the same.
    Problem(CannotReason, &'a str),
}

impl Said<'_> {
    /// The value that the field gets; none where it gets none.
    #[must_use]
    pub fn value(&self) -> Option<Property> {
        match self {
            Self::Blank | Self::Clear | Self::Problem(..) => None,
            Self::Single(kind, entry) => Some(Property::single(*kind, &**entry)),
            Self::Split(text, sign) => {
                let entries = text.split(*sign).map(str::to_owned);
                Some(Property::list(Kind::String, entries.collect()))
            }
            Self::List(entries) => {
                let entries = entries.iter().map(|entry| entry.clone().into_owned());
                Some(Property::list(Kind::String, entries.collect()))
            }
        }
    }
}
