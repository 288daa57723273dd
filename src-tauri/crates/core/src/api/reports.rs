//! Reports: a job in a file the user chose.

use std::path::Path;

use super::app::App;
use super::error::not_found;
use super::types::{ApiError, SaveReport};
use super::{ApiResult, blocking};
use crate::jobs::save_report;

impl App {
    /// Writes a report to `path`, which it replaces only once the report is whole.
    ///
    /// # Errors
    /// `NotFound`; `StoreFailed` when the journal cannot be read; `FileNotWritten` with
    /// `details.path`.
    pub async fn save_report(&self, request: &SaveReport, path: &Path) -> ApiResult<()> {
        let (store, request, path) = (self.store(), request.clone(), path.to_owned());
        let shown = path.display().to_string();
        let saved = blocking(move || {
            let job = store.job(request.job_id)?.ok_or_else(|| not_found("job"))?;
            Ok::<_, ApiError>(save_report(&store, &job, &path, &request)?)
        });
        saved.await.map_err(|mut error| {
            error.details.path = Some(shown);
            error
        })
    }
}
