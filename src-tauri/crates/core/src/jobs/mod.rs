//! Carrying out a plan: send, read back, journal, and tell.
//!
//! Requests are at least once, effects exactly once: values are absolute, what is
//! about to be sent is leased in the journal first, and an answer that was lost is
//! resolved by reading. A fact about one asset is its outcome; a fact about the
//! environment pauses the job. The six outcomes always add up to the plan.

mod asset;
mod control;
mod engine;
mod progress;

pub use control::Control;
pub use engine::{Engine, JobHandle};
