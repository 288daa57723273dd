//! What is said of a job, against what the practice environment holds: before it, after
//! it, with types and forms.
//!
//! Everything is read from a copy of the data folder, so the program may be running, have
//! ended or have been killed, and may be a window, a command line or a test. A job is
//! compared with its plan, its rows, its counts and its reports, cell by cell, and what
//! nobody planned must be as it was, on every node. What others changed meanwhile is known
//! from the practice environment; only of a field that they changed while a job ran on it
//! nothing is claimed.
//!
//! Used by tests alone; no program depends on it.

mod cells;
mod journal;
mod reports;
mod values;

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use relabel_core::api::types::*;
use relabel_sandbox::{Repository, Sandbox};
use serde_json::Value as Json;

use crate::journal::{Journal, Told};
pub use crate::reports::{csv_rows, words};

const DAM: &str = "/content/dam";

/// Everything that was there at one time.
#[derive(Debug)]
pub struct Ledger {
    repository: Repository,
    before: BTreeMap<String, Json>,
    /// Changes of others that were made before.
    others: usize,
}

impl Ledger {
    /// As it is now.
    #[must_use]
    pub fn opened(sandbox: &Sandbox) -> Self {
        let repository = sandbox.repository();
        let others = repository.changes_of_others().len();
        Self { before: repository.held_below(DAM), others, repository }
    }

    /// What is said of a job and is not so. Nothing else was carried out since this was
    /// opened; `snapshot` is the last picture of the job.
    ///
    /// # Panics
    /// When the data folder cannot be read.
    pub async fn wrong(&self, data: &Path, snapshot: &JobSnapshot) -> Vec<String> {
        let journal = Journal::read(data, Some(snapshot.job_id)).await;
        let mut wrong = self.wrong_in(&journal.told);
        for told in &journal.told {
            wrong.extend(reports::wrong_counts(told, snapshot.counts, snapshot.cells, "snapshot"));
        }
        wrong
    }

    /// The same of all jobs of a data folder, in the order in which they were started.
    /// Of one that has not ended only what its plan allows is known.
    ///
    /// # Panics
    /// When the data folder cannot be read.
    pub async fn wrong_in_all(&self, data: &Path) -> Vec<String> {
        self.wrong_in(&Journal::read(data, None).await.told)
    }

    fn wrong_in(&self, told: &[Told]) -> Vec<String> {
        let others = self.repository.changes_of_others().split_off(self.others);
        let after = self.repository.held_below(DAM);
        let mut wrong = cells::wrong(&self.before, &after, told, &others);
        for told in told {
            // Of a job that goes on, what was not sent has no row yet.
            if told.facts.ended_at.is_some() {
                let facts = (told.facts.counts, told.facts.cells);
                wrong.extend(reports::wrong_counts(told, facts.0, facts.1, "history"));
            }
            wrong.extend(told.wrong_reports.iter().cloned());
        }
        wrong
    }
}

/// Judges a data folder when it goes out of scope: at the end of a test, whatever it ran.
#[derive(Debug)]
pub struct Judge {
    ledger: Ledger,
    data: PathBuf,
    excused: bool,
}

impl Judge {
    /// From now on, of the jobs in `data`.
    #[must_use]
    pub fn of(sandbox: &Sandbox, data: impl Into<PathBuf>) -> Self {
        Self { ledger: Ledger::opened(sandbox), data: data.into(), excused: false }
    }

    /// Does not judge, because a comparison would mean nothing.
    pub fn excuse(&mut self, reason: &str) {
        assert!(!reason.is_empty(), "why?");
        self.excused = true;
    }
}

impl Drop for Judge {
    fn drop(&mut self) {
        if self.excused || std::thread::panicking() || !self.data.join(journal::DATABASE).is_file()
        {
            return;
        }
        // The test's own threads may be those of a runtime.
        let (ledger, data) = (&self.ledger, &self.data);
        let judged = std::thread::scope(|scope| {
            let judging = || {
                let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build();
                runtime.expect("a thread").block_on(ledger.wrong_in_all(data))
            };
            scope.spawn(judging).join()
        });
        let wrong = judged.expect("the data folder can be read");
        assert!(wrong.is_empty(), "the ledger says otherwise, {}:\n{}", wrong.len(), {
            wrong.iter().take(40).cloned().collect::<Vec<_>>().join("\n")
        });
    }
}
