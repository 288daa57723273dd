//! `GET` and `PATCH` of `/adobe/assets/{id}/metadata`.

use axum::http::{StatusCode, header};
use axum::response::Response;
use serde_json::{Map, Value as Json, json};
use sha2::{Digest, Sha256};

use crate::aem::Call;
use crate::body::{self, Written};
use crate::content::synthetic;
use crate::environment::Environment;
use crate::ledger::Remark;
use crate::node::Node;
use crate::open_api::problem::{PATCH_TYPE, Problem};
use crate::open_api::{ASSET_ID, header_text, names, patch, schema, tagged};
use crate::paths;
use crate::writes::{self, Assignment};

/// Where an asset keeps its metadata.
const METADATA: &str = "jcr:content/metadata";

pub(super) fn get(environment: &Environment, call: &Call, id: &str) -> Result<Response, Problem> {
    let root = environment.content();
    let (path, asset) = visible(environment, call, &root, id)?;
    Ok(tagged(call, &etag(&path, &asset), &document(&path, &asset)))
}

pub(super) fn patch(environment: &Environment, call: &Call, id: &str) -> Result<Response, Problem> {
    let mut root = environment.content_mut();
    let (path, asset) = visible(environment, call, &root, id)?;
    if !environment.may_write(call.account, &path) {
        let detail = "The account may not change this asset";
        return Err(Problem::new(StatusCode::FORBIDDEN, detail));
    }
    let guard = header_text(call, header::IF_MATCH.as_str()).filter(|guard| !guard.is_empty());
    let Some(guard) = guard else {
        let detail = "The If-Match header is missing";
        return Err(Problem::new(StatusCode::PRECONDITION_REQUIRED, detail));
    };
    if !names(guard, &etag(&path, &asset)) {
        let detail = "The asset was changed since it was read";
        return Err(Problem::new(StatusCode::PRECONDITION_FAILED, detail));
    }
    let media_type = body::content_type(&call.headers).split(';').next().unwrap_or_default();
    if !media_type.trim().eq_ignore_ascii_case(PATCH_TYPE) {
        let detail = format!("The body must be {PATCH_TYPE}");
        return Err(Problem::new(StatusCode::UNSUPPORTED_MEDIA_TYPE, detail));
    }
    let Written::Json(body) = &call.written else {
        return Err(Problem::malformed("The body is not JSON"));
    };
    let operations = patch::parse(body)?;
    let mut metadata = asset_metadata(&asset);
    let touched = patch::apply(&mut metadata, &operations)?;
    let stored = asset.at(&["jcr:content", "metadata"]);
    // Everything is checked before anything is written.
    let assignments = touched
        .into_iter()
        .map(|name| {
            writes::check_name(&name)
                .map_err(|refused| Problem::unprocessable(format!("{name}: {refused}")))?;
            let existing = stored.as_ref().and_then(|node| node.get(&name));
            let value = metadata
                .get(&name)
                .map(|value| schema::property(&name, value, existing))
                .transpose()?
                .map(|value| environment.retyped(&name, value));
            Ok(Assignment { node: format!("{path}/{METADATA}"), name, value })
        })
        .collect::<Result<Vec<_>, Problem>>()?;
    writes::apply(&mut root, assignments, Some(&call.user));
    let (path, asset) = visible(environment, call, &root, id)?;
    let mut response = tagged(call, &etag(&path, &asset), &document(&path, &asset));
    if operations.iter().any(|operation| operation.lacks_slash) {
        response.extensions_mut().insert(Remark::PathWithoutSlash);
    }
    Ok(response)
}

/// The asset with an id, unless there is none or the account may not see it.
fn visible(
    environment: &Environment,
    call: &Call,
    root: &Node,
    id: &str,
) -> Result<(String, Node), Problem> {
    let found = id.strip_prefix(ASSET_ID).and_then(|uuid| find(root, uuid));
    let Some((path, asset)) = found.filter(|(path, _)| !environment.is_hidden(call.account, path))
    else {
        return Err(Problem::new(StatusCode::NOT_FOUND, "There is no asset with this id"));
    };
    if environment.is_read_refused(&path) || environment.is_refused_by_interface(&path) {
        return Err(Problem::new(StatusCode::FORBIDDEN, "The account may not read this asset"));
    }
    Ok((path, asset))
}

/// The path of the asset with an id.
pub(super) fn path_of(root: &Node, id: &str) -> Option<String> {
    find(root, id.strip_prefix(ASSET_ID)?).map(|(path, _)| path)
}

/// The asset whose `jcr:uuid` this is. Generated assets are found by computing
/// their number back, the others by looking at each.
fn find(root: &Node, uuid: &str) -> Option<(String, Node)> {
    if let Some(path) = synthetic::path_of_uuid(uuid)
        && let Some(asset) = root.at(&paths::segments(&path))
        && has_uuid(&asset, uuid)
    {
        return Some((path, asset.into_owned()));
    }
    stored(root, "", uuid)
}

fn stored(node: &Node, path: &str, uuid: &str) -> Option<(String, Node)> {
    node.stored_children().iter().find_map(|(name, child)| {
        let path = format!("{path}/{name}");
        match child.is_asset() {
            true => has_uuid(child, uuid).then(|| (path, child.clone())),
            false => stored(child, &path, uuid),
        }
    })
}

fn has_uuid(asset: &Node, uuid: &str) -> bool {
    asset.is_asset()
        && asset.get("jcr:uuid").and_then(|own| own.first_text()).is_some_and(|own| own == uuid)
}

/// A strong entity tag: it changes with the path and with any metadata, and not
/// when a value is written that is there already (which of the two the real one
/// does is not known, OQ-19).
fn etag(path: &str, asset: &Node) -> String {
    let mut digest = Sha256::new();
    digest.update(path);
    if let Some(metadata) = asset.at(&["jcr:content", "metadata"]) {
        for (name, property) in &metadata.properties {
            digest.update(format!("\n{name} {}", property.typed_json()));
        }
    }
    let digest: [u8; 32] = digest.finalize().into();
    let hexadecimal: String = digest[..16].iter().map(|byte| format!("{byte:02x}")).collect();
    format!("\"{hexadecimal}\"")
}

fn document(path: &str, asset: &Node) -> Json {
    let text = |place: &str| asset.property_at(place).map(|property| property.siren_json());
    let mut repository = Map::new();
    repository.insert("repo:name".into(), json!(paths::name(path)));
    repository.insert("repo:path".into(), json!(path));
    for (name, place) in [
        ("repo:size", "jcr:content/metadata/dam:size"),
        ("repo:createDate", "jcr:created"),
        ("repo:createdBy", "jcr:createdBy"),
        ("repo:modifyDate", "jcr:content/jcr:lastModified"),
        ("repo:modifiedBy", "jcr:content/jcr:lastModifiedBy"),
        ("dc:format", "jcr:content/metadata/dc:format"),
        ("aem:assetState", "jcr:content/dam:assetState"),
    ] {
        repository.extend(text(place).map(|value| (name.to_owned(), value)));
    }
    let uuid = asset.get("jcr:uuid").and_then(|own| own.first_text()).unwrap_or_default();
    json!({
        "assetId": format!("{ASSET_ID}{uuid}"),
        "assetMetadata": asset_metadata(asset),
        "repositoryMetadata": repository,
    })
}

/// The metadata as JSON: dates in ISO form, decimals as numbers.
fn asset_metadata(asset: &Node) -> Map<String, Json> {
    let Some(node) = asset.at(&["jcr:content", "metadata"]) else { return Map::new() };
    node.properties
        .iter()
        .filter(|(name, _)| !matches!(&***name, "jcr:primaryType" | "jcr:mixinTypes"))
        .map(|(name, property)| (name.to_string(), schema::json(property)))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::{etag, find};
    use crate::content::Content;
    use crate::paths;

    #[test]
    fn every_asset_of_every_library_is_found_by_its_uuid() {
        for content in [Content::Library, Content::Synthetic(2_500)] {
            let root = content.load().unwrap();
            let library = root.at(&["content", "dam", "northlight"]).unwrap();
            let all =
                crate::listing::assets_page(&library, "/content/dam/northlight", false, 0, 9_999);
            assert!(all.len() > 300);
            for (path, asset) in all.iter().step_by(7) {
                let uuid = asset.get("jcr:uuid").unwrap().first_text().unwrap();
                let (found, node) = find(&root, &uuid).unwrap();
                assert_eq!(&found, path);
                assert_eq!(etag(&found, &node), etag(path, asset));
            }
            let over = root.at(&paths::segments(&all[0].0)).unwrap();
            assert!(find(&root, "0a1b2c3d-1111-4222-8333-444455556666").is_none());
            assert_ne!(etag(&all[1].0, &over), etag(&all[0].0, &over));
        }
    }
}
