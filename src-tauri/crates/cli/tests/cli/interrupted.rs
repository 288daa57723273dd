//! Runs that others get in the way of. The program tells every planned value before
//! it sends anything; with a pipe full of them that nobody reads it stands still
//! between its check and its run, which is when these tests act.

use relabel_sandbox::{Content, Fault, LIBRARY_ROOT, Options};
use serde_json::json;

use crate::rig::Rig;
use crate::running::Running;

/// Enough assets that their planned values fill any pipe.
const MANY: u32 = 1_500;

#[tokio::test(flavor = "multi_thread")]
async fn what_someone_else_changed_meanwhile_is_a_conflict() {
    let rig = Rig::new(Content::Synthetic(MANY)).await;
    let assets = rig.assets("/content/dam").await;
    let mut running = Running::start(&rig);
    running.until(|line| line["event"] == "planned").await;
    rig.sandbox.set_metadata(&assets[0], "dc:rights", json!("Theirs"));
    let done = running.end().await;
    assert_eq!((done.code, done.count("conflict")), (5, 1), "{}", done.last());
    assert_eq!(done.count("changed") + done.count("already_right"), u64::from(MANY) - 1);
    let named: Vec<_> = done.lines.iter().filter(|line| line["event"] == "outcome").collect();
    assert_eq!(named.len(), 1);
    assert_eq!(named[0]["path"], assets[0].as_str());
    assert_eq!(rig.held(&assets[0], "dc:rights")["value"], "Theirs");
}

#[tokio::test(flavor = "multi_thread")]
async fn an_environment_that_falls_asleep_stops_the_job() {
    let rig = Rig::new(Content::Synthetic(MANY)).await;
    let mut running = Running::start(&rig);
    running.until(|line| line["event"] == "planned").await;
    rig.sandbox.set_fault(Some(Fault::HtmlLoginPage));
    let stopped = running.end().await;
    assert_eq!((stopped.code, stopped.count("not_sent")), (6, u64::from(MANY)));
    let paused = stopped.lines.iter().find(|line| line["event"] == "paused");
    assert_eq!(paused.map(|line| line["code"].clone()), Some("notData".into()));
}

#[cfg(unix)]
#[tokio::test(flavor = "multi_thread")]
async fn ctrl_c_settles_what_is_on_its_way_and_ends_with_6() {
    let rig = Rig::new(Content::Synthetic(MANY)).await;
    let mut running = Running::start(&rig);
    running.until(|line| line["event"] == "progress" && line["done"].as_u64() > Some(10)).await;
    running.signal("INT").await;
    let stopped = running.end().await;
    assert_eq!(stopped.code, 6, "{}", stopped.last());
    assert!(stopped.count("not_sent") > 0, "{}", stopped.last());
    assert_eq!(stopped.count("unsure"), 0, "what was on its way was settled");
    assert_eq!(stopped.sum(), u64::from(MANY));
    let writes = rig.sandbox.writes().len();
    assert_eq!(writes as u64, stopped.count("changed"));
}

/// The property that the trial sets does not stay because somebody lost patience.
#[cfg(unix)]
#[tokio::test(flavor = "multi_thread")]
async fn ctrl_c_lets_the_trial_of_a_check_end() {
    let options = Options {
        technical_user_may_write: true,
        latency: std::time::Duration::from_millis(300),
        ..Options::default()
    };
    let rig = Rig::with(options).await;
    let before = rig.sandbox.typed(LIBRARY_ROOT);
    let mut running = Running::of(rig.with_file("check", &rig.key, ["--folder", LIBRARY_ROOT]));
    running.until(|line| line["step"] == "read").await;
    let set = async {
        while rig.sandbox.writes().is_empty() {
            tokio::task::yield_now().await;
        }
    };
    tokio::time::timeout(std::time::Duration::from_secs(60), set).await.expect("it is tried");
    running.signal("INT").await;
    let stopped = running.end().await;
    assert_eq!(stopped.code, 6, "{}", stopped.last());
    assert_eq!(stopped.last()["event"], "finished");
    assert_eq!(rig.sandbox.typed(LIBRARY_ROOT), before, "the trial left something behind");
    let removed = rig.sandbox.writes().len();
    assert!(removed >= 2, "set and removed: {removed}");
}
