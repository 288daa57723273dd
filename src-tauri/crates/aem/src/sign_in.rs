//! How requests to an AEM author are signed in.

use std::sync::Arc;

use relabel_access::http::Redacted;
use relabel_access::ims::Tokens;

/// How requests to an AEM author are signed in. Cheap to clone; secrets are shared.
#[derive(Clone, Debug)]
pub enum SignIn {
    /// With Adobe's access tokens.
    Tokens {
        /// Where they come from.
        tokens: Tokens,
        /// The client id of an OAuth server-to-server credential. With it, metadata
        /// is written through AEM's programming interface, which wants it beside the
        /// token; without it, that interface is not used (open question 2).
        api_key: Option<String>,
    },
    /// With a name and a password: the AEM SDK, and only on this computer.
    Basic {
        /// The name.
        user: String,
        /// The password.
        password: Arc<Redacted<String>>,
    },
    /// Not at all: an AEM SDK that lets everybody in.
    Nobody,
}

impl SignIn {
    /// The client id, of OAuth keys.
    pub(super) fn api_key(&self) -> Option<&str> {
        match self {
            Self::Tokens { api_key, .. } => api_key.as_deref(),
            Self::Basic { .. } | Self::Nobody => None,
        }
    }
}
