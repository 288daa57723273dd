//! A gate in front of the practice environment, for what only a proxy can do.

use axum::Router;
use axum::body::{Body, to_bytes};
use axum::extract::{Request, State};
use axum::http::{Method, StatusCode};
use axum::response::{IntoResponse as _, Response};
use relabel_sandbox::Sandbox;

/// What the gate does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Gate {
    /// Forbids searching.
    NoSearch,
    /// Lets writes through and spoils what comes back: half of the JSON.
    SpoiledAnswers,
}

#[derive(Clone)]
struct Behind {
    gate: Gate,
    client: reqwest::Client,
    sandbox: url::Url,
}

impl Gate {
    /// Opens the gate and gives its address.
    pub(crate) async fn open(self, sandbox: &Sandbox) -> url::Url {
        let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.expect("a port");
        let address = format!("http://{}/", listener.local_addr().expect("an address"));
        let behind =
            Behind { gate: self, client: reqwest::Client::new(), sandbox: sandbox.origin() };
        let router = Router::new().fallback(pass).with_state(behind);
        tokio::spawn(async move { axum::serve(listener, router).await });
        address.parse().expect("a URL")
    }
}

async fn pass(State(behind): State<Behind>, request: Request) -> Response {
    let is_search = request.uri().path().starts_with("/bin/querybuilder");
    if behind.gate == Gate::NoSearch && is_search {
        return StatusCode::FORBIDDEN.into_response();
    }
    let (head, body) = request.into_parts();
    let target = head.uri.path_and_query().map_or("/", |target| target.as_str());
    let body = to_bytes(body, usize::MAX).await.expect("a body");
    let mut headers = head.headers;
    headers.remove("host");
    let url = behind.sandbox.join(target).expect("a URL");
    let is_write = head.method != Method::GET;
    let sent = behind.client.request(head.method, url).headers(headers).body(body).send();
    let answer = sent.await.expect("an answer");
    let mut response = Response::builder().status(answer.status());
    if let Some(kind) = answer.headers().get("content-type") {
        response = response.header("content-type", kind);
    }
    let mut bytes = answer.bytes().await.expect("a body");
    if behind.gate == Gate::SpoiledAnswers && is_write {
        bytes.truncate(bytes.len() / 2);
    }
    response.body(Body::from(bytes)).expect("a response")
}
