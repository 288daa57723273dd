//! A job whose program ends in the middle, and goes on when it is started again.

use std::collections::HashMap;
use std::path::Path;
use std::time::Duration;

use relabel_core::api::App;
use relabel_core::api::types::*;
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
    let options = Options {
        content: Content::Synthetic(ASSETS),
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

fn sends(sandbox: &Sandbox) -> HashMap<String, u32> {
    let mut sends = HashMap::new();
    for write in sandbox.writes() {
        *sends.entry(write.path).or_default() += 1;
    }
    sends
}

#[tokio::test]
async fn a_job_survives_the_end_of_its_program_and_sends_nothing_blindly() {
    let sandbox = library().await;
    let folder = tempfile::tempdir().expect("a folder");
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
    assert!(sends.len() + 16 * crashes as usize >= ASSETS as usize, "{} recorded", sends.len());
    let most = sends.values().max().copied().unwrap_or(0);
    assert!(most <= 2, "an asset is on its way in one crash, not in more: {most} sends");
    let twice = sends.values().filter(|count| **count > 1).count();
    assert!(twice <= 16 * crashes as usize, "{twice} assets were sent twice");
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
    let program = Program::start(folder.path(), &sandbox).await;
    let job = program.start_job().await;
    wait(program.app.watch_job(job).expect("runs"), |now| now.done > 100).await;
    program.crash().await;
    // While the program was away somebody else edited all that it had not got to.
    let sent = sends(&sandbox);
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
    assert_eq!(sends(&sandbox), sent, "nothing was sent again");
    program.crash().await;
}

#[tokio::test]
async fn a_job_that_is_given_up_says_what_it_does_not_know() {
    let sandbox = library().await;
    let folder = tempfile::tempdir().expect("a folder");
    let program = Program::start(folder.path(), &sandbox).await;
    let job = program.start_job().await;
    wait(program.app.watch_job(job).expect("runs"), |now| now.done > 100).await;
    program.crash().await;
    let program = Program::start(folder.path(), &sandbox).await;
    let given_up = program.run(move |app| async move {
        app.give_up_job(job).await?;
        app.job_facts(job).await
    });
    let facts = given_up.await.expect("ends");
    assert_eq!(facts.phase, JobPhase::Stopped);
    assert_eq!(sum(&facts.counts), ASSETS);
    assert!(facts.counts.changed > 100 && facts.counts.unsure > 0, "{facts:?}");
    let received = u32::try_from(sends(&sandbox).len()).expect("fits");
    assert!(
        facts.counts.changed + facts.counts.unsure >= received,
        "what is told as not sent was never received: {received} against {facts:?}"
    );
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
