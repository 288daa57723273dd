//! Values with parts as text in the database.

use serde::Serialize;
use serde::de::DeserializeOwned;

use super::Error;

/// Structured data as text.
pub(super) fn to_text<T: Serialize>(value: &T) -> Result<String, Error> {
    serde_json::to_string(value).map_err(|error| Error::Unknown(error.to_string()))
}

/// Structured data from text.
pub(super) fn from_text<T: DeserializeOwned>(text: &str) -> Result<T, Error> {
    serde_json::from_str(text).map_err(|error| Error::Unknown(error.to_string()))
}
