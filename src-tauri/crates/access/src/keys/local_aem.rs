//! The AEM SDK on this computer: no key file, and no sign-in at Adobe.

use std::sync::Arc;

use crate::http::Redacted;

/// How to sign in at the AEM SDK. It is stored like a key, so that every
/// connection has one.
#[derive(Clone, Debug)]
pub struct LocalAem {
    /// User name and password; `None` to sign in not at all.
    pub sign_in: Option<(String, Arc<Redacted<String>>)>,
}

impl LocalAem {
    /// The administrator AEM ships with, `admin` with the password `admin`
    /// (protocol reference, section 4).
    #[must_use]
    pub fn shipped_account() -> Self {
        Self::account("admin".to_owned(), Arc::new(Redacted::new("admin".to_owned())))
    }

    /// Another account of it.
    #[must_use]
    pub fn account(user: String, password: Arc<Redacted<String>>) -> Self {
        Self { sign_in: Some((user, password)) }
    }

    /// Not signing in.
    #[must_use]
    pub fn nobody() -> Self {
        Self { sign_in: None }
    }
}
