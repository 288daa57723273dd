//! The check of the network: which layer between this computer and Adobe fails, up to
//! whether Adobe's sign-in and AEM themselves answer.

use tokio::sync::watch;

use super::ApiResult;
use super::app::App;
use super::check_rows::{finding, network_kind, no_answer, of_page, way_findings};
use super::error::page_code;
use super::types::{
    AdminRequest, AdminRequestKind, ApiError, CheckStep, ErrorDetails, Finding, FindingCode,
    HostFindings, Mark, NetworkState, ProxyFrom, ProxyInUse,
};
use relabel_access::http::{
    Client, IMS_HOSTS, Origin, Page, ProxySource, ProxyUsed, Reply, Request,
};
use relabel_access::ims;
use relabel_model::KeyKind;

/// One host to check.
struct Host {
    origin: Origin,
    what: What,
}

/// What is expected to answer there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum What {
    SignIn,
    Author,
    LocalAem,
}

impl App {
    /// Starts a check of Adobe's sign-in and of the host of every connection, and
    /// returns at once. No key is sent. It ends when nobody watches any more.
    ///
    /// # Errors
    /// `StoreFailed`.
    pub async fn check_network(&self) -> ApiResult<watch::Receiver<NetworkState>> {
        let reach = &self.inner.reach;
        let sign_in = self.inner.options.ims.as_deref().unwrap_or(IMS_HOSTS[0]);
        let sign_in = reach.ims(sign_in).into_iter();
        let mut hosts: Vec<Host> =
            sign_in.map(|origin| Host { origin, what: What::SignIn }).collect();
        for connection in self.saved_connections().await? {
            let (origin, what) = match connection.key.kind {
                KeyKind::LocalAem => (reach.local_aem(&connection.address), What::LocalAem),
                _ => (reach.author(&connection.address, true), What::Author),
            };
            let is_new = |origin: &Origin| !hosts.iter().any(|known| known.origin == *origin);
            let new = origin.ok().filter(is_new);
            hosts.extend(new.map(|origin| Host { origin, what }));
        }
        let (state, receiver) = watch::channel(NetworkState::default());
        let http = self.inner.http.clone();
        tokio::spawn(async move {
            let check = async {
                for host in &hosts {
                    let found = host.check(&http, &hosts).await;
                    state.send_modify(|state| state.hosts.push(found));
                }
                state.send_modify(|state| state.is_done = true);
            };
            tokio::select! {
                () = check => {}
                () = state.closed() => {}
            }
        });
        Ok(receiver)
    }
}

impl Host {
    async fn check(&self, http: &Client, all: &[Host]) -> HostFindings {
        let Self { origin, what } = self;
        let proxy = http.proxy_for(origin).ok().flatten();
        let answer = http.send(&self.question()).await;
        let is_local_aem = *what == What::LocalAem;
        let error = answer.as_ref().err();
        let mut findings = way_findings(origin, proxy.as_ref(), error, is_local_aem);
        findings.extend(match &answer {
            Ok(reply) => Some(self.judged(reply)),
            Err(error) => no_answer(CheckStep::Answer, origin, error),
        });
        for row in &mut findings {
            let kind = network_kind(row, origin);
            row.request = kind.map(|kind| request(kind, origin, all, proxy.as_ref(), row));
        }
        HostFindings { host: origin.authority().to_owned(), proxy: proxy.map(told), findings }
    }

    /// A question that holds nothing secret and that only the right server answers rightly.
    fn question(&self) -> Request {
        match self.what {
            What::SignIn => ims::question(&self.origin),
            What::Author | What::LocalAem => relabel_aem::question(&self.origin),
        }
    }

    /// Whether the right server answered.
    fn judged(&self, reply: &Reply) -> Finding {
        let is_right = match self.what {
            What::SignIn => ims::is_answer(reply),
            What::Author => relabel_aem::is_answer(&self.origin, reply),
            What::LocalAem => true,
        };
        let host = Some(self.origin.authority().to_owned());
        let row = |mark, code| Finding { host, ..finding(CheckStep::Answer, mark, code) };
        let page = Page::of_network(reply);
        match of_page(&page).filter(|_| !is_right) {
            None => row(Mark::Good, FindingCode::Answers),
            Some(code) => {
                let error = ApiError::new(page_code(&page), page.to_string()).with(ErrorDetails {
                    host: page.leads_to(),
                    status: Some(reply.status),
                    ..ErrorDetails::default()
                });
                Finding { error: Some(error), ..row(Mark::Bad, code) }
            }
        }
    }
}

pub(super) fn told(used: ProxyUsed) -> ProxyInUse {
    let from = match used.source {
        ProxySource::Variable(name) => ProxyFrom::Variable { name: name.to_owned() },
        ProxySource::System => ProxyFrom::System,
        ProxySource::User => ProxyFrom::User,
    };
    ProxyInUse { address: used.address, from }
}

/// What the people of the company network are asked for.
fn request(
    kind: AdminRequestKind,
    origin: &Origin,
    all: &[Host],
    proxy: Option<&ProxyUsed>,
    row: &Finding,
) -> AdminRequest {
    let details = row.error.as_ref().map(|error| &error.details);
    let technical = row.error.as_ref().map(|error| match &error.details.technical {
        Some(technical) => format!("{}: {technical}", error.message),
        None => error.message.clone(),
    });
    let technical = match (technical, details.and_then(|details| details.status)) {
        (Some(said), Some(status)) => Some(format!("{said} (HTTP {status})")),
        (said, _) => said,
    };
    let others = all.iter().map(|host| &host.origin).filter(|other| !other.is_loopback());
    AdminRequest {
        kind,
        key_kind: KeyKind::ServiceCredentials,
        address: origin.as_str().to_owned(),
        account: None,
        client_id: None,
        organisation: None,
        program: None,
        environment: None,
        folder: None,
        hosts: others.map(|other| other.authority().to_owned()).collect(),
        proxy: proxy.map(|proxy| proxy.address.clone()),
        technical,
        yaml: None,
    }
}
