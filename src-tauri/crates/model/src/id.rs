//! Names of things that Relabel keeps, and times.

#[cfg(feature = "wire")]
use {
    serde::{Deserialize, Serialize},
    ts_rs::TS,
};

/// Declares a newtype id: a random UUID.
macro_rules! id {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
        #[cfg_attr(feature = "wire", derive(Serialize, Deserialize, TS))]
        #[cfg_attr(feature = "wire", ts(as = "String"), serde(transparent))]
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
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
#[cfg_attr(feature = "wire", derive(Serialize, Deserialize, TS))]
#[cfg_attr(feature = "wire", ts(as = "String"), serde(transparent))]
pub struct Timestamp(
    #[cfg_attr(feature = "wire", serde(with = "time::serde::rfc3339"))] pub time::OffsetDateTime,
);
