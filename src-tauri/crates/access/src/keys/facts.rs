//! What may be said about a key, and its name that is no secret.

use relabel_model::{KeyFacts, Stage, Timestamp};
use sha2::{Digest, Sha256};
use time::OffsetDateTime;

use super::{Environment, Key};
use crate::http::{Origin, Reach};

impl Key {
    /// What may be shown about it. The address is a suggestion for the user to
    /// confirm, the stage a guess. `file_name` may tell the environment where the
    /// key does not; it may be empty.
    #[must_use]
    pub fn facts(&self, file_name: &str, reach: &Reach) -> KeyFacts {
        let in_name = || Environment::in_file_name(file_name);
        let here = |host: &str| reach.ims(host).ok().filter(Origin::is_loopback);
        let (environment, local) = match self {
            Self::ServiceCredentials(key) => (key.environment(), here(&key.ims_host)),
            Self::LocalToken(token) => (token.environment.clone(), None),
            Self::Oauth(key) => {
                let known = key.environment.clone().or_else(|| Environment::in_text(file_name));
                (known, here(&key.ims_host))
            }
            Self::LocalAem(_) => (None, None),
        };
        let environment = environment.or_else(in_name);
        // The practice environment signs in and answers as AEM on one address.
        let suggested_address = match (&local, &environment) {
            (Some(origin), _) => Some(origin.as_str().to_owned()),
            (None, Some(Environment { program, environment })) => {
                Some(format!("https://author-p{program}-e{environment}.adobeaemcloud.com"))
            }
            (None, None) => None,
        };
        let suggested_stage = match (&local, self) {
            (Some(origin), _) if reach.is_practice(origin) => Some(Stage::Practice),
            // Adobe issues such tokens for development, as it does the SDK.
            (Some(_), _) | (None, Self::LocalToken(_) | Self::LocalAem(_)) => {
                Some(Stage::Development)
            }
            (None, Self::ServiceCredentials(_) | Self::Oauth(_)) => None,
        };
        KeyFacts {
            kind: self.kind(),
            account: self.account().map(str::to_owned),
            client_id: self.client_id(),
            organisation: match self {
                Self::ServiceCredentials(key) => Some(key.org.clone()),
                Self::Oauth(key) => key.organisation.clone(),
                Self::LocalToken(_) | Self::LocalAem(_) => None,
            },
            mark: self.mark(),
            program: environment.as_ref().map(|known| known.program.clone()),
            environment: environment.map(|known| known.environment),
            valid_until: self.valid_until().map(Timestamp),
            suggested_address,
            suggested_stage,
        }
    }

    /// Whose it is: the e-mail, else the id.
    fn account(&self) -> Option<&str> {
        match self {
            Self::ServiceCredentials(key) => Some(key.email.as_deref().unwrap_or(&key.id)),
            Self::LocalToken(token) => token.user_id.as_deref(),
            Self::Oauth(key) => key.account_email.as_deref().or(key.account_id.as_deref()),
            Self::LocalAem(local) => local.sign_in.as_ref().map(|(user, _)| user.as_str()),
        }
    }

    fn client_id(&self) -> Option<String> {
        match self {
            Self::ServiceCredentials(key) => Some(key.client_id.clone()),
            Self::Oauth(key) => Some(key.client_id.clone()),
            // A token has the client id of Adobe's console, which nobody registers.
            Self::LocalToken(_) | Self::LocalAem(_) => None,
        }
    }

    fn valid_until(&self) -> Option<OffsetDateTime> {
        match self {
            Self::ServiceCredentials(key) => key.ends_at,
            // A guess is not shown as a fact.
            Self::LocalToken(token) => (!token.end_is_assumed).then_some(token.ends_at),
            // OAuth secrets do not end by themselves.
            Self::Oauth(_) | Self::LocalAem(_) => None,
        }
    }

    /// Tells it from other keys of the same account.
    fn mark(&self) -> String {
        let mut parts = Parts::default();
        match self {
            Self::ServiceCredentials(key) => match &key.certificate {
                Some(certificate) => parts.add(certificate.as_bytes()),
                None => parts.add(key.private_key.modulus()),
            },
            Self::LocalToken(token) => parts.add(token.token.expose().as_bytes()),
            Self::Oauth(key) => {
                for secret in &key.client_secrets {
                    parts.add(secret.expose().as_bytes());
                }
            }
            Self::LocalAem(_) => return String::new(),
        }
        parts.hex(6)
    }

    /// Names account and client, the same for every key file of theirs, so that
    /// a file that was added before is noticed. Not a secret, and nothing can be
    /// computed back from it.
    #[must_use]
    pub fn fingerprint(&self) -> String {
        let mut parts = Parts::default();
        let mut part = |text: &str| parts.add(text.as_bytes());
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
            }
            // The client id alone: not every form of the file names the account.
            Self::Oauth(key) => {
                for text in ["oauth", &key.ims_host, &key.client_id] {
                    part(text);
                }
            }
            // The address tells one from the other.
            Self::LocalAem(_) => part("local"),
        }
        parts.hex(16)
    }
}

/// A digest over several parts.
#[derive(Default)]
struct Parts(Sha256);

impl Parts {
    /// With its length, so that two parts cannot run into each other.
    fn add(&mut self, part: &[u8]) {
        self.0.update(part.len().to_be_bytes());
        self.0.update(part);
    }

    /// The first bytes of the digest, in hexadecimal.
    fn hex(self, bytes: usize) -> String {
        self.0.finalize().iter().take(bytes).map(|byte| format!("{byte:02x}")).collect()
    }
}
