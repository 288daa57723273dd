//! What is refused, and with which exit code.

use relabel_sandbox::{Content, Fault, LIBRARY_ROOT, Options};

use crate::RIGHTS;
use crate::rig::{Rig, program, run};

#[tokio::test(flavor = "multi_thread")]
async fn wrong_arguments_are_a_usage_error() {
    let rig = Rig::new(Content::Synthetic(1)).await;
    let folder = ["--folder", "/content/dam", "--recursive", "--yes"];
    let cases: &[(&[&str], &str)] = &[
        (&["--property", "dc:rights"], "requestInvalid"),
        (&["--value", "x"], "requestInvalid"),
        (&["--property", "dc:rights", "--value", "x", "--type", "text"], "requestInvalid"),
        (&["--property", "dc:rights", "--value", "x", "--nonsense"], "requestInvalid"),
        (&["--property", "a", "--value", "x", "--type", "long"], "fieldInvalid"),
        (&["--property", "a", "--value", "tomorrow", "--type", "date"], "fieldInvalid"),
        (&["--property", "jcr:uuid", "--value", "x"], "fieldInvalid"),
        (&["--property", ":operation", "--value", "delete"], "fieldInvalid"),
        (&["--property", "dc:rights", "--value", ""], "fieldInvalid"),
    ];
    for (arguments, code) in cases {
        run(rig.with_key("set", folder).args(*arguments)).await.assert_refused(2, code);
    }
    for (path, code) in [
        ("/etc", "pathInvalid"),
        ("/content/dam/../../etc", "pathInvalid"),
        ("/content/dam/nowhere", "pathMissing"),
    ] {
        let mut set = rig.with_key("set", ["--folder", path, "--recursive", "--yes"]);
        run(set.args(RIGHTS)).await.assert_refused(2, code);
    }
    let mut unknown = rig.bare();
    unknown.args(["assets", "--json", "--connection", "nobody", "--folder", "/content/dam"]);
    run(&mut unknown).await.assert_refused(2, "notFound");
    run(program().args(["--json", "check"])).await.assert_refused(2, "requestInvalid");
    let unasked = ["--folder", "/content/dam", "--recursive"];
    run(rig.with_key("set", unasked).args(RIGHTS)).await.assert_refused(2, "requestInvalid");
    assert!(rig.sandbox.writes().is_empty());
    assert_eq!(
        run(program().arg("connections").arg("list").arg("--data-dir").arg(rig.data())).await.code,
        0
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn a_bad_key_file_ends_with_3() {
    let rig = Rig::new(Content::Synthetic(1)).await;
    let good = std::fs::read_to_string(&rig.key).expect("reads");
    for (text, code) in [
        ("", "keyFileEmpty"),
        ("{\"hello\": 1}", "keyFileNotRecognised"),
        (&good[..good.len() / 2], "keyFileIncomplete"),
    ] {
        std::fs::write(&rig.key, text).expect("a file");
        run(&mut rig.with_key("check", [""; 0])).await.assert_refused(3, code);
    }
    std::fs::remove_file(&rig.key).expect("removed");
    run(&mut rig.with_key("check", [""; 0])).await.assert_refused(3, "keyFileUnreadable");
    assert!(rig.sandbox.requests().is_empty(), "nothing was sent");
}

#[tokio::test(flavor = "multi_thread")]
async fn an_account_that_may_only_read_ends_with_4() {
    let read_only = Options { content: Content::Library, ..Options::default() };
    let rig = Rig::with(read_only).await;
    let set = ["--folder", LIBRARY_ROOT, "--recursive", "--yes"];
    let many = run(rig.with_key("set", set).args(RIGHTS)).await;
    assert_eq!(many.code, 4, "{}", many.stderr);
    assert_eq!((many.count("changed"), many.count("failed")), (0, 2), "{}", many.stderr);
    assert!(many.count("not_sent") > 0, "it stopped instead of collecting refusals");
    let ledger = rig.sandbox.ledger().totals();
    assert_eq!((ledger.assets, ledger.received), (2, 2), "nothing else was sent");
    let paused = many.lines.iter().find(|line| line["event"] == "paused");
    assert_eq!(paused.map(|line| line["code"].clone()), Some("permissionMissing".into()));

    let rig = Rig::with(Options { content: Content::Synthetic(3), ..Options::default() }).await;
    let set = ["--folder", "/content/dam", "--recursive", "--yes"];
    let few = run(rig.with_key("set", set).args(RIGHTS)).await;
    assert_eq!((few.code, few.count("failed")), (4, 2), "{}", few.stderr);

    let rig = Rig::with(Options { content: Content::Synthetic(1), ..Options::default() }).await;
    let one = run(rig.with_key("set", set).args(RIGHTS)).await;
    assert_eq!((one.code, one.count("failed")), (4, 1), "{}", one.stderr);
}

#[tokio::test(flavor = "multi_thread")]
async fn this_computer_is_refused_without_the_switch() {
    let rig = Rig::new(Content::Synthetic(1)).await;
    let check = |value: Option<&str>, ims: Option<&str>| {
        let mut check = rig.bare();
        check.args(["--json", "check", "--file"]).arg(&rig.key);
        if let Some(value) = value {
            check.env("RELABEL_LOOPBACK", value);
        }
        if let Some(ims) = ims {
            check.args(["--ims", ims]);
        }
        check
    };
    run(&mut check(None, None)).await.assert_refused(3, "signInHostNotAllowed");
    for value in ["0", "", "false", "no", "2"] {
        run(&mut check(Some(value), None)).await.assert_refused(3, "signInHostNotAllowed");
    }
    let origin = rig.sandbox.origin();
    run(&mut check(None, Some(origin.as_str()))).await.assert_refused(3, "signInHostNotAllowed");
    assert!(rig.sandbox.requests().is_empty(), "nothing was sent");
    let allowed = run(&mut check(Some("1"), None)).await;
    assert_eq!(allowed.code, 0, "{}", allowed.stderr);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_strange_sign_in_server_gets_nothing() {
    let rig = Rig::new(Content::Synthetic(1)).await;
    for hostile in [
        "https://ims-na1.adobelogin.com.evil.example",
        "https://ims-na1.adobelogin.com@evil.example",
        "https://ims-na1.adobelogin.com:444",
        "evil.example",
        "http://127.1:1",
        "",
    ] {
        let mut check = rig.with_key("check", ["--ims", hostile]);
        run(&mut check).await.assert_refused(3, "signInHostNotAllowed");
    }
    assert!(rig.sandbox.requests().is_empty(), "nothing was sent");
}

#[tokio::test(flavor = "multi_thread")]
async fn an_environment_that_sleeps_before_the_job_ends_with_1() {
    let rig = Rig::new(Content::Synthetic(1)).await;
    rig.sandbox.set_fault(Some(Fault::HtmlLoginPage));
    let mut set = rig.with_key("set", ["--folder", "/content/dam", "--recursive", "--yes"]);
    run(set.args(RIGHTS)).await.assert_refused(1, "notData");
}

#[tokio::test(flavor = "multi_thread")]
async fn assets_that_aem_refuses_end_with_5() {
    let rig = Rig::new(Content::Synthetic(2)).await;
    rig.sandbox.stage("423").expect("a fault");
    let mut set = rig.with_key("set", ["--folder", "/content/dam", "--recursive", "--yes"]);
    let failed = run(set.args(RIGHTS)).await;
    assert_eq!((failed.code, failed.count("failed")), (5, 2), "{}", failed.stderr);
    let named = failed.lines.iter().filter(|line| line["event"] == "outcome");
    assert_eq!(named.count(), 2, "every one of them is named");
}

#[cfg(target_os = "linux")]
#[tokio::test(flavor = "multi_thread")]
async fn without_a_key_store_nothing_is_kept() {
    let rig = Rig::new(Content::Synthetic(1)).await;
    let mut add = rig.bare();
    add.env("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nonexistent/bus");
    add.args(["--loopback", "--json", "connections", "add"]).arg(&rig.key);
    run(&mut add).await.assert_refused(3, "keyStoreMissing");
    let mut list = rig.bare();
    let listed = run(list.args(["connections", "list", "--json"])).await;
    assert_eq!((listed.code, listed.lines.len()), (0, 1), "{}", listed.stdout);
}
