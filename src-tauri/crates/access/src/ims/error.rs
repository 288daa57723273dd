//! Why no access token could be had. None of this is ever an asset's failure.

use time::OffsetDateTime;

use crate::{
    http::{self, OriginError, Page},
    keys::VaultError,
};

/// Why no access token could be had. `technical` is scrubbed text for an
/// administrator.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Error {
    /// The key belongs to no certificate that is now valid: ended, revoked, replaced.
    #[error("Adobe does not accept the key")]
    KeyRejected {
        /// What the server said.
        technical: String,
    },
    /// The credential was deleted, its secret replaced, or the file edited.
    #[error("Adobe does not know the credential")]
    CredentialUnknown {
        /// What the server said.
        technical: String,
    },
    /// The product or permission was taken from the credential.
    #[error("the credential lacks a permission")]
    ScopeMissing {
        /// What the server said.
        technical: String,
    },
    /// The clock of this computer is wrong, so that what it signs seems to be
    /// from another time.
    #[error("the clock of this computer is wrong by {seconds} s")]
    ClockWrong {
        /// Seconds this computer is ahead; negative when it is behind.
        seconds: i64,
    },
    /// The daily token has ended.
    #[error("the access token has ended and cannot be renewed")]
    TokenEnded {
        /// When.
        ended: OffsetDateTime,
    },
    /// AEM refused a daily token that has not ended; there is no other.
    #[error("the access token was refused and cannot be renewed")]
    NotRenewable,
    /// Sign-in is overloaded or fails.
    #[error("Adobe's sign-in is not available")]
    Unavailable {
        /// HTTP status.
        status: u16,
        /// What the server said.
        technical: String,
    },
    /// A web page, a redirect or another answer that is none of Adobe's came: something
    /// stands between here and Adobe.
    #[error("Adobe's sign-in: {page} (status {status})")]
    NotData {
        /// HTTP status.
        status: u16,
        /// What came.
        page: Page,
    },
    /// An answer that follows none of the documented forms.
    #[error("Adobe's sign-in answered something unknown")]
    Unexpected {
        /// HTTP status.
        status: u16,
        /// What is unknown about it.
        technical: String,
    },
    /// The key could not be had from where it is kept.
    #[error(transparent)]
    Key(#[from] VaultError),
    /// The user signed out: nothing is sent until they sign in again.
    #[error("the user signed out of this connection")]
    SignedOut,
    /// The key names a sign-in server that may not be contacted; nothing was sent.
    #[error(transparent)]
    Host(#[from] OriginError),
    /// No whole answer came.
    #[error("Adobe's sign-in could not be reached")]
    Transport(#[from] http::Error),
}

impl Error {
    /// Whether trying again later may help without anybody doing anything.
    #[must_use]
    pub fn is_passing(&self) -> bool {
        match self {
            Self::Unavailable { .. } | Self::NotData { .. } | Self::Transport(_) => true,
            Self::KeyRejected { .. }
            | Self::CredentialUnknown { .. }
            | Self::ScopeMissing { .. }
            | Self::ClockWrong { .. }
            | Self::TokenEnded { .. }
            | Self::NotRenewable
            | Self::Unexpected { .. }
            | Self::Key(_)
            | Self::SignedOut
            | Self::Host(_) => false,
        }
    }
}
