//! The engine of one job.

use std::collections::VecDeque;
use std::sync::atomic::{AtomicU32, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use futures::StreamExt as _;
use futures::stream::FuturesUnordered;
use tokio::sync::{mpsc, watch};

use super::asset::{AssetRun, Halt};
use super::control::Control;
use super::progress::Progress;
use crate::aem::Author;
use crate::api::types::{
    ApiError, ErrorCode, JobId, JobPhase, JobSnapshot, OutcomeReason, PauseReason, Timestamp,
};
use crate::api::{ApiResult, blocking};
use crate::store::{JobKey, PlanKey, Settled, Store, WorkItem};

/// Assets per send lease: what must be read back after a crash, at most.
const LEASE: u32 = 256;
/// Most outcomes per journal transaction.
const JOURNAL_BATCH: usize = 256;
/// Snapshots are sent at most this often: ten a second is what an eye can use.
const TICK: Duration = Duration::from_millis(100);
/// How long requests on their way may take after stop was asked.
const GRACE: Duration = Duration::from_secs(4);
/// After so many refusals for want of permission in a row the job asks, instead
/// of collecting thousands of the same refusal.
const REFUSALS_IN_A_ROW: u32 = 10;

/// A job as the shells hold it.
#[derive(Clone, Debug)]
pub struct JobHandle {
    /// The newest picture of it.
    pub snapshot: watch::Receiver<JobSnapshot>,
    /// Its switch.
    pub control: Control,
}

impl JobHandle {
    /// See [`Control::sign_in_mended`].
    pub fn sign_in_mended(&self) -> bool {
        self.control.sign_in_mended()
    }
}

/// What a job works with.
#[derive(Debug)]
pub struct Engine {
    /// The journal.
    pub store: Arc<Store>,
    /// Whose assets.
    pub author: Author,
    /// The job.
    pub job: JobKey,
    /// Its plan.
    pub plan: PlanKey,
}

/// What the parts of a running job share.
struct Run {
    engine: Engine,
    control: Control,
    progress: Mutex<Progress>,
    snapshot: watch::Sender<JobSnapshot>,
    refused_in_a_row: AtomicU32,
}

impl Engine {
    /// Starts sending and returns at once.
    ///
    /// # Errors
    /// `StoreFailed`.
    pub async fn start(self, job_id: JobId) -> ApiResult<JobHandle> {
        let (store, job, plan) = (Arc::clone(&self.store), self.job, self.plan);
        let (counts, done) = blocking(move || store.outcome_counts(job, plan)).await?;
        let store = Arc::clone(&self.store);
        let (total, _) = blocking(move || store.plan_size(plan)).await?;
        let store = Arc::clone(&self.store);
        let record = blocking(move || store.job(job_id)).await?;
        let record = record.ok_or_else(|| ApiError::new(ErrorCode::NotFound, "no such job"))?;
        let (snapshot, receiver) = watch::channel(JobSnapshot {
            job_id,
            connection_id: record.connection,
            phase: JobPhase::Running,
            paused_by: None,
            total,
            done,
            counts,
            assets_per_second: 0.0,
            seconds_left: None,
            slow_down_seconds: None,
            pace: None,
            started_at: record.started_at,
            ended_at: None,
        });
        let control = Control::default();
        let progress = Mutex::new(Progress::new(total, done, counts));
        let handle = JobHandle { snapshot: receiver, control: control.clone() };
        let run =
            Run { engine: self, control, progress, snapshot, refused_in_a_row: AtomicU32::new(0) };
        tokio::spawn(Arc::new(run).carry_out());
        Ok(handle)
    }
}

impl Run {
    async fn carry_out(self: Arc<Self>) {
        let (settled, outcomes) = mpsc::channel(JOURNAL_BATCH * 2);
        // The journal ends by itself once nobody can send it anything.
        let work = async { tokio::join!(self.send_all(settled), self.write_journal(outcomes)).1 };
        tokio::pin!(work);
        let mut tick = tokio::time::interval(TICK);
        let outcomes_lost = loop {
            tokio::select! {
                lost = &mut work => break lost,
                _ = tick.tick() => self.publish(),
            }
        };
        self.finish(outcomes_lost).await;
    }

    /// Sends everything that is to be written. The next lease begins before the last
    /// one is settled: one slow asset holds up no others.
    async fn send_all(&self, settled: mpsc::Sender<Settled>) {
        let (mut from, mut is_all) = (0, false);
        let mut waiting = VecDeque::new();
        let mut running = FuturesUnordered::new();
        loop {
            if waiting.is_empty() && !is_all {
                if !self.control.may_send().await {
                    break;
                }
                match self.lease(from).await {
                    Ok(items) => waiting.extend(items),
                    Err(error) => {
                        self.pause(error);
                        continue;
                    }
                }
                match waiting.back() {
                    Some(last) => from = last.row + 1,
                    None => is_all = true,
                }
            }
            while running.len() < self.engine.author.assets_at_once() {
                let Some(item) = waiting.pop_front() else { break };
                running.push(self.settle(item));
            }
            match running.next().await {
                Some(outcome) => tell(&settled, outcome).await,
                None if is_all => return,
                None => {}
            }
        }
        while let Some(outcome) = running.next().await {
            tell(&settled, outcome).await;
        }
    }

    async fn lease(&self, from: u32) -> ApiResult<Vec<WorkItem>> {
        let (store, job, plan) =
            (Arc::clone(&self.engine.store), self.engine.job, self.engine.plan);
        blocking(move || {
            let items = store.work(plan, from, LEASE)?;
            if let Some(last) = items.last() {
                store.lease(job, last.row + 1)?;
            }
            Ok::<_, crate::store::Error>(items)
        })
        .await
    }

    /// Brings one asset to its outcome; `None` when the job stopped before it was sent.
    async fn settle(&self, item: WorkItem) -> Option<Settled> {
        let mut asset = AssetRun::new(&self.engine.author, &self.control, &item);
        loop {
            let result = tokio::select! {
                result = asset.settle() => result,
                () = self.out_of_grace() => return asset.when_stopped(),
            };
            match result {
                Ok(settled) => {
                    if let Some(settled) = &settled {
                        self.watch_refusals(settled);
                    }
                    return settled;
                }
                // Asked again, it waits until the job may send.
                Err(Halt::Held) => {}
                Err(Halt::Environment(error)) => self.pause(error),
            }
        }
    }

    /// Returns when stop was asked and what is on its way had its time.
    async fn out_of_grace(&self) {
        self.control.stopped().await;
        tokio::time::sleep(GRACE).await;
    }

    fn pause(&self, error: ApiError) {
        self.control.pause(PauseReason::Environment { error });
    }

    fn watch_refusals(&self, settled: &Settled) {
        if settled.reason != Some(OutcomeReason::NotPermitted) {
            self.refused_in_a_row.store(0, Ordering::Relaxed);
            return;
        }
        if self.refused_in_a_row.fetch_add(1, Ordering::Relaxed) + 1 == REFUSALS_IN_A_ROW {
            self.refused_in_a_row.store(0, Ordering::Relaxed);
            self.pause(ApiError::new(
                ErrorCode::PermissionMissing,
                "AEM refused several changes in a row",
            ));
        }
    }

    /// Writes outcomes in batches. A batch that cannot be written (disk full) holds
    /// the job and is tried again when the user lets it go on or stops it. Returns
    /// whether outcomes were lost.
    async fn write_journal(&self, mut outcomes: mpsc::Receiver<Settled>) -> bool {
        let mut batch = Vec::with_capacity(JOURNAL_BATCH);
        let mut lost = false;
        while outcomes.recv_many(&mut batch, JOURNAL_BATCH).await > 0 {
            let settled = Arc::new(std::mem::take(&mut batch));
            let mut was_stopped = false;
            while let Err(error) = self.journal(&settled).await {
                if was_stopped {
                    tracing::error!(%error, "outcomes could not be written");
                    lost = true;
                    break;
                }
                self.pause(error);
                was_stopped = !self.control.may_send().await;
            }
            if !lost {
                self.progress().add(settled.iter().map(|settled| settled.outcome));
            }
        }
        lost
    }

    async fn journal(&self, settled: &Arc<Vec<Settled>>) -> ApiResult<()> {
        let (store, job, rows) =
            (Arc::clone(&self.engine.store), self.engine.job, Arc::clone(settled));
        blocking(move || store.settle(job, &rows)).await
    }

    async fn finish(&self, outcomes_lost: bool) {
        let (store, job, plan) =
            (Arc::clone(&self.engine.store), self.engine.job, self.engine.plan);
        let ended_at = Timestamp(time::OffsetDateTime::now_utc());
        let end = ended_at.clone();
        let ended = blocking(move || {
            let phase = store.end_job(job, plan, outcomes_lost, &end)?;
            let (counts, done) = store.outcome_counts(job, plan)?;
            Ok::<_, crate::store::Error>((phase, counts, done))
        });
        let phase = match ended.await {
            Ok((phase, counts, done)) => {
                self.progress().finish(done, counts);
                phase
            }
            Err(error) => {
                tracing::error!(%error, "the end of the job could not be written");
                JobPhase::Stopped
            }
        };
        let (done, counts, ..) = self.progress().read();
        self.snapshot.send_modify(|snapshot| {
            snapshot.phase = phase;
            snapshot.paused_by = None;
            snapshot.done = done;
            snapshot.counts = counts;
            snapshot.seconds_left = None;
            snapshot.slow_down_seconds = None;
            snapshot.pace = None;
            snapshot.ended_at = Some(ended_at);
        });
    }

    fn publish(&self) {
        let paused_by = self.control.paused_by();
        let (done, counts, speed, seconds_left) = {
            let mut progress = self.progress();
            if paused_by.is_some() {
                progress.restart_clock();
            }
            progress.read()
        };
        let phase = match &paused_by {
            _ if self.control.is_stopped() => JobPhase::Stopping,
            Some(_) => JobPhase::Paused,
            None => JobPhase::Running,
        };
        let pace = self.engine.author.pace();
        self.snapshot.send_if_modified(|snapshot| {
            let before = snapshot.clone();
            snapshot.phase = phase;
            snapshot.paused_by = paused_by;
            snapshot.done = done;
            snapshot.counts = counts;
            snapshot.assets_per_second = speed;
            snapshot.seconds_left = seconds_left;
            snapshot.slow_down_seconds = pace.quiet_seconds;
            snapshot.pace = Some(pace);
            *snapshot != before
        });
    }

    fn progress(&self) -> std::sync::MutexGuard<'_, Progress> {
        self.progress.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// To the journal, which only ends after every sender is gone.
async fn tell(settled: &mpsc::Sender<Settled>, outcome: Option<Settled>) {
    if let Some(outcome) = outcome {
        let _ = settled.send(outcome).await;
    }
}
