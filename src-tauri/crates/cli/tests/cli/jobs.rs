//! Jobs of before: looked at, undone, tried again, saved as a report.

use std::collections::BTreeMap;
use std::path::Path;
use std::time::{Duration, Instant};

use calamine::Reader as _;
use relabel_sandbox::Content;
use serde_json::{Value as Json, json};

use crate::RIGHTS;
use crate::key_store::KeyStore;
use crate::rig::{Ran, Rig, program, run};
use crate::running::Running;

const DAM: &str = "/content/dam";

/// `jobs WHAT --json` on the data folder of a rig, without a key.
async fn jobs(rig: &Rig, arguments: &[&str]) -> Ran {
    run(rig.bare().args(["jobs", "--json"]).args(arguments)).await
}

/// `jobs WHAT --file KEY --yes`.
async fn take_up(rig: &Rig, arguments: &[&str]) -> Ran {
    let mut command = rig.bare();
    command.args(["jobs", "--json", "--loopback"]).args(arguments);
    run(command.args(["--yes", "--file"]).arg(&rig.key)).await
}

async fn set(rig: &Rig, more: &[&str]) -> Ran {
    let mut command = rig.with_key("set", ["--folder", DAM, "--recursive", "--yes"]);
    let done = run(command.args(more)).await;
    assert_eq!(done.last()["event"], "finished", "{}", done.stderr);
    done
}

fn told<'a>(ran: &'a Ran, event: &str) -> Vec<&'a Json> {
    ran.lines.iter().filter(|line| line["event"] == event).collect()
}

fn id(ran: &Ran) -> String {
    ran.last()["job"].as_str().expect("a job").to_owned()
}

/// Everything all assets hold, with types.
fn held(rig: &Rig, assets: &[String]) -> BTreeMap<String, Json> {
    assets
        .iter()
        .map(|path| (path.clone(), rig.sandbox.metadata(path).expect("an asset")))
        .collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn jobs_are_listed_searched_and_found_by_the_beginning_of_their_id() {
    let rig = Rig::new(Content::Synthetic(3)).await;
    let none = jobs(&rig, &["list"]).await;
    assert_eq!((none.code, none.lines.len()), (0, 1), "{}", none.stdout);
    jobs(&rig, &["report", "--last", "--out", "a.csv"]).await.assert_refused(2, "notFound");

    let first = id(&set(&rig, &RIGHTS).await);
    let second = id(&set(&rig, &["--property", "dc:title", "--value", "Blue"]).await);
    let all = jobs(&rig, &["list"]).await;
    let listed: Vec<_> = told(&all, "job").iter().map(|job| job["jobId"].clone()).collect();
    assert_eq!(listed, [second.clone(), first.clone()], "the newest first");
    assert_eq!(all.last()["event"], "finished");
    for (arguments, expected) in [
        (&["list", "--limit", "1"][..], vec![&second]),
        (&["list", "--search", "dc:rights"], vec![&first]),
        (&["list", "--search", "no such words"], vec![]),
    ] {
        let found = jobs(&rig, arguments).await;
        let found: Vec<_> = told(&found, "job").iter().map(|job| job["jobId"].clone()).collect();
        assert_eq!(found, expected.into_iter().cloned().collect::<Vec<_>>(), "{arguments:?}");
    }

    for name in [&first[..8], &first.to_uppercase(), &first] {
        let shown = jobs(&rig, &["show", name]).await;
        assert_eq!((shown.code, id(&shown)), (0, first.clone()), "{name}");
        assert_eq!(shown.count("changed"), 3);
        assert_eq!(told(&shown, "job")[0]["fields"], json!(["dc:rights"]));
    }
    let end = if first.ends_with('0') { '1' } else { '0' };
    for name in ["zz", "", &format!("{}{end}", &first[..35])] {
        let shown = jobs(&rig, &["show", name]).await;
        assert_eq!(shown.code, 2, "{name}: {}", shown.stdout);
    }

    // For a person.
    let list = rig.bare().args(["jobs", "list"]).output().await.expect("runs");
    let list = String::from_utf8(list.stdout).expect("text");
    assert!(list.starts_with(&second[..8]) && list.contains("Changed: 3"), "{list}");
    let show = rig.bare().args(["jobs", "show", &first[..8]]).output().await.expect("runs");
    let show = String::from_utf8(show.stdout).expect("text");
    assert!(show.contains(&first) && show.contains("Available actions  undo\n"), "{show}");
}

#[tokio::test(flavor = "multi_thread")]
async fn the_beginning_of_several_ids_is_not_enough() {
    let rig = Rig::new(Content::Synthetic(1)).await;
    // Of seventeen ids two begin alike.
    let mut ids = Vec::new();
    for nth in 0..17 {
        let value = format!("{nth}");
        ids.push(id(&set(&rig, &["--property", "dc:rights", "--value", &value]).await));
    }
    let shared = "0123456789abcdef"
        .chars()
        .find(|first| ids.iter().filter(|id| id.starts_with(*first)).count() > 1)
        .expect("two share a beginning")
        .to_string();
    jobs(&rig, &["show", &shared]).await.assert_refused(2, "requestInvalid");
}

#[tokio::test(flavor = "multi_thread")]
async fn undo_brings_back_what_was_there_and_leaves_what_others_changed() {
    let rig = Rig::new(Content::Synthetic(6)).await;
    let assets = rig.assets(DAM).await;
    rig.sandbox.set_metadata(&assets[0], "dc:rights", json!(["one", "two"]));
    rig.sandbox.set_metadata(&assets[1], "dc:rights", json!("Ours"));
    let before = held(&rig, &assets);
    let changed = set(&rig, &RIGHTS).await;
    assert_eq!((changed.code, changed.count("changed")), (0, 6), "{}", changed.stderr);
    assert_ne!(held(&rig, &assets), before);

    let sent = rig.sandbox.writes().len();
    jobs(&rig, &["undo", "--last", "--yes"]).await.assert_refused(2, "requestInvalid");
    let mut unasked = rig.bare();
    unasked.args(["jobs", "--json", "--loopback", "undo", "--last", "--file"]).arg(&rig.key);
    run(&mut unasked).await.assert_refused(2, "requestInvalid");
    assert_eq!(rig.sandbox.writes().len(), sent, "nothing was sent");

    let undone = take_up(&rig, &["undo", "--last"]).await;
    assert_eq!((undone.code, undone.count("changed")), (0, 6), "{}", undone.stderr);
    assert_eq!(told(&undone, "cell").len(), 6, "what would come back is shown");
    assert_eq!(held(&rig, &assets), before);

    // The undo of the undo, after somebody else changed one asset.
    rig.sandbox.set_metadata(&assets[1], "dc:rights", json!("Theirs"));
    let redone = take_up(&rig, &["undo", &id(&undone)[..8]]).await;
    assert_eq!(redone.code, 5, "{}", redone.stderr);
    assert_eq!((redone.count("changed"), redone.count("conflict")), (5, 1));
    assert_eq!(rig.held(&assets[1], "dc:rights")["value"], "Theirs");

    let shown = jobs(&rig, &["show", &id(&redone)]).await;
    assert_eq!(told(&shown, "job")[0]["ofJob"], id(&undone));
    let conflicts = told(&shown, "conflict");
    assert_eq!((conflicts.len(), &conflicts[0]["path"]), (1, &json!(assets[1])));
    let field = &conflicts[0]["fields"][0];
    let values = ["before", "theirs", "yours"].map(|whose| field[whose]["entries"][0].clone());
    assert_eq!(values, ["Ours", "Theirs", RIGHTS[3]].map(Json::from));
    let show = rig.bare().args(["jobs", "show", &id(&redone)]).output().await.expect("runs");
    let show = String::from_utf8(show.stdout).expect("text");
    let words = format!("dc:rights: old Ours, theirs Theirs, yours {}", RIGHTS[3]);
    assert!(show.contains(&words), "{show}");
}

#[tokio::test(flavor = "multi_thread")]
async fn retry_sends_only_what_was_not_done_and_reports_tell_which_it_was() {
    let rig = Rig::new(Content::Synthetic(12)).await;
    let assets = rig.assets(DAM).await;
    let failing: Vec<_> = [2, 5].map(|nth| assets[nth].clone()).to_vec();
    for path in &failing {
        rig.sandbox.stage(&format!("423:path={path}")).expect("a fault");
    }
    let first = set(&rig, &RIGHTS).await;
    assert_eq!((first.code, first.count("failed")), (5, 2), "{}", first.last());

    let file = |name: &str| rig.folder.path().join(name);
    for name in ["a.csv", "a.xlsx", "left.csv"] {
        let out = file(name);
        let mut arguments = vec!["report", "--last", "--out", out.to_str().expect("text")];
        if name == "left.csv" {
            arguments.push("--not-done");
        }
        let saved = jobs(&rig, &arguments).await;
        assert_eq!((saved.code, id(&saved)), (0, id(&first)), "{}", saved.stderr);
    }
    let rows = csv_rows(&file("a.csv"));
    assert_eq!(rows, xlsx_rows(&file("a.xlsx")), "both say the same");
    assert_eq!(rows.len(), 13, "headings, and each asset with its field");
    assert_eq!(rows[0], ["Asset", "Field", "Old", "New", "Outcome", "What to do"]);
    for row in &rows[1..] {
        let is_failing = failing.contains(&row[0]);
        assert_eq!(row[1..2], ["dc:rights"]);
        assert_eq!(row[3], RIGHTS[3]);
        assert_eq!(row[4], if is_failing { "Failed" } else { "Changed" });
        assert_eq!(row[5].contains("check it in"), is_failing);
    }
    let left = csv_rows(&file("left.csv"));
    assert_eq!(left[0], ["assetPath", "dc:rights{{String}}", "relabelSheet1"]);
    let named: Vec<_> = left[1..].iter().map(|row| row[0].clone()).collect();
    assert_eq!(named, failing);
    for (name, more) in [("a.xls", None), ("left.xlsx", Some("--not-done"))] {
        let mut arguments = vec!["report", "--last", "--out", name];
        arguments.extend(more);
        jobs(&rig, &arguments).await.assert_refused(2, "requestInvalid");
    }
    let nowhere = file("no/such/folder.csv");
    let refused = jobs(&rig, &["report", "--last", "--out", nowhere.to_str().expect("text")]).await;
    refused.assert_refused(1, "fileNotWritten");

    rig.sandbox.clear_faults();
    rig.sandbox.ledger().clear();
    let again = take_up(&rig, &["retry", "--last"]).await;
    assert_eq!((again.code, again.count("changed")), (0, 2), "{}", again.stderr);
    let sent = rig.sandbox.ledger().per_asset();
    let mut sent: Vec<_> = sent.into_iter().map(|one| one.asset).collect();
    sent.retain(|path| assets.contains(path));
    sent.sort();
    assert_eq!(sent, failing, "nothing else was written");
    assert!(assets.iter().all(|path| rig.held(path, "dc:rights")["value"] == RIGHTS[3]));
    take_up(&rig, &["retry", "--last"]).await.assert_refused(1, "planNotRunnable");
    take_up(&rig, &["resume", "--last"]).await.assert_refused(2, "notFound");
    take_up(&rig, &["resume", &id(&again)]).await.assert_refused(1, "planNotRunnable");
}

fn csv_rows(path: &Path) -> Vec<Vec<String>> {
    let bytes = std::fs::read(path).expect("the file");
    let text = bytes.strip_prefix("\u{FEFF}".as_bytes()).expect("a mark for Excel");
    let mut reader = csv::ReaderBuilder::new().has_headers(false).from_reader(text);
    reader.records().map(|row| row.expect("a row").iter().map(str::to_owned).collect()).collect()
}

fn xlsx_rows(path: &Path) -> Vec<Vec<String>> {
    let mut workbook: calamine::Xlsx<_> = calamine::open_workbook(path).expect("a workbook");
    let sheet = workbook.worksheet_range("Report").expect("the sheet");
    sheet.rows().map(|row| row.iter().map(ToString::to_string).collect()).collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn another_environment_or_account_is_not_taken_for_the_jobs_own() {
    let rig = Rig::new(Content::Synthetic(2)).await;
    set(&rig, &RIGHTS).await;
    let other = Rig::new(Content::Synthetic(2)).await;
    let mut undo = rig.bare();
    undo.args(["jobs", "--json", "--loopback", "undo", "--last", "--yes", "--file"]);
    run(undo.arg(&other.key)).await.assert_refused(2, "requestInvalid");
    assert!(other.sandbox.writes().is_empty());
}

#[tokio::test(flavor = "multi_thread")]
async fn a_second_program_on_the_same_data_folder_is_told_so() {
    let rig = Rig::new(Content::Synthetic(40)).await;
    let mut set = rig.with_key("set", ["--folder", DAM, "--recursive", "--yes"]);
    set.args(RIGHTS).args(["--speed", "gentle"]);
    // All but the first few are on their way until the end of the test.
    rig.sandbox.stage("stall=600s:from=3").expect("a fault");
    let mut first = Running::of(set);
    first.until(|line| line["event"] == "started").await;
    let second = jobs(&rig, &["list"]).await;
    second.assert_refused(1, "storeBusy");
    assert!(second.stderr.contains("Close the other Relabel"), "{}", second.stderr);
    take_up(&rig, &["undo", "--last"]).await.assert_refused(1, "storeBusy");
    first.until_done(2).await;
    first.kill().await;
    let listed = jobs(&rig, &["list"]).await;
    assert_eq!((listed.code, told(&listed, "job").len()), (0, 1), "nobody holds it any more");
}

#[tokio::test(flavor = "multi_thread")]
async fn live_needs_its_word_also_to_undo_and_speed_is_kept_or_used_once() {
    let Some(store) = KeyStore::new() else { return };
    let rig = Rig::new(Content::Synthetic(6)).await;
    let address = rig.sandbox.origin();
    let mut add =
        store.command(&rig, &["connections", "add", "--stage", "live", "--name", "Brand"]);
    let added = run(add.args(["--aem", address.as_str()]).arg(&rig.key)).await;
    assert_eq!(added.code, 0, "{}", added.stderr);
    let command = |arguments: &[&str]| store.command(&rig, arguments);
    let speed = async || {
        let listed = run(&mut command(&["connections", "list"])).await;
        told(&listed, "connection")[0]["speed"].as_str().expect("a speed").to_owned()
    };
    assert_eq!(speed().await, "normal");
    let set = ["set", "--connection", "Brand", "--folder", DAM, "--recursive", "--yes"];
    let mut set = command(&set);
    let changed = run(set.args(RIGHTS).args(["--live", "--speed", "fast"])).await;
    assert_eq!((changed.code, changed.count("changed")), (0, 6), "{}", changed.stderr);
    assert_eq!(speed().await, "normal", "for this command only");
    let kept = run(&mut command(&["connections", "set", "Brand", "--speed", "fast"])).await;
    assert_eq!(kept.code, 0, "{}", kept.stderr);
    assert_eq!(speed().await, "fast");

    let undo = ["jobs", "undo", "--last", "--yes", "--speed", "gentle"];
    run(&mut command(&undo)).await.assert_refused(2, "liveLocked");
    let (before, started) = (rig.sandbox.writes().len(), Instant::now());
    let undone = run(command(&undo).arg("--live")).await;
    assert_eq!((undone.code, undone.count("changed")), (0, 6), "{}", undone.stderr);
    // One alone and five together, twice a second, less what the pacer saved up before.
    assert!(started.elapsed() >= Duration::from_millis(400), "{:?}", started.elapsed());
    assert!(rig.sandbox.writes().len() >= before + 6);
    assert_eq!(speed().await, "fast");
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_typed_wrong_is_said_before_anything_is_opened() {
    for arguments in [
        &["jobs", "undo"][..],
        &["jobs", "undo", "--last", "1f3a"],
        &["jobs", "report", "--last"],
        &["jobs", "show"],
        &["set", "--speed", "faster"],
    ] {
        let refused = run(program().arg("--json").args(arguments)).await;
        assert_eq!(refused.code, 2, "{arguments:?}: {}", refused.stdout);
        assert_eq!(refused.last()["code"], "requestInvalid", "{arguments:?}");
    }
}
