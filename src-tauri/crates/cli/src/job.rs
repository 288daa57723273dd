//! Carrying a plan out, and telling how it ended.

use std::process::ExitCode;

use relabel_core::api::App;
use relabel_core::api::types::{
    ApiError, ErrorCode, JobId, JobPage, JobPhase, JobSnapshot, Outcome, OutcomeReason,
    PauseReason, PlanState, StartJob,
};
use serde_json::json;

use crate::assets::{PAGE, vanished};
use crate::exit;
use crate::output::{self, Finished, Output};
use crate::progress::Bar;

/// Assets named for a person, of each outcome that is not a success.
const SHOWN: u32 = 10;

/// How a job ended.
struct Ended {
    snapshot: JobSnapshot,
    /// What stopped it before its end.
    by: Option<StoppedBy>,
}

enum StoppedBy {
    /// A fact about the environment; nobody is here to solve it, so the job cannot wait.
    Environment(ApiError),
    /// Ctrl-C.
    Person,
    /// Ctrl-C twice: what was on its way is not settled.
    PersonAtOnce,
}

/// Runs the job to its end and prints it. `typed_assets` is the number of assets the
/// user typed, where that was asked for.
pub(crate) async fn run(
    app: &App,
    output: &Output,
    plan: &PlanState,
    typed_assets: Option<u32>,
) -> Result<ExitCode, ApiError> {
    let expected_assets = plan.counts.assets_to_change;
    let request = StartJob { plan_id: plan.plan_id, expected_assets, typed_assets };
    let job = app.start_job(&request).await?;
    output.event("started", &json!({ "job": job, "assets": expected_assets }));
    let Ended { snapshot, by } = carry_out(app, output, job).await?;
    if !matches!(by, Some(StoppedBy::PersonAtOnce)) {
        tell_reasons(app, output, job).await?;
    }
    let end = if by.is_none() { "Done" } else { "Stopped" };
    output.say(&format!("{end}: {}.", output::outcomes(&snapshot.counts)));
    let is_refused = only_refusals(app, &snapshot).await?;
    output.finished(&Finished { counts: snapshot.counts, job: Some(job), dry_run: false });
    Ok(match by {
        Some(StoppedBy::Environment(ApiError {
            code: ErrorCode::PermissionMissing | ErrorCode::ClientNotRegistered,
            ..
        })) => ExitCode::from(exit::PERMISSION),
        Some(_) => ExitCode::from(exit::PAUSED),
        // Too few assets for the job to pause, and yet the same fact.
        None if is_refused => ExitCode::from(exit::PERMISSION),
        None => exit::of_run(&snapshot.counts),
    })
}

/// Follows the job. Ctrl-C stops it cleanly, a second one at once.
async fn carry_out(app: &App, output: &Output, job: JobId) -> Result<Ended, ApiError> {
    let mut snapshot = app.watch_job(job)?;
    let mut bar = Bar::new();
    let mut by = None;
    let mut interrupted = false;
    let interrupt = tokio::signal::ctrl_c();
    tokio::pin!(interrupt);
    loop {
        let now = snapshot.borrow_and_update().clone();
        match &now.phase {
            JobPhase::Finished | JobPhase::Stopped => {
                // What was asked for last may have come too late to stop anything.
                let by = by.filter(|_| now.phase == JobPhase::Stopped);
                return Ok(Ended { snapshot: now, by });
            }
            JobPhase::Paused => {
                if let Some(PauseReason::Environment { error }) = &now.paused_by
                    && by.is_none()
                {
                    bar.clear();
                    let message = output::sentence(error);
                    output.note(&format!("Stopping: {message}"));
                    output.event("paused", &json!({ "code": error.code, "message": message }));
                    by = Some(StoppedBy::Environment(error.clone()));
                }
                app.stop_job(job)?;
            }
            JobPhase::Running | JobPhase::Stopping => {}
        }
        output.event("progress", &json!({ "done": now.done, "total": now.total }));
        bar.show(now.done, Some(now.total), &speed(&now));
        tokio::select! {
            changed = snapshot.changed() => changed.map_err(|_| vanished())?,
            signal = &mut interrupt => {
                signal.map_err(|error| {
                    ApiError::new(ErrorCode::UnexpectedAnswer, error.to_string())
                })?;
                interrupt.set(tokio::signal::ctrl_c());
                bar.clear();
                if interrupted {
                    output.note("Stopped at once: the assets on their way may be changed or not.");
                    let snapshot = snapshot.borrow().clone();
                    return Ok(Ended { snapshot, by: Some(StoppedBy::PersonAtOnce) });
                }
                output.note("Stopping: finishing what is on its way. Ctrl-C again stops at once.");
                interrupted = true;
                by.get_or_insert(StoppedBy::Person);
                app.stop_job(job)?;
            }
        }
    }
}

fn speed(now: &JobSnapshot) -> String {
    let mut words = String::new();
    if now.assets_per_second > 0.0 {
        words.push_str(&format!("· {:.0} a second", now.assets_per_second));
    }
    if let Some(seconds) = now.slow_down_seconds {
        words.push_str(&format!(" · AEM asks to wait {seconds} s"));
    } else if let Some(seconds) = now.seconds_left {
        words.push_str(&format!(" · {}:{:02} left", seconds / 60, seconds % 60));
    }
    words
}

/// Why assets were not changed: grouped, then by name.
async fn tell_reasons(app: &App, output: &Output, job: JobId) -> Result<(), ApiError> {
    for reason in app.job_reasons(job).await? {
        output.event("reason", &reason);
        let (outcome, why) = (output::name(&reason.outcome), output::name(&reason.reason));
        output.say(&format!("  {outcome}: {} assets ({why})", reason.assets));
    }
    for outcome in [Outcome::Conflict, Outcome::Failed, Outcome::Unsure] {
        let mut from = 0;
        loop {
            let limit = if output.is_json() { PAGE } else { SHOWN };
            let page = JobPage { job_id: job, outcome: Some(outcome), from, limit };
            let rows = app.job_page(page).await?;
            let Some(last) = rows.last() else { break };
            from = last.row + 1;
            for row in &rows {
                output.event("outcome", row);
                if !output.is_json() {
                    output.say(&format!("    {}", row.path));
                }
            }
            if !output.is_json() {
                break;
            }
        }
    }
    Ok(())
}

/// Whether nothing was changed and every asset that was sent failed for want of
/// permission.
async fn only_refusals(app: &App, snapshot: &JobSnapshot) -> Result<bool, ApiError> {
    if snapshot.counts.changed > 0 || snapshot.counts.failed == 0 {
        return Ok(false);
    }
    let reasons = app.job_reasons(snapshot.job_id).await?;
    let mut failures = reasons.iter().filter(|reason| reason.outcome == Outcome::Failed);
    Ok(failures.all(|reason| reason.reason == OutcomeReason::NotPermitted))
}
