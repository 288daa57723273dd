//! The answers that are open: asked, and read by the window while it shows them.

use std::sync::{Arc, Mutex};

use tokio::sync::watch;
use tokio_util::sync::CancellationToken;

use super::ApiResult;
use super::app::locked;
use super::types::{AnswerId, AnswerState, ApiError, ConnectionId, ErrorCode};
use crate::answers::{Columns, Rows};

/// Most answers that are open at once. The window shows three, one for each of its ways to
/// ask, and closes one when it asks anew; each is an open file on a disk that may become
/// full, and eight bytes of memory a row.
const MOST_OPEN: usize = 16;

/// An answer. Letting go of it stops asking; its rows go with the last who reads them.
#[derive(Debug)]
pub(super) struct OpenAnswer {
    pub(super) connection: ConnectionId,
    pub(super) rows: Arc<Rows>,
    pub(super) state: watch::Receiver<AnswerState>,
    pub(super) columns: watch::Receiver<Columns>,
    pub(super) cancelled: CancellationToken,
}

impl Drop for OpenAnswer {
    fn drop(&mut self) {
        self.cancelled.cancel();
    }
}

/// The open answers, the one that was used last at the end.
#[derive(Debug, Default)]
pub(super) struct OpenAnswers(Mutex<Vec<(AnswerId, OpenAnswer)>>);

impl OpenAnswers {
    /// Adds one. Where there are too many, the one that nobody used for longest goes.
    pub(super) fn add(&self, id: AnswerId, answer: OpenAnswer) {
        let mut open = locked(&self.0);
        if open.len() >= MOST_OPEN {
            open.remove(0);
        }
        open.push((id, answer));
    }

    /// Uses one.
    ///
    /// # Errors
    /// `AnswerGone`.
    pub(super) fn with<T>(
        &self,
        id: AnswerId,
        take: impl FnOnce(&OpenAnswer) -> T,
    ) -> ApiResult<T> {
        let mut open = locked(&self.0);
        let at = place(&open, id)?;
        let taken = take(&open[at].1);
        open[at..].rotate_left(1);
        Ok(taken)
    }

    /// Closes one.
    ///
    /// # Errors
    /// `AnswerGone`.
    pub(super) fn close(&self, id: AnswerId) -> ApiResult<()> {
        let mut open = locked(&self.0);
        let at = place(&open, id)?;
        open.remove(at);
        Ok(())
    }

    /// Closes all of a connection.
    pub(super) fn close_of(&self, connection: ConnectionId) {
        locked(&self.0).retain(|(_, answer)| answer.connection != connection);
    }
}

fn place(open: &[(AnswerId, OpenAnswer)], id: AnswerId) -> ApiResult<usize> {
    let gone = || ApiError::new(ErrorCode::AnswerGone, "the answer is not open any more");
    open.iter().position(|(other, _)| *other == id).ok_or_else(gone)
}
