//! What kind of key file some bytes are.

use serde_json::Value;
use time::OffsetDateTime;

use super::{
    Error, FILE_LIMIT, Key, LocalToken, OauthCredential, ServiceCredentials, encoding, env_file,
    json::SecretJson,
    oauth::{CLI, FLAT},
    project, wrong_file,
};
use crate::http::Reach;
use Recognised::One;

/// What a file turned out to hold.
#[derive(Clone, Debug)]
pub enum Recognised {
    /// One key.
    One(Key),
    /// At least two, in the order of the file.
    Several(Vec<Candidate>),
}

/// One of several keys in a file.
#[derive(Clone, Debug)]
pub struct Candidate {
    /// What the file calls it; may be empty.
    pub name: String,
    /// The key.
    pub key: Key,
}

impl Recognised {
    /// The key, where there is only one.
    #[must_use]
    pub fn one(self) -> Option<Key> {
        match self {
            Self::One(key) => Some(key),
            Self::Several(_) => None,
        }
    }
}

/// Recognises a key file and checks it. `file_name`, without folders, is only a
/// hint for the environment of a token: names are not reliable.
///
/// # Errors
/// Says in which way the file is not a key that can be used now.
pub fn recognise(
    file_name: &str,
    bytes: &[u8],
    reach: &Reach,
    now: OffsetDateTime,
) -> Result<Recognised, Error> {
    if let Some(error) = wrong_file::by_first_bytes(bytes) {
        return Err(error);
    }
    if bytes.len() > FILE_LIMIT {
        return Err(Error::TooLarge);
    }
    let Some(text) = encoding::decode(bytes).filter(|text| !text.contains('\0')) else {
        return Err(wrong_file::binary(bytes));
    };
    let text = text.trim();
    if text.is_empty() {
        return Err(Error::Empty);
    }
    if let Some(token) = bare_token(text) {
        return LocalToken::new(file_name, token, now).map(|token| One(Key::LocalToken(token)));
    }
    if text.starts_with(['{', '[']) {
        return json(file_name, SecretJson::parse(text)?.root(), reach, now);
    }
    match env_file::read(text) {
        Some(read) => read.map(|key| One(Key::Oauth(key))),
        None => Err(wrong_file::text(text)),
    }
}

/// The tests of the protocol reference, section 1.2, in its order: the first
/// match decides.
fn json(
    file_name: &str,
    root: &Value,
    reach: &Reach,
    now: OffsetDateTime,
) -> Result<Recognised, Error> {
    if is_saved_error(root) {
        return Err(Error::SavedError);
    }
    let has = |name: &str| root.get(name).is_some();
    let any = |names: &[&str]| names.iter().any(|name| has(name));
    if let Some(token) = root.get("accessToken") {
        let token = token.as_str().ok_or(Error::FieldMissing { field: "accessToken" })?;
        return LocalToken::new(file_name, token, now).map(|token| One(Key::LocalToken(token)));
    }
    let service = |object: &Value| {
        ServiceCredentials::from_json(object, reach, now)
            .map(|key| One(Key::ServiceCredentials(key)))
    };
    if let Some(integration) = root.get("integration") {
        if !integration.is_object() {
            return Err(Error::FieldMissing { field: "integration" });
        }
        return service(integration);
    }
    // Before the flat OAuth form, which shares a name with it.
    if has("PUBLIC_KEYS_WITH_EXPIRY") || (has("API_KEY") && !has("CLIENT_ID")) {
        return Err(Error::RetiredJwt);
    }
    if any(&["CLIENT_ID", "CLIENT_SECRETS"]) {
        if let Some(other) = other_type(root) {
            return Err(Error::OtherProject { scope: other.to_owned() });
        }
        return OauthCredential::from_json(root, &FLAT, None).map(|key| One(Key::Oauth(key)));
    }
    if any(&["client_id", "client_secrets"]) && any(&["client_secrets", "client_secret", "scopes"])
    {
        return OauthCredential::from_json(root, &CLI, None).map(|key| One(Key::Oauth(key)));
    }
    if project::is_project(root) {
        let mut candidates = project::read(root)?;
        return Ok(match candidates.len() {
            1 => One(candidates.remove(0).key),
            _ => Recognised::Several(candidates),
        });
    }
    // The inner object without its wrapper.
    if has("technicalAccount") || (has("imsEndpoint") && has("metascopes")) {
        return service(root);
    }
    Err(if is_error_answer(root) { Error::SavedError } else { Error::NotRecognised })
}

/// The console saves its error answers under the same name as its keys.
fn is_saved_error(root: &Value) -> bool {
    let status = root.get("statusCode").and_then(Value::as_i64);
    root.get("ok").and_then(Value::as_bool) == Some(false)
        || status.is_some_and(|status| status >= 400)
}

/// An error as Adobe's services answer it, in a file that has nothing of a key.
fn is_error_answer(root: &Value) -> bool {
    let is_text = |name: &str| root.get(name).is_some_and(Value::is_string);
    let status = root.get("status").and_then(Value::as_i64);
    is_text("error")
        || is_text("error_code")
        || root.get("errors").is_some_and(Value::is_array)
        || status.is_some_and(|status| status >= 400)
}

/// The flat download says of which kind the credential is (OQ-12: perhaps not
/// always). One with which an app signs people in is of no use here.
fn other_type(root: &Value) -> Option<&str> {
    let written = root.get("TYPE").and_then(Value::as_str)?.trim();
    let plain: String = written.chars().filter(char::is_ascii_alphanumeric).collect();
    (!plain.eq_ignore_ascii_case("oauthservertoserver") && !plain.is_empty() && written.len() <= 60)
        .then_some(written)
}

/// An access token saved or copied without the file around it.
fn bare_token(text: &str) -> Option<&str> {
    let token = text.strip_prefix("Bearer ").unwrap_or(text).trim().trim_matches('"');
    let segments: Vec<&str> = token.split('.').collect();
    let is_base64url = |text: &&str| {
        !text.is_empty()
            && text.bytes().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'-' | b'_'))
    };
    (segments.len() == 3 && token.starts_with("eyJ") && segments.iter().all(is_base64url))
        .then_some(token)
}

#[cfg(test)]
#[path = "recognise_tests/mod.rs"]
mod tests;
