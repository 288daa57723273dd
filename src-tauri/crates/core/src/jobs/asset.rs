//! One asset: compare, write, read back, and name the outcome.

use std::time::Duration;

use crate::aem::{self, Author, Change, PropertySet, same};
use crate::api::types::{ApiError, Outcome, OutcomeReason};
use crate::store::{PlannedCell, Settled, WorkItem};

/// Tries of one request when AEM fails or the connection breaks, the first included.
const TRIES: u32 = 4;
/// First wait between tries; doubles each time.
const FIRST_WAIT: Duration = Duration::from_millis(250);

/// One asset being worked on. Kept across pauses, so that a write whose answer
/// was lost is never taken for one that was not sent.
#[derive(Debug)]
pub(super) struct AssetRun<'a> {
    author: &'a Author,
    item: &'a WorkItem,
    /// Whether a write may have reached AEM.
    sent: bool,
    tries: u32,
}

/// What comparing current values with the plan says.
enum Finding<'a> {
    /// These cells still hold the value before.
    ToWrite(Vec<&'a PlannedCell>),
    /// All hold the value after.
    Right,
    /// At least one holds neither.
    Other,
}

impl<'a> AssetRun<'a> {
    pub(super) fn new(author: &'a Author, item: &'a WorkItem) -> Self {
        Self { author, item, sent: false, tries: 0 }
    }

    /// What becomes of the asset when the job stops here.
    pub(super) fn when_stopped(&self) -> Option<Settled> {
        self.sent.then(|| self.settled(Outcome::Unsure, Some(OutcomeReason::AnswerLost), None))
    }

    /// Brings the asset to its outcome. May be called again after an error.
    ///
    /// # Errors
    /// A fact about the environment.
    pub(super) async fn settle(&mut self) -> Result<Settled, ApiError> {
        loop {
            let current = match self.author.asset_state(&self.item.path).await {
                Ok(state) => state.metadata,
                Err(error) => match self.after_error(error, true).await? {
                    Some(settled) => return Ok(settled),
                    None => continue,
                },
            };
            let to_write = match compare(self.item, &current) {
                Finding::ToWrite(cells) => cells,
                Finding::Right if self.sent => {
                    return Ok(self.settled(Outcome::Changed, None, None));
                }
                Finding::Right => return Ok(self.settled(Outcome::AlreadyRight, None, None)),
                Finding::Other => {
                    return Ok(self.settled(
                        Outcome::Conflict,
                        Some(OutcomeReason::ChangedByOther),
                        None,
                    ));
                }
            };
            let changes: Vec<Change> = to_write
                .into_iter()
                .map(|cell| Change { property: cell.property.clone(), after: cell.after.clone() })
                .collect();
            // Noted before the request leaves: it may be dropped while on its way.
            let sent_before = std::mem::replace(&mut self.sent, true);
            match self.author.write_metadata(&self.item.path, &changes).await {
                Ok(_) => {
                    if let Some(settled) = self.verify().await? {
                        return Ok(settled);
                    }
                }
                Err(error) => {
                    self.sent = sent_before || error.may_have_arrived();
                    if let Some(settled) = self.after_error(error, false).await? {
                        return Ok(settled);
                    }
                }
            }
        }
    }

    /// Reads back after AEM said yes. `None` means: look at the whole again.
    async fn verify(&mut self) -> Result<Option<Settled>, ApiError> {
        match self.author.asset_state(&self.item.path).await {
            Ok(state) => Ok(Some(match compare(self.item, &state.metadata) {
                Finding::Right => self.settled(Outcome::Changed, None, None),
                Finding::ToWrite(_) => {
                    self.settled(Outcome::Failed, Some(OutcomeReason::NotTaken), None)
                }
                Finding::Other => {
                    self.settled(Outcome::Conflict, Some(OutcomeReason::ChangedByOther), None)
                }
            })),
            Err(error) => self.after_error(error, true).await,
        }
    }

    /// Decides after an error: an outcome, another try (`None`), or a fact about
    /// the environment.
    async fn after_error(
        &mut self,
        error: aem::Error,
        reading: bool,
    ) -> Result<Option<Settled>, ApiError> {
        use aem::Error as E;
        let reason = match &error {
            E::Busy { .. } => {
                // Being busy is not the asset's fault and costs it no try.
                self.author.slow_down(error)?;
                return Ok(None);
            }
            E::Http(http) if !http.is_offline() => return self.another_try(&error, None).await,
            E::Http(_) | E::SignIn(_) | E::SignInRefused | E::NotData { .. } => {
                return Err(error.into());
            }
            E::Server { .. } => {
                return self.another_try(&error, Some(OutcomeReason::ServerError)).await;
            }
            E::Missing => OutcomeReason::AssetMissing,
            E::Forbidden { .. } => OutcomeReason::NotPermitted,
            E::Locked { .. } => OutcomeReason::Locked,
            E::Rejected { .. } => OutcomeReason::ValueRejected,
            E::Precondition { .. } => OutcomeReason::Precondition,
            E::Unexpected { .. } | E::Path => OutcomeReason::UnexpectedAnswer,
        };
        // A write may have arrived earlier and now cannot be read back.
        let outcome = if reading && self.sent { Outcome::Unsure } else { Outcome::Failed };
        Ok(Some(self.settled(outcome, Some(reason), Some(&error))))
    }

    /// Waits and tries again; after the last try the asset fails for `reason`, or
    /// without one the environment is to blame.
    async fn another_try(
        &mut self,
        error: &aem::Error,
        reason: Option<OutcomeReason>,
    ) -> Result<Option<Settled>, ApiError> {
        self.tries += 1;
        if self.tries < TRIES {
            tokio::time::sleep(FIRST_WAIT * 2_u32.pow(self.tries - 1)).await;
            return Ok(None);
        }
        self.tries = 0;
        let Some(reason) = reason else { return Err(error.clone().into()) };
        let state =
            if self.sent { self.author.asset_state(&self.item.path).await.ok() } else { None };
        let (outcome, reason) = match state.map(|state| is_right(self.item, &state.metadata)) {
            Some(true) => return Ok(Some(self.settled(Outcome::Changed, None, None))),
            Some(false) => (Outcome::Failed, reason),
            None if self.sent => (Outcome::Unsure, OutcomeReason::AnswerLost),
            None => (Outcome::Failed, reason),
        };
        Ok(Some(self.settled(outcome, Some(reason), Some(error))))
    }

    fn settled(
        &self,
        outcome: Outcome,
        reason: Option<OutcomeReason>,
        error: Option<&aem::Error>,
    ) -> Settled {
        Settled {
            row: self.item.row,
            outcome,
            reason,
            status: error.and_then(aem::Error::status),
            technical: error.and_then(|error| error.said().map(str::to_owned)),
        }
    }
}

fn compare<'a>(item: &'a WorkItem, current: &PropertySet) -> Finding<'a> {
    let mut to_write = Vec::new();
    for cell in &item.cells {
        let now = current.get(&cell.property);
        if same(now, cell.after.as_ref()) {
            continue;
        }
        if current.is_unsupported(&cell.property) || !same(now, cell.before.as_ref()) {
            return Finding::Other;
        }
        to_write.push(cell);
    }
    if to_write.is_empty() { Finding::Right } else { Finding::ToWrite(to_write) }
}

fn is_right(item: &WorkItem, current: &PropertySet) -> bool {
    matches!(compare(item, current), Finding::Right)
}
