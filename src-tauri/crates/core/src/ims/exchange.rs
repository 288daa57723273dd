//! One exchange of a key for an access token (protocol reference, section 1.4),
//! and what the server's refusals mean (section 1.5).

use std::sync::Arc;

use reqwest::header::HeaderValue;
use serde::Deserialize;
use serde_json::Value;
use time::{Duration, OffsetDateTime};
use zeroize::{Zeroize, Zeroizing};

use super::{assertion, error::Error};
use crate::{
    http::{Body, Client, Reach, Redacted, Reply, Request, scrubbed},
    keys::{LONGEST_LIFE, ServiceCredentials, TokenClaims},
};

/// Clocks further apart than this are told to the user; below it, network
/// delay and rounding explain the difference.
const CLOCK_TOLERANCE: Duration = Duration::seconds(120);
/// `expires_in` is milliseconds from the exchange and seconds elsewhere. No
/// token lives a million seconds, and none only a thousand.
const MOST_SECONDS: i64 = 1_000_000;
/// Ten times a usual token; longer ones no server accepts in a header.
const LONGEST_TOKEN: usize = 16 * 1024;

/// A token as it was issued.
#[derive(Debug)]
pub(super) struct Issued {
    pub(super) bearer: Arc<Redacted<String>>,
    /// By the clock of this computer.
    pub(super) ends_at: OffsetDateTime,
}

#[derive(Deserialize)]
struct Answer {
    access_token: Option<String>,
    expires_in: Option<Value>,
    error: Option<String>,
    error_description: Option<String>,
}

impl Drop for Answer {
    fn drop(&mut self) {
        self.access_token.zeroize();
    }
}

/// Asks once. Never again by itself: a refusal repeats, and Adobe throttles
/// clients that ask too often.
pub(super) async fn exchange(
    credentials: &ServiceCredentials,
    client: &Client,
    reach: &Reach,
    now: OffsetDateTime,
) -> Result<Issued, Error> {
    let ims = reach.ims(&credentials.ims_host)?;
    let Some(assertion) = assertion::sign(credentials, &ims, now) else {
        return Err(Error::KeyRejected { technical: "the private key could not sign".to_owned() });
    };
    let request = Request::post(&ims, "/ims/exchange/jwt")
        .header("cache-control", HeaderValue::from_static("no-cache"))
        .body(Body::secret_form(&[
            ("client_id", &credentials.client_id),
            ("client_secret", credentials.client_secret.expose()),
            ("jwt_token", &assertion),
        ]));
    let mut reply = client.send(&request).await?;
    let result = read(&reply, credentials, now);
    // The body holds the token. Where nobody else has a share in it, wipe it.
    if let Ok(mut body) = std::mem::take(&mut reply.body).try_into_mut() {
        body.as_mut().zeroize();
    }
    result
}

fn read(
    reply: &Reply,
    credentials: &ServiceCredentials,
    now: OffsetDateTime,
) -> Result<Issued, Error> {
    let status = reply.status;
    if (300..400).contains(&status) || reply.is_html() {
        return Err(Error::NotData { status });
    }
    // How far this computer is ahead of the server.
    let ahead = reply.date.map(|date| now - date).filter(|ahead| ahead.abs() > CLOCK_TOLERANCE);
    let answer: Answer = match reply.json() {
        Ok(answer) => answer,
        Err(_) if status == 429 || status >= 500 => {
            return Err(Error::Unavailable { status, technical: "no readable reason".to_owned() });
        }
        Err(_) => {
            return Err(Error::Unexpected {
                status,
                technical: "the answer is not JSON".to_owned(),
            });
        }
    };
    if let Some(code) = &answer.error {
        let said = said(code, answer.error_description.as_deref(), credentials);
        return Err(refusal(status, code, said, ahead));
    }
    match &answer.access_token {
        Some(token) if reply.is_success() && fits_header(token) => {
            let ends_at = end(token, answer.expires_in.as_ref(), ahead, now);
            Ok(Issued { bearer: Arc::new(Redacted::new(token.clone())), ends_at })
        }
        Some(_) if reply.is_success() => Err(Error::Unexpected {
            status,
            technical: "the token has an impossible form".to_owned(),
        }),
        Some(_) | None if status == 429 || status >= 500 => {
            Err(Error::Unavailable { status, technical: "no reason given".to_owned() })
        }
        Some(_) | None => {
            Err(Error::Unexpected { status, technical: "neither token nor reason".to_owned() })
        }
    }
}

fn fits_header(token: &str) -> bool {
    !token.is_empty() && token.len() <= LONGEST_TOKEN && token.bytes().all(|b| b.is_ascii_graphic())
}

/// The server's words, without anything secret that it may have quoted.
fn said(code: &str, description: Option<&str>, credentials: &ServiceCredentials) -> String {
    let whole = Zeroizing::new(match description {
        Some(description) => format!("{code}: {description}"),
        None => code.to_owned(),
    });
    scrubbed(&whole.replace(credentials.client_secret.expose().as_str(), "…"))
}

fn refusal(status: u16, code: &str, technical: String, ahead: Option<Duration>) -> Error {
    if status == 429 || status >= 500 {
        // `internal_error` is also what a credential gets that was converted to
        // OAuth, but nothing in the answer tells the two apart.
        return Error::Unavailable { status, technical };
    }
    match code {
        "invalid_signature" => Error::KeyRejected { technical },
        // "Could not match JWT signature to any of the bindings".
        "invalid_token" if technical.to_ascii_lowercase().contains("signature") => {
            Error::KeyRejected { technical }
        }
        "invalid_token" => match ahead {
            Some(ahead) => Error::ClockWrong { seconds: ahead.whole_seconds() },
            None => Error::KeyRejected { technical },
        },
        "invalid_scope" => Error::ScopeMissing { technical },
        // The last: a member of the assertion that came from the file is malformed.
        "invalid_client" | "unauthorized_client" | "bad_request" => {
            Error::CredentialUnknown { technical }
        }
        _ if status == 401 => Error::CredentialUnknown { technical },
        _ => Error::Unexpected { status, technical },
    }
}

/// When a token ends by the clock of this computer: what the token says itself,
/// else what the answer says, at most a day.
fn end(
    token: &str,
    expires_in: Option<&Value>,
    ahead: Option<Duration>,
    now: OffsetDateTime,
) -> OffsetDateTime {
    let latest = now + LONGEST_LIFE;
    // The claims follow the server's clock, which is not ours when ours is wrong.
    let own = TokenClaims::read(token)
        .ends_at
        .and_then(|end| end.checked_add(ahead.unwrap_or(Duration::ZERO)))
        .filter(|end| *end > now);
    let answered = expires_in.and_then(life).and_then(|life| now.checked_add(life));
    own.or(answered).unwrap_or(latest).min(latest)
}

fn life(expires_in: &Value) -> Option<Duration> {
    let number = match expires_in {
        Value::Number(number) => number.as_i64()?,
        Value::String(text) => text.parse().ok()?,
        Value::Null | Value::Bool(_) | Value::Array(_) | Value::Object(_) => return None,
    };
    if number <= 0 {
        return None;
    }
    Some(if number > MOST_SECONDS {
        Duration::milliseconds(number)
    } else {
        Duration::seconds(number)
    })
}

#[cfg(test)]
#[path = "exchange_tests.rs"]
mod tests;
