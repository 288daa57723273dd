//! History, reports, and what can follow a job.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{
    ConnectionId, Edit, JobId, JobKind, JobPhase, OutcomeCounts, PauseReason, PlanId, ReportFormat,
    ReportWords, SheetSeparator, Timestamp,
};

/// Asks for jobs, the newest first.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ListJobs {
    /// Words that folder, connection, fields or user must hold; empty for all.
    pub search: String,
    /// Only jobs that were started before this one: the last of the page before.
    pub before: Option<JobId>,
    /// How many; at most 200.
    pub limit: u32,
}

/// What a job is about.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct JobFacts {
    /// Which one.
    pub job_id: JobId,
    /// What it is for.
    pub kind: JobKind,
    /// The job it undoes or tries again.
    pub of_job: Option<JobId>,
    /// With which connection; it may be removed by now.
    pub connection_id: ConnectionId,
    /// What that was called.
    pub connection_name: String,
    /// The folder that holds its assets: where there are few, the deepest one, else that in
    /// which it was planned.
    pub folder: String,
    /// File name of its asset, where it has one only.
    pub asset: Option<String>,
    /// What it does to its fields; none where each asset has values of its own, or it
    /// follows a job.
    pub edit: Edit,
    /// Names of its fields.
    pub fields: Vec<String>,
    /// Who sat at the computer.
    pub os_user: String,
    /// Where it stands. One that an earlier run of the program left is paused.
    pub phase: JobPhase,
    /// Why it is paused; nothing is told where the program ended in the middle.
    pub paused_by: Option<PauseReason>,
    /// Assets in its plan.
    pub total: u32,
    /// Assets that have their outcome.
    pub done: u32,
    /// How many assets had which outcome; those still waiting count as not sent.
    pub counts: OutcomeCounts,
    /// The same of its cells.
    pub cells: OutcomeCounts,
    /// Mean number of assets sent per second, once it ended.
    pub per_second: Option<f64>,
    /// When it started.
    pub started_at: Timestamp,
    /// When it ended.
    pub ended_at: Option<Timestamp>,
    /// Whether something was changed that can be brought back.
    pub can_undo: bool,
    /// Whether something was not done that can be tried again.
    pub can_retry: bool,
    /// Whether it waits for `resume_job`.
    pub can_resume: bool,
}

/// A plan made of a job, ready to be started.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct FollowUpPlan {
    /// The plan.
    pub plan_id: PlanId,
    /// Assets it will change: what `StartJob::expected_assets` wants.
    pub assets: u32,
    /// The connection it will be carried out with: the job's, or one of the same
    /// environment where that is gone.
    pub connection_id: ConnectionId,
}

/// Asks for a report in a file.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct SaveReport {
    /// Of which job.
    pub job_id: JobId,
    /// In which form.
    pub format: ReportFormat,
    /// The sign between the cells of [`ReportFormat::Csv`]; a comma unless named.
    pub separator: Option<SheetSeparator>,
    /// The words it is written in.
    pub words: ReportWords,
}

/// Asks for what can be read of a damaged data folder, in a file of text.
#[derive(Clone, Copy, Debug, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct SaveReadable {
    /// The sign between its cells; a comma unless named.
    pub separator: Option<SheetSeparator>,
}
