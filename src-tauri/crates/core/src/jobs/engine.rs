//! The engine of one job: what its parts share, and how it starts and ends.

use std::collections::BTreeSet;
use std::sync::atomic::{AtomicU32, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, OnceLock, PoisonError};
use std::time::Duration;

use futures::future::BoxFuture;
use tokio::sync::{mpsc, watch};
use tokio::time::Instant;

use super::asset::Halt;
use super::blocks::BlockPace;
use super::breaker::Breaker;
use super::chart::Chart;
use super::control::{Control, Epoch};
use super::error::{Error, Refused, blocking};
use super::progress::Progress;
use super::refusals::Refusals;
use super::snapshot::{Pause, Snapshot};
use relabel_access::http;
use relabel_aem::{Author, BulkReader};
use relabel_model::{ConnectionId, JobPhase, OutcomeCounts, OutcomeReason, Timestamp};
use relabel_store::{JobKey, JobRecord, PlanKey, Settled, Store, WorkItem};

/// Snapshots are sent at most this often: ten a second is what an eye can use.
const TICK: Duration = Duration::from_millis(100);
/// How long writes on their way may take after stop was asked, ...
pub(super) const GRACE: Duration = Duration::from_secs(3);
/// ... and reading back what AEM said it has written: within five seconds a stopped
/// job has ended.
pub(super) const LAST_LOOK: Duration = Duration::from_millis(4_500);

/// What a job works with.
#[derive(Debug)]
pub struct Engine {
    /// The journal.
    pub store: Arc<Store>,
    /// Whose assets.
    pub author: Author,
    /// The job.
    pub job: JobRecord,
    /// The text that is kept of why it waits.
    pub pause_to_text: fn(&Pause) -> Option<String>,
}

/// Who is told of a job whenever something of it has changed.
type Tell = Box<dyn Fn(&Snapshot) + Send + Sync>;

/// What the parts of a running job share.
pub(super) struct Run {
    pub(super) store: Arc<Store>,
    /// Sends only while the job may send.
    pub(super) author: Author,
    /// Reads back what was sent, which is settled even while the job is held.
    pub(super) settling: Author,
    /// Requests refused on this connection before the job began.
    refused_before: u32,
    /// Reads what is about to be written.
    pub(super) ahead: BulkReader,
    /// Reads back what was written: further behind, so what it learns about where
    /// assets stand is of no use to the other.
    pub(super) behind: BulkReader,
    pub(super) job: JobKey,
    connection: ConnectionId,
    pub(super) plan: PlanKey,
    /// Whether fields that nobody else changed are written where somebody else changed
    /// another: an undo brings back what it can.
    pub(super) by_field: bool,
    pub(super) control: Control,
    pub(super) breaker: Breaker,
    pub(super) blocks: BlockPace,
    pub(super) snapshot: watch::Sender<Snapshot>,
    tell: Tell,
    pub(super) pause_to_text: fn(&Pause) -> Option<String>,
    /// Assets that were read and wait to be written.
    pub(super) waiting: watch::Sender<u32>,
    /// Assets that are tried again at the end, because AEM is at work on them.
    pub(super) deferred: AtomicU32,
    /// Rows that were leased and have no outcome in the journal.
    pub(super) open: Mutex<BTreeSet<u32>>,
    /// Rows below this number were leased by an earlier run of the program.
    pub(super) inherited: u32,
    pub(super) chart: Mutex<Chart>,
    progress: Mutex<Progress>,
    refusals: Mutex<Refusals>,
    /// When stop was first noticed.
    stop_asked: OnceLock<Instant>,
}

/// How a job ended.
struct Ended {
    phase: JobPhase,
    counts: OutcomeCounts,
    cells: OutcomeCounts,
    at: Timestamp,
}

impl Engine {
    /// Starts sending, or goes on where an earlier run of the program ended, and
    /// returns the switch of the job at once. Whoever wants to `tell` is told for as long as
    /// the job is carried out.
    ///
    /// # Errors
    /// [`Error::Store`].
    pub async fn start(
        self,
        tell: impl Fn(&Snapshot) + Send + Sync + 'static,
    ) -> Result<Control, Error> {
        self.start_with(Control::default(), Box::new(tell)).await
    }

    /// Ends what an earlier run of the program left, as Stop does: sends nothing, and reads
    /// back what may have been sent. Returns at once.
    ///
    /// # Errors
    /// [`Error::Store`].
    pub async fn start_stopped(
        self,
        tell: impl Fn(&Snapshot) + Send + Sync + 'static,
    ) -> Result<Control, Error> {
        let control = Control::default();
        control.stop();
        self.start_with(control, Box::new(tell)).await
    }

    async fn start_with(self, control: Control, tell: Tell) -> Result<Control, Error> {
        let (run, from, early) = self.prepare(control.clone(), tell).await?;
        let run = Arc::new(run);
        Arc::clone(&run).begin(run.carry_out(from, early));
        Ok(control)
    }

    /// What the parts share; from which row of the plan on they work, after what was sent
    /// early.
    async fn prepare(
        self,
        control: Control,
        tell: Tell,
    ) -> Result<(Run, u32, Vec<WorkItem>), Error> {
        let Self { store, author, job, pause_to_text } = self;
        let (journal, key, plan) = (Arc::clone(&store), job.key, job.plan);
        let ((settled_below, inherited), early, some, samples) = blocking(move || {
            let early = journal.leased_early(key, plan)?;
            let some = journal.work(plan, key, 0, 2, 0)?;
            let some = some.into_iter().map(|item| item.path).collect();
            Ok::<_, relabel_store::Error>((
                journal.leased(key)?,
                early,
                some,
                journal.samples(key)?,
            ))
        })
        .await?;
        let snapshot = watch::Sender::new(Snapshot::new(&job));
        let (settling, author) = (author.patient(), author.gated(Arc::new(control.clone())));
        let reader = |author: &Author| {
            let properties = job.fields.iter().map(String::as_str);
            BulkReader::new(author.clone(), job.scope.clone(), properties)
        };
        let run = Run {
            ahead: reader(&author),
            behind: reader(&settling),
            refused_before: settling.pace().refused,
            store,
            author,
            settling,
            job: job.key,
            connection: job.connection,
            plan: job.plan,
            by_field: job.by_field,
            control,
            breaker: Breaker::new(some),
            blocks: BlockPace::new(),
            snapshot,
            tell,
            pause_to_text,
            waiting: watch::Sender::default(),
            deferred: AtomicU32::new(0),
            open: Mutex::default(),
            inherited,
            chart: Mutex::new(Chart::new(&job.started_at, samples)),
            progress: Mutex::new(Progress::new(job.total, job.done, job.counts, job.cells)),
            refusals: Mutex::default(),
            stop_asked: OnceLock::new(),
        };
        Ok((run, settled_below, early))
    }
}

impl Run {
    /// Starts what carries the job out. Should that break off, by a mistake in here, the job
    /// is held, and whoever lets it go on takes it up anew.
    fn begin(self: Arc<Self>, work: impl Future<Output = ()> + Send + 'static) {
        let work = tokio::spawn(work);
        tokio::spawn(async move {
            if let Err(broken) = work.await {
                let technical = http::scrubbed(&broken.to_string());
                self.finish(Err(Error::BrokeOff { technical }));
            }
        });
    }

    async fn carry_out(self: Arc<Self>, from: u32, early: Vec<WorkItem>) {
        let (ready, to_write) = mpsc::unbounded_channel();
        let (written, to_verify) = mpsc::channel(super::stages::LARGEST_BLOCK as usize);
        let (settled, outcomes) = mpsc::channel(super::journal::BATCH * 2);
        // Each part ends once nobody can send it anything any more.
        let (run, tried) = (&*self, (written.clone(), settled.clone()));
        let to_look_at = written.clone();
        let work = async {
            let journal = self.write_journal(outcomes);
            let read = async move {
                if from < run.inherited {
                    // What was sent right before the program ended may show late.
                    tokio::time::sleep(run.author.lag_of_earlier()).await;
                }
                let from = run.try_first(from, early, &ready, tried.0, tried.1).await;
                let from = run.read_ahead(from, ready).await;
                run.look_back(from, to_look_at).await;
            };
            let parts = (
                read,
                self.write_all(to_write, written, settled.clone()),
                self.verify_all(to_verify, settled),
            );
            let outcomes_lost = tokio::join!(parts.0, parts.1, parts.2, journal).3;
            self.write_end(outcomes_lost).await
        };
        let aside = async { tokio::join!(self.keep_course(), self.watch_over()) };
        tokio::pin!(work, aside);
        let mut tick = tokio::time::interval(TICK);
        let ended = loop {
            tokio::select! {
                ended = &mut work => break ended,
                _ = &mut aside => {}
                _ = tick.tick() => self.publish(),
            }
        };
        self.finish(ended);
    }

    /// Returns once stop was asked so long ago.
    pub(super) async fn out_of_grace(&self, grace: Duration) {
        self.control.stopped().await;
        let asked = *self.stop_asked.get_or_init(Instant::now);
        tokio::time::sleep_until(asked + grace).await;
    }

    /// Tries something with a subject until it is done, holding the job for whatever stands in the way each
    /// time. `None` once the job was stopped; what is on its way then is broken off after the
    /// `grace`, or waited for where there is none.
    pub(super) async fn keep_trying<S, T, E: Into<Halt>>(
        &self,
        grace: Option<Duration>,
        mut subject: S,
        mut attempt: impl for<'s> FnMut(&'s mut S) -> BoxFuture<'s, Result<T, E>>,
    ) -> Option<T> {
        loop {
            let epoch = self.control.epoch();
            let out_of_grace = async {
                match grace {
                    Some(grace) => self.out_of_grace(grace).await,
                    None => std::future::pending().await,
                }
            };
            let tried = tokio::select! {
                tried = attempt(&mut subject) => tried,
                () = out_of_grace => return None,
            };
            match tried {
                Ok(done) => return Some(done),
                Err(halt) => self.halted(epoch, halt.into()),
            }
            if !self.control.may_send().await {
                return None;
            }
        }
    }

    /// Holds the job for what an attempt that began in an epoch met.
    pub(super) fn halted(&self, epoch: Epoch, halt: Halt) {
        match halt {
            // Asked again, it waits until the job may send.
            Halt::Held => {}
            Halt::Environment(error) => self.pause(epoch, error),
        }
    }

    /// Holds the job for what was found out in an epoch.
    pub(super) fn pause(&self, epoch: Epoch, error: Error) {
        self.control.pause_in(epoch, error.into());
    }

    /// Stops collecting refusals for want of permission: such a job asks.
    pub(super) fn watch_refusals(&self, settled: &Settled, path: &str) {
        let is_refusal = settled.reason.is_some_and(OutcomeReason::is_refusal);
        let mut refusals = self.refusals.lock().unwrap_or_else(PoisonError::into_inner);
        let Some(folder) = refusals.note(path, is_refusal) else { return };
        let who = match is_of_client(settled) && !self.breaker.has_taken() {
            true => Refused::Client,
            false => Refused::Account,
        };
        self.hold_for_right(settled, folder, who);
    }

    /// Holds the job because AEM refuses its changes in a folder.
    pub(super) fn hold_for_right(&self, settled: &Settled, folder: &str, who: Refused) {
        let error = Error::Refused {
            who,
            folder: folder.to_owned(),
            status: settled.status,
            technical: settled.technical.clone(),
        };
        self.pause(self.control.epoch(), error);
    }

    /// Writes down that the job has ended, and how.
    ///
    /// # Errors
    /// See [`Self::persist`].
    async fn write_end(&self, outcomes_lost: bool) -> Result<Ended, Error> {
        let (job, plan, inherited) = (self.job, self.plan, self.inherited);
        let now = time::OffsetDateTime::now_utc();
        let at = Timestamp(now);
        let samples = self.chart().samples();
        let connection = self.connection;
        let one_by_one_until = self.settling.blocks_closed_for().map(|rest| Timestamp(now + rest));
        self.persist(move |store| {
            let unsure_below = if outcomes_lost { store.leased(job)?.1 } else { inherited };
            let (phase, counts, cells) = store.end_job(job, plan, unsure_below, &at)?;
            // The job has ended, whether there is room for its course or not.
            if let Err(error) = store.save_samples(job, &samples) {
                tracing::warn!(%error, "the course of the job could not be written");
            }
            if let Some(until) = &one_by_one_until
                && let Err(error) = store.keep_one_by_one(connection, until)
            {
                tracing::warn!(%error, "what the environment refuses could not be written");
            }
            Ok(Ended { phase, counts, cells, at })
        })
        .await
    }

    /// Tells how the job ended. One whose end could not be written, or that broke off, has
    /// not: it is held, and whoever lets it go on takes it up anew.
    fn finish(&self, ended: Result<Ended, Error>) {
        let (phase, paused_by, ended_at) = match ended {
            Ok(Ended { phase, counts, cells, at }) => {
                self.progress().finish(counts, cells);
                (phase, None, Some(at))
            }
            Err(error) => {
                tracing::error!(%error, "the job did not reach its end");
                (JobPhase::Paused, Some(error.into()), None)
            }
        };
        let (done, counts, ..) = self.progress().read();
        let cells = self.progress().cells();
        // First this: whoever hears of the end may take the job up.
        self.control.detach();
        self.snapshot.send_modify(|snapshot| {
            snapshot.phase = phase;
            snapshot.paused_by = paused_by;
            snapshot.done = done;
            snapshot.counts = counts;
            snapshot.cells = cells;
            snapshot.seconds_left = None;
            snapshot.slow_down_seconds = None;
            snapshot.deferred = 0;
            snapshot.pace = None;
            snapshot.ended_at = ended_at;
        });
        (self.tell)(&self.snapshot.borrow());
    }

    fn publish(&self) {
        let paused_by = self.control.paused_by();
        let ((done, counts, speed, seconds_left), cells) = {
            let mut progress = self.progress();
            if paused_by.is_some() {
                progress.restart_clock();
            }
            (progress.read(), progress.cells())
        };
        let pace = self.settling.pace();
        let refused = pace.refused.saturating_sub(self.refused_before);
        self.chart().note(done, refused);
        let deferred = self.deferred.load(Ordering::Relaxed);
        let phase = match &paused_by {
            _ if self.control.is_stopped() => JobPhase::Stopping,
            Some(_) => JobPhase::Paused,
            None => JobPhase::Running,
        };
        let has_changed = self.snapshot.send_if_modified(|snapshot| {
            let before = snapshot.clone();
            snapshot.phase = phase;
            snapshot.paused_by = paused_by;
            snapshot.done = done;
            snapshot.counts = counts;
            snapshot.cells = cells;
            snapshot.assets_per_second = speed;
            snapshot.seconds_left = seconds_left;
            snapshot.slow_down_seconds = pace.quiet_seconds;
            snapshot.refused = refused;
            snapshot.deferred = deferred;
            snapshot.pace = Some(pace);
            *snapshot != before
        });
        if has_changed {
            (self.tell)(&self.snapshot.borrow());
        }
    }

    pub(super) fn progress(&self) -> MutexGuard<'_, Progress> {
        self.progress.lock().unwrap_or_else(PoisonError::into_inner)
    }

    pub(super) fn chart(&self) -> MutexGuard<'_, Chart> {
        self.chart.lock().unwrap_or_else(PoisonError::into_inner)
    }

    pub(super) fn open(&self) -> MutexGuard<'_, BTreeSet<u32>> {
        self.open.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Whether AEM's programming interface refused it. One asset says nothing of the client id:
/// its folder may be closed there.
pub(super) fn is_of_client(settled: &Settled) -> bool {
    settled.reason == Some(OutcomeReason::InterfaceRefused)
}

#[cfg(test)]
mod tests {
    use super::*;
    use relabel_access::http::{Client, Reach};
    use relabel_aem::SignIn;
    use relabel_store::staging;

    #[tokio::test]
    async fn a_job_that_breaks_off_is_held() {
        let folder = tempfile::tempdir().expect("a folder");
        let store = Arc::new(Store::open(folder.path()).expect("opens"));
        let id = staging::job(&store, "Main", 2).id;
        let job = store.job(id).expect("reads").expect("is there");
        let origin = Reach::new(true).author("http://127.0.0.1:9", false).expect("an address");
        let client = Client::new("Relabel/test").expect("a client");
        let author = Author::new(client, origin, SignIn::Nobody);
        let engine = Engine { store, author, job, pause_to_text: |_| None };
        let prepared = engine.prepare(Control::default(), Box::new(|_| ())).await;
        let (run, ..) = prepared.expect("is ready");
        let (mut snapshot, control) = (run.snapshot.subscribe(), run.control.clone());
        Arc::new(run).begin(async { panic!("of a test") });
        let held = snapshot.wait_for(|now| now.phase != JobPhase::Running).await.expect("runs");
        let Some(Pause::Environment(error)) = &held.paused_by else { panic!("{held:?}") };
        assert!(matches!(**error, Error::BrokeOff { .. }), "{error:?}");
        assert_eq!(held.phase, JobPhase::Paused);
        assert_eq!((held.ended_at.as_ref(), held.done), (None, 1));
        assert!(control.is_detached(), "it is taken up anew");
    }
}
