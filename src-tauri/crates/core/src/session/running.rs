//! The jobs that this run of the program carries out.

use std::collections::HashMap;
use std::sync::Mutex;

use relabel_model::{ConnectionId, JobId};
use tokio::sync::watch;

use super::locked;
use crate::jobs::Control;
use crate::wire::JobSnapshot;

/// A job that this run of the program carries out.
#[derive(Clone, Debug)]
pub(crate) struct JobHandle {
    /// The newest picture of it.
    pub(crate) snapshot: watch::Receiver<JobSnapshot>,
    /// Its switch.
    pub(crate) control: Control,
}

impl JobHandle {
    fn is_going(&self) -> bool {
        self.snapshot.borrow().ended_at.is_none() && !self.control.is_detached()
    }
}

#[derive(Default)]
pub(crate) struct Running {
    jobs: Mutex<HashMap<JobId, JobHandle>>,
    /// Held while a job of an earlier run is resumed, so that nobody resumes it twice.
    pub(crate) resuming: tokio::sync::Mutex<()>,
}

impl Running {
    pub(crate) fn add(&self, id: JobId, job: JobHandle) {
        locked(&self.jobs).insert(id, job);
    }

    pub(crate) fn get(&self, id: JobId) -> Option<JobHandle> {
        locked(&self.jobs).get(&id).cloned()
    }

    pub(crate) fn all(&self) -> Vec<JobHandle> {
        locked(&self.jobs).values().cloned().collect()
    }

    fn of(&self, connection: ConnectionId) -> impl Iterator<Item = JobHandle> {
        let jobs = self.all().into_iter();
        jobs.filter(move |job| job.snapshot.borrow().connection_id == connection)
    }

    /// Whether this run of the program carries a job out.
    pub(crate) fn is_carried_out(&self, id: JobId) -> bool {
        self.get(id).is_some_and(|job| !job.control.is_detached())
    }

    /// Whether a job is carried out, be it held.
    pub(crate) fn is_busy(&self) -> bool {
        self.all().iter().any(JobHandle::is_going)
    }

    /// The same of jobs of one connection.
    pub(crate) fn is_busy_with(&self, connection: ConnectionId) -> bool {
        self.of(connection).any(|job| job.is_going())
    }

    /// Stops whatever runs with a connection.
    pub(crate) fn stop_of(&self, connection: ConnectionId) {
        self.of(connection).for_each(|job| job.control.stop());
    }

    /// Says whether held jobs of a connection may go on without a person.
    pub(crate) fn set_locked(&self, connection: ConnectionId, is_locked: bool) {
        self.of(connection).for_each(|job| job.control.set_locked(is_locked));
    }

    /// Lets jobs go on that wait for a connection's key or sign-in.
    pub(crate) fn sign_in_mended(&self, connection: ConnectionId) {
        for job in self.of(connection) {
            job.control.sign_in_mended();
        }
    }
}
