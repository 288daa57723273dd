//! Rows of a sheet that may mean several assets: which those are, and choosing one.

use super::app::App;
use super::error::not_found;
use super::types::{
    ApiError, AssetCandidates, CandidateAssets, CellChange, EditCell, EditedCell, ErrorCode,
    ErrorDetails, FieldKind, JobKind, PlanId, PlanRow,
};
use super::{ApiResult, blocking};
use crate::plan::{AssetEdit, SourceAsset, plan_asset};
use relabel_model::Candidates;
use relabel_store::{ChangedCells, ListingRow, PlanKey};

impl App {
    /// The assets that the row of a cell may mean.
    ///
    /// # Errors
    /// `NotFound` where nothing has to be chosen; `StoreFailed`.
    pub async fn asset_candidates(&self, request: AssetCandidates) -> ApiResult<CandidateAssets> {
        let store = self.store();
        blocking(move || {
            let plan = store.plan(request.plan_id)?.ok_or_else(|| not_found("plan"))?;
            let found = store.candidates(plan.key, request.cell)?;
            let Candidates { named, count, assets } = found.ok_or_else(|| not_found("choice"))?;
            Ok::<_, ApiError>(CandidateAssets { named, count, assets })
        })
        .await
    }

    /// Takes an asset for the one that a row of a sheet means, reads it, and plans what
    /// the row says. All cells of the row change with it.
    ///
    /// # Errors
    /// `NotFound` where nothing has to be chosen, `PlanNotRunnable` once there is a job,
    /// `FieldInvalid` for an asset that is not among those that may be meant (`asset`) or
    /// that another row is about already (`taken`), and everything a request can meet.
    pub(super) async fn choose_asset(
        &self,
        request: &EditCell,
        path: &str,
    ) -> ApiResult<EditedCell> {
        let (store, plan_id, cell) = (self.store(), request.plan_id, request.cell);
        let wanted = path.to_owned();
        let (plan, choice) = blocking(move || {
            let plan = store.plan(plan_id)?.ok_or_else(|| not_found("plan"))?;
            let choice = store.chosen_from(plan.key, cell, &wanted)?;
            Ok::<_, ApiError>((plan, choice.ok_or_else(|| not_found("choice"))?))
        })
        .await?;
        let closed = || ApiError::new(ErrorCode::PlanNotRunnable, "the plan is not to be changed");
        if plan.has_job || !plan.is_complete || plan.kind != JobKind::Change {
            return Err(closed());
        }
        let is_candidate = choice.asset.is_some();
        let asset = choice.asset.filter(|_| !choice.is_taken).ok_or_else(|| {
            let (what, sentence) = match is_candidate {
                true => ("taken", "another row of the sheet is about this asset"),
                false => ("asset", "the row does not mean this asset"),
            };
            let details = ErrorDetails {
                path: Some(path.to_owned()),
                technical: Some(what.to_owned()),
                ..ErrorDetails::default()
            };
            ApiError::new(ErrorCode::FieldInvalid, sentence).with(details)
        })?;
        let fields: Vec<(String, FieldKind)> =
            choice.cells.iter().map(|cell| (cell.property.clone(), cell.kind)).collect();
        let fields: Vec<(&str, FieldKind)> =
            fields.iter().map(|(property, kind)| (property.as_str(), *kind)).collect();
        let checks = self.checks_of(plan_id, &plan, &fields).await?;
        let state =
            self.author(plan.connection).await?.asset_state(path).await.map_err(|error| {
                let mut error = ApiError::from(error);
                error.details.path = Some(path.to_owned());
                error
            })?;
        let row = choice.row;
        let source = SourceAsset {
            asset: ListingRow { row, path: asset.path, title: asset.title, kind: asset.kind },
            source_row: choice.source_row,
            edit: AssetEdit::Cells(choice.cells.into_iter().collect()),
            problem: None,
            candidates: None,
        };
        let planned = plan_asset(source, &state, &checks);
        let (store, key) = (self.store(), plan.key);
        let changed = blocking(move || store.choose_asset(key, row, &planned)).await?;
        let changed = changed.ok_or_else(closed)?;
        // Its path has moved: the order of the plan is made anew.
        self.session().plans.forget_table(plan_id);
        self.edited(plan_id, key, cell, &changed).await
    }

    /// What a changed cell says now, and the counts of its plan, which are kept.
    pub(super) async fn edited(
        &self,
        plan_id: PlanId,
        key: PlanKey,
        cell: u32,
        changed: &ChangedCells,
    ) -> ApiResult<EditedCell> {
        let store = self.store();
        let known = self.session().plans.counts(plan_id);
        let (row, recounted) = blocking(move || {
            let row: Option<PlanRow> = store.plan_rows(key, &[cell], cell)?.pop();
            let recounted = known.is_none().then(|| store.recount(key)).transpose()?;
            Ok::<_, ApiError>((row.ok_or_else(|| not_found("cell"))?, recounted))
        })
        .await?;
        let counts = match recounted {
            Some(counts) => counts,
            None => changed.applied_to(known.unwrap_or_default()),
        };
        self.session().plans.set_counts(plan_id, counts);
        Ok(EditedCell { row, counts })
    }
}

/// The asset that a change of a cell chooses.
pub(super) fn chosen(change: &CellChange) -> Option<&str> {
    match change {
        CellChange::Asset { path } => Some(path),
        CellChange::Set { .. } | CellChange::Clear | CellChange::LeaveOut | CellChange::PutBack => {
            None
        }
    }
}
