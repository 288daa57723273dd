//! The rows of a plan in any order, and cells of it changed by hand.

use super::ApiResult;
use super::app::App;
use super::error::not_there_yet;
use super::types::{EditCell, EditedCell, PlanRows, PlanRowsPage};

impl App {
    /// Rows of a view of a plan.
    ///
    /// # Errors
    /// `NotFound`, `StoreFailed`.
    pub async fn plan_rows(&self, _request: &PlanRows) -> ApiResult<PlanRowsPage> {
        not_there_yet().await
    }

    /// Changes one cell of a plan of which no job was made.
    ///
    /// # Errors
    /// `NotFound`, `PlanNotRunnable` once there is a job, `FieldInvalid`, `StoreFailed`.
    pub async fn edit_cell(&self, _request: &EditCell) -> ApiResult<EditedCell> {
        not_there_yet().await
    }
}
