//! What is sent to AEM about content fragments.

use std::collections::VecDeque;

use percent_encoding::{NON_ALPHANUMERIC, utf8_percent_encode};
use serde_json::{Map, Value as Json, json};

use super::answer::Page;
use super::{introspection, written};
use crate::answer;
use crate::{Author, Error};
use relabel_access::http::{Body, Reply, Request};
use relabel_model::{Endpoint, EndpointsFound};

/// Where AEM keeps endpoints in its repository.
const ENDPOINTS: &str = "/content/cq:graphql";
/// Most levels of configurations within configurations that are looked at.
const DEEPEST: usize = 5;
/// Most configurations that are asked for one by one when looking for endpoints: those that
/// others lie in, and those that have to prove themselves by their schema.
const MOST_REQUESTS: usize = 100;
/// Most endpoints that are found: more than anybody chooses from.
const MOST_ENDPOINTS: usize = 500;

/// A persisted query: one that AEM has under a name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Persisted {
    /// Its configuration.
    pub configuration: String,
    /// Its name.
    pub name: String,
    /// GraphQL.
    pub query: String,
}

/// What an endpoint says of itself when it is asked by a query.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Introspected {
    /// Its schema, in GraphQL's notation.
    Schema(String),
    /// It is there, and tells none.
    Refused,
    /// Nothing says that it is there, and so nothing was sent to it.
    Unproven,
}

impl Author {
    /// Looks for endpoints: in the repository first; where that is closed, by the
    /// configurations that persist queries, which prove themselves by their schema. What lies
    /// deeper than five configurations, or past a hundred requests a way, is not found; it can be
    /// asked all the same by who knows its name.
    ///
    /// # Errors
    /// Any [`Error`] that says nothing about endpoints.
    pub async fn endpoints(&self) -> Result<EndpointsFound, Error> {
        let mut closed = false;
        match self.get_json(&format!("{ENDPOINTS}.2.json")).await {
            Ok(tree) => {
                let found = self.endpoints_below(&tree).await?;
                if !found.endpoints.is_empty() {
                    return Ok(EndpointsFound::Found { endpoints: found.endpoints });
                }
                closed = found.is_closed;
            }
            Err(Error::Missing) => {}
            Err(Error::Forbidden { .. } | Error::Rejected { .. } | Error::Unexpected { .. }) => {
                closed = true;
            }
            Err(error) => return Err(error),
        }
        let mut names: Vec<String> = match self.persisted_queries().await {
            Ok(persisted) => persisted.into_iter().map(|query| query.configuration).collect(),
            Err(Error::Missing) => Vec::new(),
            Err(Error::Forbidden { .. }) => {
                closed = true;
                Vec::new()
            }
            Err(error) => return Err(error),
        };
        names.dedup();
        names.truncate(MOST_REQUESTS - 1);
        names.push("global".to_owned());
        names.sort();
        names.dedup();
        let mut endpoints = Vec::new();
        for configuration in names {
            match self.schema_text(&configuration).await {
                Ok(_) => endpoints.push(Endpoint { configuration }),
                Err(Error::Missing) => {}
                Err(
                    Error::Forbidden { .. } | Error::Rejected { .. } | Error::Unexpected { .. },
                ) => closed = true,
                Err(error) => return Err(error),
            }
        }
        Ok(match (endpoints.is_empty(), closed) {
            (false, _) => EndpointsFound::Found { endpoints },
            (true, true) => EndpointsFound::NotAllowed,
            (true, false) => EndpointsFound::None,
        })
    }

    /// The endpoints of a tree of two levels and, asked for one by one, of the configurations
    /// below them; by name.
    async fn endpoints_below(&self, tree: &Json) -> Result<Found, Error> {
        let mut found = Found::default();
        found.take("", tree);
        let mut requests = 0;
        while let Some(configuration) = found.holders.pop_front() {
            if requests == MOST_REQUESTS {
                break;
            }
            requests += 1;
            match self.get_json(&format!("{ENDPOINTS}/{}.2.json", steps(&configuration)?)).await {
                Ok(tree) => found.take(&configuration, &tree),
                Err(Error::Missing) => {}
                Err(
                    Error::Forbidden { .. } | Error::Rejected { .. } | Error::Unexpected { .. },
                ) => found.is_closed = true,
                Err(error) => return Err(error),
            }
        }
        found.endpoints.truncate(MOST_ENDPOINTS);
        found.endpoints.sort_by(|a, b| a.configuration.cmp(&b.configuration));
        Ok(found)
    }

    /// The schema of an endpoint in GraphQL's notation.
    ///
    /// # Errors
    /// [`Error::Missing`] where there is no such endpoint; any other [`Error`].
    pub async fn schema_text(&self, configuration: &str) -> Result<String, Error> {
        let path = format!("{}.GQLschema", endpoint(configuration)?);
        let request = Request::get(self.origin(), path).accept("text/x-graphql-schema, text/plain");
        self.read(request, text).await.map(|(_, text)| text)
    }

    /// The schema of an endpoint that does not give it as text. The repository has to know
    /// the endpoint: what is sent by POST to a place where nothing is makes a node there
    /// (protocol reference, section 6.2).
    ///
    /// # Errors
    /// Any [`Error`].
    pub async fn introspect(&self, configuration: &str) -> Result<Introspected, Error> {
        let node = format!("{ENDPOINTS}/{}.1.json", steps(configuration)?);
        match self.get_json(&node).await {
            Ok(node) if node["endpoint"].is_object() => {}
            Ok(_)
            | Err(
                Error::Missing
                | Error::NotData { .. }
                | Error::Forbidden { .. }
                | Error::Rejected { .. }
                | Error::Unexpected { .. },
            ) => return Ok(Introspected::Unproven),
            Err(error) => return Err(error),
        }
        let body = json!({"query": introspection::QUERY}).to_string();
        let request = Request::post(self.origin(), format!("{}.json", endpoint(configuration)?))
            .body(Body::json(body))
            .for_query();
        let told = self.read(request, |reply| {
            graphql(reply, |answer| {
                let is_answer = answer.get("data").or_else(|| answer.get("errors")).is_some();
                is_answer.then(|| introspection::sdl(&answer))
            })
        });
        Ok(told.await?.1.map_or(Introspected::Refused, Introspected::Schema))
    }

    /// Asks a query of an endpoint that is known to be there: see [`Author::introspect`].
    ///
    /// # Errors
    /// Any [`Error`]; errors of the query itself are in the page.
    pub async fn ask_query(
        &self,
        configuration: &str,
        query: &str,
        variables: &Map<String, Json>,
    ) -> Result<Page, Error> {
        let body = json!({"query": query, "variables": variables}).to_string();
        let request = Request::post(self.origin(), format!("{}.json", endpoint(configuration)?))
            .body(Body::json(body))
            .for_query();
        self.read(request, page).await.map(|(_, page)| page)
    }

    /// Runs a persisted query: by GET, so that it may come out of AEM's caches; by POST where
    /// its variables do not go into an address ([`written::address`]).
    ///
    /// # Errors
    /// [`Error::Missing`] where there is none of this name; any other [`Error`].
    pub async fn run_persisted(
        &self,
        configuration: &str,
        name: &str,
        variables: &Map<String, Json>,
    ) -> Result<Page, Error> {
        let request = match written::address(configuration, name, variables) {
            Some(address) => Request::get(self.origin(), address),
            None => {
                let path = format!("/graphql/execute.json/{configuration}/{name}");
                let body = json!({"variables": variables}).to_string();
                Request::post(self.origin(), path).body(Body::json(body))
            }
        };
        self.read(request.for_query(), page).await.map(|(_, page)| page)
    }

    /// The persisted queries, by configuration and name.
    ///
    /// # Errors
    /// Any [`Error`].
    pub async fn persisted_queries(&self) -> Result<Vec<Persisted>, Error> {
        let lists = self.get_json("/graphql/list.json").await?;
        let lists = lists.as_array().map(Vec::as_slice).unwrap_or_default();
        let mut persisted = Vec::new();
        for list in lists {
            let configuration = list["configurationName"].as_str().unwrap_or_default();
            for query in list["queries"].as_array().map(Vec::as_slice).unwrap_or_default() {
                let short = query["path"]["shortForm"].as_str().unwrap_or_default();
                let name = short.rsplit('/').next().unwrap_or_default();
                if written::is_configuration(configuration) && written::is_name(name) {
                    persisted.push(Persisted {
                        configuration: configuration.to_owned(),
                        name: name.to_owned(),
                        query: query["data"]["query"].as_str().unwrap_or_default().to_owned(),
                    });
                }
            }
        }
        persisted.sort_by(|a, b| (&a.configuration, &a.name).cmp(&(&b.configuration, &b.name)));
        Ok(persisted)
    }

    /// Persists a query in AEM: a new one, or instead of the one of its name.
    ///
    /// # Errors
    /// [`Error::Locked`] where the name is taken; any other [`Error`].
    pub async fn persist(&self, query: &Persisted, replace: bool) -> Result<(), Error> {
        let path = format!("/graphql/persist.json/{}/{}", query.configuration, query.name);
        let request = if replace {
            Request::post(self.origin(), path)
        } else {
            Request::put(self.origin(), path)
        };
        // The wrapped form is JSON, which a bare query is not.
        let body = Body::json(json!({"query": query.query}).to_string());
        self.write(request.body(body)).await.map(drop)
    }
}

fn endpoint(configuration: &str) -> Result<String, Error> {
    Ok(format!("/content/_cq_graphql/{}/endpoint", steps(configuration)?))
}

/// A configuration, which may lie in others (`brand/journal`), as steps of an address, from
/// which nothing leads elsewhere.
fn steps(configuration: &str) -> Result<String, Error> {
    let mut steps = String::new();
    for name in configuration.split('/') {
        if matches!(name, "" | "." | "..") {
            return Err(Error::Missing);
        }
        if !steps.is_empty() {
            steps.push('/');
        }
        steps.extend(utf8_percent_encode(name, NON_ALPHANUMERIC));
    }
    // Letters, digits and these signs stand as they are in every configuration.
    Ok(steps.replace("%2D", "-").replace("%5F", "_").replace("%2E", "."))
}

/// What was found of endpoints so far.
#[derive(Debug, Default)]
struct Found {
    endpoints: Vec<Endpoint>,
    /// Configurations in which others lie that were not looked at yet.
    holders: VecDeque<String>,
    /// Whether some of these may not be looked at.
    is_closed: bool,
}

impl Found {
    /// Takes what lies in a configuration, the topmost being `""`, from its tree of two
    /// levels.
    fn take(&mut self, within: &str, tree: &Json) {
        // Of names with a colon (`rep:policy`) none is a configuration.
        let is_name = |name: &str| !matches!(name, "" | "." | "..") && !name.contains(['/', ':']);
        for (name, node) in tree.as_object().into_iter().flatten() {
            let is_configuration = is_name(name) && (within.is_empty() || name != "endpoint");
            let Some(below) = node.as_object().filter(|_| is_configuration) else { continue };
            let configuration =
                if within.is_empty() { name.clone() } else { format!("{within}/{name}") };
            let holds = |(name, node): (&String, &Json)| {
                node.is_object() && is_name(name) && name != "endpoint"
            };
            if configuration.split('/').count() < DEEPEST && below.iter().any(holds) {
                self.holders.push_back(configuration.clone());
            }
            if below.get("endpoint").is_some_and(Json::is_object) {
                self.endpoints.push(Endpoint { configuration });
            }
        }
    }
}

fn text(reply: &Reply) -> Result<String, Error> {
    let unexpected = || Error::Unexpected { status: reply.status, said: String::new() };
    if reply.status != 200 {
        answer::accept(reply)?;
        return Err(unexpected());
    }
    if reply.is_html() {
        return Err(answer::not_data(reply));
    }
    String::from_utf8(reply.body.to_vec()).map_err(|_| unexpected())
}

fn page(reply: &Reply) -> Result<Page, Error> {
    graphql(reply, Page::read)
}

/// GraphQL's errors come with 200, and with 400 where AEM is set so: what is in the body
/// decides.
fn graphql<T>(reply: &Reply, take: impl Fn(Json) -> Option<T>) -> Result<T, Error> {
    let read = || serde_json::from_slice::<Json>(&reply.body).ok().and_then(take);
    if reply.is_json()
        && matches!(reply.status, 200 | 400)
        && let Some(taken) = read()
    {
        return Ok(taken);
    }
    answer::accept(reply)?;
    Err(Error::Unexpected { status: reply.status, said: String::new() })
}
