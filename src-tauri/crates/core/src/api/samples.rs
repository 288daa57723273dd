//! What an edit would do to a few assets, and what the selected assets hold now.

use super::ApiResult;
use super::app::App;
use super::error::not_there_yet;
use super::types::{EditSample, SampleEdit, SummariseValues, ValueSummary};

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
}
