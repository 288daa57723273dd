//! The first asset of a job, tried alone: an account that may not write is refused once or
//! twice, and not as often as fits on the way at the same time.
//!
//! One refusal may be about the one asset or its folder. So another one is tried, in
//! another folder where there is one, before the job is held.

use std::sync::Arc;
use std::time::Duration;

use futures::FutureExt as _;
use tokio::sync::mpsc::{Sender, UnboundedSender};

use super::asset::{AssetRun, Step};
use super::engine::{Run, is_of_client};
use super::error::{Error, Refused, blocking};
use super::refusals::folder_of;
use relabel_model::{Outcome, OutcomeReason};
use relabel_store::{Settled, WorkItem};

/// So many assets at most are tried alone that turn out not to be sent, such as those that
/// hold the new values already: each is read by itself.
const MOST_UNSENT: u32 = 32;

/// How soon it is looked again whether an outcome was written down.
const LOOK_AGAIN: Duration = Duration::from_millis(20);

/// What an asset that was tried alone tells about the right to write.
enum Verdict {
    /// It was not sent.
    Nothing,
    /// The account may write.
    Allowed,
    /// It may not write this one.
    Refused(Settled),
}

impl Run {
    /// Tries the first asset from a row on, and holds the job where it may not write.
    /// Returns from which row on the others are. What an earlier run of the program sent
    /// `early` comes before.
    pub(super) async fn try_first<'a>(
        &'a self,
        mut from: u32,
        early: Vec<WorkItem>,
        ready: &UnboundedSender<AssetRun<'a>>,
        written: Sender<AssetRun<'a>>,
        settled: Sender<Settled>,
    ) -> u32 {
        let mut early = early.into_iter();
        let mut refused: Option<(Settled, String)> = None;
        for _ in 0..MOST_UNSENT {
            if !self.control.may_send().await {
                break;
            }
            let next = match (early.next(), &refused) {
                (Some(item), _) => Some(item),
                (None, None) => {
                    let items =
                        self.keep_trying(None, self, |run| run.lease(from, 1).boxed()).await;
                    let first = items.and_then(|items| items.into_iter().next());
                    first.inspect(|item| from = item.row + 1)
                }
                (None, Some((_, folder))) => {
                    let there = (self, folder.clone());
                    let item = self.keep_trying(None, there, |(run, folder)| {
                        run.lease_early(from, folder.clone()).boxed()
                    });
                    item.await.flatten()
                }
            };
            let Some(item) = next else { break };
            let folder = folder_of(&item.path).to_owned();
            match (self.try_alone(item, ready, &written, &settled).await, &refused) {
                (Verdict::Nothing, _) => {}
                (Verdict::Allowed, _) => break,
                (Verdict::Refused(first), None) => refused = Some((first, folder)),
                (Verdict::Refused(second), Some((first, folder))) => {
                    self.wait_for_journal(second.row).await;
                    let who = match is_of_client(first) && is_of_client(&second) {
                        true => Refused::Client,
                        false => Refused::Account,
                    };
                    self.hold_for_right(first, folder, who);
                    break;
                }
            }
        }
        for item in early {
            self.hand_over(AssetRun::new(self, item, None), ready);
        }
        from
    }

    /// Waits until an asset has its outcome in the journal: whoever looks at the held job
    /// is told of it.
    async fn wait_for_journal(&self, row: u32) {
        while self.open().contains(&row) && self.control.may_send().await {
            tokio::time::sleep(LOOK_AGAIN).await;
        }
    }

    async fn lease_early(&self, from: u32, folder: String) -> Result<Option<WorkItem>, Error> {
        let (store, job, plan) = (Arc::clone(&self.store), self.job, self.plan);
        let item = blocking(move || store.lease_early(job, plan, from, &folder)).await?;
        self.open().extend(item.iter().map(|item| item.row));
        Ok(item)
    }

    async fn try_alone<'a>(
        &'a self,
        item: WorkItem,
        ready: &UnboundedSender<AssetRun<'a>>,
        written: &Sender<AssetRun<'a>>,
        settled: &Sender<Settled>,
    ) -> Verdict {
        let mut asset = AssetRun::new(self, item, None);
        match self.write(&mut asset).await {
            Step::Written => {
                let _ = written.send(asset).await;
                Verdict::Allowed
            }
            Step::Later => {
                self.hand_over(asset, ready);
                Verdict::Allowed
            }
            Step::Settled(outcome) => {
                let is_refused = outcome.reason.is_some_and(OutcomeReason::is_refusal);
                let verdict = match is_refused {
                    true => Verdict::Refused(outcome.clone()),
                    // What an earlier run of the program wrote tells as much.
                    false if outcome.attempts == 0 && outcome.outcome != Outcome::Changed => {
                        Verdict::Nothing
                    }
                    false => Verdict::Allowed,
                };
                self.hand_in(settled, outcome, &asset.item().path).await;
                verdict
            }
            Step::NotSent => {
                let (store, job, row) = (Arc::clone(&self.store), self.job, asset.item().row);
                if let Err(error) = blocking(move || store.give_back(job, row)).await {
                    tracing::warn!(%error, "an asset that was not sent is told as unsure");
                }
                Verdict::Nothing
            }
        }
    }
}
