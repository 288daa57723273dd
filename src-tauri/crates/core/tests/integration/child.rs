//! A program that can be killed: this one, started again as a child that carries out
//! one task with a data folder and tells on its output how its job stands. The
//! practice environment lives in the parent, so it outlives every child.

use std::collections::HashMap;
use std::io::{BufRead as _, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Child, ChildStdout, Command, Stdio};

use relabel_core::api::App;
use relabel_core::api::types::*;
use relabel_judge::Judge;
use relabel_sandbox::{Content, KeyFileKind, Options, Sandbox};
use rusqlite::{Connection, OpenFlags, config::DbConfig};
use serde_json::Value as Json;

use super::rig::{connect, open, sum, text, wait};

pub(crate) const FIELD: &str = "photoshop:Headline";

/// What the child is told, through its environment.
const TASK: &str = "RELABEL_TEST_TASK";
const FOLDER: &str = "RELABEL_TEST_FOLDER";
const ADDRESS: &str = "RELABEL_TEST_ADDRESS";

/// The child. Without a task there is nothing to do: another test is the caller.
#[tokio::test]
async fn program() {
    let Ok(task) = std::env::var(TASK) else { return };
    let told = |name| std::env::var(name).expect("is told");
    let folder = PathBuf::from(told(FOLDER));
    let key = std::fs::read(folder.join("key.json")).expect("the key");
    let address = told(ADDRESS).parse().expect("a URL");
    let app = open(&folder.join("data"), None);
    let connection_id = connect(&app, &key, &address).await;
    let job = match &*task {
        "change" => change(&app, connection_id).await,
        "change on a full disk" => {
            let plan = plan(&app, connection_id).await;
            fill_disk(&folder.join("data"));
            start(&app, plan).await
        }
        "undo" => undo(&app).await,
        "resume" => resume(&app).await,
        "report" => return report(&app, &folder.join("report.csv")).await,
        other => panic!("no such task: {other}"),
    };
    let result = follow(&app, job).await;
    assert_eq!(sum(&result.counts), result.total, "{result:?}");
    assert_eq!(result.counts.changed, result.total, "{result:?}");
}

/// Tells how the job stands until its end. Whoever sits there lets it go on after the
/// disk failed.
async fn follow(app: &App, job: JobId) -> JobSnapshot {
    let mut snapshot = app.watch_job(job).expect("is carried out");
    let mut told = None;
    println!("carries out");
    loop {
        let now = snapshot.borrow_and_update().clone();
        if now.ended_at.is_some() {
            return now;
        }
        let is_news = told != now.paused_by;
        told.clone_from(&now.paused_by);
        match &told {
            Some(PauseReason::Environment { error }) => {
                let is_full = error.details.full == Some(true);
                if is_news {
                    println!("paused: {:?} full={is_full}", error.code);
                }
                // Held again for the same reason it may never have been seen running.
                if error.code == ErrorCode::StoreFailed && !is_full {
                    app.resume_job(job).await.expect("goes on");
                }
            }
            Some(PauseReason::User) if is_news => println!("paused: by the user"),
            None if is_news => println!("running"),
            Some(PauseReason::User) | None => {}
        }
        snapshot.changed().await.expect("runs");
    }
}

async fn plan(app: &App, connection_id: ConnectionId) -> PlanState {
    let (path, recursive) = ("/content/dam".to_owned(), true);
    let listing = OpenListing { connection_id, path, recursive, include_fragments: false };
    let listing_id = app.open_listing(&listing).await.expect("opens");
    wait(app.watch_listing(listing_id).expect("known"), |state| state.complete).await;
    let selection = Selection::All { listing_id, except: Vec::new() };
    let edit = Edit { fields: vec![text(FIELD, "after")] };
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
    wait(app.watch_plan(plan_id).expect("known"), |plan| plan.complete).await
}

async fn change(app: &App, connection_id: ConnectionId) -> JobId {
    let plan = plan(app, connection_id).await;
    start(app, plan).await
}

async fn start(app: &App, plan: PlanState) -> JobId {
    let assets = plan.counts.assets_to_change;
    let start =
        StartJob { plan_id: plan.plan_id, expected_assets: assets, typed_assets: Some(assets) };
    app.start_job(&start).await.expect("starts")
}

async fn last(app: &App) -> JobId {
    let all = ListJobs { search: String::new(), before: None, limit: 1 };
    app.list_jobs(&all).await.expect("reads")[0].job_id
}

async fn undo(app: &App) -> JobId {
    let FollowUpPlan { plan_id, assets, .. } =
        app.make_undo(last(app).await).await.expect("a plan");
    let start = StartJob { plan_id, expected_assets: assets, typed_assets: Some(assets) };
    app.start_job(&start).await.expect("starts")
}

async fn resume(app: &App) -> JobId {
    let left = app.unfinished_jobs().await.expect("reads");
    assert_eq!(left.len(), 1, "{left:?}");
    app.resume_job(left[0].job_id).await.expect("goes on");
    left[0].job_id
}

async fn report(app: &App, path: &Path) {
    let request = SaveReport {
        job_id: last(app).await,
        format: ReportFormat::Csv,
        separator: None,
        words: relabel_judge::words(),
    };
    // No file of this program may be larger from now on than a part of the report.
    #[cfg(unix)]
    rustix::process::setrlimit(
        rustix::process::Resource::Fsize,
        rustix::process::Rlimit { current: Some(100_000), maximum: Some(100_000) },
    )
    .expect("sets");
    let error = app.save_report(&request, path).await.expect_err("does not fit");
    println!("refused: {:?} {:?}", error.code, error.details.path);
}

/// Fills the disk but for some pages of a database.
fn fill_disk(folder: &Path) {
    let mut ballast = std::fs::File::create(folder.join("ballast")).expect("creates");
    let mut length = 0;
    while let Ok(bytes) = std::io::Write::write(&mut ballast, &[0; 4_096]) {
        length += bytes as u64;
    }
    ballast.set_len(length.saturating_sub(64 * 1_024)).expect("shrinks");
}

/// A practice environment and a data folder that several programs use in turn.
pub(crate) struct Stage {
    /// Compares all jobs with the ledger when the test ends.
    pub(crate) judge: Judge,
    pub(crate) sandbox: Sandbox,
    pub(crate) folder: tempfile::TempDir,
    pub(crate) assets: u32,
}

impl Stage {
    pub(crate) async fn new(assets: u32) -> Self {
        let options = Options {
            content: Content::Synthetic(assets),
            technical_user_may_write: true,
            ..Options::default()
        };
        let sandbox = Sandbox::start(options).await.expect("starts");
        let folder = tempfile::tempdir().expect("a folder");
        let key = sandbox.key_file(KeyFileKind::ServiceCredentials);
        std::fs::write(folder.path().join("key.json"), key).expect("writes");
        std::fs::create_dir(folder.path().join("data")).expect("creates");
        let judge = Judge::of(&sandbox, folder.path().join("data"));
        Self { judge, sandbox, folder, assets }
    }

    /// The data folder of the programs.
    pub(crate) fn data(&self) -> PathBuf {
        self.folder.path().join("data")
    }

    /// A child with a task, as the last arguments of `wrapper`, if there is one.
    pub(crate) fn command(&self, task: &str, wrapper: &[&str]) -> Command {
        let own = std::env::current_exe().expect("this program");
        let arguments = ["--exact", "child::program", "--nocapture"];
        let mut command = match wrapper.split_first() {
            Some((program, before)) => {
                let mut command = Command::new(program);
                command.args(before).arg(own);
                command
            }
            None => Command::new(own),
        };
        command
            .args(arguments)
            .env(TASK, task)
            .env(FOLDER, self.folder.path())
            .env(ADDRESS, self.sandbox.origin().as_str())
            .env_remove("RELABEL_FAIL_AT")
            .stdin(Stdio::null());
        command
    }

    /// Runs a child to its end, or to the moment it is killed at.
    pub(crate) async fn run(&self, task: &str, kill_at: Option<&str>) -> bool {
        let mut command = self.command(task, &[]);
        if let Some(moment) = kill_at {
            command.env("RELABEL_FAIL_AT", moment);
        }
        let output = tokio::task::spawn_blocking(move || command.output()).await.expect("joins");
        let output = output.expect("runs");
        let said = String::from_utf8_lossy(&output.stderr);
        assert!(!said.contains("panicked"), "{task} {kill_at:?}: {said}");
        output.status.success()
    }

    /// The path of the asset with this number, counted from 1.
    pub(crate) fn path(number: u32) -> String {
        let series = (number - 1) / 1_000 + 1;
        format!("/content/dam/northlight/series-{series:04}/image-{number:07}.jpg")
    }

    /// Checks what every asset holds.
    pub(crate) fn check_held(&self, held: &Json, moment: &str) {
        for number in 1..=self.assets {
            let path = Self::path(number);
            let now = self.sandbox.metadata(&path).expect("the asset");
            assert_eq!(now.get(FIELD).unwrap_or(&Json::Null), held, "{moment}: {path}");
        }
    }

    /// How often each asset was sent.
    pub(crate) fn sends(&self) -> HashMap<String, u32> {
        let assets = self.sandbox.ledger().per_asset();
        assets.into_iter().map(|asset| (asset.asset, asset.sends)).collect()
    }
}

/// A child that runs.
pub(crate) struct Running {
    child: Child,
    lines: std::io::Lines<BufReader<ChildStdout>>,
}

impl Running {
    pub(crate) fn start(mut command: Command) -> Self {
        let mut child = command.stdout(Stdio::piped()).spawn().expect("starts");
        let output = child.stdout.take().expect("was asked for");
        Self { child, lines: BufReader::new(output).lines() }
    }

    pub(crate) fn id(&self) -> u32 {
        self.child.id()
    }

    /// Reads on until the child says a line that begins so; `false` at its end.
    pub(crate) fn says(&mut self, beginning: &str) -> bool {
        tokio::task::block_in_place(|| {
            self.lines.by_ref().map_while(Result::ok).any(|line| {
                line.split("... ").last().is_some_and(|line| line.starts_with(beginning))
            })
        })
    }

    /// Kills the child, as the system or a person does, without warning.
    pub(crate) fn kill(mut self) {
        self.child.kill().expect("runs");
        self.child.wait().expect("ends");
    }

    /// Whether it has ended by itself.
    pub(crate) fn has_ended(&mut self) -> bool {
        self.child.try_wait().expect("is asked").is_some()
    }

    /// Waits for its end; whether all went well.
    pub(crate) fn ends_well(mut self) -> bool {
        tokio::task::block_in_place(|| {
            // Or it would wait for somebody to read.
            self.lines.by_ref().for_each(drop);
            self.child.wait().expect("ends").success()
        })
    }
}

/// What the journal of a data folder says that no program uses.
pub(crate) struct Journal {
    database: Connection,
}

impl Journal {
    pub(crate) fn of(data: &Path) -> Self {
        let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
        let database = Connection::open_with_flags(data.join("relabel.db"), flags).expect("opens");
        // The next program is to find it as the last one left it.
        let keep = DbConfig::SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE;
        database.set_db_config(keep, true).expect("sets");
        Self { database }
    }

    /// How many jobs there are.
    pub(crate) fn jobs(&self) -> u32 {
        self.database.query_row("SELECT count(*) FROM jobs", [], |row| row.get(0)).expect("reads")
    }

    /// Assets of the last job that may have been sent and have no outcome.
    pub(crate) fn in_flight(&self) -> Vec<String> {
        self.paths("a.row >= j.settled_below AND a.row < j.lease_end AND r.row IS NULL")
    }

    /// Assets of the last job that were never leased.
    pub(crate) fn never_leased(&self) -> Vec<String> {
        self.paths("a.row >= j.lease_end")
    }

    /// Assets of the last job that are told to be changed.
    pub(crate) fn changed(&self) -> Vec<String> {
        self.paths("r.outcome = 'changed'")
    }

    fn paths(&self, which: &str) -> Vec<String> {
        let mut query = self
            .database
            .prepare(&format!(
                "SELECT a.path FROM jobs j JOIN plan_assets a ON a.plan = j.plan
                 LEFT JOIN job_rows r ON r.job = j.key AND r.row = a.row
                 WHERE j.key = (SELECT max(key) FROM jobs) AND a.need = 'write' AND {which}"
            ))
            .expect("prepares");
        let rows = query.query_map([], |row| row.get(0)).expect("reads");
        rows.collect::<Result<_, _>>().expect("reads")
    }

    /// What SQLite finds wrong: `ok` when nothing.
    pub(crate) fn integrity(&self) -> String {
        self.database.query_row("PRAGMA integrity_check", [], |row| row.get(0)).expect("reads")
    }
}
