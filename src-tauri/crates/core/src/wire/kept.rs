//! What is kept on this computer, and for how long.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// How long changes are kept after they ended.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub enum KeepFor {
    /// 30 days.
    Month,
    /// Half a year.
    HalfYear,
    /// A year.
    #[default]
    Year,
    /// Three years.
    ThreeYears,
    /// As long as nobody deletes them.
    Always,
}

/// Asks to keep changes so long; those that ended earlier are deleted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct KeepHistory {
    /// How long.
    pub keep_for: KeepFor,
}

/// What the data folder holds. Sizes are bytes, and together those of all its files.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Kept {
    /// How long changes are kept.
    pub keep_for: KeepFor,
    /// Changes of History, with their old and new values.
    pub changes: u32,
    /// Checks that were not run.
    pub checks: u32,
    /// Size of both, with connections, recipes and all else of the database.
    pub database_size: f64,
    /// Size of the copies from before an update, and of damaged files that were set aside.
    pub copies_size: f64,
    /// Size of what else is there, such as what a check is sorted by.
    pub other_size: f64,
}
