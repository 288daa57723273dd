//! The disk runs full (F6, F7), fails to sync (F8), or gives back rubbish (F9) in the
//! middle of a job: once with real programs where the system lets one, and once with a
//! disk that is made so (see [`super::faulty_disk`]), which it does everywhere.

use std::process::Command;

use relabel_core::api::types::*;
use relabel_judge::Judge;
use serde_json::json;

use super::child::{Journal, Running, Stage};
use super::faulty_disk::Disk;
use super::resume::{Program, library};
use super::rig::{ended, wait};

/// Whether the system lets such a program run at all.
fn can_run(program: &str, arguments: &[&str]) -> bool {
    let ran = Command::new(program).args(arguments).output();
    ran.is_ok_and(|output| output.status.success())
}

fn error_of(snapshot: &JobSnapshot) -> &ApiError {
    match &snapshot.paused_by {
        Some(PauseReason::Environment { error }) => error,
        other => panic!("not paused by the environment: {other:?}"),
    }
}

#[tokio::test]
async fn on_a_full_disk_the_job_waits_and_goes_on_by_itself_once_there_is_room() {
    let sandbox = library().await;
    let folder = tempfile::tempdir().expect("a folder");
    let _judge = Judge::of(&sandbox, folder.path());
    let disk = Disk::below(folder.path(), 1);
    let program = Program::start(folder.path(), &sandbox).await;
    let job = program.start_job().await;
    let snapshot = program.app.watch_job(job).expect("runs");
    wait(snapshot.clone(), |now| now.done > 100).await;
    disk.leave_room(Some(0));
    let paused = wait(snapshot.clone(), |now| now.phase == JobPhase::Paused).await;
    let error = error_of(&paused);
    assert_eq!((error.code, error.details.full), (ErrorCode::StoreFailed, Some(true)));
    // It tries now and then; nothing is sent meanwhile that was not on its way.
    let tries = disk.refused();
    while disk.refused() < tries + 2 {
        tokio::time::sleep(std::time::Duration::from_millis(20)).await;
    }
    let received = sandbox.ledger().totals().received;
    let journaled = u64::from(snapshot.borrow().done);
    assert!(received < journaled + 2 * 1_024, "{received} received, {journaled} written down");
    let tries = disk.refused();
    while disk.refused() < tries + 2 {
        tokio::time::sleep(std::time::Duration::from_millis(20)).await;
    }
    assert_eq!(sandbox.ledger().totals().received, received, "nothing is sent on a full disk");
    disk.leave_room(None);
    let result = ended(snapshot).await;
    assert_eq!(result.counts.changed, result.total, "{result:?}");
    assert!(sandbox.ledger().per_asset().iter().all(|asset| asset.sends == 1));
    program.crash().await;
}

#[tokio::test]
async fn a_job_whose_end_cannot_be_written_is_held_and_ends_once_it_can() {
    let sandbox = library().await;
    let folder = tempfile::tempdir().expect("a folder");
    let _judge = Judge::of(&sandbox, folder.path());
    let program = Program::start(folder.path(), &sandbox).await;
    let file = rusqlite::Connection::open(folder.path().join("relabel.db")).expect("opens");
    file.execute_batch(
        "CREATE TRIGGER no_end BEFORE UPDATE OF ended_at ON jobs
         BEGIN SELECT RAISE(ABORT, 'of a test'); END",
    )
    .expect("refuses the end");
    let job = program.start_job().await;
    let snapshot = program.app.watch_job(job).expect("runs");
    let is_over = |now: &JobSnapshot| now.phase == JobPhase::Paused || now.ended_at.is_some();
    let held = wait(snapshot.clone(), is_over).await;
    assert_eq!(error_of(&held).code, ErrorCode::StoreFailed);
    assert_eq!((held.done, &held.ended_at), (held.total, &None));
    let facts = program.app.job_facts(job).await.expect("known");
    assert_eq!((facts.phase, facts.can_resume), (JobPhase::Paused, true));
    assert!(!facts.can_undo && !facts.can_retry, "it has not ended");

    file.execute_batch("DROP TRIGGER no_end").expect("allows it again");
    program.run(move |app| async move { app.resume_job(job).await }).await.expect("goes on");
    let result = ended(snapshot).await;
    assert_eq!(result.phase, JobPhase::Finished);
    assert_eq!(result.counts.changed, result.total, "{result:?}");
    assert!(sandbox.ledger().per_asset().iter().all(|asset| asset.sends == 1));
    assert!(program.app.job_facts(job).await.expect("known").can_undo);
    program.crash().await;
}

#[tokio::test]
async fn a_job_that_is_stopped_on_a_full_disk_is_gone_on_with_once_there_is_room() {
    let sandbox = library().await;
    let folder = tempfile::tempdir().expect("a folder");
    let _judge = Judge::of(&sandbox, folder.path());
    let disk = Disk::below(folder.path(), 1);
    let program = Program::start(folder.path(), &sandbox).await;
    let job = program.start_job().await;
    let mut snapshot = program.app.watch_job(job).expect("runs");
    wait(snapshot.clone(), |now| now.done > 100).await;
    disk.leave_room(Some(0));
    wait(snapshot.clone(), |now| now.phase == JobPhase::Paused).await;
    program.app.stop_job(job).expect("runs");
    // Until nobody carries it out any more.
    while snapshot.changed().await.is_ok() {}
    let left = snapshot.borrow().clone();
    let error = error_of(&left);
    assert_eq!((error.code, error.details.full), (ErrorCode::StoreFailed, Some(true)));
    assert_eq!((left.phase, &left.ended_at), (JobPhase::Paused, &None));
    assert_eq!(program.app.running_jobs(), []);
    let unfinished = program.run(|app| async move { app.unfinished_jobs().await }).await;
    assert_eq!(unfinished.expect("reads").len(), 1, "whoever looks for it finds it");

    disk.leave_room(None);
    program.run(move |app| async move { app.resume_job(job).await }).await.expect("goes on");
    let result = ended(program.app.watch_job(job).expect("runs")).await;
    assert_eq!(result.counts.changed, result.total, "{result:?}");
    program.crash().await;
}

#[tokio::test]
async fn what_a_failed_sync_has_lost_is_written_once_more_before_anything_else() {
    for syncs in [0, 3, 8] {
        let sandbox = library().await;
        let folder = tempfile::tempdir().expect("a folder");
        let _judge = Judge::of(&sandbox, folder.path());
        let disk = Disk::below(folder.path(), syncs.into());
        let program = Program::start(folder.path(), &sandbox).await;
        let job = program.start_job().await;
        let snapshot = program.app.watch_job(job).expect("runs");
        disk.fail_sync_after(syncs);
        let now =
            wait(snapshot.clone(), |now| now.phase == JobPhase::Paused || now.ended_at.is_some())
                .await;
        assert!(disk.has_failed(), "after {syncs}");
        if now.ended_at.is_none() {
            assert_eq!(error_of(&now).code, ErrorCode::StoreFailed, "after {syncs}");
            program
                .run(move |app| async move { app.resume_job(job).await })
                .await
                .expect("goes on");
        }
        let result = ended(snapshot).await;
        assert_eq!(result.counts.changed, result.total, "after {syncs}: {result:?}");
        assert!(sandbox.ledger().per_asset().iter().all(|asset| asset.sends == 1));
        // Only what is on the disk for sure counts.
        disk.cut();
        program.crash().await;
        let left = tempfile::tempdir().expect("a folder");
        disk.leave_to(left.path());
        let journal = Journal::of(left.path());
        assert_eq!(journal.integrity(), "ok", "after {syncs}");
        assert_eq!(journal.changed().len(), result.total as usize, "after {syncs}");
    }
}

#[tokio::test]
async fn a_damaged_database_holds_the_job_and_says_so() {
    let sandbox = library().await;
    let folder = tempfile::tempdir().expect("a folder");
    let _judge = Judge::of(&sandbox, folder.path());
    let disk = Disk::below(folder.path(), 1);
    let program = Program::start(folder.path(), &sandbox).await;
    let job = program.start_job().await;
    let snapshot = program.app.watch_job(job).expect("runs");
    wait(snapshot.clone(), |now| now.done > 0).await;
    // As far as it is in the file; the log has the rest.
    let file = rusqlite::Connection::open(folder.path().join("relabel.db")).expect("opens");
    file.query_row("PRAGMA wal_checkpoint(PASSIVE)", [], |_| Ok(())).expect("checkpoints");
    drop(file);
    disk.give_rubbish(true);
    let paused = wait(snapshot.clone(), |now| now.phase == JobPhase::Paused).await;
    assert_eq!(error_of(&paused).code, ErrorCode::StoreDamaged, "{paused:?}");
    let received = sandbox.ledger().totals().received;
    // Whoever tries is told the same, at once or when the job is held again.
    if let Err(error) = program.run(move |app| async move { app.resume_job(job).await }).await {
        assert_eq!(error.code, ErrorCode::StoreDamaged);
    }
    let again = wait(snapshot.clone(), |now| now.phase == JobPhase::Paused).await;
    assert_eq!(error_of(&again).code, ErrorCode::StoreDamaged, "{again:?}");
    assert!(sandbox.ledger().totals().received < received + 2 * 1_024);
    // A disk that was only away for a while, as one over the network: the next program
    // goes on where this one was held.
    program.crash().await;
    disk.give_rubbish(false);
    let program = Program::start(folder.path(), &sandbox).await;
    program.run(move |app| async move { app.resume_job(job).await }).await.expect("goes on");
    let result = ended(program.app.watch_job(job).expect("runs")).await;
    assert_eq!(result.counts.changed, result.total, "{result:?}");
    program.crash().await;
}

#[cfg(target_os = "linux")]
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_real_program_on_a_full_file_system_waits_and_goes_on_by_itself() {
    if !can_run("unshare", &["-rm", "mount", "-t", "tmpfs", "none", "/mnt"]) {
        println!("skipped: this system lets nobody make a small file system");
        return;
    }
    let mut stage = Stage::new(3_000).await;
    stage.judge.excuse("nobody but the program sees its disk");
    let mount = "mount -t tmpfs -o size=12m none \"$0\" && exec \"$@\"";
    let data = stage.data();
    let wrapper = ["-rm", "sh", "-c", mount, data.to_str().expect("a path")];
    let mut wrapped = vec!["unshare"];
    wrapped.extend(wrapper);
    let mut program = Running::start(stage.command("change on a full disk", &wrapped));
    assert!(program.says("paused: StoreFailed full=true"), "it was not held");
    let ballast = format!("/proc/{}/root{}/ballast", program.id(), data.display());
    std::fs::File::options()
        .write(true)
        .open(&ballast)
        .expect("is there")
        .set_len(0)
        .expect("goes");
    assert!(program.says("running"), "it went on by itself");
    assert!(program.ends_well());
    stage.check_held(&json!({"type": "String", "value": "after"}), "in the end");
    assert!(stage.sends().values().all(|sends| *sends == 1));
}

#[cfg(unix)]
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_report_that_does_not_fit_leaves_nothing_behind() {
    let stage = Stage::new(5_000).await;
    assert!(stage.run("change", None).await);
    // Without this the system would end a program whose file grows too large.
    let quiet = ["sh", "-c", "trap '' XFSZ; exec \"$@\"", "sh"];
    let mut program = Running::start(stage.command("report", &quiet));
    assert!(program.says("refused: FileNotWritten"));
    assert!(program.ends_well());
    let left: Vec<_> = std::fs::read_dir(stage.folder.path())
        .expect("reads")
        .map(|file| file.expect("reads").file_name())
        .filter(|name| name != "key.json" && name != "data")
        .collect();
    assert!(left.is_empty(), "{left:?}");
    assert_eq!(Journal::of(&stage.data()).changed().len(), 5_000);
}

#[cfg(target_os = "linux")]
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_real_program_whose_sync_fails_is_held_and_loses_nothing() {
    let traced = ["strace", "-f", "-qq", "-o", "/dev/null", "-e", "trace=fsync,fdatasync"];
    if !can_run(traced[0], &[&traced[1..], &["true"]].concat()) {
        println!("skipped: strace cannot be used here");
        return;
    }
    let stage = Stage::new(3_000).await;
    #[cfg(debug_assertions)]
    assert!(!stage.run("change", Some("after_lease:3")).await);
    // Counted by thread: the fifth of each and every fourth from there. Signing in takes
    // four, and on a busy machine, which writes more at a time, many a thread has no seven.
    let fails = "inject=fsync,fdatasync:error=EIO:when=5+4";
    let mut program =
        Running::start(stage.command("resume", &[&traced[..], &["-e", fails]].concat()));
    assert!(program.says("paused: StoreFailed full=false"), "it was not held");
    assert!(program.ends_well());
    stage.check_held(&json!({"type": "String", "value": "after"}), "in the end");
    assert!(stage.sends().values().all(|sends| *sends == 1));
    assert_eq!(Journal::of(&stage.data()).integrity(), "ok");
}
