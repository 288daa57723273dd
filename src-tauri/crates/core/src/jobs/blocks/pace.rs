//! How large blocks are, how many may be on their way, and when the next may leave.

use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use tokio::time::Instant;

use crate::jobs::engine::Run;
use relabel_aem::block::MOST_ASSETS;
use relabel_model::Speed;

/// Assets of the first block.
const FIRST: usize = 5;
/// Of the smallest: a single one tells nothing about blocks.
const SMALLEST: usize = 2;
/// Of the gentle speed, which writes twice a second.
const MOST_GENTLE: usize = 10;
/// A block may be twice as large after one that was answered within this time, ...
const QUICK: Duration = Duration::from_secs(1);
/// ... and half as large after one that took longer than this.
const SLOW: Duration = Duration::from_secs(2);

/// How large blocks are, and when the next may leave.
#[derive(Debug)]
pub(in crate::jobs) struct BlockPace {
    size: Mutex<Size>,
    next_at: Mutex<Instant>,
}

#[derive(Clone, Copy, Debug)]
struct Size {
    now: usize,
    /// It is not doubled beyond this. A block of more got no answer that counts, such as
    /// behind a proxy that cuts what is too long.
    most: usize,
}

impl BlockPace {
    pub(in crate::jobs) fn new() -> Self {
        let size = Size { now: FIRST, most: MOST_ASSETS };
        Self { size: Mutex::new(size), next_at: Mutex::new(Instant::now()) }
    }

    fn size(&self) -> usize {
        self.lock().now
    }

    fn lock(&self) -> MutexGuard<'_, Size> {
        self.size.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// After a block of so many assets whose answer was lost.
    pub(super) fn lost(&self, assets: usize) {
        let mut size = self.lock();
        size.most = (assets / 2).clamp(SMALLEST, size.most);
        size.now = size.now.min(size.most);
    }

    /// After a block of so many assets whose answer took so long.
    pub(super) fn answered(&self, assets: usize, took: Duration) {
        let mut size = self.lock();
        if took > SLOW {
            size.now = (size.now / 2).max(SMALLEST);
        } else if took <= QUICK && 2 * assets >= size.now {
            // What was cut once may have been chance.
            if size.now == size.most {
                size.most = (size.most + 1).min(MOST_ASSETS);
            }
            size.now = (size.now * 2).min(size.most);
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
        let speed = self.author.pace().speed;
        // More would wait for their turn for as long as what was read of them holds.
        match !self.author.types_by_schema() || speed.writes_per_second().is_some() {
            true => most.min(speed.most_blocks_in_flight()),
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
            pace.answered(pace.size(), Duration::from_secs_f64(seconds));
            pace.size()
        };
        assert_eq!([0.1, 0.1, 0.1, 0.1, 0.1].map(after), [10, 20, 40, 50, 50]);
        assert_eq!([1.5, 2.5, 3.0, 0.5].map(after), [50, 25, 12, 24]);
        pace.answered(11, Duration::from_millis(10));
        assert_eq!(pace.size(), 24, "eleven say little about more");
        assert_eq!([9.0, 9.0, 9.0, 9.0, 0.1].map(after), [12, 6, 3, 2, 4], "it recovers");
    }

    #[tokio::test(start_paused = true)]
    async fn blocks_stay_below_the_size_at_which_answers_were_lost() {
        let pace = BlockPace::new();
        (0..4).for_each(|_| pace.answered(pace.size(), Duration::ZERO));
        pace.lost(50);
        let after = |_| {
            pace.answered(pace.size(), Duration::ZERO);
            pace.size()
        };
        assert_eq!([(); 3].map(after), [26, 27, 28], "a little more each time");
        pace.lost(3);
        assert_eq!(pace.size(), 2);
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
