//! What a running Relabel holds in memory, each thing by one owner. Nothing of a
//! connection outlives it: whoever removes one calls [`Session::end`].
//!
//! The states that shells watch have the form of `wire`, because they carry its error.

mod answers;
mod background;
mod cache;
mod connection;
mod imports;
mod library;
mod plans;
mod running;
mod sheets;

use std::sync::{Mutex, MutexGuard, PoisonError};

use relabel_model::{ConnectionId, ExportId};

use crate::wire::ExportState;

pub(crate) use answers::{OpenAnswer, OpenAnswers};
pub(crate) use background::{Background, Backgrounds};
pub(crate) use connection::{Connections, KnownSchema, OpenConnection, PATIENCE};
pub(crate) use imports::{Imports, KeyImport};
pub(crate) use library::{Contents, Library};
pub(crate) use plans::Plans;
pub(crate) use running::{JobHandle, Running};
pub(crate) use sheets::{OpenSheet, Sheets};

/// The owners.
#[derive(Default)]
pub(crate) struct Session {
    pub(crate) connections: Connections,
    pub(crate) library: Library,
    pub(crate) plans: Plans,
    pub(crate) sheets: Sheets,
    pub(crate) exports: Backgrounds<ExportId, ExportState>,
    pub(crate) answers: OpenAnswers,
    pub(crate) running: Running,
    pub(crate) imports: Imports,
}

impl Session {
    /// Ends whatever works with a connection that is gone, and lets go of what it held.
    pub(crate) fn end(&self, id: ConnectionId) {
        // Every owner is named here. A file that waits is of no connection yet.
        let Self { connections, library, plans, sheets, exports, answers, running, imports: _ } =
            self;
        running.stop_of(id);
        answers.close_of(id);
        exports.close_of(id);
        plans.close_of(id);
        library.close_of(id);
        sheets.forget(id);
        if let Some(open) = connections.close(id) {
            open.end();
        }
    }
}

/// Takes a lock. Nothing that is guarded is left half-changed by a panic, so poisoning is
/// ignored.
fn locked<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

#[cfg(test)]
mod tests {
    use relabel_access::http::{Client, Reach};
    use relabel_aem::{Author, SignIn};
    use tokio::sync::watch;

    use super::*;

    fn author() -> Author {
        let http = Client::new("test").expect("a client");
        let origin = Reach::new(true).local_aem("http://127.0.0.1:4502").expect("this computer");
        Author::new(http, origin, SignIn::Nobody)
    }

    fn opened(session: &Session, id: ConnectionId) -> OpenConnection {
        let changes = session.connections.changes();
        session.connections.open(id, changes, author()).expect("nothing has changed")
    }

    fn work(connection: &OpenConnection) -> Background<ExportState> {
        let state = ExportState {
            export_id: ExportId::new(),
            assets: 1,
            read: 0,
            written: 0,
            left_blank: 0,
            not_for_aem: Vec::new(),
            complete: false,
            error: None,
        };
        Background::new(connection, watch::channel(state).1)
    }

    #[test]
    fn nothing_of_a_connection_outlives_it() {
        let session = Session::default();
        let begin = |id: ConnectionId| {
            let connection = opened(&session, id);
            session.connections.set_unlocked(id, true);
            let (export, work) = (ExportId::new(), work(&connection));
            let cancelled = work.cancelled.clone();
            session.exports.add(export, work);
            (connection, export, cancelled)
        };
        let (gone, other) = (ConnectionId::new(), ConnectionId::new());
        let (held, export_of_gone, ended) = begin(gone);
        let (_, export_of_other, goes_on) = begin(other);
        session.end(gone);

        assert!(session.connections.opened(gone).is_none());
        assert!(!session.connections.is_unlocked(gone));
        assert!(session.exports.watch(export_of_gone).is_none());
        assert!(ended.is_cancelled());
        assert!(work(&held).cancelled.is_cancelled(), "what only begins now ends at once");

        assert!(session.connections.opened(other).is_some());
        assert!(session.connections.is_unlocked(other));
        assert!(session.exports.watch(export_of_other).is_some());
        assert!(!goes_on.is_cancelled());
    }

    #[test]
    fn a_connection_is_not_opened_by_what_was_saved_before_it_changed() {
        let (session, id) = (Session::default(), ConnectionId::new());
        let before = session.connections.changes();
        session.end(id);
        assert!(session.connections.open(id, before, author()).is_none());
        assert!(session.connections.opened(id).is_none());
        opened(&session, id);
    }
}
