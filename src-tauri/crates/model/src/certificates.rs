//! Certificates of company networks.

use time::OffsetDateTime;

/// What may be said about a certificate.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CertificateFacts {
    /// SHA-256 of the whole, in hexadecimal: names it.
    pub fingerprint: String,
    /// Whose it is.
    pub subject: String,
    /// Who issued it.
    pub issuer: String,
    /// When it ends.
    pub valid_until: OffsetDateTime,
}
