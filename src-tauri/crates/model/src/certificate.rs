//! Certificates of company networks.

#[cfg(feature = "wire")]
use {
    serde::{Deserialize, Serialize},
    ts_rs::TS,
};

use crate::Timestamp;

/// What may be said about a certificate.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "wire", derive(Serialize, Deserialize, TS), serde(rename_all = "camelCase"))]
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

/// One certificate that can be trusted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CompanyCertificate {
    /// The certificate itself, for `relabel_access::http::Client::set_trusted`.
    pub der: Vec<u8>,
    /// What may be said about it.
    pub facts: CertificateFacts,
}
