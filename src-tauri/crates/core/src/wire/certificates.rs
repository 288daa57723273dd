//! Certificates of company networks that Relabel trusts besides those of the system.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{ApiError, CertificateFacts, ImportId};

/// What a certificate file turned out to be.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", tag = "verdict")]
pub enum CertificateInspection {
    /// Can be trusted, when the user says so.
    #[serde(rename_all = "camelCase")]
    Usable {
        /// Names the waiting file.
        import_id: ImportId,
        /// Name of the file, without folders.
        file_name: String,
        /// What is in it: one, or a chain.
        certificates: Vec<CertificateFacts>,
    },
    /// Not usable, and why.
    #[serde(rename_all = "camelCase")]
    Refused {
        /// Name of the file, without folders.
        file_name: String,
        /// Why.
        error: ApiError,
    },
}

/// Names a trusted certificate.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct CertificateRef {
    /// From [`CertificateFacts`].
    pub fingerprint: String,
}
