//! What holds a job, and what lets it go on.

use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::Arc;

use relabel_core::api::types::*;
use relabel_judge::Judge;
use relabel_sandbox::{Content, KeyFileKind, Options, Sandbox};
use time::OffsetDateTime;
use tokio::net::{TcpListener, TcpStream};
use tokio_util::sync::CancellationToken;

use super::rig::{PATIENCE, Rig, connect, ended, open, replace, text, wait};

const DAM: &str = "/content/dam";

fn writable(assets: u32) -> Options {
    Options {
        content: Content::Synthetic(assets),
        technical_user_may_write: true,
        ..Options::default()
    }
}

/// The connection to the practice environment, which can be cut and mended.
pub(super) struct Link {
    pub(super) address: url::Url,
    to: String,
    open: CancellationToken,
}

impl Link {
    pub(super) async fn to(sandbox: &Sandbox) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.expect("a port");
        let address = format!("http://{}/", listener.local_addr().expect("an address"));
        let link = Self {
            address: address.parse().expect("a URL"),
            to: sandbox.origin().authority().to_owned(),
            open: CancellationToken::new(),
        };
        link.pass(listener);
        link
    }

    fn pass(&self, listener: TcpListener) {
        let (to, open) = (Arc::new(self.to.clone()), self.open.clone());
        tokio::spawn(open.clone().run_until_cancelled_owned(async move {
            while let Ok((mut here, _)) = listener.accept().await {
                let (to, open) = (Arc::clone(&to), open.clone());
                tokio::spawn(open.run_until_cancelled_owned(async move {
                    let mut there = TcpStream::connect(&*to).await.expect("the environment runs");
                    let _ = tokio::io::copy_bidirectional(&mut here, &mut there).await;
                }));
            }
        }));
    }

    /// From now on nothing gets through and nothing answers.
    pub(super) fn cut(&self) {
        self.open.cancel();
    }

    pub(super) async fn mend(&mut self) {
        let listener = loop {
            // The old one closes once its task has been dropped.
            match TcpListener::bind(self.address.authority()).await {
                Ok(listener) => break listener,
                Err(_) => tokio::task::yield_now().await,
            }
        };
        self.open = CancellationToken::new();
        self.pass(listener);
    }
}

#[tokio::test]
async fn without_a_network_the_job_waits_and_goes_on_by_itself() {
    let sandbox = Sandbox::start(writable(1_500)).await.expect("starts");
    let mut link = Link::to(&sandbox).await;
    let address = link.address.clone();
    let rig = Rig::at(sandbox, KeyFileKind::ServiceCredentials, &address).await;
    let listed = rig.list(DAM, true, false).await;
    let plan = rig.plan(listed.listing_id, vec![text("photoshop:Headline", "x")]).await;
    let job = rig.start(&plan).await;
    wait(job.clone(), |now| now.done > 50).await;
    link.cut();
    let paused = wait(job.clone(), |now| now.phase == JobPhase::Paused).await;
    let Some(PauseReason::Environment { error }) = &paused.paused_by else { panic!("{paused:?}") };
    assert_eq!(error.code, ErrorCode::Offline);
    assert_eq!(paused.counts.failed + paused.counts.unsure, 0, "{paused:?}");
    let received = rig.sandbox.writes().len();
    let facts = rig.app.job_facts(paused.job_id).await.expect("known");
    assert_eq!((facts.phase, facts.can_resume), (JobPhase::Paused, true));
    assert_eq!(rig.sandbox.writes().len(), received, "nothing is sent meanwhile");

    link.mend().await;
    let back = std::time::Instant::now();
    wait(job.clone(), |now| now.phase != JobPhase::Paused).await;
    assert!(back.elapsed().as_secs() < 10, "it took {:?}", back.elapsed());
    let result = ended(job).await;
    assert_eq!(result.counts.changed, 1_500, "no try was used up: {result:?}");
}

/// A job that waits for the network while its connection becomes Live, and `unlocks`
/// what it then waits for.
async fn held_once_live(
    becomes_live: impl AsyncFnOnce(&Rig) -> ConnectionSummary,
    unlocks: impl AsyncFnOnce(&Rig),
) {
    let sandbox = Sandbox::start(writable(1_500)).await.expect("starts");
    let mut link = Link::to(&sandbox).await;
    let address = link.address.clone();
    let rig = Rig::at(sandbox, KeyFileKind::ServiceCredentials, &address).await;
    let listed = rig.list(DAM, true, false).await;
    let plan = rig.plan(listed.listing_id, vec![text("photoshop:Headline", "x")]).await;
    let job = rig.start(&plan).await;
    wait(job.clone(), |now| now.done > 50).await;
    link.cut();
    wait(job.clone(), |now| now.phase == JobPhase::Paused).await;
    let heard = rig.sandbox.requests().len();
    assert_eq!(becomes_live(&rig).await.writing, Writing::Locked);

    let mended = OffsetDateTime::now_utc();
    link.mend().await;
    // It looks every four seconds whether AEM is back, and sees twice that it is.
    let looks = || {
        let looked: Vec<_> = rig.sandbox.requests().split_off(heard);
        let mut seen = looked.iter().filter(|one| one.path.ends_with("/dam.0.json"));
        let first = seen.next().map(|one| one.at);
        let last = seen.next_back().map(|one| one.at);
        first.zip(last).is_some_and(|(first, last)| (last - first).whole_seconds() >= 3)
    };
    let looked_twice = async {
        while !looks() && job.borrow().phase == JobPhase::Paused {
            tokio::time::sleep(std::time::Duration::from_millis(20)).await;
        }
    };
    tokio::time::timeout(PATIENCE, looked_twice).await.expect("it looks");
    assert_eq!(job.borrow().phase, JobPhase::Paused, "production is not written to by itself");
    // A busy computer may still be at work on what it received before the cut.
    assert!(rig.sandbox.writes().iter().all(|write| write.received < mended));

    unlocks(&rig).await;
    let result = ended(job).await;
    assert_eq!(result.counts.changed, 1_500, "{result:?}");
}

/// Decides what kind of environment the connection is of.
async fn decide(rig: &Rig, stage: Stage) -> ConnectionSummary {
    let (connection_id, name) = (rig.connection, String::new());
    let request = UpdateConnection { connection_id, name, stage, speed: None, route: None };
    rig.app.update_connection(&request).await.expect("is changed")
}

#[tokio::test]
async fn a_connection_that_becomes_live_holds_its_jobs_until_it_is_unlocked() {
    held_once_live(
        async |rig| decide(rig, Stage::Live).await,
        async |rig| drop(rig.app.unlock_live(rig.connection).await.expect("unlocked")),
    )
    .await;
}

#[tokio::test]
async fn a_connection_that_becomes_live_with_its_key_holds_its_jobs_until_it_is_none_any_more() {
    held_once_live(
        async |rig| {
            let key = rig.sandbox.key_file(KeyFileKind::ServiceCredentials);
            let inspected = rig.app.inspect_key("key.json".to_owned(), &key).await;
            let KeyInspection::Usable { import_id, .. } = inspected else {
                panic!("{inspected:?}")
            };
            let known = rig.app.list_connections().await.expect("a list").remove(0);
            let request = AddConnection {
                import_id,
                name: String::new(),
                address: known.address,
                address_confirmed: false,
                stage: Stage::Live,
                remember: false,
                replaces: Some(rig.connection),
            };
            rig.app.add_connection(&request).await.expect("the same account")
        },
        async |rig| drop(decide(rig, Stage::Test).await),
    )
    .await;
}

#[tokio::test]
async fn refusals_in_a_row_hold_the_job_and_name_the_folder() {
    let rig = Rig::with(writable(1_030), KeyFileKind::ServiceCredentials).await;
    let folder = "/content/dam/northlight/series-0002";
    rig.sandbox.refuse_writes_below(folder);
    let listed = rig.list(DAM, true, false).await;
    let plan = rig.plan(listed.listing_id, vec![text("photoshop:Headline", "x")]).await;
    let job = rig.start(&plan).await;
    let paused = wait(job.clone(), |now| now.phase == JobPhase::Paused).await;
    let Some(PauseReason::Environment { error }) = &paused.paused_by else { panic!("{paused:?}") };
    assert_eq!(error.code, ErrorCode::PermissionMissing);
    assert_eq!(error.details.path.as_deref(), Some(folder));
    rig.sandbox.grant_write();
    rig.app.resume_job(paused.job_id).await.expect("goes on");
    let result = ended(job).await;
    // Those on their way when the job was held are refused too.
    assert!((10..=10 + 16).contains(&result.counts.failed), "{result:?}");
    assert_eq!(result.counts.changed + result.counts.failed, 1_030, "{result:?}");
}

#[tokio::test]
async fn a_refusal_of_the_first_asset_is_its_own_where_another_folder_is_open() {
    let rig = Rig::with(writable(1_002), KeyFileKind::ServiceCredentials).await;
    let first = "/content/dam/northlight/series-0001/image-0000001.jpg";
    rig.sandbox.refuse_writes_below(first);
    let listed = rig.list(DAM, true, false).await;
    let plan = rig.plan(listed.listing_id, vec![text("photoshop:Headline", "x")]).await;
    let result = rig.run(&plan).await;
    assert_eq!((result.counts.failed, result.counts.changed), (1, 1_001), "{result:?}");
    let mut assets: Vec<String> =
        rig.sandbox.writes().into_iter().map(|write| write.asset).collect();
    assert_eq!(assets.remove(0), first);
    assert!(assets[0].contains("/series-0002/"), "another folder comes next: {}", assets[0]);
    assert!(!assets.contains(&first.to_owned()), "it was sent once");
    assert_eq!(assets.len(), 1_001, "every other one was sent once");
}

#[tokio::test]
async fn what_sling_says_of_a_missing_right_holds_the_job() {
    let read_only = Options { technical_user_may_write: false, ..writable(1_002) };
    let rig = Rig::with(read_only, KeyFileKind::ServiceCredentials).await;
    let listed = rig.list(DAM, true, false).await;
    let list = Value::List { entries: vec!["sea".to_owned()] };
    let plan =
        rig.plan(listed.listing_id, vec![replace("dc:subject", FieldKind::List, list)]).await;
    let job = rig.start(&plan).await;
    let held = wait(job.clone(), |now| now.phase == JobPhase::Paused).await;
    let Some(PauseReason::Environment { error }) = &held.paused_by else { panic!("{held:?}") };
    assert_eq!((error.code, error.details.status), (ErrorCode::PermissionMissing, Some(500)));
    rig.app.stop_job(held.job_id).expect("stops");
    let result = ended(job).await;
    assert_eq!((result.counts.failed, result.counts.not_sent), (2, 1_000), "{result:?}");
    let page = JobPage { job_id: held.job_id, outcome: Some(Outcome::Failed), from: 0, limit: 9 };
    assert_eq!(rig.sandbox.writes().len(), 2, "each was sent once, and nothing else");
    for row in rig.app.job_page(page).await.expect("rows") {
        assert_eq!(
            (row.reason, row.attempts),
            (Some(CellReason::Job(OutcomeReason::NotPermitted)), 1),
            "{row:?}"
        );
    }
}

#[tokio::test]
async fn a_pause_and_its_reason_outlive_the_program() {
    let rig = Rig::with(writable(2_000), KeyFileKind::ServiceCredentials).await;
    let listed = rig.list(DAM, true, false).await;
    let plan = rig.plan(listed.listing_id, vec![text("photoshop:Headline", "x")]).await;
    let job = rig.start(&plan).await;
    wait(job.clone(), |now| now.done > 0).await;
    let id = job.borrow().job_id;
    rig.app.pause_job(id).expect("runs");
    wait(job, |now| now.phase == JobPhase::Paused).await;
    let file = rig.folder.path().join("relabel.db");
    let kept = tokio::task::spawn_blocking(move || {
        let database = rusqlite::Connection::open(file).expect("opens");
        let mut query = database.prepare("SELECT paused_by FROM jobs").expect("prepares");
        loop {
            let kept: Option<String> = query.query_row([], |row| row.get(0)).expect("one job");
            if let Some(kept) = kept {
                return kept;
            }
        }
    });
    assert_eq!(kept.await.expect("is kept"), r#"{"by":"user"}"#);
    let done = rig.app.job_facts(id).await.expect("known").done;
    assert!(done < 2_000, "it waits in the middle");
    let received = rig.sandbox.writes().len();
    rig.app.resume_job(id).await.expect("goes on");
    let result = ended(rig.app.watch_job(id).expect("runs")).await;
    assert_eq!((result.counts.changed, rig.sandbox.writes().len()), (2_000, 2_000));
    assert!(received < 2_000);
}

/// A small disk in memory.
pub(super) struct SmallDisk(PathBuf);

impl SmallDisk {
    /// `None` where this account may not mount one.
    pub(super) fn new(folder: &Path) -> Option<Self> {
        let mut mount = Command::new("mount");
        mount.args(["-t", "tmpfs", "-o", "size=6m", "tmpfs"]).arg(folder);
        let is_mounted = mount.output().is_ok_and(|output| output.status.success());
        is_mounted.then(|| Self(folder.to_owned()))
    }

    /// Fills it to the last byte.
    pub(super) fn fill(&self) -> PathBuf {
        use std::io::Write as _;
        let file = self.0.join("filler");
        let mut filler = std::fs::File::create(&file).expect("a file");
        for size in [65_536, 4_096, 1] {
            while filler.write_all(&vec![0; size]).is_ok() {}
        }
        file
    }
}

impl Drop for SmallDisk {
    fn drop(&mut self) {
        let _ = Command::new("umount").arg("-l").arg(&self.0).output();
    }
}

#[tokio::test]
async fn a_full_disk_holds_the_job_before_it_sends_more_and_loses_nothing() {
    let folder = tempfile::tempdir().expect("a folder");
    let Some(disk) = SmallDisk::new(folder.path()) else {
        println!("skipped: a small disk needs the right to mount one");
        return;
    };
    let sandbox = Sandbox::start(writable(3_000)).await.expect("starts");
    let app = open(folder.path(), None);
    let key = sandbox.key_file(KeyFileKind::ServiceCredentials);
    let connection = connect(&app, &key, &sandbox.origin()).await;
    let judge = Judge::of(&sandbox, folder.path());
    let other = tempfile::tempdir().expect("a folder");
    let rig = Rig { judge, sandbox, app, folder: other, connection };
    let listed = rig.list(DAM, true, false).await;
    let plan = rig.plan(listed.listing_id, vec![text("photoshop:Headline", "x")]).await;
    assert_eq!(plan.error, None);
    let job = rig.start(&plan).await;
    wait(job.clone(), |now| now.done > 50).await;
    let filler = disk.fill();
    let paused = wait(job.clone(), |now| now.phase == JobPhase::Paused).await;
    let Some(PauseReason::Environment { error }) = &paused.paused_by else { panic!("{paused:?}") };
    assert_eq!((error.code, error.details.full), (ErrorCode::StoreFailed, Some(true)), "{error:?}");
    std::fs::remove_file(filler).expect("makes room");
    let result = ended(job).await;
    assert_eq!(result.counts.changed, 3_000, "{result:?}");
    assert_eq!(rig.sandbox.writes().len(), 3_000, "none was sent twice");
    let facts = rig.app.job_facts(result.job_id).await.expect("known");
    assert_eq!(facts.counts, result.counts);
}
