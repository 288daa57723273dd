//! Where a sign-in gets its key from, each time anew.

use std::{fmt, sync::Arc};

use futures::{FutureExt, future::BoxFuture};

use super::{Key, Vault, VaultError};

/// Gives the key of one connection when it is needed. Whoever asks drops it,
/// which wipes it, right after use.
pub trait KeySource: Send + Sync {
    /// The key. May take until the user has answered a question of the system.
    fn key(&self) -> BoxFuture<'_, Result<Key, VaultError>>;
}

/// A key that is kept in one of several vaults.
pub struct VaultKey {
    places: Vec<(Arc<dyn Vault>, String)>,
}

impl VaultKey {
    /// The vaults in the order they are asked, each with the id under which it
    /// has the key. A later one is asked only where an earlier one has none.
    #[must_use]
    pub fn new(places: impl IntoIterator<Item = (Arc<dyn Vault>, String)>) -> Self {
        Self { places: places.into_iter().collect() }
    }
}

impl KeySource for VaultKey {
    fn key(&self) -> BoxFuture<'_, Result<Key, VaultError>> {
        let places = self.places.clone();
        let load = move || {
            let mut result = Err(VaultError::Gone);
            for (vault, id) in places {
                result = vault.load(&id);
                if !matches!(result, Err(VaultError::Gone)) {
                    break;
                }
            }
            result
        };
        // The key store may ask the user: not on a thread of the runtime.
        let task = tokio::task::spawn_blocking(load);
        async {
            let broken = VaultError::Refused { technical: "the program is ending".to_owned() };
            task.await.unwrap_or(Err(broken))
        }
        .boxed()
    }
}

impl fmt::Debug for VaultKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("VaultKey").field("places", &self.places.len()).finish_non_exhaustive()
    }
}

/// A key that is not kept anywhere else: for the command line, which reads it
/// from a file each time it runs.
impl KeySource for Key {
    fn key(&self) -> BoxFuture<'_, Result<Key, VaultError>> {
        futures::future::ready(Ok(self.clone())).boxed()
    }
}
