//! Keys that are kept until the program ends: for computers without a key store
//! and for users who want it so. The alternative, a file, would have to hold
//! its own password.

use std::{
    collections::HashMap,
    sync::{Mutex, MutexGuard, PoisonError},
};

use super::{Key, Vault, VaultError};
use crate::http::Redacted;

/// Keeps keys in memory, and nowhere else.
#[derive(Debug, Default)]
pub struct SessionVault {
    keys: Mutex<HashMap<String, Key>>,
    passwords: Mutex<HashMap<String, Redacted<String>>>,
}

impl SessionVault {
    /// Keeps nothing yet.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    fn keys(&self) -> MutexGuard<'_, HashMap<String, Key>> {
        self.keys.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn passwords(&self) -> MutexGuard<'_, HashMap<String, Redacted<String>>> {
        self.passwords.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Vault for SessionVault {
    fn save(&self, id: &str, key: &Key) -> Result<(), VaultError> {
        self.keys().insert(id.to_owned(), key.clone());
        Ok(())
    }

    fn load(&self, id: &str) -> Result<Key, VaultError> {
        self.keys().get(id).cloned().ok_or(VaultError::Gone)
    }

    fn remove(&self, id: &str) -> Result<(), VaultError> {
        self.keys().remove(id);
        Ok(())
    }

    fn save_password(&self, id: &str, password: &Redacted<String>) -> Result<(), VaultError> {
        self.passwords().insert(id.to_owned(), Redacted::new(password.expose().clone()));
        Ok(())
    }

    fn password(&self, id: &str) -> Result<Redacted<String>, VaultError> {
        let passwords = self.passwords();
        let found = passwords.get(id).ok_or(VaultError::Gone)?;
        Ok(Redacted::new(found.expose().clone()))
    }

    fn remove_password(&self, id: &str) -> Result<(), VaultError> {
        self.passwords().remove(id);
        Ok(())
    }
}
