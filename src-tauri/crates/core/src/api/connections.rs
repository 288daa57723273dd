//! Connections: one AEM environment each, and the key that opens it.

use std::sync::Arc;
use std::time::Duration;

use super::app::App;
use super::error::not_found;
use super::local_aem::keeps_key;
use super::types::{
    Access, AddConnection, ApiError, ConnectionId, ConnectionSummary, ErrorCode, KeyInspection,
    Route, Speed, Timestamp, UpdateConnection,
};
use super::{ApiResult, blocking};
use crate::session::OpenConnection;
use relabel_access::ims::Tokens;
use relabel_access::keys::{KeySource as _, VaultKey};
use relabel_aem::{Author, SignIn};
use relabel_model::{KeyKind, Stage};
use relabel_store::SavedConnection;

/// Longest name of a connection, in characters.
const LONGEST_NAME: usize = 100;

/// A connection of this run only: the practice environment, and keys the user
/// asked not to keep.
const SESSION_PREFIX: &str = "session/";

impl App {
    pub(super) async fn save_connection(&self, saved: &SavedConnection) -> ApiResult<()> {
        let (store, row) = (self.store(), saved.clone());
        blocking(move || store.save_connection(&row)).await
    }

    /// Keeps what the user decided about a connection; see [`Store::change_connection`].
    ///
    /// [`Store::change_connection`]: relabel_store::Store::change_connection
    pub(super) async fn change_connection(&self, saved: &SavedConnection) -> ApiResult<()> {
        let (store, row) = (self.store(), saved.clone());
        blocking(move || store.change_connection(&row)).await
    }

    /// All connections, by name.
    ///
    /// # Errors
    /// `StoreFailed`.
    pub async fn list_connections(&self) -> ApiResult<Vec<ConnectionSummary>> {
        let saved = self.saved_connections().await?;
        Ok(saved.into_iter().map(|one| self.summary(one)).collect())
    }

    /// Forgets a connection: its key in the key store, its tokens, its entry. What
    /// works with it is stopped.
    ///
    /// # Errors
    /// `NotFound`, `KeyStoreLocked`, `KeyStoreFailed`, `StoreFailed`.
    pub async fn remove_connection(&self, id: ConnectionId) -> ApiResult<()> {
        let saved = self.saved_connection(id).await?;
        // First what can be refused: until then the connection is as it was.
        if saved.remembered && keeps_key(&saved) {
            let keychain = Arc::clone(&self.inner.keychain);
            blocking(move || keychain.remove(&id.to_string())).await?;
        }
        let store = self.store();
        blocking(move || store.remove_connection(id)).await?;
        let _ = self.inner.session_keys.remove(&session_id(id));
        self.session().end(id);
        Ok(())
    }

    /// Changes what the user decides about a connection. One that becomes Live is
    /// locked.
    ///
    /// # Errors
    /// `NotFound`, `RequestInvalid`, `StoreFailed`.
    pub async fn update_connection(
        &self,
        request: &UpdateConnection,
    ) -> ApiResult<ConnectionSummary> {
        let mut saved = self.saved_connection(request.connection_id).await?;
        let stage = request.stage;
        if (saved.stage == Stage::Practice) != (stage == Stage::Practice) {
            return Err(practice_only());
        }
        saved.name = named(&request.name).unwrap_or(saved.name);
        let is_other_stage = saved.stage != stage;
        saved.stage = stage;
        saved.speed = request.speed.unwrap_or(saved.speed);
        saved.route = request.route.or(saved.route);
        self.change_connection(&saved).await?;
        if is_other_stage {
            self.stage_changed(&saved);
        }
        self.session().connections.change(saved.id, |author| {
            author.set_speed(saved.speed);
            // Jobs that run keep the route they began with.
            author.by_route(route_of(&saved))
        });
        Ok(self.summary(saved))
    }

    /// Lets the requests of a connection follow each other so fast until the program
    /// ends; what is saved about it stays.
    ///
    /// # Errors
    /// `NotFound`, and why the connection cannot be opened.
    pub async fn use_speed(&self, id: ConnectionId, speed: Speed) -> ApiResult<()> {
        self.author(id).await?.set_speed(speed);
        Ok(())
    }

    /// See [`Author::expect_lag`]. Lasts until the connection is opened anew.
    ///
    /// # Errors
    /// `NotFound`, `KeyGone`, `StoreFailed`.
    pub async fn expect_lag(&self, id: ConnectionId, lag: Duration) -> ApiResult<()> {
        self.author(id).await.map(|author| author.expect_lag(lag))
    }

    /// See [`Author::limit_in_flight`]. Lasts until the program ends.
    ///
    /// # Errors
    /// `NotFound`, `KeyGone`, `StoreFailed`.
    pub async fn limit_in_flight(&self, id: ConnectionId, most: u32) -> ApiResult<()> {
        self.author(id).await.map(|author| author.limit_in_flight(most))
    }

    /// Gets an access token, or says why none can be had.
    ///
    /// # Errors
    /// Everything that can keep one from signing in.
    pub async fn sign_in(&self, id: ConnectionId) -> ApiResult<Access> {
        let saved = self.saved_connection(id).await?;
        let author = self.author(id).await?;
        let Some(tokens) = author.tokens() else {
            return Err(ApiError::new(
                ErrorCode::RequestInvalid,
                "this connection does not sign in at Adobe",
            ));
        };
        let was_signed_out = tokens.is_signed_out();
        tokens.sign_in_again();
        let token = tokens.access().await?;
        if was_signed_out {
            self.mend_jobs_of(&saved);
        }
        Ok(Access { ends_at: Timestamp(token.ends_at()), renewable: tokens.renewable() })
    }

    /// Forgets the access token. Nothing is sent for the connection until
    /// [`App::sign_in`]; a job that runs waits for that.
    ///
    /// # Errors
    /// `NotFound`, and why the connection cannot be opened.
    pub async fn sign_out(&self, id: ConnectionId) -> ApiResult<()> {
        if let Some(tokens) = self.author(id).await?.tokens() {
            tokens.sign_out();
        }
        Ok(())
    }

    /// Whether the key of a connection can be had from where it is kept.
    ///
    /// # Errors
    /// `KeyStoreMissing`, `KeyStoreLocked`, `KeyStoreFailed`, `KeyGone`.
    pub(super) async fn key_is_there(&self, id: ConnectionId) -> ApiResult<()> {
        Ok(self.key_source(id).key().await.map(drop)?)
    }

    fn key_source(&self, id: ConnectionId) -> VaultKey {
        // Keys of this run first.
        VaultKey::new([
            (Arc::clone(&self.inner.session_keys), session_id(id)),
            (Arc::clone(&self.inner.keychain), id.to_string()),
        ])
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
        Ok(self.open_connection(id).await?.author)
    }

    /// A connection, opened on first use.
    pub(super) async fn open_connection(&self, id: ConnectionId) -> ApiResult<OpenConnection> {
        let connections = &self.session().connections;
        loop {
            let changes = connections.changes();
            if let Some(open) = connections.opened(id) {
                return Ok(open);
            }
            let author = self.author_of(&self.saved_connection(id).await?).await?;
            if let Some(open) = connections.open(id, changes, author) {
                return Ok(open);
            }
        }
    }

    async fn author_of(&self, saved: &SavedConnection) -> ApiResult<Author> {
        let (origin, sign_in) = if saved.key.kind == KeyKind::LocalAem {
            let sign_in = match self.local_sign_in(saved).await?.sign_in {
                Some((user, password)) => SignIn::Basic { user, password },
                None => SignIn::Nobody,
            };
            (self.inner.reach.local_aem(&saved.address)?, sign_in)
        } else {
            let tokens = Tokens::new(
                Arc::new(self.key_source(saved.id)),
                saved.key.kind,
                self.inner.http.clone(),
                self.inner.reach.clone(),
                Arc::clone(&self.inner.clock),
            );
            let is_oauth = saved.key.kind == KeyKind::OauthServerToServer;
            let api_key = saved.key.client_id.clone().filter(|_| is_oauth);
            // The address was confirmed when it was saved, together with this key.
            let origin = self.inner.reach.author(&saved.address, true)?;
            (origin, SignIn::Tokens { tokens, api_key })
        };
        let author = Author::new(self.inner.http.clone(), origin, sign_in);
        let author = author.by_route(route_of(saved));
        author.set_speed(saved.speed);
        if let Some(Timestamp(until)) = &saved.one_by_one_until
            && let Ok(rest) = (*until - self.inner.clock.now()).try_into()
        {
            author.close_blocks_for(rest);
        }
        Ok(author)
    }

    pub(super) fn summary(&self, saved: SavedConnection) -> ConnectionSummary {
        let now = self.inner.clock.now();
        ConnectionSummary {
            route: route_of(&saved),
            one_by_one_until: saved.one_by_one_until.filter(|Timestamp(until)| *until > now),
            writing: self.writing(saved.id, saved.stage),
            is_signed_out: self.session().connections.is_signed_out(saved.id),
            id: saved.id,
            remembered: saved.remembered,
            name: saved.name,
            address: saved.address,
            stage: saved.stage,
            key: saved.key,
            added_at: saved.added_at,
            speed: saved.speed,
        }
    }

    /// All connections, by name, with what is known of the keys they use.
    pub(super) async fn saved_connections(&self) -> ApiResult<Vec<SavedConnection>> {
        let store = self.store();
        let saved = blocking(move || store.connections()).await?;
        Ok(saved.into_iter().map(|one| self.with_key_in_use(one)).collect())
    }

    /// One connection, with what is known of the key it uses.
    pub(super) async fn saved_connection(&self, id: ConnectionId) -> ApiResult<SavedConnection> {
        let store = self.store();
        let saved = blocking(move || store.connection(id)).await?;
        saved.map(|one| self.with_key_in_use(one)).ok_or_else(|| not_found("connection"))
    }

    /// Keys of this run come first here too; see [`App::key_source`].
    fn with_key_in_use(&self, saved: SavedConnection) -> SavedConnection {
        let key = self.session().connections.session_key(saved.id).unwrap_or(saved.key);
        SavedConnection { key, ..saved }
    }
}

fn route_of(saved: &SavedConnection) -> Route {
    saved.route.unwrap_or_else(|| Route::usual(saved.key.kind))
}

pub(super) fn practice_only() -> ApiError {
    ApiError::new(ErrorCode::RequestInvalid, "only the practice environment is for practice")
}

/// The user's words as a name; `None` where there are none.
pub(super) fn named(written: &str) -> Option<String> {
    let name: String =
        written.trim().chars().filter(|c| !c.is_control()).take(LONGEST_NAME).collect();
    (!name.is_empty()).then_some(name)
}

pub(super) fn session_id(id: ConnectionId) -> String {
    format!("{SESSION_PREFIX}{id}")
}
