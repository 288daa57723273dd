use std::path::Path;

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use relabel_sandbox::{ImsFault, OauthForm, Remark};
use reqwest::header;
use serde_json::{Value, json};

use super::support::Bench;

const SCOPE: &str = "openid,AdobeID,aem.folders,aem.assets.author";

fn read(bytes: &[u8]) -> Value {
    serde_json::from_slice(bytes).unwrap()
}

/// `NAME=value` lines the way `dotenv` reads them.
fn env(text: &str, name: &str) -> Option<String> {
    let mut lines = text.lines().map(|line| line.strip_prefix("export ").unwrap_or(line));
    let value = lines.find_map(|line| line.strip_prefix(name)?.strip_prefix('='))?;
    Some(value.trim_matches(['"', '\'']).to_owned())
}

#[tokio::test]
async fn all_forms_hold_the_same_credential() {
    let bench = Bench::library().await;
    let flat = bench.oauth_credential();
    assert_eq!(flat["TYPE"], "oauthservertoserver");
    assert_eq!(flat["CLIENT_SECRETS"].as_array().unwrap().len(), 2);
    let cli = read(&bench.sandbox.oauth_file(OauthForm::Cli));
    assert_eq!(cli["client_id"], flat["CLIENT_ID"]);
    assert_eq!(cli["client_secrets"], flat["CLIENT_SECRETS"]);
    assert_eq!(cli["ims_org_id"], flat["ORG_ID"]);
    assert_eq!(cli["scopes"], flat["SCOPES"]);
    let project = read(&bench.sandbox.oauth_file(OauthForm::Project));
    let project = &project["project"];
    assert!(project["name"].as_str().unwrap().starts_with("AEM-p9"), "{}", project["name"]);
    assert_eq!(project["org"]["ims_org_id"], flat["ORG_ID"]);
    let credentials = &project["workspace"]["details"]["credentials"];
    assert_eq!(credentials.as_array().unwrap().len(), 1);
    assert_eq!(credentials[0]["integration_type"], "oauth_server_to_server");
    let inner = &credentials[0]["oauth_server_to_server"];
    assert_eq!(inner["client_id"], flat["CLIENT_ID"]);
    assert_eq!(inner["technical_account_email"], flat["TECHNICAL_ACCOUNT_EMAIL"]);
    let text = String::from_utf8(bench.sandbox.oauth_file(OauthForm::Env)).unwrap();
    assert_eq!(env(&text, "CLIENT_ID").as_deref(), flat["CLIENT_ID"].as_str());
    assert_eq!(env(&text, "CLIENT_SECRET").as_deref(), flat["CLIENT_SECRETS"][0].as_str());
    assert_eq!(env(&text, "SCOPES").as_deref(), Some(SCOPE));
    let numbers = project["name"].as_str().unwrap().strip_prefix("AEM-").unwrap();
    let host = format!("author-{numbers}.adobeaemcloud.com");
    assert_eq!(env(&text, "AEM_ASSET_HOSTNAME"), Some(host));
}

#[tokio::test]
async fn both_credentials_of_a_project_are_valid_and_another_kind_lies_between_them() {
    let mut bench = Bench::library().await;
    let project = read(&bench.sandbox.project_file_with_two_credentials());
    let credentials = project["project"]["workspace"]["details"]["credentials"].as_array().unwrap();
    let kinds: Vec<&str> =
        credentials.iter().map(|one| one["integration_type"].as_str().unwrap()).collect();
    assert_eq!(kinds, ["oauth_server_to_server", "apikey", "oauth_server_to_server"]);
    let mut accounts = Vec::new();
    for credential in [&credentials[0], &credentials[2]] {
        let inner = &credential["oauth_server_to_server"];
        for secret in inner["client_secrets"].as_array().unwrap() {
            let client = inner["client_id"].as_str().unwrap();
            let (status, token) = bench.token_v3(client, secret.as_str().unwrap(), SCOPE).await;
            assert_eq!(status, 200, "{token}");
            bench.as_user(token["access_token"].as_str().unwrap().to_owned());
        }
        let user = bench.json("/libs/granite/security/currentuser.json").await;
        assert_eq!(user["authorizableId"], inner["technical_account_email"]);
        accounts.push(user["authorizableId"].clone());
    }
    assert_ne!(accounts[0], accounts[1]);
    let key = credentials[1]["api_key"]["client_id"].as_str().unwrap();
    let (status, refused) = bench.token_v3(key, "p8e-none", SCOPE).await;
    assert_eq!(status, 400);
    assert_eq!(refused["error_description"], "invalid client_id parameter");
}

#[tokio::test]
async fn the_files_are_written_under_names_of_real_life() {
    let bench = Bench::library().await;
    let dir = tempfile::tempdir().unwrap();
    let files = bench.sandbox.write_oauth_files(&dir.path().join("keys")).unwrap();
    let name = |file: &Path| file.file_name().unwrap().to_str().unwrap().to_owned();
    let names: Vec<String> = files.iter().map(|file| name(file)).collect();
    assert_eq!(names[0], "oauth_server_to_server.json");
    assert!(names[2].starts_with("AEM-p") && names[2].ends_with("-Production.json"));
    assert!(names[3].starts_with("AEM-p") && names[3].ends_with("-Stage.json"));
    assert_eq!(names[4], ".env");
    let two = read(&std::fs::read(&files[3]).unwrap());
    let credentials = two["project"]["workspace"]["details"]["credentials"].as_array().unwrap();
    assert_eq!(credentials.len(), 3);
}

#[tokio::test]
async fn deleted_secrets_are_refused_one_by_one() {
    let bench = Bench::library().await;
    let file = bench.oauth_credential();
    let client = file["CLIENT_ID"].as_str().unwrap();
    let secret = |index: usize| file["CLIENT_SECRETS"][index].as_str().unwrap();
    bench.sandbox.delete_oauth_secret(0);
    let (status, refused) = bench.token_v3(client, secret(0), SCOPE).await;
    assert_eq!(status, 400);
    let expected =
        json!({"error": "invalid_client", "error_description": "invalid client_secret parameter"});
    assert_eq!(refused, expected);
    let (status, granted) = bench.token_v3(client, secret(1), SCOPE).await;
    assert_eq!((status, granted["expires_in"].as_u64()), (200, Some(86_399)));
    bench.sandbox.delete_oauth_secret(1);
    assert_eq!(bench.token_v3(client, secret(1), SCOPE).await.0, 400);
    // The file does not learn of it.
    assert_eq!(bench.oauth_credential(), file);
}

#[tokio::test]
async fn a_scope_that_was_not_granted_is_refused() {
    let bench = Bench::library().await;
    let file = bench.oauth_credential();
    let (client, secret) =
        (file["CLIENT_ID"].as_str().unwrap(), file["CLIENT_SECRETS"][0].as_str().unwrap());
    for scope in ["openid,aem.fragments.management", "", "openid AdobeID"] {
        let (status, refused) = bench.token_v3(client, secret, scope).await;
        assert_eq!((status, refused["error"].as_str()), (400, Some("invalid_scope")), "{scope:?}");
    }
    bench.sandbox.set_ims_fault(Some(ImsFault::ScopeMissing));
    let (status, refused) = bench.token_v3(client, secret, SCOPE).await;
    assert_eq!((status, refused["error"].as_str()), (400, Some("invalid_scope")));
    bench.sandbox.set_ims_fault(Some(ImsFault::CredentialDeleted));
    let (status, refused) = bench.token_v3(client, secret, SCOPE).await;
    assert_eq!((status, refused["error"].as_str()), (400, Some("invalid_client")));
    assert_eq!(refused["error_description"], "invalid client_id parameter");
    bench.sandbox.set_ims_fault(None);
    assert_eq!(bench.token_v3(client, secret, SCOPE).await.0, 200);
}

#[tokio::test]
async fn sloppy_token_requests_are_answered_and_noted() {
    let bench = Bench::library().await;
    let file = bench.oauth_credential();
    let (client, secret) =
        (file["CLIENT_ID"].as_str().unwrap(), file["CLIENT_SECRETS"][0].as_str().unwrap());
    let url = bench.sandbox.origin().join("ims/token/v3").unwrap();
    let raw = |scope: &str| {
        format!(
            "grant_type=client_credentials&client_id={client}&client_secret={secret}&scope={scope}"
        )
    };
    let post = |body: String| {
        let request = bench.client.post(url.clone());
        request.header(header::CONTENT_TYPE, "application/x-www-form-urlencoded").body(body)
    };
    let mut query = url.clone();
    query.set_query(Some(&raw("openid")));
    for (request, remark) in [
        (post(raw("openid%2CAdobeID")), None),
        (post(raw("openid,AdobeID")), Some(Remark::NotEncoded)),
        (post(raw("openid, AdobeID")), Some(Remark::NotEncoded)),
        (bench.client.post(query), Some(Remark::ParametersInQuery)),
    ] {
        let response = request.send().await.unwrap();
        assert_eq!(response.status(), 200);
        let answer: Value = response.json().await.unwrap();
        assert_eq!(
            (answer["token_type"].as_str(), &answer["refresh_token"]),
            (Some("bearer"), &Value::Null)
        );
        let record = bench.sandbox.requests().pop().unwrap();
        assert_eq!((record.remark, record.query), (remark, None));
    }
    let json = bench.client.post(url).json(&json!({"grant_type": "client_credentials"}));
    assert_eq!(json.send().await.unwrap().status(), 400);
}

#[tokio::test]
async fn a_wrong_clock_shows_in_dates_and_new_tokens() {
    let mut bench = Bench::library().await;
    bench.sandbox.set_ims_fault(Some(ImsFault::ClockAhead(-7_200)));
    bench.as_oauth().await;
    let response = bench.get("/api/assets.json").await;
    assert_eq!(response.status(), 200);
    let date = response.headers()["date"].to_str().unwrap().to_owned();
    let date = time_of(&date);
    let off = now() - date;
    assert!((7_190..7_260).contains(&off), "{off} seconds behind");
    let file = bench.oauth_credential();
    let (client, secret) =
        (file["CLIENT_ID"].as_str().unwrap(), file["CLIENT_SECRETS"][0].as_str().unwrap());
    let (_, answer) = bench.token_v3(client, secret, SCOPE).await;
    let claims = answer["access_token"].as_str().unwrap().split('.').nth(1).unwrap();
    let claims = read(&URL_SAFE_NO_PAD.decode(claims).unwrap());
    let created: i64 = claims["created_at"].as_str().unwrap().parse().unwrap();
    let off = now() - created / 1_000;
    assert!((7_190..7_260).contains(&off), "{off} seconds behind");
    bench.sandbox.set_ims_fault(None);
    let response = bench.get("/api/assets.json").await;
    let off = now() - time_of(response.headers()["date"].to_str().unwrap());
    assert!((-2..60).contains(&off), "{off} seconds");
}

fn now() -> i64 {
    time::OffsetDateTime::now_utc().unix_timestamp()
}

fn time_of(date: &str) -> i64 {
    time::OffsetDateTime::parse(date, &time::format_description::well_known::Rfc2822)
        .unwrap_or_else(|error| panic!("{date}: {error}"))
        .unix_timestamp()
}
