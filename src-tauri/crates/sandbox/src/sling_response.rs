//! Answers of the Sling endpoints.

use axum::http::{StatusCode, header};
use axum::response::{Html, IntoResponse, Response};
use serde_json::{Value, json};

use crate::paths;
use crate::refusal::Refusal;

/// An error as an HTML page, which is what Sling gives unless JSON is asked
/// for.
pub(crate) fn error_page(status: StatusCode, message: &str) -> Response {
    let reason = status.canonical_reason().unwrap_or("Error");
    let page = format!(
        "<!DOCTYPE html><html><head><title>{code} {reason}</title></head>\
         <body><h1>{reason}</h1><p>{}</p></body></html>",
        escape(message),
        code = status.as_u16(),
    );
    (status, Html(page)).into_response()
}

/// Text for HTML.
pub(crate) fn escape(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}

/// What a POST did, for its answer.
pub(crate) struct Report<'a> {
    pub(crate) status: StatusCode,
    pub(crate) message: String,
    pub(crate) path: &'a str,
    /// Whether the node of the path came into being.
    pub(crate) is_create: bool,
    /// Kind of change (`modified`, `created`, `deleted`) and the path.
    pub(crate) changes: Vec<(&'static str, String)>,
    pub(crate) error: Option<Refusal>,
    pub(crate) json: bool,
}

impl IntoResponse for Report<'_> {
    fn into_response(self) -> Response {
        let Report { status, message, path, is_create, changes, error, json } = self;
        let title = match status {
            StatusCode::CREATED => format!("Content created {path}"),
            status if status.is_success() => format!("Content modified {path}"),
            _ => format!("Error while processing {path}"),
        };
        if !json {
            let code = status.as_u16();
            let page = format!(
                "<html><head><title>{title}</title></head><body><h1>{title}</h1>\
                 <table><tr><td>Status</td><td><div id=\"Status\">{code}</div></td></tr>\
                 <tr><td>Message</td><td><div id=\"Message\">{message}</div></td></tr>\
                 </table></body></html>",
                title = escape(&title),
                message = escape(&message),
            );
            return (status, Html(page)).into_response();
        }
        let changes: Vec<Value> = changes
            .into_iter()
            .map(|(kind, path)| json!({"type": kind, "argument": path}))
            .collect();
        let mut body = json!({
            "status.code": status.as_u16(),
            "status.message": message,
            "title": title,
            "path": path,
            "location": paths::encode(path),
            "parentLocation": paths::encode(paths::parent(path)),
            "changes": changes,
        });
        if is_create {
            body["isCreate"] = json!(true);
        }
        if let Some(Refusal { class, message }) = error {
            body["error"] = json!({"class": class, "message": message});
        }
        let kind = [(header::CONTENT_TYPE, "application/json;charset=utf-8")];
        (status, kind, body.to_string()).into_response()
    }
}
