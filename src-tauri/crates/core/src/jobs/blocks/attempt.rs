//! One attempt to write assets together.

use std::time::Duration;

use futures::{FutureExt as _, StreamExt as _, stream};
use tokio::time::Instant;

use super::{Aside, Onwards, Tried};
use crate::jobs::asset::{AssetRun, Decided, Halt};
use crate::jobs::control::Epoch;
use crate::jobs::engine::{GRACE, Run};
use relabel_aem::{
    self, AssetRef, AssetState, Refusal, TypedBy,
    block::{Part, WrittenBlock, how_many_fit},
};

/// So often it is looked whether a block is stored of which no answer came.
const LOOKS: u32 = 5;

/// What follows from a block that AEM did not carry out.
enum After {
    /// It is sent again.
    Again,
    Refused,
    /// It may be stored. What another machine of the author stored may show late; what was
    /// answered was answered by this one.
    Unknown {
        may_show_late: bool,
    },
}

/// An asset that is about to be written with others.
struct Ready<'a> {
    asset: AssetRun<'a>,
    current: AssetState,
}

impl<'a> Ready<'a> {
    /// The asset with what was read of it, as long as that is new enough.
    fn back(self) -> AssetRun<'a> {
        let Self { mut asset, current } = self;
        asset.show(Some(current));
        asset
    }
}

impl Run {
    /// Sends assets as one commit, or as several where they are too many for one. A single
    /// one is sent so only in the search for one that AEM refuses.
    pub(super) async fn try_together<'a>(
        &'a self,
        mut assets: Vec<AssetRun<'a>>,
        is_search: bool,
        aside: &mut Aside<'a>,
        to: Onwards<'_, 'a>,
    ) -> Tried<'a> {
        let mut all_sent = true;
        while !assets.is_empty() {
            if !self.control.may_send().await || !self.author.writes_blocks() {
                aside.alone.append(&mut assets);
                return Tried::Done { all_sent: false };
            }
            let epoch = self.control.epoch();
            if let Err(halt) = self.look_again(&mut assets).await {
                self.halted(epoch, halt);
                continue;
            }
            let count = assets.len();
            let (mut ready, mut parts) =
                self.sorted_out(std::mem::take(&mut assets), aside, to).await;
            let fit = how_many_fit(&parts).min(ready.len());
            // What has no room goes with the next.
            assets.extend(ready.drain(fit..).map(Ready::back));
            parts.truncate(fit);
            all_sent &= fit + assets.len() == count;
            if fit < if is_search { 1 } else { 2 } {
                all_sent &= fit == 0;
                aside.alone.extend(ready.into_iter().map(Ready::back));
                continue;
            }
            // Waiting for a token may take minutes, in which the user can pause or stop.
            if let Err(error) = self.author.ready().await {
                assets.extend(ready.into_iter().map(Ready::back));
                self.halted(epoch, error.into());
                continue;
            }
            let deadline =
                ready.iter().map(|it| it.asset.deadline(TypedBy::Form, &it.current)).min();
            for (it, part) in ready.iter_mut().zip(&parts) {
                it.asset.leaves(&part.changes, TypedBy::Form);
            }
            let answer = tokio::select! {
                answer = self.author.write_block(&parts, deadline.unwrap_or(Duration::MAX)) => answer,
                () = self.out_of_grace(GRACE) => {
                    aside.alone.append(&mut assets);
                    aside.alone.extend(ready.into_iter().map(|it| it.asset));
                    return Tried::Done { all_sent: false };
                }
            };
            match answer {
                Ok(WrittenBlock { parts, took }) => {
                    self.blocks.answered(ready.len(), took);
                    let mut untold = Vec::new();
                    for (Ready { mut asset, .. }, result) in ready.into_iter().zip(parts) {
                        if let Err(error @ relabel_aem::Error::Unexpected { .. }) = result {
                            asset.not_carried_out(&error);
                            untold.push(asset);
                        } else {
                            self.arrived(asset, result, aside, to).await;
                        }
                    }
                    // Something on the way cut the form.
                    if !untold.is_empty() {
                        untold.append(&mut assets);
                        return Tried::Unknown { assets: untold, may_show_late: true };
                    }
                }
                Err(error) => {
                    let after = self.after(epoch, &error).await;
                    // Of an answer that may not be AEM's own what is stored tells.
                    if !matches!(after, After::Unknown { may_show_late: false }) {
                        ready.iter_mut().for_each(|it| it.asset.not_carried_out(&error));
                    }
                    // What waits is read anew: it may be changed by the time it leaves.
                    assets.splice(
                        0..0,
                        ready.into_iter().map(|it| match after {
                            After::Refused => it.back(),
                            After::Again | After::Unknown { .. } => it.asset,
                        }),
                    );
                    match after {
                        // A delivery network gives up on what AEM may still carry out.
                        After::Again if error.may_have_arrived() => {
                            assets = self.not_stored(assets, true, aside, to).await;
                        }
                        After::Again => {}
                        After::Refused => return Tried::Refused(assets, error),
                        After::Unknown { may_show_late } => {
                            return Tried::Unknown { assets, may_show_late };
                        }
                    }
                }
            }
        }
        Tried::Done { all_sent }
    }

    /// Those that can be sent now. Others are handed on, or go aside.
    async fn sorted_out<'a>(
        &'a self,
        assets: Vec<AssetRun<'a>>,
        aside: &mut Aside<'a>,
        to: Onwards<'_, 'a>,
    ) -> (Vec<Ready<'a>>, Vec<Part>) {
        let (mut ready, mut parts) = (Vec::new(), Vec::new());
        for mut asset in assets {
            let Some(current) = asset.take_fresh() else {
                aside.alone.push(asset);
                continue;
            };
            match asset.decide(&current) {
                Decided::Step(step) => aside.deferred.extend(self.hand_on(step, asset, to).await),
                Decided::Send(_) if asset.has_failed() => aside.alone.push(asset),
                Decided::Send(changes) => {
                    let path = asset.item().path.clone();
                    parts.push(Part { path, stored: current.metadata.clone(), changes });
                    ready.push(Ready { asset, current });
                }
            }
        }
        (ready, parts)
    }

    /// Reads assets that may be stored, for as long as another machine of the author may show
    /// that late, and hands on those that are. All of a block are or none, so what it gives
    /// back is not.
    pub(super) async fn not_stored<'a>(
        &'a self,
        mut assets: Vec<AssetRun<'a>>,
        may_show_late: bool,
        aside: &mut Aside<'a>,
        to: Onwards<'_, 'a>,
    ) -> Vec<AssetRun<'a>> {
        let began = Instant::now();
        let lag = if may_show_late { self.author.lag() } else { Duration::ZERO };
        loop {
            assets.iter_mut().for_each(|asset| asset.show(None));
            let looked = self
                .keep_trying(None, (self, &mut assets), |(run, assets)| {
                    run.look_again(assets).boxed()
                })
                .await;
            if looked.is_none() {
                aside.alone.append(&mut assets);
                return assets;
            }
            for mut asset in std::mem::take(&mut assets) {
                let Some(current) = asset.take_fresh() else {
                    aside.alone.push(asset);
                    continue;
                };
                match asset.decide(&current) {
                    Decided::Step(step) => {
                        aside.deferred.extend(self.hand_on(step, asset, to).await);
                    }
                    Decided::Send(_) => {
                        asset.show(Some(current));
                        assets.push(asset);
                    }
                }
            }
            if assets.is_empty() || began.elapsed() >= lag {
                if !may_show_late {
                    assets.iter_mut().for_each(AssetRun::is_not_stored);
                }
                return assets;
            }
            tokio::select! {
                () = tokio::time::sleep(lag / LOOKS) => {}
                () = self.control.stopped() => {}
            }
        }
    }

    /// Reads those assets of which nothing is known that is new enough: together where AEM
    /// lets the account search, otherwise each by itself. One that cannot be read now is
    /// looked at alone.
    async fn look_again(&self, assets: &mut [AssetRun<'_>]) -> Result<(), Halt> {
        let mut stale: Vec<&mut AssetRun<'_>> =
            assets.iter_mut().filter(|asset| !asset.is_fresh()).collect();
        if stale.is_empty() {
            return Ok(());
        }
        stale.sort_by_key(|asset| asset.item().row);
        let states = {
            let wanted: Vec<AssetRef<'_>> = stale
                .iter()
                .map(|asset| AssetRef { row: asset.item().row, path: &asset.item().path })
                .collect();
            tokio::select! {
                states = self.ahead.read(&wanted) => states?,
                () = self.control.stopped() => return Err(Halt::Held),
            }
        };
        let unseen: Vec<(usize, String)> = (stale.iter().zip(&states).enumerate())
            .filter(|(_, (_, state))| state.is_none())
            .map(|(at, (asset, _))| (at, asset.item().path.clone()))
            .collect();
        for (asset, state) in stale.iter_mut().zip(states) {
            asset.show(state);
        }
        let reads = stream::iter(unseen).map(|(at, path)| {
            let author = self.author.clone();
            async move { (at, author.asset_state(&path).await) }
        });
        let reads = reads.buffer_unordered(self.author.assets_at_once()).collect::<Vec<_>>();
        let found = tokio::select! {
            found = reads => found,
            () = self.control.stopped() => return Err(Halt::Held),
        };
        for (at, read) in found {
            match read {
                Ok(state) => stale[at].show(Some(state)),
                Err(error) if error.is_about_environment() => return Err(error.into()),
                Err(_) => {}
            }
        }
        Ok(())
    }

    /// What follows from an error that a whole block met.
    async fn after(&self, epoch: Epoch, error: &relabel_aem::Error) -> After {
        use relabel_aem::Error as E;
        let outage = match error {
            E::Held | E::Late => return After::Again,
            E::Busy { .. } => match self.breaker.refused() {
                Ok(()) => return After::Again,
                Err(asks) => Some(asks),
            },
            E::NotData { .. } => {
                let other = self.breaker.other("");
                let is_given = self.settling.gives_data(other.as_deref()).await;
                (!is_given).then(|| error.clone().into())
            }
            E::Http(http) if http.is_offline() => Some(error.clone().into()),
            E::Http(_) | E::Server { .. } => self.settling.outage().await.map(Into::into),
            E::Refused { cause: Refusal::Commit, .. } => {
                self.author.before_retry(0).await;
                None
            }
            error => error.is_about_environment().then(|| error.clone().into()),
        };
        match outage {
            Some(outage) => {
                self.pause(epoch, outage);
                After::Again
            }
            None if error.may_have_arrived() => {
                // A gateway that gave up on AEM does not stop it: it may still be storing.
                let is_answer = match error {
                    E::Refused { .. } => true,
                    E::NotData { status, .. } => *status < 500,
                    _ => false,
                };
                After::Unknown { may_show_late: !is_answer }
            }
            // Sling says that nothing is stored. Whoever else says no may have let it pass.
            None => match error {
                E::Refused { .. } => After::Refused,
                E::Forbidden { status, .. } if *status != 403 => After::Refused,
                _ => After::Unknown { may_show_late: false },
            },
        }
    }

    /// Takes what AEM says of an asset of a block that it carried out.
    async fn arrived<'a>(
        &'a self,
        mut asset: AssetRun<'a>,
        result: Result<(), relabel_aem::Error>,
        aside: &mut Aside<'a>,
        to: Onwards<'_, 'a>,
    ) {
        match result {
            Err(error) if !matches!(error, relabel_aem::Error::Elsewhere { .. }) => {
                asset.not_carried_out(&error);
                self.settle_refused(vec![asset], &error, aside, to).await;
            }
            carried_out => {
                let step = asset.carried_out(carried_out.err());
                aside.deferred.extend(self.hand_on(step, asset, to).await);
            }
        }
    }
}
