//! Jobs.

use tokio::sync::watch;

use super::app::{App, locked};
use super::assets::MOST_ROWS;
use super::error::not_found;
use super::guard::allow_change;
use super::types::{
    ApiError, ConnectionId, ErrorCode, JobId, JobPage, JobRow, JobSnapshot, PauseReason,
    ReasonCount, Speed, StartJob, Timestamp,
};
use super::{ApiResult, blocking};
use crate::jobs::{Control, Engine};

impl App {
    /// Starts the planned change and returns at once; watch it with [`App::watch_job`].
    ///
    /// # Errors
    /// `NotFound`; `PlanNotRunnable` when the plan is not complete, was run already,
    /// has nothing to change, or changes another number of assets than the user was
    /// shown; `StoreFailed`.
    pub async fn start_job(&self, request: &StartJob) -> ApiResult<JobId> {
        let (store, plan_id, expected) = (self.store(), request.plan_id, request.expected_assets);
        let plan = blocking(move || {
            let plan = store.plan(plan_id)?.ok_or_else(|| not_found("plan"))?;
            let (_, to_change) = store.plan_size(plan.key)?;
            let refuse = |why: &str| Err(ApiError::new(ErrorCode::PlanNotRunnable, why));
            match () {
                () if !plan.is_complete => refuse("the plan was not read to its end"),
                () if plan.has_job => refuse("the plan was run already"),
                () if to_change == 0 => refuse("the plan changes nothing"),
                () if to_change != expected => {
                    refuse("the plan changes another number of assets than was shown")
                }
                () => Ok(plan),
            }
        })
        .await?;
        let connection = self.saved_connection(plan.connection).await?;
        let writing = self.writing(connection.id, connection.stage);
        allow_change(connection.stage, writing, expected, request.typed_assets)?;
        let author = self.author(plan.connection).await?;
        let id = JobId::new();
        let (store, now) = (self.store(), Timestamp(self.inner.clock.now()));
        let job = blocking(move || store.add_job(id, plan.key, plan.connection, &os_user(), &now))
            .await?;
        let engine = Engine { store: self.store(), author, job, plan: plan.key };
        let handle = engine.start(id).await?;
        locked(&self.inner.jobs).insert(id, handle);
        Ok(id)
    }

    /// The newest picture of a job, whenever it changes.
    ///
    /// # Errors
    /// `NotFound`.
    pub fn watch_job(&self, id: JobId) -> ApiResult<watch::Receiver<JobSnapshot>> {
        locked(&self.inner.jobs)
            .get(&id)
            .map(|job| job.snapshot.clone())
            .ok_or_else(|| not_found("job"))
    }

    /// How fast the requests of a connection may follow each other, from now on.
    ///
    /// # Errors
    /// `NotFound`, `StoreFailed`.
    pub async fn set_speed(&self, id: ConnectionId, speed: Speed) -> ApiResult<()> {
        self.author(id).await.map(|author| author.set_speed(speed))
    }

    /// Holds a job.
    ///
    /// # Errors
    /// `NotFound`.
    pub fn pause_job(&self, id: JobId) -> ApiResult<()> {
        self.control(id).map(|control| control.pause(PauseReason::User))
    }

    /// Lets a held job go on.
    ///
    /// # Errors
    /// `NotFound`.
    pub fn resume_job(&self, id: JobId) -> ApiResult<()> {
        self.control(id).map(|control| control.resume())
    }

    /// Stops a job: nothing new is sent, what is on its way is settled.
    ///
    /// # Errors
    /// `NotFound`.
    pub fn stop_job(&self, id: JobId) -> ApiResult<()> {
        self.control(id).map(|control| control.stop())
    }

    /// One page of a job.
    ///
    /// # Errors
    /// `NotFound`, `StoreFailed`.
    pub async fn job_page(&self, mut request: JobPage) -> ApiResult<Vec<JobRow>> {
        request.limit = request.limit.min(MOST_ROWS);
        let store = self.store();
        blocking(move || {
            let job = store.job(request.job_id)?.ok_or_else(|| not_found("job"))?;
            Ok::<_, ApiError>(store.job_page(job.key, job.plan, &request)?)
        })
        .await
    }

    /// Why assets were not changed, and how often.
    ///
    /// # Errors
    /// `NotFound`, `StoreFailed`.
    pub async fn job_reasons(&self, id: JobId) -> ApiResult<Vec<ReasonCount>> {
        let store = self.store();
        blocking(move || {
            let job = store.job(id)?.ok_or_else(|| not_found("job"))?;
            Ok::<_, ApiError>(store.job_reasons(job.key)?)
        })
        .await
    }

    /// Stops whatever runs with a connection.
    pub(super) fn stop_jobs_of(&self, connection: ConnectionId) {
        for job in locked(&self.inner.jobs).values() {
            if job.snapshot.borrow().connection_id == connection {
                job.control.stop();
            }
        }
    }

    /// Lets jobs go on that wait for a connection's key or sign-in.
    pub(super) fn mend_jobs_of(&self, connection: ConnectionId) {
        for job in locked(&self.inner.jobs).values() {
            if job.snapshot.borrow().connection_id == connection {
                job.sign_in_mended();
            }
        }
    }

    fn control(&self, id: JobId) -> ApiResult<Control> {
        locked(&self.inner.jobs)
            .get(&id)
            .map(|job| job.control.clone())
            .ok_or_else(|| not_found("job"))
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
