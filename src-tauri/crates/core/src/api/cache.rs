//! What was read of an environment and rarely changes: its forms, its tags.

use std::collections::HashMap;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use super::ApiResult;
use super::app::locked;
use super::types::ConnectionId;
use relabel_access::uptime;

/// How long what was read counts. Long enough that typing and planning read
/// nothing anew, short enough that a tag made a moment ago is found after a coffee.
const TTL: Duration = Duration::from_secs(10 * 60);
/// How long nobody asks again for what could not be read: otherwise every letter that
/// is typed waits for an AEM that does not answer.
const RETRY_AFTER: Duration = Duration::from_secs(30);
/// Most values of all connections together, so that walking through folders does not
/// fill the memory.
const MOST: usize = 200;

/// Of which connection, and what of it.
type Key = (ConnectionId, String);

/// What is kept of one, while it is read locked.
type Entry<T> = Arc<tokio::sync::Mutex<Option<Known<T>>>>;

#[derive(Clone)]
struct Known<T> {
    value: Arc<T>,
    is_good: bool,
    /// When it is read again.
    until: Duration,
}

/// What reading gave.
pub(super) enum Fetched<T> {
    /// What is there.
    Good(T),
    /// What to do without it: it could not be read just now.
    Passing(T),
}

/// One value of a kind per connection and name, read when it is first asked for and by
/// one at a time.
pub(super) struct TtlCache<T> {
    entries: Mutex<HashMap<Key, Entry<T>>>,
}

impl<T> Default for TtlCache<T> {
    fn default() -> Self {
        Self { entries: Mutex::default() }
    }
}

impl<T> TtlCache<T> {
    /// What is kept of a connection under a name, else what `read` gives. What was once
    /// read well stays while it cannot be read again.
    pub(super) async fn get(
        &self,
        id: ConnectionId,
        name: &str,
        read: impl Future<Output = ApiResult<Fetched<T>>>,
    ) -> ApiResult<Arc<T>> {
        self.get_at(uptime, id, name, read).await
    }

    async fn get_at(
        &self,
        now: impl Fn() -> Duration,
        id: ConnectionId,
        name: &str,
        read: impl Future<Output = ApiResult<Fetched<T>>>,
    ) -> ApiResult<Arc<T>> {
        let entry = self.entry((id, name.to_owned()));
        let mut known = entry.lock().await;
        if let Some(known) = known.as_ref().filter(|known| now() < known.until) {
            return Ok(Arc::clone(&known.value));
        }
        let began = now();
        let value = match read.await? {
            Fetched::Good(value) => {
                Known { value: Arc::new(value), is_good: true, until: began + TTL }
            }
            // Counted from the end: waiting for nothing takes its time, too.
            Fetched::Passing(value) => match known.take().filter(|known| known.is_good) {
                Some(good) => Known { until: now() + RETRY_AFTER, ..good },
                None => {
                    Known { value: Arc::new(value), is_good: false, until: now() + RETRY_AFTER }
                }
            },
        };
        Ok(Arc::clone(&known.insert(value).value))
    }

    fn entry(&self, key: Key) -> Entry<T> {
        let mut entries = locked(&self.entries);
        if entries.len() >= MOST && !entries.contains_key(&key) {
            entries.clear();
        }
        Arc::clone(entries.entry(key).or_default())
    }

    /// Reads what a connection has under a name anew the next time.
    pub(super) fn forget_one(&self, id: ConnectionId, name: &str) {
        locked(&self.entries).remove(&(id, name.to_owned()));
    }

    /// Reads all of a connection anew the next time.
    pub(super) fn forget(&self, id: ConnectionId) {
        locked(&self.entries).retain(|(of, _), _| *of != id);
    }
}

#[cfg(test)]
mod tests {
    use std::cell::Cell;

    use super::*;

    /// Asks at a second; tells what came and whether it was read.
    async fn at(cache: &TtlCache<u32>, second: u64, reading: Fetched<u32>) -> (u32, bool) {
        let was_read = Cell::new(false);
        let read = async {
            was_read.set(true);
            Ok(reading)
        };
        let id = "8f5d0d59-93a6-4f0c-a11c-0e0a3d1f2b44".parse().expect("an id");
        let now = || Duration::from_secs(second);
        let value = cache.get_at(now, id, "x", read).await.expect("a value");
        (*value, was_read.get())
    }

    #[tokio::test]
    async fn what_could_not_be_read_is_not_asked_for_at_once_again() {
        let cache = TtlCache::default();
        assert_eq!(at(&cache, 0, Fetched::Passing(0)).await, (0, true));
        assert_eq!(at(&cache, 29, Fetched::Good(1)).await, (0, false));
        assert_eq!(at(&cache, 30, Fetched::Good(1)).await, (1, true));
        assert_eq!(at(&cache, 629, Fetched::Good(2)).await, (1, false));
    }

    #[tokio::test]
    async fn what_was_read_well_stays_while_it_cannot_be_read_again() {
        let cache = TtlCache::default();
        assert_eq!(at(&cache, 0, Fetched::Good(1)).await, (1, true));
        assert_eq!(at(&cache, 600, Fetched::Passing(0)).await, (1, true));
        assert_eq!(at(&cache, 629, Fetched::Good(2)).await, (1, false));
        assert_eq!(at(&cache, 630, Fetched::Passing(0)).await, (1, true));
        assert_eq!(at(&cache, 700, Fetched::Good(2)).await, (2, true));
    }
}
