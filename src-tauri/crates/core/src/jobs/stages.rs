//! The stages an asset passes: leased and read with its block, written, read back.
//!
//! ```text
//! lease a block -> read it in bulk -> write -> read back in bulk -> journal
//! ```
//!
//! All stages work at the same time, so that AEM is never waited for in vain: while
//! one block is written the next is read and the one before is proven. That makes a
//! little over one request of a change instead of three. A block takes about
//! [`BLOCK_SECONDS`] at the speed the job has, so that what was read is seconds old
//! when it is written over, at two assets a second as at a thousand.

use std::sync::atomic::Ordering;
use std::time::Duration;

use futures::stream::FuturesUnordered;
use futures::{FutureExt as _, StreamExt as _, stream};
use tokio::sync::mpsc::{Receiver, Sender, UnboundedReceiver, UnboundedSender};
use tokio::time::Instant;

use super::asset::{AssetRun, Step};
use super::blocks::Onwards;
use super::engine::{GRACE, LAST_LOOK, Run};
use super::error::{Error, blocking};
use relabel_aem::{AssetRef, AssetState};
use relabel_store::{Settled, WorkItem, fail_point};

/// A block takes about so long.
const BLOCK_SECONDS: f64 = 2.0;
/// ... and so long where nothing but its age tells that what was read is still true.
const BLOCK_SECONDS_UNGUARDED: f64 = 0.5;
/// Assets of the first block, while the speed is not known.
const FIRST_BLOCK: u32 = 32;
/// Fewer are not worth a query.
const SMALLEST_BLOCK: u32 = 16;
/// More would be more to read back after a crash; two pages of a search hold it.
pub(super) const LARGEST_BLOCK: u32 = 960;
/// Larger blocks only at a speed that was seen.
const LARGEST_UNSEEN: u32 = 256;
/// How long assets that AEM is at work on are left alone, after everything else was
/// sent: an upload is processed for seconds, a film for longer.
pub(super) const DEFERRALS: [Duration; 2] = [Duration::from_secs(5), Duration::from_secs(30)];
/// Written assets are read back when there are so many, which one page holds, ...
const PROOF: usize = 480;
/// ... or when one has waited for so long.
const PROOF_AFTER: Duration = Duration::from_secs(2);
/// So often assets that another machine of the author may show late are read back together.
const LOOKS: u32 = 5;
/// Batches that are read back at the same time.
const PROOFS_IN_FLIGHT: usize = 3;

impl Run {
    /// Leases and reads block after block, just ahead of the writing. Returns from which
    /// row on nothing was handed over.
    pub(super) async fn read_ahead<'a>(
        &'a self,
        mut from: u32,
        ready: UnboundedSender<AssetRun<'a>>,
    ) -> u32 {
        let mut size = FIRST_BLOCK / 2;
        while self.control.may_send().await {
            size = self.next_size(size);
            // At full speed a whole block is written while the next is leased and read.
            self.wait_for_room(if size < LARGEST_BLOCK { size / 2 } else { size }).await;
            let items = self.keep_trying(None, self, |run| run.lease(from, size).boxed()).await;
            let Some(items) = items else { break };
            fail_point("after_lease");
            let Some(last) = items.last() else { break };
            let next = last.row + 1;
            let Some(states) = self.read(&items).await else { break };
            from = next;
            for (item, state) in items.into_iter().zip(states) {
                self.hand_over(AssetRun::new(self, item, state), &ready);
            }
        }
        from
    }

    /// Hands over, to be read back, what an earlier run of the program may have sent from a
    /// row on: the job was stopped before it came to them.
    pub(super) async fn look_back<'a>(&'a self, mut from: u32, written: Sender<AssetRun<'a>>) {
        while from < self.inherited {
            let items = match self.lease(from, LARGEST_BLOCK).await {
                Ok(items) => items,
                Err(error) => {
                    // They are told as unsure.
                    tracing::warn!(%error, "what was on its way could not be looked up");
                    return;
                }
            };
            let Some(last) = items.last() else { return };
            from = last.row + 1;
            for item in items.into_iter().filter(|item| item.was_leased) {
                let _ = written.send(AssetRun::new(self, item, None)).await;
            }
        }
    }

    /// Hands an asset over to be written.
    pub(super) fn hand_over<'a>(&self, asset: AssetRun<'a>, ready: &UnboundedSender<AssetRun<'a>>) {
        self.waiting.send_modify(|waiting| *waiting += 1);
        // Whoever writes lives as long as this does.
        let _ = ready.send(asset);
    }

    fn next_size(&self, size: u32) -> u32 {
        let (.., speed, _) = self.progress().read();
        let is_guarded = self.author.types_by_schema();
        let seconds = if is_guarded { BLOCK_SECONDS } else { BLOCK_SECONDS_UNGUARDED };
        if speed <= 0.0 {
            return (size * 2).min(LARGEST_UNSEEN);
        }
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "positive and saturating"
        )]
        let wanted = (speed * seconds) as u32;
        let smallest = u32::try_from(self.block_size()).unwrap_or(1).max(SMALLEST_BLOCK);
        wanted.clamp(smallest, LARGEST_BLOCK)
    }

    /// Returns when no more than `most` assets wait to be written, or at stop.
    async fn wait_for_room(&self, most: u32) {
        let mut waiting = self.waiting.subscribe();
        tokio::select! {
            _ = waiting.wait_for(|waiting| *waiting <= most) => {}
            () = self.control.stopped() => {}
        }
    }

    pub(super) async fn lease(&self, from: u32, size: u32) -> Result<Vec<WorkItem>, Error> {
        let (store, job, plan, inherited) =
            (std::sync::Arc::clone(&self.store), self.job, self.plan, self.inherited);
        let lowest_open = self.open().first().copied();
        let items = blocking(move || {
            let items = store.work(plan, job, from, size, inherited)?;
            if let (Some(first), Some(last)) = (items.first(), items.last()) {
                let settled_below = lowest_open.map_or(first.row, |open| open.min(first.row));
                store.lease(job, settled_below, last.row + 1)?;
            }
            Ok::<_, relabel_store::Error>(items)
        })
        .await?;
        self.open().extend(items.iter().map(|item| item.row));
        Ok(items)
    }

    /// What a block holds now; `None` when the job was stopped.
    async fn read(&self, items: &[WorkItem]) -> Option<Vec<Option<AssetState>>> {
        let wanted: Vec<AssetRef<'_>> =
            items.iter().map(|item| AssetRef { row: item.row, path: &item.path }).collect();
        let read = (&self.ahead, &wanted);
        self.keep_trying(Some(Duration::ZERO), read, |(ahead, wanted)| ahead.read(wanted).boxed())
            .await
    }

    /// Writes what was read, several assets at a time.
    pub(super) async fn write_all<'a>(
        &'a self,
        mut ready: UnboundedReceiver<AssetRun<'a>>,
        written: Sender<AssetRun<'a>>,
        settled: Sender<Settled>,
    ) {
        let to = Onwards { written: &written, settled: &settled };
        let mut writing = FuturesUnordered::new();
        let mut is_all = false;
        let mut later = Vec::new();
        loop {
            let has_room = writing.len() < self.writes_at_once();
            tokio::select! {
                asset = ready.recv(), if has_room && !is_all => match asset {
                    Some(asset) => {
                        let mut some = vec![asset];
                        let size = self.block_size();
                        some.extend(std::iter::from_fn(|| ready.try_recv().ok()).take(size - 1));
                        let taken = u32::try_from(some.len()).unwrap_or(0);
                        self.waiting.send_modify(|waiting| *waiting -= taken);
                        later.extend(some.extract_if(.., |asset| asset.is_deferred()));
                        if !some.is_empty() {
                            writing.push(self.write_some(some, to));
                        }
                    }
                    None => is_all = true,
                },
                Some(deferred) = writing.next() => later.extend(deferred),
                else => break,
            }
        }
        for wait in DEFERRALS {
            if later.is_empty() {
                return;
            }
            tokio::select! {
                () = tokio::time::sleep(wait) => {}
                () = self.control.stopped() => {}
            }
            self.deferred.store(0, Ordering::Relaxed);
            let mut again = std::mem::take(&mut later).into_iter();
            loop {
                let room = self.writes_at_once().saturating_sub(writing.len());
                for asset in again.by_ref().take(room) {
                    writing.push(self.write_some(vec![asset], to));
                }
                match writing.next().await {
                    Some(deferred) => later.extend(deferred),
                    None => break,
                }
            }
        }
    }

    pub(super) async fn write(&self, asset: &mut AssetRun<'_>) -> Step {
        let step = self.keep_trying(Some(GRACE), &mut *asset, |asset| asset.write().boxed()).await;
        step.unwrap_or_else(|| asset.when_stopped())
    }

    /// Reads back what was written, or may have been.
    pub(super) async fn verify_all<'a>(
        &'a self,
        written: Receiver<AssetRun<'a>>,
        settled: Sender<Settled>,
    ) {
        let batches = stream::unfold(written, |mut written| async move {
            let batch = self.collect(&mut written).await;
            (!batch.is_empty()).then_some((batch, written))
        });
        batches
            .for_each_concurrent(PROOFS_IN_FLIGHT, |batch| self.prove(batch, settled.clone()))
            .await;
    }

    async fn collect<'a>(&'a self, written: &mut Receiver<AssetRun<'a>>) -> Vec<AssetRun<'a>> {
        let mut batch = Vec::new();
        batch.extend(written.recv().await);
        let until = Instant::now() + PROOF_AFTER;
        while batch.len() < PROOF && !batch.is_empty() {
            tokio::select! {
                asset = written.recv() => match asset {
                    Some(asset) => batch.push(asset),
                    None => break,
                },
                () = tokio::time::sleep_until(until) => break,
                () = self.control.stopped() => {
                    // Nothing new is sent now: what is here is proven at once.
                    while let Ok(asset) = written.try_recv() {
                        batch.push(asset);
                    }
                    break;
                }
            }
        }
        batch
    }

    /// What a batch holds now, in its order; nothing of any where that could not be told.
    async fn read_back(&self, batch: &mut [AssetRun<'_>]) -> Vec<Option<AssetState>> {
        batch.sort_by_key(|asset| asset.item().row);
        let wanted: Vec<AssetRef<'_>> = batch
            .iter()
            .map(|asset| AssetRef { row: asset.item().row, path: &asset.item().path })
            .collect();
        let nothing = || std::iter::repeat_with(|| None).take(wanted.len()).collect();
        let read = (&self.behind, &wanted);
        let states = self
            .keep_trying(Some(LAST_LOOK), read, |(behind, wanted)| behind.read(wanted).boxed())
            .await;
        states.unwrap_or_else(nothing)
    }

    async fn prove<'a>(&'a self, mut batch: Vec<AssetRun<'a>>, settled: Sender<Settled>) {
        let began = Instant::now();
        let doubtful = loop {
            let states = self.read_back(&mut batch).await;
            let (mut doubtful, mut is_late) = (Vec::new(), false);
            for (mut asset, state) in batch.into_iter().zip(states) {
                let is_shown = state.is_some();
                match state.and_then(|state| asset.judge(&state.metadata)) {
                    Some(outcome) => self.hand_in(&settled, outcome, &asset.item().path).await,
                    None => {
                        is_late |= is_shown && asset.may_show_late();
                        doubtful.push(asset);
                    }
                }
            }
            let lag = self.author.lag();
            if !is_late || began.elapsed() >= lag || self.control.is_stopped() {
                break doubtful;
            }
            batch = doubtful;
            tokio::time::sleep(lag / LOOKS).await;
        };
        stream::iter(doubtful)
            .for_each_concurrent(self.settling.assets_at_once(), |asset| {
                let settled = &settled;
                async move {
                    let path = asset.item().path.clone();
                    let outcome = self.verify(asset).await;
                    self.hand_in(settled, outcome, &path).await;
                }
            })
            .await;
    }

    pub(super) async fn hand_in(&self, settled: &Sender<Settled>, outcome: Settled, path: &str) {
        self.watch_refusals(&outcome, path);
        // The journal ends after all who send to it.
        let _ = settled.send(outcome).await;
    }

    async fn verify(&self, mut asset: AssetRun<'_>) -> Settled {
        let settled =
            self.keep_trying(Some(LAST_LOOK), &mut asset, |asset| asset.verify().boxed()).await;
        settled.unwrap_or_else(|| asset.unread())
    }
}
