//! History, and what can follow a job: undo it, try again.

use super::app::App;
use super::assets::MOST_ROWS;
use super::error::not_found;
use super::pause;
use super::types::{
    ApiError, ConnectionId, ErrorCode, FollowUpPlan, JobFacts, JobId, JobPhase, JobSnapshot,
    ListJobs, PlanId, PlanStage, PlanState, Timestamp,
};
use super::{ApiResult, blocking};
use crate::session::Background;
use relabel_store::{FollowUp, JobRecord};

impl App {
    /// Jobs, the newest first, a page at a time.
    ///
    /// # Errors
    /// `NotFound` when `before` names no job, `StoreFailed`.
    pub async fn list_jobs(&self, request: &ListJobs) -> ApiResult<Vec<JobFacts>> {
        let (store, request) = (self.store(), request.clone());
        let jobs = blocking(move || {
            let before = match request.before {
                Some(id) => Some(store.job(id)?.ok_or_else(|| not_found("job"))?.key),
                None => None,
            };
            let limit = request.limit.min(MOST_ROWS);
            Ok::<_, ApiError>(store.jobs(&request.search, before, limit)?)
        })
        .await?;
        Ok(jobs.into_iter().map(|job| self.facts(job)).collect())
    }

    /// What a job is about.
    ///
    /// # Errors
    /// `NotFound`, `StoreFailed`.
    pub async fn job_facts(&self, id: JobId) -> ApiResult<JobFacts> {
        Ok(self.facts(self.job_record(id).await?))
    }

    /// Jobs that an earlier run of the program left in the middle, the oldest first.
    ///
    /// # Errors
    /// `StoreFailed`.
    pub async fn unfinished_jobs(&self) -> ApiResult<Vec<JobFacts>> {
        let store = self.store();
        let jobs = blocking(move || store.unfinished_jobs()).await?;
        let left = jobs.into_iter().filter(|job| !self.session().running.is_carried_out(job.id));
        Ok(left.map(|job| self.facts(job)).collect())
    }

    /// A plan that brings back what a job changed, ready to be started. What
    /// somebody else changed since is left alone when it runs.
    ///
    /// # Errors
    /// `NotFound`; `PlanNotRunnable` while the job runs, or when it changed nothing;
    /// `StoreFailed`.
    pub async fn make_undo(&self, id: JobId) -> ApiResult<FollowUpPlan> {
        self.follow_up(id, FollowUp::Undo, None).await
    }

    /// The same, to be run with the connection the user named.
    ///
    /// # Errors
    /// As [`App::make_undo`] and [`App::connection_for`].
    pub async fn make_undo_with(
        &self,
        id: JobId,
        connection: ConnectionId,
    ) -> ApiResult<FollowUpPlan> {
        self.follow_up(id, FollowUp::Undo, Some(connection)).await
    }

    /// A plan that tries again what a job did not do, ready to be started.
    ///
    /// # Errors
    /// As [`App::make_undo`].
    pub async fn make_retry(&self, id: JobId) -> ApiResult<FollowUpPlan> {
        self.follow_up(id, FollowUp::Retry, None).await
    }

    /// The same, to be run with the connection the user named.
    ///
    /// # Errors
    /// As [`App::make_undo`] and [`App::connection_for`].
    pub async fn make_retry_with(
        &self,
        id: JobId,
        connection: ConnectionId,
    ) -> ApiResult<FollowUpPlan> {
        self.follow_up(id, FollowUp::Retry, Some(connection)).await
    }

    async fn follow_up(
        &self,
        id: JobId,
        follow_up: FollowUp,
        named: Option<ConnectionId>,
    ) -> ApiResult<FollowUpPlan> {
        let job = self.job_record(id).await?;
        if job.ended_at.is_none() {
            return Err(ApiError::new(ErrorCode::PlanNotRunnable, "the job has not ended"));
        }
        let connection = self.connection_of(&job, named, true).await?.id;
        let (store, plan_id) = (self.store(), PlanId::new());
        let now = Timestamp(self.inner.clock.now());
        let counts = blocking(move || {
            let counts = store.add_follow_up(plan_id, &job, connection, follow_up, &now)?;
            if counts.assets_to_change == 0 {
                store.discard_plan(plan_id)?;
                let why = "there is nothing to take up again";
                return Err(ApiError::new(ErrorCode::PlanNotRunnable, why));
            }
            Ok(counts)
        })
        .await?;
        let assets = counts.assets_to_change;
        let state = PlanState {
            plan_id,
            stage: PlanStage::Complete,
            assets,
            assets_read: assets,
            counts,
            complete: true,
            error: None,
            form_unread: false,
            fragments_left_out: 0,
            broken: None,
        };
        self.session().plans.add(plan_id, Background::done(connection, state), None);
        Ok(FollowUpPlan { plan_id, assets, connection_id: connection })
    }

    fn facts(&self, job: JobRecord) -> JobFacts {
        let live = self.session().running.get(job.id).map(|job| job.snapshot.borrow().clone());
        let has_ended = job.ended_at.is_some();
        // One whose end could not be written waits to be gone on with.
        let runs = |live: &JobSnapshot| live.ended_at.is_none() && !has_ended;
        let (phase, paused_by) = match live.filter(runs) {
            Some(snapshot) => (snapshot.phase, snapshot.paused_by),
            None if has_ended => (job.phase, None),
            None => (JobPhase::Paused, job.paused_by.as_deref().and_then(pause::from_text)),
        };
        let (folder, asset) = match job.outermost {
            Some((first, last)) => place_of(&first, &last),
            None => (job.scope.path, None),
        };
        JobFacts {
            job_id: job.id,
            kind: job.kind,
            of_job: job.of_job,
            connection_id: job.connection,
            connection_name: job.connection_name,
            folder,
            asset,
            edit: job.edit,
            fields: job.fields,
            os_user: job.os_user,
            phase,
            paused_by,
            total: job.total,
            done: job.done,
            counts: job.counts,
            cells: job.cells,
            per_second: job.per_second,
            started_at: job.started_at,
            ended_at: job.ended_at,
            can_undo: has_ended && job.has_written,
            can_retry: has_ended && job.has_left_over,
            can_resume: phase == JobPhase::Paused,
        }
    }
}

/// The deepest folder that holds all assets from the first to the last by path, and the file
/// name where that is one asset.
fn place_of(first: &str, last: &str) -> (String, Option<String>) {
    let same = first.bytes().zip(last.bytes()).take_while(|(one, other)| one == other).count();
    // Up to a slash, at which no letter is cut.
    let end = first.as_bytes()[..same].iter().rposition(|byte| *byte == b'/').unwrap_or(0);
    let (folder, name) = first.split_at(end);
    (folder.to_owned(), (first == last).then(|| name.trim_start_matches('/').to_owned()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_place_of_a_job_is_the_deepest_folder_of_its_assets() {
        let place = |first, last| {
            let (folder, asset) = place_of(first, last);
            (folder, asset.unwrap_or_default())
        };
        let told = |folder: &str, asset: &str| (folder.to_owned(), asset.to_owned());
        let summer = "/content/dam/summer/été.jpg";
        assert_eq!(place(summer, summer), told("/content/dam/summer", "été.jpg"));
        assert_eq!(place(summer, "/content/dam/summer/êta.jpg"), told("/content/dam/summer", ""));
        assert_eq!(place("/content/dam/a/1.jpg", "/content/dam/b.jpg"), told("/content/dam", ""));
        assert_eq!(
            place("/content/dam/ab/1.jpg", "/content/dam/ac/1.jpg"),
            told("/content/dam", "")
        );
    }
}
