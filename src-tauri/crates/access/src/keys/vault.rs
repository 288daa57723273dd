//! Where keys are kept: what every place can do, and how it can fail.

use super::Key;
use crate::http::Redacted;

/// A place where keys are kept. The calls block, perhaps until the user has
/// answered a question of the system: not for the threads of the async runtime.
pub trait Vault: Send + Sync {
    /// Keeps a key under the id of its connection, in place of an earlier one.
    ///
    /// # Errors
    /// Where it was not kept; an earlier key is then still the one that loads.
    fn save(&self, id: &str, key: &Key) -> Result<(), VaultError>;

    /// Gives a key back.
    ///
    /// # Errors
    /// [`VaultError::Gone`] where there is none.
    fn load(&self, id: &str) -> Result<Key, VaultError>;

    /// Forgets a key and everything that was stored with it. One that is not
    /// there is forgotten already.
    ///
    /// # Errors
    /// Where something may be left; calling again then removes the rest.
    fn remove(&self, id: &str) -> Result<(), VaultError>;

    /// Keeps a password that is no key, in place of an earlier one.
    ///
    /// # Errors
    /// Where it was not kept.
    fn save_password(&self, id: &str, password: &Redacted<String>) -> Result<(), VaultError>;

    /// Gives a password back.
    ///
    /// # Errors
    /// [`VaultError::Gone`] where there is none.
    fn password(&self, id: &str) -> Result<Redacted<String>, VaultError>;

    /// Forgets a password. One that is not there is forgotten already.
    ///
    /// # Errors
    /// Where it may be left.
    fn remove_password(&self, id: &str) -> Result<(), VaultError>;
}

/// Why a key could not be kept, given back or forgotten.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum VaultError {
    /// This computer has no key store, or it is not running.
    #[error("there is no key store on this computer")]
    Missing,
    /// It is locked, or the user did not let the program in.
    #[error("the key store is locked")]
    Locked,
    /// It has no key of that connection.
    #[error("the key is not in the key store any more")]
    Gone,
    /// It failed, or does not take the key.
    #[error("the key store refused")]
    Refused {
        /// What it said, scrubbed.
        technical: String,
    },
    /// What it holds is not what was put there.
    #[error("the key in the key store is damaged")]
    Damaged,
}
