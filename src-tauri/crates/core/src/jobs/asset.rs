//! One asset: compare, write, read back, and name the outcome.

use std::sync::Arc;
use std::time::Duration;

use super::control::Control;
use crate::aem::{self, AssetState, Author, Change, PropertySet, same};
use crate::api::types::{ApiError, Outcome, OutcomeReason};
use crate::store::{PlannedCell, Settled, WorkItem};

/// Writes that are tried when AEM fails or the connection breaks, the first included.
const TRIES: u32 = 4;
/// An author may be several machines, and the one that is read may lag behind
/// the one that was written: after this long it is asked once more.
const SECOND_LOOK: Duration = Duration::from_secs(1);

/// One asset being worked on. Kept across pauses, so that a write whose answer
/// was lost is never taken for one that was not sent.
#[derive(Debug)]
pub(super) struct AssetRun<'a> {
    /// For what is sent only while the job may send.
    author: Author,
    /// For reading back what was sent, which is settled even while the job is held.
    settling: Author,
    control: &'a Control,
    item: &'a WorkItem,
    /// Whether a write may have reached AEM.
    sent: bool,
    tries: u32,
    /// Set after the last try: the asset fails for this, unless it holds the new
    /// values after all.
    last_error: Option<(OutcomeReason, aem::Error)>,
    /// Whether the environment was blamed for this asset once. The second time it
    /// is the asset's own fault, or it would hold up the job for ever.
    blamed: bool,
}

/// Why an asset has no outcome yet.
#[derive(Debug)]
pub(super) enum Halt {
    /// The job is held, or was until a moment ago.
    Held,
    /// A fact about the environment.
    Environment(ApiError),
}

impl From<aem::Error> for Halt {
    fn from(error: aem::Error) -> Self {
        match error {
            aem::Error::Held => Self::Held,
            error => Self::Environment(error.into()),
        }
    }
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
    pub(super) fn new(author: &Author, control: &'a Control, item: &'a WorkItem) -> Self {
        Self {
            author: author.gated(Arc::new(control.clone())),
            settling: author.patient(),
            control,
            item,
            sent: false,
            tries: 0,
            last_error: None,
            blamed: false,
        }
    }

    /// What becomes of the asset when the job stops here; `None` if it was not sent.
    pub(super) fn when_stopped(&self) -> Option<Settled> {
        self.sent.then(|| self.settled(Outcome::Unsure, Some(OutcomeReason::AnswerLost), None))
    }

    /// Brings the asset to its outcome; `None` when the job was stopped before it
    /// was sent. May be called again after an error.
    ///
    /// # Errors
    /// [`Halt`].
    pub(super) async fn settle(&mut self) -> Result<Option<Settled>, Halt> {
        loop {
            if !self.control.may_send().await {
                return Ok(self.when_stopped());
            }
            let current = match self.read().await? {
                Ok(current) => current,
                Err(settled) => return Ok(Some(settled)),
            };
            let to_write = match compare(self.item, &current.metadata) {
                Finding::ToWrite(cells) => cells,
                Finding::Right => {
                    let outcome = if self.sent { Outcome::Changed } else { Outcome::AlreadyRight };
                    return Ok(Some(self.settled(outcome, None, None)));
                }
                Finding::Other => return Ok(Some(self.conflict())),
            };
            if let Some((reason, error)) = self.last_error.take() {
                return Ok(Some(self.settled(Outcome::Failed, Some(reason), Some(&error))));
            }
            // Waiting for a token may take minutes, in which the user can pause or stop.
            self.author.ready().await?;
            if self.control.is_held() {
                continue;
            }
            if let Some(settled) = self.write(&current, to_write).await? {
                return Ok(Some(settled));
            }
        }
    }

    /// Reads what the asset holds, or settles it because it cannot be read.
    async fn read(&mut self) -> Result<Result<AssetState, Settled>, Halt> {
        use aem::Error as E;
        let author = if self.sent { &self.settling } else { &self.author };
        let error = match author.asset_state(&self.item.path).await {
            Ok(state) => return Ok(Ok(state)),
            Err(error) => error,
        };
        let reason = match &error {
            E::Held => return Err(Halt::Held),
            E::Http(http) if !http.is_offline() && self.blamed => OutcomeReason::AnswerLost,
            E::Http(_)
            | E::SignIn(_)
            | E::SignInRefused
            | E::ClientNotRegistered { .. }
            | E::NotData { .. }
            | E::TooBusy { .. }
            | E::Busy { .. } => {
                self.blamed = true;
                return Err(error.into());
            }
            E::Server { .. } => OutcomeReason::ServerError,
            other => reason_of(other),
        };
        Ok(Err(if self.sent {
            self.settled(Outcome::Unsure, Some(OutcomeReason::AnswerLost), Some(&error))
        } else {
            self.settled(Outcome::Failed, Some(reason), Some(&error))
        }))
    }

    /// Writes and reads back. `None` means: look at the whole again.
    async fn write(
        &mut self,
        current: &AssetState,
        cells: Vec<&PlannedCell>,
    ) -> Result<Option<Settled>, Halt> {
        use aem::Error as E;
        let changes: Vec<Change> = cells
            .into_iter()
            .map(|cell| Change { property: cell.property.clone(), after: cell.after.clone() })
            .collect();
        // Noted before the request leaves: it may be dropped while on its way.
        let sent_before = std::mem::replace(&mut self.sent, true);
        let Err(error) = self.author.write_metadata(&self.item.path, current, &changes).await
        else {
            return self.verify().await.map(Some);
        };
        self.sent = sent_before || error.may_have_arrived();
        let reason = match &error {
            // Not the asset's fault, and costs it no try. The next request waits.
            E::Busy { .. } | E::Held => return Ok(None),
            E::Http(http) if !http.is_offline() => OutcomeReason::AnswerLost,
            E::Http(_)
            | E::SignIn(_)
            | E::SignInRefused
            | E::ClientNotRegistered { .. }
            | E::TooBusy { .. }
            | E::NotData { .. } => return Err(error.into()),
            // Somebody was quicker, perhaps with another field: what the asset holds
            // now decides whether it is a conflict.
            E::Precondition { .. } => OutcomeReason::Precondition,
            E::Server { .. } => OutcomeReason::ServerError,
            E::Unexpected { .. } => OutcomeReason::UnexpectedAnswer,
            other => {
                let reason = reason_of(other);
                return Ok(Some(self.settled(Outcome::Failed, Some(reason), Some(&error))));
            }
        };
        self.tries += 1;
        if self.tries < TRIES {
            self.author.before_retry(self.tries - 1).await;
        } else {
            self.last_error = Some((reason, error));
        }
        Ok(None)
    }

    /// Reads back after AEM said yes.
    async fn verify(&mut self) -> Result<Settled, Halt> {
        for last in [false, true] {
            let current = match self.read().await? {
                Ok(current) => current,
                Err(settled) => return Ok(settled),
            };
            match compare(self.item, &current.metadata) {
                Finding::Right => return Ok(self.settled(Outcome::Changed, None, None)),
                Finding::Other => return Ok(self.conflict()),
                Finding::ToWrite(_) if last => break,
                Finding::ToWrite(_) => tokio::time::sleep(SECOND_LOOK).await,
            }
        }
        Ok(self.settled(Outcome::Failed, Some(OutcomeReason::NotTaken), None))
    }

    fn conflict(&self) -> Settled {
        self.settled(Outcome::Conflict, Some(OutcomeReason::ChangedByOther), None)
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

/// The reason an error stands for, when it is about the asset.
fn reason_of(error: &aem::Error) -> OutcomeReason {
    use aem::Error as E;
    match error {
        E::Missing => OutcomeReason::AssetMissing,
        E::Forbidden { .. } | E::ClientNotRegistered { .. } => OutcomeReason::NotPermitted,
        E::Locked { .. } => OutcomeReason::Locked,
        E::Rejected { .. } => OutcomeReason::ValueRejected,
        E::Precondition { .. } => OutcomeReason::Precondition,
        E::Server { .. } => OutcomeReason::ServerError,
        E::Unexpected { .. }
        | E::Path
        | E::SignIn(_)
        | E::Http(_)
        | E::SignInRefused
        | E::NotData { .. }
        | E::TooBusy { .. }
        | E::Held
        | E::Busy { .. } => OutcomeReason::UnexpectedAnswer,
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
