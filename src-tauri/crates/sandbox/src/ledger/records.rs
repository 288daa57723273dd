//! What is told of a request and of a write.

use std::time::Duration;

use serde::Serialize;
use serde_json::{Map, Value as Json};
use time::OffsetDateTime;

/// A write that reached the environment, whatever became of it.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct WriteRecord {
    /// Its number in the order of arrival, counted from 1.
    pub sequence: u64,
    /// When it arrived.
    #[serde(with = "time::serde::rfc3339")]
    pub received: OffsetDateTime,
    /// When the answer was ready.
    #[serde(with = "time::serde::rfc3339")]
    pub at: OffsetDateTime,
    /// `PUT`, `POST`, …
    pub method: String,
    /// The repository path, decoded; for the Assets HTTP API the path below
    /// `/api/assets` is given as sent.
    pub path: String,
    /// The asset or other node the write is about, as a repository path. As
    /// [`WriteRecord::path`] where nothing of that kind was found.
    pub asset: String,
    /// Names and values as they were sent: form fields, or the `properties` of
    /// the JSON body. A field sent several times is an array. Of a JSON Patch the
    /// values by operation and path, such as `replace /assetMetadata/dc:title`.
    pub properties: Map<String, Json>,
    /// The HTTP status of the answer; 0 when the connection was cut.
    pub status: u16,
    /// Whether the content holds what was written, whatever the answer said.
    pub applied: bool,
    /// How long a `Retry-After` given to this client had been running when the
    /// write arrived; `None` when none was.
    #[serde(serialize_with = "milliseconds")]
    pub inside_retry_after: Option<Duration>,
}

fn milliseconds<S: serde::Serializer>(
    inside: &Option<Duration>,
    serializer: S,
) -> Result<S::Ok, S::Error> {
    inside.map(|inside| inside.as_secs_f64() * 1_000.0).serialize(serializer)
}

/// What was sent to one asset.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct AssetWrites {
    /// The asset, as a repository path.
    pub asset: String,
    /// Writes received.
    pub sends: u32,
    /// Writes the content took.
    pub applied: u32,
}

/// Sums over everything received.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Totals {
    /// Requests to either half of the environment that were answered, reads too. One may
    /// write many assets.
    pub requests: u64,
    /// Those of them that were answered with 429.
    pub refused: u64,
    /// Writes received, each asset counted.
    pub received: u64,
    /// Writes that were answered; the others are being worked on.
    pub answered: u64,
    /// Writes the content took.
    pub applied: u64,
    /// Different assets among them.
    pub assets: u64,
    /// Answers to writes by status; 0 for a cut connection.
    pub by_status: std::collections::BTreeMap<u16, u64>,
    /// Writes that arrived while a `Retry-After` given to their client ran.
    pub inside_retry_after: u64,
    /// The same of all other requests to AEM.
    pub reads_inside_retry_after: u64,
}

/// What a request did that works but should not be done.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Remark {
    /// The parameters of a token request stood in the query, which servers on
    /// the way write to their logs.
    ParametersInQuery,
    /// The form of a token request holds characters that should be
    /// percent-encoded, such as a blank or a comma.
    NotEncoded,
    /// A path of a JSON Patch does not begin with a slash.
    PathWithoutSlash,
}

/// A request to either half of the environment.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RequestRecord {
    /// When the answer was ready.
    pub at: OffsetDateTime,
    /// `GET`, `PUT`, …
    pub method: String,
    /// The path as sent, without the query.
    pub path: String,
    /// The query; never that of an IMS request, which may hold a secret.
    pub query: Option<String>,
    /// The `User-Agent` header.
    pub user_agent: Option<String>,
    /// The HTTP status of the answer; 0 when the connection was cut.
    pub status: u16,
    /// What was wrong with it although it was answered.
    pub remark: Option<Remark>,
}
