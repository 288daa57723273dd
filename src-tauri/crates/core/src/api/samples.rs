//! What an edit would do to a few assets, and what the selected assets hold now.

use super::ApiResult;
use super::app::App;
use super::error::not_there_yet;
use super::types::{
    ApiError, ConnectionId, Edit, EditSample, ErrorCode, SampleEdit, SummariseValues, ValueSummary,
};
use crate::plan::dates::{Moment, Zone};
use crate::plan::{CheckedEdit, EditRules, names_tags};

impl App {
    /// What an edit, finished or not, would do to the first assets of a selection. While
    /// it is written nothing is read twice.
    ///
    /// # Errors
    /// `NotFound`, and everything a request can meet. What is wrong with the edit is no
    /// error but part of the answer.
    pub async fn sample_edit(&self, _request: &SampleEdit) -> ApiResult<EditSample> {
        not_there_yet().await
    }

    /// What fields hold across a selection, the most frequent values first.
    ///
    /// # Errors
    /// `NotFound`, and everything a request can meet.
    pub async fn summarise_values(&self, _request: &SummariseValues) -> ApiResult<ValueSummary> {
        not_there_yet().await
    }

    /// An edit that can be planned. AEM's tags are only asked for where it names some.
    ///
    /// # Errors
    /// `FieldInvalid`, `TagsNotReadable`, and everything a request can meet.
    pub(super) async fn checked_edit(
        &self,
        connection: ConnectionId,
        edit: &Edit,
    ) -> ApiResult<CheckedEdit> {
        let tags = match names_tags(edit) {
            true => Some(self.tag_index(connection).await?),
            false => None,
        };
        Ok(CheckedEdit::with(edit, &EditRules { tags: tags.as_deref() })?)
    }

    /// Now, in a time zone by its IANA name or in that of this computer.
    ///
    /// # Errors
    /// `RequestInvalid` where there is no such zone.
    pub(super) fn moment(&self, zone: Option<&str>) -> ApiResult<Moment> {
        let zone = match zone {
            None => Zone::system(),
            Some(name) => Zone::named(name).ok_or_else(|| {
                ApiError::new(ErrorCode::RequestInvalid, format!("there is no time zone {name}"))
            })?,
        };
        Ok(Moment::new(self.inner.clock.now(), zone))
    }
}
