//! The AEM SDK on this computer as a connection.

use std::sync::Arc;

use zeroize::Zeroizing;

use super::app::App;
use super::connections::named;
use super::types::{AddLocalAem, ConnectionId, ConnectionSummary, LocalSignIn, Speed, Timestamp};
use super::{ApiResult, blocking};
use relabel_access::http::Redacted;
use relabel_access::keys::{Key, LocalAem, VaultError};
use relabel_model::{KeyKind, Stage};
use relabel_store::SavedConnection;

/// Which sign-in was chosen, as the fingerprint of the connection: its address
/// tells it from others.
const SHIPPED: &str = "local/shipped";
const NOBODY: &str = "local/nobody";
const OWN: &str = "local/own";

/// Whether something of a connection is in the key store.
pub(super) fn keeps_key(saved: &SavedConnection) -> bool {
    saved.key.kind != KeyKind::LocalAem || saved.fingerprint == OWN
}

impl App {
    /// Adds the AEM SDK on this computer, or changes how to sign in there.
    ///
    /// # Errors
    /// `AddressNotAllowed`, `KeyStoreMissing`, `KeyStoreLocked` and `KeyStoreFailed`
    /// where an earlier account of the user's own cannot be forgotten, `StoreFailed`.
    pub async fn add_local_aem(&self, request: &AddLocalAem) -> ApiResult<ConnectionSummary> {
        let (account, sign_in) = match request.sign_in {
            LocalSignIn::ShippedAccount => (LocalAem::shipped_account(), SHIPPED),
            LocalSignIn::Nobody => (LocalAem::nobody(), NOBODY),
        };
        let (saved, known) = self.local_aem(request, &Key::LocalAem(account), sign_in).await?;
        if known.as_ref().is_some_and(keeps_key) {
            let (keychain, id) = (Arc::clone(&self.inner.keychain), saved.id);
            blocking(move || keychain.remove(&id.to_string())).await?;
        }
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
        let key = Key::LocalAem(LocalAem::account(user.to_owned(), password));
        let (saved, _) = self.local_aem(request, &key, OWN).await?;
        let (keychain, id) = (Arc::clone(&self.inner.keychain), saved.id);
        blocking(move || keychain.save(&id.to_string(), &key)).await?;
        self.save_local_aem(saved).await
    }

    /// How to sign in at a saved AEM SDK. Never as anybody else than was chosen.
    ///
    /// # Errors
    /// `KeyStoreMissing`, `KeyStoreLocked`, `KeyStoreFailed`, `KeyGone`.
    pub(super) async fn local_sign_in(&self, saved: &SavedConnection) -> ApiResult<LocalAem> {
        match saved.fingerprint.as_str() {
            SHIPPED => return Ok(LocalAem::shipped_account()),
            NOBODY => return Ok(LocalAem::nobody()),
            _ => {}
        }
        let (keychain, id) = (Arc::clone(&self.inner.keychain), saved.id);
        blocking(move || match keychain.load(&id.to_string())? {
            Key::LocalAem(account) => Ok(account),
            _ => Err(VaultError::Damaged),
        })
        .await
    }

    async fn local_aem(
        &self,
        request: &AddLocalAem,
        key: &Key,
        sign_in: &str,
    ) -> ApiResult<(SavedConnection, Option<SavedConnection>)> {
        let origin = self.inner.reach.local_aem(&request.address)?;
        let known = self
            .saved_connections()
            .await?
            .into_iter()
            .find(|one| one.key.kind == KeyKind::LocalAem && one.address == origin.as_str());
        let name = named(&request.name)
            .or_else(|| known.as_ref().map(|known| known.name.clone()))
            .unwrap_or_else(|| origin.authority().to_owned());
        let saved = SavedConnection {
            id: known.as_ref().map_or_else(ConnectionId::new, |known| known.id),
            name,
            address: origin.as_str().to_owned(),
            stage: known.as_ref().map_or(Stage::Development, |known| known.stage),
            key: key.facts("", &self.inner.reach),
            fingerprint: sign_in.to_owned(),
            remembered: true,
            speed: known.as_ref().map_or_else(Speed::default, |known| known.speed),
            route: known.as_ref().and_then(|known| known.route),
            one_by_one_until: known.as_ref().and_then(|known| known.one_by_one_until),
            added_at: known
                .as_ref()
                .map_or_else(|| Timestamp(self.inner.clock.now()), |known| known.added_at),
        };
        Ok((saved, known))
    }

    async fn save_local_aem(&self, saved: SavedConnection) -> ApiResult<ConnectionSummary> {
        self.save_connection(&saved).await?;
        // What was read, and who may change it, were the account's of before.
        drop(self.session().connections.close(saved.id));
        self.stage_changed(&saved);
        Ok(self.summary(saved))
    }
}
