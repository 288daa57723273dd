//! Enumerations of the border as text in the database: the same words as on
//! the wire, so that neither side can drift.

use serde::Serialize;
use serde::de::DeserializeOwned;

use super::Error;

/// The word for a value of an enumeration without data.
pub(super) fn word<T: Serialize>(value: &T) -> String {
    match serde_json::to_value(value) {
        Ok(serde_json::Value::String(word)) => word,
        other => unreachable!("only enumerations without data are stored as a word, got {other:?}"),
    }
}

/// The value a word stands for.
pub(super) fn from_word<T: DeserializeOwned>(word: &str) -> Result<T, Error> {
    serde_json::from_value(serde_json::Value::from(word))
        .map_err(|_| Error::Unknown(word.to_owned()))
}

/// Structured data as text.
pub(super) fn to_text<T: Serialize>(value: &T) -> Result<String, Error> {
    serde_json::to_string(value).map_err(|error| Error::Unknown(error.to_string()))
}

/// Structured data from text.
pub(super) fn from_text<T: DeserializeOwned>(text: &str) -> Result<T, Error> {
    serde_json::from_str(text).map_err(|error| Error::Unknown(error.to_string()))
}
