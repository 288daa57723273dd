//! Jobs of writes that were answered with 202: their client asks until they end.

use std::collections::HashMap;
use std::sync::Mutex;

use axum::Json;
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use serde_json::json;
use time::OffsetDateTime;

use crate::faults::{JobEnd, answers};
use crate::limit::RetryAfter;

/// In front of the number of a job.
const JOBS: &str = "/adobe/jobs/";

#[derive(Debug, Default)]
pub(crate) struct Jobs {
    jobs: Mutex<HashMap<u64, Job>>,
}

#[derive(Debug)]
struct Job {
    /// How often it still says "not yet".
    polls: u32,
    end: JobEnd,
    retry_after: RetryAfter,
}

impl Jobs {
    /// Remembers a job and names its address in the answer.
    pub(crate) fn begin(
        &self,
        response: &mut Response,
        number: u64,
        polls: u32,
        end: JobEnd,
        retry_after: RetryAfter,
    ) {
        if let Ok(location) = HeaderValue::from_str(&format!("{JOBS}{number}")) {
            response.headers_mut().insert(header::LOCATION, location);
        }
        let mut jobs = self.jobs.lock().unwrap_or_else(|poisoned| poisoned.into_inner());
        jobs.insert(number, Job { polls, end, retry_after });
    }

    /// The answer to who asks for a job; `None` when the address is not that of
    /// one.
    pub(crate) fn answer(&self, url_path: &str, now: OffsetDateTime) -> Option<Response> {
        let number: u64 = url_path.strip_prefix(JOBS)?.parse().ok()?;
        let mut jobs = self.jobs.lock().unwrap_or_else(|poisoned| poisoned.into_inner());
        let Some(job) = jobs.get_mut(&number) else {
            return Some(StatusCode::NOT_FOUND.into_response());
        };
        if job.polls > 0 {
            job.polls -= 1;
            let body = Json(json!({"state": "PROCESSING"}));
            let response = (StatusCode::ACCEPTED, body).into_response();
            return Some(answers::with_retry_after(response, &job.retry_after, now));
        }
        Some(match job.end {
            JobEnd::Completed => Json(json!({"state": "COMPLETED"})).into_response(),
            JobEnd::Failed => Json(json!({"state": "FAILED", "error": "The change was not saved"}))
                .into_response(),
            JobEnd::Forgotten => StatusCode::NOT_FOUND.into_response(),
        })
    }
}
