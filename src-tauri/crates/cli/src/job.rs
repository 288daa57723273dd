//! Carrying a plan out, and telling how it ended.
//!
//! What holds a job is a fact about the environment. Where that passes by itself, the
//! program waits, for at most [`LONGEST_WAIT`]; where somebody has to do something
//! about it, nobody is here to do so, and the program ends. The job is then held, not
//! ended: `jobs resume` goes on with it.

use std::process::ExitCode;
use std::time::Duration;

use relabel_core::api::App;
use relabel_core::api::types::{
    ApiError, CellReason, ErrorCode, JobId, JobPhase, JobSnapshot, Outcome, OutcomeReason,
    PauseReason, PlanState, StartJob,
};
use serde_json::json;
use tokio::time::Instant;

use crate::assets::vanished;
use crate::failure::{self, Failure};
use crate::interrupts::Interrupts;
use crate::output::{self, Finished, Output};
use crate::progress::Bar;
use crate::words::{self, say};
use crate::{exit, jobs, reasons};

/// How long a job waits for what passes by itself: as long as the core waits for an
/// AEM that asks to slow down, before it is for a person to decide.
const LONGEST_WAIT: Duration = Duration::from_secs(15 * 60);

/// How a job ended.
struct Ended {
    snapshot: JobSnapshot,
    /// What ended it before its end.
    by: Option<EndedBy>,
}

enum EndedBy {
    /// A fact about the environment. The job is held.
    Environment(ApiError),
    /// Ctrl-C. The job is stopped.
    Person,
    /// Ctrl-C twice: what was on its way is not settled. The job is held.
    PersonAtOnce,
}

/// Runs the plan to its end and prints it. `typed_assets` is the number of assets the
/// user typed, where that was asked for.
pub(crate) async fn run(
    app: &App,
    output: &Output,
    plan: &PlanState,
    typed_assets: Option<u32>,
) -> Result<ExitCode, Failure> {
    let interrupts = Interrupts::catch()?;
    let expected_assets = plan.counts.assets_to_change;
    let request = StartJob { plan_id: plan.plan_id, expected_assets, typed_assets };
    let job = app.start_job(&request).await?;
    output.event("started", &json!({ "job": job, "assets": expected_assets }));
    follow(app, output, job, interrupts).await
}

/// Follows a job that is carried out to its end, and prints it.
pub(crate) async fn follow(
    app: &App,
    output: &Output,
    job: JobId,
    interrupts: Interrupts,
) -> Result<ExitCode, Failure> {
    let Ended { snapshot, by } = carry_out(app, output, job, interrupts).await?;
    if !matches!(by, Some(EndedBy::PersonAtOnce)) {
        let named = [Outcome::Conflict, Outcome::Failed, Outcome::Unsure, Outcome::CannotBeDone];
        reasons::tell(app, output, job, (snapshot.counts, snapshot.cells), &named).await?;
    }
    let held = matches!(by, Some(EndedBy::Environment(_) | EndedBy::PersonAtOnce));
    let ended = output::of_both(snapshot.counts, snapshot.cells);
    output.say(&match &by {
        None => say!("cli-done", counts = ended),
        Some(_) if held => say!("cli-so-far", counts = output::outcomes_so_far(snapshot.counts)),
        Some(_) => say!("cli-stopped", counts = ended),
    });
    match &by {
        None => {}
        Some(EndedBy::Person) => output.note(&say!("cli-job-stopped", job = jobs::short(job))),
        Some(EndedBy::Environment(_) | EndedBy::PersonAtOnce) => {
            output.note(&say!("cli-job-held", job = jobs::short(job)));
        }
    }
    let is_refused = only_refusals(app, &snapshot).await?;
    let (counts, cells) = (snapshot.counts, snapshot.cells);
    output.finished(&Finished { counts, cells, job: Some(job), dry_run: false, held });
    Ok(match by {
        Some(EndedBy::Environment(ApiError {
            code:
                ErrorCode::PermissionMissing
                | ErrorCode::ClientNotRegistered
                | ErrorCode::ClientIdRefused,
            ..
        })) => ExitCode::from(exit::PERMISSION),
        Some(EndedBy::PersonAtOnce) => ExitCode::from(exit::INTERRUPTED),
        Some(_) => ExitCode::from(exit::PAUSED),
        // Too few assets for the job to pause, and yet the same fact.
        None if is_refused => ExitCode::from(exit::PERMISSION),
        None => exit::of_run(cells),
    })
}

/// Follows the job until it is over, or held for good.
async fn carry_out(
    app: &App,
    output: &Output,
    job: JobId,
    mut interrupts: Interrupts,
) -> Result<Ended, Failure> {
    let mut snapshot = app.watch_job(job)?;
    let mut bar = Bar::new();
    let mut stopped = false;
    // Since when the job is held by something that passes.
    let mut held_since: Option<Instant> = None;
    loop {
        let now = snapshot.borrow_and_update().clone();
        match (&now.phase, &now.paused_by) {
            (JobPhase::Finished | JobPhase::Stopped, _) => {
                // What was asked for last may have come too late to stop anything.
                let by = (now.phase == JobPhase::Stopped).then_some(EndedBy::Person);
                return Ok(Ended { snapshot: now, by });
            }
            (JobPhase::Paused, Some(PauseReason::Environment { error })) if !stopped => {
                let waits = error.passes_by_itself();
                let lasts = held_since.is_some_and(|since| since.elapsed() >= LONGEST_WAIT);
                if held_since.is_none() || !waits {
                    bar.clear();
                    tell_held(output, error, waits);
                }
                if !waits || lasts {
                    bar.clear();
                    // Answers on their way are waited for; a job that is held is not ended.
                    app.hold_all_jobs().await;
                    let snapshot = snapshot.borrow().clone();
                    return Ok(Ended { snapshot, by: Some(EndedBy::Environment(error.clone())) });
                }
                held_since.get_or_insert_with(Instant::now);
            }
            _ => {
                if held_since.take().is_some() {
                    bar.clear();
                    output.note(&say!("cli-going-on"));
                    output.event("resumed", &json!({ "job": job }));
                }
            }
        }
        let progress = json!({
            "done": now.done,
            "total": now.total,
            "perSecond": now.assets_per_second,
            "slowDownSeconds": now.slow_down_seconds,
        });
        output.event("progress", &progress);
        bar.show(now.done, Some(now.total), &words(&now));
        let too_long = async {
            match held_since {
                Some(since) => tokio::time::sleep_until(since + LONGEST_WAIT).await,
                None => std::future::pending().await,
            }
        };
        tokio::select! {
            changed = snapshot.changed() => if changed.is_err() {
                // Nobody carries it out any more: it was stopped, and that could not be
                // written.
                let snapshot = snapshot.borrow().clone();
                let Some(PauseReason::Environment { error }) = snapshot.paused_by.clone() else {
                    return Err(vanished());
                };
                bar.clear();
                tell_held(output, &error, false);
                return Ok(Ended { snapshot, by: Some(EndedBy::Environment(error)) });
            },
            () = too_long => {}
            times = interrupts.next() => {
                bar.clear();
                if times > 1 {
                    output.note(&say!("cli-ended-at-once"));
                    let snapshot = snapshot.borrow().clone();
                    return Ok(Ended { snapshot, by: Some(EndedBy::PersonAtOnce) });
                }
                output.note(&say!("cli-stopping"));
                output.event("stopping", &json!({ "job": job }));
                stopped = true;
                app.stop_job(job)?;
            }
        }
    }
}

/// Says what holds the job.
fn tell_held(output: &Output, error: &ApiError, waits: bool) {
    let why = failure::told(error);
    output.note(&match waits {
        true => say!("cli-waits", why = why),
        false => say!("cli-holds", why = why),
    });
    let facts = json!({ "code": error.code, "message": failure::details(error), "waits": waits });
    output.event("paused", &facts);
}

/// What the line of progress says.
fn words(now: &JobSnapshot) -> String {
    let mut words = vec![say!("run-progress", done = now.done, total = now.total)];
    if let Some(PauseReason::Environment { error }) = &now.paused_by {
        words.push(failure::part(error, "title"));
        return words.join(" · ");
    }
    if now.assets_per_second > 0.0 {
        words.push(say!("run-speed", n = now.assets_per_second.round()));
    }
    if let Some(seconds) = now.slow_down_seconds {
        words.push(say!("cli-slow-down", duration = words::duration(seconds)));
    } else if let Some(seconds) = now.seconds_left {
        words.push(say!("run-time-left", duration = words::duration(seconds)));
    }
    if let Some(assets) = now.deferred {
        words.push(say!("cli-still-at-work", n = assets));
    }
    words.join(" · ")
}

/// Whether nothing was changed and every asset that was sent failed for want of
/// permission.
async fn only_refusals(app: &App, snapshot: &JobSnapshot) -> Result<bool, Failure> {
    if snapshot.counts.changed > 0 || snapshot.counts.failed == 0 {
        return Ok(false);
    }
    let reasons = app.job_reasons(snapshot.job_id).await?;
    let mut failures = reasons.iter().filter(|reason| reason.outcome == Outcome::Failed);
    Ok(failures.all(|reason| reason.reason == CellReason::Job(OutcomeReason::NotPermitted)))
}
