//! Key files: somebody else's text, which decides where a secret is sent.
//!
//! The files to begin with are made anew by the practice environment each time, because
//! private keys are not kept in a repository. What was found is kept with its file.

use relabel_access::http::Reach;
use relabel_access::keys::{Recognised, recognise};
use relabel_sandbox::{KeyFileKind, OauthForm, Options, Sandbox};
use serde_json::Value;
use time::OffsetDateTime;

use crate::harness::Target;
use crate::random::Random;
use crate::{mutate, structure};

/// Names and values that mean something in a key file.
const WORDS: [&str; 50] = [
    "ok",
    "statusCode",
    "status",
    "error",
    "errors",
    "accessToken",
    "integration",
    "imsEndpoint",
    "metascopes",
    "technicalAccount",
    "clientId",
    "clientSecret",
    "email",
    "id",
    "org",
    "privateKey",
    "publicKey",
    "certificateExpirationDate",
    "CLIENT_ID",
    "CLIENT_SECRETS",
    "CLIENT_SECRET",
    "SCOPES",
    "TYPE",
    "API_KEY",
    "PUBLIC_KEYS_WITH_EXPIRY",
    "TECHNICAL_ACCOUNT_ID",
    "ORG_ID",
    "client_id",
    "client_secrets",
    "scopes",
    "project",
    "workspace",
    "details",
    "credentials",
    "oauth_server_to_server",
    "OAuthServerToServer",
    "ims-na1.adobelogin.com",
    "https://ims-na1.adobelogin.com/",
    "127.0.0.1:1",
    "author-p1-e2.adobeaemcloud.com",
    "-----BEGIN PRIVATE KEY-----",
    "-----BEGIN RSA PRIVATE KEY-----",
    "-----END PRIVATE KEY-----",
    "-----BEGIN CERTIFICATE-----",
    "eyJhbGciOiJub25lIn0.eyJleHAiOjE5fQ.x",
    "Bearer ",
    "export ",
    "\u{feff}",
    "\\r\\n",
    "9999-12-31T23:59:59Z",
];

/// Which host a file may send a secret to, and what is known of it.
pub(crate) struct KeyFiles {
    reach: Reach,
    now: OffsetDateTime,
    seeds: Vec<Vec<u8>>,
}

impl KeyFiles {
    pub(crate) fn new() -> Self {
        let runtime = tokio::runtime::Runtime::new().expect("a runtime");
        let mut seeds = runtime.block_on(async {
            let sandbox = Sandbox::start(Options::default()).await.expect("starts");
            let kinds = [
                KeyFileKind::ServiceCredentials,
                KeyFileKind::OauthServerToServer,
                KeyFileKind::LocalDevelopmentToken,
            ];
            let mut files: Vec<Vec<u8>> =
                kinds.into_iter().map(|kind| sandbox.key_file(kind)).collect();
            let forms = [OauthForm::Cli, OauthForm::Project, OauthForm::Env];
            files.extend(forms.into_iter().map(|form| sandbox.oauth_file(form)));
            files.push(sandbox.project_file_with_two_credentials());
            files
        });
        // A token without the file around it, and the other letters files come in.
        let token = serde_json::from_slice::<Value>(&seeds[2])
            .ok()
            .and_then(|file| file.get("accessToken")?.as_str().map(str::to_owned));
        seeds.extend(token.map(String::into_bytes));
        let text = String::from_utf8_lossy(&seeds[1]).into_owned();
        seeds.push(text.encode_utf16().flat_map(u16::to_le_bytes).collect());
        seeds.push([b"\xEF\xBB\xBF".as_slice(), &seeds[0]].concat());
        Self { reach: Reach::new(true), now: OffsetDateTime::now_utc(), seeds }
    }
}

impl Target for KeyFiles {
    fn name(&self) -> &'static str {
        "keys"
    }

    fn seeds(&self) -> Vec<Vec<u8>> {
        self.seeds.clone()
    }

    fn mutate(&self, input: &mut Vec<u8>, other: &[u8], random: &mut Random) {
        if random.once_in(2) {
            structure::json(input, other, &WORDS, random);
        } else {
            mutate::bytes(input, other, &WORDS, random);
        }
    }

    fn run(&mut self, input: &[u8]) -> String {
        let recognised = recognise("key p1-e2.json", input, &self.reach, self.now);
        match recognised {
            Ok(Recognised::One(key)) => {
                let told = format!("{key:?}");
                for secret in secrets(input) {
                    assert!(!told.contains(&secret), "a secret is told");
                }
                format!("{:?}", key.kind())
            }
            Ok(Recognised::Several(candidates)) => {
                assert!(candidates.len() > 1, "one is not several");
                candidates.iter().map(|one| format!("{:?} ", one.key.kind())).collect()
            }
            Err(error) => {
                let told = format!("{error:?}");
                // An entry has at most 1,000 bytes, and each may be told as six.
                assert!(told.len() < 8_000, "an error quotes the file: {} bytes", told.len());
                // What is quoted of the file is not a kind of answer.
                let kind = told.find([' ', '(', '{']).map_or(&*told, |at| &told[..at]);
                format!("{kind} {}", told.len() / 16)
            }
        }
    }
}

/// Pieces from the middle of what must never be told, which stand nowhere else in the
/// file.
fn secrets(input: &[u8]) -> Vec<String> {
    let Ok(file) = serde_json::from_slice::<Value>(input) else { return Vec::new() };
    let mut found = Vec::new();
    collect(&file, false, &mut found);
    let text = file.to_string();
    // What was put into it may stand in the answer for reasons of its own.
    let has_word = |piece: &str| {
        let letters: Vec<char> = piece.chars().collect();
        let quarters = letters.chunks_exact(4).map(String::from_iter);
        quarters.into_iter().any(|part: String| WORDS.iter().any(|word| word.contains(&part)))
    };
    found.retain(|piece| !has_word(piece) && text.matches(piece.as_str()).count() == 1);
    found
}

fn collect(value: &Value, is_secret: bool, found: &mut Vec<String>) {
    const SECRET: [&str; 7] = [
        "privateKey",
        "clientSecret",
        "CLIENT_SECRET",
        "CLIENT_SECRETS",
        "client_secret",
        "client_secrets",
        "accessToken",
    ];
    match value {
        Value::String(text) if is_secret => {
            let letters: Vec<char> = text.chars().collect();
            let middle = letters.len() / 2;
            found.extend(letters.get(middle..middle + 16).map(String::from_iter));
        }
        Value::Array(all) => all.iter().for_each(|one| collect(one, is_secret, found)),
        Value::Object(all) => all
            .iter()
            .for_each(|(name, one)| collect(one, is_secret || SECRET.contains(&&**name), found)),
        _ => {}
    }
}
