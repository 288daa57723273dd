//! The Sling POST servlet: sets and removes properties of any node.
//!
//! Where the values do not fit it answers 500 as the servlet always did; newer
//! ones may say 422.

use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};

use crate::aem::Call;
use crate::body::Written;
use crate::environment::Environment;
use crate::node::{Missing, Node};
use crate::paths;
use crate::post_fields::{assignments, collect};
use crate::sling_response::Report;
use crate::value::Property;
use crate::writes::{self, Refused};

/// `POST` to a repository path.
pub(crate) fn answer(environment: &Environment, call: &Call) -> Response {
    let json = call
        .headers
        .get(header::ACCEPT)
        .and_then(|value| value.to_str().ok())
        .is_some_and(|accept| accept.contains("application/json"));
    let path = paths::decode(&call.path).unwrap_or_default();
    let path = target(&environment.content(), &path);
    let failed = |status: StatusCode, class: &'static str, message: String| {
        let error = Some((class, message.clone()));
        let message = format!("{class}: {message}");
        Report { status, message, path: &path, changes: Vec::new(), error, json }.into_response()
    };
    let fields: &[(String, String)] = match &call.written {
        Written::Form(fields) => fields,
        _ => &[],
    };
    let control = |name: &str| fields.iter().find(|(n, _)| n == name).map(|(_, v)| v.as_str());
    match control(":operation") {
        None | Some("" | "modify") => {}
        Some("nop") => {
            let message = "OK".to_owned();
            return Report {
                status: StatusCode::OK,
                message,
                path: &path,
                changes: Vec::new(),
                error: None,
                json,
            }
            .into_response();
        }
        Some(_) => {
            let message = "Invalid operation specified for POST request".to_owned();
            return failed(
                StatusCode::INTERNAL_SERVER_ERROR,
                "javax.servlet.ServletException",
                message,
            );
        }
    }
    if !path.starts_with("/content/") && !path.starts_with("/conf/") {
        let class = "javax.jcr.AccessDeniedException";
        return failed(StatusCode::FORBIDDEN, class, "Access denied".to_owned());
    }
    let mut root = environment.content_mut();
    match modify(&mut root, &path, fields, &call.user) {
        Ok((created, changes)) => Report {
            status: if created { StatusCode::CREATED } else { StatusCode::OK },
            message: if created { "Created" } else { "OK" }.to_owned(),
            path: &path,
            changes,
            error: None,
            json,
        }
        .into_response(),
        Err(refused) => {
            failed(StatusCode::INTERNAL_SERVER_ERROR, refused.class(), refused.to_string())
        }
    }
}

/// The path a POST means: an extension behind something that exists is no part
/// of it.
pub(crate) fn target(root: &Node, path: &str) -> String {
    let exists = |path: &str| root.at(&paths::segments(path)).is_some();
    if !exists(path) {
        for extension in [".json", ".html"] {
            if let Some(bare) = path.strip_suffix(extension).filter(|bare| exists(bare)) {
                return bare.to_owned();
            }
        }
    }
    path.to_owned()
}

type Changes = Vec<(&'static str, String)>;

fn modify(
    root: &mut Node,
    path: &str,
    fields: &[(String, String)],
    user: &str,
) -> Result<(bool, Changes), Refused> {
    let assignments = assignments(root, path, &collect(fields))?;
    let mut changes = Changes::new();
    let segments = paths::segments(path);
    let created = root.at(&segments).is_none();
    if created {
        changes.push(("created", path.to_owned()));
    }
    for assignment in &assignments {
        let kind = if assignment.value.is_some() { "modified" } else { "deleted" };
        let node = root.at(&paths::segments(&assignment.node));
        let there = node.is_some_and(|node| node.get(&assignment.name).is_some());
        if there || assignment.value.is_some() {
            changes.push((kind, format!("{}/{}", assignment.node, assignment.name)));
        }
    }
    if created {
        // Missing nodes come into being, down to the one that was posted to.
        root.change(&segments, Missing::Create, |node| {
            node.properties
                .entry("jcr:primaryType".into())
                .or_insert_with(|| Property::name("nt:unstructured"));
        });
    }
    writes::apply(root, assignments, user);
    Ok((created, changes))
}
