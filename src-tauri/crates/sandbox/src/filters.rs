//! What stands in front of the handlers: faults, the referrer filter, sign-in,
//! the CSRF filter, the right to write. Everything that passes or fails here
//! is recorded.

use std::sync::Arc;

use axum::Json;
use axum::body::Body;
use axum::extract::{ConnectInfo, Request, State};
use axum::http::{HeaderMap, Method, StatusCode, header};
use axum::middleware::Next;
use axum::response::{Html, IntoResponse, Response};
use serde_json::json;
use time::OffsetDateTime;
use url::Url;

use crate::body::{self, Written};
use crate::environment::Environment;
use crate::ledger::{RequestRecord, WriteRecord};
use crate::paths;
use crate::sling_response;
use crate::tokens::Account;
use crate::wire::Connection;

/// The account a request was made with, for handlers.
#[derive(Clone, Copy, Debug)]
pub(crate) struct SignedIn(pub(crate) Account);

/// Records a request to either half of the environment.
pub(crate) async fn record(
    State(environment): State<Arc<Environment>>,
    ConnectInfo(connection): ConnectInfo<Connection>,
    request: Request,
    next: Next,
) -> Response {
    let method = request.method().to_string();
    let path = request.uri().path().to_owned();
    let query = request.uri().query().filter(|_| !path.starts_with("/ims")).map(str::to_owned);
    let user_agent = header_text(request.headers(), header::USER_AGENT.as_str()).map(str::to_owned);
    let response = next.run(request).await;
    let status = if connection.is_cut() { 0 } else { response.status().as_u16() };
    let at = OffsetDateTime::now_utc();
    environment.ledger.request(RequestRecord { at, method, path, query, user_agent, status });
    response
}

/// In front of the IMS endpoints: only its faults.
pub(crate) async fn ims(
    State(environment): State<Arc<Environment>>,
    ConnectInfo(connection): ConnectInfo<Connection>,
    request: Request,
    next: Next,
) -> Response {
    match environment.faults.ims().and_then(|fault| fault.answer(&connection)) {
        Some(answer) => answer,
        None => next.run(request).await,
    }
}

/// In front of everything of AEM. Bodies of writes are read here and handed on
/// as [`Written`].
pub(crate) async fn aem(
    State(environment): State<Arc<Environment>>,
    ConnectInfo(connection): ConnectInfo<Connection>,
    request: Request,
    next: Next,
) -> Response {
    if !environment.latency.is_zero() && !request.uri().path().contains("/renditions/") {
        tokio::time::sleep(environment.latency).await;
    }
    if !is_write(request.method()) {
        if let Some(fault) = environment.faults.aem() {
            return fault.answer(&connection);
        }
        return match sign_in(&environment, request.headers()) {
            Some(account) => next.run(signed_in(request, account)).await,
            None => unauthorized(),
        };
    }
    let (parts, content) = request.into_parts();
    let bytes = match axum::body::to_bytes(content, body::LARGEST).await {
        Ok(bytes) => bytes,
        Err(_) => return StatusCode::PAYLOAD_TOO_LARGE.into_response(),
    };
    let written = Written::read(&parts.headers, bytes).await;
    let method = parts.method.to_string();
    let path = paths::decode(parts.uri.path()).unwrap_or_else(|| parts.uri.path().to_owned());
    let properties = written.properties();
    let response = match gate(&environment, &connection, &parts.method, &parts.headers, &written) {
        Err(response) => *response,
        Ok(account) => {
            let mut request = Request::from_parts(parts, Body::empty());
            request.extensions_mut().insert(written);
            next.run(signed_in(request, account)).await
        }
    };
    let status = if connection.is_cut() { 0 } else { response.status().as_u16() };
    let at = OffsetDateTime::now_utc();
    environment.ledger.write(WriteRecord { at, method, path, properties, status });
    response
}

fn gate(
    environment: &Environment,
    connection: &Connection,
    method: &Method,
    headers: &HeaderMap,
    written: &Written,
) -> Result<Account, Box<Response>> {
    if let Some(fault) = environment.faults.aem() {
        return Err(Box::new(fault.answer(connection)));
    }
    if !referrer_allowed(environment, method, headers) {
        return Err(Box::new(forbidden(headers, "Rejected by the referrer filter")));
    }
    let account = sign_in(environment, headers).ok_or_else(|| Box::new(unauthorized()))?;
    if !csrf_allowed(environment, method, headers, written) {
        return Err(Box::new(forbidden(headers, "The CSRF token is missing or wrong")));
    }
    if !environment.may_write(account) {
        return Err(Box::new(forbidden(headers, "javax.jcr.AccessDeniedException: Access denied")));
    }
    Ok(account)
}

fn is_write(method: &Method) -> bool {
    !matches!(*method, Method::GET | Method::HEAD | Method::OPTIONS)
}

fn header_text<'a>(headers: &'a HeaderMap, name: &str) -> Option<&'a str> {
    headers.get(name).and_then(|value| value.to_str().ok())
}

fn signed_in(mut request: Request, account: Account) -> Request {
    request.extensions_mut().insert(SignedIn(account));
    request
}

fn sign_in(environment: &Environment, headers: &HeaderMap) -> Option<Account> {
    let value = header_text(headers, header::AUTHORIZATION.as_str())?;
    let (scheme, token) = value.split_once(' ')?;
    if !scheme.eq_ignore_ascii_case("bearer") {
        return None;
    }
    let account = environment.tokens.account(token.trim())?;
    environment.note_user(account);
    Some(account)
}

fn is_browser(headers: &HeaderMap) -> bool {
    header_text(headers, header::USER_AGENT.as_str())
        .is_some_and(|agent| agent.contains("Mozilla") || agent.contains("Opera"))
}

/// Apache Sling's referrer filter: browsers only, and not for `PATCH`.
fn referrer_allowed(environment: &Environment, method: &Method, headers: &HeaderMap) -> bool {
    let checked = matches!(method.as_str(), "POST" | "PUT" | "DELETE" | "COPY" | "MOVE");
    if !checked || !is_browser(headers) {
        return true;
    }
    let referrer = header_text(headers, header::REFERER.as_str())
        .filter(|value| !value.is_empty())
        .or_else(|| header_text(headers, header::ORIGIN.as_str()));
    referrer
        .and_then(|value| Url::parse(value).ok())
        .is_some_and(|url| url.origin() == environment.origin.origin())
}

/// AEM's CSRF filter, which lets clients that are no browsers pass.
fn csrf_allowed(
    environment: &Environment,
    method: &Method,
    headers: &HeaderMap,
    written: &Written,
) -> bool {
    if !matches!(method.as_str(), "POST" | "PUT" | "DELETE") || !is_browser(headers) {
        return true;
    }
    let field = match written {
        Written::Form(fields) => {
            fields.iter().find(|(name, _)| name == ":cq_csrf_token").map(|(_, value)| &**value)
        }
        _ => None,
    };
    let Some(token) = header_text(headers, "csrf-token").or(field) else { return false };
    environment.csrf_tokens.lock().unwrap_or_else(|poisoned| poisoned.into_inner()).contains(token)
}

fn unauthorized() -> Response {
    (
        StatusCode::UNAUTHORIZED,
        [(header::WWW_AUTHENTICATE, "Bearer realm=\"AEM author\"")],
        Html(
            "<!DOCTYPE html><html><head><title>401 Unauthorized</title></head>\
              <body><h1>Unauthorized</h1></body></html>",
        ),
    )
        .into_response()
}

fn forbidden(headers: &HeaderMap, why: &str) -> Response {
    let page = sling_response::error_page(StatusCode::FORBIDDEN, why);
    if header_text(headers, header::ACCEPT.as_str()).is_some_and(|a| a.contains("json")) {
        let body = json!({
            "status.code": 403,
            "status.message": why,
            "title": "Forbidden",
            "error": {"class": "javax.jcr.AccessDeniedException", "message": why},
            "changes": [],
        });
        return (StatusCode::FORBIDDEN, Json(body)).into_response();
    }
    page
}
