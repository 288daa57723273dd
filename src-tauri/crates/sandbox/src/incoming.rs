//! The way of a request: limit and rules decide when it arrives, then it takes
//! its time, is carried out or not, and is answered. Writes are entered in the
//! ledger when they arrive and are brought to their end also when their client
//! goes away, as a server does that has them already.

use std::collections::HashMap;
use std::future::Future;
use std::sync::Arc;
use std::time::Duration;

use axum::body::Body;
use axum::extract::{ConnectInfo, Request, State};
use axum::http::{Method, StatusCode};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use serde_json::{Map, Value as Json};

use crate::body::{self, Written};
use crate::delivery::{Half, halved};
use crate::environment::Environment;
use crate::faults::answers::{self, Asked, Wait};
use crate::faults::standing::error_page;
use crate::faults::{Effect, Facts, Fault, Requests, Rule};
use crate::filters::{self, gate, signed_in};
use crate::latency::Latency;
use crate::ledger::{Arrival, Entered};
use crate::limit::RateLimit;
use crate::sign_in::{account, sign_in};
use crate::tokens::Account;
use crate::wire::Connection;
use crate::{graphql, open_api, paths, post_fields, somebody_else, writes};

/// An asset that a request is about, and what is sent for it by the names it has in the
/// request. The asset is empty where the request is about none.
#[derive(Debug, Default)]
struct Part {
    asset: String,
    sent: Map<String, Json>,
}

/// What was decided about a request when it arrived.
struct Course {
    /// The number of the request, from 1.
    number: u64,
    over: Option<RateLimit>,
    /// What acts on it, and on which of its assets.
    rules: Vec<(Arc<Rule>, Vec<usize>)>,
    url_path: String,
    /// Whether the latency of AEM is in it.
    is_timed: bool,
}

impl Course {
    /// `facts` of each asset it is about, at least one.
    fn new(environment: &Environment, url_path: &str, facts: &[Facts<'_>]) -> Course {
        let faults = &environment.faults;
        let Facts { kind, now, .. } = facts[0];
        let over = faults.over_limit(kind, now);
        // What is refused at the door is seen by no rule.
        let rules = if over.is_none() { faults.acting(facts) } else { Vec::new() };
        Course {
            number: environment.next_request(),
            over,
            rules,
            url_path: url_path.to_owned(),
            is_timed: kind != Requests::SignIn && !url_path.contains("/renditions/"),
        }
    }

    fn effects(&self) -> impl Iterator<Item = &Effect> {
        self.rules.iter().map(|(rule, _)| &rule.effect)
    }

    /// Brings a request about these assets to its end. `run` carries it out and says whether
    /// it succeeded.
    async fn follow(
        &self,
        environment: &Environment,
        connection: &Connection,
        parts: &[Part],
        run: impl Future<Output = (Response, bool)>,
    ) -> Response {
        for (rule, hit) in &self.rules {
            let written = hit.iter().map(|at| (&*parts[*at].asset, &parts[*at].sent));
            somebody_else::acts(environment, &rule.effect, written);
        }
        let rules = self.rules.iter().map(|(rule, _)| &**rule);
        let latency = match self.is_timed {
            true => environment.latency.of(self.number, rules),
            false => Latency::default().of(self.number, rules),
        };
        wait(latency).await;
        if let Some(limit) = &self.over {
            return answers::too_many(&limit.retry_after, environment.now());
        }
        let own = self.rules.iter().find_map(|(rule, hit)| {
            let asset = hit.first().map_or("", |at| &parts[*at].asset);
            self.own_answer(environment, rule, asset)
        });
        let mut response = match own {
            Some((rule, answer)) if !rule.carried_out => answer,
            Some((_, answer)) => {
                let (real, succeeded) = run.await;
                // What was refused all the same says so.
                if succeeded { answer } else { real }
            }
            None => run.await.0,
        };
        for effect in self.effects() {
            match effect {
                Effect::Stall(pause) => wait(*pause).await,
                Effect::CutBody => response = halved(response, Half::Cut).await,
                Effect::StallBody(pause) => {
                    response = halved(response, Half::Pause(*pause)).await;
                }
                Effect::Sliced => connection.set_sliced(true),
                Effect::Reset => connection.reset(),
                _ => {}
            }
        }
        response
    }

    fn own_answer<'a>(
        &self,
        environment: &Environment,
        rule: &'a Rule,
        asset: &str,
    ) -> Option<(&'a Rule, Response)> {
        let asked = Asked {
            url_path: &self.url_path,
            asset,
            now: environment.now(),
            number: self.number ^ rule.when.seed,
        };
        let mut answer = answers::answer(&rule.effect, &asked)?;
        if let Effect::Accepted { polls, end, retry_after } = &rule.effect {
            let (jobs, retry_after) = (&environment.jobs, retry_after.clone());
            jobs.begin(&mut answer, self.number, *polls, *end, retry_after);
        }
        Some((rule, answer))
    }
}

async fn wait(time: Duration) {
    if !time.is_zero() {
        tokio::time::sleep(time).await;
    }
}

/// In front of the IMS endpoints.
pub(crate) async fn ims(
    State(environment): State<Arc<Environment>>,
    ConnectInfo(connection): ConnectInfo<Connection>,
    request: Request,
    next: Next,
) -> Response {
    connection.set_sliced(false);
    let facts = Facts {
        kind: Requests::SignIn,
        asset: "",
        number: None,
        writes: environment.ledger.received(),
        now: environment.clock.now(),
    };
    let course = Course::new(&environment, request.uri().path(), &[facts]);
    let run = async {
        if let Some(fault) = environment.faults.ims()
            && let Some(answer) = fault.answer(&connection).await
        {
            return (answer, false);
        }
        succeeded(next.run(request).await)
    };
    course.follow(&environment, &connection, &[Part::default()], run).await
}

/// In front of everything of AEM. Bodies of writes are read here and handed on
/// as [`Written`].
pub(crate) async fn aem(
    State(environment): State<Arc<Environment>>,
    ConnectInfo(connection): ConnectInfo<Connection>,
    request: Request,
    next: Next,
) -> Response {
    let now = environment.clock.now();
    connection.set_sliced(false);
    let client = account(&environment, request.headers());
    let inside = environment.ledger.pause(client, now);
    if is_write(request.method()) && !graphql::only_reads(request.uri().path()) {
        let write = Write { environment, connection, client, now, inside };
        return tokio::spawn(write.take(request, next))
            .await
            .unwrap_or_else(|_| StatusCode::INTERNAL_SERVER_ERROR.into_response());
    }
    if let Some(inside) = inside {
        environment.ledger.read_during_pause(inside);
    }
    let url_path = request.uri().path().to_owned();
    let asset = match environment.faults.has_rules() {
        true => asset_of(&environment, &url_path),
        false => String::new(),
    };
    let part = Part { asset, sent: Map::new() };
    let writes = environment.ledger.received();
    let facts = Facts { kind: Requests::Reads, asset: &part.asset, number: None, writes, now };
    let course = Course::new(&environment, &url_path, &[facts]);
    let run = async {
        if let Some(answer) = standing(&environment, &connection).await {
            return (answer, false);
        }
        let account = match sign_in(&environment, request.headers()) {
            Ok(account) => account,
            Err(answer) => return (*answer, false),
        };
        if let Some(answer) = environment.jobs.answer(&url_path, environment.now()) {
            return succeeded(answer);
        }
        succeeded(next.run(signed_in(request, account)).await)
    };
    let response = course.follow(&environment, &connection, &[part], run).await;
    note_pause(&environment, client, &response);
    response
}

/// Whether a form names assets below the node it is posted to.
fn is_for_others(path: &str, parts: &[Part]) -> bool {
    parts.iter().any(|part| {
        let below = part.asset.strip_prefix(path);
        below.is_some_and(|rest| rest.starts_with('/'))
    })
}

/// A write that arrived.
struct Write {
    environment: Arc<Environment>,
    connection: Connection,
    client: Option<Account>,
    now: Duration,
    /// How long the client had been asked to wait already.
    inside: Option<Duration>,
}

impl Write {
    async fn take(self, request: Request, next: Next) -> Response {
        let Write { environment, connection, client, now, inside } = self;
        let (head, content) = request.into_parts();
        let bytes = match axum::body::to_bytes(content, body::LARGEST).await {
            Ok(bytes) => bytes,
            Err(_) => return StatusCode::PAYLOAD_TOO_LARGE.into_response(),
        };
        let length = bytes.len();
        let bytes = match environment.faults.aem() {
            Some(Fault::FormCut { bytes: most }) if length > most => {
                let fields = bytes[..most].iter().rposition(|byte| *byte == b'&');
                bytes.slice(..fields.unwrap_or_default())
            }
            _ => bytes,
        };
        let sent = graphql::Sent(bytes.clone());
        let written = Written::read(&head.headers, bytes).await;
        let url_path = head.uri.path().to_owned();
        let path = paths::decode(&url_path).unwrap_or_else(|| url_path.clone());
        let parts = parts_of(&environment, &url_path, &path, &written);
        let entered: Vec<Entered> = parts
            .iter()
            .map(|Part { asset, sent }| {
                let asset = if asset.is_empty() { &path } else { asset };
                let method = head.method.as_str();
                let arrival =
                    Arrival { at: now, method, path: &path, asset, properties: sent, inside };
                environment.ledger.enter(&arrival)
            })
            .collect();
        let facts: Vec<Facts<'_>> = parts
            .iter()
            .zip(&entered)
            .map(|(part, entered)| Facts {
                kind: Requests::Writes,
                asset: &part.asset,
                number: Some(entered.asset),
                writes: entered.sequence - 1,
                now,
            })
            .collect();
        let course = Course::new(&environment, &url_path, &facts);
        let run = async {
            if let Some(answer) = standing(&environment, &connection).await {
                return (answer, false);
            }
            match environment.faults.aem() {
                Some(Fault::OneByOne { status }) if is_for_others(&path, &parts) => {
                    return (error_page(status), false);
                }
                Some(Fault::FormLimit { bytes }) if length > bytes => {
                    return (error_page(413), false);
                }
                _ => {}
            }
            match gate(&environment, &head, &written) {
                Err(response) => (*response, false),
                Ok(account) => {
                    let mut request = Request::from_parts(head, Body::empty());
                    request.extensions_mut().insert(written);
                    if graphql::is_here(&url_path) {
                        request.extensions_mut().insert(sent);
                    }
                    let ran = succeeded(next.run(signed_in(request, account)).await);
                    if ran.1 {
                        entered.iter().for_each(|entered| environment.ledger.took(*entered));
                    }
                    ran
                }
            }
        };
        let response = course.follow(&environment, &connection, &parts, run).await;
        let status = if connection.is_cut() { 0 } else { response.status().as_u16() };
        for entered in &entered {
            environment.ledger.answered(*entered, environment.clock.now(), status);
        }
        note_pause(&environment, client, &response);
        response
    }
}

/// What a write is about: one asset, or as many as the names of a form lead to.
fn parts_of(environment: &Environment, url_path: &str, path: &str, written: &Written) -> Vec<Part> {
    let asset = asset_of(environment, url_path);
    let sent = written.properties();
    let others = |name: &str| {
        let of = post_fields::path_of(name, path).filter(|of| of.contains("/jcr:content/"))?;
        Some(asset_at(environment, &of)).filter(|of| *of != asset)
    };
    let mut parts: Vec<Part> = Vec::new();
    let mut index = HashMap::new();
    let mut own = Map::new();
    for (name, value) in sent {
        let Some(of) = others(&name).filter(|_| matches!(written, Written::Form(_))) else {
            own.insert(name, value);
            continue;
        };
        let at = *index.entry(of).or_insert_with_key(|of| {
            parts.push(Part { asset: of.clone(), sent: Map::new() });
            parts.len() - 1
        });
        parts[at].sent.insert(name, value);
    }
    if parts.is_empty() || own.keys().any(|name| name.starts_with(['.', '/'])) {
        parts.insert(0, Part { asset, sent: own });
    }
    parts
}

fn succeeded(response: Response) -> (Response, bool) {
    let is_success = response.status().is_success();
    (response, is_success)
}

async fn standing(environment: &Environment, connection: &Connection) -> Option<Response> {
    environment.faults.aem()?.answer(connection).await
}

/// Remembers that a client was asked to wait.
fn note_pause(environment: &Environment, client: Option<Account>, response: &Response) {
    if let Some(Wait(wait)) = response.extensions().get::<Wait>().copied()
        && matches!(response.status().as_u16(), 429 | 503)
    {
        environment.ledger.paused(client, environment.clock.now(), wait);
    }
}

fn is_write(method: &Method) -> bool {
    !matches!(*method, Method::GET | Method::HEAD | Method::OPTIONS)
}

/// The asset that an address is about, or else the repository path it names;
/// empty when it names none.
fn asset_of(environment: &Environment, url_path: &str) -> String {
    if open_api::is_below(url_path) {
        return open_api::asset_path(&environment.content(), url_path).unwrap_or_default();
    }
    asset_at(environment, &filters::written_path(environment, url_path))
}

/// The asset that a path in the repository lies in, or else that path.
fn asset_at(environment: &Environment, path: &str) -> String {
    if !path.starts_with("/content") {
        return String::new();
    }
    let inside = writes::asset_of(&environment.content(), &paths::segments(path));
    inside.unwrap_or_else(|| {
        // One that is not there (any more), by what its address looks like.
        let path = path.split("/jcr:content").next().unwrap_or_default();
        path.trim_end_matches(".json").to_owned()
    })
}
