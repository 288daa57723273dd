//! Programs that are ended in the middle of a job, by a person, by the system or by a
//! power cut, and jobs that are gone on with.

use std::time::Duration;

use relabel_sandbox::{Content, KeyFileKind, Options};
use serde_json::Value as Json;

use crate::RIGHTS;
use crate::rig::{Ran, Rig, run};
use crate::running::Running;
use crate::way::Way;

const ASSETS: u32 = 600;

/// So slow that there is a middle to be ended in, also on a busy machine.
async fn rig() -> Rig {
    let options = Options {
        content: Content::Synthetic(ASSETS),
        technical_user_may_write: true,
        latency: Duration::from_millis(100),
        ..Options::default()
    };
    let rig = Rig::with(options).await;
    rig.sandbox.stage("one-by-one").expect("a fault");
    rig
}

async fn resume(rig: &Rig, key: &std::path::Path) -> Ran {
    take_up(rig, "resume", key).await
}

/// `jobs WHAT --last --yes --file KEY`, with the address that some keys do not tell.
async fn take_up(rig: &Rig, what: &str, key: &std::path::Path) -> Ran {
    let mut command = rig.bare();
    command.args(["jobs", "--json", "--loopback", what, "--last", "--yes"]);
    run(command.args(["--aem", rig.sandbox.origin().as_str(), "--file"]).arg(key)).await
}

/// `set` on everything with a key that may not tell the address.
fn start_with(rig: &Rig, key: &std::path::Path, address: &str) -> Running {
    let mut set = rig.bare();
    set.args(["set", "--json", "--loopback", "--aem", address, "--file"]).arg(key);
    set.args(["--folder", "/content/dam", "--recursive", "--yes"]).args(RIGHTS);
    Running::of(set)
}

async fn state(rig: &Rig) -> Json {
    let listed = run(rig.bare().args(["jobs", "--json", "list", "--limit", "1"])).await;
    assert_eq!(listed.code, 0, "{}", listed.stderr);
    listed.lines[0].clone()
}

/// From now on it answers at once.
fn hurry(rig: &Rig) {
    rig.sandbox.set_latency(Duration::ZERO, Duration::ZERO);
}

async fn assert_all_are_changed(rig: &Rig) {
    let assets = rig.assets("/content/dam").await;
    assert_eq!(assets.len() as u32, ASSETS);
    let right = assets.iter().filter(|path| rig.held(path, "dc:rights")["value"] == RIGHTS[3]);
    assert_eq!(right.count() as u32, ASSETS);
}

fn paused(ran: &Ran) -> Option<&Json> {
    ran.lines.iter().find(|line| line["event"] == "paused")
}

#[tokio::test(flavor = "multi_thread")]
async fn what_a_kill_left_is_gone_on_with_and_nothing_is_sent_twice_for_nothing() {
    let rig = rig().await;
    let mut running = Running::start(&rig);
    running.until_done(50).await;
    running.kill().await;
    hurry(&rig);
    let left = state(&rig).await;
    assert_eq!((&left["phase"], &left["canResume"]), (&"paused".into(), &true.into()));
    // Not before it has ended.
    take_up(&rig, "retry", &rig.key).await.assert_refused(1, "planNotRunnable");

    let done = resume(&rig, &rig.key).await;
    assert_eq!(done.code, 0, "{}", done.stderr);
    assert_eq!(done.last()["job"], left["jobId"], "the same job");
    assert_eq!(done.sum(), u64::from(ASSETS));
    assert_eq!(done.count("changed"), u64::from(ASSETS), "{}", done.last());
    assert_all_are_changed(&rig).await;
    let sends = rig.sandbox.ledger().per_asset();
    let sends: Vec<_> = sends.iter().filter(|one| one.asset != "/content/dam").collect();
    assert!(sends.iter().all(|one| one.sends <= 2), "at most once more for one crash");
    let total: u32 = sends.iter().map(|one| one.sends).sum();
    // What is on its way at the normal speed.
    assert!(total <= ASSETS + 16, "{total} sends");
}

#[tokio::test(flavor = "multi_thread")]
async fn what_a_kill_left_can_be_undone_as_it_stands() {
    let rig = rig().await;
    let mut running = Running::start(&rig);
    running.until_done(50).await;
    running.kill().await;
    hurry(&rig);
    let undone = take_up(&rig, "undo", &rig.key).await;
    assert_eq!(undone.code, 0, "{}{}", undone.last(), undone.stderr);
    assert!(undone.count("changed") > 50);
    for path in rig.assets("/content/dam").await {
        assert_ne!(rig.held(&path, "dc:rights")["value"], RIGHTS[3], "{path}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn sigterm_stops_as_the_first_ctrl_c_does() {
    let rig = rig().await;
    let mut running = Running::start(&rig);
    running.until_done(20).await;
    // However often it comes.
    running.signal("TERM").await;
    running.signal("TERM").await;
    hurry(&rig);
    let stopped = running.end().await;
    assert_eq!(stopped.code, 6, "{}", stopped.last());
    assert_eq!((stopped.count("unsure"), stopped.sum()), (0, u64::from(ASSETS)));
    assert!(stopped.count("not_sent") > 0, "{}", stopped.last());
    assert_eq!(stopped.last().get("held"), None, "it is over");
    assert_eq!(state(&rig).await["phase"], "stopped");

    let rest = take_up(&rig, "retry", &rig.key).await;
    assert_eq!((rest.code, rest.count("changed")), (0, stopped.count("not_sent")));
    assert_all_are_changed(&rig).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_job_whose_end_cannot_be_written_is_gone_on_with() {
    for is_stopped in [true, false] {
        let rig = rig().await;
        let mut running = Running::start(&rig);
        running.until_done(20).await;
        let file = rusqlite::Connection::open(rig.data().join("relabel.db")).expect("opens");
        file.execute_batch(
            "CREATE TRIGGER no_end BEFORE UPDATE OF ended_at ON jobs
             BEGIN SELECT RAISE(ABORT, 'of a test'); END",
        )
        .expect("refuses the end");
        if is_stopped {
            running.signal("TERM").await;
        }
        hurry(&rig);
        let held = running.end().await;
        assert_eq!((held.code, held.sum()), (6, u64::from(ASSETS)), "{}", held.last());
        assert_eq!(held.last()["held"], true, "{}", held.last());
        assert_eq!(paused(&held).expect("says so")["code"], "storeFailed");
        take_up(&rig, "retry", &rig.key).await.assert_refused(1, "planNotRunnable");

        file.execute_batch("DROP TRIGGER no_end").expect("allows it again");
        let done = resume(&rig, &rig.key).await;
        assert_eq!((done.code, done.count("changed")), (0, u64::from(ASSETS)), "{}", done.last());
        assert_eq!(state(&rig).await["phase"], "finished");
        assert_all_are_changed(&rig).await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_second_ctrl_c_ends_at_once_and_the_job_is_gone_on_with() {
    let rig = rig().await;
    let mut running = Running::start(&rig);
    running.until_done(20).await;
    // Answers that do not come while it is being stopped.
    rig.sandbox.set_latency(Duration::from_secs(60), Duration::ZERO);
    let sent = rig.sandbox.requests().len();
    let more = async {
        while rig.sandbox.ledger().totals().received == rig.sandbox.ledger().totals().answered
            && rig.sandbox.requests().len() == sent
        {
            tokio::task::yield_now().await;
        }
    };
    tokio::time::timeout(Duration::from_secs(60), more).await.expect("it sends");
    running.signal("INT").await;
    running.until(|line| line["event"] == "stopping").await;
    running.signal("INT").await;
    let ended = running.end().await;
    assert_eq!(ended.code, 130, "{}", ended.last());
    assert_eq!(ended.sum(), u64::from(ASSETS));
    assert_eq!(ended.last()["held"], true);
    assert_eq!(state(&rig).await["canResume"], true);

    hurry(&rig);
    let done = resume(&rig, &rig.key).await;
    assert_eq!((done.code, done.count("changed")), (0, u64::from(ASSETS)), "{}", done.stderr);
    assert_all_are_changed(&rig).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_daily_token_that_ended_is_replaced_and_the_same_job_goes_on() {
    let rig = rig().await;
    let token =
        |name: &str| rig.file(name, rig.sandbox.key_file(KeyFileKind::LocalDevelopmentToken));
    let old = token("token.json");
    let mut running = start_with(&rig, &old, rig.sandbox.origin().as_str());
    running.until_done(20).await;
    rig.sandbox.expire_tokens();
    let held = running.end().await;
    hurry(&rig);
    assert_eq!(held.code, 6, "{}", held.last());
    assert_eq!((held.count("failed"), held.sum()), (0, u64::from(ASSETS)), "{}", held.last());
    assert_eq!(paused(&held).expect("is told")["waits"], false);
    assert_eq!(held.last()["held"], true, "not sent means not sent yet");
    let left = state(&rig).await;
    assert_eq!(left["pausedBy"]["by"], "environment", "{left}");

    // With the old one it is where it was.
    let same = resume(&rig, &old).await;
    assert_eq!((same.code, same.count("changed")), (6, held.count("changed")), "{}", same.stderr);
    // The key of another account is not taken for it.
    resume(&rig, &rig.key).await.assert_refused(2, "otherAccount");

    let done = resume(&rig, &token("new.json")).await;
    assert_eq!((done.code, done.count("changed")), (0, u64::from(ASSETS)), "{}", done.stderr);
    assert_eq!(done.last()["job"], held.last()["job"]);
    assert_all_are_changed(&rig).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_network_that_comes_back_is_waited_for() {
    let rig = rig().await;
    let mut way = Way::to(&rig.sandbox).await;
    let mut running = start_with(&rig, &rig.key, &format!("http://{}", way.authority));
    running.until_done(20).await;
    way.cut();
    running.until(|line| line["event"] == "paused").await;
    let paused = running.seen.last().expect("a line").clone();
    assert_eq!((&paused["code"], &paused["waits"]), (&"offline".into(), &true.into()));
    hurry(&rig);
    way.mend().await;
    running.until(|line| line["event"] == "resumed").await;
    let done = running.end().await;
    assert_eq!((done.code, done.count("changed")), (0, u64::from(ASSETS)), "{}", done.last());
}

#[tokio::test(flavor = "multi_thread")]
async fn whoever_does_not_want_to_wait_stops() {
    let rig = rig().await;
    let way = Way::to(&rig.sandbox).await;
    let mut running = start_with(&rig, &rig.key, &format!("http://{}", way.authority));
    running.until_done(20).await;
    way.cut();
    running.until(|line| line["event"] == "paused").await;
    running.signal("INT").await;
    let stopped = running.end().await;
    assert_eq!((stopped.code, stopped.sum()), (6, u64::from(ASSETS)), "{}", stopped.last());
    assert_eq!(state(&rig).await["phase"], "stopped");
}
