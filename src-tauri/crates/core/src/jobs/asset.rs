//! One asset: compare, write, and name the outcome.
//!
//! What the asset holds was mostly read with its block, some seconds ago. Where the
//! route has no `If-Match` an edit of somebody else in between cannot be noticed by
//! anyone; that window is bounded by [`WINDOW`]: what was read longer ago is read
//! again before it is written over.

use std::sync::atomic::{AtomicU32, Ordering};
use std::time::Duration;

use tokio::time::Instant;

use super::control::Control;
use super::engine::Run;
use super::pulse::Pulse;
use super::stages::PUT_OFF;
use crate::aem::{self, AssetState, Author, Change, PropertySet, same};
use crate::api::types::{ApiError, Outcome, OutcomeReason};
use crate::store::{PlannedCell, Settled, Theirs, WorkItem};

/// How old what was read may be when the asset is written.
pub(super) const WINDOW: Duration = Duration::from_secs(10);
/// Writes that are tried when AEM fails or the connection breaks, the first included.
const TRIES: u32 = 4;
/// Most assets that are put off: they are kept in memory.
const MOST_PUT_OFF: u32 = 10_000;
/// An author may be several machines, and the one that is read may lag behind
/// the one that was written: after this long it is asked once more.
const SECOND_LOOK: Duration = Duration::from_secs(1);

/// How far an asset was brought.
#[derive(Debug)]
pub(super) enum Step {
    /// It has its outcome.
    Settled(Settled),
    /// AEM says that it was written; to be read back.
    Written,
    /// AEM is at work on it: to be tried again later.
    Later,
    /// The job was stopped before it was sent.
    NotSent,
}

/// One asset being worked on. Kept across pauses, so that a write whose answer
/// was lost is never taken for one that was not sent.
#[derive(Debug)]
pub(super) struct AssetRun<'a> {
    /// For what is sent only while the job may send.
    author: &'a Author,
    /// For reading back what was sent, which is settled even while the job is held.
    settling: &'a Author,
    control: &'a Control,
    pulse: &'a Pulse,
    item: WorkItem,
    /// What was read with its block, and when.
    fresh: Option<(AssetState, Instant)>,
    /// Whether a write may have reached AEM.
    sent: bool,
    attempts: u32,
    /// Writes that AEM failed at, and after how many of them was waited.
    tries: u32,
    waited: u32,
    /// How often it was put off because AEM was at work on it.
    put_off: usize,
    /// How many assets are put off now.
    all_put_off: &'a AtomicU32,
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
    /// `read` is what the asset's block showed just now, if it showed the asset.
    pub(super) fn new(run: &'a Run, item: WorkItem, read: Option<AssetState>) -> Self {
        Self {
            author: &run.author,
            settling: &run.settling,
            control: &run.control,
            pulse: &run.pulse,
            sent: item.was_leased,
            item,
            fresh: read.map(|state| (state, Instant::now())),
            attempts: 0,
            tries: 0,
            waited: 0,
            put_off: 0,
            all_put_off: &run.put_off,
            last_error: None,
            blamed: false,
        }
    }

    /// Which asset.
    pub(super) fn item(&self) -> &WorkItem {
        &self.item
    }

    /// What becomes of the asset when the job stops here.
    pub(super) fn when_stopped(&self) -> Step {
        if !self.sent {
            return Step::NotSent;
        }
        Step::Settled(self.settled(Outcome::Unsure, Some(OutcomeReason::AnswerLost), None))
    }

    /// Brings the asset to its outcome, or to where it has to be read back. May be
    /// called again after an error.
    ///
    /// # Errors
    /// [`Halt`].
    pub(super) async fn write(&mut self) -> Result<Step, Halt> {
        loop {
            if !self.control.may_send().await {
                return Ok(self.when_stopped());
            }
            let fresh = self.fresh.take().filter(|(_, read)| read.elapsed() < WINDOW);
            let (current, read_at) = match fresh {
                Some(fresh) => fresh,
                None => match self.read().await? {
                    Ok(state) => (state, Instant::now()),
                    Err(settled) => return Ok(Step::Settled(settled)),
                },
            };
            let changes = match compare(&self.item, &current.metadata) {
                Finding::ToWrite(cells) => changes(cells),
                Finding::Right => {
                    let outcome = if self.sent { Outcome::Changed } else { Outcome::AlreadyRight };
                    return Ok(Step::Settled(self.settled(outcome, None, None)));
                }
                Finding::Other => return Ok(Step::Settled(self.conflict(&current.metadata))),
            };
            if let Some((reason, error)) = self.last_error.take() {
                let settled = self.settled(Outcome::Failed, Some(reason), Some(&error));
                return Ok(Step::Settled(settled));
            }
            // Only what is really sent once more counts as a try again.
            if self.waited < self.tries {
                self.author.before_retry(self.waited).await;
                self.waited = self.tries;
                self.fresh = Some((current, read_at));
                continue;
            }
            // Waiting for a token may take minutes, in which the user can pause or stop.
            let asked = Instant::now();
            self.author.ready().await?;
            if self.control.is_held() || asked.elapsed() >= WINDOW {
                continue;
            }
            if let Some(step) = self.send(&current, &changes).await? {
                return Ok(step);
            }
        }
    }

    /// The outcome of a written asset that was read back, unless it has to be
    /// looked at once more.
    pub(super) fn judge(&self, current: &PropertySet) -> Option<Settled> {
        match compare(&self.item, current) {
            Finding::Right => Some(self.settled(Outcome::Changed, None, None)),
            Finding::Other => Some(self.conflict(current)),
            Finding::ToWrite(_) => None,
        }
    }

    /// Reads a written asset back by itself.
    ///
    /// # Errors
    /// [`Halt`].
    pub(super) async fn verify(&mut self) -> Result<Settled, Halt> {
        for last in [false, true] {
            let current = match self.read().await? {
                Ok(current) => current,
                Err(settled) => return Ok(settled),
            };
            match self.judge(&current.metadata) {
                Some(settled) => return Ok(settled),
                None if last => break,
                None => tokio::time::sleep(SECOND_LOOK).await,
            }
        }
        Ok(self.settled(Outcome::Failed, Some(OutcomeReason::NotTaken), None))
    }

    /// Reads what the asset holds, or settles it because it cannot be read.
    async fn read(&mut self) -> Result<Result<AssetState, Settled>, Halt> {
        use aem::Error as E;
        let author = if self.sent { self.settling } else { self.author };
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

    /// Sends the changes. `None` means: look at the whole again.
    async fn send(
        &mut self,
        current: &AssetState,
        changes: &[Change],
    ) -> Result<Option<Step>, Halt> {
        let write = match self.author.prepare_write(&self.item.path, current, changes).await {
            Ok(write) => write,
            Err(error) => return self.not_written(error),
        };
        // Noted before the request leaves: it may be dropped while on its way.
        let sent_before = std::mem::replace(&mut self.sent, true);
        self.attempts += 1;
        let Err(error) = self.author.send_write(write).await else {
            self.pulse.answered();
            return Ok(Some(Step::Written));
        };
        self.sent = sent_before || error.may_have_arrived();
        self.not_written(error)
    }

    /// Settles the asset because AEM did not say yes. `None` means: look at the
    /// whole again.
    fn not_written(&mut self, error: aem::Error) -> Result<Option<Step>, Halt> {
        use aem::Error as E;
        let reason = match &error {
            // Being busy is not the asset's fault and costs it no try. The next
            // request waits.
            E::Busy { .. } => {
                self.pulse.refused().map_err(Halt::Environment)?;
                return Ok(None);
            }
            E::Held => return Err(Halt::Held),
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
            // An asset that was just uploaded is processed for a while; a lock of a
            // person (423) goes when they want.
            E::Locked { status: 409, .. }
                if self.put_off < PUT_OFF.len()
                    && self.all_put_off.load(Ordering::Relaxed) < MOST_PUT_OFF =>
            {
                self.pulse.answered();
                self.put_off += 1;
                self.all_put_off.fetch_add(1, Ordering::Relaxed);
                return Ok(Some(Step::Later));
            }
            E::Server { .. } => OutcomeReason::ServerError,
            E::Unexpected { .. } => OutcomeReason::UnexpectedAnswer,
            other => {
                self.pulse.answered();
                let reason = reason_of(other);
                let settled = self.settled(Outcome::Failed, Some(reason), Some(&error));
                return Ok(Some(Step::Settled(settled)));
            }
        };
        self.tries += 1;
        if self.tries >= TRIES {
            self.last_error = Some((reason, error));
        }
        Ok(None)
    }

    fn conflict(&self, current: &PropertySet) -> Settled {
        let theirs: Theirs = self
            .item
            .cells
            .iter()
            .map(|cell| (cell.property.clone(), current.get(&cell.property).cloned()))
            .collect();
        let reason = Some(OutcomeReason::ChangedByOther);
        Settled { theirs: Some(theirs), ..self.settled(Outcome::Conflict, reason, None) }
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
            attempts: self.attempts,
            theirs: None,
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

fn changes(cells: Vec<&PlannedCell>) -> Vec<Change> {
    cells
        .into_iter()
        .map(|cell| Change { property: cell.property.clone(), after: cell.after.clone() })
        .collect()
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
