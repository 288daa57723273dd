//! What stands in front of the handlers: the record of all requests, the
//! referrer filter, sign-in, the CSRF filter, the right to write.

use std::sync::Arc;

use axum::Json;
use axum::extract::{ConnectInfo, Request, State};
use axum::http::request::Parts;
use axum::http::{HeaderMap, HeaderValue, Method, StatusCode, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use serde_json::json;
use time::OffsetDateTime;
use url::Url;

use crate::body::Written;
use crate::environment::Environment;
use crate::faults::answers::OfGateway;
use crate::ledger::{Remark, RequestRecord};
use crate::sandbox::Refusals;
use crate::sign_in::sign_in;
use crate::tokens::Account;
use crate::wire::Connection;
use crate::{dates, graphql, open_api, paths, siren, sling_post, sling_response};

/// The account a request was made with, for handlers.
#[derive(Clone, Copy, Debug)]
pub(crate) struct SignedIn(pub(crate) Account);

/// Records a request to either half of the environment. A wrong clock shows in
/// every answer.
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
    let mut response = next.run(request).await;
    if !environment.faults.clock_ahead().is_zero()
        && let Ok(date) = HeaderValue::from_str(&dates::http(&environment.now()))
    {
        response.headers_mut().insert(header::DATE, date);
    }
    // As the delivery network in front of an author names its machine.
    if response.extensions().get::<OfGateway>().is_none() {
        let machine = HeaderValue::from_static("cache-practice");
        response.headers_mut().insert("x-served-by", machine);
    }
    let status = if connection.is_cut() { 0 } else { response.status().as_u16() };
    let at = OffsetDateTime::now_utc();
    let remark = response.extensions().get::<Remark>().copied();
    let record = RequestRecord { at, method, path, query, user_agent, status, remark };
    environment.ledger.request(record);
    response
}

/// The account a write is made with.
///
/// # Errors
/// The answer of the filter that did not let it pass.
pub(crate) fn gate(
    environment: &Environment,
    parts: &Parts,
    written: &Written,
) -> Result<Account, Box<Response>> {
    let Parts { method, headers, uri, .. } = parts;
    if !referrer_allowed(environment, method, headers) {
        return Err(Box::new(forbidden(headers, "Rejected by the referrer filter")));
    }
    let account = sign_in(environment, headers)?;
    if !csrf_allowed(environment, method, headers, written) {
        return Err(Box::new(forbidden(headers, "The CSRF token is missing or wrong")));
    }
    // The OpenAPI has an order of its own.
    if open_api::is_below(uri.path()) {
        return Ok(account);
    }
    if environment.refusals == Refusals::Sling && is_sling_post(method, uri.path()) {
        return Ok(account);
    }
    let path = written_path(environment, uri.path());
    if environment.is_hidden(account, &path) {
        let page = sling_response::error_page(StatusCode::NOT_FOUND, "No resource found");
        return Err(Box::new(page));
    }
    if !environment.may_write(account, &path) {
        return Err(Box::new(forbidden(headers, "javax.jcr.AccessDeniedException: Access denied")));
    }
    Ok(account)
}

/// Whether Sling's POST servlet answers, which knows rights by node.
fn is_sling_post(method: &Method, url_path: &str) -> bool {
    let is_other = url_path.starts_with("/api") || url_path.starts_with("/bin");
    *method == Method::POST && !is_other && !graphql::is_here(url_path)
}

/// The path in the repository that a write is about.
pub(crate) fn written_path(environment: &Environment, url_path: &str) -> String {
    let root = environment.content();
    if let Some(path) = siren::resolve(&root, url_path) {
        return path;
    }
    let path = paths::decode(url_path).unwrap_or_default();
    match path.strip_prefix("/api/assets") {
        Some(below) => format!("/content/dam{below}"),
        None => sling_post::target(&root, &path),
    }
}

fn header_text<'a>(headers: &'a HeaderMap, name: &str) -> Option<&'a str> {
    headers.get(name).and_then(|value| value.to_str().ok())
}

/// Hands the account on to the handlers.
pub(crate) fn signed_in(mut request: Request, account: Account) -> Request {
    request.extensions_mut().insert(SignedIn(account));
    request
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
