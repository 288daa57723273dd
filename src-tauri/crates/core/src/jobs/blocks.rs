//! Writing many assets in one request.
//!
//! A block is one commit: AEM stores all of it or nothing. So a block that AEM refuses is
//! sent again without the asset it is refused for, which the answer names, or which is found
//! by halves; and one whose answer was lost is read back as a whole before any of it is sent
//! again, in halves, because a single asset may be why there is no answer.

mod attempt;
mod pace;

use tokio::sync::mpsc::Sender;

use super::asset::{AssetRun, Step};
use super::engine::Run;
use relabel_store::{Settled, fail_point};

pub(super) use pace::BlockPace;

/// So many assets of a block are looked for by halves. Where there are more, each is written
/// by itself: that takes fewer requests.
const MOST_FOUND: u32 = 2;

/// Where what becomes of assets goes.
#[derive(Clone, Copy)]
pub(super) struct Onwards<'r, 'a> {
    pub(super) written: &'r Sender<AssetRun<'a>>,
    pub(super) settled: &'r Sender<Settled>,
}

/// Assets to be written together.
struct Group<'a> {
    assets: Vec<AssetRun<'a>>,
    /// Set where AEM refused them for at least one of them.
    refused: Option<relabel_aem::Error>,
}

/// What became of assets that were to be written together.
enum Tried<'a> {
    /// AEM carried out what was sent. Not all of them need have been.
    Done { all_sent: bool },
    /// Nothing of them is stored, because of one of them.
    Refused(Vec<AssetRun<'a>>, relabel_aem::Error),
    /// What is stored of them has to be read, which another machine of the author may show
    /// late.
    Unknown { assets: Vec<AssetRun<'a>>, may_show_late: bool },
}

/// Assets that leave their block.
#[derive(Default)]
struct Aside<'a> {
    /// To be written alone.
    alone: Vec<AssetRun<'a>>,
    /// To be tried again later, because AEM is at work on them.
    deferred: Vec<AssetRun<'a>>,
}

impl Run {
    /// Writes assets, together where that is possible, and hands them on; gives back those
    /// that are to be deferred.
    pub(super) async fn write_some<'a>(
        &'a self,
        assets: Vec<AssetRun<'a>>,
        to: Onwards<'_, 'a>,
    ) -> Vec<AssetRun<'a>> {
        self.wait_for_turn(assets.len()).await;
        let mut aside = Aside::default();
        // Those that no refusal was about: they follow together, once the others are found.
        let (mut innocent, mut found) = (Vec::new(), 0);
        let mut groups = vec![Group { assets, refused: None }];
        loop {
            let Some(Group { mut assets, refused }) = groups.pop() else {
                if innocent.is_empty() {
                    break;
                }
                groups.push(Group { assets: std::mem::take(&mut innocent), refused: None });
                continue;
            };
            if let Some(error) = &refused
                && assets.len() == 1
            {
                // Found. AEM says the same each time.
                found += 1;
                self.settle_refused(assets, error, &mut aside, to).await;
                continue;
            }
            if assets.len() < 2 || found >= MOST_FOUND {
                aside.alone.append(&mut assets);
                continue;
            }
            let rest = match &refused {
                Some(_) => assets.split_off(assets.len().div_ceil(2)),
                None => Vec::new(),
            };
            let count = assets.len();
            match self.try_together(assets, refused.is_some(), &mut aside, to).await {
                // If it is none of these it is one of the others.
                Tried::Done { all_sent } => {
                    groups.push(Group { assets: rest, refused: refused.filter(|_| all_sent) });
                }
                Tried::Refused(assets, error) => {
                    innocent.extend(rest);
                    let (named, others): (Vec<_>, Vec<_>) =
                        assets.into_iter().partition(|asset| error.names(&asset.item().path));
                    if named.is_empty() {
                        groups.push(Group { assets: others, refused: Some(error) });
                        continue;
                    }
                    innocent.extend(others);
                    if error.names_note() {
                        // By itself it is written without the note.
                        aside.alone.extend(named);
                    } else {
                        self.settle_refused(named, &error, &mut aside, to).await;
                    }
                }
                Tried::Unknown { assets, may_show_late } => {
                    self.blocks.lost(count);
                    groups.push(Group { assets: rest, refused: None });
                    let mut assets = self.not_stored(assets, may_show_late, &mut aside, to).await;
                    let half = assets.split_off(assets.len() / 2);
                    groups.extend([half, assets].map(|assets| Group { assets, refused: None }));
                }
            }
        }
        for mut asset in aside.alone {
            let step = self.write(&mut asset).await;
            aside.deferred.extend(self.hand_on(step, asset, to).await);
        }
        aside.deferred
    }

    /// Settles assets for which AEM refused a write. What is not settled by that is written
    /// alone.
    async fn settle_refused<'a>(
        &'a self,
        assets: Vec<AssetRun<'a>>,
        error: &relabel_aem::Error,
        aside: &mut Aside<'a>,
        to: Onwards<'_, 'a>,
    ) {
        for mut asset in assets {
            match asset.refused(error.clone()).await {
                Ok(Some(step)) => aside.deferred.extend(self.hand_on(step, asset, to).await),
                Ok(None) | Err(_) => aside.alone.push(asset),
            }
        }
    }

    /// Hands an asset on to what follows the step; gives it back where it is to be deferred.
    async fn hand_on<'a>(
        &'a self,
        step: Step,
        asset: AssetRun<'a>,
        to: Onwards<'_, 'a>,
    ) -> Option<AssetRun<'a>> {
        // The later stages only end after every sender is gone.
        match step {
            Step::Settled(outcome) => self.hand_in(to.settled, outcome, &asset.item().path).await,
            Step::Written => {
                fail_point("after_answer");
                let _ = to.written.send(asset).await;
            }
            Step::Later => return Some(asset),
            Step::NotSent => {}
        }
        None
    }
}
