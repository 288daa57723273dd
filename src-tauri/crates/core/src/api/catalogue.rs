//! The field catalogue: AEM's metadata form, the standard fields and what the
//! selected assets hold.

use super::ApiResult;
use super::app::App;
use super::error::not_there_yet;
use super::types::{FieldCatalogue, KnowPrefix, ListFields};
use crate::plan::standard_fields;

impl App {
    /// The fields, those that cannot be edited too, in the order a picker shows them.
    ///
    /// # Errors
    /// `NotFound`, and everything a request can meet. A form that may not be read is
    /// none of these.
    pub async fn list_fields(&self, _request: &ListFields) -> ApiResult<FieldCatalogue> {
        std::future::ready(Ok(FieldCatalogue { fields: standard_fields(), form: None })).await
    }

    /// Remembers that AEM knows a prefix of property names.
    ///
    /// # Errors
    /// `FieldInvalid`, `StoreFailed`.
    pub async fn know_prefix(&self, _request: &KnowPrefix) -> ApiResult<()> {
        not_there_yet().await
    }
}
