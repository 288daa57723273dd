//! `GET /bin/querybuilder.json`, the part of it that the protocol notes name.

use std::cmp::Ordering;
use std::ops::ControlFlow;

use axum::Json;
use axum::http::StatusCode;
use axum::response::{Html, IntoResponse, Response};
use serde_json::{Map, Value, json};
use time::macros::format_description;

use crate::aem::Call;
use crate::body;
use crate::environment::Environment;
use crate::faults::Fault;
use crate::listing::{self, Found, Wanted};
use crate::node::Node;
use crate::paths;
use crate::predicates::Group;
use crate::sling_get;
use crate::value::Property;

/// Hits on a page when no limit is given.
const LIMIT: usize = 10;

#[derive(Debug)]
struct Query {
    path: String,
    flat: bool,
    exact: bool,
    group: Group,
    order: Vec<Order>,
    offset: usize,
    /// `None` is all.
    limit: Option<usize>,
    guess: Guess,
    hits: Hits,
}

#[derive(Debug)]
struct Order {
    property: String,
    descending: bool,
}

/// How exactly the total is wanted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Guess {
    Exact,
    /// Only as far as the page needs.
    Page,
    /// Up to this many.
    UpTo(usize),
}

#[derive(Debug)]
enum Hits {
    Simple,
    Full { depth: Option<usize> },
    Selective(Vec<String>),
}

/// What the repository says of a query that reads too many nodes (Oak's `checkReadLimit`).
fn stopped(nodes: usize) -> Response {
    let message = format!(
        "The query read or traversed more than {nodes} nodes. To avoid affecting other tasks, \
         processing was stopped."
    );
    let page = format!(
        "<!DOCTYPE html><html><head><title>500 {message}</title></head><body><h1>{message}</h1>\
         <pre>java.lang.UnsupportedOperationException: {message}</pre></body></html>"
    );
    (StatusCode::INTERNAL_SERVER_ERROR, Html(page)).into_response()
}

/// Answers a query; one that makes no sense gets `"success": false`.
pub(crate) fn answer(environment: &Environment, call: &Call) -> Response {
    let query = match Query::parse(&body::urlencoded(&call.query)) {
        Ok(query) => query,
        Err(message) => {
            return Json(json!({
                "success": false, "results": 0, "total": 0, "more": false, "offset": 0,
                "hits": [], "message": message,
            }))
            .into_response();
        }
    };
    let root = environment.searched(call.account);
    if let Some(Fault::TraversalLimit { nodes }) = environment.faults.aem()
        && query.reads(&root) > nodes
    {
        return stopped(nodes);
    }
    let (total, hits) = query.run(&root);
    let shown = hits.len();
    let more = total > query.offset + shown;
    let total = match query.guess {
        Guess::Exact => total,
        Guess::Page => query.offset + shown + usize::from(more),
        Guess::UpTo(most) => total.min(most.max(query.offset + shown + usize::from(more))),
    };
    Json(json!({
        "success": true, "results": shown, "total": total, "more": more,
        "offset": query.offset, "hits": hits,
    }))
    .into_response()
}

impl Query {
    fn parse(parameters: &[(String, String)]) -> Result<Query, String> {
        let get = |name: &str| {
            parameters.iter().find(|(n, _)| n == name).map(|(_, value)| value.as_str())
        };
        let number = |name: &str, default: i64| {
            get(name).map_or(Ok(default), |text| {
                text.parse::<i64>().map_err(|_| format!("{name} is no number: {text:?}"))
            })
        };
        let limit = number("p.limit", i64::try_from(LIMIT).unwrap_or(10))?;
        let offset = number("p.offset", 0)?;
        let mut properties: Vec<String> =
            get("p.properties").unwrap_or_default().split_whitespace().map(str::to_owned).collect();
        properties.retain(|property| !property.is_empty());
        let hits = match get("p.hits").unwrap_or("simple") {
            "simple" => Hits::Simple,
            "full" => Hits::Full {
                depth: match number("p.nodedepth", 0)? {
                    -1 => None,
                    depth => Some(usize::try_from(depth).unwrap_or(0)),
                },
            },
            "selective" => Hits::Selective(properties),
            other => return Err(format!("unknown p.hits {other:?}")),
        };
        let guess = match get("p.guessTotal") {
            None | Some("false") => Guess::Exact,
            Some("true") => Guess::Page,
            Some(most) => {
                Guess::UpTo(most.parse().map_err(|_| format!("wrong p.guessTotal {most:?}"))?)
            }
        };
        let path = get("path").unwrap_or("/");
        if !path.starts_with('/') {
            return Err(format!("the path {path:?} is not absolute"));
        }
        let other: Vec<(String, String)> =
            parameters.iter().filter(|(name, _)| !is_own(name)).cloned().collect();
        Ok(Query {
            path: path.trim_end_matches('/').to_owned(),
            flat: get("path.flat") == Some("true"),
            exact: get("path.exact") == Some("true"),
            group: Group::parse(&other)?,
            order: orders(parameters),
            offset: usize::try_from(offset).map_err(|_| "p.offset is negative".to_owned())?,
            limit: usize::try_from(limit).ok(),
            guess,
            hits,
        })
    }

    /// How many nodes the repository reads for it: what its index finds. All of that where
    /// it is sorted, as far as the page otherwise.
    fn reads(&self, root: &Node) -> usize {
        let Some(start) = root.at(&paths::segments(&self.path)) else { return 0 };
        if self.exact {
            return 1;
        }
        if let Some(paths) = self.group.only_paths() {
            return paths.len();
        }
        let (wanted, all) = self.group.scope();
        let found = match all {
            true => listing::count_assets(&start, self.flat),
            false => self.found(&start, wanted),
        };
        match self.order.is_empty() {
            true => found.min(self.offset.saturating_add(self.limit.unwrap_or(usize::MAX))),
            false => found,
        }
    }

    /// The number of hits, as far as it had to be counted, and the page.
    fn run(&self, root: &Node) -> (usize, Vec<Value>) {
        let Some(start) = root.at(&paths::segments(&self.path)) else { return (0, Vec::new()) };
        if self.exact {
            let found = self.group.matches(&self.path, &start);
            let hits = found.then(|| self.hits.render(&self.path, &start));
            return (usize::from(found), hits.into_iter().collect());
        }
        if let Some(paths) = self.group.only_paths() {
            return self.at(root, paths);
        }
        let (wanted, all) = self.group.scope();
        let limit = self.limit.unwrap_or(usize::MAX);
        // Pages of a whole folder come by counting, not by looking at each asset.
        if all && self.by_path() {
            let total = listing::count_assets(&start, self.flat);
            let limit = limit.min(total);
            let mut page = Vec::new();
            let (flat, offset) = (self.flat, self.offset);
            listing::visit_page(&start, &self.path, flat, offset, limit, &mut |path, found| {
                page.push(match &self.hits {
                    Hits::Selective(names) => selected(&path, names, found.properties_at(names)),
                    other => other.render(&path, &found.into_node()),
                });
            });
            return (total, page);
        }
        let (total, hits) = if self.by_path() {
            self.first_come(&start, wanted, limit)
        } else {
            self.sorted(&start, wanted, limit)
        };
        (total, hits.iter().map(|(path, node)| self.hits.render(path, node)).collect())
    }

    /// Whether hits come in the order of the walk.
    fn by_path(&self) -> bool {
        match self.order.as_slice() {
            [] => true,
            [only] => !only.descending && matches!(&*only.property, "jcr:path" | "path"),
            _ => false,
        }
    }

    /// The hits of a query that names the paths one by one, in the order of the path.
    fn at(&self, root: &Node, mut paths: Vec<&str>) -> (usize, Vec<Value>) {
        paths.sort_unstable();
        paths.dedup();
        let is_within = |path: &str| {
            path.strip_prefix(self.path.as_str()).is_some_and(|rest| rest.starts_with('/'))
        };
        let hits = paths.into_iter().filter(|path| is_within(path)).filter_map(|path| {
            let node = root.at(&paths::segments(path))?;
            self.group.matches(path, &node).then(|| self.hits.render(path, &node))
        });
        let all: Vec<Value> = hits.collect();
        let limit = self.limit.unwrap_or(usize::MAX);
        (all.len(), all.into_iter().skip(self.offset).take(limit).collect())
    }

    fn found(&self, start: &Node, wanted: Wanted) -> usize {
        let mut found = 0;
        let _complete = listing::walk(start, &self.path, self.flat, wanted, &mut |path, node| {
            found += usize::from(self.group.matches(path, node));
            ControlFlow::Continue(())
        });
        found
    }

    fn first_come(
        &self,
        start: &Node,
        wanted: Wanted,
        limit: usize,
    ) -> (usize, Vec<(String, Node)>) {
        let mut total = 0;
        let mut hits = Vec::new();
        let enough = match self.guess {
            Guess::Exact => usize::MAX,
            Guess::Page => self.offset.saturating_add(limit).saturating_add(1),
            Guess::UpTo(most) => most.max(self.offset.saturating_add(limit).saturating_add(1)),
        };
        let _stopped = listing::walk(start, &self.path, self.flat, wanted, &mut |path, node| {
            if self.group.matches(path, node) {
                if total >= self.offset && hits.len() < limit {
                    hits.push((path.to_owned(), node.clone()));
                }
                total += 1;
                if total >= enough {
                    return ControlFlow::Break(());
                }
            }
            ControlFlow::Continue(())
        });
        (total, hits)
    }

    fn sorted(&self, start: &Node, wanted: Wanted, limit: usize) -> (usize, Vec<(String, Node)>) {
        let mut keyed: Vec<(Vec<Option<String>>, String)> = Vec::new();
        let _complete = listing::walk(start, &self.path, self.flat, wanted, &mut |path, node| {
            if self.group.matches(path, node) {
                let keys = self.order.iter().map(|order| order.key(path, node)).collect();
                keyed.push((keys, path.to_owned()));
            }
            ControlFlow::Continue(())
        });
        keyed.sort_by(|a, b| {
            let by_keys =
                a.0.iter()
                    .zip(&b.0)
                    .zip(&self.order)
                    .map(|((a, b), order)| if order.descending { b.cmp(a) } else { a.cmp(b) });
            by_keys.fold(Ordering::Equal, Ordering::then).then_with(|| a.1.cmp(&b.1))
        });
        let total = keyed.len();
        let base = paths::segments(&self.path).len();
        let hits = keyed
            .into_iter()
            .skip(self.offset)
            .take(limit)
            .filter_map(|(_, path)| {
                let node = start.at(&paths::segments(&path)[base..])?.into_owned();
                Some((path, node))
            })
            .collect();
        (total, hits)
    }
}

/// Whether a parameter steers the query instead of being a predicate.
fn is_own(name: &str) -> bool {
    let head = name.split('.').next().unwrap_or_default();
    let numbered = head.split_once('_').filter(|(n, _)| n.bytes().all(|b| b.is_ascii_digit()));
    matches!(head, "p" | "path" | "orderby" | "_charset_")
        || numbered.is_some_and(|(_, name)| name == "orderby")
}

fn orders(parameters: &[(String, String)]) -> Vec<Order> {
    parameters
        .iter()
        .filter(|(name, _)| is_own(name) && name.ends_with("orderby"))
        .map(|(name, property)| {
            let sort = format!("{name}.sort");
            Order {
                property: property.trim_start_matches('@').to_owned(),
                descending: parameters.iter().any(|(n, v)| *n == sort && v == "desc"),
            }
        })
        .collect()
}

impl Order {
    fn key(&self, path: &str, node: &Node) -> Option<String> {
        match self.property.as_str() {
            "jcr:path" | "path" => Some(path.to_owned()),
            "nodename" => Some(paths::name(path).to_owned()),
            property => {
                let property = node.property_at(property)?;
                // Numbers and dates sort by size: to a fixed width, from a
                // common zone.
                if let Some(number) = property.as_long() {
                    return Some(format!("{:020}", i128::from(number) - i128::from(i64::MIN)));
                }
                if let Some(moment) = property.as_date() {
                    return Some(crate::dates::iso(&moment.to_offset(time::UtcOffset::UTC)));
                }
                property.first_text().map(|text| text.into_owned())
            }
        }
    }
}

impl Hits {
    fn render(&self, path: &str, node: &Node) -> Value {
        match self {
            Hits::Simple => simple(path, node),
            Hits::Full { depth } => {
                let mut hit = Map::new();
                hit.insert("jcr:path".into(), json!(path));
                if let Value::Object(properties) = sling_get::render(node, *depth, false) {
                    hit.extend(properties);
                }
                Value::Object(hit)
            }
            Hits::Selective(properties) => {
                selected(path, properties, Found::Stored(node).properties_at(properties))
            }
        }
    }
}

/// A hit with these properties, of which each has its value or none.
fn selected(path: &str, names: &[String], properties: Vec<Option<Property>>) -> Value {
    let mut hit = json!({});
    for (name, property) in names.iter().zip(properties) {
        if name == "jcr:path" {
            hit["jcr:path"] = json!(path);
        } else if let Some(found) = property {
            let place = name.split('/').fold(&mut hit, |object, segment| &mut object[segment]);
            *place = found.sling_json();
        }
    }
    hit
}

fn simple(path: &str, node: &Node) -> Value {
    let stamp = format_description!("[year]-[month]-[day] [hour]:[minute]:[second]");
    let date = |property: &str| {
        node.property_at(property)
            .and_then(|p| p.as_date())
            .and_then(|moment| moment.format(stamp).ok())
    };
    let text = |property: &str| {
        node.property_at(property).and_then(|p| p.first_text().map(|text| text.into_owned()))
    };
    let mut hit = Map::new();
    let title = text("jcr:content/metadata/dc:title")
        .or_else(|| text("jcr:content/jcr:title"))
        .or_else(|| text("jcr:title"));
    hit.insert("path".into(), json!(path));
    hit.insert("excerpt".into(), json!(title.clone().unwrap_or_default()));
    hit.insert("name".into(), json!(paths::name(path)));
    hit.insert("title".into(), json!(title.unwrap_or_else(|| paths::name(path).to_owned())));
    if let Some(modified) = date("jcr:content/jcr:lastModified") {
        hit.insert("lastModified".into(), json!(modified));
    }
    if let Some(created) = date("jcr:created") {
        hit.insert("created".into(), json!(created));
    }
    if let Some(mime) = text("jcr:content/metadata/dc:format") {
        hit.insert("mimeType".into(), json!(mime));
    }
    if let Some(size) = node.property_at("jcr:content/metadata/dam:size").and_then(|p| p.as_long())
    {
        hit.insert("size".into(), json!(size));
    }
    Value::Object(hit)
}
