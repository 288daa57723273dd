//! Jobs: a plan being carried out, and how it ended.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{
    ApiError, ConnectionId, JobId, JobKind, JobPhase, OutcomeCounts, Pace, PlanId, Timestamp,
};

/// Starts a plan.
#[derive(Clone, Copy, Debug, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct StartJob {
    /// Which plan.
    pub plan_id: PlanId,
    /// The number of assets the user was shown; another number is refused.
    pub expected_assets: u32,
    /// The number the user typed, where `JobOutlook::must_type_count` asks for it.
    #[serde(default)]
    pub typed_assets: Option<u32>,
}

/// Names one job.
#[derive(Clone, Copy, Debug, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct JobRef {
    /// Which one.
    pub job_id: JobId,
}

/// A small, complete picture of a job; sent at most ten times a second.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct JobSnapshot {
    /// Which one.
    pub job_id: JobId,
    /// In which environment.
    pub connection_id: ConnectionId,
    /// What it is for.
    pub kind: JobKind,
    /// Where it stands.
    pub phase: JobPhase,
    /// Why it waits.
    pub paused_by: Option<PauseReason>,
    /// Assets in the plan.
    pub total: u32,
    /// Assets that have their outcome.
    pub done: u32,
    /// How many assets had which outcome; those still waiting count as not sent.
    pub counts: OutcomeCounts,
    /// The same of its cells.
    pub cells: OutcomeCounts,
    /// Assets settled per second, over the last seconds.
    pub assets_per_second: f64,
    /// A fair guess of the time left.
    pub seconds_left: Option<u32>,
    /// Set while AEM asked to slow down: seconds until sending goes on.
    pub slow_down_seconds: Option<u32>,
    /// How often AEM asked to slow down so far.
    pub refused: u32,
    /// Assets that AEM is still at work on, after an upload for example: they are
    /// tried again at the end. Absent when there are none.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub deferred: Option<u32>,
    /// How fast requests leave. Absent when nobody carries the job out: it is over, or was
    /// stopped and its end could not be written.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub pace: Option<Pace>,
    /// When it started.
    pub started_at: Timestamp,
    /// When it ended.
    pub ended_at: Option<Timestamp>,
}

/// Why a job waits.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", tag = "by")]
pub enum PauseReason {
    /// The user asked.
    User,
    /// A fact about the environment: offline, sign-in, permission, asleep.
    Environment {
        /// Which one.
        error: ApiError,
    },
}

/// Asks for assets that somebody else changed since the check.
#[derive(Clone, Copy, Debug, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ConflictPage {
    /// Of which job.
    pub job_id: JobId,
    /// First row, from 0, among the conflicts.
    pub from: u32,
    /// How many; at most 200.
    pub limit: u32,
}

/// One span of a job's course.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ChartPoint {
    /// When it began, in seconds since the job was started.
    pub second: u32,
    /// How long it was, in seconds.
    pub seconds: u32,
    /// Assets that got their outcome, per second.
    pub per_second: f64,
    /// Times AEM asked to slow down.
    pub refused: u32,
}
