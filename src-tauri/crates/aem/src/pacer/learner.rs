//! Finding the highest rate AEM allows.
//!
//! Limits let bursts through, so a rate that went well for a moment proves nothing.
//! The learner
//!
//! 1. *climbs*, doubling the rate, until the first refusal;
//! 2. *searches* between what holds and what was refused, each step where the limit
//!    most likely is by all that was seen since ([`History::fit`]);
//! 3. *cruises* at the rate that holds;
//! 4. *probes* from time to time, faster and faster, because a limit may have been
//!    raised. More let through than any burst turns the probe into a climb; a refusal
//!    turns it back. How often depends on what a refused probe costs.
//!
//! Rejected: bisecting by what held ten seconds (a burst makes it believe rates that
//! do not last, and after a change it takes minutes: 0.44 of a limit that changes
//! every 30 s, against 0.8 here); additive increase, slow or refused all the time;
//! AWS's CUBIC formula (0.73 in the same simulation, reliability reference section 5).

use super::fit::History;

/// The first rate, per second: what Adobe's own bulk editor keeps to.
const FIRST_RATE: f64 = 2.0;
/// Never slower than this, or nobody would notice that more is allowed again.
const LOWEST_RATE: f64 = 0.25;
/// Seconds in which the rate doubles.
const CLIMB_DOUBLING: f64 = 0.4;
const PROBE_DOUBLING: f64 = 2.5;
/// A pause up to this many seconds is cheap: being refused costs less than being slow.
const CHEAP_PAUSE: f64 = 1.5;
/// The search ends when the limit is hardly higher than the rate.
const CLOSE: f64 = 1.04;
/// Kept below what the limit seems to be.
const SAFETY: f64 = 0.99;
/// What was refused is known this closely.
const REFUSED_ABOVE: f64 = 1.02;
/// Seconds between looks whether cruising may be a little faster, and how much of
/// the room above is taken each time.
const LOOK: f64 = 10.0;
const LOOK_STEP: f64 = 0.15;
/// A refusal while cruising changes the rate by no more (each time, when several come
/// soon after another) and no less than this.
const STEP_BACK: std::ops::Range<f64> = 0.96..0.985;
/// Refused again this soon after a pause, or within as long as the pause was: the
/// limit was lowered.
const LOWERED: f64 = 2.0;
/// A stretch of fewer requests says too little to reckon with.
const TELLING: f64 = 8.0;
/// What the rate becomes then.
const BACK_OFF: f64 = 0.7;
/// Seconds between probes, at least (and at most where a pause is cheap, so that a
/// raised limit is noticed within half a minute); and pauses, at most.
const PROBE_AFTER: f64 = 26.0;
const PROBE_AFTER_PAUSES: f64 = 60.0;
/// One part of so many of the time is what probes may cost.
const PROBE_SHARE: f64 = 55.0;
/// The first probe after the limit was lowered, in pauses, and seconds at least: what
/// was lowered a moment ago may be raised in a moment. Each next one waits longer.
const SOON_PAUSES: f64 = 4.0;
const SOON: f64 = 5.0;
const PROBE_SLOWER: f64 = 1.5;
/// How much of what a probe found the limiter to hold is made use of after the pause,
/// and how much faster.
const CREDIT: f64 = 0.75;
const CREDIT_FASTER: f64 = 1.25;
/// The limit was raised when more was let through than any burst: what it allowed in
/// so many seconds, or pauses (a window is about as long as its pause).
const PROOF: f64 = 2.0;
const PROOF_PAUSES: f64 = 1.3;

/// What the learner is doing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Phase {
    /// Doubling.
    Climb,
    /// Between what holds and what was refused.
    Search,
    /// At the rate that holds.
    Cruise,
    /// Looking whether more is allowed by now.
    Probe,
}

/// A refusal, as far as it tells something about the rate. Times are seconds of the
/// pacer's clock.
#[derive(Clone, Copy, Debug)]
pub(super) struct Refusal {
    /// When the request left, and how many left before it since the last pause.
    pub(super) sent_at: f64,
    pub(super) sent_before: f64,
    /// How many requests left in the last second.
    pub(super) delivered: f64,
    /// How long nothing is sent, and until when.
    pub(super) pause: f64,
    pub(super) resumed: f64,
}

/// See the module.
#[derive(Clone, Debug)]
pub(super) struct Learner {
    phase: Phase,
    rate: f64,
    /// The lowest rate that was refused.
    refused: f64,
    /// When the phase, or the step of the search, began.
    since: f64,
    grown_at: f64,
    looked_at: f64,
    /// When the last pause ended, how long it was, and how many were sent since.
    resumed: f64,
    pause: f64,
    sent: f64,
    /// Refusals soon after a pause, in a row, while cruising.
    soon: i32,
    /// When the limit was last learned of or probed, and how long after it is probed.
    probed_at: f64,
    probe_after: f64,
    /// The rate before the probe, and `sent` when it began.
    cruising: f64,
    sent_before_probe: f64,
    /// Requests that may follow each other faster, because the limiter rested while
    /// the pause after a probe lasted.
    credit: f64,
    history: History,
}

impl Learner {
    pub(super) fn new() -> Self {
        Self {
            phase: Phase::Climb,
            rate: FIRST_RATE,
            refused: f64::INFINITY,
            since: 0.0,
            grown_at: 0.0,
            looked_at: 0.0,
            resumed: 0.0,
            pause: 0.0,
            sent: 0.0,
            soon: 0,
            probed_at: 0.0,
            probe_after: PROBE_AFTER,
            cruising: FIRST_RATE,
            sent_before_probe: 0.0,
            credit: 0.0,
            history: History::default(),
        }
    }

    /// Requests per second.
    pub(super) fn rate(&self) -> f64 {
        if self.credit > 0.0 { CREDIT_FASTER * self.rate } else { self.rate }
    }

    /// So much went well at the start, by the time of one round trip.
    pub(super) fn goes_on_from(&mut self, rate: f64) {
        self.rate = self.rate.max(rate);
    }

    /// Whether a limit was met: before that the rate says nothing about AEM.
    pub(super) fn knows_limit(&self) -> bool {
        self.refused.is_finite()
    }

    #[cfg(test)]
    pub(super) fn phase(&self) -> Phase {
        self.phase
    }

    /// A request leaves. `delivered` is how many left in the last second: a rate
    /// that is not used is not raised.
    pub(super) fn sent(&mut self, now: f64, delivered: f64) {
        self.sent += 1.0;
        self.credit -= 1.0 - 1.0 / CREDIT_FASTER;
        self.history.sent(now);
        let is_used = self.rate <= (2.0 * delivered).max(FIRST_RATE);
        // A long rest is no reason to grow.
        let grown = (now - self.grown_at).min(1.0 / self.rate.min(4.0));
        self.grown_at = now;
        let in_phase = now - self.since;
        match self.phase {
            Phase::Climb if is_used => self.rate *= (grown / CLIMB_DOUBLING).exp2().min(2.0),
            Phase::Probe if is_used => self.grow_probe(now, grown),
            Phase::Search if in_phase >= (2.0 * self.pause).clamp(2.0, 5.0) => self.step_up(now),
            Phase::Cruise if now - self.probed_at >= self.probe_after && is_used => {
                self.cruising = self.rate;
                self.sent_before_probe = self.sent;
                self.enter(Phase::Probe, now);
            }
            Phase::Cruise if self.is_cheap() && now - self.looked_at >= LOOK && is_used => {
                self.looked_at = now;
                let room = self.history.fit(self.refused, self.pause, self.part()).high / self.rate;
                let next = self.rate * room.clamp(1.0, 1.2).powf(LOOK_STEP);
                // What was refused in the long run is not tried again and again.
                self.rate = next.min(SAFETY / REFUSED_ABOVE * self.refused).max(self.rate);
            }
            Phase::Climb | Phase::Probe | Phase::Search | Phase::Cruise => {}
        }
    }

    /// A request was refused because of the rate.
    pub(super) fn refused(&mut self, refusal: Refusal) {
        let Refusal { sent_at, sent_before, delivered, pause, resumed } = refusal;
        let rate = self.rate.min(delivered.max(LOWEST_RATE));
        let stretch = (sent_at - self.resumed).max(0.01);
        let (last_pause, sent) = (self.pause, self.sent);
        self.history.refused(sent - sent_before - 1.0, resumed);
        (self.resumed, self.pause, self.sent) = (resumed, pause, 0.0);
        if sent_before < 1.0 {
            // Nothing went through since the pause: it was too short, which says
            // nothing about the rate.
            if !self.knows_limit() {
                self.refused = rate;
            }
            let phase = if self.phase == Phase::Climb { Phase::Search } else { self.phase };
            self.enter(phase, resumed);
            return;
        }
        if std::mem::take(&mut self.credit) > 0.0 {
            // Not the rate was too high, but the credit.
            self.enter(self.phase, resumed);
            return;
        }
        if sent_before < TELLING {
            self.refused = self.rate;
            self.rate = (self.rate * BACK_OFF).max(LOWEST_RATE);
            self.enter(Phase::Search, resumed);
            return;
        }
        match self.phase {
            Phase::Climb => {
                self.refused = rate;
                self.probed_at = resumed;
                self.probe_after = if self.is_cheap() { PROBE_AFTER } else { self.rarely() };
                self.decide(resumed);
            }
            Phase::Search => {
                self.refused = self.refused.min(REFUSED_ABOVE * rate);
                self.decide(resumed);
            }
            Phase::Probe => {
                let expected = self.cruising * (sent_at - self.since);
                let extra = (sent_before - self.sent_before_probe - expected) / self.cruising;
                let worth = (PROBE_SHARE * (pause - extra)).clamp(PROBE_AFTER, self.rarely());
                let most = if self.is_cheap() { PROBE_AFTER } else { worth };
                self.probe_after = (PROBE_SLOWER * self.probe_after).min(most);
                self.rate = self.cruising;
                self.probed_at = resumed;
                self.credit = CREDIT * self.cruising * extra.min(pause);
                self.enter(Phase::Cruise, resumed);
            }
            Phase::Cruise => {
                self.refused = REFUSED_ABOVE * rate;
                self.probed_at = resumed;
                self.soon = if stretch < 3.0 * last_pause { self.soon + 1 } else { 0 };
                if stretch < last_pause.max(LOWERED) {
                    // Far too fast all of a sudden: the limit was lowered. Counting
                    // what it gave since it was last used up tells to where.
                    self.soon = 0;
                    self.history.forget(resumed, true);
                    self.rate = SAFETY * sent_before / (stretch + last_pause);
                    self.probe_after = (SOON_PAUSES * pause).max(SOON);
                } else {
                    let before = self.rate;
                    self.decide(resumed);
                    let least = STEP_BACK.start.powi(self.soon.min(8)) * STEP_BACK.start;
                    self.rate = self.rate.clamp(least * before, STEP_BACK.end * before);
                }
                self.enter(Phase::Cruise, resumed);
            }
        }
        self.rate = self.rate.max(LOWEST_RATE);
    }

    /// Nothing is sent until `resumed`, for a reason that says nothing about the rate.
    pub(super) fn interrupted(&mut self, resumed: f64) {
        self.history.forget(resumed, false);
        if self.phase == Phase::Probe {
            self.rate = self.cruising;
            self.probed_at = resumed;
            self.phase = Phase::Cruise;
        }
        (self.resumed, self.sent) = (resumed, 0.0);
        self.enter(self.phase, resumed);
    }

    fn grow_probe(&mut self, now: f64, grown: f64) {
        self.rate *= (grown / PROBE_DOUBLING).exp2();
        let expected = self.cruising * (now - self.since);
        let extra = (self.sent - self.sent_before_probe - expected) / self.cruising;
        if extra > (PROOF_PAUSES * self.pause).max(PROOF) {
            self.history.forget(now, false);
            self.refused = f64::INFINITY;
            self.enter(Phase::Climb, now);
        }
    }

    /// To where the limit most likely is, after a refusal.
    fn decide(&mut self, now: f64) {
        let fit = self.history.fit(self.refused, self.pause, self.part());
        self.rate = SAFETY * fit.likely;
        self.settle(fit.high, now);
    }

    /// Towards what was refused, because nothing was since.
    fn step_up(&mut self, now: f64) {
        let fit = self.history.fit(self.refused, self.pause, self.part());
        let part = if self.is_cheap() { 0.5 } else { 0.4 };
        let room = (fit.high / self.rate).max(1.0);
        self.rate = (self.rate * room.powf(part)).max(SAFETY * fit.likely);
        self.settle(fit.high, now);
    }

    fn settle(&mut self, high: f64, now: f64) {
        let is_close = high < CLOSE * self.rate;
        self.enter(if is_close { Phase::Cruise } else { Phase::Search }, now);
    }

    /// How daring a guess of the limit is.
    fn part(&self) -> f64 {
        if self.is_cheap() { 0.7 } else { 0.4 }
    }

    fn is_cheap(&self) -> bool {
        self.pause <= CHEAP_PAUSE
    }

    fn rarely(&self) -> f64 {
        (PROBE_AFTER_PAUSES * self.pause).max(PROBE_AFTER)
    }

    fn enter(&mut self, phase: Phase, at: f64) {
        self.phase = phase;
        (self.since, self.grown_at, self.looked_at) = (at, at, at);
    }
}
