//! Key files and connections.

use std::path::Path;
use std::sync::Arc;

use time::OffsetDateTime;

use super::app::{App, locked};
use super::error::not_found;
use super::types::{
    Access, AddConnection, ApiError, ConnectionId, ConnectionSummary, ErrorCode, ImportId,
    KeyInspection, Stage, Timestamp,
};
use super::{ApiResult, blocking};
use crate::aem::Author;
use crate::ims::Tokens;
use crate::keys::{Key, read_key_file, recognise};
use crate::store::SavedConnection;

/// Keys that wait for the user's decision; more are forgotten, oldest first.
const MOST_IMPORTS: usize = 8;
/// How long a key waits for the user's decision before it is forgotten.
const IMPORT_LIFE: time::Duration = time::Duration::minutes(15);

/// A key that was read but not yet saved.
pub(super) struct PendingImport {
    key: Key,
    file_name: String,
    read_at: OffsetDateTime,
}

/// A connection in use.
#[derive(Clone)]
pub(super) struct OpenConnection {
    author: Author,
}

/// A connection of this run only: the practice environment, and keys the user
/// asked not to keep.
const SESSION_PREFIX: &str = "session/";

impl App {
    /// Reads a file and says what it is. The key waits in memory for
    /// [`App::add_connection`].
    pub async fn inspect_key_file(&self, path: &Path) -> KeyInspection {
        let file_name =
            path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
        let path = path.to_owned();
        let read = blocking(move || read_key_file(&path)).await;
        match read {
            Ok(bytes) => self.inspect_key(file_name, &bytes).await,
            Err(error) => KeyInspection::Refused { file_name, error },
        }
    }

    /// Says what the content of a key file is.
    pub async fn inspect_key(&self, file_name: String, bytes: &[u8]) -> KeyInspection {
        let now = self.inner.clock.now();
        let key = match self.recognise(&file_name, bytes, now) {
            Ok(key) => key,
            Err(error) => return KeyInspection::Refused { file_name, error },
        };
        let fingerprint = key.fingerprint();
        let known = self.saved_connections().await.unwrap_or_default();
        let existing =
            known.into_iter().find(|one| one.fingerprint == fingerprint).map(|one| {
                super::types::ExistingConnection {
                    connection_id: one.id,
                    relation: super::types::KeyRelation::Same,
                }
            });
        let facts = key.facts(&file_name, &self.inner.reach);
        let import_id = ImportId::new();
        let mut imports = locked(&self.inner.imports);
        imports.retain(|_, import| now - import.read_at < IMPORT_LIFE);
        if imports.len() >= MOST_IMPORTS
            && let Some(oldest) =
                imports.iter().min_by_key(|(_, import)| import.read_at).map(|(id, _)| *id)
        {
            imports.remove(&oldest);
        }
        imports
            .insert(import_id, PendingImport { key, file_name: file_name.clone(), read_at: now });
        KeyInspection::Usable { import_id, file_name, key: facts, existing }
    }

    fn recognise(&self, file_name: &str, bytes: &[u8], now: OffsetDateTime) -> ApiResult<Key> {
        let reach = &self.inner.reach;
        let key = recognise(file_name, bytes, reach, now)?;
        match &self.inner.ims {
            // Plain http only ever reaches this computer: `Reach` decides.
            Some(ims) => Ok(key.signing_in_at(ims.strip_prefix("http://").unwrap_or(ims), reach)?),
            None => Ok(key),
        }
    }

    /// Saves a key that was inspected. A connection with the same account and
    /// address is updated instead of doubled.
    ///
    /// # Errors
    /// `ImportGone`, `AddressNotAllowed`, `AddressNeedsConfirmation`,
    /// `KeyStoreMissing`, `KeyStoreLocked`, `KeyStoreFailed`, `StoreFailed`. After an
    /// error the import is still there, so that the user can go on.
    pub async fn add_connection(&self, request: &AddConnection) -> ApiResult<ConnectionSummary> {
        let origin = self.inner.reach.author(&request.address, request.address_confirmed)?;
        if request.stage == Stage::Practice && !self.inner.reach.is_practice(&origin) {
            return Err(ApiError::new(
                ErrorCode::RequestInvalid,
                "only the practice environment is for practice",
            ));
        }
        let address = origin.as_str().to_owned();
        let gone = || ApiError::new(ErrorCode::ImportGone, "the key file must be chosen again");
        let import = locked(&self.inner.imports).remove(&request.import_id).ok_or_else(gone)?;
        let result = self.save_import(request, &import, address, origin.host()).await;
        if result.is_err() {
            locked(&self.inner.imports).insert(request.import_id, import);
        }
        result
    }

    async fn save_import(
        &self,
        request: &AddConnection,
        import: &PendingImport,
        address: String,
        host: &str,
    ) -> ApiResult<ConnectionSummary> {
        let fingerprint = import.key.fingerprint();
        let known = self.saved_connections().await?;
        // A key that is used until the program ends never takes the place of one
        // that is in the key store.
        let known = known.into_iter().find(|one| {
            one.fingerprint == fingerprint
                && one.address == address
                && (request.remember || !one.remembered)
        });
        let id = known.as_ref().map_or_else(ConnectionId::new, |known| known.id);
        let name = match request.name.trim() {
            "" => known.as_ref().map_or_else(|| host.to_owned(), |known| known.name.clone()),
            name => name.chars().filter(|c| !c.is_control()).take(100).collect(),
        };
        let saved = SavedConnection {
            id,
            name,
            address,
            stage: request.stage,
            key: import.key.facts(&import.file_name, &self.inner.reach),
            fingerprint,
            remembered: request.remember,
            added_at: known
                .map_or_else(|| Timestamp(self.inner.clock.now()), |known| known.added_at),
        };
        // The key first: a connection without a key is worse than a key without one.
        if request.remember {
            let (keychain, key) = (Arc::clone(&self.inner.keychain), import.key.clone());
            blocking(move || keychain.save(&id.to_string(), &key)).await?;
            let _ = self.inner.session.remove(&session_id(id));
        } else {
            self.inner.session.save(&session_id(id), &import.key)?;
        }
        let (store, row) = (self.store(), saved.clone());
        blocking(move || store.save_connection(&row)).await?;
        locked(&self.inner.connections).remove(&id);
        Ok(summary(saved))
    }

    /// All connections, by name.
    ///
    /// # Errors
    /// `StoreFailed`.
    pub async fn list_connections(&self) -> ApiResult<Vec<ConnectionSummary>> {
        let saved = self.saved_connections().await?;
        Ok(saved.into_iter().map(summary).collect())
    }

    /// Forgets a connection: its key in the key store, its tokens, its entry. What
    /// works with it is stopped.
    ///
    /// # Errors
    /// `NotFound`, `KeyStoreLocked`, `KeyStoreFailed`, `StoreFailed`.
    pub async fn remove_connection(&self, id: ConnectionId) -> ApiResult<()> {
        let saved = self.saved_connection(id).await?;
        self.stop_jobs_of(id);
        locked(&self.inner.connections).remove(&id);
        let _ = self.inner.session.remove(&session_id(id));
        if saved.remembered {
            let keychain = Arc::clone(&self.inner.keychain);
            blocking(move || keychain.remove(&id.to_string())).await?;
        }
        let store = self.store();
        blocking(move || store.remove_connection(id)).await
    }

    /// Gets an access token, or says why none can be had.
    ///
    /// # Errors
    /// Everything that can keep one from signing in.
    pub async fn sign_in(&self, id: ConnectionId) -> ApiResult<Access> {
        let author = self.author(id).await?;
        let token = author.tokens().access().await?;
        Ok(Access { ends_at: Timestamp(token.ends_at()), renewable: author.tokens().renewable() })
    }

    /// Adds the practice environment that a shell has started on this computer, as
    /// a connection until the program ends. Any earlier one is replaced.
    ///
    /// # Errors
    /// `PracticeFailed`, `StoreFailed`.
    pub async fn add_practice(
        &self,
        port: u16,
        name: &str,
        key_file: &[u8],
    ) -> ApiResult<ConnectionSummary> {
        let origin = self.inner.reach.allow_practice(port);
        for old in self.saved_connections().await? {
            if old.stage == Stage::Practice && !old.remembered {
                self.remove_connection(old.id).await?;
            }
        }
        let inspected = self.inspect_key("practice.json".to_owned(), key_file).await;
        let KeyInspection::Usable { import_id, .. } = inspected else {
            return Err(ApiError::new(
                ErrorCode::PracticeFailed,
                "the practice key was not accepted",
            ));
        };
        self.add_connection(&AddConnection {
            import_id,
            name: name.to_owned(),
            address: origin.as_str().to_owned(),
            address_confirmed: false,
            stage: Stage::Practice,
            remember: false,
            replaces: None,
        })
        .await
    }

    /// A picture of an asset, as its media type and bytes.
    ///
    /// # Errors
    /// `NotFound` where AEM has none, and everything a request can meet.
    pub async fn thumbnail(
        &self,
        id: ConnectionId,
        asset_path: &str,
    ) -> ApiResult<(String, bytes::Bytes)> {
        let reply = self.author(id).await?.thumbnail(asset_path).await?;
        Ok((reply.content_type.unwrap_or_default(), reply.body))
    }

    /// The AEM author of a connection, opened on first use.
    pub(super) async fn author(&self, id: ConnectionId) -> ApiResult<Author> {
        if let Some(open) = locked(&self.inner.connections).get(&id) {
            return Ok(open.author.clone());
        }
        let saved = self.saved_connection(id).await?;
        // The address was confirmed when it was saved, together with this key.
        let origin = self.inner.reach.author(&saved.address, true)?;
        let key = match self.inner.session.load(&session_id(id)) {
            Ok(key) => key,
            Err(_) => {
                let keychain = Arc::clone(&self.inner.keychain);
                blocking(move || keychain.load(&id.to_string())).await?
            }
        };
        let tokens = Tokens::new(
            key,
            self.inner.http.clone(),
            self.inner.reach.clone(),
            Arc::clone(&self.inner.clock),
        );
        let author = Author::new(self.inner.http.clone(), origin, tokens);
        let mut connections = locked(&self.inner.connections);
        // Whoever came first stays, so that all share one token and one pace.
        let open = connections.entry(id).or_insert(OpenConnection { author });
        Ok(open.author.clone())
    }

    async fn saved_connections(&self) -> ApiResult<Vec<SavedConnection>> {
        let store = self.store();
        blocking(move || store.connections()).await
    }

    async fn saved_connection(&self, id: ConnectionId) -> ApiResult<SavedConnection> {
        let store = self.store();
        blocking(move || store.connection(id)).await?.ok_or_else(|| not_found("connection"))
    }
}

fn summary(saved: SavedConnection) -> ConnectionSummary {
    ConnectionSummary {
        id: saved.id,
        remembered: saved.remembered,
        name: saved.name,
        address: saved.address,
        stage: saved.stage,
        key: saved.key,
        added_at: saved.added_at,
        writing: super::types::Writing::Free,
        is_signed_out: false,
    }
}

fn session_id(id: ConnectionId) -> String {
    format!("{SESSION_PREFIX}{id}")
}
