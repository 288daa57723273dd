//! Jobs: started, watched, held, gone on with.

use std::time::Duration;

use tokio::sync::watch;

use super::app::App;
use super::assets::MOST_ROWS;
use super::error::not_found;
use super::guard::{allow_change, allow_writing, is_typed};
use super::pause;
use super::types::{
    ApiError, ChartPoint, ConflictPage, ConflictRow, ConnectionId, ConnectionSummary, ErrorCode,
    JobId, JobPage, JobPhase, JobRow, JobSnapshot, PauseReason, ReasonCount, StartJob, Timestamp,
    Writing,
};
use super::{ApiResult, blocking};
use crate::jobs::{Engine, Pause, Snapshot};
use crate::session::JobHandle;
use relabel_store::{
    JobKey, JobRecord, PlanKey, SavedConnection, Store, plan_folders::has_several_roots,
};

/// How long the end of the program waits for answers that are on their way.
const LAST_ANSWERS: Duration = Duration::from_secs(5);

impl From<&Snapshot> for JobSnapshot {
    fn from(now: &Snapshot) -> Self {
        Self {
            job_id: now.job,
            connection_id: now.connection,
            kind: now.kind,
            phase: now.phase,
            paused_by: now.paused_by.as_ref().map(PauseReason::from),
            total: now.total,
            done: now.done,
            counts: now.counts,
            cells: now.cells,
            assets_per_second: now.assets_per_second,
            seconds_left: now.seconds_left,
            slow_down_seconds: now.slow_down_seconds,
            refused: now.refused,
            deferred: (now.deferred > 0).then_some(now.deferred),
            pace: now.pace,
            started_at: now.started_at,
            ended_at: now.ended_at,
        }
    }
}

impl App {
    /// Starts the planned change and returns at once; watch it with [`App::watch_job`].
    ///
    /// # Errors
    /// `NotFound`; `PlanNotRunnable` when the plan is not complete, has cells that have
    /// to be decided first, was run already, has nothing to change, or changes another number of assets than the user was
    /// shown; `StoreFailed`.
    pub async fn start_job(&self, request: &StartJob) -> ApiResult<JobId> {
        // What is carried out is what was looked at: no cell changes in between.
        let _one_at_a_time = self.session().plans.deciding.lock().await;
        let (store, plan_id, expected) = (self.store(), request.plan_id, request.expected_assets);
        let (plan, is_spread) = blocking(move || {
            let plan = store.plan(plan_id)?.ok_or_else(|| not_found("plan"))?;
            let (_, to_change) = store.plan_size(plan.key)?;
            let refuse = |why: &str| Err(ApiError::new(ErrorCode::PlanNotRunnable, why));
            match () {
                () if !plan.is_complete => refuse("the plan was not read to its end"),
                () if plan.blocking > 0 => refuse("cells of the plan have to be decided first"),
                () if plan.has_job => refuse("the plan was run already"),
                () if to_change == 0 => refuse("the plan changes nothing"),
                () if to_change != expected => {
                    refuse("the plan changes another number of assets than was shown")
                }
                () => {
                    // What a sheet names may lie where nobody looked.
                    let is_spread = store.is_from_sheet(plan.key)?
                        && has_several_roots(&store.plan_folders(plan.key)?);
                    Ok((plan, is_spread))
                }
            }
        })
        .await?;
        let connection = self.saved_connection(plan.connection).await?;
        let writing = self.writing(connection.id, connection.stage);
        allow_change(connection.stage, writing, expected, request.typed_assets)?;
        if is_spread {
            is_typed(expected, request.typed_assets)?;
        }
        // Before the job is written down: one that cannot be opened is none.
        self.author(connection.id).await?;
        let id = JobId::new();
        let (store, now) = (self.store(), Timestamp(self.inner.clock.now()));
        let (saved, plan) = (connection.clone(), plan.key);
        blocking(move || store.add_job(id, plan, &saved, &os_user(), &now)).await?;
        self.session().plans.settle(plan_id);
        let job = self.job_record(id).await?;
        self.carry_out(job, &connection).await?;
        Ok(id)
    }

    /// Carries a job out with a connection to its environment.
    async fn carry_out(&self, mut job: JobRecord, connection: &SavedConnection) -> ApiResult<()> {
        let id = job.id;
        job.connection = connection.id;
        let (told, snapshot) = watch::channel(JobSnapshot::from(&Snapshot::new(&job)));
        let engine = self.engine(job).await?;
        let control = engine.start(move |now| drop(told.send_replace(now.into()))).await?;
        self.session().running.add(id, JobHandle { snapshot, control });
        Ok(())
    }

    /// What carries a job out, with the connection that it names.
    async fn engine(&self, job: JobRecord) -> ApiResult<Engine> {
        let author = self.author(job.connection).await?;
        let pause_to_text = |pause: &Pause| pause::to_text(&pause.into());
        Ok(Engine { store: self.store(), author, job, pause_to_text })
    }

    /// The newest picture of a job that this run of the program carries out,
    /// whenever it changes.
    ///
    /// # Errors
    /// `NotFound`.
    pub fn watch_job(&self, id: JobId) -> ApiResult<watch::Receiver<JobSnapshot>> {
        self.job(id).map(|job| job.snapshot)
    }

    /// Holds a job.
    ///
    /// # Errors
    /// `NotFound`.
    pub fn pause_job(&self, id: JobId) -> ApiResult<()> {
        self.job(id).map(|job| job.control.pause(Pause::User))
    }

    /// Lets a held job go on, also one that an earlier run of the program left: that
    /// one needs a connection with the same account to the same environment, by
    /// whatever key.
    ///
    /// # Errors
    /// `NotFound`; `PlanNotRunnable` when the job has ended; `OtherAccount` when there
    /// is only a connection of another account; `LiveLocked`; `StoreFailed`.
    pub async fn resume_job(&self, id: JobId) -> ApiResult<()> {
        if self.session().running.is_carried_out(id) {
            return self.resume_running(id).await;
        }
        self.resume_unfinished(id, None).await
    }

    /// Goes on with a job that an earlier run of the program left, with the connection
    /// the user named instead of the one that would be found.
    ///
    /// # Errors
    /// As [`App::resume_job`] and [`App::connection_for`].
    pub async fn resume_job_with(&self, id: JobId, connection: ConnectionId) -> ApiResult<()> {
        self.resume_unfinished(id, Some(connection)).await
    }

    async fn resume_unfinished(&self, id: JobId, named: Option<ConnectionId>) -> ApiResult<()> {
        let _one_at_a_time = self.session().running.resuming.lock().await;
        if self.session().running.is_carried_out(id) {
            return Ok(());
        }
        let job = self.job_record(id).await?;
        if job.ended_at.is_some() {
            return Err(ApiError::new(ErrorCode::PlanNotRunnable, "the job has ended"));
        }
        let connection = self.connection_of(&job, named, false).await?;
        allow_writing(self.writing(connection.id, connection.stage))?;
        self.carry_out(job, &connection).await
    }

    /// Lets a job of this program go on.
    async fn resume_running(&self, id: JobId) -> ApiResult<()> {
        let job = self.job(id)?;
        let connection = job.snapshot.borrow().connection_id;
        let saved = self.saved_connection(connection).await?;
        allow_writing(self.writing(saved.id, saved.stage))?;
        job.control.resume();
        Ok(())
    }

    /// Stops a job: nothing new is sent, what is on its way is settled.
    ///
    /// # Errors
    /// `NotFound` when this run of the program does not carry it out.
    pub fn stop_job(&self, id: JobId) -> ApiResult<()> {
        self.job(id).map(|job| job.control.stop())
    }

    /// Ends a job that an earlier run of the program left. What was on its way then is read
    /// back first, as after [`App::stop_job`]; where AEM cannot be asked, it is unsure. Does
    /// nothing to a job that has ended.
    ///
    /// # Errors
    /// `NotFound`; `PlanNotRunnable` when this run carries it out; `StoreFailed`.
    pub async fn give_up_job(&self, id: JobId) -> ApiResult<()> {
        let _one_at_a_time = self.session().running.resuming.lock().await;
        if self.session().running.is_carried_out(id) {
            return Err(ApiError::new(ErrorCode::PlanNotRunnable, "the job is being carried out"));
        }
        let job = self.job_record(id).await?;
        if job.ended_at.is_some() {
            return Ok(());
        }
        if let Err(error) = self.look_back_and_end(job.clone()).await {
            tracing::info!(%error, "what was on its way could not be read back");
        }
        let (store, now) = (self.store(), Timestamp(self.inner.clock.now()));
        blocking(move || {
            if store.job(id)?.is_none_or(|job| job.ended_at.is_some()) {
                return Ok(());
            }
            let (_, leased_below) = store.leased(job.key)?;
            store.end_job(job.key, job.plan, leased_below, &now).map(drop)
        })
        .await
    }

    /// Reads back what an earlier run may have sent, with the connection that could go on
    /// with the job, and ends it. Takes no longer than a stop does.
    async fn look_back_and_end(&self, mut job: JobRecord) -> ApiResult<()> {
        let connection = self.connection_of(&job, None, false).await?;
        job.connection = connection.id;
        let id = job.id;
        let (told, mut snapshot) = watch::channel(JobSnapshot::from(&Snapshot::new(&job)));
        let engine = self.engine(job).await?;
        let control = engine.start_stopped(move |now| drop(told.send_replace(now.into()))).await?;
        self.session().running.add(id, JobHandle { snapshot: snapshot.clone(), control });
        // An error means that it is over.
        let _ = snapshot.wait_for(|now| now.ended_at.is_some() || now.paused_by.is_some()).await;
        Ok(())
    }

    /// One page of a job.
    ///
    /// # Errors
    /// `NotFound`, `StoreFailed`.
    pub async fn job_page(&self, mut request: JobPage) -> ApiResult<Vec<JobRow>> {
        request.limit = request.limit.min(MOST_ROWS);
        self.of_rows(request.job_id, move |store, job, plan| store.job_page(job, plan, &request))
            .await
    }

    /// One page of the assets of a job that somebody else changed meanwhile.
    ///
    /// # Errors
    /// `NotFound`, `StoreFailed`.
    pub async fn job_conflicts(&self, request: ConflictPage) -> ApiResult<Vec<ConflictRow>> {
        let limit = request.limit.min(MOST_ROWS);
        self.of_rows(request.job_id, move |store, job, plan| {
            store.conflicts(job, plan, request.from, limit)
        })
        .await
    }

    /// Why cells do not hold what was wanted, and how often.
    ///
    /// # Errors
    /// `NotFound`, `StoreFailed`.
    pub async fn job_reasons(&self, id: JobId) -> ApiResult<Vec<ReasonCount>> {
        self.of_rows(id, |store, job, plan| store.job_reasons(job, plan)).await
    }

    /// The course of a job, at most a thousand points; of one that runs up to about
    /// half a minute ago.
    ///
    /// # Errors
    /// `NotFound`, `StoreFailed`.
    pub async fn job_chart(&self, id: JobId) -> ApiResult<Vec<ChartPoint>> {
        let samples = self.of_rows(id, |store, job, _| store.samples(job)).await?;
        let point = |sample: relabel_store::Sample| ChartPoint {
            second: sample.second,
            seconds: sample.seconds,
            per_second: f64::from(sample.done) / f64::from(sample.seconds.max(1)),
            refused: sample.refused,
        };
        Ok(samples.into_iter().map(point).collect())
    }

    /// The jobs that this run of the program carries out.
    #[must_use]
    pub fn running_jobs(&self) -> Vec<JobSnapshot> {
        let jobs = self.session().running.all().into_iter();
        let carried_out = jobs.filter(|job| !job.control.is_detached());
        carried_out.map(|job| job.snapshot.borrow().clone()).collect()
    }

    /// Holds every job and waits, at most [`LAST_ANSWERS`], until nothing is on its way
    /// any more: before the program ends. None of them is ended by that.
    pub async fn hold_all_jobs(&self) {
        let jobs = self.session().running.all();
        // These are held by the end of the program, and nobody asked for that.
        let mut ran = Vec::new();
        for job in &jobs {
            if job.snapshot.borrow().phase == JobPhase::Running {
                ran.push(job.snapshot.borrow().job_id);
            }
            job.control.close();
        }
        let is_quiet = |now: &JobSnapshot| {
            now.ended_at.is_some()
                || (now.phase == JobPhase::Paused
                    && now.pace.is_none_or(|pace| pace.in_flight == 0))
        };
        let all = futures::future::join_all(jobs.iter().map(async |job| {
            let mut snapshot = job.snapshot.clone();
            // An error means that the job is over.
            let _ = snapshot.wait_for(is_quiet).await;
        }));
        let _ = tokio::time::timeout(LAST_ANSWERS, all).await;
        let now = jobs.iter().map(|job| job.snapshot.borrow().clone());
        let mut held: Vec<_> = now.filter(|now| now.phase == JobPhase::Paused).collect();
        for now in &mut held {
            if now.paused_by == Some(PauseReason::User) && ran.contains(&now.job_id) {
                now.paused_by = None;
            }
        }
        self.keep_reasons(held).await;
    }

    /// Writes down why jobs are held, before the program ends.
    async fn keep_reasons(&self, held: Vec<JobSnapshot>) {
        let store = self.store();
        let kept = blocking(move || {
            for now in held {
                if let Some(job) = store.job(now.job_id)? {
                    let paused_by = now.paused_by.as_ref().and_then(pause::to_text);
                    store.set_phase(job.key, now.phase, paused_by.as_deref())?;
                }
            }
            Ok::<_, ApiError>(())
        });
        if let Err(error) = kept.await {
            tracing::warn!(%error, "why jobs are held could not be written");
        }
    }

    /// Lets jobs go on that wait for a connection's key or sign-in, unless it is
    /// locked.
    pub(super) fn mend_jobs_of(&self, connection: &SavedConnection) {
        if self.writing(connection.id, connection.stage) != Writing::Locked {
            self.session().running.sign_in_mended(connection.id);
        }
    }

    /// Reads something of a job's rows.
    async fn of_rows<T: Send + 'static>(
        &self,
        id: JobId,
        read: impl FnOnce(&Store, JobKey, PlanKey) -> Result<T, relabel_store::Error> + Send + 'static,
    ) -> ApiResult<T> {
        let store = self.store();
        blocking(move || {
            let (job, plan) = store.job_keys(id)?.ok_or_else(|| not_found("job"))?;
            Ok::<_, ApiError>(read(&store, job, plan)?)
        })
        .await
    }

    /// Reads something of a job.
    pub(super) async fn of_job<T: Send + 'static>(
        &self,
        id: JobId,
        read: impl FnOnce(&Store, &JobRecord) -> Result<T, relabel_store::Error> + Send + 'static,
    ) -> ApiResult<T> {
        let store = self.store();
        blocking(move || {
            let job = store.job(id)?.ok_or_else(|| not_found("job"))?;
            Ok::<_, ApiError>(read(&store, &job)?)
        })
        .await
    }

    pub(super) async fn job_record(&self, id: JobId) -> ApiResult<JobRecord> {
        self.of_job(id, |_, job| Ok(job.clone())).await
    }

    /// The connection a job goes on with, or with `any_account` what follows it: the
    /// one the user `named`, else the one that is found.
    ///
    /// # Errors
    /// `NotFound`; `RequestInvalid` when the named one is of another environment;
    /// `OtherAccount`; `StoreFailed`.
    pub async fn connection_for(
        &self,
        id: JobId,
        named: Option<ConnectionId>,
        any_account: bool,
    ) -> ApiResult<ConnectionSummary> {
        let job = self.job_record(id).await?;
        Ok(self.summary(self.connection_of(&job, named, any_account).await?))
    }

    /// The connection a job, or what follows it, goes on with: the one the user
    /// `named`; else its own; else one of the same account to the same environment;
    /// else, where `any_account` may do it, one of another.
    ///
    /// # Errors
    /// `OtherAccount`, `NotFound`, `RequestInvalid`.
    pub(super) async fn connection_of(
        &self,
        job: &JobRecord,
        named: Option<ConnectionId>,
        any_account: bool,
    ) -> ApiResult<SavedConnection> {
        let other_account =
            || ApiError::new(ErrorCode::OtherAccount, "the job was started with another account");
        if let Some(named) = named {
            let named = self.saved_connection(named).await?;
            return match () {
                () if named.address != job.address => {
                    let why = format!("the job belongs to another environment, {}", job.address);
                    Err(ApiError::new(ErrorCode::RequestInvalid, why))
                }
                () if named.fingerprint != job.account && !any_account => Err(other_account()),
                () => Ok(named),
            };
        }
        let saved = self.saved_connections().await?;
        if let Some(own) = saved.iter().find(|one| one.id == job.connection) {
            return Ok(own.clone());
        }
        let mut there = saved.into_iter().filter(|one| one.address == job.address);
        let first = there.next().ok_or_else(|| not_found("connection"))?;
        if first.fingerprint == job.account {
            return Ok(first);
        }
        match there.find(|one| one.fingerprint == job.account) {
            Some(same) => Ok(same),
            None if any_account => Ok(first),
            None => Err(other_account()),
        }
    }

    fn job(&self, id: JobId) -> ApiResult<JobHandle> {
        self.session().running.get(id).ok_or_else(|| not_found("job"))
    }
}

/// Who sits at this computer: all who share a key are one account to AEM, so
/// only Relabel can tell them apart.
fn os_user() -> String {
    ["USER", "USERNAME", "LOGNAME"]
        .iter()
        .find_map(|name| std::env::var(name).ok())
        .unwrap_or_default()
}
