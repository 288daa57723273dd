//! Content Fragment GraphQL: endpoints, persisted queries, answers as AEM gives them.
//!
//! `POST /content/_cq_graphql/<configuration>/endpoint.json`, the schema as text, and
//! `/graphql/{list,execute,persist}.json` (protocol reference, section 8). An error of a
//! query is answered with 200 and `errors`, unless `application/graphql-response+json`
//! was asked for; what an account may not see is left out without a word.

mod filter;
mod fragments;
mod models;
mod persisted;
mod resolve;
mod schema;
pub(crate) mod stories;

use std::sync::{Arc, LazyLock};

use async_graphql::{Request, Response as Answer};
use axum::http::{HeaderMap, Method, StatusCode, header};
use axum::response::{IntoResponse, Response};
use bytes::Bytes;
use serde_json::Value as Json;

use crate::environment::Environment;
use crate::graphql::models::{CONFIGURATIONS, Configuration};
use crate::graphql::schema::{Asker, Schemas};
use crate::node::Node;
use crate::paths;
use crate::sling_response::error_page;
use crate::tokens::Account;
use crate::value::Property;

pub(crate) use persisted::Persisted;

/// Where endpoints lie in the repository.
const ENDPOINTS: &str = "/content/cq:graphql";

static SCHEMAS: LazyLock<Schemas> = LazyLock::new(|| {
    let made = CONFIGURATIONS.iter().map(|configuration| {
        let schema = schema::of(configuration).expect("the models are fixed and tested");
        (configuration, Arc::new(schema))
    });
    made.collect()
});

/// The body of a request about GraphQL, as it was sent: persisted queries come as bare
/// text under a type that says JSON.
#[derive(Clone)]
pub(crate) struct Sent(pub(crate) Bytes);

/// A request about GraphQL.
pub(crate) struct Call {
    pub(crate) method: Method,
    /// The path as sent, still encoded.
    pub(crate) path: String,
    pub(crate) headers: HeaderMap,
    pub(crate) account: Account,
    pub(crate) body: Bytes,
}

/// Whether an address is one of GraphQL's.
pub(crate) fn is_here(path: &str) -> bool {
    path.starts_with("/graphql/") || endpoint(path).is_some()
}

/// Whether a request changes nothing whatever its method: queries are sent by POST.
pub(crate) fn only_reads(path: &str) -> bool {
    is_here(path) && !path.starts_with("/graphql/persist.json/")
}

/// The configuration and the ending of an endpoint's address.
fn endpoint(path: &str) -> Option<(&str, &str)> {
    let path = path
        .strip_prefix("/content/_cq_graphql/")
        .or(path.strip_prefix("/content/cq:graphql/"))
        .or(path.strip_prefix("/content/cq%3Agraphql/"))?;
    let (configuration, end) = path.split_once("/endpoint.")?;
    (!configuration.is_empty()).then_some((configuration, end))
}

/// Places the endpoint of a configuration, which may lie in another (`brand/journal`).
pub(crate) fn place_endpoint(root: &mut Node, configuration: &str) {
    let endpoint = Node::of_type("nt:unstructured")
        .with("sling:resourceType", Property::text("graphql/sites/components/endpoint"));
    root.place(ENDPOINTS, Node::of_type("sling:Folder"));
    root.place(&format!("{ENDPOINTS}/{configuration}"), Node::of_type("sling:Folder"));
    root.place(&format!("{ENDPOINTS}/{configuration}/endpoint"), endpoint);
}

/// Answers a request about GraphQL.
pub(crate) async fn answer(environment: &Arc<Environment>, call: Call) -> Response {
    if let Some(rest) = call.path.strip_prefix("/graphql/") {
        return persisted::answer(environment, &call, rest).await;
    }
    let Some((name, end)) = endpoint(&call.path) else { return missing() };
    let Some(configuration) = open(environment, call.account, name) else { return missing() };
    match (end, &call.method) {
        ("json", &Method::POST) => match serde_json::from_slice::<Json>(&call.body) {
            Ok(asked) => {
                let query = asked["query"].as_str().unwrap_or_default();
                run(environment, &call, configuration, query, asked["variables"].clone()).await
            }
            Err(_) => error_page(StatusCode::BAD_REQUEST, "The body is no JSON"),
        },
        ("json", _) => error_page(StatusCode::METHOD_NOT_ALLOWED, "Use POST"),
        ("GQLschema", &Method::GET) if !environment.switches.gives_schema_text() => {
            error_page(StatusCode::FORBIDDEN, "Access denied")
        }
        ("GQLschema", &Method::GET) => {
            let text = schema_of(configuration).sdl();
            ([(header::CONTENT_TYPE, "text/x-graphql-schema;charset=utf-8")], text).into_response()
        }
        _ => missing(),
    }
}

fn missing() -> Response {
    error_page(StatusCode::NOT_FOUND, "No resource found")
}

/// The configuration, where it has an endpoint that the account can see.
fn open(environment: &Environment, account: Account, name: &str) -> Option<&'static Configuration> {
    let sight = environment.sight(account);
    sight.at(&paths::segments(&format!("{ENDPOINTS}/{name}/endpoint")))?;
    CONFIGURATIONS.iter().find(|configuration| configuration.name == name)
}

fn schema_of(configuration: &Configuration) -> Arc<async_graphql::dynamic::Schema> {
    let found = SCHEMAS.iter().find(|(other, _)| other.name == configuration.name);
    Arc::clone(&found.expect("every configuration has its schema").1)
}

/// Runs a query.
async fn run(
    environment: &Arc<Environment>,
    call: &Call,
    configuration: &Configuration,
    query: &str,
    variables: Json,
) -> Response {
    let asker = Asker { environment: Arc::clone(environment), account: call.account };
    let request =
        Request::new(query).variables(async_graphql::Variables::from_json(variables)).data(asker);
    let answer = schema_of(configuration).execute(request).await;
    shown(&answer, &call.headers)
}

/// `data` and `errors`; with 200 unless the newer form is asked for.
fn shown(answer: &Answer, headers: &HeaderMap) -> Response {
    const NEWER: &str = "application/graphql-response+json";
    let newer = headers
        .get(header::ACCEPT)
        .and_then(|accept| accept.to_str().ok())
        .is_some_and(|accept| accept.contains(NEWER));
    let failed = answer.data == async_graphql::Value::Null && !answer.errors.is_empty();
    let status = if newer && failed { StatusCode::BAD_REQUEST } else { StatusCode::OK };
    let kind = if newer { NEWER } else { "application/json;charset=utf-8" };
    let text = serde_json::to_string(answer).unwrap_or_default();
    (status, [(header::CONTENT_TYPE, kind)], text).into_response()
}
