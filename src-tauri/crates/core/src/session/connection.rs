//! Connections in use, and all that belongs to one.

use std::collections::HashMap;
use std::convert::Infallible;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use futures::future::try_join_all;
use relabel_access::ims::Tokens;
use relabel_aem::graphql::schema::Schema;
use relabel_aem::schema_form::FormChoice;
use relabel_aem::tags::TagIndex;
use relabel_aem::{Author, SchemaForm};
use relabel_model::{CannotReason, ConnectionId, KeyFacts, ListingScope};
use relabel_store::ListingRow;
use tokio_util::sync::CancellationToken;

use super::cache::{Fetched, TtlCache};
use super::locked;
use crate::plan::sample::ReadAsset;

/// Longest time for reading the form: people wait for the list of fields, and the
/// standard set is there at once.
pub(crate) const PATIENCE: Duration = Duration::from_secs(10);
/// How long what was read for a sample is taken for what is there: while an edit is
/// written, every letter asks for it again. The plan reads everything anew.
const FRESH: Duration = Duration::from_secs(60);
/// Samples that are kept: people go back and forth between few selections.
const KEPT: usize = 8;

/// The connections of this run of the program.
#[derive(Default)]
pub(crate) struct Connections {
    all: Mutex<All>,
    /// Held while a key becomes a connection.
    pub(crate) adding: tokio::sync::Mutex<()>,
}

#[derive(Default)]
struct All {
    /// How often what is saved of any was changed, so that none is opened by what was
    /// saved before.
    changes: u64,
    known: HashMap<ConnectionId, Connection>,
}

/// What belongs to a connection, opened or not.
#[derive(Default)]
struct Connection {
    open: Option<OpenConnection>,
    /// Whether the user unlocked it; only asked of one that is Live.
    is_unlocked: bool,
    /// What is known of the key that is used until the program ends in the place of the
    /// one in the key store.
    session_key: Option<KeyFacts>,
}

impl Connections {
    /// To be asked before what is saved is read, for [`Connections::open`].
    pub(crate) fn changes(&self) -> u64 {
        locked(&self.all).changes
    }

    /// A connection that is open.
    pub(crate) fn opened(&self, id: ConnectionId) -> Option<OpenConnection> {
        locked(&self.all).known.get(&id)?.open.clone()
    }

    /// Opens a connection; `None` where what was saved has changed since it was read.
    pub(crate) fn open(
        &self,
        id: ConnectionId,
        changes: u64,
        author: Author,
    ) -> Option<OpenConnection> {
        let mut all = locked(&self.all);
        if all.changes != changes {
            return None;
        }
        // Whoever came first stays, so that all share one token and one pace.
        let open = &mut all.known.entry(id).or_default().open;
        Some(open.get_or_insert_with(|| OpenConnection::new(id, author)).clone())
    }

    /// Lets go of all that belongs to a connection.
    pub(crate) fn close(&self, id: ConnectionId) -> Option<OpenConnection> {
        let mut all = locked(&self.all);
        all.changes += 1;
        all.known.remove(&id)?.open
    }

    /// Uses another key of the same account. What is under way goes on with it; what was
    /// read with the key before is read anew.
    pub(crate) fn key_replaced(&self, id: ConnectionId) {
        let mut all = locked(&self.all);
        all.changes += 1;
        let Some(known) = all.known.get_mut(&id) else { return };
        known.open = known.open.take().and_then(|open| {
            let tokens = open.author.tokens()?;
            tokens.key_replaced();
            tokens.sign_in_again();
            Some(OpenConnection { read: Arc::default(), ..open })
        });
    }

    /// Takes over what the user decided about how a connection is used.
    pub(crate) fn change(&self, id: ConnectionId, change: impl FnOnce(&Author) -> Author) {
        let mut all = locked(&self.all);
        all.changes += 1;
        if let Some(open) = all.known.get_mut(&id).and_then(|known| known.open.as_mut()) {
            open.author = change(&open.author);
        }
    }

    pub(crate) fn is_signed_out(&self, id: ConnectionId) -> bool {
        let open = self.opened(id);
        open.as_ref().and_then(|open| open.author.tokens()).is_some_and(Tokens::is_signed_out)
    }

    pub(crate) fn is_unlocked(&self, id: ConnectionId) -> bool {
        locked(&self.all).known.get(&id).is_some_and(|known| known.is_unlocked)
    }

    pub(crate) fn set_unlocked(&self, id: ConnectionId, is_unlocked: bool) {
        locked(&self.all).known.entry(id).or_default().is_unlocked = is_unlocked;
    }

    pub(crate) fn session_key(&self, id: ConnectionId) -> Option<KeyFacts> {
        locked(&self.all).known.get(&id)?.session_key.clone()
    }

    pub(crate) fn set_session_key(&self, id: ConnectionId, key: Option<KeyFacts>) {
        locked(&self.all).known.entry(id).or_default().session_key = key;
    }
}

/// A connection in use: the way to its AEM, and what was read there this way.
#[derive(Clone)]
pub(crate) struct OpenConnection {
    pub(crate) id: ConnectionId,
    pub(crate) author: Author,
    /// Ends what works with it in the background.
    pub(super) ended: CancellationToken,
    read: Arc<Environment>,
}

/// What was read of an environment and rarely changes.
#[derive(Default)]
struct Environment {
    /// Its metadata forms.
    forms: TtlCache<KnownForm>,
    /// Which of its folders have forms of their own.
    form_choices: TtlCache<FormChoices>,
    tags: TtlCache<TagIndex>,
    /// What its endpoints can be asked about.
    schemas: TtlCache<KnownSchema>,
    /// The assets of samples, as they were read a moment ago. Held while they are read, so
    /// that two letters typed in a row read them once.
    samples: tokio::sync::Mutex<Vec<Sample>>,
}

/// A form, as far as it is known.
#[derive(Debug)]
pub(crate) struct KnownForm {
    pub(crate) form: Option<Arc<SchemaForm>>,
    pub(crate) is_unread: bool,
}

/// Which folders have a form of their own, as far as that is known.
#[derive(Debug, Default)]
pub(crate) struct FormChoices {
    pub(crate) found: Vec<FormChoice>,
    pub(crate) is_unread: bool,
}

/// What was read of an endpoint.
#[derive(Debug)]
pub(crate) struct KnownSchema {
    pub(crate) schema: Schema,
    pub(crate) sdl: String,
}

struct Sample {
    rows: Vec<u32>,
    read_at: Duration,
    assets: Arc<Vec<ReadAsset>>,
}

impl OpenConnection {
    fn new(id: ConnectionId, author: Author) -> Self {
        Self { id, author, ended: CancellationToken::new(), read: Arc::default() }
    }

    /// Ends what works with it. Whoever still holds it is signed out.
    pub(super) fn end(&self) {
        self.ended.cancel();
        if let Some(tokens) = self.author.tokens() {
            tokens.sign_out();
        }
    }

    /// A form by the name a folder gives it, else the default.
    pub(crate) async fn form(&self, name: Option<&str>) -> Arc<KnownForm> {
        let read = async {
            let read = async {
                match name {
                    Some(name) => self.author.named_form(name).await,
                    None => self.author.schema_form().await,
                }
            };
            Ok::<_, Infallible>(match tokio::time::timeout(PATIENCE, read).await {
                Ok(Ok(form)) => {
                    Fetched::Good(KnownForm { form: form.map(Arc::new), is_unread: false })
                }
                Ok(Err(_)) | Err(_) => Fetched::Passing(KnownForm { form: None, is_unread: true }),
            })
        };
        let Ok(form) = self.read.forms.get(name.unwrap_or_default(), read).await;
        form
    }

    /// The folders that decide about the forms of a scope.
    pub(crate) async fn form_choices(&self, scope: &ListingScope) -> Arc<FormChoices> {
        let read = async {
            let read = self.author.form_choices(scope);
            Ok::<_, Infallible>(match tokio::time::timeout(PATIENCE, read).await {
                Ok(Ok(found)) => Fetched::Good(FormChoices { found, is_unread: false }),
                Ok(Err(_)) | Err(_) => {
                    Fetched::Passing(FormChoices { found: Vec::new(), is_unread: true })
                }
            })
        };
        let depth = if scope.recursive { "//" } else { "" };
        let name = format!("{}{depth}", scope.path);
        let Ok(choices) = self.read.form_choices.get(&name, read).await;
        choices
    }

    /// The tags as they were read within the last ten minutes.
    pub(crate) async fn tags(&self) -> Result<Arc<TagIndex>, relabel_aem::Error> {
        let read = async { Ok(Fetched::Good(TagIndex::new(self.author.tags().await?))) };
        self.read.tags.get("", read).await
    }

    /// Reads the tags anew the next time.
    pub(crate) fn forget_tags(&self) {
        self.read.tags.forget("");
    }

    /// What an endpoint can be asked about, else what `read` gives.
    pub(crate) async fn schema<E>(
        &self,
        configuration: &str,
        read: impl Future<Output = Result<KnownSchema, E>>,
    ) -> Result<Arc<KnownSchema>, E> {
        let read = async { read.await.map(Fetched::Good) };
        self.read.schemas.get(configuration, read).await
    }

    /// Reads what an endpoint can be asked about anew the next time.
    pub(crate) fn forget_schema(&self, configuration: &str) {
        self.read.schemas.forget(configuration);
    }

    /// The assets of a sample. While an edit is written nothing is read twice.
    pub(crate) async fn sample(
        &self,
        rows: Vec<ListingRow>,
        now: Duration,
    ) -> Result<Arc<Vec<ReadAsset>>, relabel_aem::Error> {
        let mut recent = self.read.samples.lock().await;
        recent.retain(|one| now.saturating_sub(one.read_at) < FRESH);
        let known = recent.iter().find(|one| {
            one.rows.iter().eq(rows.iter().map(|row| &row.row))
                && one.assets.iter().zip(&rows).all(|(asset, row)| asset.path == row.path)
        });
        if let Some(known) = known {
            return Ok(Arc::clone(&known.assets));
        }
        let numbers = rows.iter().map(|row| row.row).collect();
        let reads = rows.into_iter().map(|row| self.read_asset(row));
        let assets = Arc::new(try_join_all(reads).await?);
        if recent.len() >= KEPT {
            recent.remove(0);
        }
        recent.push(Sample { rows: numbers, read_at: now, assets: Arc::clone(&assets) });
        Ok(assets)
    }

    /// Reads one asset of a sample. One that is gone, or that nothing can be done with now,
    /// is part of the answer.
    async fn read_asset(&self, row: ListingRow) -> Result<ReadAsset, relabel_aem::Error> {
        let name = row.path.rsplit('/').next().unwrap_or_default();
        let title = row.title.unwrap_or_else(|| name.to_owned());
        let metadata = match self.author.asset_state(&row.path).await {
            Ok(state) if state.is_processing => Err(CannotReason::StillProcessing),
            Ok(state) if state.is_checked_out => Err(CannotReason::CheckedOut),
            Ok(state) => Ok(state.metadata),
            Err(relabel_aem::Error::Missing) => Err(CannotReason::AssetMissing),
            Err(error) => return Err(error),
        };
        Ok(ReadAsset { path: row.path, title, metadata })
    }
}
