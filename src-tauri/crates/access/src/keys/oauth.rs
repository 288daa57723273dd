//! OAuth server-to-server credentials of the Adobe Developer Console, in the
//! forms users hold them in (protocol reference, section 3.1): the flat download,
//! the form of Adobe's command line, and the same entries inside a project
//! download ([`super::project`]) or a `.env` file ([`super::env_file`]).

use std::sync::Arc;

use serde_json::Value;

use super::{
    Environment, Error,
    json::{LONGEST_ENTRY, last_segment, optional_text, text},
    scopes,
};
use crate::http::{IMS_HOSTS, Redacted};

/// Secrets that are tried for one credential. Adobe gives at most two; a few
/// more are taken for whoever collects them.
const MOST_SECRETS: usize = 8;
/// More scopes than any product has.
const MOST_SCOPES: usize = 200;

/// A technical account whose secrets are exchanged for access tokens. Nothing in
/// it says for which AEM environment it is.
#[derive(Clone, Debug)]
pub struct OauthCredential {
    /// Host, and for this computer port, of the sign-in server. No form of the
    /// file names one: it is Adobe's, unless [`Key::signing_in_at`](super::Key::signing_in_at)
    /// replaces it.
    pub ims_host: String,
    /// Names the credential; also AEM's API key.
    pub client_id: String,
    /// Any of them may be deleted by now. In the order of the file.
    pub client_secrets: Vec<Arc<Redacted<String>>>,
    /// What the token is asked for, exactly as given.
    pub scopes: Vec<String>,
    /// `…@AdobeOrg`.
    pub organisation: Option<String>,
    /// `…@techacct.adobe.com`.
    pub account_id: Option<String>,
    /// Login name of the technical user in AEM.
    pub account_email: Option<String>,
    /// Program and environment number, where a name in the file tells.
    pub environment: Option<Environment>,
}

/// What the entries are called in one form of the file. Each list is in order of
/// preference; the first name is the one to tell the user when none is there.
pub(super) struct Names {
    client_id: &'static str,
    secrets: &'static [&'static str],
    scopes: &'static [&'static str],
    organisation: &'static [&'static str],
    account_id: &'static str,
    account_email: &'static str,
}

/// "Download JSON" of the console. Whether secrets and scopes are always lists
/// is not known (OQ-12): both forms are taken.
pub(super) const FLAT: Names = Names {
    client_id: "CLIENT_ID",
    secrets: &["CLIENT_SECRETS", "CLIENT_SECRET"],
    scopes: &["SCOPES", "SCOPE"],
    organisation: &["ORG_ID", "IMS_ORG_ID"],
    account_id: "TECHNICAL_ACCOUNT_ID",
    account_email: "TECHNICAL_ACCOUNT_EMAIL",
};

/// The `.env` of Adobe's tutorial has the names of the download, but one secret.
pub(super) const ENV: Names = Names { secrets: &["CLIENT_SECRET", "CLIENT_SECRETS"], ..FLAT };

/// Adobe's command line.
pub(super) const CLI: Names = Names {
    client_id: "client_id",
    secrets: &["client_secrets", "client_secret"],
    scopes: &["scopes", "scope"],
    organisation: &["ims_org_id", "org_id"],
    account_id: "technical_account_id",
    account_email: "technical_account_email",
};

/// One credential of a project download.
pub(super) const PROJECT: Names = Names {
    client_id: "oauth_server_to_server.client_id",
    secrets: &["oauth_server_to_server.client_secrets", "oauth_server_to_server.client_secret"],
    scopes: &["oauth_server_to_server.scopes", "oauth_server_to_server.scope"],
    ..CLI
};

impl OauthCredential {
    /// Reads the object that holds the entries.
    pub(super) fn from_json(
        object: &Value,
        names: &Names,
        environment: Option<Environment>,
    ) -> Result<Self, Error> {
        let client_id = text(object, names.client_id)?.to_owned();
        // The kind before the rest: a credential of another product is named as
        // such, whatever else is missing.
        let scopes = scopes_of(object, names);
        if let Some(scope) = scopes.as_deref().ok().and_then(scopes::foreign_oauth) {
            return Err(Error::OtherProject { scope: scope.to_owned() });
        }
        let first = |names: &[&str]| {
            names.iter().find_map(|name| optional_text(object, name)).map(str::to_owned)
        };
        Ok(Self {
            ims_host: IMS_HOSTS[0].to_owned(),
            client_id,
            client_secrets: secrets_of(object, names)?,
            scopes: scopes?,
            organisation: first(names.organisation),
            account_id: first(&[names.account_id]),
            account_email: first(&[names.account_email]),
            environment,
        })
    }
}

/// The first of `names` that is there at all.
fn entry<'a>(
    object: &'a Value,
    names: &'static [&'static str],
) -> Result<(&'a Value, &'static str), Error> {
    let found = names.iter().find_map(|name| Some((object.get(last_segment(name))?, *name)));
    let missing = names.first().copied().unwrap_or_default();
    found.ok_or(Error::FieldMissing { field: missing })
}

fn secrets_of(object: &Value, names: &Names) -> Result<Vec<Arc<Redacted<String>>>, Error> {
    let (value, field) = entry(object, names.secrets)?;
    let missing = Error::FieldMissing { field };
    let pieces: Vec<&str> = match value {
        Value::String(one) => words(one).collect(),
        Value::Array(list) => {
            let texts: Option<Vec<&str>> =
                list.iter().map(|one| one.as_str().map(str::trim)).collect();
            texts.ok_or_else(|| missing.clone())?
        }
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::Object(_) => return Err(missing),
    };
    let fits = |secret: &&str| {
        secret.len() <= LONGEST_ENTRY
            && !secret.chars().any(|c| c.is_control() || c.is_whitespace())
    };
    let pieces: Vec<&str> = pieces.into_iter().filter(|secret| !secret.is_empty()).collect();
    if pieces.is_empty() || pieces.len() > MOST_SECRETS || !pieces.iter().all(fits) {
        return Err(missing);
    }
    Ok(pieces.into_iter().map(|secret| Arc::new(Redacted::new(secret.to_owned()))).collect())
}

/// In the order of the file, with what is listed twice listed twice: the server
/// is to see what the file says.
fn scopes_of(object: &Value, names: &Names) -> Result<Vec<String>, Error> {
    let (value, field) = entry(object, names.scopes)?;
    let missing = Error::FieldMissing { field };
    let list: Vec<&str> = match value {
        Value::String(one) => words(one).collect(),
        Value::Array(list) => {
            let texts: Option<Vec<&str>> = list.iter().map(Value::as_str).collect();
            // A list of one text that is a list itself occurs in files made by hand.
            texts.ok_or_else(|| missing.clone())?.into_iter().flat_map(words).collect()
        }
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::Object(_) => return Err(missing),
    };
    let fits = |scope: &&str| scope.len() <= LONGEST_ENTRY && !scope.contains(char::is_control);
    if list.is_empty() || list.len() > MOST_SCOPES || !list.iter().all(fits) {
        return Err(missing);
    }
    Ok(list.into_iter().map(str::to_owned).collect())
}

/// The words of a list written as text: with commas, blanks, or as a JSON list.
fn words(text: &str) -> impl Iterator<Item = &str> {
    text.trim_matches(|c: char| c.is_whitespace() || matches!(c, '[' | ']'))
        .split(|c: char| c.is_whitespace() || c == ',')
        .map(|word| word.trim_matches(['"', '\'']))
        .filter(|word| !word.is_empty())
}
