//! Reading back what was written, or may have been.

use std::time::Duration;

use tokio::time::Instant;

use super::writes::Reached;
use super::{AssetRun, Halt};
use crate::jobs::compare::Standing;
use relabel_model::{Outcome, OutcomeReason, PropertySet};
use relabel_store::Settled;

/// An author may be several machines, and the one that is read may lag behind
/// the one that was written: after this long it is asked once more.
const SECOND_LOOK: Duration = Duration::from_secs(1);
/// How often it is looked again where AEM cannot show what was written.
const LOOKS: u32 = 3;

impl AssetRun<'_> {
    /// The outcome of an asset that was read back, unless it has to be looked at once
    /// more.
    pub(in crate::jobs) fn judge(&mut self, current: &PropertySet) -> Option<Settled> {
        self.compare(current);
        if self.standing.contains(&Standing::Retyped) {
            return None;
        }
        let has_open = self.standing.contains(&Standing::Open);
        // What an earlier run of the program may have sent is read back once the job stops.
        let is_missing = has_open && self.writes.reached != Reached::Earlier;
        match self.standing.contains(&Standing::Other) {
            true if is_missing && self.run.by_field => None,
            true => Some(self.conflict(current)),
            false if is_missing => None,
            false => {
                let reason = has_open.then_some(OutcomeReason::Stopped);
                Some(self.settled(Outcome::NotSent, reason, None))
            }
        }
    }

    /// Whether another machine of the author may show what it does not show yet.
    pub(in crate::jobs) fn may_show_late(&self) -> bool {
        !self.standing.contains(&Standing::Retyped)
    }

    /// Reads a written asset back by itself.
    ///
    /// # Errors
    /// [`Halt`].
    pub(in crate::jobs) async fn verify(&mut self) -> Result<Settled, Halt> {
        let mut not_taken = false;
        let mut began = Instant::now();
        for look in 0.. {
            match self.read().await? {
                Ok(current) => match self.judge(&current.metadata) {
                    Some(settled) => return Ok(settled),
                    None if !not_taken => not_taken = true,
                    // Another machine of the author may show it later.
                    None if self.may_show_late() && began.elapsed() < self.run.author.lag() => {}
                    None if self.mended.is_empty()
                        && self.standing.contains(&Standing::Retyped) =>
                    {
                        self.mend(&current).await?;
                        // What was written anew may show late as well.
                        (not_taken, began) = (false, Instant::now());
                        continue;
                    }
                    None => break,
                },
                // What is gone is only asked for once more.
                Err(settled) if look > 0 && settled.reason != Some(OutcomeReason::AnswerLost) => {
                    return Ok(settled);
                }
                Err(settled) if look >= LOOKS => return Ok(settled),
                // AEM cannot show it just now: what became of it is not given up yet.
                Err(_) => self.run.settling.before_retry(look).await,
            }
            tokio::time::sleep(SECOND_LOOK).await;
        }
        let is_written =
            self.writes.reached == Reached::Yes || self.standing.contains(&Standing::Retyped);
        Ok(if is_written {
            self.settled(Outcome::Failed, Some(OutcomeReason::NotTaken), None)
        } else {
            // It may still arrive.
            self.settled(Outcome::Unsure, Some(OutcomeReason::AnswerLost), None)
        })
    }

    /// What is told of it where there is no time to read it back.
    pub(in crate::jobs) fn unread(&self) -> Settled {
        // What AEM said that it was written is proven; reading back is a second proof.
        if self.writes.reached == Reached::Yes {
            let is_retyped = self.standing.contains(&Standing::Retyped);
            let reason = is_retyped.then_some(OutcomeReason::NotTaken);
            return self.settled(Outcome::Changed, reason, None);
        }
        self.settled(Outcome::Unsure, Some(OutcomeReason::AnswerLost), None)
    }

    /// What is told of an asset that is gone and may have been written. Where that came
    /// later, Sling made a folder in its place: whose it is nobody knows, so it stays.
    ///
    /// # Errors
    /// [`Halt`].
    pub(super) async fn gone(&self) -> Result<OutcomeReason, Halt> {
        match self.run.settling.has_folder_in_place(&self.item.path).await {
            Ok(false) => Ok(OutcomeReason::GoneMeanwhile),
            Err(error) if error.is_about_environment() => Err(error.into()),
            Ok(true) | Err(_) => Ok(OutcomeReason::FolderLeft),
        }
    }
}
