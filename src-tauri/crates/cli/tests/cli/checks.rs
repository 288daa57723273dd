//! `check --json`: one object per finding, with codes and exit codes that scripts
//! can rely on, for everything the practice environment can stage.

use relabel_sandbox::{Content, Fault, ImsFault, LIBRARY_ROOT, OauthForm, Options, Sandbox};
use serde_json::{Value as Json, json};

use crate::rig::{Ran, Rig, run};

const STEPS: [&str; 9] =
    ["key", "name", "network", "secure", "signIn", "account", "api", "read", "write"];

impl Ran {
    fn findings(&self) -> Vec<&Json> {
        self.lines.iter().filter(|line| line["event"] == "finding").collect()
    }

    /// The codes of all steps, in order.
    fn codes(&self) -> Vec<&str> {
        self.findings().iter().map(|line| line["code"].as_str().expect("a code")).collect()
    }

    fn finding(&self, step: &str) -> &Json {
        self.findings().into_iter().find(|line| line["step"] == step).expect("every step is told")
    }

    /// Every step has its row, in order, and the check came to its end.
    fn assert_whole(&self) {
        let steps: Vec<_> = self.findings().iter().map(|line| line["step"].clone()).collect();
        assert_eq!(steps, STEPS.map(Json::from), "{}{}", self.stdout, self.stderr);
        for line in self.findings() {
            assert!(!line["message"].as_str().expect("a message").is_empty(), "{line}");
            let marks = ["good", "warning", "bad", "skipped"];
            assert!(marks.contains(&line["mark"].as_str().expect("a mark")), "{line}");
            assert!(line["request"].is_null() || line["request"]["kind"].is_string(), "{line}");
        }
        assert_eq!(self.last()["event"], "finished", "{}", self.stdout);
        assert_eq!(self.last()["counts"]["changed"], 0);
    }
}

/// With an OAuth key instead of the service credentials.
async fn oauth(options: Options) -> Rig {
    let rig = Rig::with(options).await;
    std::fs::write(&rig.key, rig.sandbox.oauth_file(OauthForm::Flat)).expect("a file");
    rig
}

async fn checked(rig: &Rig) -> Ran {
    let checked = run(&mut rig.with_file("check", &rig.key, ["--folder", LIBRARY_ROOT])).await;
    checked.assert_whole();
    checked
}

fn writer() -> Options {
    Options { content: Content::Library, technical_user_may_write: true, ..Options::default() }
}

fn reader() -> Options {
    Options { technical_user_may_write: false, ..writer() }
}

#[tokio::test(flavor = "multi_thread")]
async fn what_works_is_all_good_and_leaves_nothing_behind() {
    let rig = Rig::with(writer()).await;
    let before = rig.sandbox.typed(LIBRARY_ROOT);
    let good = checked(&rig).await;
    assert_eq!(
        good.codes(),
        [
            "keyGood",
            "nameFound",
            "reached",
            "secureNotNeeded",
            "signedIn",
            "accountKnown",
            "apiNotNeeded",
            "canRead",
            "canWrite"
        ]
    );
    assert_eq!(good.code, 0, "{}", good.stderr);
    assert!(good.finding("signIn")["until"].is_string());
    assert!(good.finding("account")["account"].as_str().is_some_and(|who| who.contains('@')));
    assert_eq!(rig.sandbox.typed(LIBRARY_ROOT), before, "the trial left something behind");

    let rig = oauth(writer()).await;
    let good = checked(&rig).await;
    assert_eq!(good.code, 0, "{}", good.stdout);
    assert_eq!(good.finding("api")["code"], "clientRegistered");
    assert_eq!(good.finding("write")["code"], "canWrite");
    let taken = rig.sandbox.writes().iter().filter(|write| write.status < 300).count();
    assert_eq!(taken, 0, "with OAuth the trial is one that AEM must refuse");
}

/// What is staged, the step that tells it, and how.
struct Case {
    name: &'static str,
    stage: fn(&Sandbox),
    oauth: bool,
    may_write: bool,
    step: &'static str,
    code: &'static str,
    error: Option<&'static str>,
    request: Option<&'static str>,
    exit: i32,
}

fn aem(sandbox: &Sandbox, fault: Fault) {
    sandbox.set_fault(Some(fault));
}

fn ims(sandbox: &Sandbox, fault: ImsFault) {
    sandbox.set_ims_fault(Some(fault));
}

fn cases() -> Vec<Case> {
    let case = |name, stage: fn(&Sandbox), step, code, exit| Case {
        name,
        stage,
        oauth: false,
        may_write: true,
        step,
        code,
        error: None,
        request: None,
        exit,
    };
    vec![
        Case {
            error: Some("scopeMissing"),
            request: Some("addScope"),
            ..case("scope", |s| ims(s, ImsFault::ScopeMissing), "signIn", "signInFailed", 3)
        },
        Case {
            error: Some("scopeMissing"),
            request: Some("addScope"),
            oauth: true,
            ..case("OAuth scope", |s| ims(s, ImsFault::ScopeMissing), "signIn", "signInFailed", 3)
        },
        Case {
            error: Some("credentialUnknown"),
            request: Some("newKey"),
            ..case("deleted", |s| ims(s, ImsFault::CredentialDeleted), "signIn", "signInFailed", 3)
        },
        Case {
            error: Some("keyRejected"),
            request: Some("newKey"),
            ..case("revoked", |s| ims(s, ImsFault::CertificateRevoked), "signIn", "signInFailed", 3)
        },
        Case {
            error: Some("credentialUnknown"),
            request: Some("newKey"),
            oauth: true,
            ..case(
                "both secrets deleted",
                |s| (0..2).for_each(|secret| s.delete_oauth_secret(secret)),
                "signIn",
                "signInFailed",
                3,
            )
        },
        Case {
            error: Some("signInUnavailable"),
            ..case("no sign-in", |s| ims(s, ImsFault::InternalError), "signIn", "signInFailed", 3)
        },
        Case {
            request: Some("rightEnvironment"),
            ..case(
                "other environment",
                |s| aem(s, Fault::OtherEnvironment),
                "account",
                "otherEnvironment",
                3,
            )
        },
        Case {
            request: Some("wakeEnvironment"),
            ..case("asleep", |s| aem(s, Fault::Asleep), "account", "asleep", 1)
        },
        Case {
            error: Some("notData"),
            request: Some("rightEnvironment"),
            ..case("login page", |s| aem(s, Fault::HtmlLoginPage), "account", "signInPage", 1)
        },
        Case {
            error: Some("notData"),
            ..case("refused", |s| aem(s, Fault::Status(403)), "account", "notAem", 1)
        },
        Case {
            request: Some("registerClient"),
            oauth: true,
            ..case("unregistered", |s| s.register_client(false), "api", "clientNotRegistered", 4)
        },
        Case {
            request: Some("addProfile"),
            oauth: true,
            ..case("no profile", |s| s.set_profile(false), "api", "profileMissing", 4)
        },
        Case {
            request: Some("grantRead"),
            ..case(
                "read refused",
                |s| aem(s, Fault::ReadRefused { below: LIBRARY_ROOT.to_owned() }),
                "read",
                "readRefused",
                4,
            )
        },
        Case {
            request: Some("grantRead"),
            ..case(
                "hidden",
                |s| aem(s, Fault::FolderHidden { path: LIBRARY_ROOT.to_owned() }),
                "read",
                "folderMissing",
                4,
            )
        },
        Case {
            request: Some("grantWrite"),
            may_write: false,
            ..case("read only", |_| {}, "write", "writeRefused", 4)
        },
        Case {
            request: Some("grantWrite"),
            may_write: false,
            oauth: true,
            ..case("OAuth read only", |_| {}, "write", "writeRefused", 4)
        },
        Case {
            request: Some("grantWrite"),
            ..case(
                "read only folder",
                |s| s.refuse_writes_below(LIBRARY_ROOT),
                "write",
                "writeRefused",
                4,
            )
        },
    ]
}

#[tokio::test(flavor = "multi_thread")]
async fn each_failure_has_its_code_its_request_and_its_exit_code() {
    for case in cases() {
        let options = if case.may_write { writer() } else { reader() };
        let rig = if case.oauth { oauth(options).await } else { Rig::with(options).await };
        (case.stage)(&rig.sandbox);
        let checked = checked(&rig).await;
        let told = checked.finding(case.step);
        let name = case.name;
        assert_eq!(told["code"], case.code, "{name}: {}", checked.stdout);
        assert_eq!(told["mark"], "bad", "{name}: {told}");
        if let Some(error) = case.error {
            assert_eq!(told["error"], error, "{name}: {told}");
        }
        assert_eq!(told["request"]["kind"].as_str(), case.request, "{name}: {told}");
        assert_eq!(checked.code, case.exit, "{name}: {}", checked.stdout);
        let before = STEPS.iter().take_while(|step| **step != case.step);
        for step in before {
            assert_ne!(checked.finding(step)["mark"], "bad", "{name}: {}", checked.stdout);
        }
        if case.step != "write" {
            assert_eq!(checked.finding("write")["code"], "notTried", "{name}");
        }
        if told["request"].is_object() {
            assert_complete(&rig, told, &case);
        }
    }
}

/// The message says who, where and what, and holds no secret.
fn assert_complete(rig: &Rig, told: &Json, case: &Case) {
    let request = &told["request"];
    let message = request["message"].as_str().expect("a message");
    let address = rig.sandbox.origin();
    assert!(message.contains(address.as_str().trim_end_matches('/')), "{message}");
    let account = request["account"].as_str().expect("an account");
    assert!(account.contains("@techacct.adobe.com"), "{account}");
    assert!(message.contains(account), "{message}");
    if case.step == "read" || case.step == "write" {
        assert_eq!(request["folder"], LIBRARY_ROOT);
        assert!(message.contains(LIBRARY_ROOT), "{message}");
    }
    if case.step == "api" {
        let client = request["clientId"].as_str().expect("a client id");
        let yaml = request["yaml"].as_str().expect("the lines to add");
        assert!(yaml.contains(&format!("author: [\"{client}\"]")), "{yaml}");
        for line in yaml.lines() {
            assert!(message.contains(line), "{line} is not in {message}");
        }
    }
    for secret in rig.secrets() {
        assert!(!told.to_string().contains(&secret), "a secret in {}", case.name);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn an_environment_that_is_not_there_ends_with_1() {
    let rig = Rig::with(writer()).await;
    let Rig { sandbox, folder, key, .. } = rig;
    let address = sandbox.origin();
    sandbox.stopped().await;
    let mut check = crate::rig::program();
    check.args(["check", "--loopback", "--json", "--aem", address.as_str(), "--file"]).arg(&key);
    let checked = run(check.arg("--data-dir").arg(folder.path().join("data"))).await;
    checked.assert_whole();
    assert_eq!((checked.code, &checked.finding("network")["code"]), (1, &json!("notReached")));
    assert!(checked.finding("network")["request"].is_null(), "nobody's network is on the way");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_wrong_clock_is_named_or_made_up_for() {
    for seconds in [7_200, -7_200] {
        let rig = Rig::with(writer()).await;
        rig.sandbox.set_ims_fault(Some(ImsFault::ClockAhead(seconds)));
        let checked = checked(&rig).await;
        assert_eq!(checked.finding("key")["code"], "clockWrong");
        let said = checked.finding("key")["message"].as_str().expect("a sentence");
        assert!(said.contains("This computer’s clock"), "{said}");
        let told = checked.finding("signIn");
        // Signing with the right time helps where IMS then takes it.
        if told["code"] == "signedIn" {
            assert_eq!(checked.code, 0, "{}", checked.stdout);
        } else {
            assert_eq!((checked.code, &told["error"]), (3, &json!("clockWrong")), "{told}");
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn for_a_person_the_request_stands_below_its_row() {
    let rig = Rig::with(reader()).await;
    let mut check = rig.bare();
    check.args(["check", "--loopback", "--folder", LIBRARY_ROOT, "--file"]).arg(&rig.key);
    let output = check.output().await.expect("runs");
    let text = String::from_utf8(output.stdout).expect("text");
    assert_eq!(output.status.code(), Some(4), "{text}");
    let below = text.lines().skip_while(|line| !line.contains("Changing the folder"));
    let below: Vec<_> =
        below.skip_while(|line| !line.contains("Request for your administrator:")).collect();
    assert!(below.iter().any(|line| line.contains("jcr:read and rep:write")), "{text}");
    assert!(below.iter().any(|line| line.contains(LIBRARY_ROOT)), "{text}");
    for secret in rig.secrets() {
        assert!(!text.contains(&secret), "a secret is printed");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn the_network_check_names_the_layer_and_sends_no_key() {
    let rig = Rig::with(writer()).await;
    let origin = rig.sandbox.origin();
    let network = || {
        let mut check = rig.bare();
        check.args(["check", "--network", "--json", "--loopback", "--ims", origin.as_str()]);
        check
    };
    let good = run(&mut network()).await;
    assert_eq!(good.code, 0, "{}{}", good.stdout, good.stderr);
    let codes: Vec<_> = good.findings().iter().map(|line| line["code"].clone()).collect();
    assert_eq!(codes, ["nameFound", "reached", "secureNotNeeded", "answers"].map(Json::from));
    assert!(good.findings().iter().all(|line| line["host"].is_string()));
    // One question, which holds no key: it is refused.
    let asked = rig.sandbox.requests();
    let [question] = asked.as_slice() else { panic!("{asked:?}") };
    assert_eq!((question.path.as_str(), question.status), ("/ims/token/v3", 400));

    let other = Rig::with(writer()).await;
    let gone = other.sandbox.origin();
    other.sandbox.stopped().await;
    let mut check = rig.bare();
    check.args(["check", "--network", "--json", "--loopback", "--ims", gone.as_str()]);
    let bad = run(&mut check).await;
    assert_eq!(bad.code, 1, "{}{}", bad.stdout, bad.stderr);
    let failed = bad.findings().into_iter().find(|line| line["mark"] == "bad").expect("a failure");
    assert_eq!((&failed["step"], &failed["code"]), (&json!("network"), &json!("notReached")));
    assert!(failed["request"].is_null(), "nobody's network is on the way");
}

#[tokio::test(flavor = "multi_thread")]
async fn what_to_check_must_be_named_and_a_network_check_takes_nothing_else() {
    let rig = Rig::new(Content::Synthetic(1)).await;
    run(rig.bare().args(["check", "--json"])).await.assert_refused(2, "requestInvalid");
    let mut both = rig.with_key("check", ["--network"]);
    run(&mut both).await.assert_refused(2, "requestInvalid");
    let mut elsewhere = rig.with_key("check", ["--folder", "/etc"]);
    run(&mut elsewhere).await.assert_refused(2, "pathInvalid");
}
