//! A witness that is not ours: Adobe's published library gets a token.

use std::path::{Path, PathBuf};
use std::process::Command;

use relabel_sandbox::{KeyFileKind, Options, Sandbox};
use serde_json::Value;

const LIBRARY: &str = "@adobe/jwt-auth@2.0.0";

/// Installs the library below the build folder; says why not where it cannot.
fn install() -> Result<PathBuf, String> {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("witness");
    std::fs::create_dir_all(&folder).map_err(|error| error.to_string())?;
    if folder.join("node_modules/@adobe/jwt-auth/package.json").is_file() {
        return Ok(folder);
    }
    let npm = if cfg!(windows) { "npm.cmd" } else { "npm" };
    let installed = Command::new(npm)
        .args(["install", "--no-save", "--no-audit", "--no-fund", "--prefix"])
        .arg(&folder)
        .arg(LIBRARY)
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

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_published_library_gets_a_token_with_the_values_of_the_key_file() {
    let folder = match tokio::task::spawn_blocking(install).await.unwrap() {
        Ok(folder) => folder,
        Err(reason) => {
            println!("skipped: {LIBRARY} cannot be installed here: {reason}");
            return;
        }
    };
    let sandbox = Sandbox::start(Options::default()).await.unwrap();
    let keys = tempfile::tempdir().unwrap();
    let key_file = keys.path().join("service_token.json");
    std::fs::write(&key_file, sandbox.key_file(KeyFileKind::ServiceCredentials)).unwrap();
    let origin = sandbox.origin().origin().ascii_serialization();
    let asked = tokio::task::spawn_blocking(move || {
        Command::new("node")
            .args(["-e", include_str!("witness.js"), "--"])
            .arg(key_file)
            .arg(origin)
            .current_dir(folder)
            .output()
    });
    let answer = asked.await.unwrap().unwrap();
    let said = String::from_utf8_lossy(&answer.stderr);
    assert!(answer.status.success(), "the library failed: {said}");
    let token: Value = serde_json::from_slice(&answer.stdout).unwrap();
    assert_eq!(token["token_type"], "bearer");
    assert!(token["access_token"].as_str().is_some_and(|text| text.len() > 1_000));
    assert!(token["expires_in"].as_u64().is_some_and(|life| life > 86_000_000), "in milliseconds");
}
