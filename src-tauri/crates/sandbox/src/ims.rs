//! The IMS endpoints: JWT exchange and OAuth token.

use std::sync::Arc;

use axum::Json;
use axum::extract::{RawQuery, Request, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use serde_json::json;
use time::{Duration, OffsetDateTime};

use crate::assertion::{self, NO_ASSERTION, NO_BINDING, Refusal, UNKNOWN_CLIENT, WRONG_SECRET};
use crate::body;
use crate::environment::Environment;
use crate::faults::ImsFault;
use crate::identity::{METASCOPE, SCOPES};
use crate::tokens::{Account, Grant};

impl IntoResponse for Refusal {
    fn into_response(self) -> Response {
        let status = StatusCode::from_u16(self.status).unwrap_or(StatusCode::BAD_REQUEST);
        let body = json!({"error": self.error, "error_description": self.description});
        (status, Json(body)).into_response()
    }
}

/// A form, a query or both, as pairs.
struct Parameters(Vec<(String, String)>);

impl Parameters {
    async fn read(query: Option<&str>, request: Request) -> Parameters {
        let mut pairs = query.map(body::urlencoded).unwrap_or_default();
        let (parts, content) = request.into_parts();
        let bytes = axum::body::to_bytes(content, body::LARGEST).await.unwrap_or_default();
        pairs.extend(body::form(&parts.headers, bytes).await.unwrap_or_default());
        Parameters(pairs)
    }

    fn get(&self, name: &str) -> Option<&str> {
        self.0.iter().find(|(n, _)| n == name).map(|(_, value)| value.as_str())
    }
}

/// `POST /ims/exchange/jwt`: an assertion for an access token. `expires_in` is
/// in milliseconds here.
pub(crate) async fn exchange_jwt(
    State(environment): State<Arc<Environment>>,
    RawQuery(query): RawQuery,
    request: Request,
) -> Response {
    let parameters = Parameters::read(query.as_deref(), request).await;
    match exchange(&environment, &parameters) {
        Ok(token) => Json(json!({
            "token_type": "bearer",
            "access_token": token,
            "expires_in": milliseconds(environment.token_life),
        }))
        .into_response(),
        Err(refusal) => refusal.into_response(),
    }
}

fn exchange(environment: &Environment, parameters: &Parameters) -> Result<String, Refusal> {
    let identity = &environment.identity;
    let account = &identity.technical;
    if parameters.get("client_id") != Some(&account.client_id) {
        return Err(UNKNOWN_CLIENT);
    }
    if parameters.get("client_secret") != Some(&account.client_secret) {
        return Err(WRONG_SECRET);
    }
    let assertion = parameters.get("jwt_token").filter(|t| !t.is_empty()).ok_or(NO_ASSERTION)?;
    let now = OffsetDateTime::now_utc();
    assertion::check(assertion, identity, &environment.ims_endpoint(), now)?;
    if environment.faults.ims() == Some(ImsFault::CertificateRevoked) {
        return Err(NO_BINDING);
    }
    Ok(environment.tokens.issue(&Grant {
        account: Account::Technical,
        client_id: &account.client_id,
        user_id: &account.id,
        scope: METASCOPE,
        life: environment.token_life,
    }))
}

/// `POST /ims/token/v3`: client credentials for an access token. `expires_in`
/// is in seconds here.
pub(crate) async fn token_v3(
    State(environment): State<Arc<Environment>>,
    RawQuery(query): RawQuery,
    request: Request,
) -> Response {
    let parameters = Parameters::read(query.as_deref(), request).await;
    match client_credentials(&environment, &parameters) {
        Ok(token) => Json(json!({
            "access_token": token,
            "token_type": "bearer",
            "expires_in": environment.token_life.whole_seconds(),
        }))
        .into_response(),
        Err(refusal) => refusal.into_response(),
    }
}

fn client_credentials(
    environment: &Environment,
    parameters: &Parameters,
) -> Result<String, Refusal> {
    let refusal = |error, description| Refusal { status: 400, error, description };
    if parameters.get("grant_type") != Some("client_credentials") {
        return Err(refusal("unsupported_grant_type", "unsupported grant_type"));
    }
    let account = &environment.identity.oauth;
    if parameters.get("client_id") != Some(&account.client_id) {
        return Err(UNKNOWN_CLIENT);
    }
    let secret = parameters.get("client_secret").unwrap_or_default();
    if !account.client_secrets.iter().any(|known| known == secret) {
        // Other than the JWT exchange this endpoint answers 400.
        return Err(Refusal { status: 400, ..WRONG_SECRET });
    }
    let scope = parameters.get("scope").unwrap_or_default();
    let mut scopes = scope.split(',').map(str::trim).peekable();
    if scope.is_empty() || !scopes.all(|scope| SCOPES.contains(&scope)) {
        return Err(refusal("invalid_scope", "invalid_scope"));
    }
    Ok(environment.tokens.issue(&Grant {
        account: Account::OauthTechnical,
        client_id: &account.client_id,
        user_id: &account.id,
        scope,
        life: environment.token_life,
    }))
}

fn milliseconds(life: Duration) -> i64 {
    i64::try_from(life.whole_milliseconds()).unwrap_or(i64::MAX)
}
