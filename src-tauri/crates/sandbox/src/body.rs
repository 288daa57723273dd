//! Request bodies: forms in both encodings, JSON.

use axum::body::Body;
use axum::extract::{FromRequest, Multipart};
use axum::http::{HeaderMap, Request, header};
use bytes::Bytes;
use serde_json::{Map, Value as Json};

/// The largest body that is read, in bytes.
pub(crate) const LARGEST: usize = 32 << 20;

/// The body of a write, read once and handed on.
#[derive(Clone, Debug)]
pub(crate) enum Written {
    /// Fields in the order they were sent; a name may come more than once.
    Form(Vec<(String, String)>),
    Json(Json),
    /// Neither, or not readable as what it says it is.
    Other,
}

impl Written {
    pub(crate) async fn read(headers: &HeaderMap, bytes: Bytes) -> Written {
        if content_type(headers).contains("json") {
            return serde_json::from_slice(&bytes).map_or(Written::Other, Written::Json);
        }
        match form(headers, bytes).await {
            Some(fields) => Written::Form(fields),
            None => Written::Other,
        }
    }

    /// What the sender wanted to set, by the names it used: for the ledger.
    pub(crate) fn properties(&self) -> Map<String, Json> {
        match self {
            Written::Form(fields) => {
                let mut properties = Map::new();
                for (name, value) in fields {
                    let value = Json::String(value.clone());
                    match properties.get_mut(name) {
                        None => {
                            properties.insert(name.clone(), value);
                        }
                        Some(Json::Array(values)) => values.push(value),
                        Some(first) => *first = Json::Array(vec![first.take(), value]),
                    }
                }
                properties
            }
            Written::Json(Json::Array(operations)) => operations
                .iter()
                .filter_map(|operation| {
                    let text = |name: &str| operation.get(name).and_then(Json::as_str);
                    let name = format!("{} {}", text("op")?, text("path")?);
                    Some((name, operation.get("value").cloned().unwrap_or_default()))
                })
                .collect(),
            Written::Json(json) => {
                let wanted = json.get("properties").unwrap_or(json);
                wanted.as_object().cloned().unwrap_or_default()
            }
            Written::Other => Map::new(),
        }
    }
}

/// The media type of a body, empty when it has none.
pub(crate) fn content_type(headers: &HeaderMap) -> &str {
    headers.get(header::CONTENT_TYPE).and_then(|value| value.to_str().ok()).unwrap_or_default()
}

/// The fields of a form in either encoding; `None` when it is no form.
pub(crate) async fn form(headers: &HeaderMap, bytes: Bytes) -> Option<Vec<(String, String)>> {
    let kind = content_type(headers);
    if kind.starts_with("application/x-www-form-urlencoded") {
        return Some(url::form_urlencoded::parse(&bytes).into_owned().collect());
    }
    if !kind.starts_with("multipart/form-data") {
        return None;
    }
    let request = Request::builder()
        .method("POST")
        .header(header::CONTENT_TYPE, kind)
        .body(Body::from(bytes))
        .ok()?;
    let mut parts = Multipart::from_request(request, &()).await.ok()?;
    let mut fields = Vec::new();
    while let Ok(Some(part)) = parts.next_field().await {
        let name = part.name().unwrap_or_default().to_owned();
        fields.push((name, part.text().await.ok()?));
    }
    Some(fields)
}

/// Decodes `a=b&c=d`.
pub(crate) fn urlencoded(text: &str) -> Vec<(String, String)> {
    url::form_urlencoded::parse(text.as_bytes()).into_owned().collect()
}
