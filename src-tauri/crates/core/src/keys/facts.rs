//! What may be said about a key, and its name that is no secret.

use sha2::{Digest, Sha256};

use super::{Environment, Key};
use crate::{
    api::types::{KeyFacts, KeyKind, Stage, Timestamp},
    http::{Origin, Reach},
};

impl Key {
    /// What may be shown about it. The address is a suggestion for the user to
    /// confirm, the stage a guess. `file_name` may tell the environment where the
    /// key does not; it may be empty.
    #[must_use]
    pub fn facts(&self, file_name: &str, reach: &Reach) -> KeyFacts {
        let (environment, local) = match self {
            Self::ServiceCredentials(credentials) => {
                let origin = reach.ims(&credentials.ims_host).ok().filter(Origin::is_loopback);
                (credentials.environment(), origin)
            }
            Self::LocalToken(token) => (token.environment.clone(), None),
        };
        let environment = environment.or_else(|| Environment::in_file_name(file_name));
        // The practice environment signs in and answers as AEM on one address.
        let suggested_address = match (&local, &environment) {
            (Some(origin), _) => Some(origin.as_str().to_owned()),
            (None, Some(Environment { program, environment })) => {
                Some(format!("https://author-p{program}-e{environment}.adobeaemcloud.com"))
            }
            (None, None) => None,
        };
        let (kind, account, valid_until) = match self {
            Self::ServiceCredentials(credentials) => (
                KeyKind::ServiceCredentials,
                Some(credentials.email.clone().unwrap_or_else(|| credentials.id.clone())),
                credentials.ends_at,
            ),
            Self::LocalToken(token) => {
                let end = (!token.end_is_assumed).then_some(token.ends_at);
                (KeyKind::LocalDevelopmentToken, token.user_id.clone(), end)
            }
        };
        let suggested_stage = match &local {
            Some(origin) if reach.is_practice(origin) => Some(Stage::Practice),
            Some(_) => Some(Stage::Development),
            // Adobe issues such tokens for development.
            None if kind == KeyKind::LocalDevelopmentToken => Some(Stage::Development),
            None => None,
        };
        KeyFacts {
            kind,
            account,
            client_id: None,
            organisation: None,
            mark: String::new(),
            program: environment.as_ref().map(|known| known.program.clone()),
            environment: environment.map(|known| known.environment),
            valid_until: valid_until.map(Timestamp),
            suggested_address,
            suggested_stage,
        }
    }

    /// Names account and client, the same for every key file of theirs, so that
    /// a file that was added before is noticed. Not a secret, and nothing can be
    /// computed back from it.
    #[must_use]
    pub fn fingerprint(&self) -> String {
        let mut digest = Sha256::new();
        let mut part = |text: &str| {
            // With its length, so that two parts cannot run into each other.
            digest.update(text.len().to_be_bytes());
            digest.update(text);
        };
        match self {
            Self::ServiceCredentials(credentials) => {
                for text in
                    ["service", &credentials.ims_host, &credentials.id, &credentials.client_id]
                {
                    part(text);
                }
            }
            Self::LocalToken(token) => {
                part("token");
                // Without an owner nothing but the token itself tells it apart.
                part(token.user_id.as_deref().unwrap_or_else(|| token.token.expose()));
                if let Some(known) = &token.environment {
                    part(&known.program);
                    part(&known.environment);
                }
            }
        }
        digest.finalize().iter().take(16).map(|byte| format!("{byte:02x}")).collect()
    }
}
