//! One attempt to write assets together.

use std::time::Duration;

use super::{Aside, Onwards, Tried};
use crate::aem::block::{Part, WrittenBlock, how_many_fit};
use crate::aem::{self, AssetState, Refusal, Wanted};
use crate::jobs::asset::{AssetRun, Decided, Departure, Halt};
use crate::jobs::control::Turn;
use crate::jobs::engine::{GRACE, Run};

/// What follows from a block that AEM did not carry out.
enum After {
    /// It is sent again.
    Again,
    Refused,
    Unknown,
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

/// One that is on its way.
struct Leaving<'a> {
    ready: Ready<'a>,
    departure: Departure,
}

impl Run {
    /// Sends assets as one commit, or as several where they are too many for one.
    pub(super) async fn try_together<'a>(
        &'a self,
        mut assets: Vec<AssetRun<'a>>,
        aside: &mut Aside<'a>,
        to: Onwards<'_, 'a>,
    ) -> Tried<'a> {
        let mut all_sent = true;
        while !assets.is_empty() {
            if !self.control.may_send().await || !self.author.writes_blocks() {
                aside.alone.append(&mut assets);
                return Tried::Done { all_sent: false };
            }
            let turn = self.control.turn();
            if let Err(halt) = self.look_again(&mut assets).await {
                self.halted(turn, halt);
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
            if fit < 2 {
                all_sent &= fit == 0;
                aside.alone.extend(ready.into_iter().map(Ready::back));
                continue;
            }
            // Waiting for a token may take minutes, in which the user can pause or stop.
            if let Err(error) = self.author.ready().await {
                assets.extend(ready.into_iter().map(Ready::back));
                self.halted(turn, error.into());
                continue;
            }
            let until = ready.iter().map(|it| it.asset.until(&it.current)).min();
            let mut leaving: Vec<Leaving<'_>> = (ready.into_iter().zip(&parts))
                .map(|(mut ready, part)| Leaving {
                    departure: ready.asset.departs(&part.changes),
                    ready,
                })
                .collect();
            let answer = tokio::select! {
                answer = self.author.write_block(&parts, until.unwrap_or(Duration::MAX)) => answer,
                () = self.out_of_grace(GRACE) => {
                    aside.alone.append(&mut assets);
                    aside.alone.extend(leaving.into_iter().map(|it| it.ready.asset));
                    return Tried::Done { all_sent: false };
                }
            };
            match answer {
                Ok(WrittenBlock { parts, took }) => {
                    self.blocks.answered(took);
                    for (it, result) in leaving.into_iter().zip(parts) {
                        self.arrived(it, result, aside, to).await;
                    }
                }
                Err(error) => {
                    for it in &mut leaving {
                        it.ready.asset.not_carried_out(&it.departure, &error);
                    }
                    let after = self.after(turn, &error).await;
                    // What waits is read anew: it may be changed by the time it leaves.
                    assets.splice(
                        0..0,
                        leaving.into_iter().map(|it| match after {
                            After::Refused => it.ready.back(),
                            After::Again | After::Unknown => it.ready.asset,
                        }),
                    );
                    match after {
                        After::Again => {}
                        After::Refused => return Tried::Refused(assets, error),
                        After::Unknown => return Tried::Unknown(assets),
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
                Decided::Step(step) => aside.put_off.extend(self.hand_on(step, asset, to).await),
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

    /// Reads those assets of which nothing is known that is new enough. One that is not
    /// shown has to be read alone.
    async fn look_again(&self, assets: &mut [AssetRun<'_>]) -> Result<(), Halt> {
        let mut stale: Vec<&mut AssetRun<'_>> =
            assets.iter_mut().filter(|asset| !asset.is_fresh()).collect();
        if stale.is_empty() {
            return Ok(());
        }
        stale.sort_by_key(|asset| asset.item().row);
        let states = {
            let wanted: Vec<Wanted<'_>> = stale
                .iter()
                .map(|asset| Wanted { row: asset.item().row, path: &asset.item().path })
                .collect();
            tokio::select! {
                states = self.ahead.read(&wanted) => states?,
                () = self.control.stopped() => return Err(Halt::Held),
            }
        };
        for (asset, state) in stale.into_iter().zip(states) {
            asset.show(state);
        }
        Ok(())
    }

    /// What follows from an error that a whole block met.
    async fn after(&self, turn: Turn, error: &aem::Error) -> After {
        use aem::Error as E;
        let outage = match error {
            E::Held | E::Late => return After::Again,
            E::Busy { .. } => match self.pulse.refused() {
                Ok(()) => return After::Again,
                Err(asks) => Some(asks),
            },
            E::NotData { .. } => {
                let other = self.pulse.other("");
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
                self.pause(turn, outage);
                After::Again
            }
            None if error.may_have_arrived() => After::Unknown,
            None => After::Refused,
        }
    }

    /// Takes what AEM says of an asset of a block that it carried out.
    async fn arrived<'a>(
        &'a self,
        Leaving { ready: Ready { mut asset, .. }, departure }: Leaving<'a>,
        result: Result<(), aem::Error>,
        aside: &mut Aside<'a>,
        to: Onwards<'_, 'a>,
    ) {
        match result {
            Err(error) if !matches!(error, aem::Error::Elsewhere { .. }) => {
                asset.not_carried_out(&departure, &error);
                self.settle_refused(vec![asset], &error, aside, to).await;
            }
            carried_out => {
                let step = asset.carried_out(carried_out.err());
                aside.put_off.extend(self.hand_on(step, asset, to).await);
            }
        }
    }

    fn halted(&self, turn: Turn, halt: Halt) {
        // Asked again, it waits until the job may send.
        if let Halt::Environment(error) = halt {
            self.pause(turn, error);
        }
    }
}
