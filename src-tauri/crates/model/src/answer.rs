//! Answers to questions: their columns, what is said of their rows, and the files they are
//! saved as.

#[cfg(feature = "wire")]
use {
    serde::{Deserialize, Serialize},
    ts_rs::TS,
};

/// Why rows may be less than there is, although AEM found nothing wrong.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "wire", derive(Serialize, Deserialize, TS), serde(rename_all = "camelCase"))]
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
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "wire", derive(Serialize, Deserialize, TS), serde(rename_all = "camelCase"))]
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

/// A form of file for answers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "wire", derive(Serialize, Deserialize, TS), serde(rename_all = "camelCase"))]
pub enum AnswerFormat {
    /// An Excel file.
    Xlsx,
    /// Text, for a spreadsheet.
    Csv,
    /// What AEM sent, a list of objects.
    Json,
}
