//! One asset: compare, write, and name the outcome.
//!
//! What the asset holds was mostly read with its block, some seconds ago. Where the
//! route has no `If-Match` an edit of somebody else in between cannot be noticed by
//! anyone; that window is bounded by [`WINDOW`], from the moment the read leaves to the
//! moment the write leaves, waiting for a turn and the computer's sleep included: what
//! was read longer ago is read again before it is written over. Only where AEM lets so
//! little through that a write waits longer than that for its turn each time, the
//! window is doubled each time.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::atomic::{AtomicU32, Ordering};
use std::time::Duration;

use super::compare::{Standing, changes, compare, reason_of};
use super::control::Control;
use super::engine::Run;
use super::pulse::Pulse;
use super::stages::PUT_OFF;
use crate::aem::{self, AssetState, Author, Change, PropertySet, same};
use crate::api::types::{ApiError, Outcome, OutcomeReason};
use crate::store::{PlannedCell, Settled, Theirs, WorkItem};
use crate::uptime::uptime;

/// How old what was read may be when the write leaves.
pub(super) const WINDOW: Duration = Duration::from_secs(10);
/// Writes that are tried when AEM fails or the connection breaks, the first included.
const TRIES: u32 = 4;
/// Most assets that are put off: they are kept in memory.
const MOST_PUT_OFF: u32 = 10_000;
/// An author may be several machines, and the one that is read may lag behind
/// the one that was written: after this long it is asked once more.
const SECOND_LOOK: Duration = Duration::from_secs(1);
/// How often it is looked again where AEM cannot show what was written.
const LOOKS: u32 = 3;

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
    /// How its cells stood when it was looked at last.
    standing: Vec<Standing>,
    /// What was read with its block.
    fresh: Option<AssetState>,
    /// How old that may be; see [`WINDOW`].
    window: Duration,
    /// Whether a write may have reached AEM.
    sent: bool,
    /// Whether AEM said that it was written.
    acknowledged: bool,
    /// What writes that may have reached AEM set.
    wrote: BTreeSet<String>,
    /// Whether AEM decided on the types of what was written last.
    is_typed_by_aem: bool,
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
    /// Whether fields that nobody else changed are written where somebody else changed
    /// another: an undo brings back what it can.
    by_field: bool,
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

impl<'a> AssetRun<'a> {
    /// `read` is what the asset's block showed just now, if it showed the asset.
    pub(super) fn new(run: &'a Run, item: WorkItem, read: Option<AssetState>) -> Self {
        Self {
            author: &run.author,
            settling: &run.settling,
            control: &run.control,
            pulse: &run.pulse,
            sent: item.was_leased,
            standing: vec![Standing::Open; item.cells.len()],
            item,
            fresh: read,
            window: WINDOW,
            acknowledged: false,
            wrote: BTreeSet::new(),
            is_typed_by_aem: false,
            attempts: 0,
            tries: 0,
            waited: 0,
            put_off: 0,
            all_put_off: &run.put_off,
            last_error: None,
            by_field: run.by_field,
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
        // What AEM said that it was written is proven; reading back is a second proof.
        if self.acknowledged {
            return Step::Settled(self.settled(Outcome::Changed, None, None));
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
            let until = |state: &AssetState| state.read_at.saturating_add(self.window);
            let current = match self.fresh.take().filter(|state| uptime() <= until(state)) {
                Some(fresh) => fresh,
                None => match self.read().await? {
                    Ok(state) => state,
                    Err(settled) if settled.outcome == Outcome::Unsure && self.put_off() => {
                        return Ok(Step::Later);
                    }
                    Err(settled) => return Ok(Step::Settled(settled)),
                },
            };
            self.standing = compare(&self.item, &current.metadata);
            let has_open = self.standing.contains(&Standing::Open);
            if self.standing.contains(&Standing::Other) && (!has_open || !self.by_field) {
                return Ok(Step::Settled(self.conflict(&current.metadata)));
            }
            if !has_open {
                return Ok(Step::Settled(self.settled(Outcome::NotSent, None, None)));
            }
            let changes = changes(&self.item, &self.standing);
            if let Some((reason, error)) = self.last_error.take() {
                let settled = self.settled(Outcome::Failed, Some(reason), Some(&error));
                return Ok(Step::Settled(settled));
            }
            // Only what is really sent once more counts as a try again.
            if self.waited < self.tries {
                self.author.before_retry(self.waited).await;
                self.waited = self.tries;
                self.fresh = Some(current);
                continue;
            }
            // Waiting for a token may take minutes, in which the user can pause or stop.
            self.author.ready().await?;
            if self.control.is_held() {
                continue;
            }
            if let Some(step) = self.send(&current, changes).await? {
                return Ok(step);
            }
        }
    }

    /// The outcome of a written asset that was read back, unless it has to be
    /// looked at once more.
    pub(super) fn judge(&mut self, current: &PropertySet) -> Option<Settled> {
        self.standing = compare(&self.item, current);
        if self.note_retyped(current) {
            return None;
        }
        let has_open = self.standing.contains(&Standing::Open);
        match self.standing.contains(&Standing::Other) {
            true if has_open && self.by_field => None,
            true => Some(self.conflict(current)),
            false if has_open => None,
            false => Some(self.settled(Outcome::NotSent, None, None)),
        }
    }

    /// Whether AEM decided on the types of what was written, and made something else of a
    /// value, such as a date of a text: that is nobody else's change, but not done either.
    fn note_retyped(&mut self, current: &PropertySet) -> bool {
        let mut found = false;
        for (cell, standing) in self.item.cells.iter().zip(&mut self.standing) {
            let values = current.get(&cell.property).zip(cell.after.as_ref());
            if self.is_typed_by_aem
                && self.wrote.contains(&cell.property)
                && values.is_some_and(|(now, after)| now.is_retyped(after))
            {
                *standing = Standing::Open;
                found = true;
            }
        }
        found
    }

    /// Reads a written asset back by itself.
    ///
    /// # Errors
    /// [`Halt`].
    pub(super) async fn verify(&mut self) -> Result<Settled, Halt> {
        let mut not_taken = false;
        for look in 0.. {
            match self.read().await? {
                Ok(current) => match self.judge(&current.metadata) {
                    Some(settled) => return Ok(settled),
                    None if not_taken => break,
                    None => not_taken = true,
                },
                Err(settled) if look >= LOOKS => return Ok(settled),
                // AEM cannot show it just now: what became of it is not given up yet.
                Err(_) => self.settling.before_retry(look).await,
            }
            tokio::time::sleep(SECOND_LOOK).await;
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
            E::Http(http) if !http.is_offline() => {
                self.blame_the_asset().await?;
                OutcomeReason::AnswerLost
            }
            E::Http(_)
            | E::SignIn(_)
            | E::SignInRefused
            | E::ClientNotRegistered { .. }
            | E::NotData { .. }
            | E::TooBusy { .. }
            | E::Busy { .. } => return Err(error.into()),
            E::Server { .. } => {
                self.blame_the_asset().await?;
                OutcomeReason::ServerError
            }
            other => reason_of(other),
        };
        Ok(Err(if self.sent {
            self.settled(Outcome::Unsure, Some(OutcomeReason::AnswerLost), Some(&error))
        } else {
            self.settled(Outcome::Failed, Some(reason), Some(&error))
        }))
    }

    /// Before an asset is given up for what may be AEM's failure or the network's: AEM
    /// is asked for something else. Nothing is counted against the asset when that
    /// fails too.
    ///
    /// # Errors
    /// [`Halt::Environment`] when AEM answers nothing at all.
    async fn blame_the_asset(&mut self) -> Result<(), Halt> {
        let Some(outage) = self.settling.outage().await else { return Ok(()) };
        (self.tries, self.waited) = (0, 0);
        Err(outage.into())
    }

    /// Whether it can wait until everything else was sent.
    fn put_off(&mut self) -> bool {
        let has_room =
            self.put_off < PUT_OFF.len() && self.all_put_off.load(Ordering::Relaxed) < MOST_PUT_OFF;
        if has_room {
            self.put_off += 1;
            self.all_put_off.fetch_add(1, Ordering::Relaxed);
        }
        has_room
    }

    /// Sends the changes. `None` means: look at the whole again.
    async fn send(
        &mut self,
        current: &AssetState,
        changes: Vec<Change>,
    ) -> Result<Option<Step>, Halt> {
        let mut wrote = self.wrote.clone();
        wrote.extend(changes.iter().map(|change| change.property.clone()));
        let write = match self.author.prepare_write(&self.item.path, current, changes).await {
            Ok(write) => write.not_after(current.read_at.saturating_add(self.window)),
            Err(error) => return self.not_written(error).await,
        };
        // Noted before the request leaves: it may be dropped while on its way.
        let sent_before = std::mem::replace(&mut self.sent, true);
        let wrote_before = std::mem::replace(&mut self.wrote, wrote);
        self.is_typed_by_aem = write.is_typed_by_aem();
        self.attempts += 1;
        let Err(error) = self.author.send_write(write).await else {
            self.pulse.answered();
            self.acknowledged = true;
            return Ok(Some(Step::Written));
        };
        if !error.may_have_arrived() {
            (self.sent, self.wrote) = (sent_before, wrote_before);
        }
        if matches!(error, aem::Error::Held | aem::Error::Late | aem::Error::TooBusy { .. }) {
            self.attempts -= 1;
        }
        self.not_written(error).await
    }

    /// Settles the asset because AEM did not say yes. `None` means: look at the
    /// whole again.
    async fn not_written(&mut self, error: aem::Error) -> Result<Option<Step>, Halt> {
        use aem::Error as E;
        let reason = match &error {
            // Being busy is not the asset's fault and costs it no try. The next
            // request waits.
            E::Busy { .. } => {
                self.pulse.refused().map_err(Halt::Environment)?;
                return Ok(None);
            }
            E::Held => return Err(Halt::Held),
            E::Late => {
                self.window *= 2;
                return Ok(None);
            }
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
            E::Locked { status: 409, .. } if self.put_off() => {
                self.pulse.answered();
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
            if matches!(error, E::Server { .. } | E::Http(_)) {
                self.blame_the_asset().await?;
            }
            self.last_error = Some((reason, error));
        }
        Ok(None)
    }

    /// What else was to be written stays as it is: the asset is left alone.
    fn conflict(&self, current: &PropertySet) -> Settled {
        let theirs: Theirs = self
            .item
            .cells
            .iter()
            .map(|cell| (cell.property.clone(), current.get(&cell.property).cloned()))
            .collect();
        let reason = Some(OutcomeReason::ChangedByOther);
        let settled = self.settled(Outcome::NotSent, reason, None);
        let wrote = if self.item.was_leased {
            // What an earlier run of the program wrote is told by what is there.
            let is_ours =
                |cell: &&PlannedCell| same(current.get(&cell.property), cell.after.as_ref());
            self.item.cells.iter().filter(is_ours).map(|cell| cell.property.clone()).collect()
        } else {
            self.wrote.iter().cloned().collect()
        };
        Settled { theirs: Some(theirs), wrote: Some(wrote), ..settled }
    }

    /// The outcomes of its cells, where those that are still to be written end with
    /// `open`.
    fn settled(
        &self,
        open: Outcome,
        reason: Option<OutcomeReason>,
        error: Option<&aem::Error>,
    ) -> Settled {
        let outcome_of = |cell: &PlannedCell, standing: Standing| match standing {
            Standing::Open => open,
            Standing::Other => Outcome::Conflict,
            // What an earlier run of the program may have sent was written by it.
            Standing::Right if self.item.was_leased || self.wrote.contains(&cell.property) => {
                Outcome::Changed
            }
            Standing::Right => Outcome::AlreadyRight,
        };
        let cells: BTreeMap<String, Outcome> = (self.item.cells.iter().zip(&self.standing))
            .map(|(cell, standing)| (cell.property.clone(), outcome_of(cell, *standing)))
            .collect();
        let outcome = Outcome::of_asset(cells.values().chain(&self.item.others).copied());
        Settled {
            row: self.item.row,
            outcome,
            cells,
            reason,
            status: error.and_then(aem::Error::status),
            technical: error.and_then(|error| error.said().map(str::to_owned)),
            attempts: self.attempts,
            theirs: None,
            wrote: self.wrote(outcome),
        }
    }

    /// See [`Settled::wrote`].
    fn wrote(&self, outcome: Outcome) -> Option<Vec<String>> {
        // By an earlier run of the program it may have been all.
        let is_all = self.item.was_leased || self.wrote.len() == self.item.cells.len();
        match outcome {
            // Part of it may be there, if AEM took only a part or takes it yet.
            Outcome::Failed | Outcome::Conflict if is_all && self.sent => {
                Some(self.item.cells.iter().map(|cell| cell.property.clone()).collect())
            }
            _ if is_all || !self.sent => None,
            _ => Some(self.wrote.iter().cloned().collect()),
        }
    }
}
