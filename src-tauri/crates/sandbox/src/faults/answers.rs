//! The answers that rules give, each in the form its interface has for it.

use axum::Json;
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{Html, IntoResponse, Response};
use serde_json::{Value, json};
use time::OffsetDateTime;

use crate::content::build;
use crate::faults::Effect;
use crate::faults::standing::{LOGIN_PAGE, UNAUTHORIZED_PAGE, code, error_page};
use crate::limit::RetryAfter;
use crate::{assertion, open_api, siren};

/// A page as a gateway in front of AEM shows it.
const UNAVAILABLE_PAGE: &str = "<!DOCTYPE html><html><head><title>503 Service Unavailable</title>\
    </head><body><h1>Service Unavailable</h1><p>The server is temporarily unable to service your \
    request.</p></body></html>";
const FLAPPING: [u16; 3] = [500, 502, 504];

/// What an answer has to suit.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Asked<'a> {
    /// The path as sent.
    pub(crate) url_path: &'a str,
    /// The asset as a repository path, or the decoded path.
    pub(crate) asset: &'a str,
    /// The time on the clock of the servers.
    pub(crate) now: OffsetDateTime,
    /// A number that is another one for every request.
    pub(crate) number: u64,
}

/// The answer of an effect that has one of its own. The address of the job of
/// [`Effect::Accepted`] is added by who keeps the jobs.
pub(crate) fn answer(effect: &Effect, asked: &Asked<'_>) -> Option<Response> {
    Some(match effect {
        Effect::TooManyRequests(retry) => too_many(retry, asked.now),
        Effect::Unavailable(retry) => {
            let page = (StatusCode::SERVICE_UNAVAILABLE, Html(UNAVAILABLE_PAGE)).into_response();
            with_retry_after(page, retry, asked.now)
        }
        Effect::Status(status) => error_page(*status),
        Effect::Gateway(status) => {
            let mut page = error_page(*status);
            page.extensions_mut().insert(OfGateway);
            page
        }
        Effect::Flapping => {
            let turn = build::mix(asked.number) % FLAPPING.len() as u64;
            error_page(FLAPPING[usize::try_from(turn).unwrap_or(0)])
        }
        Effect::OakConflict => {
            let message = format!("OakState0001: Unresolved conflicts in {}", asked.asset);
            in_form(asked, 500, 500, "javax.jcr.InvalidItemStateException", &message)
        }
        Effect::LoginPage => Html(LOGIN_PAGE).into_response(),
        Effect::Redirect { status, location } => {
            (code(*status), [(header::LOCATION, location.clone())]).into_response()
        }
        Effect::InnerStatus(inner) => {
            in_form(asked, 200, *inner, "javax.jcr.RepositoryException", "The change was not saved")
        }
        Effect::Empty => StatusCode::OK.into_response(),
        Effect::NoContent => StatusCode::NO_CONTENT.into_response(),
        Effect::Accepted { retry_after, .. } => {
            let body = Json(json!({"state": "PROCESSING"}));
            with_retry_after((StatusCode::ACCEPTED, body).into_response(), retry_after, asked.now)
        }
        Effect::Unauthorized => (StatusCode::UNAUTHORIZED, Html(UNAUTHORIZED_PAGE)).into_response(),
        Effect::Forbidden => {
            in_form(asked, 403, 403, "javax.jcr.AccessDeniedException", "Access denied")
        }
        Effect::CheckedOut(status) => in_form(
            asked,
            *status,
            *status,
            "javax.jcr.lock.LockException",
            "The asset is checked out by another user",
        ),
        Effect::Processing => in_form(
            asked,
            409,
            409,
            "javax.jcr.InvalidItemStateException",
            "The asset is still being processed",
        ),
        Effect::InvalidClient => assertion::UNKNOWN_CLIENT.into_response(),
        // Nobody sees it: the connection is cut.
        Effect::Reset => StatusCode::SERVICE_UNAVAILABLE.into_response(),
        Effect::CutBody
        | Effect::Sliced
        | Effect::Stall(_)
        | Effect::StallBody(_)
        | Effect::Slow(_)
        | Effect::Delay(_)
        | Effect::Edit(..)
        | Effect::Delete(_)
        | Effect::Move(_)
        | Effect::TokensExpire => return None,
    })
}

/// 429 with its `Retry-After`.
pub(crate) fn too_many(retry: &RetryAfter, now: OffsetDateTime) -> Response {
    let body = Json(json!({"title": "Too Many Requests", "status": 429}));
    with_retry_after((StatusCode::TOO_MANY_REQUESTS, body).into_response(), retry, now)
}

/// Carried by an answer that is not the environment's own.
#[derive(Clone, Copy, Debug)]
pub(crate) struct OfGateway;

/// Carried by an answer that asks its client to wait.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Wait(pub(crate) std::time::Duration);

pub(crate) fn with_retry_after(
    mut response: Response,
    retry: &RetryAfter,
    now: OffsetDateTime,
) -> Response {
    let (value, wait) = retry.header(now);
    if let Some(value) = value {
        response.headers_mut().insert(header::RETRY_AFTER, value);
    }
    response.extensions_mut().insert(Wait(wait));
    response
}

/// An error in the form of the interface that was asked, with a status on the
/// outside and one inside.
fn in_form(asked: &Asked<'_>, outer: u16, inner: u16, class: &str, message: &str) -> Response {
    let (kind, body) = if open_api::is_below(asked.url_path) {
        ("application/problem+json", problem(asked, inner, message))
    } else if asked.url_path.starts_with("/api/") {
        let message = format!("{class}: {message}");
        ("application/json", siren::core_response(code(inner), asked.asset, &message))
    } else {
        ("application/json;charset=utf-8", sling(asked, inner, class, message))
    };
    let mut response = (code(outer), body.to_string()).into_response();
    response.headers_mut().insert(header::CONTENT_TYPE, HeaderValue::from_static(kind));
    response
}

fn problem(asked: &Asked<'_>, status: u16, message: &str) -> Value {
    json!({
        "type": "about:blank",
        "title": code(status).canonical_reason().unwrap_or("Error"),
        "status": status,
        "detail": message,
        "instance": asked.url_path,
    })
}

fn sling(asked: &Asked<'_>, status: u16, class: &str, message: &str) -> Value {
    json!({
        "status.code": status,
        "status.message": format!("{class}: {message}"),
        "title": format!("Error while processing {}", asked.asset),
        "path": asked.asset,
        "changes": [],
        "error": {"class": class, "message": message},
    })
}
