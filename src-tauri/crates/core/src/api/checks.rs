//! The check of a connection: step by step, ending at the first step that makes
//! the rest pointless, and naming who can mend what does not work.

use time::OffsetDateTime;
use tokio::sync::watch;

use super::ApiResult;
use super::admin_requests::admin_request;
use super::app::App;
use super::check_rows::{
    finding, general, key_finding_by, left_behind, network_kind, no_answer, way_findings,
};
use super::types::{
    AdminRequestKind, ApiError, CheckConnection, CheckState, CheckStep, ErrorCode, ErrorDetails,
    Finding, FindingCode, Mark, Timestamp, Writing,
};
use relabel_access::http::{self, Page};
use relabel_aem::{AccountProbe, Author, Closed, WriteProbe, check_dam_path};
use relabel_model::KeyKind;
use relabel_store::SavedConnection;

/// Login name of whoever did not sign in.
const NOBODY: &str = "anonymous";

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

impl Check {
    async fn run(&self) {
        let _ = self.steps().await;
        self.state.send_modify(|state| {
            state.running = None;
            for step in CheckStep::ALL {
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
        let author = self.open().await?;
        self.begin(CheckStep::Name);
        // One request that carries no key. It also tells what time it is.
        let way = self.app.inner.http.probe(author.origin()).await;
        let server = way.as_ref().ok().copied().flatten();
        let key = self.key(server).await;
        let way = self.way(&author, way.err().as_ref());
        key.and(way)?;
        self.begin(CheckStep::SignIn);
        self.sign_in(&author).await?;
        self.begin(CheckStep::Account);
        self.account(&author).await?;
        self.begin(CheckStep::Api);
        let api = self.api(&author).await;
        self.begin(CheckStep::Read);
        let read = author.probe_read(&self.folder).await;
        self.tell_api(&author, api, &read).await;
        self.tell_read(read)?;
        self.begin(CheckStep::Write);
        self.write(&author).await;
        Some(())
    }

    async fn key(&self, server: Option<OffsetDateTime>) -> Option<()> {
        if self.connection.key.kind == KeyKind::LocalAem {
            self.tell(finding(CheckStep::Key, Mark::Skipped, FindingCode::KeyNotNeeded));
            return Some(());
        }
        let row = key_finding_by(&self.connection, self.app.inner.clock.now(), server);
        if row.mark == Mark::Bad {
            self.tell(row);
            return None;
        }
        if let Err(error) = self.app.key_is_there(self.connection.id).await {
            self.no_key(error);
            return None;
        }
        self.tell(row);
        Some(())
    }

    async fn open(&self) -> Option<Author> {
        self.app.author(self.connection.id).await.map_err(|error| self.no_key(error)).ok()
    }

    fn no_key(&self, error: ApiError) {
        self.tell(Finding {
            error: Some(error),
            ..finding(CheckStep::Key, Mark::Bad, FindingCode::KeyNotAvailable)
        });
    }

    /// Name, network and secure connection.
    fn way(&self, author: &Author, error: Option<&http::Error>) -> Option<()> {
        let is_local_aem = self.connection.key.kind == KeyKind::LocalAem;
        let origin = author.origin();
        let proxy = self.app.inner.http.proxy_for(origin).ok().flatten();
        let mut rows = way_findings(origin, proxy.as_ref(), error, is_local_aem);
        // A host that is slow to such a question is not worth the rest. An answer that breaks
        // off may be about that question only.
        if let Some(error @ http::Error::Timeout { .. }) = error
            && let Some(slow) = no_answer(CheckStep::Network, origin, error)
        {
            rows.retain(|row| row.step < CheckStep::Network);
            rows.push(slow);
        }
        let reached = rows.iter().all(|row| row.mark != Mark::Bad);
        for row in rows {
            let kind = network_kind(&row, origin);
            self.tell(self.asking(row, kind));
        }
        reached.then_some(())
    }

    async fn sign_in(&self, author: &Author) -> Option<()> {
        let Some(tokens) = author.tokens() else {
            self.tell(finding(CheckStep::SignIn, Mark::Skipped, FindingCode::SignInNotNeeded));
            return Some(());
        };
        match tokens.access().await {
            Ok(token) => {
                self.tell(Finding {
                    until: Some(Timestamp(token.ends_at())),
                    ..finding(CheckStep::SignIn, Mark::Good, FindingCode::SignedIn)
                });
                Some(())
            }
            Err(error) => {
                self.failed(
                    CheckStep::SignIn,
                    relabel_aem::Error::SignIn(error),
                    FindingCode::SignInFailed,
                );
                None
            }
        }
    }

    async fn account(&self, author: &Author) -> Option<()> {
        use relabel_aem::Error as E;
        let row = |mark, code| Finding {
            account: self.connection.key.account.clone(),
            ..finding(CheckStep::Account, mark, code)
        };
        let refused = |status, host, code, kind| {
            let mut error = ApiError::from(E::NotData { status, page: Page::Host });
            error.details.host = host;
            self.tell(self.asking(Finding { error: Some(error), ..row(Mark::Bad, code) }, kind));
            None
        };
        match author.probe_account().await {
            Ok(AccountProbe::Known(name)) => {
                let is_nobody = name == NOBODY && author.signs_in();
                let (mark, code) = if is_nobody {
                    (Mark::Warning, FindingCode::AccountAnonymous)
                } else {
                    (Mark::Good, FindingCode::AccountKnown)
                };
                self.tell(Finding { account: Some(name), ..row(mark, code) });
                Some(())
            }
            // Whether the account may do what is needed, the next steps tell.
            Ok(AccountProbe::NotTold) => {
                self.tell(row(Mark::Good, FindingCode::AccountNotTold));
                Some(())
            }
            Ok(AccountProbe::NotAem { status }) => {
                let is_here = author.origin().is_loopback();
                let kind = (!is_here).then_some(AdminRequestKind::OpenNetwork);
                refused(status, None, FindingCode::NotAem, kind)
            }
            Ok(AccountProbe::SignInPage { status, is_aems, host }) => {
                let kind = match self.connection.key.kind {
                    // Whoever made the pass or runs the AEM sees to it.
                    KeyKind::LocalDevelopmentToken | KeyKind::LocalAem if is_aems => None,
                    _ if is_aems => Some(AdminRequestKind::RightEnvironment),
                    KeyKind::LocalAem => None,
                    _ => Some(AdminRequestKind::OpenNetwork),
                };
                refused(status, host, FindingCode::SignInPage, kind)
            }
            Err(error) => {
                let is_asleep =
                    matches!(error, E::NotData { .. } | E::Busy { status: 503, wait: None });
                let code = if is_asleep { FindingCode::Asleep } else { FindingCode::AccountFailed };
                self.failed(CheckStep::Account, error, code);
                None
            }
        }
    }

    /// Asks AEM's programming interface, for keys that need it. What a refusal
    /// means only reading tells: see [`Check::tell_api`].
    async fn api(&self, author: &Author) -> Option<Result<(), relabel_aem::Error>> {
        if self.connection.key.kind != KeyKind::OauthServerToServer {
            self.tell(finding(CheckStep::Api, Mark::Skipped, FindingCode::ApiNotNeeded));
            return None;
        }
        Some(author.probe_api(&self.folder).await)
    }

    /// An account that is let in elsewhere lacks only the entry of its client id;
    /// one that may not even look at the top of all folders lacks its product
    /// profile, and perhaps both.
    async fn tell_api(
        &self,
        author: &Author,
        api: Option<Result<(), relabel_aem::Error>>,
        read: &Result<(), relabel_aem::Error>,
    ) {
        use relabel_aem::Error as E;
        match api {
            None => {}
            Some(Ok(())) => {
                self.tell(finding(CheckStep::Api, Mark::Good, FindingCode::ClientRegistered));
            }
            Some(Err(error @ E::Closed { why: Closed::Key, .. })) => {
                self.failed(CheckStep::Api, error, FindingCode::ClientIdRefused);
            }
            Some(Err(error @ E::Closed { why: Closed::Scopes, .. })) => {
                self.failed(CheckStep::Api, error, FindingCode::ScopesMissing);
            }
            Some(Err(
                error @ (E::Closed { .. } | E::Forbidden { .. } | E::InterfaceRefused { .. }),
            )) => {
                let top = match read {
                    Ok(()) => Ok(()),
                    Err(_) => author.probe_read(relabel_aem::DAM_ROOT).await,
                };
                let code = match top {
                    Ok(()) => FindingCode::ClientNotRegistered,
                    Err(E::Forbidden { .. } | E::Missing) => FindingCode::ProfileMissing,
                    Err(_) => FindingCode::ApiRefused,
                };
                self.failed(CheckStep::Api, error, code);
            }
            Some(Err(error)) => self.failed(CheckStep::Api, error, FindingCode::ApiFailed),
        }
    }

    fn tell_read(&self, read: Result<(), relabel_aem::Error>) -> Option<()> {
        let error = match read {
            Ok(()) => {
                self.tell(finding(CheckStep::Read, Mark::Good, FindingCode::CanRead));
                return Some(());
            }
            Err(error) => error,
        };
        let code = match error {
            relabel_aem::Error::Forbidden { .. } => FindingCode::ReadRefused,
            relabel_aem::Error::Missing => FindingCode::FolderMissing,
            _ => FindingCode::ReadFailed,
        };
        self.failed(CheckStep::Read, error, code);
        None
    }

    async fn write(&self, author: &Author) {
        let row = |mark, code| finding(CheckStep::Write, mark, code);
        let is_over = |one: &Finding| one.mark == Mark::Bad || one.code == FindingCode::AskedToWait;
        if self.state.borrow().findings.iter().any(is_over) {
            // Without its interface an OAuth key has no way to write.
            return self.tell(row(Mark::Skipped, FindingCode::NotTried));
        }
        if self.app.writing(self.connection.id, self.connection.stage) == Writing::Locked {
            return self.tell(row(Mark::Skipped, FindingCode::WriteLocked));
        }
        let tried = self.app.try_writing(&self.connection, author, &self.folder);
        match tried.await {
            Ok(WriteProbe::Allowed) => self.tell(row(Mark::Good, FindingCode::CanWrite)),
            Ok(WriteProbe::Refused { status, said }) => {
                let error = relabel_aem::Error::Forbidden { status, said, node: None };
                self.failed(CheckStep::Write, error, FindingCode::WriteRefused);
            }
            Ok(WriteProbe::LeftBehind { folder, property, is_refused, said }) => {
                self.tell(left_behind(
                    &self.connection,
                    Mark::Bad,
                    &folder,
                    property,
                    is_refused,
                    &said,
                ));
            }
            Ok(WriteProbe::Unclear { said }) => self.tell(Finding {
                error: Some(
                    ApiError::new(ErrorCode::UnexpectedAnswer, "AEM does not tell")
                        .with(ErrorDetails { technical: Some(said), ..ErrorDetails::default() }),
                ),
                ..row(Mark::Warning, FindingCode::WriteNotTold)
            }),
            Err(error) => self.failed(CheckStep::Write, error, FindingCode::WriteNotTold),
        }
    }

    /// Tells a failed step: by what is behind the error where that is told the same on
    /// every step, otherwise as `code`.
    fn failed(&self, step: CheckStep, error: relabel_aem::Error, code: FindingCode) {
        let now = self.app.inner.clock.now();
        let general = general(step, &error, self.connection.key.kind, now);
        let (row, kind) = general.unwrap_or_else(|| {
            let mark = if code == FindingCode::WriteNotTold { Mark::Warning } else { Mark::Bad };
            (finding(step, mark, code), request_for(code))
        });
        self.tell(self.asking(Finding { error: Some(error.into()), ..row }, kind));
    }

    fn asking(&self, row: Finding, kind: Option<AdminRequestKind>) -> Finding {
        let request = kind
            .map(|kind| admin_request(kind, &self.connection, &self.folder, row.error.as_ref()));
        Finding { request, ..row }
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
}

/// What an administrator is asked for, where the finding alone tells.
fn request_for(code: FindingCode) -> Option<AdminRequestKind> {
    Some(match code {
        FindingCode::Asleep => AdminRequestKind::WakeEnvironment,
        FindingCode::ClientNotRegistered => AdminRequestKind::RegisterClient,
        // Both: the credential has not got AEM's API, or not any more.
        FindingCode::ClientIdRefused | FindingCode::ScopesMissing => AdminRequestKind::AddScope,
        FindingCode::ProfileMissing => AdminRequestKind::AddProfile,
        FindingCode::ReadRefused | FindingCode::FolderMissing => AdminRequestKind::GrantRead,
        FindingCode::WriteRefused => AdminRequestKind::GrantWrite,
        _ => return None,
    })
}
