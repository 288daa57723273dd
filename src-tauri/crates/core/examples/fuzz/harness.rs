//! The search: inputs are made from others, run, and kept where the target says
//! something that it did not say before.
//!
//! What the target tells of an input (which kind of error, how many cells of which form)
//! stands for the coverage that a compiler would count: stable Rust has no hooks that
//! count it while a program runs. A panic, an input that takes too long and memory that
//! grows are findings, and each is written to a file that runs it again.

use std::collections::HashSet;
use std::fmt;
use std::hash::{DefaultHasher, Hash as _, Hasher as _};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

use crate::random::Random;

/// How long one input may take; those of usual size take less than a millisecond.
const LONGEST: Duration = Duration::from_secs(if cfg!(debug_assertions) { 60 } else { 10 });
/// How much more memory than after the first inputs is taken for a leak or a bomb, in
/// kilobytes.
const MOST_GROWTH: u64 = 256 * 1024;
/// Inputs between two looks at the memory.
const BETWEEN_LOOKS: u64 = 1_024;
/// Inputs that are kept to be changed further.
const MOST_KEPT: usize = 8_192;
/// Findings after which a search ends.
const MOST_FOUND: usize = 10;
/// Longest input, in bytes; longer ones find less in the same time.
const LONGEST_INPUT: usize = 64 * 1024;

/// What is fed.
pub(crate) trait Target {
    /// What it is called.
    fn name(&self) -> &'static str;
    /// Inputs to begin with.
    fn seeds(&self) -> Vec<Vec<u8>>;
    /// Changes an input; `other` is another one.
    fn mutate(&self, input: &mut Vec<u8>, other: &[u8], random: &mut Random);
    /// Runs an input and tells in short what became of it. Panics where something is
    /// wrong.
    fn run(&mut self, input: &[u8]) -> String;
}

/// What is wanted.
pub(crate) struct Wanted {
    pub(crate) runs: u64,
    pub(crate) seed: u64,
    /// Where findings are written.
    pub(crate) folder: PathBuf,
}

/// What came of it.
pub(crate) struct Told {
    target: &'static str,
    runs: u64,
    seed: u64,
    kept: usize,
    taken: Duration,
    growth: Option<u64>,
    /// What was found, and where its input is.
    pub(crate) found: Vec<String>,
}

impl fmt::Display for Told {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { target, runs, seed, kept, taken, growth, found } = self;
        let (seconds, count) = (taken.as_secs_f64(), found.len());
        write!(f, "{target}: {runs} runs from seed {seed} in {seconds:.0} s, ")?;
        write!(f, "{kept} different answers, ")?;
        if let Some(growth) = growth {
            write!(f, "{} MB more memory, ", growth / 1_024)?;
        }
        write!(f, "{count} found")?;
        found.iter().try_for_each(|one| write!(f, "\n  {one}"))
    }
}

/// What is being run, for whoever watches.
#[derive(Default)]
struct Running {
    input: Vec<u8>,
    run: u64,
    since: Option<Instant>,
    is_over: bool,
}

type Shared = Arc<Mutex<Running>>;

fn locked(shared: &Shared) -> MutexGuard<'_, Running> {
    shared.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Runs a target until the runs are done or too much was found.
pub(crate) fn search(target: &mut dyn Target, wanted: &Wanted) -> Told {
    let begun = Instant::now();
    let mut random = Random::new(wanted.seed);
    let mut kept = target.seeds();
    let seeds = kept.len();
    assert!(seeds > 0, "a target has something to begin with");
    let mut answers = HashSet::new();
    let mut found = Vec::new();
    let mut messages = HashSet::new();
    let mut usual = None;
    let shared = Shared::default();
    let watch = watched(&shared, target.name(), wanted);
    let mut run = 0;
    while run < wanted.runs && found.len() < MOST_FOUND {
        let input = next_input(target, &kept, seeds, run, &mut random);
        {
            let mut running = locked(&shared);
            running.input.clone_from(&input);
            (running.run, running.since) = (run, Some(Instant::now()));
        }
        let answer = catch_unwind(AssertUnwindSafe(|| target.run(&input)));
        locked(&shared).since = None;
        match answer {
            Ok(answer) => {
                if answers.insert(hash(&answer)) && kept.len() < MOST_KEPT {
                    kept.push(input);
                }
            }
            Err(panic) => {
                let message = message_of(&*panic);
                // The same panic again tells nothing new.
                if messages.insert(digits_aside(&message)) {
                    let file = written(&wanted.folder, target.name(), wanted.seed, run, &input);
                    found.push(format!("{message}: {file}"));
                }
            }
        }
        run += 1;
        if run.is_multiple_of(BETWEEN_LOOKS)
            && let Some(now) = resident()
        {
            let before = *usual.get_or_insert(now);
            if now > before + MOST_GROWTH {
                found.push(format!("memory grew from {before} to {now} kB before run {run}"));
                break;
            }
        }
    }
    locked(&shared).is_over = true;
    drop(watch.join());
    let growth = resident().zip(usual).map(|(now, before)| now.saturating_sub(before));
    let (target, seed) = (target.name(), wanted.seed);
    Told { target, runs: run, seed, kept: answers.len(), taken: begun.elapsed(), growth, found }
}

/// A seed as it is, or something that is kept with up to eight changes.
fn next_input(
    target: &dyn Target,
    kept: &[Vec<u8>],
    seeds: usize,
    run: u64,
    random: &mut Random,
) -> Vec<u8> {
    if let Some(seed) = usize::try_from(run).ok().filter(|run| *run < seeds) {
        return kept[seed].clone();
    }
    let from = if random.once_in(4) { seeds } else { kept.len() };
    let mut input = kept[random.below(from)].clone();
    let other = &kept[random.below(kept.len())];
    for _ in 0..=random.below(8) {
        target.mutate(&mut input, other, random);
        input.truncate(LONGEST_INPUT);
        if random.once_in(2) {
            break;
        }
    }
    input
}

/// Ends the program where an input takes too long, because nothing else can.
fn watched(shared: &Shared, name: &'static str, wanted: &Wanted) -> std::thread::JoinHandle<()> {
    let (shared, seed, folder) = (Arc::clone(shared), wanted.seed, wanted.folder.clone());
    std::thread::spawn(move || {
        loop {
            std::thread::park_timeout(Duration::from_millis(20));
            let running = locked(&shared);
            if running.is_over {
                return;
            }
            if running.since.is_some_and(|since| since.elapsed() > LONGEST) {
                let file = written(&folder, name, seed, running.run, &running.input);
                eprintln!("{name}: run {} of seed {seed} takes too long: {file}", running.run);
                std::process::exit(3);
            }
        }
    })
}

/// Keeps an input; gives its path, or why it could not be kept.
fn written(folder: &Path, name: &str, seed: u64, run: u64, input: &[u8]) -> String {
    let file = folder.join(format!("{name}-{seed}-{run}.bin"));
    let kept = std::fs::create_dir_all(folder).and_then(|()| std::fs::write(&file, input));
    match kept {
        Ok(()) => file.display().to_string(),
        Err(error) => format!("{error}; {}", input.escape_ascii()),
    }
}

fn message_of(panic: &(dyn std::any::Any + Send)) -> String {
    let text = panic.downcast_ref::<String>().map(String::as_str);
    text.or_else(|| panic.downcast_ref::<&str>().copied()).unwrap_or("a panic").to_owned()
}

fn digits_aside(message: &str) -> String {
    message.chars().filter(|letter| !letter.is_ascii_digit()).take(60).collect()
}

fn hash(answer: &str) -> u64 {
    let mut hasher = DefaultHasher::new();
    answer.hash(&mut hasher);
    hasher.finish()
}

/// Memory of this program, in kilobytes; none where the system does not tell.
fn resident() -> Option<u64> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:"))?;
    line.trim().trim_end_matches(" kB").parse().ok()
}
