//! Trouble that is staged in the practice environment, to see what Relabel does.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// What the practice environment does to those who use it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct PracticeTrouble {
    /// Faults at work, in the order they were staged.
    pub faults: Vec<StagedTrouble>,
    /// Requests a second that are let through; `None` is no limit.
    pub per_second: Option<f64>,
    /// How long it takes to begin an answer, in milliseconds.
    pub latency: u32,
}

/// One fault.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct StagedTrouble {
    /// As it was written: what `relabel-cli sandbox serve --fault` takes.
    pub spec: String,
    /// Requests it acted on so far.
    pub hits: u32,
}

/// Changes what the practice environment does.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", tag = "change")]
pub enum ChangePractice {
    /// One fault more.
    #[serde(rename_all = "camelCase")]
    Stage {
        /// As `relabel-cli sandbox serve --fault` takes it.
        spec: String,
    },
    /// Lets only so many requests through.
    #[serde(rename_all = "camelCase")]
    Limit {
        /// Requests a second.
        per_second: f64,
    },
    /// Another time to begin an answer.
    #[serde(rename_all = "camelCase")]
    Latency {
        /// In milliseconds.
        milliseconds: u32,
    },
    /// No fault, no limit, and as fast as at first.
    Calm,
}
