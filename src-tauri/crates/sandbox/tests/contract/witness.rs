//! Witnesses that are not ours: Adobe's published libraries get tokens, and the
//! tutorial's calls, made with curl, change an asset.

use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use relabel_sandbox::{KeyFileKind, LIBRARY_ROOT, OauthForm, Options, Remark, Sandbox};
use serde_json::Value;

const JWT_AUTH: &str = "@adobe/jwt-auth@2.0.0";
const HEADLESS: &str = "@adobe/aem-headless-client-nodejs@2.0.1";
const AIO_LIB_IMS: &str = "@adobe/aio-lib-ims@8.1.2";

/// Installs a library in a folder of its own below the build folder; says why
/// not where it cannot.
fn install(library: &str) -> Result<PathBuf, String> {
    let name = library.rsplit_once('@').map_or(library, |(name, _)| name);
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("witness").join(name);
    std::fs::create_dir_all(&folder).map_err(|error| error.to_string())?;
    if folder.join("node_modules").join(name).join("package.json").is_file() {
        return Ok(folder);
    }
    let npm = if cfg!(windows) { "npm.cmd" } else { "npm" };
    let installed = Command::new(npm)
        .args(["install", "--no-save", "--no-audit", "--no-fund", "--prefix"])
        .arg(&folder)
        .arg(library)
        .output()
        .map_err(|error| format!("npm does not start: {error}"))?;
    if installed.status.success() {
        Ok(folder)
    } else {
        Err(String::from_utf8_lossy(&installed.stderr)
            .lines()
            .take(3)
            .collect::<Vec<_>>()
            .join(" "))
    }
}

/// What a script prints that asks with a library and a key file. `None` when the
/// library cannot be had.
async fn asked(
    library: &'static str,
    script: &'static str,
    key: Vec<u8>,
    origin: String,
) -> Option<Value> {
    let folder = match tokio::task::spawn_blocking(move || install(library)).await.unwrap() {
        Ok(folder) => folder,
        Err(reason) => {
            println!("skipped: {library} cannot be installed here: {reason}");
            return None;
        }
    };
    let keys = tempfile::tempdir().unwrap();
    let key_file = keys.path().join("key.json");
    std::fs::write(&key_file, key).unwrap();
    let answer = run(move || {
        let mut node = Command::new("node");
        node.args(["-e", script, "--"]).arg(key_file).arg(origin).current_dir(folder);
        node
    })
    .await;
    let said = String::from_utf8_lossy(&answer.stderr);
    assert!(answer.status.success(), "{library} failed: {said}");
    Some(serde_json::from_slice(&answer.stdout).unwrap())
}

async fn run(command: impl FnOnce() -> Command + Send + 'static) -> Output {
    tokio::task::spawn_blocking(move || command().output()).await.unwrap().unwrap()
}

fn origin(sandbox: &Sandbox) -> String {
    sandbox.origin().origin().ascii_serialization()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_published_jwt_library_gets_a_token_with_the_values_of_the_key_file() {
    let sandbox = Sandbox::start(Options::default()).await.unwrap();
    let key = sandbox.key_file(KeyFileKind::ServiceCredentials);
    let script = include_str!("../witness/jwt_auth.js");
    let Some(token) = asked(JWT_AUTH, script, key, origin(&sandbox)).await else { return };
    assert_eq!(token["token_type"], "bearer");
    assert!(token["access_token"].as_str().is_some_and(|text| text.len() > 1_000));
    assert!(token["expires_in"].as_u64().is_some_and(|life| life > 86_000_000), "in milliseconds");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_published_ims_library_gets_a_token_with_the_values_of_the_key_file() {
    let sandbox = Sandbox::start(Options::default()).await.unwrap();
    let key = sandbox.oauth_file(OauthForm::Flat);
    let script = include_str!("../witness/ims.js");
    let Some(token) = asked(AIO_LIB_IMS, script, key, origin(&sandbox)).await else { return };
    assert_eq!(token["payload"]["token_type"], "bearer");
    assert_eq!(token["payload"]["expires_in"], 86_399);
    assert_eq!(token["access_token"]["token"], token["payload"]["access_token"]);
    // The library computes the end from the token itself.
    let ends = token["access_token"]["expiry"].as_i64().unwrap() / 1_000;
    let life = ends - time::OffsetDateTime::now_utc().unix_timestamp();
    assert!((86_000..86_401).contains(&life), "{life} s");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_calls_of_the_tutorial_succeed() {
    if Command::new("curl").arg("--version").output().is_err() {
        println!("skipped: there is no curl here");
        return;
    }
    if cfg!(windows) {
        println!("skipped: the script is one of a Unix shell");
        return;
    }
    let options = Options { technical_user_may_write: true, ..Options::default() };
    let sandbox = Sandbox::start(options).await.unwrap();
    let asset = format!("{LIBRARY_ROOT}/archive/scans-1998/SCAN_0001.jpg");
    let uuid = sandbox.typed(&asset).unwrap()["jcr:uuid"]["value"].take();
    let key: Value = serde_json::from_slice(&sandbox.oauth_file(OauthForm::Flat)).unwrap();
    let scopes: Vec<&str> =
        key["SCOPES"].as_array().unwrap().iter().map(|scope| scope.as_str().unwrap()).collect();
    let variables = [
        ("IMS_ORIGIN", origin(&sandbox)),
        ("AEM_ORIGIN", origin(&sandbox)),
        ("CLIENT_ID", key["CLIENT_ID"].as_str().unwrap().to_owned()),
        ("CLIENT_SECRET", key["CLIENT_SECRETS"][0].as_str().unwrap().to_owned()),
        ("SCOPES", scopes.join(",")),
        ("ASSET_ID", format!("urn:aaid:aem:{}", uuid.as_str().unwrap())),
        ("SKU", "NL-1998-0001".to_owned()),
        ("NO_PROXY", "127.0.0.1".to_owned()),
    ];
    let script = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/witness/oauth.sh");
    let answer = run(move || {
        let mut shell = Command::new("sh");
        shell.arg(script).envs(variables);
        shell
    })
    .await;
    let said = String::from_utf8_lossy(&answer.stdout).into_owned();
    let failed = String::from_utf8_lossy(&answer.stderr);
    assert!(answer.status.success(), "{said}{failed}");
    let mut lines = said.lines();
    for call in ["token 200", "read 200", "change 200"] {
        assert_eq!(lines.next(), Some(call), "{said}");
    }
    let document: Value = serde_json::from_str(lines.next().unwrap()).unwrap();
    assert_eq!(document["assetMetadata"]["foo"], "NL-1998-0001");
    assert_eq!(sandbox.metadata(&asset).unwrap()["foo"]["value"], "NL-1998-0001");
    let remarks: Vec<Option<Remark>> =
        sandbox.requests().iter().map(|request| request.remark).collect();
    assert_eq!(remarks, [None, None, Some(Remark::PathWithoutSlash)]);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_published_headless_client_runs_its_queries_unchanged() {
    let sandbox = Sandbox::start(Options::default()).await.unwrap();
    let key = sandbox.key_file(KeyFileKind::LocalDevelopmentToken);
    let script = include_str!("../witness/headless.js");
    let Some(answers) = asked(HEADLESS, script, key, origin(&sandbox)).await else { return };
    let posted = answers["posted"]["data"]["storyList"]["items"].as_array().unwrap();
    assert_eq!(posted.len(), 6);
    assert!(posted.iter().all(|story| story["room"] == "Garden"));
    let persisted = answers["persisted"]["data"]["storyList"]["items"].as_array().unwrap();
    assert_eq!(persisted.len(), 5);
    let pages: Vec<usize> = answers["pages"]
        .as_array()
        .unwrap()
        .iter()
        .map(|page| page.as_array().unwrap().len())
        .collect();
    assert_eq!(pages, [10, 10, 4]);
    assert_eq!(answers["persistedNew"]["action"], "create");
    assert_eq!(answers["listed"][0]["queries"].as_array().unwrap().len(), 3);
    assert!(
        answers["failed"].as_str().unwrap().contains("nothingLikeThis"),
        "{}",
        answers["failed"]
    );
}
