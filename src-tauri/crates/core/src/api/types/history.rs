//! History, reports, and what can follow a job.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{
    CannotReason, ConnectionId, Edit, JobId, JobKind, JobPhase, Outcome, OutcomeCounts,
    OutcomeReason, PauseReason, PlanId, SheetSeparator, Timestamp,
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

/// The form of a saved report.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub enum ReportFormat {
    /// An Excel workbook.
    Xlsx,
    /// Text, for a spreadsheet.
    Csv,
    /// A sheet of what was not done, as AEM's own import and Relabel read it.
    NotDone,
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

/// The words of a report, in the language of the shell.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ReportWords {
    /// Name of the sheet in a workbook.
    pub sheet: String,
    /// Heading of the column with the asset's path.
    pub asset: String,
    /// Heading of the column with the field.
    pub field: String,
    /// Heading of the column with the value before.
    pub before: String,
    /// Heading of the column with the value after.
    pub after: String,
    /// Heading of the column with the outcome.
    pub outcome: String,
    /// Heading of the column with what to do.
    pub what_to_do: String,
    /// What is said of a field that was to be cleared and is not.
    pub to_be_cleared: String,
    /// Labels of fields; a field without one is named by its property.
    pub fields: Vec<FieldWord>,
    /// A word for each outcome.
    pub outcomes: Vec<OutcomeWord>,
    /// What to do about each reason.
    pub reasons: Vec<ReasonWord>,
    /// Why a cell cannot be done.
    pub cannot: Vec<CannotWord>,
}

/// The label of a field.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct FieldWord {
    /// Which field.
    pub property: String,
    /// Its label.
    pub word: String,
}

/// The word for an outcome.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct OutcomeWord {
    /// Which outcome.
    pub outcome: Outcome,
    /// The word.
    pub word: String,
}

/// What to do about a reason.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ReasonWord {
    /// Which reason.
    pub reason: OutcomeReason,
    /// The sentence.
    pub word: String,
}

/// Why a cell cannot be done.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct CannotWord {
    /// Which reason.
    pub reason: CannotReason,
    /// The sentence.
    pub word: String,
}
