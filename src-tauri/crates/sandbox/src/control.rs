//! `/control`: steering the environment over HTTP, for who has its token.
//!
//! | Request | Does |
//! |---|---|
//! | `GET /control/faults` | faults at work, and how they are written |
//! | `POST /control/faults` | adds the fault that the body is the text of |
//! | `DELETE /control/faults`, `…/NUMBER` | ends all, or one |
//! | `PUT /control/limit` | `{"rate":100,"burst":50,"window":6,"retryAfter":"1"}` |
//! | `DELETE /control/limit` | lifts the limit |
//! | `PUT /control/latency` | `{"ms":80,"jitterMs":20}` |
//! | `POST /control/edit` | somebody else edits: `{"asset","property","value"}` |
//! | `GET /control/ledger` | sums |
//! | `GET /control/ledger/writes?after=0&limit=1000` | writes |
//! | `GET /control/ledger/assets?from=0&limit=1000` | counts by asset |
//! | `DELETE /control/ledger` | forgets all of it |
//!
//! Nothing of it is recorded. Without the token, and where it was not switched
//! on, there is nothing here.

use std::sync::Arc;
use std::time::Duration;

use axum::extract::{Path, Query, Request, State};
use axum::http::{StatusCode, header};
use axum::middleware::{Next, from_fn_with_state};
use axum::response::{IntoResponse, Response};
use axum::routing::{delete, get, post, put};
use axum::{Json, Router};
use serde::Deserialize;
use serde_json::{Value, json};
use sha2::{Digest, Sha256};

use crate::environment::Environment;
use crate::faults::{RuleId, fault_help};
use crate::limit::{RateLimit, RetryAfter};
use crate::sandbox::set_metadata;

/// Entries of a page where no number is asked for.
const PAGE: usize = 1_000;

type Shared = State<Arc<Environment>>;

/// The routes below `/control`.
pub(crate) fn router(environment: &Arc<Environment>) -> Router<Arc<Environment>> {
    Router::new()
        .route("/control/faults", get(faults).post(add_fault).delete(clear_faults))
        .route("/control/faults/{number}", delete(remove_fault))
        .route("/control/limit", put(set_limit).delete(lift_limit))
        .route("/control/latency", put(set_latency))
        .route("/control/edit", post(edit))
        .route("/control/ledger", get(totals).delete(forget))
        .route("/control/ledger/writes", get(writes))
        .route("/control/ledger/assets", get(assets))
        .layer(from_fn_with_state(Arc::clone(environment), only_with_token))
}

/// Lets those in who have the token.
async fn only_with_token(State(environment): Shared, request: Request, next: Next) -> Response {
    let given = request.headers().get(header::AUTHORIZATION);
    let given = given.and_then(|value| value.to_str().ok()?.strip_prefix("Bearer "));
    // Hashes are compared, so that the time it takes tells nothing of the token.
    let hash = |text: &str| Sha256::digest(text.as_bytes());
    let known = environment.control_token.as_deref();
    if known.zip(given).is_none_or(|(known, given)| hash(known) != hash(given)) {
        return StatusCode::NOT_FOUND.into_response();
    }
    next.run(request).await
}

fn wrong(reason: impl ToString) -> Response {
    (StatusCode::BAD_REQUEST, Json(json!({"error": reason.to_string()}))).into_response()
}

async fn faults(State(environment): Shared) -> Json<Value> {
    let staged: Vec<Value> = environment
        .faults
        .staged()
        .into_iter()
        .map(|staged| {
            let text = staged.text.unwrap_or_else(|| format!("{:?}", staged.rule));
            json!({"number": staged.id.0, "fault": text, "hits": staged.hits})
        })
        .collect();
    let limit = environment.faults.limit().map(|limit| {
        json!({
            "rate": limit.rate,
            "burst": limit.burst,
            "window": limit.window.map(|window| window.as_secs_f64()),
            "retryAfter": limit.retry_after.to_string(),
        })
    });
    Json(json!({"faults": staged, "limit": limit, "help": fault_help()}))
}

async fn add_fault(State(environment): Shared, text: String) -> Response {
    match environment.stage(text.trim()) {
        Ok(id) => {
            let number = id.map(|RuleId(number)| number);
            (StatusCode::CREATED, Json(json!({"number": number}))).into_response()
        }
        Err(error) => wrong(error),
    }
}

async fn clear_faults(State(environment): Shared) -> StatusCode {
    environment.faults.clear();
    StatusCode::NO_CONTENT
}

async fn remove_fault(State(environment): Shared, Path(number): Path<u64>) -> StatusCode {
    match environment.faults.remove(RuleId(number)) {
        true => StatusCode::NO_CONTENT,
        false => StatusCode::NOT_FOUND,
    }
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
struct LimitBody {
    rate: f64,
    burst: Option<u32>,
    /// Seconds.
    window: Option<f64>,
    retry_after: Option<String>,
}

async fn set_limit(State(environment): Shared, Json(body): Json<LimitBody>) -> Response {
    if !body.rate.is_finite() || body.rate <= 0.0 {
        return wrong("the rate must be above zero");
    }
    let limit = match body.window.map(Duration::try_from_secs_f64) {
        Some(Err(error)) => return wrong(error),
        Some(Ok(window)) => RateLimit::window(body.rate, window),
        None => RateLimit::bucket(body.rate, body.burst.unwrap_or(1)),
    };
    let retry_after: RetryAfter = match body.retry_after.as_deref().map(str::parse) {
        Some(Err(error)) => return wrong(error),
        Some(Ok(retry_after)) => retry_after,
        None => limit.retry_after.clone(),
    };
    let now = environment.clock.now();
    environment.faults.set_limit(Some(RateLimit { retry_after, ..limit }), now);
    StatusCode::NO_CONTENT.into_response()
}

async fn lift_limit(State(environment): Shared) -> StatusCode {
    environment.faults.set_limit(None, environment.clock.now());
    StatusCode::NO_CONTENT
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
struct LatencyBody {
    ms: u64,
    #[serde(default)]
    jitter_ms: u64,
}

async fn set_latency(State(environment): Shared, Json(body): Json<LatencyBody>) -> StatusCode {
    let (base, jitter) = (Duration::from_millis(body.ms), Duration::from_millis(body.jitter_ms));
    environment.latency.set(base, jitter);
    StatusCode::NO_CONTENT
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct EditBody {
    asset: String,
    property: String,
    #[serde(default)]
    value: Value,
}

async fn edit(State(environment): Shared, Json(body): Json<EditBody>) -> StatusCode {
    match set_metadata(&environment, &body.asset, &body.property, &body.value) {
        true => StatusCode::NO_CONTENT,
        false => StatusCode::NOT_FOUND,
    }
}

async fn totals(State(environment): Shared) -> Response {
    Json(environment.ledger.totals()).into_response()
}

#[derive(Deserialize)]
struct Page {
    /// Writes: the last sequence number that is known already.
    #[serde(default)]
    after: u64,
    /// Assets: the first of the page.
    #[serde(default)]
    from: usize,
    limit: Option<usize>,
}

async fn writes(State(environment): Shared, Query(page): Query<Page>) -> Response {
    Json(environment.ledger.page(page.after, page.limit.unwrap_or(PAGE))).into_response()
}

async fn assets(State(environment): Shared, Query(page): Query<Page>) -> Response {
    Json(environment.ledger.assets_page(page.from, page.limit.unwrap_or(PAGE))).into_response()
}

async fn forget(State(environment): Shared) -> StatusCode {
    environment.ledger.clear();
    StatusCode::NO_CONTENT
}
