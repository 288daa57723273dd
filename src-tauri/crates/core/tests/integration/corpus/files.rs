//! The key files of the corpus, sound and broken.

use base64::{Engine as _, engine::general_purpose::STANDARD};
use rcgen::RsaKeySize;
use serde_json::{Value, json};
use time::{Duration, OffsetDateTime, macros::datetime};

use super::fixtures::{
    OAUTH_SECRETS, access_token, env_file, oauth_cli, oauth_flat, oauth_in_project, pair,
    pair_until, pkcs1_pem, project_file, service_file,
};
use super::strangers;

/// What is at the path.
pub(super) enum Content {
    Bytes(Vec<u8>),
    /// That many zeros that take no room.
    Sparse(u64),
    Folder,
    /// A link to nothing.
    Dangling,
    /// A named pipe nobody writes to: opening it would never end.
    Pipe,
}

/// One file, and what Relabel has to say about it: a kind of key, `several`, or
/// the code of a sentence.
pub(super) struct Entry {
    pub(super) name: &'static str,
    pub(super) content: Content,
    pub(super) expected: &'static str,
}

const SERVICE: &str = "serviceCredentials";
const OAUTH: &str = "oauthServerToServer";
const TOKEN: &str = "localDevelopmentToken";
const SEVERAL: &str = "several";
const INCOMPLETE: &str = "keyFileIncomplete";
const RETIRED: &str = "keyFileRetiredJwt";
pub(super) const PUBLIC: &str = "keyFilePublicOnly";
const OTHER: &str = "keyFileOtherProject";
const MISSING: &str = "keyFileFieldMissing";
const UNUSABLE: &str = "keyFileKeyUnusable";
const WEAK: &str = "keyFileKeyWeak";
const MISMATCH: &str = "keyFileKeyMismatch";
const EXPIRED: &str = "keyFileExpired";
const TOKEN_EXPIRED: &str = "tokenFileExpired";
const SIGN_IN_HOST: &str = "signInHostNotAllowed";

/// RSA-1024, which nothing here would make.
const WEAK_KEY: &str = include_str!("../../../../access/src/keys/weak_key.pem");

pub(super) fn all() -> Vec<Entry> {
    [service(), oauth(), tokens(), broken_keys(), strangers::others(), strangers::odd_ones()]
        .into_iter()
        .flatten()
        .collect()
}

pub(super) fn entry(
    name: &'static str,
    content: impl Into<Vec<u8>>,
    expected: &'static str,
) -> Entry {
    Entry { name, content: Content::Bytes(content.into()), expected }
}

pub(super) fn json_entry(name: &'static str, content: &Value, expected: &'static str) -> Entry {
    entry(name, serde_json::to_string_pretty(content).unwrap(), expected)
}

fn whole() -> Value {
    service_file(pair(RsaKeySize::_2048))
}

/// The key file with one change to the object inside.
fn changed(change: impl FnOnce(&mut Value)) -> Value {
    let mut file = whole();
    change(&mut file["integration"]);
    file
}

fn without(names: &[&str]) -> Value {
    changed(|key| {
        for name in names {
            key.as_object_mut().unwrap().remove(*name);
        }
    })
}

fn utf16(text: &str, unit: fn(u16) -> [u8; 2], mark: bool) -> Vec<u8> {
    let mark = if mark { "\u{feff}" } else { "" };
    format!("{mark}{text}").encode_utf16().flat_map(unit).collect()
}

pub(super) fn der(pem: &str) -> Vec<u8> {
    let inside: String = pem.lines().filter(|line| !line.starts_with("-----")).collect();
    STANDARD.decode(inside.trim()).unwrap()
}

fn service() -> Vec<Entry> {
    let (file, pair) = (whole(), pair(RsaKeySize::_2048));
    let text = serde_json::to_string_pretty(&file).unwrap();
    let with_key = |pem: &str| changed(|key| key["privateKey"] = json!(pem));
    let pkcs1 = pkcs1_pem(&pair.pkcs8);
    let mut noted = whole();
    noted["note"] = json!("clé créée pour la médiathèque");
    let windows: Vec<u8> = noted
        .to_string()
        .chars()
        .map(|c| u8::try_from(u32::from(c)).expect("a character of Western Europe"))
        .collect();
    let twice = format!(r#"{{"integration": {{"org": "an older one"}}, {}"#, &text[1..]);
    vec![
        entry("service_token.json", text.clone(), SERVICE),
        entry("service_token_cm-p11111-e22222 (1).json", text.clone(), SERVICE),
        entry("windows-line-ends.json", text.replace('\n', "\r\n"), SERVICE),
        entry("byte-order-mark.json", format!("\u{feff}{text}"), SERVICE),
        entry("utf-16-le-mark.json", utf16(&text, u16::to_le_bytes, true), SERVICE),
        entry("utf-16-be-mark.json", utf16(&text, u16::to_be_bytes, true), SERVICE),
        entry("utf-16-le.json", utf16(&text, u16::to_le_bytes, false), SERVICE),
        entry("utf-16-be.json", utf16(&text, u16::to_be_bytes, false), SERVICE),
        entry("windows-1252.json", windows, SERVICE),
        entry("blank-lines.json", format!("\n\n  {text}\n\n\n"), SERVICE),
        entry("clé de service.txt", text.clone(), SERVICE),
        entry("entry-twice.json", twice, SERVICE),
        json_entry("one-wrapper.json", &json!({"integration": file["integration"]}), SERVICE),
        json_entry("no-wrapper.json", &file["integration"], SERVICE),
        json_entry("pkcs8.json", &with_key(&pair.pkcs8), SERVICE),
        json_entry("key-on-one-line.json", &with_key(&pkcs1.replace("\r\n", "")), SERVICE),
        json_entry("escaped-line-ends.json", &with_key(&pkcs1.replace("\r\n", "\\r\\n")), SERVICE),
        json_entry("no-certificate.json", &without(&["publicKey"]), SERVICE),
        json_entry("no-date.json", &without(&["publicKey", "certificateExpirationDate"]), SERVICE),
        json_entry("no-email.json", &without(&["email"]), SERVICE),
        json_entry(
            "older-scopes.json",
            &changed(|key| key["metascopes"] = json!("ent_aem_cloud_sdk, ent_cloudmgr_sdk")),
            SERVICE,
        ),
        json_entry(
            "endpoint-as-address.json",
            &changed(|key| key["imsEndpoint"] = json!("https://ims-na1.adobelogin.com/")),
            SERVICE,
        ),
        json_entry("rsa-4096.json", &service_file(self::pair(RsaKeySize::_4096)), SERVICE),
    ]
}

fn oauth() -> Vec<Entry> {
    let flat = |change: fn(&mut Value)| {
        let mut file = oauth_flat();
        change(&mut file);
        file
    };
    let cli = |change: fn(&mut Value)| {
        let mut file = oauth_cli();
        change(&mut file);
        file
    };
    let (one, two) = ("0000000000000000000000000000000a", "0000000000000000000000000000000b");
    let web = json!({"name": "web app", "integration_type": "oauthweb", "oauth2": {}});
    let [first, second] = OAUTH_SECRETS;
    let lists = format!(
        "CLIENT_ID=0a1b\nCLIENT_SECRETS=[\"{first}\", \"{second}\"]\nSCOPES=openid aem.folders\n"
    );
    vec![
        json_entry("oauth_server_to_server.json", &oauth_flat(), OAUTH),
        json_entry("AEM-p11111-e22222.json", &oauth_flat(), OAUTH),
        json_entry(
            "oauth-without-type.json",
            &flat(|file| drop(file.as_object_mut().unwrap().remove("TYPE"))),
            OAUTH,
        ),
        json_entry(
            "oauth-lists-as-text.json",
            &flat(|file| {
                file["CLIENT_SECRETS"] = json!(OAUTH_SECRETS.join(","));
                file["SCOPES"] = json!("openid, AdobeID, aem.folders");
            }),
            OAUTH,
        ),
        json_entry(
            "oauth-one-secret.json",
            &json!({"CLIENT_ID": "0a1b", "CLIENT_SECRET": first, "SCOPES": ["openid"]}),
            OAUTH,
        ),
        json_entry("oauth-cli.json", &oauth_cli(), OAUTH),
        json_entry(
            "oauth-cli-one-secret.json",
            &json!({"client_id": "0a1b", "client_secret": first, "scopes": "openid,aem.folders"}),
            OAUTH,
        ),
        json_entry("project.json", &project_file(&[oauth_in_project("server", one)]), OAUTH),
        json_entry(
            "project-mixed.json",
            &project_file(&[web.clone(), oauth_in_project("server", one)]),
            OAUTH,
        ),
        json_entry(
            "project-two.json",
            &project_file(&[
                oauth_in_project("Assets, production", one),
                web.clone(),
                oauth_in_project("", two),
            ]),
            SEVERAL,
        ),
        entry(".env", env_file(), OAUTH),
        entry("oauth-lists.env", lists, OAUTH),
        entry("utf-16.env", utf16(&env_file(), u16::to_le_bytes, true), OAUTH),
        json_entry(
            "oauth-no-scopes.json",
            &flat(|file| drop(file.as_object_mut().unwrap().remove("SCOPES"))),
            MISSING,
        ),
        json_entry("oauth-no-secret.json", &flat(|f| f["CLIENT_SECRETS"] = json!([])), MISSING),
        json_entry("oauth-number.json", &flat(|f| f["CLIENT_SECRETS"] = json!([7])), MISSING),
        json_entry("oauth-empty-scopes.json", &cli(|f| f["scopes"] = json!(" , ")), MISSING),
        entry("no-secret.env", "CLIENT_ID=0a1b\nSCOPES=openid\n", MISSING),
        json_entry("project-empty.json", &project_file(&[]), MISSING),
        json_entry(
            "cloud-manager.json",
            &flat(|f| f["SCOPES"] = json!(["openid", "AdobeID", "ent_cloudmgr_sdk"])),
            OTHER,
        ),
        json_entry(
            "user-management.json",
            &cli(|f| f["scopes"] = json!(["openid", "ent_user_sdk"])),
            OTHER,
        ),
        json_entry(
            "events.json",
            &flat(|f| f["SCOPES"] = json!("openid,event_receiver_api")),
            OTHER,
        ),
        entry(
            "firefly.env",
            "CLIENT_ID=0a1b\nCLIENT_SECRET=p8e-x\nSCOPES=openid,firefly_api,ff_apis\n",
            OTHER,
        ),
        json_entry(
            "web-app.json",
            &json!({"TYPE": "oauthwebapp", "CLIENT_ID": "0a1b", "CLIENT_SECRET": "p8e-x"}),
            OTHER,
        ),
        json_entry("project-web-only.json", &project_file(&[web]), OTHER),
    ]
}

fn tokens() -> Vec<Entry> {
    let now = OffsetDateTime::now_utc() - Duration::minutes(1);
    let token = access_token(now, 24);
    let past = access_token(datetime!(2025-01-01 09:00:00 UTC), 24);
    let file = |token: &Value| json!({"ok": true, "statusCode": 200, "accessToken": token});
    vec![
        json_entry("local_development_token_cm_p11111-e22222.json", &file(&json!(token)), TOKEN),
        entry("token.txt", format!("{token}\r\n"), TOKEN),
        entry("token-in-quotes.txt", format!("\"{token}\""), TOKEN),
        entry("token-with-bearer.txt", format!("Bearer {token}"), TOKEN),
        json_entry("opaque-token.json", &file(&json!("an-opaque-token")), TOKEN),
        json_entry("token-ended.json", &file(&json!(past)), TOKEN_EXPIRED),
        entry("token-ended.txt", past, TOKEN_EXPIRED),
        json_entry("token-empty.json", &file(&json!("")), MISSING),
        json_entry("token-number.json", &file(&json!(17)), MISSING),
        json_entry("token-two-lines.json", &file(&json!("one\r\ntwo")), MISSING),
        json_entry("token-endless.json", &file(&json!("x".repeat(900_000))), MISSING),
    ]
}

fn broken_keys() -> Vec<Entry> {
    let (file, pair) = (whole(), pair(RsaKeySize::_2048));
    let text = serde_json::to_string_pretty(&file).unwrap();
    let pkcs1 = pkcs1_pem(&pair.pkcs8);
    let with_key = |pem: &str| changed(|key| key["privateKey"] = json!(pem));
    let encrypted = pkcs1.replacen(
        "-----\r\n",
        "-----\r\nProc-Type: 4,ENCRYPTED\r\nDEK-Info: AES-256-CBC,00\r\n\r\n",
        1,
    );
    let elliptic = rcgen::KeyPair::generate().unwrap().serialize_pem();
    let mismatched = pair_until(RsaKeySize::_2048, pair.not_after);
    let expired = pair_until(RsaKeySize::_2048, datetime!(2021-03-01 12:00:00 UTC));
    let no_certificate = |date: &str| {
        let mut file = without(&["publicKey"]);
        file["integration"]["certificateExpirationDate"] = json!(date);
        file
    };
    let half = &text[..text.len() / 2];
    vec![
        entry("half.json", half, INCOMPLETE),
        entry("half-utf-16.json", utf16(half, u16::to_le_bytes, true), INCOMPLETE),
        entry("half.pem", &pair.pkcs8[..pair.pkcs8.len() / 2], INCOMPLETE),
        entry("only-zeros.json", vec![0; 3_411], INCOMPLETE),
        json_entry("ended.json", &service_file(&expired), EXPIRED),
        json_entry("ended-by-date.json", &no_certificate("2022-02-02T02:02:02.000Z"), EXPIRED),
        json_entry("mismatch.json", &with_key(&mismatched.pkcs8), MISMATCH),
        json_entry("rsa-1024.json", &with_key(WEAK_KEY), WEAK),
        json_entry("encrypted.json", &with_key(&encrypted), UNUSABLE),
        json_entry("elliptic.json", &with_key(&elliptic), UNUSABLE),
        json_entry("damaged.json", &with_key(&pkcs1.replacen("MII", "MIJ", 1)), UNUSABLE),
        json_entry("words-for-a-key.json", &with_key("ask the administrator"), UNUSABLE),
        json_entry("public-half.json", &without(&["privateKey"]), PUBLIC),
        json_entry("no-key-at-all.json", &without(&["privateKey", "publicKey"]), MISSING),
        json_entry("no-organisation.json", &without(&["org"]), MISSING),
        json_entry("number-for-text.json", &changed(|key| key["id"] = json!(7)), MISSING),
        json_entry(
            "no-secret.json",
            &changed(|key| key["technicalAccount"]["clientSecret"] = Value::Null),
            MISSING,
        ),
        json_entry(
            "endless-secret.json",
            &changed(|key| key["technicalAccount"]["clientSecret"] = json!("x".repeat(900_000))),
            MISSING,
        ),
        json_entry("no-scopes.json", &changed(|key| key["metascopes"] = json!(" , ")), MISSING),
        json_entry("text-for-object.json", &json!({"integration": "see attachment"}), MISSING),
        json_entry(
            "cloud-manager-service.json",
            &changed(|key| key["metascopes"] = json!("ent_cloudmgr_sdk")),
            OTHER,
        ),
        json_entry("no-host.json", &changed(|key| key["imsEndpoint"] = json!("")), MISSING),
        json_entry(
            "forged-host.json",
            &changed(|key| key["imsEndpoint"] = json!("ims-na1.adobelogin.com.evil.example")),
            SIGN_IN_HOST,
        ),
        json_entry(
            "this-computer.json",
            &changed(|key| key["imsEndpoint"] = json!("127.0.0.1:4711")),
            SIGN_IN_HOST,
        ),
        entry("private-key.pem", pair.pkcs8.clone(), MISSING),
        entry("private-key.der", der(&pair.pkcs8), MISSING),
        json_entry(
            "config.json",
            &json!({"API_KEY": "0a1b", "CLIENT_SECRET": "p8e-x", "ORG_ID": "A@AdobeOrg"}),
            RETIRED,
        ),
        json_entry("public-keys.json", &json!({"PUBLIC_KEYS_WITH_EXPIRY": {"ab": 1}}), RETIRED),
        json_entry(
            "project-retired.json",
            &project_file(&[json!({"integration_type": "service", "jwt": {"client_id": "x"}})]),
            RETIRED,
        ),
    ]
}
