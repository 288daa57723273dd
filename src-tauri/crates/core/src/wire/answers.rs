//! Answers to questions: how far they are, their rows, and what they are saved as.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{
    AnswerColumn, AnswerFormat, AnswerId, AnswerNote, ApiError, QueryProblem, SheetSeparator,
};

/// Names an answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct AnswerRef {
    /// Which one.
    pub answer_id: AnswerId,
}

/// How far an answer is. Sent while it goes on and once at its end.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct AnswerState {
    /// Which one.
    pub answer_id: AnswerId,
    /// Columns seen so far, in their order.
    pub columns: Vec<AnswerColumn>,
    /// Rows that are here.
    pub rows: u32,
    /// Rows AEM sent that Relabel left out, because a field had to be empty or filled.
    pub left_out: u32,
    /// Whether every row is here.
    pub complete: bool,
    /// Whether it was stopped before its end.
    pub stopped: bool,
    /// What AEM found wrong; rows that came all the same are shown.
    pub problems: Vec<QueryProblem>,
    /// Whether rows may hold less than there is: AEM answered with problems and data, or an
    /// error came after some of them.
    pub is_partial: bool,
    /// What Relabel has to say about the rows; not in AEM's words.
    pub notes: Vec<AnswerNote>,
    /// Whether the rows are assets or fragments, so that they can be a selection.
    pub is_selectable: bool,
    /// Why it could not be asked at all.
    pub error: Option<ApiError>,
}

/// Asks for rows of an answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct AnswerPage {
    /// Of which one.
    pub answer_id: AnswerId,
    /// From which row, from 0.
    pub from: u32,
    /// At most this many, at most 200.
    pub limit: u32,
}

/// Rows of an answer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct AnswerRows {
    /// In their order.
    pub rows: Vec<AnswerRow>,
}

/// A row of an answer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct AnswerRow {
    /// Its number, from 0.
    pub row: u32,
    /// A cell for each column of the state: the values it holds, none where it is empty.
    pub cells: Vec<Vec<String>>,
}

/// Saves an answer as a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ExportAnswer {
    /// Which one.
    pub answer_id: AnswerId,
    /// In which form.
    pub format: AnswerFormat,
    /// The sign between the cells of [`AnswerFormat::Csv`]; a comma unless named.
    pub separator: Option<SheetSeparator>,
}
