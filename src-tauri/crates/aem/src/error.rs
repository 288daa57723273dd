//! Why an AEM author did not do what it was asked, and what follows from that.

use std::time::Duration;

use super::{Closed, Refusal};
use relabel_access::http::{self, Page};
use relabel_access::ims;

/// Why an AEM author did not do what it was asked.
#[derive(Debug, Clone, thiserror::Error)]
pub enum Error {
    /// No access token could be had.
    #[error("sign-in failed")]
    SignIn(#[source] ims::Error),
    /// No answer, or not a whole one.
    #[error("AEM could not be reached")]
    Http(#[source] http::Error),
    /// 401, also with a fresh token.
    #[error("AEM refused the sign-in")]
    SignInRefused,
    /// A web page or a redirect where data was expected.
    #[error("{page} (status {status})")]
    NotData {
        /// HTTP status.
        status: u16,
        /// Whose it is.
        page: Page,
    },
    /// The account lacks the right: 403, or what Sling says instead.
    #[error("no permission")]
    Forbidden {
        /// HTTP status.
        status: u16,
        /// What AEM said.
        said: String,
        /// The node that AEM names, where it names one.
        node: Option<String>,
    },
    /// 403 that names the key: AEM's programming interface lets it in nowhere.
    #[error("AEM's interface does not let the client id in")]
    Closed {
        /// Why.
        why: Closed,
        /// What AEM said.
        said: String,
    },
    /// 403 on AEM's programming interface without a cause, for an asset the account can
    /// read otherwise: about this asset, or about the client id, which another one tells.
    #[error("AEM's interface does not show the asset")]
    InterfaceRefused {
        /// What AEM said.
        said: String,
    },
    /// 404.
    #[error("nothing there, or hidden from this account")]
    Missing,
    /// 409 or 423.
    #[error("locked or in conflict (status {status})")]
    Locked {
        /// HTTP status.
        status: u16,
        /// What AEM said.
        said: String,
    },
    /// 400, 406, 413, 415 or 422; status 0 where a value cannot even be told.
    #[error("the value was rejected (status {status})")]
    Rejected {
        /// HTTP status.
        status: u16,
        /// What AEM said.
        said: String,
    },
    /// 412: the asset is not as it was when it was read.
    #[error("a precondition was not met")]
    Precondition {
        /// What AEM said.
        said: String,
    },
    /// 428: the version that was sent along did not arrive.
    #[error("AEM did not get the version that the change is for")]
    Unguarded {
        /// What AEM said.
        said: String,
    },
    /// 429 or 503.
    #[error("AEM is busy (status {status})")]
    Busy {
        /// HTTP status.
        status: u16,
        /// How long AEM asked to wait.
        wait: Option<Duration>,
    },
    /// AEM asked for more patience than is given without asking the user.
    #[error("AEM asks for a long pause")]
    TooBusy {
        /// How much longer.
        wait: Duration,
    },
    /// Not sent, because the job it belongs to is held.
    #[error("the job is held")]
    Held,
    /// Not sent, because its turn came too late: what was read before may not be true
    /// any more.
    #[error("its turn came too late")]
    Late,
    /// Sling stored nothing of a form, for a cause that it names.
    #[error("AEM did not store it (status {status})")]
    Refused {
        /// For which cause.
        cause: Refusal,
        /// HTTP status.
        status: u16,
        /// What AEM said.
        said: String,
        /// The node that AEM names, where it names one.
        node: Option<String>,
    },
    /// The asset was deleted or moved before its write, for which AEM made a folder.
    #[error("deleted or moved meanwhile")]
    Vanished {
        /// Whether the folder is still there.
        is_left: bool,
    },
    /// The write was carried out, and AEM says that it changed something else, too.
    #[error("something else was changed, too")]
    Elsewhere {
        /// What AEM said.
        said: String,
    },
    /// 5xx.
    #[error("AEM failed (status {status})")]
    Server {
        /// HTTP status.
        status: u16,
        /// What AEM said.
        said: String,
    },
    /// Anything else.
    #[error("an answer that Relabel does not understand (status {status})")]
    Unexpected {
        /// HTTP status.
        status: u16,
        /// What AEM said.
        said: String,
    },
    /// The path cannot be an asset's.
    #[error("not a path below /content/dam")]
    Path,
}

impl Error {
    /// Whether it says nothing about one asset: no other could be read either.
    #[must_use]
    pub fn is_about_environment(&self) -> bool {
        match self {
            Self::Http(http) => http.is_offline(),
            Self::SignIn(_)
            | Self::SignInRefused
            | Self::Closed { .. }
            | Self::Unguarded { .. }
            | Self::NotData { .. }
            | Self::Busy { .. }
            | Self::TooBusy { .. }
            | Self::Held
            | Self::Late => true,
            Self::Forbidden { .. }
            | Self::InterfaceRefused { .. }
            | Self::Missing
            | Self::Vanished { .. }
            | Self::Elsewhere { .. }
            | Self::Locked { .. }
            | Self::Rejected { .. }
            | Self::Precondition { .. }
            | Self::Refused { .. }
            | Self::Server { .. }
            | Self::Unexpected { .. }
            | Self::Path => false,
        }
    }

    /// HTTP status behind it, where there was one.
    #[must_use]
    pub fn status(&self) -> Option<u16> {
        match self {
            Self::SignIn(_)
            | Self::Http(_)
            | Self::Vanished { .. }
            | Self::Elsewhere { .. }
            | Self::Path
            | Self::TooBusy { .. }
            | Self::Held
            | Self::Late => None,
            Self::SignInRefused => Some(401),
            Self::Closed { .. } | Self::InterfaceRefused { .. } => Some(403),
            Self::Missing => Some(404),
            Self::Precondition { .. } => Some(412),
            Self::Unguarded { .. } => Some(428),
            Self::Rejected { status: 0, .. } => None,
            Self::NotData { status, .. }
            | Self::Forbidden { status, .. }
            | Self::Locked { status, .. }
            | Self::Rejected { status, .. }
            | Self::Busy { status, .. }
            | Self::Refused { status, .. }
            | Self::Server { status, .. }
            | Self::Unexpected { status, .. } => Some(*status),
        }
    }

    /// What AEM said, shortened, for an administrator.
    #[must_use]
    pub fn said(&self) -> Option<&str> {
        match self {
            Self::Forbidden { said, .. }
            | Self::Closed { said, .. }
            | Self::InterfaceRefused { said }
            | Self::Locked { said, .. }
            | Self::Rejected { said, .. }
            | Self::Precondition { said }
            | Self::Unguarded { said }
            | Self::Refused { said, .. }
            | Self::Elsewhere { said }
            | Self::Server { said, .. }
            | Self::Unexpected { said, .. } => Some(said.as_str()).filter(|said| !said.is_empty()),
            Self::SignIn(_)
            | Self::Http(_)
            | Self::SignInRefused
            | Self::NotData { .. }
            | Self::Missing
            | Self::Busy { .. }
            | Self::TooBusy { .. }
            | Self::Held
            | Self::Late
            | Self::Vanished { .. }
            | Self::Path => None,
        }
    }

    /// Whether the request may have taken effect although no answer tells so.
    #[must_use]
    pub fn may_have_arrived(&self) -> bool {
        match self {
            Self::Http(error) => error.may_have_arrived(),
            Self::NotData { .. }
            | Self::Elsewhere { .. }
            | Self::Server { .. }
            | Self::Unexpected { .. }
            | Self::Refused { cause: Refusal::Commit, .. } => true,
            // A delivery network gives 503 also when AEM itself took too long.
            Self::Busy { status, .. } => *status == 503,
            Self::SignIn(_)
            | Self::SignInRefused
            | Self::Forbidden { .. }
            | Self::Closed { .. }
            | Self::InterfaceRefused { .. }
            | Self::Unguarded { .. }
            | Self::Missing
            | Self::Locked { .. }
            | Self::Rejected { .. }
            | Self::Precondition { .. }
            | Self::Refused { .. }
            | Self::TooBusy { .. }
            | Self::Held
            | Self::Late
            | Self::Vanished { .. }
            | Self::Path => false,
        }
    }

    /// The same where AEM's programming interface was asked for an asset that was read
    /// otherwise.
    #[must_use]
    pub fn of_interface(self) -> Self {
        match self {
            Self::Forbidden { said, .. } => Self::InterfaceRefused { said },
            error => error,
        }
    }

    /// Whether asking again a moment later may well succeed.
    #[must_use]
    pub fn is_passing(&self) -> bool {
        match self {
            Self::Http(error) => {
                !error.is_offline() && !matches!(error, http::Error::TooLarge { .. })
            }
            Self::Server { .. } | Self::Refused { cause: Refusal::Commit, .. } => true,
            Self::SignIn(_)
            | Self::SignInRefused
            | Self::NotData { .. }
            | Self::Forbidden { .. }
            | Self::Closed { .. }
            | Self::InterfaceRefused { .. }
            | Self::Unguarded { .. }
            | Self::Missing
            | Self::Locked { .. }
            | Self::Rejected { .. }
            | Self::Precondition { .. }
            | Self::Refused { .. }
            | Self::Busy { .. }
            | Self::TooBusy { .. }
            | Self::Held
            | Self::Late
            | Self::Unexpected { .. }
            | Self::Vanished { .. }
            | Self::Elsewhere { .. }
            | Self::Path => false,
        }
    }
}
