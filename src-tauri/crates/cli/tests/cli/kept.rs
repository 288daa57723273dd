//! Connections that are saved, in a real key store.

use std::path::Path;
use std::process::Stdio;

use relabel_sandbox::{Content, OauthForm, Options};
use serde_json::{Value as Json, json};
use tokio::io::AsyncWriteExt as _;

use crate::RIGHTS;
use crate::key_store::KeyStore;
use crate::rig::{Ran, Rig, files, ran, run};

fn connection(ran: &Ran) -> &Json {
    let mut told = ran.lines.iter().filter(|line| line["event"] == "connection");
    told.next().unwrap_or_else(|| panic!("no connection: {}{}", ran.stdout, ran.stderr))
}

async fn add(store: &KeyStore, rig: &Rig, file: &Path, more: &[&str]) -> Ran {
    let address = rig.sandbox.origin();
    let address = address.as_str();
    let mut add = store.command(rig, &["connections", "add", "--aem", address, "--ims", address]);
    run(add.arg(file).args(more)).await
}

async fn listed(store: &KeyStore, rig: &Rig) -> Vec<Json> {
    let listed = run(&mut store.command(rig, &["connections", "list"])).await;
    assert_eq!(listed.code, 0, "{}", listed.stderr);
    listed.lines.into_iter().filter(|line| line["event"] == "connection").collect()
}

fn set<'a>(name: &'a str, more: &[&'a str]) -> Vec<&'a str> {
    let mut arguments =
        vec!["set", "--connection", name, "--folder", "/content/dam", "--recursive"];
    arguments.extend(RIGHTS);
    arguments.extend(more);
    arguments
}

#[tokio::test(flavor = "multi_thread")]
async fn each_oauth_form_is_added_once_and_used() {
    let Some(store) = KeyStore::new() else { return };
    let rig = Rig::new(Content::Synthetic(3)).await;
    let forms = [
        (OauthForm::Flat, "oauth.json"),
        (OauthForm::Cli, "credentials.json"),
        (OauthForm::Project, "project.json"),
    ];
    let mut ids = Vec::new();
    for (form, name) in forms {
        let file = rig.file(name, rig.sandbox.oauth_file(form));
        let added = add(&store, &rig, &file, &["--name", "Brand", "--stage", "development"]).await;
        assert_eq!(added.code, 0, "{form:?}: {}", added.stderr);
        assert_eq!(connection(&added)["key"]["kind"], "oauthServerToServer");
        ids.push(connection(&added)["id"].clone());
        let done = run(&mut store.command(&rig, &set("Brand", &["--yes"]))).await;
        assert_eq!(done.code, 0, "{form:?}: {}", done.stderr);
    }
    assert!(ids.iter().all(|id| *id == ids[0]), "the same key in another form is no new one");
    assert_eq!(listed(&store, &rig).await.len(), 1);

    // The tutorial's file holds one of the two secrets: another key of the same account.
    let file = rig.file(".env", rig.sandbox.oauth_file(OauthForm::Env));
    let asked = add(&store, &rig, &file, &[]).await;
    asked.assert_refused(2, "replaceNotConfirmed");
    let replaced = add(&store, &rig, &file, &["--replace"]).await;
    assert_eq!(replaced.code, 0, "{}", replaced.stderr);
    assert_eq!(connection(&replaced)["id"], ids[0]);
    assert_eq!(connection(&replaced)["name"], "Brand", "what the user decided stays");
    assert_eq!(connection(&replaced)["stage"], "development");
    rig.sandbox.delete_oauth_secret(1);
    let done = run(&mut store.command(&rig, &set("Brand", &["--yes"]))).await;
    assert_eq!((done.code, done.count("already_right")), (0, 3), "{}", done.stderr);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_newer_key_is_used_from_then_on() {
    let Some(store) = KeyStore::new() else { return };
    let rig = Rig::new(Content::Synthetic(2)).await;
    let mut flat: Json =
        serde_json::from_slice(&rig.sandbox.oauth_file(OauthForm::Flat)).expect("JSON");
    let secrets = flat["CLIENT_SECRETS"].as_array().expect("two secrets").clone();
    flat["CLIENT_SECRETS"] = json!([secrets[0]]);
    let first = rig.file("first.json", flat.to_string());
    flat["CLIENT_SECRETS"] = json!([secrets[1]]);
    let second = rig.file("second.json", flat.to_string());
    let added = add(&store, &rig, &first, &["--stage", "test"]).await;
    assert_eq!(added.code, 0, "{}", added.stderr);
    let again = add(&store, &rig, &first, &[]).await;
    assert_eq!(connection(&again)["id"], connection(&added)["id"], "the same file changes nothing");
    rig.sandbox.delete_oauth_secret(0);
    let name = connection(&added)["name"].as_str().expect("a name").to_owned();
    let failed = run(&mut store.command(&rig, &set(&name, &["--yes"]))).await;
    failed.assert_refused(3, "credentialUnknown");
    let replaced = add(&store, &rig, &second, &["--replace"]).await;
    assert_eq!(replaced.code, 0, "{}", replaced.stderr);
    let done = run(&mut store.command(&rig, &set(&name, &["--yes"]))).await;
    assert_eq!((done.code, done.count("changed")), (0, 2), "{}", done.stderr);
    assert_eq!(listed(&store, &rig).await.len(), 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn two_credentials_of_a_file_are_two_connections() {
    let Some(store) = KeyStore::new() else { return };
    let rig = Rig::new(Content::Synthetic(1)).await;
    let file = rig.file("project.json", rig.sandbox.project_file_with_two_credentials());
    add(&store, &rig, &file, &[]).await.assert_refused(2, "requestInvalid");
    for credential in ["Metadata team", "Translation team"] {
        let added =
            add(&store, &rig, &file, &["--credential", credential, "--name", credential]).await;
        assert_eq!(added.code, 0, "{}", added.stderr);
    }
    let all = listed(&store, &rig).await;
    let names: Vec<_> = all.iter().map(|one| one["name"].clone()).collect();
    assert_eq!(names, ["Metadata team", "Translation team"].map(Json::from));
    assert_ne!(all[0]["key"]["clientId"], all[1]["key"]["clientId"]);
}

#[tokio::test(flavor = "multi_thread")]
async fn live_is_read_only_without_the_word_for_it() {
    let Some(store) = KeyStore::new() else { return };
    let rig = Rig::new(Content::Synthetic(150)).await;
    let added = add(&store, &rig, &rig.key, &["--name", "Live", "--stage", "live"]).await;
    assert_eq!(added.code, 0, "{}", added.stderr);
    let refused = run(&mut store.command(&rig, &set("Live", &["--yes"]))).await;
    refused.assert_refused(2, "liveLocked");
    assert!(refused.stderr.contains("--live"), "{}", refused.stderr);
    let dry = run(&mut store.command(&rig, &set("Live", &["--dry-run"]))).await;
    assert_eq!((dry.code, dry.count("changed")), (0, 150), "looking is not changing");
    let unasked = run(&mut store.command(&rig, &set("Live", &["--live"]))).await;
    unasked.assert_refused(2, "requestInvalid");
    assert!(rig.sandbox.writes().is_empty(), "nothing was sent");

    let check = ["check", "--connection", "Live"];
    let locked = run(&mut store.command(&rig, &check)).await;
    let write = |ran: &Ran| {
        let mut rows = ran.lines.iter().filter(|line| line["step"] == "write");
        rows.next().map(|row| row["code"].clone())
    };
    assert_eq!((locked.code, write(&locked)), (0, Some(json!("writeLocked"))));
    assert!(rig.sandbox.writes().is_empty(), "nothing was tried");
    let tried = run(store.command(&rig, &check).arg("--live")).await;
    assert_eq!((tried.code, write(&tried)), (0, Some(json!("canWrite"))), "{}", tried.stdout);

    // The same key from its file is as careful.
    let folder = ["--folder", "/content/dam", "--recursive", "--yes"];
    let by_file = run(rig.with_file("set", &rig.key, folder).args(RIGHTS)).await;
    by_file.assert_refused(2, "liveLocked");

    // More than a hundred on Live: --yes counts as typed.
    let done = run(&mut store.command(&rig, &set("Live", &["--live", "--yes"]))).await;
    assert_eq!((done.code, done.count("changed")), (0, 150), "{}", done.stderr);
}

#[tokio::test(flavor = "multi_thread")]
async fn what_nothing_tells_counts_as_live_and_an_unusual_host_is_confirmed_once() {
    let Some(store) = KeyStore::new() else { return };
    let rig = Rig::new(Content::Synthetic(1)).await;
    let mut key: Json =
        serde_json::from_slice(&std::fs::read(&rig.key).expect("reads")).expect("JSON");
    key["integration"]["imsEndpoint"] = json!("ims-na1.adobelogin.com");
    let file = rig.file("service_token.json", key.to_string());
    let add = |more: &[&str]| {
        let mut add = rig.bare();
        add.args(["--json", "connections", "add"]).arg(&file).args(more);
        store.lend(&mut add);
        add
    };
    // Nothing is sent by adding a key.
    let added = run(&mut add(&[])).await;
    assert_eq!(added.code, 0, "{}", added.stderr);
    let address = connection(&added)["address"].as_str().expect("an address");
    assert!(address.starts_with("https://author-p9"), "{address}");
    assert_eq!(
        (&connection(&added)["stage"], &connection(&added)["writing"]),
        (&json!("live"), &json!("locked"))
    );
    assert!(added.stderr.contains("--stage"), "{}", added.stderr);
    let test = run(&mut add(&["--stage", "test"])).await;
    assert_eq!(
        (&connection(&test)["stage"], &connection(&test)["id"]),
        (&json!("test"), &connection(&added)["id"])
    );
    let again = run(&mut add(&[])).await;
    assert_eq!(connection(&again)["stage"], "test", "what the user decided stays");

    let own = ["--aem", "https://dam.example.com"];
    run(&mut add(&own)).await.assert_refused(2, "addressNeedsConfirmation");
    let confirmed = run(add(&own).arg("--confirm-address")).await;
    assert_eq!(confirmed.code, 0, "{}", confirmed.stderr);
    assert_ne!(connection(&confirmed)["id"], connection(&added)["id"], "another environment");
    run(&mut add(&["--aem", "http://dam.example.com"]))
        .await
        .assert_refused(2, "addressNotAllowed");
}

#[tokio::test(flavor = "multi_thread")]
async fn name_and_stage_can_be_changed() {
    let Some(store) = KeyStore::new() else { return };
    let rig = Rig::new(Content::Synthetic(1)).await;
    add(&store, &rig, &rig.key, &["--name", "One", "--stage", "live"]).await;
    let arguments = ["connections", "set", "One", "--stage", "test", "--name", "Two"];
    let changed = run(&mut store.command(&rig, &arguments)).await;
    assert_eq!(changed.code, 0, "{}", changed.stderr);
    let all = listed(&store, &rig).await;
    assert_eq!((&all[0]["name"], &all[0]["stage"]), (&json!("Two"), &json!("test")));
    let done = run(&mut store.command(&rig, &set("Two", &["--yes"]))).await;
    assert_eq!((done.code, done.count("changed")), (0, 1), "{}", done.stderr);
    let nothing = run(&mut store.command(&rig, &["connections", "set", "Two"])).await;
    nothing.assert_refused(2, "requestInvalid");
}

#[tokio::test(flavor = "multi_thread")]
async fn aem_on_this_computer_needs_no_key_and_no_switch() {
    let Some(store) = KeyStore::new() else { return };
    let options = Options { content: Content::Synthetic(3), local_aem: true, ..Options::default() };
    let rig = Rig::with(options).await;
    let address = rig.sandbox.origin();
    let address = address.as_str();
    let command = |arguments: &[&str]| {
        let mut command = rig.bare();
        command.arg("--json").args(arguments);
        store.lend(&mut command);
        command
    };
    let added = run(&mut command(&["connections", "add-local", address, "--name", "SDK"])).await;
    assert_eq!(added.code, 0, "{}", added.stderr);
    assert_eq!(connection(&added)["key"]["kind"], "localAem");
    let checked = run(&mut command(&["check", "--connection", "SDK"])).await;
    assert_eq!(checked.code, 0, "{}", checked.stdout);
    let codes: Vec<_> = checked.lines.iter().filter_map(|line| line["code"].as_str()).collect();
    for code in ["keyNotNeeded", "secureNotNeeded", "signInNotNeeded", "apiNotNeeded", "canWrite"] {
        assert!(codes.contains(&code), "{codes:?}");
    }
    let done = run(&mut command(&set("SDK", &["--yes"]))).await;
    assert_eq!((done.code, done.count("changed")), (0, 3), "{}", done.stderr);
    assert!(!rig.sandbox.requests().iter().any(|request| request.path.starts_with("/ims/")));

    // Another account, its password from standard input.
    let words = ["connections", "add-local", address, "--name", "Own", "--user", "admin"];
    let mut own = command(&words);
    own.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut child = own.spawn().expect("starts");
    let mut stdin = child.stdin.take().expect("piped");
    stdin.write_all(b"not-the-password-4711\n").await.expect("writes");
    drop(stdin);
    let added = ran(child.wait_with_output().await.expect("ends"));
    assert_eq!(added.code, 0, "{}", added.stderr);
    let refused = run(&mut command(&["check", "--connection", "Own"])).await;
    assert_eq!(refused.code, 3, "{}", refused.stdout);
    for ran in [&added, &refused] {
        assert!(!ran.stdout.contains("4711") && !ran.stderr.contains("4711"));
    }
    for file in files(&rig.data()) {
        let content = std::fs::read(&file).expect("reads");
        let found = content.windows(21).any(|window| window == b"not-the-password-4711");
        assert!(!found, "the password is in {}", file.display());
    }

    // Choosing it is a permission for this computer only.
    for elsewhere in ["http://aem.example:4502", "https://127.0.0.1.evil.example", "http://127.1:1"]
    {
        let words = ["connections", "add-local", elsewhere];
        run(&mut command(&words)).await.assert_refused(2, "addressNotAllowed");
    }
    let mut key = command(&["connections", "add", "--aem", address]);
    let refused = run(key.arg(&rig.key)).await;
    assert_ne!(refused.code, 0, "and not for a key");
}

#[tokio::test(flavor = "multi_thread")]
async fn nothing_of_a_saved_key_is_printed_or_lies_about() {
    let Some(store) = KeyStore::new() else { return };
    let rig = Rig::new(Content::Synthetic(2)).await;
    let two = rig.file("two.json", rig.sandbox.project_file_with_two_credentials());
    let mut runs = vec![
        add(&store, &rig, &rig.key, &["--name", "Service", "--stage", "test"]).await,
        add(&store, &rig, &two, &["--credential", "Translation team", "--name", "Team"]).await,
        add(&store, &rig, &two, &[]).await,
        run(&mut store.command(&rig, &["check", "--connection", "Team", "--live"])).await,
        run(&mut store.command(&rig, &["connections", "list"])).await,
    ];
    rig.sandbox.revoke_write();
    runs.push(run(&mut store.command(&rig, &set("Service", &["--yes"]))).await);
    let mut loud = store.command(&rig, &["check", "--connection", "Service"]);
    runs.push(run(loud.env("RELABEL_LOG", "trace")).await);
    assert_eq!(runs.iter().map(|ran| ran.code).collect::<Vec<_>>(), [0, 0, 2, 0, 0, 4, 4]);
    let contents: Vec<_> = files(&rig.data())
        .into_iter()
        .map(|file| std::fs::read(file).expect("reads"))
        .chain(runs.iter().flat_map(|ran| [ran.stdout.clone().into(), ran.stderr.clone().into()]))
        .collect();
    for secret in rig.secrets() {
        for content in &contents {
            let found = content.windows(secret.len()).any(|window| window == secret.as_bytes());
            assert!(!found, "a secret is in {}", String::from_utf8_lossy(content));
        }
    }
}
