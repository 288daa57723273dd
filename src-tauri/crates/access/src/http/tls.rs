//! How secure connections are made: TLS 1.2 or 1.3, verified by the system's verifier
//! against its store of authorities and what the user added. Nothing turns that off.
//!
//! What the verifier refuses is told with what the certificate says, and that a server
//! asked for a certificate of this computer is noted: both decide who has to mend it.

use std::sync::{
    Arc,
    atomic::{AtomicU64, Ordering},
};

use rustls::{
    ClientConfig, DigitallySignedStruct, RootCertStore, SignatureScheme,
    client::{
        ResolvesClientCert,
        danger::{HandshakeSignatureValid, ServerCertVerified, ServerCertVerifier},
    },
    crypto::aws_lc_rs,
    pki_types::{CertificateDer, ServerName, UnixTime},
    sign::CertifiedKey,
    version::{TLS12, TLS13},
};
use rustls_platform_verifier::Verifier;

use super::{error::Error, redacted::scrubbed, tls_failure::Refused};

/// The variables by which a computer without a store of its own is given one.
const STORES: [&str; 2] = ["SSL_CERT_FILE", "SSL_CERT_DIR"];

/// How often a server asked for a certificate of this computer.
#[derive(Clone, Debug, Default)]
pub(super) struct Asked(Arc<AtomicU64>);

impl Asked {
    pub(super) fn times(&self) -> u64 {
        self.0.load(Ordering::Relaxed)
    }
}

/// The configuration that trusts `added` (DER) besides the system's authorities.
///
/// # Errors
/// [`Error::NoAuthorities`] where there are none at all, [`Error::Setup`].
pub(super) fn config(added: &[Vec<u8>], asked: &Asked) -> Result<ClientConfig, Error> {
    let provider = Arc::new(aws_lc_rs::default_provider());
    let added: Vec<_> =
        added.iter().map(|der| CertificateDer::from(der.as_slice()).into_owned()).collect();
    let setup = |error: &rustls::Error| Error::Setup { technical: scrubbed(&error.to_string()) };
    let verifier = match added.is_empty() {
        true => Verifier::new(Arc::clone(&provider)),
        false => Verifier::new_with_extra_roots(added, Arc::clone(&provider)),
    };
    let verifier = verifier.map_err(|error| match &error {
        // The verifier has no error of its own for an empty store.
        rustls::Error::General(said) => Error::NoAuthorities { technical: stores(said) },
        error => setup(error),
    })?;
    let mut config = ClientConfig::builder_with_provider(provider)
        .with_protocol_versions(&[&TLS13, &TLS12])
        .map_err(|error| setup(&error))?
        .dangerous()
        .with_custom_certificate_verifier(Arc::new(Telling(verifier)))
        .with_client_cert_resolver(Arc::new(Noting(asked.clone())));
    config.alpn_protocols = vec![b"h2".to_vec(), b"http/1.1".to_vec()];
    Ok(config)
}

/// For connections that never speak TLS: trusts nobody, and so needs no store.
///
/// # Errors
/// [`Error::Setup`].
pub(super) fn unused() -> Result<ClientConfig, Error> {
    let config = ClientConfig::builder_with_provider(Arc::new(aws_lc_rs::default_provider()))
        .with_safe_default_protocol_versions()
        .map_err(|error| Error::Setup { technical: scrubbed(&error.to_string()) })?;
    Ok(config.with_root_certificates(RootCertStore::empty()).with_no_client_auth())
}

/// What was said, and the variables that name another store than the usual one.
fn stores(said: &str) -> String {
    let named = STORES.iter().filter_map(|name| {
        let value = std::env::var_os(name)?;
        Some(format!("; {name}={}", value.to_string_lossy()))
    });
    std::iter::once(scrubbed(said)).chain(named).collect()
}

/// The system's verifier, which alone decides.
#[derive(Debug)]
struct Telling(Verifier);

impl ServerCertVerifier for Telling {
    fn verify_server_cert(
        &self,
        end_entity: &CertificateDer<'_>,
        intermediates: &[CertificateDer<'_>],
        server_name: &ServerName<'_>,
        ocsp_response: &[u8],
        now: UnixTime,
    ) -> Result<ServerCertVerified, rustls::Error> {
        self.0
            .verify_server_cert(end_entity, intermediates, server_name, ocsp_response, now)
            .map_err(|error| Refused::tell(error, end_entity))
    }

    fn verify_tls12_signature(
        &self,
        message: &[u8],
        cert: &CertificateDer<'_>,
        dss: &DigitallySignedStruct,
    ) -> Result<HandshakeSignatureValid, rustls::Error> {
        self.0.verify_tls12_signature(message, cert, dss)
    }

    fn verify_tls13_signature(
        &self,
        message: &[u8],
        cert: &CertificateDer<'_>,
        dss: &DigitallySignedStruct,
    ) -> Result<HandshakeSignatureValid, rustls::Error> {
        self.0.verify_tls13_signature(message, cert, dss)
    }

    fn supported_verify_schemes(&self) -> Vec<SignatureScheme> {
        self.0.supported_verify_schemes()
    }
}

/// Has no certificate to show, and notes that one was asked for.
#[derive(Debug)]
struct Noting(Asked);

impl ResolvesClientCert for Noting {
    fn resolve(&self, _: &[&[u8]], _: &[SignatureScheme]) -> Option<Arc<CertifiedKey>> {
        self.0.0.fetch_add(1, Ordering::Relaxed);
        None
    }

    /// Without this nobody would ask.
    fn has_certs(&self) -> bool {
        true
    }
}
