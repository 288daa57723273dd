//! Questions about content fragments.

#[cfg(feature = "wire")]
use {
    serde::{Deserialize, Serialize},
    ts_rs::TS,
};

use crate::Timestamp;

/// Where fragments can be asked about.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "wire", derive(Serialize, Deserialize, TS), serde(rename_all = "camelCase"))]
pub struct Endpoint {
    /// The configuration in AEM it belongs to, such as `wknd-shared` or `global`; one that lies
    /// in another with both their names (`brand/journal`).
    pub configuration: String,
}

/// What was found when looking for endpoints.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(
    feature = "wire",
    derive(Serialize, Deserialize, TS),
    serde(rename_all = "camelCase", tag = "kind")
)]
pub enum EndpointsFound {
    /// At least one.
    #[cfg_attr(feature = "wire", serde(rename_all = "camelCase"))]
    Found {
        /// By name.
        endpoints: Vec<Endpoint>,
    },
    /// AEM answers, and has none: an administrator has to create one.
    None,
    /// AEM does not let this account look for them.
    NotAllowed,
}

/// A content fragment model.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "wire", derive(Serialize, Deserialize, TS), serde(rename_all = "camelCase"))]
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
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "wire", derive(Serialize, Deserialize, TS), serde(rename_all = "camelCase"))]
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
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "wire", derive(Serialize, Deserialize, TS), serde(rename_all = "camelCase"))]
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
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(feature = "wire", derive(Serialize, Deserialize, TS), serde(rename_all = "camelCase"))]
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
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(feature = "wire", derive(Serialize, Deserialize, TS), serde(rename_all = "camelCase"))]
pub struct QuestionTest {
    /// Which field; `designer.name` for one of a referenced fragment.
    pub field: String,
    /// What it has to hold.
    pub test: FragmentTest,
}

/// A test of one field.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(
    feature = "wire",
    derive(Serialize, Deserialize, TS),
    serde(rename_all = "camelCase", tag = "kind")
)]
pub enum FragmentTest {
    /// Of a text.
    #[cfg_attr(feature = "wire", serde(rename_all = "camelCase"))]
    Text {
        /// How it compares.
        how: TextTest,
        /// With what.
        text: String,
        /// Whether capitals make a difference.
        match_case: bool,
    },
    /// Of a number.
    #[cfg_attr(feature = "wire", serde(rename_all = "camelCase"))]
    Number {
        /// How it compares.
        how: OrderTest,
        /// With what.
        number: f64,
    },
    /// Of a day or a moment.
    #[cfg_attr(feature = "wire", serde(rename_all = "camelCase"))]
    Date {
        /// How it compares.
        how: OrderTest,
        /// ISO 8601.
        date: String,
    },
    /// Of yes or no.
    #[cfg_attr(feature = "wire", serde(rename_all = "camelCase"))]
    YesNo {
        /// Which of them.
        is: bool,
    },
    /// Of a reference to a fragment.
    #[cfg_attr(feature = "wire", serde(rename_all = "camelCase"))]
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
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "wire", derive(Serialize, Deserialize, TS), serde(rename_all = "camelCase"))]
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
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "wire", derive(Serialize, Deserialize, TS), serde(rename_all = "camelCase"))]
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
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "wire", derive(Serialize, Deserialize, TS), serde(rename_all = "camelCase"))]
pub struct QuestionSort {
    /// By which field.
    pub field: String,
    /// From the largest down.
    pub descending: bool,
}

/// What AEM is asked.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(
    feature = "wire",
    derive(Serialize, Deserialize, TS),
    serde(rename_all = "camelCase", tag = "kind")
)]
pub enum Asked {
    /// A question put together from choices.
    #[cfg_attr(feature = "wire", serde(rename_all = "camelCase"))]
    Question {
        /// The question.
        question: Question,
    },
    /// A persisted query; run by GET, so that it comes out of AEM's caches.
    #[cfg_attr(feature = "wire", serde(rename_all = "camelCase"))]
    Persisted {
        /// Of which configuration.
        configuration: String,
        /// Its name.
        name: String,
        /// What was filled in.
        variables: Vec<VariableValue>,
    },
    /// Somebody's own GraphQL.
    #[cfg_attr(feature = "wire", serde(rename_all = "camelCase"))]
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
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "wire", derive(Serialize, Deserialize, TS), serde(rename_all = "camelCase"))]
pub struct VariableValue {
    /// Which variable.
    pub name: String,
    /// The value as it was typed.
    pub text: String,
}

/// A variable of a query.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "wire", derive(Serialize, Deserialize, TS), serde(rename_all = "camelCase"))]
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

/// A query that was written in the editor before.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "wire", derive(Serialize, Deserialize, TS), serde(rename_all = "camelCase"))]
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

/// An error that AEM answered a query with.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "wire", derive(Serialize, Deserialize, TS), serde(rename_all = "camelCase"))]
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
