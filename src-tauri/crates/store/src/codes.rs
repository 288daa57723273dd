//! Values with parts as text in the database.

use serde_with::de::DeserializeAsWrap;
use serde_with::ser::SerializeAsWrap;
use serde_with::{DeserializeAs, SerializeAs};

use super::Error;
use super::forms::Stored;

/// A value as text.
pub(super) fn to_text<T>(value: &T) -> Result<String, Error>
where
    T: Stored<Form: SerializeAs<T>>,
{
    serde_json::to_string(&SerializeAsWrap::<T, T::Form>::new(value))
        .map_err(|error| Error::Unknown(error.to_string()))
}

/// A value from text.
pub(super) fn from_text<'a, T>(text: &'a str) -> Result<T, Error>
where
    T: Stored<Form: DeserializeAs<'a, T>>,
{
    serde_json::from_str::<DeserializeAsWrap<T, T::Form>>(text)
        .map(DeserializeAsWrap::into_inner)
        .map_err(|error| Error::Unknown(error.to_string()))
}
