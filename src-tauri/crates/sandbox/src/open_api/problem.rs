//! Refusals of the OpenAPI: `application/problem+json`.

use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use serde_json::json;

/// The only media type a patch may have.
pub(super) const PATCH_TYPE: &str = "application/json-patch+json";

/// Why a request is refused.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Problem {
    pub(super) status: StatusCode,
    pub(super) detail: String,
    /// The number that the gateway in front of AEM gives its own refusals.
    error_code: Option<&'static str>,
}

impl Problem {
    pub(super) fn new(status: StatusCode, detail: impl Into<String>) -> Problem {
        Problem { status, detail: detail.into(), error_code: None }
    }

    /// The client id is missing, or not that of the token.
    pub(super) fn api_key() -> Problem {
        let refused = Problem::new(StatusCode::FORBIDDEN, "Api Key is invalid");
        Problem { error_code: Some("403003"), ..refused }
    }

    /// The request has not the form it must have.
    pub(super) fn malformed(detail: impl Into<String>) -> Problem {
        Problem::new(StatusCode::BAD_REQUEST, detail)
    }

    /// The request is well formed but cannot be done to this asset.
    pub(super) fn unprocessable(detail: impl Into<String>) -> Problem {
        Problem::new(StatusCode::UNPROCESSABLE_ENTITY, detail)
    }

    /// The answer; `instance` is the address that was asked.
    pub(super) fn response(&self, instance: &str) -> Response {
        if let Some(code) = self.error_code {
            let body = json!({ "error_code": code, "message": self.detail });
            return (self.status, axum::Json(body)).into_response();
        }
        let body = json!({
            "type": "about:blank",
            "title": self.status.canonical_reason().unwrap_or("Error"),
            "status": self.status.as_u16(),
            "detail": self.detail,
            "instance": instance,
        });
        let kind = [(header::CONTENT_TYPE, "application/problem+json")];
        let mut response = (self.status, kind, body.to_string()).into_response();
        if self.status == StatusCode::UNSUPPORTED_MEDIA_TYPE {
            let accepted = HeaderValue::from_static(PATCH_TYPE);
            response.headers_mut().insert("accept-patch", accepted);
        }
        response
    }
}
