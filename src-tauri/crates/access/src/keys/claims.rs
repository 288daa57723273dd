//! What an IMS access token says about itself. Its signature is not checked:
//! the token is for AEM to judge, here it is only read for its end and owner.

use base64::{Engine as _, engine::general_purpose::URL_SAFE_NO_PAD};
use serde_json::Value;
use time::{Duration, OffsetDateTime};
use zeroize::Zeroizing;

/// No token of Adobe's lives longer than this, whatever it says.
pub(crate) const LONGEST_LIFE: Duration = Duration::hours(24);

/// The claims that are used. All of them may be missing.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct TokenClaims {
    /// `user_id`: a person's (`…@AdobeID`) or a technical account's.
    pub user_id: Option<String>,
    /// `client_id`: the integration it was issued to.
    pub client_id: Option<String>,
    /// When it was issued, by the server's clock.
    pub created_at: Option<OffsetDateTime>,
    /// When it ends, by the server's clock.
    pub ends_at: Option<OffsetDateTime>,
}

impl TokenClaims {
    /// Reads a token. Whatever cannot be read is missing from the result.
    #[must_use]
    pub fn read(token: &str) -> Self {
        Self::decode(token).unwrap_or_default()
    }

    fn decode(token: &str) -> Option<Self> {
        let mut segments = token.split('.');
        let (_, payload, _) = (segments.next()?, segments.next()?, segments.next()?);
        let bytes = Zeroizing::new(URL_SAFE_NO_PAD.decode(payload.trim_end_matches('=')).ok()?);
        let claims: Value = serde_json::from_slice(&bytes).ok()?;
        let text = |name: &str| claims.get(name).and_then(Value::as_str).map(str::to_owned);
        let created_at = number(&claims, "created_at").and_then(from_millis);
        let life = number(&claims, "expires_in");
        let ends_at = match (created_at, life) {
            (Some(created), Some(life)) => created.checked_add(Duration::milliseconds(life)),
            _ => None,
        };
        let exp = number(&claims, "exp")
            .and_then(|seconds| OffsetDateTime::from_unix_timestamp(seconds).ok());
        Some(Self {
            user_id: text("user_id"),
            client_id: text("client_id"),
            created_at,
            ends_at: ends_at.or(exp),
        })
    }
}

/// IMS writes its numbers as text; plain numbers are read too.
fn number(claims: &Value, name: &str) -> Option<i64> {
    match claims.get(name)? {
        Value::String(text) => text.parse().ok(),
        Value::Number(number) => number.as_i64(),
        _ => None,
    }
}

fn from_millis(millis: i64) -> Option<OffsetDateTime> {
    OffsetDateTime::from_unix_timestamp_nanos(i128::from(millis) * 1_000_000).ok()
}

#[cfg(test)]
mod tests {
    use time::macros::datetime;

    use super::*;

    fn token(claims: &str) -> String {
        format!("e30.{}.c2ln", URL_SAFE_NO_PAD.encode(claims))
    }

    #[test]
    fn end_is_the_sum_of_two_texts_in_milliseconds() {
        let claims = TokenClaims::read(&token(
            r#"{"user_id":"0A1B@AdobeID","client_id":"dev-console-prod","created_at":"1900000000000","expires_in":"86400000"}"#,
        ));
        assert_eq!(claims.ends_at, Some(datetime!(2030-03-18 17:46:40 UTC)));
        assert_eq!(claims.user_id.as_deref(), Some("0A1B@AdobeID"));
        let numbers =
            TokenClaims::read(&token(r#"{"created_at":1900000000000,"expires_in":86400000}"#));
        assert_eq!(numbers.ends_at, claims.ends_at);
        assert_eq!(TokenClaims::read(&token(r#"{"exp":1900086400}"#)).ends_at, claims.ends_at);
    }

    #[test]
    fn nonsense_has_no_claims() {
        for text in [
            "",
            "abc",
            "a.b",
            "a.!!!.c",
            "e30.e30.x",
            &token("[]"),
            &token(r#"{"created_at":"9e99"}"#),
        ] {
            assert_eq!(TokenClaims::read(text), TokenClaims::default(), "{text}");
        }
        let far = TokenClaims::read(&token(
            r#"{"created_at":"9223372036854775807","expires_in":"9223372036854775807"}"#,
        ));
        assert_eq!(far.ends_at, None);
    }
}
