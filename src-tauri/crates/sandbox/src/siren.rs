//! Reading through the Assets HTTP API: Siren documents under `/api/assets`.

use axum::Json;
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};
use serde_json::{Map, Value, json};
use time::OffsetDateTime;

use crate::aem::Call;
use crate::body;
use crate::environment::Environment;
use crate::listing;
use crate::node::Node;
use crate::paths;

const DAM: &str = "/content/dam";
/// The page size when none is asked for.
const PAGE: usize = 20;

/// `GET /api.json`.
pub(crate) fn service(environment: &Environment) -> Response {
    let base = environment.base();
    siren(&json!({
        "class": ["core/service"],
        "properties": {"name": "api"},
        "entities": [{
            "class": ["core/service"],
            "rel": ["child"],
            "properties": {"name": "assets"},
            "links": [{"rel": ["self"], "href": format!("{base}/api/assets.json")}],
        }],
        "links": [{"rel": ["self"], "href": format!("{base}/api.json")}],
    }))
}

fn siren(document: &Value) -> Response {
    let kind = [(header::CONTENT_TYPE, "application/vnd.siren+json;charset=utf-8")];
    (kind, document.to_string()).into_response()
}

/// The repository path that an address under `/api/assets` means, and whether
/// it is there. The suffix `.json` may be left out.
pub(crate) fn resolve(root: &Node, url_path: &str) -> Option<String> {
    let below = paths::decode(url_path.strip_prefix("/api/assets")?)?;
    let exact = format!("{DAM}{}", below.trim_end_matches('/'));
    let stripped = below.strip_suffix(".json").map(|b| format!("{DAM}{}", b.trim_end_matches('/')));
    [Some(exact), stripped]
        .into_iter()
        .flatten()
        .find(|path| root.kind_at(&paths::segments(path)).is_some())
}

/// Whether the on and off time of an asset let it be seen now.
pub(crate) fn on_time(node: &Node) -> bool {
    let now = OffsetDateTime::now_utc();
    let date =
        |name: &str| node.property_at(&format!("jcr:content/{name}")).and_then(|p| p.as_date());
    date("onTime").is_none_or(|on| on <= now) && date("offTime").is_none_or(|off| off > now)
}

/// `GET /api/assets/…`: a folder with a page of its children, or an asset.
pub(crate) fn answer(environment: &Environment, call: &Call) -> Response {
    let url_path = if call.path == "/api/assets.json" { "/api/assets" } else { &call.path };
    let root = environment.sight(call.account);
    let Some(path) = resolve(&root, url_path) else { return not_found(environment, &call.path) };
    if environment.is_read_refused(&path) {
        return error(StatusCode::FORBIDDEN, &path, "Access denied");
    }
    let segments = paths::segments(&path);
    let Some(node) = root.at(&segments) else { return not_found(environment, &call.path) };
    if node.is_asset() {
        if !on_time(&node) {
            return not_found(environment, &call.path);
        }
        let mut entity = entity(environment, &path, &node, Detail::Full);
        entity["links"]
            .as_array_mut()
            .expect("every entity is built with links")
            .push(json!({"rel": ["parent"], "href": self_href(environment, paths::parent(&path))}));
        return siren(&entity);
    }
    let parameters = body::urlencoded(&call.query);
    let number = |name: &str, default: usize| {
        parameters.iter().find(|(n, _)| n == name).map_or(Some(default), |(_, v)| v.parse().ok())
    };
    let (Some(offset), Some(limit)) = (number("offset", 0), number("limit", PAGE)) else {
        return error(StatusCode::BAD_REQUEST, &path, "offset and limit must be numbers");
    };
    siren(&folder(environment, &path, &node, offset, limit))
}

fn folder(
    environment: &Environment,
    path: &str,
    node: &Node,
    offset: usize,
    limit: usize,
) -> Value {
    let (total, children) = match node.plain_batch() {
        Some(batch) => {
            let page = listing::assets_page(node, path, true, offset, limit);
            (batch.len() as usize, page)
        }
        None => {
            let all: Vec<(String, Node)> = node
                .children()
                .filter(|(_, child)| child.is_asset() || child.is_folder())
                .map(|(name, child)| (format!("{path}/{name}"), child.into_owned()))
                .collect();
            (all.len(), all.into_iter().skip(offset).take(limit).collect())
        }
    };
    let shown = children.len();
    let mut properties = folder_properties(path, node);
    properties
        .insert("srn:paging".into(), json!({"total": total, "offset": offset, "limit": limit}));
    let href = self_href(environment, path);
    let page = |offset: usize| format!("{href}?offset={offset}&limit={limit}");
    let mut links = vec![json!({"rel": ["self"], "href": page(offset)})];
    if path != DAM {
        let parent = self_href(environment, paths::parent(path));
        links.push(json!({"rel": ["parent"], "href": parent}));
    }
    if offset > 0 {
        links.push(json!({"rel": ["prev"], "href": page(offset.saturating_sub(limit))}));
    }
    if offset + shown < total && limit > 0 {
        links.push(json!({"rel": ["next"], "href": page(offset + limit)}));
    }
    let entities: Vec<Value> = children
        .iter()
        .map(|(path, child)| {
            let mut entity = entity(environment, path, child, Detail::Reduced);
            entity["rel"] = json!(["child"]);
            entity
        })
        .collect();
    json!({
        "class": ["assets/folder"],
        "properties": properties,
        "entities": entities,
        "links": links,
    })
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Detail {
    /// As a member of a folder: only what a list shows.
    Reduced,
    /// By its own address: all metadata.
    Full,
}

fn entity(environment: &Environment, path: &str, node: &Node, detail: Detail) -> Value {
    let self_link = json!({"rel": ["self"], "href": self_href(environment, path)});
    if !node.is_asset() {
        return json!({
            "class": ["assets/folder"],
            "properties": folder_properties(path, node),
            "links": [self_link],
        });
    }
    let content = node.child("jcr:content");
    let mut metadata = Map::new();
    if let Some(node) = node.at(&["jcr:content", "metadata"]) {
        for (name, property) in &node.properties {
            let listed = matches!(&**name, "dc:title" | "dc:format" | "dam:size");
            let node_type = matches!(&**name, "jcr:primaryType" | "jcr:mixinTypes");
            if !node_type && (listed || detail == Detail::Full) {
                metadata.insert(name.to_string(), property.siren_json());
            }
        }
    }
    let mut properties = Map::new();
    properties.insert("name".into(), json!(paths::name(path)));
    if let Some(content) = &content {
        if content.get("contentFragment").is_some_and(|p| p.is_true()) {
            properties.insert("contentFragment".into(), json!(true));
        }
        if let Some(title) = content.get("jcr:title") {
            properties.insert("dc:title".into(), title.siren_json());
        }
    }
    properties.insert("metadata".into(), Value::Object(metadata));
    let base = environment.base();
    let address = paths::encode(path);
    json!({
        "class": ["assets/asset"],
        "properties": properties,
        "links": [
            self_link,
            {"rel": ["content"], "href": format!("{base}{address}")},
            {"rel": ["thumbnail"], "href": format!(
                "{base}{address}/_jcr_content/renditions/cq5dam.thumbnail.319.319.png"
            )},
        ],
    })
}

fn folder_properties(path: &str, node: &Node) -> Map<String, Value> {
    let mut properties = Map::new();
    properties.insert("name".into(), json!(paths::name(path)));
    let title = node.property_at("jcr:content/jcr:title").or_else(|| node.property_at("jcr:title"));
    if let Some(title) = title {
        properties.insert("dc:title".into(), title.siren_json());
    }
    properties
}

fn self_href(environment: &Environment, path: &str) -> String {
    let below = path.strip_prefix(DAM).unwrap_or_default();
    format!("{}/api/assets{}.json", environment.base(), paths::encode(below))
}

fn not_found(environment: &Environment, url_path: &str) -> Response {
    let path = format!("{}{url_path}", environment.base());
    error(StatusCode::NOT_FOUND, &path, "The resource does not exist or is not accessible")
}

/// The `core/response` document, for errors and for answers to writes.
pub(crate) fn error(status: StatusCode, path: &str, message: &str) -> Response {
    (status, Json(core_response(status, path, message))).into_response()
}

pub(crate) fn core_response(status: StatusCode, path: &str, message: &str) -> Value {
    let below = path.strip_prefix(DAM).unwrap_or(path);
    json!({
        "class": ["core/response"],
        "properties": {
            "path": path,
            "location": format!("/api/assets{}.json", paths::encode(below)),
            "parentLocation": format!("/api/assets{}.json", paths::encode(paths::parent(below))),
            "status.code": status.as_u16(),
            "status.message": message,
        },
    })
}
