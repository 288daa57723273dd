//! The power is cut in the middle of a job (F5): what the disk has kept is what the
//! next program finds. See [`super::faulty_disk`] for what that replaces.

use relabel_core::api::types::*;
use relabel_judge::Ledger;
use relabel_sandbox::Sandbox;
use relabel_store::Store;
use serde_json::json;

use super::child::Journal;
use super::faulty_disk::{Chance, Disk};
use super::many_kills::told;
use super::resume::{Program, library};
use super::rig::{ended, sum};

/// In every run; `RELABEL_CUTS` asks for more.
const CUTS: u32 = 16;
/// Writes and syncs before most cuts, at most: some transactions.
const FEW_STEPS: u64 = 16;
/// And before the others: far enough for the log to begin anew.
const MANY_STEPS: u64 = 160;

/// Checks what is left against what AEM has and received.
fn check(journal: &Journal, sandbox: &Sandbox, is_undone: bool, moment: &str) {
    assert_eq!(journal.integrity(), "ok", "{moment}");
    for path in journal.never_leased() {
        assert_eq!(sandbox.ledger().sends(&path), 0, "{moment}: {path} had no lease");
    }
    let wanted = if is_undone { json!(null) } else { json!("after") };
    for path in journal.changed() {
        let held = sandbox.metadata(&path).expect("the asset");
        assert_eq!(held["photoshop:Headline"]["value"], wanted, "{moment}: {path}");
    }
}

#[tokio::test]
async fn after_each_power_cut_the_job_goes_on_and_nothing_is_lost() {
    let cuts_wanted = told("RELABEL_CUTS", CUTS);
    let sandbox = library().await;
    let held = Ledger::opened(&sandbox);
    let mut chance = Chance(5);
    let mut folder = tempfile::tempdir().expect("a folder");
    let mut disk = Disk::below(folder.path(), 0);
    let mut program = Program::start(folder.path(), &sandbox).await;
    let mut job = program.start_job().await;
    let mut crashes = std::collections::HashMap::<String, u32>::new();
    let (mut cuts, mut undos) = (0_u32, 0_u32);
    while cuts < cuts_wanted || crashes.is_empty() || undos == 0 {
        let moment = format!("cut {cuts}, undo {undos}");
        let most = if chance.below(6) == 0 { MANY_STEPS } else { FEW_STEPS };
        disk.cut_after(chance.below(most));
        let snapshot = program.app.watch_job(job).expect("the job runs");
        tokio::select! {
            () = disk.is_off() => {}
            result = ended(snapshot.clone()) => if result.phase == JobPhase::Finished {
                assert_eq!(result.counts.changed, result.total, "{moment}: {result:?}");
                for AssetSends { asset, sends } in sends(&sandbox) {
                    let most = 1 + crashes.get(&asset).copied().unwrap_or(0);
                    assert!(sends <= most, "{moment}: {asset} was sent {sends} times");
                }
            }
        }
        disk.cut();
        program.crash().await;
        cuts += 1;
        let next = tempfile::tempdir().expect("a folder");
        disk.leave_to(next.path());
        disk = Disk::below(next.path(), cuts.into());
        folder = next;
        let journal = Journal::of(folder.path());
        check(&journal, &sandbox, undos % 2 == 1, &moment);
        for path in journal.in_flight() {
            *crashes.entry(path).or_default() += 1;
        }
        drop(journal);
        program = Program::start(folder.path(), &sandbox).await;
        let left = program.run(|app| async move { app.unfinished_jobs().await }).await;
        match &*left.expect("reads") {
            [left] => {
                assert_eq!(sum(&left.counts), left.total, "{moment}");
                program
                    .run(move |app| async move { app.resume_job(job).await })
                    .await
                    .expect("goes on");
            }
            [] => {
                // It has ended; what comes next is its undo, which is a job like it.
                crashes.clear();
                sandbox.ledger().clear();
                undos += 1;
                job = program.run(move |app| async move { undo(&app, job).await }).await;
            }
            more => panic!("{moment}: {more:?}"),
        }
    }
    let result = ended(program.app.watch_job(job).expect("runs")).await;
    assert_eq!(result.counts.changed, result.total, "{result:?}");
    println!("{cuts} cuts in a job and {undos} undos of it");
    assert!(undos > 0);
    program.crash().await;
    assert_eq!(held.wrong_in_all(folder.path()).await, [""; 0]);
}

async fn undo(app: &relabel_core::api::App, job: JobId) -> JobId {
    let FollowUpPlan { plan_id, assets, .. } = app.make_undo(job).await.expect("a plan");
    let start = StartJob { plan_id, expected_assets: assets, typed_assets: Some(assets) };
    app.start_job(&start).await.expect("starts")
}

struct AssetSends {
    asset: String,
    sends: u32,
}

fn sends(sandbox: &Sandbox) -> impl Iterator<Item = AssetSends> {
    let assets = sandbox.ledger().per_asset().into_iter();
    assets.map(|one| AssetSends { asset: one.asset, sends: one.sends })
}

/// While a database is made there is nothing to lose yet, but the next start must work.
#[test]
fn a_power_cut_while_the_database_is_made_does_not_keep_the_program_from_starting() {
    let mut cuts = 0;
    for steps in 0.. {
        let folder = tempfile::tempdir().expect("a folder");
        let disk = Disk::below(folder.path(), steps);
        disk.cut_after(steps);
        let made = Store::open(folder.path()).and_then(|store| store.set_setting("a", "b"));
        if made.is_ok() {
            break;
        }
        cuts += 1;
        let next = tempfile::tempdir().expect("a folder");
        disk.leave_to(next.path());
        let store = Store::open(next.path()).expect("opens");
        store.set_setting("a", "b").expect("works");
    }
    assert!(cuts > 10, "{cuts}");
}
