//! Reading what one asset holds now.

use std::time::Duration;

use serde_json::Value as Json;

use super::folders::{DAM_ROOT, encode_path};
use super::open_api::{asset_id, metadata_path};
use super::{Author, Error, answer};
use relabel_access::http::{Reply, Request};
use relabel_access::ims::{self, Tokens};
use relabel_access::keys::VaultError;
use relabel_model::PropertySet;

/// How often it is asked whether AEM is there, each time after the quiet it wants.
const LOOKS: u32 = 3;

/// What one asset holds, and whether it may be changed.
#[derive(Clone, Debug)]
pub struct AssetState {
    /// Its metadata.
    pub metadata: PropertySet,
    /// Whether AEM is still processing it.
    pub is_processing: bool,
    /// Whether someone has checked it out.
    pub is_checked_out: bool,
    /// Whether it is a content fragment.
    pub is_fragment: bool,
    /// Its id in AEM's programming interface (`urn:aaid:aem:…`); only read for
    /// keys that use that interface.
    pub id: Option<String>,
    /// When the request that showed it left, on a clock that goes on while the
    /// computer sleeps.
    pub read_at: Duration,
}

impl Author {
    /// Reads an asset's content node and metadata.
    ///
    /// # Errors
    /// Any [`Error`]; [`Error::Missing`] also when the path holds something that
    /// is no asset.
    pub async fn asset_state(&self, path: &str) -> Result<AssetState, Error> {
        let path = encode_path(path)?;
        let get = async |target: String| self.get(Request::get(self.origin(), target)).await;
        let id = match self.api_key() {
            Some(_) => id_of(&get(format!("{path}.0.json")).await?.1),
            None => None,
        };
        // Where the asset is gone and a namesake without the ending is there, Sling shows the
        // namesake's node instead; never its content by this path. So that comes last.
        let (reply, content) = get(format!("{path}/_jcr_content.1.json")).await?;
        state_of(&content, id, &reply)
    }
}

impl Author {
    /// Whether AEM answers with data elsewhere, where an asset is answered with a web page
    /// or a redirect: all that is read of `other` before it is written or, where there is
    /// no other asset, just anything.
    pub async fn gives_data(&self, other: Option<&str>) -> bool {
        let Some(other) = other else { return self.outage().await.is_none() };
        let read = async {
            let AssetState { id, .. } = self.asset_state(other).await?;
            if let Some(id) = id {
                let version = Request::get(self.origin(), metadata_path(&id));
                self.get(self.api_request(version)).await?;
            }
            Ok::<_, Error>(())
        };
        match read.await {
            Ok(()) => true,
            Err(error) => !error.is_about_environment(),
        }
    }

    /// Whether AEM answers requests again, whatever it answers: asked gently while a
    /// job waits for the network or for AEM itself, and more gently still while the
    /// sign-in is what is down.
    pub async fn is_back(&self) -> bool {
        if self.tokens().is_some_and(Tokens::is_resting) {
            return false;
        }
        match self.ask(self.anything()).await {
            Ok(_) => true,
            Err(Error::NotData { .. } | Error::Server { .. } | Error::Busy { .. }) => false,
            // What a person has to mend by now, the next request tells.
            Err(Error::Http(error) | Error::SignIn(ims::Error::Transport(error))) => {
                !error.is_passing()
            }
            Err(Error::SignIn(ims::Error::Key(
                VaultError::Locked | VaultError::Refused { .. },
            ))) => false,
            Err(Error::SignIn(error)) => !error.is_passing(),
            Err(_) => true,
        }
    }

    /// Why AEM answers nothing at all, if it does not: what failed for one asset is
    /// then not the asset's fault. Waits while AEM asks for quiet.
    pub async fn outage(&self) -> Option<Error> {
        let mut last = None;
        for _ in 0..LOOKS {
            let reply = match self.send(self.anything()).await {
                Ok(reply) => reply,
                Err(error) => return Some(error),
            };
            match answer::json(&reply) {
                Err(Error::Busy { status, .. }) => {
                    last = (status >= 500).then(|| answer::not_data(&reply));
                }
                Err(Error::Server { .. }) => return Some(answer::not_data(&reply)),
                Err(error @ (Error::NotData { .. } | Error::SignIn(_) | Error::SignInRefused)) => {
                    return Some(error);
                }
                // It is there, whatever it thinks of the request.
                _ => return None,
            }
        }
        last
    }

    /// What every account may read and costs AEM next to nothing.
    fn anything(&self) -> Request {
        Request::get(self.origin(), format!("{DAM_ROOT}.0.json"))
    }
}

fn id_of(asset: &Json) -> Option<String> {
    asset.get("jcr:uuid").and_then(Json::as_str).and_then(asset_id)
}

/// Whether a flag is set, whichever way it is stored.
pub(super) fn is_set(flag: &Json) -> bool {
    flag == true || flag == "true"
}

pub(super) fn state_of(
    content: &Json,
    id: Option<String>,
    reply: &Reply,
) -> Result<AssetState, Error> {
    // Below anything else a write would create nodes instead of changing an asset.
    if content.get("jcr:primaryType").and_then(Json::as_str) != Some("dam:AssetContent") {
        return Err(Error::Missing);
    }
    Ok(AssetState {
        metadata: content.get("metadata").map(PropertySet::from_json).unwrap_or_default(),
        is_processing: content.get("dam:assetState").and_then(Json::as_str) == Some("processing"),
        is_checked_out: content.get("cq:drivelock").is_some(),
        is_fragment: content.get("contentFragment").is_some_and(is_set),
        id,
        read_at: reply.sent_at,
    })
}
