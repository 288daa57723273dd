//! What the user should know before a plan is run.

use time::Duration;

use super::admin_requests::admin_request;
use super::app::App;
use super::check_rows::{
    KEY_NOTICE, finding, general, key_finding, key_finding_by, left_behind, sign_in_request,
};
use super::error::not_found;
use super::guard::must_type_count;
use super::trials::Belief;
pub(super) use super::trials::WritableFolders;
use super::types::{
    AdminRequestKind, ApiError, CheckStep, Finding, FindingCode, JobOutlook, KeyKind, Mark, PlanId,
    Timestamp, Writing,
};
use super::{ApiResult, blocking};
use crate::aem::{self, Author, WriteProbe};
use crate::store::SavedConnection;
use crate::store::plan_folders::has_several_roots;

/// Folders that are told by name.
const MOST_FOLDERS: usize = 20;
/// How long anybody is asked before a job: what is known by then is told. A trial that
/// is under way goes on.
const LONGEST_LOOK: std::time::Duration = std::time::Duration::from_secs(10);

impl App {
    /// Looks ahead: how long the plan takes, whether the key and the access token
    /// last, whether the account may do it.
    ///
    /// # Errors
    /// `NotFound`, `StoreFailed`. What AEM or Adobe say is a finding.
    pub async fn job_outlook(&self, id: PlanId) -> ApiResult<JobOutlook> {
        let store = self.store();
        let (plan, assets, fields, (folders, is_spread)) = blocking(move || {
            let plan = store.plan(id)?.ok_or_else(|| not_found("plan"))?;
            let (_, to_change) = store.plan_size(plan.key)?;
            let fields = store.plan_fields(plan.key)?;
            let folders = store.plan_folders(plan.key)?;
            let is_spread = has_several_roots(&folders) && store.is_from_sheet(plan.key)?;
            Ok::<_, ApiError>((plan, to_change, fields, (folders, is_spread)))
        })
        .await?;
        let connection = self.saved_connection(plan.connection).await?;
        let writing = self.writing(connection.id, connection.stage);
        let now = self.inner.clock.now();
        let mut outlook = JobOutlook {
            assets,
            fields,
            other_folders: u32::try_from(folders.len().saturating_sub(MOST_FOLDERS))
                .unwrap_or(u32::MAX),
            folders: folders.into_iter().take(MOST_FOLDERS).collect(),
            must_type_count: is_spread || must_type_count(connection.stage, assets),
            writing,
            expected_seconds: None,
            token_ends_before: None,
            key_ends: connection
                .key
                .valid_until
                .clone()
                // A daily pass always ends soon; `token_ends_before` tells when it matters.
                .filter(|_| connection.key.kind != KeyKind::LocalDevelopmentToken)
                .filter(|until| until.0 > now && until.0 - now <= KEY_NOTICE),
            findings: Vec::new(),
        };
        // What is not known in time is left out: the job itself tells.
        let looking = self.look_ahead(&connection, &plan.scope.path, &mut outlook);
        let _ = tokio::time::timeout(LONGEST_LOOK, looking).await;
        Ok(outlook)
    }

    /// What Adobe and AEM have to say.
    async fn look_ahead(
        &self,
        connection: &SavedConnection,
        folder: &str,
        outlook: &mut JobOutlook,
    ) {
        let now = self.inner.clock.now();
        let author = match self.author(connection.id).await {
            Ok(author) => author,
            Err(error) => {
                outlook.findings.push(Finding {
                    error: Some(error),
                    ..finding(CheckStep::Key, Mark::Bad, FindingCode::KeyNotAvailable)
                });
                return;
            }
        };
        if key_finding(connection, now).mark == Mark::Bad {
            // Unless it is the clock of this computer that is wrong.
            let server = self.inner.http.probe(author.origin()).await.ok().flatten();
            let key = key_finding_by(connection, now, server);
            if key.mark == Mark::Bad {
                outlook.findings.push(key);
                return;
            }
        }
        outlook.expected_seconds = expected_seconds(outlook.assets, &author);
        if let Some(tokens) = author.tokens() {
            match tokens.access().await {
                Ok(token) => {
                    let takes = Duration::seconds(outlook.expected_seconds.unwrap_or(0).into());
                    let outlives = !tokens.renewable() && now + takes >= token.ends_at();
                    outlook.token_ends_before = outlives.then(|| Timestamp(token.ends_at()));
                }
                Err(error) => {
                    let error = ApiError::from(error);
                    let kind = sign_in_request(error.code);
                    outlook.findings.push(Finding {
                        request: kind
                            .map(|kind| admin_request(kind, connection, folder, Some(&error))),
                        error: Some(error),
                        ..finding(CheckStep::SignIn, Mark::Bad, FindingCode::SignInFailed)
                    });
                    return;
                }
            }
        }
        if outlook.writing != Writing::Locked {
            outlook.findings.extend(self.may_write(connection, &author, folder).await);
        }
    }

    /// The row about writing, where it is not good.
    async fn may_write(
        &self,
        connection: &SavedConnection,
        author: &Author,
        folder: &str,
    ) -> Option<Finding> {
        let said = match self.try_writing(connection, author, folder, Belief::Lately).await {
            Ok(WriteProbe::Refused { said }) => said,
            // The change itself is possible.
            Ok(WriteProbe::LeftBehind { folder, property, is_refused, said }) => {
                let mark = Mark::Warning;
                return Some(left_behind(connection, mark, &folder, property, is_refused, &said));
            }
            Err(error @ aem::Error::Busy { .. }) => {
                let now = self.inner.clock.now();
                let row = general(CheckStep::Write, &error, connection.key.kind, now)?.0;
                return Some(Finding { error: Some(error.into()), ..row });
            }
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
