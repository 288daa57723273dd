//! Why a job cannot go on, or cannot begin.

use std::time::Duration;

use crate::blocking::{self, Panicked};
use relabel_access::http::{self, Page, ProxyFailure};
use relabel_access::ims;
use relabel_aem::Closed;

/// Why a job cannot go on, or cannot begin.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// AEM, or what stands before it, does not answer as it should.
    #[error(transparent)]
    Aem(#[from] relabel_aem::Error),
    /// The journal could not be read or written.
    #[error(transparent)]
    Store(#[from] relabel_store::Error),
    /// AEM let nothing through for so long.
    #[error("AEM has asked to slow down for a long time")]
    Busy {
        /// How long.
        lasted: Duration,
    },
    /// AEM refused several changes in a row.
    #[error("AEM refused several changes in a row")]
    Refused {
        /// Whom.
        who: Refused,
        /// Where.
        folder: String,
        /// The HTTP status of one of them.
        status: Option<u16>,
        /// What AEM said of it.
        technical: Option<String>,
    },
    /// What carries the job out panicked.
    #[error("the job broke off")]
    BrokeOff {
        /// What the panic said, scrubbed.
        technical: String,
    },
    /// Work on the journal panicked.
    #[error(transparent)]
    Panicked(#[from] Panicked),
}

/// Whose changes AEM refuses.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refused {
    /// The account may not write in the folder.
    Account,
    /// AEM lets in no change by this client id.
    Client,
}

impl Error {
    /// Whether it is over without anybody doing anything: the job then goes on by itself. A
    /// web page with a success status is a sign-in page, and a long "slow down" is for the
    /// user to decide.
    #[must_use]
    pub fn passes(&self) -> bool {
        use relabel_aem::Error as E;
        match self {
            Self::Aem(E::Http(error) | E::SignIn(ims::Error::Transport(error))) => is_outage(error),
            Self::Aem(
                E::NotData { status, page } | E::SignIn(ims::Error::NotData { status, page }),
            ) => is_page_of_outage(page, *status),
            // An answer that is not understood stays so.
            Self::Aem(E::SignIn(ims::Error::Unavailable { .. })) => true,
            _ => false,
        }
    }

    /// Whether another key, or signing in again, can mend it.
    #[must_use]
    pub fn is_about_sign_in(&self) -> bool {
        use relabel_aem::Error as E;
        match self {
            Self::Aem(E::SignInRefused | E::Closed { why: Closed::Scopes, .. }) => true,
            Self::Aem(E::SignIn(error)) => match error {
                ims::Error::KeyRejected { .. }
                | ims::Error::CredentialUnknown { .. }
                | ims::Error::ScopeMissing { .. }
                | ims::Error::TokenEnded { .. }
                | ims::Error::NotRenewable
                | ims::Error::Key(_)
                | ims::Error::SignedOut => true,
                ims::Error::ClockWrong { .. }
                | ims::Error::Unavailable { .. }
                | ims::Error::NotData { .. }
                | ims::Error::Unexpected { .. }
                | ims::Error::Host(_)
                | ims::Error::Transport(_) => false,
            },
            _ => false,
        }
    }

    /// Whether the journal could not be used.
    #[must_use]
    pub fn is_about_disk(&self) -> bool {
        use relabel_store::Error as E;
        match self {
            Self::Store(error) => !matches!(error, E::InUse | E::Newer { .. }),
            Self::Panicked(_) => true,
            _ => false,
        }
    }

    /// Whether there is no room for the journal.
    #[must_use]
    pub fn is_full_disk(&self) -> bool {
        matches!(self, Self::Store(error) if error.is_disk_full())
    }
}

/// Whether the network lets requests through again is asked gently.
fn is_outage(error: &http::Error) -> bool {
    match error {
        http::Error::Dns { .. }
        | http::Error::Connect { .. }
        | http::Error::Interrupted { .. }
        | http::Error::Timeout { .. } => true,
        http::Error::Proxy { why, .. } => {
            !matches!(why, ProxyFailure::SignInWanted | ProxyFailure::PasswordRefused)
        }
        http::Error::Setup { .. }
        | http::Error::NoAuthorities { .. }
        | http::Error::ProxySetting { .. }
        | http::Error::Tls { .. }
        | http::Error::TooLarge { .. } => false,
    }
}

fn is_page_of_outage(page: &Page, status: u16) -> bool {
    match page {
        Page::Host => status >= 500,
        Page::SignIn { .. } | Page::Block | Page::Gateway => true,
    }
}

/// Does work on the journal that ends in this error.
pub(super) async fn blocking<T, E, F>(work: F) -> Result<T, Error>
where
    T: Send + 'static,
    E: Send + 'static,
    Error: From<E>,
    F: FnOnce() -> Result<T, E> + Send + 'static,
{
    blocking::blocking(work).await
}

#[cfg(test)]
pub(super) mod tests {
    use super::*;
    use relabel_access::http::TlsFailure;
    use relabel_access::keys::VaultError;
    use relabel_aem::Error as E;

    /// A network that is not there.
    pub(in crate::jobs) fn offline() -> Error {
        E::Http(http::Error::Dns { host: "h".to_owned() }).into()
    }

    fn of_sign_in(error: ims::Error) -> Error {
        E::SignIn(error).into()
    }

    #[test]
    fn what_a_person_has_to_mend_does_not_pass() {
        let page = |page, status| Error::from(E::NotData { status, page });
        let timeout = http::Error::Timeout { host: "h".to_owned(), connected: false };
        let tls = http::Error::Tls {
            host: "h".to_owned(),
            kind: TlsFailure::HungUp,
            technical: String::new(),
        };
        let technical = String::new;
        for (error, passes) in [
            (offline(), true),
            (E::Http(timeout.clone()).into(), true),
            (of_sign_in(timeout.into()), true),
            (E::Http(tls).into(), false),
            (of_sign_in(ims::Error::Unexpected { status: 500, technical: technical() }), false),
            (of_sign_in(ims::Error::Unavailable { status: 500, technical: technical() }), true),
            (page(Page::Host, 503), true),
            (page(Page::Host, 200), false),
            (page(Page::Host, 302), false),
            (page(Page::Block, 200), true),
            (Error::Busy { lasted: Duration::from_secs(900) }, false),
            (E::TooBusy { wait: Duration::from_secs(900) }.into(), false),
            (of_sign_in(ims::Error::NotRenewable), false),
            (of_sign_in(ims::Error::SignedOut), false),
            (of_sign_in(VaultError::Locked.into()), false),
            (E::InterfaceRefused { said: String::new() }.into(), false),
            (relabel_store::Error::Damaged("x".to_owned()).into(), false),
        ] {
            assert_eq!(error.passes(), passes, "{error:?}");
        }
    }

    #[test]
    fn a_new_key_mends_what_is_about_the_key() {
        for (error, is_about_it) in [
            (of_sign_in(ims::Error::NotRenewable), true),
            (of_sign_in(ims::Error::KeyRejected { technical: String::new() }), true),
            (of_sign_in(ims::Error::SignedOut), true),
            (of_sign_in(VaultError::Gone.into()), true),
            (E::SignInRefused.into(), true),
            (E::Closed { why: Closed::Scopes, said: String::new() }.into(), true),
            (E::Closed { why: Closed::Client, said: String::new() }.into(), false),
            (of_sign_in(ims::Error::ClockWrong { seconds: 900 }), false),
            (offline(), false),
            (Panicked.into(), false),
        ] {
            assert_eq!(error.is_about_sign_in(), is_about_it, "{error:?}");
        }
    }
}
