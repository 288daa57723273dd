//! The certificate beside a private key. Despite the name `publicKey` in the
//! file it is X.509; of it only its end and its fingerprint are kept.

use base64::{Engine as _, engine::general_purpose::URL_SAFE_NO_PAD};
use sha2::{Digest, Sha256};
use time::OffsetDateTime;
use x509_parser::{parse_x509_certificate, public_key::PublicKey};

use super::{
    Error,
    private_key::{PrivateKey, pem_block},
};

/// What is kept of a certificate.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Certificate {
    pub(super) not_after: OffsetDateTime,
    /// First half of the SHA-256 of the DER, base64url: enough to tell
    /// certificates apart, and short for the key store.
    pub(super) fingerprint: String,
    modulus: Option<Vec<u8>>,
}

impl Certificate {
    pub(super) fn from_pem(pem: &str) -> Option<Self> {
        Self::from_der(&pem_block(pem, "CERTIFICATE")?)
    }

    pub(super) fn from_der(der: &[u8]) -> Option<Self> {
        let (_, certificate) = parse_x509_certificate(der).ok()?;
        let modulus = match certificate.public_key().parsed() {
            Ok(PublicKey::RSA(key)) => {
                let start = key.modulus.iter().position(|b| *b != 0)?;
                Some(key.modulus[start..].to_vec())
            }
            // A certificate of another algorithm cannot belong to an RSA key.
            Ok(_) | Err(_) => None,
        };
        let digest = Sha256::digest(der);
        Some(Self {
            not_after: certificate.validity().not_after.to_datetime(),
            fingerprint: URL_SAFE_NO_PAD.encode(&digest[..16]),
            modulus,
        })
    }

    /// # Errors
    /// [`Error::KeyMismatch`] where the key is another's.
    pub(super) fn belongs_to(&self, key: &PrivateKey) -> Result<(), Error> {
        if self.modulus.as_deref() == Some(key.modulus()) {
            Ok(())
        } else {
            Err(Error::KeyMismatch)
        }
    }
}
