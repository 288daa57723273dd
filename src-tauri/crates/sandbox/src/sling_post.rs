//! The Sling POST servlet: sets and removes properties of any node.

use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};

use crate::aem::Call;
use crate::body::Written;
use crate::environment::Environment;
use crate::node::Node;
use crate::paths;
use crate::post_fields::collect;
use crate::refusal::Refusal;
use crate::sling_get::resolve;
use crate::sling_modify::{Changes, Refused, Writer, modify};
use crate::sling_response::Report;

/// `POST` to a repository path.
pub(crate) fn answer(environment: &Environment, call: &Call) -> Response {
    let json = call
        .headers
        .get(header::ACCEPT)
        .and_then(|value| value.to_str().ok())
        .is_some_and(|accept| accept.contains("application/json"));
    let sent: &[(String, String)] = match &call.written {
        Written::Form(fields) => fields,
        _ => &[],
    };
    let fields = decoded(sent);
    let operation = fields.iter().find(|(name, _)| name == ":operation").map(|(_, v)| v.as_str());
    let path = paths::decode(&call.path).unwrap_or_default();
    if operation == Some("delete") {
        return delete(environment, call, &path, json);
    }
    let path = target(&environment.sight(call.account), &path);
    let report = |status, message: &str, is_create, changes: Changes, error: Option<Refusal>| {
        let message = message.to_owned();
        Report { status, message, path: &path, is_create, changes, error, json }.into_response()
    };
    let failed = StatusCode::INTERNAL_SERVER_ERROR;
    match operation {
        None | Some("" | "modify") => {}
        Some("nop") => return report(StatusCode::OK, "OK", false, Changes::new(), None),
        Some(_) => {
            let message = "Invalid operation specified for POST request";
            return report(failed, message, false, Changes::new(), None);
        }
    }
    let writer = Writer {
        user: &call.user,
        may_write: &|path| may_write(environment, call, path),
        may_see: &|path| !environment.is_hidden(call.account, path),
    };
    let mut root = environment.content_mut();
    match modify(&root, &path, &collect(&fields, &path), &writer) {
        Ok(mut outcome) => {
            let (changes, is_create) = (std::mem::take(&mut outcome.changes), outcome.is_create);
            outcome.apply(&mut root);
            let (status, message) = match is_create {
                true => (StatusCode::CREATED, "Created"),
                false => (StatusCode::OK, "OK"),
            };
            report(status, message, is_create, changes, None)
        }
        Err(Refused { refusal, is_create }) => {
            report(failed, &refusal.to_string(), is_create, Changes::new(), Some(refusal))
        }
    }
}

/// `:operation=delete`: removes a node with all below it. Only its very path will do, so
/// that a namesake without the ending never goes instead.
fn delete(environment: &Environment, call: &Call, path: &str, json: bool) -> Response {
    let report = |status, path: &str, message: String, error| {
        let deleted = ("deleted", path.to_owned());
        let changes = if status == StatusCode::OK { vec![deleted] } else { Changes::new() };
        Report { status, message, path, is_create: false, changes, error, json }.into_response()
    };
    let found = resolve(&environment.sight(call.account), path).map(|found| found.path);
    if found.map_or(path.contains('.'), |found| found != path) {
        let message = "DeleteOperation request cannot include any selectors, extension or suffix";
        return report(StatusCode::FORBIDDEN, found.unwrap_or(path), message.to_owned(), None);
    }
    if found.is_some() {
        if !may_write(environment, call, path) {
            let refusal = Refusal::commit();
            let failed = StatusCode::INTERNAL_SERVER_ERROR;
            return report(failed, path, refusal.to_string(), Some(refusal));
        }
        environment.content_mut().remove(&paths::segments(path));
    }
    // Sling says so too of what is not there, or not to be seen.
    report(StatusCode::OK, path, "OK".to_owned(), None)
}

/// Nobody writes to what AEM is made of.
fn may_write(environment: &Environment, call: &Call, path: &str) -> bool {
    let is_content = path.starts_with("/content/") || path.starts_with("/conf/");
    is_content && environment.may_write(call.account, path)
}

/// The fields as the servlet reads them: letter by letter of Latin-1, unless the form
/// says that it is UTF-8.
fn decoded(fields: &[(String, String)]) -> Vec<(String, String)> {
    let is_utf_8 = fields
        .iter()
        .any(|(name, value)| name == "_charset_" && value.eq_ignore_ascii_case("utf-8"));
    let read = |text: &String| match is_utf_8 {
        true => text.clone(),
        false => text.bytes().map(char::from).collect(),
    };
    fields.iter().map(|(name, value)| (read(name), read(value))).collect()
}

/// The path a POST means. Where there is nothing, Sling takes what follows the dot of
/// something that exists for an extension, and goes on behind it: a POST to
/// `/d/b.jpg/jcr:content` lands on `/d/b/jcr:content` where only `/d/b` exists.
pub(crate) fn target(root: &Node, path: &str) -> String {
    let exists = |path: &str| root.at(&paths::segments(path)).is_some();
    if exists(path) {
        return path.to_owned();
    }
    let dots = path.char_indices().rev().filter(|(_, c)| *c == '.').map(|(at, _)| at);
    for dot in dots {
        let resource = &path[..dot];
        if resource.ends_with('/') || !exists(resource) {
            continue;
        }
        let suffix = path[dot..].find('/').map_or("", |slash| &path[dot + slash..]);
        let suffix = suffix.find('.').map_or(suffix, |dot| &suffix[..dot]);
        return format!("{resource}{suffix}");
    }
    path.to_owned()
}

#[cfg(test)]
mod tests {
    use super::{decoded, target};
    use crate::node::Node;

    #[test]
    fn an_ending_that_nothing_has_is_taken_for_an_extension() {
        let mut root = Node::default();
        root.place("/d/b", Node::of_type("dam:Asset"));
        root.place("/d/c.jpg", Node::of_type("dam:Asset"));
        for (posted, meant) in [
            ("/d/b.jpg/jcr:content/metadata", "/d/b/jcr:content/metadata"),
            ("/d/c.jpg/jcr:content/metadata", "/d/c.jpg/jcr:content/metadata"),
            ("/d/c.jpg.html", "/d/c.jpg"),
            ("/d/gone.jpg/jcr:content/metadata", "/d/gone.jpg/jcr:content/metadata"),
            ("/d/b.jpg/x.y/z", "/d/b/x"),
        ] {
            assert_eq!(target(&root, posted), meant);
        }
    }

    #[test]
    fn a_form_that_does_not_say_its_letters_is_read_as_latin_1() {
        let field = |name: &str, value: &str| (name.to_owned(), value.to_owned());
        assert_eq!(decoded(&[field("t", "Été")])[0].1, "Ã\u{89}tÃ©");
        let said = [field("t", "Été"), field("_charset_", "UTF-8")];
        assert_eq!(decoded(&said)[0].1, "Été");
    }
}
