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

#[cfg(test)]
mod tests {
    use std::sync::atomic::{AtomicUsize, Ordering};

    use super::*;
    use crate::http::Redacted;
    use crate::keys::{LocalAem, SessionVault};

    /// A vault that answers one failure, and counts.
    struct Failing(VaultError, AtomicUsize);

    impl Vault for Failing {
        fn save(&self, _: &str, _: &Key) -> Result<(), VaultError> {
            Err(self.0.clone())
        }

        fn load(&self, _: &str) -> Result<Key, VaultError> {
            self.1.fetch_add(1, Ordering::SeqCst);
            Err(self.0.clone())
        }

        fn remove(&self, _: &str) -> Result<(), VaultError> {
            Err(self.0.clone())
        }

        fn save_password(&self, _: &str, _: &Redacted<String>) -> Result<(), VaultError> {
            Err(self.0.clone())
        }

        fn password(&self, _: &str) -> Result<Redacted<String>, VaultError> {
            Err(self.0.clone())
        }

        fn remove_password(&self, _: &str) -> Result<(), VaultError> {
            Err(self.0.clone())
        }
    }

    fn failing(error: VaultError) -> Arc<Failing> {
        Arc::new(Failing(error, AtomicUsize::new(0)))
    }

    fn places(vaults: [Arc<dyn Vault>; 2]) -> VaultKey {
        VaultKey::new(vaults.into_iter().zip(["session/c1".to_owned(), "c1".to_owned()]))
    }

    #[tokio::test]
    async fn the_second_place_is_asked_only_where_the_first_has_none() {
        let (first, second) = (Arc::new(SessionVault::new()), Arc::new(SessionVault::new()));
        let source = places([Arc::clone(&first) as _, Arc::clone(&second) as _]);
        assert_eq!(source.key().await.map(drop), Err(VaultError::Gone));
        second.save("c1", &Key::LocalAem(LocalAem::nobody())).unwrap();
        assert!(matches!(source.key().await, Ok(Key::LocalAem(LocalAem { sign_in: None }))));
        first.save("session/c1", &Key::LocalAem(LocalAem::shipped_account())).unwrap();
        assert!(matches!(source.key().await, Ok(Key::LocalAem(LocalAem { sign_in: Some(_) }))));

        // A key store that fails is asked once, and what it said is passed on.
        for error in [VaultError::Locked, VaultError::Missing, VaultError::Damaged] {
            let store = failing(error.clone());
            let empty = Arc::new(SessionVault::new());
            let source = places([empty as _, Arc::clone(&store) as _]);
            assert_eq!(source.key().await.map(drop), Err(error));
            assert_eq!(store.1.load(Ordering::SeqCst), 1);
        }
    }
}
