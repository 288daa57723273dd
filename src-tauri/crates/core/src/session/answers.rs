//! The answers that are open: asked, and read by the window while it shows them.

use std::sync::{Arc, Mutex};

use relabel_model::{AnswerId, ConnectionId};
use tokio::sync::watch;

use super::{Background, locked};
use crate::answers::{Columns, Rows};
use crate::wire::AnswerState;

/// Most answers that are open at once. The window shows three, one for each of its ways to
/// ask, and closes one when it asks anew; each is an open file on a disk that may become
/// full, and eight bytes of memory a row.
const MOST_OPEN: usize = 16;

/// An answer. Letting go of it stops asking; its rows go with the last who reads them.
#[derive(Debug)]
pub(crate) struct OpenAnswer {
    pub(crate) rows: Arc<Rows>,
    pub(crate) columns: watch::Receiver<Columns>,
    pub(crate) asking: Background<AnswerState>,
}

/// The open answers, the one that was used last at the end.
#[derive(Debug, Default)]
pub(crate) struct OpenAnswers(Mutex<Vec<(AnswerId, OpenAnswer)>>);

impl OpenAnswers {
    /// Adds one. Where there are too many, the one that nobody used for longest goes.
    pub(crate) fn add(&self, id: AnswerId, answer: OpenAnswer) {
        let mut open = locked(&self.0);
        if open.len() >= MOST_OPEN {
            open.remove(0);
        }
        open.push((id, answer));
    }

    /// Uses one.
    pub(crate) fn with<T>(&self, id: AnswerId, take: impl FnOnce(&OpenAnswer) -> T) -> Option<T> {
        let mut open = locked(&self.0);
        let at = open.iter().position(|(other, _)| *other == id)?;
        let taken = take(&open[at].1);
        open[at..].rotate_left(1);
        Some(taken)
    }

    /// Closes one.
    pub(crate) fn close(&self, id: AnswerId) -> Option<OpenAnswer> {
        let mut open = locked(&self.0);
        let at = open.iter().position(|(other, _)| *other == id)?;
        Some(open.remove(at).1)
    }

    /// Closes all of a connection.
    pub(crate) fn close_of(&self, connection: ConnectionId) {
        locked(&self.0).retain(|(_, answer)| answer.asking.of != connection);
    }
}
