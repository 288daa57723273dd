//! What a test, or the person who practises, sets about the environment while
//! it runs: rights, registrations, deleted secrets.

use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Mutex, MutexGuard};

use crate::paths;

/// Nodes that nobody may change.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum ReadOnly {
    /// All at and below a path.
    Below(String),
    /// One alone, as a rule with an empty `rep:glob` has it.
    Only(String),
}

impl ReadOnly {
    pub(crate) fn holds(&self, path: &str) -> bool {
        match self {
            ReadOnly::Below(below) => paths::is_within(path, below),
            ReadOnly::Only(only) => path == only,
        }
    }
}

/// The settings of a running environment.
#[derive(Debug)]
pub(crate) struct Switches {
    technical_users_may_write: AtomicBool,
    client_registered: AtomicBool,
    profile: AtomicBool,
    open_api_for_all_tokens: AtomicBool,
    schema_text: AtomicBool,
    system_view: AtomicBool,
    /// Of the first OAuth credential, in the order of its files.
    deleted_secrets: [AtomicBool; 2],
    read_only: Mutex<Vec<ReadOnly>>,
}

impl Switches {
    pub(crate) fn new(technical_users_may_write: bool) -> Switches {
        Switches {
            technical_users_may_write: AtomicBool::new(technical_users_may_write),
            client_registered: AtomicBool::new(true),
            profile: AtomicBool::new(true),
            open_api_for_all_tokens: AtomicBool::new(false),
            schema_text: AtomicBool::new(true),
            system_view: AtomicBool::new(true),
            deleted_secrets: [AtomicBool::new(false), AtomicBool::new(false)],
            read_only: Mutex::default(),
        }
    }

    pub(crate) fn set_technical_users_may_write(&self, may: bool) {
        self.technical_users_may_write.store(may, Ordering::Release);
    }

    pub(crate) fn technical_users_may_write(&self) -> bool {
        self.technical_users_may_write.load(Ordering::Acquire)
    }

    pub(crate) fn set_client_registered(&self, registered: bool) {
        self.client_registered.store(registered, Ordering::Release);
    }

    /// Whether the client ids of the OAuth credentials are in the allow-list.
    pub(crate) fn is_client_registered(&self) -> bool {
        self.client_registered.load(Ordering::Acquire)
    }

    pub(crate) fn set_profile(&self, has: bool) {
        self.profile.store(has, Ordering::Release);
    }

    /// Whether the OAuth accounts have a product profile.
    pub(crate) fn has_profile(&self) -> bool {
        self.profile.load(Ordering::Acquire)
    }

    pub(crate) fn set_open_api_for_all_tokens(&self, open: bool) {
        self.open_api_for_all_tokens.store(open, Ordering::Release);
    }

    pub(crate) fn is_open_api_for_all_tokens(&self) -> bool {
        self.open_api_for_all_tokens.load(Ordering::Acquire)
    }

    pub(crate) fn set_schema_text(&self, given: bool) {
        self.schema_text.store(given, Ordering::Release);
    }

    /// Whether GraphQL endpoints give their schema as text.
    pub(crate) fn gives_schema_text(&self) -> bool {
        self.schema_text.load(Ordering::Acquire)
    }

    pub(crate) fn set_system_view(&self, given: bool) {
        self.system_view.store(given, Ordering::Release);
    }

    /// Whether Sling shows nodes as system views.
    pub(crate) fn gives_system_view(&self) -> bool {
        self.system_view.load(Ordering::Acquire)
    }

    pub(crate) fn delete_secret(&self, index: usize) {
        if let Some(deleted) = self.deleted_secrets.get(index) {
            deleted.store(true, Ordering::Release);
        }
    }

    pub(crate) fn is_secret_deleted(&self, index: usize) -> bool {
        self.deleted_secrets.get(index).is_some_and(|deleted| deleted.load(Ordering::Acquire))
    }

    /// What nobody may change.
    pub(crate) fn read_only(&self) -> MutexGuard<'_, Vec<ReadOnly>> {
        self.read_only.lock().unwrap_or_else(|poisoned| poisoned.into_inner())
    }
}
