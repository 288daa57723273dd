//! The AEM SDK on this computer as a connection.

use std::sync::Arc;

use zeroize::Zeroizing;

use super::app::{App, locked};
use super::connections::named;
use super::types::{
    AddLocalAem, ConnectionId, ConnectionSummary, KeyKind, LocalSignIn, Stage, Timestamp,
};
use super::{ApiResult, blocking};
use crate::http::Redacted;
use crate::keys::{Key, LocalAem, VaultError};
use crate::store::SavedConnection;

impl App {
    /// Adds the AEM SDK on this computer, or changes how to sign in there.
    ///
    /// # Errors
    /// `AddressNotAllowed`, `StoreFailed`.
    pub async fn add_local_aem(&self, request: &AddLocalAem) -> ApiResult<ConnectionSummary> {
        let (saved, _) = self.local_aem(request, preset(request.sign_in)).await?;
        // What everybody knows needs no key store. Where there is none nothing can be
        // left in it, and where it is locked the address decides.
        let (keychain, id) = (Arc::clone(&self.inner.keychain), saved.id);
        let _ = blocking(move || keychain.remove(&id.to_string())).await;
        self.save_local_aem(saved).await
    }

    /// The same with an account of the user's own, whose password goes into the
    /// key store.
    ///
    /// # Errors
    /// `AddressNotAllowed`, `KeyStoreMissing`, `KeyStoreLocked`, `KeyStoreFailed`,
    /// `StoreFailed`.
    pub async fn add_local_aem_as(
        &self,
        request: &AddLocalAem,
        user: &str,
        mut password: Zeroizing<String>,
    ) -> ApiResult<ConnectionSummary> {
        let password = Arc::new(Redacted::new(std::mem::take(&mut *password)));
        let account = LocalAem::account(user.to_owned(), password);
        let (saved, key) = self.local_aem(request, account).await?;
        let (keychain, id) = (Arc::clone(&self.inner.keychain), saved.id);
        blocking(move || keychain.save(&id.to_string(), &key)).await?;
        self.save_local_aem(saved).await
    }

    /// How to sign in at a saved AEM SDK.
    pub(super) async fn local_sign_in(&self, saved: &SavedConnection) -> ApiResult<LocalAem> {
        let (keychain, id) = (Arc::clone(&self.inner.keychain), saved.id);
        let has_account = saved.key.account.is_some();
        let stored = blocking(move || match keychain.load(&id.to_string()) {
            Ok(Key::LocalAem(account)) => Ok(Some(account)),
            Ok(_) | Err(VaultError::Gone | VaultError::Missing) => Ok(None),
            Err(error) if has_account => Err(error),
            Err(_) => Ok(None),
        })
        .await?;
        Ok(stored.unwrap_or_else(|| {
            preset(if has_account { LocalSignIn::ShippedAccount } else { LocalSignIn::Nobody })
        }))
    }

    async fn local_aem(
        &self,
        request: &AddLocalAem,
        account: LocalAem,
    ) -> ApiResult<(SavedConnection, Key)> {
        let origin = self.inner.reach.local_aem(&request.address)?;
        let known = self
            .saved_connections()
            .await?
            .into_iter()
            .find(|one| one.key.kind == KeyKind::LocalAem && one.address == origin.as_str());
        let key = Key::LocalAem(account);
        let name = named(&request.name)
            .or_else(|| known.as_ref().map(|known| known.name.clone()))
            .unwrap_or_else(|| origin.authority().to_owned());
        let saved = SavedConnection {
            id: known.as_ref().map_or_else(ConnectionId::new, |known| known.id),
            name,
            address: origin.as_str().to_owned(),
            stage: known.as_ref().map_or(Stage::Development, |known| known.stage),
            key: key.facts("", &self.inner.reach),
            fingerprint: key.fingerprint(),
            remembered: true,
            added_at: known
                .map_or_else(|| Timestamp(self.inner.clock.now()), |known| known.added_at),
        };
        Ok((saved, key))
    }

    async fn save_local_aem(&self, saved: SavedConnection) -> ApiResult<ConnectionSummary> {
        self.save_connection(&saved).await?;
        locked(&self.inner.connections).remove(&saved.id);
        Ok(self.summary(saved))
    }
}

fn preset(sign_in: LocalSignIn) -> LocalAem {
    match sign_in {
        LocalSignIn::ShippedAccount => LocalAem::shipped_account(),
        LocalSignIn::Nobody => LocalAem::nobody(),
    }
}
