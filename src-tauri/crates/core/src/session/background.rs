//! Work that goes on while somebody watches it.

use std::collections::HashMap;
use std::hash::Hash;
use std::sync::Mutex;

use relabel_model::ConnectionId;
use tokio::sync::watch;
use tokio_util::sync::CancellationToken;

use super::{OpenConnection, locked};

/// Work with a connection. Letting go of it ends it.
#[derive(Debug)]
pub(crate) struct Background<S> {
    pub(crate) of: ConnectionId,
    pub(crate) state: watch::Receiver<S>,
    pub(crate) cancelled: CancellationToken,
}

impl<S> Background<S> {
    /// Work that begins. It ends with its connection at the latest.
    pub(crate) fn new(connection: &OpenConnection, state: watch::Receiver<S>) -> Self {
        Self { of: connection.id, state, cancelled: connection.ended.child_token() }
    }

    /// Work that is over: whoever watches sees the state, and that no other follows.
    pub(crate) fn done(of: ConnectionId, state: S) -> Self {
        Self { of, state: watch::channel(state).1, cancelled: CancellationToken::new() }
    }
}

impl<S> Drop for Background<S> {
    fn drop(&mut self) {
        self.cancelled.cancel();
    }
}

/// All work of a kind.
#[derive(Debug)]
pub(crate) struct Backgrounds<K, S>(Mutex<HashMap<K, Background<S>>>);

impl<K, S> Default for Backgrounds<K, S> {
    fn default() -> Self {
        Self(Mutex::default())
    }
}

impl<K: Copy + Eq + Hash, S> Backgrounds<K, S> {
    pub(crate) fn add(&self, id: K, work: Background<S>) {
        locked(&self.0).insert(id, work);
    }

    /// The newest state, whenever it changes.
    pub(crate) fn watch(&self, id: K) -> Option<watch::Receiver<S>> {
        locked(&self.0).get(&id).map(|work| work.state.clone())
    }

    /// Changes the state of work that is over.
    pub(crate) fn change(&self, id: K, change: impl FnOnce(&mut S))
    where
        S: Clone,
    {
        if let Some(work) = locked(&self.0).get_mut(&id) {
            let mut state = work.state.borrow().clone();
            change(&mut state);
            *work = Background::done(work.of, state);
        }
    }

    /// Ends and forgets work; its state ends with the work itself.
    pub(crate) fn close(&self, id: K) -> Option<watch::Receiver<S>> {
        locked(&self.0).remove(&id).map(|work| work.state.clone())
    }

    /// Ends and forgets all work with a connection, and says which that was.
    pub(crate) fn close_of(&self, of: ConnectionId) -> Vec<K> {
        let mut all = locked(&self.0);
        all.extract_if(|_, work| work.of == of).map(|(id, _)| id).collect()
    }
}
