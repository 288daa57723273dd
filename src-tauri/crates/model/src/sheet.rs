//! Sheets: spreadsheets that say what should change, and spreadsheets made of assets.

#[cfg(feature = "wire")]
use {
    serde::{Deserialize, Serialize},
    ts_rs::TS,
};

use crate::{AssetKind, CannotReason, CellNote, DateOrder, FieldKind, Property, Zone};

/// Forms of a spreadsheet that is read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "wire", derive(Serialize, Deserialize, TS), serde(rename_all = "camelCase"))]
pub enum SheetForm {
    /// Excel, since 2007.
    Xlsx,
    /// The same with binary parts.
    Xlsb,
    /// Excel, 1997 to 2003.
    Xls,
    /// OpenDocument, as LibreOffice saves it.
    Ods,
    /// Text with a sign between the cells.
    Csv,
}

/// Forms of a spreadsheet that is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "wire", derive(Serialize, Deserialize, TS), serde(rename_all = "camelCase"))]
pub enum SheetFormat {
    /// Excel, since 2007.
    Xlsx,
    /// Text with a sign between the cells.
    Csv,
}

/// How the letters of a text file are stored.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "wire", derive(Serialize, Deserialize, TS), serde(rename_all = "camelCase"))]
pub enum SheetEncoding {
    /// UTF-8, with or without a byte order mark.
    Utf8,
    /// UTF-16, low byte first ("Unicode text" of Excel).
    Utf16Le,
    /// UTF-16, high byte first.
    Utf16Be,
    /// Western Europe on Windows.
    Windows1252,
    /// Central Europe on Windows.
    Windows1250,
    /// Western Europe on older Macs.
    Macintosh,
}

/// The sign between the cells of a text file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "wire", derive(Serialize, Deserialize, TS), serde(rename_all = "camelCase"))]
pub enum SheetSeparator {
    /// `,`
    Comma,
    /// `;`
    Semicolon,
    /// Tabulator.
    Tab,
}

/// A field that a heading may mean.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "wire", derive(Serialize, Deserialize, TS), serde(rename_all = "camelCase"))]
pub struct ColumnOffer {
    /// Which property.
    pub property: String,
    /// What kind of value it holds.
    pub kind: FieldKind,
}

/// What a heading says by itself, such as `dc:subject{{String: multi}}`.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "wire", derive(Serialize, Deserialize, TS), serde(rename_all = "camelCase"))]
pub struct ColumnHint {
    /// Which property.
    pub property: String,
    /// What kind of value it holds.
    pub kind: FieldKind,
    /// AEM's name of the type, such as `String`.
    pub aem_type: String,
    /// AEM's pattern of dates, where the heading has one.
    pub date_format: Option<String>,
}

/// A row of a sheet.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "wire", derive(Serialize, Deserialize, TS), serde(rename_all = "camelCase"))]
pub struct SampleRow {
    /// As the spreadsheet numbers it, from 1.
    pub row: u32,
    /// Its cells, one for each column.
    pub cells: Vec<String>,
}

/// Something about a sheet that only a person can decide.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(
    feature = "wire",
    derive(Serialize, Deserialize, TS),
    serde(rename_all = "camelCase", tag = "kind")
)]
pub enum SheetQuestion {
    /// How its letters are stored.
    Encoding,
    /// Which column says which asset is meant.
    AssetColumn {
        /// The first of which every cell looks like it.
        likely: Option<u32>,
    },
    /// In which order the dates of a column are written.
    #[cfg_attr(feature = "wire", serde(rename_all = "camelCase"))]
    DateOrder {
        /// Which column, from 0.
        column: u32,
        /// A date from it.
        example: String,
        /// That date in ISO 8601, if the day comes first.
        day_first: String,
        /// That date in ISO 8601, if the month comes first.
        month_first: String,
    },
    /// What stands between the entries of the lists: no cell of a list has the sign that
    /// is taken for it, but many have another.
    #[cfg_attr(feature = "wire", serde(rename_all = "camelCase"))]
    ListSeparator {
        /// Which column, from 0.
        column: u32,
        /// A cell of it.
        example: String,
        /// The sign in it that may be meant, such as a comma.
        separator: String,
    },
}

/// How a sheet is read.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "wire", derive(Serialize, Deserialize, TS), serde(rename_all = "camelCase"))]
pub struct SheetMapping {
    /// The column that says which asset is meant, from 0.
    pub asset_column: Option<u32>,
    /// How it says that.
    pub asset_by: MatchBy,
    /// What its columns are used for.
    pub columns: Vec<ColumnUse>,
    /// A cell of just this word clears the field; `(clear)` unless chosen otherwise. A
    /// blank cell leaves the field alone.
    pub clear_word: String,
    /// Between the entries of a list; `|` unless chosen otherwise.
    pub list_separator: String,
    /// Whether somebody said so: then it is no question any more.
    #[cfg_attr(feature = "wire", serde(default))]
    pub list_separator_is_chosen: bool,
    /// IANA name of the time zone, for dates that name none.
    pub zone: String,
}

/// How a row of a sheet says which asset is meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "wire", derive(Serialize, Deserialize, TS), serde(rename_all = "camelCase"))]
pub enum MatchBy {
    /// By its path.
    Path,
    /// By its file name.
    FileName,
    /// By its id in AEM (`jcr:uuid`).
    Id,
}

/// What the first cells of a column have for assets, as their form tells.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "wire", derive(Serialize, Deserialize, TS), serde(rename_all = "camelCase"))]
pub struct AssetNames {
    /// What most of those that tell have.
    pub by: MatchBy,
    /// How many have that.
    pub count: u32,
    /// Of how many cells that are not blank.
    pub of: u32,
    /// Whether there are more cells that were not looked at.
    pub has_more: bool,
}

/// What a column of a sheet is used for.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "wire", derive(Serialize, Deserialize, TS), serde(rename_all = "camelCase"))]
pub struct ColumnUse {
    /// Which column, from 0.
    pub column: u32,
    /// Into which property it goes; none: it is not used.
    pub property: Option<String>,
    /// What kind of value that holds.
    pub kind: FieldKind,
    /// In which order its dates are written, where that was decided.
    pub date_order: Option<DateOrder>,
}

/// What is done with texts of a sheet whose letters another program broke, because it took
/// UTF-8 for Windows-1252: `Â©` for `©`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[cfg_attr(feature = "wire", derive(Serialize, Deserialize, TS), serde(rename_all = "camelCase"))]
pub enum BrokenLetters {
    /// They keep the plan from being run, until somebody says what they are.
    #[default]
    Ask,
    /// They are made whole again.
    Repair,
    /// They are meant, and sent as they stand.
    Keep,
}

/// Cells of a sheet with broken letters, which somebody has to decide about.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "wire", derive(Serialize, Deserialize, TS), serde(rename_all = "camelCase"))]
pub struct BrokenCells {
    /// How many there are.
    pub count: u32,
    /// The text of the first.
    pub broken: String,
    /// That text with its letters made whole.
    pub repaired: String,
}

/// An asset that a row of a sheet may mean.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "wire", derive(Serialize, Deserialize, TS), serde(rename_all = "camelCase"))]
pub struct CandidateAsset {
    /// Full path.
    pub path: String,
    /// Title, where it has one.
    pub title: Option<String>,
    /// What it is.
    pub kind: AssetKind,
}

/// One field of a row of a sheet.
#[derive(Clone, Debug)]
pub struct SourceCell {
    /// Which field.
    pub property: String,
    /// What kind of value it holds.
    pub kind: FieldKind,
    /// What it gets; none removes it. With a problem: what was read all the same.
    pub value: Option<Property>,
    /// Where the sheet was written: of which zone a text is that turns out to be a date.
    pub zone: Zone,
    /// What is done where its letters are broken.
    pub letters: BrokenLetters,
    /// Why that cannot be done, where the sheet alone tells. A cell that contradicts
    /// another row gets its `value` once the other is left out.
    pub problem: Option<CannotReason>,
    /// Something to know about it.
    pub note: Option<CellNote>,
    /// The row of the sheet it contradicts.
    pub other_row: Option<u32>,
    /// What each row says where rows contradict each other, the first row first.
    pub says: Vec<RowSays>,
}

/// What one row of a sheet says of a field.
#[derive(Clone, Debug)]
pub struct RowSays {
    /// The row, as the spreadsheet numbers it.
    pub row: u32,
    /// The value; none removes it.
    pub value: Option<Property>,
}

/// Assets that a row of a sheet may mean.
#[derive(Clone, Debug)]
pub struct Candidates {
    /// The name or id that the sheet has for them.
    pub named: String,
    /// How many there are.
    pub count: u32,
    /// The first of them, by path.
    pub assets: Vec<CandidateAsset>,
}
