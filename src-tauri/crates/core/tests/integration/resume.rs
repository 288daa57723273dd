//! A job whose program ends in the middle, and goes on when it is started again.

use std::collections::HashMap;
use std::path::Path;
use std::time::Duration;

use relabel_core::api::App;
use relabel_core::api::types::*;
use relabel_judge::Judge;
use relabel_sandbox::{Content, KeyFileKind, Options, Sandbox};
use serde_json::json;

use super::rig::{connect, ended, open, sum, text, wait};

const DAM: &str = "/content/dam";
const ASSETS: u32 = 2_000;

/// One run of the program, on threads of its own, so that it can end in the middle.
pub(crate) struct Program {
    threads: tokio::runtime::Runtime,
    pub(crate) app: App,
    connection: ConnectionId,
}

impl Program {
    /// Starts on a data folder and opens the key once more, as another connection:
    /// connections whose key was only in memory do not survive their program.
    pub(crate) async fn start(folder: &Path, sandbox: &Sandbox) -> Self {
        let threads = tokio::runtime::Builder::new_multi_thread()
            .worker_threads(1)
            .enable_all()
            .build()
            .expect("threads");
        let app = open(folder, None);
        let (key, address) = (sandbox.key_file(KeyFileKind::ServiceCredentials), sandbox.origin());
        let opened = app.clone();
        let connection = threads.spawn(async move { connect(&opened, &key, &address).await });
        let connection = connection.await.expect("connects");
        Self { threads, app, connection }
    }

    /// Does something on the threads of the program.
    pub(crate) async fn run<T: Send + 'static, F: Future<Output = T> + Send + 'static>(
        &self,
        work: impl FnOnce(App) -> F,
    ) -> T {
        self.threads.spawn(work(self.app.clone())).await.expect("works")
    }

    /// Plans a headline for every asset and starts the job.
    pub(crate) async fn start_job(&self) -> JobId {
        let connection_id = self.connection;
        self.run(move |app| async move {
            let listing = OpenListing {
                connection_id,
                path: DAM.to_owned(),
                recursive: true,
                include_fragments: false,
            };
            let listing_id = app.open_listing(&listing).await.expect("opens");
            let listed = app.watch_listing(listing_id).expect("known");
            wait(listed, |state| state.complete).await;
            let selection = Selection::All { listing_id, except: Vec::new() };
            let edit = Edit { fields: vec![text("photoshop:Headline", "after")] };
            let plan_id = app
                .make_plan(&MakePlan {
                    connection_id,
                    selection,
                    edit,
                    source: PlanSource::Edit,
                    zone: None,
                })
                .await
                .expect("plans");
            let plan = wait(app.watch_plan(plan_id).expect("known"), |plan| plan.complete).await;
            let count = plan.counts.assets_to_change;
            let start = StartJob { plan_id, expected_assets: count, typed_assets: Some(count) };
            app.start_job(&start).await.expect("starts")
        })
        .await
    }

    /// Ends at once, whatever is under way.
    pub(crate) async fn crash(self) {
        let Self { threads, app, .. } = self;
        drop(app);
        let over =
            tokio::task::spawn_blocking(|| threads.shutdown_timeout(Duration::from_secs(10)));
        over.await.expect("ends");
    }
}

pub(crate) async fn library() -> Sandbox {
    library_of(ASSETS).await
}

async fn library_of(assets: u32) -> Sandbox {
    let options = Options {
        content: Content::Synthetic(assets),
        technical_user_may_write: true,
        ..Options::default()
    };
    Sandbox::start(options).await.expect("starts")
}

fn paths() -> impl Iterator<Item = String> {
    (1..=ASSETS).map(|number| {
        let series = (number - 1) / 1_000 + 1;
        format!("/content/dam/northlight/series-{series:04}/image-{number:07}.jpg")
    })
}

/// Assets that are on their way at a time at the usual speed: four blocks of fifty.
const ON_THE_WAY: usize = 200;

fn sends(sandbox: &Sandbox) -> HashMap<String, u32> {
    let mut sends = HashMap::new();
    for write in sandbox.writes() {
        *sends.entry(write.asset).or_default() += 1;
    }
    sends
}

#[tokio::test]
async fn a_job_survives_the_end_of_its_program_and_sends_nothing_blindly() {
    let sandbox = library().await;
    let folder = tempfile::tempdir().expect("a folder");
    let _judge = Judge::of(&sandbox, folder.path());
    let mut program = Program::start(folder.path(), &sandbox).await;
    let job = program.start_job().await;
    let crashes = 4;
    for crash in 1..=crashes {
        let snapshot = program.app.watch_job(job).expect("the job runs");
        wait(snapshot, |now| now.done > crash * 250).await;
        program.crash().await;
        program = Program::start(folder.path(), &sandbox).await;
        let left = program.run(|app| async move { app.unfinished_jobs().await }).await;
        let [facts] = <[JobFacts; 1]>::try_from(left.expect("reads")).expect("one job is left");
        assert_eq!((facts.job_id, facts.phase, facts.can_resume), (job, JobPhase::Paused, true));
        assert!(!facts.can_undo && !facts.can_retry, "it has not ended");
        assert!(facts.done > crash * 250 && sum(&facts.counts) == facts.total, "{facts:?}");
        assert!(program.app.watch_job(job).is_err(), "nothing is sent before the user says so");
        program.run(move |app| async move { app.resume_job(job).await }).await.expect("goes on");
    }
    let result = ended(program.app.watch_job(job).expect("the job runs")).await;
    assert_eq!(result.phase, JobPhase::Finished);
    assert_eq!((result.counts.changed, result.total), (ASSETS, ASSETS), "{result:?}");

    let after = json!("after");
    for path in paths() {
        let held = sandbox.metadata(&path).expect("the asset");
        assert_eq!(held["photoshop:Headline"]["value"], after, "{path}");
    }
    // A write whose connection was cut before it was answered may not be recorded.
    let sends = sends(&sandbox);
    assert!(
        sends.len() + ON_THE_WAY * crashes as usize >= ASSETS as usize,
        "{} recorded",
        sends.len()
    );
    let most = sends.values().max().copied().unwrap_or(0);
    assert!(most <= 2, "an asset is on its way in one crash, not in more: {most} sends");
    let twice = sends.values().filter(|count| **count > 1).count();
    assert!(twice <= ON_THE_WAY * crashes as usize, "{twice} assets were sent twice");
    let facts =
        program.run(move |app| async move { app.job_facts(job).await }).await.expect("reads");
    assert_eq!(facts.counts, result.counts);
    assert!(facts.can_undo && !facts.can_retry && !facts.can_resume);
    let left = program.run(|app| async move { app.unfinished_jobs().await }).await;
    assert_eq!(left.expect("reads"), []);
    program.crash().await;
}

#[tokio::test]
async fn what_was_on_its_way_is_looked_at_before_anything_is_sent() {
    let sandbox = library().await;
    let folder = tempfile::tempdir().expect("a folder");
    let _judge = Judge::of(&sandbox, folder.path());
    let program = Program::start(folder.path(), &sandbox).await;
    let job = program.start_job().await;
    wait(program.app.watch_job(job).expect("runs"), |now| now.done > 100).await;
    program.crash().await;
    // While the program was away somebody else edited all that it had not got to.
    let theirs = json!({"type": "String", "value": "theirs"});
    let all: Vec<String> = paths().collect();
    let held = |path: &str| sandbox.metadata(path).expect("there")["photoshop:Headline"].clone();
    let untouched: Vec<&String> =
        all.iter().filter(|path| held(path)["value"] != json!("after")).collect();
    for path in &untouched {
        sandbox.set_metadata(path, "photoshop:Headline", theirs.clone());
    }
    let program = Program::start(folder.path(), &sandbox).await;
    program.run(move |app| async move { app.resume_job(job).await }).await.expect("goes on");
    let result = ended(program.app.watch_job(job).expect("runs")).await;
    let there = u32::try_from(untouched.len()).expect("fits");
    assert_eq!(result.counts.conflict, there, "{result:?}");
    assert_eq!(result.counts.changed, ASSETS - there, "{result:?}");
    assert!(untouched.iter().all(|path| held(path) == theirs), "theirs stays");
    // What was on its way at the crash may have arrived since.
    assert!(sends(&sandbox).values().all(|sent| *sent == 1), "nothing was sent again");
    program.crash().await;
}

/// The first asset was refused, and the one that was tried in its stead is on its way.
#[tokio::test]
async fn what_was_sent_before_its_turn_is_looked_at_too() {
    let sandbox = library_of(1_010).await;
    let [first, other] = [0, 1_000].map(|at| paths().nth(at).expect("a path"));
    sandbox.refuse_writes_below(&first);
    sandbox.stage(&format!("stall=60s:path={other}")).expect("a fault");
    let folder = tempfile::tempdir().expect("a folder");
    let _judge = Judge::of(&sandbox, folder.path());
    let program = Program::start(folder.path(), &sandbox).await;
    let job = program.start_job().await;
    let is_written =
        || sandbox.metadata(&other).expect("there").get("photoshop:Headline").is_some();
    let mut look = tokio::time::interval(Duration::from_millis(10));
    while !is_written() || program.app.watch_job(job).expect("runs").borrow().done == 0 {
        look.tick().await;
    }
    program.crash().await;
    sandbox.clear_faults();
    sandbox.refuse_writes_below(&first);
    let program = Program::start(folder.path(), &sandbox).await;
    let left = program.run(move |app| async move { app.job_facts(job).await }).await;
    let OutcomeCounts { failed, unsure, not_sent, .. } = left.expect("reads").counts;
    assert_eq!((failed, unsure, not_sent), (1, 0, 1_009), "it is looked at first");
    program.run(move |app| async move { app.resume_job(job).await }).await.expect("goes on");
    let result = ended(program.app.watch_job(job).expect("runs")).await;
    assert_eq!((result.counts.changed, result.counts.failed), (1_009, 1), "{result:?}");
    assert_eq!(sends(&sandbox).get(&other), None, "its write was never answered, and not repeated");
    program.crash().await;
}

#[tokio::test]
async fn who_stops_a_job_that_was_taken_up_again_is_told_what_arrived() {
    let sandbox = library().await;
    let folder = tempfile::tempdir().expect("a folder");
    let _judge = Judge::of(&sandbox, folder.path());
    let program = Program::start(folder.path(), &sandbox).await;
    let job = program.start_job().await;
    wait(program.app.watch_job(job).expect("runs"), |now| now.done > 100).await;
    program.crash().await;
    let program = Program::start(folder.path(), &sandbox).await;
    let stopped = program.run(move |app| async move {
        app.resume_job(job).await?;
        app.stop_job(job)
    });
    stopped.await.expect("stops");
    let result = ended(program.app.watch_job(job).expect("runs")).await;
    let held = |path: &String| {
        sandbox.metadata(path).expect("there")["photoshop:Headline"]["value"] == "after"
    };
    let arrived = u32::try_from(paths().filter(held).count()).expect("fits");
    let OutcomeCounts { changed, unsure, not_sent, .. } = result.counts;
    assert_eq!((changed, unsure, not_sent), (arrived, 0, ASSETS - arrived), "{result:?}");
    assert_eq!(result.phase, JobPhase::Stopped);
    program.crash().await;
}

/// A job of which some is done and some is on its way, whose program has ended.
async fn interrupted(sandbox: &Sandbox, folder: &Path) -> JobId {
    let program = Program::start(folder, sandbox).await;
    let job = program.start_job().await;
    wait(program.app.watch_job(job).expect("runs"), |now| now.done > 100).await;
    program.crash().await;
    job
}

async fn given_up(app: App, job: JobId) -> JobFacts {
    app.give_up_job(job).await.expect("ends");
    let facts = app.job_facts(job).await.expect("known");
    assert_eq!((facts.phase, sum(&facts.counts)), (JobPhase::Stopped, ASSETS), "{facts:?}");
    facts
}

fn arrived(sandbox: &Sandbox) -> u32 {
    let is_there = |path: &String| {
        sandbox.metadata(path).expect("there")["photoshop:Headline"]["value"] == "after"
    };
    u32::try_from(paths().filter(is_there).count()).expect("fits")
}

#[tokio::test]
async fn a_job_that_is_given_up_is_read_back_and_sends_nothing() {
    let sandbox = library().await;
    let folder = tempfile::tempdir().expect("a folder");
    let _judge = Judge::of(&sandbox, folder.path());
    let job = interrupted(&sandbox, folder.path()).await;
    let program = Program::start(folder.path(), &sandbox).await;
    let writes = sandbox.ledger().totals().received;
    let facts = program.run(move |app| given_up(app, job)).await;
    assert_eq!(sandbox.ledger().totals().received, writes, "nothing is sent");
    let OutcomeCounts { changed, unsure, not_sent, .. } = facts.counts;
    let arrived = arrived(&sandbox);
    assert_eq!((changed, unsure, not_sent), (arrived, 0, ASSETS - arrived), "{facts:?}");
    assert!(facts.can_undo && facts.can_retry && !facts.can_resume);
    assert_eq!(program.app.running_jobs(), []);
    program.crash().await;
}

#[tokio::test]
async fn a_job_that_is_given_up_says_what_it_does_not_know() {
    let sandbox = library().await;
    let folder = tempfile::tempdir().expect("a folder");
    let _judge = Judge::of(&sandbox, folder.path());
    let job = interrupted(&sandbox, folder.path()).await;
    // Its key was in the memory of the one before: AEM cannot be asked.
    let app = open(folder.path(), None);
    let facts = given_up(app.clone(), job).await;
    drop(app);
    assert!(facts.counts.changed > 100 && facts.counts.unsure > 0, "{facts:?}");
    let received = u32::try_from(sends(&sandbox).len()).expect("fits");
    assert!(
        facts.counts.changed + facts.counts.unsure >= received,
        "what is told as not sent was never received: {received} against {facts:?}"
    );
    let program = Program::start(folder.path(), &sandbox).await;
    assert!(facts.can_undo && facts.can_retry);
    let error = program.run(move |app| async move { app.resume_job(job).await }).await;
    assert_eq!(error.expect_err("it has ended").code, ErrorCode::PlanNotRunnable);

    // Undone, what never arrived is right already.
    let undone = program.run(move |app| async move {
        let FollowUpPlan { plan_id, assets, .. } = app.make_undo(job).await.expect("a plan");
        let start = StartJob { plan_id, expected_assets: assets, typed_assets: Some(assets) };
        let undo = app.start_job(&start).await.expect("starts");
        ended(app.watch_job(undo).expect("runs")).await
    });
    let result = undone.await;
    assert_eq!(result.kind, JobKind::Undo);
    assert_eq!(result.counts.changed + result.counts.already_right, result.total, "{result:?}");
    let after = json!("after");
    for path in paths() {
        let held = sandbox.metadata(&path).expect("the asset");
        assert_ne!(held["photoshop:Headline"]["value"], after, "{path}");
    }
    program.crash().await;
}

#[tokio::test]
async fn a_job_of_the_practice_environment_ends_with_its_program() {
    let sandbox = library().await;
    let folder = tempfile::tempdir().expect("a folder");
    // Not judged: its two jobs name the same paths in two environments.
    let program = Program::start(folder.path(), &sandbox).await;
    let inside = library().await;
    let port = inside.origin().port().expect("a port");
    let key = inside.key_file(KeyFileKind::ServiceCredentials);
    let added = program
        .run(move |app| async move { app.add_practice(port, "Practice", &key).await })
        .await
        .expect("is added");
    let real = program.start_job().await;
    let program = Program { connection: added.id, ..program };
    let practice = program.start_job().await;
    // Neither may have ended before the crash.
    for job in [real, practice] {
        let snapshot = program.app.watch_job(job).expect("runs");
        wait(snapshot.clone(), |now| now.done > 0).await;
        program.app.pause_job(job).expect("is carried out");
        wait(snapshot, |now| now.phase == JobPhase::Paused).await;
    }
    program.crash().await;
    let app = open(folder.path(), None);
    let left = app.unfinished_jobs().await.expect("reads");
    let left: Vec<JobId> = left.iter().map(|job| job.job_id).collect();
    assert_eq!(left, [real], "the assets of the other are gone");
    let facts = app.job_facts(practice).await.expect("reads");
    assert_eq!(facts.phase, JobPhase::Stopped);
    assert_eq!(sum(&facts.counts), ASSETS);
    assert!(facts.counts.not_sent > 0, "{facts:?}");
}

#[tokio::test]
async fn a_job_that_nobody_watches_goes_on_and_can_be_watched_again() {
    let sandbox = library().await;
    let folder = tempfile::tempdir().expect("a folder");
    let _judge = Judge::of(&sandbox, folder.path());
    let program = Program::start(folder.path(), &sandbox).await;
    let job = program.start_job().await;
    let window = program.app.watch_job(job).expect("runs");
    let seen = wait(window, |now| now.done > 0).await;
    // The window's process ended; its watcher went with it, and another one asks.
    let running = program.app.running_jobs();
    assert_eq!(running.iter().map(|now| now.job_id).collect::<Vec<_>>(), [job]);
    assert!(running[0].done >= seen.done && sum(&running[0].counts) == ASSETS);
    let result = ended(program.app.watch_job(job).expect("runs")).await;
    assert_eq!(result.counts.changed, ASSETS);
    program.crash().await;
}
