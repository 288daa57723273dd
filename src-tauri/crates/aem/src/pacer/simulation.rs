//! The pacer against simulated servers: the table of the reliability reference,
//! section 5, without any sleeping. `cargo test -p relabel-aem --lib pacer -- --nocapture`
//! prints it.

use std::cmp::Reverse;
use std::collections::BinaryHeap;
use std::time::Duration;

use super::pacing::{Admission, Feedback, Pacing, SplitMix, Ticket, Work};
use relabel_model::Speed;

/// How long one run lasts.
const RUN: f64 = 300.0;
const SEEDS: u64 = 5;

/// A limiter: requests per second, and how they are counted.
#[derive(Clone, Debug)]
struct Server {
    rate: f64,
    /// The rate in every second period, and how long a period is.
    other: Option<(f64, f64)>,
    /// What it lets through at once after a rest; of a window all it has.
    burst: f64,
    /// Length of the window, where it is one, and where in it the run begins.
    window: Option<(f64, f64)>,
    retry_after: f64,
    level: f64,
    at: f64,
}

impl Server {
    fn bucket(rate: f64, burst: f64, retry_after: f64) -> Self {
        Self { rate, other: None, burst, window: None, retry_after, level: burst, at: 0.0 }
    }

    fn window(rate: f64, length: f64, retry_after: f64) -> Self {
        let burst = rate * length;
        Self { window: Some((length, 0.0)), ..Self::bucket(rate, burst, retry_after) }
    }

    fn changing(self, other: f64, every: f64) -> Self {
        Self { other: Some((other, every)), ..self }
    }

    fn allowed(&self, at: f64) -> f64 {
        match self.other {
            Some((other, every)) if (at / every).rem_euclid(2.0) >= 1.0 => other,
            _ => self.rate,
        }
    }

    fn lets_through(&mut self, at: f64) -> bool {
        match self.window {
            Some((length, phase)) => {
                let nth = |at: f64| ((at + phase) / length).floor();
                if nth(at) > nth(self.at) {
                    self.level = self.burst;
                }
            }
            None => {
                let flowed = self.allowed(at) * (at - self.at);
                self.level = (self.level + flowed).min(self.burst);
            }
        }
        self.at = at;
        let passes = self.level >= 1.0;
        self.level -= f64::from(u8::from(passes));
        passes
    }
}

/// What came of one run.
#[derive(Clone, Copy, Debug)]
struct Outcome {
    efficiency: f64,
    refused: f64,
    /// Sends while a `Retry-After` lasted.
    broken: u32,
}

/// An event: when, whether it is an answer (or an arrival), of which request.
type Event = Reverse<(Duration, bool, usize)>;

struct Run {
    pacing: Pacing,
    server: Server,
    chance: SplitMix,
    events: BinaryHeap<Event>,
    requests: Vec<(Option<Ticket>, Duration, bool)>,
    /// When each request left.
    sent: Vec<f64>,
    passed: Vec<f64>,
    refused: u32,
    quiet_until: Duration,
    broken: u32,
}

impl Run {
    fn new(mut server: Server, speed: Speed, seed: u64) -> Self {
        let mut chance = SplitMix(seed);
        if let Some((length, phase)) = &mut server.window {
            *phase = *length * chance.next();
        }
        Self {
            pacing: Pacing::new(speed, seed),
            server,
            chance,
            events: BinaryHeap::new(),
            requests: Vec::new(),
            sent: Vec::new(),
            passed: Vec::new(),
            refused: 0,
            quiet_until: Duration::ZERO,
            broken: 0,
        }
    }

    /// Sends all that the pacer lets out until `end`.
    fn until(mut self, end: f64) -> Self {
        let end = Duration::from_secs_f64(end);
        let mut now = Duration::ZERO;
        while now < end {
            let next = loop {
                match self.pacing.next_permit(Work::Write, now) {
                    Admission::Now(ticket) => self.send(ticket, now),
                    Admission::At(at) | Admission::Asks(at) => break at,
                    Admission::WhenAnswered | Admission::AfterOther => break Duration::MAX,
                }
            };
            now = self.events.peek().map_or(next, |Reverse((at, ..))| next.min(*at));
            while let Some(&Reverse((at, is_answer, nth))) = self.events.peek() {
                if at > now {
                    break;
                }
                self.events.pop();
                if is_answer { self.answer(nth, now) } else { self.arrive(nth, now) }
            }
        }
        self
    }

    fn send(&mut self, ticket: Ticket, now: Duration) {
        self.broken += u32::from(now < self.quiet_until);
        let half = Duration::from_secs_f64(0.025 + 0.015 * self.chance.next());
        self.events.push(Reverse((now + half, false, self.requests.len())));
        self.requests.push((Some(ticket), half, false));
        self.sent.push(now.as_secs_f64());
    }

    fn arrive(&mut self, nth: usize, now: Duration) {
        let passes = self.server.lets_through(now.as_secs_f64());
        let (_, half, passed) = &mut self.requests[nth];
        *passed = passes;
        self.events.push(Reverse((now + *half, true, nth)));
        if passes {
            self.passed.push(now.as_secs_f64());
        }
    }

    fn answer(&mut self, nth: usize, now: Duration) {
        let (ticket, _, passed) = &mut self.requests[nth];
        let heard = if *passed {
            Feedback::Answered
        } else {
            self.refused += 1;
            let wait = Duration::from_secs_f64(self.server.retry_after);
            self.quiet_until = self.quiet_until.max(now + wait);
            Feedback::Refused(Some(wait))
        };
        let ticket = ticket.take().expect("one answer each");
        self.pacing.observe(ticket, heard, now);
    }

    fn outcome(&self, end: f64) -> Outcome {
        let steps = 10_000_u32;
        let step = end / f64::from(steps);
        let allowed: f64 =
            (0..steps).map(|nth| self.server.allowed(step * (f64::from(nth) + 0.5)) * step).sum();
        Outcome {
            efficiency: count(&self.passed) / allowed,
            refused: f64::from(self.refused) / count(&self.sent),
            broken: self.broken,
        }
    }

    /// What got through per second between two moments.
    fn speed(&self, from: f64, to: f64) -> f64 {
        let between = self.passed.iter().filter(|at| (from..to).contains(*at)).count();
        f64::from(u32::try_from(between).expect("few")) / (to - from)
    }
}

fn count(times: &[f64]) -> f64 {
    f64::from(u32::try_from(times.len()).expect("few"))
}

fn median(mut values: Vec<f64>) -> f64 {
    values.sort_by(f64::total_cmp);
    values[values.len() / 2]
}

/// Runs one server with several seeds and holds it to its line of the table.
fn holds(name: &str, server: &Server, efficiency: f64, refused: f64) {
    let outcomes: Vec<Outcome> = (1..=SEEDS)
        .map(|seed| Run::new(server.clone(), Speed::Fast, seed).until(RUN).outcome(RUN))
        .collect();
    let efficiencies: Vec<f64> = outcomes.iter().map(|outcome| outcome.efficiency).collect();
    let least = efficiencies.iter().copied().fold(f64::INFINITY, f64::min);
    let middle = median(efficiencies);
    let most_refused = outcomes.iter().map(|outcome| outcome.refused).fold(0.0, f64::max);
    let broken: u32 = outcomes.iter().map(|outcome| outcome.broken).sum();
    println!(
        "| {name:<34} | {middle:.3} | {least:.3} | {:.2} % | {broken} |",
        100.0 * most_refused
    );
    assert!(middle >= efficiency, "{name}: {middle:.3} of the allowed rate");
    assert!(least >= efficiency - 0.02, "{name}: {least:.3} of the allowed rate with one seed");
    assert!(most_refused <= refused, "{name}: {most_refused:.4} refused");
    assert_eq!(broken, 0, "{name}: sent while a Retry-After lasted");
}

#[test]
fn steady_buckets_that_ask_for_a_second() {
    for (rate, burst) in [(20.0, 20.0), (100.0, 50.0), (500.0, 100.0)] {
        let name = format!("bucket {rate}/s, burst {burst}, RA 1 s");
        holds(&name, &Server::bucket(rate, burst, 1.0), 0.95, 0.01);
    }
}

#[test]
fn a_steady_bucket_that_asks_for_five_seconds() {
    holds("bucket 20/s, burst 20, RA 5 s", &Server::bucket(20.0, 20.0, 5.0), 0.90, 0.01);
}

#[test]
fn windows_of_six_seconds() {
    holds("6 s window, 2/s, RA 6 s", &Server::window(2.0, 6.0, 6.0), 0.90, 0.03);
    holds("6 s window, 20/s, RA 5 s", &Server::window(20.0, 6.0, 5.0), 0.90, 0.01);
}

#[test]
fn a_limit_that_changes_every_thirty_seconds() {
    let server = Server::bucket(100.0, 50.0, 1.0).changing(25.0, 30.0);
    holds("100/s, 25/s every other 30 s, RA 1 s", &server, 0.65, 0.03);
}

#[test]
fn a_raised_limit_is_noticed_within_thirty_seconds() {
    for (seed, change) in (1..=SEEDS).zip([60.0, 67.0, 74.0, 81.0, 88.0]) {
        let server = Server::bucket(25.0, 50.0, 1.0).changing(100.0, change);
        let run = Run::new(server, Speed::Fast, seed).until(change + 40.0);
        let noticed = (0..400)
            .map(|tenth| change + f64::from(tenth) / 10.0)
            .find(|at| run.speed(*at - 1.0, *at) >= 50.0)
            .map_or(f64::INFINITY, |at| at - change);
        println!("raised from 25/s to 100/s at {change} s: twice as fast after {noticed:.1} s");
        assert!(noticed <= 30.0, "seed {seed}: {noticed:.1} s");
    }
}

#[test]
fn a_lowered_limit_is_noticed_within_three_seconds() {
    for (seed, change) in (1..=SEEDS).zip([60.0, 67.0, 74.0, 81.0, 88.0]) {
        let server = Server::bucket(100.0, 50.0, 1.0).changing(25.0, change);
        let run = Run::new(server, Speed::Fast, seed).until(change + 3.0);
        let rate = run.pacing.learner().rate();
        println!("lowered from 100/s to 25/s at {change} s: {rate:.1}/s after 3 s");
        assert!(rate <= 50.0, "seed {seed}: still {rate:.1} a second");
    }
}

#[test]
fn the_ceiling_of_a_speed_holds_without_any_limit() {
    for speed in [Speed::Gentle, Speed::Normal, Speed::Fast] {
        let run = Run::new(Server::bucket(1e6, 1e6, 1.0), speed, 1).until(60.0);
        let reached = run.speed(30.0, 60.0);
        let full = f64::from(speed.most_in_flight()) / 0.065;
        let expected = speed.writes_per_second().unwrap_or(full);
        println!("{speed:?} without any limit: {reached:.1} writes a second");
        assert!((0.9..1.1).contains(&(reached / expected)), "{speed:?}: {reached} a second");
    }
}
