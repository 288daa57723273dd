//! A gate in front of the practice environment, for what only a proxy can do.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};

use axum::Router;
use axum::body::{Body, Bytes, to_bytes};
use axum::extract::{Request, State};
use axum::http::{HeaderMap, Method, StatusCode};
use axum::response::{IntoResponse as _, Response};
use relabel_sandbox::Sandbox;

/// Of a page that comes by way of Adobe's delivery network.
const OWN_PAGE: [(&str, &str); 2] = [("content-type", "text/html"), ("x-served-by", "cache-gate")];

/// What the gate does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Gate {
    /// Forbids searching.
    NoSearch,
    /// Forbids everything but AEM's programming interface.
    OnlyAdobe,
    /// Lets writes through and spoils what comes back: half of the JSON.
    SpoiledAnswers,
    /// Says of every form that it changed this path, too.
    TellsOf(&'static str),
    /// Shows a page where AEM's programming interface is read.
    PageForVersions,
    /// The same for this asset alone.
    PageForVersion {
        /// Which asset.
        asset: &'static str,
    },
    /// Loses the first so many writes that remove a property.
    LosesRemovals(usize),
    /// Says that nobody is signed in.
    Anonymous,
    /// Shows the page of an AEM that does not know the question whose account it is.
    PageForAccounts,
    /// Forbids every write that removes a property.
    ForbidsRemovals,
    /// Asks everybody to wait for so many seconds.
    AsksForQuiet(&'static str),
    /// Stores something else in a field of the first asset than comes.
    Keeps {
        /// Which field.
        field: &'static str,
        /// Of which type.
        hint: &'static str,
        /// Which value.
        value: &'static str,
        /// Of how many writes.
        most: usize,
    },
    /// Somebody else sets a field of an asset after its version was read, and right
    /// before the first `PATCH` of it arrives.
    EditedBeforeTheFirstPatch {
        /// Which asset.
        asset: &'static str,
        /// Which field.
        field: &'static str,
    },
}

#[derive(Clone)]
struct Behind {
    gate: Gate,
    client: reqwest::Client,
    sandbox: url::Url,
    /// The end of the path that names the asset it is about.
    asset: Option<String>,
    edited: Arc<AtomicBool>,
    removals: Arc<AtomicUsize>,
    kept: Arc<AtomicUsize>,
}

impl Gate {
    /// Opens the gate and gives its address.
    pub(crate) async fn open(self, sandbox: &Sandbox) -> url::Url {
        let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.expect("a port");
        let address = format!("http://{}/", listener.local_addr().expect("an address"));
        let asset = match self {
            Self::EditedBeforeTheFirstPatch { asset, .. } | Self::PageForVersion { asset } => {
                let node = sandbox.typed(asset).expect("the asset");
                Some(format!("{}/metadata", node["jcr:uuid"]["value"].as_str().expect("a text")))
            }
            _ => None,
        };
        let behind = Behind {
            gate: self,
            client: reqwest::Client::new(),
            sandbox: sandbox.origin(),
            asset,
            edited: Arc::default(),
            removals: Arc::default(),
            kept: Arc::default(),
        };
        let router = Router::new().fallback(pass).with_state(behind);
        tokio::spawn(async move { axum::serve(listener, router).await });
        address.parse().expect("a URL")
    }

    fn forbids(self, path: &str) -> bool {
        match self {
            Self::NoSearch => path.starts_with("/bin/querybuilder"),
            Self::OnlyAdobe => !path.starts_with("/adobe/"),
            Self::SpoiledAnswers
            | Self::TellsOf(_)
            | Self::PageForVersions
            | Self::PageForVersion { .. }
            | Self::LosesRemovals(_)
            | Self::Anonymous
            | Self::PageForAccounts
            | Self::ForbidsRemovals
            | Self::AsksForQuiet(_)
            | Self::Keeps { .. }
            | Self::EditedBeforeTheFirstPatch { .. } => false,
        }
    }
}

async fn pass(State(behind): State<Behind>, request: Request) -> Response {
    let (head, body) = request.into_parts();
    let path = head.uri.path();
    if behind.gate.forbids(path) {
        return (StatusCode::FORBIDDEN, OWN_PAGE, "<html>").into_response();
    }
    let target = head.uri.path_and_query().map_or("/", |target| target.as_str());
    let body = to_bytes(body, usize::MAX).await.expect("a body");
    let mut headers = head.headers;
    headers.remove("host");
    let is_version = head.method == Method::GET && path.starts_with("/adobe/assets/");
    let is_named = || behind.asset.as_ref().is_some_and(|end| path.ends_with(end));
    let is_page = match behind.gate {
        Gate::PageForVersions => true,
        Gate::PageForVersion { .. } => is_named(),
        _ => false,
    };
    if is_version && is_page {
        return (StatusCode::OK, OWN_PAGE, "<html>").into_response();
    }
    let is_removal = String::from_utf8_lossy(&body).contains("%40Delete");
    let json = [("content-type", "application/json")];
    if let Gate::LosesRemovals(most) = behind.gate
        && is_removal
        && behind.removals.fetch_add(1, Ordering::SeqCst) < most
    {
        return (StatusCode::OK, json, "{}").into_response();
    }
    if behind.gate == Gate::Anonymous && path.ends_with("/currentuser.json") {
        return (StatusCode::OK, json, r#"{"authorizableId":"anonymous"}"#).into_response();
    }
    if behind.gate == Gate::PageForAccounts && path.ends_with("/currentuser.json") {
        return (StatusCode::NOT_FOUND, OWN_PAGE, "<html>").into_response();
    }
    if behind.gate == Gate::ForbidsRemovals && is_removal {
        return (StatusCode::FORBIDDEN, OWN_PAGE, "<html>").into_response();
    }
    if let Gate::AsksForQuiet(seconds) = behind.gate
        && head.method != Method::HEAD
    {
        return (StatusCode::TOO_MANY_REQUESTS, [("retry-after", seconds)]).into_response();
    }
    if let Gate::EditedBeforeTheFirstPatch { asset, field } = behind.gate
        && head.method == Method::PATCH
        && is_named()
        && !behind.edited.swap(true, Ordering::SeqCst)
    {
        edit(&behind, &headers, asset, field).await;
    }
    let url = behind.sandbox.join(target).expect("a URL");
    let is_write = head.method != Method::GET;
    let is_change =
        matches!(head.method, Method::PATCH | Method::POST) && !path.starts_with("/ims");
    let authorization = headers.get("authorization").cloned();
    let sent = behind.client.request(head.method, url).headers(headers).body(body).send();
    let answer = sent.await.expect("an answer");
    if let (Gate::Keeps { field, hint, value, most }, true, Some(authorization)) =
        (behind.gate, is_change, authorization)
        && behind.kept.fetch_add(1, Ordering::SeqCst) < most
    {
        let asset = super::opened::ASSET;
        let url = behind.sandbox.join(&format!("{asset}/jcr:content/metadata")).expect("a URL");
        let form = [(format!("./{field}@TypeHint"), hint), (format!("./{field}"), value)];
        let sent = behind.client.post(url).header("authorization", &authorization).form(&form);
        assert!(sent.send().await.expect("an answer").status().is_success());
    }
    let mut response = Response::builder().status(answer.status());
    for name in ["content-type", "etag", "x-served-by"] {
        if let Some(value) = answer.headers().get(name) {
            response = response.header(name, value);
        }
    }
    let mut bytes: Bytes = answer.bytes().await.expect("a body");
    if behind.gate == Gate::SpoiledAnswers && is_write {
        bytes.truncate(bytes.len() / 2);
    }
    if let (Gate::TellsOf(path), Ok(serde_json::Value::Object(mut told))) =
        (behind.gate, serde_json::from_slice(&bytes))
        && let Some(changes) = told.get_mut("changes").and_then(|all| all.as_array_mut())
    {
        changes.push(serde_json::json!({ "type": "modified", "argument": path }));
        bytes = serde_json::to_vec(&told).expect("JSON").into();
    }
    response.body(Body::from(bytes)).expect("a response")
}

/// Somebody else's edit, with the rights of the request that waits.
async fn edit(behind: &Behind, headers: &HeaderMap, asset: &str, field: &str) {
    let url = behind.sandbox.join(&format!("{asset}/jcr:content/metadata")).expect("a URL");
    let form = [(format!("./{field}"), "somebody else")];
    let sent = behind.client.post(url).header("authorization", &headers["authorization"]);
    let answer = sent.form(&form).send().await.expect("an answer");
    assert!(answer.status().is_success(), "{answer:?}");
}
