//! Jobs: a plan being carried out, and how it ended.

#[cfg(feature = "wire")]
use {
    serde::{Deserialize, Serialize},
    ts_rs::TS,
};

use crate::{AssetKind, CellReason, JobId, Outcome, ShownValue};

/// What a job is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "wire", derive(Serialize, Deserialize, TS), serde(rename_all = "camelCase"))]
pub enum JobKind {
    /// A change the user made.
    Change,
    /// Brings back what an earlier job changed.
    Undo,
    /// Tries again what an earlier job did not do.
    Retry,
}

/// How fast a connection's requests may follow each other.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[cfg_attr(feature = "wire", derive(Serialize, Deserialize, TS), serde(rename_all = "camelCase"))]
pub enum Speed {
    /// Two writes a second, what Adobe's own bulk editor keeps to, and 20 assets.
    Gentle,
    /// As fast as AEM allows, at most 16 requests at a time and 300 assets a second: what
    /// workflows and indexing cost comes by asset, and does not show in how long answers take.
    #[default]
    Normal,
    /// As fast as AEM allows, at most 64 requests at a time.
    Fast,
}

impl Speed {
    /// Requests that are on their way at the same time, at most. Gentle: the
    /// parallelism the protocol reference advises for an author (section 9.1).
    #[must_use]
    pub fn most_in_flight(self) -> u32 {
        match self {
            Self::Gentle => 4,
            Self::Normal => 16,
            Self::Fast => 64,
        }
    }

    /// Requests that write many assets and are on their way at the same time, at most.
    #[must_use]
    pub fn most_blocks_in_flight(self) -> usize {
        match self {
            Self::Gentle => 2,
            Self::Normal => 4,
            Self::Fast => 16,
        }
    }

    /// Assets written per second at most, where that is fixed.
    #[must_use]
    pub fn assets_per_second(self) -> Option<u32> {
        match self {
            Self::Gentle => Some(20),
            Self::Normal => Some(300),
            Self::Fast => None,
        }
    }

    /// Writes per second at most, where that is fixed.
    #[must_use]
    pub fn writes_per_second(self) -> Option<f64> {
        match self {
            Self::Gentle => Some(2.0),
            Self::Normal | Self::Fast => None,
        }
    }
}

/// How fast requests to one connection follow each other, and what AEM says to it.
#[derive(Clone, Copy, Debug, PartialEq)]
#[cfg_attr(feature = "wire", derive(Serialize, Deserialize, TS), serde(rename_all = "camelCase"))]
pub struct Pace {
    /// What the user chose.
    pub speed: Speed,
    /// Requests that left in the last second.
    pub requests_per_second: f64,
    /// What AEM allows, once that is known.
    pub allowed_per_second: Option<f64>,
    /// Requests on their way.
    pub in_flight: u32,
    /// Set while AEM asked to slow down: seconds until sending goes on.
    pub quiet_seconds: Option<u32>,
    /// Requests AEM refused because it had too much to do (429, 503), since the
    /// connection was opened.
    pub refused: u32,
}

/// Where a job stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "wire", derive(Serialize, Deserialize, TS), serde(rename_all = "camelCase"))]
pub enum JobPhase {
    /// Sending.
    Running,
    /// Waiting for the user or the environment; `JobSnapshot::paused_by` says for what.
    Paused,
    /// Stop was asked; what is on its way is being settled.
    Stopping,
    /// Stopped by the user before its end.
    Stopped,
    /// Every asset has its outcome.
    Finished,
}

/// How one asset ended.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(feature = "wire", derive(Serialize, Deserialize, TS), serde(rename_all = "camelCase"))]
pub struct JobRow {
    /// Row number within the filter, from 0.
    pub row: u32,
    /// Full path.
    pub path: String,
    /// File name.
    pub name: String,
    /// Title where it has one.
    pub title: Option<String>,
    /// What it is.
    pub asset_kind: AssetKind,
    /// How it ended: the sum of its cells.
    pub outcome: Outcome,
    /// Why, when it was not changed, or not just as it was asked.
    pub reason: Option<CellReason>,
    /// Its fields, in the order of the edit.
    pub cells: Vec<JobCell>,
    /// HTTP status behind the reason.
    pub status: Option<u16>,
    /// What AEM said, shortened and scrubbed, for an administrator.
    pub technical: Option<String>,
    /// How often it was sent.
    pub attempts: u32,
}

/// An asset that was left alone because somebody else changed it.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(feature = "wire", derive(Serialize, Deserialize, TS), serde(rename_all = "camelCase"))]
pub struct ConflictRow {
    /// Row number among the conflicts, from 0.
    pub row: u32,
    /// Full path.
    pub path: String,
    /// File name.
    pub name: String,
    /// Title where it has one.
    pub title: Option<String>,
    /// What it is.
    pub asset_kind: AssetKind,
    /// Every field the job was to change on it.
    pub fields: Vec<ConflictField>,
}

/// One field of an asset in conflict.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(feature = "wire", derive(Serialize, Deserialize, TS), serde(rename_all = "camelCase"))]
pub struct ConflictField {
    /// Which field.
    pub property: String,
    /// What it held when the change was checked.
    pub before: ShownValue,
    /// What the job was to write.
    pub yours: ShownValue,
    /// What was found when the job came to it.
    pub theirs: ShownValue,
    /// Whether somebody else changed this field; the others are as they were.
    pub is_theirs: bool,
}

/// How one field of an asset ended.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(feature = "wire", derive(Serialize, Deserialize, TS), serde(rename_all = "camelCase"))]
pub struct JobCell {
    /// Which field.
    pub property: String,
    /// What it held when the change was checked.
    pub old: ShownValue,
    /// What the job was to write.
    pub new: ShownValue,
    /// How it ended.
    pub outcome: Outcome,
    /// Why, when it does not hold what was wanted, or not just that.
    pub reason: Option<CellReason>,
    /// What AEM keeps of the value, where it made something else of it.
    #[cfg_attr(feature = "wire", serde(skip_serializing_if = "Option::is_none"))]
    #[cfg_attr(feature = "wire", ts(optional))]
    pub kept: Option<ShownValue>,
}

/// How often one reason occurred.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "wire", derive(Serialize, Deserialize, TS), serde(rename_all = "camelCase"))]
pub struct ReasonCount {
    /// How the cells ended.
    pub outcome: Outcome,
    /// Why.
    pub reason: CellReason,
    /// How many cells.
    pub cells: u32,
    /// On how many assets.
    pub assets: u32,
}

/// Asks for rows of a job.
#[derive(Clone, Copy, Debug)]
#[cfg_attr(feature = "wire", derive(Serialize, Deserialize, TS), serde(rename_all = "camelCase"))]
pub struct JobPage {
    /// Which job.
    pub job_id: JobId,
    /// Only assets with this outcome as a whole.
    pub outcome: Option<Outcome>,
    /// First row, from 0, within the filter.
    pub from: u32,
    /// How many; at most 200.
    pub limit: u32,
}
