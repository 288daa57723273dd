//! What the sign-in server answered: a token, a refusal with a meaning (protocol
//! reference, sections 1.5 and 3.2), or no answer of a sign-in server at all.

use std::sync::Arc;

use serde::Deserialize;
use serde_json::Value;
use time::{Duration, OffsetDateTime};
use zeroize::{Zeroize, Zeroizing};

use super::{error::Error, exchange::CLOCK_TOLERANCE};
use crate::{
    http::{Page, Redacted, Reply, scrubbed},
    keys::{LONGEST_LIFE, TokenClaims},
};

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
    /// How far this computer is ahead of the server, where that is too far.
    pub(super) ahead: Option<Duration>,
}

/// A refusal, and what may lie behind it.
#[derive(Debug)]
pub(super) struct Refusal {
    pub(super) error: Error,
    /// Another secret may do.
    pub(super) secret: bool,
    /// Another time in the assertion may do.
    pub(super) time: bool,
    /// The server's clock.
    pub(super) date: Option<OffsetDateTime>,
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

/// Reads an answer. `secrets` are those that were sent and may be quoted.
///
/// # Errors
/// Where it is no answer to the question.
pub(super) fn read(
    reply: &Reply,
    secrets: &[&Arc<Redacted<String>>],
    now: OffsetDateTime,
) -> Result<Result<Issued, Refusal>, Error> {
    let status = reply.status;
    // Adobe refuses in JSON, too, except where its delivery network asks to slow down.
    let is_adobes = reply.is_json() || status == 429;
    if (300..400).contains(&status) || reply.is_html() || !is_adobes {
        return Err(Error::NotData { status, page: Page::of_network(reply) });
    }
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
        let description = answer.error_description.as_deref().unwrap_or_default();
        let technical = said(code, description, secrets);
        let lower = description.to_ascii_lowercase();
        return Ok(Err(Refusal {
            error: refusal(status, code, technical, &lower),
            // Without a reason it may be the secret as well as the client.
            secret: matches!(status, 400 | 401)
                && code == "invalid_client"
                && (lower.contains("client_secret") || !lower.contains("client_id")),
            time: status < 429 && code == "invalid_token" && !lower.contains("signature"),
            date: reply.date,
        }));
    }
    match &answer.access_token {
        Some(token) if reply.is_success() && fits_header(token) => {
            let ahead =
                reply.date.map(|date| now - date).filter(|ahead| ahead.abs() > CLOCK_TOLERANCE);
            let ends_at = end(token, answer.expires_in.as_ref(), ahead, now);
            Ok(Ok(Issued { bearer: Arc::new(Redacted::new(token.clone())), ends_at, ahead }))
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

/// Whether Adobe's sign-in sent it: it refuses [`question`](super::question) in JSON.
#[must_use]
pub fn is_answer(reply: &Reply) -> bool {
    let said = reply.json::<Value>().ok().filter(|_| !reply.is_html());
    said.is_some_and(|said| said.get("error").is_some_and(Value::is_string))
}

fn fits_header(token: &str) -> bool {
    !token.is_empty() && token.len() <= LONGEST_TOKEN && token.bytes().all(|b| b.is_ascii_graphic())
}

/// The server's words, without anything secret that it may have quoted.
fn said(code: &str, description: &str, secrets: &[&Arc<Redacted<String>>]) -> String {
    let mut whole = Zeroizing::new(match description {
        "" => code.to_owned(),
        description => format!("{code}: {description}"),
    });
    for secret in secrets {
        whole = Zeroizing::new(whole.replace(secret.expose().as_str(), "…"));
    }
    scrubbed(&whole)
}

fn refusal(status: u16, code: &str, technical: String, description: &str) -> Error {
    if status == 429 || status >= 500 {
        // `internal_error` is also what a credential gets that was converted to
        // OAuth, but nothing in the answer tells the two apart.
        return Error::Unavailable { status, technical };
    }
    match code {
        "invalid_signature" | "invalid_token" => Error::KeyRejected { technical },
        "invalid_scope" => Error::ScopeMissing { technical },
        // Sandboxes of companies put the scope's refusal under a general code.
        "invalid_request" if description.contains("scope") => Error::ScopeMissing { technical },
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
#[path = "answer_tests.rs"]
mod tests;
