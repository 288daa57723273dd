//! How far a job is and how fast it goes.

use std::collections::VecDeque;
use std::time::Duration;

use tokio::time::Instant;

use relabel_model::OutcomeCounts;
use relabel_store::Settled;

/// The span the speed is taken over: assets end by the fifty, and a person plans with what
/// stays; short enough to show that AEM slowed down.
const WINDOW: Duration = Duration::from_secs(30);
/// Below this no speed is told: it would be noise.
const SHORTEST: Duration = Duration::from_millis(500);
/// Below this no time left is told: the first requests say little of the others.
const ENOUGH: Duration = Duration::from_secs(5);

/// Counts and speed.
#[derive(Debug)]
pub(super) struct Progress {
    total: u32,
    done: u32,
    counts: OutcomeCounts,
    cells: OutcomeCounts,
    samples: VecDeque<(Instant, u32)>,
}

impl Progress {
    /// Starts from what is settled already; `counts` of assets and `cells` include what
    /// waits as not sent.
    pub(super) fn new(total: u32, done: u32, counts: OutcomeCounts, cells: OutcomeCounts) -> Self {
        Self { total, done, counts, cells, samples: VecDeque::from([(Instant::now(), done)]) }
    }

    /// Takes note of outcomes that are in the journal.
    pub(super) fn add(&mut self, settled: &[Settled]) {
        for asset in settled {
            self.counts.settle(asset.outcome);
            asset.cells.values().for_each(|outcome| self.cells.settle(*outcome));
            self.done += 1;
        }
        self.samples.push_back((Instant::now(), self.done));
    }

    /// Takes over what the journal says at the end.
    pub(super) fn finish(&mut self, counts: OutcomeCounts, cells: OutcomeCounts) {
        self.done = self.total;
        (self.counts, self.cells) = (counts, cells);
    }

    /// How many cells have which outcome.
    pub(super) fn cells(&self) -> OutcomeCounts {
        self.cells
    }

    /// The speed starts anew: a pause is not slowness.
    pub(super) fn restart_clock(&mut self) {
        self.samples = VecDeque::from([(Instant::now(), self.done)]);
    }

    /// Done, counts, assets per second and seconds left.
    pub(super) fn read(&mut self) -> (u32, OutcomeCounts, f64, Option<u32>) {
        let now = Instant::now();
        while self.samples.len() > 1
            && self.samples.get(1).is_some_and(|(at, _)| now - *at >= WINDOW)
        {
            self.samples.pop_front();
        }
        let (span, in_span) = self
            .samples
            .front()
            .map_or((Duration::ZERO, 0), |(since, done)| (now - *since, self.done - done));
        let speed = if span < SHORTEST { 0.0 } else { f64::from(in_span) / span.as_secs_f64() };
        let left = f64::from(self.total - self.done);
        // Above a day nobody plans by seconds; `as` saturates.
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "positive and saturating"
        )]
        let seconds_left = (speed > 0.0 && span >= ENOUGH).then(|| (left / speed).ceil() as u32);
        (self.done, self.counts, speed, seconds_left)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use relabel_model::Outcome;

    fn changed(row: u32) -> Settled {
        let cells = [("a", Outcome::Changed), ("b", Outcome::AlreadyRight)];
        Settled {
            row,
            outcome: Outcome::Changed,
            cells: cells.map(|(property, outcome)| (property.to_owned(), outcome)).into(),
            reason: None,
            status: None,
            technical: None,
            attempts: 1,
            theirs: None,
            wrote: None,
            made: [].into(),
        }
    }

    #[tokio::test(start_paused = true)]
    async fn speed_and_time_left_follow_the_last_seconds() {
        let waiting = OutcomeCounts { not_sent: 1_000, ..OutcomeCounts::default() };
        let cells = OutcomeCounts { not_sent: 2_000, ..OutcomeCounts::default() };
        let mut progress = Progress::new(1_000, 0, waiting, cells);
        let twenty: Vec<Settled> = (0..20).map(changed).collect();
        for _ in 0..10 {
            tokio::time::advance(Duration::from_secs(1)).await;
            progress.add(&twenty);
        }
        let (done, counts, speed, left) = progress.read();
        assert_eq!((done, counts.changed, counts.not_sent), (200, 200, 800));
        let cells = progress.cells();
        assert_eq!((cells.changed, cells.already_right, cells.not_sent), (200, 200, 1_600));
        assert!((speed - 20.0).abs() < 0.01, "20 a second, got {speed}");
        assert_eq!(left, Some(40));
    }

    #[tokio::test(start_paused = true)]
    async fn a_steady_speed_is_told_as_one_however_uneven_its_answers_come() {
        let waiting = OutcomeCounts { not_sent: 6_000, ..OutcomeCounts::default() };
        let mut progress = Progress::new(6_000, 0, waiting, waiting);
        let fifty: Vec<Settled> = (0..50).map(changed).collect();
        for burst in 0..120 {
            let gap = if burst % 2 == 0 { 200 } else { 800 };
            tokio::time::advance(Duration::from_millis(gap)).await;
            let (.., before, _) = progress.read();
            progress.add(&fifty);
            let (.., after, left) = progress.read();
            if burst < 9 {
                assert_eq!(left, None, "{burst}: nothing is known of the time left yet");
            } else if burst > 60 {
                let steady = 95.0..=105.0;
                assert!(steady.contains(&before), "{burst}: {before} a second");
                assert!(steady.contains(&after), "{burst}: {after} a second");
            }
        }
    }
}
