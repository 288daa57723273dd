//! Spreadsheets that say what should change: opened, understood, planned. And what a
//! file that was dropped on the window is.

use std::path::Path;

use super::ApiResult;
use super::app::App;
use super::error::{not_built, not_there_yet};
use super::types::{
    KeyInspection, MakeSheetPlan, PlanId, ReadSheetAs, RecipeInspection, SheetFacts, SheetId,
    SheetInspection,
};

/// What a dropped file is, by what is in it.
#[derive(Clone, Debug)]
pub enum DroppedFile {
    /// A key, or nothing Relabel knows.
    Key(KeyInspection),
    /// A spreadsheet.
    Sheet(SheetInspection),
    /// A recipe.
    Recipe(RecipeInspection),
}

impl App {
    /// Reads a file as what it holds says it is.
    pub async fn understand_file(&self, path: &Path) -> DroppedFile {
        DroppedFile::Key(self.inspect_key_file(path).await)
    }

    /// Opens a spreadsheet and reads it so far that a person can say whether it was
    /// understood.
    pub async fn inspect_sheet(&self, path: &Path) -> SheetInspection {
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        std::future::ready(SheetInspection::NotUsable { name, error: not_built() }).await
    }

    /// Reads an opened spreadsheet in another way.
    ///
    /// # Errors
    /// `SheetGone`, `SheetDamaged`, `SheetTooLarge`, `RequestInvalid`.
    pub async fn read_sheet_as(&self, _request: &ReadSheetAs) -> ApiResult<SheetFacts> {
        not_there_yet().await
    }

    /// Closes a spreadsheet; plans that were made of it stay.
    ///
    /// # Errors
    /// `StoreFailed`.
    pub async fn close_sheet(&self, _sheet: SheetId) -> ApiResult<()> {
        not_there_yet().await
    }

    /// Starts planning what a spreadsheet says and returns at once; watch it with
    /// [`App::watch_plan`].
    ///
    /// # Errors
    /// `SheetGone`, `SheetQuestionOpen`, `FieldInvalid`, `NotFound`, `StoreFailed`.
    pub async fn make_sheet_plan(&self, _request: &MakeSheetPlan) -> ApiResult<PlanId> {
        not_there_yet().await
    }
}
