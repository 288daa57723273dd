//! The RSA private key, whatever form it came in.

use aws_lc_rs::{rsa::KeyPair as RsaKeyPair, signature::KeyPair as _};
use base64::{
    Engine as _, alphabet,
    engine::{DecodePaddingMode, GeneralPurpose, GeneralPurposeConfig},
};
use x509_parser::{
    asn1_rs::{FromDer, Integer, Sequence},
    oid_registry::OID_PKCS1_RSAENCRYPTION,
    x509::AlgorithmIdentifier,
};
use zeroize::{Zeroize, Zeroizing};

use super::Error;
use crate::http::Redacted;

/// Files whose padding was lost or doubled by a text editor still decode.
const BASE64: GeneralPurpose = GeneralPurpose::new(
    &alphabet::STANDARD,
    GeneralPurposeConfig::new().with_decode_padding_mode(DecodePaddingMode::Indifferent),
);

/// Shorter RSA keys can be computed from their public half with enough machines.
const LEAST_BITS: usize = 2048;

/// An RSA private key of at least 2048 bits, checked. Kept as PKCS#1 DER, the
/// shortest form.
#[derive(Debug)]
pub struct PrivateKey {
    pkcs1: Redacted<Vec<u8>>,
    modulus: Vec<u8>,
}

impl PrivateKey {
    /// Reads PEM: PKCS#1 (`RSA PRIVATE KEY`) or PKCS#8 (`PRIVATE KEY`), with any
    /// line ends, or none.
    ///
    /// # Errors
    /// [`Error::KeyUnusable`] for anything else, also for an encrypted key,
    /// [`Error::KeyWeak`] for one that is too short.
    pub(super) fn from_pem(pem: &str) -> Result<Self, Error> {
        if let Some(der) = pem_block(pem, "RSA PRIVATE KEY") {
            return Self::from_pkcs1(der);
        }
        let der = pem_block(pem, "PRIVATE KEY").ok_or(Error::KeyUnusable)?;
        Self::from_pkcs1(unwrap_pkcs8(&der).ok_or(Error::KeyUnusable)?)
    }

    /// Takes PKCS#1 DER.
    ///
    /// # Errors
    /// [`Error::KeyWeak`] below [`LEAST_BITS`], [`Error::KeyUnusable`] where it is
    /// not a consistent RSA key of up to 8192 bits, the range the library signs with.
    pub(super) fn from_pkcs1(mut der: Zeroizing<Vec<u8>>) -> Result<Self, Error> {
        // The library gives one answer for everything it does not sign with.
        if modulus_bits(&der).is_some_and(|bits| bits < LEAST_BITS) {
            return Err(Error::KeyWeak);
        }
        let pair = RsaKeyPair::from_der(&der).map_err(|_| Error::KeyUnusable)?;
        let modulus = pair.public_key().modulus().big_endian_without_leading_zero().to_vec();
        Ok(Self { pkcs1: Redacted::new(std::mem::take(&mut *der)), modulus })
    }

    /// PKCS#1 DER, for signing and storing.
    #[must_use]
    pub fn pkcs1_der(&self) -> &[u8] {
        self.pkcs1.expose()
    }

    /// Length of the modulus in bits.
    #[must_use]
    pub fn bits(&self) -> usize {
        self.modulus.len() * 8
    }

    /// The public modulus, big endian, without leading zeros.
    pub(super) fn modulus(&self) -> &[u8] {
        &self.modulus
    }
}

/// Bits of the modulus of a PKCS#1 key (RFC 8017): version, modulus, more.
fn modulus_bits(der: &[u8]) -> Option<usize> {
    let (_, key) = Sequence::from_der(der).ok()?;
    let (rest, _version) = u8::from_der(&key.content).ok()?;
    let (_, modulus) = Integer::from_der(rest).ok()?;
    let bytes = modulus.as_ref();
    let start = bytes.iter().position(|byte| *byte != 0)?;
    let first = usize::try_from(bytes[start].leading_zeros()).ok()?;
    Some((bytes.len() - start) * 8 - first)
}

/// The bytes between the BEGIN and END lines of `label`. Blanks and line ends
/// may be anywhere; header lines (`Proc-Type`, an encrypted key) may not.
pub(super) fn pem_block(pem: &str, label: &str) -> Option<Zeroizing<Vec<u8>>> {
    let begin = format!("-----BEGIN {label}-----");
    let end = format!("-----END {label}-----");
    let inside = pem.split_once(begin.as_str())?.1.split_once(end.as_str())?.0;
    let mut compact = Zeroizing::new(String::with_capacity(inside.len()));
    // Some consoles show the line ends escaped, and people copy what they see.
    for piece in inside.split("\\n").flat_map(|piece| piece.split("\\r")) {
        compact.extend(piece.chars().filter(|c| !c.is_whitespace()));
    }
    let mut der = Zeroizing::new(vec![0; compact.len() / 4 * 3 + 3]);
    let length = BASE64.decode_slice(compact.as_bytes(), &mut der).ok()?;
    der.truncate(length);
    (length > 0).then_some(der)
}

/// The PKCS#1 key inside PKCS#8 (RFC 5208): version, algorithm, key.
fn unwrap_pkcs8(der: &[u8]) -> Option<Zeroizing<Vec<u8>>> {
    let (_, info) = Sequence::from_der(der).ok()?;
    let (rest, _version) = u8::from_der(&info.content).ok()?;
    let (rest, algorithm) = AlgorithmIdentifier::from_der(rest).ok()?;
    if algorithm.algorithm != OID_PKCS1_RSAENCRYPTION {
        return None;
    }
    let (_, key) = <&[u8]>::from_der(rest).ok()?;
    Some(Zeroizing::new(key.to_vec()))
}

impl Drop for PrivateKey {
    fn drop(&mut self) {
        self.modulus.zeroize();
    }
}
