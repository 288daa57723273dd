//! The check of the network: which layer between this computer and Adobe fails.

use tokio::sync::watch;

use super::ApiResult;
use super::app::App;
use super::check_rows::{network_kind, way_findings};
use super::types::{AdminRequest, AdminRequestKind, ApiError, HostFindings, KeyKind, NetworkState};
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
        // With each, whether it is an AEM of this computer.
        let mut origins: Vec<(Origin, bool)> =
            reach.ims(sign_in).into_iter().map(|origin| (origin, false)).collect();
        for connection in self.saved_connections().await? {
            let is_local_aem = connection.key.kind == KeyKind::LocalAem;
            let origin = if is_local_aem {
                reach.local_aem(&connection.address)
            } else {
                reach.author(&connection.address, true)
            };
            let is_new = |origin: &Origin| !origins.iter().any(|(known, _)| known == origin);
            let new = origin.ok().filter(is_new);
            origins.extend(new.map(|origin| (origin, is_local_aem)));
        }
        let (state, receiver) = watch::channel(NetworkState::default());
        let http = self.inner.http.clone();
        tokio::spawn(async move {
            let check = async {
                for (origin, is_local_aem) in &origins {
                    let result = http.probe(origin).await;
                    let mut findings = way_findings(origin, result.as_ref().err(), *is_local_aem);
                    for row in &mut findings {
                        row.request = network_kind(row, origin).map(|kind| {
                            network_request(kind, origin, &origins, row.error.as_ref())
                        });
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
    kind: AdminRequestKind,
    origin: &Origin,
    all: &[(Origin, bool)],
    error: Option<&ApiError>,
) -> AdminRequest {
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
        hosts: all
            .iter()
            .filter(|(origin, _)| !origin.is_loopback())
            .map(|(origin, _)| origin.authority().to_owned())
            .collect(),
        technical: error.and_then(|error| error.details.technical.clone()),
        yaml: None,
    }
}
