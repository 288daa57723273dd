//! The download of a whole project or workspace of the Adobe Developer Console.
//! It may list several credentials, some of them of other kinds.

use serde_json::Value;

use super::{
    Candidate, Environment, Error, Key, OauthCredential, json::optional_text, oauth::PROJECT,
};

/// A project with more is not looked at further.
const MOST_CREDENTIALS: usize = 100;
const LIST: &str = "project.workspace.details.credentials";

/// Whether it is such a download.
pub(super) fn is_project(root: &Value) -> bool {
    root.pointer("/project/workspace").is_some()
}

/// The credentials that can be used, in the order of the file; at least one.
///
/// # Errors
/// Why there is none: what is wrong with the first one of the right kind, else
/// what the others are.
pub(super) fn read(root: &Value) -> Result<Vec<Candidate>, Error> {
    let listed = root
        .pointer("/project/workspace/details/credentials")
        .and_then(Value::as_array)
        .filter(|list| !list.is_empty())
        .ok_or(Error::FieldMissing { field: LIST })?;
    let environment = environment(root);
    let organisation =
        root.pointer("/project/org").and_then(|org| optional_text(org, "ims_org_id"));
    let mut usable = Vec::new();
    let mut refused = None;
    for credential in listed.iter().take(MOST_CREDENTIALS) {
        // The inner object tells as well; which of the two is there is a matter of age.
        let Some(inner) = credential.get("oauth_server_to_server") else { continue };
        match OauthCredential::from_json(inner, &PROJECT, environment.clone()) {
            Ok(mut read) => {
                read.organisation = read.organisation.or_else(|| organisation.map(str::to_owned));
                let name = optional_text(credential, "name").unwrap_or_default().to_owned();
                usable.push(Candidate { name, key: Key::Oauth(read) });
            }
            Err(error) => refused = refused.or(Some(error)),
        }
    }
    if usable.is_empty() { Err(refused.unwrap_or_else(|| others(listed))) } else { Ok(usable) }
}

/// What a project without an OAuth server-to-server credential has instead.
fn others(listed: &[Value]) -> Error {
    let kinds: Vec<&str> = listed
        .iter()
        .filter_map(|credential| optional_text(credential, "integration_type"))
        .collect();
    // The names of a JWT credential in such files, old and older.
    if kinds.iter().any(|kind| matches!(*kind, "service" | "service_account" | "jwt")) {
        return Error::RetiredJwt;
    }
    match kinds.first() {
        // An API key, or the credential of an app that signs people in.
        Some(kind) if *kind != "oauth_server_to_server" => {
            Error::OtherProject { scope: (*kind).to_owned() }
        }
        Some(_) => Error::FieldMissing { field: "oauth_server_to_server.client_id" },
        None => Error::NotRecognised,
    }
}

/// Projects that AEM makes itself are named `AEM-p<program>-e<environment>`.
fn environment(root: &Value) -> Option<Environment> {
    ["/project", "/project/workspace"]
        .iter()
        .filter_map(|at| root.pointer(at))
        .flat_map(|named| ["name", "title"].map(|name| optional_text(named, name)))
        .flatten()
        .find_map(Environment::in_text)
}
