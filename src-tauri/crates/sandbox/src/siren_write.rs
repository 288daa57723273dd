//! Writing through the Assets HTTP API.
//!
//! How lists, dates and numbers are typed in its JSON is not documented; here
//! a property that exists keeps its kind (see [`crate::writes::from_json`]).

use axum::Json;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use serde_json::Value;

use crate::aem::Call;
use crate::body::Written;
use crate::content::folder_node;
use crate::environment::Environment;
use crate::paths;
use crate::siren::{core_response, error, on_time, resolve};
use crate::writes::{self, Assignment, Refused};

/// `PUT /api/assets/…`: sets properties of an asset or the title of a folder.
///
/// Keys are relative to `jcr:content`, so `metadata/dc:rights` is the copyright
/// of the asset. A plain `dc:` key lands in the `jcr:` namespace instead: the
/// documented quirk by which `dc:title` does not change the title people see.
pub(crate) fn put(environment: &Environment, call: &Call) -> Response {
    let mut root = environment.content_mut();
    let Some(path) = resolve(&root, &call.path) else {
        return error(StatusCode::NOT_FOUND, &call.path, "The resource does not exist");
    };
    let node = root.at(&paths::segments(&path));
    if !node.as_ref().is_some_and(|node| !node.is_asset() || on_time(node)) {
        return error(StatusCode::NOT_FOUND, &path, "The resource does not exist");
    }
    // Built once, where it is generated; the lock is held until it is written.
    let node = node.expect("it was just looked at").into_owned();
    let Written::Json(document) = &call.written else {
        return error(StatusCode::INTERNAL_SERVER_ERROR, &path, "The request body is not JSON");
    };
    let Some(properties) = document.get("properties").and_then(Value::as_object) else {
        return error(StatusCode::INTERNAL_SERVER_ERROR, &path, "properties are missing");
    };
    let mut assignments = Vec::new();
    for (key, value) in properties {
        let key = match key.strip_prefix("dc:") {
            Some(name) => format!("jcr:{name}"),
            None if key == "title" => "jcr:title".to_owned(),
            None => key.trim_start_matches("./").to_owned(),
        };
        let (below, name) = key.rsplit_once('/').unwrap_or(("", &key));
        let node_path = match below {
            "" => format!("{path}/jcr:content"),
            below => format!("{path}/jcr:content/{below}"),
        };
        let existing = node.property_at(&format!("jcr:content/{key}"));
        let checked = writes::check_name(name)
            .and_then(|()| check_path(below))
            .and_then(|()| writes::from_json(name, value, existing.as_ref()));
        match checked {
            Ok(value) => {
                assignments.push(Assignment { node: node_path, name: name.to_owned(), value });
            }
            Err(refused) => {
                let message = format!("{}: {refused}", refused.class());
                return error(StatusCode::INTERNAL_SERVER_ERROR, &path, &message);
            }
        }
    }
    writes::apply(&mut root, assignments, Some(&call.user));
    Json(core_response(StatusCode::OK, &path, "OK")).into_response()
}

fn check_path(below: &str) -> Result<(), Refused> {
    if below.split('/').any(|segment| matches!(segment, "." | "..")) {
        return Err(Refused::Invalid(format!("invalid path {below:?}")));
    }
    Ok(())
}

/// `POST /api/assets/parent/new`: creates a folder.
pub(crate) fn create_folder(environment: &Environment, call: &Call) -> Response {
    let mut root = environment.content_mut();
    let below = call.path.strip_prefix("/api/assets").and_then(paths::decode);
    let Some(below) = below else {
        return error(StatusCode::NOT_FOUND, &call.path, "The resource does not exist");
    };
    let path = format!("/content/dam{}", below.trim_end_matches(".json"));
    let title = match &call.written {
        Written::Json(document) => document.pointer("/properties/title").and_then(Value::as_str),
        _ => None,
    };
    if root.at(&paths::segments(&path)).is_some() {
        return error(StatusCode::CONFLICT, &path, "The resource already exists");
    }
    let parent = root.at(&paths::segments(paths::parent(&path)));
    if !parent.is_some_and(|node| node.is_folder()) {
        return error(StatusCode::INTERNAL_SERVER_ERROR, &path, "The parent does not exist");
    }
    root.place(&path, folder_node(title.unwrap_or_default()));
    (StatusCode::CREATED, Json(core_response(StatusCode::CREATED, &path, "Created")))
        .into_response()
}
