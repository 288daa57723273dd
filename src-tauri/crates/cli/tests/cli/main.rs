//! The program as scripts use it: arguments, JSON lines and exit codes, against the
//! practice environment.

mod actions;
mod certificates;
mod checks;
mod import;
mod interrupted;
mod jobs;
mod kept;
mod key_store;
mod languages;
mod network;
mod oauth;
mod query;
mod recipes;
mod refused;
mod rig;
mod running;
mod searches;
mod secrets;
mod serve;
mod served;
mod sheets;
#[cfg(unix)]
mod stopped;
#[cfg(target_os = "linux")]
mod terminal;
#[cfg(unix)]
mod way;

use std::collections::BTreeSet;

use relabel_sandbox::{Content, KeyFileKind, LIBRARY_ROOT, Options, Sandbox};
use rig::{Rig, program, run};
use serde_json::{Value as Json, json};

const RIGHTS: [&str; 4] = ["--property", "dc:rights", "--value", "© 2026 Practice"];

#[tokio::test(flavor = "multi_thread")]
async fn a_dry_run_tells_what_a_run_then_does() {
    let rig = Rig::new(Content::Library).await;
    let set = |last: &str| {
        let mut command = rig.with_key("set", ["--folder", LIBRARY_ROOT, "--recursive"]);
        command.args(RIGHTS).arg(last);
        command
    };
    let dry = run(&mut set("--dry-run")).await;
    assert_eq!(dry.code, 0, "{}", dry.stderr);
    assert_eq!(dry.last()["dryRun"], true);
    assert_eq!(dry.last()["job"], Json::Null);
    assert!(dry.count("changed") > 100, "{}", dry.last());
    let cells = dry.lines.iter().filter(|line| line["event"] == "cell");
    assert!(cells.count() as u64 >= dry.count("changed"), "every old and new value is told");
    assert!(rig.sandbox.writes().is_empty(), "a dry run sends nothing");

    let done = run(&mut set("--yes")).await;
    assert_eq!(done.count("changed"), dry.count("changed"));
    assert_eq!(done.count("cannot_be_done"), dry.count("cannot_be_done"));
    assert_eq!(done.count("already_right"), dry.count("already_right"));
    assert_eq!(done.code, if done.cells("cannot_be_done") == 0 { 0 } else { 5 });
    assert!(done.last().get("dryRun").is_none());
    assert_eq!(done.last()["job"].as_str().map(str::len), Some(36), "the id of the job");
    let assets = rig.assets(LIBRARY_ROOT).await;
    assert_eq!(assets.len() as u64, done.sum(), "the outcomes add up to the assets");
    let writes = rig.sandbox.writes();
    let written: BTreeSet<&String> = writes.iter().map(|write| &write.asset).collect();
    assert_eq!(written.len() as u64, done.count("changed"), "nothing but the plan's assets");
    assert!(written.iter().all(|path| assets.contains(path)), "{written:?}");
    let right = assets.iter().filter(|path| {
        let held = rig.held(path, "dc:rights");
        held["value"] == RIGHTS[3] || held["values"] == json!([RIGHTS[3]])
    });
    assert_eq!(right.count() as u64, done.count("changed") + done.count("already_right"));

    let again = run(&mut set("--yes")).await;
    assert_eq!(again.count("changed"), 0, "the same once more changes nothing");
    assert_eq!(again.count("already_right"), done.count("changed") + done.count("already_right"));
    assert_eq!(again.count("cannot_be_done"), done.count("cannot_be_done"));
    assert_eq!(again.code, done.code);
}

#[tokio::test(flavor = "multi_thread")]
async fn every_type_arrives_and_clear_removes() {
    let rig = Rig::new(Content::Synthetic(2)).await;
    let assets = rig.assets("/content/dam").await;
    for path in &assets {
        rig.sandbox.set_metadata(path, "dc:description", json!("to be cleared"));
    }
    let types = [
        ("testText", "one|text", "string", json!({"type": "String", "value": "one|text"})),
        ("testWords", "sea | été", "string[]", json!({"type": "String", "values": ["sea", "été"]})),
        ("testShown", "true", "boolean", json!({"type": "Boolean", "value": true})),
        ("testRank", "-7", "long", json!({"type": "Long", "value": -7})),
    ];
    let mut command = rig.with_key("set", ["--folder", "/content/dam", "--recursive", "--yes"]);
    for (property, value, kind, _) in &types {
        command.args(["--property", property, "--value", value, "--type", kind]);
    }
    command.args(["--property", "testUntil", "--value", "2031-05-01", "--type", "date"]);
    command.args(["--property", "testShare", "--value", "3", "--type", "decimal"]);
    command.args(["--clear", "dc:description"]);
    let done = run(&mut command).await;
    assert_eq!((done.code, done.count("changed")), (0, 2), "{}", done.stderr);
    for path in &assets {
        for (property, _, _, held) in &types {
            assert_eq!(&rig.held(path, property), held, "{property}");
        }
        assert_eq!(rig.held(path, "testUntil")["type"], "Date");
        assert_eq!(rig.held(path, "testShare")["type"], "Double");
        assert_eq!(rig.held(path, "dc:description"), Json::Null);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn what_cannot_be_changed_is_told_as_such() {
    let rig = Rig::new(Content::Synthetic(3)).await;
    let assets = rig.assets("/content/dam").await;
    // A number cannot take this text, and the second asset is right already.
    rig.sandbox.set_metadata(&assets[0], "testSize", json!({"type": "Long", "value": 1}));
    rig.sandbox.set_metadata(&assets[1], "testSize", json!("large"));
    let set = |last: &str| {
        rig.with_key("set", ["--folder", "/content/dam", "--recursive", "--property", "testSize"])
            .args(["--value", "large", last])
            .output()
    };
    let counts = |ran: &rig::Ran| {
        (ran.count("changed"), ran.count("already_right"), ran.count("cannot_be_done"))
    };
    let dry = rig::ran(set("--dry-run").await.expect("runs"));
    assert_eq!((dry.code, counts(&dry)), (0, (1, 1, 1)));
    let done = rig::ran(set("--yes").await.expect("runs"));
    assert_eq!((done.code, counts(&done)), (5, (1, 1, 1)));
    let nothing_left = rig::ran(set("--yes").await.expect("runs"));
    assert_eq!((nothing_left.code, counts(&nothing_left)), (5, (0, 2, 1)));
}

#[tokio::test(flavor = "multi_thread")]
async fn assets_tell_one_object_each() {
    let rig = Rig::new(Content::Synthetic(450)).await;
    let listed =
        run(&mut rig.with_key("assets", ["--folder", "/content/dam", "--recursive"])).await;
    let assets: Vec<_> = listed.lines.iter().filter(|line| line["event"] == "asset").collect();
    assert_eq!(assets.len(), 450, "every page is printed");
    assert!(assets.iter().all(|asset| asset["path"].is_string() && asset["kind"].is_string()));
    assert_eq!(listed.last()["event"], "finished");
}

#[tokio::test(flavor = "multi_thread")]
async fn words_of_strangers_do_not_steer_the_terminal() {
    let rig = Rig::new(Content::Synthetic(1)).await;
    let asset = rig.assets("/content/dam").await.remove(0);
    rig.sandbox.set_metadata(&asset, "dc:rights", json!("a\u{1b}[2J\u{9b}31m\u{202e}b"));
    let mut set = rig.bare();
    set.args(["--loopback", "set", "--file"]).arg(&rig.key);
    set.args(["--folder", "/content/dam", "--recursive", "--dry-run"]).args(RIGHTS);
    let shown = set.output().await.expect("runs");
    let text = String::from_utf8([shown.stdout, shown.stderr].concat()).expect("text");
    assert!(text.contains("31m"), "the old value is shown: {text}");
    let steering = |c: char| (c.is_control() && c != '\n') || c == '\u{202e}';
    assert!(!text.contains(steering), "{text:?}");
}

#[tokio::test(flavor = "multi_thread")]
async fn real_content_gets_its_rights() {
    let file = std::path::Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("../../../../shared/data/wknd-dam.json");
    if !file.is_file() {
        println!("skipped: the WKND content is not beside the repository");
        return;
    }
    const ADVENTURES: &str = "/content/dam/wknd-shared/en/adventures";
    let rig = Rig::new(Content::File(file)).await;
    let assets = rig.assets(ADVENTURES).await;
    assert!(assets.len() > 50, "found {}", assets.len());
    let mut set = rig.with_key("set", ["--folder", ADVENTURES, "--recursive", "--yes"]);
    let done = run(set.args(RIGHTS)).await;
    assert_eq!(done.code, 0, "{}", done.stderr);
    assert_eq!(done.sum(), assets.len() as u64);
    for path in &assets {
        let held = rig.held(path, "dc:rights");
        assert!(
            held["value"] == RIGHTS[3] || held["values"] == json!([RIGHTS[3]]),
            "{path} holds {held}"
        );
    }
}

/// A practice environment whose service key names Adobe's own sign-in server.
async fn elsewhere() -> (Sandbox, Vec<u8>) {
    let options = Options {
        content: Content::Synthetic(1),
        technical_user_may_write: true,
        ..Options::default()
    };
    let sandbox = Sandbox::start(options).await.expect("starts");
    let key = sandbox.key_file(KeyFileKind::ServiceCredentials);
    let mut key: Json = serde_json::from_slice(&key).expect("JSON");
    key["integration"]["imsEndpoint"] = json!("ims-na1.adobelogin.com");
    (sandbox, key.to_string().into_bytes())
}

#[tokio::test(flavor = "multi_thread")]
async fn another_sign_in_server_is_used_where_it_is_allowed() {
    let (sandbox, key) = elsewhere().await;
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("key.json");
    std::fs::write(&file, key).expect("a file");
    let origin = sandbox.origin();
    let mut check = program();
    check.args(["check", "--loopback", "--json", "--ims", origin.as_str(), "--aem"]);
    check.arg(origin.as_str()).arg("--file").arg(&file);
    let checked = run(check.arg("--data-dir").arg(folder.path().join("data"))).await;
    assert_eq!(checked.code, 0, "{}{}", checked.stdout, checked.stderr);
    assert!(sandbox.requests().iter().any(|request| request.path.starts_with("/ims/")));
}
