//! Forwards the newest state of something to the page.

use std::time::Duration;

use serde::Serialize;
use tauri::ipc::Channel;
use tokio::sync::watch::Receiver;

/// At most ten messages a second: what an eye can use.
const PAUSE: Duration = Duration::from_millis(100);

/// Sends the state now and whenever it changes, until its owner is done with it
/// or the page is gone. The last state is always sent.
pub(crate) fn forward<S>(mut state: Receiver<S>, channel: Channel<S>)
where
    S: Serialize + Clone + Send + Sync + 'static,
{
    tauri::async_runtime::spawn(async move {
        loop {
            let newest = state.borrow_and_update().clone();
            if channel.send(newest).is_err() {
                return;
            }
            tokio::time::sleep(PAUSE).await;
            if state.changed().await.is_err() {
                return;
            }
        }
    });
}
