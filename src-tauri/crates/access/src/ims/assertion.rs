//! The signed statement a key is exchanged with.

use jsonwebtoken::{Algorithm, EncodingKey, Header};
use serde_json::{Map, Value};
use time::{Duration, OffsetDateTime};
use zeroize::Zeroizing;

use crate::{http::Origin, keys::ServiceCredentials};

/// How long an assertion is good for. Adobe recommends "a few minutes" and its
/// newer libraries use this; a fresh one is signed for every exchange.
const LIFE: Duration = Duration::seconds(300);

/// Signs an assertion with RS256. `None` where the key cannot sign, which a key
/// that passed its checks always can.
pub(super) fn sign(
    credentials: &ServiceCredentials,
    ims: &Origin,
    now: OffsetDateTime,
) -> Option<Zeroizing<String>> {
    let key = EncodingKey::from_rsa_der(credentials.private_key.pkcs1_der());
    let token =
        jsonwebtoken::encode(&Header::new(Algorithm::RS256), &claims(credentials, ims, now), &key);
    token.ok().map(Zeroizing::new)
}

/// The audience is written with https even for the practice environment, which
/// is how Adobe's libraries write it for every host.
fn claims(
    credentials: &ServiceCredentials,
    ims: &Origin,
    now: OffsetDateTime,
) -> Map<String, Value> {
    let host = ims.authority();
    let mut claims = Map::new();
    claims.insert("iss".to_owned(), credentials.org.clone().into());
    claims.insert("sub".to_owned(), credentials.id.clone().into());
    claims.insert("aud".to_owned(), format!("https://{host}/c/{}", credentials.client_id).into());
    claims.insert("exp".to_owned(), (now + LIFE).unix_timestamp().into());
    for scope in &credentials.metascopes {
        claims.insert(format!("https://{host}/s/{scope}"), true.into());
    }
    claims
}

#[cfg(test)]
mod tests {
    use base64::{Engine as _, engine::general_purpose::URL_SAFE_NO_PAD};
    use rcgen::RsaKeySize;
    use serde_json::json;

    use super::*;
    use crate::{
        http::Reach,
        keys::{
            Key,
            fixtures::{NOW, pair, service_file},
            recognise,
        },
    };

    #[test]
    fn an_assertion_says_what_adobe_asks_for() {
        let reach = Reach::new(false);
        let mut file = service_file(pair(RsaKeySize::_2048));
        file["integration"]["metascopes"] = json!("ent_aem_cloud_sdk,ent_cloudmgr_sdk");
        let Key::ServiceCredentials(credentials) =
            recognise("k.json", file.to_string().as_bytes(), &reach, NOW).unwrap().one().unwrap()
        else {
            panic!("a token")
        };
        let ims = reach.ims(&credentials.ims_host).unwrap();
        let token = sign(&credentials, &ims, NOW).unwrap();
        let segments: Vec<&str> = token.split('.').collect();
        let read = |text: &str| -> Value {
            serde_json::from_slice(&URL_SAFE_NO_PAD.decode(text).unwrap()).unwrap()
        };
        assert_eq!(read(segments[0]), json!({"alg": "RS256", "typ": "JWT"}));
        assert_eq!(
            read(segments[1]),
            json!({
                "iss": "ABCDEF0123456789ABCDEF01@AdobeOrg",
                "sub": "0A1B2C3D4E5F60718293A4B5@techacct.adobe.com",
                "aud": "https://ims-na1.adobelogin.com/c/cm-p11111-e22222-integration-0",
                "exp": NOW.unix_timestamp() + 300,
                "https://ims-na1.adobelogin.com/s/ent_aem_cloud_sdk": true,
                "https://ims-na1.adobelogin.com/s/ent_cloudmgr_sdk": true,
            })
        );
        // The signature holds against the certificate of the same file.
        let pem = file["integration"]["publicKey"].as_str().unwrap().replace("\r\n", "\n");
        let (_, pem) = x509_parser::pem::parse_x509_pem(pem.as_bytes()).unwrap();
        let certificate = pem.parse_x509().unwrap();
        let public = aws_lc_rs::signature::UnparsedPublicKey::new(
            &aws_lc_rs::signature::RSA_PKCS1_2048_8192_SHA256,
            &certificate.public_key().subject_public_key.data,
        );
        let signed = format!("{}.{}", segments[0], segments[1]);
        assert!(
            public.verify(signed.as_bytes(), &URL_SAFE_NO_PAD.decode(segments[2]).unwrap()).is_ok()
        );
    }
}
