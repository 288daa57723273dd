//! Persisted queries: listed, run by GET, created and updated.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, MutexGuard};

use axum::Json as AsJson;
use axum::http::{HeaderValue, Method, StatusCode, header};
use axum::response::{IntoResponse, Response};
use percent_encoding::percent_decode_str;
use serde_json::{Map, Value as Json, json};

use crate::environment::Environment;
use crate::graphql::models::CONFIGURATIONS;
use crate::graphql::{Call, missing, open, run};
use crate::sling_response::error_page;

/// What AEM's author says about how long an answer may be kept (protocol reference,
/// section 8.3).
const CACHED: &str = "max-age=60, s-maxage=60, stale-while-revalidate=86400, stale-if-error=86400";

/// The persisted queries, by configuration and name.
#[derive(Debug)]
pub(crate) struct Persisted(Mutex<BTreeMap<(String, String), String>>);

impl Default for Persisted {
    fn default() -> Persisted {
        let shipped = CONFIGURATIONS.iter().flat_map(|configuration| {
            configuration.persisted.iter().map(|(name, query)| {
                ((configuration.name.to_owned(), (*name).to_owned()), (*query).to_owned())
            })
        });
        Persisted(Mutex::new(shipped.collect()))
    }
}

impl Persisted {
    fn all(&self) -> MutexGuard<'_, BTreeMap<(String, String), String>> {
        self.0.lock().unwrap_or_else(|poisoned| poisoned.into_inner())
    }

    fn get(&self, configuration: &str, name: &str) -> Option<String> {
        self.all().get(&(configuration.to_owned(), name.to_owned())).cloned()
    }
}

pub(crate) async fn answer(environment: &Arc<Environment>, call: &Call, rest: &str) -> Response {
    let reads = call.method == Method::GET;
    if rest == "list.json" && reads {
        return list(environment, call, None);
    }
    if let Some(configuration) = rest.strip_prefix("list.json/").filter(|_| reads) {
        return list(environment, call, Some(configuration));
    }
    if let Some(address) = rest.strip_prefix("execute.json/") {
        return execute(environment, call, address).await;
    }
    if let Some(address) = rest.strip_prefix("persist.json/") {
        return persist(environment, call, address);
    }
    missing()
}

fn long_path(configuration: &str, name: &str) -> String {
    format!("/conf/{configuration}/settings/graphql/persistentQueries/{name}")
}

fn list(environment: &Environment, call: &Call, only: Option<&str>) -> Response {
    let all = environment.persisted.all();
    let shown = CONFIGURATIONS.iter().filter(|configuration| {
        only.is_none_or(|only| only == configuration.name)
            && open(environment, call.account, configuration.name).is_some()
    });
    let lists = shown.map(|configuration| {
        let own = all.iter().filter(|((of, _), _)| of == configuration.name);
        let queries = own.map(|((of, name), query)| {
            json!({
                "path": {"shortForm": format!("/{of}/{name}"), "longForm": long_path(of, name)},
                "data": {"query": query},
            })
        });
        json!({
            "configurationName": configuration.name,
            "queries": queries.collect::<Vec<_>>(),
        })
    });
    AsJson(lists.collect::<Json>()).into_response()
}

/// `<configuration>/<name>;var=value;…`, where the part after the name is encoded and the
/// configuration may lie in another (`brand/journal`).
async fn execute(environment: &Arc<Environment>, call: &Call, address: &str) -> Response {
    let Ok(decoded) = percent_decode_str(address).decode_utf8() else {
        return error_page(StatusCode::BAD_REQUEST, "The address is no UTF-8");
    };
    let (path, values) = decoded.split_once(';').unwrap_or((&decoded, ""));
    let Some((name_of, name)) = path.rsplit_once('/') else { return missing() };
    let (Some(configuration), Some(query)) =
        (open(environment, call.account, name_of), environment.persisted.get(name_of, name))
    else {
        return missing();
    };
    let variables = match call.method {
        Method::POST => {
            let sent: Json = serde_json::from_slice(&call.body).unwrap_or_default();
            sent["variables"].clone()
        }
        _ => Json::Object(variables(&decoded[decoded.len() - values.len()..], &query)),
    };
    let mut response = run(environment, call, configuration, &query, variables).await;
    if call.method == Method::GET {
        response.headers_mut().insert(header::CACHE_CONTROL, HeaderValue::from_static(CACHED));
    }
    response
}

/// The variables of an address: text where the query declares a text, else JSON.
fn variables(text: &str, query: &str) -> Map<String, Json> {
    let pairs = text.split(';').filter_map(|pair| pair.split_once('='));
    pairs
        .map(|(name, value)| {
            let declared = query
                .split_once(&format!("${name}:"))
                .map(|(_, rest)| rest.trim_start())
                .unwrap_or_default();
            let is_text = declared.starts_with("String") || declared.starts_with("ID");
            let value = if is_text {
                json!(value)
            } else {
                serde_json::from_str(value).unwrap_or_else(|_| json!(value))
            };
            (name.to_owned(), value)
        })
        .collect()
}

/// PUT creates, POST updates.
fn persist(environment: &Environment, call: &Call, address: &str) -> Response {
    let Ok(path) = percent_decode_str(address).decode_utf8() else { return missing() };
    let Some((configuration, name)) = path.rsplit_once('/') else { return missing() };
    if open(environment, call.account, configuration).is_none() {
        return missing();
    }
    let plain = |letter: char| letter.is_ascii_alphanumeric() || "-_".contains(letter);
    if name.is_empty() || !name.chars().all(plain) {
        return error_page(StatusCode::BAD_REQUEST, "Invalid name of a persisted query");
    }
    let sent = String::from_utf8_lossy(&call.body);
    // The wrapped form carries cache headers beside the query.
    let wrapped = serde_json::from_str::<Json>(&sent).ok();
    let query = wrapped
        .as_ref()
        .and_then(|json| json["query"].as_str())
        .map_or_else(|| sent.to_string(), str::to_owned);
    if let Err(error) = async_graphql::parser::parse_query(&query) {
        return error_page(StatusCode::BAD_REQUEST, &format!("Invalid query: {error}"));
    }
    let key = (configuration.to_owned(), name.to_owned());
    let mut all = environment.persisted.all();
    let action = match (&call.method, all.contains_key(&key)) {
        (&Method::PUT, false) => "create",
        (&Method::PUT, true) => {
            return error_page(StatusCode::CONFLICT, "There is a query of this name");
        }
        (&Method::POST, true) => "update",
        _ => return missing(),
    };
    all.insert(key, query);
    let status = if action == "create" { StatusCode::CREATED } else { StatusCode::OK };
    let body = json!({
        "action": action,
        "configurationName": configuration,
        "name": name,
        "shortPath": format!("/{configuration}/{name}"),
        "path": long_path(configuration, name),
    });
    (status, AsJson(body)).into_response()
}
