//! A database that is damaged (F9): whatever is wrong with it, Relabel works or says
//! that its data folder is damaged, and what can be read can be saved.

use std::path::Path;

use relabel_core::api::types::*;
use relabel_core::api::{AppOptions, damage};
use relabel_core::store::{Error, Settled, Store, salvage};
use relabel_sandbox::{Content, Options, Sandbox};

use super::faulty_disk::Chance;
use super::resume::Program;
use super::rig::ended;

const ASSETS: u32 = 120;
const FLIPS: u64 = 1_000;

/// The file of a data folder with a job that has ended and one that has not.
async fn database() -> Vec<u8> {
    let options = Options {
        content: Content::Synthetic(ASSETS),
        technical_user_may_write: true,
        ..Options::default()
    };
    let sandbox = Sandbox::start(options).await.expect("starts");
    let folder = tempfile::tempdir().expect("a folder");
    let program = Program::start(folder.path(), &sandbox).await;
    let job = program.start_job().await;
    ended(program.app.watch_job(job).expect("runs")).await;
    sandbox.revoke_write();
    let undo = program.run(move |app| async move {
        let FollowUpPlan { plan_id, assets } = app.make_undo(job).await.expect("a plan");
        let start = StartJob { plan_id, expected_assets: assets, typed_assets: Some(assets) };
        app.start_job(&start).await.expect("starts")
    });
    let undo = undo.await;
    let snapshot = program.app.watch_job(undo).expect("runs");
    super::rig::wait(snapshot, |now| now.phase == JobPhase::Paused).await;
    program.crash().await;
    let file = folder.path().join("relabel.db");
    let database = rusqlite::Connection::open(&file).expect("opens");
    database.query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |_| Ok(())).expect("moves the log");
    drop(database);
    std::fs::read(file).expect("reads")
}

/// Does all that a window does with a database: looks at every job, reports it, and
/// goes on with the one that has not ended.
fn use_all(folder: &Path) -> Result<(), Error> {
    let store = Store::open(folder)?;
    store.setting("settings")?;
    store.connections()?;
    store.certificates()?;
    let mut jobs = store.jobs("main", None, 99)?;
    jobs.extend(store.unfinished_jobs()?);
    for job in jobs {
        store.job(job.id)?;
        for outcome in [None, Some(Outcome::Changed), Some(Outcome::Failed)] {
            let page = JobPage { job_id: job.id, outcome, from: 0, limit: 200 };
            store.job_page(job.key, job.plan, &page)?;
        }
        store.conflicts(job.key, job.plan, 0, 200)?;
        store.job_reasons(job.key)?;
        store.samples(job.key)?;
        store.plan_fields(job.plan)?;
        store.report_rows(job.key, job.plan, 0, 500)?;
        if job.ended_at.is_none() {
            let (from, leased_below) = store.leased(job.key)?;
            let work = store.work(job.plan, job.key, from, 200, leased_below)?;
            store.lease(job.key, from, leased_below.saturating_add(32))?;
            let settled = work.iter().map(|item| Settled {
                row: item.row,
                outcome: Outcome::Changed,
                reason: None,
                status: None,
                technical: None,
                attempts: 1,
                theirs: None,
                wrote: None,
            });
            store.settle(job.key, &settled.collect::<Vec<_>>())?;
            let now = Timestamp(time::OffsetDateTime::UNIX_EPOCH);
            store.end_job(job.key, job.plan, leased_below, &now)?;
        }
    }
    Ok(())
}

/// Tries a damaged file; the cells that could be saved of it, if it was refused.
fn try_file(bytes: &[u8], what: &str) -> Option<usize> {
    let folder = tempfile::tempdir().expect("a folder");
    std::fs::write(folder.path().join("relabel.db"), bytes).expect("writes");
    let error = use_all(folder.path()).err()?;
    let shown = format!("{what}: {error:?}");
    let code = ApiError::from(error).code;
    assert!(matches!(code, ErrorCode::StoreDamaged | ErrorCode::StoreNewer), "{shown}");
    let mut cells = 0;
    let saved = salvage(folder.path(), |_| {
        cells += 1;
        Ok(())
    });
    Some(if saved.is_ok() { cells } else { 0 })
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_bit_that_flipped_anywhere_is_no_panic_and_most_can_be_saved() {
    let whole = database().await;
    assert_eq!(try_file(&whole, "nothing"), None, "it is sound before it is damaged");
    let mut chance = Chance(9);
    let mut flips = Vec::new();
    for _ in 0..FLIPS {
        flips.push((chance.below(whole.len() as u64), chance.below(8)));
    }
    // Several at once: each waits for the disk most of the time.
    let (mut refused, mut saved) = (0, 0);
    std::thread::scope(|scope| {
        let parts = flips.chunks(flips.len().div_ceil(8)).map(|part| {
            let whole = &whole;
            scope.spawn(move || {
                let (mut refused, mut saved) = (0, 0);
                for (at, bit) in part {
                    let mut bytes = whole.clone();
                    bytes[usize::try_from(*at).expect("fits")] ^= 1 << bit;
                    if let Some(cells) = try_file(&bytes, &format!("bit {bit} of byte {at}")) {
                        refused += 1;
                        saved += cells;
                    }
                }
                (refused, saved)
            })
        });
        for part in parts.collect::<Vec<_>>() {
            let (more_refused, more_saved) = part.join().expect("no panic");
            refused += more_refused;
            saved += more_saved;
        }
    });
    let tried = refused * 2 * ASSETS as usize;
    let share = 100 * saved / tried.max(1);
    println!("{FLIPS} flips in {} bytes: {refused} refused, {share} % saved", whole.len());
    assert!(refused > 0, "nothing was noticed");
    assert!(share >= 50, "only {share} % of the values could be saved");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_file_that_ends_early_or_has_a_page_of_rubbish_is_no_panic() {
    let whole = database().await;
    let mut chance = Chance(10);
    for _ in 0..60 {
        let at = usize::try_from(chance.below(whole.len() as u64)).expect("fits");
        // An empty file is a new one; so is what is shorter than a header.
        try_file(&whole[..at.max(100)], &format!("cut at {at}"));
        let page = at - at % 4_096;
        let mut bytes = whole.clone();
        let end = bytes.len().min(page + 4_096);
        bytes[page..end].fill_with(|| u8::try_from(chance.below(256)).expect("a byte"));
        try_file(&bytes, &format!("rubbish in page {page}"));
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_can_be_read_is_saved_as_a_sheet_and_relabel_starts_afresh() {
    let mut bytes = database().await;
    // A page with the paths of some assets.
    let path = b"image-0000100.jpg";
    let at = bytes.windows(path.len()).rposition(|window| window == path).expect("is there");
    let page = at - at % 4_096;
    bytes[page..page + 4_096].fill(0xA5);
    let folder = tempfile::tempdir().expect("a folder");
    std::fs::write(folder.path().join("relabel.db"), &bytes).expect("writes");
    let options = AppOptions {
        data_folder: Some(folder.path().to_owned()),
        loopback_allowed: true,
        ims: None,
        start_in_practice: false,
        session_keys_only: true,
    };
    let sheet = folder.path().join("saved.csv");
    damage::save_readable(&options, &sheet).await.expect("saves");
    let saved = std::fs::read_to_string(&sheet).expect("reads");
    let lines = saved.lines().count();
    assert!(lines > ASSETS as usize / 2, "{lines} lines");
    assert!(lines <= 2 * ASSETS as usize, "nothing was damaged");
    damage::set_aside(&options).await.expect("sets aside");
    let app = relabel_core::api::App::open(&options).expect("starts afresh");
    assert!(app.unfinished_jobs().await.expect("reads").is_empty());
}
