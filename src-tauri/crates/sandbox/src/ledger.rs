//! What the environment was asked: every request, and every write with what it
//! carried. Tokens and secrets are never recorded.

use std::collections::VecDeque;
use std::sync::Mutex;

use serde_json::{Map, Value as Json};
use time::OffsetDateTime;

/// Requests that are remembered; older ones are forgotten.
const REQUESTS: usize = 100_000;

/// A write that reached the environment, whatever became of it.
#[derive(Clone, Debug, PartialEq)]
pub struct WriteRecord {
    /// When the answer was ready.
    pub at: OffsetDateTime,
    /// `PUT`, `POST`, …
    pub method: String,
    /// The repository path, decoded; for the Assets HTTP API the path below
    /// `/api/assets` is given as sent.
    pub path: String,
    /// Names and values as they were sent: form fields, or the `properties` of
    /// the JSON body. A field sent several times is an array. Of a JSON Patch the
    /// values by operation and path, such as `replace /assetMetadata/dc:title`.
    pub properties: Map<String, Json>,
    /// The HTTP status of the answer; 0 when the connection was cut.
    pub status: u16,
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

#[derive(Debug, Default)]
pub(crate) struct Ledger {
    writes: Mutex<Vec<WriteRecord>>,
    requests: Mutex<VecDeque<RequestRecord>>,
}

impl Ledger {
    pub(crate) fn write(&self, record: WriteRecord) {
        self.writes.lock().unwrap_or_else(|poisoned| poisoned.into_inner()).push(record);
    }

    pub(crate) fn request(&self, record: RequestRecord) {
        let mut requests = self.requests.lock().unwrap_or_else(|poisoned| poisoned.into_inner());
        if requests.len() == REQUESTS {
            requests.pop_front();
        }
        requests.push_back(record);
    }

    pub(crate) fn writes(&self) -> Vec<WriteRecord> {
        self.writes.lock().unwrap_or_else(|poisoned| poisoned.into_inner()).clone()
    }

    pub(crate) fn requests(&self) -> Vec<RequestRecord> {
        let requests = self.requests.lock().unwrap_or_else(|poisoned| poisoned.into_inner());
        requests.iter().cloned().collect()
    }
}
