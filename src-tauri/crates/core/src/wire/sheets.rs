//! Sheets: spreadsheets that say what should change, and spreadsheets made of assets.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{
    ApiError, AssetNames, BrokenLetters, CandidateAsset, ColumnHint, ColumnOffer, ConnectionId,
    ExportId, PlanId, SampleRow, Selection, SheetEncoding, SheetForm, SheetFormat, SheetId,
    SheetMapping, SheetQuestion, SheetSeparator,
};

/// A file that was read so far that a person can say whether it was understood.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct SheetFacts {
    /// Which one.
    pub sheet_id: SheetId,
    /// Name of the file.
    pub name: String,
    /// Its form.
    pub form: SheetForm,
    /// Names of its tabs; one without a name for a text file.
    pub tabs: Vec<String>,
    /// Which tab is read, from 0.
    pub tab: u32,
    /// How its letters are stored; none where the form leaves no choice.
    pub encoding: Option<SheetEncoding>,
    /// Whether the evidence leaves no doubt about that.
    pub encoding_is_sure: bool,
    /// The sign between its cells; none where the form leaves no choice.
    pub separator: Option<SheetSeparator>,
    /// Made by Relabel: marks and escapes are taken back.
    pub is_ours: bool,
    /// Rows below the headings, as far as they are counted already.
    pub rows: Option<u32>,
    /// Its columns, from the left.
    pub columns: Vec<SheetColumn>,
    /// The first rows below the headings, at most five.
    pub samples: Vec<SampleRow>,
    /// How it is going to be read.
    pub mapping: SheetMapping,
    /// Whether that is from an earlier file with these headings.
    pub is_remembered: bool,
    /// What has to be decided before it can be checked.
    pub questions: Vec<SheetQuestion>,
}

/// A column of a sheet.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct SheetColumn {
    /// What stands in the first row.
    pub heading: String,
    /// What the heading says by itself.
    pub hint: Option<ColumnHint>,
    /// The field it may go into, where the heading only resembles its name and nothing
    /// was chosen.
    pub offer: Option<ColumnOffer>,
    /// What it has for assets; none where no cell looks like it.
    pub names: Option<AssetNames>,
    /// In how many of the sample rows there is something.
    pub filled_in_samples: u32,
}

/// Reads a sheet once more, in another way. What is not named stays as it is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ReadSheetAs {
    /// Which one.
    pub sheet_id: SheetId,
    /// Which tab, from 0.
    pub tab: Option<u32>,
    /// How its letters are stored.
    pub encoding: Option<SheetEncoding>,
    /// The sign between its cells.
    pub separator: Option<SheetSeparator>,
    /// What its columns are used for. The kind of a column that gets another property is
    /// that of the property, where AEM is known to have it.
    pub mapping: Option<SheetMapping>,
    /// Whose fields its headings are matched with. Columns that somebody decided about stay
    /// as they are.
    pub match_headings: Option<MatchHeadings>,
}

/// Whose names headings are matched with: those of the fields of an environment, as one
/// reader sees them. Until that is known they are the standard fields in English.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct MatchHeadings {
    /// The environment.
    pub connection_id: ConnectionId,
    /// The language in which fields are shown, by the folder of its words.
    pub language: String,
}

/// What a chosen or dropped file turned out to be.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", tag = "kind")]
pub enum SheetInspection {
    /// A sheet.
    #[serde(rename_all = "camelCase")]
    Usable {
        /// What is known of it.
        sheet: Box<SheetFacts>,
    },
    /// Nothing that can be used.
    #[serde(rename_all = "camelCase")]
    NotUsable {
        /// Name of the file.
        name: String,
        /// Why.
        error: ApiError,
    },
}

/// Names one sheet that was opened.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct SheetRef {
    /// Which one.
    pub sheet_id: SheetId,
}

/// Makes a plan of what a sheet says.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct MakeSheetPlan {
    /// Which sheet.
    pub sheet_id: SheetId,
    /// In which environment.
    pub connection_id: ConnectionId,
    /// The folder below which file names and ids are looked for.
    pub within: String,
    /// Whether rows about content fragments are planned, too.
    pub include_fragments: bool,
    /// What is done with letters that another program broke.
    pub letters: BrokenLetters,
}

/// Asks which assets a row of a sheet may mean: one whose cells say `assetAmbiguous`, or
/// for which one was chosen already. Choosing is [`super::CellChange::Asset`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct AssetCandidates {
    /// Of which plan.
    pub plan_id: PlanId,
    /// Any cell of the row.
    pub cell: u32,
}

/// The assets that a row of a sheet may mean.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct CandidateAssets {
    /// The name or id that the sheet has for it.
    pub named: String,
    /// How many there are.
    pub count: u32,
    /// The first 100 of them, in the order of their paths.
    pub assets: Vec<CandidateAsset>,
}

/// Starts making a sheet of assets.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ExportSheet {
    /// In which environment.
    pub connection_id: ConnectionId,
    /// Of which assets.
    pub selection: Selection,
    /// Which fields, a column each.
    pub properties: Vec<String>,
    /// In which form.
    pub format: SheetFormat,
    /// The sign between the cells of a text file; a comma unless named.
    pub separator: Option<SheetSeparator>,
}

/// Names one export.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ExportRef {
    /// Which one.
    pub export_id: ExportId,
}

/// How far an export is. Sent while it goes on and once at its end.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ExportState {
    /// Which one.
    pub export_id: ExportId,
    /// Assets in the selection.
    pub assets: u32,
    /// Assets read so far.
    pub read: u32,
    /// Rows written so far.
    pub written: u32,
    /// Values a sheet cannot hold. Their cells are blank, so that importing the sheet
    /// leaves them alone.
    pub left_blank: u32,
    /// Columns AEM's own importer cannot take, by property.
    pub not_for_aem: Vec<String>,
    /// Whether the file is whole.
    pub complete: bool,
    /// Why it stopped early.
    pub error: Option<ApiError>,
}
