//! What was read of an environment and rarely changes: its form, its tags.

use std::collections::HashMap;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use super::ApiResult;
use super::app::locked;
use super::types::ConnectionId;
use crate::uptime::uptime;

/// How long what was read is believed. Long enough that typing and planning read
/// nothing anew, short enough that a tag made a moment ago is found after a coffee.
const BELIEVED: Duration = Duration::from_secs(10 * 60);

/// When something was read, and what.
type Entry<T> = Arc<tokio::sync::Mutex<Option<(Duration, Arc<T>)>>>;

/// One value of a kind per connection, read when it is first asked for and by one at a
/// time.
pub(super) struct Kept<T> {
    entries: Mutex<HashMap<ConnectionId, Entry<T>>>,
}

impl<T> Default for Kept<T> {
    fn default() -> Self {
        Self { entries: Mutex::default() }
    }
}

impl<T> Kept<T> {
    /// What is kept of a connection, else what `read` gives. Only that which comes with
    /// `true` is kept.
    pub(super) async fn get(
        &self,
        id: ConnectionId,
        read: impl Future<Output = ApiResult<(T, bool)>>,
    ) -> ApiResult<Arc<T>> {
        let entry = Arc::clone(locked(&self.entries).entry(id).or_default());
        let mut kept = entry.lock().await;
        if let Some((read_at, value)) = &*kept
            && uptime().saturating_sub(*read_at) < BELIEVED
        {
            return Ok(Arc::clone(value));
        }
        let read_at = uptime();
        let (value, keep) = read.await?;
        let value = Arc::new(value);
        *kept = keep.then(|| (read_at, Arc::clone(&value)));
        Ok(value)
    }

    /// Reads anew the next time.
    pub(super) fn forget(&self, id: ConnectionId) {
        locked(&self.entries).remove(&id);
    }
}
