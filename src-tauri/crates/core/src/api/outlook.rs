//! What the user should know before a plan is run.

use std::time::Instant;

use time::Duration;

use super::admin_requests::admin_request;
use super::app::{App, locked};
use super::checks::{KEY_NOTICE, finding, key_finding};
use super::error::not_found;
use super::guard::must_type_count;
use super::types::{
    AdminRequestKind, ApiError, CheckStep, ConnectionId, Finding, FindingCode, JobOutlook, Mark,
    PlanId, Timestamp, Writing,
};
use super::{ApiResult, blocking};
use crate::aem::{self, Author, WriteProbe};
use crate::store::SavedConnection;

/// How long "may write here" is believed before it is tried again: a permission
/// that was just given or taken takes about as long to arrive anyway.
const BELIEVED: std::time::Duration = std::time::Duration::from_secs(10 * 60);

/// Folders that could be changed, and when that was tried.
pub(super) type WritableFolders = std::collections::HashMap<(ConnectionId, String), Instant>;

impl App {
    /// Looks ahead: how long the plan takes, whether the key and the access token
    /// last, whether the account may do it.
    ///
    /// # Errors
    /// `NotFound`, `StoreFailed`. What AEM or Adobe say is a finding.
    pub async fn job_outlook(&self, id: PlanId) -> ApiResult<JobOutlook> {
        let store = self.store();
        let (plan, assets) = blocking(move || {
            let plan = store.plan(id)?.ok_or_else(|| not_found("plan"))?;
            let (_, to_change) = store.plan_size(plan.key)?;
            Ok::<_, ApiError>((plan, to_change))
        })
        .await?;
        let connection = self.saved_connection(plan.connection).await?;
        let writing = self.writing(connection.id, connection.stage);
        let now = self.inner.clock.now();
        let mut outlook = JobOutlook {
            assets,
            must_type_count: must_type_count(connection.stage, assets),
            writing,
            expected_seconds: None,
            token_ends_before: None,
            key_ends: connection
                .key
                .valid_until
                .clone()
                .filter(|until| until.0 > now && until.0 - now <= KEY_NOTICE),
            findings: Vec::new(),
        };
        let key = key_finding(&connection, now);
        if key.mark == Mark::Bad {
            outlook.findings.push(key);
            return Ok(outlook);
        }
        let author = match self.author(connection.id).await {
            Ok(author) => author,
            Err(error) => {
                outlook.findings.push(Finding {
                    error: Some(error),
                    ..finding(CheckStep::Key, Mark::Bad, FindingCode::KeyNotAvailable)
                });
                return Ok(outlook);
            }
        };
        outlook.expected_seconds = expected_seconds(assets, &author);
        if let Some(tokens) = author.tokens() {
            match tokens.access().await {
                Ok(token) => {
                    let takes = Duration::seconds(outlook.expected_seconds.unwrap_or(0).into());
                    let outlives = !tokens.renewable() && now + takes >= token.ends_at();
                    outlook.token_ends_before = outlives.then(|| Timestamp(token.ends_at()));
                }
                Err(error) => {
                    outlook.findings.push(Finding {
                        error: Some(error.into()),
                        ..finding(CheckStep::SignIn, Mark::Bad, FindingCode::SignInFailed)
                    });
                    return Ok(outlook);
                }
            }
        }
        if writing != Writing::Locked {
            outlook.findings.extend(self.may_write(&connection, &author, &plan.folder).await);
        }
        Ok(outlook)
    }

    /// The row about writing, where it is not good.
    async fn may_write(
        &self,
        connection: &SavedConnection,
        author: &Author,
        folder: &str,
    ) -> Option<Finding> {
        let said = match self.try_writing(connection.id, author, folder).await {
            Ok(WriteProbe::Refused { said }) => said,
            // What could not be told now, the job tells.
            Ok(WriteProbe::Allowed | WriteProbe::Unclear { .. }) | Err(_) => return None,
        };
        let error = ApiError::from(aem::Error::Forbidden { said });
        let request = admin_request(AdminRequestKind::GrantWrite, connection, folder, Some(&error));
        Some(Finding {
            request: Some(request),
            error: Some(error),
            ..finding(CheckStep::Write, Mark::Bad, FindingCode::WriteRefused)
        })
    }

    /// Tries whether a folder may be changed, unless it could be a moment ago.
    pub(super) async fn try_writing(
        &self,
        id: ConnectionId,
        author: &Author,
        folder: &str,
    ) -> Result<WriteProbe, aem::Error> {
        let place = (id, folder.to_owned());
        let is_known = locked(&self.inner.writable)
            .get(&place)
            .is_some_and(|tried: &Instant| tried.elapsed() < BELIEVED);
        if is_known {
            return Ok(WriteProbe::Allowed);
        }
        let result = author.probe_write(folder).await;
        let mut writable = locked(&self.inner.writable);
        match &result {
            Ok(WriteProbe::Allowed) => writable.insert(place, Instant::now()),
            Ok(WriteProbe::Refused { .. } | WriteProbe::Unclear { .. }) | Err(_) => {
                writable.remove(&place)
            }
        };
        result
    }
}

/// A fair guess from how long AEM took to answer lately, and what it allows.
fn expected_seconds(assets: u32, author: &Author) -> Option<u32> {
    let latency = author.latency()?;
    let requests = f64::from(author.requests_per_change()) * f64::from(assets);
    let pace = author.pace();
    let most = f64::from(pace.speed.most_in_flight()) / latency.as_secs_f64().max(1e-3);
    let reads_and_writes = requests / pace.allowed_per_second.map_or(most, |rate| rate.min(most));
    let writes = pace.speed.writes_per_second().map_or(0.0, |rate| f64::from(assets) / rate);
    let seconds = reads_and_writes.max(writes);
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "clamped")]
    Some(seconds.ceil().clamp(1.0, f64::from(u32::MAX)) as u32)
}
