//! Dates the way people write them.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::DateOrder;

/// Asks which moment a typed date means.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ReadDate {
    /// As it was typed.
    pub text: String,
    /// Language and country of the user, such as `fr-FR`.
    pub locale: String,
    /// IANA name of the time zone, for a text that names none.
    pub zone: String,
    /// The order of the numbers, where the user was asked.
    pub order: Option<DateOrder>,
}

/// What a typed date means.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", tag = "kind")]
pub enum DateReading {
    /// Understood.
    #[serde(rename_all = "camelCase")]
    Read {
        /// ISO 8601 with offset, such as `2031-05-03T10:00:00.000+02:00`.
        date: String,
        /// IANA name of the time zone it is shown in.
        zone: String,
        /// Whether a time was given; otherwise it is the beginning of the day.
        has_time: bool,
    },
    /// Two days fit.
    #[serde(rename_all = "camelCase")]
    Ambiguous {
        /// ISO 8601, if the day comes first.
        day_first: String,
        /// ISO 8601, if the month comes first.
        month_first: String,
    },
    /// Not a date.
    Unreadable,
}
