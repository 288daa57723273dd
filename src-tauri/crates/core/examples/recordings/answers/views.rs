//! Views of a plan.

use std::sync::Arc;
use std::sync::atomic::AtomicBool;

use anyhow::{Context as _, Result};
use relabel_core::api::types::{
    AssetKind, CannotReason, CellNote, CellState, ConnectionId, Edit, PlanId, PlanView, ShownValue,
    Timestamp,
};
use relabel_core::plan::index::build::build;
use relabel_core::plan::index::order::{By, sort};
use relabel_model::ListingScope;
use relabel_store::{AssetPlan, CellContent, CellEdit, ListingRow, PlannedCell, Staged, Store};
use serde::Deserialize;
use time::OffsetDateTime;

use super::stored;

/// Like cells of a plan. What a view does not depend on may be left out.
#[derive(Clone, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(super) struct Cell {
    /// How many there are.
    times: usize,
    state: CellState,
    /// Number of their asset in the plan; none where each is of its own.
    #[serde(default)]
    asset: Option<u32>,
    #[serde(default)]
    property: String,
    #[serde(default)]
    reason: Option<CannotReason>,
    #[serde(default)]
    note: Option<CellNote>,
    #[serde(default)]
    is_edited: bool,
    #[serde(default)]
    path: String,
    #[serde(default)]
    title: Option<String>,
    #[serde(default)]
    old: Option<ShownValue>,
    #[serde(default)]
    new: Option<ShownValue>,
}

/// The numbers of the cells that a view shows, in its order.
pub(super) fn shown(cells: Vec<Cell>, view: &PlanView) -> Result<Vec<u32>> {
    let cells: Vec<Cell> =
        cells.into_iter().flat_map(|cell| vec![cell.clone(); cell.times]).collect();
    let folder = tempfile::tempdir()?;
    let store = Arc::new(Store::open(folder.path())?);
    let scope = ListingScope { path: "/content/dam".to_owned(), recursive: true };
    let now = Timestamp(OffsetDateTime::UNIX_EPOCH);
    let (id, connection) = (PlanId::new(), ConnectionId::new());
    let plan = store.add_plan(id, connection, &scope, &Edit::default(), &now)?;
    let is_one = |a: &Cell, b: &Cell| a.asset.is_some() && a.asset == b.asset;
    let assets: Vec<AssetPlan> = (0..).zip(cells.chunk_by(is_one)).map(planned).collect();
    let staged = store.stage(plan, Staged::default(), &assets)?;
    store.complete_plan(plan, staged)?;
    for (number, cell) in (0..).zip(&cells).filter(|(_, cell)| cell.is_edited) {
        let edit = match cell.reason {
            Some(CannotReason::LeftOut) => CellEdit::LeaveOut,
            _ => CellEdit::Becomes(cell.content()),
        };
        store.edit_cell(plan, number, edit, |_| {})?.context("is not changed")?;
    }
    let never = AtomicBool::new(false);
    let mut index = build(&store, plan, &never)?.context("is indexed")?;
    for by in By::ALL {
        let order = sort(&index.texts(), by, store.folder(), &never)?.context("is sorted")?;
        index.install(by, order)?;
    }
    Ok(index.view(view)?.context("is shown")?.to_vec())
}

fn planned((row, cells): (u32, &[Cell])) -> AssetPlan {
    let first = &cells[0];
    let asset = ListingRow {
        row,
        path: first.path.clone(),
        title: first.title.clone(),
        kind: AssetKind::Image,
    };
    AssetPlan { asset, source_row: None, cells: cells.iter().map(Cell::planned).collect() }
}

impl Cell {
    fn content(&self) -> CellContent {
        CellContent {
            before: self.old.as_ref().and_then(stored),
            after: self.new.as_ref().and_then(stored),
            state: self.state,
            reason: self.reason,
            note: self.note,
        }
    }

    fn planned(&self) -> PlannedCell {
        let CellContent { before, after, state, reason, note } = self.content();
        PlannedCell {
            property: self.property.clone(),
            before,
            after,
            state,
            reason,
            note,
            other_row: None,
            says: Vec::new(),
        }
    }
}
