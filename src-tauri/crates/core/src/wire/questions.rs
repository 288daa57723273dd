//! Questions about content fragments.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{Asked, ConnectionId, QueryVariable, Question, QuestionModel};

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
