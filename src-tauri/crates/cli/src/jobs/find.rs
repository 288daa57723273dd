//! Which job is meant.

use relabel_core::api::App;
use relabel_core::api::types::{ErrorCode, JobFacts, JobId, ListJobs};

use super::Which;
use crate::assets::PAGE;
use crate::failure::{Failure, wrong};
use crate::words::say;

/// Characters of an id that are shown to people: two jobs of ten thousand share as
/// many about once in a hundred computers.
pub(super) const SHORT: usize = 8;

impl Which {
    /// The job that is named, or the newest.
    ///
    /// # Errors
    /// `NotFound`; `RequestInvalid` where several are meant; `StoreFailed`.
    pub(super) async fn find(&self, app: &App) -> Result<JobFacts, Failure> {
        match &self.id {
            Some(id) => named(app, id).await,
            None => newest(app).await,
        }
    }

    /// The job that is named, or the newest that has not ended.
    ///
    /// # Errors
    /// As [`Which::find`].
    pub(super) async fn find_unfinished(&self, app: &App) -> Result<JobFacts, Failure> {
        match &self.id {
            Some(id) => named(app, id).await,
            // The oldest come first.
            None => {
                app.unfinished_jobs().await?.pop().ok_or_else(|| {
                    Failure::Said(ErrorCode::NotFound, say!("cli-no-unfinished-job"))
                })
            }
        }
    }
}

async fn newest(app: &App) -> Result<JobFacts, Failure> {
    let newest = ListJobs { search: String::new(), before: None, limit: 1 };
    let none = || Failure::Said(ErrorCode::NotFound, say!("cli-no-job-yet"));
    app.list_jobs(&newest).await?.pop().ok_or_else(none)
}

/// The job with this id, or the only one whose id begins so.
pub(super) async fn named(app: &App, id: &str) -> Result<JobFacts, Failure> {
    let none = || Failure::Said(ErrorCode::NotFound, say!("cli-no-such-job", id = id));
    if let Ok(whole) = id.parse::<JobId>() {
        return app.job_facts(whole).await.map_err(|error| match error.code {
            ErrorCode::NotFound => none(),
            _ => error.into(),
        });
    }
    let start = id.to_ascii_lowercase();
    if start.is_empty() {
        return Err(none());
    }
    let mut found = None;
    let mut before = None;
    loop {
        let page = ListJobs { search: String::new(), before, limit: PAGE };
        let jobs = app.list_jobs(&page).await?;
        let Some(last) = jobs.last() else { return found.ok_or_else(none) };
        before = Some(last.job_id);
        for job in jobs.into_iter().filter(|job| job.job_id.to_string().starts_with(&start)) {
            if found.replace(job).is_some() {
                return Err(wrong(say!("cli-several-jobs", id = id)));
            }
        }
    }
}
