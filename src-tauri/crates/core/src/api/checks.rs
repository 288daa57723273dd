//! The check of a connection: step by step, ending at the first step that makes
//! the rest pointless, and naming who can mend what does not work.

use time::{Duration, OffsetDateTime};
use tokio::sync::watch;

use super::ApiResult;
use super::admin_requests::admin_request;
use super::app::App;
use super::types::{
    AdminRequestKind, ApiError, CheckConnection, CheckState, CheckStep, ErrorCode, Finding,
    FindingCode, KeyKind, Mark, Timestamp, Writing,
};
use crate::aem::{self, Author, WriteProbe, check_dam_path};
use crate::http::{self, TlsFailure};
use crate::store::SavedConnection;

/// How long before its end a key is told about (threat T20).
pub(super) const KEY_NOTICE: Duration = Duration::days(30);
/// How long before its end a daily pass is told about.
const PASS_NOTICE: Duration = Duration::hours(2);

const STEPS: [CheckStep; 9] = [
    CheckStep::Key,
    CheckStep::Name,
    CheckStep::Network,
    CheckStep::Secure,
    CheckStep::SignIn,
    CheckStep::Account,
    CheckStep::Api,
    CheckStep::Read,
    CheckStep::Write,
];

impl App {
    /// Starts a check and returns at once. It ends when nobody watches any more.
    ///
    /// # Errors
    /// `NotFound`, `PathInvalid`, `StoreFailed`.
    pub async fn check_connection(
        &self,
        request: &CheckConnection,
    ) -> ApiResult<watch::Receiver<CheckState>> {
        check_dam_path(&request.folder)?;
        let saved = self.saved_connection(request.connection_id).await?;
        let (state, receiver) = watch::channel(CheckState::default());
        let (app, folder) = (self.clone(), request.folder.clone());
        tokio::spawn(async move {
            let check = Check { app, connection: saved, folder, state };
            tokio::select! {
                () = check.run() => {}
                () = check.state.closed() => {}
            }
        });
        Ok(receiver)
    }
}

/// One check under way.
struct Check {
    app: App,
    connection: SavedConnection,
    folder: String,
    state: watch::Sender<CheckState>,
}

/// Whether the next step makes sense.
#[derive(PartialEq, Eq)]
enum Next {
    Go,
    Stop,
}

impl Check {
    async fn run(&self) {
        let _ = self.steps().await;
        self.state.send_modify(|state| {
            state.running = None;
            for step in STEPS {
                if !state.findings.iter().any(|finding| finding.step == step) {
                    state.findings.push(finding(step, Mark::Skipped, FindingCode::NotTried));
                }
            }
            state.findings.sort_by_key(|finding| finding.step);
            state.is_done = true;
        });
    }

    /// `None` when a step failed that the rest needs.
    async fn steps(&self) -> Option<()> {
        self.begin(CheckStep::Key);
        let author = self.key().await?;
        self.begin(CheckStep::Name);
        self.way(&author).await?;
        self.begin(CheckStep::SignIn);
        self.sign_in(&author).await?;
        self.begin(CheckStep::Account);
        self.account(&author).await?;
        self.begin(CheckStep::Api);
        let api = self.api(&author).await;
        self.begin(CheckStep::Read);
        let read = self.read(&author).await;
        self.tell_api(api, read == Next::Go);
        if read == Next::Stop {
            return None;
        }
        self.begin(CheckStep::Write);
        self.write(&author).await;
        Some(())
    }

    async fn key(&self) -> Option<Author> {
        let key = &self.connection.key;
        if key.kind == KeyKind::LocalAem {
            self.tell(finding(CheckStep::Key, Mark::Skipped, FindingCode::KeyNotNeeded));
            return self.open().await;
        }
        let now = self.app.inner.clock.now();
        let row = key_finding(&self.connection, now);
        let ended = row.mark == Mark::Bad;
        if ended {
            self.tell(row);
            return None;
        }
        let author = self.open().await?;
        if let Err(error) = self.app.key_is_there(self.connection.id).await {
            self.tell(Finding {
                error: Some(error),
                ..finding(CheckStep::Key, Mark::Bad, FindingCode::KeyNotAvailable)
            });
            return None;
        }
        self.tell(row);
        Some(author)
    }

    async fn open(&self) -> Option<Author> {
        match self.app.author(self.connection.id).await {
            Ok(author) => Some(author),
            Err(error) => {
                self.tell(Finding {
                    error: Some(error),
                    ..finding(CheckStep::Key, Mark::Bad, FindingCode::KeyNotAvailable)
                });
                None
            }
        }
    }

    /// Name, network and secure connection: one request that carries no key.
    async fn way(&self, author: &Author) -> Option<()> {
        let result = self.app.inner.http.probe(author.origin()).await;
        let rows = way_findings(author.origin(), result.as_ref().err());
        let reached = rows.iter().all(|row| row.mark != Mark::Bad);
        for mut row in rows {
            if row.mark == Mark::Bad {
                let kind = match row.step {
                    CheckStep::Secure => AdminRequestKind::CompanyCertificate,
                    _ => AdminRequestKind::OpenNetwork,
                };
                row.request = Some(self.request(kind, row.error.as_ref()));
            }
            self.tell(row);
        }
        reached.then_some(())
    }

    async fn sign_in(&self, author: &Author) -> Option<()> {
        let Some(tokens) = author.tokens() else {
            self.tell(finding(CheckStep::SignIn, Mark::Skipped, FindingCode::SignInNotNeeded));
            return Some(());
        };
        let error = match tokens.access().await {
            Ok(token) => {
                self.tell(Finding {
                    until: Some(Timestamp(token.ends_at())),
                    ..finding(CheckStep::SignIn, Mark::Good, FindingCode::SignedIn)
                });
                return Some(());
            }
            Err(error) => ApiError::from(error),
        };
        let kind = match error.code {
            ErrorCode::KeyRejected | ErrorCode::CredentialUnknown => Some(AdminRequestKind::NewKey),
            ErrorCode::ScopeMissing => Some(AdminRequestKind::AddScope),
            ErrorCode::Offline => Some(AdminRequestKind::OpenNetwork),
            ErrorCode::TlsFailed => Some(AdminRequestKind::CompanyCertificate),
            _ => None,
        };
        self.tell(Finding {
            request: kind.map(|kind| self.request(kind, Some(&error))),
            error: Some(error),
            ..finding(CheckStep::SignIn, Mark::Bad, FindingCode::SignInFailed)
        });
        None
    }

    async fn account(&self, author: &Author) -> Option<()> {
        use aem::Error as E;
        let named = self.connection.key.account.clone();
        let row = |mark, code| Finding {
            account: named.clone(),
            ..finding(CheckStep::Account, mark, code)
        };
        let error = match author.who_am_i().await {
            Ok(Some(account)) => {
                self.tell(Finding {
                    account: Some(account),
                    ..finding(CheckStep::Account, Mark::Good, FindingCode::AccountKnown)
                });
                return Some(());
            }
            // Whether the account may do what is needed, the next steps tell.
            Ok(None) | Err(E::Forbidden { .. } | E::Missing) => {
                self.tell(row(Mark::Good, FindingCode::AccountNotTold));
                return Some(());
            }
            Err(error) => error,
        };
        let (code, kind) = match &error {
            E::SignInRefused if author.tokens().is_some() => {
                (FindingCode::OtherEnvironment, Some(AdminRequestKind::RightEnvironment))
            }
            E::NotData { .. } | E::Busy { status: 503, .. } => {
                (FindingCode::Asleep, Some(AdminRequestKind::WakeEnvironment))
            }
            _ => (FindingCode::AccountFailed, None),
        };
        let error = ApiError::from(error);
        self.tell(Finding {
            request: kind.map(|kind| self.request(kind, Some(&error))),
            error: Some(error),
            ..row(Mark::Bad, code)
        });
        None
    }

    /// Asks AEM's programming interface, for keys that need it. What a refusal
    /// means only reading the folder tells: see [`Check::tell_api`].
    async fn api(&self, author: &Author) -> Option<Result<(), aem::Error>> {
        if self.connection.key.kind != KeyKind::OauthServerToServer {
            self.tell(finding(CheckStep::Api, Mark::Skipped, FindingCode::ApiNotNeeded));
            return None;
        }
        Some(author.probe_api().await)
    }

    /// An account that is let in elsewhere lacks only the entry of its client id;
    /// one that is let in nowhere lacks its product profile, and perhaps both.
    fn tell_api(&self, api: Option<Result<(), aem::Error>>, can_read: bool) {
        use aem::Error as E;
        let row = |mark, code| finding(CheckStep::Api, mark, code);
        let (error, code, kind) = match api {
            None => return,
            Some(Ok(())) => return self.tell(row(Mark::Good, FindingCode::ClientRegistered)),
            Some(Err(error @ (E::Forbidden { .. } | E::ClientNotRegistered { .. })))
                if can_read =>
            {
                (error, FindingCode::ClientNotRegistered, Some(AdminRequestKind::RegisterClient))
            }
            Some(Err(error @ (E::Forbidden { .. } | E::ClientNotRegistered { .. }))) => {
                (error, FindingCode::ProfileMissing, Some(AdminRequestKind::AddProfile))
            }
            Some(Err(error)) => (error, FindingCode::ApiFailed, None),
        };
        let error = ApiError::from(error);
        self.tell(Finding {
            request: kind.map(|kind| self.request(kind, Some(&error))),
            error: Some(error),
            ..row(Mark::Bad, code)
        });
    }

    async fn read(&self, author: &Author) -> Next {
        let (error, code, kind) = match author.probe_read(&self.folder).await {
            Ok(()) => {
                self.tell(finding(CheckStep::Read, Mark::Good, FindingCode::CanRead));
                return Next::Go;
            }
            Err(error @ aem::Error::Forbidden { .. }) => {
                (error, FindingCode::ReadRefused, Some(AdminRequestKind::GrantRead))
            }
            Err(error @ aem::Error::Missing) => {
                (error, FindingCode::FolderMissing, Some(AdminRequestKind::GrantRead))
            }
            Err(error) => (error, FindingCode::ReadFailed, None),
        };
        let error = ApiError::from(error);
        self.tell(Finding {
            request: kind.map(|kind| self.request(kind, Some(&error))),
            error: Some(error),
            ..finding(CheckStep::Read, Mark::Bad, code)
        });
        Next::Stop
    }

    async fn write(&self, author: &Author) {
        let row = |mark, code| finding(CheckStep::Write, mark, code);
        let has_failed =
            |state: &CheckState| state.findings.iter().any(|one| one.mark == Mark::Bad);
        if has_failed(&self.state.borrow()) {
            // Without its interface an OAuth key has no way to write.
            return self.tell(row(Mark::Skipped, FindingCode::NotTried));
        }
        if self.app.writing(self.connection.id, self.connection.stage) == Writing::Locked {
            return self.tell(row(Mark::Skipped, FindingCode::WriteLocked));
        }
        self.tell(match self.app.try_writing(self.connection.id, author, &self.folder).await {
            Ok(WriteProbe::Allowed) => row(Mark::Good, FindingCode::CanWrite),
            Ok(WriteProbe::Refused { said }) => {
                let error = ApiError::from(aem::Error::Forbidden { said });
                Finding {
                    request: Some(self.request(AdminRequestKind::GrantWrite, Some(&error))),
                    error: Some(error),
                    ..row(Mark::Bad, FindingCode::WriteRefused)
                }
            }
            Ok(WriteProbe::Unclear { said }) => Finding {
                error: Some(ApiError::from(aem::Error::Unexpected { status: 0, said })),
                ..row(Mark::Warning, FindingCode::WriteNotTold)
            },
            Err(error) => Finding {
                error: Some(error.into()),
                ..row(Mark::Warning, FindingCode::WriteNotTold)
            },
        });
    }

    fn begin(&self, step: CheckStep) {
        self.state.send_modify(|state| state.running = Some(step));
    }

    fn tell(&self, row: Finding) {
        self.state.send_modify(|state| {
            state.findings.push(row);
            state.findings.sort_by_key(|finding| finding.step);
        });
    }

    fn request(
        &self,
        kind: AdminRequestKind,
        error: Option<&ApiError>,
    ) -> super::types::AdminRequest {
        admin_request(kind, &self.connection, &self.folder, error)
    }
}

/// A row without facts.
pub(super) fn finding(step: CheckStep, mark: Mark, code: FindingCode) -> Finding {
    Finding { step, mark, code, host: None, account: None, until: None, error: None, request: None }
}

/// Whether a key is still good, and for how long.
pub(super) fn key_finding(connection: &SavedConnection, now: OffsetDateTime) -> Finding {
    let key = &connection.key;
    let is_pass = key.kind == KeyKind::LocalDevelopmentToken;
    let notice = if is_pass { PASS_NOTICE } else { KEY_NOTICE };
    let left = key.valid_until.as_ref().map(|until| until.0 - now);
    let (mark, code) = match left {
        Some(left) if left <= Duration::ZERO => (Mark::Bad, FindingCode::KeyEnded),
        Some(left) if left <= notice => (Mark::Warning, FindingCode::KeyEndsSoon),
        Some(_) | None => (Mark::Good, FindingCode::KeyGood),
    };
    // A daily pass everybody makes for themselves.
    let request = (mark != Mark::Good && !is_pass)
        .then(|| admin_request(AdminRequestKind::NewKey, connection, "", None));
    Finding {
        account: key.account.clone(),
        until: key.valid_until.clone(),
        request,
        ..finding(CheckStep::Key, mark, code)
    }
}

/// The three rows of the way to a host.
pub(super) fn way_findings(origin: &http::Origin, error: Option<&http::Error>) -> Vec<Finding> {
    use http::Error as E;
    let row = |step, mark, code| Finding {
        host: Some(origin.authority().to_owned()),
        ..finding(step, mark, code)
    };
    let name = row(CheckStep::Name, Mark::Good, FindingCode::NameFound);
    let network = row(CheckStep::Network, Mark::Good, FindingCode::Reached);
    let secure = if origin.is_loopback() {
        row(CheckStep::Secure, Mark::Skipped, FindingCode::SecureNotNeeded)
    } else {
        row(CheckStep::Secure, Mark::Good, FindingCode::Secure)
    };
    let bad = |step, code, error: &E| Finding {
        error: Some(error.clone().into()),
        ..row(step, Mark::Bad, code)
    };
    match error {
        // The host answered, however oddly.
        None | Some(E::TooLarge { .. } | E::Interrupted { .. }) => vec![name, network, secure],
        Some(error @ E::Dns { .. }) => {
            vec![bad(CheckStep::Name, FindingCode::NameNotFound, error)]
        }
        Some(error @ E::Connect { .. }) => {
            vec![name, bad(CheckStep::Network, FindingCode::NotReached, error)]
        }
        Some(error @ E::Proxy { .. }) => {
            vec![name, bad(CheckStep::Network, FindingCode::ProxyRefused, error)]
        }
        Some(error @ E::Timeout { .. }) => {
            vec![name, bad(CheckStep::Network, FindingCode::TooSlow, error)]
        }
        Some(error @ E::Tls { kind, .. }) => {
            let code = match kind {
                TlsFailure::NotTrusted => FindingCode::CertificateNotTrusted,
                TlsFailure::Ended => FindingCode::CertificateEnded,
                TlsFailure::OtherHost => FindingCode::CertificateOtherHost,
                TlsFailure::Other => FindingCode::SecureFailed,
            };
            vec![name, network, bad(CheckStep::Secure, code, error)]
        }
        Some(error @ E::Setup { .. }) => {
            vec![name, network, bad(CheckStep::Secure, FindingCode::SecureFailed, error)]
        }
    }
}
