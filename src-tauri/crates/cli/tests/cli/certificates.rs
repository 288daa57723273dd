//! Certificates of company networks.

use rcgen::{BasicConstraints, CertificateParams, DnType, IsCa, KeyPair};
use relabel_sandbox::Content;
use serde_json::Value as Json;

use crate::rig::{Ran, Rig, run};

/// A throw-away authority: its certificate and its private key, as PEM.
fn authority(name: &str) -> (String, String) {
    let mut params = CertificateParams::default();
    params.distinguished_name.push(DnType::CommonName, name);
    params.is_ca = IsCa::Ca(BasicConstraints::Unconstrained);
    signed(params)
}

fn signed(params: CertificateParams) -> (String, String) {
    let key = KeyPair::generate().expect("a key");
    let certificate = params.self_signed(&key).expect("a certificate");
    (certificate.pem(), key.serialize_pem())
}

fn told(ran: &Ran) -> Vec<&Json> {
    ran.lines.iter().filter(|line| line["event"] == "certificate").collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_certificate_is_added_listed_and_removed() {
    let rig = Rig::new(Content::Synthetic(1)).await;
    let (pem, _) = authority("Company network");
    let file = rig.file("company.pem", pem);
    let command = |arguments: &[&str]| {
        let mut command = rig.bare();
        command.args(["--json", "certificates"]).args(arguments);
        command
    };
    let path = file.to_str().expect("text");
    run(&mut command(&["add", path])).await.assert_refused(2, "requestInvalid");
    assert!(told(&run(&mut command(&["list"])).await).is_empty(), "nobody has agreed yet");

    let added = run(&mut command(&["add", path, "--yes"])).await;
    assert_eq!(added.code, 0, "{}", added.stderr);
    let facts = told(&added)[0].clone();
    assert!(facts["subject"].as_str().expect("a subject").contains("Company network"), "{facts}");
    run(&mut command(&["add", path, "--yes"])).await;
    let listed = run(&mut command(&["list"])).await;
    assert_eq!(told(&listed), [&facts], "the same again is no second one");

    run(&mut command(&["remove", "0000"])).await.assert_refused(2, "notFound");
    let fingerprint = facts["fingerprint"].as_str().expect("a fingerprint");
    let removed = run(&mut command(&["remove", &fingerprint[..8]])).await;
    assert_eq!(removed.code, 0, "{}", removed.stderr);
    assert!(told(&run(&mut command(&["list"])).await).is_empty());
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_no_authority_is_refused() {
    let rig = Rig::new(Content::Synthetic(1)).await;
    let (pem, key) = authority("Company network");
    let (server, _) =
        signed(CertificateParams::new(vec!["aem.example".to_owned()]).expect("names"));
    for (name, content, code) in [
        ("words.pem", "not a certificate".to_owned(), "certificateNotRecognised"),
        ("server.pem", server, "certificateNotAuthority"),
        ("both.pem", format!("{pem}{key}"), "certificateHasPrivateKey"),
    ] {
        let file = rig.file(name, content);
        let mut add = rig.bare();
        let refused = run(add.args(["--json", "certificates", "add", "--yes"]).arg(file)).await;
        refused.assert_refused(2, code);
        assert!(!refused.stdout.contains("PRIVATE KEY") && !refused.stderr.contains("PRIVATE KEY"));
    }
    let missing = rig.folder.path().join("not-there.cer");
    let mut add = rig.bare();
    let refused = run(add.args(["--json", "certificates", "add", "--yes"]).arg(&missing)).await;
    refused.assert_refused(2, "fileNotRead");
    let message = refused.last()["message"].as_str().expect("a message");
    assert!(message.contains("not-there.cer"), "{message}");
    let listed = run(rig.bare().args(["--json", "certificates", "list"])).await;
    assert!(told(&listed).is_empty());
}
