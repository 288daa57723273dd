//! The program ends at named moments, as in a power cut, and is started again. The
//! moments are in every program built for development and in none that is released.

#![cfg(debug_assertions)]

use serde_json::{Value as Json, json};

use super::child::Stage;

const ASSETS: u32 = 600;

impl Stage {
    /// Checks what every asset holds and how often it was sent at most.
    fn check(&self, held: &Json, most_sends: u32, moment: &str) {
        self.check_held(held, moment);
        let most = self.sends().values().copied().max().unwrap_or(0);
        assert!(most <= most_sends, "{moment}: an asset was sent {most} times");
    }
}

fn after() -> Json {
    json!({"type": "String", "value": "after"})
}

#[tokio::test]
async fn a_job_killed_at_any_moment_goes_on_to_its_end() {
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
        let stage = Stage::new(ASSETS).await;
        assert!(!stage.run("change", Some(moment)).await, "{moment} was never reached");
        assert!(stage.run("resume", None).await, "{moment}");
        stage.check(&after(), 2, moment);
    }
}

#[tokio::test]
async fn a_plan_killed_while_it_is_staged_is_never_run() {
    let stage = Stage::new(ASSETS).await;
    assert!(!stage.run("change", Some("while_staging:2")).await, "was never reached");
    assert!(stage.sandbox.writes().is_empty());
    assert!(stage.run("change", None).await, "the next one is whole");
    stage.check(&after(), 1, "while_staging");
}

#[tokio::test]
async fn an_undo_that_is_killed_goes_on_to_its_end_and_so_does_its_undo() {
    let stage = Stage::new(ASSETS).await;
    assert!(stage.run("change", None).await);
    assert!(!stage.run("undo", Some("after_answer:100")).await, "was never reached");
    assert!(stage.run("resume", None).await);
    stage.check(&Json::Null, 3, "undo");
    assert!(!stage.run("undo", Some("before_journal")).await, "was never reached");
    assert!(stage.run("resume", None).await);
    stage.check(&after(), 5, "undo of the undo");
}

/// Where a program of this workspace was built for release, it must have no such
/// moments; `cargo xtask package` looks at the one that goes into the installers.
#[test]
fn no_released_program_has_such_moments() {
    let has_moments = |program: &std::path::Path| {
        let bytes = std::fs::read(program).expect("reads");
        let marker = b"RELABEL_FAIL_AT".as_slice();
        bytes.windows(marker.len()).any(|window| window == marker)
    };
    let own = std::env::current_exe().expect("this program");
    assert!(has_moments(&own), "the search finds nothing");
    let target = own.ancestors().nth(3).expect("the target folder");
    let programs = ["relabel", "relabel-cli"]
        .map(|name| target.join("release").join(format!("{name}{}", std::env::consts::EXE_SUFFIX)));
    let released: Vec<_> = programs.iter().filter(|program| program.is_file()).collect();
    if released.is_empty() {
        println!("skipped: nothing was built for release here");
    }
    for program in released {
        assert!(!has_moments(program), "{} can be killed from outside", program.display());
    }
}
