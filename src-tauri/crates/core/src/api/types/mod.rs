//! What crosses the border between the core and its shells, and nothing else:
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
mod outcomes;
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
pub use bindings::{COMMANDS, typescript};
pub use certificates::*;
pub use checks::*;
pub use connections::*;
pub use dates::*;
pub use edits::*;
pub use error::*;
pub use fields::*;
pub use history::*;
pub use jobs::*;
pub use outcomes::*;
pub use plans::*;
pub use practice::*;
pub use proxy::*;
pub use questions::*;
pub use recipes::*;
pub use searches::*;
pub use settings::*;
pub use sheets::*;
pub use tags::*;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Declares the wire's words for the values of an enumeration of the core, and both ways
/// between them. A value that is missing here does not build.
macro_rules! words {
    ($(#[$doc:meta])* $name:ident of $of:path { $($(#[$said:meta])* $value:ident),* $(,)? }) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
        #[serde(rename_all = "camelCase")]
        pub enum $name { $($(#[$said])* $value),* }

        impl From<$of> for $name {
            fn from(value: $of) -> Self {
                match value { $(<$of>::$value => Self::$value),* }
            }
        }

        impl From<$name> for $of {
            fn from(value: $name) -> Self {
                match value { $($name::$value => Self::$value),* }
            }
        }
    };
}
use words;

/// Declares a newtype id: a random UUID that crosses the wire as text.
macro_rules! id {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, TS)]
        #[ts(as = "String")]
        #[serde(transparent)]
        pub struct $name(pub uuid::Uuid);

        impl $name {
            /// A new id that no other has.
            #[must_use]
            #[expect(clippy::new_without_default, reason = "every call gives another value")]
            pub fn new() -> Self {
                Self(uuid::Uuid::new_v4())
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                self.0.fmt(f)
            }
        }

        impl std::str::FromStr for $name {
            type Err = uuid::Error;

            fn from_str(text: &str) -> Result<Self, uuid::Error> {
                text.parse().map(Self)
            }
        }
    };
}

id!(
    /// One saved connection.
    ConnectionId
);
id!(
    /// A key file that was read but not yet saved; its secret stays in the core.
    ImportId
);
id!(
    /// One listing of a folder, kept in the store while the window shows it.
    ListingId
);
id!(
    /// One plan.
    PlanId
);
id!(
    /// One job.
    JobId
);
id!(
    /// One recipe.
    RecipeId
);
id!(
    /// One saved search.
    SearchId
);
id!(
    /// One spreadsheet that was opened.
    SheetId
);
id!(
    /// One spreadsheet in the making.
    ExportId
);
id!(
    /// One answer to a question, kept while the window shows it.
    AnswerId
);

/// A time as ISO 8601 text in UTC, such as `2031-05-01T00:00:00Z`.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, TS)]
#[ts(as = "String")]
#[serde(transparent)]
pub struct Timestamp(#[serde(with = "time::serde::rfc3339")] pub time::OffsetDateTime);
