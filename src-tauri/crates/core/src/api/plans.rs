//! Samples and plans.

use std::sync::Arc;

use futures::future::try_join_all;
use tokio::sync::watch;
use tokio_util::sync::CancellationToken;

use super::app::{App, Background, locked};
use super::assets::MOST_ROWS;
use super::error::not_found;
use super::types::{
    ApiError, ErrorCode, ListingId, MakePlan, PlanCounts, PlanId, PlanPage, PlanRow, PlanStage,
    PlanState, ReadSample, SampleAsset, Selection, Timestamp,
};
use super::{ApiResult, blocking};
use crate::aem;
use crate::plan::{CheckedEdit, Planning, shown};
use crate::store::SelectionFilter;

/// Assets of a sample: enough to see that values differ, few enough to read at once.
const SAMPLE: u32 = 4;

impl App {
    /// What the fields hold now, on the first assets of a selection.
    ///
    /// # Errors
    /// `NotFound`, and everything a request can meet.
    pub async fn read_sample(&self, request: &ReadSample) -> ApiResult<Vec<SampleAsset>> {
        let (listing, listed_in, _) = self.listing(listing_of(&request.selection)).await?;
        let author = self.author(listed_in).await?;
        let (store, selection) = (self.store(), SelectionFilter::new(&request.selection));
        let rows = blocking(move || store.selected_rows(listing, &selection, 0, SAMPLE)).await?;
        let reads = rows.into_iter().map(|row| {
            let author = author.clone();
            async move {
                let values = match author.asset_state(&row.path).await {
                    Ok(state) => request
                        .properties
                        .iter()
                        .map(|name| shown(state.metadata.get(name)))
                        .collect(),
                    Err(aem::Error::Missing) => {
                        request.properties.iter().map(|_| shown(None)).collect()
                    }
                    Err(error) => return Err(ApiError::from(error)),
                };
                let name = row.path.rsplit('/').next().unwrap_or_default().to_owned();
                Ok(SampleAsset { title: row.title.unwrap_or(name), path: row.path, values })
            }
        });
        try_join_all(reads).await
    }

    /// Starts planning and returns at once; watch it with [`App::watch_plan`].
    ///
    /// # Errors
    /// `FieldInvalid`, `NotFound`, `StoreFailed`.
    pub async fn make_plan(&self, request: &MakePlan) -> ApiResult<PlanId> {
        let edit = Arc::new(CheckedEdit::new(&request.edit)?);
        let listing_id = listing_of(&request.selection);
        let (listing, listed_in, scope) = self.listing(listing_id).await?;
        // What was listed in one environment is never written in another.
        if listed_in != request.connection_id {
            return Err(ApiError::new(
                ErrorCode::RequestInvalid,
                "the listing is of another connection",
            ));
        }
        let author = self.author(listed_in).await?;
        let listed = self.watch_listing(listing_id)?.borrow().clone();
        // A selection of "all" means all that was found, not all that was found so far.
        if matches!(request.selection, Selection::All { .. }) && !listed.complete {
            return Err(ApiError::new(
                ErrorCode::PlanNotRunnable,
                "the listing has not reached its end",
            )
            .retryable());
        }
        let selection = Arc::new(SelectionFilter::new(&request.selection));
        let assets = selection.count(listed.count);
        let id = PlanId::new();
        let store = self.store();
        let (connection, raw_edit) = (request.connection_id, request.edit.clone());
        let now = Timestamp(self.inner.clock.now());
        let planned_in = scope.clone();
        let plan =
            blocking(move || store.add_plan(id, connection, &planned_in, &raw_edit, &now)).await?;
        let (state, receiver) = watch::channel(PlanState {
            plan_id: id,
            stage: PlanStage::ReadingAssets,
            assets,
            assets_read: 0,
            counts: PlanCounts::default(),
            complete: false,
            error: None,
        });
        let cancelled = CancellationToken::new();
        locked(&self.inner.plans)
            .insert(id, Background { state: receiver, cancelled: cancelled.clone() });
        let planning = Planning {
            store: self.store(),
            author,
            listing,
            scope,
            selection,
            edit,
            plan,
            state,
            cancelled,
        };
        tokio::spawn(planning.run());
        Ok(id)
    }

    /// The newest state of a plan, whenever it changes.
    ///
    /// # Errors
    /// `NotFound`.
    pub fn watch_plan(&self, id: PlanId) -> ApiResult<watch::Receiver<PlanState>> {
        locked(&self.inner.plans)
            .get(&id)
            .map(|one| one.state.clone())
            .ok_or_else(|| not_found("plan"))
    }

    /// Ends and forgets a plan, unless a job was made of it.
    ///
    /// # Errors
    /// `StoreFailed`.
    pub async fn discard_plan(&self, id: PlanId) -> ApiResult<()> {
        locked(&self.inner.plans).remove(&id);
        let store = self.store();
        blocking(move || store.discard_plan(id)).await
    }

    /// One page of a plan.
    ///
    /// # Errors
    /// `NotFound`, `StoreFailed`.
    pub async fn plan_page(&self, mut request: PlanPage) -> ApiResult<Vec<PlanRow>> {
        request.limit = request.limit.min(MOST_ROWS);
        let store = self.store();
        blocking(move || {
            let plan = store.plan(request.plan_id)?.ok_or_else(|| not_found("plan"))?;
            Ok::<_, ApiError>(store.plan_page(plan.key, &request)?)
        })
        .await
    }
}

/// The listing a selection is of.
pub(super) fn listing_of(selection: &Selection) -> ListingId {
    match selection {
        Selection::All { listing_id, .. } | Selection::Rows { listing_id, .. } => *listing_id,
    }
}
