//! Key files of every kind, sound and broken.

mod oauth;
mod wrong;

use rcgen::RsaKeySize;
use relabel_model::{KeyKind, Stage, Timestamp};
use serde_json::{Value, json};
use time::Duration;

use super::*;
use crate::{
    http::OriginError,
    keys::{
        OauthCredential, ServiceCredentials,
        fixtures::{
            NOW, OAUTH_SECRETS, access_token, env_file, new_pair, oauth_cli, oauth_flat,
            oauth_in_project, pair, project_file, service_file,
        },
    },
};

fn read(value: &Value) -> Result<Key, Error> {
    read_text(&value.to_string())
}

fn read_text(text: &str) -> Result<Key, Error> {
    read_bytes(text.as_bytes())
}

fn read_bytes(bytes: &[u8]) -> Result<Key, Error> {
    recognise("service_token.json", bytes, &Reach::new(false), NOW)
        .map(|found| found.one().expect("one key"))
}

fn service() -> Value {
    service_file(pair(RsaKeySize::_2048))
}

fn credentials(key: Key) -> ServiceCredentials {
    match key {
        Key::ServiceCredentials(credentials) => credentials,
        other => panic!("{other:?}"),
    }
}

fn oauth(key: Key) -> OauthCredential {
    match key {
        Key::Oauth(credential) => credential,
        other => panic!("{other:?}"),
    }
}

#[test]
fn service_credentials_in_all_their_wrappings() {
    let full = service();
    let bare = full["integration"].clone();
    let mut unwrapped = json!({ "integration": bare.clone() });
    for value in [&full, &unwrapped, &bare] {
        let read = credentials(read(value).unwrap());
        assert_eq!(read.client_id, "cm-p11111-e22222-integration-0");
        assert_eq!(read.metascopes, ["ent_aem_cloud_api"]);
        assert_eq!(read.client_secret.expose(), "p8e-canary-secret-0123456789abcdef");
        assert_eq!(read.private_key.bits(), 2048);
        assert_eq!(read.ends_at, Some(pair(RsaKeySize::_2048).not_after));
    }
    unwrapped["integration"]["privateKey"] = json!(pair(RsaKeySize::_2048).pkcs8);
    let pkcs8 = credentials(read(&unwrapped).unwrap());
    let pkcs1 = credentials(read(&full).unwrap());
    assert_eq!(
        pkcs8.private_key.pkcs1_der(),
        pkcs1.private_key.pkcs1_der(),
        "both forms are one key"
    );
    let one_line = full["integration"]["privateKey"].as_str().unwrap().replace("\r\n", "");
    unwrapped["integration"]["privateKey"] = json!(one_line);
    assert!(read(&unwrapped).is_ok(), "line ends lost");
    unwrapped["integration"]["imsEndpoint"] = json!("https://ims-na1.adobelogin.com/");
    unwrapped["integration"]["metascopes"] = json!("ent_aem_cloud_sdk, ent_cloudmgr_sdk,");
    let older = credentials(read(&unwrapped).unwrap());
    assert_eq!(older.metascopes, ["ent_aem_cloud_sdk", "ent_cloudmgr_sdk"]);
    assert_eq!(older.ims_host, "ims-na1.adobelogin.com");
}

#[test]
fn encodings_and_line_ends_do_not_matter() {
    let pretty = serde_json::to_string_pretty(&service()).unwrap();
    let mut forms: Vec<Vec<u8>> = vec![
        pretty.clone().into_bytes(),
        pretty.replace('\n', "\r\n").into_bytes(),
        [&[0xEF, 0xBB, 0xBF], pretty.as_bytes()].concat(),
        format!("\n  {pretty}\n\n").into_bytes(),
    ];
    let little: Vec<u8> = pretty.encode_utf16().flat_map(u16::to_le_bytes).collect();
    let big: Vec<u8> = pretty.encode_utf16().flat_map(u16::to_be_bytes).collect();
    forms.push([&[0xFF, 0xFE], little.as_slice()].concat());
    forms.push([&[0xFE, 0xFF], big.as_slice()].concat());
    forms.push(little);
    forms.push(big);
    for (number, bytes) in forms.iter().enumerate() {
        let key = recognise("k.json", bytes, &Reach::new(false), NOW);
        assert!(key.is_ok(), "form {number}: {key:?}");
    }
}

#[test]
fn a_missing_entry_is_named() {
    for field in [
        "integration.imsEndpoint",
        "integration.org",
        "integration.id",
        "integration.technicalAccount",
        "integration.technicalAccount.clientId",
        "integration.technicalAccount.clientSecret",
        "integration.metascopes",
    ] {
        for broken in [Value::Null, json!(""), json!(7), json!("a\u{0}b")] {
            // A host that is empty or odd is a refused host rather than a missing one.
            if field.ends_with("imsEndpoint") && broken.is_string() {
                continue;
            }
            let mut file = service();
            let pointer = format!("/{}", field.replace('.', "/"));
            *file.pointer_mut(&pointer).unwrap() = broken.clone();
            match read(&file).unwrap_err() {
                Error::FieldMissing { field: named } => {
                    assert!(named.starts_with(field), "{named} for {field}")
                }
                other => panic!("{field} = {broken}: {other:?}"),
            }
        }
    }
    let mut file = service();
    file["integration"].as_object_mut().unwrap().remove("privateKey");
    assert_eq!(read(&file).unwrap_err(), Error::PublicOnly);
    file["integration"].as_object_mut().unwrap().remove("publicKey");
    assert_eq!(read(&file).unwrap_err(), Error::FieldMissing { field: "integration.privateKey" });
    let mut without_optional = service();
    for name in ["email", "publicKey", "certificateExpirationDate"] {
        without_optional["integration"].as_object_mut().unwrap().remove(name);
    }
    let read = credentials(read(&without_optional).unwrap());
    assert_eq!((read.email, read.ends_at, read.certificate), (None, None, None));
}

/// RSA-1024, which nothing here would make.
const WEAK_KEY: &str = include_str!("../weak_key.pem");

#[test]
fn keys_that_cannot_sign_are_refused() {
    let mut file = service();
    let good = file["integration"]["privateKey"].as_str().unwrap().to_owned();
    let cut = good.replacen("MII", "", 1);
    let encrypted = good.replacen(
        "-----\r\n",
        "-----\r\nProc-Type: 4,ENCRYPTED\r\nDEK-Info: AES-256-CBC,00\r\n\r\n",
        1,
    );
    let elliptic = rcgen::KeyPair::generate().unwrap().serialize_pem();
    for pem in [
        "-----BEGIN RSA PRIVATE KEY-----\r\n-----END RSA PRIVATE KEY-----",
        "not a key",
        &cut,
        &encrypted,
        &elliptic,
        &good.replace("RSA PRIVATE KEY", "ENCRYPTED PRIVATE KEY"),
    ] {
        file["integration"]["privateKey"] = json!(pem);
        assert_eq!(read(&file).unwrap_err(), Error::KeyUnusable, "{}", &pem[..pem.len().min(60)]);
    }
    file["integration"]["privateKey"] = json!(WEAK_KEY);
    assert_eq!(read(&file).unwrap_err(), Error::KeyWeak);
    file["integration"]["privateKey"] = json!(new_pair(RsaKeySize::_2048).pkcs8);
    assert_eq!(read(&file).unwrap_err(), Error::KeyMismatch);
}

#[test]
fn an_ended_certificate_is_told_with_its_date() {
    let at = |now| {
        recognise("k.json", service().to_string().as_bytes(), &Reach::new(false), now).map(drop)
    };
    let end = pair(RsaKeySize::_2048).not_after;
    assert!(at(end - Duration::SECOND).is_ok());
    assert_eq!(at(end).unwrap_err(), Error::Expired { ended: end });

    let mut file = service();
    file["integration"].as_object_mut().unwrap().remove("publicKey");
    file["integration"]["certificateExpirationDate"] = json!("2030-01-01T00:00:00.000Z");
    assert!(
        matches!(read(&file).unwrap_err(), Error::Expired { .. }),
        "the written date counts where no other is"
    );
    file["integration"]["publicKey"] = json!(pair(RsaKeySize::_2048).certificate);
    assert!(read(&file).is_ok(), "the certificate counts more than the written date");
}

#[test]
fn local_tokens() {
    let name = "local_development_token_cm_p11111-e22222.json";
    let reach = Reach::new(false);
    let read = |token: &str| {
        let file = json!({"ok": true, "statusCode": 200, "accessToken": token}).to_string();
        recognise(name, file.as_bytes(), &reach, NOW).map(|found| found.one().unwrap())
    };
    let facts = read(&access_token(NOW - Duration::HOUR, 24)).unwrap().facts("", &reach);
    assert_eq!(facts.kind, KeyKind::LocalDevelopmentToken);
    assert_eq!(facts.account.as_deref(), Some("0A1B2C3D@AdobeID"));
    assert_eq!(facts.valid_until, Some(Timestamp(NOW + Duration::hours(23))));
    assert_eq!(
        facts.suggested_address.as_deref(),
        Some("https://author-p11111-e22222.adobeaemcloud.com")
    );
    assert_eq!(facts.suggested_stage, Some(Stage::Development));

    // Tomorrow's token of the same person, saved under another name.
    let first = read(&access_token(NOW - Duration::HOUR, 24)).unwrap();
    let file = json!({"ok": true, "statusCode": 200, "accessToken": access_token(NOW, 24)});
    let other_name = "local_development_token_cm_p33333-e44444 (1).json";
    let next = recognise(other_name, file.to_string().as_bytes(), &reach, NOW);
    let next = next.unwrap().one().unwrap();
    assert!(first.same_account(&next) && first.fingerprint() == next.fingerprint());

    let ended = NOW - Duration::HOUR;
    assert_eq!(
        read(&access_token(NOW - Duration::hours(25), 24)).unwrap_err(),
        Error::TokenExpired { ended }
    );
    match read("opaque-token").unwrap() {
        Key::LocalToken(token) => {
            assert!(token.end_is_assumed);
            assert_eq!(token.ends_at, NOW + Duration::hours(24));
        }
        other => panic!("{other:?}"),
    }
    assert_eq!(
        read("opaque-token").unwrap().facts("", &reach).valid_until,
        None,
        "a guess is not shown as a fact"
    );
    match read(&access_token(NOW, 24 * 1000)).unwrap() {
        Key::LocalToken(token) => assert!(token.ends_at <= NOW + Duration::hours(25), "clamped"),
        other => panic!("{other:?}"),
    }
    let bare = access_token(NOW, 24);
    for text in
        [bare.clone(), format!("\n{bare}\r\n"), format!("\"{bare}\""), format!("Bearer {bare}")]
    {
        let key = recognise(name, text.as_bytes(), &reach, NOW).unwrap().one().unwrap();
        let Key::LocalToken(token) = key else { panic!("{key:?}") };
        assert_eq!(token.token.expose(), &bare);
    }
    for broken in ["", "  ", "two words", "line\r\nbreak", "ü"] {
        assert_eq!(
            read(broken).unwrap_err(),
            Error::FieldMissing { field: "accessToken" },
            "{broken:?}"
        );
    }
}

#[test]
fn facts_of_service_credentials() {
    let reach = Reach::new(false);
    let facts = read(&service()).unwrap().facts("", &reach);
    assert_eq!(facts.kind, KeyKind::ServiceCredentials);
    assert_eq!(
        facts.account.as_deref(),
        Some("00000000-1111-2222-3333-444444444444@techacct.adobe.com")
    );
    assert_eq!(
        (facts.program.as_deref(), facts.environment.as_deref()),
        (Some("11111"), Some("22222"))
    );
    assert_eq!(
        facts.suggested_address.as_deref(),
        Some("https://author-p11111-e22222.adobeaemcloud.com")
    );
    assert_eq!(facts.suggested_stage, None);
    assert_eq!(facts.client_id.as_deref(), Some("cm-p11111-e22222-integration-0"));
    assert_eq!(facts.organisation.as_deref(), Some("ABCDEF0123456789ABCDEF01@AdobeOrg"));

    let mut file = service();
    file["integration"]["imsEndpoint"] = json!("127.0.0.1:4711");
    let bytes = file.to_string();
    assert!(matches!(
        recognise("k.json", bytes.as_bytes(), &reach, NOW).unwrap_err(),
        Error::SignInHost(OriginError::SignInHost { .. })
    ));
    reach.allow_practice(4711);
    let key = recognise("k.json", bytes.as_bytes(), &reach, NOW).unwrap().one().unwrap();
    let facts = key.facts("", &reach);
    assert_eq!(facts.suggested_address.as_deref(), Some("http://127.0.0.1:4711"));
    assert_eq!(facts.suggested_stage, Some(Stage::Practice));
}

#[test]
fn the_same_account_is_found_again() {
    let first = read(&service()).unwrap();
    let mut renewed = service_file(&new_pair(RsaKeySize::_2048));
    renewed["integration"]["technicalAccount"]["clientSecret"] = json!("p8e-other");
    let renewed = read(&renewed).unwrap();
    assert!(first.same_account(&renewed));
    assert_eq!(first.fingerprint(), renewed.fingerprint());
    let mark = |key: &Key| key.facts("", &Reach::new(false)).mark;
    assert_eq!(mark(&first), mark(&read(&service()).unwrap()));
    assert_ne!(mark(&first), mark(&renewed), "another key of the same account");
    assert_eq!(mark(&first).len(), 12);
    let mut rotated = oauth_flat();
    let (before, other_form) = (read(&rotated).unwrap(), read(&oauth_cli()).unwrap());
    assert_eq!(mark(&before), mark(&other_form));
    rotated["CLIENT_SECRETS"] = json!(["p8e-new"]);
    let rotated = read(&rotated).unwrap();
    assert!(before.same_account(&rotated) && before.fingerprint() == rotated.fingerprint());
    assert_ne!(mark(&before), mark(&rotated));
    assert!(!before.same_account(&first) && before.fingerprint() != first.fingerprint());
    let local = Key::LocalAem(crate::keys::LocalAem::shipped_account());
    assert_eq!(
        (mark(&local), local.facts("", &Reach::new(false)).account.as_deref()),
        (String::new(), Some("admin"))
    );
    let mut other = service();
    other["integration"]["id"] = json!("FFFF@techacct.adobe.com");
    let other = read(&other).unwrap();
    assert!(!first.same_account(&other));
    assert_ne!(first.fingerprint(), other.fingerprint());
}

#[test]
fn no_error_shows_anything_secret() {
    let reach = Reach::new(false);
    for (pointer, value) in [
        ("/integration/privateKey", json!("-----BEGIN RSA PRIVATE KEY-----canary")),
        ("/integration/imsEndpoint", json!("canary-user:canary-pass@evil.example")),
        ("/integration/org", Value::Null),
    ] {
        let mut file = service();
        *file.pointer_mut(pointer).unwrap() = value;
        let error = recognise("canary.json", file.to_string().as_bytes(), &reach, NOW).unwrap_err();
        let shown = format!("{error} {error:?}");
        assert!(!shown.contains("canary") && !shown.contains("p8e-"), "{shown}");
    }
    let key = read(&oauth_flat()).unwrap();
    let shown = format!("{:?}", key.facts("", &reach));
    assert!(!shown.contains("canary"), "{shown}");
}
