//! What the user should know before a plan is run. Nothing is written to find it out, not
//! even for a trial: whether the account may change the assets, the first of them tells
//! ([`crate::jobs`]).

use time::Duration;

use super::admin_requests::admin_request;
use super::app::App;
use super::check_rows::{KEY_NOTICE, finding, key_finding, key_finding_by, sign_in_request};
use super::error::not_found;
use super::guard::must_type_count;
use super::types::{
    ApiError, CheckStep, FieldCount, Finding, FindingCode, JobOutlook, Mark, PlanId, SideEffect,
    Timestamp,
};
use super::{ApiResult, blocking};
use crate::plan::fields::REVIEW_STATUS;
use relabel_aem::Author;
use relabel_model::KeyKind;
use relabel_store::{SavedConnection, plan_folders::has_several_roots};

/// Folders that are told by name.
const MOST_FOLDERS: usize = 20;
/// How long anybody is asked before a job: what is known by then is told.
const LONGEST_LOOK: std::time::Duration = std::time::Duration::from_secs(10);

/// From so many assets on the workflows that writing may start are told of. AEM's own
/// metadata import starts none unless asked to, because of what they cost.
const MANY_WRITES: u32 = 1_000;

/// What a change of these fields does besides.
fn side_effects(assets: u32, fields: &[FieldCount]) -> Vec<SideEffect> {
    let publishes = fields.iter().any(|it| it.property == REVIEW_STATUS && it.assets > 0);
    [(publishes, SideEffect::Publishes), (assets >= MANY_WRITES, SideEffect::StartsWorkflows)]
        .into_iter()
        .filter_map(|(is_so, effect)| is_so.then_some(effect))
        .collect()
}

impl App {
    /// Looks ahead: how long the plan takes, and whether the key and the access token
    /// last.
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
            side_effects: Vec::new(),
            token_ends_before: None,
            key_ends: connection
                .key
                .valid_until
                // A daily pass always ends soon; `token_ends_before` tells when it matters.
                .filter(|_| connection.key.kind != KeyKind::LocalDevelopmentToken)
                .filter(|until| until.0 > now && until.0 - now <= KEY_NOTICE),
            findings: Vec::new(),
        };
        outlook.side_effects = side_effects(assets, &outlook.fields);
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
                    let kind = sign_in_request(&error);
                    let error = ApiError::from(error);
                    outlook.findings.push(Finding {
                        request: kind
                            .map(|kind| admin_request(kind, connection, folder, Some(&error))),
                        error: Some(error),
                        ..finding(CheckStep::SignIn, Mark::Bad, FindingCode::SignInFailed)
                    });
                }
            }
        }
    }
}

/// A fair guess from how long AEM took to answer lately, and what it allows.
fn expected_seconds(assets: u32, author: &Author) -> Option<u32> {
    let latency = author.latency()?;
    let requests = author.requests_per_change() * f64::from(assets);
    let pace = author.pace();
    let most = f64::from(pace.speed.most_in_flight()) / latency.as_secs_f64().max(1e-3);
    let reads_and_writes = requests / pace.allowed_per_second.map_or(most, |rate| rate.min(most));
    let written = match author.writes_blocks() {
        true => pace.speed.assets_per_second().map(f64::from),
        false => pace.speed.writes_per_second(),
    };
    let writes = written.map_or(0.0, |rate| f64::from(assets) / rate);
    let seconds = reads_and_writes.max(writes);
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "clamped")]
    Some(seconds.ceil().clamp(1.0, f64::from(u32::MAX)) as u32)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_change_says_what_it_does_besides() {
        let field = |property: &str, assets| FieldCount { property: property.to_owned(), assets };
        for (assets, fields, told) in [
            (999, vec![field("dc:title", 999)], vec![]),
            (1, vec![field("dam:status", 1)], vec![SideEffect::Publishes]),
            (1, vec![field("dam:status", 0), field("dc:title", 1)], vec![]),
            (1_000, vec![field("dc:title", 1_000)], vec![SideEffect::StartsWorkflows]),
        ] {
            assert_eq!(side_effects(assets, &fields), told, "{assets} {fields:?}");
        }
    }
}
