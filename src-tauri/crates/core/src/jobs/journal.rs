//! Writing down what became of every asset, and where the job stands.

use std::sync::Arc;
use std::time::Duration;

use tokio::sync::mpsc::Receiver;

use super::engine::Run;
use super::error::{Error, blocking};
use super::snapshot::Pause;
use relabel_model::JobPhase;
use relabel_store::{Settled, Store, fail_point};

/// Most outcomes per journal transaction.
pub(super) const BATCH: usize = 512;
/// Small batches wait this long for company: each costs a write to the disk.
const COMPANY: Duration = Duration::from_millis(50);
/// How long between two tries while the disk is full.
const FULL_DISK: Duration = Duration::from_secs(3);
/// How often the course of the job is kept while it runs.
const KEEP: Duration = Duration::from_secs(30);
/// How often it is looked whether what a job waits for has passed: a job goes on
/// within ten seconds after the network is back.
const LOOK: Duration = Duration::from_secs(4);

impl Run {
    /// Writes outcomes in batches. Returns whether outcomes were lost.
    pub(super) async fn write_journal(&self, mut outcomes: Receiver<Settled>) -> bool {
        let mut batch = Vec::with_capacity(BATCH);
        let mut lost = false;
        while outcomes.recv_many(&mut batch, BATCH).await > 0 {
            if batch.len() < BATCH {
                tokio::time::sleep(COMPANY).await;
                while batch.len() < BATCH
                    && let Ok(outcome) = outcomes.try_recv()
                {
                    batch.push(outcome);
                }
            }
            let settled = Arc::new(std::mem::take(&mut batch));
            fail_point("before_journal");
            let (job, rows) = (self.job, Arc::clone(&settled));
            match self.persist(move |store| store.settle(job, &rows)).await {
                Ok(()) => {
                    fail_point("after_journal");
                    let mut open = self.open();
                    for outcome in settled.iter() {
                        open.remove(&outcome.row);
                    }
                    drop(open);
                    self.progress().add(&settled);
                }
                Err(error) => {
                    tracing::error!(%error, "outcomes could not be written");
                    lost = true;
                }
            }
        }
        lost
    }

    /// Writes into the journal, however long that takes: what cannot be written holds
    /// the job and is tried again, by itself while the disk is full, otherwise when the
    /// user lets the job go on or stops it.
    ///
    /// # Errors
    /// The job was stopped and it still could not be written.
    pub(super) async fn persist<T: Send + 'static>(
        &self,
        write: impl Fn(&Store) -> Result<T, relabel_store::Error> + Clone + Send + 'static,
    ) -> Result<T, Error> {
        let mut was_stopped = false;
        loop {
            let epoch = self.control.epoch();
            let (store, write) = (Arc::clone(&self.store), write.clone());
            // After anything but a full disk the store opens the file anew and looks
            // through it before it writes again.
            let error = match blocking(move || write(&store)).await {
                Ok(written) => {
                    self.control.resume_if_environment(Error::is_about_disk);
                    return Ok(written);
                }
                Err(error) => error,
            };
            if was_stopped {
                return Err(error);
            }
            let is_full = error.is_full_disk();
            self.pause(epoch, error);
            let patience = if is_full { FULL_DISK } else { Duration::MAX };
            was_stopped = tokio::select! {
                may_send = self.control.may_send() => !may_send,
                () = tokio::time::sleep(patience) => false,
            };
        }
    }

    /// Keeps where the job stands, and now and then how it went. Never returns.
    pub(super) async fn keep_course(&self) {
        let mut snapshot = self.snapshot.subscribe();
        let mut kept = (JobPhase::Running, None);
        let mut often = tokio::time::interval(KEEP);
        loop {
            let now = {
                let snapshot = snapshot.borrow_and_update();
                (snapshot.phase, snapshot.paused_by.clone())
            };
            if now != kept {
                // The program may end while it is held.
                if now.0 == JobPhase::Paused {
                    self.keep_chart().await;
                }
                // A job that is being stopped and then is not ended was interrupted.
                let goes_on = matches!(now.0, JobPhase::Running | JobPhase::Paused);
                if goes_on && !self.control.is_closing() {
                    self.keep(now.clone()).await;
                }
                kept = now;
            }
            tokio::select! {
                changed = snapshot.changed() => if changed.is_err() {
                    std::future::pending::<()>().await;
                },
                _ = often.tick() => drop(self.keep_chart().await),
            }
        }
    }

    async fn keep(&self, (phase, paused_by): (JobPhase, Option<Pause>)) {
        let (store, job) = (Arc::clone(&self.store), self.job);
        let paused_by = paused_by.as_ref().and_then(self.pause_to_text);
        let kept = blocking(move || store.set_phase(job, phase, paused_by.as_deref())).await;
        if let Err(error) = kept {
            tracing::warn!(%error, "where the job stands could not be written");
        }
    }

    /// Returns whether it could be written.
    async fn keep_chart(&self) -> bool {
        let (store, job, samples) = (Arc::clone(&self.store), self.job, self.chart().samples());
        let kept = blocking(move || store.save_samples(job, &samples)).await;
        if let Err(error) = &kept {
            tracing::warn!(%error, "the course of the job could not be written");
        }
        kept.is_ok()
    }

    /// Lets the job go on by itself when what it waits for has passed. Never returns.
    pub(super) async fn watch_over(&self) {
        loop {
            tokio::time::sleep(LOOK).await;
            let Some(Pause::Environment(error)) = self.control.paused_by() else { continue };
            if error.passes() && self.settling.is_back().await {
                self.control.resume_if_environment(Error::passes);
            } else if error.is_full_disk() && self.keep_chart().await {
                self.control.resume_if_environment(Error::is_full_disk);
            }
        }
    }
}
