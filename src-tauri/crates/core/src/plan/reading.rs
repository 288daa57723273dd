//! Reads the selected assets and stages the plan, in batches, with bounded memory.

use std::sync::Arc;

use futures::{StreamExt as _, stream};
use tokio::sync::watch;
use tokio_util::sync::CancellationToken;

use super::cell::plan_cell;
use super::edit::CheckedEdit;
use crate::aem::{self, Author};
use crate::api::types::{ApiError, CannotReason, CellState, PlanState};
use crate::api::{ApiResult, blocking};
use crate::store::{
    AssetPlan, ListingKey, ListingRow, PlanKey, PlannedCell, SelectionFilter, Staged, Store,
};

/// Assets read at the same time: the read parallelism the protocol reference
/// advises (section 9.1).
const READS_IN_FLIGHT: usize = 4;
/// Assets per transaction: small enough that the table on screen grows steadily.
const BATCH: u32 = 200;

/// A plan in the making.
#[derive(Debug)]
pub struct Planning {
    /// Where it is staged.
    pub store: Arc<Store>,
    /// Whose assets.
    pub author: Author,
    /// From which listing.
    pub listing: ListingKey,
    /// Which of its rows.
    pub selection: SelectionFilter,
    /// What should change.
    pub edit: Arc<CheckedEdit>,
    /// The plan's key.
    pub plan: PlanKey,
    /// Where progress is told.
    pub state: watch::Sender<PlanState>,
    /// Ends the reading early.
    pub cancelled: CancellationToken,
}

impl Planning {
    /// Reads and stages until the end, a fact about the environment, or cancellation.
    ///
    /// # Cancellation
    /// What was staged stays, but the plan is not complete and cannot be run.
    pub async fn run(self) {
        let error = tokio::select! {
            () = self.cancelled.cancelled() => return,
            result = self.stage_all() => result.err(),
        };
        self.state.send_modify(|state| {
            state.complete = error.is_none();
            state.error = error;
        });
    }

    async fn stage_all(&self) -> ApiResult<()> {
        let mut staged = Staged::default();
        let mut from = 0;
        loop {
            let rows = self.next_rows(from).await?;
            let Some(last) = rows.last() else { break };
            from = last.row + 1;
            let batch = self.read(rows).await?;
            let (store, plan) = (Arc::clone(&self.store), self.plan);
            staged = blocking(move || store.stage(plan, staged, &batch)).await?;
            self.state.send_modify(|state| {
                state.assets_read = staged.assets;
                state.counts = staged.counts;
            });
        }
        let (store, plan) = (Arc::clone(&self.store), self.plan);
        blocking(move || store.complete_plan(plan)).await
    }

    async fn next_rows(&self, from: u32) -> ApiResult<Vec<ListingRow>> {
        let (store, listing, selection) =
            (Arc::clone(&self.store), self.listing, self.selection.clone());
        blocking(move || store.selected_rows(listing, &selection, from, BATCH)).await
    }

    /// Reads a batch, in order. A fact about the environment ends it.
    async fn read(&self, rows: Vec<ListingRow>) -> ApiResult<Vec<AssetPlan>> {
        let reads = stream::iter(rows).map(|row| {
            let (author, edit) = (self.author.clone(), Arc::clone(&self.edit));
            async move { plan_asset(&author, row, &edit).await }
        });
        let mut reads = reads.buffered(READS_IN_FLIGHT);
        let mut batch = Vec::new();
        while let Some(planned) = reads.next().await {
            batch.push(planned?);
        }
        Ok(batch)
    }
}

/// Plans one asset from what it holds now.
///
/// # Errors
/// Facts about the environment; what concerns the asset alone is in its cells.
pub async fn plan_asset(
    author: &Author,
    asset: ListingRow,
    edit: &CheckedEdit,
) -> Result<AssetPlan, ApiError> {
    let cannot = match author.asset_state(&asset.path).await {
        Ok(state) if state.is_processing => CannotReason::StillProcessing,
        Ok(state) if state.is_checked_out => CannotReason::CheckedOut,
        Ok(state) => {
            let cells = edit.fields.iter().map(|field| plan_cell(field, &state.metadata)).collect();
            return Ok(AssetPlan { asset, cells });
        }
        Err(aem::Error::Missing) => CannotReason::AssetMissing,
        Err(
            aem::Error::Server { .. } | aem::Error::Unexpected { .. } | aem::Error::Locked { .. },
        ) => CannotReason::ReadFailed,
        Err(error) => return Err(error.into()),
    };
    let cells = edit.fields.iter().map(|field| PlannedCell {
        property: field.property.clone(),
        before: None,
        after: field.after.clone(),
        state: CellState::Cannot,
        reason: Some(cannot),
    });
    Ok(AssetPlan { cells: cells.collect(), asset })
}
