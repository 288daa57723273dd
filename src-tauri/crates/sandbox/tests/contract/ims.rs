use jsonwebtoken::{Algorithm, EncodingKey, Header, encode};
use relabel_sandbox::{ImsFault, KeyFileKind, Options};
use serde_json::{Value, json};
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use super::support::Bench;

fn now() -> u64 {
    SystemTime::now().duration_since(UNIX_EPOCH).unwrap().as_secs()
}

/// The claims a client makes of the key file, as Adobe's own libraries do.
fn claims(key: &Value, scheme: &str) -> Value {
    let base = format!("{scheme}://{}", key["imsEndpoint"].as_str().unwrap());
    let client_id = key["technicalAccount"]["clientId"].as_str().unwrap();
    json!({
        "iss": key["org"], "sub": key["id"], "exp": now() + 300,
        "aud": format!("{base}/c/{client_id}"),
        format!("{base}/s/ent_aem_cloud_api"): true,
    })
}

fn sign(key: &Value, claims: &Value) -> String {
    let pem = key["privateKey"].as_str().unwrap();
    let private = EncodingKey::from_rsa_pem(pem.as_bytes()).unwrap();
    encode(&Header::new(Algorithm::RS256), claims, &private).unwrap()
}

async fn exchange(bench: &Bench, key: &Value, assertion: &str) -> (u16, Value) {
    let url = bench.sandbox.origin().join("ims/exchange/jwt").unwrap();
    let account = &key["technicalAccount"];
    let form = [
        ("client_id", account["clientId"].as_str().unwrap()),
        ("client_secret", account["clientSecret"].as_str().unwrap()),
        ("jwt_token", assertion),
    ];
    let response = bench.client.post(url).form(&form).send().await.unwrap();
    (response.status().as_u16(), response.json().await.unwrap())
}

#[tokio::test]
async fn a_signed_assertion_is_exchanged_and_the_token_opens_aem() {
    for key_bits in [2048, 4096] {
        let mut bench = Bench::with(Options { key_bits, ..Options::default() }).await;
        let key = bench.credentials();
        let (status, answer) = exchange(&bench, &key, &sign(&key, &claims(&key, "https"))).await;
        assert_eq!(status, 200, "{answer}");
        let life = answer["expires_in"].as_u64().unwrap();
        assert!((86_000_000..86_400_000).contains(&life), "{life} is in milliseconds");
        assert_eq!(answer["token_type"], "bearer");
        assert!(bench.sandbox.users().is_empty());
        bench.as_user(answer["access_token"].as_str().unwrap().to_owned());
        bench.json("/api/assets.json").await;
        assert_eq!(bench.sandbox.users(), [key["email"].as_str().unwrap()]);
    }
}

#[tokio::test]
async fn multipart_with_a_trailing_slash_is_taken_like_a_form() {
    let bench = Bench::library().await;
    let key = bench.credentials();
    let account = &key["technicalAccount"];
    let form = reqwest::multipart::Form::new()
        .text("client_id", account["clientId"].as_str().unwrap().to_owned())
        .text("client_secret", account["clientSecret"].as_str().unwrap().to_owned())
        .text("jwt_token", sign(&key, &claims(&key, "http")));
    let url = bench.sandbox.origin().join("ims/exchange/jwt/").unwrap();
    let response = bench.client.post(url).multipart(form).send().await.unwrap();
    assert_eq!(response.status(), 200);
}

#[tokio::test]
async fn every_wrong_assertion_has_its_error() {
    let bench = Bench::library().await;
    let key = bench.credentials();
    let right = claims(&key, "https");
    let base = format!("https://{}", key["imsEndpoint"].as_str().unwrap());
    let scope = format!("{base}/s/ent_aem_cloud_api");
    let with = |name: &str, value: Value| {
        let mut claims = right.clone();
        claims[name] = value;
        claims
    };
    let without = |name: &str| {
        let mut claims = right.clone();
        claims.as_object_mut().unwrap().remove(name);
        claims
    };
    for (claims, error) in [
        (with("exp", json!(now() - 10)), "invalid_token"),
        (with("exp", json!("soon")), "invalid_token"),
        (with("jti", json!("a")), "invalid_token"),
        (without("exp"), "bad_request"),
        (without("sub"), "bad_request"),
        (with("iss", json!("0000@AdobeOrg")), "bad_request"),
        (with("aud", json!(format!("{base}/c/another"))), "invalid_client"),
        (without(&scope), "invalid_scope"),
        (with(&format!("{base}/s/ent_unknown_sdk"), json!(true)), "invalid_scope"),
    ] {
        let (status, answer) = exchange(&bench, &key, &sign(&key, &claims)).await;
        assert_eq!((status, answer["error"].as_str()), (400, Some(error)), "{claims}");
    }
    let (status, answer) = exchange(&bench, &key, "no.jwt").await;
    assert_eq!((status, answer["error"].as_str()), (400, Some("invalid_token")));
    let (_, answer) = exchange(&bench, &key, "").await;
    assert_eq!(answer["error"], "invalid_token");
}

#[tokio::test]
async fn a_key_of_another_environment_does_not_match() {
    // Of another length, so that it is no key that a run of the tests shares.
    let longer = Options { key_bits: 3072, ..Options::default() };
    let (bench, other) = tokio::join!(Bench::library(), Bench::with(longer));
    let key = bench.credentials();
    let assertion = sign(&other.credentials(), &claims(&key, "https"));
    let (status, answer) = exchange(&bench, &key, &assertion).await;
    assert_eq!(status, 400);
    assert_eq!(answer["error_description"], "Could not match JWT signature to any of the bindings");
}

#[tokio::test]
async fn unknown_clients_and_wrong_secrets_are_told_apart() {
    let bench = Bench::library().await;
    let key = bench.credentials();
    let assertion = sign(&key, &claims(&key, "https"));
    let mut wrong = key.clone();
    wrong["technicalAccount"]["clientSecret"] = json!("p8e-wrong");
    let (status, answer) = exchange(&bench, &wrong, &assertion).await;
    assert_eq!((status, answer["error"].as_str()), (401, Some("invalid_client")));
    wrong["technicalAccount"]["clientId"] = json!("cm-p1-e1-integration-0");
    let (status, answer) = exchange(&bench, &wrong, &assertion).await;
    assert_eq!((status, answer["error"].as_str()), (400, Some("invalid_client")));
}

#[tokio::test]
async fn faults_of_ims_answer_instead() {
    let bench = Bench::library().await;
    let key = bench.credentials();
    let assertion = sign(&key, &claims(&key, "https"));
    bench.sandbox.set_ims_fault(Some(ImsFault::InternalError));
    let (status, answer) = exchange(&bench, &key, &assertion).await;
    assert_eq!((status, answer["error"].as_str()), (500, Some("internal_error")));
    bench.sandbox.set_ims_fault(Some(ImsFault::CertificateRevoked));
    assert_eq!(exchange(&bench, &key, &assertion).await.0, 400);
    bench.sandbox.set_ims_fault(None);
    assert_eq!(exchange(&bench, &key, &assertion).await.0, 200);
}

#[tokio::test]
async fn a_server_ahead_of_this_computer_finds_the_assertion_expired() {
    let bench = Bench::library().await;
    let key = bench.credentials();
    for (ahead, expected) in [(3_600, 400), (60, 200), (-3_600, 200)] {
        bench.sandbox.set_ims_fault(Some(ImsFault::ClockAhead(ahead)));
        let assertion = sign(&key, &claims(&key, "https"));
        let (status, answer) = exchange(&bench, &key, &assertion).await;
        assert_eq!(status, expected, "{ahead}: {answer}");
        if expected == 400 {
            assert_eq!(answer["error"], "invalid_token");
        }
    }
}

#[tokio::test]
async fn a_credential_can_lose_its_product_or_be_deleted() {
    let bench = Bench::library().await;
    let key = bench.credentials();
    let assertion = sign(&key, &claims(&key, "https"));
    for (fault, error) in
        [(ImsFault::ScopeMissing, "invalid_scope"), (ImsFault::CredentialDeleted, "invalid_client")]
    {
        bench.sandbox.set_ims_fault(Some(fault));
        let (status, answer) = exchange(&bench, &key, &assertion).await;
        assert_eq!((status, answer["error"].as_str()), (400, Some(error)));
    }
}

#[tokio::test]
async fn client_credentials_work_with_both_secrets_and_in_both_places() {
    let bench = Bench::library().await;
    let file = bench.sandbox.key_file(KeyFileKind::OauthServerToServer);
    let file: Value = serde_json::from_slice(&file).unwrap();
    assert_eq!(file["TYPE"], "oauthservertoserver");
    let client = file["CLIENT_ID"].as_str().unwrap();
    let url = bench.sandbox.origin().join("ims/token/v3").unwrap();
    let mut secrets: Vec<&str> =
        file["CLIENT_SECRETS"].as_array().unwrap().iter().map(|s| s.as_str().unwrap()).collect();
    secrets.push("p8e-wrong");
    for (index, secret) in secrets.into_iter().enumerate() {
        let form = [
            ("grant_type", "client_credentials"),
            ("client_id", client),
            ("client_secret", secret),
            ("scope", "openid,AdobeID,aem.assets.author"),
        ];
        let in_body = bench.client.post(url.clone()).form(&form).send().await.unwrap();
        let in_query = bench.client.post(url.clone()).query(&form).send().await.unwrap();
        for response in [in_body, in_query] {
            let status = response.status().as_u16();
            let answer: Value = response.json().await.unwrap();
            if index < 2 {
                assert_eq!((status, answer["expires_in"].as_u64()), (200, Some(86_399)));
            } else {
                assert_eq!(status, 400);
                assert_eq!(answer["error_description"], "invalid client_secret parameter");
            }
        }
    }
    assert!(bench.sandbox.requests().iter().all(|request| request.query.is_none()));
}

#[tokio::test]
async fn tokens_end_with_their_life_and_belong_to_one_environment() {
    let mut short = Bench::with(Options { token_life: Duration::ZERO, ..Options::default() }).await;
    assert_eq!(short.get("/api/assets.json").await.status(), 401);
    let other = Bench::library().await;
    let file = other.sandbox.key_file(KeyFileKind::LocalDevelopmentToken);
    let file: Value = serde_json::from_slice(&file).unwrap();
    short.as_user(file["accessToken"].as_str().unwrap().to_owned());
    assert_eq!(short.get("/api/assets.json").await.status(), 401);
}

#[tokio::test]
async fn the_three_key_files_have_their_real_names() {
    let bench = Bench::library().await;
    let dir = tempfile::tempdir().unwrap();
    let files = bench.sandbox.write_key_files(dir.path()).unwrap();
    let names: Vec<&str> = files.iter().map(|f| f.file_name().unwrap().to_str().unwrap()).collect();
    assert!(names[0].starts_with("service_token_cm-p"), "{names:?}");
    assert_eq!(names[1], "oauth_server_to_server.json");
    assert!(names[2].starts_with("local_development_token_cm_p"), "{names:?}");
    for file in files {
        serde_json::from_slice::<Value>(&std::fs::read(file).unwrap()).unwrap();
    }
}
