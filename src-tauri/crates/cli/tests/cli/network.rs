//! What is said where a network, a proxy or this computer stands in the way, as far as that
//! needs neither a proxy nor a server with a certificate.

use relabel_sandbox::Content;
use serde_json::{Value as Json, json};

use crate::rig::{Rig, run};

/// Without a list of authorities: an empty file and an empty folder.
fn without_authorities(rig: &Rig, command: &mut tokio::process::Command) {
    let folder = rig.folder.path().join("no-authorities");
    std::fs::create_dir_all(&folder).expect("a folder");
    command.env("SSL_CERT_FILE", rig.file("none.pem", "")).env("SSL_CERT_DIR", folder);
}

fn findings(lines: &[Json]) -> Vec<&Json> {
    lines.iter().filter(|line| line["event"] == "finding").collect()
}

#[cfg(target_os = "linux")]
#[tokio::test(flavor = "multi_thread")]
async fn without_authorities_all_works_that_needs_no_https_and_the_rest_says_so() {
    let rig = Rig::new(Content::Synthetic(3)).await;
    let mut assets = rig.with_key("assets", ["--folder", "/content/dam", "--recursive"]);
    without_authorities(&rig, &mut assets);
    assert_eq!(run(&mut assets).await.code, 0);

    let mut list = rig.bare();
    list.args(["certificates", "list", "--json"]);
    without_authorities(&rig, &mut list);
    assert_eq!(run(&mut list).await.code, 0);

    let mut check = rig.bare();
    check.args(["check", "--network", "--json"]);
    without_authorities(&rig, &mut check);
    let checked = run(&mut check).await;
    assert_eq!(checked.code, 1, "{}{}", checked.stdout, checked.stderr);
    let found = findings(&checked.lines);
    let [row] = found.as_slice() else { panic!("{}", checked.stdout) };
    assert_eq!((&row["code"], &row["mark"]), (&json!("noAuthorities"), &json!("bad")));
    assert!(row["technical"].as_str().expect("details").contains("SSL_CERT_FILE"), "{row}");
    assert!(!checked.stdout.contains("builder error"), "{}", checked.stdout);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_malformed_proxy_variable_is_named_and_nothing_goes_past_it() {
    let rig = Rig::new(Content::Synthetic(1)).await;
    for value in ["htp://worker:canary-pw@proxy.example:3128", "http://worker:canary-pw@:3128"] {
        let mut check = rig.bare();
        check.args(["check", "--network", "--json"]).env("HTTPS_PROXY", value);
        let checked = run(&mut check).await;
        assert_eq!(checked.code, 1, "{}{}", checked.stdout, checked.stderr);
        let found = findings(&checked.lines);
        let [row] = found.as_slice() else { panic!("{}", checked.stdout) };
        assert_eq!((&row["code"], &row["mark"]), (&json!("proxySetting"), &json!("bad")));
        assert!(row["message"].as_str().expect("a sentence").contains("HTTPS_PROXY"), "{row}");
        let all = format!("{}{}", checked.stdout, checked.stderr);
        assert!(!all.contains("canary-pw"), "{all}");
    }
}

/// A proxy that was set is used instead of the variable, also by the next command.
#[tokio::test(flavor = "multi_thread")]
async fn a_proxy_that_was_set_is_used_whatever_the_variables_say() {
    let rig = Rig::new(Content::Synthetic(1)).await;
    let proxy = async |arguments: &[&str]| {
        let mut command = rig.bare();
        command.arg("proxy").args(arguments).env("HTTPS_PROXY", "http://variable.example:3128");
        run(command.arg("--json")).await
    };
    let check = async || {
        let mut check = rig.bare();
        check.args(["check", "--network"]).env("HTTPS_PROXY", "http://variable.example:3128");
        let told = check.output().await.expect("the program runs");
        String::from_utf8(told.stdout).expect("text")
    };
    let shown = proxy(&["show"]).await;
    assert_eq!(shown.lines[0]["choice"], json!({ "kind": "system" }));
    assert_eq!(shown.lines[0]["system"]["proxy"]["from"]["name"], json!("HTTPS_PROXY"));

    // Nothing takes connections there.
    let set = proxy(&["set", "127.0.0.1:1"]).await;
    let choice = json!({ "kind": "fixed", "address": "http://127.0.0.1:1", "user": "" });
    assert_eq!((set.code, &set.lines[0]["choice"]), (0, &choice));
    let checked = check().await;
    assert!(checked.contains("Through the proxy http://127.0.0.1:1, as you set it."), "{checked}");
    assert!(checked.contains("Nothing answers at the proxy http://127.0.0.1:1."), "{checked}");

    proxy(&["set", "our proxy"]).await.assert_refused(2, "proxyAddress");
    assert_eq!(proxy(&["show"]).await.lines[0]["choice"], choice, "nothing changed");

    assert_eq!(proxy(&["system"]).await.code, 0);
    assert!(check().await.contains("as set in the variable HTTPS_PROXY"));
}

/// Whatever status it has, and whatever AEM would mean by it.
#[tokio::test(flavor = "multi_thread")]
async fn a_page_of_a_gateway_is_no_refusal_of_aem() {
    let rig = Rig::new(Content::Synthetic(3)).await;
    for (status, code) in [
        (403, "networkBlocks"),
        (404, "networkBlocks"),
        (400, "networkBlocks"),
        (401, "networkSignIn"),
        (511, "networkSignIn"),
        (502, "gatewayFailed"),
        (503, "gatewayFailed"),
    ] {
        rig.sandbox.stage(&format!("gateway={status}")).expect("a fault");
        let mut list = rig.with_key("assets", ["--folder", "/content/dam", "--recursive"]);
        let listed = run(&mut list).await;
        listed.assert_refused(1, code);
        assert!(listed.stderr.contains("check --network"), "{status}: {}", listed.stderr);
        rig.sandbox.clear_faults();
        // The sign-in at Adobe is no better.
        rig.sandbox.stage(&format!("gateway={status}:of=sign-in")).expect("a fault");
        let mut list = rig.with_key("assets", ["--folder", "/content/dam", "--recursive"]);
        run(&mut list).await.assert_refused(1, code);
        rig.sandbox.clear_faults();
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_gateway_that_answers_for_one_asset_is_that_assets_failure_and_for_all_holds_the_job() {
    let rig = Rig::new(Content::Synthetic(30)).await;
    let assets = rig.assets("/content/dam").await;
    let set = || {
        let mut set = rig.with_key("set", ["--folder", "/content/dam", "--recursive", "--yes"]);
        set.args(["--property", "dc:rights", "--value", "(c) Practice"]);
        set
    };
    rig.sandbox.stage(&format!("gateway=403:of=writes,path={}", assets[7])).expect("a fault");
    let ended = run(&mut set()).await;
    assert_eq!(ended.code, 5, "{}{}", ended.stdout, ended.stderr);
    assert_eq!((ended.count("failed"), ended.count("changed")), (1, assets.len() as u64 - 1));
    rig.sandbox.clear_faults();
    assert_ne!(rig.held(&assets[7], "dc:rights"), "(c) Practice");
}
