//! JSON that holds secrets.

use std::{cell::Cell, fmt, sync::Arc};

use serde::de::{self, DeserializeSeed, Deserializer, MapAccess, SeqAccess, Visitor};
use serde_json::{Map, Number, Value};
use zeroize::{Zeroize, Zeroizing};

use super::Error;
use crate::http::Redacted;

/// Values in one file. The largest honest one, a project download, has a few
/// thousand; a megabyte of `[[],[],…` would otherwise take a hundred as a tree.
const MOST_VALUES: usize = 50_000;

/// A parsed file; every text in it is wiped when dropped.
pub(super) struct SecretJson(Value);

impl SecretJson {
    /// Of an entry that is there twice the last counts, as with every other
    /// reader of JSON.
    ///
    /// # Errors
    /// [`Error::Incomplete`] where the text stops in the middle,
    /// [`Error::NotRecognised`] where it is not JSON, or more than a key file holds.
    pub(super) fn parse(text: &str) -> Result<Self, Error> {
        let left = Cell::new(MOST_VALUES);
        let text = without_line_ends(text);
        let mut reader = serde_json::Deserializer::from_str(&text);
        let read = Values(&left)
            .deserialize(&mut reader)
            .map(Self)
            .and_then(|value| reader.end().map(|()| value));
        read.map_err(|error| if error.is_eof() { Error::Incomplete } else { Error::NotRecognised })
    }

    /// Takes over a value that was made otherwise.
    pub(super) fn of(value: Value) -> Self {
        Self(value)
    }

    pub(super) fn root(&self) -> &Value {
        &self.0
    }

    fn take(mut self) -> Value {
        std::mem::take(&mut self.0)
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

/// The same JSON with a blank for every written line end or tab and a plain `/`
/// for a written one. The reader puts a text with anything written that way
/// together in a buffer of its own, which nobody could wipe: so each PEM would
/// leave a copy behind. Blanks in PEM do not matter, and other entries have none.
fn without_line_ends(text: &str) -> Zeroizing<String> {
    // Never longer than the original: no reallocation, no copy left.
    let mut plain = Zeroizing::new(String::with_capacity(text.len()));
    let mut rest = text;
    while let Some(at) = rest.find('\\') {
        plain.push_str(&rest[..at]);
        let mut written = rest[at..].chars();
        let (backslash, kind) = (written.next(), written.next());
        match kind {
            Some('n' | 'r' | 't') => plain.push(' '),
            Some('/') => plain.push('/'),
            _ => plain.extend(backslash.into_iter().chain(kind)),
        }
        rest = written.as_str();
    }
    plain.push_str(rest);
    plain
}

/// Reads a value while values are left; what was read before a failure is wiped.
#[derive(Clone, Copy)]
struct Values<'a>(&'a Cell<usize>);

impl<'de> DeserializeSeed<'de> for Values<'_> {
    type Value = Value;

    fn deserialize<D: Deserializer<'de>>(self, reader: D) -> Result<Value, D::Error> {
        let left = self.0.get().checked_sub(1);
        self.0.set(left.ok_or_else(|| de::Error::custom("too many values"))?);
        reader.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Values<'_> {
    type Value = Value;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("JSON")
    }

    fn visit_unit<E>(self) -> Result<Value, E> {
        Ok(Value::Null)
    }

    fn visit_bool<E>(self, value: bool) -> Result<Value, E> {
        Ok(Value::Bool(value))
    }

    fn visit_i64<E>(self, value: i64) -> Result<Value, E> {
        Ok(value.into())
    }

    fn visit_u64<E>(self, value: u64) -> Result<Value, E> {
        Ok(value.into())
    }

    fn visit_f64<E>(self, value: f64) -> Result<Value, E> {
        Ok(Number::from_f64(value).map_or(Value::Null, Value::Number))
    }

    fn visit_str<E>(self, value: &str) -> Result<Value, E> {
        Ok(Value::String(value.to_owned()))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut entries: A) -> Result<Value, A::Error> {
        let mut list = SecretJson(Value::Array(Vec::new()));
        while let Some(entry) = entries.next_element_seed(self)? {
            if let Value::Array(list) = &mut list.0 {
                list.push(entry);
            }
        }
        Ok(list.take())
    }

    fn visit_map<A: MapAccess<'de>>(self, mut entries: A) -> Result<Value, A::Error> {
        let mut object = SecretJson(Value::Object(Map::new()));
        while let Some(name) = entries.next_key::<String>()? {
            let value = entries.next_value_seed(self)?;
            if let Value::Object(members) = &mut object.0 {
                drop(members.insert(name, value).map(SecretJson));
            }
        }
        Ok(object.take())
    }
}

/// Longest entry that is not a key or a token; real ones have under 100 characters.
pub(super) const LONGEST_ENTRY: usize = 1_000;

/// A non-empty text without control characters. `field` is the dotted path to
/// name when it is missing; its last segment is looked up in `object`.
pub(super) fn text<'a>(object: &'a Value, field: &'static str) -> Result<&'a str, Error> {
    optional_text(object, field).ok_or(Error::FieldMissing { field })
}

/// Like [`text`], where the entry may be missing.
pub(super) fn optional_text<'a>(object: &'a Value, field: &str) -> Option<&'a str> {
    let text = object.get(last_segment(field))?.as_str()?.trim();
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

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn it_reads_what_any_reader_reads() {
        let text = r#"{"a": [1, -2, 2.5, true, null, "ü\""], "b": {"c": {}}, "a\u0062": "\/\\n"}"#;
        let expected: Value = serde_json::from_str(text).unwrap();
        assert_eq!(SecretJson::parse(text).unwrap().root(), &expected);
        let ends = SecretJson::parse(r#"["one\r\ntwo\t\/", "C:\\new"]"#).unwrap();
        assert_eq!(ends.root(), &json!(["one  two /", "C:\\new"]));
        let twice = SecretJson::parse(r#"{"a": "first", "a": "last"}"#).unwrap();
        assert_eq!(twice.root(), &json!({"a": "last"}));
    }

    #[test]
    fn what_is_not_one_whole_value_is_refused() {
        for cut in ["{", "[1,", "{\"a\": \"b", "{\"a\":", "\"\\", "\"\\n"] {
            assert_eq!(SecretJson::parse(cut).err(), Some(Error::Incomplete), "{cut}");
        }
        let many = format!("[{}0]", "0,".repeat(MOST_VALUES));
        for wrong in ["{} {}", "{]", "[1] trailing", &many, &"[".repeat(1_000)] {
            assert_eq!(SecretJson::parse(wrong).err(), Some(Error::NotRecognised));
        }
    }
}
