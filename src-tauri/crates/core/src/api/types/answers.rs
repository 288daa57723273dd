//! Answers to questions: how far they are, their rows, and what they are saved as.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{AnswerId, ApiError, QueryProblem, SheetSeparator};

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

/// Why rows may be less than there is, although AEM found nothing wrong.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub enum AnswerNote {
    /// AEM gave the same page again; Relabel stopped asking.
    PageRepeated,
    /// There are more pages, which the query does not ask for: it has to take `$after`
    /// and to ask for `pageInfo { endCursor hasNextPage }`.
    MorePages,
    /// There are as many rows as AEM sends where a query by cursor does not say how many,
    /// and it does not ask whether there are more: nobody knows.
    PageFull,
    /// The query asks for several lists; the rows are those of the first.
    OtherLists,
}

/// A column of an answer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct AnswerColumn {
    /// Where it stands in the answer, such as `designer.name`.
    pub name: String,
    /// Its name in words.
    pub title: String,
    /// Whether it holds pictures, by path.
    pub is_picture: bool,
    /// Whether it holds numbers.
    pub is_number: bool,
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

/// A form of file for answers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub enum AnswerFormat {
    /// An Excel file.
    Xlsx,
    /// Text, for a spreadsheet.
    Csv,
    /// What AEM sent, a list of objects.
    Json,
}
