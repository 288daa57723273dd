//! `GET` and `HEAD` of `/adobe/folders/`: a folder and a page of the folders in
//! it.

use axum::http::StatusCode;
use axum::response::Response;
use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use serde_json::{Value as Json, json};
use sha2::{Digest, Sha256};

use crate::aem::Call;
use crate::body;
use crate::content::build;
use crate::environment::Environment;
use crate::node::Node;
use crate::open_api::problem::Problem;
use crate::open_api::{ASSET_ID, tagged};
use crate::paths;

/// The largest page, and the one that is given when none is asked for.
const PAGE: usize = 50;
const DAM: &str = "/content/dam";

pub(super) fn answer(environment: &Environment, call: &Call) -> Result<Response, Problem> {
    let parameters = body::urlencoded(&call.query);
    let get = |name: &str| parameters.iter().find(|(n, _)| n == name).map(|(_, v)| v.as_str());
    let path = get("path").unwrap_or(DAM).trim_end_matches('/');
    let limit = match get("limit") {
        None => PAGE,
        Some(text) => text
            .parse()
            .ok()
            .filter(|limit| (1..=PAGE).contains(limit))
            .ok_or_else(|| Problem::malformed(format!("limit must be from 1 to {PAGE}")))?,
    };
    let after = get("cursor").map(read_cursor).transpose()?;
    let root = environment.sight(call.account);
    let absent = || Problem::new(StatusCode::NOT_FOUND, "There is no such folder");
    if !paths::is_within(path, DAM) {
        return Err(absent());
    }
    let folder = root.at(&paths::segments(path)).filter(|node| node.is_folder());
    let folder = folder.ok_or_else(absent)?;
    if environment.is_read_refused(path) {
        return Err(Problem::new(StatusCode::FORBIDDEN, "The account may not read this folder"));
    }
    let mut children = folder
        .stored_children()
        .iter()
        .filter(|(_, child)| child.is_folder())
        .filter(|(name, _)| after.as_deref().is_none_or(|after| &***name > after));
    let page: Vec<_> = children.by_ref().take(limit).collect();
    let shown: Vec<Json> =
        page.iter().map(|(name, child)| entry(&format!("{path}/{name}"), child)).collect();
    let mut document = json!({"self": entry(path, &folder), "children": shown});
    if children.next().is_some()
        && let Some((last, _)) = page.last()
    {
        document["cursor"] = json!(URL_SAFE_NO_PAD.encode(last.as_bytes()));
    }
    let digest: [u8; 32] = Sha256::digest(document.to_string()).into();
    let etag = format!("\"{}\"", URL_SAFE_NO_PAD.encode(&digest[..16]));
    Ok(tagged(call, &etag, &document))
}

/// A cursor holds the name of the last folder shown; clients must not know.
fn read_cursor(cursor: &str) -> Result<String, Problem> {
    let bytes = URL_SAFE_NO_PAD.decode(cursor).ok();
    bytes
        .and_then(|bytes| String::from_utf8(bytes).ok())
        .ok_or_else(|| Problem::malformed("The cursor is not one of this interface"))
}

fn entry(path: &str, node: &Node) -> Json {
    let name = paths::name(path);
    let title = node.property_at("jcr:content/jcr:title").or_else(|| node.property_at("jcr:title"));
    let title = title.and_then(|title| title.first_text().map(|title| title.into_owned()));
    json!({
        "folderId": format!("{ASSET_ID}{}", build::uuid(build::hash(path))),
        "name": name,
        "title": title.unwrap_or_else(|| name.to_owned()),
        "path": path,
    })
}
