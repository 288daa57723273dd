use serde_json::json;

use super::*;
use crate::keys::fixtures::{NOW, access_token};

const SECRET: &str = "p8e-canary-secret-0123456789abcdef";

fn reply(status: u16, body: impl Into<String>) -> Reply {
    Reply {
        status,
        content_type: Some("application/json".to_owned()),
        date: Some(NOW),
        body: body.into().into(),
        ..Reply::default()
    }
}

fn read_whole(reply: &Reply) -> Result<Result<Issued, Refusal>, Error> {
    let secrets =
        [SECRET, "p8e-canary-second"].map(|secret| Arc::new(Redacted::new(secret.into())));
    read(reply, &secrets.each_ref(), NOW)
}

fn read_at(reply: &Reply) -> Result<Issued, Error> {
    read_whole(reply)?.map_err(|refusal| refusal.error)
}

fn refused(status: u16, error: &str, description: &str) -> Error {
    read_at(&reply(status, json!({"error": error, "error_description": description}).to_string()))
        .unwrap_err()
}

#[test]
fn every_documented_refusal_has_its_meaning() {
    let no_match = "Could not match JWT signature to any of the bindings";
    assert!(matches!(refused(400, "invalid_token", no_match), Error::KeyRejected { .. }));
    assert!(matches!(refused(400, "invalid_signature", ""), Error::KeyRejected { .. }));
    assert!(matches!(refused(400, "invalid_token", "expired"), Error::KeyRejected { .. }));
    assert!(matches!(
        refused(400, "invalid_client", "invalid client_id parameter"),
        Error::CredentialUnknown { .. }
    ));
    assert!(matches!(refused(401, "invalid_client", ""), Error::CredentialUnknown { .. }));
    assert!(matches!(refused(401, "something_new", ""), Error::CredentialUnknown { .. }));
    assert!(matches!(refused(400, "invalid_scope", "not a subset"), Error::ScopeMissing { .. }));
    assert!(matches!(refused(400, "bad_request", "sub"), Error::CredentialUnknown { .. }));
    assert!(matches!(
        refused(500, "internal_error", "Please try again later"),
        Error::Unavailable { status: 500, .. }
    ));
    assert!(matches!(refused(429, "too_many", ""), Error::Unavailable { status: 429, .. }));
    assert!(matches!(refused(400, "something_new", ""), Error::Unexpected { status: 400, .. }));
    assert!(
        matches!(refused(200, "invalid_client", ""), Error::CredentialUnknown { .. }),
        "an error under 200"
    );
}

#[test]
fn a_refusal_says_what_else_may_be_tried() {
    let flags = |status: u16, error: &str, description: &str| {
        let body = json!({"error": error, "error_description": description}).to_string();
        let refusal = read_whole(&reply(status, body)).unwrap().unwrap_err();
        assert_eq!(refusal.date, Some(NOW));
        (refusal.secret, refusal.time)
    };
    for (status, error, description, expected) in [
        (400, "invalid_client", "invalid client_secret parameter", (true, false)),
        (401, "invalid_client", "invalid client_secret parameter", (true, false)),
        (400, "invalid_client", "", (true, false)),
        (401, "invalid_client", "client id and secret do not match", (true, false)),
        (400, "invalid_client", "invalid client_id parameter", (false, false)),
        (400, "invalid_scope", "", (false, false)),
        (500, "invalid_client", "", (false, false)),
        (429, "invalid_client", "", (false, false)),
        (400, "invalid_token", "JWT token is expired", (false, true)),
        (400, "invalid_token", "", (false, true)),
        (400, "invalid_token", "Could not match JWT signature", (false, false)),
        (400, "invalid_signature", "", (false, false)),
        (503, "invalid_token", "", (false, false)),
    ] {
        assert_eq!(flags(status, error, description), expected, "{status} {error} {description}");
    }
}

#[test]
fn what_is_no_answer_is_never_a_token() {
    let page = "<html><body>Sign in</body></html>";
    let html = Reply { content_type: Some("text/html".to_owned()), ..reply(200, page) };
    let not_data = |status, page| Error::NotData { status, page };
    assert_eq!(read_at(&html).unwrap_err(), not_data(200, Page::Block));
    assert_eq!(read_at(&reply(200, page)).unwrap_err(), not_data(200, Page::Block));
    let sign_in = Page::SignIn { host: None };
    assert_eq!(read_at(&reply(302, "")).unwrap_err(), not_data(302, sign_in));
    assert!(matches!(
        read_at(&reply(503, "sorry")).unwrap_err(),
        Error::Unavailable { status: 503, .. }
    ));
    assert!(matches!(read_at(&reply(200, "{\"access_tok")).unwrap_err(), Error::Unexpected { .. }));
    assert!(matches!(read_at(&reply(200, "{}")).unwrap_err(), Error::Unexpected { .. }));
    assert!(matches!(
        read_at(&reply(200, r#"{"access_token":""}"#)).unwrap_err(),
        Error::Unexpected { .. }
    ));
    assert!(matches!(
        read_at(&reply(200, r#"{"access_token":"a\r\nb"}"#)).unwrap_err(),
        Error::Unexpected { .. }
    ));
    assert!(matches!(
        read_at(&reply(400, r#"{"access_token":"abc"}"#)).unwrap_err(),
        Error::Unexpected { .. }
    ));
}

/// Whatever its status: a refusal of Adobe's is JSON.
#[test]
fn an_answer_of_the_network_is_no_refusal_of_the_key() {
    for (status, kind, body, page) in [
        (403, "text/html", "<html>Blocked</html>", Page::Block),
        (403, "text/plain", "blocked", Page::Block),
        (401, "text/html", "<html>Who are you?</html>", Page::SignIn { host: None }),
        (511, "text/html", "<html>Sign in</html>", Page::SignIn { host: None }),
        (200, "text/html", "<input type='password'>", Page::SignIn { host: None }),
        (400, "text/plain", "Bad Request", Page::Block),
        (502, "text/html", "<html>Bad Gateway</html>", Page::Gateway),
        (504, "text/plain", "", Page::Gateway),
    ] {
        let answer = Reply { content_type: Some(kind.to_owned()), ..reply(status, body) };
        assert_eq!(read_at(&answer).unwrap_err(), Error::NotData { status, page }, "{kind}");
    }
}

#[test]
fn the_end_of_a_token_in_both_units_and_by_its_own_word() {
    let ends = |token: &str, expires_in: Value| {
        let body = json!({"token_type": "bearer", "access_token": token, "expires_in": expires_in})
            .to_string();
        read_at(&reply(200, body)).unwrap().ends_at - NOW
    };
    assert_eq!(ends("opaque", json!(86_399_998)), Duration::milliseconds(86_399_998));
    assert_eq!(ends("opaque", json!(86_399)), Duration::seconds(86_399));
    assert_eq!(ends("opaque", json!("3600")), Duration::HOUR);
    assert_eq!(ends("opaque", json!(999_999_999_999_i64)), Duration::DAY, "clamped");
    for nonsense in [json!(null), json!(-5), json!(0), json!("soon"), json!([1])] {
        assert_eq!(ends("opaque", nonsense), Duration::DAY);
    }
    assert_eq!(
        ends(&access_token(NOW, 5), json!(86_399_998)),
        Duration::hours(5),
        "its own word counts more"
    );
    assert_eq!(ends(&access_token(NOW, 5000), json!(3600)), Duration::DAY, "clamped as well");
}

#[test]
fn the_end_follows_our_clock_when_that_is_wrong() {
    let server = NOW - Duration::hours(3);
    let body =
        json!({"access_token": access_token(server, 5), "expires_in": 18_000_000}).to_string();
    let issued = read_at(&Reply { date: Some(server), ..reply(200, body) }).unwrap();
    assert_eq!(issued.ends_at, NOW + Duration::hours(5));
    assert_eq!(issued.ahead, Some(Duration::hours(3)));
    let ahead = |seconds: i64| {
        let date = Some(NOW - Duration::seconds(seconds));
        let answer = Reply { date, ..reply(200, r#"{"access_token":"opaque"}"#) };
        read_at(&answer).unwrap().ahead
    };
    assert_eq!((ahead(120), ahead(-120)), (None, None), "network and rounding");
    assert_eq!(ahead(121), Some(Duration::seconds(121)));
    assert_eq!(ahead(-121), Some(Duration::seconds(-121)));
}

#[test]
fn no_error_repeats_a_secret_the_server_quoted() {
    let assertion =
        format!("eyJhbGciOiJSUzI1NiJ9.{}.{}", "canary0".repeat(20), "canary1".repeat(20));
    for description in [
        format!("bad secret {SECRET}"),
        format!("bad token {assertion}"),
        format!("x{SECRET}x"),
        "not p8e-canary-second".to_owned(),
    ] {
        let error = refused(400, "invalid_client", &description);
        let shown = format!("{error} {error:?}");
        assert!(!shown.contains("canary") && shown.contains("invalid_client"), "{shown}");
    }
}
