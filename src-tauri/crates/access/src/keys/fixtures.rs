//! Keys made for the unit tests of this module and of the sign-in.

use std::sync::OnceLock;

use base64::{Engine as _, engine::general_purpose::URL_SAFE_NO_PAD};
use rcgen::{CertificateParams, KeyPair, PKCS_RSA_SHA256, RsaKeySize};
use serde_json::{Value, json};
use time::{Duration, OffsetDateTime, macros::datetime};

/// The time at which the fixtures are read.
pub(crate) const NOW: OffsetDateTime = datetime!(2031-02-14 07:00:00 UTC);

/// A private key in PKCS#8 and a certificate for it.
pub(crate) struct Pair {
    pub(crate) pkcs8: String,
    pub(crate) certificate: String,
    pub(crate) not_after: OffsetDateTime,
}

/// Made once a size: RSA keys are slow to find.
pub(crate) fn pair(size: RsaKeySize) -> &'static Pair {
    static SMALL: OnceLock<Pair> = OnceLock::new();
    static LARGE: OnceLock<Pair> = OnceLock::new();
    let cell = if size == RsaKeySize::_4096 { &LARGE } else { &SMALL };
    cell.get_or_init(|| new_pair(size))
}

pub(crate) fn new_pair(size: RsaKeySize) -> Pair {
    pair_until(size, NOW + Duration::days(300))
}

/// A pair whose certificate lasts a year.
pub(crate) fn pair_until(size: RsaKeySize, not_after: OffsetDateTime) -> Pair {
    let key = KeyPair::generate_rsa_for(&PKCS_RSA_SHA256, size).unwrap();
    let mut params = CertificateParams::new(Vec::new()).unwrap();
    params.not_before = not_after - Duration::days(365);
    params.not_after = not_after;
    let certificate = params.self_signed(&key).unwrap().pem();
    Pair { pkcs8: key.serialize_pem(), certificate, not_after }
}

/// PKCS#1 PEM with `\r\n`, the form the console writes.
pub(crate) fn pkcs1_pem(pkcs8: &str) -> String {
    let (_, document) = pkcs8::SecretDocument::from_pem(pkcs8).unwrap();
    let info = pkcs8::PrivateKeyInfo::try_from(document.as_bytes()).unwrap();
    let text = base64::engine::general_purpose::STANDARD.encode(info.private_key);
    let lines: Vec<&str> =
        (0..text.len()).step_by(64).map(|at| &text[at..text.len().min(at + 64)]).collect();
    format!(
        "-----BEGIN RSA PRIVATE KEY-----\r\n{}\r\n-----END RSA PRIVATE KEY-----\r\n",
        lines.join("\r\n")
    )
}

/// A file of service credentials as the console writes it.
pub(crate) fn service_file(pair: &Pair) -> Value {
    json!({
        "ok": true,
        "integration": {
            "imsEndpoint": "ims-na1.adobelogin.com",
            "metascopes": "ent_aem_cloud_api",
            "technicalAccount": {
                "clientId": "cm-p11111-e22222-integration-0",
                "clientSecret": "p8e-canary-secret-0123456789abcdef"
            },
            "email": "00000000-1111-2222-3333-444444444444@techacct.adobe.com",
            "id": "0A1B2C3D4E5F60718293A4B5@techacct.adobe.com",
            "org": "ABCDEF0123456789ABCDEF01@AdobeOrg",
            "privateKey": pkcs1_pem(&pair.pkcs8),
            "publicKey": pair.certificate.replace('\n', "\r\n"),
            "certificateExpirationDate": "2031-12-11T07:00:00.000Z"
        },
        "statusCode": 200
    })
}

pub(crate) const OAUTH_SECRETS: [&str; 2] =
    ["p8e-canary-first-0123456789abcdef", "p8e-canary-second-0123456789abcde"];

/// "Download JSON" of an OAuth credential (protocol reference, section 3.1 A).
pub(crate) fn oauth_flat() -> Value {
    json!({
        "TYPE": "oauthservertoserver",
        "CLIENT_ID": "0a1b2c3d4e5f60718293a4b5c6d7e8f9",
        "CLIENT_SECRETS": OAUTH_SECRETS,
        "ORG_ID": "ABCDEF0123456789ABCDEF01@AdobeOrg",
        "TECHNICAL_ACCOUNT_ID": "0A1B2C3D4E5F60718293A4C6@techacct.adobe.com",
        "TECHNICAL_ACCOUNT_EMAIL": "0a1b2c3d-0000-4000-8000-444444444444@techacct.adobe.com",
        "SCOPES": ["openid", "AdobeID", "aem.folders", "aem.assets.author", "openid"]
    })
}

/// The same in the form of Adobe's command line (B).
pub(crate) fn oauth_cli() -> Value {
    let flat = oauth_flat();
    json!({
        "client_id": flat["CLIENT_ID"],
        "client_secrets": flat["CLIENT_SECRETS"],
        "technical_account_id": flat["TECHNICAL_ACCOUNT_ID"],
        "technical_account_email": flat["TECHNICAL_ACCOUNT_EMAIL"],
        "ims_org_id": flat["ORG_ID"],
        "scopes": flat["SCOPES"],
        "oauth_enabled": true
    })
}

/// One credential of a project, by its name and client id.
pub(crate) fn oauth_in_project(name: &str, client_id: &str) -> Value {
    let cli = oauth_cli();
    json!({
        "id": "112233",
        "name": name,
        "integration_type": "oauth_server_to_server",
        "oauth_server_to_server": {
            "client_id": client_id,
            "client_secrets": cli["client_secrets"],
            "technical_account_email": cli["technical_account_email"],
            "technical_account_id": cli["technical_account_id"],
            "scopes": cli["scopes"]
        }
    })
}

/// A project download with the given credentials (C).
pub(crate) fn project_file(credentials: &[Value]) -> Value {
    json!({"project": {
        "id": "4566206088345000000",
        "name": "AEM-p11111-e22222",
        "title": "AEM-p11111-e22222",
        "org": {"id": "33333", "name": "An organisation", "ims_org_id": "ABCDEF0123456789ABCDEF01@AdobeOrg"},
        "workspace": {
            "id": "4566206088344000000",
            "name": "Production",
            "title": "",
            "action_url": "",
            "app_url": "",
            "details": {"credentials": credentials, "services": []}
        }
    }})
}

/// The `.env` of the tutorial (D).
pub(crate) fn env_file() -> String {
    [
        "# Adobe Developer Console project credentials",
        "export CLIENT_ID=\"0a1b2c3d4e5f60718293a4b5c6d7e8f9\"",
        &format!("CLIENT_SECRET='{}' # the first", OAUTH_SECRETS[0]),
        "SCOPES=openid,AdobeID, aem.folders,aem.assets.author,openid",
        "",
        "AEM_ASSET_HOSTNAME=author-p11111-e22222.adobeaemcloud.com",
        "",
    ]
    .join("\r\n")
}

/// An access token as IMS issues it, with a life of `hours` from `created`.
pub(crate) fn access_token(created: OffsetDateTime, hours: i64) -> String {
    let claims = json!({
        "id": "1900000000000_0a1b_ue1",
        "type": "access_token",
        "client_id": "dev-console-prod",
        "user_id": "0A1B2C3D@AdobeID",
        "as": "ims-na1",
        "created_at": (created.unix_timestamp() * 1000).to_string(),
        "expires_in": (hours * 3_600_000).to_string(),
    });
    // Real tokens have over a thousand characters.
    format!(
        "eyJhbGciOiJSUzI1NiJ9.{}.{}",
        URL_SAFE_NO_PAD.encode(claims.to_string()),
        "canary0".repeat(120)
    )
}
