//! One running Relabel.

use std::path::PathBuf;
use std::sync::Arc;

use super::types::{ApiError, AppInfo, ErrorCode, Settings};
use super::{ApiResult, blocking};
use crate::session::Session;
use relabel_access::http::{Client, Reach};
use relabel_access::ims::{Clock, SystemClock};
use relabel_access::keys::{Keychain, SessionVault, Vault, key_store_name};
use relabel_store::Store;

/// How a Relabel is started.
#[derive(Clone, Debug)]
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
    pub(super) options: AppOptions,
    pub(super) store: Arc<Store>,
    pub(super) http: Client,
    pub(super) reach: Reach,
    pub(super) clock: Arc<dyn Clock>,
    pub(super) keychain: Arc<dyn Vault>,
    /// The keys that are used until the program ends.
    pub(super) session_keys: Arc<dyn Vault>,
    /// What is no key, such as the password of a proxy; asked only where there is one.
    pub(super) passwords: Arc<dyn Vault>,
    session: Session,
}

impl std::fmt::Debug for Inner {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("App").field("data_folder", &self.store.folder()).finish_non_exhaustive()
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
        let session_keys: Arc<dyn Vault> = Arc::new(SessionVault::default());
        let keychain: Arc<dyn Vault> = if options.session_keys_only {
            Arc::clone(&session_keys)
        } else {
            Arc::new(Keychain::new())
        };
        let passwords: Arc<dyn Vault> = Arc::new(Keychain::new());
        super::proxy::use_kept(&http, &store, &*passwords)?;
        Ok(Self {
            inner: Arc::new(Inner {
                options: options.clone(),
                store,
                http,
                reach: Reach::new(options.loopback_allowed),
                clock: Arc::new(SystemClock),
                keychain,
                session_keys,
                passwords,
                session: Session::default(),
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
            loopback_allowed: self.inner.options.loopback_allowed,
            start_in_practice: self.inner.options.start_in_practice,
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

    pub(super) fn session(&self) -> &Session {
        &self.inner.session
    }
}

/// Name under which the settings are kept.
const SETTINGS: &str = "settings";
