//! How large blocks are, how many may be on their way, and when the next may leave.

use std::sync::{Mutex, PoisonError};
use std::time::Duration;

use tokio::time::Instant;

use crate::aem::block::MOST_ASSETS;
use crate::api::types::Speed;
use crate::jobs::engine::Run;

/// Assets of the first block.
const FIRST: usize = 5;
/// Of the gentle speed, which writes twice a second.
const MOST_GENTLE: usize = 10;
/// A block may be twice as large after one that was answered within this time, ...
const QUICK: Duration = Duration::from_secs(1);
/// ... and half as large after one that took longer than this.
const SLOW: Duration = Duration::from_secs(2);

/// How large blocks are, and when the next may leave.
#[derive(Debug)]
pub(in crate::jobs) struct BlockPace {
    size: Mutex<usize>,
    next_at: Mutex<Instant>,
}

impl BlockPace {
    pub(in crate::jobs) fn new() -> Self {
        Self { size: Mutex::new(FIRST), next_at: Mutex::new(Instant::now()) }
    }

    fn size(&self) -> usize {
        *self.size.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn resize(&self, change: impl Fn(usize) -> usize) {
        let mut size = self.size.lock().unwrap_or_else(PoisonError::into_inner);
        *size = change(*size).clamp(1, MOST_ASSETS);
    }

    /// After a block whose answer was lost.
    pub(super) fn shrink(&self) {
        self.resize(|size| size / 2);
    }

    /// After a block whose answer took so long.
    pub(in crate::jobs) fn answered(&self, took: Duration) {
        if took <= QUICK {
            self.resize(|size| size * 2);
        } else if took > SLOW {
            self.shrink();
        }
    }

    /// When as many assets may leave as take this long at the speed that was chosen.
    fn turn(&self, takes: Duration) -> Instant {
        let mut next = self.next_at.lock().unwrap_or_else(PoisonError::into_inner);
        let at = (*next).max(Instant::now());
        *next = at + takes;
        at
    }
}

impl Run {
    /// How many assets the next request may write.
    pub(in crate::jobs) fn block_size(&self) -> usize {
        if !self.author.writes_blocks() {
            return 1;
        }
        let most = match self.author.pace().speed {
            Speed::Gentle => MOST_GENTLE,
            Speed::Normal | Speed::Fast => MOST_ASSETS,
        };
        self.blocks.size().min(most)
    }

    /// How many requests that write may be on their way.
    pub(in crate::jobs) fn writes_at_once(&self) -> usize {
        let most = self.settling.assets_at_once();
        match self.author.writes_blocks() {
            true => most.min(self.author.pace().speed.most_blocks_in_flight()),
            false => most,
        }
    }

    /// Waits until so many assets more may be written at the speed that was chosen.
    pub(super) async fn wait_for_turn(&self, assets: usize) {
        let Some(per_second) = self.author.pace().speed.assets_per_second() else { return };
        let assets = u32::try_from(assets).unwrap_or(u32::MAX);
        let at = self.blocks.turn(Duration::from_secs(1) * assets / per_second);
        tokio::select! {
            () = tokio::time::sleep_until(at) => {}
            () = self.control.stopped() => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test(start_paused = true)]
    async fn blocks_grow_while_aem_is_quick_and_shrink_when_it_is_not() {
        let pace = BlockPace::new();
        let after = |seconds: f64| {
            pace.answered(Duration::from_secs_f64(seconds));
            pace.size()
        };
        assert_eq!([0.1, 0.1, 0.1, 0.1, 0.1].map(after), [10, 20, 40, 50, 50]);
        assert_eq!([1.5, 2.5, 3.0, 0.5].map(after), [50, 25, 12, 24]);
        (0..9).for_each(|_| pace.shrink());
        assert_eq!(pace.size(), 1);
    }

    #[tokio::test(start_paused = true)]
    async fn what_leaves_early_makes_the_next_wait() {
        let pace = BlockPace::new();
        let now = Instant::now();
        let second = Duration::from_secs(1);
        assert_eq!(pace.turn(second), now);
        assert_eq!(pace.turn(second), now + second);
        tokio::time::advance(5 * second).await;
        assert_eq!(pace.turn(second), now + 5 * second, "what was not used is not saved up");
    }
}
