//! Certificates of company networks: looked at, trusted, forgotten.

use std::path::Path;

use super::app::App;
use super::types::{ApiError, CertificateFacts, CertificateInspection, ErrorCode, ImportId};
use super::{ApiResult, blocking};
use relabel_access::http::{Client, read_certificate_file};
use relabel_model::CompanyCertificate;

impl App {
    /// Reads a certificate file and says what it is.
    pub async fn inspect_certificate_file(&self, path: &Path) -> CertificateInspection {
        let file_name =
            path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
        let (chosen, now) = (path.to_owned(), self.inner.clock.now());
        let read = blocking(move || read_certificate_file(&chosen, now));
        match read.await {
            Ok(certificates) => {
                let facts = facts_of(&certificates);
                let import_id = self.session().imports.certificates.add(certificates);
                CertificateInspection::Usable { import_id, file_name, certificates: facts }
            }
            Err(mut error) => {
                error.details.path = Some(path.display().to_string());
                CertificateInspection::Refused { file_name, error }
            }
        }
    }

    /// Trusts the certificates of a file, besides those of the system, from the
    /// next request on. Gives all that are trusted.
    ///
    /// # Errors
    /// `ImportGone`, `StoreFailed`, `TlsFailed`.
    pub async fn trust_certificate(&self, id: ImportId) -> ApiResult<Vec<CertificateFacts>> {
        let waiting = self.session().imports.certificates.take(id).ok_or_else(|| {
            ApiError::new(ErrorCode::ImportGone, "the certificate file must be chosen again")
        })?;
        // Tried before it is kept: one that cannot be used must not come back at the
        // next start.
        let mut all = self.trusted().await?;
        all.extend(waiting.iter().cloned());
        self.inner.http.set_trusted(&ders(&all))?;
        let store = self.store();
        blocking(move || store.add_certificates(&waiting)).await?;
        self.use_certificates().await
    }

    /// The certificates the user trusts.
    ///
    /// # Errors
    /// `StoreFailed`.
    pub async fn list_certificates(&self) -> ApiResult<Vec<CertificateFacts>> {
        Ok(facts_of(&self.trusted().await?))
    }

    /// Trusts a certificate no longer. Gives all that still are.
    ///
    /// # Errors
    /// `StoreFailed`, `TlsFailed`.
    pub async fn forget_certificate(&self, fingerprint: &str) -> ApiResult<Vec<CertificateFacts>> {
        let (store, fingerprint) = (self.store(), fingerprint.to_owned());
        blocking(move || store.remove_certificate(&fingerprint)).await?;
        self.use_certificates().await
    }

    async fn use_certificates(&self) -> ApiResult<Vec<CertificateFacts>> {
        let trusted = self.trusted().await?;
        self.inner.http.set_trusted(&ders(&trusted))?;
        Ok(facts_of(&trusted))
    }

    async fn trusted(&self) -> ApiResult<Vec<CompanyCertificate>> {
        let store = self.store();
        blocking(move || store.certificates()).await
    }
}

/// Trusts what was kept. A certificate the system's verifier does not take any
/// more is left out: it must not keep Relabel from starting.
pub(super) fn trust_usable(http: &Client, kept: Vec<CompanyCertificate>) {
    let mut usable: Vec<CompanyCertificate> = Vec::new();
    for certificate in kept {
        usable.push(certificate);
        if let Err(error) = http.set_trusted(&ders(&usable)) {
            tracing::warn!(%error, "a trusted certificate cannot be used");
            usable.pop();
        }
    }
}

fn ders(certificates: &[CompanyCertificate]) -> Vec<Vec<u8>> {
    certificates.iter().map(|one| one.der.clone()).collect()
}

fn facts_of(certificates: &[CompanyCertificate]) -> Vec<CertificateFacts> {
    certificates.iter().map(|one| one.facts.clone()).collect()
}
