//! One job whose program is killed again and again (F1), at moments that a seed
//! chooses by what has arrived at AEM, not by the clock.
//!
//! `cargo xtask kills` does it two hundred times in a job of 50,000 assets; here it is
//! a smaller one.

use std::collections::HashMap;
use std::time::Duration;

use serde_json::json;

use super::child::{Journal, Running, Stage};
use super::faulty_disk::Chance;

/// Requests on their way at normal speed.
const CONCURRENCY: u32 = 16;
/// Figure of section 3 of the reliability reference: a lease is of 1,024 assets.
const TWO_LEASES: usize = 2 * 1_024;

/// A figure that an environment variable may replace.
pub(crate) fn told(name: &str, usual: u32) -> u32 {
    std::env::var(name).ok().and_then(|number| number.parse().ok()).unwrap_or(usual)
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_job_that_is_killed_again_and_again_loses_nothing_and_sends_little_twice() {
    let (kills, assets) = (told("RELABEL_KILLS", 8), told("RELABEL_KILL_ASSETS", 1_500));
    let seed = told("RELABEL_SEED", 4);
    println!("{kills} kills in a job of {assets} assets, seed {seed}");
    let mut chance = Chance(seed.into());
    let stage = Stage::new(assets).await;
    // So that writes are on their way when the program is killed.
    stage.sandbox.set_latency(Duration::from_millis(3), Duration::from_millis(4));
    // Blocks of which AEM stores all, and of which no answer comes, or one that says nothing.
    for fault in ["reset:every=7,applied=yes", "500:every=11,applied=yes"] {
        stage.sandbox.stage(fault).expect("a fault");
    }
    // How often each asset was on its way when the program was killed.
    let mut crashes = HashMap::<String, u32>::new();
    let mut sends = HashMap::new();
    let (mut killed, mut most_again, mut all_again, mut most_read) = (0, 0, 0, 0);
    let mut task = "change";
    while killed < kills {
        let mut program = Running::start(stage.command(task, &[]));
        let received = stage.sandbox.ledger().totals().received;
        let left = u64::from(assets).saturating_sub(received);
        if task == "resume" && chance.below(8) == 0 {
            // While it looks at what was on its way.
            assert!(program.says("carries out"), "seed {seed}: it did not go on");
        } else {
            let until = received + 1 + chance.below(2 * left / u64::from(kills - killed + 1));
            let mut look = tokio::time::interval(Duration::from_millis(1));
            while stage.sandbox.ledger().totals().received < until {
                look.tick().await;
                assert!(!program.has_ended(), "seed {seed}: it ended before kill {killed}");
            }
        }
        program.kill();
        killed += 1;
        task = "resume";
        let journal = Journal::of(&stage.data());
        assert_eq!(journal.jobs(), 1);
        let now = stage.sends();
        for path in journal.never_leased() {
            assert!(!now.contains_key(&path), "seed {seed}: {path} was sent without a lease");
        }
        let in_flight = journal.in_flight();
        most_read = most_read.max(in_flight.len());
        for path in in_flight {
            *crashes.entry(path).or_default() += 1;
        }
        if killed.is_multiple_of(20) {
            assert_eq!(journal.integrity(), "ok", "seed {seed}, kill {killed}");
        }
        let again = sent_again(&sends, &now);
        (most_again, all_again) = (most_again.max(again), all_again + again);
        sends = now;
    }
    // It checks that every asset is told to be changed and the six outcomes add up.
    assert!(stage.run("resume", None).await, "seed {seed}");
    let now = stage.sends();
    all_again += sent_again(&sends, &now);
    stage.check_held(&json!({"type": "String", "value": "after"}), "in the end");
    let journal = Journal::of(&stage.data());
    assert_eq!(journal.integrity(), "ok");
    assert_eq!(journal.changed().len(), assets as usize);
    for (path, sends) in &now {
        let most = 1 + crashes.get(path).copied().unwrap_or(0);
        assert!(*sends <= most, "seed {seed}: {path} was sent {sends} times, not {most}");
    }
    println!(
        "killed {killed} times: {all_again} sent again ({:.2} a kill, at most {most_again}), at \
         most {most_read} read again",
        f64::from(all_again) / f64::from(killed)
    );
    assert!(most_again <= CONCURRENCY, "seed {seed}: {most_again} were sent again after one kill");
    assert!(most_read <= TWO_LEASES, "seed {seed}: {most_read} were read again after one kill");
}

/// How many of the assets sent in between had been sent before.
fn sent_again(before: &HashMap<String, u32>, now: &HashMap<String, u32>) -> u32 {
    before.iter().map(|(path, sends)| now[path] - sends).sum()
}
