//! Plans: old value to new value, before anything is sent.

#[cfg(feature = "wire")]
use {
    serde::{Deserialize, Serialize},
    ts_rs::TS,
};

use crate::{AssetKind, PlanId, ShownValue};

/// Where the values of a plan come from.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[cfg_attr(
    feature = "wire",
    derive(Serialize, Deserialize, TS),
    serde(rename_all = "camelCase", tag = "kind")
)]
pub enum PlanSource {
    /// An edit that was written for it.
    #[default]
    Edit,
    /// A recipe.
    #[cfg_attr(feature = "wire", serde(rename_all = "camelCase"))]
    Recipe {
        /// Its name.
        name: String,
    },
    /// A spreadsheet.
    #[cfg_attr(feature = "wire", serde(rename_all = "camelCase"))]
    Sheet {
        /// Name of the file.
        name: String,
    },
}

/// What would happen to one field of one asset.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "wire", derive(Serialize, Deserialize, TS), serde(rename_all = "camelCase"))]
pub enum CellState {
    /// The new value differs from the old.
    WillChange,
    /// The field holds the new value already.
    AlreadyRight,
    /// It cannot be changed; the row says why.
    Cannot,
}

/// Why a field of an asset cannot be changed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "wire", derive(Serialize, Deserialize, TS), serde(rename_all = "camelCase"))]
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
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "wire", derive(Serialize, Deserialize, TS), serde(rename_all = "camelCase"))]
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
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[cfg_attr(feature = "wire", derive(Serialize, Deserialize, TS), serde(rename_all = "camelCase"))]
pub struct PlanCounts {
    /// Cells that will change.
    pub will_change: u32,
    /// Cells that are right already.
    pub already_right: u32,
    /// Cells that cannot be changed, with those left out.
    pub cannot: u32,
    /// Cells that the user left out.
    pub left_out: u32,
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

/// One field of one asset: old and new.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(feature = "wire", derive(Serialize, Deserialize, TS), serde(rename_all = "camelCase"))]
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
    /// Number of the cell in the plan, whatever the view: what `EditCell` names.
    pub cell: u32,
    /// Something to know about it.
    pub note: Option<CellNote>,
    /// Whether the new value was set by hand.
    pub is_edited: bool,
    /// The row of the sheet it comes from, as the spreadsheet numbers it.
    pub source_row: Option<u32>,
    /// The row of the sheet it contradicts.
    pub other_row: Option<u32>,
    /// What each row of the sheet says where rows contradict each other, the first row first.
    pub says: Vec<SaidByRow>,
}

/// What one row of a sheet says of a field.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(feature = "wire", derive(Serialize, Deserialize, TS), serde(rename_all = "camelCase"))]
pub struct SaidByRow {
    /// The row, as the spreadsheet numbers it.
    pub row: u32,
    /// The value; empty where the row clears the field.
    pub value: ShownValue,
}

/// Which rows of a plan, in which order.
#[derive(Clone, Debug, Default, PartialEq)]
#[cfg_attr(feature = "wire", derive(Serialize, Deserialize, TS), serde(rename_all = "camelCase"))]
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
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[cfg_attr(feature = "wire", derive(Serialize, Deserialize, TS), serde(rename_all = "camelCase"))]
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
    /// Those that cannot be changed, without those that were left out.
    Problems,
    /// Those that the user left out.
    LeftOut,
    /// Those with a note.
    Noted,
    /// Those that were set by hand.
    Edited,
}

/// In which order cells of a plan are shown. Cells that are equal in it keep the
/// order of the plan.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[cfg_attr(feature = "wire", derive(Serialize, Deserialize, TS), serde(rename_all = "camelCase"))]
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

/// How many assets one field will change on.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "wire", derive(Serialize, Deserialize, TS), serde(rename_all = "camelCase"))]
pub struct FieldCount {
    /// The field's property.
    pub property: String,
    /// How many assets.
    pub assets: u32,
}

/// How many assets of a plan lie in a folder.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "wire", derive(Serialize, Deserialize, TS), serde(rename_all = "camelCase"))]
pub struct FolderCount {
    /// Path of the folder.
    pub folder: String,
    /// How many assets.
    pub assets: u32,
}

/// The recipes that come with Relabel.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "wire", derive(Serialize, Deserialize, TS), serde(rename_all = "camelCase"))]
pub enum ShippedRecipe {
    /// The title is made of the file name.
    TitleFromFile,
    /// An empty description gets the title.
    DescriptionFromTitle,
    /// Keywords in small letters, each once.
    TidyKeywords,
    /// The review status becomes approved.
    Approve,
    /// Expires one year from today.
    ExpireInOneYear,
}

/// Asks for rows of a plan.
#[derive(Clone, Copy, Debug)]
#[cfg_attr(feature = "wire", derive(Serialize, Deserialize, TS), serde(rename_all = "camelCase"))]
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
