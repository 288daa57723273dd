//! What one answer of an AEM author means. This is the only place in the
//! crate that knows status codes.
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
//! | 401 | [`Error::SignInRefused`], after one renewal of the token |
//! | 403 | [`Error::Forbidden`] |
//! | 404 | [`Error::Missing`] |
//! | 409, 423 | [`Error::Locked`] |
//! | 400, 406, 413, 415, 422 | [`Error::Rejected`] |
//! | 412, 428 | [`Error::Precondition`] |
//! | 429, 503 | [`Error::Busy`]: waits, is not counted against the asset |
//! | other 5xx | [`Error::Server`]: a few more tries |

use std::time::Duration;

use serde_json::Value as Json;

use crate::api::types::{ApiError, ErrorCode, ErrorDetails};
use crate::http::{self, Reply};
use crate::ims;

/// Longest excerpt of an answer that is kept for an administrator, in characters.
const EXCERPT: usize = 300;

/// Why an AEM author did not do what it was asked.
#[derive(Debug, Clone, thiserror::Error)]
pub enum Error {
    /// No access token could be had.
    #[error("sign-in failed")]
    SignIn(#[source] ims::Error),
    /// No answer, or not a whole one.
    #[error("AEM could not be reached")]
    Http(#[source] http::Error),
    /// 401, also with a fresh token.
    #[error("AEM refused the sign-in")]
    SignInRefused,
    /// A web page or a redirect where data was expected.
    #[error("a web page came instead of data (status {status})")]
    NotData {
        /// HTTP status.
        status: u16,
    },
    /// 403.
    #[error("no permission")]
    Forbidden {
        /// What AEM said.
        said: String,
    },
    /// 403 on AEM's programming interface, for an asset the account can read
    /// otherwise: the client id is not registered on the environment.
    #[error("the client id is not registered on the environment")]
    ClientNotRegistered {
        /// What AEM said.
        said: String,
    },
    /// 404.
    #[error("nothing there, or hidden from this account")]
    Missing,
    /// 409 or 423.
    #[error("locked or in conflict (status {status})")]
    Locked {
        /// HTTP status.
        status: u16,
        /// What AEM said.
        said: String,
    },
    /// 400, 406, 413, 415 or 422; status 0 where a value cannot even be told.
    #[error("the value was rejected (status {status})")]
    Rejected {
        /// HTTP status.
        status: u16,
        /// What AEM said.
        said: String,
    },
    /// 412 or 428: the asset is not as it was when it was read.
    #[error("a precondition was not met")]
    Precondition {
        /// What AEM said.
        said: String,
    },
    /// 429 or 503.
    #[error("AEM is busy (status {status})")]
    Busy {
        /// HTTP status.
        status: u16,
        /// How long AEM asked to wait.
        wait: Option<Duration>,
    },
    /// AEM asked for more patience than is given without asking the user.
    #[error("AEM asks for a long pause")]
    TooBusy {
        /// How much longer.
        wait: Duration,
    },
    /// Not sent, because the job it belongs to is held.
    #[error("the job is held")]
    Held,
    /// Not sent, because its turn came too late: what was read before may not be true
    /// any more.
    #[error("its turn came too late")]
    Late,
    /// 5xx.
    #[error("AEM failed (status {status})")]
    Server {
        /// HTTP status.
        status: u16,
        /// What AEM said.
        said: String,
    },
    /// Anything else.
    #[error("an answer that Relabel does not understand (status {status})")]
    Unexpected {
        /// HTTP status.
        status: u16,
        /// What AEM said.
        said: String,
    },
    /// The path cannot be an asset's.
    #[error("not a path below /content/dam")]
    Path,
}

impl Error {
    /// Whether it says nothing about one asset: no other could be read either.
    #[must_use]
    pub fn is_about_environment(&self) -> bool {
        match self {
            Self::Http(http) => http.is_offline(),
            Self::SignIn(_)
            | Self::SignInRefused
            | Self::ClientNotRegistered { .. }
            | Self::NotData { .. }
            | Self::Busy { .. }
            | Self::TooBusy { .. }
            | Self::Held
            | Self::Late => true,
            Self::Forbidden { .. }
            | Self::Missing
            | Self::Locked { .. }
            | Self::Rejected { .. }
            | Self::Precondition { .. }
            | Self::Server { .. }
            | Self::Unexpected { .. }
            | Self::Path => false,
        }
    }

    /// HTTP status behind it, where there was one.
    #[must_use]
    pub fn status(&self) -> Option<u16> {
        match self {
            Self::SignIn(_)
            | Self::Http(_)
            | Self::Path
            | Self::TooBusy { .. }
            | Self::Held
            | Self::Late => None,
            Self::SignInRefused => Some(401),
            Self::Forbidden { .. } | Self::ClientNotRegistered { .. } => Some(403),
            Self::Missing => Some(404),
            Self::Precondition { .. } => Some(412),
            Self::Rejected { status: 0, .. } => None,
            Self::NotData { status }
            | Self::Locked { status, .. }
            | Self::Rejected { status, .. }
            | Self::Busy { status, .. }
            | Self::Server { status, .. }
            | Self::Unexpected { status, .. } => Some(*status),
        }
    }

    /// What AEM said, shortened, for an administrator.
    #[must_use]
    pub fn said(&self) -> Option<&str> {
        match self {
            Self::Forbidden { said }
            | Self::ClientNotRegistered { said }
            | Self::Locked { said, .. }
            | Self::Rejected { said, .. }
            | Self::Precondition { said }
            | Self::Server { said, .. }
            | Self::Unexpected { said, .. } => Some(said.as_str()).filter(|said| !said.is_empty()),
            Self::SignIn(_)
            | Self::Http(_)
            | Self::SignInRefused
            | Self::NotData { .. }
            | Self::Missing
            | Self::Busy { .. }
            | Self::TooBusy { .. }
            | Self::Held
            | Self::Late
            | Self::Path => None,
        }
    }

    /// Whether the request may have taken effect although no answer tells so.
    #[must_use]
    pub fn may_have_arrived(&self) -> bool {
        match self {
            Self::Http(error) => error.may_have_arrived(),
            Self::NotData { .. } | Self::Server { .. } | Self::Unexpected { .. } => true,
            // A delivery network gives 503 also when AEM itself took too long.
            Self::Busy { status, .. } => *status == 503,
            Self::SignIn(_)
            | Self::SignInRefused
            | Self::Forbidden { .. }
            | Self::ClientNotRegistered { .. }
            | Self::Missing
            | Self::Locked { .. }
            | Self::Rejected { .. }
            | Self::Precondition { .. }
            | Self::TooBusy { .. }
            | Self::Held
            | Self::Late
            | Self::Path => false,
        }
    }

    /// Whether asking again a moment later may well succeed.
    #[must_use]
    pub fn is_passing(&self) -> bool {
        match self {
            Self::Http(error) => {
                !error.is_offline() && !matches!(error, http::Error::TooLarge { .. })
            }
            Self::Server { .. } => true,
            Self::SignIn(_)
            | Self::SignInRefused
            | Self::NotData { .. }
            | Self::Forbidden { .. }
            | Self::ClientNotRegistered { .. }
            | Self::Missing
            | Self::Locked { .. }
            | Self::Rejected { .. }
            | Self::Precondition { .. }
            | Self::Busy { .. }
            | Self::TooBusy { .. }
            | Self::Held
            | Self::Late
            | Self::Unexpected { .. }
            | Self::Path => false,
        }
    }
}

/// Takes an answer as JSON, or says why it is none.
pub(crate) fn json(reply: &Reply) -> Result<Json, Error> {
    accept(reply)?;
    let value: Json = serde_json::from_slice(&reply.body)
        .map_err(|_| Error::Unexpected { status: reply.status, said: String::new() })?;
    match inner_status(&value) {
        Some(status) if status >= 400 => Err(by_status(status, reply, said(&value))),
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
        return if reply.is_json() { Ok(()) } else { Err(Error::NotData { status }) };
    }
    let said =
        serde_json::from_slice::<Json>(&reply.body).map(|body| said(&body)).unwrap_or_default();
    Err(by_status(status, reply, said))
}

/// Decides whether a `PATCH` was carried out. Any 2xx says so, with JSON or without
/// a body (open question 19), unless it tells of a problem (RFC 9457); what the asset
/// then holds is read back anyway.
pub(crate) fn accept_written(reply: &Reply) -> Result<(), Error> {
    if !reply.is_success() {
        return accept(reply);
    }
    if reply.is_problem() {
        let problem: Json = reply.json().unwrap_or_default();
        let status = problem.get("status").and_then(Json::as_u64);
        let status = status.and_then(|status| u16::try_from(status).ok()).unwrap_or(500);
        return Err(by_status(status.max(400), reply, said(&problem)));
    }
    let is_data = !reply.is_html() && (reply.body.is_empty() || reply.is_json());
    if is_data { Ok(()) } else { Err(Error::NotData { status: reply.status }) }
}

fn by_status(status: u16, reply: &Reply, said: String) -> Error {
    match status {
        401 => Error::SignInRefused,
        403 => Error::Forbidden { said },
        404 => Error::Missing,
        409 | 423 => Error::Locked { status, said },
        400 | 406 | 413 | 415 | 422 => Error::Rejected { status, said },
        412 | 428 => Error::Precondition { said },
        429 | 503 => {
            Error::Busy { status, wait: reply.retry_after(time::OffsetDateTime::now_utc()) }
        }
        500..=599 => Error::Server { status, said },
        204..=299 | 301..=399 => Error::NotData { status },
        _ => Error::Unexpected { status, said },
    }
}

/// The status inside a Sling or Assets API answer; some report failure with HTTP 200.
fn inner_status(body: &Json) -> Option<u16> {
    let inner = body.get("status.code").or_else(|| body.get("properties")?.get("status.code"))?;
    u16::try_from(inner.as_u64()?).ok()
}

/// The human part of an error body of any of AEM's forms.
fn said(body: &Json) -> String {
    let text = body
        .pointer("/error/message")
        .or_else(|| body.get("status.message"))
        .or_else(|| body.get("properties")?.get("status.message"))
        .or_else(|| body.pointer("/errors/0/message"))
        .or_else(|| body.get("detail"))
        .or_else(|| body.get("title"))
        .and_then(Json::as_str)
        .unwrap_or_default();
    let text: String = text.chars().filter(|c| !c.is_control()).take(EXCERPT).collect();
    // What AEM or a proxy quotes may hold a token.
    http::scrubbed(&text)
}

impl From<Error> for ApiError {
    fn from(error: Error) -> Self {
        let message = error.to_string();
        let details = ErrorDetails {
            status: error.status(),
            technical: error.said().map(str::to_owned),
            ..ErrorDetails::default()
        };
        let plain = |code| Self::new(code, message.clone()).with(details.clone());
        match error {
            Error::SignIn(error) => error.into(),
            Error::Http(error) => error.into(),
            Error::SignInRefused => plain(ErrorCode::SignInRefused),
            Error::NotData { .. } => plain(ErrorCode::NotData).retryable(),
            Error::Forbidden { .. } => plain(ErrorCode::PermissionMissing),
            Error::ClientNotRegistered { .. } => plain(ErrorCode::ClientNotRegistered),
            Error::Missing => plain(ErrorCode::PathMissing),
            Error::Busy { wait, .. } => {
                let seconds = wait.and_then(|wait| i32::try_from(wait.as_secs()).ok());
                Self::new(ErrorCode::SlowDown, message)
                    .with(ErrorDetails { seconds, ..details })
                    .retryable()
            }
            Error::TooBusy { wait } => Self::new(ErrorCode::SlowDown, message)
                .with(ErrorDetails { seconds: i32::try_from(wait.as_secs()).ok(), ..details })
                .retryable(),
            Error::Held | Error::Late => plain(ErrorCode::SlowDown).retryable(),
            Error::Server { .. } | Error::Locked { .. } => {
                plain(ErrorCode::UnexpectedAnswer).retryable()
            }
            Error::Rejected { .. } | Error::Precondition { .. } | Error::Unexpected { .. } => {
                plain(ErrorCode::UnexpectedAnswer)
            }
            Error::Path => plain(ErrorCode::PathInvalid),
        }
    }
}
