//! Certificates of company networks.

use crate::Timestamp;

/// What may be said about a certificate.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(
    feature = "wire",
    derive(serde::Serialize, serde::Deserialize, ts_rs::TS),
    serde(rename_all = "camelCase")
)]
pub struct CertificateFacts {
    /// SHA-256 of the whole, in hexadecimal: names it.
    pub fingerprint: String,
    /// Whose it is.
    pub subject: String,
    /// Who issued it.
    pub issuer: String,
    /// When it ends.
    pub valid_until: Timestamp,
}
