//! One large job whose program is killed again and again.
//!
//! It is a test of the core, which every test run does on a smaller scale.

use anyhow::Result;

use crate::step::{cargo, run as run_step};

/// How often, in what, and when.
#[derive(Debug, clap::Args)]
pub(crate) struct Kills {
    /// How often the program is killed
    #[arg(long, default_value_t = 200)]
    kills: u32,
    /// How many assets the job has
    #[arg(long, default_value_t = 50_000)]
    assets: u32,
    /// Chooses the moments
    #[arg(long, default_value_t = 1)]
    seed: u32,
}

/// Kills it and looks for what was lost or sent twice.
pub(crate) fn run(wanted: &Kills) -> Result<()> {
    run_step(
        cargo()
            .args(["test", "--locked", "--package", "relabel-core", "--test", "integration", "--"])
            .args(["many_kills::", "--nocapture"])
            .env("RELABEL_KILLS", wanted.kills.to_string())
            .env("RELABEL_KILL_ASSETS", wanted.assets.to_string())
            .env("RELABEL_SEED", wanted.seed.to_string()),
    )
}
