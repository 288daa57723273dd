//! Key files: what kind one is, whether it is sound, and where it is kept.
//!
//! A key is read once from the file the administrator sent, checked here, and
//! afterwards lives in the key store of the computer ([`Keychain`]) or, where
//! there is none, in memory until the program ends ([`SessionVault`]). There is
//! no third place: no key is ever written to a file. Nothing here contacts
//! anybody; exchanging a key for an access token is [`crate::ims`]'s.

mod certificate;
mod claims;
mod encoding;
mod env_file;
mod environment;
mod error;
mod facts;
mod file;
mod json;
mod keychain;
mod local_aem;
mod local_token;
mod oauth;
mod private_key;
mod project;
mod recognise;
mod scopes;
mod service_credentials;
mod session;
mod source;
mod stored;
mod vault;
mod wrong_file;

pub(crate) use claims::LONGEST_LIFE;
pub use claims::TokenClaims;
pub use environment::Environment;
pub use error::Error;
pub use file::{FILE_LIMIT, read_key_file};
pub use keychain::{Keychain, key_store_name};
pub use local_aem::LocalAem;
pub use local_token::LocalToken;
pub use oauth::OauthCredential;
pub use private_key::PrivateKey;
pub use recognise::{Candidate, Recognised, recognise};
pub use service_credentials::ServiceCredentials;
pub use session::SessionVault;
pub use source::{KeySource, VaultKey};
pub use vault::{Vault, VaultError};

use relabel_model::KeyKind;

use crate::http::{OriginError, Reach};

/// A key that was recognised and is sound. Cheap to clone: the secrets are
/// shared, never copied. Has no `Serialize`.
#[derive(Clone, Debug)]
pub enum Key {
    /// A private key with which access tokens can be had for a year.
    ServiceCredentials(ServiceCredentials),
    /// One access token for at most a day.
    LocalToken(LocalToken),
    /// Secrets with which access tokens can be had until they are deleted.
    Oauth(OauthCredential),
    /// The AEM SDK on this computer, which needs no access token.
    LocalAem(LocalAem),
}

impl Key {
    /// Which kind it is.
    #[must_use]
    pub fn kind(&self) -> KeyKind {
        match self {
            Self::ServiceCredentials(_) => KeyKind::ServiceCredentials,
            Self::LocalToken(_) => KeyKind::LocalDevelopmentToken,
            Self::Oauth(_) => KeyKind::OauthServerToServer,
            Self::LocalAem(_) => KeyKind::LocalAem,
        }
    }

    /// Whether both open the same account, so that one may take the other's
    /// place in the middle of a job. Two files from which nothing is known are
    /// not the same.
    #[must_use]
    pub fn same_account(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::ServiceCredentials(a), Self::ServiceCredentials(b)) => {
                a.id == b.id
                    && a.org == b.org
                    && a.ims_host == b.ims_host
                    && a.environment() == b.environment()
            }
            (Self::LocalToken(a), Self::LocalToken(b)) => {
                a.user_id.is_some() && a.user_id == b.user_id
            }
            // The forms of the file tell more or less of the rest.
            (Self::Oauth(a), Self::Oauth(b)) => {
                a.client_id == b.client_id && a.ims_host == b.ims_host
            }
            (Self::LocalAem(a), Self::LocalAem(b)) => {
                a.sign_in.as_ref().map(|(user, _)| user) == b.sign_in.as_ref().map(|(user, _)| user)
            }
            (
                Self::ServiceCredentials(_)
                | Self::LocalToken(_)
                | Self::Oauth(_)
                | Self::LocalAem(_),
                _,
            ) => false,
        }
    }

    /// The same key, signing in at another server (`--ims`). A key that does not
    /// sign in stays as it is.
    ///
    /// # Errors
    /// [`OriginError::SignInHost`] where that server may not be contacted.
    pub fn signing_in_at(self, host: &str, reach: &Reach) -> Result<Self, OriginError> {
        let ims_host = reach.ims(host)?.authority().to_owned();
        Ok(match self {
            Self::ServiceCredentials(credentials) => {
                Self::ServiceCredentials(ServiceCredentials { ims_host, ..credentials })
            }
            Self::Oauth(credential) => Self::Oauth(OauthCredential { ims_host, ..credential }),
            Self::LocalToken(_) | Self::LocalAem(_) => self,
        })
    }
}

#[cfg(test)]
pub(crate) mod fixtures;
