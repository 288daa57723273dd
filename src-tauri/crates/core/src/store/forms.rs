//! How values with parts stand in the database: as JSON of these forms.
//!
//! A form is never changed but by adding an entry that may be missing: databases of today
//! hold it. The test below holds what they hold.

use relabel_model::{CertificateFacts, KeyFacts, KeyKind, Stage, Timestamp};
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use time::OffsetDateTime;

use super::words::{Word, word};

/// What is known about a key.
#[derive(Serialize, Deserialize)]
#[serde(transparent)]
pub(super) struct Key(#[serde(with = "KeyForm")] pub(super) KeyFacts);

#[derive(Serialize, Deserialize)]
#[serde(remote = "KeyFacts", rename_all = "camelCase")]
struct KeyForm {
    #[serde(with = "one_word")]
    kind: KeyKind,
    account: Option<String>,
    #[serde(default)]
    client_id: Option<String>,
    #[serde(default)]
    organisation: Option<String>,
    #[serde(default)]
    mark: String,
    program: Option<String>,
    environment: Option<String>,
    #[serde(default, with = "perhaps_a_time")]
    valid_until: Option<Timestamp>,
    suggested_address: Option<String>,
    #[serde(default, with = "perhaps_a_word")]
    suggested_stage: Option<Stage>,
}

/// What is known about a certificate.
#[derive(Serialize, Deserialize)]
#[serde(transparent)]
pub(super) struct Certificate(#[serde(with = "CertificateForm")] pub(super) CertificateFacts);

#[derive(Serialize, Deserialize)]
#[serde(remote = "CertificateFacts", rename_all = "camelCase")]
struct CertificateForm {
    fingerprint: String,
    subject: String,
    issuer: String,
    #[serde(with = "TimeForm")]
    valid_until: Timestamp,
}

#[derive(Serialize, Deserialize)]
#[serde(remote = "Timestamp", transparent)]
struct TimeForm(#[serde(with = "time::serde::rfc3339")] OffsetDateTime);

/// A time where there may be none.
mod perhaps_a_time {
    use super::*;

    #[derive(Serialize, Deserialize)]
    #[serde(transparent)]
    struct Time(#[serde(with = "TimeForm")] Timestamp);

    pub(super) fn serialize<S: Serializer>(
        value: &Option<Timestamp>,
        to: S,
    ) -> Result<S::Ok, S::Error> {
        value.map(Time).serialize(to)
    }

    pub(super) fn deserialize<'de, D: Deserializer<'de>>(
        from: D,
    ) -> Result<Option<Timestamp>, D::Error> {
        Ok(Option::<Time>::deserialize(from)?.map(|time| time.0))
    }
}

/// A value that is a word, within a form.
pub(super) mod one_word {
    use super::*;

    pub(in crate::store) fn serialize<T: Word, S: Serializer>(
        value: &T,
        to: S,
    ) -> Result<S::Ok, S::Error> {
        to.serialize_str(word(value))
    }

    pub(in crate::store) fn deserialize<'de, T: Word, D>(from: D) -> Result<T, D::Error>
    where
        D: Deserializer<'de>,
    {
        let word = String::deserialize(from)?;
        T::of(&word).ok_or_else(|| serde::de::Error::custom(format!("no value is called {word}")))
    }
}

/// The same where there may be none.
pub(super) mod perhaps_a_word {
    use super::*;

    pub(in crate::store) fn serialize<T: Word, S: Serializer>(
        value: &Option<T>,
        to: S,
    ) -> Result<S::Ok, S::Error> {
        value.as_ref().map(word).serialize(to)
    }

    pub(in crate::store) fn deserialize<'de, T: Word, D>(from: D) -> Result<Option<T>, D::Error>
    where
        D: Deserializer<'de>,
    {
        let Some(word) = Option::<String>::deserialize(from)? else { return Ok(None) };
        let value = T::of(&word);
        value
            .map(Some)
            .ok_or_else(|| serde::de::Error::custom(format!("no value is called {word}")))
    }
}

#[cfg(test)]
mod tests {
    use time::macros::datetime;

    use super::super::codes::{from_text, to_text};
    use super::*;

    #[test]
    fn what_databases_of_today_hold_is_read_and_written() {
        let key = r#"{"kind":"oauthServerToServer","account":"a@b","clientId":"c","organisation":"o","mark":"m","program":"1","environment":"2","validUntil":"2031-05-01T00:00:00Z","suggestedAddress":"https://x","suggestedStage":"live"}"#;
        let read: Key = from_text(key).expect("is read");
        assert_eq!(read.0.valid_until, Some(Timestamp(datetime!(2031-05-01 00:00 UTC))));
        assert_eq!(
            (read.0.kind, read.0.suggested_stage),
            (KeyKind::OauthServerToServer, Some(Stage::Live))
        );
        assert_eq!(to_text(&read).expect("is written"), key);

        // Of a Relabel that knew less of a key.
        let old = r#"{"kind":"localAem","account":null,"program":null,"environment":null,"validUntil":null,"suggestedAddress":null,"suggestedStage":null}"#;
        assert_eq!(from_text::<Key>(old).expect("is read").0.mark, "");

        let certificate =
            r#"{"fingerprint":"f","subject":"s","issuer":"i","validUntil":"2031-05-01T00:00:00Z"}"#;
        let read: Certificate = from_text(certificate).expect("is read");
        assert_eq!(to_text(&read).expect("is written"), certificate);
        assert!(from_text::<Key>(&key.replace("oauthServerToServer", "other")).is_err());
    }
}
