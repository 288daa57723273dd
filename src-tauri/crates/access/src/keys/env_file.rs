//! The `.env` form of an OAuth credential, as Adobe's tutorial has it: lines of
//! `NAME=value`, with or without quotes, `export` and comments.

use serde_json::{Map, Value};

use super::{
    Environment, Error, OauthCredential,
    json::SecretJson,
    oauth::{ENV, FLAT},
};

/// More lines than any such file has.
const MOST_LINES: usize = 10_000;

/// Reads the credential; `None` where the text is no such file at all.
pub(super) fn read(text: &str) -> Option<Result<OauthCredential, Error>> {
    let mut entries = Map::new();
    let mut environment = None;
    for (name, value) in text.lines().take(MOST_LINES).filter_map(entry) {
        if environment.is_none() && value.to_ascii_lowercase().contains(".adobeaemcloud.com") {
            environment = Environment::in_text(value);
        }
        // What is not asked about is not kept.
        let name = name.to_ascii_uppercase();
        if KNOWN.contains(&name.as_str()) {
            entries.insert(name, Value::String(value.to_owned()));
        }
    }
    let entries = SecretJson::of(Value::Object(entries));
    let has = |name: &str| entries.root().get(name).is_some();
    if !has("CLIENT_ID") && !has("CLIENT_SECRET") && !has("CLIENT_SECRETS") {
        return None;
    }
    // The older credential of the same console, written as lines.
    if has("API_KEY") && !has("CLIENT_ID") {
        return Some(Err(Error::RetiredJwt));
    }
    let names = if has("CLIENT_SECRETS") { &FLAT } else { &ENV };
    Some(OauthCredential::from_json(entries.root(), names, environment))
}

const KNOWN: [&str; 10] = [
    "CLIENT_ID",
    "CLIENT_SECRET",
    "CLIENT_SECRETS",
    "SCOPE",
    "SCOPES",
    "ORG_ID",
    "IMS_ORG_ID",
    "TECHNICAL_ACCOUNT_ID",
    "TECHNICAL_ACCOUNT_EMAIL",
    "API_KEY",
];

/// Name and value of one line, where it has them.
fn entry(line: &str) -> Option<(&str, &str)> {
    let line = line.trim();
    let line = line.strip_prefix("export ").unwrap_or(line).trim_start();
    let (name, value) = line.split_once('=')?;
    let name = name.trim_end();
    let is_name = !name.is_empty()
        && name.bytes().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'_' | b'.' | b'-'));
    is_name.then(|| (name, unquoted(value.trim())))
}

/// The value without its quotes, or without the comment behind it.
fn unquoted(value: &str) -> &str {
    for quote in ['"', '\'', '`'] {
        if let Some(inside) = value.strip_prefix(quote) {
            return inside.split_once(quote).map_or(inside, |(inside, _)| inside);
        }
    }
    // A `#` inside a value is no comment.
    let end = [" #", "\t#"].iter().filter_map(|mark| value.find(mark)).min();
    value[..end.unwrap_or(value.len())].trim_end()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_way_of_writing_a_line() {
        for (line, expected) in [
            ("CLIENT_ID=abc", Some(("CLIENT_ID", "abc"))),
            ("  export CLIENT_ID = \"a b\" # why", Some(("CLIENT_ID", "a b"))),
            ("CLIENT_SECRET='p8e-#1'", Some(("CLIENT_SECRET", "p8e-#1"))),
            ("CLIENT_SECRET=p8e-#1 # two", Some(("CLIENT_SECRET", "p8e-#1"))),
            ("SCOPES=a,b\t# three", Some(("SCOPES", "a,b"))),
            ("EMPTY=", Some(("EMPTY", ""))),
            ("SECRET=ends=with==", Some(("SECRET", "ends=with=="))),
            ("OPEN=\"never closed", Some(("OPEN", "never closed"))),
            ("# CLIENT_ID=abc", None),
            ("a sentence = no name", None),
            ("no value", None),
        ] {
            assert_eq!(entry(line), expected, "{line}");
        }
    }
}
