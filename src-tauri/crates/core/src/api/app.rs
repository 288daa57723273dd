//! One running Relabel.

use std::collections::{HashMap, HashSet};
use std::path::PathBuf;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use tokio::sync::watch;
use tokio_util::sync::CancellationToken;

use super::cache::TtlCache;
use super::catalogue::{FormChoices, KnownForm};
use super::connections::OpenConnection;
use super::jobs::JobHandle;
use super::keys::PendingImport;
use super::open_answers::OpenAnswers;
use super::plan_rows::PlanTables;
use super::questions::KnownSchema;
use super::samples::RecentSamples;
use super::sheets::OpenSheet;
use super::types::{
    ApiError, AppInfo, ConnectionId, ErrorCode, ExportId, ExportState, ImportId, JobId, ListingId,
    ListingState, PlanId, PlanState, SaveRecipe, Settings, SheetId,
};
use super::{ApiResult, blocking};
use relabel_access::http::{Client, Reach};
use relabel_access::ims::{Clock, SystemClock};
use relabel_access::keys::{Keychain, SessionVault, Vault, key_store_name};
use relabel_aem::tags::TagIndex;
use relabel_model::{CompanyCertificate, KeyFacts};
use relabel_store::Store;

/// How a Relabel is started.
#[derive(Debug)]
pub struct AppOptions {
    /// Folder for Relabel's files; `None` is the usual one of the system.
    pub data_folder: Option<PathBuf>,
    /// Whether a key file may name a server on this computer (`--loopback`,
    /// `RELABEL_LOOPBACK=1`).
    pub loopback_allowed: bool,
    /// Sign-in server to use instead of the one a key names (`--ims`): a host or an
    /// `https://` address of it. Only an allow-listed one, or this computer with
    /// the switch above.
    pub ims: Option<String>,
    /// Whether the window goes straight to the practice environment.
    pub start_in_practice: bool,
    /// Keeps every key only until the program ends.
    pub session_keys_only: bool,
}

impl AppOptions {
    /// The folder for Relabel's files.
    pub(super) fn folder(&self) -> ApiResult<PathBuf> {
        match &self.data_folder {
            Some(folder) => Ok(folder.clone()),
            None => directories::ProjectDirs::from("", "", "Relabel")
                .map(|folders| folders.data_local_dir().to_owned())
                .ok_or_else(|| {
                    ApiError::new(
                        ErrorCode::StoreFailed,
                        "this computer names no folder for app data",
                    )
                }),
        }
    }
}

/// One running Relabel. Cheap to clone; all clones are the same.
#[derive(Clone, Debug)]
pub struct App {
    pub(super) inner: Arc<Inner>,
}

pub(super) struct Inner {
    pub(super) store: Arc<Store>,
    pub(super) http: Client,
    pub(super) reach: Reach,
    pub(super) clock: Arc<dyn Clock>,
    pub(super) keychain: Arc<dyn Vault>,
    pub(super) session: Arc<dyn Vault>,
    /// What is no key, such as the password of a proxy; asked only where there is one.
    pub(super) passwords: Arc<dyn Vault>,
    /// What is known of the keys that are used until the program ends in the place of
    /// those in the key store.
    pub(super) session_facts: Mutex<HashMap<ConnectionId, KeyFacts>>,
    pub(super) imports: Mutex<HashMap<ImportId, PendingImport>>,
    pub(super) connections: Mutex<HashMap<ConnectionId, OpenConnection>>,
    /// Held while a key becomes a connection.
    pub(super) adding: tokio::sync::Mutex<()>,
    /// Live connections that the user unlocked.
    pub(super) unlocked: Mutex<HashSet<ConnectionId>>,
    /// Certificates that were read and wait for the user's decision.
    pub(super) certificates: Mutex<HashMap<ImportId, Vec<CompanyCertificate>>>,
    /// Recipe files that were read and wait for the user's decision.
    pub(super) recipe_files: Mutex<HashMap<ImportId, SaveRecipe>>,
    /// The metadata forms of environments.
    pub(super) forms: TtlCache<KnownForm>,
    /// Which of their folders have forms of their own.
    pub(super) form_choices: TtlCache<FormChoices>,
    /// The tags of environments.
    pub(super) tags: TtlCache<TagIndex>,
    pub(super) listings: Mutex<HashMap<ListingId, Background<ListingState>>>,
    /// What was read for samples a moment ago.
    pub(super) samples: RecentSamples,
    pub(super) plans: Mutex<HashMap<PlanId, Background<PlanState>>>,
    /// The index of the plan that is looked at.
    pub(super) tables: PlanTables,
    pub(super) exports: Mutex<HashMap<ExportId, Background<ExportState>>>,
    pub(super) answers: OpenAnswers,
    /// What the endpoints of environments can be asked about.
    pub(super) schemas: TtlCache<KnownSchema>,
    pub(super) sheets: Mutex<HashMap<SheetId, OpenSheet>>,
    pub(super) jobs: Mutex<HashMap<JobId, JobHandle>>,
    /// Held while a job of an earlier run is taken up, so that nobody takes it up twice.
    pub(super) resuming: tokio::sync::Mutex<()>,
    pub(super) ims: Option<String>,
    loopback_allowed: bool,
    start_in_practice: bool,
}

impl std::fmt::Debug for Inner {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("App").field("data_folder", &self.store.folder()).finish_non_exhaustive()
    }
}

/// Work that goes on while the shell watches it.
#[derive(Debug)]
pub(super) struct Background<S> {
    pub(super) state: watch::Receiver<S>,
    pub(super) cancelled: CancellationToken,
}

impl<S> Background<S> {
    /// Work that is over.
    pub(super) fn done(state: S) -> Self {
        // Whoever watches sees the state, and that no other follows.
        Self { state: watch::channel(state).1, cancelled: CancellationToken::new() }
    }
}

impl<S> Drop for Background<S> {
    fn drop(&mut self) {
        self.cancelled.cancel();
    }
}

impl App {
    /// Opens the data folder. Nothing is sent.
    ///
    /// # Errors
    /// `StoreBusy`, `StoreNewer`, `StoreFailed`, `TlsFailed`.
    pub fn open(options: &AppOptions) -> ApiResult<Self> {
        let store = Arc::new(Store::open(&options.folder()?)?);
        let http = Client::new(concat!("Relabel/", env!("CARGO_PKG_VERSION")))?;
        super::certificates::trust_usable(&http, store.certificates()?);
        let session: Arc<dyn Vault> = Arc::new(SessionVault::default());
        let keychain: Arc<dyn Vault> = if options.session_keys_only {
            Arc::clone(&session)
        } else {
            Arc::new(Keychain::new())
        };
        let passwords: Arc<dyn Vault> = Arc::new(Keychain::new());
        super::proxy::use_kept(&http, &store, &*passwords)?;
        Ok(Self {
            inner: Arc::new(Inner {
                store,
                http,
                reach: Reach::new(options.loopback_allowed),
                clock: Arc::new(SystemClock),
                keychain,
                session,
                passwords,
                session_facts: Mutex::default(),
                imports: Mutex::default(),
                connections: Mutex::default(),
                adding: tokio::sync::Mutex::default(),
                unlocked: Mutex::default(),
                certificates: Mutex::default(),
                recipe_files: Mutex::default(),
                forms: TtlCache::default(),
                form_choices: TtlCache::default(),
                tags: TtlCache::default(),
                listings: Mutex::default(),
                samples: RecentSamples::default(),
                plans: Mutex::default(),
                tables: PlanTables::default(),
                exports: Mutex::default(),
                answers: OpenAnswers::default(),
                schemas: TtlCache::default(),
                sheets: Mutex::default(),
                jobs: Mutex::default(),
                resuming: tokio::sync::Mutex::default(),
                ims: options.ims.clone(),
                loopback_allowed: options.loopback_allowed,
                start_in_practice: options.start_in_practice,
            }),
        })
    }

    /// Facts about the app.
    #[must_use]
    pub fn app_info(&self) -> AppInfo {
        AppInfo {
            version: env!("CARGO_PKG_VERSION").to_owned(),
            data_folder: self.inner.store.folder().display().to_string(),
            key_store: key_store_name().to_owned(),
            loopback_allowed: self.inner.loopback_allowed,
            start_in_practice: self.inner.start_in_practice,
        }
    }

    /// What the user set; defaults where nothing (readable) is set.
    ///
    /// # Errors
    /// `StoreFailed`.
    pub async fn get_settings(&self) -> ApiResult<Settings> {
        let store = self.store();
        let text = blocking(move || store.setting(SETTINGS)).await?;
        Ok(text.and_then(|text| serde_json::from_str(&text).ok()).unwrap_or_default())
    }

    /// Keeps what the user set.
    ///
    /// # Errors
    /// `StoreFailed`.
    pub async fn save_settings(&self, settings: &Settings) -> ApiResult<()> {
        let text = serde_json::to_string(settings)
            .map_err(|error| ApiError::new(ErrorCode::RequestInvalid, error.to_string()))?;
        let store = self.store();
        blocking(move || store.set_setting(SETTINGS, &text)).await
    }

    pub(super) fn store(&self) -> Arc<Store> {
        Arc::clone(&self.inner.store)
    }
}

/// Name under which the settings are kept.
const SETTINGS: &str = "settings";

/// Takes a lock. None of the guarded maps is left half-changed by a panic, so
/// poisoning is ignored.
pub(super) fn locked<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
