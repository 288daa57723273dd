//! What is kept on this computer, and deleting it for good.

use std::sync::Arc;

use super::app::App;
use super::types::{
    ApiError, ConnectionId, ErrorCode, JobId, KeepFor, KeepHistory, Kept, Timestamp,
};
use super::{ApiResult, blocking};
use relabel_store::Store;
use time::Duration;

/// Name under which it is kept how long changes are kept.
const KEEP_HISTORY: &str = "keepHistory";

impl KeepFor {
    fn days(self) -> Option<i64> {
        match self {
            Self::Month => Some(30),
            Self::HalfYear => Some(183),
            Self::Year => Some(365),
            Self::ThreeYears => Some(3 * 365),
            Self::Always => None,
        }
    }
}

impl App {
    /// What is kept, and how much room it takes.
    ///
    /// # Errors
    /// `StoreFailed`.
    pub async fn kept(&self) -> ApiResult<Kept> {
        let store = self.store();
        blocking(move || kept(&store)).await
    }

    /// Keeps changes so long, and deletes those that ended earlier.
    ///
    /// # Errors
    /// `StoreFailed`.
    pub async fn keep_history(&self, KeepHistory { keep_for }: KeepHistory) -> ApiResult<Kept> {
        let text = serde_json::to_string(&keep_for)
            .map_err(|error| ApiError::new(ErrorCode::RequestInvalid, error.to_string()))?;
        let store = self.store();
        blocking(move || store.set_setting(KEEP_HISTORY, &text)).await?;
        if self.delete_old_jobs().await? {
            self.forget_deleted().await?;
        }
        self.kept().await
    }

    /// Deletes the changes that ended longer ago than they are kept, one by one, while no
    /// job is carried out; whether there were any. Their values are in no file afterwards.
    ///
    /// # Errors
    /// `StoreFailed`.
    pub async fn delete_old_jobs(&self) -> ApiResult<bool> {
        let store = self.store();
        let keep_for = blocking(move || keep_for(&store)).await?;
        let Some(days) = keep_for.days() else { return Ok(false) };
        let moment = Timestamp(self.inner.clock.now() - Duration::days(days));
        let mut has_deleted = false;
        while !self.session().running.is_busy() {
            let store = self.store();
            if !blocking(move || store.remove_job_before(&moment)).await? {
                break;
            }
            has_deleted = true;
        }
        if has_deleted {
            let store = self.store();
            blocking(move || store.forget_removed()).await?;
        }
        Ok(has_deleted)
    }

    /// Deletes the copies from before an update, and damaged files that were set aside.
    ///
    /// # Errors
    /// `StoreFailed`.
    pub async fn delete_copies(&self) -> ApiResult<Kept> {
        let store = self.store();
        blocking(move || {
            store.remove_copies()?;
            kept(&store)
        })
        .await
    }

    /// Deletes a change with all its values, and what undid it or tried it again. It can no
    /// longer be undone.
    ///
    /// # Errors
    /// `NotFound`; `JobNotEnded` where it, or what followed it, has not ended; `StoreFailed`.
    pub async fn delete_job(&self, id: JobId) -> ApiResult<()> {
        self.job_record(id).await?;
        let store = self.store();
        if !blocking(move || store.remove_job(id)).await? {
            return Err(ApiError::new(ErrorCode::JobNotEnded, "the job has not ended"));
        }
        self.forget_deleted().await
    }

    /// Removes a connection with everything that was kept of it: its changes, its checks,
    /// what was asked there.
    ///
    /// # Errors
    /// As [`App::remove_connection`]; `JobNotEnded` while a change is carried out with it.
    pub async fn delete_connection(&self, id: ConnectionId) -> ApiResult<()> {
        if self.session().running.is_busy_with(id) {
            return Err(ApiError::new(ErrorCode::JobNotEnded, "a job runs with the connection"));
        }
        self.remove_connection(id).await?;
        let store = self.store();
        blocking(move || store.remove_all_of(id)).await?;
        self.forget_deleted().await
    }

    /// Takes what was deleted out of the files. The room is given back when no job needs the
    /// database meanwhile.
    async fn forget_deleted(&self) -> ApiResult<()> {
        let (store, is_busy) = (self.store(), self.session().running.is_busy());
        blocking(move || if is_busy { store.forget_removed() } else { store.shrink() }).await
    }
}

fn keep_for(store: &Arc<Store>) -> Result<KeepFor, relabel_store::Error> {
    let text = store.setting(KEEP_HISTORY)?;
    Ok(text.and_then(|text| serde_json::from_str(&text).ok()).unwrap_or_default())
}

fn kept(store: &Arc<Store>) -> Result<Kept, relabel_store::Error> {
    let kept = store.kept()?;
    Ok(Kept {
        keep_for: keep_for(store)?,
        changes: kept.jobs,
        checks: kept.plans,
        database_size: kept.database as f64,
        copies_size: kept.copies as f64,
        other_size: kept.other as f64,
    })
}
