//! What kind of key file some bytes are.

use serde_json::Value;
use time::OffsetDateTime;
use zeroize::Zeroizing;

use super::{
    Error, FILE_LIMIT, Key, LocalToken, ServiceCredentials, certificate::Certificate,
    json::SecretJson,
};
use crate::http::Reach;

/// What a file holds.
#[derive(Clone, Debug)]
pub enum Recognised {
    /// One key.
    One(Key),
    /// Several, of which the user names one.
    Several(Vec<Candidate>),
}

/// One of several keys in a file.
#[derive(Clone, Debug)]
pub struct Candidate {
    /// What the file calls it; empty when it has no name.
    pub name: String,
    /// The key.
    pub key: Key,
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
    only_one(file_name, bytes, reach, now).map(Recognised::One)
}

fn only_one(
    file_name: &str,
    bytes: &[u8],
    reach: &Reach,
    now: OffsetDateTime,
) -> Result<Key, Error> {
    if bytes.len() > FILE_LIMIT {
        return Err(Error::TooLarge);
    }
    let text = match decode(bytes) {
        Some(text) => text,
        None if Certificate::from_der(bytes).is_some() => return Err(Error::PublicOnly),
        None => return Err(Error::NotRecognised),
    };
    let text = text.trim();
    if text.is_empty() {
        return Err(Error::Empty);
    }
    if !text.starts_with(['{', '[']) {
        return Err(not_json(text));
    }
    let json = SecretJson::parse(text)?;
    let root = json.root();
    if is_saved_error(root) {
        return Err(Error::SavedError);
    }
    let has = |name: &str| root.get(name).is_some();
    let is_oauth = (has("CLIENT_ID") && has("CLIENT_SECRETS"))
        || (has("client_id") && has("scopes") && (has("client_secrets") || has("client_secret")));
    // The order of the protocol reference, section 1.2: first match decides.
    if let Some(token) = root.get("accessToken").and_then(Value::as_str) {
        LocalToken::new(file_name, token, now).map(Key::LocalToken)
    } else if let Some(integration) = root.get("integration").filter(|value| value.is_object()) {
        ServiceCredentials::from_json(integration, reach, now).map(Key::ServiceCredentials)
    } else if is_oauth {
        Err(Error::NotRecognised)
    } else if let Some(credentials) = root.pointer("/project/workspace/details/credentials") {
        Err(project_download(credentials))
    } else if has("PUBLIC_KEYS_WITH_EXPIRY") || (has("API_KEY") && has("CLIENT_SECRET")) {
        Err(Error::RetiredJwt)
    } else if has("technicalAccount") || (has("imsEndpoint") && has("metascopes")) {
        // The inner object without its wrapper.
        ServiceCredentials::from_json(root, reach, now).map(Key::ServiceCredentials)
    } else {
        Err(Error::NotRecognised)
    }
}

/// The console saves its error answers under the same name as its keys.
fn is_saved_error(root: &Value) -> bool {
    let status = root.get("statusCode").and_then(Value::as_i64);
    root.get("ok").and_then(Value::as_bool) == Some(false)
        || status.is_some_and(|status| status >= 400)
}

fn project_download(credentials: &Value) -> Error {
    let types: Vec<&str> = credentials
        .as_array()
        .into_iter()
        .flatten()
        .filter_map(|credential| credential.get("integration_type")?.as_str())
        .collect();
    if types.contains(&"oauth_server_to_server") {
        Error::NotRecognised
    } else if types.contains(&"service") {
        // The older name of a JWT credential in such a file.
        Error::RetiredJwt
    } else {
        Error::NotRecognised
    }
}

/// PEM, `.env`, or something else altogether.
fn not_json(text: &str) -> Error {
    let public = [
        "-----BEGIN CERTIFICATE-----",
        "-----BEGIN PUBLIC KEY-----",
        "-----BEGIN RSA PUBLIC KEY-----",
    ];
    if public.iter().any(|begin| text.contains(begin)) && !text.contains("PRIVATE KEY-----") {
        return Error::PublicOnly;
    }
    let names: Vec<&str> = text
        .lines()
        .filter_map(|line| line.trim().trim_start_matches("export ").split_once('='))
        .map(|(name, _)| name.trim())
        .collect();
    if names.contains(&"CLIENT_ID") { Error::NotRecognised } else { Error::NotRecognised }
}

/// The text of a file in UTF-8 or UTF-16, with or without a byte order mark.
/// Windows tools write UTF-16 when a console's output is redirected.
fn decode(bytes: &[u8]) -> Option<Zeroizing<String>> {
    let little: fn([u8; 2]) -> u16 = u16::from_le_bytes;
    let utf16 = match bytes {
        [0xEF, 0xBB, 0xBF, rest @ ..] => return utf8(rest),
        [0xFF, 0xFE, rest @ ..] => (rest, little),
        [0xFE, 0xFF, rest @ ..] => (rest, u16::from_be_bytes as fn([u8; 2]) -> u16),
        // Every key file starts with a character of ASCII.
        [first, 0, ..] if *first != 0 => (bytes, little),
        [0, second, ..] if *second != 0 => (bytes, u16::from_be_bytes as fn([u8; 2]) -> u16),
        _ => return utf8(bytes),
    };
    let (rest, unit) = utf16;
    let units = rest.chunks_exact(2).map(|pair| unit([pair[0], pair[1]]));
    // UTF-8 takes at most three bytes for a unit: no reallocation, no copy left.
    let mut text = Zeroizing::new(String::with_capacity(rest.len() / 2 * 3));
    for decoded in char::decode_utf16(units) {
        text.push(decoded.ok()?);
    }
    Some(text)
}

fn utf8(bytes: &[u8]) -> Option<Zeroizing<String>> {
    std::str::from_utf8(bytes).ok().map(|text| Zeroizing::new(text.to_owned()))
}

#[cfg(test)]
#[path = "recognise_tests.rs"]
mod tests;
