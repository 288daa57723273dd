//! `sandbox serve`, as a program of its own.

use std::process::Stdio;

use serde_json::Value as Json;
use tokio::io::{AsyncBufReadExt as _, BufReader};
use tokio::process::{Child, Command};

use crate::rig::{Ran, program, run};

/// A practice environment that runs until dropped, and its key files.
struct Served {
    folder: tempfile::TempDir,
    address: String,
    keys: Json,
    _server: Child,
}

impl Served {
    async fn new(arguments: &[&str]) -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        let mut serving = program();
        serving.args(["sandbox", "serve", "--assets", "5", "--json"]).args(arguments);
        let mut server = serving
            .arg("--keys")
            .arg(folder.path().join("keys"))
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .expect("starts");
        let mut lines = BufReader::new(server.stdout.take().expect("piped")).lines();
        let first = lines.next_line().await.expect("reads").expect("a line");
        let first: Json = serde_json::from_str(&first).expect("JSON");
        assert_eq!(first["event"], "listening");
        let address = first["address"].as_str().expect("an address").to_owned();
        assert!(address.starts_with("http://127.0.0.1:"), "{address}");
        Self { folder, address, keys: first["keys"].clone(), _server: server }
    }

    /// `command` with a key that was written; every one is told where to sign in.
    fn with_key(&self, command: &str, kind: &str) -> Command {
        let mut program = program();
        program.env("RELABEL_LOOPBACK", "1").args(["--json", "--ims", &self.address]);
        program.arg("--data-dir").arg(self.folder.path().join("data"));
        let file = self.keys[kind].as_str().unwrap_or_else(|| panic!("no {kind}: {}", self.keys));
        program.args([command, "--file", file, "--aem", &self.address]);
        program
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn the_served_environment_takes_a_job_with_the_keys_it_wrote() {
    let served = Served::new(&[]).await;
    let kinds = [
        "serviceCredentials",
        "localDevelopmentToken",
        "oauthServerToServer",
        "oauthCli",
        "oauthProject",
        "oauthEnv",
    ];
    for kind in kinds {
        let mut set = served.with_key("set", kind);
        set.args(["--folder", "/content/dam", "--recursive", "--yes", "--property", "dc:rights"]);
        let done = run(set.args(["--value", kind])).await;
        assert_eq!((done.code, done.count("changed")), (0, 5), "{kind}: {}", done.stderr);
    }
    let two = run(&mut served.with_key("check", "oauthTwoCredentials")).await;
    two.assert_refused(2, "requestInvalid");
}

#[tokio::test(flavor = "multi_thread")]
async fn what_can_go_wrong_can_be_staged() {
    let row = |ran: &Ran| {
        let mut bad = ran.lines.iter().filter(|line| line["mark"] == "bad");
        let told = bad.next().unwrap_or_else(|| panic!("all good: {}", ran.stdout));
        format!("{} {}", told["code"], told["error"])
    };
    for (arguments, kind, told, code) in [
        (vec!["--fault", "asleep"], "serviceCredentials", "\"asleep\" \"notData\"", 1),
        (vec!["--fault", "login-page"], "serviceCredentials", "\"signInPage\" \"notData\"", 1),
        (
            vec!["--fault", "other-environment"],
            "serviceCredentials",
            "\"otherEnvironment\" \"signInRefused\"",
            3,
        ),
        (vec!["--fault", "scope-missing"], "oauthCli", "\"signInFailed\" \"scopeMissing\"", 3),
        (
            vec!["--fault", "credential-deleted"],
            "serviceCredentials",
            "\"signInFailed\" \"credentialUnknown\"",
            3,
        ),
        (
            vec!["--fault", "key-revoked"],
            "serviceCredentials",
            "\"signInFailed\" \"keyRejected\"",
            3,
        ),
        (
            vec!["--unregistered"],
            "oauthServerToServer",
            "\"clientNotRegistered\" \"clientNotRegistered\"",
            4,
        ),
        (vec!["--no-profile"], "oauthProject", "\"profileMissing\" \"permissionMissing\"", 4),
        (vec!["--read-only"], "oauthEnv", "\"writeRefused\" \"permissionMissing\"", 4),
    ] {
        let served = Served::new(&arguments).await;
        let checked = run(&mut served.with_key("check", kind)).await;
        assert_eq!(row(&checked), told, "{arguments:?}: {}", checked.stdout);
        assert_eq!(checked.code, code, "{arguments:?}: {}", checked.stdout);
    }
    let mut unknown = program();
    unknown.args(["sandbox", "serve", "--json", "--fault", "rain"]);
    run(&mut unknown).await.assert_refused(2, "requestInvalid");
}

#[tokio::test(flavor = "multi_thread")]
async fn an_aem_sdk_takes_no_key() {
    let served = Served::new(&["--local-aem"]).await;
    let checked = run(&mut served.with_key("check", "serviceCredentials")).await;
    assert_eq!(checked.code, 3, "{}", checked.stdout);
    let bad = checked.lines.iter().find(|line| line["mark"] == "bad").expect("a failure");
    assert_eq!(bad["code"], "otherEnvironment", "{bad}");
}
