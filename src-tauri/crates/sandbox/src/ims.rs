//! The IMS endpoints: JWT exchange and OAuth token.

use std::sync::Arc;

use axum::Json;
use axum::extract::{RawQuery, Request, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use serde_json::json;
use time::Duration;

use crate::assertion::{
    self, FOREIGN_SCOPE, NO_ASSERTION, NO_BINDING, Refusal, UNKNOWN_CLIENT, WRONG_SECRET,
};
use crate::body;
use crate::environment::Environment;
use crate::faults::ImsFault;
use crate::identity::{METASCOPE, SCOPES};
use crate::ledger::Remark;
use crate::tokens::{Account, Grant};

impl IntoResponse for Refusal {
    fn into_response(self) -> Response {
        let status = StatusCode::from_u16(self.status).unwrap_or(StatusCode::BAD_REQUEST);
        let body = json!({"error": self.error, "error_description": self.description});
        (status, Json(body)).into_response()
    }
}

const SCOPE_NOT_GRANTED: Refusal =
    Refusal { status: 400, error: "invalid_scope", description: "invalid_scope" };

/// A form, a query or both, as pairs.
struct Parameters {
    pairs: Vec<(String, String)>,
    remark: Option<Remark>,
}

impl Parameters {
    async fn read(query: Option<&str>, request: Request) -> Parameters {
        let mut pairs = query.map(body::urlencoded).unwrap_or_default();
        let mut remark = (!pairs.is_empty()).then_some(Remark::ParametersInQuery);
        let (parts, content) = request.into_parts();
        let bytes = axum::body::to_bytes(content, body::LARGEST).await.unwrap_or_default();
        let urlencoded = body::content_type(&parts.headers).starts_with(URL_ENCODED);
        if urlencoded && !is_encoded(&bytes) {
            remark = remark.or(Some(Remark::NotEncoded));
        }
        pairs.extend(body::form(&parts.headers, bytes).await.unwrap_or_default());
        Parameters { pairs, remark }
    }

    fn get(&self, name: &str) -> Option<&str> {
        self.pairs.iter().find(|(n, _)| n == name).map(|(_, value)| value.as_str())
    }

    /// The answer, with the remark for the ledger.
    fn answered(&self, mut response: Response) -> Response {
        if let Some(remark) = self.remark {
            response.extensions_mut().insert(remark);
        }
        response
    }
}

const URL_ENCODED: &str = "application/x-www-form-urlencoded";

/// Whether a form holds nothing but what may stand there without being encoded.
fn is_encoded(form: &[u8]) -> bool {
    form.iter().all(|byte| {
        byte.is_ascii_alphanumeric()
            || matches!(byte, b'*' | b'-' | b'.' | b'_' | b'~' | b'+' | b'%' | b'&' | b'=')
    })
}

/// `POST /ims/exchange/jwt`: an assertion for an access token. `expires_in` is
/// in milliseconds here.
pub(crate) async fn exchange_jwt(
    State(environment): State<Arc<Environment>>,
    RawQuery(query): RawQuery,
    request: Request,
) -> Response {
    let parameters = Parameters::read(query.as_deref(), request).await;
    let answer = match exchange(&environment, &parameters) {
        Ok(token) => Json(json!({
            "token_type": "bearer",
            "access_token": token,
            "expires_in": milliseconds(environment.token_life),
        }))
        .into_response(),
        Err(refusal) => refusal.into_response(),
    };
    parameters.answered(answer)
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
    assertion::check(assertion, identity, &environment.ims_endpoint(), environment.now())?;
    match environment.faults.ims() {
        Some(ImsFault::CertificateRevoked) => return Err(NO_BINDING),
        Some(ImsFault::ScopeMissing) => return Err(FOREIGN_SCOPE),
        _ => {}
    }
    Ok(environment.tokens.issue(&Grant {
        account: Account::Technical,
        client_id: &account.client_id,
        user_id: &account.id,
        scope: METASCOPE,
        life: environment.token_life,
        created: environment.now(),
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
    let answer = oauth_token(&environment, &parameters);
    parameters.answered(answer)
}

/// `POST /ims/token/v2`, which Adobe's published library still asks: like
/// [`token_v3`], with the organisation as another parameter.
pub(crate) async fn token_v2(
    State(environment): State<Arc<Environment>>,
    RawQuery(query): RawQuery,
    request: Request,
) -> Response {
    let parameters = Parameters::read(query.as_deref(), request).await;
    let answer = if parameters.get("org_id") == Some(&environment.identity.org) {
        oauth_token(&environment, &parameters)
    } else {
        let (error, description) = ("bad_request", "invalid org_id parameter");
        Refusal { status: 400, error, description }.into_response()
    };
    parameters.answered(answer)
}

fn oauth_token(environment: &Environment, parameters: &Parameters) -> Response {
    match client_credentials(environment, parameters) {
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
    if parameters.get("grant_type") != Some("client_credentials") {
        let (error, description) = ("unsupported_grant_type", "unsupported grant_type");
        return Err(Refusal { status: 400, error, description });
    }
    let client_id = parameters.get("client_id").unwrap_or_default();
    let credentials = &environment.identity.oauth;
    let place = credentials.iter().position(|known| known.client_id == client_id);
    let place = place.ok_or(UNKNOWN_CLIENT)?;
    let account = &credentials[place];
    let secret = parameters.get("client_secret").unwrap_or_default();
    let known = account.client_secrets.iter().position(|known| known == secret);
    // Only the first credential's secrets can be deleted.
    if known.is_none_or(|index| place == 0 && environment.switches.is_secret_deleted(index)) {
        // Other than the JWT exchange this endpoint answers 400.
        return Err(Refusal { status: 400, ..WRONG_SECRET });
    }
    let scope = parameters.get("scope").unwrap_or_default();
    let mut scopes = scope.split(',').map(str::trim);
    let missing = environment.faults.ims() == Some(ImsFault::ScopeMissing);
    if missing || scope.is_empty() || !scopes.all(|scope| SCOPES.contains(&scope)) {
        return Err(SCOPE_NOT_GRANTED);
    }
    Ok(environment.tokens.issue(&Grant {
        account: Account::Oauth(place),
        client_id: &account.client_id,
        user_id: &account.id,
        scope,
        life: environment.token_life,
        created: environment.now(),
    }))
}

fn milliseconds(life: Duration) -> i64 {
    i64::try_from(life.whole_milliseconds()).unwrap_or(i64::MAX)
}
