//! Two programs and one data folder (F34): whoever comes second is told so, and only
//! one of them sends.

use std::time::Duration;

use relabel_core::api::types::ErrorCode;
use relabel_core::api::{App, AppOptions};
use serde_json::json;

use super::child::{Running, Stage};

fn opened(folder: &std::path::Path) -> Result<App, ErrorCode> {
    App::open(&AppOptions {
        data_folder: Some(folder.to_owned()),
        loopback_allowed: true,
        ims: None,
        start_in_practice: false,
        session_keys_only: true,
    })
    .map_err(|error| error.code)
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_second_program_is_refused_until_the_first_has_ended_however_it_ends() {
    let stage = Stage::new(2_000).await;
    stage.sandbox.set_latency(Duration::from_millis(200), Duration::ZERO);
    let mut first = Running::start(stage.command("change", &[]));
    assert!(first.says("carries out"));
    // It is not to end by itself while the others wait for its lock, five seconds each.
    stage.sandbox.set_latency(Duration::from_secs(5), Duration::ZERO);
    assert_eq!(opened(&stage.data()).err(), Some(ErrorCode::StoreBusy));
    // The same folder by another name, as another user of a shared one has it.
    #[cfg(unix)]
    {
        let other = stage.folder.path().join("other");
        std::os::unix::fs::symlink(stage.data(), &other).expect("links");
        assert_eq!(opened(&other).err(), Some(ErrorCode::StoreBusy));
    }
    first.kill();
    stage.sandbox.set_latency(Duration::ZERO, Duration::ZERO);
    let second = opened(&stage.data()).expect("the lock went with the program");
    assert_eq!(second.unfinished_jobs().await.expect("reads").len(), 1);
    let third = Running::start(stage.command("resume", &[]));
    assert!(!third.ends_well(), "it must not take up what another program has");
    drop(second);
    assert!(stage.run("resume", None).await);
    stage.check_held(&json!({"type": "String", "value": "after"}), "in the end");
}
