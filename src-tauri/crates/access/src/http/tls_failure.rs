//! Why a secure connection was not set up, as far as it decides who can mend it.

use std::{fmt, sync::Arc};

use rustls::{AlertDescription, CertificateError, OtherError};
use x509_parser::parse_x509_certificate;

use super::redacted::scrubbed;

/// Why a secure connection was not set up.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum TlsFailure {
    /// The certificate comes from an authority this computer does not know: mostly a
    /// company network that inspects traffic.
    NotTrusted,
    /// The certificate vouches for itself: no authority stands behind it.
    HostsOwn,
    /// The certificate has ended.
    Ended,
    /// The certificate is not valid yet, or the clock of this computer is behind.
    NotYetValid,
    /// The certificate is for another host.
    OtherHost,
    /// The certificate is signed in a way that anybody can forge by now, such as SHA-1.
    Weak,
    /// Only versions or ciphers of TLS are spoken that are no longer safe.
    Outdated,
    /// What answers speaks no TLS.
    NotTls,
    /// The connection was cut at the first word: how firewalls block a host.
    HungUp,
    /// A certificate of this computer is demanded, and Relabel has none.
    ClientCertificate,
    /// Anything else.
    Other,
}

impl TlsFailure {
    /// What an error of the TLS library means. `asked` is whether the server asked for a
    /// certificate of this computer.
    pub(super) fn of(error: &rustls::Error, asked: bool) -> Self {
        use AlertDescription as A;
        use rustls::Error as E;
        match error {
            E::InvalidCertificate(CertificateError::Other(OtherError(other))) => {
                match other.downcast_ref::<Refused>() {
                    Some(refused) => refused.kind(),
                    None => Self::Other,
                }
            }
            E::InvalidCertificate(why) => Self::of_certificate(why, false),
            E::AlertReceived(A::CertificateRequired) => Self::ClientCertificate,
            E::AlertReceived(
                A::HandshakeFailure | A::BadCertificate | A::CertificateUnknown | A::UnknownCA,
            ) if asked => Self::ClientCertificate,
            E::AlertReceived(
                A::ProtocolVersion | A::InsufficientSecurity | A::HandshakeFailure,
            )
            | E::PeerIncompatible(_) => Self::Outdated,
            E::AlertReceived(A::UnrecognisedName | A::AccessDenied | A::CloseNotify) => {
                Self::HungUp
            }
            E::InvalidMessage(_) => Self::NotTls,
            _ => Self::Other,
        }
    }

    fn of_certificate(why: &CertificateError, vouches_for_itself: bool) -> Self {
        use CertificateError as E;
        match why {
            E::UnknownIssuer if vouches_for_itself => Self::HostsOwn,
            // An authority of the same name and with another key is another one.
            E::UnknownIssuer | E::BadSignature => Self::NotTrusted,
            E::Expired | E::ExpiredContext { .. } => Self::Ended,
            E::NotValidYet | E::NotValidYetContext { .. } => Self::NotYetValid,
            E::NotValidForName | E::NotValidForNameContext { .. } => Self::OtherHost,
            E::UnsupportedSignatureAlgorithmContext { .. }
            | E::UnsupportedSignatureAlgorithmForPublicKeyContext { .. } => Self::Weak,
            // This one variant is told by its words, because the verifier's own type is
            // not public here.
            E::Other(other) if other.to_string().contains("CaUsedAsEndEntity") => Self::HostsOwn,
            _ => Self::Other,
        }
    }
}

impl fmt::Display for TlsFailure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::NotTrusted => {
                "its certificate comes from an authority this computer does not know"
            }
            Self::HostsOwn => "its certificate vouches for itself, and no authority for it",
            Self::Ended => "its certificate has ended",
            Self::NotYetValid => "its certificate is not valid yet",
            Self::OtherHost => "its certificate is for another host",
            Self::Weak => "its certificate is signed in a way that is no longer safe",
            Self::Outdated => "it offers only versions or ciphers of TLS that are no longer safe",
            Self::NotTls => "what answers there speaks no TLS",
            Self::HungUp => "it was cut at the first word",
            Self::ClientCertificate => "a certificate of this computer is demanded",
            Self::Other => "for a reason that is not known",
        })
    }
}

/// A certificate that was refused, with what it says: an administrator finds by that
/// where it comes from. The library's own error is behind it.
#[derive(Debug)]
pub(super) struct Refused {
    why: CertificateError,
    vouches_for_itself: bool,
    shown: String,
}

impl Refused {
    /// The same error with what the certificate says, where it is about one.
    pub(super) fn tell(error: rustls::Error, der: &[u8]) -> rustls::Error {
        let rustls::Error::InvalidCertificate(why) = error else { return error };
        let (vouches_for_itself, shown) = match parse_x509_certificate(der) {
            Ok((_, certificate)) => {
                let (subject, issuer) = (certificate.subject(), certificate.issuer());
                let [from, to] =
                    [certificate.validity().not_before, certificate.validity().not_after]
                        .map(|moment| moment.to_datetime().date());
                let shown = format!("{subject}, issued by {issuer}, valid from {from} to {to}");
                (subject.as_raw() == issuer.as_raw(), shown)
            }
            Err(_) => (false, "a certificate that cannot be read".to_owned()),
        };
        let refused = Self { why, vouches_for_itself, shown: scrubbed(&shown) };
        rustls::Error::InvalidCertificate(CertificateError::Other(OtherError(Arc::new(refused))))
    }

    /// What the library said and what the certificate says, of an error that is one.
    pub(super) fn technical(error: &rustls::Error) -> Option<String> {
        let rustls::Error::InvalidCertificate(CertificateError::Other(OtherError(other))) = error
        else {
            return None;
        };
        let refused = other.downcast_ref::<Self>()?;
        Some(format!("{}; {}", scrubbed(&refused.why.to_string()), refused.shown))
    }

    fn kind(&self) -> TlsFailure {
        TlsFailure::of_certificate(&self.why, self.vouches_for_itself)
    }
}

impl fmt::Display for Refused {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}; {}", self.why, self.shown)
    }
}

impl std::error::Error for Refused {}
