//! What the environment was asked: every request, and every write with what it
//! carried and what became of it. Tokens and secrets are never recorded.
//!
//! A write costs some 40 bytes and each different path and set of values its
//! letters once, so a job of a million assets fits into 150 MB or less.

mod book;
mod records;
mod texts;

use std::collections::{HashMap, VecDeque};
use std::sync::{Arc, Mutex, MutexGuard};
use std::time::Duration;

use serde_json::{Map, Value as Json};
use time::OffsetDateTime;

use crate::ledger::book::Book;
pub use crate::ledger::records::{AssetWrites, Remark, RequestRecord, Totals, WriteRecord};
use crate::tokens::Account;

/// Requests that are remembered; older ones are forgotten.
const REQUESTS: usize = 100_000;

/// How long after a refusal with `Retry-After` a request may still arrive without
/// being held against its client: it was on its way before the answer was read.
/// Far more than the way on one computer takes, also a busy one, and far less
/// than the shortest pause that can be asked for.
pub const ON_ITS_WAY: Duration = Duration::from_millis(500);

/// What was written to the environment. All copies show the same.
#[derive(Clone, Debug)]
pub struct Ledger {
    inner: Arc<Inner>,
}

#[derive(Debug)]
struct Inner {
    started: OffsetDateTime,
    book: Mutex<Book>,
    requests: Mutex<Requests>,
    /// Until when clients were asked to wait, and since when.
    pauses: Mutex<HashMap<Option<Account>, (Duration, Duration)>>,
}

/// What was asked.
#[derive(Debug, Default)]
struct Requests {
    latest: VecDeque<RequestRecord>,
    received: u64,
    refused: u64,
}

/// A write as it arrives.
#[derive(Debug)]
pub(crate) struct Arrival<'a> {
    /// By the clock of the environment.
    pub(crate) at: Duration,
    pub(crate) method: &'a str,
    pub(crate) path: &'a str,
    pub(crate) asset: &'a str,
    pub(crate) properties: &'a Map<String, Json>,
    /// See [`WriteRecord::inside_retry_after`].
    pub(crate) inside: Option<Duration>,
}

/// The number of a write and of its asset.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Entered {
    /// Counted from 1.
    pub(crate) sequence: u64,
    /// Counted from 0 in the order in which assets were first written to.
    pub(crate) asset: u32,
}

impl Default for Ledger {
    fn default() -> Ledger {
        Ledger {
            inner: Arc::new(Inner {
                started: OffsetDateTime::now_utc(),
                book: Mutex::default(),
                requests: Mutex::default(),
                pauses: Mutex::default(),
            }),
        }
    }
}

impl Ledger {
    /// How many writes were received for an asset, given by its repository path.
    pub fn sends(&self, asset: &str) -> u32 {
        self.book().counts(asset).map_or(0, |counts| counts.sends)
    }

    /// How many writes to an asset the content took.
    pub fn applied(&self, asset: &str) -> u32 {
        self.book().counts(asset).map_or(0, |counts| counts.applied)
    }

    /// How many requests to AEM, reads too, arrived although their client had
    /// been asked to wait, not counting those [`ON_ITS_WAY`].
    pub fn inside_retry_after(&self) -> u64 {
        let totals = self.totals();
        totals.inside_retry_after + totals.reads_inside_retry_after
    }

    /// What was sent to each asset, in the order of the first writes.
    pub fn per_asset(&self) -> Vec<AssetWrites> {
        self.book().per_asset(0, usize::MAX)
    }

    /// Sums over everything received.
    pub fn totals(&self) -> Totals {
        let Requests { received, refused, .. } = *self.requests_mut();
        Totals { requests: received, refused, ..self.book().totals() }
    }

    /// The writes that were answered, in the order of their arrival. Only the
    /// latest eight million are remembered.
    pub fn writes(&self) -> Vec<WriteRecord> {
        self.page(0, usize::MAX)
    }

    /// At most `limit` answered writes with a sequence number above `after`.
    pub fn page(&self, after: u64, limit: usize) -> Vec<WriteRecord> {
        self.book().page(self.inner.started, after, limit)
    }

    /// The answered writes to one asset, in the order of their arrival.
    pub fn writes_to(&self, asset: &str) -> Vec<WriteRecord> {
        self.book().writes_to(self.inner.started, asset)
    }

    /// Forgets everything; sequence numbers begin again.
    pub fn clear(&self) {
        *self.book() = Book::default();
        *self.requests_mut() = Requests::default();
    }

    /// A page of what was sent to each asset.
    pub(crate) fn assets_page(&self, from: usize, limit: usize) -> Vec<AssetWrites> {
        self.book().per_asset(from, limit)
    }

    /// Enters a write that arrived.
    pub(crate) fn enter(&self, arrival: &Arrival<'_>) -> Entered {
        self.book().enter(arrival)
    }

    /// Writes received so far.
    pub(crate) fn received(&self) -> u64 {
        self.book().received()
    }

    /// Notes that the content took a write.
    pub(crate) fn took(&self, entered: Entered) {
        self.book().applied(entered);
    }

    /// Notes the answer to a write.
    pub(crate) fn answered(&self, entered: Entered, at: Duration, status: u16) {
        self.book().answered(entered, at, status);
    }

    /// Whether an asset was changed by a write.
    pub(crate) fn is_written(&self, asset: &str) -> bool {
        self.applied(asset) > 0
    }

    /// A client was asked to wait this long.
    pub(crate) fn paused(&self, client: Option<Account>, now: Duration, wait: Duration) {
        if wait.is_zero() {
            return;
        }
        let end = now.saturating_add(wait);
        let mut pauses = self.pauses();
        let pause = pauses.entry(client).or_insert((now, end));
        // One that still runs goes on from where it began.
        *pause = if pause.1 > now { (pause.0, pause.1.max(end)) } else { (now, end) };
    }

    /// How long a pause of this client has been running.
    pub(crate) fn pause(&self, client: Option<Account>, now: Duration) -> Option<Duration> {
        let (since, until) = *self.pauses().get(&client)?;
        (now < until).then(|| now.saturating_sub(since))
    }

    /// Something else than a write arrived during a pause.
    pub(crate) fn read_during_pause(&self, inside: Duration) {
        if inside > ON_ITS_WAY {
            self.book().reads_inside += 1;
        }
    }

    pub(crate) fn request(&self, record: RequestRecord) {
        let mut requests = self.requests_mut();
        requests.received += 1;
        requests.refused += u64::from(record.status == 429);
        if requests.latest.len() == REQUESTS {
            requests.latest.pop_front();
        }
        requests.latest.push_back(record);
    }

    pub(crate) fn requests(&self) -> Vec<RequestRecord> {
        self.requests_mut().latest.iter().cloned().collect()
    }

    fn book(&self) -> MutexGuard<'_, Book> {
        self.inner.book.lock().unwrap_or_else(|poisoned| poisoned.into_inner())
    }

    fn requests_mut(&self) -> MutexGuard<'_, Requests> {
        self.inner.requests.lock().unwrap_or_else(|poisoned| poisoned.into_inner())
    }

    fn pauses(&self) -> MutexGuard<'_, HashMap<Option<Account>, (Duration, Duration)>> {
        self.inner.pauses.lock().unwrap_or_else(|poisoned| poisoned.into_inner())
    }
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::Ledger;

    #[test]
    fn a_pause_runs_from_its_first_refusal_to_the_latest_end() {
        let ledger = Ledger::default();
        let seconds = Duration::from_secs;
        ledger.paused(None, seconds(10), seconds(5));
        ledger.paused(None, seconds(12), seconds(5));
        ledger.paused(None, seconds(13), seconds(0));
        assert_eq!(ledger.pause(None, seconds(16)), Some(seconds(6)));
        assert_eq!(ledger.pause(None, seconds(17)), None);
        ledger.paused(None, seconds(20), seconds(1));
        assert_eq!(ledger.pause(None, seconds(20)), Some(seconds(0)));
        assert_eq!(ledger.pause(Some(crate::tokens::Account::Person), seconds(20)), None);
    }
}
