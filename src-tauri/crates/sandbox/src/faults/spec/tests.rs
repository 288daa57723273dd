//! Every name and condition of the help can be written, and nothing else.

use std::time::Duration;

use serde_json::json;

use super::{HELP, Spec, parse};
use crate::faults::{
    Assets, Edit, EditKind, Effect, Fault, ImsFault, JobEnd, Requests, Rule, Target, When,
};
use crate::limit::RetryAfter;

fn rule(text: &str) -> Rule {
    match parse(text) {
        Ok(Spec::Rule(rule)) => *rule,
        other => panic!("{text}: {other:?}"),
    }
}

#[test]
fn every_name_of_the_help_is_a_fault() {
    for (text, effect) in [
        ("429", Effect::TooManyRequests(RetryAfter::Seconds(1))),
        ("429:retry-after=garbage", Effect::TooManyRequests("garbage".parse().unwrap())),
        ("503-html", Effect::Unavailable(RetryAfter::Absent)),
        ("gateway=403", Effect::Gateway(403)),
        ("500", Effect::Status(500)),
        ("404", Effect::Status(404)),
        ("401", Effect::Unauthorized),
        ("403", Effect::Forbidden),
        ("409", Effect::Processing),
        ("423", Effect::CheckedOut(423)),
        (
            "302:location=https://login.example/a%2Cb",
            Effect::Redirect { status: 302, location: "https://login.example/a,b".into() },
        ),
        ("flapping", Effect::Flapping),
        ("oak-conflict", Effect::OakConflict),
        ("login-page:from=500", Effect::LoginPage),
        ("inner-status=500", Effect::InnerStatus(500)),
        ("200-empty", Effect::Empty),
        ("204", Effect::NoContent),
        (
            "202:polls=3,end=forgotten,retry-after=date+5",
            Effect::Accepted { polls: 3, end: JobEnd::Forgotten, retry_after: RetryAfter::Date(5) },
        ),
        ("checked-out=409", Effect::CheckedOut(409)),
        ("processing", Effect::Processing),
        ("reset", Effect::Reset),
        ("cut-body", Effect::CutBody),
        ("sliced", Effect::Sliced),
        ("stall=60s", Effect::Stall(Duration::from_secs(60))),
        ("stall-body=500ms", Effect::StallBody(Duration::from_millis(500))),
        ("slow=100", Effect::Slow(100.0)),
        ("delay=10m", Effect::Delay(Duration::from_secs(600))),
        (
            "delete:path=/content/dam/a",
            Effect::Delete(Target::Listed(vec!["/content/dam/a".into()])),
        ),
        (
            "move:target=any,number=3,below=/content/dam/x",
            Effect::Move(Target::First {
                number: 3,
                below: "/content/dam/x".into(),
                written: None,
            }),
        ),
        ("tokens-expire", Effect::TokensExpire),
        ("invalid-client", Effect::InvalidClient),
    ] {
        assert_eq!(rule(text).effect, effect, "{text}");
        let name = text.split([':', '=']).next().unwrap();
        assert!(HELP.contains(name), "{name} is not in the help");
    }
    let Effect::Edit(edit, target) = rule("edit=same-value:target=this,value=[1]").effect else {
        panic!("no edit");
    };
    let value = Some(json!([1]));
    assert_eq!(edit, Edit { kind: EditKind::SameValue, property: None, value });
    assert_eq!(target, Target::This);
}

#[test]
fn standing_faults_have_no_conditions() {
    for (text, spec) in [
        ("asleep", Spec::Standing(Fault::Asleep)),
        ("other-environment", Spec::Standing(Fault::OtherEnvironment)),
        ("login-page", Spec::Standing(Fault::HtmlLoginPage)),
        ("scope-missing", Spec::SignIn(ImsFault::ScopeMissing)),
        ("credential-deleted", Spec::SignIn(ImsFault::CredentialDeleted)),
        ("key-revoked", Spec::SignIn(ImsFault::CertificateRevoked)),
        ("clock-ahead=-600", Spec::SignIn(ImsFault::ClockAhead(-600))),
        ("client-id-refused", Spec::Standing(Fault::ClientIdRefused)),
        ("api-scopes-missing", Spec::Standing(Fault::ApiScopesMissing)),
        (
            "interface-refused=/content/dam/x",
            Spec::Standing(Fault::InterfaceRefused { below: "/content/dam/x".into() }),
        ),
        ("one-by-one", Spec::Standing(Fault::OneByOne { status: 404 })),
        ("one-by-one=403", Spec::Standing(Fault::OneByOne { status: 403 })),
        ("traversal-limit=9", Spec::Standing(Fault::TraversalLimit { nodes: 9 })),
        ("retypes=dc%3Arights", Spec::Standing(Fault::Retypes { property: "dc:rights".into() })),
    ] {
        assert_eq!(parse(text), Ok(spec), "{text}");
        if text != "login-page" {
            assert!(parse(&format!("{text}:from=2")).is_err(), "{text}");
        }
    }
}

#[test]
fn every_condition_of_the_help_is_read() {
    let text = "503-html:of=writes,from=5,every=2,share=20%,times=9,per-asset=3,for=60s,\
                after-writes=100,below=/content/dam/x,assets=1%,seed=7,applied=yes";
    let read = rule(text);
    assert!(read.carried_out);
    let expected = When {
        of: Requests::Writes,
        below: Some("/content/dam/x".into()),
        assets: Assets::Share(0.01),
        after_writes: 100,
        from: 5,
        every: 2,
        share: 0.2,
        times: Some(9),
        per_asset: Some(3),
        lasts: Some(Duration::from_secs(60)),
        seed: 7,
    };
    assert_eq!(read.when, expected);
    for pair in text.split_once(':').unwrap().1.split(',') {
        assert!(HELP.contains(pair.trim().split('=').next().unwrap()), "{pair}");
    }
    assert_eq!(rule("500:asset-every=270").when.assets, Assets::Every(270));
    let listed = rule("500:path=/content/dam/a,path=/content/dam/b").when.assets;
    assert_eq!(listed, Assets::Listed(vec!["/content/dam/a".into(), "/content/dam/b".into()]));
    assert_eq!(rule("503-html").when.of, Requests::Aem);
    assert_eq!(rule("invalid-client").when.of, Requests::SignIn);
    assert_eq!(rule("delete:from=5").when.times, Some(1));
    assert!(rule("204").carried_out && !rule("reset").carried_out);
}

#[test]
fn what_is_no_fault_is_refused_with_its_reason() {
    for (text, reason) in [
        ("", "no fault"),
        ("sleep", "no fault"),
        ("99", "no fault"),
        ("asleep=1", "no value"),
        ("reset=1", "no value"),
        ("clock-ahead", "seconds"),
        ("clock-ahead=soon", "seconds"),
        ("stall", "needs a value"),
        ("stall=60", "60s"),
        ("edit=all", "no edit"),
        ("inner-status=1000", "no HTTP status"),
        ("500:from", "KEY=VALUE"),
        ("500:from=0", "begins at 1"),
        ("500:every=0", "begins at 1"),
        ("500:every=often", "number"),
        ("500:share=20", "20%"),
        ("500:share=120%", "20%"),
        ("500:of=some", "no requests"),
        ("500:applied=maybe", "yes or no"),
        ("500:polls=1", "knows no"),
        ("429:retry-after=soon", "none of SECONDS"),
        ("202:end=well", "no job ends"),
        ("delete:target=some", "no target"),
    ] {
        let error = parse(text).unwrap_err().to_string();
        assert!(error.contains(reason), "{text}: {error}");
    }
}
