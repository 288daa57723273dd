//! Plans: old value to new value, before anything is sent.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{
    ApiError, AssetKind, BrokenCells, ConnectionId, Edit, PlanId, Selection, ShownValue, Value,
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

/// Where the values of a plan come from.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", tag = "kind")]
pub enum PlanSource {
    /// An edit that was written for it.
    #[default]
    Edit,
    /// A recipe.
    #[serde(rename_all = "camelCase")]
    Recipe {
        /// Its name.
        name: String,
    },
    /// A spreadsheet.
    #[serde(rename_all = "camelCase")]
    Sheet {
        /// Name of the file.
        name: String,
    },
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
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
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
    /// A required field would be empty.
    RequiredEmpty,
    /// AEM's form does not offer the value.
    NotAllowed,
    /// Longer than the form, a spreadsheet cell or AEM takes.
    TooLong,
    /// AEM may not know the prefix of the name.
    PrefixUnknown,
    /// AEM's form locks the field.
    Locked,
    /// AEM's form locks the review status. Adobe delivers it so: before assets can be
    /// approved, an administrator unticks "Disable edit" of the field (Adobe's page
    /// "Approve assets in Experience Manager").
    ReviewStatusLocked,
    /// Several entries for a field of one value.
    ListInSingle,
    /// AEM does not know the tag. Keeps the plan from being run.
    TagUnknown,
    /// Not a date.
    DateUnreadable,
    /// Not a number.
    NumberUnreadable,
    /// Not yes or no.
    YesNoUnreadable,
    /// The file was read in the wrong encoding. Keeps the plan from being run.
    Undecoded,
    /// Another program broke the letters of the sheet. Keeps the plan from being run.
    BrokenLetters,
    /// The spreadsheet rounded a long number. Keeps the plan from being run.
    NumberRounded,
    /// The spreadsheet shows a number in another form than it keeps it, such as 50 % for
    /// 0.5: which text is meant is not known.
    NumberFormatted,
    /// The cell of the spreadsheet holds an error such as `#N/A`.
    CellError,
    /// There is no asset of that path, name or id.
    AssetNotFound,
    /// There are several assets of that name.
    AssetAmbiguous,
    /// Another row of the sheet says otherwise. Keeps the plan from being run.
    RowsContradict,
    /// The user left it out.
    LeftOut,
}

impl CannotReason {
    /// Whether the whole plan waits until the cell is mended or left out: carrying out
    /// the rest would lose or garble something unseen.
    #[must_use]
    pub fn is_blocking(self) -> bool {
        matches!(
            self,
            Self::TagUnknown
                | Self::Undecoded
                | Self::BrokenLetters
                | Self::NumberRounded
                | Self::RowsContradict
        )
    }
}

/// Something to know about a cell that is sent, or left alone, all the same.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub enum CellNote {
    /// Rows of the sheet that say the same were merged.
    RowsMerged,
    /// The tag was moved in AEM; the new one is written.
    TagMoved,
    /// Applying the edit again would change it again.
    ChangesAgain,
    /// The field it is made of is empty, so it is left alone.
    SourceEmpty,
    /// Another required field of this asset is empty.
    OtherRequiredEmpty,
    /// Only line ends differ, which a spreadsheet cannot tell.
    LineEnds,
    /// AEM does not show what undo needs to bring the old value back exactly: its type, or
    /// the milliseconds of a date.
    UndoInexact,
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
    /// Cells with a note.
    pub noted: u32,
    /// Cells that keep the plan from being run.
    pub blocking: u32,
    /// Cells that a second run of the same edit would change again.
    pub changes_again: u32,
    /// Cells of which undo may not bring back the exact type or milliseconds.
    pub undo_inexact: u32,
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
    /// Number of the cell in the plan, whatever the view: what [`EditCell`] names.
    pub cell: u32,
    /// Something to know about it.
    pub note: Option<CellNote>,
    /// Whether the new value was set by hand.
    pub is_edited: bool,
    /// The row of the sheet it comes from, as the spreadsheet numbers it.
    pub source_row: Option<u32>,
    /// The row of the sheet it contradicts.
    pub other_row: Option<u32>,
}

/// Which rows of a plan, in which order.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct PlanView {
    /// Which cells.
    pub show: PlanShow,
    /// Only those of this field.
    pub property: Option<String>,
    /// Only those with this in path, title, old or new, whatever the case and accents.
    pub find: String,
    /// In which order.
    pub sort: PlanSort,
    /// The other way round.
    pub descending: bool,
}

/// Which cells of a plan.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub enum PlanShow {
    /// All.
    #[default]
    All,
    /// Those that will change.
    WillChange,
    /// Those that are right already.
    AlreadyRight,
    /// Those that cannot be changed.
    Cannot,
    /// Those that cannot be changed and those with a note.
    Problems,
    /// Those that were set by hand.
    Edited,
}

/// In which order cells of a plan are shown. Cells that are equal in it keep the
/// order of the plan.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub enum PlanSort {
    /// By the asset, in the order of the plan.
    #[default]
    Asset,
    /// By file name.
    Name,
    /// By field.
    Field,
    /// By the old value.
    Old,
    /// By the new value.
    New,
    /// What keeps the plan from being run, what cannot be changed, what has a note, the
    /// rest.
    Problem,
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
