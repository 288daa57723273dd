//! Certificate files of company networks.
//!
//! A network that inspects traffic signs with an authority of its own, which
//! most computers of that company know; where one does not, the user adds it
//! here. Only an authority is taken: trusting anything else has no effect, and a
//! file that also holds a private key was given away by mistake.

use std::{fmt, fs::File, io::Read as _, path::Path};

use sha2::{Digest as _, Sha256};
use time::OffsetDateTime;
use x509_parser::{
    asn1_rs::{Any, Class, FromDer as _},
    certificate::X509Certificate,
    parse_x509_certificate,
    pem::Pem,
    public_key::PublicKey,
};

use super::redacted::is_invisible;
use relabel_model::{CertificateFacts, CompanyCertificate, Timestamp};

/// Longest certificate file that is read: 1 MiB, several hundred certificates.
pub const CERTIFICATE_FILE_LIMIT: usize = 1024 * 1024;
/// Longest name that is shown, in characters.
const NAME_LIMIT: usize = 200;

/// Why a file is no certificate that could be trusted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum CertificateError {
    /// The file could not be opened or read.
    #[error("the file cannot be read")]
    Unreadable,
    /// Neither PEM, DER nor PKCS#7, damaged, or longer than any certificate file.
    #[error("the file is no certificate that can be read: ask for it as Base-64 X.509 (.cer)")]
    NotRecognised,
    /// It vouches for nobody else.
    #[error(
        "the certificate is a server's own and vouches for no other: ask for the root \
         certificate of the network, as Base-64 X.509 (.cer)"
    )]
    NotAuthority,
    /// Nothing it vouches for is taken: too short a key, or signed with SHA-1 or older.
    #[error("the certificate is not safe enough ({0}): ask for the present root certificate")]
    Weak(Weakness),
    /// It has ended.
    #[error("the certificate ended on {}: ask for the present one", .0.date())]
    Ended(OffsetDateTime),
    /// It also holds a private key.
    #[error(
        "the file also holds a private key, which nobody should send: ask for the certificate \
         alone, as Base-64 X.509 (.cer)"
    )]
    HasPrivateKey,
}

/// Why nothing that a certificate vouches for is taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Weakness {
    /// An RSA key of so many bits, below [`SHORTEST_RSA`].
    ShortKey(usize),
    /// Signed with SHA-1 or MD5.
    OldHash,
}

impl fmt::Display for Weakness {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::ShortKey(bits) => write!(f, "its key has {bits} bits, {SHORTEST_RSA} are needed"),
            Self::OldHash => f.write_str("it is signed with SHA-1 or older"),
        }
    }
}

/// The shortest RSA key whose signatures the verifier takes, in bits.
const SHORTEST_RSA: usize = 2048;
/// Signatures with MD5 and SHA-1: of RSA, DSA and ECDSA.
const OLD_HASHES: [&str; 4] =
    ["1.2.840.113549.1.1.4", "1.2.840.113549.1.1.5", "1.2.840.10040.4.3", "1.2.840.10045.4.1"];
/// Content that is signed (PKCS#7, RFC 2315 section 9): how Windows exports chains.
const SIGNED_DATA: &str = "1.2.840.113549.1.7.2";
/// In front of text of some editors.
const BYTE_ORDER_MARK: &[u8] = b"\xef\xbb\xbf";

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
/// chain, one in DER, or a chain in PKCS#7. Of a chain, what is no authority, weak or
/// has ended is left out, as long as anything remains.
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
    for der in ders(bytes.strip_prefix(BYTE_ORDER_MARK).unwrap_or(bytes))? {
        let (rest, certificate) =
            parse_x509_certificate(&der).map_err(|_| CertificateError::NotRecognised)?;
        if !rest.is_empty() {
            return Err(CertificateError::NotRecognised);
        }
        let ends = certificate.validity().not_after.to_datetime();
        if !is_authority(&certificate) {
            refused.get_or_insert(CertificateError::NotAuthority);
        } else if let Some(weakness) = weakness(&certificate) {
            refused = Some(CertificateError::Weak(weakness));
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
            Ok(of_pkcs7(bytes).unwrap_or_else(|| vec![bytes.to_vec()]))
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
        } else if block.label == "PKCS7" {
            let chain = of_pkcs7(&block.contents).ok_or(CertificateError::NotRecognised)?;
            found.extend(chain);
        }
    }
    Ok(found)
}

/// The certificates of signed content in DER; `None` where it is no such content.
fn of_pkcs7(der: &[u8]) -> Option<Vec<Vec<u8>>> {
    let (_, content) = Any::from_der(der).ok()?;
    let (rest, kind) = Any::from_der(content.data).ok()?;
    if kind.oid().ok()?.to_id_string() != SIGNED_DATA {
        return None;
    }
    // In its tag stands a sequence: version, hashes, what is signed, then the certificates.
    let (_, tagged) = Any::from_der(rest).ok()?;
    let (_, mut signed) = Any::from_der(tagged.data).ok().map(|(rest, all)| (rest, all.data))?;
    for _ in 0..3 {
        signed = Any::from_der(signed).ok()?.0;
    }
    let (_, certificates) = Any::from_der(signed).ok()?;
    let is_list = certificates.class() == Class::ContextSpecific && certificates.tag().0 == 0;
    let mut left = certificates.data;
    let mut found = Vec::new();
    while is_list && !left.is_empty() {
        let (rest, _) = Any::from_der(left).ok()?;
        found.push(left[..left.len() - rest.len()].to_vec());
        left = rest;
    }
    Some(found)
}

/// Why nothing that a certificate vouches for would be taken.
fn weakness(certificate: &X509Certificate<'_>) -> Option<Weakness> {
    if let Ok(PublicKey::RSA(key)) = certificate.public_key().parsed()
        && key.key_size() < SHORTEST_RSA
    {
        return Some(Weakness::ShortKey(key.key_size()));
    }
    let hash = certificate.signature_algorithm.algorithm.to_id_string();
    OLD_HASHES.contains(&hash.as_str()).then_some(Weakness::OldHash)
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

#[cfg(test)]
#[path = "certificates_tests.rs"]
mod tests;
