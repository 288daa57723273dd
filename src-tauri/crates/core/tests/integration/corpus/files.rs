//! The files of the corpus: what users hold, and what they take for a key.

use base64::{Engine as _, engine::general_purpose::STANDARD};
use rcgen::RsaKeySize;
use serde_json::{Value, json};
use time::{Duration, OffsetDateTime, macros::datetime};

use super::fixtures::{
    OAUTH_SECRETS, access_token, env_file, oauth_cli, oauth_flat, oauth_in_project, pair,
    pair_until, pkcs1_pem, project_file, service_file,
};

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
const EMPTY: &str = "keyFileEmpty";
const TOO_LARGE: &str = "keyFileTooLarge";
const UNREADABLE: &str = "keyFileUnreadable";
const UNKNOWN: &str = "keyFileNotRecognised";
const INCOMPLETE: &str = "keyFileIncomplete";
const SAVED_ERROR: &str = "keyFileSavedError";
const RETIRED: &str = "keyFileRetiredJwt";
const PUBLIC: &str = "keyFilePublicOnly";
const OTHER: &str = "keyFileOtherProject";
const ARCHIVE: &str = "keyFileArchive";
const DOCUMENT: &str = "keyFileDocument";
const MISSING: &str = "keyFileFieldMissing";
const UNUSABLE: &str = "keyFileKeyUnusable";
const WEAK: &str = "keyFileKeyWeak";
const MISMATCH: &str = "keyFileKeyMismatch";
const EXPIRED: &str = "keyFileExpired";
const TOKEN_EXPIRED: &str = "tokenFileExpired";
const SIGN_IN_HOST: &str = "signInHostNotAllowed";

/// RSA-1024, which nothing here would make.
const WEAK_KEY: &str = include_str!("../../../src/keys/weak_key.pem");

pub(super) fn all() -> Vec<Entry> {
    [service(), oauth(), tokens(), broken_keys(), other_files(), odd_files()]
        .into_iter()
        .flatten()
        .collect()
}

fn entry(name: &'static str, content: impl Into<Vec<u8>>, expected: &'static str) -> Entry {
    Entry { name, content: Content::Bytes(content.into()), expected }
}

fn json_entry(name: &'static str, content: &Value, expected: &'static str) -> Entry {
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

fn der(pem: &str) -> Vec<u8> {
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

fn other_files() -> Vec<Entry> {
    let pair = pair(RsaKeySize::_2048);
    let certificate = der(&pair.certificate);
    let page =
        "<!DOCTYPE html>\n<html><head><title>Adobe</title></head><body>Sign in</body></html>";
    // RFC 2315: a sequence that begins with the type `signedData`.
    let chain = [
        &[0x30, 0x80, 0x06, 0x09, 0x2A, 0x86, 0x48, 0x86, 0xF7, 0x0D, 0x01, 0x07, 0x02, 0xA0][..],
        &[0x80],
        &certificate,
    ]
    .concat();
    let pkcs7 =
        format!("-----BEGIN PKCS7-----\n{}\n-----END PKCS7-----\n", STANDARD.encode(&chain));
    let zipped = |inside: &[u8]| [b"PK\x03\x04\x14\0\x08\0\x08\0", inside].concat();
    let mut tar = vec![0; 1_024];
    tar[..8].copy_from_slice(b"key.json");
    tar[257..262].copy_from_slice(b"ustar");
    vec![
        json_entry(
            "saved-error.json",
            &json!({"ok": false, "statusCode": 403, "message": "Not allowed"}),
            SAVED_ERROR,
        ),
        json_entry("saved-status.json", &json!({"statusCode": 500}), SAVED_ERROR),
        json_entry(
            "gateway.json",
            &json!({"error_code": "401013", "message": "Oauth token is not valid"}),
            SAVED_ERROR,
        ),
        json_entry("problem.json", &json!({"title": "Forbidden", "status": 403}), SAVED_ERROR),
        entry("login.html", page, SAVED_ERROR),
        entry("service_token (2).json", page.to_ascii_uppercase(), SAVED_ERROR),
        entry("certificate.pem", pair.certificate.clone(), PUBLIC),
        entry("certificate.cer", certificate, PUBLIC),
        entry("chain.p7b", chain, PUBLIC),
        entry("chain-as-text.p7b", pkcs7, PUBLIC),
        entry("id_rsa.pub", "ssh-rsa AAAAB3NzaC1yc2EAAAADAQABAAAB me@here", PUBLIC),
        entry("public.pem", "-----BEGIN PUBLIC KEY-----\nMIIB\n-----END PUBLIC KEY-----", PUBLIC),
        entry("keys.zip", zipped(b"service_token.json"), ARCHIVE),
        entry("keys.gz", b"\x1f\x8b\x08\0\0\0\0\0".to_vec(), ARCHIVE),
        entry("keys.7z", b"7z\xbc\xaf\x27\x1c\0\x04".to_vec(), ARCHIVE),
        entry("keys.rar", b"Rar!\x1a\x07\x01\0".to_vec(), ARCHIVE),
        entry("keys.tar", tar, ARCHIVE),
        entry("zip-called.json", zipped(b"service_token.json"), ARCHIVE),
        entry("screenshot.png", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR".to_vec(), DOCUMENT),
        entry("photo.jpg", b"\xff\xd8\xff\xe0\0\x10JFIF\0".to_vec(), DOCUMENT),
        entry("photo.heic", b"\0\0\0\x18ftypheic\0\0\0\0".to_vec(), DOCUMENT),
        entry("photo.webp", b"RIFF\x24\0\0\0WEBPVP8 ".to_vec(), DOCUMENT),
        entry("drawing.svg", "<svg xmlns=\"http://www.w3.org/2000/svg\"/>", DOCUMENT),
        entry("letter.pdf", "%PDF-1.7\n1 0 obj\n", DOCUMENT),
        entry("letter.docx", zipped(b"[Content_Types].xml"), DOCUMENT),
        entry("letter.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1\0\0".to_vec(), DOCUMENT),
        entry("letter.rtf", "{\\rtf1\\ansi the key is attached}", DOCUMENT),
        entry(
            "photo-2-mb.png",
            [b"\x89PNG\r\n\x1a\n".as_slice(), &vec![7; 2 << 20]].concat(),
            DOCUMENT,
        ),
    ]
}

fn odd_files() -> Vec<Entry> {
    let at = |name, content, expected| Entry { name, content, expected };
    let mut files = vec![
        entry("empty.json", "", EMPTY),
        entry("blanks.json", " \r\n\t \n", EMPTY),
        entry("only-a-mark.json", "\u{feff}", EMPTY),
        entry("empty-object.json", "{}", UNKNOWN),
        entry("empty-list.json", "[]", UNKNOWN),
        entry("broken.json", "{\"accessToken\": nope}", UNKNOWN),
        entry("two-objects.json", "{} {}", UNKNOWN),
        entry("package.json", r#"{"name": "site", "version": "1.0.0"}"#, UNKNOWN),
        entry("titles.csv", "assetPath,dc:title\n/content/dam/a.jpg,A\n", UNKNOWN),
        entry("mail.txt", "Hello, please find the key attached. Regards", UNKNOWN),
        entry("mail-1252.txt", b"Bonjour, la cl\xe9 est jointe. \x80".to_vec(), UNKNOWN),
        entry("settings.env", "PATH=/usr/bin\nEDITOR=vi\n", UNKNOWN),
        entry("settings.yaml", "kind: API\nversion: '1'\n", UNKNOWN),
        entry("settings.xml", "<?xml version=\"1.0\"?><settings/>", UNKNOWN),
        entry("nul-inside.txt", b"CLIENT_ID=a\0b".to_vec(), UNKNOWN),
        entry("program.exe", b"MZ\x90\0\x03\0\0\0\x04\0\0\0\xff\xff".to_vec(), UNKNOWN),
        entry("noise.bin", (0..=255).rev().cycle().take(9_000).collect::<Vec<u8>>(), UNKNOWN),
        entry("not-utf-8.json", b"{\"accessToken\": \"\x81\x8d\xff\x01\"}".to_vec(), UNKNOWN),
        entry("lone-surrogate.json", b"\xff\xfe{\0\0\xd8}\0".to_vec(), UNKNOWN),
        entry("deep.json", "[".repeat(500_000), UNKNOWN),
        entry("deep-objects.json", "{\"a\":".repeat(150_000), UNKNOWN),
        entry("many-lists.json", format!("[{}[]]", "[],".repeat(300_000)), UNKNOWN),
        entry("many-objects.json", format!("[{}{{}}]", "{\"a\":{}},".repeat(100_000)), UNKNOWN),
        entry("many-names.json", many_names(), UNKNOWN),
        entry("endless-line.txt", "x".repeat(1_000_000), UNKNOWN),
        entry("many-lines.env", "A=b\n".repeat(250_000), UNKNOWN),
        entry("over-a-megabyte.json", format!("{{\"a\": \"{}\"}}", "x".repeat(1 << 20)), TOO_LARGE),
        at("200-mb.json", Content::Sparse(200_000_000), TOO_LARGE),
        at("a-folder.json", Content::Folder, UNREADABLE),
    ];
    if cfg!(unix) {
        files.push(at("dangling.json", Content::Dangling, UNREADABLE));
        files.push(at("pipe.json", Content::Pipe, UNREADABLE));
    }
    files
}

fn many_names() -> String {
    let names: Vec<String> = (0..70_000).map(|number| format!("\"{number}\":0")).collect();
    format!("{{{}}}", names.join(","))
}
