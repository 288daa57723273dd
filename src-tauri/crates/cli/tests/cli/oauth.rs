//! OAuth server-to-server credentials in every form people have them in.

use relabel_sandbox::{Content, OauthForm, Options};
use serde_json::{Value as Json, json};

use crate::RIGHTS;
use crate::rig::{Ran, Rig, run};

const FORMS: [(OauthForm, &str); 4] = [
    (OauthForm::Flat, "oauth.json"),
    (OauthForm::Cli, "credentials.json"),
    (OauthForm::Project, "AEM-project.json"),
    (OauthForm::Env, ".env"),
];
const ALL: [&str; 3] = ["--folder", "/content/dam", "--recursive"];

#[tokio::test(flavor = "multi_thread")]
async fn every_form_lists_and_changes_assets() {
    for (form, name) in FORMS {
        let rig = Rig::new(Content::Synthetic(3)).await;
        let file = rig.file(name, rig.sandbox.oauth_file(form));
        let listed = run(&mut rig.with_file("assets", &file, ALL)).await;
        assert_eq!(listed.code, 0, "{form:?}: {}", listed.stderr);
        let assets = listed.lines.iter().filter(|line| line["event"] == "asset");
        assert_eq!(assets.count(), 3, "{form:?}");
        for path in rig.assets("/content/dam").await {
            let old = json!({"type": "String", "value": "old"});
            rig.sandbox.set_metadata(&path, "dc:rights", old);
        }
        let set = run(rig.with_file("set", &file, ALL).args(RIGHTS).arg("--yes")).await;
        assert_eq!((set.code, set.count("changed")), (0, 3), "{form:?}: {}", set.stderr);
        for path in rig.assets("/content/dam").await {
            assert_eq!(rig.held(&path, "dc:rights")["value"], RIGHTS[3], "{form:?}");
        }
        let patched = rig.sandbox.writes().iter().filter(|write| write.method == "PATCH").count();
        assert!(patched >= 3, "{form:?}: AEM's own interface was used");
        for secret in rig.secrets() {
            for ran in [&listed, &set] {
                assert!(!ran.stdout.contains(&secret) && !ran.stderr.contains(&secret), "{form:?}");
            }
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn an_oauth_file_without_an_address_asks_for_it_and_suggests_one() {
    let rig = Rig::new(Content::Synthetic(1)).await;
    for (form, name) in FORMS {
        let file = rig.file(name, rig.sandbox.oauth_file(form));
        let mut assets = rig.bare();
        assets.args(["assets", "--json", "--loopback", "--file"]).arg(&file).args(ALL);
        let refused = run(&mut assets).await;
        refused.assert_refused(2, "requestInvalid");
        let message = refused.last()["message"].as_str().expect("a message");
        assert!(message.contains("--aem https://author-p"), "{message}");
        // Project and .env tell the numbers of the environment, the others nothing.
        let tells = matches!(form, OauthForm::Project | OauthForm::Env);
        assert_eq!(message.contains("--aem https://author-p9"), tells, "{form:?}: {message}");
    }
    assert!(rig.sandbox.requests().is_empty(), "nothing was sent");
}

#[tokio::test(flavor = "multi_thread")]
async fn of_two_credentials_one_is_named() {
    let rig = Rig::new(Content::Synthetic(2)).await;
    let content = rig.sandbox.project_file_with_two_credentials();
    let parsed: Json = serde_json::from_slice(&content).expect("JSON");
    let listed = parsed["project"]["workspace"]["details"]["credentials"].as_array();
    let listed = listed.expect("credentials").iter();
    let of_aem: Vec<_> =
        listed.filter(|one| one["integration_type"] == "oauth_server_to_server").collect();
    assert_eq!(of_aem.len(), 2);
    let file = rig.file("project.json", content);

    let refused = run(&mut rig.with_file("assets", &file, ALL)).await;
    refused.assert_refused(2, "requestInvalid");
    let message = refused.last()["message"].as_str().expect("a message");
    for credential in &of_aem {
        assert!(message.contains(credential["name"].as_str().expect("a name")), "{message}");
    }
    assert!(message.contains("--credential"), "{message}");
    let unknown = run(&mut rig.with_file(
        "assets",
        &file,
        ALL.map(str::to_owned)
            .into_iter()
            .chain(["--credential".to_owned(), "Credential for pictures".to_owned()]),
    ))
    .await;
    unknown.assert_refused(2, "requestInvalid");
    assert!(rig.sandbox.requests().is_empty(), "nothing was sent");

    for credential in &of_aem {
        let own = &credential["oauth_server_to_server"];
        for wanted in [&credential["name"], &own["client_id"]] {
            let wanted = wanted.as_str().expect("text");
            let mut check = rig.with_file("check", &file, ["--credential", wanted]);
            let checked = run(&mut check).await;
            assert_eq!(checked.code, 0, "{wanted}: {}{}", checked.stdout, checked.stderr);
            let known = finding(&checked, "account");
            assert_eq!(known["account"], own["technical_account_email"], "{wanted}");
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_single_credential_is_not_taken_for_another() {
    let rig = Rig::new(Content::Synthetic(1)).await;
    let file = rig.file("oauth.json", rig.sandbox.oauth_file(OauthForm::Flat));
    let mut other = rig.with_file("check", &file, ["--credential", "another"]);
    run(&mut other).await.assert_refused(2, "requestInvalid");
    let flat: Json =
        serde_json::from_slice(&rig.sandbox.oauth_file(OauthForm::Flat)).expect("JSON");
    let own = flat["CLIENT_ID"].as_str().expect("a client id");
    let checked = run(&mut rig.with_file("check", &file, ["--credential", own])).await;
    assert_eq!(checked.code, 0, "{}", checked.stderr);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_deleted_first_secret_does_not_stop_the_second() {
    let rig = Rig::new(Content::Synthetic(1)).await;
    let file = rig.file("oauth.json", rig.sandbox.oauth_file(OauthForm::Flat));
    rig.sandbox.delete_oauth_secret(0);
    let set = run(rig.with_file("set", &file, ALL).args(RIGHTS).arg("--yes")).await;
    assert_eq!((set.code, set.count("changed")), (0, 1), "{}", set.stderr);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_client_that_is_not_registered_stops_the_job_with_4() {
    let options = Options {
        content: Content::Synthetic(30),
        technical_user_may_write: true,
        ..Options::default()
    };
    let rig = Rig::with(options).await;
    rig.sandbox.register_client(false);
    let file = rig.file("oauth.json", rig.sandbox.oauth_file(OauthForm::Flat));
    let set = run(rig.with_file("set", &file, ALL).args(RIGHTS).arg("--yes")).await;
    assert_eq!(set.code, 4, "{}{}", set.stdout, set.stderr);
    let told = set.lines.iter().find(|line| line["event"] == "paused" || line["event"] == "error");
    assert_eq!(told.map(|line| &line["code"]), Some(&json!("clientNotRegistered")));
    assert!(rig.sandbox.writes().iter().all(|write| write.status >= 400), "nothing was changed");
}

fn finding<'a>(checked: &'a Ran, step: &str) -> &'a Json {
    let mut findings = checked.lines.iter().filter(|line| line["event"] == "finding");
    findings.find(|line| line["step"] == step).expect("every step is told")
}
