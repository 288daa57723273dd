//! A server in front of the practice environment that writes down what is asked about
//! fragments and can answer it otherwise.

use std::sync::{Arc, Mutex};

use axum::Router;
use axum::body::{Body, to_bytes};
use axum::extract::{Request, State};
use axum::response::Response;
use relabel_core::api::types::*;
use relabel_sandbox::{Content, KeyFileKind, Options, Sandbox};
use serde_json::Value as Json;

use crate::rig::{Rig, wait};

/// A request about fragments.
#[derive(Clone, Debug)]
pub(super) struct Asked {
    pub(super) method: String,
    /// Path and query as they were sent, encoded.
    pub(super) path: String,
    pub(super) body: Json,
}

impl Asked {
    /// Whether it runs a query.
    pub(super) fn runs(&self) -> bool {
        self.path.ends_with("/endpoint.json") || self.path.starts_with("/graphql/execute.json/")
    }
}

/// Status and body in place of AEM's; `None` lets AEM answer. Gets how many queries ran
/// before.
type Answer = dyn Fn(&Asked, usize) -> Option<(u16, String)> + Send + Sync;

#[derive(Clone)]
struct Behind {
    client: reqwest::Client,
    sandbox: url::Url,
    asked: Arc<Mutex<Vec<Asked>>>,
    answer: Arc<Answer>,
}

/// A Relabel connected through such a server.
pub(super) struct Front {
    pub(super) rig: Rig,
    asked: Arc<Mutex<Vec<Asked>>>,
}

impl Front {
    pub(super) async fn new(
        content: Content,
        answer: impl Fn(&Asked, usize) -> Option<(u16, String)> + Send + Sync + 'static,
    ) -> Self {
        let options = Options { content, technical_user_may_write: true, ..Options::default() };
        let sandbox = Sandbox::start(options).await.expect("starts");
        let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.expect("a port");
        let address = format!("http://{}/", listener.local_addr().expect("an address"));
        let asked = Arc::new(Mutex::new(Vec::new()));
        let behind = Behind {
            client: reqwest::Client::new(),
            sandbox: sandbox.origin(),
            asked: Arc::clone(&asked),
            answer: Arc::new(answer),
        };
        let router = Router::new().fallback(pass).with_state(behind);
        tokio::spawn(async move { axum::serve(listener, router).await });
        let address = address.parse().expect("a URL");
        let rig = Rig::at(sandbox, KeyFileKind::ServiceCredentials, &address).await;
        Self { rig, asked }
    }

    /// The invented library with so many stories; AEM answers everything itself.
    pub(super) async fn stories(count: u32) -> Self {
        Self::new(Content::Stories(count), |_, _| None).await
    }

    /// What was asked about fragments so far.
    pub(super) fn asked(&self) -> Vec<Asked> {
        self.asked.lock().expect("nobody panicked").clone()
    }

    /// The queries that ran so far.
    pub(super) fn ran(&self) -> Vec<Asked> {
        self.asked().into_iter().filter(Asked::runs).collect()
    }

    pub(super) async fn start(&self, what: super::What) -> AnswerId {
        let ask = Ask { connection_id: self.rig.connection, what };
        self.rig.app.ask(&ask).await.expect("it can be asked")
    }

    /// Asks to the end.
    pub(super) async fn ask(&self, what: super::What) -> AnswerState {
        let id = self.start(what).await;
        wait(self.rig.app.watch_answer(id).expect("known"), |state| state.complete).await
    }

    /// Asks something of one's own to the end.
    pub(super) async fn written(&self, query: &str, variables: &str) -> AnswerState {
        self.ask(super::What::Written {
            configuration: super::NORTHLIGHT.to_owned(),
            query: query.to_owned(),
            variables: variables.to_owned(),
        })
        .await
    }

    /// The rows of an answer as AEM sent them.
    pub(super) async fn json(&self, answer: &AnswerState) -> Vec<Json> {
        let mut rows = Vec::new();
        loop {
            let from = u32::try_from(rows.len()).expect("fits");
            let page = AnswerPage { answer_id: answer.answer_id, from, limit: 200 };
            let page = self.rig.app.answer_json(page).await.expect("a page");
            if page.is_empty() {
                return rows;
            }
            rows.extend(page);
        }
    }

    /// The cells of the first rows, as the window shows them.
    pub(super) async fn cells(&self, answer: &AnswerState) -> Vec<Vec<Vec<String>>> {
        let page = AnswerPage { answer_id: answer.answer_id, from: 0, limit: 200 };
        let rows = self.rig.app.answer_page(page).await.expect("a page").rows;
        rows.into_iter().map(|row| row.cells).collect()
    }

    /// The paths of the rows.
    pub(super) async fn paths(&self, answer: &AnswerState) -> Vec<String> {
        let rows = self.json(answer).await;
        rows.iter().map(|row| row["_path"].as_str().expect("a path").to_owned()).collect()
    }
}

async fn pass(State(behind): State<Behind>, request: Request) -> Response {
    let (head, body) = request.into_parts();
    let path = head.uri.path_and_query().map_or("/", |target| target.as_str()).to_owned();
    let body = to_bytes(body, usize::MAX).await.expect("a body");
    let is_about = ["/graphql/", "/content/_cq_graphql/", "/content/cq"];
    if is_about.iter().any(|start| path.starts_with(start)) {
        let asked = Asked {
            method: head.method.to_string(),
            path: path.clone(),
            body: serde_json::from_slice(&body).unwrap_or_default(),
        };
        let before = {
            let mut all = behind.asked.lock().expect("nobody panicked");
            let before = all.iter().filter(|one| one.runs()).count();
            all.push(asked.clone());
            before
        };
        if let Some((status, text)) = (behind.answer)(&asked, before) {
            let kind = if text.starts_with('<') { "text/html" } else { "application/json" };
            let response = Response::builder().status(status).header("content-type", kind);
            let response = response.header("x-served-by", "cache-front");
            return response.body(Body::from(text)).expect("a response");
        }
    }
    let mut headers = head.headers;
    headers.remove("host");
    let url = behind.sandbox.join(&path).expect("a URL");
    let sent = behind.client.request(head.method, url).headers(headers).body(body).send();
    let answer = sent.await.expect("an answer");
    let mut response = Response::builder().status(answer.status());
    for name in ["content-type", "etag", "x-served-by"] {
        if let Some(value) = answer.headers().get(name) {
            response = response.header(name, value);
        }
    }
    response.body(Body::from(answer.bytes().await.expect("a body"))).expect("a response")
}
