//! What one answer of an AEM author means by its status. Only where one request has rules
//! of its own is a status looked at elsewhere, too: `author`, `write`, `block`, `trial`,
//! `probe`, `graphql`, `read`, `system_view` and, for what the network answers, `whose`.
//!
//! An answer counts as data only when its status is expected, its body is JSON
//! and it did not come by way of a redirect. A web page or a redirect is a
//! sign-in or availability problem, never success and never a fact about an
//! asset.
//!
//! | status | meaning |
//! |---|---|
//! | 200, 201 with JSON | data |
//! | 2xx without JSON, after a write | [`Error::Unexpected`]: the asset is looked at |
//! | 2xx with a web page, 3xx other than 300 | [`Error::NotData`] |
//! | any, without JSON, where the network answered in AEM's place | [`Error::NotData`] |
//! | 401 | [`Error::SignInRefused`], after one renewal of the token |
//! | 403 | [`Error::Closed`] where it names the key, else [`Error::Forbidden`] |
//! | 404 | [`Error::Missing`] |
//! | 409, 423 | [`Error::Locked`] |
//! | 400, 406, 413, 415, 422 | [`Error::Rejected`] |
//! | 412 | [`Error::Precondition`] |
//! | 428 | [`Error::Unguarded`] |
//! | 429, 503 | [`Error::Busy`]: waits, is not counted against the asset |
//! | other 5xx | [`Error::Server`]: a few more tries |
//!
//! Before the status comes the cause that Sling names, where it does ([`Refusal`]).

use serde_json::Value as Json;

use super::{Closed, Error, Refusal, refusal};
use relabel_access::http::{self, Reply};

/// Longest excerpt of an answer that is kept for an administrator, in characters.
const EXCERPT: usize = 300;

/// Takes an answer as JSON, or says why it is none.
pub(crate) fn json(reply: &Reply) -> Result<Json, Error> {
    accept(reply)?;
    let value: Json = serde_json::from_slice(&reply.body)
        .map_err(|_| Error::Unexpected { status: reply.status, said: String::new() })?;
    match inner_status(&value) {
        Some(status) if status >= 400 => Err(by_status(status, reply, &value)),
        _ => Ok(value),
    }
}

/// The same for the answer to a write. Success without JSON that is no web page either
/// (an empty 200, 204, 202) says nothing about the sign-in and little about the asset:
/// it is not doubted that AEM is there, but what the asset then holds decides.
pub(crate) fn json_of_write(reply: &Reply) -> Result<Json, Error> {
    if reply.is_success() && !reply.is_html() && !reply.is_json() {
        return Err(Error::Unexpected { status: reply.status, said: String::new() });
    }
    json(reply)
}

/// Decides whether an answer is data at all.
pub(crate) fn accept(reply: &Reply) -> Result<(), Error> {
    let status = reply.status;
    if matches!(status, 200 | 201) {
        return if reply.is_json() { Ok(()) } else { Err(not_data(reply)) };
    }
    let body: Json = serde_json::from_slice(&reply.body).unwrap_or_default();
    Err(by_status(status, reply, &body))
}

/// Decides whether a `PATCH` was carried out. Any 2xx says so, with JSON or without
/// a body (open question 19), unless it tells of a problem (RFC 9457); what the asset
/// then holds is read back anyway.
pub(crate) fn accept_written(reply: &Reply) -> Result<(), Error> {
    if !reply.is_success() {
        return accept(reply).map_err(|error| match error {
            // Not a lock: it lost against another write, and may be made again.
            Error::Locked { status: 409, said } => {
                Error::Refused { cause: Refusal::Commit, status: 409, said, node: None }
            }
            error => error,
        });
    }
    if reply.is_problem() {
        let problem: Json = reply.json().unwrap_or_default();
        let status = problem.get("status").and_then(Json::as_u64);
        let status = status.and_then(|status| u16::try_from(status).ok()).unwrap_or(500);
        return Err(by_status(status.max(400), reply, &problem));
    }
    let is_data = !reply.is_html() && (reply.body.is_empty() || reply.is_json());
    if is_data { Ok(()) } else { Err(not_data(reply)) }
}

/// The hits of a query's answer. An answer without them is none: what is missing must not
/// be taken for nothing.
pub(super) fn hits(page: &Json) -> Result<&[Json], Error> {
    let hits = page.get("hits").and_then(Json::as_array);
    hits.map(Vec::as_slice)
        .ok_or_else(|| Error::Unexpected { status: 200, said: "an answer without hits".to_owned() })
}

/// The error of an answer that is no data.
pub(super) fn not_data(reply: &Reply) -> Error {
    Error::NotData { status: reply.status, page: reply.page() }
}

fn by_status(status: u16, reply: &Reply, body: &Json) -> Error {
    // Whoever asks to slow down is obeyed.
    if reply.is_of_network && status != 429 {
        return not_data(reply);
    }
    let said = said(body);
    if status >= 500 && has_words(&reply.body, refusal::TRAVERSED) {
        return Error::Refused { cause: Refusal::Traversal, status, said, node: None };
    }
    let is_told_by_status = matches!(status, 401 | 403 | 412 | 428 | 429 | 503);
    if !is_told_by_status && let Some(refused) = Error::refused(status, body, &said) {
        return refused;
    }
    match status {
        401 => Error::SignInRefused,
        403 => match Closed::of(reply) {
            Some(why) => Error::Closed { why, said },
            None => Error::Forbidden { status, said, node: None },
        },
        404 => Error::Missing,
        409 | 423 => Error::Locked { status, said },
        400 | 406 | 413 | 415 | 422 => Error::Rejected { status, said },
        412 => Error::Precondition { said },
        428 => Error::Unguarded { said },
        429 | 503 => {
            Error::Busy { status, wait: reply.retry_after(time::OffsetDateTime::now_utc()) }
        }
        500..=599 => Error::Server { status, said },
        204..=299 | 301..=399 => Error::NotData { status, page: reply.page() },
        _ => Error::Unexpected { status, said },
    }
}

fn has_words(body: &[u8], words: &str) -> bool {
    body.windows(words.len()).any(|part| part == words.as_bytes())
}

/// The status inside a Sling or Assets API answer; some report failure with HTTP 200.
fn inner_status(body: &Json) -> Option<u16> {
    let inner = body.get("status.code").or_else(|| body.get("properties")?.get("status.code"))?;
    u16::try_from(inner.as_u64()?).ok()
}

/// The human part of an error body, shortened and scrubbed.
fn said(body: &Json) -> String {
    let text: String = message(body).chars().filter(|c| !c.is_control()).take(EXCERPT).collect();
    // What AEM or a proxy quotes may hold a token.
    http::scrubbed(&text)
}

/// The human part of an error body of any of AEM's forms.
pub(super) fn message(body: &Json) -> &str {
    body.pointer("/error/message")
        .or_else(|| body.get("status.message"))
        .or_else(|| body.get("properties")?.get("status.message"))
        .or_else(|| body.pointer("/errors/0/message"))
        .or_else(|| body.get("detail"))
        .or_else(|| body.get("message"))
        .or_else(|| body.get("title"))
        .and_then(Json::as_str)
        .unwrap_or_default()
}
