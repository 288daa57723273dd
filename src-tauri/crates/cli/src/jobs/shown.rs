//! Jobs in words.

use std::process::ExitCode;

use relabel_core::api::App;
use relabel_core::api::types::{
    ApiError, JobFacts, JobKind, JobPhase, ListJobs, Outcome, PauseReason,
};

use super::{find, short};
use crate::assets::PAGE;
use crate::output::{self, Finished, Output};
use crate::reasons;

/// `jobs list`.
pub(super) async fn list(
    app: &App,
    output: &Output,
    search: String,
    limit: u32,
) -> Result<ExitCode, ApiError> {
    let (mut left, mut before) = (limit, None);
    while left > 0 {
        let page = ListJobs { search: search.clone(), before, limit: left.min(PAGE) };
        let jobs = app.list_jobs(&page).await?;
        let Some(last) = jobs.last() else { break };
        before = Some(last.job_id);
        left -= u32::try_from(jobs.len()).unwrap_or(left).min(left);
        for job in &jobs {
            output.event("job", job);
            if !output.is_json() {
                output.say(&line(job));
            }
        }
    }
    if before.is_none() && !output.is_json() {
        output.note("There is no such job.");
    }
    output.finished(&Finished::default());
    Ok(ExitCode::SUCCESS)
}

/// `jobs show`.
pub(super) async fn show(app: &App, output: &Output, id: &str) -> Result<ExitCode, ApiError> {
    let job = find::named(app, id).await?;
    output.event("job", &job);
    if !output.is_json() {
        for (name, fact) in facts(&job) {
            output.say(&format!("{name:<12}{fact}"));
        }
    }
    let named = [Outcome::Failed, Outcome::Unsure, Outcome::CannotBeDone];
    reasons::tell(app, output, job.job_id, (job.counts, job.cells), &named).await?;
    if job.counts.conflict > 0 {
        output.say("Changed by someone else since the check, and left alone:");
        reasons::tell_conflicts(app, output, job.job_id, job.counts.conflict).await?;
    }
    output.finished(&finished(&job));
    Ok(ExitCode::SUCCESS)
}

fn line(job: &JobFacts) -> String {
    format!(
        "{}  {}  {}  {}  {}  \"{}\"  {}  {}",
        short(job.job_id),
        output::minute(&job.started_at),
        kind(job.kind),
        state(job),
        counts(job),
        job.connection_name,
        job.folder,
        job.fields.join(", "),
    )
}

fn facts(job: &JobFacts) -> Vec<(&'static str, String)> {
    let of = job.of_job.map_or_else(String::new, |of| format!(" of {}", short(of)));
    let mut facts = vec![
        ("Job", job.job_id.to_string()),
        ("What", format!("{}{of}", kind(job.kind))),
        ("State", state(job)),
        ("Started", format!("{}{}", output::minute(&job.started_at), by(&job.os_user))),
    ];
    if let Some(ended) = &job.ended_at {
        let speed = job.per_second.map_or_else(String::new, |n| format!(", {n:.1} a second"));
        facts.push(("Ended", format!("{}{speed}", output::minute(ended))));
    }
    facts.extend([
        ("Connection", job.connection_name.clone()),
        ("Folder", job.folder.clone()),
        ("Fields", job.fields.join(", ")),
        ("Assets", format!("{}: {}", job.total, counts(job))),
    ]);
    let can: Vec<&str> =
        [(job.can_resume, "resume"), (job.can_undo, "undo"), (job.can_retry, "retry")]
            .into_iter()
            .filter_map(|(can, what)| can.then_some(what))
            .collect();
    if !can.is_empty() {
        facts.push(("Possible", can.join(", ")));
    }
    facts
}

fn counts(job: &JobFacts) -> String {
    match job.ended_at {
        Some(_) => output::of_both(job.counts, job.cells),
        None => output::outcomes_so_far(job.counts),
    }
}

/// The last line of a command that only looks at a job.
pub(super) fn finished(job: &JobFacts) -> Finished {
    let held = job.ended_at.is_none();
    Finished { counts: job.counts, cells: job.cells, job: Some(job.job_id), dry_run: false, held }
}

/// Who sat at the computer, where the system tells.
fn by(os_user: &str) -> String {
    if os_user.is_empty() { String::new() } else { format!(" by {os_user}") }
}

/// What a job is for, in a word.
pub(super) fn kind(kind: JobKind) -> &'static str {
    match kind {
        JobKind::Change => "change",
        JobKind::Undo => "undo",
        JobKind::Retry => "retry",
    }
}

fn state(job: &JobFacts) -> String {
    match (job.phase, &job.paused_by) {
        (JobPhase::Finished, _) => "finished".to_owned(),
        (JobPhase::Stopped, _) => "stopped".to_owned(),
        (JobPhase::Paused, Some(PauseReason::Environment { error })) => {
            format!("held ({})", output::name(&error.code))
        }
        (JobPhase::Paused, Some(PauseReason::User)) => "held".to_owned(),
        (JobPhase::Paused, None) => "interrupted".to_owned(),
        (JobPhase::Running | JobPhase::Stopping, _) => "running".to_owned(),
    }
}
