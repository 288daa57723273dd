//! Who the environment is: its numbers, its certificate and keys, and the key
//! files it hands out.

use std::io;
use std::path::{Path, PathBuf};

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use rcgen::{
    BasicConstraints, CertificateParams, DistinguishedName, DnType, IsCa, KeyPair, RsaKeySize,
    SanType,
};
use serde_json::json;
use time::{Duration, OffsetDateTime};
use uuid::Uuid;

use crate::Error;
use crate::dates;

/// Adobe's certificates are valid for exactly this long.
const CERTIFICATE_LIFE: Duration = Duration::days(365);
/// The one metascope of today's service credentials.
pub(crate) const METASCOPE: &str = "ent_aem_cloud_api";
/// The scopes of the OAuth credentials.
pub(crate) const SCOPES: [&str; 4] = ["openid", "AdobeID", "aem.folders", "aem.assets.author"];

/// The kinds of key file that Adobe hands out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum KeyFileKind {
    /// Service credentials of the AEM Developer Console (JWT).
    ServiceCredentials,
    /// OAuth Server-to-Server credential of the Adobe Developer Console.
    OauthServerToServer,
    /// A developer's own token for one environment, good for a day.
    LocalDevelopmentToken,
}

/// Everything that is made up once, when the environment starts.
pub(crate) struct Identity {
    pub(crate) program: u32,
    pub(crate) environment: u32,
    pub(crate) org: String,
    pub(crate) technical: Credential,
    /// The first is that of all key files, the second only in the project file
    /// with two credentials.
    pub(crate) oauth: [OauthCredential; 2],
    /// `…@AdobeID` of the person the local development token acts as.
    pub(crate) person_id: String,
    /// PKCS#1 `RSAPublicKey`, for checking assertions.
    pub(crate) public_key: Vec<u8>,
    pub(crate) certificate_ends: OffsetDateTime,
    private_key_pem: String,
    certificate_pem: String,
}

/// The technical account of the service credentials.
pub(crate) struct Credential {
    pub(crate) client_id: String,
    pub(crate) client_secret: String,
    pub(crate) id: String,
    pub(crate) email: String,
}

/// The technical account of an OAuth credential, with its two secrets.
pub(crate) struct OauthCredential {
    pub(crate) client_id: String,
    pub(crate) client_secrets: [String; 2],
    pub(crate) id: String,
    pub(crate) email: String,
}

impl OauthCredential {
    fn invent() -> OauthCredential {
        OauthCredential {
            client_id: Uuid::new_v4().simple().to_string(),
            client_secrets: [secret(), secret()],
            id: format!("{}@techacct.adobe.com", hex_id()),
            email: format!("{}@techacct.adobe.com", Uuid::new_v4()),
        }
    }
}

impl std::fmt::Debug for Identity {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Identity")
            .field("program", &self.program)
            .field("environment", &self.environment)
            .finish_non_exhaustive()
    }
}

impl Identity {
    /// Makes up an identity. Takes a fraction of a second: it generates an RSA
    /// key of `key_bits` (2048, 3072 or 4096).
    pub(crate) fn generate(key_bits: u16) -> Result<Identity, Error> {
        let size = match key_bits {
            2048 => RsaKeySize::_2048,
            3072 => RsaKeySize::_3072,
            4096 => RsaKeySize::_4096,
            other => return Err(Error::KeyBits(other)),
        };
        let number = Uuid::new_v4().as_u128();
        // Real program numbers are five or six digits today; these stay clear
        // of them with seven.
        let program = 9_000_000 + u32::try_from(number % 1_000_000).unwrap_or(0);
        let environment = 9_000_000 + u32::try_from((number >> 64) % 1_000_000).unwrap_or(0);
        let client_id = format!("cm-p{program}-e{environment}-integration-0");

        let key = key_of(size)?;
        let begins = OffsetDateTime::now_utc() - Duration::minutes(5);
        let begins = begins.replace_nanosecond(0).unwrap_or(begins);
        let certificate_ends = begins + CERTIFICATE_LIFE;
        let certificate = certificate(&client_id, begins, certificate_ends)?.self_signed(&key)?;
        let public_key = {
            let (_, parsed) = x509_parser::parse_x509_certificate(certificate.der())
                .map_err(|error| Error::Certificate(error.to_string()))?;
            parsed.public_key().subject_public_key.data.to_vec()
        };
        let der = key.serialize_der();
        let pkcs8 = pkcs8::PrivateKeyInfo::try_from(der.as_slice())
            .map_err(|error| Error::Certificate(error.to_string()))?;

        let account = hex_id();
        Ok(Identity {
            program,
            environment,
            org: format!("{}@AdobeOrg", hex_id()),
            technical: Credential {
                client_id,
                client_secret: secret(),
                id: format!("{account}@techacct.adobe.com"),
                email: format!("{}@techacct.adobe.com", Uuid::new_v4()),
            },
            oauth: [OauthCredential::invent(), OauthCredential::invent()],
            person_id: format!("{}@AdobeID", hex_id()),
            public_key,
            certificate_ends,
            private_key_pem: pem("RSA PRIVATE KEY", pkcs8.private_key),
            certificate_pem: pem("CERTIFICATE", certificate.der()),
        })
    }

    /// The service credentials file as the AEM Developer Console downloads it.
    pub(crate) fn service_credentials(&self, ims_endpoint: &str) -> Vec<u8> {
        pretty(&json!({
            "ok": true,
            "integration": {
                "imsEndpoint": ims_endpoint,
                "metascopes": METASCOPE,
                "technicalAccount": {
                    "clientId": self.technical.client_id,
                    "clientSecret": self.technical.client_secret,
                },
                "email": self.technical.email,
                "id": self.technical.id,
                "org": self.org,
                "privateKey": self.private_key_pem,
                "publicKey": self.certificate_pem,
                "certificateExpirationDate": dates::iso(&self.certificate_ends),
            },
            "statusCode": 200,
        }))
    }

    /// Writes files under the names they have in real life.
    pub(crate) fn write(
        &self,
        dir: &Path,
        files: [(KeyFileKind, Vec<u8>); 3],
    ) -> io::Result<Vec<PathBuf>> {
        std::fs::create_dir_all(dir)?;
        files
            .into_iter()
            .map(|(kind, bytes)| {
                let path = dir.join(self.file_name(kind));
                std::fs::write(&path, bytes)?;
                Ok(path)
            })
            .collect()
    }

    fn file_name(&self, kind: KeyFileKind) -> String {
        let Identity { program, environment, .. } = self;
        match kind {
            KeyFileKind::ServiceCredentials => {
                format!("service_token_cm-p{program}-e{environment}.json")
            }
            KeyFileKind::OauthServerToServer => "oauth_server_to_server.json".to_owned(),
            KeyFileKind::LocalDevelopmentToken => {
                format!("local_development_token_cm_p{program}-e{environment}.json")
            }
        }
    }
}

/// Names a file with the private key of a practice environment, which the first one writes:
/// a run of the tests starts a thousand, and a new key takes longer than most tests.
#[cfg(debug_assertions)]
const KEY_OF_TESTS: &str = "RELABEL_PRACTICE_KEY";

#[cfg(debug_assertions)]
fn key_of(size: RsaKeySize) -> Result<KeyPair, Error> {
    let (Some(file), RsaKeySize::_2048) = (std::env::var_os(KEY_OF_TESTS), size) else {
        return new_key(size);
    };
    if let Ok(text) = std::fs::read_to_string(&file) {
        return Ok(KeyPair::from_pem(&text)?);
    }
    let key = new_key(size)?;
    let own = Path::new(&file).with_extension(Uuid::new_v4().to_string());
    // Where it cannot be written, the next one generates its own.
    let _ = std::fs::write(&own, key.serialize_pem()).and_then(|()| std::fs::rename(own, file));
    Ok(key)
}

#[cfg(not(debug_assertions))]
use new_key as key_of;

fn new_key(size: RsaKeySize) -> Result<KeyPair, Error> {
    Ok(KeyPair::generate_rsa_for(&rcgen::PKCS_RSA_SHA256, size)?)
}

fn certificate(
    name: &str,
    begins: OffsetDateTime,
    ends: OffsetDateTime,
) -> Result<CertificateParams, rcgen::Error> {
    let mut params = CertificateParams::default();
    params.distinguished_name = DistinguishedName::new();
    params.distinguished_name.push(DnType::CommonName, name);
    params.is_ca = IsCa::Ca(BasicConstraints::Unconstrained);
    params.subject_alt_names = vec![SanType::URI(format!("urn:practice:{name}").try_into()?)];
    params.not_before = begins;
    params.not_after = ends;
    Ok(params)
}

/// PEM with the `\r\n` line ends of Adobe's files.
fn pem(label: &str, der: &[u8]) -> String {
    let text = STANDARD.encode(der);
    let mut pem = format!("-----BEGIN {label}-----\r\n");
    for start in (0..text.len()).step_by(64) {
        pem.push_str(&text[start..text.len().min(start + 64)]);
        pem.push_str("\r\n");
    }
    pem.push_str(&format!("-----END {label}-----\r\n"));
    pem
}

/// The 24 upper-case hex digits of IMS identifiers.
fn hex_id() -> String {
    Uuid::new_v4().simple().to_string()[..24].to_uppercase()
}

fn secret() -> String {
    format!("p8e-{}", STANDARD.encode(Uuid::new_v4()).replace(['+', '/', '='], "_"))
}

pub(crate) fn pretty(value: &serde_json::Value) -> Vec<u8> {
    serde_json::to_vec_pretty(value).expect("a JSON value always has a text form")
}

#[cfg(test)]
mod tests {
    use super::Identity;

    #[test]
    fn the_certificate_is_of_the_kind_adobe_issues() {
        let identity = Identity::generate(2048).unwrap();
        let file: serde_json::Value =
            serde_json::from_slice(&identity.service_credentials("127.0.0.1:1")).unwrap();
        let pem = file["integration"]["publicKey"].as_str().unwrap();
        let (_, pem) = x509_parser::pem::parse_x509_pem(pem.as_bytes()).unwrap();
        let certificate = pem.parse_x509().unwrap();
        assert_eq!(certificate.subject(), certificate.issuer());
        assert!(certificate.is_ca());
        let validity = certificate.validity();
        let life = validity.not_after.timestamp() - validity.not_before.timestamp();
        assert_eq!(life, 365 * 86_400);
        let key = file["integration"]["privateKey"].as_str().unwrap();
        assert!(key.starts_with("-----BEGIN RSA PRIVATE KEY-----\r\n"));
        assert!(key.ends_with("-----END RSA PRIVATE KEY-----\r\n"));
    }

    #[test]
    fn only_sizes_that_exist_are_generated() {
        assert!(Identity::generate(1024).is_err());
    }
}
