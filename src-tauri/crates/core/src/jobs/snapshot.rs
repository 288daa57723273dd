//! What is told of a job while it runs.

use std::sync::Arc;

use super::error::Error;
use relabel_model::{ConnectionId, JobId, JobKind, JobPhase, OutcomeCounts, Pace, Timestamp};
use relabel_store::JobRecord;

/// Why a job waits.
#[derive(Clone, Debug)]
pub enum Pause {
    /// The user asked.
    User,
    /// A fact about the environment.
    Environment(Arc<Error>),
}

impl From<Error> for Pause {
    fn from(error: Error) -> Self {
        Self::Environment(Arc::new(error))
    }
}

impl PartialEq for Pause {
    /// Errors are the same where one thing that went wrong is told twice.
    fn eq(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::User, Self::User) => true,
            (Self::Environment(one), Self::Environment(other)) => Arc::ptr_eq(one, other),
            (Self::User, Self::Environment(_)) | (Self::Environment(_), Self::User) => false,
        }
    }
}

/// A small, complete picture of a job.
#[derive(Clone, Debug, PartialEq)]
pub struct Snapshot {
    /// Which one.
    pub job: JobId,
    /// In which environment.
    pub connection: ConnectionId,
    /// What it is for.
    pub kind: JobKind,
    /// Where it stands.
    pub phase: JobPhase,
    /// Why it waits.
    pub paused_by: Option<Pause>,
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
    /// Assets that AEM is still at work on and that are tried again at the end.
    pub deferred: u32,
    /// How fast requests leave, while somebody carries the job out.
    pub pace: Option<Pace>,
    /// When it started.
    pub started_at: Timestamp,
    /// When it ended.
    pub ended_at: Option<Timestamp>,
}

impl Snapshot {
    /// Of a job that is about to be carried out.
    #[must_use]
    pub fn new(job: &JobRecord) -> Self {
        Self {
            job: job.id,
            connection: job.connection,
            kind: job.kind,
            phase: JobPhase::Running,
            paused_by: None,
            total: job.total,
            done: job.done,
            counts: job.counts,
            cells: job.cells,
            assets_per_second: 0.0,
            seconds_left: None,
            slow_down_seconds: None,
            refused: 0,
            deferred: 0,
            pace: None,
            started_at: job.started_at,
            ended_at: None,
        }
    }
}
