//! Faults that a test switches on: answers a real environment gives on a bad
//! day.

use std::sync::Mutex;

use axum::http::{StatusCode, header};
use axum::response::{Html, IntoResponse, Response};

use crate::wire::Connection;

const LOGIN_PAGE: &str = "<!DOCTYPE html><html><head><title>Sign in</title></head><body>\
    <form id=\"login\" action=\"/libs/granite/core/content/login.html/j_security_check\" \
    method=\"post\"><input name=\"j_username\"><input type=\"password\" name=\"j_password\">\
    </form></body></html>";

/// How every AEM call is answered while the fault is on.
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
}

/// How every IMS call is answered while the fault is on.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum ImsFault {
    /// 500 `internal_error`, which IMS also says of migrated credentials.
    InternalError,
    /// 400 `invalid_token`: the certificate was revoked or replaced. Only for
    /// assertions that are right otherwise.
    CertificateRevoked,
    /// Answers like AEM's.
    Answer(Fault),
}

#[derive(Debug, Default)]
pub(crate) struct Faults {
    aem: Mutex<Option<Fault>>,
    ims: Mutex<Option<ImsFault>>,
}

impl Faults {
    pub(crate) fn set_aem(&self, fault: Option<Fault>) {
        *self.aem.lock().unwrap_or_else(|poisoned| poisoned.into_inner()) = fault;
    }

    pub(crate) fn set_ims(&self, fault: Option<ImsFault>) {
        *self.ims.lock().unwrap_or_else(|poisoned| poisoned.into_inner()) = fault;
    }

    pub(crate) fn aem(&self) -> Option<Fault> {
        self.aem.lock().unwrap_or_else(|poisoned| poisoned.into_inner()).clone()
    }

    pub(crate) fn ims(&self) -> Option<ImsFault> {
        self.ims.lock().unwrap_or_else(|poisoned| poisoned.into_inner()).clone()
    }
}

impl Fault {
    pub(crate) fn answer(self, connection: &Connection) -> Response {
        match self {
            Fault::HtmlLoginPage => Html(LOGIN_PAGE).into_response(),
            Fault::RedirectTo { status, location } => {
                (code(status), [(header::LOCATION, location)]).into_response()
            }
            Fault::Status(status) => (
                code(status),
                Html(format!("<!DOCTYPE html><html><body><h1>Error {status}</h1></body></html>")),
            )
                .into_response(),
            Fault::CloseConnection => {
                connection.cut();
                StatusCode::SERVICE_UNAVAILABLE.into_response()
            }
        }
    }
}

impl ImsFault {
    /// The answer, unless the fault is one that the endpoint itself gives.
    pub(crate) fn answer(self, connection: &Connection) -> Option<Response> {
        match self {
            ImsFault::InternalError => {
                let refusal = crate::assertion::Refusal {
                    status: 500,
                    error: "internal_error",
                    description: "Please try again later",
                };
                Some(refusal.into_response())
            }
            ImsFault::CertificateRevoked => None,
            ImsFault::Answer(fault) => Some(fault.answer(connection)),
        }
    }
}

fn code(status: u16) -> StatusCode {
    StatusCode::from_u16(status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR)
}
