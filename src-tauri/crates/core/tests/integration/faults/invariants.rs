//! What holds whatever goes wrong: invariants I1 to I10, read from the practice
//! environment's ledger and from the journal, never from what a job says of itself.
//!
//! | | holds | read from |
//! |---|---|---|
//! | I1 | what is changed holds the new value | content of the environment |
//! | I2 | what was not sent never arrived, or AEM turned it away at the door (429, 401, 409) | ledger |
//! | I3 | the six add up at every picture, and none but "not sent" ever goes back | pictures of the job |
//! | I4 | what was written is not sent again; failures are tried four times at most, and six times in the company of others, of which it is told by halves | ledger |
//! | I5 | an undo is a job whose new values are the old ones: I1 | content |
//! | I6 | no secret of the key in the data folder, a picture, a row or a report | files, what crosses the border |
//! | I7 | nothing goes elsewhere: [`crate::wire::Evil`] where a fault names a place | a listener |
//! | I8 | nothing arrives while a `Retry-After` lasts | ledger |
//! | I9 | pages are answered while the job runs | the calls themselves |
//! | I10 | what is said of every cell is so, and nothing else changed | [`relabel_judge`] |
//!
//! I4 is stricter here than "as often as there were crashes": a write that AEM
//! carried out is never followed by another one of the same asset, however its
//! answer was lost, because it is read back first.

use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use relabel_core::api::App;
use relabel_core::api::types::*;
use relabel_judge::Ledger;
use relabel_sandbox::{Sandbox, WriteRecord};
use serde_json::Value as Json;
use tokio::sync::watch::Receiver;
use tokio::task::JoinHandle;
use tokio::time::Instant;

use crate::rig::{sum, wait};

/// Tries of one asset that AEM fails at, the first included.
const TRIES: usize = 4;
/// Tries of a block of fifty and its halves until one is left.
const TRIES_TOGETHER: usize = 6;
/// Half of all pages are answered within this while a job runs: I9.
const AT_ONCE: Duration = Duration::from_secs(1);

/// What the environment had received before a job.
#[derive(Debug)]
pub(crate) struct Before {
    sequence: u64,
    inside: u64,
    sends: HashMap<String, u32>,
    held: Ledger,
}

impl Before {
    /// Now.
    pub(crate) fn now(sandbox: &Sandbox) -> Self {
        let ledger = sandbox.ledger();
        let sends = ledger.per_asset().into_iter().map(|one| (one.asset, one.sends)).collect();
        let totals = ledger.totals();
        let (sequence, inside) = (totals.received, ledger.inside_retry_after());
        Self { sequence, inside, sends, held: Ledger::opened(sandbox) }
    }
}

/// What a run of a job showed.
#[derive(Debug, Default)]
pub(crate) struct Seen {
    last: Option<(u32, OutcomeCounts)>,
    broken: Vec<String>,
    crossed: Vec<u8>,
    pages: Vec<Duration>,
    /// How late this machine was at most: what it adds to the way of a request.
    lag: Duration,
}

impl Seen {
    /// Takes note of a picture: I3.
    fn note(&mut self, now: &JobSnapshot) {
        if sum(&now.counts) != now.total || now.done > now.total {
            self.broken.push(format!("I3: they do not add up: {now:?}"));
        }
        if let Some((done, counts)) = &self.last {
            let then = settled(counts);
            let went_back = settled(&now.counts).iter().zip(then).any(|(now, then)| *now < then);
            if now.done < *done || went_back {
                self.broken.push(format!("I3: it went back from {done} {counts:?} to {now:?}"));
            }
        }
        self.last = Some((now.done, now.counts));
        self.crossed.extend(serde_json::to_vec(now).expect("a picture is JSON"));
    }
}

fn settled(counts: &OutcomeCounts) -> [u32; 5] {
    let OutcomeCounts { changed, already_right, conflict, failed, unsure, .. } = *counts;
    [changed, already_right, conflict, failed, unsure]
}

/// A job that is watched from its start to its end.
#[derive(Debug)]
pub(crate) struct Watched {
    /// For waiting.
    pub(crate) job: Receiver<JobSnapshot>,
    /// Which one.
    pub(crate) id: JobId,
    before: Before,
    seen: Arc<Mutex<Seen>>,
    watching: JoinHandle<()>,
}

impl Watched {
    /// Watches a job that was just started.
    pub(crate) fn new(app: &App, before: Before, id: JobId) -> Self {
        let job = app.watch_job(id).expect("the job is known");
        let seen: Arc<Mutex<Seen>> = Arc::default();
        let watching = tokio::spawn(watch(app.clone(), job.clone(), Arc::clone(&seen)));
        Self { job, id, before, seen, watching }
    }

    /// Stops watching: the program ends here.
    pub(crate) fn interrupted(self) -> Interrupted {
        self.watching.abort();
        Interrupted { before: self.before, seen: self.seen, last: self.job }
    }

    /// Waits for a picture.
    pub(crate) async fn until(&self, wanted: impl FnMut(&JobSnapshot) -> bool) -> JobSnapshot {
        wait(self.job.clone(), wanted).await
    }

    /// Waits until the job is held by a fact about the environment.
    pub(crate) async fn held(&self) -> ApiError {
        let paused = self.until(|now| now.phase == JobPhase::Paused).await;
        match paused.paused_by {
            Some(PauseReason::Environment { error }) => error,
            other => panic!("not held by the environment: {other:?}"),
        }
    }

    /// Waits for the end and checks everything.
    pub(crate) async fn ended(self, ends: &Ends<'_>, right: &Right<'_>) -> JobSnapshot {
        let last =
            self.until(|job| matches!(job.phase, JobPhase::Finished | JobPhase::Stopped)).await;
        let _ = self.watching.await;
        let seen = std::mem::take(&mut *self.seen.lock().expect("nobody panics with it"));
        let mut broken = broken(ends, self.id, &self.before, seen, right).await;
        let wrong = self.before.held.wrong(ends.folder, &last).await;
        broken.extend(wrong.into_iter().map(|wrong| format!("I10: {wrong}")));
        assert!(broken.is_empty(), "{} broken:\n{}", broken.len(), broken.join("\n"));
        last
    }
}

/// A job whose program ended in the middle: the next one must not show less of it.
#[derive(Debug)]
pub(crate) struct Interrupted {
    before: Before,
    seen: Arc<Mutex<Seen>>,
    last: Receiver<JobSnapshot>,
}

impl Interrupted {
    /// Goes on watching. `is_on` is false for a job that ended with its program.
    pub(crate) fn again(self, app: &App, id: JobId, is_on: bool) -> Watched {
        let Self { before, seen, last } = self;
        let job = if is_on { app.watch_job(id).expect("the job is known") } else { last };
        let watching = tokio::spawn(watch(app.clone(), job.clone(), Arc::clone(&seen)));
        Watched { job, id, before, seen, watching }
    }
}

/// Notes how late timers are.
async fn measure_lag(seen: Arc<Mutex<Seen>>) {
    const STEP: Duration = Duration::from_millis(5);
    loop {
        let asked = Instant::now();
        tokio::time::sleep(STEP).await;
        let late = asked.elapsed().saturating_sub(STEP);
        let mut seen = seen.lock().expect("nobody panics with it");
        seen.lag = seen.lag.max(late);
    }
}

async fn watch(app: App, job: Receiver<JobSnapshot>, seen: Arc<Mutex<Seen>>) {
    tokio::select! {
        () = watch_pictures(app, job, Arc::clone(&seen)) => {}
        () = measure_lag(seen) => {}
    }
}

async fn watch_pictures(app: App, mut job: Receiver<JobSnapshot>, seen: Arc<Mutex<Seen>>) {
    loop {
        let now = job.borrow_and_update().clone();
        seen.lock().expect("nobody panics with it").note(&now);
        if matches!(now.phase, JobPhase::Finished | JobPhase::Stopped) {
            return;
        }
        let asked = Instant::now();
        let page = JobPage { job_id: now.job_id, outcome: None, from: now.done / 2, limit: 50 };
        if app.job_page(page).await.is_ok() {
            seen.lock().expect("nobody panics with it").pages.push(asked.elapsed());
        }
        if job.changed().await.is_err() {
            return;
        }
    }
}

/// Both ends of a job.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Ends<'a> {
    pub(crate) sandbox: &'a Sandbox,
    pub(crate) app: &'a App,
    pub(crate) folder: &'a Path,
    /// The key file in use, whose secrets are looked for.
    pub(crate) key: &'a [u8],
}

/// What is right at the end of a job.
pub(crate) struct Right<'a> {
    /// What a changed asset holds, in the form of `Sandbox::metadata`.
    pub(crate) after: &'a (dyn Fn(&str) -> Vec<(String, Json)> + Sync),
    /// How often the program ended in the middle. What was on its way then may have
    /// been carried out after it was read back, and its ledger entry may be missing.
    pub(crate) crashes: usize,
}

/// What is broken of a job that has ended.
async fn broken(
    ends: &Ends<'_>,
    id: JobId,
    before: &Before,
    seen: Seen,
    right: &Right<'_>,
) -> Vec<String> {
    let mut broken = seen.broken;
    let rows = rows(ends.app, id).await;
    let facts = ends.app.job_facts(id).await.expect("the job is known");
    let mut counts = OutcomeCounts::default();
    for row in &rows {
        *counts.of(row.outcome) += 1;
    }
    if counts != facts.counts || sum(&counts) != facts.total {
        broken.push(format!("I3: the rows are {counts:?}, the job says {facts:?}"));
    }
    if let Some((_, last)) = seen.last.filter(|(_, last)| *last != counts) {
        broken.push(format!("I3: the rows are {counts:?}, the last picture was {last:?}"));
    }
    let mut writes: HashMap<String, Vec<WriteRecord>> = HashMap::new();
    for write in ends.sandbox.ledger().page(before.sequence, usize::MAX) {
        writes.entry(write.asset.clone()).or_default().push(write);
    }
    for row in &rows {
        let sent = writes.get(&row.path).map_or(&[][..], Vec::as_slice);
        broken.extend(of_asset(ends.sandbox, row, sent, right));
        let sends = ends.sandbox.ledger().sends(&row.path);
        let earlier = before.sends.get(&row.path).copied().unwrap_or(0);
        let turned_away = sent.iter().filter(|one| is_turned_away(one)).count();
        if row.outcome == Outcome::NotSent && sends as usize > earlier as usize + turned_away {
            broken.push(format!("I2: {row:?} was sent {} times", sends - earlier));
        }
    }
    let inside = ends.sandbox.ledger().inside_retry_after() - before.inside;
    if inside > 0 && right.crashes == 0 {
        let late: Vec<_> =
            writes.values().flatten().filter_map(|one| one.inside_retry_after).collect();
        broken.push(format!(
            "I8: {inside} requests arrived while a Retry-After lasted, writes after {late:?} lag {:?}", seen.lag
        ));
    }
    let mut pages = seen.pages;
    pages.sort_unstable();
    if let Some(middle) = pages.get(pages.len() / 2).filter(|middle| **middle > AT_ONCE) {
        broken.push(format!("I9: half of {} pages took {middle:?} or longer", pages.len()));
    }
    let mut crossed = seen.crossed;
    crossed.extend(serde_json::to_vec(&rows).expect("rows are JSON"));
    crossed.extend(serde_json::to_vec(&facts).expect("facts are JSON"));
    crossed.extend(report(ends.app, id).await);
    // Other jobs of the same test go on meanwhile.
    let (folder, canaries) = (ends.folder.to_owned(), crate::secrets::of_key_file(ends.key));
    let looked = tokio::task::spawn_blocking(move || leaks(&folder, &canaries, &crossed));
    broken.extend(looked.await.expect("looks"));
    broken
}

/// Every row of a job.
pub(crate) async fn rows(app: &App, id: JobId) -> Vec<JobRow> {
    let mut rows = Vec::new();
    loop {
        let from = u32::try_from(rows.len()).expect("fits");
        let page = JobPage { job_id: id, outcome: None, from, limit: 200 };
        let page = app.job_page(page).await.expect("a page");
        if page.is_empty() {
            return rows;
        }
        rows.extend(page);
    }
}

/// I1 and I4 of one asset.
fn of_asset(
    sandbox: &Sandbox,
    row: &JobRow,
    sent: &[WriteRecord],
    right: &Right<'_>,
) -> Vec<String> {
    let mut broken = Vec::new();
    let shown = || {
        let told = sent.iter().map(|one| (one.sequence, &*one.method, one.status, one.applied));
        format!("{row:?}, sent {:?}", told.collect::<Vec<_>>())
    };
    if row.outcome == Outcome::Changed {
        let held = sandbox.metadata(&row.path).unwrap_or_default();
        for (property, wanted) in (right.after)(&row.path) {
            let held = held.get(&property).unwrap_or(&Json::Null);
            if *held != wanted {
                broken.push(format!("I1: {property} is {held}, not {wanted}: {}", shown()));
            }
        }
    }
    let later = sent.iter().skip_while(|one| !one.applied).skip(1);
    // What Sling made in place of an asset that is gone is taken back.
    let is_sent_again = |one: &&WriteRecord| !one.properties.contains_key(":operation");
    let after_it_was_written = later.filter(is_sent_again).count();
    if after_it_was_written > right.crashes {
        broken.push(format!("I4: sent again after it was written: {}", shown()));
    }
    let is_failure = |one: &&WriteRecord| matches!(one.status, 0 | 500 | 502 | 504);
    let failed = sent.iter().filter(is_failure).filter(|one| !one.applied);
    let is_of_many = |one: &&WriteRecord| row.path.starts_with(&format!("{}/", one.path));
    let (together, alone): (Vec<_>, Vec<_>) = failed.partition(is_of_many);
    let failures = together.len() + alone.len();
    let runs = 1 + right.crashes;
    if alone.len() > TRIES * runs || together.len() > TRIES_TOGETHER * runs {
        broken.push(format!("I4: tried {failures} times: {}", shown()));
    }
    broken
}

/// A write that AEM refused for a reason that passes: as good as not sent.
fn is_turned_away(write: &WriteRecord) -> bool {
    !write.applied && matches!(write.status, 401 | 409 | 412 | 429)
}

async fn report(app: &App, id: JobId) -> Vec<u8> {
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("report.csv");
    let (format, separator) = (ReportFormat::Csv, None);
    let request = SaveReport { job_id: id, format, separator, words: relabel_judge::words() };
    app.save_report(&request, &file).await.expect("is saved");
    std::fs::read(file).expect("reads")
}

/// I6.
fn leaks(folder: &Path, canaries: &[Vec<u8>], crossed: &[u8]) -> Vec<String> {
    assert!(!canaries.is_empty(), "the key file holds a secret");
    let mut found = Vec::new();
    for canary in canaries {
        if holds(crossed, canary) {
            found.push("I6: a secret crossed the border".to_owned());
        }
    }
    for file in files(folder) {
        // A journal's shared memory may go as it is closed.
        let Ok(content) = std::fs::read(&file) else { continue };
        if canaries.iter().any(|canary| holds(&content, canary)) {
            found.push(format!("I6: a secret is in {}", file.display()));
        }
    }
    found
}

fn files(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in std::fs::read_dir(folder).expect("a folder").flatten() {
        let path = entry.path();
        if path.is_dir() { found.extend(files(&path)) } else { found.push(path) }
    }
    found
}

/// Horspool's search: a data folder of megabytes is looked through several times.
fn holds(text: &[u8], word: &[u8]) -> bool {
    let Some(last) = word.len().checked_sub(1) else { return true };
    let mut skip = [word.len(); 256];
    for (place, byte) in word[..last].iter().enumerate() {
        skip[usize::from(*byte)] = last - place;
    }
    let mut at = last;
    while let Some(byte) = text.get(at) {
        if &text[at - last..=at] == word {
            return true;
        }
        at += skip[usize::from(*byte)];
    }
    false
}

#[test]
fn a_word_is_found_wherever_it_stands() {
    let text = b"a canary in a mine, canaries everywhere";
    for word in ["a", "canary", "mine,", "where", "everywhere", "a canary in"] {
        assert!(holds(text, word.as_bytes()), "{word}");
    }
    for word in ["canarx", "wherea", "b", "  "] {
        assert!(!holds(text, word.as_bytes()), "{word}");
    }
}

/// A check that never complains proves nothing.
#[tokio::test]
async fn what_is_broken_is_noticed() {
    let mut case = super::Case::new(5, relabel_sandbox::KeyFileKind::ServiceCredentials).await;
    case.rig.judge.excuse("what it says is made wrong on purpose");
    let job = case.started().await;
    let id = job.id;
    let end = job.until(|now| now.phase == JobPhase::Finished).await;
    let row = rows(&case.rig.app, id).await.remove(2);
    case.rig.sandbox.set_metadata(&row.path, super::FIELD, super::single("theirs"));

    let mut seen = Seen::default();
    seen.note(&end);
    let back = JobSnapshot {
        done: 4,
        counts: OutcomeCounts { changed: 4, not_sent: 1, ..OutcomeCounts::default() },
        ..end.clone()
    };
    seen.note(&back);
    let short = OutcomeCounts { changed: 5, failed: 1, ..OutcomeCounts::default() };
    seen.note(&JobSnapshot { counts: short, ..end });
    assert_eq!(seen.broken.len(), 2, "{:?}", seen.broken);
    seen.crossed.extend(crate::secrets::of_key_file(&case.key).remove(0));

    let after = |_: &str| vec![(super::FIELD.to_owned(), super::after())];
    let writes = case.rig.sandbox.ledger().writes_to(&row.path);
    let twice = [writes[0].clone(), writes[0].clone()];
    let right = Right { after: &after, crashes: 0 };
    let of_one = of_asset(&case.rig.sandbox, &row, &twice, &right);
    assert!(of_one.iter().any(|one| one.starts_with("I4")), "{of_one:?}");

    let held = Ledger::opened(&case.rig.sandbox);
    let before = Before { sequence: 0, inside: 0, sends: HashMap::new(), held };
    let found = broken(&case.ends(), id, &before, seen, &right).await;
    for invariant in ["I1", "I3", "I6"] {
        assert!(found.iter().any(|one| one.starts_with(invariant)), "{invariant}: {found:?}");
    }
}
