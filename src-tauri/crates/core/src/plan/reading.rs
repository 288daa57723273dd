//! Reads the selected assets and stages the plan, in batches, with bounded memory.
//! Batches are read ahead while one is staged; an asset that the pages of a search
//! do not show is read alone.

use std::sync::Arc;

use futures::stream::{self, FuturesOrdered};
use futures::{StreamExt as _, TryStreamExt as _};
use tokio::sync::watch;
use tokio_util::sync::CancellationToken;

use super::cell::plan_cell;
use super::edit::CheckedEdit;
use crate::aem::{self, AssetState, Author, BulkReader, ListingScope, Wanted};
use crate::api::types::{ApiError, CannotReason, CellState, ErrorCode, PlanStage, PlanState};
use crate::api::{ApiResult, blocking};
use crate::store::fail_point;
use crate::store::{
    AssetPlan, ListingKey, ListingRow, PlanKey, PlannedCell, SelectionFilter, Staged, Store,
};

/// After so many assets in a row that cannot be read, the fault is not theirs.
const UNREADABLE_IN_A_ROW: u32 = 10;
/// Assets of the first batch: what a table shows at once.
const FIRST_BATCH: u32 = 50;
/// Assets per batch: small enough that the table on screen grows steadily.
const BATCH: u32 = 400;
/// Batches read ahead.
const AHEAD: usize = 3;

/// Assets with what they hold, or why they cannot be read.
type Read = Vec<(ListingRow, Result<AssetState, aem::Error>)>;

/// A plan in the making.
#[derive(Debug)]
pub struct Planning {
    /// Where it is staged.
    pub store: Arc<Store>,
    /// Whose assets.
    pub author: Author,
    /// From which listing.
    pub listing: ListingKey,
    /// What that is a listing of.
    pub scope: ListingScope,
    /// Which of its rows.
    pub selection: Arc<SelectionFilter>,
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
            if state.complete {
                state.stage = PlanStage::Complete;
            }
            state.error = error;
        });
    }

    async fn stage_all(&self) -> ApiResult<()> {
        let properties = self.edit.fields.iter().map(|field| field.property.as_str());
        let reader = BulkReader::new(self.author.clone(), self.scope.clone(), properties);
        let mut reads = FuturesOrdered::new();
        let mut next = Some((0, FIRST_BATCH));
        let mut staged = Staged::default();
        let mut unreadable = 0;
        loop {
            while let Some((from, limit)) = next.filter(|_| reads.len() < AHEAD) {
                let rows = self.next_rows(from, limit).await?;
                next = rows.last().map(|last| (last.row + 1, BATCH));
                if next.is_some() {
                    reads.push_back(self.read(&reader, rows));
                }
            }
            let Some(read) = reads.try_next().await? else { break };
            let batch = self.plan_batch(read, &mut unreadable)?;
            let (store, plan) = (Arc::clone(&self.store), self.plan);
            staged = blocking(move || store.stage(plan, staged, &batch)).await?;
            fail_point("while_staging");
            self.state.send_modify(|state| {
                state.assets_read = staged.assets;
                state.counts = staged.counts;
            });
        }
        if staged.assets != self.state.borrow().assets {
            // The listing was closed meanwhile: part of a selection is not the selection.
            return Err(
                ApiError::new(ErrorCode::PlanNotRunnable, "the listing is gone").retryable()
            );
        }
        let (store, plan) = (Arc::clone(&self.store), self.plan);
        blocking(move || store.complete_plan(plan, staged)).await
    }

    async fn next_rows(&self, from: u32, limit: u32) -> ApiResult<Vec<ListingRow>> {
        let (store, listing, selection) =
            (Arc::clone(&self.store), self.listing, Arc::clone(&self.selection));
        blocking(move || store.selected_rows(listing, &selection, from, limit)).await
    }

    /// Reads a batch, in order.
    async fn read(&self, reader: &BulkReader, rows: Vec<ListingRow>) -> ApiResult<Read> {
        let wanted: Vec<Wanted<'_>> =
            rows.iter().map(|row| Wanted { row: row.row, path: &row.path }).collect();
        let found = reader.read(&wanted).await?;
        drop(wanted);
        let reads = stream::iter(rows.into_iter().zip(found)).map(|(row, state)| {
            let author = self.author.clone();
            async move {
                let state = match state {
                    Some(state) => Ok(state),
                    None => author.asset_state(&row.path).await,
                };
                (row, state)
            }
        });
        Ok(reads.buffered(self.author.assets_at_once()).collect().await)
    }

    /// Plans a batch. A fact about the environment ends it, and so do too many assets
    /// in a row that cannot be read.
    fn plan_batch(&self, read: Read, unreadable: &mut u32) -> ApiResult<Vec<AssetPlan>> {
        let mut batch = Vec::with_capacity(read.len());
        for (asset, state) in read {
            batch.push(match state {
                Ok(state) => {
                    *unreadable = 0;
                    plan_asset(asset, &state, &self.edit)
                }
                Err(aem::Error::Missing) => cannot(asset, CannotReason::AssetMissing, &self.edit),
                Err(error) => {
                    *unreadable += 1;
                    if is_about_environment(&error) || *unreadable >= UNREADABLE_IN_A_ROW {
                        return Err(error.into());
                    }
                    cannot(asset, CannotReason::ReadFailed, &self.edit)
                }
            });
        }
        Ok(batch)
    }
}

/// Plans one asset from what it holds now.
fn plan_asset(asset: ListingRow, state: &AssetState, edit: &CheckedEdit) -> AssetPlan {
    if state.is_processing {
        return cannot(asset, CannotReason::StillProcessing, edit);
    }
    if state.is_checked_out {
        return cannot(asset, CannotReason::CheckedOut, edit);
    }
    let cells = edit.fields.iter().map(|field| plan_cell(field, &state.metadata)).collect();
    AssetPlan { asset, cells }
}

fn cannot(asset: ListingRow, reason: CannotReason, edit: &CheckedEdit) -> AssetPlan {
    let cells = edit.fields.iter().map(|field| PlannedCell {
        property: field.property.clone(),
        before: None,
        after: field.after.clone(),
        state: CellState::Cannot,
        reason: Some(reason),
    });
    AssetPlan { cells: cells.collect(), asset }
}

/// Whether no other asset could be read either.
fn is_about_environment(error: &aem::Error) -> bool {
    use aem::Error as E;
    match error {
        E::Http(http) => http.is_offline(),
        E::SignIn(_)
        | E::SignInRefused
        | E::ClientNotRegistered { .. }
        | E::NotData { .. }
        | E::Busy { .. }
        | E::TooBusy { .. }
        | E::Held
        | E::Late => true,
        E::Forbidden { .. }
        | E::Missing
        | E::Locked { .. }
        | E::Rejected { .. }
        | E::Precondition { .. }
        | E::Server { .. }
        | E::Unexpected { .. }
        | E::Path => false,
    }
}
