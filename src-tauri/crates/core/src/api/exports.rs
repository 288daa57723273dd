//! Spreadsheets made of assets.

use std::path::Path;

use tokio::sync::watch;

use super::ApiResult;
use super::app::App;
use super::error::{not_built, not_there_yet};
use super::types::{ExportId, ExportSheet, ExportState};

impl App {
    /// Starts writing a spreadsheet to `path` and returns at once; watch it with
    /// [`App::watch_export`]. The file has its name only once it is whole.
    ///
    /// # Errors
    /// `NotFound`, `PlanNotRunnable` while the listing grows, `StoreFailed`.
    pub async fn export_sheet(&self, _request: &ExportSheet, _path: &Path) -> ApiResult<ExportId> {
        not_there_yet().await
    }

    /// The newest state of an export, whenever it changes.
    ///
    /// # Errors
    /// `NotFound`.
    pub fn watch_export(&self, _id: ExportId) -> ApiResult<watch::Receiver<ExportState>> {
        Err(not_built())
    }

    /// Ends an export; nothing of it stays.
    ///
    /// # Errors
    /// `NotFound`.
    pub async fn stop_export(&self, _id: ExportId) -> ApiResult<()> {
        not_there_yet().await
    }
}
