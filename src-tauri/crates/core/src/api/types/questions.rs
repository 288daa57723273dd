//! Questions about content fragments, and their answers.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{AnswerId, ApiError, ConnectionId, SheetSeparator, Timestamp};

/// Where fragments can be asked about.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Endpoint {
    /// The configuration in AEM it belongs to, such as `wknd-shared` or `global`; one that lies
    /// in another with both their names (`brand/journal`).
    pub configuration: String,
}

/// What was found when looking for endpoints.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", tag = "kind")]
pub enum EndpointsFound {
    /// At least one.
    #[serde(rename_all = "camelCase")]
    Found {
        /// By name.
        endpoints: Vec<Endpoint>,
    },
    /// AEM answers, and has none: an administrator has to create one.
    None,
    /// AEM does not let this account look for them.
    NotAllowed,
}

/// Names an endpoint of a connection.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct EndpointRef {
    /// In which environment.
    pub connection_id: ConnectionId,
    /// Of which configuration.
    pub configuration: String,
}

/// What an endpoint can be asked about.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct QuestionSchema {
    /// Its models, by title.
    pub models: Vec<QuestionModel>,
    /// The whole schema in GraphQL's own notation, for the editor.
    pub sdl: String,
}

/// A content fragment model.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct QuestionModel {
    /// The word its queries begin with, such as `adventure`.
    pub name: String,
    /// Its name in words, made of `name` where the schema gives none.
    pub title: String,
    /// What its fragments hold.
    pub fields: Vec<QuestionField>,
    /// Whether AEM offers pages by cursor for it; by number otherwise.
    pub has_cursor: bool,
}

/// What a field of a fragment holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub enum QuestionKind {
    /// Text.
    Text,
    /// Text in several forms; answers have it as plain text.
    LongText,
    /// A whole number.
    Integer,
    /// A number.
    Number,
    /// Yes or no.
    YesNo,
    /// A day with a time.
    Moment,
    /// A day.
    Day,
    /// An asset or a page.
    Asset,
    /// Another fragment.
    Fragment,
    /// Several values together, such as metadata.
    Group,
    /// A form Relabel does not ask for; the editor can.
    Other,
}

/// A field of a fragment.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct QuestionField {
    /// As the schema calls it; within a reference after a full stop (`designer.name`).
    pub name: String,
    /// Its name in words.
    pub title: String,
    /// What it holds.
    pub kind: QuestionKind,
    /// Whether it holds a list.
    pub many: bool,
    /// Whether AEM can filter by it; where not, Relabel looks at each answer itself,
    /// which only tells empty from filled.
    pub filterable: bool,
    /// Whether answers can be put in its order.
    pub sortable: bool,
    /// The model of a reference, by name; its fields are asked as `<field>.<name>`.
    pub model: Option<String>,
}

/// A question put together from choices.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Question {
    /// Of which configuration.
    pub configuration: String,
    /// About fragments of which model.
    pub model: String,
    /// Which fields are wanted, in their order: a column each, `_path` always first.
    pub fields: Vec<String>,
    /// What has to be so.
    pub tests: Vec<QuestionTest>,
    /// Whether all tests have to be so, or one of them. Those of empty and filled always
    /// have to be.
    pub all_tests: bool,
    /// In which order; by path without one.
    pub sort: Vec<QuestionSort>,
    /// Only fragments of this language, such as `en`.
    pub locale: Option<String>,
    /// In this variation where a fragment has it.
    pub variation: Option<String>,
}

/// What a field has to hold.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct QuestionTest {
    /// Which field; `designer.name` for one of a referenced fragment.
    pub field: String,
    /// What it has to hold.
    pub test: FragmentTest,
}

/// A test of one field.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", tag = "kind")]
pub enum FragmentTest {
    /// Of a text.
    #[serde(rename_all = "camelCase")]
    Text {
        /// How it compares.
        how: TextTest,
        /// With what.
        text: String,
        /// Whether capitals make a difference.
        match_case: bool,
    },
    /// Of a number.
    #[serde(rename_all = "camelCase")]
    Number {
        /// How it compares.
        how: OrderTest,
        /// With what.
        number: f64,
    },
    /// Of a day or a moment.
    #[serde(rename_all = "camelCase")]
    Date {
        /// How it compares.
        how: OrderTest,
        /// ISO 8601.
        date: String,
    },
    /// Of yes or no.
    #[serde(rename_all = "camelCase")]
    YesNo {
        /// Which of them.
        is: bool,
    },
    /// Of a reference to a fragment.
    #[serde(rename_all = "camelCase")]
    Path {
        /// Path of the fragment.
        path: String,
    },
    /// Nothing is there. Relabel looks at each answer itself.
    Empty,
    /// Something is there. Relabel looks at each answer itself.
    Filled,
}

/// How texts compare.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub enum TextTest {
    /// The same.
    Equals,
    /// Not the same.
    Differs,
    /// It is somewhere in it.
    Contains,
    /// It is nowhere in it.
    Lacks,
    /// It begins with it.
    StartsWith,
}

/// How numbers and dates compare.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub enum OrderTest {
    /// The same.
    Equals,
    /// Not the same.
    Differs,
    /// Less, or before.
    Below,
    /// Less or the same.
    AtMost,
    /// More, or after.
    Above,
    /// More or the same.
    AtLeast,
}

/// An order of answers.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct QuestionSort {
    /// By which field.
    pub field: String,
    /// From the largest down.
    pub descending: bool,
}

/// Asks for the query that a question becomes.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct BuildQuery {
    /// In which environment.
    pub connection_id: ConnectionId,
    /// The question.
    pub question: Question,
}

/// A query and the values for its variables.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct BuiltQuery {
    /// GraphQL.
    pub query: String,
    /// JSON, in lines.
    pub variables: String,
}

/// Asks AEM.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Ask {
    /// In which environment.
    pub connection_id: ConnectionId,
    /// What.
    pub what: Asked,
}

/// What AEM is asked.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", tag = "kind")]
pub enum Asked {
    /// A question put together from choices.
    #[serde(rename_all = "camelCase")]
    Question {
        /// The question.
        question: Question,
    },
    /// A persisted query; run by GET, so that it comes out of AEM's caches.
    #[serde(rename_all = "camelCase")]
    Persisted {
        /// Of which configuration.
        configuration: String,
        /// Its name.
        name: String,
        /// What was filled in.
        variables: Vec<VariableValue>,
    },
    /// Somebody's own GraphQL.
    #[serde(rename_all = "camelCase")]
    Written {
        /// Of which configuration.
        configuration: String,
        /// GraphQL.
        query: String,
        /// JSON; empty for none.
        variables: String,
    },
}

/// A value for a variable.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct VariableValue {
    /// Which variable.
    pub name: String,
    /// The value as it was typed.
    pub text: String,
}

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

/// An error that AEM answered a query with.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct QueryProblem {
    /// In AEM's words.
    pub message: String,
    /// Line of the query, from 1.
    pub line: Option<u32>,
    /// Column of the line, from 1.
    pub column: Option<u32>,
    /// Where in the answer, such as `adventureList.items.3.author`.
    pub place: Option<String>,
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

/// A persisted query: one that AEM has under a name, for everybody.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct PersistedQuery {
    /// Of which configuration.
    pub configuration: String,
    /// Its name.
    pub name: String,
    /// GraphQL.
    pub query: String,
    /// What it asks for when it is run.
    pub variables: Vec<QueryVariable>,
}

/// A variable of a query.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct QueryVariable {
    /// Its name, without `$`.
    pub name: String,
    /// What it takes; `Other` is typed as JSON.
    pub kind: QuestionKind,
    /// As the query declares it, such as `[String!]!`.
    pub declared: String,
    /// Whether it has to be filled in.
    pub required: bool,
    /// What it is unless filled in.
    pub default: Option<String>,
}

/// Persists a query in AEM.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct SavePersisted {
    /// In which environment.
    pub connection_id: ConnectionId,
    /// Of which configuration.
    pub configuration: String,
    /// Under which name: letters, digits, `-` and `_`.
    pub name: String,
    /// The query.
    pub query: String,
    /// Whether one of this name is replaced.
    pub replace: bool,
}

/// A query that was written in the editor before.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct PastQuery {
    /// Of which configuration.
    pub configuration: String,
    /// GraphQL.
    pub query: String,
    /// JSON; empty for none.
    pub variables: String,
    /// When it was run last.
    pub asked_at: Timestamp,
}
