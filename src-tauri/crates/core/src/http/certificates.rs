//! Certificate files of company networks.
//!
//! A network that inspects traffic signs with an authority of its own, which
//! most computers of that company know; where one does not, the user adds it
//! here. Only an authority is taken: trusting anything else has no effect, and a
//! file that also holds a private key was given away by mistake.

use std::{fs::File, io::Read as _, path::Path};

use sha2::{Digest as _, Sha256};
use time::OffsetDateTime;
use x509_parser::{certificate::X509Certificate, parse_x509_certificate, pem::Pem};

use super::redacted::is_invisible;
use crate::api::types::{ApiError, CertificateFacts, ErrorCode, ErrorDetails, Timestamp};

/// Longest certificate file that is read: 1 MiB, several hundred certificates.
pub const CERTIFICATE_FILE_LIMIT: usize = 1024 * 1024;
/// Longest name that is shown, in characters.
const NAME_LIMIT: usize = 200;

/// One certificate that can be trusted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CompanyCertificate {
    /// The certificate itself, for [`Client::set_trusted`](super::Client::set_trusted).
    pub der: Vec<u8>,
    /// What may be said about it.
    pub facts: CertificateFacts,
}

/// Why a file is no certificate that could be trusted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum CertificateError {
    /// The file could not be opened or read.
    #[error("the file cannot be read")]
    Unreadable,
    /// Neither PEM nor DER, damaged, or longer than any certificate file.
    #[error("the file is not a certificate")]
    NotRecognised,
    /// It vouches for nobody else.
    #[error("the certificate is not that of an authority")]
    NotAuthority,
    /// It has ended.
    #[error("the certificate has ended")]
    Ended(OffsetDateTime),
    /// It also holds a private key.
    #[error("the file also holds a private key")]
    HasPrivateKey,
}

/// Reads a certificate file; see [`read_certificates`].
///
/// # Errors
/// [`CertificateError`].
pub fn read_certificate_file(
    path: &Path,
    now: OffsetDateTime,
) -> Result<Vec<CompanyCertificate>, CertificateError> {
    // A pipe or a device would block on open or never end.
    let about = std::fs::metadata(path).map_err(|_| CertificateError::Unreadable)?;
    if !about.is_file() {
        return Err(CertificateError::Unreadable);
    }
    let limit = u64::try_from(CERTIFICATE_FILE_LIMIT).expect("a megabyte fits");
    if about.len() > limit {
        return Err(CertificateError::NotRecognised);
    }
    let file = File::open(path).map_err(|_| CertificateError::Unreadable)?;
    let mut bytes = Vec::new();
    file.take(limit + 1).read_to_end(&mut bytes).map_err(|_| CertificateError::Unreadable)?;
    read_certificates(&bytes, now)
}

/// Reads the authorities of a certificate file: PEM with one certificate or a
/// chain, or one in DER. Of a chain, what is no authority or has ended is left
/// out, as long as anything remains.
///
/// # Errors
/// [`CertificateError`].
pub fn read_certificates(
    bytes: &[u8],
    now: OffsetDateTime,
) -> Result<Vec<CompanyCertificate>, CertificateError> {
    if bytes.len() > CERTIFICATE_FILE_LIMIT {
        return Err(CertificateError::NotRecognised);
    }
    let mut usable: Vec<CompanyCertificate> = Vec::new();
    let mut refused = None;
    for der in ders(bytes)? {
        let (rest, certificate) =
            parse_x509_certificate(&der).map_err(|_| CertificateError::NotRecognised)?;
        if !rest.is_empty() {
            return Err(CertificateError::NotRecognised);
        }
        let ends = certificate.validity().not_after.to_datetime();
        if !is_authority(&certificate) {
            refused.get_or_insert(CertificateError::NotAuthority);
        } else if ends <= now {
            // Says more than that another one of the chain is no authority.
            refused = Some(CertificateError::Ended(ends));
        } else {
            let facts = facts(&certificate, &der, ends);
            if usable.iter().all(|known| known.facts.fingerprint != facts.fingerprint) {
                usable.push(CompanyCertificate { facts, der });
            }
        }
    }
    if usable.is_empty() {
        return Err(refused.unwrap_or(CertificateError::NotRecognised));
    }
    Ok(usable)
}

/// Whether a certificate in DER has ended; what cannot be read has.
pub(super) fn has_ended(der: &[u8], now: OffsetDateTime) -> bool {
    parse_x509_certificate(der)
        .map_or(true, |(_, certificate)| certificate.validity().not_after.to_datetime() <= now)
}

/// The certificates in a file, in DER.
fn ders(bytes: &[u8]) -> Result<Vec<Vec<u8>>, CertificateError> {
    const MARK: &[u8] = b"-----BEGIN ";
    if !bytes.windows(MARK.len()).any(|window| window == MARK) {
        return if holds_private_key(bytes) {
            Err(CertificateError::HasPrivateKey)
        } else {
            Ok(vec![bytes.to_vec()])
        };
    }
    let mut found = Vec::new();
    for block in Pem::iter_from_buffer(bytes) {
        let block = block.map_err(|_| CertificateError::NotRecognised)?;
        if block.label.contains("PRIVATE KEY") {
            return Err(CertificateError::HasPrivateKey);
        }
        if matches!(block.label.as_str(), "CERTIFICATE" | "X509 CERTIFICATE") {
            found.push(block.contents);
        }
    }
    Ok(found)
}

/// Whether DER is a private key or a PKCS#12 bundle: all of them begin with their
/// version, a number, where a certificate begins with another sequence.
fn holds_private_key(der: &[u8]) -> bool {
    const SEQUENCE: u8 = 0x30;
    const INTEGER: u8 = 0x02;
    let [SEQUENCE, length, rest @ ..] = der else { return false };
    // The long form of a length says in its first byte how many follow.
    let skip = if length & 0x80 == 0 { 0 } else { usize::from(length & 0x7f) };
    matches!(rest.get(skip..), Some([INTEGER, 1, 0 | 1 | 3, ..]))
}

fn is_authority(certificate: &X509Certificate<'_>) -> bool {
    let is_ca = matches!(certificate.basic_constraints(), Ok(Some(found)) if found.value.ca);
    let may_sign = match certificate.key_usage() {
        Ok(Some(usage)) => usage.value.key_cert_sign(),
        Ok(None) => true,
        Err(_) => false,
    };
    is_ca && may_sign
}

fn facts(certificate: &X509Certificate<'_>, der: &[u8], ends: OffsetDateTime) -> CertificateFacts {
    let fingerprint = Sha256::digest(der).iter().map(|byte| format!("{byte:02x}")).collect();
    CertificateFacts {
        fingerprint,
        subject: shown(&certificate.subject().to_string()),
        issuer: shown(&certificate.issuer().to_string()),
        valid_until: Timestamp(ends),
    }
}

/// A stranger's name, fit to be shown.
fn shown(name: &str) -> String {
    name.chars().filter(|c| !c.is_control() && !is_invisible(*c)).take(NAME_LIMIT).collect()
}

impl From<CertificateError> for ApiError {
    fn from(error: CertificateError) -> Self {
        let (code, ended) = match error {
            CertificateError::Unreadable => (ErrorCode::KeyFileUnreadable, None),
            CertificateError::NotRecognised => (ErrorCode::CertificateNotRecognised, None),
            CertificateError::NotAuthority => (ErrorCode::CertificateNotAuthority, None),
            CertificateError::Ended(when) => {
                (ErrorCode::CertificateFileEnded, Some(Timestamp(when)))
            }
            CertificateError::HasPrivateKey => (ErrorCode::CertificateHasPrivateKey, None),
        };
        Self::new(code, error.to_string()).with(ErrorDetails { ended, ..ErrorDetails::default() })
    }
}

#[cfg(test)]
#[path = "certificates_tests.rs"]
mod tests;
