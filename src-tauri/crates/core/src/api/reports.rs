//! Reports: a job in a file the user chose.

use std::path::Path;

use super::app::App;
use super::error::not_found;
use super::types::{ApiError, SaveReport};
use super::{ApiResult, blocking};
use crate::jobs::{Report, save_report};
use relabel_model::SheetSeparator;

impl App {
    /// Writes a report to `path`, which it replaces only once the report is whole.
    ///
    /// # Errors
    /// `NotFound`; `StoreFailed` when the journal cannot be read; `FileNotWritten` with
    /// `details.path`.
    pub async fn save_report(&self, request: &SaveReport, path: &Path) -> ApiResult<()> {
        let SaveReport { job_id, format, separator, words } = request.clone();
        let separator = separator.unwrap_or(SheetSeparator::Comma);
        let report = Report { format, separator, words };
        let (store, path) = (self.store(), path.to_owned());
        let shown = path.display().to_string();
        let saved = blocking(move || {
            let job = store.job(job_id)?.ok_or_else(|| not_found("job"))?;
            Ok::<_, ApiError>(save_report(&store, &job, &path, &report)?)
        });
        saved.await.map_err(|mut error| {
            error.details.path = Some(shown);
            error
        })
    }
}
