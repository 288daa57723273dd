//! Reading what one asset holds now.

use std::time::Duration;

use serde_json::Value as Json;

use super::folders::{DAM_ROOT, encode_path};
use super::open_api::asset_id;
use super::{Author, Error, PropertySet, answer};
use crate::api::types::ApiError;
use crate::http::{Reply, Request};
use crate::ims::Tokens;

/// The status with which Sling refuses to show so many nodes at once.
const TOO_MANY_NODES: u16 = 300;

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
    /// Reads an asset's content node and metadata in one request.
    ///
    /// # Errors
    /// Any [`Error`]; [`Error::Missing`] also when the path holds something that
    /// is no asset.
    pub async fn asset_state(&self, path: &str) -> Result<AssetState, Error> {
        let path = encode_path(path)?;
        let get = async |target: String| self.get(Request::get(self.origin(), target)).await;
        if self.api_key().is_none() {
            let (reply, content) = get(format!("{path}/_jcr_content.1.json")).await?;
            return state_of(&content, None, &reply);
        }
        // Two levels more in one request: the asset's own node knows its id.
        let (reply, asset) = match get(format!("{path}.2.json")).await {
            // A document of many pages keeps each as a node.
            Err(Error::Unexpected { status: TOO_MANY_NODES, .. }) => {
                let (_, asset) = get(format!("{path}.0.json")).await?;
                let (reply, content) = get(format!("{path}/_jcr_content.1.json")).await?;
                return state_of(&content, id_of(&asset), &reply);
            }
            asset => asset?,
        };
        state_of(asset.get("jcr:content").ok_or(Error::Missing)?, id_of(&asset), &reply)
    }
}

impl Author {
    /// Whether AEM answers requests again, whatever it answers: asked gently while a
    /// job waits for the network or for AEM itself, and more gently still while the
    /// sign-in is what is down.
    pub async fn is_back(&self) -> bool {
        if self.tokens().is_some_and(Tokens::is_resting) {
            return false;
        }
        match self.ask(self.anything()).await {
            Ok(_) => true,
            Err(
                Error::Http(_) | Error::NotData { .. } | Error::Server { .. } | Error::Busy { .. },
            ) => false,
            Err(Error::SignIn(error)) => !ApiError::from(error).retryable,
            Err(_) => true,
        }
    }

    /// Why AEM answers nothing at all, if it does not: what failed for one asset is
    /// then not the asset's fault. Waits while AEM asks for quiet.
    pub(crate) async fn outage(&self) -> Option<Error> {
        let mut last = None;
        for _ in 0..LOOKS {
            let reply = match self.send(self.anything()).await {
                Ok(reply) => reply,
                Err(error) => return Some(error),
            };
            match answer::json(&reply) {
                Err(Error::Busy { status, .. }) => {
                    last = (status >= 500).then_some(Error::NotData { status });
                }
                Err(Error::Server { status, .. }) => return Some(Error::NotData { status }),
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
