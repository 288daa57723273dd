//! Carrying out a plan: send, read back, journal, and tell.
//!
//! Requests are at least once, effects exactly once: values are absolute, what is
//! about to be sent is leased in the journal first, and an answer that was lost is
//! resolved by reading. A fact about one asset is its outcome; a fact about the
//! environment pauses the job. Every cell has an outcome, and they add up to the plan; an
//! asset's outcome is the sum of its cells.
//!
//! A job whose program ended in the middle goes on where it was: what was leased and
//! has no outcome is read first, and counts as changed where it holds the new values,
//! as to be written where it holds the old ones, as a conflict otherwise.

mod asset;
mod blocks;
mod breaker;
mod chart;
mod compare;
mod control;
mod engine;
mod error;
mod first;
mod journal;
mod progress;
mod refusals;
mod report;
mod snapshot;
mod stages;

pub use control::Control;
pub use engine::Engine;
pub use error::{Error, Refused};
pub use report::{Error as ReportError, Report, marked, save as save_report, unmarked};
pub use snapshot::{Pause, Snapshot};
