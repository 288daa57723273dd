//! One asset: compare, write, and name the outcome.
//!
//! What the asset holds was mostly read with its block, some seconds ago. Where the
//! route has no `If-Match` an edit of somebody else in between cannot be noticed by
//! anyone; that [`Window`] is bounded, from the moment the read leaves to the moment the
//! write leaves, waiting for a turn and the computer's sleep included: what was read longer
//! ago is read again before it is written over.

mod blame;
mod made;
mod outcome;
mod read_back;
mod retry;
mod sending;
mod window;
mod writes;

use std::collections::{BTreeMap, BTreeSet};
use std::sync::atomic::Ordering;

use self::retry::Retry;
use self::window::Window;
use self::writes::{Reached, Writes};
use super::compare::{Standing, changes, reason_of};
use super::engine::Run;
use super::error::Error;
use super::stages::DEFERRALS;
use relabel_aem::{AssetState, Change, Refusal};
use relabel_model::{Outcome, OutcomeReason};
use relabel_store::{Made, Settled, WorkItem};

/// Most assets that are deferred: they are kept in memory.
const MOST_DEFERRED: u32 = 10_000;

/// How far an asset was brought.
#[derive(Debug)]
pub(super) enum Step {
    /// It has its outcome.
    Settled(Settled),
    /// It was written, as AEM says, or may have been: to be read back.
    Written,
    /// AEM is at work on it: to be tried again later.
    Later,
    /// The job was stopped before it was sent.
    NotSent,
}

/// What is to be done with an asset.
#[derive(Debug)]
pub(super) enum Decided {
    /// It needs no write, or none now.
    Step(Step),
    /// These changes are sent.
    Send(Vec<Change>),
}

/// One asset being worked on. Kept across pauses, so that a write whose answer
/// was lost is never taken for one that was not sent.
pub(super) struct AssetRun<'a> {
    run: &'a Run,
    item: WorkItem,
    /// How its cells stood when it was looked at last.
    standing: Vec<Standing>,
    /// What AEM had made of them then.
    made: BTreeMap<String, Made>,
    /// What was read with its block.
    fresh: Option<AssetState>,
    /// How old that may be.
    window: Window,
    writes: Writes,
    retry: Retry,
    /// What AEM says that it changed beside what was asked.
    elsewhere: Option<relabel_aem::Error>,
    /// What AEM had stored in another kind or form and was written once more.
    mended: BTreeSet<String>,
    /// How often it was deferred because AEM was at work on it.
    deferred: usize,
}

/// Why an asset has no outcome yet.
#[derive(Debug)]
pub(super) enum Halt {
    /// The job is held, or was until a moment ago.
    Held,
    /// A fact about the environment.
    Environment(Error),
}

impl From<Error> for Halt {
    fn from(error: Error) -> Self {
        Self::Environment(error)
    }
}

impl From<relabel_aem::Error> for Halt {
    fn from(error: relabel_aem::Error) -> Self {
        match error {
            relabel_aem::Error::Held => Self::Held,
            error => Self::Environment(error.into()),
        }
    }
}

impl<'a> AssetRun<'a> {
    /// `read` is what the asset's block showed just now, if it showed the asset.
    pub(super) fn new(run: &'a Run, item: WorkItem, read: Option<AssetState>) -> Self {
        Self {
            run,
            standing: vec![Standing::Open; item.cells.len()],
            made: BTreeMap::new(),
            fresh: read,
            window: Window::default(),
            writes: Writes::of(item.was_leased),
            retry: Retry::None,
            elsewhere: None,
            mended: BTreeSet::new(),
            deferred: 0,
            item,
        }
    }

    /// Which asset.
    pub(super) fn item(&self) -> &WorkItem {
        &self.item
    }

    /// What becomes of the asset when the job stops here: what may have been written is
    /// read back first.
    pub(super) fn when_stopped(&self) -> Step {
        if self.writes.reached == Reached::No { Step::NotSent } else { Step::Written }
    }

    /// Brings the asset to its outcome, or to where it has to be read back. May be
    /// called again after an error.
    ///
    /// # Errors
    /// [`Halt`].
    pub(super) async fn write(&mut self) -> Result<Step, Halt> {
        loop {
            if !self.run.control.may_send().await {
                return Ok(self.when_stopped());
            }
            let current = match self.take_fresh() {
                Some(fresh) => fresh,
                None => match self.read().await? {
                    Ok(state) => state,
                    Err(settled)
                        if settled.reason == Some(OutcomeReason::AnswerLost)
                            && settled.outcome == Outcome::Unsure
                            && self.defer() =>
                    {
                        return Ok(Step::Later);
                    }
                    Err(settled) => return Ok(Step::Settled(settled)),
                },
            };
            let changes = match self.decide(&current) {
                Decided::Step(step) => return Ok(step),
                Decided::Send(changes) => changes,
            };
            // Only what is really sent once more counts as a try again.
            if let Some(nth) = self.retry.wait() {
                self.run.author.before_retry(nth).await;
                self.fresh = Some(current);
                continue;
            }
            // Waiting for a token may take minutes, in which the user can pause or stop.
            self.run.author.ready().await?;
            if self.run.control.is_held() {
                continue;
            }
            if let Some(step) = self.send(&current, changes).await? {
                return Ok(step);
            }
        }
    }

    /// What is to be done with the asset, by what it holds.
    pub(super) fn decide(&mut self, current: &AssetState) -> Decided {
        self.compare(&current.metadata);
        if self.standing.contains(&Standing::Retyped) {
            return Decided::Step(Step::Written);
        }
        let settled = |settled| Decided::Step(Step::Settled(settled));
        let has_open = self.standing.contains(&Standing::Open);
        if self.standing.contains(&Standing::Other) && (!has_open || !self.run.by_field) {
            return settled(self.conflict(&current.metadata));
        }
        if !has_open {
            return settled(self.settled(Outcome::NotSent, None, None));
        }
        if let Some((reason, error)) = self.retry.exhausted() {
            return settled(self.settled(Outcome::Failed, Some(reason), Some(error)));
        }
        // As planning does: since then it may have been checked out or uploaded anew.
        if current.is_processing {
            if self.defer() {
                return Decided::Step(Step::Later);
            }
            let reason = Some(OutcomeReason::StillProcessing);
            return settled(self.settled(Outcome::Failed, reason, None));
        }
        if current.is_checked_out {
            let reason = Some(OutcomeReason::Locked);
            return settled(self.settled(Outcome::Failed, reason, None));
        }
        Decided::Send(changes(&self.item, &self.standing, Standing::Open))
    }

    /// Reads what the asset holds, or settles it because it cannot be read.
    async fn read(&mut self) -> Result<Result<AssetState, Settled>, Halt> {
        use relabel_aem::Error as E;
        let run = self.run;
        let author = if self.writes.reached == Reached::No { &run.author } else { &run.settling };
        let mut read = author.asset_state(&self.item.path).await;
        if let Err(page @ E::NotData { .. }) = &read {
            self.others_get_data(page).await?;
            author.before_retry(0).await;
            read = author.asset_state(&self.item.path).await;
        }
        let error = match read {
            Ok(state) => return Ok(Ok(state)),
            Err(error) => error,
        };
        let reason = match &error {
            E::Held => return Err(Halt::Held),
            E::Http(http) if !http.is_offline() => {
                self.blame_the_asset().await?;
                OutcomeReason::AnswerLost
            }
            E::Http(_)
            | E::SignIn(_)
            | E::SignInRefused
            | E::Closed { .. }
            | E::Unguarded { .. }
            | E::TooBusy { .. }
            | E::Busy { .. } => return Err(error.into()),
            E::NotData { .. } => {
                self.blame_for_pages(&error)?;
                OutcomeReason::UnexpectedAnswer
            }
            E::Server { .. } => {
                self.blame_the_asset().await?;
                OutcomeReason::ServerError
            }
            other => reason_of(other),
        };
        let (outcome, reason) = match (self.writes.reached, &error) {
            (Reached::No, _) => (Outcome::Failed, reason),
            (Reached::Yes, E::Missing) => (Outcome::Unsure, OutcomeReason::GoneAfterwards),
            (Reached::Earlier | Reached::Perhaps, E::Missing) => {
                (Outcome::Unsure, self.gone().await?)
            }
            _ => (Outcome::Unsure, OutcomeReason::AnswerLost),
        };
        Ok(Err(self.settled(outcome, Some(reason), Some(&error))))
    }

    /// Whether AEM was at work on it.
    pub(super) fn is_deferred(&self) -> bool {
        self.deferred > 0
    }

    /// Whether it can wait until everything else was sent.
    fn defer(&mut self) -> bool {
        let has_room = self.deferred < DEFERRALS.len()
            && self.run.deferred.load(Ordering::Relaxed) < MOST_DEFERRED;
        if has_room {
            self.deferred += 1;
            self.run.deferred.fetch_add(1, Ordering::Relaxed);
        }
        has_room
    }

    /// Sends the changes. `None` means: look at the whole again.
    async fn send(
        &mut self,
        current: &AssetState,
        changes: Vec<Change>,
    ) -> Result<Option<Step>, Halt> {
        let sent = changes.clone();
        let write = match self.run.author.prepare_write(&self.item.path, current, changes).await {
            Ok(write) => {
                let deadline = self.deadline(write.typed_by(), current);
                write.not_after(deadline)
            }
            Err(error) => return self.not_written(error).await,
        };
        self.leaves(&sent, write.typed_by());
        let error = match self.run.author.send_write(write).await {
            Err(error) if !matches!(error, relabel_aem::Error::Elsewhere { .. }) => error,
            carried_out => return Ok(Some(self.carried_out(carried_out.err()))),
        };
        self.not_carried_out(&error);
        let is_sent = !matches!(
            error,
            relabel_aem::Error::Held
                | relabel_aem::Error::Late
                | relabel_aem::Error::TooBusy { .. }
        );
        if is_sent && !error.may_have_arrived() {
            self.writes.count_attempt();
        }
        self.not_written(error).await
    }

    /// Settles the asset because AEM did not say yes. `None` means: look at the
    /// whole again.
    async fn not_written(&mut self, error: relabel_aem::Error) -> Result<Option<Step>, Halt> {
        use relabel_aem::Error as E;
        let reason = match &error {
            // Being busy is not the asset's fault and costs it no try. The next
            // request waits.
            E::Busy { .. } => {
                self.run.breaker.refused().map_err(Halt::Environment)?;
                return Ok(None);
            }
            E::Held => return Err(Halt::Held),
            E::Late => return Ok(None),
            E::Http(http) if !http.is_offline() => OutcomeReason::AnswerLost,
            E::Http(_)
            | E::SignIn(_)
            | E::SignInRefused
            | E::Closed { .. }
            | E::Unguarded { .. }
            | E::TooBusy { .. } => return Err(error.into()),
            E::NotData { .. } => {
                if self.retry.fail_with_page().pages == 1 {
                    self.others_get_data(&error).await?;
                } else {
                    self.blame_for_pages(&error)?;
                    self.retry.exhaust(OutcomeReason::UnexpectedAnswer, error);
                }
                return Ok(None);
            }
            // Somebody was quicker, perhaps with another field: what the asset holds
            // now decides whether it is a conflict.
            E::Precondition { .. } => OutcomeReason::Precondition,
            // An asset that was just uploaded is processed for a while; a lock of a
            // person (423) goes when they want.
            E::Locked { status: 409, .. } if self.defer() => {
                self.run.breaker.answered();
                return Ok(Some(Step::Later));
            }
            E::Server { .. } => OutcomeReason::ServerError,
            E::Refused { cause: Refusal::Commit, .. } => OutcomeReason::NotCommitted,
            E::Unexpected { .. } => OutcomeReason::UnexpectedAnswer,
            other => {
                self.run.breaker.answered();
                let reason = reason_of(other);
                let settled = self.settled(Outcome::Failed, Some(reason), Some(&error));
                return Ok(Some(Step::Settled(settled)));
            }
        };
        if self.retry.fail().is_last() {
            if matches!(error, E::Server { .. } | E::Http(_)) {
                self.blame_the_asset().await?;
            }
            self.retry.exhaust(reason, error);
        }
        Ok(None)
    }
}
