//! Plans: old value to new value, before anything is sent.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{ApiError, AssetKind, ConnectionId, Edit, PlanId, Selection, ShownValue};

/// Asks for a plan.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct MakePlan {
    /// In which environment.
    pub connection_id: ConnectionId,
    /// For which assets.
    pub selection: Selection,
    /// What should change.
    pub edit: Edit,
}

/// Names one plan.
#[derive(Clone, Copy, Debug, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct PlanRef {
    /// Which one.
    pub plan_id: PlanId,
}

/// What would happen to one field of one asset.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub enum CellState {
    /// The new value differs from the old.
    WillChange,
    /// The field holds the new value already.
    AlreadyRight,
    /// It cannot be changed; the row says why.
    Cannot,
}

/// Why a field of an asset cannot be changed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub enum CannotReason {
    /// Moved, deleted, outside its on/off dates, or hidden from this account.
    AssetMissing,
    /// AEM is still processing the asset.
    StillProcessing,
    /// Someone has checked the asset out.
    CheckedOut,
    /// The stored value has a form Relabel does not write back, such as binary.
    UnsupportedValue,
    /// The new value does not fit the kind the asset holds (text in a number, say).
    KindMismatch,
    /// Reading the asset failed.
    ReadFailed,
}

/// Counts of a plan, in fields of assets ("cells") and in assets.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct PlanCounts {
    /// Cells that will change.
    pub will_change: u32,
    /// Cells that are right already.
    pub already_right: u32,
    /// Cells that cannot be changed.
    pub cannot: u32,
    /// Assets with at least one cell that will change.
    pub assets_to_change: u32,
}

/// How far a plan is. Sent while it is made and once at its end.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct PlanState {
    /// Which one.
    pub plan_id: PlanId,
    /// Assets in the selection.
    pub assets: u32,
    /// Assets read so far.
    pub assets_read: u32,
    /// Counts so far.
    pub counts: PlanCounts,
    /// Whether every asset was read.
    pub complete: bool,
    /// Why it stopped early.
    pub error: Option<ApiError>,
}

/// Asks for rows of a plan.
#[derive(Clone, Copy, Debug, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct PlanPage {
    /// Which plan.
    pub plan_id: PlanId,
    /// Only cells of this state.
    pub state: Option<CellState>,
    /// First row, from 0, within the filter.
    pub from: u32,
    /// How many; at most 200.
    pub limit: u32,
}

/// One field of one asset: old and new.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct PlanRow {
    /// Row number within the filter, from 0.
    pub row: u32,
    /// Full path of the asset.
    pub path: String,
    /// File name.
    pub name: String,
    /// Title where it has one.
    pub title: Option<String>,
    /// What it is.
    pub asset_kind: AssetKind,
    /// Which field.
    pub property: String,
    /// What is there now.
    pub old: ShownValue,
    /// What will be there.
    pub new: ShownValue,
    /// What would happen.
    pub state: CellState,
    /// Why not, when it cannot.
    pub reason: Option<CannotReason>,
}
