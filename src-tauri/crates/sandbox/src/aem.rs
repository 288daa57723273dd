//! The AEM half: which handler answers which address.

use std::sync::Arc;

use axum::Json;
use axum::extract::{Request, State};
use axum::http::{HeaderMap, Method, StatusCode};
use axum::response::{IntoResponse, Response};
use serde_json::json;

use crate::body::Written;
use crate::content::build;
use crate::environment::Environment;
use crate::filters::SignedIn;
use crate::tokens::Account;
use crate::{
    body, graphql, open_api, querybuilder, siren, siren_write, sling_get, sling_post,
    sling_response,
};

/// A request past the filters.
pub(crate) struct Call {
    pub(crate) method: Method,
    /// The path as sent, still encoded.
    pub(crate) path: String,
    pub(crate) query: String,
    pub(crate) headers: HeaderMap,
    /// Who asks.
    pub(crate) account: Account,
    /// Login name of the user who asks.
    pub(crate) user: String,
    pub(crate) written: Written,
}

/// Answers a request to AEM, in general away from the threads that serve
/// connections: a picture or a search through a large library takes a while.
pub(crate) async fn serve(
    State(environment): State<Arc<Environment>>,
    mut request: Request,
) -> Response {
    let Some(SignedIn(account)) = request.extensions_mut().remove() else {
        return StatusCode::UNAUTHORIZED.into_response();
    };
    if graphql::is_here(request.uri().path()) {
        return ask(&environment, account, request).await;
    }
    let call = Call {
        method: request.method().clone(),
        path: request.uri().path().to_owned(),
        query: request.uri().query().unwrap_or_default().to_owned(),
        headers: request.headers().clone(),
        account,
        user: environment.login_name(account).to_owned(),
        written: request.extensions_mut().remove().unwrap_or(Written::Other),
    };
    // Most writes are done sooner than another thread would begin with them.
    if call.method == Method::PUT && environment.is_content_free() {
        return answer(&environment, &call);
    }
    tokio::task::spawn_blocking(move || answer(&environment, &call))
        .await
        .unwrap_or_else(|_| StatusCode::INTERNAL_SERVER_ERROR.into_response())
}

/// A request about GraphQL; the body of one that persists a query was read already.
async fn ask(environment: &Arc<Environment>, account: Account, mut request: Request) -> Response {
    let (method, path) = (request.method().clone(), request.uri().path().to_owned());
    let headers = request.headers().clone();
    let body = match request.extensions_mut().remove::<graphql::Sent>() {
        Some(sent) => sent.0,
        None => match axum::body::to_bytes(request.into_body(), body::LARGEST).await {
            Ok(bytes) => bytes,
            Err(_) => return StatusCode::PAYLOAD_TOO_LARGE.into_response(),
        },
    };
    graphql::answer(environment, graphql::Call { method, path, headers, account, body }).await
}

fn answer(environment: &Environment, call: &Call) -> Response {
    let reads = matches!(call.method, Method::GET | Method::HEAD);
    match call.path.as_str() {
        "/libs/granite/csrf/token.json" if reads => {
            Json(json!({"token": environment.new_csrf_token()})).into_response()
        }
        "/libs/granite/security/currentuser.json" if reads => current_user(&call.user),
        "/bin/querybuilder.json" if reads => querybuilder::answer(environment, call),
        path if open_api::is_below(path) => open_api::answer(environment, call),
        "/api.json" if reads => siren::service(environment),
        path if path == "/api/assets" || path.starts_with("/api/assets/") || is_root(path) => {
            match call.method {
                Method::GET | Method::HEAD => siren::answer(environment, call),
                Method::PUT => siren_write::put(environment, call),
                Method::POST => siren_write::create_folder(environment, call),
                _ => StatusCode::METHOD_NOT_ALLOWED.into_response(),
            }
        }
        path if path.starts_with("/api") || path.starts_with("/bin") => {
            StatusCode::NOT_FOUND.into_response()
        }
        _ if reads => sling_get::answer(environment, call),
        _ if call.method == Method::POST => sling_post::answer(environment, call),
        _ => StatusCode::METHOD_NOT_ALLOWED.into_response(),
    }
}

/// The signed-in user as AEM's own pages ask for it.
fn current_user(login: &str) -> Response {
    let id = build::uuid(build::hash(login));
    Json(json!({
        "home": format!("/home/users/{}/{id}", &id[..1]),
        "type": "user",
        "authorizableId": login,
        "authorizableId_xss": sling_response::escape(login),
        "name": login,
        "name_xss": sling_response::escape(login),
    }))
    .into_response()
}

fn is_root(path: &str) -> bool {
    path == "/api/assets.json"
}
