//! Where the assets of a plan and the edit of each come from: one edit for all of a
//! listing, or the rows of a sheet.

use std::fmt::Debug;
use std::sync::Arc;

use super::edit::CheckedEdit;
use super::error::ReadingError;
use super::source_cells::SourceCells;
use relabel_model::{Candidates, CannotReason, FoundAsset, ListingScope, Moment};
use relabel_store::{ListingKey, ListingRow, SelectionFilter, Store};

/// Gives the assets of a plan in its order, each with what should change on it. Called
/// where waiting for files is fine.
pub trait AssetSource: Send + Debug {
    /// Does what has to be done before the first asset, such as matching rows with
    /// assets, and tells how many assets there are. Called once, first.
    ///
    /// # Errors
    /// Ends the plan with them.
    fn total(&mut self) -> Result<u32, ReadingError>;

    /// What has to be listed before that, so that assets can be found by their names or
    /// ids; each page is handed to [`AssetSource::listed`].
    fn searched(&self) -> Option<ListingScope> {
        None
    }

    /// Takes a page of what [`AssetSource::searched`] asks for.
    ///
    /// # Errors
    /// Ends the plan with them.
    fn listed(&mut self, page: Vec<FoundAsset>) -> Result<(), ReadingError> {
        drop(page);
        Ok(())
    }

    /// Every property that may have to be read of an asset: what is edited and what
    /// that is made of.
    fn properties(&self) -> Vec<String>;

    /// The next assets, at most `limit`; none at the end.
    ///
    /// # Errors
    /// Ends the plan with them.
    fn next(&mut self, limit: u32) -> Result<Vec<SourceAsset>, ReadingError>;
}

/// One asset of a plan, and what should change on it.
#[derive(Clone, Debug)]
pub struct SourceAsset {
    /// The asset. Its `row` is where it stands in a listing of the plan's folder, as far
    /// as that is known: a page of it is read there. It is not its row in the plan.
    /// Without a title it gets AEM's, where `dc:title` is among the properties that are
    /// read.
    pub asset: ListingRow,
    /// The row of the sheet it comes from, as the spreadsheet numbers it.
    pub source_row: Option<u32>,
    /// What should change.
    pub edit: AssetEdit,
    /// Why nothing of it can be changed, where that is known before AEM is asked: none
    /// or several assets are meant. It is not read then.
    pub problem: Option<CannotReason>,
    /// The assets that are meant, where there are several.
    pub candidates: Option<Box<Candidates>>,
}

/// What should change on one asset.
#[derive(Clone, Debug)]
pub enum AssetEdit {
    /// The same as on all.
    Shared {
        /// What should change.
        edit: Arc<CheckedEdit>,
        /// When the plan is made.
        moment: Arc<Moment>,
        /// Position among the assets of the plan, from 0.
        position: u32,
    },
    /// What a row of a sheet says: one cell for each field that is not left alone,
    /// each field once.
    Cells(SourceCells),
}

/// One edit for the chosen rows of a listing.
#[derive(Debug)]
pub struct ListedAssets {
    store: Arc<Store>,
    listing: ListingKey,
    selection: SelectionFilter,
    edit: Arc<CheckedEdit>,
    moment: Arc<Moment>,
    total: u32,
    from: u32,
    position: u32,
}

impl ListedAssets {
    /// `total` is how many rows of the listing the selection holds.
    #[must_use]
    pub fn new(
        store: Arc<Store>,
        listing: ListingKey,
        selection: SelectionFilter,
        edit: Arc<CheckedEdit>,
        moment: Arc<Moment>,
        total: u32,
    ) -> Self {
        Self { store, listing, selection, edit, moment, total, from: 0, position: 0 }
    }
}

impl AssetSource for ListedAssets {
    fn total(&mut self) -> Result<u32, ReadingError> {
        Ok(self.total)
    }

    fn properties(&self) -> Vec<String> {
        self.edit.properties()
    }

    fn next(&mut self, limit: u32) -> Result<Vec<SourceAsset>, ReadingError> {
        let rows = self.store.selected_rows(self.listing, &self.selection, self.from, limit)?;
        self.from = rows.last().map_or(self.from, |last| last.row + 1);
        let first = self.position;
        self.position += u32::try_from(rows.len()).unwrap_or(limit);
        let edit = |(position, asset)| SourceAsset {
            asset,
            source_row: None,
            edit: AssetEdit::Shared {
                edit: Arc::clone(&self.edit),
                moment: Arc::clone(&self.moment),
                position,
            },
            problem: None,
            candidates: None,
        };
        Ok((first..).zip(rows).map(edit).collect())
    }
}
