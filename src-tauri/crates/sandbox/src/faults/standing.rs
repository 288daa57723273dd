//! Faults that stand until they are switched off: answers a real environment
//! gives on a bad day.

use std::time::Duration;

use axum::http::{StatusCode, header};
use axum::response::{Html, IntoResponse, Response};

use crate::wire::Connection;

pub(crate) const LOGIN_PAGE: &str = "<!DOCTYPE html><html><head><title>Sign in</title></head><body>\
    <form id=\"login\" action=\"/libs/granite/core/content/login.html/j_security_check\" \
    method=\"post\"><input name=\"j_username\"><input type=\"password\" name=\"j_password\">\
    </form></body></html>";

/// What stands in for an environment that was put to sleep because nobody used
/// it. Its real wording and status are not known (OQ-14).
const HIBERNATION_PAGE: &str = "<!DOCTYPE html><html><head><title>Environment hibernated</title>\
    </head><body><h1>This environment is hibernated</h1><p>De-hibernate it in the AEM Developer \
    Console and try again in a few minutes.</p></body></html>";
/// What an author says to a token it does not know.
pub(crate) const UNAUTHORIZED_PAGE: &str = "<!DOCTYPE html><html><head><title>401 Unauthorized\
    </title></head><body><h1>Unauthorized</h1></body></html>";

/// What is wrong with the AEM half while the fault is on. Those that name a path
/// concern that path only, the others every call.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Fault {
    /// Status 200 with the HTML of a sign-in page.
    HtmlLoginPage,
    /// A redirect; `status` is 301, 302, 303, 307 or 308.
    RedirectTo {
        /// The status of the answer.
        status: u16,
        /// The `Location` header.
        location: String,
    },
    /// This status with a short HTML body.
    Status(u16),
    /// The connection is closed before a byte of the answer is sent.
    CloseConnection,
    /// The environment is hibernated: 503 with the page that says so.
    Asleep,
    /// The page of [`Fault::Asleep`] with another status.
    HibernationPage {
        /// The status of the answer.
        status: u16,
    },
    /// AEM does not take any token, good as they are: that of another
    /// environment, or of an account that was removed.
    OtherEnvironment,
    /// Every answer takes this long to begin, and is then right.
    Slow(Duration),
    /// Reading at or below this repository path is refused with 403. Searches
    /// leave it out without a word, as they do.
    ReadRefused {
        /// The path, such as `/content/dam/x`.
        below: String,
    },
    /// AEM's interface does not take the client id: `403003`.
    ClientIdRefused,
    /// AEM's interface misses scopes of the access token.
    ApiScopesMissing,
    /// AEM's interface refuses assets at or below this repository path with a 403 that
    /// names no cause; Sling shows them.
    InterfaceRefused {
        /// The path, such as `/content/dam/x`.
        below: String,
    },
    /// A filter lets no form pass that names assets below the node it is posted to: this
    /// status, with a page.
    OneByOne {
        /// The status of the answer.
        status: u16,
    },
    /// A proxy lets no form pass that is larger: 413 with a page.
    FormLimit {
        /// In bytes.
        bytes: usize,
    },
    /// A proxy loses the fields of a form beyond this size.
    FormCut {
        /// In bytes.
        bytes: usize,
    },
    /// AEM's interface stores a text of this property as a list of one, and a list of one as
    /// its text, as a schema of the environment's own would have it.
    Retypes {
        /// The property, such as `dc:rights`.
        property: String,
    },
    /// The repository stops a query that reads more nodes than this.
    TraversalLimit {
        /// How many may be read; Oak's own limit (`LimitReads`) is 100,000.
        nodes: usize,
    },
    /// This repository path and what lies below it is hidden from everybody, as
    /// content without read permission is: 404, and in no list.
    FolderHidden {
        /// The path, such as `/content/dam/x`.
        path: String,
    },
}

/// What is wrong with the IMS half while the fault is on.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum ImsFault {
    /// 500 `internal_error`, which IMS also says of migrated credentials.
    InternalError,
    /// 400 `invalid_token`: the certificate was revoked or replaced. Only for
    /// assertions that are right otherwise.
    CertificateRevoked,
    /// 400 `invalid_scope`: the AEM product was taken from the credential. Only
    /// for requests that are right otherwise, on both endpoints.
    ScopeMissing,
    /// 400 `invalid_client`: the credential was deleted. On both endpoints.
    CredentialDeleted,
    /// The clock of IMS and AEM is ahead of this computer's by so many seconds,
    /// or behind it when negative: their `Date` headers, `created_at` in new
    /// tokens, and what they think of the `exp` of an assertion.
    ClockAhead(i64),
    /// Answers like AEM's; those that name a path do nothing here.
    Answer(Fault),
}

impl Fault {
    /// The answer, unless the fault leaves that to what was asked for. Waits
    /// where the fault is slowness.
    pub(crate) async fn answer(self, connection: &Connection) -> Option<Response> {
        Some(match self {
            Fault::HtmlLoginPage => Html(LOGIN_PAGE).into_response(),
            Fault::RedirectTo { status, location } => {
                (code(status), [(header::LOCATION, location)]).into_response()
            }
            Fault::Status(status) => error_page(status),
            Fault::CloseConnection => {
                connection.cut();
                StatusCode::SERVICE_UNAVAILABLE.into_response()
            }
            Fault::Asleep => {
                (StatusCode::SERVICE_UNAVAILABLE, Html(HIBERNATION_PAGE)).into_response()
            }
            Fault::HibernationPage { status } => {
                (code(status), Html(HIBERNATION_PAGE)).into_response()
            }
            Fault::OtherEnvironment => {
                (StatusCode::UNAUTHORIZED, Html(UNAUTHORIZED_PAGE)).into_response()
            }
            Fault::Slow(wait) => {
                tokio::time::sleep(wait).await;
                return None;
            }
            Fault::ReadRefused { .. }
            | Fault::FolderHidden { .. }
            | Fault::ClientIdRefused
            | Fault::ApiScopesMissing
            | Fault::InterfaceRefused { .. }
            | Fault::OneByOne { .. }
            | Fault::FormLimit { .. }
            | Fault::FormCut { .. }
            | Fault::Retypes { .. }
            | Fault::TraversalLimit { .. } => return None,
        })
    }
}

impl ImsFault {
    /// The answer, unless the fault is one that the endpoint itself gives.
    pub(crate) async fn answer(self, connection: &Connection) -> Option<Response> {
        match self {
            ImsFault::InternalError => {
                let refusal = crate::assertion::Refusal {
                    status: 500,
                    error: "internal_error",
                    description: "Please try again later",
                };
                Some(refusal.into_response())
            }
            ImsFault::CredentialDeleted => Some(crate::assertion::UNKNOWN_CLIENT.into_response()),
            ImsFault::CertificateRevoked | ImsFault::ScopeMissing | ImsFault::ClockAhead(_) => None,
            ImsFault::Answer(fault) => fault.answer(connection).await,
        }
    }
}

/// A status with the page of a server that knows no more.
pub(crate) fn error_page(status: u16) -> Response {
    let page = format!("<!DOCTYPE html><html><body><h1>Error {status}</h1></body></html>");
    (code(status), Html(page)).into_response()
}

pub(crate) fn code(status: u16) -> StatusCode {
    StatusCode::from_u16(status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR)
}
