//! The OpenAPI under `/adobe`: metadata of one asset by its id, and folders.
//!
//! No official description of it is public; what follows rests on Adobe's
//! reference pages and tutorials. The order of the checks decides what a client
//! learns from a refusal: token (401), its scopes, `X-Api-Key` and allow-list (403), the
//! asset (404), permission to write (403), `If-Match` (428, 412), then the body
//! (400, 415, 422). That permission comes before `If-Match` is inferred, not
//! documented: JCR checks rights when it saves, the precondition may as well
//! come first. So is 428 for a missing `If-Match` (OQ-1).

mod folders;
mod metadata;
mod patch;
mod problem;
mod schema;

use axum::http::{Method, StatusCode, header};
use axum::response::{IntoResponse, Response};

use crate::aem::Call;
use crate::environment::Environment;
use crate::faults::Fault;
use crate::node::Node;
use crate::open_api::problem::Problem;
use crate::paths;
use crate::sling_response::error_page;
use crate::tokens::Account;

/// In front of the UUID of an asset.
const ASSET_ID: &str = "urn:aaid:aem:";

/// Whether an address is one of the OpenAPI.
pub(crate) fn is_below(url_path: &str) -> bool {
    url_path.starts_with("/adobe/")
}

/// The path of the asset that an address is about, if there is one.
pub(crate) fn asset_path(root: &Node, url_path: &str) -> Option<String> {
    let path = paths::decode(url_path)?;
    match paths::segments(&path)[..] {
        ["adobe", "assets", id, ..] => metadata::path_of(root, id),
        _ => None,
    }
}

/// Answers a request to `/adobe/…`.
pub(crate) fn answer(environment: &Environment, call: &Call) -> Response {
    // The SDK has none.
    if environment.is_local_aem {
        return error_page(StatusCode::NOT_FOUND, "No resource found");
    }
    let instance = call.path.clone();
    route(environment, call).unwrap_or_else(|problem| problem.response(&instance))
}

fn route(environment: &Environment, call: &Call) -> Result<Response, Problem> {
    access(environment, call)?;
    let reads = matches!(call.method, Method::GET | Method::HEAD);
    let path = paths::decode(&call.path).unwrap_or_default();
    let segments = paths::segments(&path);
    match segments[..] {
        ["adobe", "folders"] if reads => {
            acceptable(call)?;
            folders::answer(environment, call)
        }
        ["adobe", "assets", id, "metadata"] if reads => {
            acceptable(call)?;
            metadata::get(environment, call, id)
        }
        ["adobe", "assets", id, "metadata"] if call.method == Method::PATCH => {
            metadata::patch(environment, call, id)
        }
        ["adobe", "folders"] | ["adobe", "assets", _, "metadata"] => {
            Err(Problem::new(StatusCode::METHOD_NOT_ALLOWED, "This method is not available here"))
        }
        _ => Err(Problem::new(StatusCode::NOT_FOUND, "There is no such resource")),
    }
}

/// Whether the client may use the interface at all.
fn access(environment: &Environment, call: &Call) -> Result<(), Problem> {
    let forbidden = |detail: &str| Err(Problem::new(StatusCode::FORBIDDEN, detail));
    let switches = &environment.switches;
    let is_oauth = matches!(call.account, Account::Oauth(_));
    let fault = environment.faults.aem();
    if fault == Some(Fault::ApiScopesMissing) {
        return forbidden("missing required scopes");
    }
    let key = header_text(call, "x-api-key").filter(|key| !key.is_empty());
    let is_own = key.is_some() && environment.client_id(call.account) == key;
    if !is_own || fault == Some(Fault::ClientIdRefused) {
        return Err(Problem::api_key());
    }
    if !is_oauth && !switches.is_open_api_for_all_tokens() {
        return forbidden("This interface takes tokens of OAuth Server-to-Server credentials only");
    }
    if is_oauth && !switches.is_client_registered() {
        return forbidden("IMS Client ID not allowlisted");
    }
    if is_oauth && !switches.has_profile() {
        return forbidden("The account has no product profile of this environment");
    }
    Ok(())
}

fn acceptable(call: &Call) -> Result<(), Problem> {
    let accept = header_text(call, header::ACCEPT.as_str()).unwrap_or("*/*");
    if ["*/*", "application/*", "json"].iter().any(|kind| accept.contains(kind)) {
        return Ok(());
    }
    Err(Problem::new(StatusCode::NOT_ACCEPTABLE, "The answer is application/json"))
}

fn header_text<'a>(call: &'a Call, name: &str) -> Option<&'a str> {
    call.headers.get(name).and_then(|value| value.to_str().ok()).map(str::trim)
}

/// Whether a list of entity tags, as in `If-Match`, names this one or any.
fn names(list: &str, etag: &str) -> bool {
    list.split(',').map(str::trim).any(|named| named == "*" || named == etag)
}

/// 200 with an entity tag, or 304 when the client has this state already.
fn tagged(call: &Call, etag: &str, body: &serde_json::Value) -> Response {
    let tag = [(header::ETAG, etag.to_owned())];
    let known = header_text(call, header::IF_NONE_MATCH.as_str());
    let reads = matches!(call.method, Method::GET | Method::HEAD);
    if reads && known.is_some_and(|known| names(known, etag)) {
        return (StatusCode::NOT_MODIFIED, tag).into_response();
    }
    (tag, axum::Json(body)).into_response()
}

#[cfg(test)]
mod tests {
    use super::names;

    #[test]
    fn entity_tags_are_compared_strongly() {
        assert!(names("\"a\"", "\"a\"") && names("\"b\", \"a\"", "\"a\"") && names("*", "\"a\""));
        assert!(!names("\"b\"", "\"a\"") && !names("W/\"a\"", "\"a\"") && !names("", "\"a\""));
    }
}
