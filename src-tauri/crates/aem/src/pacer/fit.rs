//! The limit that explains what was let through and what was refused.
//!
//! A limiter is a token bucket (so many requests a second, and so many at once after
//! a rest) or a fixed window. Each of a few hundred such limits is tried on what was
//! seen: it must be used up at each refusal, and never before a request went through.
//! How well each does that says how likely each rate is.

use std::collections::VecDeque;

/// Bursts of buckets that are tried, in seconds of their rate.
const BURSTS: [f64; 10] = [0.05, 0.1, 0.2, 0.35, 0.5, 0.75, 1.0, 1.5, 2.0, 4.0];
/// Lengths of windows that are tried: in pauses, because a window asks for a pause
/// about as long as itself, and in seconds, the usual ones.
const WINDOWS_IN_PAUSES: [f64; 3] = [1.0, 1.2, 2.0];
const WINDOWS: [f64; 2] = [10.0, 60.0];
/// A window shorter than this is as good as a bucket.
const SHORTEST_WINDOW: f64 = 0.5;
/// When a window begins is not known: so many beginnings are tried.
const BEGINNINGS: u8 = 8;
/// Between two rates that are tried, and how far below the refused one.
const RATE_STEP: f64 = 1.03;
const RATES_BELOW: f64 = 12.0;
/// How exactly it is known what a limiter held: so many requests, what is sent in
/// this many seconds (requests on their way), and this part of its burst (the
/// bursts that are tried are that far apart).
const OFF_BY: f64 = 1.0;
const OFF_BY_SECONDS: f64 = 0.05;
const OFF_BY_BURST: f64 = 0.08;
/// The most that one stretch counts, in squared deviations: limits change.
const MOST_MISFIT: f64 = 9.0;
/// Refusals that are remembered: what is older tells of a limit that may have changed.
const REMEMBERED: usize = 4;
/// How long a piece of history is, in seconds, and how many are kept: ten minutes or
/// so. Each guess of the limit goes through all of them a few thousand times, which
/// holds up everybody who wants to send.
const PIECE: f64 = 0.25;
const MOST_PIECES: usize = 2_000;

/// A piece of time, in which requests left evenly.
#[derive(Clone, Copy, Debug)]
struct Piece {
    length: f64,
    sent: f64,
    /// Whether it ended with a refusal.
    is_refused: bool,
}

/// How a limiter counts.
#[derive(Clone, Copy, Debug)]
enum Shape {
    /// Fills steadily, holds so many seconds of its rate.
    Bucket { burst: f64 },
    /// Empties at once every so many seconds, `phase` seconds off.
    Window { length: f64, phase: f64 },
}

/// What happened since a moment, in seconds of one clock.
#[derive(Clone, Debug, Default)]
pub(super) struct History {
    start: f64,
    until: f64,
    /// Whether the limit was used up at the start.
    starts_empty: bool,
    pieces: VecDeque<Piece>,
}

/// How high the limit is, as far as what was seen can tell.
#[derive(Clone, Copy, Debug)]
pub(super) struct Fit {
    /// The rate at the part of likelihood that was asked for.
    pub(super) likely: f64,
    /// Four fifths are below this rate.
    pub(super) high: f64,
}

impl History {
    /// Forgets everything: from `now` on the limit may be another one.
    pub(super) fn forget(&mut self, now: f64, is_empty: bool) {
        *self =
            Self { start: now, until: now, starts_empty: is_empty, pieces: VecDeque::default() };
    }

    /// A request left.
    pub(super) fn sent(&mut self, now: f64) {
        let length = (now - self.until).max(0.0);
        self.until += length;
        match self.pieces.back_mut() {
            Some(last) if !last.is_refused && last.length + length <= PIECE => {
                last.length += length;
                last.sent += 1.0;
            }
            _ => self.pieces.push_back(Piece { length, sent: 1.0, is_refused: false }),
        }
        while self.pieces.len() > MOST_PIECES
            && let Some(oldest) = self.pieces.pop_front()
        {
            self.start += oldest.length;
            self.starts_empty = oldest.is_refused;
        }
    }

    /// The last but `later` requests was refused; those after it were on their way
    /// and are taken for refused too. Nothing is sent until `resumed`.
    pub(super) fn refused(&mut self, later: f64, resumed: f64) {
        let (mut gone, mut length) = (later + 1.0, 0.0);
        while let Some(last) = self.pieces.back_mut().filter(|last| !last.is_refused) {
            if last.sent > gone {
                last.sent -= gone;
                break;
            }
            gone -= last.sent;
            length += last.length;
            self.pieces.pop_back();
        }
        self.pieces.push_back(Piece { length, sent: 0.0, is_refused: true });
        let pause = (resumed - self.until).max(0.0);
        self.pieces.push_back(Piece { length: pause, sent: 0.0, is_refused: false });
        self.until += pause;
        while self.pieces.iter().filter(|piece| piece.is_refused).count() > REMEMBERED {
            while let Some(piece) = self.pieces.pop_front() {
                self.start += piece.length;
                if piece.is_refused {
                    break;
                }
            }
            self.starts_empty = true;
        }
    }

    /// How high the limit is, below the rate `refused`. `pause` is what AEM asks to
    /// wait, in seconds.
    pub(super) fn fit(&self, refused: f64, pause: f64, part: f64) -> Fit {
        let shapes = shapes(pause.max(SHORTEST_WINDOW));
        let mut rates = Vec::new();
        let mut rate = refused;
        while rate > refused / RATES_BELOW {
            let weights = shapes.iter().map(|(shape, share)| {
                let misfit = self.misfit(rate, *shape);
                share * (-misfit / 2.0).exp()
            });
            rates.push((rate, weights.sum::<f64>()));
            rate /= RATE_STEP;
        }
        let all: f64 = rates.iter().map(|(_, weight)| weight).sum();
        let quantile = |part: f64| {
            let mut below = 0.0;
            let reached = rates.iter().rev().find(|(_, weight)| {
                below += weight;
                below >= part * all
            });
            reached.map_or(refused, |(rate, _)| *rate)
        };
        Fit { likely: quantile(part), high: quantile(0.8) }
    }

    /// How badly a limit explains what was seen, in squared deviations.
    fn misfit(&self, rate: f64, shape: Shape) -> f64 {
        let (burst, flow, window, phase) = match shape {
            Shape::Bucket { burst } => ((burst * rate).max(1.0), rate, f64::INFINITY, 0.0),
            Shape::Window { length, phase } => (rate * length, 0.0, length, phase),
        };
        let off = OFF_BY + OFF_BY_SECONDS * rate + OFF_BY_BURST * burst;
        let misfit = |off_by: f64| (off_by / off).powi(2).min(MOST_MISFIT);
        let mut level = if self.starts_empty { 0.0 } else { burst };
        let mut at = self.start;
        // Infinite for a bucket: it never empties at once.
        let mut next = at + window - (at + phase).rem_euclid(window.min(f64::MAX));
        let (mut sum, mut overdrawn) = (0.0, 0.0);
        for piece in &self.pieces {
            at += piece.length;
            let mut sent = piece.sent;
            if at >= next {
                let before = sent * (1.0 - ((at - next) / piece.length).min(1.0));
                overdrawn += (before - level).max(0.0);
                sent -= before;
                level = burst;
                next += window * (1.0 + ((at - next) / window).floor());
            }
            level = (level + flow * piece.length - sent).min(burst);
            if level < 0.0 {
                overdrawn -= level;
                level = 0.0;
            }
            if piece.is_refused {
                sum += misfit(overdrawn.hypot(level));
                (overdrawn, level) = (0.0, 0.0);
            }
        }
        sum + misfit(overdrawn)
    }
}

/// The limiters that are tried, and how likely each is before anything was seen.
fn shapes(pause: f64) -> Vec<(Shape, f64)> {
    let buckets = BURSTS.map(|burst| (Shape::Bucket { burst }, 1.0));
    let lengths = WINDOWS_IN_PAUSES.map(|pauses| pauses * pause).into_iter().chain(WINDOWS);
    let windows = lengths.flat_map(|length| {
        let share = 1.0 / f64::from(BEGINNINGS);
        (0..BEGINNINGS).map(move |nth| {
            (Shape::Window { length, phase: length * share * f64::from(nth) }, share)
        })
    });
    buckets.into_iter().chain(windows).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Sends evenly at `rate` until `bucket` of a limit refuses; returns when.
    fn until_refused(history: &mut History, from: f64, rate: f64, limit: f64, burst: f64) -> f64 {
        let (mut now, mut level) = (from, burst);
        loop {
            history.sent(now);
            if level < 1.0 {
                return now;
            }
            level = (level - 1.0 + limit / rate).min(burst);
            now += 1.0 / rate;
        }
    }

    #[test]
    fn two_stretches_of_different_speed_tell_the_rate_of_a_bucket() {
        for (limit, burst) in [(20.0, 20.0), (100.0, 50.0), (3.0, 6.0)] {
            let mut history = History::default();
            let at = until_refused(&mut history, 0.0, 2.0 * limit, limit, burst);
            let pause = burst / limit;
            history.refused(0.0, at + pause);
            let at = until_refused(&mut history, at + pause, 1.3 * limit, limit, burst);
            history.refused(0.0, at + pause);
            let fit = history.fit(1.3 * limit, pause, 0.5);
            assert!(
                (0.9..1.1).contains(&(fit.likely / limit)),
                "{limit} a second taken for {}",
                fit.likely
            );
        }
    }

    #[test]
    fn what_went_through_for_long_is_not_taken_for_too_much() {
        let mut history = History::default();
        let at = until_refused(&mut history, 0.0, 40.0, 20.0, 20.0);
        history.refused(0.0, at + 5.0);
        let before = history.fit(40.0, 5.0, 0.4).likely;
        for nth in 0..300 {
            history.sent(at + 5.0 + f64::from(nth) / 15.0);
        }
        let after = history.fit(40.0, 5.0, 0.4).likely;
        assert!(after > 14.0 && after > before, "{before} became {after}");
    }

    #[test]
    fn only_the_last_refusals_are_remembered() {
        let mut history = History::default();
        let mut at = 0.0;
        for _ in 0..10 {
            at = until_refused(&mut history, at, 40.0, 20.0, 20.0) + 1.0;
            history.refused(2.0, at);
        }
        let refusals = history.pieces.iter().filter(|piece| piece.is_refused).count();
        assert_eq!(refusals, REMEMBERED);
        let length: f64 = history.pieces.iter().map(|piece| piece.length).sum();
        assert!((history.start + length - history.until).abs() < 1e-6, "time went missing");
    }

    #[test]
    fn days_without_a_refusal_are_not_all_remembered() {
        let mut history = History::default();
        let at = until_refused(&mut history, 0.0, 8.0, 4.0, 4.0);
        history.refused(0.0, at + 1.0);
        let mut now = at + 1.0;
        for _ in 0..1_000_000 {
            now += 0.3;
            history.sent(now);
        }
        assert_eq!(history.pieces.len(), MOST_PIECES, "what a guess goes through");
        let length: f64 = history.pieces.iter().map(|piece| piece.length).sum();
        assert!((history.start + length - history.until).abs() < 1e-3, "time went missing");
        let likely = history.fit(5.0, 1.0, 0.4).likely;
        assert!((3.2..=5.0).contains(&likely), "{likely} a second, where 3.3 went through");
    }
}
