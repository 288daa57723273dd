//! The corpus of key files: each gives exactly its kind or its sentence, and
//! never a panic, a hang or more than [`MOST_GROWTH`] of memory. Every file is a
//! real one, read the way the window and the command line read it.
//!
//! What Relabel says of each file is committed as [`TABLE`], from which the window's
//! tests make the sentences in both languages. After a change that is meant, write
//! it anew with [`WRITE`] set.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on fails here")]

mod files;
#[path = "../../../../access/src/keys/fixtures.rs"]
mod fixtures;
mod strangers;

use std::{
    collections::BTreeMap,
    path::{Path, PathBuf},
    process::Command,
    time::Duration,
};

use relabel_core::api::{App, AppOptions, types::KeyInspection};
use serde_json::{Value, json};

use files::{Content, Entry};

/// Names the folder for the process that reads: the files, and where it writes.
const FOLDER: &str = "RELABEL_TEST_CORPUS";
const FILES: &str = "files";
const RESULTS: &str = "results.json";
/// Set to write the table instead of comparing with it.
const WRITE: &str = "RELABEL_WRITE_CORPUS";
/// Where the table is, from this package.
const TABLE: &str = "../../../ui/src/test/key-file-corpus.json";
/// What reading all the files may add to the memory of an idle Relabel.
const MOST_GROWTH: u64 = 32 * 1024 * 1024;
/// For one file, on a busy machine; usually it takes a few milliseconds.
const DEADLINE: Duration = Duration::from_secs(20);

#[test]
fn every_file_gives_its_kind_or_its_sentence() {
    let folder = tempfile::tempdir().unwrap();
    let entries = files::all();
    assert!(entries.len() >= 75, "{} files", entries.len());
    std::fs::create_dir(folder.path().join(FILES)).unwrap();
    for entry in &entries {
        create(&folder.path().join(FILES).join(entry.name), &entry.content);
    }
    let own = std::env::current_exe().unwrap();
    let child = Command::new(own)
        .args(["--exact", "corpus::reader", "--nocapture"])
        .env(FOLDER, folder.path())
        .output()
        .unwrap();
    let said = String::from_utf8_lossy(&child.stderr);
    assert!(child.status.success(), "{said}");
    print!("{}", String::from_utf8_lossy(&child.stdout));
    let read: BTreeMap<String, Value> =
        serde_json::from_slice(&std::fs::read(folder.path().join(RESULTS)).unwrap()).unwrap();
    assert_eq!(read.len(), entries.len(), "every name is there once");

    let wrong: Vec<String> = entries
        .iter()
        .filter_map(|Entry { name, expected, .. }| {
            let found = in_short(&read[*name]);
            (found != *expected).then(|| format!("{name}: {found} instead of {expected}"))
        })
        .collect();
    assert!(wrong.is_empty(), "{wrong:#?}");
    in_step_with_the_window(&read);
}

/// The results are those the window's tests make sentences of.
fn in_step_with_the_window(read: &BTreeMap<String, Value>) {
    let table = Path::new(env!("CARGO_MANIFEST_DIR")).join(TABLE);
    let text = serde_json::to_string_pretty(read).unwrap() + "\n";
    if std::env::var_os(WRITE).is_some() {
        std::fs::write(&table, text).unwrap();
        return;
    }
    let committed = std::fs::read(&table).unwrap();
    let mut committed: BTreeMap<String, Value> = serde_json::from_slice(&committed).unwrap();
    committed.retain(|name, _| cfg!(unix) || read.contains_key(name));
    for (name, value) in read {
        assert_eq!(committed.get(name), Some(value), "{name} changed: set {WRITE}=1 if it should");
    }
    assert_eq!(committed.len(), read.len(), "files that are gone: set {WRITE}=1");
}

/// The process that reads. Without [`FOLDER`] there is nothing to do: the test
/// above is the caller.
#[test]
fn reader() {
    let Some(folder) = std::env::var_os(FOLDER).map(PathBuf::from) else { return };
    let runtime = tokio::runtime::Runtime::new().unwrap();
    let results = runtime.block_on(async {
        let data = tempfile::tempdir().unwrap();
        let app = open(data.path());
        // Everything that is made once is made before the measurement begins.
        let files = folder.join(FILES);
        app.inspect_key_file(&files.join("service_token.json")).await;
        let before = peak_memory();
        let mut results = BTreeMap::new();
        let mut names: Vec<PathBuf> =
            std::fs::read_dir(&files).unwrap().map(|entry| entry.unwrap().path()).collect();
        names.sort();
        for path in names {
            let inspected = tokio::time::timeout(DEADLINE, app.inspect_key_file(&path)).await;
            let Ok(inspected) = inspected else {
                // The thread that hangs would keep the runtime from ending.
                eprintln!("{} is not read within {DEADLINE:?}", path.display());
                std::process::exit(1);
            };
            let name = path.file_name().unwrap().to_string_lossy().into_owned();
            results.insert(name, steady(&inspected));
        }
        match (before, peak_memory()) {
            (Some(before), Some(after)) => {
                let growth = after.saturating_sub(before);
                println!("{} files took {} kB at most", results.len(), growth / 1024);
                assert!(growth <= MOST_GROWTH, "{growth} bytes more than before");
            }
            _ => println!("skipped: this system does not tell the peak of memory"),
        }
        results
    });
    std::fs::write(folder.join(RESULTS), serde_json::to_vec(&results).unwrap()).unwrap();
}

/// A Relabel as it is started without any switch, its keys in memory.
fn open(folder: &Path) -> App {
    let options = AppOptions {
        data_folder: Some(folder.to_owned()),
        loopback_allowed: false,
        ims: None,
        start_in_practice: false,
        session_keys_only: true,
    };
    App::open(&options).unwrap()
}

fn create(path: &Path, content: &Content) {
    match content {
        Content::Bytes(bytes) => std::fs::write(path, bytes).unwrap(),
        Content::Sparse(length) => std::fs::File::create(path).unwrap().set_len(*length).unwrap(),
        Content::Folder => std::fs::create_dir(path).unwrap(),
        #[cfg(unix)]
        Content::Dangling => std::os::unix::fs::symlink("nothing-there", path).unwrap(),
        #[cfg(unix)]
        Content::Pipe => assert!(Command::new("mkfifo").arg(path).status().unwrap().success()),
        #[cfg(not(unix))]
        Content::Dangling | Content::Pipe => unreachable!("not in the list of this system"),
    }
}

/// The kind of the key, `several`, or the code of the sentence.
fn in_short(inspected: &Value) -> &str {
    let told = match inspected["verdict"].as_str().unwrap() {
        "usable" => &inspected["key"]["kind"],
        "refused" => &inspected["error"]["code"],
        other => return other,
    };
    told.as_str().unwrap()
}

/// Without what differs from run to run: ids, marks of keys that were just made,
/// and the end of tokens that were.
fn steady(inspected: &KeyInspection) -> Value {
    let mut value = serde_json::to_value(inspected).unwrap();
    let shown = value.to_string();
    assert!(!shown.contains("canary") && !shown.contains("PRIVATE KEY"), "a secret: {shown}");
    if let Some(id) = value.get_mut("importId") {
        *id = json!("00000000-0000-4000-8000-000000000000");
    }
    let steady_key = |key: &mut Value| {
        let mark = key["mark"].as_str().unwrap();
        assert!(mark.len() == 12 && mark.bytes().all(|b| b.is_ascii_hexdigit()), "{mark}");
        key["mark"] = json!("0123456789ab");
        if key["kind"] == "localDevelopmentToken" && !key["validUntil"].is_null() {
            key["validUntil"] = json!("2031-02-15T07:00:00Z");
        }
    };
    if let Some(key) = value.get_mut("key") {
        steady_key(key);
    }
    for choice in value.get_mut("choices").and_then(Value::as_array_mut).into_iter().flatten() {
        steady_key(&mut choice["key"]);
    }
    value
}

/// The most memory this process ever had, in bytes.
fn peak_memory() -> Option<u64> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"))?;
    let kilobytes: u64 = line.trim().strip_suffix("kB")?.trim().parse().ok()?;
    Some(kilobytes * 1024)
}

/// A file the user may not read. Not in the table, because the superuser may
/// read everything.
#[cfg(unix)]
#[tokio::test]
async fn a_file_that_may_not_be_read_says_so() {
    use std::os::unix::fs::PermissionsExt as _;

    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("service_token.json");
    std::fs::write(&path, "{}").unwrap();
    std::fs::set_permissions(&path, std::fs::Permissions::from_mode(0o0)).unwrap();
    if std::fs::read(&path).is_ok() {
        println!("skipped: this user may read everything");
        return;
    }
    let app = open(folder.path());
    let inspected = serde_json::to_value(app.inspect_key_file(&path).await).unwrap();
    assert_eq!(in_short(&inspected), "keyFileUnreadable");
}
