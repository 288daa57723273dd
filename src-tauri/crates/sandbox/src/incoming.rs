//! The way of a request: limit and rules decide when it arrives, then it takes
//! its time, is carried out or not, and is answered. Writes are entered in the
//! ledger when they arrive and are brought to their end also when their client
//! goes away, as a server does that has them already.

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
use crate::faults::{Effect, Facts, Requests, Rule};
use crate::filters::{self, gate, signed_in};
use crate::latency::Latency;
use crate::ledger::Arrival;
use crate::limit::RateLimit;
use crate::sign_in::{account, sign_in};
use crate::tokens::Account;
use crate::wire::Connection;
use crate::{graphql, open_api, paths, somebody_else, writes};

/// What was decided about a request when it arrived.
struct Course {
    /// The number of the request, from 1.
    number: u64,
    over: Option<RateLimit>,
    rules: Vec<Arc<Rule>>,
    asset: String,
    url_path: String,
    /// Whether the latency of AEM is in it.
    is_timed: bool,
}

impl Course {
    fn new(environment: &Environment, url_path: &str, facts: &Facts<'_>) -> Course {
        let faults = &environment.faults;
        let over = faults.over_limit(facts.kind, facts.now);
        // What is refused at the door is seen by no rule.
        let rules = if over.is_none() { faults.acting(facts) } else { Vec::new() };
        Course {
            number: environment.next_request(),
            over,
            rules,
            asset: facts.asset.to_owned(),
            url_path: url_path.to_owned(),
            is_timed: facts.kind != Requests::SignIn && !url_path.contains("/renditions/"),
        }
    }

    fn effects(&self) -> impl Iterator<Item = &Effect> {
        self.rules.iter().map(|rule| &rule.effect)
    }

    /// Brings a request to its end. `run` carries it out and says whether it
    /// succeeded.
    async fn follow(
        &self,
        environment: &Environment,
        connection: &Connection,
        sent: &Map<String, Json>,
        run: impl Future<Output = (Response, bool)>,
    ) -> Response {
        self.effects().for_each(|effect| {
            somebody_else::acts(environment, effect, &self.asset, sent);
        });
        let rules = self.rules.iter().map(|rule| &**rule);
        let latency = match self.is_timed {
            true => environment.latency.of(self.number, rules),
            false => Latency::default().of(self.number, rules),
        };
        wait(latency).await;
        if let Some(limit) = &self.over {
            return answers::too_many(&limit.retry_after, environment.now());
        }
        let own = self.rules.iter().find_map(|rule| self.own_answer(environment, rule));
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
    ) -> Option<(&'a Rule, Response)> {
        let asked = Asked {
            url_path: &self.url_path,
            asset: &self.asset,
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
    let course = Course::new(&environment, request.uri().path(), &facts);
    let run = async {
        if let Some(fault) = environment.faults.ims()
            && let Some(answer) = fault.answer(&connection).await
        {
            return (answer, false);
        }
        succeeded(next.run(request).await)
    };
    course.follow(&environment, &connection, &Map::new(), run).await
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
    let writes = environment.ledger.received();
    let facts = Facts { kind: Requests::Reads, asset: &asset, number: None, writes, now };
    let course = Course::new(&environment, &url_path, &facts);
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
    let response = course.follow(&environment, &connection, &Map::new(), run).await;
    note_pause(&environment, client, &response);
    response
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
        let (parts, content) = request.into_parts();
        let bytes = match axum::body::to_bytes(content, body::LARGEST).await {
            Ok(bytes) => bytes,
            Err(_) => return StatusCode::PAYLOAD_TOO_LARGE.into_response(),
        };
        let sent = graphql::Sent(bytes.clone());
        let written = Written::read(&parts.headers, bytes).await;
        let url_path = parts.uri.path().to_owned();
        let path = paths::decode(&url_path).unwrap_or_else(|| url_path.clone());
        let asset = asset_of(&environment, &url_path);
        let properties = written.properties();
        let entered = environment.ledger.enter(&Arrival {
            at: now,
            method: parts.method.as_str(),
            path: &path,
            asset: if asset.is_empty() { &path } else { &asset },
            properties: &properties,
            inside,
        });
        let facts = Facts {
            kind: Requests::Writes,
            asset: &asset,
            number: Some(entered.asset),
            writes: entered.sequence - 1,
            now,
        };
        let course = Course::new(&environment, &url_path, &facts);
        let run = async {
            if let Some(answer) = standing(&environment, &connection).await {
                return (answer, false);
            }
            match gate(&environment, &parts, &written) {
                Err(response) => (*response, false),
                Ok(account) => {
                    let mut request = Request::from_parts(parts, Body::empty());
                    request.extensions_mut().insert(written);
                    if graphql::is_here(&url_path) {
                        request.extensions_mut().insert(sent);
                    }
                    let ran = succeeded(next.run(signed_in(request, account)).await);
                    if ran.1 {
                        environment.ledger.took(entered);
                    }
                    ran
                }
            }
        };
        let response = course.follow(&environment, &connection, &properties, run).await;
        let status = if connection.is_cut() { 0 } else { response.status().as_u16() };
        environment.ledger.answered(entered, environment.clock.now(), status);
        note_pause(&environment, client, &response);
        response
    }
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
    let path = filters::written_path(environment, url_path);
    if !path.starts_with("/content") {
        return String::new();
    }
    let inside = writes::asset_of(&environment.content(), &paths::segments(&path));
    inside.unwrap_or_else(|| {
        // One that is not there (any more), by what its address looks like.
        let path = path.split("/jcr:content").next().unwrap_or_default();
        path.trim_end_matches(".json").to_owned()
    })
}
