//! Reading what one asset holds now.

use serde_json::Value as Json;

use super::folders::encode_path;
use super::{Author, Error, PropertySet};

/// What one asset holds, and whether it may be changed.
#[derive(Clone, Debug)]
pub struct AssetState {
    /// Its metadata.
    pub metadata: PropertySet,
    /// Whether AEM is still processing it.
    pub is_processing: bool,
    /// Whether someone has checked it out.
    pub is_checked_out: bool,
}

impl Author {
    /// Reads an asset's content node and metadata in one request.
    ///
    /// # Errors
    /// Any [`Error`]; [`Error::Missing`] also when the path holds something that
    /// is no asset.
    pub async fn asset_state(&self, path: &str) -> Result<AssetState, Error> {
        let content = self.get_json(&format!("{}/_jcr_content.1.json", encode_path(path)?)).await?;
        // Below anything else a write would create nodes instead of changing an asset.
        if content.get("jcr:primaryType").and_then(Json::as_str) != Some("dam:AssetContent") {
            return Err(Error::Missing);
        }
        Ok(AssetState {
            metadata: content.get("metadata").map(PropertySet::from_json).unwrap_or_default(),
            is_processing: content.get("dam:assetState").and_then(Json::as_str)
                == Some("processing"),
            is_checked_out: content.get("cq:drivelock").is_some(),
        })
    }
}
