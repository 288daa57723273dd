//! Saving a key: as a connection of its own, or in the place of the key a
//! connection has.

use std::sync::Arc;

use super::addresses::without_path;
use super::app::App;
use super::connections::{named, practice_only, session_id};
use super::error::not_found;
use super::keys::relation;
use super::types::{
    AddConnection, ApiError, ConnectionId, ConnectionSummary, ErrorCode, KeyRelation, Speed,
    Timestamp,
};
use super::{ApiResult, blocking};
use relabel_access::http::Origin;
use relabel_access::keys::Key;
use relabel_model::{KeyFacts, Stage};
use relabel_store::SavedConnection;

impl App {
    /// Saves a key that was inspected. A connection with the same account and
    /// address is updated instead of doubled.
    ///
    /// # Errors
    /// `ImportGone`, `AddressNotAllowed`, `AddressNeedsConfirmation`,
    /// `KeyStoreMissing`, `KeyStoreLocked`, `KeyStoreFailed`, `StoreFailed`. After an
    /// error the import is still there, so that the user can go on.
    pub async fn add_connection(&self, request: &AddConnection) -> ApiResult<ConnectionSummary> {
        // Two at once must not make two connections of one key.
        let _turn = self.session().connections.adding.lock().await;
        let import = self.take_import(request.import_id)?;
        let key = import.key().cloned();
        let facts = key.as_ref().map(|key| key.facts(&import.file_name, &self.inner.reach));
        let (Some(key), Some(facts)) = (key, facts) else { return Err(not_found("key")) };
        let result = self.save_key(request, &key, facts).await;
        if result.is_err() {
            self.put_import_back(request.import_id, import);
        }
        result
    }

    async fn save_key(
        &self,
        request: &AddConnection,
        key: &Key,
        facts: KeyFacts,
    ) -> ApiResult<ConnectionSummary> {
        let fingerprint = key.fingerprint();
        let mut of_account = self.saved_connections().await?;
        of_account.retain(|one| one.fingerprint == fingerprint);
        let origin = self.place_for_key(request, &of_account)?;
        let address = origin.as_str().to_owned();
        if request.stage == Stage::Practice && !self.inner.reach.is_practice(&origin) {
            return Err(practice_only());
        }
        let known = match request.replaces {
            Some(id) => {
                let known = self.saved_connection(id).await?;
                if known.fingerprint != fingerprint {
                    return Err(ApiError::new(
                        ErrorCode::OtherAccount,
                        "the key is of another account than this connection",
                    ));
                }
                // Whatever was listed, planned or unlocked there stays there.
                if known.address != address {
                    return Err(ApiError::new(
                        ErrorCode::RequestInvalid,
                        "a key is replaced where it is, not moved to another address",
                    ));
                }
                Some(known)
            }
            None => {
                // A key that is used until the program ends never takes the place of one
                // that is in the key store.
                let known = of_account
                    .into_iter()
                    .find(|one| one.address == address && (request.remember || !one.remembered));
                if known.as_ref().is_some_and(|one| relation(&facts, one) != KeyRelation::Same) {
                    return Err(ApiError::new(
                        ErrorCode::ReplaceNotConfirmed,
                        "this connection has another key of the same account",
                    ));
                }
                known
            }
        };
        let id = known.as_ref().map_or_else(ConnectionId::new, |known| known.id);
        let saved = SavedConnection {
            id,
            name: named(&request.name).unwrap_or_else(|| {
                known.as_ref().map_or_else(|| origin.host().to_owned(), |known| known.name.clone())
            }),
            address,
            stage: request.stage,
            key: match &known {
                Some(known) => completed(facts, &known.key),
                None => facts,
            },
            fingerprint,
            // A connection does not go because its newest key is not to be kept.
            remembered: request.remember || known.as_ref().is_some_and(|known| known.remembered),
            speed: known.as_ref().map_or_else(Speed::default, |known| known.speed),
            route: known.as_ref().and_then(|known| known.route),
            one_by_one_until: known.as_ref().and_then(|known| known.one_by_one_until),
            added_at: known
                .as_ref()
                .map_or_else(|| Timestamp(self.inner.clock.now()), |known| known.added_at),
        };
        // Until the program ends another key is used than the key store has. What is known
        // of that one stays: it is used again at the next start.
        let is_in_place_of_kept =
            !request.remember && known.as_ref().is_some_and(|known| known.remembered);
        // The key first: a connection without a key is worse than a key without one.
        if request.remember {
            let (keychain, key) = (Arc::clone(&self.inner.keychain), key.clone());
            blocking(move || keychain.save(&id.to_string(), &key)).await?;
            let _ = self.inner.session_keys.remove(&session_id(id));
        } else {
            self.inner.session_keys.save(&session_id(id), key)?;
        }
        let written = if is_in_place_of_kept {
            self.change_connection(&saved).await
        } else {
            self.save_connection(&saved).await
        };
        if let Err(error) = written {
            if known.is_none() {
                let keychain = Arc::clone(&self.inner.keychain);
                let _ = blocking(move || keychain.remove(&id.to_string())).await;
                let _ = self.inner.session_keys.remove(&session_id(id));
            }
            return Err(error);
        }
        let session_key = is_in_place_of_kept.then(|| saved.key.clone());
        self.session().connections.set_session_key(id, session_key);
        if known.as_ref().is_some_and(|known| known.stage != saved.stage) {
            self.stage_changed(&saved);
        }
        self.session().connections.key_replaced(id);
        // Jobs that wait for a key go on with this one.
        self.mend_jobs_of(&saved);
        Ok(self.summary(saved))
    }

    /// The place a key is to be sent to. An unusual one that was confirmed for this
    /// very account is not asked about again.
    fn place_for_key(
        &self,
        request: &AddConnection,
        of_account: &[SavedConnection],
    ) -> ApiResult<Origin> {
        let reach = &self.inner.reach;
        let address = without_path(&request.address);
        if request.address_confirmed {
            return Ok(reach.author(address, true)?);
        }
        let refused = match reach.author(address, false) {
            Ok(origin) => return Ok(origin),
            Err(refused) => refused,
        };
        match reach.author(address, true) {
            Ok(origin) if of_account.iter().any(|one| one.address == origin.as_str()) => Ok(origin),
            _ => Err(refused.into()),
        }
    }
}

/// What another form of the same key's file does not tell, the earlier one did.
fn completed(facts: KeyFacts, before: &KeyFacts) -> KeyFacts {
    let or = |new: Option<String>, old: &Option<String>| new.or_else(|| old.clone());
    KeyFacts {
        account: or(facts.account, &before.account),
        client_id: or(facts.client_id, &before.client_id),
        organisation: or(facts.organisation, &before.organisation),
        program: or(facts.program, &before.program),
        environment: or(facts.environment, &before.environment),
        ..facts
    }
}
