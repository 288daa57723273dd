//! When a request may leave: one pacer per connection, shared by its jobs and reads.
//!
//! AEM's limits are not documented, differ between environments and change while a
//! job runs. The pacer learns them (reliability reference, section 5) under one rule
//! that is never broken: nothing is sent while a `Retry-After` lasts, by anybody.
//!
//! | what AEM does | what follows |
//! |---|---|
//! | 429, or 503 with `Retry-After` | all wait that long; the rate is learned from it |
//! | the same with 0, a past date or anything unreadable | as without `Retry-After` |
//! | 429 without | 0.25 s doubled each time, full jitter, at most 60 s |
//! | 503 without | the same, at most 4 s; says nothing about the rate |
//! | more than 15 minutes | jobs pause and ask; after 15 minutes it may be tried |
//! | 500, 502, 504, a broken connection | tried again within a budget of a tenth |
//! | slower answers | fewer requests at a time |
//!
//! After each pause one request goes ahead alone. Decisions are in [`pacing`], a state
//! machine without a clock; this module gives it tokio's.

mod budget;
mod fit;
mod guard;
mod learner;
mod pacing;
#[cfg(test)]
mod pacing_tests;
#[cfg(test)]
mod simulation;

use std::hash::{BuildHasher as _, RandomState};
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use futures::future::BoxFuture;
use tokio::sync::Notify;
use tokio::time::Instant;

use pacing::{Admission, Pacing, Ticket};
pub(crate) use pacing::{Feedback, Work};

use relabel_model::{Pace, Speed};

/// The one whose turn it is may be a future that nobody polls just now: it is waited
/// for no longer than this.
const COURTESY: Duration = Duration::from_millis(100);

/// A switch that is asked at the moment a request would leave: a job that was
/// paused while its requests waited for their turn sends none of them.
pub trait Gate: std::fmt::Debug + Send + Sync {
    /// Returns once nothing may be sent.
    fn closed(&self) -> BoxFuture<'_, ()>;
}

/// See the module.
#[derive(Debug)]
pub(super) struct Pacer {
    started: Instant,
    pacing: Mutex<Pacing>,
    changed: Notify,
    /// Whoever waits longest goes first. Reads do not wait behind writes, which
    /// are fewer when the user wants it gentle.
    reads: tokio::sync::Mutex<()>,
    writes: tokio::sync::Mutex<()>,
}

/// Leave to send one request. Told what became of it, or dropped with it.
#[derive(Debug)]
pub(super) struct Permit<'a> {
    pacer: &'a Pacer,
    ticket: Option<Ticket>,
}

impl Pacer {
    pub(super) fn new(speed: Speed) -> Self {
        // Jitter only has to differ between computers.
        let seed = RandomState::new().hash_one(std::process::id());
        Self::with_seed(speed, seed)
    }

    fn with_seed(speed: Speed, seed: u64) -> Self {
        Self {
            started: Instant::now(),
            pacing: Mutex::new(Pacing::new(speed, seed)),
            changed: Notify::new(),
            reads: tokio::sync::Mutex::default(),
            writes: tokio::sync::Mutex::default(),
        }
    }

    /// Waits for a turn.
    ///
    /// # Errors
    /// How long AEM wants no requests, when that is more than is waited for
    /// without asking.
    pub(super) async fn permit(&self, work: Work) -> Result<Permit<'_>, Duration> {
        let queue = match work {
            Work::Read => &self.reads,
            Work::Write => &self.writes,
        };
        let _first_in_line = queue.lock().await;
        let _in_line = InLine::new(self, work);
        loop {
            let changed = self.changed.notified();
            tokio::pin!(changed);
            // From here on no change is missed.
            changed.as_mut().enable();
            let now = self.now();
            let turn = self.pacing().next_permit(work, now);
            match turn {
                Admission::Now(ticket) => return Ok(Permit { pacer: self, ticket: Some(ticket) }),
                Admission::At(at) => tokio::select! {
                    () = tokio::time::sleep_until(self.started + at) => {}
                    () = changed => {}
                },
                Admission::WhenAnswered => changed.await,
                Admission::AfterOther => {
                    if tokio::time::timeout(COURTESY, changed).await.is_err() {
                        self.pacing().set_in_line(work.other(), false);
                    }
                }
                Admission::Asks(until) => return Err(until.saturating_sub(now)),
            }
        }
    }

    /// Waits until what failed may be tried again; `tries` counts from 0.
    pub(super) async fn before_retry(&self, tries: u32) {
        let wait = self.pacing().back_off(tries);
        tokio::time::sleep(wait).await;
        loop {
            let now = self.now();
            let left = self.pacing().next_retry(now);
            match left {
                Ok(()) => return,
                Err(wait) => tokio::time::sleep(wait).await,
            }
        }
    }

    pub(super) fn set_speed(&self, speed: Speed) {
        self.pacing().set_speed(speed);
        self.changed.notify_waiters();
    }

    pub(super) fn limit_in_flight(&self, most: u32) {
        self.pacing().limit_in_flight(most);
        self.changed.notify_waiters();
    }

    pub(super) fn pace(&self) -> Pace {
        self.pacing().pace(self.now())
    }

    pub(super) fn quiet_for(&self) -> Option<Duration> {
        self.pacing().quiet_for(self.now())
    }

    pub(super) fn at_once(&self, latency: Option<Duration>) -> usize {
        self.pacing().at_once(latency)
    }

    fn now(&self) -> Duration {
        self.started.elapsed()
    }

    fn pacing(&self) -> MutexGuard<'_, Pacing> {
        self.pacing.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// The first request of its kind waits to leave.
struct InLine<'a> {
    pacer: &'a Pacer,
    work: Work,
}

impl<'a> InLine<'a> {
    fn new(pacer: &'a Pacer, work: Work) -> Self {
        pacer.pacing().set_in_line(work, true);
        Self { pacer, work }
    }
}

impl Drop for InLine<'_> {
    fn drop(&mut self) {
        let mut pacing = self.pacer.pacing();
        pacing.set_in_line(self.work, false);
        if pacing.is_in_line(self.work.other()) {
            self.pacer.changed.notify_waiters();
        }
    }
}

impl Permit<'_> {
    /// Tells what became of the request.
    pub(super) fn heard(mut self, heard: Feedback) {
        self.tell(heard);
    }

    fn tell(&mut self, heard: Feedback) {
        if let Some(ticket) = self.ticket.take() {
            let now = self.pacer.now();
            self.pacer.pacing().observe(ticket, heard, now);
            self.pacer.changed.notify_waiters();
        }
    }
}

impl Drop for Permit<'_> {
    fn drop(&mut self) {
        self.tell(Feedback::Dropped);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test(start_paused = true)]
    async fn nobody_sends_while_retry_after_lasts() {
        let pacer = Pacer::with_seed(Speed::Normal, 1);
        let permit = pacer.permit(Work::Write).await.expect("at once");
        permit.heard(Feedback::Refused(Some(Duration::from_secs(7))));
        let since = Instant::now();
        let (read, write) = tokio::join!(
            async {
                pacer.permit(Work::Read).await.map(|permit| {
                    let waited = since.elapsed();
                    permit.heard(Feedback::Answered);
                    waited
                })
            },
            async { pacer.permit(Work::Write).await.map(|_| since.elapsed()) },
        );
        for waited in [read, write] {
            assert!(waited.expect("a turn") >= Duration::from_secs(7));
        }
    }

    #[tokio::test(start_paused = true)]
    async fn a_request_given_up_makes_room_for_the_next() {
        let pacer = Pacer::with_seed(Speed::Gentle, 1);
        let mut held = Vec::new();
        for _ in 0..Speed::Gentle.most_in_flight() {
            held.push(pacer.permit(Work::Read).await.expect("a turn"));
        }
        let next = pacer.permit(Work::Read);
        tokio::pin!(next);
        let wait = tokio::time::timeout(Duration::from_secs(60), next.as_mut());
        assert!(wait.await.is_err(), "more at a time than gentle allows");
        held.pop();
        assert!(next.await.is_ok());
    }

    fn started(speed: Speed) -> Pacer {
        let pacer = Pacer::with_seed(speed, 1);
        let started = pacer.pacing().clone().started();
        *pacer.pacing() = started;
        pacer
    }

    /// Where one request may leave every few seconds, assets that are read anew all
    /// the time would leave no room for the writes they are read for.
    #[tokio::test(start_paused = true)]
    async fn reads_and_writes_take_turns() {
        let pacer = started(Speed::Normal);
        let left = Mutex::new(String::new());
        let send = async |work, name| {
            for _ in 0..8 {
                let permit = pacer.permit(work).await.expect("a turn");
                left.lock().expect("works").push(name);
                permit.heard(Feedback::Answered);
            }
        };
        tokio::join!(
            send(Work::Read, 'r'),
            send(Work::Read, 'r'),
            send(Work::Write, 'w'),
            send(Work::Read, 'r'),
        );
        let left = left.into_inner().expect("works");
        assert_eq!(&left[..16], "rwrwrwrwrwrwrwrw", "{left}");
        assert_eq!(left.len(), 32, "nobody waits for a write that does not come");
    }

    #[tokio::test(start_paused = true)]
    async fn who_sleeps_in_line_holds_up_nobody() {
        let pacer = started(Speed::Normal);
        pacer.permit(Work::Read).await.expect("a turn").heard(Feedback::Answered);
        let mut write = Box::pin(pacer.permit(Work::Write));
        let mut read = Box::pin(pacer.permit(Work::Read));
        let moment = Duration::from_millis(1);
        assert!(tokio::time::timeout(moment, write.as_mut()).await.is_err());
        assert!(tokio::time::timeout(moment, read.as_mut()).await.is_err());
        // It is the write's turn by now, but nobody looks after it.
        tokio::time::advance(Duration::from_secs(60)).await;
        let since = Instant::now();
        assert!(tokio::time::timeout(moment, read.as_mut()).await.is_err());
        assert!(read.await.is_ok());
        assert!(since.elapsed() <= COURTESY, "{:?}", since.elapsed());
        drop(write);
        assert!(pacer.permit(Work::Read).await.is_ok());
    }

    #[tokio::test(start_paused = true)]
    async fn gentle_writes_twice_a_second() {
        let pacer = Pacer::with_seed(Speed::Gentle, 1);
        let since = Instant::now();
        for _ in 0..21 {
            pacer.permit(Work::Write).await.expect("a turn").heard(Feedback::Answered);
        }
        let took = since.elapsed().as_secs_f64();
        assert!((10.0..10.1).contains(&took), "21 writes took {took} s");
    }

    #[tokio::test(start_paused = true)]
    async fn whoever_asked_for_an_hour_is_not_waited_for() {
        let pacer = Pacer::with_seed(Speed::Normal, 1);
        let hour = Duration::from_secs(3_600);
        pacer.permit(Work::Read).await.expect("at once").heard(Feedback::Refused(Some(hour)));
        let left = pacer.permit(Work::Write).await.expect_err("asks the user");
        assert_eq!(left.as_secs(), 900, "tried again after a quarter of an hour at the latest");
        tokio::time::advance(left).await;
        assert!(pacer.permit(Work::Write).await.is_ok());
    }
}
