//! Going on with a job, undoing it, trying again.

use std::process::ExitCode;

use relabel_core::api::App;
use relabel_core::api::types::{
    ConnectionId, ConnectionSummary, ErrorCode, FollowUpPlan, JobFacts, OutcomeCounts,
};
use serde_json::json;

use super::shown::{finished, kind};
use super::{Again, short};
use crate::failure::{Failure, wrong};
use crate::interrupts::Interrupts;
use crate::output::{self, Output};
use crate::plan::Foreseen;
use crate::send::{self, Purpose, Shown};
use crate::words::say;
use crate::{ask, exit, job, plan};

/// `jobs resume`.
pub(super) async fn resume(app: &App, output: &Output, again: &Again) -> Result<ExitCode, Failure> {
    let job = again.which.find_unfinished(app).await?;
    let id = job.job_id;
    if job.ended_at.is_some() {
        let message = say!("cli-job-has-ended", job = short(id));
        return Err(Failure::Said(ErrorCode::PlanNotRunnable, message));
    }
    let left = job.total.saturating_sub(job.done);
    let yes = again.consent.yes;
    if !yes && !ask::is_possible() {
        return Err(wrong(say!("cli-go-on-needs-yes", n = left)));
    }
    let connection = again.open(app, &job, false).await?;
    output.note(&title(&job));
    output.note(&say!("unfinished-progress", done = job.done, total = job.total));
    if !yes && !ask::agrees(&say!("cli-go-on", n = left)) {
        output.say(&say!("cli-nothing-sent"));
        output.finished(&finished(&job));
        return Ok(exit::of_run(job.cells));
    }
    let interrupts = Interrupts::catch()?;
    app.resume_job_with(id, connection.id).await?;
    output.event("started", &json!({ "job": id, "assets": job.total }));
    job::follow(app, output, id, interrupts).await
}

/// `jobs undo`.
pub(super) async fn undo(app: &App, output: &Output, again: &Again) -> Result<ExitCode, Failure> {
    let job = again.which.find(app).await?;
    let connection = again.open(app, &job, true).await?;
    if job.ended_at.is_none() {
        end(app, output, &job, again.consent.yes).await?;
    }
    let plan = app.make_undo_with(job.job_id, connection.id).await?;
    send_plan(app, output, again, (&job, plan, Purpose::Undo), &connection).await
}

/// `jobs retry`.
pub(super) async fn retry(app: &App, output: &Output, again: &Again) -> Result<ExitCode, Failure> {
    let job = again.which.find(app).await?;
    if job.ended_at.is_none() {
        return Err(not_ended(&job));
    }
    let connection = again.open(app, &job, true).await?;
    let plan = app.make_retry_with(job.job_id, connection.id).await?;
    send_plan(app, output, again, (&job, plan, Purpose::Retry), &connection).await
}

impl Again {
    /// The connection that is named, or the one the job had; unlocked where the user
    /// says so, and as fast as the user says.
    async fn open(
        &self,
        app: &App,
        job: &JobFacts,
        any_account: bool,
    ) -> Result<ConnectionSummary, Failure> {
        let named: Option<ConnectionId> = match self.target.is_missing() {
            true => None,
            false => Some(self.target.open(app).await?.id),
        };
        let found = app.connection_for(job.job_id, named, any_account).await;
        let connection = found.map_err(|error| match error.code {
            ErrorCode::NotFound => wrong(say!(
                "cli-connection-not-kept",
                job = short(job.job_id),
                name = &job.connection_name
            )),
            _ => error.into(),
        })?;
        let connection = self.consent.unlock(app, connection).await?;
        self.consent.set_speed(app, &connection).await?;
        Ok(connection)
    }
}

/// Ends a job that was left in the middle, as it stands.
async fn end(app: &App, output: &Output, job: &JobFacts, yes: bool) -> Result<(), Failure> {
    let id = short(job.job_id);
    if !yes && !ask::is_possible() {
        return Err(wrong(say!("cli-undo-needs-yes", job = id)));
    }
    if !yes && !ask::agrees(&say!("cli-end-job", job = &id)) {
        return Err(not_ended(job));
    }
    app.give_up_job(job.job_id).await?;
    output.note(&say!("cli-job-given-up", job = id));
    Ok(())
}

async fn send_plan(
    app: &App,
    output: &Output,
    again: &Again,
    (job, made, purpose): (&JobFacts, FollowUpPlan, Purpose),
    connection: &ConnectionSummary,
) -> Result<ExitCode, Failure> {
    output.note(&title(job));
    let plan = app.watch_plan(made.plan_id)?.borrow().clone();
    plan::show(app, output, &plan).await?;
    let changed = |changed| OutcomeCounts { changed, ..OutcomeCounts::default() };
    let foreseen =
        Foreseen { counts: changed(made.assets), cells: changed(plan.counts.will_change) };
    send::run(app, output, Shown { plan, foreseen, purpose, connection }, again.consent.yes).await
}

/// Which job, in words.
fn title(job: &JobFacts) -> String {
    say!(
        "cli-job-title",
        job = short(job.job_id),
        kind = kind(job.kind),
        time = output::minute(&job.started_at),
        folder = &job.folder,
    )
}

fn not_ended(job: &JobFacts) -> Failure {
    let message = say!("cli-job-not-ended", job = short(job.job_id));
    Failure::Said(ErrorCode::PlanNotRunnable, message)
}
