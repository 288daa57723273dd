//! What was read of an environment and rarely changes: its forms, its tags.

use std::collections::HashMap;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use relabel_access::uptime;

use super::locked;

/// How long what was read counts. Long enough that typing and planning read
/// nothing anew, short enough that a tag made a moment ago is found after a coffee.
const TTL: Duration = Duration::from_secs(10 * 60);
/// How long nobody asks again for what could not be read: otherwise every letter that
/// is typed waits for an AEM that does not answer.
const RETRY_AFTER: Duration = Duration::from_secs(30);
/// Most values of a connection, so that walking through folders does not fill the memory.
const MOST: usize = 200;

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
pub(crate) enum Fetched<T> {
    /// What is there.
    Good(T),
    /// What to do without it: it could not be read just now.
    Passing(T),
}

/// One value of a kind per name, read when it is first asked for and by one at a time.
pub(crate) struct TtlCache<T> {
    entries: Mutex<HashMap<String, Entry<T>>>,
}

impl<T> Default for TtlCache<T> {
    fn default() -> Self {
        Self { entries: Mutex::default() }
    }
}

impl<T> TtlCache<T> {
    /// What is kept under a name, else what `read` gives. What was once read well stays
    /// while it cannot be read again.
    pub(crate) async fn get<E>(
        &self,
        name: &str,
        read: impl Future<Output = Result<Fetched<T>, E>>,
    ) -> Result<Arc<T>, E> {
        self.get_at(uptime, name, read).await
    }

    async fn get_at<E>(
        &self,
        now: impl Fn() -> Duration,
        name: &str,
        read: impl Future<Output = Result<Fetched<T>, E>>,
    ) -> Result<Arc<T>, E> {
        let entry = self.entry(name);
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

    fn entry(&self, name: &str) -> Entry<T> {
        let mut entries = locked(&self.entries);
        if entries.len() >= MOST && !entries.contains_key(name) {
            entries.clear();
        }
        Arc::clone(entries.entry(name.to_owned()).or_default())
    }

    /// Reads what has a name anew the next time.
    pub(crate) fn forget(&self, name: &str) {
        locked(&self.entries).remove(name);
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
            Ok::<_, std::convert::Infallible>(reading)
        };
        let now = || Duration::from_secs(second);
        let Ok(value) = cache.get_at(now, "x", read).await;
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
