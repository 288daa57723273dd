//! Reports: a job in a file, in the words of whoever wants it.

#[cfg(feature = "wire")]
use {
    serde::{Deserialize, Serialize},
    ts_rs::TS,
};

use crate::{CannotReason, Outcome, OutcomeReason};

/// The form of a saved report.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "wire", derive(Serialize, Deserialize, TS), serde(rename_all = "camelCase"))]
pub enum ReportFormat {
    /// An Excel workbook.
    Xlsx,
    /// Text, for a spreadsheet.
    Csv,
    /// A sheet of what was not done, as AEM's own import and Relabel read it.
    NotDone,
}

/// The words of a report, in the language of the shell.
#[derive(Clone, Debug)]
#[cfg_attr(feature = "wire", derive(Serialize, Deserialize, TS), serde(rename_all = "camelCase"))]
pub struct ReportWords {
    /// Name of the sheet in a workbook.
    pub sheet: String,
    /// Heading of the column with the asset's path.
    pub asset: String,
    /// Heading of the column with the field.
    pub field: String,
    /// Heading of the column with the value before.
    pub before: String,
    /// Heading of the column with the value after.
    pub after: String,
    /// Heading of the column with the outcome.
    pub outcome: String,
    /// Heading of the column with what to do.
    pub what_to_do: String,
    /// What is said of a field that was to be cleared and is not.
    pub to_be_cleared: String,
    /// Labels of fields; a field without one is named by its property.
    pub fields: Vec<FieldWord>,
    /// A word for each outcome.
    pub outcomes: Vec<OutcomeWord>,
    /// What to do about each reason.
    pub reasons: Vec<ReasonWord>,
    /// Why a cell cannot be done.
    pub cannot: Vec<CannotWord>,
}

/// The label of a field.
#[derive(Clone, Debug)]
#[cfg_attr(feature = "wire", derive(Serialize, Deserialize, TS), serde(rename_all = "camelCase"))]
pub struct FieldWord {
    /// Which field.
    pub property: String,
    /// Its label.
    pub word: String,
}

/// The word for an outcome.
#[derive(Clone, Debug)]
#[cfg_attr(feature = "wire", derive(Serialize, Deserialize, TS), serde(rename_all = "camelCase"))]
pub struct OutcomeWord {
    /// Which outcome.
    pub outcome: Outcome,
    /// The word.
    pub word: String,
}

/// What to do about a reason.
#[derive(Clone, Debug)]
#[cfg_attr(feature = "wire", derive(Serialize, Deserialize, TS), serde(rename_all = "camelCase"))]
pub struct ReasonWord {
    /// Which reason.
    pub reason: OutcomeReason,
    /// The sentence.
    pub word: String,
}

/// Why a cell cannot be done.
#[derive(Clone, Debug)]
#[cfg_attr(feature = "wire", derive(Serialize, Deserialize, TS), serde(rename_all = "camelCase"))]
pub struct CannotWord {
    /// Which reason.
    pub reason: CannotReason,
    /// The sentence.
    pub word: String,
}
