//! What a run leaves behind: nothing secret in the data folder, in any answer
//! that crosses the border, or in what errors and structures print.

use std::path::{Path, PathBuf};

use relabel_core::api::types::*;
use relabel_sandbox::KeyFileKind;
use serde_json::Value as Json;

use super::rig::{Rig, text};

/// Every secret of a key file of any kind, in every form it might be kept in.
pub(crate) fn of_key_file(key_file: &[u8]) -> Vec<Vec<u8>> {
    use base64::Engine as _;
    let key: Json = serde_json::from_slice(key_file).expect("a key file");
    let text = |pointer: &str| key.pointer(pointer).and_then(Json::as_str).map(str::to_owned);
    // One line from the middle of the key stands for all of it.
    let line = text("/integration/privateKey")
        .map(|pem| pem.lines().nth(8).expect("a line of the key").trim().to_owned());
    let listed = key.get("CLIENT_SECRETS").and_then(Json::as_array).into_iter().flatten();
    let texts = [text("/integration/technicalAccount/clientSecret"), line, text("/accessToken")]
        .into_iter()
        .flatten()
        .chain(listed.filter_map(|secret| secret.as_str().map(str::to_owned)));
    let mut forms = Vec::new();
    for text in texts {
        forms.push(
            base64::engine::general_purpose::STANDARD
                .encode(&text)
                .trim_end_matches('=')
                .as_bytes()
                .to_vec(),
        );
        forms.push(text.bytes().map(|byte| format!("{byte:02x}")).collect::<String>().into_bytes());
        forms.push(text.encode_utf16().flat_map(u16::to_le_bytes).collect());
        forms.push(text.into_bytes());
    }
    // A line of a PEM is base64 already: its bytes are the key's own.
    forms
}

fn files(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in std::fs::read_dir(folder).expect("a folder") {
        let path = entry.expect("an entry").path();
        if path.is_dir() { found.extend(files(&path)) } else { found.push(path) }
    }
    found
}

fn holds(haystack: &[u8], needle: &[u8]) -> bool {
    haystack.windows(needle.len()).any(|window| window == needle)
}

#[tokio::test]
async fn a_whole_run_leaves_no_secret_behind() {
    let rig = Rig::new().await;
    let key = rig.sandbox.key_file(KeyFileKind::ServiceCredentials);
    let mut crossed = Vec::new();
    let mut cross = |value: Json| crossed.extend(value.to_string().into_bytes());
    let inspected = rig.app.inspect_key("again.json".to_owned(), &key).await;
    assert!(
        matches!(&inspected, KeyInspection::Usable { existing, .. } if existing.len() == 1),
        "the same key is recognised"
    );
    cross(serde_json::to_value(&inspected).expect("JSON"));
    cross(serde_json::to_value(rig.app.list_connections().await.expect("a list")).expect("JSON"));
    cross(
        serde_json::to_value(rig.app.sign_in(rig.connection).await.expect("signs in"))
            .expect("JSON"),
    );
    let listed = rig.list("/content/dam", true, false).await;
    cross(serde_json::to_value(rig.rows(listed.listing_id).await).expect("JSON"));
    let plan = rig.plan(listed.listing_id, vec![text("dc:rights", "© 2026")]).await;
    let result = rig.run(&plan).await;
    cross(serde_json::to_value(&result).expect("JSON"));
    cross(Json::from(format!("{:?}", rig.app)));

    let token = rig.sandbox.requests();
    assert!(!token.is_empty(), "requests were made");
    for secret in of_key_file(&key) {
        assert!(!holds(&crossed, &secret), "a secret crossed the border");
        for file in files(rig.folder.path()) {
            let content = std::fs::read(&file).expect("a file");
            assert!(!holds(&content, &secret), "a secret is in {}", file.display());
        }
    }
}
