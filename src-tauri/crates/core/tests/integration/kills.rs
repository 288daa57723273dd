//! The program ends at named moments, as in a power cut, and is started again. Only
//! with the feature `fail-points`: `cargo test -p relabel-core --features fail-points`.

use std::path::Path;
use std::process::Command;

use relabel_core::api::App;
use relabel_core::api::types::*;
use relabel_sandbox::{Content, KeyFileKind, Options, Sandbox};
use serde_json::{Value as Json, json};

use super::rig::{connect, ended, open, sum, text, wait};

const ASSETS: u32 = 600;
const FIELD: &str = "photoshop:Headline";

/// What a program that is to be killed is told, through its environment.
const TASK: &str = "RELABEL_TEST_TASK";
const FOLDER: &str = "RELABEL_TEST_FOLDER";
const ADDRESS: &str = "RELABEL_TEST_ADDRESS";

/// The program that is killed: this one, started again for this test alone.
#[tokio::test]
async fn child() {
    let Ok(task) = std::env::var(TASK) else { return };
    let told = |name| std::env::var(name).expect("is told");
    let folder = told(FOLDER);
    let folder = Path::new(&folder);
    let key = std::fs::read(folder.join("key.json")).expect("the key");
    let address = told(ADDRESS).parse().expect("a URL");
    let app = open(&folder.join("data"), None);
    let connection_id = connect(&app, &key, &address).await;
    let job = match &*task {
        "change" => change(&app, connection_id).await,
        "undo" => undo(&app).await,
        "resume" => resume(&app).await,
        other => panic!("no such task: {other}"),
    };
    let result = ended(app.watch_job(job).expect("is carried out")).await;
    assert_eq!(sum(&result.counts), ASSETS);
    assert_eq!(result.counts.changed, ASSETS, "{result:?}");
}

async fn change(app: &App, connection_id: ConnectionId) -> JobId {
    let (path, recursive) = ("/content/dam".to_owned(), true);
    let listing = OpenListing { connection_id, path, recursive, include_fragments: false };
    let listing_id = app.open_listing(&listing).await.expect("opens");
    wait(app.watch_listing(listing_id).expect("known"), |state| state.complete).await;
    let selection = Selection::All { listing_id, except: Vec::new() };
    let edit = Edit { fields: vec![text(FIELD, "after")] };
    let plan_id = app.make_plan(&MakePlan { connection_id, selection, edit }).await.expect("plans");
    wait(app.watch_plan(plan_id).expect("known"), |plan| plan.complete).await;
    start(app, plan_id).await
}

async fn undo(app: &App) -> JobId {
    let all = ListJobs { search: String::new(), before: None, limit: 1 };
    let last = app.list_jobs(&all).await.expect("reads")[0].job_id;
    let plan = app.make_undo(last).await.expect("a plan");
    start(app, plan.plan_id).await
}

async fn resume(app: &App) -> JobId {
    let left = app.unfinished_jobs().await.expect("reads");
    assert_eq!(left.len(), 1, "{left:?}");
    app.resume_job(left[0].job_id).await.expect("goes on");
    left[0].job_id
}

async fn start(app: &App, plan_id: PlanId) -> JobId {
    let start = StartJob { plan_id, expected_assets: ASSETS, typed_assets: Some(ASSETS) };
    app.start_job(&start).await.expect("starts")
}

/// A practice environment and a data folder that several programs use in turn.
struct Stage {
    sandbox: Sandbox,
    folder: tempfile::TempDir,
}

impl Stage {
    async fn new() -> Self {
        let options = Options {
            content: Content::Synthetic(ASSETS),
            technical_user_may_write: true,
            ..Options::default()
        };
        let sandbox = Sandbox::start(options).await.expect("starts");
        let folder = tempfile::tempdir().expect("a folder");
        let key = sandbox.key_file(KeyFileKind::ServiceCredentials);
        std::fs::write(folder.path().join("key.json"), key).expect("writes");
        Self { sandbox, folder }
    }

    /// Runs a program to its end, or to the moment it is killed at.
    async fn run(&self, task: &str, kill_at: Option<&str>) -> bool {
        let mut program = Command::new(std::env::current_exe().expect("this program"));
        program
            .args(["--exact", "kills::child", "--nocapture"])
            .env(TASK, task)
            .env(FOLDER, self.folder.path())
            .env(ADDRESS, self.sandbox.origin().as_str());
        match kill_at {
            Some(moment) => program.env("RELABEL_FAIL_AT", moment),
            None => program.env_remove("RELABEL_FAIL_AT"),
        };
        let output = tokio::task::spawn_blocking(move || program.output()).await.expect("joins");
        let output = output.expect("runs");
        let said = String::from_utf8_lossy(&output.stderr);
        assert!(!said.contains("panicked"), "{task} {kill_at:?}: {said}");
        output.status.success()
    }

    /// Checks what every asset holds and how often it was sent at most.
    fn check(&self, held: &Json, most_sends: usize, moment: &str) {
        let mut sends = std::collections::HashMap::<String, usize>::new();
        for write in self.sandbox.writes() {
            *sends.entry(write.path).or_default() += 1;
        }
        for number in 1..=ASSETS {
            let path = format!("/content/dam/northlight/series-0001/image-{number:07}.jpg");
            let now = self.sandbox.metadata(&path).expect("the asset");
            assert_eq!(now.get(FIELD).unwrap_or(&Json::Null), held, "{moment}: {path}");
        }
        let most = sends.values().max().copied().unwrap_or(0);
        assert!(most <= most_sends, "{moment}: an asset was sent {most} times");
    }
}

#[tokio::test]
async fn a_job_killed_at_any_moment_goes_on_to_its_end() {
    let after = json!({"type": "String", "value": "after"});
    for moment in [
        "after_lease",
        "after_lease:3",
        "after_answer",
        "after_answer:250",
        "before_journal",
        "before_journal:2",
        "after_journal",
        "after_journal:2",
    ] {
        let stage = Stage::new().await;
        assert!(!stage.run("change", Some(moment)).await, "{moment} was never reached");
        assert!(stage.run("resume", None).await, "{moment}");
        stage.check(&after, 2, moment);
    }
}

#[tokio::test]
async fn a_plan_killed_while_it_is_staged_is_never_run() {
    let stage = Stage::new().await;
    assert!(!stage.run("change", Some("while_staging:2")).await, "was never reached");
    assert!(stage.sandbox.writes().is_empty());
    assert!(stage.run("change", None).await, "the next one is whole");
    stage.check(&json!({"type": "String", "value": "after"}), 1, "while_staging");
}

#[tokio::test]
async fn an_undo_that_is_killed_goes_on_to_its_end_and_so_does_its_undo() {
    let stage = Stage::new().await;
    assert!(stage.run("change", None).await);
    assert!(!stage.run("undo", Some("after_answer:100")).await, "was never reached");
    assert!(stage.run("resume", None).await);
    stage.check(&Json::Null, 3, "undo");
    assert!(!stage.run("undo", Some("before_journal")).await, "was never reached");
    assert!(stage.run("resume", None).await);
    stage.check(&json!({"type": "String", "value": "after"}), 5, "undo of the undo");
}
