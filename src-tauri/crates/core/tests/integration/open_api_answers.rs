//! What AEM's programming interface may answer and the practice environment does
//! not: servers that say exactly the bytes a test gives them.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on fails here")]

use std::sync::Arc;

use base64::{Engine as _, engine::general_purpose::URL_SAFE_NO_PAD};
use relabel_access::http::{Client, Reach};
use relabel_access::ims::{SystemClock, Tokens};
use relabel_access::keys::recognise;
use relabel_aem::{Author, Change, Closed, Error, Refusal, SignIn};
use relabel_model::{Kind, Property};
use serde_json::json;
use time::OffsetDateTime;

use super::opened::write as send;
use super::wire::{Evil, Scripted};

const ASSET: &str = "/content/dam/a.jpg";
const NODE: &str =
    r#"{"jcr:primaryType":"dam:Asset","jcr:uuid":"0a1b2c3d-1111-4222-8333-444455556666"}"#;
const STATE: &str = r#"{"jcr:primaryType":"dam:AssetContent","metadata":{"dc:rights":"old"}}"#;
const VIEW: &str = r#"{"assetMetadata":{"dc:rights":"old"}}"#;

/// A whole answer; `head` are status line and headers beside the length.
fn answer(head: &str, body: &str) -> Vec<u8> {
    // As by way of Adobe's delivery network.
    let length = body.len();
    format!("HTTP/1.1 {head}\r\nx-served-by: cache-test\r\ncontent-length: {length}\r\n\r\n{body}")
        .into()
}

fn ok(body: &str) -> Vec<u8> {
    answer("200 OK\r\ncontent-type: application/json", body)
}

/// An author at a scripted server, with a client id and a token that needs no sign-in.
fn author(port: u16) -> Author {
    let now = OffsetDateTime::now_utc();
    let claims = json!({
        "type": "access_token", "user_id": "0A1B@AdobeID", "as": "ims-na1",
        "created_at": (now.unix_timestamp() * 1_000).to_string(), "expires_in": "86400000"
    });
    let part = |text: &str| URL_SAFE_NO_PAD.encode(text);
    let token =
        format!("{}.{}.{}", part(r#"{"alg":"RS256"}"#), part(&claims.to_string()), part("s"));
    let file = json!({ "ok": true, "statusCode": 200, "accessToken": token }).to_string();
    let reach = Reach::new(true);
    let key = recognise("token.json", file.as_bytes(), &reach, now).unwrap().one().unwrap();
    let origin = reach.author(&format!("http://127.0.0.1:{port}"), false).unwrap();
    let client = Client::new("Relabel/test").unwrap();
    let kind = key.kind();
    let tokens = Tokens::new(Arc::new(key), kind, client.clone(), reach, Arc::new(SystemClock));
    let api_key = Some("canary-client".to_owned());
    Author::new(client, origin, SignIn::Tokens { tokens, api_key })
}

/// Reads the asset and writes one field, with these answers of the interface.
async fn write(view: Vec<u8>, written: Vec<u8>) -> (Result<(), Error>, Vec<String>) {
    let server = Scripted::start(move |line| match line {
        line if line.starts_with("GET /adobe/") => view.clone(),
        line if line.starts_with("PATCH /adobe/") => written.clone(),
        line if line.starts_with("GET /content/dam/a.jpg.0.json ") => ok(NODE),
        line if line.starts_with("GET /content/dam/a.jpg/_jcr_content.1.json ") => ok(STATE),
        _ => answer("500 Not Expected\r\ncontent-type: text/plain", "?"),
    })
    .await;
    let author = author(server.port);
    let state = author.asset_state(ASSET).await.unwrap();
    let after = Some(Property::single(Kind::String, "new"));
    let changes = [Change { property: "dc:rights".to_owned(), after }];
    let result = send(&author, ASSET, &state, &changes).await;
    let requests = server.requests.lock().unwrap().clone();
    (result, requests)
}

fn posts(requests: &[String]) -> Vec<&String> {
    requests.iter().filter(|request| request.starts_with("POST ")).collect()
}

fn patches(requests: &[String]) -> Vec<&String> {
    requests.iter().filter(|request| request.starts_with("PATCH ")).collect()
}

#[tokio::test]
async fn the_version_goes_back_exactly_as_it_came() {
    for etag in ["\"a1\"", "W/\"a-1:2\"", "unquoted", "\"a, b\""] {
        let view =
            answer(&format!("200 OK\r\ncontent-type: application/json\r\netag: {etag}"), VIEW);
        let (result, requests) = write(view, answer("204 No Content", "")).await;
        result.unwrap();
        let [patch] = patches(&requests)[..] else { panic!("{requests:?}") };
        let path = "/adobe/assets/urn:aaid:aem:0a1b2c3d-1111-4222-8333-444455556666/metadata";
        assert!(patch.starts_with(&format!("PATCH {path} HTTP/1.1\r\n")), "{patch}");
        for header in [
            format!("if-match: {etag}\r\n"),
            "x-api-key: canary-client\r\n".to_owned(),
            "x-adobe-accept-experimental: 1\r\n".to_owned(),
            "content-type: application/json-patch+json\r\n".to_owned(),
        ] {
            assert!(patch.contains(&header), "{header} in {patch}");
        }
        let body = r#"[{"op":"add","path":"/assetMetadata/dc:rights","value":"new"}]"#;
        assert!(patch.ends_with(&format!("\r\n\r\n{body}")), "{patch}");
        assert!(!patch.contains("csrf-token"));
        let sling = requests.iter().find(|request| request.starts_with("GET /content/")).unwrap();
        assert!(!sling.contains("canary-client"), "only the interface sees the client id");
    }
}

/// Where AEM compares no versions, nothing is won by the interface, and Sling keeps types.
#[tokio::test]
async fn without_a_version_and_without_the_asset_it_goes_through_sling() {
    for view in [ok(VIEW), ok(r#"{"assetMetadata":{}}"#), answer("404 Not Found", "")] {
        let said = String::from_utf8_lossy(&view).into_owned();
        let (result, requests) = write(view, ok("{}")).await;
        assert!(matches!(result, Err(Error::Server { .. })), "nothing else answers: {result:?}");
        assert_eq!(patches(&requests), Vec::<&String>::new(), "{said}");
        assert_eq!(posts(&requests).len(), 1, "{said}");
    }
}

/// Its schema takes no such value, or it does not know the asset after all.
#[tokio::test]
async fn what_the_interface_does_not_take_goes_through_sling() {
    for refusal in ["400 Bad Request", "422 Unprocessable", "404 Not Found"] {
        let view = answer("200 OK\r\ncontent-type: application/json\r\netag: \"a\"", VIEW);
        let (result, requests) = write(view, answer(refusal, "")).await;
        assert!(matches!(result, Err(Error::Server { .. })), "nothing else answers: {result:?}");
        assert_eq!((patches(&requests).len(), posts(&requests).len()), (1, 1), "{refusal}");
    }
}

#[tokio::test]
async fn every_answer_to_a_write_has_one_meaning_and_is_not_asked_twice() {
    let problem = |status: &str| {
        let body = r#"{"type":"about:blank","title":"T","status":1,"detail":"because"}"#;
        answer(&format!("{status}\r\ncontent-type: application/problem+json"), body)
    };
    let html = |status: &str| {
        answer(&format!("{status}\r\ncontent-type: text/html"), "<html>sign in</html>")
    };
    type Meaning = fn(&Result<(), Error>) -> bool;
    let table: [(Vec<u8>, Meaning); 16] = [
        (ok(VIEW), |it| it.is_ok()),
        (answer("200 OK", ""), |it| it.is_ok()),
        (answer("202 Accepted", ""), |it| it.is_ok()),
        (answer("204 No Content", ""), |it| it.is_ok()),
        (html("200 OK"), |it| matches!(it, Err(Error::NotData { status: 200, .. }))),
        (answer("302 Found\r\nlocation: /sign-in", ""), |it| {
            matches!(it, Err(Error::NotData { .. }))
        }),
        (problem("401 Unauthorized"), |it| matches!(it, Err(Error::SignInRefused))),
        (
            problem("403 Forbidden"),
            |it| matches!(it, Err(Error::Forbidden { said, .. }) if said == "because"),
        ),
        (
            html("403 Forbidden"),
            |it| matches!(it, Err(Error::Forbidden { said, .. }) if said.is_empty()),
        ),
        (problem("406 Not Acceptable"), |it| {
            matches!(it, Err(Error::Rejected { status: 406, .. }))
        }),
        (problem("409 Conflict"), |it| {
            matches!(it, Err(Error::Refused { cause: Refusal::Commit, status: 409, .. }))
        }),
        (problem("412 Precondition Failed"), |it| matches!(it, Err(Error::Precondition { .. }))),
        (problem("415 Unsupported Media Type"), |it| {
            matches!(it, Err(Error::Rejected { status: 415, .. }))
        }),
        (problem("428 Precondition Required"), |it| matches!(it, Err(Error::Unguarded { .. }))),
        (problem("429 Too Many Requests"), |it| matches!(it, Err(Error::Busy { .. }))),
        (problem("500 Internal Server Error"), |it| matches!(it, Err(Error::Server { .. }))),
    ];
    for (written, meaning) in table {
        let said = String::from_utf8_lossy(&written).into_owned();
        let view = answer("200 OK\r\ncontent-type: application/json\r\netag: \"a\"", VIEW);
        let (result, requests) = write(view, written).await;
        assert!(meaning(&result), "{said}: {result:?}");
        assert_eq!(patches(&requests).len(), 1, "{said}");
    }
}

#[tokio::test]
async fn what_cannot_be_compared_first_is_not_written() {
    type Meaning = fn(&Error) -> bool;
    let not_listed = "IMS Client ID not allowlisted";
    let table: [(Vec<u8>, Meaning); 5] = [
        (answer("403 Forbidden", ""), |it| matches!(it, Error::InterfaceRefused { .. })),
        (answer("403 Forbidden\r\ncontent-type: text/plain", not_listed), |it| {
            matches!(it, Error::Closed { why: Closed::Client, .. })
        }),
        (answer("401 Unauthorized", ""), |it| matches!(it, Error::SignInRefused)),
        (answer("200 OK\r\ncontent-type: text/html", "<html>"), |it| {
            matches!(it, Error::NotData { .. })
        }),
        (ok(r#"{"assetMetadata":{"dc:rights":"theirs"}}"#), |it| {
            matches!(it, Error::Precondition { .. })
        }),
    ];
    for (view, meaning) in table {
        let said = String::from_utf8_lossy(&view).into_owned();
        let (result, requests) = write(view, ok("{}")).await;
        let error = result.unwrap_err();
        assert!(meaning(&error), "{said}: {error:?}");
        assert_eq!(patches(&requests), Vec::<&String>::new(), "{said}");
    }
}

/// Sling shows `a` where `a.jpg` was asked for and is gone.
#[tokio::test]
async fn a_namesake_is_not_taken_for_an_asset_that_is_gone() {
    let namesake = r#"{"jcr:primaryType":"dam:Asset","jcr:uuid":"0a1b2c3d-1111-4222-8333-444455556666",
        "jcr:content":{"jcr:primaryType":"dam:AssetContent","metadata":{"dc:rights":"old"}}}"#;
    let server = Scripted::start(|line| match line.split(' ').nth(1).unwrap_or_default() {
        path if path.starts_with("/content/dam/a.jpg.") => ok(namesake),
        _ => answer("404 Not Found", ""),
    })
    .await;
    let read = author(server.port).asset_state(ASSET).await;
    assert!(matches!(read, Err(Error::Missing)), "{read:?}");
}

#[tokio::test]
async fn a_cursor_that_comes_again_ends_the_list() {
    let page = |name: &str, cursor: &str| {
        ok(&format!(
            r#"{{"children":[{{"path":"/content/dam/{name}","title":"{name}"}},{{"path":"/etc/{name}"}}],"cursor":"{cursor}"}}"#
        ))
    };
    let server = Scripted::start(move |line| match line.split(' ').nth(1).unwrap_or_default() {
        "/adobe/folders/?path=%2Fcontent%2Fdam&limit=50" => page("a", "x&y"),
        "/adobe/folders/?path=%2Fcontent%2Fdam&limit=50&cursor=x%26y" => page("b", "z"),
        "/adobe/folders/?path=%2Fcontent%2Fdam&limit=50&cursor=z" => page("c", "x&y"),
        _ => answer("403 Forbidden", ""),
    })
    .await;
    let folders = author(server.port).folders("/content/dam").await.unwrap();
    let paths: Vec<_> = folders.iter().map(|folder| folder.path.as_str()).collect();
    assert_eq!(paths, ["/content/dam/a", "/content/dam/b", "/content/dam/c"]);
    let asked =
        server.requests.lock().unwrap().iter().filter(|one| one.contains("/adobe/")).count();
    assert_eq!(asked, 3);
}

/// Threat T2: a token goes to the address its key is bound to, whatever an answer names.
#[tokio::test]
async fn no_answer_leads_a_token_elsewhere() {
    let evil = Evil::start().await;
    let there = format!("http://127.0.0.1:{}", evil.port);
    let told = there.clone();
    let server = Scripted::start(move |line| match line.split(' ').nth(1).unwrap_or_default() {
        path if path.starts_with("/api/assets") && path.contains("offset=0") => ok(&format!(
            r#"{{"entities":[{{"class":["assets/folder"],"properties":{{"name":"a"}},"links":[{{"rel":["self"],"href":"{told}/a"}}]}}],
               "links":[{{"rel":["next"],"href":"{told}/api/assets.json?offset=1"}}]}}"#
        )),
        path if path.starts_with("/api/assets") => answer("403 Forbidden", ""),
        path if path.starts_with("/adobe/folders/") => {
            ok(&format!(r#"{{"children":[],"cursor":"{told}/"}}"#))
        }
        path if path.starts_with("/adobe/assets/") => answer(
            &format!("202 Accepted\r\ncontent-type: application/json\r\nlocation: {told}/job\r\netag: \"a\""),
            VIEW,
        ),
        "/content/dam/a.jpg.0.json" => ok(NODE),
        "/content/dam/a.jpg/_jcr_content.1.json" => ok(STATE),
        _ => answer("403 Forbidden", ""),
    })
    .await;
    let author = author(server.port);
    author.folders("/content/dam").await.unwrap();
    let state = author.asset_state(ASSET).await.unwrap();
    let changes = [Change { property: "dc:rights".to_owned(), after: None }];
    let _ = send(&author, ASSET, &state, &changes).await;
    let _ = author.probe_write("/content/dam").await;
    let _ = author.probe_account().await;
    assert!(server.requests.lock().unwrap().iter().any(|one| one.contains("offset=1")));
    assert!(server.requests.lock().unwrap().iter().all(|one| one.contains("authorization: ")));
    assert_eq!(evil.received().await, (0, 0));
}

/// The interface shows by its schema what it would also store by its schema.
#[tokio::test]
async fn what_is_shown_in_another_form_than_it_is_stored_goes_another_way() {
    let shown = r#"{"assetMetadata":{"dc:rights":["old"]}}"#;
    let head = "200 OK\r\ncontent-type: application/json\r\netag: \"a1\"";
    let (result, requests) = write(answer(head, shown), ok("{}")).await;
    assert!(matches!(result, Err(Error::Server { .. })), "nothing else answers here: {result:?}");
    assert_eq!(patches(&requests), Vec::<&String>::new());
    let [post] = posts(&requests)[..] else { panic!("{requests:?}") };
    assert!(post.starts_with("POST /content/dam/a.jpg/_jcr_content/metadata "), "{post}");
    assert!(post.contains("%2Fmetadata%2Fdc%3Arights=new&"), "{post}");
    assert!(!post.contains("TypeHint"), "of the stored type: {post}");
}
