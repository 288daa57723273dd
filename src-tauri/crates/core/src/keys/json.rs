//! JSON that holds secrets.

use std::sync::Arc;

use serde_json::Value;
use zeroize::Zeroize;

use super::Error;
use crate::http::Redacted;

/// A parsed file; every text in it is wiped when dropped.
pub(super) struct SecretJson(Value);

impl SecretJson {
    /// # Errors
    /// [`Error::Incomplete`] where the text stops in the middle,
    /// [`Error::NotRecognised`] where it is not JSON.
    pub(super) fn parse(text: &str) -> Result<Self, Error> {
        serde_json::from_str(text)
            .map(Self)
            .map_err(|error| if error.is_eof() { Error::Incomplete } else { Error::NotRecognised })
    }

    pub(super) fn root(&self) -> &Value {
        &self.0
    }
}

impl Drop for SecretJson {
    fn drop(&mut self) {
        wipe(&mut self.0);
    }
}

fn wipe(value: &mut Value) {
    match value {
        Value::String(text) => text.zeroize(),
        Value::Array(entries) => entries.iter_mut().for_each(wipe),
        Value::Object(members) => members.values_mut().for_each(wipe),
        Value::Null | Value::Bool(_) | Value::Number(_) => {}
    }
}

/// Longest entry that is not a key or a token; real ones have under 100 characters.
const LONGEST_ENTRY: usize = 1_000;

/// A non-empty text without control characters. `field` is the dotted path to
/// name when it is missing; its last segment is looked up in `object`.
pub(super) fn text<'a>(object: &'a Value, field: &'static str) -> Result<&'a str, Error> {
    optional_text(object, last_segment(field)).ok_or(Error::FieldMissing { field })
}

/// Like [`text`], where the entry may be missing.
pub(super) fn optional_text<'a>(object: &'a Value, name: &str) -> Option<&'a str> {
    let text = object.get(name)?.as_str()?.trim();
    let fits = !text.is_empty() && text.len() <= LONGEST_ENTRY && !text.contains(char::is_control);
    fits.then_some(text)
}

/// Like [`text`], for a secret.
pub(super) fn secret(object: &Value, field: &'static str) -> Result<Arc<Redacted<String>>, Error> {
    text(object, field).map(|text| Arc::new(Redacted::new(text.to_owned())))
}

pub(super) fn last_segment(field: &str) -> &str {
    field.rsplit('.').next().unwrap_or(field)
}
