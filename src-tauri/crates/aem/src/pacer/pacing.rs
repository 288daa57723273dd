//! Every decision of the pacer, without a clock, a socket or chance: time is handed
//! in, and so is the seed of its jitter.

use std::collections::VecDeque;
use std::time::Duration;

use super::budget::RetryBudget;
use super::guard::Guard;
use super::learner::{Learner, Refusal};
use relabel_model::{Pace, Speed};

/// The longest `Retry-After` that is obeyed without asking.
pub(super) const LONGEST_WAIT: Duration = Duration::from_secs(15 * 60);
/// First wait where AEM does not say how long; doubles each time, with full jitter.
const FIRST_WAIT: f64 = 0.25;
/// The longest such wait in seconds: after a refusal, what Adobe's own bulk editor
/// waits; while AEM is down, short enough to notice soon that it is back.
const LONGEST_WAIT_REFUSED: f64 = 60.0;
const LONGEST_WAIT_DOWN: f64 = 4.0;
/// Requests on their way at which the start is over: from there on the rate climbs by itself.
/// AEM may refuse as many of them, once.
const START_FLIGHT: u32 = 8;
/// A round trip at the start tells no more of the rate than one of so many seconds.
const SHORTEST_TRIP: f64 = 0.02;
/// Timers are a few milliseconds late: what they missed is caught up.
const CATCH_UP: f64 = 0.02;
/// What counts as lately when speed is measured, in seconds.
const LATELY: f64 = 1.0;

/// What a request is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Work {
    /// Changes nothing.
    Read,
    /// Changes something.
    Write,
}

impl Work {
    /// The other kind.
    pub(super) fn other(self) -> Self {
        match self {
            Self::Read => Self::Write,
            Self::Write => Self::Read,
        }
    }
}

/// Leave to send one request. Whoever has it tells what became of it.
#[derive(Debug)]
pub(super) struct Ticket {
    work: Work,
    sent_at: Duration,
    /// Requests since the last pause, this one not counted.
    sent_before: u32,
    /// Pauses before it: of several refusals on their way only the first is news.
    pauses: u32,
}

/// When a request may leave.
#[derive(Debug)]
pub(super) enum Admission {
    /// Now.
    Now(Ticket),
    /// Not before this time; ask again then.
    At(Duration),
    /// When an answer came; ask again then.
    WhenAnswered,
    /// When the first request of the other kind left, or waits no longer.
    AfterOther,
    /// AEM asked for more patience than is given without asking the user; at this
    /// time it is tried again all the same.
    Asks(Duration),
}

/// What became of a request.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Feedback {
    /// An answer, whatever it says.
    Answered,
    /// 429, with what `Retry-After` says where it says something.
    Refused(Option<Duration>),
    /// 503, the same.
    Down(Option<Duration>),
    /// Another 5xx, a broken connection, no answer in time.
    Failed,
    /// Nobody waited for the answer.
    Dropped,
}

/// See the module. Times are since the pacer was made.
#[derive(Clone, Debug)]
pub(super) struct Pacing {
    speed: Speed,
    /// Requests at a time, where that is less than the speed allows.
    most: Option<u32>,
    learner: Learner,
    guards: [Guard; 2],
    budget: RetryBudget,
    in_flight: u32,
    /// At the start: how many may be on their way whatever the rate, which grows with each
    /// round trip.
    start: Option<u32>,
    /// Requests that left lately, in seconds.
    lately: VecDeque<f64>,
    next_at: f64,
    next_write_at: f64,
    /// Whether a read, and a write, is first in its line.
    in_line: [bool; 2],
    /// What left last. While both wait they take turns: otherwise, where AEM allows
    /// one request every few seconds, reads alone would leave, and become too old
    /// for their writes.
    last: Work,
    /// Nobody sends before this.
    quiet_until: Duration,
    /// Whether AEM asked for more than [`LONGEST_WAIT`].
    asks: bool,
    /// After a pause one request goes ahead alone: whether AEM is there again.
    alone: Option<bool>,
    sent_before: u32,
    pauses: u32,
    /// Refusals in a row without anything in between.
    in_a_row: u32,
    refused: u32,
    chance: SplitMix,
}

impl Pacing {
    pub(super) fn new(speed: Speed, seed: u64) -> Self {
        let guard = Guard::new(speed.most_in_flight());
        Self {
            speed,
            most: None,
            learner: Learner::new(),
            guards: [guard.clone(), guard],
            budget: RetryBudget::new(),
            in_flight: 0,
            start: Some(1),
            lately: VecDeque::new(),
            next_at: 0.0,
            next_write_at: 0.0,
            in_line: [false; 2],
            last: Work::Write,
            quiet_until: Duration::ZERO,
            asks: false,
            alone: None,
            sent_before: 0,
            pauses: 0,
            in_a_row: 0,
            refused: 0,
            chance: SplitMix(seed),
        }
    }

    /// How fast the user wants it.
    pub(super) fn set_speed(&mut self, speed: Speed) {
        self.speed = speed;
        self.guards = [Guard::new(self.most_in_flight()), Guard::new(self.most_in_flight())];
    }

    /// At most so many requests at a time, even where the speed allows more.
    pub(super) fn limit_in_flight(&mut self, most: u32) {
        self.most = Some(most.max(1));
        self.set_speed(self.speed);
    }

    fn most_in_flight(&self) -> u32 {
        let by_speed = self.speed.most_in_flight();
        self.most.map_or(by_speed, |most| most.min(by_speed))
    }

    /// Whether a request may leave now, and if so, that it does.
    pub(super) fn next_permit(&mut self, work: Work, now: Duration) -> Admission {
        if now < self.quiet_until {
            return if self.asks {
                Admission::Asks(self.quiet_until)
            } else {
                Admission::At(self.quiet_until)
            };
        }
        if self.alone == Some(true) || f64::from(self.in_flight) + 1.0 > self.ceiling() {
            return Admission::WhenAnswered;
        }
        let at = now.as_secs_f64();
        let next = self.next_of(work);
        if at < next {
            // Rounded up, or it would be asked again at the very same time.
            return Admission::At(Duration::from_secs_f64(next) + Duration::from_nanos(1));
        }
        let other = work.other();
        if self.last == work && self.is_in_line(other) && at >= self.next_of(other) {
            return Admission::AfterOther;
        }
        self.last = work;
        self.lately.push_back(at);
        let delivered = self.delivered(at);
        self.learner.sent(at, delivered);
        self.budget.sent(delivered);
        self.next_at = self.next_at.max(at - CATCH_UP) + 1.0 / self.learner.rate();
        if let (Work::Write, Some(per_second)) = (work, self.speed.writes_per_second()) {
            self.next_write_at = at + 1.0 / per_second;
        }
        self.alone = self.alone.map(|_| true);
        self.in_flight += 1;
        self.sent_before += 1;
        Admission::Now(Ticket {
            work,
            sent_at: now,
            sent_before: self.sent_before - 1,
            pauses: self.pauses,
        })
    }

    /// When the next request of a kind may leave.
    fn next_of(&self, work: Work) -> f64 {
        let starts = self.start.is_some_and(|most| self.in_flight < most);
        let next_at = if starts { 0.0 } else { self.next_at };
        match work {
            Work::Read => next_at,
            Work::Write => next_at.max(self.next_write_at),
        }
    }

    /// An answer at the start, which took so long, while so many were on their way.
    fn start_on(&mut self, took: f64, in_flight: u32, now: Duration) {
        // More are allowed only where what is allowed is made use of.
        let Some(most) = self.start.as_mut().filter(|most| 2 * in_flight >= **most) else {
            return;
        };
        *most += 1;
        if *most >= START_FLIGHT.min(self.speed.most_in_flight()) {
            self.learner.goes_on_from(f64::from(*most) / took.max(SHORTEST_TRIP));
            self.next_at = now.as_secs_f64();
            self.start = None;
        }
    }

    /// A request became the first of its kind to leave, or waits no longer.
    pub(super) fn set_in_line(&mut self, work: Work, waits: bool) {
        self.in_line[usize::from(work == Work::Write)] = waits;
    }

    /// Whether a request of this kind waits to leave.
    pub(super) fn is_in_line(&self, work: Work) -> bool {
        self.in_line[usize::from(work == Work::Write)]
    }

    /// What became of a request.
    pub(super) fn observe(&mut self, ticket: Ticket, heard: Feedback, now: Duration) {
        let in_flight = self.in_flight;
        self.in_flight -= 1;
        let is_news = ticket.pauses == self.pauses;
        match heard {
            Feedback::Refused(wait) => self.refuse(&ticket, wait, false, now),
            Feedback::Down(wait) => self.refuse(&ticket, wait, true, now),
            Feedback::Answered | Feedback::Failed if is_news => {
                self.alone = None;
                self.in_a_row = 0;
            }
            // One that went ahead alone and was given up told nothing.
            Feedback::Dropped if is_news => self.alone = self.alone.map(|_| false),
            Feedback::Answered | Feedback::Failed | Feedback::Dropped => {}
        }
        if matches!(heard, Feedback::Refused(_) | Feedback::Down(_) | Feedback::Failed) {
            self.start = None;
        }
        if heard == Feedback::Answered {
            let took = now.saturating_sub(ticket.sent_at).as_secs_f64();
            self.start_on(took, in_flight, now);
            let ceiling = self.most_in_flight();
            let guard = &mut self.guards[usize::from(ticket.work == Work::Write)];
            guard.answered(took, in_flight, ceiling, now.as_secs_f64());
        }
    }

    /// When what failed for the `tries`-th time (from 0) may be tried again: now, or
    /// in this time, if it is asked again then.
    pub(super) fn next_retry(&mut self, now: Duration) -> Result<(), Duration> {
        self.budget.take(now.as_secs_f64()).map_err(Duration::from_secs_f64)
    }

    /// How long to wait before the `tries`-th try again, from 0.
    pub(super) fn back_off(&mut self, tries: u32) -> Duration {
        self.jitter(tries, LONGEST_WAIT_DOWN)
    }

    /// How many assets are worth working on at the same time, so that requests
    /// are always there to be sent, and hardly any wait long.
    pub(super) fn at_once(&self, latency: Option<Duration>) -> usize {
        let needed = match (latency, self.learner.knows_limit()) {
            (Some(latency), true) => 2.0 + 2.0 * latency.as_secs_f64() * self.learner.rate(),
            (None, _) | (_, false) => f64::INFINITY,
        };
        let most = f64::from(self.most_in_flight());
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "clamped")]
        let at_once = needed.clamp(2.0, most) as usize;
        at_once
    }

    /// For people.
    pub(super) fn pace(&self, now: Duration) -> Pace {
        let at = now.as_secs_f64();
        let lately = self.lately.iter().filter(|sent| at - **sent <= LATELY).count();
        let quiet = self.quiet_until.saturating_sub(now);
        Pace {
            speed: self.speed,
            requests_per_second: f64::from(u32::try_from(lately).unwrap_or(u32::MAX)) / LATELY,
            allowed_per_second: self.learner.knows_limit().then(|| self.learner.rate()),
            in_flight: self.in_flight,
            quiet_seconds: (!quiet.is_zero())
                .then(|| u32::try_from(quiet.as_millis().div_ceil(1_000)).unwrap_or(u32::MAX)),
            refused: self.refused,
        }
    }

    /// How much longer nobody sends.
    pub(super) fn quiet_for(&self, now: Duration) -> Option<Duration> {
        self.quiet_until.checked_sub(now).filter(|left| !left.is_zero())
    }

    /// As it is once the start is over.
    #[cfg(test)]
    pub(super) fn started(self) -> Self {
        Self { start: None, ..self }
    }

    #[cfg(test)]
    pub(super) fn learner(&self) -> &Learner {
        &self.learner
    }

    /// Requests at a time.
    fn ceiling(&self) -> f64 {
        let [reads, writes] = &self.guards;
        reads.limit().min(writes.limit()).min(f64::from(self.most_in_flight()))
    }

    fn refuse(&mut self, ticket: &Ticket, wait: Option<Duration>, is_down: bool, now: Duration) {
        self.refused = self.refused.saturating_add(1);
        let is_news = ticket.pauses == self.pauses;
        let asked = wait.filter(|wait| !wait.is_zero());
        let pause = match asked {
            Some(wait) if !is_down && is_news && ticket.sent_before == 0 => {
                // It asked for less than it needs.
                let longer = wait.saturating_mul(2_u32.pow(self.in_a_row.min(3)));
                wait.max(longer.min(Duration::from_secs_f64(LONGEST_WAIT_REFUSED)))
            }
            Some(wait) => wait,
            None if is_news => {
                let most = if is_down { LONGEST_WAIT_DOWN } else { LONGEST_WAIT_REFUSED };
                self.jitter(self.in_a_row, most)
            }
            None => Duration::ZERO,
        };
        let until = now + pause.min(LONGEST_WAIT);
        if until > self.quiet_until || pause > LONGEST_WAIT {
            self.quiet_until = self.quiet_until.max(until);
            self.asks = pause > LONGEST_WAIT;
        }
        if !is_news {
            return;
        }
        let delivered = self.delivered(now.as_secs_f64());
        let resumed = self.quiet_until.as_secs_f64();
        if is_down && asked.is_none() {
            self.learner.interrupted(resumed);
        } else {
            self.learner.refused(Refusal {
                sent_at: ticket.sent_at.as_secs_f64(),
                sent_before: f64::from(ticket.sent_before),
                delivered,
                pause: self.quiet_until.saturating_sub(now).as_secs_f64(),
                resumed,
            });
        }
        self.alone = Some(false);
        self.pauses = self.pauses.wrapping_add(1);
        self.sent_before = 0;
        self.in_a_row = if ticket.sent_before == 0 { self.in_a_row + 1 } else { 1 };
    }

    /// Requests in the last second.
    fn delivered(&mut self, now: f64) -> f64 {
        while self.lately.front().is_some_and(|sent| now - sent > LATELY) {
            self.lately.pop_front();
        }
        f64::from(u32::try_from(self.lately.len()).unwrap_or(u32::MAX)) / LATELY
    }

    /// A random time below the first wait doubled so often.
    fn jitter(&mut self, times: u32, most: f64) -> Duration {
        let longest = (FIRST_WAIT * f64::from(times.min(16)).exp2()).min(most);
        Duration::from_secs_f64(longest * self.chance.next())
    }
}

/// Steele, Lea and Flood's SplitMix64: jitter needs no more.
#[derive(Clone, Debug)]
pub(super) struct SplitMix(pub(super) u64);

impl SplitMix {
    /// From 0 to 1.
    pub(super) fn next(&mut self) -> f64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut bits = self.0;
        bits = (bits ^ (bits >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        bits = (bits ^ (bits >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        bits ^= bits >> 31;
        let upper = u32::try_from(bits >> 32).unwrap_or(u32::MAX);
        f64::from(upper) / (f64::from(u32::MAX) + 1.0)
    }
}
