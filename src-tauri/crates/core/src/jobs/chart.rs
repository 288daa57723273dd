//! The course of a job in a bounded number of spans.

use time::OffsetDateTime;

use relabel_model::Timestamp;
use relabel_store::Sample;

/// Most spans: more than a chart has pixels. When there are more, two become one.
const MOST: usize = 1_000;

/// Done and refused over time.
#[derive(Debug)]
pub(super) struct Chart {
    started_at: OffsetDateTime,
    /// Length of new spans, in seconds.
    span: u32,
    samples: Vec<Sample>,
    /// What was counted when the last span ended.
    done: Option<u32>,
    refused: u32,
}

impl Chart {
    /// Of a job that was started then, with what an earlier run of the program kept.
    pub(super) fn new(started_at: &Timestamp, samples: Vec<Sample>) -> Self {
        let span = samples.iter().map(|sample| sample.seconds).max().unwrap_or(1).max(1);
        Self { started_at: started_at.0, span, samples, done: None, refused: 0 }
    }

    /// Notes the counts of now.
    pub(super) fn note(&mut self, done: u32, refused: u32) {
        self.note_at(OffsetDateTime::now_utc(), done, refused);
    }

    fn note_at(&mut self, now: OffsetDateTime, done: u32, refused: u32) {
        let second = u32::try_from((now - self.started_at).whole_seconds()).unwrap_or(0);
        let second = second - second % self.span;
        let before = *self.done.get_or_insert(done);
        let (done_now, refused_now) =
            (done.saturating_sub(before), refused.saturating_sub(self.refused));
        let is_first = self.samples.is_empty();
        match self.samples.last_mut() {
            // The clock of the computer may have been set back.
            Some(last) if last.second >= second => {
                last.done += done_now;
                last.refused += refused_now;
            }
            _ if done_now + refused_now == 0 && !is_first => return,
            _ => {
                let (seconds, done, refused) = (self.span, done_now, refused_now);
                self.samples.push(Sample { second, seconds, done, refused });
            }
        }
        self.done = Some(done);
        self.refused = refused;
        if self.samples.len() > MOST {
            self.coarsen();
        }
    }

    fn coarsen(&mut self) {
        self.span *= 2;
        let span = self.span;
        let mut coarse: Vec<Sample> = Vec::with_capacity(MOST / 2 + 1);
        for sample in &self.samples {
            let second = sample.second - sample.second % span;
            match coarse.last_mut().filter(|last| last.second == second) {
                Some(last) => {
                    last.done += sample.done;
                    last.refused += sample.refused;
                }
                None => coarse.push(Sample { second, seconds: span, ..*sample }),
            }
        }
        self.samples = coarse;
    }

    /// The spans so far, at most a thousand. A second in which nothing happened may
    /// have none.
    pub(super) fn samples(&self) -> Vec<Sample> {
        self.samples.clone()
    }
}

#[cfg(test)]
mod tests {
    use time::Duration;

    use super::*;

    #[test]
    fn a_day_fits_and_nothing_is_lost_in_it() {
        let start = OffsetDateTime::UNIX_EPOCH;
        let mut chart = Chart::new(&Timestamp(start), Vec::new());
        for second in 0..86_400_u32 {
            chart.note_at(start + Duration::seconds(second.into()), second * 3, second / 7);
        }
        let samples = chart.samples();
        assert!(samples.len() <= MOST, "{}", samples.len());
        assert_eq!(samples.iter().map(|sample| sample.done).sum::<u32>(), 86_399 * 3);
        assert_eq!(samples.iter().map(|sample| sample.refused).sum::<u32>(), 86_399 / 7);
        assert!(samples.is_sorted_by_key(|sample| sample.second));
        let middle = samples[samples.len() / 2];
        assert_eq!(middle.done, middle.seconds * 3, "3 a second all along");
    }

    #[test]
    fn what_an_earlier_run_did_is_not_counted_twice() {
        let start = OffsetDateTime::UNIX_EPOCH;
        let kept = vec![Sample { second: 0, seconds: 1, done: 40, refused: 1 }];
        let mut chart = Chart::new(&Timestamp(start), kept);
        chart.note_at(start + Duration::seconds(100), 40, 0);
        chart.note_at(start + Duration::seconds(101), 45, 0);
        let done: Vec<(u32, u32)> =
            chart.samples().iter().map(|sample| (sample.second, sample.done)).collect();
        assert_eq!(done, [(0, 40), (101, 5)]);
    }
}
