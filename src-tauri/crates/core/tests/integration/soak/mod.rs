//! F38: jobs among faults that a seed chooses, with the invariants at the end of each.
//!
//! Everything is decided by the seed, and when it happens by how many writes the
//! environment has received, never by a clock: a seed that fails plays the same faults
//! again at the same moments. `cargo xtask soak --minutes 30 --seed 7` runs round after
//! round; a few short rounds are part of every test run.

mod chance;
mod program;
mod round;

use std::time::{Duration, Instant};

use chance::Chance;
use round::{Round, Size};

/// For how many seconds rounds are begun; without it there is nothing to do.
const SECONDS: &str = "RELABEL_SOAK_SECONDS";
/// The seed of the first round; each further round has the next number.
const SEED: &str = "RELABEL_SOAK_SEED";
/// At most so many rounds.
const ROUNDS: &str = "RELABEL_SOAK_ROUNDS";

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn short_rounds() {
    for seed in [1, 4, 6] {
        play(seed, Size::SHORT).await;
    }
}

/// What `cargo xtask soak` starts.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn driven() {
    let told = |name: &str| std::env::var(name).ok().and_then(|text| text.parse::<u64>().ok());
    let Some(seconds) = told(SECONDS) else { return };
    let seed = told(SEED).unwrap_or(1);
    let rounds = told(ROUNDS).unwrap_or(u64::MAX);
    let began = Instant::now();
    let mut played = 0;
    while played < rounds && began.elapsed() < Duration::from_secs(seconds) {
        play(seed + played, Size::LONG).await;
        played += 1;
    }
    println!("{played} rounds in {:.0?}, all invariants held", began.elapsed());
}

/// Plays one round; what goes wrong in it names its seed.
async fn play(seed: u64, size: Size) {
    let began = Instant::now();
    let round = Round::new(&mut Chance::new(seed), size);
    println!("round {seed}: {round}");
    match tokio::spawn(round.play()).await {
        Ok(told) => println!("  {told} in {:.1?}", began.elapsed()),
        Err(error) => {
            panic!("round {seed} failed, play it again with --seed {seed} --rounds 1: {error}")
        }
    }
}
