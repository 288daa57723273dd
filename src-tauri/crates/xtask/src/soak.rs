//! Jobs among faults that a seed chooses, for as long as one likes.
//!
//! The rounds are a test of the core that does nothing unless it is told how long: what
//! runs here for half an hour is the very code of which a few rounds run in every test.

use std::time::{SystemTime, UNIX_EPOCH};

use anyhow::Result;

use crate::step::{cargo, run as run_step};

/// How long, from where, and how often.
#[derive(Debug, clap::Args)]
pub(crate) struct Soak {
    /// For how many minutes rounds are begun
    #[arg(long, default_value_t = 30)]
    minutes: u64,
    /// The seed of the first round; each further one takes the next. Without it the clock
    /// chooses. A round that failed names its seed: play it again with --rounds 1
    #[arg(long)]
    seed: Option<u64>,
    /// At most so many rounds
    #[arg(long)]
    rounds: Option<u64>,
}

/// Plays rounds until the time is over or an invariant is broken.
pub(crate) fn run(wanted: &Soak) -> Result<()> {
    let now = SystemTime::now().duration_since(UNIX_EPOCH).map_or(1, |now| now.as_secs());
    let seed = wanted.seed.unwrap_or(now);
    println!("soak from seed {seed} for {} minutes", wanted.minutes);
    let mut tests = cargo();
    tests
        .args(["test", "--locked", "--package", "relabel-core", "--test", "integration", "--"])
        .args(["--exact", "soak::driven", "--nocapture"])
        .env("RELABEL_SOAK_SECONDS", (60 * wanted.minutes).to_string())
        .env("RELABEL_SOAK_SEED", seed.to_string());
    if let Some(rounds) = wanted.rounds {
        tests.env("RELABEL_SOAK_ROUNDS", rounds.to_string());
    }
    run_step(&mut tests)
}
