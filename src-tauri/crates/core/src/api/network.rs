//! The check of the network: which layer between this computer and Adobe fails.

use tokio::sync::watch;

use super::ApiResult;
use super::app::App;
use super::checks::way_findings;
use super::types::{
    AdminRequest, AdminRequestKind, ApiError, CheckStep, HostFindings, KeyKind, Mark, NetworkState,
};
use crate::http::{IMS_HOSTS, Origin};

impl App {
    /// Starts a check of Adobe's sign-in and of the host of every connection, and
    /// returns at once. No key is sent. It ends when nobody watches any more.
    ///
    /// # Errors
    /// `StoreFailed`.
    pub async fn check_network(&self) -> ApiResult<watch::Receiver<NetworkState>> {
        let reach = &self.inner.reach;
        let sign_in = self.inner.ims.as_deref().unwrap_or(IMS_HOSTS[0]);
        let mut origins: Vec<Origin> = reach.ims(sign_in).into_iter().collect();
        for connection in self.saved_connections().await? {
            let origin = match connection.key.kind {
                KeyKind::LocalAem => reach.local_aem(&connection.address),
                _ => reach.author(&connection.address, true),
            };
            origins.extend(origin.ok().filter(|origin| !origins.contains(origin)));
        }
        let (state, receiver) = watch::channel(NetworkState::default());
        let http = self.inner.http.clone();
        tokio::spawn(async move {
            let check = async {
                for origin in &origins {
                    let result = http.probe(origin).await;
                    let mut findings = way_findings(origin, result.as_ref().err());
                    for row in findings.iter_mut().filter(|row| row.mark == Mark::Bad) {
                        row.request =
                            Some(network_request(row.step, origin, &origins, row.error.as_ref()));
                    }
                    let host = origin.authority().to_owned();
                    state.send_modify(|state| state.hosts.push(HostFindings { host, findings }));
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

/// What the people of the company network are asked for.
fn network_request(
    step: CheckStep,
    origin: &Origin,
    all: &[Origin],
    error: Option<&ApiError>,
) -> AdminRequest {
    AdminRequest {
        kind: if step == CheckStep::Secure {
            AdminRequestKind::CompanyCertificate
        } else {
            AdminRequestKind::OpenNetwork
        },
        key_kind: KeyKind::ServiceCredentials,
        address: origin.as_str().to_owned(),
        account: None,
        client_id: None,
        organisation: None,
        program: None,
        environment: None,
        folder: None,
        hosts: all.iter().map(|origin| origin.authority().to_owned()).collect(),
        technical: error.and_then(|error| error.details.technical.clone()),
        yaml: None,
    }
}
