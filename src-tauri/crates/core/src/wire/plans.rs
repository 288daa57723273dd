//! Plans: old value to new value, before anything is sent.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{
    ApiError, BrokenCells, ConnectionId, Edit, PlanCounts, PlanId, PlanRow, PlanSource, PlanView,
    Selection, Value,
};

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
    /// Where the edit comes from.
    #[serde(default)]
    pub source: PlanSource,
    /// IANA name of the time zone in which "today" is; none: that of the computer.
    #[serde(default)]
    pub zone: Option<String>,
}

/// Names one plan.
#[derive(Clone, Copy, Debug, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct PlanRef {
    /// Which one.
    pub plan_id: PlanId,
}

/// What is being done for a plan.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub enum PlanStage {
    /// The sheet is read.
    ReadingSheet,
    /// Its rows are matched with assets.
    Matching,
    /// The assets are read.
    ReadingAssets,
    /// All is read.
    Complete,
}

/// How far a plan is. Sent while it is made and once at its end.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct PlanState {
    /// Which one.
    pub plan_id: PlanId,
    /// What is being done for it.
    pub stage: PlanStage,
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
    /// Whether AEM's metadata form could not be read when the plan was made: what it
    /// wants filled, offers or locks was not checked.
    #[serde(default)]
    pub form_unread: bool,
    /// Content fragments that rows of a sheet are about and that were left out.
    #[serde(default)]
    pub fragments_left_out: u32,
    /// Cells of a sheet whose letters another program broke, and that are not sent so.
    #[serde(default)]
    pub broken: Option<BrokenCells>,
}

/// Asks for rows of a view of a plan.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct PlanRows {
    /// Which plan.
    pub plan_id: PlanId,
    /// Which rows of it.
    pub view: PlanView,
    /// First row, from 0, within the view.
    pub from: u32,
    /// How many; at most 200.
    pub limit: u32,
}

/// Rows of a view of a plan.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct PlanRowsPage {
    /// Rows of the whole view.
    pub count: u32,
    /// Whether the view is still being prepared: the rows are in the order of the plan,
    /// and the same can be asked again.
    pub is_preparing: bool,
    /// Those asked for.
    pub rows: Vec<PlanRow>,
}

/// Changes one cell of a plan of which no job was made.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct EditCell {
    /// Which plan.
    pub plan_id: PlanId,
    /// Which cell of it ([`PlanRow::cell`]).
    pub cell: u32,
    /// What happens to it.
    pub change: CellChange,
}

/// What happens to a cell of a plan.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", tag = "kind")]
pub enum CellChange {
    /// It gets this value.
    #[serde(rename_all = "camelCase")]
    Set {
        /// The value.
        value: Value,
    },
    /// The field is cleared.
    Clear,
    /// The field of this asset is left alone.
    LeaveOut,
    /// It is again what was computed.
    PutBack,
    /// The row of the sheet means this asset.
    #[serde(rename_all = "camelCase")]
    Asset {
        /// Its path.
        path: String,
    },
}

/// A cell that was changed, and what that makes of the plan.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct EditedCell {
    /// The cell; its `row` is its number in the plan.
    pub row: PlanRow,
    /// Counts of the whole plan.
    pub counts: PlanCounts,
}

/// Says that AEM knows a prefix of property names.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct KnowPrefix {
    /// Of which environment.
    pub connection_id: ConnectionId,
    /// Such as `acme`.
    pub prefix: String,
}
