//! Jobs in words.

use std::process::ExitCode;

use relabel_core::api::App;
use relabel_core::api::types::{JobFacts, JobKind, JobPhase, ListJobs, Outcome, PauseReason};

use super::{find, short};
use crate::assets::PAGE;
use crate::failure::{self, Failure};
use crate::output::{self, Finished, Output};
use crate::reasons;
use crate::words::say;

/// `jobs list`.
pub(super) async fn list(
    app: &App,
    output: &Output,
    search: String,
    limit: u32,
) -> Result<ExitCode, Failure> {
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
        output.note(&say!("cli-no-job-found"));
    }
    output.finished(&Finished::default());
    Ok(ExitCode::SUCCESS)
}

/// `jobs show`.
pub(super) async fn show(app: &App, output: &Output, id: &str) -> Result<ExitCode, Failure> {
    let job = find::named(app, id).await?;
    output.event("job", &job);
    if !output.is_json() {
        let facts = facts(&job);
        let width = facts.iter().map(|(name, _)| name.chars().count() + 2).max().unwrap_or(0);
        for (name, fact) in facts {
            output.say(&format!("{name:width$}{fact}"));
        }
    }
    let named = [Outcome::Failed, Outcome::Unsure, Outcome::CannotBeDone];
    reasons::tell(app, output, job.job_id, (job.counts, job.cells), &named).await?;
    if job.counts.conflict > 0 {
        output.say(&say!("cli-conflicts"));
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

fn facts(job: &JobFacts) -> Vec<(String, String)> {
    let what = match job.of_job {
        Some(of) => say!("cli-kind-of", kind = kind(job.kind), job = short(of)),
        None => kind(job.kind),
    };
    let mut facts = vec![
        (say!("cli-fact-job"), job.job_id.to_string()),
        (say!("cli-fact-what"), what),
        (say!("cli-fact-state"), state(job)),
        (say!("cli-fact-started"), output::minute(&job.started_at)),
    ];
    // Who sat at the computer, where the system tells.
    if !job.os_user.is_empty() {
        facts.push((say!("cli-fact-user"), job.os_user.clone()));
    }
    if let Some(ended) = &job.ended_at {
        let speed = job.per_second.map(|n| say!("run-speed", n = n.round()));
        let ended = [Some(output::minute(ended)), speed].into_iter().flatten();
        facts.push((say!("cli-fact-ended"), ended.collect::<Vec<_>>().join(", ")));
    }
    facts.extend([
        (say!("cli-fact-connection"), job.connection_name.clone()),
        (say!("cli-fact-folder"), job.folder.clone()),
        (say!("cli-fact-fields"), job.fields.join(", ")),
        (say!("cli-fact-assets"), say!("common-assets", n = job.total)),
        (say!("cli-fact-outcome"), counts(job)),
    ]);
    let can: Vec<&str> =
        [(job.can_resume, "resume"), (job.can_undo, "undo"), (job.can_retry, "retry")]
            .into_iter()
            .filter_map(|(can, what)| can.then_some(what))
            .collect();
    if !can.is_empty() {
        facts.push((say!("cli-fact-possible"), can.join(", ")));
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

/// What a job is for, in a word.
pub(super) fn kind(kind: JobKind) -> String {
    say!(&format!("cli-kind-{}", output::name(&kind)))
}

fn state(job: &JobFacts) -> String {
    match (job.phase, &job.paused_by) {
        (JobPhase::Finished, _) => say!("cli-state-finished"),
        (JobPhase::Stopped, _) => say!("cli-state-stopped"),
        (JobPhase::Paused, Some(PauseReason::Environment { error })) => {
            let title = failure::part(error, "title");
            format!("{} ({title})", say!("run-title-paused"))
        }
        (JobPhase::Paused, Some(PauseReason::User)) => say!("run-title-paused"),
        (JobPhase::Paused, None) => say!("cli-state-interrupted"),
        (JobPhase::Running | JobPhase::Stopping, _) => say!("cli-state-running"),
    }
}
