//! Key files: what kind one is, whether it is sound, and where it is kept.
//!
//! A key is read once from the file the administrator sent, checked here, and
//! afterwards lives in the key store of the computer ([`Keychain`]) or, where
//! there is none, in memory until the program ends ([`SessionVault`]). There is
//! no third place: no key is ever written to a file. Nothing here contacts
//! anybody; exchanging a key for an access token is [`crate::ims`]'s.

mod certificate;
mod claims;
mod environment;
mod error;
mod facts;
mod file;
mod json;
mod keychain;
mod local_token;
mod private_key;
mod recognise;
mod service_credentials;
mod session;
mod stored;
mod vault;

pub(crate) use claims::LONGEST_LIFE;
pub use claims::TokenClaims;
pub use environment::Environment;
pub use error::Error;
pub use file::{FILE_LIMIT, read_key_file};
pub use keychain::{Keychain, key_store_name};
pub use local_token::LocalToken;
pub use private_key::PrivateKey;
pub use recognise::{Candidate, Recognised, recognise};
pub use service_credentials::ServiceCredentials;
pub use session::SessionVault;
pub use vault::{Vault, VaultError};

use crate::http::{OriginError, Reach};

/// A key that was recognised and is sound. Cheap to clone: the secrets are
/// shared, never copied. Has no `Serialize`.
#[derive(Clone, Debug)]
pub enum Key {
    /// A private key with which access tokens can be had for a year.
    ServiceCredentials(ServiceCredentials),
    /// One access token for at most a day.
    LocalToken(LocalToken),
}

impl Key {
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
                a.user_id.is_some() && a.user_id == b.user_id && a.environment == b.environment
            }
            (Self::ServiceCredentials(_), Self::LocalToken(_))
            | (Self::LocalToken(_), Self::ServiceCredentials(_)) => false,
        }
    }

    /// The same key, signing in at another server (`--ims`). A key that does not
    /// sign in stays as it is.
    ///
    /// # Errors
    /// [`OriginError::SignInHost`] where that server may not be contacted.
    pub fn signing_in_at(self, host: &str, reach: &Reach) -> Result<Self, OriginError> {
        let origin = reach.ims(host)?;
        Ok(match self {
            Self::ServiceCredentials(credentials) => Self::ServiceCredentials(ServiceCredentials {
                ims_host: origin.authority().to_owned(),
                ..credentials
            }),
            Self::LocalToken(token) => Self::LocalToken(token),
        })
    }
}

#[cfg(test)]
pub(crate) mod fixtures;
