//! No secret of a key file is in what the program prints or keeps.

use relabel_sandbox::{Content, Fault, KeyFileKind};
use serde_json::Value as Json;

use crate::RIGHTS;
use crate::rig::{Rig, files, run};

fn holds(haystack: &[u8], needle: &str) -> bool {
    haystack.windows(needle.len()).any(|window| window == needle.as_bytes())
}

#[tokio::test(flavor = "multi_thread")]
async fn a_secret_is_neither_printed_nor_kept() {
    let rig = Rig::new(Content::Synthetic(20)).await;
    let service: Json =
        serde_json::from_slice(&std::fs::read(&rig.key).expect("reads")).expect("JSON");
    let local: Json =
        serde_json::from_slice(&rig.sandbox.key_file(KeyFileKind::LocalDevelopmentToken))
            .expect("JSON");
    let integration = &service["integration"];
    let pem = integration["privateKey"].as_str().expect("a private key");
    let token = local["accessToken"].as_str().expect("an access token");
    let secrets = [
        // One line from the middle of the key stands for all of it.
        pem.lines().nth(8).expect("a line of the key").trim(),
        integration["technicalAccount"]["clientSecret"].as_str().expect("a secret"),
        // What stands at the beginning of every token is no secret.
        &token[token.len() - 60..],
    ];
    let local_file = rig.folder.path().join("local.json");
    std::fs::write(&local_file, local.to_string()).expect("a file");

    let folder = ["--folder", "/content/dam", "--recursive"];
    let mut runs = vec![
        run(&mut rig.with_key("check", [""; 0])).await,
        run(rig.with_key("set", folder).args(RIGHTS).arg("--yes")).await,
    ];
    let mut by_hand = rig.bare();
    by_hand.args(["set", "--loopback", "--json", "--aem", rig.sandbox.origin().as_str(), "--file"]);
    by_hand.arg(&local_file).args(folder).args([
        "--yes",
        "--property",
        "dc:rights",
        "--value",
        "x",
    ]);
    // Even where everything is logged that can be.
    runs.push(run(by_hand.env("RELABEL_LOG", "trace")).await);
    for done in &runs {
        assert_eq!(done.code, 0, "{}", done.stderr);
    }
    rig.sandbox.set_fault(Some(Fault::Status(500)));
    runs.push(run(rig.with_key("set", folder).args(RIGHTS).arg("--yes")).await);

    let kept = files(&rig.data());
    assert!(!kept.is_empty(), "the journal is there");
    for secret in secrets {
        for ran in &runs {
            assert!(!holds(ran.stdout.as_bytes(), secret), "a secret is on standard output");
            assert!(!holds(ran.stderr.as_bytes(), secret), "a secret is on standard error");
        }
        for file in &kept {
            let content = std::fs::read(file).expect("reads");
            assert!(!holds(&content, secret), "a secret is in {}", file.display());
        }
    }
}
