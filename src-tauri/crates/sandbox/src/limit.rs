//! How much the environment takes: a token bucket or a window, and what it says
//! of when to come again.

use std::str::FromStr;
use std::time::Duration;

use axum::http::HeaderValue;
use time::OffsetDateTime;

use crate::dates;
use crate::faults::Requests;

/// How many requests a second are let through. The others are answered with 429
/// and are not counted.
#[derive(Clone, Debug, PartialEq)]
pub struct RateLimit {
    /// Requests a second.
    pub rate: f64,
    /// How many may come at once after a pause. Without a window only; a bucket
    /// holds at least one.
    pub burst: u32,
    /// Counts in windows of this length instead of a bucket: each lets
    /// `rate` times its seconds through, however fast. One begins with the first
    /// request after the last one ended.
    pub window: Option<Duration>,
    /// What the refusals say of when to come again.
    pub retry_after: RetryAfter,
    /// What is limited.
    pub of: Requests,
    /// The other rate, and how long each of the two holds in turn.
    pub alternate: Option<(f64, Duration)>,
}

impl RateLimit {
    /// A bucket for writes that asks for a pause of one second.
    pub fn bucket(rate: f64, burst: u32) -> RateLimit {
        RateLimit {
            rate,
            burst,
            window: None,
            retry_after: RetryAfter::Seconds(1),
            of: Requests::Writes,
            alternate: None,
        }
    }

    /// A window for writes that asks for a pause of its own length.
    pub fn window(rate: f64, window: Duration) -> RateLimit {
        let seconds = i64::try_from(window.as_secs()).unwrap_or(i64::MAX).max(1);
        RateLimit {
            window: Some(window),
            retry_after: RetryAfter::Seconds(seconds),
            ..RateLimit::bucket(rate, 1)
        }
    }
}

/// A `Retry-After` header, sensible or not.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum RetryAfter {
    /// Seconds as they are, also zero, negative or absurd.
    Seconds(i64),
    /// An HTTP date so many seconds ahead.
    Date(i64),
    /// No header.
    Absent,
    /// Something that is neither.
    Text(String),
}

/// What stands for `garbage`.
const GARBAGE: &str = "in a while";

impl RetryAfter {
    /// The header, and how long from now it asks to wait: zero when it asks for
    /// nothing that can be understood.
    pub(crate) fn header(&self, now: OffsetDateTime) -> (Option<HeaderValue>, Duration) {
        let wait = |seconds: i64| Duration::from_secs(u64::try_from(seconds).unwrap_or(0));
        match self {
            RetryAfter::Absent => (None, Duration::ZERO),
            RetryAfter::Seconds(seconds) => (Some(HeaderValue::from(*seconds)), wait(*seconds)),
            RetryAfter::Text(text) => (HeaderValue::from_str(text).ok(), Duration::ZERO),
            RetryAfter::Date(ahead) => {
                let at = now.saturating_add(time::Duration::seconds(*ahead));
                // The header knows whole seconds only.
                let at = at.replace_nanosecond(0).unwrap_or(at);
                let wait = Duration::try_from(at - now).unwrap_or(Duration::ZERO);
                (HeaderValue::from_str(&dates::http(&at)).ok(), wait)
            }
        }
    }
}

impl FromStr for RetryAfter {
    type Err = String;

    /// Seconds, `date` or `date+SECONDS`, `none`, `garbage`.
    fn from_str(text: &str) -> Result<RetryAfter, String> {
        let wrong = || format!("{text:?} is none of SECONDS, date, date+SECONDS, none, garbage");
        match text {
            "none" => Ok(RetryAfter::Absent),
            "garbage" => Ok(RetryAfter::Text(GARBAGE.to_owned())),
            "date" => Ok(RetryAfter::Date(2)),
            _ => match text.strip_prefix("date+") {
                Some(ahead) => ahead.parse().map(RetryAfter::Date).map_err(|_| wrong()),
                None => text.parse().map(RetryAfter::Seconds).map_err(|_| wrong()),
            },
        }
    }
}

impl std::fmt::Display for RetryAfter {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            RetryAfter::Seconds(seconds) => write!(f, "{seconds}"),
            RetryAfter::Date(ahead) => write!(f, "date+{ahead}"),
            RetryAfter::Absent => f.write_str("none"),
            RetryAfter::Text(_) => f.write_str("garbage"),
        }
    }
}

/// A limit at work.
#[derive(Debug)]
pub(crate) struct Limiter {
    pub(crate) limit: RateLimit,
    /// When it was set, by the clock of the environment.
    set: Duration,
    /// Bucket: what is in it, and when that was so.
    tokens: f64,
    at: Duration,
    /// Window: when it began and how many it let through.
    began: Option<Duration>,
    used: f64,
}

impl Limiter {
    pub(crate) fn new(limit: RateLimit, now: Duration) -> Limiter {
        let tokens = f64::from(limit.burst.max(1));
        Limiter { limit, set: now, tokens, at: now, began: None, used: 0.0 }
    }

    /// Whether a request is let through.
    pub(crate) fn take(&mut self, now: Duration) -> bool {
        match self.limit.window {
            Some(length) => {
                if self.began.is_none_or(|began| now >= began + length) {
                    self.began = Some(now);
                    self.used = 0.0;
                }
                // At least one, or a slow limit would let nothing through.
                let most = (self.rate(now) * length.as_secs_f64()).max(1.0);
                let free = self.used + 1.0 <= most + 1e-9;
                self.used += f64::from(u8::from(free));
                free
            }
            None => {
                let most = f64::from(self.limit.burst.max(1));
                self.tokens = (self.tokens + self.filled(self.at, now)).min(most);
                self.at = now;
                // Sums of many small steps fall short of one by rounding.
                let free = self.tokens >= 1.0 - 1e-9;
                self.tokens -= f64::from(u8::from(free));
                free
            }
        }
    }

    /// The rate that holds at a moment.
    fn rate(&self, now: Duration) -> f64 {
        match self.limit.alternate {
            Some((other, each)) if !each.is_zero() => {
                let turns = now.saturating_sub(self.set).as_nanos() / each.as_nanos();
                if turns % 2 == 1 { other } else { self.limit.rate }
            }
            _ => self.limit.rate,
        }
    }

    /// What flows into the bucket between two moments, at the rate that holds
    /// at the end: two requests are far closer together than two changes.
    fn filled(&self, from: Duration, to: Duration) -> f64 {
        to.saturating_sub(from).as_secs_f64() * self.rate(to)
    }
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::{Limiter, RateLimit, RetryAfter};

    /// How many of `count` requests in steps of `step` ms are let through.
    fn taken(limiter: &mut Limiter, start: u64, count: u64, step: u64) -> usize {
        (0..count).filter(|n| limiter.take(Duration::from_millis(start + n * step))).count()
    }

    #[test]
    fn a_bucket_lets_its_burst_and_then_its_rate_through() {
        let mut limiter = Limiter::new(RateLimit::bucket(100.0, 50), Duration::ZERO);
        assert_eq!(taken(&mut limiter, 0, 60, 0), 50);
        // 10 s at one request a millisecond: what flows in, and no more.
        assert_eq!(taken(&mut limiter, 0, 10_001, 1), 1_000);
        // After a pause only the burst has been saved up.
        assert_eq!(taken(&mut limiter, 60_000, 80, 0), 50);
    }

    #[test]
    fn a_window_lets_its_share_through_however_fast() {
        let window = RateLimit::window(2.0, Duration::from_secs(6));
        assert_eq!(window.retry_after, RetryAfter::Seconds(6));
        let mut limiter = Limiter::new(window, Duration::ZERO);
        assert_eq!(taken(&mut limiter, 1_000, 100, 1), 12);
        assert!(!limiter.take(Duration::from_millis(6_999)));
        assert_eq!(taken(&mut limiter, 7_000, 100, 1), 12);
    }

    #[test]
    fn two_rates_take_turns() {
        let limit = RateLimit {
            alternate: Some((25.0, Duration::from_secs(30))),
            ..RateLimit::bucket(100.0, 1)
        };
        let mut limiter = Limiter::new(limit, Duration::ZERO);
        let first = taken(&mut limiter, 0, 30_000, 1);
        let second = taken(&mut limiter, 30_000, 30_000, 1);
        let third = taken(&mut limiter, 60_000, 30_000, 1);
        assert!((2_995..=3_001).contains(&first), "{first}");
        assert!((745..=751).contains(&second), "{second}");
        assert!((2_995..=3_001).contains(&third), "{third}");
    }

    #[test]
    fn every_kind_of_header_has_a_name_and_asks_for_its_pause() {
        let now = time::macros::datetime!(2026-03-01 10:00:00.250 UTC);
        for (name, header, wait) in [
            ("1", Some("1"), 1_000),
            ("0", Some("0"), 0),
            ("-5", Some("-5"), 0),
            ("1000000000", Some("1000000000"), 1_000_000_000_000),
            ("date", Some("Sun, 01 Mar 2026 10:00:02 GMT"), 1_750),
            ("date+60", Some("Sun, 01 Mar 2026 10:01:00 GMT"), 59_750),
            ("none", None, 0),
            ("garbage", Some("in a while"), 0),
        ] {
            let retry: RetryAfter = name.parse().unwrap();
            let (value, asked) = retry.header(now);
            assert_eq!(value.as_ref().map(|v| v.to_str().unwrap()), header, "{name}");
            assert_eq!(asked, Duration::from_millis(wait), "{name}");
            assert_eq!(retry.to_string().parse(), Ok(retry), "{name}");
        }
        for name in ["", "soon", "1.5", "date+", "date+x"] {
            assert!(name.parse::<RetryAfter>().is_err(), "{name}");
        }
    }
}
